package web

import (
	"errors"
	"net/http"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/survey"
)

// arrivalPage asks whoever came in by the county's letter who they are. Nothing
// is theirs before: the first reader is often the Poststelle.
type arrivalPage struct {
	base
	County      string
	Mailed      bool           // the address is known: a mailed code came from there
	Coordinator access.Contact // without a name: nobody coordinates
	Since       edit           // of the coordinator
	Seats       []access.Seat  // other counties, to go on there
	Typed       access.Contact
	Problems    []form.Problem
	Faults      map[string]string // field → what is wrong
}

const arrivalPath = "/antwortbogen/ankommen"

// Fields of the forms about people.
const (
	nameField   = "name"
	officeField = "funktion"
	emailField  = "email"
	maxWord     = 1000
	maxName     = 200
)

// threshold is what a guest may know: the county, and who coordinates.
type threshold struct {
	scope  access.Scope
	county survey.Response
	team   []access.Member
	me     access.Member
	named  access.Contact // what those who invited the guest call them
	mailed bool           // a code that was mailed to their address let them in
}

func (s *Server) threshold(c echo.Context, v *visitor) (t threshold, err error) {
	var ok bool
	if t.scope, ok = v.Scope(v.Wave); !ok {
		return t, survey.ErrNotFound
	}
	ctx := c.Request().Context()
	if t.county, err = s.Store.Response(ctx, t.scope); err != nil {
		return t, err
	}
	t.team, err = s.Store.Team(ctx, t.scope)
	if err != nil {
		return t, err
	}
	t.me, t.mailed = memberOf(t.team, v.Person), v.Proven != ""
	reach, err := s.Store.Reach(ctx, t.scope)
	for _, known := range reach.Contacts {
		if known.Person == v.Person {
			t.named = access.Contact{Name: known.Name, Office: known.Function}
		}
	}
	return t, err
}

func (s *Server) showArrival(c echo.Context, v *visitor) error {
	t, err := s.threshold(c, v)
	if err != nil {
		return err
	}
	if t.me.Part != access.Guest {
		return seeOther(c, "/antwortbogen")
	}
	kept, err := s.refill(c, t.scope, arrivalPath)
	if err != nil {
		return err
	}
	if kept {
		t.named, _ = typedContact(c)
	}
	return s.renderArrival(c, http.StatusOK, t, t.named, nil)
}

func (s *Server) renderArrival(c echo.Context, status int, t threshold, typed access.Contact, faults map[string]string) error {
	w, err := s.Store.Wave(c.Request().Context(), t.scope.Wave())
	if err != nil {
		return err
	}
	now, err := s.Store.Now(c.Request().Context())
	if err != nil {
		return err
	}
	view := arrivalPage{base: s.base(c, "Wer sind Sie?"), County: t.county.County.Name, Mailed: t.mailed, Typed: typed,
		Problems: problemsOf(faults), Faults: faults}
	view.Errors, view.Wave = len(view.Problems), viewOf(w, now)
	if view.Seats, err = s.seats(c, visitorOf(c)); err != nil {
		return err
	}
	if m, ok := coordinatorOf(t.team); ok {
		view.Coordinator, view.Since = m.Contact, edit{Time: m.Since}
	}
	return s.render(c, status, "arrival", view)
}

// arrive makes the guest the coordinator, or a colleague of the one who is.
func (s *Server) arrive(c echo.Context, v *visitor) error {
	t, err := s.threshold(c, v)
	if err != nil {
		return err
	}
	if t.me.Part != access.Guest {
		return seeOther(c, "/antwortbogen")
	}
	intent := c.Request().PostForm.Get("vorhaben")
	part, ok := intents[intent]
	contact, faults := typedContact(c)
	if t.mailed { // the address is known and stays
		contact.Email = ""
		delete(faults, emailField)
	}
	if len(faults) > 0 {
		return s.renderArrival(c, http.StatusUnprocessableEntity, t, contact, faults)
	}
	if !ok {
		return survey.ErrInvalid
	}
	err = s.Store.Introduce(c.Request().Context(), t.scope, part, contact)
	if errors.Is(err, survey.ErrConflict) { // somebody else was faster
		if t, err = s.threshold(c, v); err != nil {
			return err
		}
		return s.renderArrival(c, http.StatusConflict, t, contact, nil)
	}
	if err != nil {
		return err
	}
	if t, err = s.threshold(c, v); err != nil {
		return err
	}
	if !t.me.Approval.Mails() {
		return seeOther(c, "/antwortbogen?hinweis=adresse-wartet")
	}
	if intent == beginning {
		return s.leadToFirstPage(c, v)
	}
	return seeOther(c, "/antwortbogen")
}

// beginning is coordinating, from the first page instead of the overview.
const beginning = "beginnen"

var intents = map[string]access.Part{"koordinieren": access.Coordinator, beginning: access.Coordinator, "mitarbeiten": access.Colleague}

func (s *Server) leadToFirstPage(c echo.Context, v *visitor) error {
	d, err := s.desk(c, v)
	if err != nil {
		return err
	}
	return seeOther(c, d.sections()[0].Href)
}

// typedContact reads who somebody is; faults tell by field what is wrong.
func typedContact(c echo.Context) (access.Contact, map[string]string) {
	values, faults := c.Request().PostForm, map[string]string{}
	contact := access.Contact{Name: oneLine(values.Get(nameField)), Office: oneLine(values.Get(officeField)), Email: strings.TrimSpace(values.Get(emailField))}
	if contact.Name == "" {
		faults[nameField] = "Geben Sie bitte einen Namen an."
	}
	for field, text := range map[string]string{nameField: contact.Name, officeField: contact.Office} {
		if utf8.RuneCountInString(text) > maxName {
			faults[field] = "Bitte höchstens 200 Zeichen."
		}
	}
	if contact.Email == "" {
		return contact, faults
	}
	address, err := mail.ParseAddress(contact.Email)
	if err != nil {
		faults[emailField] = "Das ist keine E-Mail-Adresse. Sie sieht zum Beispiel so aus: name@kreis.de. Sie können das Feld auch leer lassen."
		return contact, faults
	}
	contact.Email = address.Address
	return contact, faults
}

// oneLine is the text without line breaks and what else cannot be seen.
func oneLine(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, "\ufffd"))
	return strings.Join(strings.Fields(text), " ")
}

var contactFields = []struct{ field, label string }{
	{nameField, "Name"}, {officeField, "Amt oder Funktion"}, {emailField, "E-Mail-Adresse"},
	{dayField, "Datum"}, {fileNumberField, "Aktenzeichen"}, {sharesField, "Fragen"}, {deadlineField, "Frist"}, {wordField, "Erläuterung"},
}

func problemsOf(faults map[string]string) []form.Problem {
	var problems []form.Problem
	for _, f := range contactFields {
		if text := faults[f.field]; text != "" {
			problems = append(problems, form.Problem{Href: "#" + f.field, Text: f.label + ": " + text})
		}
	}
	return problems
}
