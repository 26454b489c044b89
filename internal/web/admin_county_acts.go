package web

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// Fields of the forms on a county's page. Each is the id of one control, too.
const (
	returnField        = "rueckgabe"
	untilField         = "frist"
	extensionField     = "frist-grund"
	refusalDayField    = "absage-tag"
	refusalReasonField = "absage-grund"
	loggedField        = "vermerk"
	loggedKindField    = "art"
	seenCountyField    = "gesehen"
)

// typedForm is what stood in a form of a county's page that was not stored.
type typedForm struct {
	Values map[string]string
	Faults map[string]string
}

// fieldNames say in the error summary which field is meant, in the page's order.
var fieldNames = []struct{ field, name string }{
	{replyField, "Antwort"}, {returnField, "Rückgabe"}, {untilField, "Neue Frist"}, {extensionField, "Grund der Verlängerung"},
	{refusalDayField, "Tag der Absage"}, {refusalReasonField, "Grund der Absage"}, {loggedField, "Vermerk"},
	{proxyChannelField, "Weg der Antworten"}, {proxyDayField, "Eingangstag"}, {consentNameField, "Einverständnis"}, {consentDayField, "Tag des Einverständnisses"}, {consentHowField, "Wie erklärt"},
}

func (t typedForm) problems() (problems []form.Problem) {
	for _, f := range fieldNames {
		if fault := t.Faults[f.field]; fault != "" {
			problems = append(problems, form.Problem{Href: "#" + f.field, Text: f.name + ": " + fault})
		}
	}
	return problems
}

// typed starts a form with what was typed into its fields.
func typed(c echo.Context, fields ...string) typedForm {
	t := typedForm{map[string]string{}, map[string]string{}}
	for _, field := range fields {
		t.Values[field] = plainWord(c.Request().PostForm.Get(field))
	}
	return t
}

// word reads a text that must be there.
func (t typedForm) word(c echo.Context, field, missing string) string {
	text, fault := typedWord(c, field, missing)
	if fault != "" {
		t.Faults[field] = fault
	}
	return text
}

// day reads a day as people write it.
func (t typedForm) day(field string) survey.Day {
	day, err := time.Parse("2.1.2006", t.Values[field])
	if err != nil {
		t.Faults[field] = "Geben Sie den Tag bitte so ein: 24.11.2026."
		return ""
	}
	return survey.Day(day.Format(time.DateOnly))
}

// onCounty runs an act on one county for its page, and leads back there; faults in
// what was typed, or an error that the page can explain, show it again.
func (s *Server) onCounty(c echo.Context, v *visitor, t typedForm, notice string, act func(sc access.Scope) error, explain func(err error)) error {
	b, sc, r, err := s.adminCounty(c, v)
	if err != nil {
		return err
	}
	if len(t.Faults) == 0 {
		err := act(sc)
		if err == nil {
			return seeOther(c, countyPath(b.wave.Key, r.County.Key)+"?hinweis="+notice)
		}
		if explain != nil {
			explain(err)
		}
		if len(t.Faults) == 0 {
			return err
		}
	}
	return s.renderCounty(c, http.StatusUnprocessableEntity, v, b, sc, r, t)
}

// outpaced says in the form who extended meanwhile; sent again, it replaces that.
func (s *Server) outpaced(c echo.Context, sc access.Scope, t typedForm) error {
	all, err := s.Store.Extensions(c.Request().Context(), sc)
	if err != nil || len(all) == 0 {
		return err
	}
	last := all[len(all)-1]
	names, err := s.Store.Names(c.Request().Context(), []string{last.Author})
	t.Faults[untilField] = fmt.Sprintf("Inzwischen hat %s die Frist bis zum %s verlängert, Grund: „%s“. Ihre Verlängerung ist nicht gespeichert. Soll sie die andere ersetzen, senden Sie sie bitte noch einmal ab.",
		cmp.Or(names[last.Author], "jemand anderes"), germanDay(last.Until), last.Reason)
	delete(t.Values, seenCountyField)
	return err
}

// returnResponse opens a submitted response again. Its last submission goes on
// counting. Where the county asked for it, no reason is needed.
func (s *Server) returnResponse(c echo.Context, v *visitor) error {
	if c.Request().PostForm.Get(numberField) != "" {
		return s.onCounty(c, v, typedForm{}, "zurueckgegeben", func(sc access.Scope) error { return s.Store.Reopen(c.Request().Context(), sc) }, nil)
	}
	t := typed(c, returnField)
	reason := t.word(c, returnField, "Schreiben Sie dem Landkreis bitte, was er noch einmal durchsehen soll.")
	return s.onCounty(c, v, t, "zurueckgegeben", func(sc access.Scope) error {
		return s.Store.ReturnResponse(c.Request().Context(), sc, reason)
	}, nil)
}

