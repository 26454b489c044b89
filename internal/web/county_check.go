package web

import (
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// checkPage shows all answers, to check, to print and to keep.
type checkPage struct {
	base
	answersView
	Writable  bool
	Manages   bool
	Fills     bool // has something to answer
	Submits   bool // may go on to submit
	Required  bool // some questions have to be answered
	Obstacles obstaclesView
	State     releaseView // for those who lead
	FormID    string
	SaveID    string
	WaveKey   string
	Renewed   []navItem // pages whose questions changed after they were answered
}

type checkedSection struct {
	Number string
	Title  string
	Pages  []checkedPage
}

type checkedPage struct {
	Title   string
	Href    string
	Status  pageStatus
	Done    bool // declared finished
	Given   bool // Fehlanzeige
	Notes   int  // open ones
	Answers []checkedAnswer
	// Confirmed are the texts of the warnings that were answered with "Ja, das ist so".
	Confirmed []string

	key string
}

// checkedAnswer is one question with its answer in words.
type checkedAnswer struct {
	Number    string
	Label     string
	Lines     []string
	State     survey.State
	Required  bool
	Companion bool
	Href      string
	Change    bool
	NoteHref  string       // where colleagues write about it; empty on everything that leaves the county
	Notes     int          // open ones
	Review    *reviewField // nil: nobody comments here

	key string
}

// gap reports whether the question is open; companion texts are no gap.
func (a checkedAnswer) gap() bool { return a.State == survey.Empty && !a.Companion }

func (p checkedPage) gaps() int {
	n := 0
	for _, a := range p.Answers {
		if a.gap() {
			n++
		}
	}
	return n
}

func (p checkedPage) answered() int {
	n := 0
	for _, a := range p.Answers {
		if !a.Companion && a.State != survey.Empty {
			n++
		}
	}
	return n
}

func (s *Server) showCheck(c echo.Context, v *visitor) error {
	d, err := s.desk(c, v)
	if err != nil {
		return err
	}
	view := checkPage{
		base: s.countyBase(c, d, "Antworten prüfen", nil), Writable: d.writable(), Manages: d.me.May(access.Manage), Fills: d.fills(), Submits: d.submits(), WaveKey: d.wave.Key,
	}
	view.FormID, _ = access.NewToken()
	view.SaveID, _ = access.NewToken()
	if view.answersView, err = s.answersView(c, d); err != nil {
		return err
	}
	if len(view.Sections) == 0 { // nothing is shared with this colleague
		return seeOther(c, d.root)
	}
	if d.proxy == nil {
		d.tellNotes(view.Sections)
	}
	if view.Submission != nil {
		view.Title = "Eingereichte Antworten"
		return s.render(c, http.StatusOK, "check", view)
	}
	q, err := s.recalling(c.Request().Context(), d)
	if err != nil {
		return err
	}
	view.Obstacles, view.Required = d.obstacles(q), requires(q)
	if view.Manages {
		if view.State, err = s.releaseView(c, d); err != nil {
			return err
		}
		if view.File, err = s.Store.FileNumber(c.Request().Context(), d.scope); err != nil {
			return err
		}
	}
	if view.Renewed, err = s.overhauled(c.Request().Context(), d); err != nil {
		return err
	}
	return s.render(c, http.StatusOK, "check", view)
}

// receipt reports whether the desk's person may see what was submitted as a
// whole.
func (d *desk) receipt() bool { return d.me.May(access.Manage) || d.me.ReadsRest }

// declare adds what the county said of the page as a whole.
func (d *desk) declare(page *checkedPage) {
	p := d.questionnaire().Page(page.key)
	if p == nil {
		return
	}
	_, page.Done = d.response.PagesDone[p.Key]
	page.Status = d.declared(p).Status
	page.Given = d.reported[p.Key]
}

// tellNotes leads from every question to the notes about it.
func (d *desk) tellNotes(sections []checkedSection) {
	for _, section := range sections {
		for i := range section.Pages {
			page := &section.Pages[i]
			for j := range page.Answers {
				d.tellNotesOn(&page.Answers[j])
				page.Notes += page.Answers[j].Notes
			}
		}
	}
}

func (d *desk) tellNotesOn(a *checkedAnswer) {
	if d.questionnaire().Item(a.key) == nil || a.Companion {
		return
	}
	a.NoteHref = notesPath + "/" + a.key
	for _, n := range d.notesOn(a.key) {
		if n.Open() {
			a.Notes++
		}
	}
}

// submitted is the newest submission, with its answers under the edition under
// which it was made.
func (s *Server) submitted(c echo.Context, sc access.Scope, w survey.Wave, may permission) (survey.Submission, []checkedSection, error) {
	ctx := c.Request().Context()
	sub, err := s.Store.LatestSubmission(ctx, sc)
	if err != nil {
		return sub, nil, err
	}
	ed, err := s.editions.edition(ctx, sub.Edition)
	if err != nil {
		return sub, nil, err
	}
	return sub, checked(ed.questionnaire, countyRoot, form.Asked{County: sub.County.Name, Year: w.Year}, sub.Answers(), may), nil
}

func (d *desk) checked() []checkedSection {
	return checked(d.questionnaire(), d.root, d.asked(), d.answers(), d.me.May)
}

// permission is how somebody's rights are asked for.
type permission func(act access.Act, items ...*survey.Item) bool

// unlimited is the DLT's, of what was submitted.
func unlimited(access.Act, ...*survey.Item) bool { return true }

// checked lists every question on the path that the reader may read exactly once,
// with what counts of its answer.
func checked(q *survey.Questionnaire, root string, asked form.Asked, a survey.Answers, may permission) []checkedSection {
	a = q.OnPath(a)
	asked.Reads = func(it *survey.Item) bool { return may(access.Read, it) }
	texts := form.TextsOf(q, asked, a)
	var sections []checkedSection
	for _, section := range q.Sections {
		view := checkedSection{Number: section.Number, Title: section.Title}
		for _, p := range section.Pages {
			if page := checkedPageOf(q, root, texts, p, a, may); q.PageShown(p, a) && len(page.Answers) > 0 {
				view.Pages = append(view.Pages, page)
			}
		}
		if len(view.Pages) > 0 {
			sections = append(sections, view)
		}
	}
	return sections
}

func checkedPageOf(q *survey.Questionnaire, root string, texts *form.Texts, p *survey.Page, a survey.Answers, may permission) checkedPage {
	view := checkedPage{Title: p.Title, Href: root + pageStem + p.Key, key: p.Key}
	for _, it := range p.Items() {
		state := q.StateOf(it, a)
		if state == survey.NotShown || !may(access.Read, it) {
			continue
		}
		view.Answers = append(view.Answers, checkedAnswer{
			Number: it.Number, Label: texts.Label(it), Lines: answerLines(it, a), State: state,
			Required: it.Required, Companion: it.CompanionOf != "", Href: view.Href + "#" + form.DOMID(it), Change: may(access.Edit, it), key: it.ID,
		})
	}
	for _, o := range q.Objections(a) {
		if o.Page == p && o.Confirmed && may(access.Read, q.ConcernedBy(o.Check)...) {
			view.Confirmed = append(view.Confirmed, texts.Check(o.Check))
		}
	}
	return view
}

func answerLines(it *survey.Item, a survey.Answers) []string {
	if it.Kind != survey.KindRecords {
		return form.Lines(it, a[survey.Ref{Item: it.ID}])
	}
	var lines []string
	for i, n := range a.Records(it.ID) {
		lines = append(lines, fmt.Sprintf("Eintrag %d", i+1))
		lines = append(lines, form.Lines(it, a[survey.Ref{Item: it.ID, Record: n}])...)
	}
	return lines
}

// submitPage is the one warning before submitting.
type submitPage struct {
	base
	Gaps       []pageGaps
	GapCount   int
	Unfinished int  // pages that nobody declared finished
	Notes      int  // open ones
	Again      bool // there is an earlier submission
	Required   bool // some questions have to be answered
	Obstacles  obstaclesView
	State      releaseView
	Barred     bool // the county lets only the coordinator submit
	SubmitID   string
	Made       string
	Digest     string          // of the answers that are shown
	Shown      string          // when
	Overtaken  bool            // something has changed since the form was made
	Changed    []changedAnswer // since then
	Reopened   bool            // the form was submitted before, and what it submitted was returned
}

type pageGaps struct {
	Title string
	Href  string
	Count int
}

// shownField says in the form when its page was shown.
const shownField = "_gezeigt"

func (s *Server) showSubmit(c echo.Context, v *visitor) error {
	d, err := s.submitting(c, v)
	if err != nil {
		return err
	}
	if !d.writable() {
		return seeOther(c, d.root+"/pruefen")
	}
	q, err := s.recalling(c.Request().Context(), d)
	if err != nil {
		return err
	}
	view, err := s.submitPage(c, d, q)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, "submit", view)
}

