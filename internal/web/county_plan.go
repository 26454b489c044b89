package web

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/export"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

const planPath = "/antwortbogen/zustaendigkeiten"

// planPage says which office of the county answers what, and lets those who lead
// the team change it.
type planPage struct {
	base
	Editable  bool
	WaveKey   string
	Made      string
	Offices   []officeView
	Sections  []planSection
	Missing   int       // questions without an office
	Left      []planned // named for questions that are not asked any more
	Edited    edit
	Former    string // title of the earlier wave whose plan fits
	Problems  []form.Problem
	Conflicts []form.Problem
}

// officeView is an office that has something to answer.
type officeView struct {
	Name    string
	Count   int // of its questions
	Members []string
}

// planField is a line for the name of an office.
type planField struct {
	ID    string
	Name  string
	Label string
	Value string
	Fault string
}

type planSection struct {
	Number string
	Title  string
	Fill   *planField // nil: the page below says it
	Pages  []planPart
}

type planPart struct {
	Fill   *planField // nil: the topic below says it
	Topics []planTopic
}

type planTopic struct {
	Number string
	Title  string
	Whole  *planField // nil: it has only one question
	Was    string     // what stood in it
	WasIn  string     // name of the field that says so
	Mixed  string     // the offices of its questions, where they differ
	Open   bool
	Items  []planItem
}

type planItem struct {
	planField
	Item    string
	Version string // what was shown, with its version
	Theirs  *theirOffice
}

// theirOffice is what somebody else stored in the meantime.
type theirOffice struct {
	Office string
	By     edit
}

// planned is a question with its office, in words.
type planned struct {
	Number string
	Label  string
	Office string
}

// Fields of the form, each followed by what it names.
const (
	officePrefix  = "amt:"
	shownPrefix   = "v:"
	topicPrefix   = "thema:"
	wasPrefix     = "war:"
	pagePrefix    = "seite:"
	sectionPrefix = "abschnitt:"

	maxOffice     = 100
	longOffice    = "Bitte höchstens 100 Zeichen."
	planFormBytes = 256 << 10
)

// planLimit lets every question name an office of the longest name.
func planLimit(echo.Context, *visitor) (int64, error) { return planFormBytes, nil }

// planDesk is the desk of somebody to whom all questions are open, with the plan;
// for all others there is no such page.
func (s *Server) planDesk(c echo.Context, v *visitor) (*desk, survey.Plan, error) {
	d, err := s.desk(c, v)
	if err != nil {
		return nil, nil, err
	}
	if !d.me.May(access.Read, d.questionnaire().Items()...) {
		return nil, nil, survey.ErrNotFound
	}
	plan, err := s.Store.Plan(c.Request().Context(), d.scope)
	return d, plan, err
}

func (s *Server) showPlan(c echo.Context, v *visitor) error {
	d, plan, err := s.planDesk(c, v)
	if err != nil {
		return err
	}
	if _, err := s.refill(c, d.scope, planPath); err != nil {
		return err
	}
	return s.renderPlan(c, http.StatusOK, d, plan, planState{posted: c.Request().PostForm})
}

func (s *Server) downloadPlan(c echo.Context, v *visitor) error {
	d, plan, err := s.planDesk(c, v)
	if err != nil {
		return err
	}
	var body bytes.Buffer
	if err := export.PlanCSV(&body, d.questionnaire(), plan); err != nil {
		return fmt.Errorf("write plan: %w", err)
	}
	return download(c, "zustaendigkeiten-"+d.wave.Key+"-"+d.response.County.Key+".csv", body.Bytes())
}

// planState is what the page shows beside the stored plan.
type planState struct {
	posted    url.Values             // stands in the fields
	faults    map[string]string      // by the names of the fields
	conflicts map[string]survey.Duty // as stored by somebody else, by item
}

