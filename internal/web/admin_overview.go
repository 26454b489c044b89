package web

import (
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/fieldwork"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// overviewPage is the response of a wave on a morning: totals, who to call, the
// curve, the groups, the map and the list of the counties.
type overviewPage struct {
	base
	Waves         []navItem
	Login         string // how the counties come in
	Waiting       int    // addresses that wait for an approval
	Reconstructed bool   // no response rate and no Länder, and the page says why
	Now           time.Time
	Total         totalsView
	Comparison    string         // "49,7 %"; empty: none
	Requests      []reopeningRow // open ones
	Earlier       string         // title of the wave that the check page recalls; empty: none
	Calls         *callsView     // nil: nobody calls now
	Curve         *curveView     // nil: there is no field period to follow
	Groups        []groupView    // Länder, size classes
	Sizeless      bool           // the frame tells nobody's population
	Sources       []string       // of the populations
	Map           *countyMapView // nil: there is none
	List          listView
	Problems      []form.Problem
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
	Target                                            int // percent; 0: none
	Lacking                                           int // counties until then
}

type choiceView struct{ Key, Label string }

// morning is what all parts of the overview are made of.
type morning struct {
	*bench
	responses []survey.Response
	count     fieldwork.Overview
	settings  survey.WaveSettings
	sizes     []fieldwork.Group
	lands     []fieldwork.Group
	events    []survey.ContactEvent
}

// morning reads everything with a number of statements that does not depend on
// how many counties or answers there are.
func (s *Server) morning(c echo.Context, v *visitor) (m *morning, err error) {
	m = &morning{}
	if m.bench, err = s.bench(c, v); err != nil {
		return nil, err
	}
	ctx := c.Request().Context()
	if m.responses, err = s.Store.Responses(ctx, m.scope); err != nil {
		return nil, err
	}
	if m.settings, err = s.Store.WaveSettings(ctx, m.wave.Key); err != nil {
		return nil, err
	}
	var before fieldwork.Rate
	if p := s.Published.For(m.edition.questionnaire); p != nil {
		before = fieldwork.Rate{Count: p.Respondents, Of: p.Population}
	}
	m.count = fieldwork.Count(m.responses, before)
	m.lands, m.sizes = m.count.ByLands(), m.count.BySize(m.responses, m.settings.SizeLimits)
	return m, nil
}

func (s *Server) showOverview(c echo.Context, v *visitor) error {
	return s.renderOverview(c, http.StatusOK, v, c.QueryParams(), viewForm{})
}

// renderOverview shows the page; a view that could not be saved comes back as it
// was typed.
func (s *Server) renderOverview(c echo.Context, status int, v *visitor, query url.Values, typed viewForm) error {
	m, err := s.morning(c, v)
	if err != nil {
		return err
	}
	ctx, root := c.Request().Context(), adminPath(m.wave.Key)
	view := overviewPage{
		base: s.adminBase(c, m.bench, "Rücklauf", root), Waves: m.waveLinks(""), Login: loginTexts[m.wave.Login],
		Reconstructed: m.wave.Reconstructed, Now: m.now, Total: m.totals(), Problems: typed.problems(),
	}
	view.Errors = len(view.Problems)
	if v.May(access.ManageResponses) {
		waiting, err := s.Store.ApprovalRequests(ctx, m.scope)
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
	if m.wave.State == survey.WaveDraft && v.May(access.ManageWaves) {
		view.Opening = root + "/oeffnen"
	}
	if m.count.Comparison.Valid() {
		view.Comparison = rateText(m.count.Comparison)
	}
	if m.wave.Earlier != "" {
		before, err := s.Store.Wave(ctx, m.wave.Earlier)
		if err != nil {
			return err
		}
		view.Earlier = before.Title
	}
	if v.May(access.SeeAnswers) {
		if view.Requests, err = s.requests(c, m.bench, m.responses); err != nil {
			return err
		}
	}
	if !m.wave.Reconstructed {
		if err := s.fieldPeriod(c, v, m, &view); err != nil {
			return err
		}
	}
	if view.List, err = s.list(c, m, query, typed); err != nil {
		return err
	}
	return s.render(c, status, "admin_overview", view)
}

// fieldPeriod adds what only a wave has in which counties are written to.
func (s *Server) fieldPeriod(c echo.Context, v *visitor, m *morning, view *overviewPage) (err error) {
	if v.May(access.SeeContacts) {
		if m.events, err = s.Store.ContactLogs(c.Request().Context(), m.scope); err != nil {
			return err
		}
		if m.wave.Open(m.now) {
			if view.Calls, err = s.calls(c, v, m); err != nil {
				return err
			}
		}
	}
	if m.wave.State != survey.WaveDraft {
		view.Curve = m.curve()
	}
	view.Groups = m.groups()
	view.Sizeless = len(m.sizes) == 0
	var counties []survey.County
	for _, r := range m.responses {
		counties = append(counties, r.County)
	}
	view.Sources = fieldwork.Sources(counties)
	view.Map, err = s.countyMap(c.Request().Context(), m)
	return err
}

func (m *morning) totals() totalsView {
	count := m.count
	t := totalsView{count.Frame, count.Sent, count.Underway, count.Untouched, count.Declined, rateText(count.Rate()), 0, 0}
	if !m.wave.Reconstructed {
		t.Target, t.Lacking = m.settings.Target, count.Lacking(m.settings.Target)
	}
	return t
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

// rateText writes a rate with one decimal, as the study's 49,7 % is known.
func rateText(r fieldwork.Rate) string {
	if !r.Valid() {
		return "–"
	}
	tenths := r.Tenths()
	return fmt.Sprintf("%d,%d\u00a0%%", tenths/10, tenths%10)
}
