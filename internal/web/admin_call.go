package web

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/fieldwork"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// callPage helps through one call and notes how it went.
type callPage struct {
	base
	Name        string
	Disposition survey.Disposition
	Done, Pages int
	Missing     []string
	Contacts    []contactView
	Calls       []pastCall // the newest first
	Results     []choiceView
	Typed       callForm
	Problems    []form.Problem
	Action      string
	FormID      string
	Back, Page  string // the morning page, the county's page
}

type pastCall struct{ Day, Outcome, Note string }

// callForm is what was typed about a call, with what is wrong with it.
type callForm struct {
	Result, Back, Note                string
	ResultFault, BackFault, NoteFault string
}

const (
	callResultField = "ergebnis"
	callBackField   = "rueckruf"
	callNoteField   = "notiz"
)

func callPath(wave, county string) string { return countyPath(wave, county) + "/anruf" }

func (s *Server) showCall(c echo.Context, v *visitor) error {
	return s.renderCall(c, http.StatusOK, v, callForm{})
}

func (s *Server) renderCall(c echo.Context, status int, v *visitor, typed callForm) error {
	b, sc, r, err := s.adminCounty(c, v)
	if err != nil {
		return err
	}
	ctx, key := c.Request().Context(), r.County.Key
	contacts, err := s.Store.Contacts(ctx, b.scope, []string{key})
	if err != nil {
		return err
	}
	events, err := s.Store.ContactLog(ctx, sc)
	if err != nil {
		return err
	}
	begun, err := s.Store.SectionsBegun(ctx, b.scope, fieldwork.ItemsBySection(b.edition.questionnaire), key)
	if err != nil {
		return err
	}
	root := adminPath(b.wave.Key)
	view := callPage{base: s.adminBase(c, b, "Anruf: "+r.County.Name, root), Name: r.County.Name, Disposition: r.Disposition,
		Missing: missingSections(b.edition.questionnaire, r, begun), Typed: typed, Problems: typed.problems(),
		Action: callPath(b.wave.Key, key), Back: root + "#heute", Page: countyPath(b.wave.Key, key)}
	view.Errors = len(view.Problems)
	view.FormID, _ = access.NewToken()
	view.Done, view.Pages = fieldwork.PagesDone(b.edition.questionnaire, r)
	for _, known := range contacts[key] {
		view.Contacts = append(view.Contacts, *contactOf([]access.CountyContact{known}))
	}
	for _, result := range fieldwork.CallResults {
		view.Results = append(view.Results, choiceView{string(result), result.Label()})
	}
	for _, e := range slices.Backward(events) {
		if e.Kind == survey.ContactCall {
			view.Calls = append(view.Calls, pastCall{germanDay(survey.DayOf(e.Time)), outcomeText(fieldwork.ParseCallOutcome(e.Result)), e.Text})
		}
	}
	return s.render(c, status, "admin_call", view)
}

func (s *Server) saveCall(c echo.Context, v *visitor) error {
	b, sc, _, err := s.adminCounty(c, v)
	if err != nil {
		return err
	}
	typed, outcome := readCall(c, survey.DayOf(b.now))
	if len(typed.problems()) > 0 {
		return s.renderCall(c, http.StatusUnprocessableEntity, v, typed)
	}
	event := survey.ContactEvent{Kind: survey.ContactCall, Result: outcome.String(), Text: typed.Note, ID: formRef(c)}
	if err := s.Store.LogContact(c.Request().Context(), sc, event); err != nil {
		return err
	}
	return seeOther(c, adminPath(b.wave.Key)+"?hinweis=anruf#heute")
}

// readCall reads the form about a call; what is wrong with it stands beside what
// was typed.
func readCall(c echo.Context, today survey.Day) (callForm, fieldwork.CallOutcome) {
	posted := c.Request().PostForm
	typed := callForm{Result: posted.Get(callResultField), Back: strings.TrimSpace(posted.Get(callBackField)), Note: plainWord(posted.Get(callNoteField))}
	outcome := fieldwork.CallOutcome{Result: fieldwork.CallResult(typed.Result)}
	if !slices.Contains(fieldwork.CallResults, outcome.Result) {
		typed.ResultFault = "Wählen Sie bitte aus, wie der Anruf ausging."
	}
	if n := utf8.RuneCountInString(typed.Note); n > maxReason {
		typed.NoteFault = fmt.Sprintf("Kürzen Sie die Notiz bitte auf höchstens 1.000 Zeichen. Sie hat jetzt %s Zeichen.", form.Number(n))
	}
	if outcome.Result != fieldwork.CallBack {
		return typed, outcome
	}
	day, ok := readDay(typed.Back)
	switch {
	case typed.Back == "":
		typed.BackFault = "Geben Sie bitte an, an welchem Tag Sie zurückrufen."
	case !ok:
		typed.BackFault = "Schreiben Sie das Datum bitte wie 30.11.2026."
	case day < today:
		typed.BackFault = "Dieser Tag ist schon vorbei. Geben Sie bitte einen Tag ab heute an."
	}
	outcome.Back = day
	return typed, outcome
}

// readDay reads a day as people write it, or as a browser's calendar does.
func readDay(typed string) (survey.Day, bool) {
	for _, layout := range []string{time.DateOnly, "2.1.2006"} {
		if t, err := time.Parse(layout, typed); err == nil {
			return survey.Day(t.Format(time.DateOnly)), true
		}
	}
	return "", false
}

func (f callForm) problems() (problems []form.Problem) {
	for _, p := range []struct{ field, label, fault string }{
		{callResultField, "Ergebnis", f.ResultFault}, {callBackField, "Rückruf am", f.BackFault}, {callNoteField, "Notiz", f.NoteFault},
	} {
		if p.fault != "" {
			problems = append(problems, form.Problem{Href: "#" + p.field, Text: p.label + ": " + p.fault})
		}
	}
	return problems
}