func (s *Server) renderPlan(c echo.Context, status int, d *desk, plan survey.Plan, st planState) error {
	ctx := c.Request().Context()
	view := planPage{base: s.countyBase(c, d, "Wer beantwortet was?", nil), Editable: d.me.May(access.Manage),
		WaveKey: d.wave.Key, Made: madeOf(d.wave.Edition), Offices: d.offices(plan)}
	b := planBuilder{d, plan, d.texts(), st, &view}
	for _, section := range d.questionnaire().Sections {
		view.Sections = append(view.Sections, b.section(section))
	}
	view.Errors = len(view.Problems) + len(view.Conflicts)
	last := survey.Duty{}
	for _, duty := range plan {
		if duty.Time.After(last.Time) {
			last = duty
		}
	}
	view.Edited = edit{memberOf(d.team, last.Author).Contact.Text(), last.Time}
	var err error
	if view.Left, err = s.leftOver(ctx, d, plan); err != nil {
		return err
	}
	if view.Editable {
		former, fits, err := s.former(ctx, d, plan)
		if err != nil {
			return err
		}
		if former != nil && len(fits.Fits) > 0 {
			view.Former = former.plan.Wave.Title
		}
	}
	return s.render(c, status, "plan", view)
}

// offices are those that the plan names, with who is there of them.
func (d *desk) offices(plan survey.Plan) []officeView {
	var views []officeView
	for _, name := range plan.Offices(d.questionnaire()) {
		view := officeView{Name: name, Count: len(survey.Planned(plan.Items(d.questionnaire(), name)))}
		for _, m := range d.membersOf(name) {
			view.Members = append(view.Members, m.Contact.Name)
		}
		views = append(views, view)
	}
	return views
}

// membersOf are those of the office who have access.
func (d *desk) membersOf(office string) []access.Member {
	return slices.DeleteFunc(slices.Clone(d.team), func(m access.Member) bool { return m.Revoked || !survey.SameOffice(m.Contact.Office, office) })
}

// leftOver says in words what is named for questions that are not asked any more.
func (s *Server) leftOver(ctx context.Context, d *desk, plan survey.Plan) ([]planned, error) {
	duties := plan.Leftover(d.questionnaire())
	if len(duties) == 0 {
		return nil, nil
	}
	inForce, err := s.Store.WaveEditions(ctx, d.wave.Key)
	if err != nil {
		return nil, err
	}
	var left []planned
	for _, duty := range duties {
		line := planned{Label: duty.Item, Office: duty.Office}
		for _, was := range slices.Backward(inForce) {
			ed, err := s.editions.edition(ctx, was.Edition)
			if err != nil {
				continue // one that this program refuses: the next older one may know it
			}
			if it := ed.questionnaire.Item(duty.Item); it != nil {
				line.Label = it.Label
				break
			}
		}
		left = append(left, line)
	}
	return left, nil
}

// planBuilder turns the plan into the lines of its page.
type planBuilder struct {
	*desk
	plan  survey.Plan
	texts *form.Texts
	planState
	view *planPage
}

func (b planBuilder) field(name, id, label, stored string) planField {
	f := planField{ID: id, Name: name, Label: label, Value: stored, Fault: b.faults[name]}
	if b.posted.Has(name) {
		f.Value = strings.ToValidUTF8(b.posted.Get(name), "\ufffd")
	}
	if f.Fault != "" {
		b.view.Problems = append(b.view.Problems, form.Problem{Href: "#" + id, Text: label + ": " + f.Fault})
	}
	return f
}

func (b planBuilder) section(section *survey.Section) planSection {
	view := planSection{Number: section.Number, Title: section.Title}
	if len(section.Pages) > 1 {
		fill := b.field(sectionPrefix+section.Key, "abschnitt-"+section.Key, "Leere Felder füllen: ganzer Abschnitt "+section.Number, "")
		view.Fill = &fill
	}
	for _, p := range section.Pages {
		view.Pages = append(view.Pages, b.page(p))
	}
	return view
}

func (b planBuilder) page(p *survey.Page) planPart {
	var view planPart
	if len(p.Topics) > 1 {
		fill := b.field(pagePrefix+p.Key, "seite-"+p.Key, "Leere Felder füllen: Seite „"+p.Title+"“", "")
		view.Fill = &fill
	}
	for _, t := range p.Topics {
		if items := survey.Planned(t.Items); len(items) > 0 {
			view.Topics = append(view.Topics, b.topic(t, items))
		}
	}
	return view
}

