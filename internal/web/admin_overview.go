package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/fieldwork"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// overviewPage is the response of a wave: totals, by Land, and the list of the
// counties.
type overviewPage struct {
	base
	Waves         []navItem
	Login         string // how the counties come in
	Waiting       int    // addresses that wait for an approval
	Reconstructed bool   // no response rate and no Länder, and the page says why
	Now           time.Time
	Total         totalsView
	Comparison    string // "49,7 %"; empty: none
	Lands         []landView
	Filter        filterView
	LandNames     []string
	Statuses      []choiceView
	Requests      []reopeningRow // open ones
	Earlier       string         // title of the wave that the check page recalls; empty: none
	Counties      []countyRow
	Shown         int
	CSV           string
	Gaps          []Gap
	Opening       string // of a draft
}

var loginTexts = map[survey.Login]string{
	survey.LoginLetter: "Die Landkreise melden sich mit Link und Zugangscode aus ihrem Anschreiben an.",
	survey.LoginMail:   "Die Landkreise melden sich mit einem Link aus ihrer Einladung an; der Code dazu geht jedes Mal an die hinterlegte E-Mail-Adresse.",
}

type totalsView struct {
	Frame, Submitted, InProgress, NotStarted, Refused int
	Rate                                              string
}

type landView struct {
	Land                                     string
	Submitted, InProgress, NotStarted, Frame int
	Percent                                  int
	Rate                                     string
}

type filterView struct{ Land, Status, Search string }

type choiceView struct{ Key, Label string }

type countyRow struct {
	Key, Name, Land string
	Disposition     survey.Disposition
	Done, Pages     int
	Last            time.Time
	Late            bool // in the days of grace
	Href            string
}

func (s *Server) showOverview(c echo.Context, v *visitor) error {
	b, err := s.bench(c, v)
	if err != nil {
		return err
	}
	responses, err := s.Store.Responses(c.Request().Context(), b.scope)
	if err != nil {
		return err
	}
	root := adminPath(b.wave.Key)
	var before fieldwork.Rate
	if p := s.Published.For(b.edition.questionnaire); p != nil {
		before = fieldwork.Rate{Count: p.Respondents, Of: p.Population}
	}
	count := fieldwork.Count(responses, before)
	view := overviewPage{
		base: s.adminBase(c, b, "Rücklauf", root), Waves: b.waveLinks(""), Login: loginTexts[b.wave.Login], Reconstructed: b.wave.Reconstructed, Now: b.now,
		Total:     totalsView{count.Frame, count.Sent, count.Underway, count.Untouched, count.Declined, rateText(count.Rate())},
		LandNames: fieldwork.Lands(responses), Filter: filterOf(c),
		CSV: root + "/landkreise.csv?" + c.QueryString(),
	}
	if v.May(access.ManageResponses) {
		waiting, err := s.Store.ApprovalRequests(c.Request().Context(), b.scope)
		if err != nil {
			return err
		}
		view.Waiting = len(waiting)
	}
	if v.May(access.ManageWaves) {
		if view.Gaps, err = s.openGaps(); err != nil {
			return err
		}
	}
	if b.wave.State == survey.WaveDraft && v.May(access.ManageWaves) {
		view.Opening = root + "/oeffnen"
	}
	if count.Comparison.Valid() {
		view.Comparison = rateText(count.Comparison)
	}
	for _, land := range count.Lands {
		view.Lands = append(view.Lands, landView{land.Land, land.Sent, land.Underway, land.Untouched, land.Frame, land.Rate().Percent(), rateText(land.Rate())})
	}
	for _, st := range fieldwork.Standings {
		view.Statuses = append(view.Statuses, choiceView{string(st), st.Label()})
	}
	if b.wave.Earlier != "" {
		before, err := s.Store.Wave(c.Request().Context(), b.wave.Earlier)
		if err != nil {
			return err
		}
		view.Earlier = before.Title
	}
	if v.May(access.SeeAnswers) {
		if view.Requests, err = s.requests(c, b, responses); err != nil {
			return err
		}
	}
	for _, r := range listed(c, responses) {
		done, pages := fieldwork.PagesDone(b.edition.questionnaire, r)
		row := countyRow{r.County.Key, r.County.Name, r.County.Land, r.Disposition,
			done, pages, r.LastActivity, false, countyPath(b.wave.Key, r.County.Key)}
		if row.Last.IsZero() { // read in, not typed in
			row.Last = r.Submitted
		} else {
			row.Late = b.wave.Late(row.Last)
		}
		view.Counties = append(view.Counties, row)
	}
	view.Shown = len(view.Counties)
	return s.render(c, http.StatusOK, "admin_overview", view)
}