func (s *Server) extendResponse(c echo.Context, v *visitor) error {
	t := typed(c, untilField, extensionField, seenCountyField)
	seen, err := strconv.Atoi(t.Values[seenCountyField])
	if err != nil { // not the form that we gave out
		seen = -1
	}
	until, reason := t.day(untilField), t.word(c, extensionField, "Schreiben Sie bitte in einem Satz, warum die Frist verlängert wird.")
	return s.onCounty(c, v, t, "frist-verlaengert", func(sc access.Scope) error {
		err := s.Store.ExtendResponse(c.Request().Context(), sc, seen, until, reason)
		if errors.Is(err, survey.ErrConflict) {
			return errors.Join(err, s.outpaced(c, sc, t))
		}
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, survey.ErrDeletedBefore):
			t.Faults[untilField] = "Vor diesem Tag werden Daten der Erhebung gelöscht. Wählen Sie einen früheren Tag, oder setzen Sie zuerst unter „Löschfristen“ spätere Löschtage."
		case errors.Is(err, survey.ErrInvalid):
			t.Faults[untilField] = "Der Tag muss nach dem letzten Tag der Erhebung liegen, höchstens ein halbes Jahr danach, und darf nicht vergangen sein."
		}
	})
}

func (s *Server) recordRefusal(c echo.Context, v *visitor) error {
	t := typed(c, refusalDayField, refusalReasonField)
	refusal := survey.Refusal{Day: t.day(refusalDayField), Reason: t.word(c, refusalReasonField, "Schreiben Sie bitte in einem Satz, warum der Landkreis nicht teilnimmt, oder: ohne Angabe von Gründen.")}
	return s.onCounty(c, v, t, "absage", func(sc access.Scope) error {
		return s.Store.RecordRefusal(c.Request().Context(), sc, refusal)
	}, func(err error) {
		if errors.Is(err, survey.ErrInvalid) {
			t.Faults[refusalDayField] = "Der Tag darf nicht in der Zukunft liegen."
		}
	})
}

func (s *Server) withdrawRefusal(c echo.Context, v *visitor) error {
	return s.onCounty(c, v, typedForm{}, "absage-zurueck", func(sc access.Scope) error { return s.Store.WithdrawRefusal(c.Request().Context(), sc) }, nil)
}

var loggedKinds = map[string]survey.ContactKind{
	"vermerk": survey.ContactNote, "anruf": survey.ContactCall, "brief": survey.ContactLetter, "unzustellbar": survey.ContactBounce,
}

// addLogged notes a call, a letter or something that the DLT keeps in mind. It
// never leaves the DLT's side.
func (s *Server) addLogged(c echo.Context, v *visitor) error {
	t := typed(c, loggedField, loggedKindField)
	text := t.word(c, loggedField, "Schreiben Sie bitte, was Sie vermerken möchten.")
	kind, ok := loggedKinds[t.Values[loggedKindField]]
	if !ok {
		return survey.ErrInvalid
	}
	return s.onCounty(c, v, t, "vermerkt", func(sc access.Scope) error {
		return s.Store.LogContact(c.Request().Context(), sc, survey.ContactEvent{Kind: kind, Text: text, ID: formRef(c)})
	}, nil)
}

// formRef is the same for a form that is sent twice.
func formRef(c echo.Context) string {
	if id := c.Request().PostForm.Get(formField); id != "" {
		return "form " + id
	}
	return ""
}

// newCodePage shows a county's new link with its code once.
type newCodePage struct {
	base
	County, Link, Code, Back string
}

// renewCounty takes back the links that the DLT gave the county and makes a new
// one: mailed where codes are mailed, shown once where they stand in a letter.
func (s *Server) renewCounty(c echo.Context, v *visitor) error {
	b, sc, r, err := s.adminCounty(c, v)
	if err != nil {
		return err
	}
	back, seen := countyPath(b.wave.Key, r.County.Key), c.Request().PostForm.Get(seenCountyField)
	if seen == "" { // not the form that we gave out
		return seeOther(c, back+"?hinweis=zugang-ueberholt")
	}
	if b.wave.Login == survey.LoginMail {
		n, err := s.Store.InviteCounty(c.Request().Context(), sc, true, seen)
		if errors.Is(err, survey.ErrConflict) {
			return seeOther(c, back+"?hinweis=zugang-ueberholt")
		}
		if err != nil {
			return err
		}
		if n == 0 {
			return seeOther(c, back+"?hinweis=keine-adresse")
		}
		return seeOther(c, back+"?hinweis=neu-eingeladen")
	}
	link, code, slip, err := s.newSlip(c)
	if err != nil {
		return err
	}
	err = s.Store.ReplaceCountyAccess(c.Request().Context(), sc, seen, slip.TokenHash, slip.CodeHash)
	if errors.Is(err, survey.ErrConflict) {
		return seeOther(c, back+"?hinweis=zugang-ueberholt")
	}
	if err != nil {
		return err
	}
	view := newCodePage{s.adminBase(c, b, "Neuer Zugang", adminPath(b.wave.Key)), r.County.Name, link, code, back}
	return s.render(c, http.StatusOK, "admin_new_code", view)
}