func (b planBuilder) topic(t *survey.Topic, items []*survey.Item) planTopic {
	view := planTopic{Number: t.Number, Title: t.Title}
	if view.Title == "" {
		view.Title = t.Page.Title
	}
	var offices []string
	for _, it := range items {
		line := b.item(it)
		view.Items = append(view.Items, line)
		view.Open = view.Open || line.Fault != "" || line.Theirs != nil
		if !slices.Contains(offices, line.Value) {
			offices = append(offices, line.Value)
		}
		if b.plan.Office(it) == "" {
			b.view.Missing++
		}
	}
	if len(items) == 1 {
		return view
	}
	common := offices[0]
	if len(offices) > 1 {
		common, view.Mixed = "", mixed(offices)
	}
	first := items[0]
	whole := b.field(topicPrefix+first.ID, "thema-"+form.DOMID(first), t.Number+" "+view.Title, common)
	view.Whole, view.WasIn, view.Was = &whole, wasPrefix+first.ID, common
	if b.posted.Has(view.WasIn) {
		view.Was = b.posted.Get(view.WasIn)
	}
	return view
}

func mixed(offices []string) string {
	named := slices.DeleteFunc(slices.Clone(offices), func(o string) bool { return o == "" })
	words := strings.Join(named, ", ")
	if len(named) < len(offices) {
		words += "; Fragen ohne Amt"
	}
	return strings.TrimPrefix(words, "; ")
}

func (b planBuilder) item(it *survey.Item) planItem {
	stored := b.plan[it.ID]
	line := planItem{Item: it.ID, planField: b.field(officePrefix+it.ID, "amt-"+form.DOMID(it), it.Number+" "+b.texts.Label(it), stored.Office),
		Version: strconv.Itoa(stored.Version) + " " + stored.Office}
	if name := shownPrefix + it.ID; b.posted.Has(name) {
		line.Version = b.posted.Get(name)
	}
	if theirs, refused := b.conflicts[it.ID]; refused {
		line.Theirs = &theirOffice{theirs.Office, edit{memberOf(b.team, theirs.Author).Contact.Text(), theirs.Time}}
		b.view.Conflicts = append(b.view.Conflicts, form.Problem{Href: "#" + line.ID, Text: line.Label})
	}
	return line
}

// typedOffice is what the form says of one question.
type typedOffice struct {
	office  string
	shown   string
	version int
}

// planForm is what was typed into the form of the page.
type planForm struct {
	typed  map[string]typedOffice // by item
	faults map[string]string      // by the names of the fields
	posted url.Values
}

// readPlan reads the form as one of the questionnaire: what was typed for single
// questions, what for whole topics, and what fills the empty ones of pages and
// sections.
func readPlan(q *survey.Questionnaire, values url.Values) (planForm, error) {
	f := planForm{map[string]typedOffice{}, map[string]string{}, values}
	for _, it := range survey.Planned(q.Items()) {
		if err := f.item(it.ID); err != nil {
			return f, err
		}
	}
	for _, p := range q.Pages() {
		for _, t := range p.Topics {
			if items := survey.Planned(t.Items); len(items) > 1 {
				f.replace(items, topicPrefix+items[0].ID, f.name(wasPrefix+items[0].ID))
			}
		}
		f.replace(p.Items(), pagePrefix+p.Key, "")
	}
	for _, section := range q.Sections {
		for _, p := range section.Pages {
			f.replace(p.Items(), sectionPrefix+section.Key, "")
		}
	}
	return f, nil
}

// name is what the field names, as it is stored.
func (f planForm) name(field string) string { return oneLine(f.posted.Get(field)) }

func (f planForm) item(id string) error {
	name := officePrefix + id
	if !f.posted.Has(name) { // not asked when the form was made
		return nil
	}
	version, shown, _ := strings.Cut(f.posted.Get(shownPrefix+id), " ")
	n, err := strconv.Atoi(version)
	if err != nil || n < 0 {
		return fmt.Errorf("version of %s: %w", name, survey.ErrInvalid)
	}
	f.typed[id] = typedOffice{f.name(name), oneLine(shown), n}
	f.checked(name)
	return nil
}

// checked reports whether the field holds the name of an office.
func (f planForm) checked(name string) bool {
	if utf8.RuneCountInString(f.name(name)) > maxOffice {
		f.faults[name] = longOffice
		return false
	}
	return true
}

