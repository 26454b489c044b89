package web

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/export"
	"kreisumfrage/internal/survey"
)

const (
	trailPath  = "/dlt/protokoll"
	trailRows  = 100
	trailLimit = 100_000 // lines of a file
)

// trailPage is the audit trail as the DLT may read it.
type trailPage struct {
	base
	Filter  trailFilter
	Fault   string // what of the filter does not fit
	Actions []choiceView
	Waves   []choiceView
	Lines   []trailLine
	All     int
	CSV     string
	Older   string // may be empty
	Newest  string // may be empty
	Check   *trailCheck
}

// trailFilter holds what was typed.
type trailFilter struct{ From, To, Person, Action, Wave, County string }

type trailLine struct {
	Number               int64
	Time                 time.Time
	Day                  string // in the place of the time, where no more may be known
	Who, Role            string
	Words                string
	Wave, County, Detail string
}

// trailCheck says whether the trail fits its seals.
type trailCheck struct {
	access.TrailState
	Text string
	Tone string
}

func (s *Server) showTrail(c echo.Context, v *visitor) error {
	return s.renderTrail(c, v, nil)
}

// checkTrail compares the trail with its seals.
func (s *Server) checkTrail(c echo.Context, v *visitor) error {
	ctx := c.Request().Context()
	state, err := s.Store.VerifyAudit(ctx, "")
	if err != nil {
		return err
	}
	check := &trailCheck{TrailState: state, Text: SealText(state), Tone: "success"}
	if state.Fault != nil {
		check.Tone = "danger"
	}
	if err := s.Store.Audit(ctx, access.Event{Person: v.Person, Role: v.Role, Action: access.ActionTrailVerified, Detail: fmt.Sprintf("%d blocks, %d lines", state.Blocks, state.Lines)}); err != nil {
		return err
	}
	return s.renderTrail(c, v, check)
}

// SealText says in one sentence what a look at the trail found.
func SealText(s access.TrailState) string {
	if f := s.Fault; f != nil {
		return fmt.Sprintf(faultTexts[f.Kind], f.Line, f.Block)
	}
	if s.Blocks == 0 {
		return fmt.Sprintf("Es ist noch nichts versiegelt. Zeilen seit Beginn: %d.", s.Unsealed)
	}
	return fmt.Sprintf("Das Protokoll ist unverändert: %d versiegelte Zeilen in %d Blöcken, davon %d nach Ablauf der Frist gelöscht. Seit der letzten Versiegelung kamen %d Zeilen hinzu.",
		s.Lines, s.Blocks, s.Purged, s.Unsealed)
}

// faultTexts are given the number of the line and that of its block.
var faultTexts = map[access.FaultKind]string{
	access.LineChanged:  "Zeile %d (Block %d) wurde nach der Versiegelung geändert. Sie ist die erste, die nicht passt.",
	access.LineMissing:  "Zeile %d (Block %d) wurde nach der Versiegelung gelöscht. Sie ist die erste, die fehlt.",
	access.LineInserted: "Zeile %d (Block %d) wurde nach der Versiegelung eingefügt. Sie ist die erste, die nicht passt.",
	access.BlockBroken:  "Das Siegel von Block %[2]d passt nicht zu seinem Inhalt oder zum Block davor. Er ist der erste, der nicht passt.",
	access.HeadUnknown:  "Die notierte Prüfsumme kommt unter den Siegeln nicht vor. Siegel wurden entfernt oder neu gemacht.",
}

func (s *Server) renderTrail(c echo.Context, v *visitor, check *trailCheck) error {
	ctx := c.Request().Context()
	typed := trailFilterOf(c)
	f, fault, err := s.trailFilter(ctx, typed)
	if err != nil {
		return err
	}
	view := trailPage{base: s.dltBase(c, "Protokoll", trailPath), Filter: typed, Fault: fault, Check: check}
	if fault == "" {
		f.Before, _ = strconv.ParseInt(c.QueryParam("vor"), 10, 64)
		lines, all, err := s.Store.AuditLines(ctx, f, trailRows)
		if err != nil {
			return err
		}
		if view.Lines, err = s.trailLines(ctx, lines); err != nil {
			return err
		}
		view.All, view.CSV = all, trailPath+".csv"+typed.query()
		if len(lines) == trailRows {
			view.Older = trailPath + typed.query("vor", strconv.FormatInt(lines[trailRows-1].ID, 10))
		}
		if f.Before > 0 {
			view.Newest = trailPath + typed.query()
		}
		if err := s.Store.Audit(ctx, access.Event{Person: v.Person, Role: v.Role, Action: access.ActionTrailRead, Detail: fmt.Sprintf("%d lines", len(lines))}); err != nil {
			return err
		}
	}
	if view.Waves, err = s.waveChoices(ctx); err != nil {
		return err
	}
	view.Actions = actionChoices()
	status := http.StatusOK
	if fault != "" {
		status, view.Errors = http.StatusUnprocessableEntity, 1
	}
	return s.render(c, status, "admin_trail", view)
}