func (s *Server) submitPage(c echo.Context, d *desk, q *survey.Questionnaire) (view submitPage, err error) {
	id, _ := access.NewToken()
	view = submitPage{base: s.countyBase(c, d, "Antwortbogen einreichen", nil), Again: d.response.Counted(), SubmitID: id, Made: madeOf(d.wave.Edition),
		Required: requires(q), Obstacles: d.obstacles(q), Barred: !d.me.May(access.Submit), Notes: d.allOpenNotes(),
		Digest: d.digest(q), Shown: d.now.UTC().Format(time.RFC3339Nano)}
	if d.proxy == nil { // the release is the county's own
		if view.State, err = s.releaseView(c, d); err != nil {
			return view, err
		}
	}
	for _, section := range d.checked() {
		for _, p := range section.Pages {
			d.declare(&p)
			if n := p.gaps(); n > 0 {
				view.Gaps = append(view.Gaps, pageGaps{p.Title, p.Href, n})
				view.GapCount += n
			}
			if !p.Done {
				view.Unfinished++
			}
		}
	}
	return view, nil
}

func (s *Server) submit(c echo.Context, v *visitor) error {
	d, err := s.submitting(c, v)
	if err != nil {
		return err
	}
	id := c.Request().PostForm.Get(saveField)
	if id == "" {
		return survey.ErrInvalid
	}
	if outdated, err := s.outdated(c, d); outdated || err != nil {
		return s.lookAgain(c, d.root+"/pruefen", err)
	}
	q, err := s.recalling(c.Request().Context(), d)
	if err != nil {
		return err
	}
	seen := c.Request().PostForm.Get(digestField)
	switch {
	case !d.me.May(access.Submit):
		return s.refuseSubmission(c, d, q, nil)
	case seen == "" && d.writable(): // no page of ours has such a form
		return s.refuseSubmission(c, d, q, survey.ErrConflict)
	}
	lineage, err := s.editions.lineage(c.Request().Context(), d.wave)
	if err != nil {
		return err
	}
	_, err = s.Store.Submit(c.Request().Context(), d.scope, q, lineage, d.wave.Edition, id, seen)
	for _, refused := range []error{survey.ErrIncomplete, survey.ErrUnreleased, survey.ErrConflict, survey.ErrReopened} {
		if errors.Is(err, refused) {
			return s.refuseSubmission(c, d, q, refused)
		}
	}
	if err != nil {
		return err
	}
	if d.proxy != nil {
		return seeOther(c, d.proxyDone()+"?hinweis=eingabe-eingereicht")
	}
	return seeOther(c, "/antwortbogen/quittung")
}

