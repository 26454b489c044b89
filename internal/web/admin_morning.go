package web

import (
	"context"
	"fmt"
	"html/template"
	"strings"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/chart"
	"kreisumfrage/internal/fieldwork"
	"kreisumfrage/internal/survey"
)

// groupView is the response by Land or by size class.
type groupView struct {
	ID, Title, Head string
	Rows            []groupRow
	Short           int // how many of the rows are under-represented
}

type groupRow struct {
	Name                                     string
	Submitted, InProgress, NotStarted, Frame int
	Percent                                  int
	Rate                                     string
	FrameShare, SentShare, Points            string
	Short                                    bool
}

func (m *morning) groups() []groupView {
	var views []groupView
	for _, g := range []struct {
		id, title, head string
		groups          []fieldwork.Group
	}{{"nach-land", "Rücklauf nach Land", "Land", m.lands}, {"nach-groesse", "Rücklauf nach Größenklasse", "Einwohner", m.sizes}} {
		if len(g.groups) == 0 {
			continue
		}
		view := groupView{ID: g.id, Title: g.title, Head: g.head}
		for _, group := range g.groups {
			row := groupRow{group.Name, group.Sent, group.Underway, group.Untouched, group.Frame, group.Rate().Percent(), rateText(group.Rate()),
				rateText(group.FrameShare()), rateText(group.SentShare()), "–", group.Short()}
			if points, ok := group.Points(); ok {
				row.Points = germanPoints(float64(points) / 10)
			}
			if row.Short {
				view.Short++
			}
			view.Rows = append(view.Rows, row)
		}
		views = append(views, view)
	}
	return views
}

// curveView is the curve of the submissions with its numbers.
type curveView struct {
	Drawing template.HTML
	Legend  []legendView
	Days    []dayRow
}

type dayRow struct {
	Day        string
	New, Total int
	Rate       string
	Wrote      int
}

const curveID = "verlauf-bild"

func (m *morning) curve() *curveView {
	today := survey.DayOf(m.now)
	days := fieldwork.Curve(m.wave, m.responses, m.events, today)
	drawn := chart.Curve{ID: curveID, Title: "Einreichungen im Verlauf der Erhebung", From: germanDay(days[0].Day), To: germanDay(days[len(days)-1].Day),
		Target: &chart.CurveLevel{Percent: float64(m.settings.Target), Label: fmt.Sprintf("Ziel %d %%", m.settings.Target)}}
	if before := m.count.Comparison; before.Valid() {
		drawn.Earlier = &chart.CurveLevel{Percent: float64(before.Tenths()) / 10, Label: "2017: " + rateText(before)}
	}
	line, marked := chart.LineMarks()
	view := &curveView{Legend: []legendView{{drawing(line), "Anteil der Landkreise, die eingereicht haben"}}}
	wrote := false
	for _, d := range days {
		point := chart.CurveDay{Marked: d.Marked(m.count.Frame)}
		if !d.Ahead {
			rate := fieldwork.Rate{Count: d.Total, Of: m.count.Frame}
			percent := float64(rate.Tenths()) / 10
			point.Percent = &percent
			view.Days = append(view.Days, dayRow{germanDay(d.Day), d.New, d.Total, rateText(rate), d.Wrote})
			drawn.Desc = fmt.Sprintf("Bis zum %s haben %d von %d Landkreisen eingereicht, das sind %s.", germanDay(d.Day), d.Total, m.count.Frame, rateText(rate))
		}
		wrote = wrote || point.Marked
		drawn.Days = append(drawn.Days, point)
	}
	if wrote {
		view.Legend = append(view.Legend, legendView{drawing(marked), "Tag, an dem Briefe oder E-Mails an die Landkreise gingen"})
	}
	drawn.Desc = strings.TrimSpace(drawn.Desc + fmt.Sprintf(" Das Ziel sind %d %%.", m.settings.Target))
	view.Drawing = drawing(drawn.SVG())
	return view
}

// countyMapView is the map of the counties by their standing, with the same as a
// table.
type countyMapView struct {
	Drawing template.HTML // empty: none of the counties is on the map
	Absent  []string      // names of those that are not
	Legend  []legendView
	Rows    []standingRow
	Source  string
}

type standingRow struct {
	Label    string
	Count    int
	Counties string
}

const (
	mapID     = "karte-bild"
	mapSource = "© GeoBasis-DE / BKG 2017 (Daten verändert)"
)

var fills = map[fieldwork.Standing]chart.Fill{
	fieldwork.Sent: chart.FillFull, fieldwork.Underway: chart.FillStriped,
	fieldwork.Untouched: chart.FillEmpty, fieldwork.Declined: chart.FillDotted,
}