// replace gives those of the items that have the office before the one that was
// typed into the field for all of them.
func (f planForm) replace(items []*survey.Item, name, before string) {
	office := f.name(name)
	if office == before || !f.posted.Has(name) || !f.checked(name) {
		return
	}
	for _, it := range items {
		if t, there := f.typed[it.ID]; there && t.office == before {
			t.office = office
			f.typed[it.ID] = t
		}
	}
}

// savePlan stores what was changed in the form. What somebody else changed in the
// meantime comes back with both names.
func (s *Server) savePlan(c echo.Context, v *visitor) error {
	d, err := s.led(c, v)
	if err != nil {
		return err
	}
	made, err := s.madeUnder(c, d.wave)
	if err != nil {
		return err
	}
	f, err := s.planForm(c, d, made)
	if err != nil {
		return err
	}
	if len(f.faults) > 0 {
		return s.replan(c, http.StatusUnprocessableEntity, d, planState{posted: f.posted, faults: f.faults})
	}
	conflicts, err := s.Store.SavePlan(c.Request().Context(), d.scope, f.changed())
	if err != nil {
		return err
	}
	if len(conflicts) > 0 {
		return s.replan(c, http.StatusConflict, d, f.refused(conflicts))
	}
	notice := "zustaendigkeiten"
	if made != d.wave.Edition {
		notice = "geaendert"
	}
	return seeOther(c, planPath+"?hinweis="+notice)
}

// planForm reads the posted form, which was made under the edition, as one of the
// present.
func (s *Server) planForm(c echo.Context, d *desk, made string) (planForm, error) {
	ed, err := s.editions.edition(c.Request().Context(), made)
	if err != nil {
		return planForm{}, err
	}
	f, err := readPlan(ed.questionnaire, c.Request().PostForm)
	if err != nil || made == d.wave.Edition {
		return f, err
	}
	lineage, err := s.editions.lineage(c.Request().Context(), d.wave)
	return f.read(lineage, made), err
}

// replan shows the page again with what stands in the state.
func (s *Server) replan(c echo.Context, status int, d *desk, st planState) error {
	plan, err := s.Store.Plan(c.Request().Context(), d.scope)
	if err != nil {
		return err
	}
	return s.renderPlan(c, status, d, plan, st)
}

func (f planForm) changed() []survey.Duty {
	var duties []survey.Duty
	for id, t := range f.typed {
		if t.office != t.shown {
			duties = append(duties, survey.Duty{Item: id, Office: t.office, Version: t.version})
		}
	}
	return duties
}

// refused keeps what was typed for the questions that somebody else had changed;
// everything else is stored.
func (f planForm) refused(conflicts []survey.Duty) planState {
	st := planState{posted: url.Values{}, conflicts: map[string]survey.Duty{}}
	for _, theirs := range conflicts {
		st.conflicts[theirs.Item] = theirs
		st.posted.Set(officePrefix+theirs.Item, f.typed[theirs.Item].office)
	}
	return st
}

// read keeps of the form what the last edition still asks.
func (f planForm) read(l survey.Lineage, made string) planForm {
	now := planForm{map[string]typedOffice{}, map[string]string{}, url.Values{}}
	for id, t := range f.typed {
		read := l.Answer(made, survey.Ref{Item: id}, survey.Value{})
		if read.Gone || l.Last.Item(read.Item) == nil {
			continue
		}
		now.typed[read.Item] = t
		now.posted.Set(officePrefix+read.Item, t.office)
		now.posted.Set(shownPrefix+read.Item, strconv.Itoa(t.version)+" "+t.shown)
		now.checked(officePrefix + read.Item)
	}
	return now
}

// typedOffices are the names that were typed into a refused form, to be copied.
func typedOffices(q *survey.Questionnaire, values url.Values) []typedText {
	f, err := readPlan(q, values)
	if err != nil {
		return nil
	}
	var texts []typedText
	for _, it := range q.Items() {
		if t := f.typed[it.ID]; t.office != t.shown && t.office != "" {
			texts = append(texts, typedText{Label: form.LabelOf(q, it.ID), Text: t.office})
		}
	}
	return texts
}