// submits reports whether the desk's person may go on to submit, if only to read
// what keeps them from it.
func (d *desk) submits() bool { return d.me.May(access.Manage) || d.proxy != nil }

func (s *Server) submitting(c echo.Context, v *visitor) (*desk, error) {
	d, err := s.desk(c, v)
	if err == nil && !d.submits() {
		err = survey.ErrNotFound
	}
	return d, err
}

// refuseSubmission shows what is in the way, as it is now, to be submitted anew.
func (s *Server) refuseSubmission(c echo.Context, d *desk, q *survey.Questionnaire, refused error) error {
	if err := s.load(c.Request().Context(), d); err != nil {
		return err
	}
	view, err := s.submitPage(c, d, q)
	if err != nil {
		return err
	}
	view.Errors = max(1, view.Obstacles.Count)
	switch refused {
	case survey.ErrReopened:
		view.Reopened = true
	case survey.ErrConflict:
		view.Overtaken = true
		if shown, err := time.Parse(time.RFC3339Nano, c.Request().PostForm.Get(shownField)); err == nil {
			view.Changed = d.savedAfter(q, shown)
		}
	default:
		return s.render(c, http.StatusUnprocessableEntity, "submit", view)
	}
	return s.render(c, http.StatusConflict, "submit", view)
}
