package web

import (
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// questionPage is one page of the questionnaire to fill in.
type questionPage struct {
	base
	Section   string
	SectionNo int
	Sections  int
	PageNo    int // within the section
	Pages     int
	Done      int // pages before this one, of all
	All       int
	Intro     string
	Action    string // where the form goes
	FormID    string
	SaveID    string
	WaveKey   string
	Rescue    string      // form id of what was typed too late and stands in the fields
	Made      string      // names the edition, for the form
	Changed   bool        // the form was made under an earlier edition
	Left      []typedText // what has no place on the page any more
	Deciding  []string    // names of controls on which other questions of the page depend
	Autosave  string      // where the page's script saves
	Others    []colleague // who are on this page too
	Rescued   []rescueView
	Topics    []topicView
	Problems  []form.Problem
	Conflicts []form.Problem
	Open      []form.Problem // objections that are left to settle
	Saved     bool           // the page comes again for them, everything is saved
	Seen      string         // these objections, for the next save
	Declared  string         // "ja", "nein" or not yet: is this page finished?
	Told      string         // what of it the form was made with
	Since     string         // when the form was made; in a pre-test only
	Said      declared
	Absence   *absenceBox
	Back      string
	LastSaved edit
	History   string
	NoMark    bool // somebody else declares the page finished

	Preview    bool           // nobody answers: the form goes nowhere
	Conditions []string       // under which the previewed page is shown
	Checks     []previewCheck // that answers can run into
}

// topicView is a numbered subsection with its questions.
type topicView struct {
	ID     string
	Hidden bool // none of its questions is asked now
	Number string
	Title  string
	Fields []questionView
}

// questionView is a question with what colleagues wrote about it.
type questionView struct {
	form.Field
	Notes *notesView // nil where nobody writes any
}

// absenceBox offers the Fehlanzeige of an area, or to take it back.
type absenceBox struct {
	Label    string
	Href     string
	Given    bool
	UndoHref string
}

// Names of the form's own fields. They begin with an underscore, so that no
// item can have them.
const (
	formField   = "_form"
	saveField   = "_save"
	waveField   = "_wave"
	doneField   = "_fertig"
	toldField   = "_gemeldet"
	actionField = "_aktion"
	seenField   = "_gesehen"
	aheadField  = "_vorab"
	rescueField = "_aufgehoben" // form id of what was typed too late and is shown in the form
)

// ownFields says what the form's own fields can hold.
var ownFields = map[string]*regexp.Regexp{
	tokenField:  regexp.MustCompile(``),
	formField:   regexp.MustCompile(`^[0-9a-z]{1,100}$`),
	saveField:   regexp.MustCompile(`^[0-9a-z]{1,100}$`),
	waveField:   regexp.MustCompile(``),
	doneField:   regexp.MustCompile(`^(ja|nein)$`),
	toldField:   regexp.MustCompile(`^(ja|nein)?$`),
	actionField: regexp.MustCompile(`^(weiter|bleiben|uebernehmen|verwerfen)$`),
	seenField:   regexp.MustCompile(``),
	aheadField:  regexp.MustCompile(`^(ja|nein)?$`),
	rescueField: regexp.MustCompile(`^[0-9a-z]{1,100}$`),
	madeField:   regexp.MustCompile(`^[0-9a-f]{12}$`),
	noteField:   regexp.MustCompile(``),
	remarkField: regexp.MustCompile(``),
	kindField:   regexp.MustCompile(`^[a-z]*$`),
	sinceField:  regexp.MustCompile(`^[0-9]{0,12}$`),
	settleField: regexp.MustCompile(`^ja$`),
	reopenField: regexp.MustCompile(`^ja$`),
	digestField: regexp.MustCompile(`^[0-9a-f]{64}$`),
	shownField:  regexp.MustCompile(`^[0-9TZ:.-]{20,30}$`),
}

// checkOwnFields refuses own fields that no form of ours has, or not so.
func checkOwnFields(values url.Values) error {
	for name, posted := range values {
		if !strings.HasPrefix(name, "_") {
			continue
		}
		kind := name
		if at := strings.Index(name, ":"); at >= 0 { // the key of what it belongs to follows
			kind = name[:at+1]
		}
		allowed, known := ownFields[kind]
		if !known || len(posted) != 1 || !allowed.MatchString(posted[0]) {
			return fmt.Errorf("read form: field %q: %w", name, survey.ErrInvalid)
		}
	}
	return nil
}

// deskWithPage is the desk with the page that the address names, if it lies on
// the county's path.
func (s *Server) deskWithPage(c echo.Context, v *visitor) (*desk, *survey.Page, error) {
	d, err := s.desk(c, v)
	if err != nil {
		return nil, nil, err
	}
	p, err := d.page(c.Param("page"))
	return d, p, err
}

// page is the one with the key, if it lies on the county's path.
func (d *desk) page(key string) (*survey.Page, error) {
	p := d.questionnaire().Page(key)
	if p == nil || !d.questionnaire().PageShown(p, d.answers()) || len(d.only(access.Read, p.Items())) == 0 {
		return nil, survey.ErrNotFound
	}
	return p, nil
}

// editable is the page with the key, if there is something on it to fill in for
// the desk's person.
func (d *desk) editable(key string) (*survey.Page, error) {
	p, err := d.page(key)
	if err == nil && !d.edits(p) {
		err = survey.ErrNotFound
	}
	return p, err
}

// pageLimit lets a form be as large as all fields of its page together.
func (s *Server) pageLimit(c echo.Context, v *visitor) (int64, error) {
	w, err := s.Store.Wave(c.Request().Context(), cmp.Or(v.Wave, c.Param("wave")))
	if err != nil {
		return 0, err
	}
	pages, err := s.oldPages(c.Request().Context(), w, c.Param("page"))
	if err != nil {
		return 0, err
	}
	if len(pages) == 0 {
		return 0, survey.ErrNotFound
	}
	var most int64
	for _, p := range pages {
		most = max(most, form.BodyLimit(p)+noteRoom(p)+remarkRoom(w, p))
	}
	return most, nil
}

func (s *Server) showPage(c echo.Context, v *visitor) error {
	d, p, err := s.deskWithPage(c, v)
	if err != nil {
		return err
	}
	if !d.writable() || !d.edits(p) { // nothing to fill in: the answers stand on the check page
		return seeOther(c, d.root+"/pruefen")
	}
	view := s.questionPage(c, d, p, d.state())
	if view.Others, err = s.attend(c, d, p); err != nil {
		return err
	}
	if d.proxy == nil {
		rescued, err := s.rescued(c.Request().Context(), d)
		if err != nil {
			return err
		}
		view.Rescued = rescued[p.Key]
	}
	return s.render(c, http.StatusOK, "page", view)
}

// state is what fields are built from where nothing was posted.
func (d *desk) state() form.State {
	return form.State{Asked: d.asked(), Stored: d.stored, Author: d.author, Me: d.ownInput(), Sees: d.sees}
}

// typedState is what fields are built from where the form was not stored.
func (d *desk) typedState(posted form.Posted) form.State {
	st := d.state()
	st.Posted, st.Typed, st.Versions, st.Problems = posted.Answers, posted.Typed, posted.Versions, posted.Problems
	return st
}

func (s *Server) questionPage(c echo.Context, d *desk, p *survey.Page, st form.State) questionPage {
	q, texts := d.questionnaire(), d.texts()
	formID, _ := access.NewToken()
	saveID, _ := access.NewToken()
	view := questionPage{
		base: s.countyBase(c, d, p.Title, p), Section: p.Section.Title, Intro: texts.PageIntro(p),
		Sections: len(q.Sections), SectionNo: slices.Index(q.Sections, p.Section) + 1,
		PageNo: slices.Index(p.Section.Pages, p) + 1, Pages: len(p.Section.Pages),
		Done: p.Index, All: len(q.Pages()),
		Deciding: p.Deciding(), Autosave: d.pagePath(p) + "/sichern",
		Action: d.pagePath(p), Rescue: c.Request().PostForm.Get(rescueField), FormID: formID, SaveID: saveID, WaveKey: d.wave.Key, Made: madeOf(d.wave.Edition),
		Problems: append(form.Summary(q, st.Problems), d.noteProblems(p)...), Conflicts: form.ConflictSummary(texts, st.Conflicts),
		Back: d.root, LastSaved: d.lastEdit(p), History: d.historyOf(p), Absence: d.absence(p),
	}
	view.Errors = len(view.Problems) + len(view.Conflicts)
	view.Saved = slices.Contains([]string{objectionNotice, moreNotice}, c.QueryParam("hinweis"))
	view.Seen = seenText(d.unsettled(p))
	if previous := d.neighbour(p, -1); previous != nil {
		view.Back = d.pagePath(previous)
	}
	if view.Said = d.declared(p); view.Said.Status == pageDone {
		view.Declared, view.Told = "ja", "ja"
	}
	view.NoMark, view.Since = !d.whole(p), d.since(c)
	fields := d.mine(form.Build(q, p, st))
	for _, f := range fields {
		view.Open = append(view.Open, form.ObjectionSummary(q, f.Objections)...)
	}
	view.Topics = topics(p, fields, d.noteBox)
	return view
}

// topics puts the page's fields under their numbered headings, with the notes
// about them.
func topics(p *survey.Page, fields []form.Field, notes func(*survey.Item) *notesView) []topicView {
	byName := map[string]form.Field{}
	for _, f := range fields {
		byName[f.Name] = f
	}
	var views []topicView
	for i, t := range p.Topics {
		view := topicView{ID: fmt.Sprintf("thema-%d", i+1), Hidden: true, Number: t.Number, Title: t.Title}
		for _, it := range t.Items {
			if f, ok := byName[it.ID]; ok {
				view.Fields = append(view.Fields, questionView{f, notes(it)})
				view.Hidden = view.Hidden && f.Hidden
			}
		}
		views = append(views, view)
	}
	return views
}

// neighbour is the page before (-1) or after (+1) on the county's path, or nil.
func (d *desk) neighbour(p *survey.Page, step int) *survey.Page {
	all, a := d.questionnaire().Pages(), d.answers()
	for i := p.Index + step; i >= 0 && i < len(all); i += step {
		if d.questionnaire().PageShown(all[i], a) && d.edits(all[i]) {
			return all[i]
		}
	}
	return nil
}

// savePage is the life of one saved page: decode, check, store, move on.
func (s *Server) savePage(c echo.Context, v *visitor) error {
	d, err := s.desk(c, v)
	if err != nil {
		return err
	}
	values := c.Request().PostForm
	if waited, ok := c.Get(rescuedKey).(survey.Rescue); ok {
		d.typed = waited.Time
	}
	made, err := s.formEdition(c, d)
	if err != nil {
		return err
	}
	if made != d.wave.Edition {
		return s.showChanged(c, d, made)
	}
	p, err := d.editable(c.Param("page"))
	if err != nil {
		return err
	}
	posted, err := form.Decode(p, values)
	if err != nil {
		return err
	}
	if d.drafts, err = d.draftsOf(p, values); err != nil {
		return err
	}
	if len(posted.Problems) > 0 || len(d.noteProblems(p)) > 0 {
		view := s.questionPage(c, d, p, d.typedState(posted))
		view.Declared, view.Told = values.Get(doneField), values.Get(toldField)
		return s.render(c, http.StatusUnprocessableEntity, "page", view)
	}
	result, err := s.Store.SaveAnswers(c.Request().Context(), d.scope, survey.Save{
		FormID: values.Get(formField), SaveID: values.Get(saveField), Edition: d.wave.Edition, Path: survey.PathForm,
		Changes: posted.Changes(), Mark: mark(p, values), Notes: d.noteChanges(p), Remarks: d.remarkChanges(), Took: d.took(p, values.Get(sinceField)), Questionnaire: d.questionnaire(),
	})
	if err != nil {
		return s.overtaken(c, v, d, fmt.Errorf("save page %s: %w", p.Key, err))
	}
	before := d.seenOn(p, posted, values.Get(aheadField))
	d.drafts = drafts{}
	if err := s.load(c.Request().Context(), d); err != nil {
		return err
	}
	result.Conflicts = d.undecided(result.Conflicts)
	for _, m := range result.Moved {
		posted.Versions[m.To] = m.Version
	}
	if len(result.Conflicts) > 0 {
		return s.showConflicts(c, d, p, posted.Versions, result)
	}
	if id := values.Get(rescueField); id != "" {
		if err := s.Store.DropRescue(c.Request().Context(), d.scope, p.Key, id); err != nil {
			return err
		}
	}
	return s.moveOn(c, d, p, before)
}

// formEdition is the edition under which the page's form was made, if it was
// made for the desk's wave.
func (s *Server) formEdition(c echo.Context, d *desk) (string, error) {
	if key := c.Request().PostForm.Get(waveField); key != d.wave.Key {
		return "", fmt.Errorf("form of wave %q: %w", key, survey.ErrInvalid)
	}
	return s.madeUnder(c, d.wave)
}

// mark is what the form declares anew about its page. What it was made with says
// nothing about changes that came later.
func mark(p *survey.Page, values url.Values) *survey.PageMark {
	said := values.Get(doneField)
	if said == "" || said == values.Get(toldField) {
		return nil
	}
	return &survey.PageMark{Page: p.Key, Done: said == "ja"}
}

// shown are the page's items that the county sees now, and those of their options
// that are not always offered.
func (d *desk) shown(p *survey.Page) map[string]bool {
	shown, a := map[string]bool{}, d.answers()
	for _, it := range d.only(access.Edit, p.Items()) {
		if !d.questionnaire().Shown(it, a) {
			continue
		}
		shown[it.ID] = true
		for _, o := range it.Options {
			if o.ShowIf != nil && d.questionnaire().OptionShown(o, a) {
				shown[it.ID+":"+o.Key] = true
			}
		}
	}
	return shown
}

// seen notes that an item was on the page with its options.
func seen(shown map[string]bool, it *survey.Item) {
	shown[it.ID] = true
	for _, o := range it.Options {
		shown[it.ID+":"+o.Key] = true
	}
}

// seenOn is what the form showed of the page, which its script may have saved
// already: what it put into the form, with all options; where it was up to date,
// the options of all others; where it was not, nothing that the answers decide.
func (d *desk) seenOn(p *survey.Page, posted form.Posted, ahead string) map[string]bool {
	shown := d.shown(p)
	if ahead == "nein" {
		clear(shown)
	}
	for ref := range posted.Versions {
		it := d.questionnaire().Item(ref.Item)
		switch {
		case it == nil:
		case ahead == "nein":
			shown[it.ID] = true
		case ahead == "ja" || !shown[it.ID]:
			seen(shown, it)
		}
	}
	return shown
}

// showConflicts shows the page again: what was refused stands in the fields,
// what somebody else stored beside it. All other answers are saved already. A
// refused answer keeps its stale version, or sending the form again without a
// decision would overwrite the stored one.
func (s *Server) showConflicts(c echo.Context, d *desk, p *survey.Page, versions map[survey.Ref]int, result survey.SaveResult) error {
	mine, stale := survey.Answers{}, map[survey.Ref]int{}
	for _, conflict := range result.Conflicts {
		mine[conflict.Ref] = conflict.Mine
		stale[conflict.Ref] = versions[conflict.Ref]
	}
	st := d.state()
	st.Posted, st.Versions, st.Conflicts = mine, stale, result.Conflicts
	return s.render(c, http.StatusConflict, "page", s.questionPage(c, d, p, st))
}

// moveOn leads to where the pressed button points. If the answers opened further
// questions on this page or objections that its form did not show, it comes again
// with them; once seen, they keep nobody from going on.
func (s *Server) moveOn(c echo.Context, d *desk, p *survey.Page, before map[string]bool) error {
	action := c.Request().PostForm.Get(actionField)
	if action != "weiter" {
		return seeOther(c, d.pagePath(p)+"?hinweis=gespeichert")
	}
	for id := range maps.Keys(d.shown(p)) {
		if !before[id] {
			return seeOther(c, d.pagePath(p)+"?hinweis="+moreNotice)
		}
	}
	if d.objectsAnew(p, c.Request().PostForm.Get(seenField)) {
		return seeOther(c, d.pagePath(p)+"?hinweis="+objectionNotice)
	}
	if next := d.neighbour(p, +1); next != nil {
		return seeOther(c, d.pagePath(next))
	}
	return seeOther(c, d.root+"/pruefen")
}