// countyMap draws a county that came after the map was made on the shapes of those
// before it.
func (s *Server) countyMap(ctx context.Context, m *morning) (*countyMapView, error) {
	if s.Map == nil || len(m.responses) == 0 {
		return nil, nil
	}
	known, err := s.Store.Successions(ctx)
	if err != nil {
		return nil, err
	}
	view, names := &countyMapView{Source: mapSource}, map[fieldwork.Standing][]string{}
	places, taken := map[string]chart.Place{}, map[string]bool{}
	for _, r := range m.responses {
		taken[r.County.Key] = true
	}
	for _, r := range fieldwork.List(m.responses, fieldwork.Filter{}, fieldwork.ByName) {
		standing := fieldwork.StandingOf(r)
		names[standing] = append(names[standing], r.County.Name)
		place := chart.Place{Fill: fills[standing], Label: r.County.Name + ": " + standing.Label(), Href: countyPath(m.wave.Key, r.County.Key)}
		shapes := s.shapes(r.County.Key, known, survey.DayOf(m.now), taken)
		if len(shapes) == 0 {
			view.Absent = append(view.Absent, r.County.Name)
		}
		for _, shape := range shapes {
			places[shape] = place
		}
	}
	for _, standing := range fieldwork.Standings {
		view.Legend = append(view.Legend, legendView{drawing(chart.MapSwatch(mapID, fills[standing])), standing.Label()})
		view.Rows = append(view.Rows, standingRow{standing.Label(), len(names[standing]), strings.Join(names[standing], ", ")})
	}
	view.Legend = append(view.Legend, legendView{drawing(chart.MapSwatch(mapID, chart.FillNone)), "nicht befragt"})
	if len(places) > 0 {
		view.Drawing = drawing(s.Map.SVG(mapID, "Karte der Landkreise nach Stand", "Jeder Landkreis führt zu seiner Seite.", places))
	}
	return view, nil
}

// shapes are those of the map on which the county stands: its own, and those of
// whom it followed on. What is taken belongs to another county.
func (s *Server) shapes(key string, known survey.Successions, today survey.Day, taken map[string]bool) (keys []string) {
	if s.Map.Holds(key) {
		keys = append(keys, key)
	}
	before, _ := known.Of(key)
	for _, step := range before {
		if step.Day > today || taken[step.Predecessor] {
			continue
		}
		taken[step.Predecessor] = true
		keys = append(keys, s.shapes(step.Predecessor, known, today, taken)...)
	}
	return keys
}

// callsView are the calls of the day.
type callsView struct {
	Rows  []callRow
	Pause int // days
	Logs  bool
}

// mostCalls is what one person can do on a morning.
const mostCalls = 10

type callRow struct {
	Name, Href, Log string
	Land            string
	Reasons         string
	Done, Pages     int
	Contact         *contactView // nil: nobody is recorded
	Missing         []string     // titles of sections
	Last            string       // of the last call; empty: never
}

// contactView is whom to ask for.
type contactView struct{ Name, Function, Phone, Email string }

func (s *Server) calls(c echo.Context, v *visitor, m *morning) (*callsView, error) {
	plan := fieldwork.CallPlan{Questionnaire: m.edition.questionnaire, Today: survey.DayOf(m.now), Pause: m.settings.ReminderPause,
		Limits: m.settings.SizeLimits, Lands: m.lands, Sizes: m.sizes, Calls: fieldwork.LastCalls(m.events)}
	next := plan.Next(m.responses, mostCalls)
	var keys []string
	for _, call := range next {
		keys = append(keys, call.Response.County.Key)
	}
	view := &callsView{Pause: plan.Pause, Logs: v.May(access.LogCalls)}
	if len(keys) == 0 {
		return view, nil
	}
	contacts, err := s.Store.Contacts(c.Request().Context(), m.scope, keys)
	if err != nil {
		return nil, err
	}
	begun, err := s.Store.SectionsBegun(c.Request().Context(), m.scope, fieldwork.ItemsBySection(m.edition.questionnaire), keys...)
	for _, call := range next {
		r := call.Response
		row := callRow{Name: r.County.Name, Href: countyPath(m.wave.Key, r.County.Key), Log: callPath(m.wave.Key, r.County.Key), Land: r.County.Land,
			Reasons: strings.Join(call.Reasons(), " · "), Done: call.Done, Pages: call.Pages, Missing: missingSections(m.edition.questionnaire, r, begun)}
		row.Contact = contactOf(contacts[r.County.Key])
		if call.Last.Day != "" {
			row.Last = germanDay(call.Last.Day) + ", " + outcomeText(call.Last.Outcome)
		}
		view.Rows = append(view.Rows, row)
	}
	return view, err
}

// contactOf is the first who can be called, or else the first of all.
func contactOf(all []access.CountyContact) *contactView {
	var found *contactView
	for _, c := range all {
		view := &contactView{strings.TrimSpace(c.Salutation + " " + c.Name), c.Function, c.Phone, c.Email}
		if c.Phone != "" {
			return view
		}
		if found == nil {
			found = view
		}
	}
	return found
}

// missingSections says by title what is not declared finished.
func missingSections(q *survey.Questionnaire, r survey.Response, begun fieldwork.Begun) (texts []string) {
	for _, p := range fieldwork.Sections(q, r, begun) {
		switch {
		case p.Done:
		case p.Begun:
			texts = append(texts, p.Section.Title+" (begonnen)")
		default:
			texts = append(texts, p.Section.Title)
		}
	}
	return texts
}

func outcomeText(o fieldwork.CallOutcome) string {
	text := o.Result.Label()
	if o.Back != "" {
		text += " " + germanDay(o.Back)
	}
	return text
}
