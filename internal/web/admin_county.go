package web

import (
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/fieldwork"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// adminCountyPage is one county as the DLT may see it: how far it is, what passed
// between both, and what it submitted. Answers that are not submitted stay with
// the county, and so do the names of its editors and the times of their saves.
type adminCountyPage struct {
	base
	typedForm
	County      survey.County
	Disposition survey.Disposition
	Last        survey.Day // of a change; empty: none
	Late        bool       // worked in the days of grace
	Submitted   time.Time
	Reference   string
	Done, Pages int
	Deadline    string // the county's own
	Extended    bool
	Interim     bool // an unfinished state is released
	Path        string
	FormID      string
	Seen        seenCounty
	Runs        bool // the wave is in the field
	CanReturn   bool
	CanRefuse   bool
	reopeningView
	proxiesView
	Problems []form.Problem
	Back     string
	Progress []sectionState
	Contacts []access.CountyContact // official ones
	Others   int                    // named by the county itself
	Events   []eventRow
	Sections []checkedSection // of the newest submission; may be empty
	Traits   []traitRow       // own columns of the frame
	Lineage  []string         // sentences about those before and after it
}

// seenCounty is what a form was made of that others may have changed since.
type seenCounty struct {
	Extensions int
	Access     string
}

// sectionState is how far a county is with one section.
type sectionState struct {
	Number, Title string
	Done, Pages   int
}

func (s *Server) adminCounty(c echo.Context, v *visitor) (*bench, access.Scope, survey.Response, error) {
	b, err := s.bench(c, v)
	if err != nil {
		return nil, access.Scope{}, survey.Response{}, err
	}
	sc, ok := b.scope.ForCounty(unitParam(c))
	if !ok {
		return nil, sc, survey.Response{}, survey.ErrNotFound
	}
	r, err := s.Store.Response(c.Request().Context(), sc)
	return b, sc, r, err
}

func (s *Server) showCounty(c echo.Context, v *visitor) error {
	b, sc, r, err := s.adminCounty(c, v)
	if err != nil {
		return err
	}
	return s.renderCounty(c, http.StatusOK, v, b, sc, r, typedForm{})
}

// renderCounty shows the page again where what was typed does not fit.
func (s *Server) renderCounty(c echo.Context, status int, v *visitor, b *bench, sc access.Scope, r survey.Response, typed typedForm) error {
	var asked reopeningView
	var err error
	var entries proxiesView
	if v.May(access.SeeAnswers) {
		if asked, err = s.reopenings(c, sc, nil); err != nil {
			return err
		}
		if entries, err = s.proxies(c, b, sc, r); err != nil {
			return err
		}
	}
	if typed.Faults[replyField] != "" && asked.Open == nil { // decided about by now
		return survey.ErrConflict
	}
	root, runs := adminPath(b.wave.Key), b.wave.Extended(r.Extended)
	view := adminCountyPage{
		base: s.adminBase(c, b, r.County.Name, root), typedForm: typed, County: r.County, Disposition: r.Disposition,
		Late: runs.Late(r.LastActivity), Submitted: r.Submitted, Reference: r.Reference,
		Deadline: germanDay(runs.LastDay), Extended: runs.LastDay > b.wave.LastDay, Interim: r.Interim,
		Path: countyPath(b.wave.Key, r.County.Key), Back: root, reopeningView: asked, proxiesView: entries,
		Runs:      b.wave.State == survey.WaveOpen && !b.wave.Reconstructed,
		CanReturn: r.Disposition == survey.Submitted && !b.wave.Reconstructed && runs.Open(b.now),
		Problems:  typed.problems(), Progress: sectionStates(b.edition.questionnaire, r),
	}
	view.FormID, _ = access.NewToken()
	if v.May(access.ManageResponses) {
		if view.Seen, err = s.seenCounty(c, sc); err != nil {
			return err
		}
	}
	view.CanRefuse = view.Runs && !r.Counted() && r.Disposition != survey.Refused
	view.Errors = len(view.Problems)
	if !r.LastActivity.IsZero() {
		view.Last = survey.DayOf(r.LastActivity)
	}
	view.Done, view.Pages = fieldwork.PagesDone(b.edition.questionnaire, r)
	if v.May(access.SeeContacts) {
		reach, err := s.Store.Reach(c.Request().Context(), sc)
		if err != nil {
			return err
		}
		view.Contacts = officialOf(reach)
		view.Others = len(reach.Contacts) - len(view.Contacts)
		if view.Events, err = s.timeline(c, v, sc); err != nil {
			return err
		}
	}
	if err := s.traits(c, r.County, &view); err != nil {
		return err
	}
	if r.Counted() && v.May(access.SeeAnswers) {
		if view.Sections, err = s.submittedForDLT(c, v, sc, b.wave); err != nil {
			return err
		}
	}
	return s.render(c, status, "admin_county", view)
}

func (s *Server) seenCounty(c echo.Context, sc access.Scope) (seen seenCounty, err error) {
	extensions, err := s.Store.Extensions(c.Request().Context(), sc)
	if err != nil {
		return seen, err
	}
	seen.Extensions = len(extensions)
	seen.Access, err = s.Store.AccessDigest(c.Request().Context(), sc)
	return seen, err
}

func sectionStates(q *survey.Questionnaire, r survey.Response) []sectionState {
	var states []sectionState
	for _, section := range q.Sections {
		done, all := fieldwork.SectionPages(section, r)
		states = append(states, sectionState{section.Number, section.Title, done, all})
	}
	return states
}

// submittedForDLT are the answers of the newest submission. Reading them leaves
// a line in the audit trail.
func (s *Server) submittedForDLT(c echo.Context, v *visitor, sc access.Scope, w survey.Wave) ([]checkedSection, error) {
	err := s.Store.Audit(c.Request().Context(), access.Event{Person: v.Person, Role: v.Role,
		Action: access.ActionAnswersRead, Wave: sc.Wave(), County: sc.Unit()})
	if err != nil {
		return nil, err
	}
	_, sections, err := s.submitted(c, sc, w, unlimited)
	return sections, err
}