func trailFilterOf(c echo.Context) trailFilter {
	text := func(name string) string { return strings.TrimSpace(strings.ToValidUTF8(c.QueryParam(name), "\ufffd")) }
	return trailFilter{text("von"), text("bis"), text("person"), text("vorgang"), text("erhebung"), text("landkreis")}
}

// query is the filter as an address has it, with further pairs.
func (f trailFilter) query(more ...string) string {
	query := url.Values{}
	pairs := append([]string{"von", f.From, "bis", f.To, "person", f.Person, "vorgang", f.Action, "erhebung", f.Wave, "landkreis", f.County}, more...)
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			query.Set(pairs[i], pairs[i+1])
		}
	}
	if len(query) == 0 {
		return ""
	}
	return "?" + query.Encode()
}

func (s *Server) trailFilter(ctx context.Context, typed trailFilter) (f access.TrailFilter, fault string, err error) {
	f = access.TrailFilter{Action: access.Action(typed.Action), Wave: typed.Wave, County: typed.County}
	for _, day := range []struct {
		label, typed string
		into         *survey.Day
	}{{"Von", typed.From, &f.From}, {"Bis", typed.To, &f.To}} {
		if *day.into, fault = typedDay(day.label, day.typed); fault != "" {
			return f, fault, nil
		}
	}
	if typed.Person != "" {
		f.Persons, err = s.Store.PersonsNamed(ctx, typed.Person)
		f.Persons = append(f.Persons, typed.Person)
	}
	return f, "", err
}

// typedDay reads a date as browsers send it or as people type it.
func typedDay(label, typed string) (day survey.Day, fault string) {
	if typed == "" {
		return "", ""
	}
	for _, layout := range []string{time.DateOnly, "2.1.2006"} {
		if t, err := time.Parse(layout, typed); err == nil {
			return survey.Day(t.Format(time.DateOnly)), ""
		}
	}
	return "", label + ": „" + typed + "“ ist kein Datum. Schreiben Sie zum Beispiel 30.11.2026."
}

func (s *Server) waveChoices(ctx context.Context) (all []choiceView, err error) {
	waves, err := s.Store.Waves(ctx)
	for _, w := range waves {
		all = append(all, choiceView{w.Key, w.Title})
	}
	return all, err
}

func actionChoices() (all []choiceView) {
	for action, words := range actionWords {
		all = append(all, choiceView{string(action), words})
	}
	slices.SortFunc(all, func(a, b choiceView) int { return cmp.Compare(a.Label, b.Label) })
	return all
}

// trailLines says the lines in words. People of the counties are not named.
func (s *Server) trailLines(ctx context.Context, lines []access.Line) (all []trailLine, err error) {
	names, err := s.trailNames(ctx, lines)
	for _, l := range lines {
		day := ""
		if l.Role == access.CountyRep {
			day = germanDay(survey.DayOf(l.Time))
		}
		all = append(all, trailLine{l.ID, l.Time, day, names(l), roleWords[l.Role], actionText(l.Action), l.Wave, l.County, detailText(l.Detail)})
	}
	return all, err
}

func (s *Server) trailNames(ctx context.Context, lines []access.Line) (func(access.Line) string, error) {
	var persons []string
	for _, l := range lines {
		if l.Role != access.CountyRep && !slices.Contains(persons, l.Person) {
			persons = append(persons, l.Person)
		}
	}
	names, err := s.Store.Names(ctx, persons)
	return func(l access.Line) string {
		switch {
		case l.Person == access.Operator:
			return "Betrieb (Kommandozeile)"
		case l.Role == access.CountyRep:
			return "Person des Landkreises"
		case l.Person == "":
			return "unbekannt"
		}
		return cmp.Or(names[l.Person], "gelöscht ("+l.Person+")")
	}, err
}

// downloadTrail hands out the lines that the filter chooses.
func (s *Server) downloadTrail(c echo.Context, v *visitor) error {
	ctx := c.Request().Context()
	f, fault, err := s.trailFilter(ctx, trailFilterOf(c))
	if err != nil {
		return err
	}
	if fault != "" {
		return s.renderTrail(c, v, nil)
	}
	lines, _, err := s.Store.AuditLines(ctx, f, trailLimit)
	if err != nil {
		return err
	}
	names, err := s.trailNames(ctx, lines)
	if err != nil {
		return err
	}
	var rows []export.TrailLine
	for _, l := range lines {
		row := export.TrailLine{Number: l.ID, Time: l.Time, Person: l.Person, Name: names(l), Role: roleWords[l.Role], Action: string(l.Action),
			Words: actionText(l.Action), Wave: l.Wave, County: l.County, Detail: detailText(l.Detail)}
		if l.Role == access.CountyRep {
			row.Person, row.Hidden = "", true
		}
		rows = append(rows, row)
	}
	var body bytes.Buffer
	if err := export.TrailCSV(&body, rows); err != nil {
		return err
	}
	err = s.Store.Audit(ctx, access.Event{Person: v.Person, Role: v.Role, Action: access.ActionTrailExported, Detail: fmt.Sprintf("%d lines", len(rows))})
	if err != nil {
		return err
	}
	return download(c, "protokoll.csv", body.Bytes())
}