// requests are the counties that wait for a decision.
func (s *Server) requests(c echo.Context, b *bench, responses []survey.Response) (rows []reopeningRow, err error) {
	names := map[string]string{}
	for _, r := range responses {
		names[r.County.Key] = r.County.Name
	}
	open, err := s.Store.OpenReopenings(c.Request().Context(), b.scope)
	for _, r := range open {
		rows = append(rows, reopeningRow{County: names[r.County], Href: countyPath(b.wave.Key, r.County) + "#oeffnung", Time: r.Time})
	}
	return rows, err
}

func countyPath(wave, county string) string {
	return adminPath(wave) + "/landkreise/" + url.PathEscape(county)
}

// unitParam is the unit key in the address. Echo leaves it escaped where the key
// holds a slash.
func unitParam(c echo.Context) string {
	key := c.Param("county")
	if c.Request().URL.RawPath == "" {
		return key
	}
	if plain, err := url.PathUnescape(key); err == nil {
		return plain
	}
	return key
}

func filterOf(c echo.Context) filterView {
	text := func(name string) string { return strings.ToValidUTF8(c.QueryParam(name), "\ufffd") }
	return filterView{Land: text("land"), Status: text("status"), Search: text("suche")}
}

// listed are the counties that the address asks for, on the page as in the file.
func listed(c echo.Context, responses []survey.Response) []survey.Response {
	f := filterOf(c)
	return fieldwork.List(responses, fieldwork.Filter{Standing: fieldwork.Standing(f.Status), Land: f.Land, Text: f.Search},
		fieldwork.ByName)
}

// rateText writes a rate with one decimal, as the study's 49,7 % is known.
func rateText(r fieldwork.Rate) string {
	if !r.Valid() {
		return "–"
	}
	tenths := r.Tenths()
	return fmt.Sprintf("%d,%d\u00a0%%", tenths/10, tenths%10)
}

// adminCountyPage is one county's response as the DLT may see it: how far it is,
// and what it submitted. Answers that are not submitted stay with the county.
type adminCountyPage struct {
	base
	County      survey.County
	Disposition survey.Disposition
	First, Last time.Time
	Late        bool // worked in the days of grace
	Submitted   time.Time
	Reference   string
	Done, Pages int
	CanReturn   bool
	Action      string
	reopeningView
	Decline  string // where the answer to the open request goes
	Reply    string // as typed
	Fault    string
	Problems []form.Problem
	Back     string
	Sections []checkedSection // of the newest submission; may be empty
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
	return s.renderCounty(c, http.StatusOK, v, b, sc, r, "", "")
}

// renderCounty shows the page again where the answer to a request does not fit.
func (s *Server) renderCounty(c echo.Context, status int, v *visitor, b *bench, sc access.Scope, r survey.Response, reply, fault string) error {
	root := adminPath(b.wave.Key)
	var asked reopeningView
	if v.May(access.SeeAnswers) {
		var err error
		if asked, err = s.reopenings(c, sc, nil); err != nil {
			return err
		}
	}
	if fault != "" && asked.Open == nil { // decided about by now
		return survey.ErrConflict
	}
	view := adminCountyPage{
		base: s.adminBase(c, b, r.County.Name, root), County: r.County, Disposition: r.Disposition,
		First: r.FirstSaved, Last: r.LastActivity, Late: b.wave.Late(r.LastActivity), Submitted: r.Submitted, Reference: r.Reference,
		CanReturn: r.Disposition == survey.Submitted && !b.wave.Reconstructed && b.wave.Open(b.now), Back: root,
		Action: countyPath(b.wave.Key, r.County.Key) + "/zurueckgeben", reopeningView: asked,
		Decline: countyPath(b.wave.Key, r.County.Key) + "/oeffnung-ablehnen", Reply: reply, Fault: fault,
	}
	if fault != "" {
		view.Problems, view.Errors = []form.Problem{{Href: "#" + replyField, Text: "Antwort: " + fault}}, 1
	}
	view.Done, view.Pages = fieldwork.PagesDone(b.edition.questionnaire, r)
	if r.Counted() && v.May(access.SeeAnswers) {
		var err error
		if view.Sections, err = s.submittedForDLT(c, v, sc, b.wave); err != nil {
			return err
		}
	}
	return s.render(c, status, "admin_county", view)
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

// returnResponse opens a submitted response again. Its last submission goes on
// counting.
func (s *Server) returnResponse(c echo.Context, v *visitor) error {
	b, sc, r, err := s.adminCounty(c, v)
	if err != nil {
		return err
	}
	if err := s.Store.Reopen(c.Request().Context(), sc); err != nil {
		return err
	}
	return seeOther(c, countyPath(b.wave.Key, r.County.Key)+"?hinweis=zurueckgegeben")
}
