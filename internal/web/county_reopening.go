package web

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

const (
	reopeningPath = "/antwortbogen/oeffnung"

	requestField = "grund"
	replyField   = "antwort"
	numberField  = "nummer"
)

// reopeningPage lets those who submit ask for what was submitted back.
type reopeningPage struct {
	base
	reopeningView
	Asks     bool   // there is something to ask for, and nobody has yet
	Ended    bool   // the wave takes no answers any more
	Reason   string // as typed
	Fault    string
	Problems []form.Problem
}

// reopeningView is what the county asked for, and what became of it.
type reopeningView struct {
	Open   *reopeningRow // nil: nothing is open
	Before []reopeningRow
}

type reopeningRow struct {
	Number   int
	County   string
	Href     string
	Name     string // of whoever asked; the DLT is not told
	Reason   string
	Time     time.Time
	Decision survey.Decision
	Decided  time.Time
	Answer   string
}

func (s *Server) reopenings(c echo.Context, sc access.Scope, team []access.Member) (view reopeningView, err error) {
	asked, err := s.Store.Reopenings(c.Request().Context(), sc)
	for _, r := range asked {
		row := reopeningRow{Number: r.Number, Name: memberOf(team, r.Person).Contact.Text(), Reason: r.Reason, Time: r.Time,
			Decision: r.Decision, Decided: r.Decided, Answer: r.Answer}
		if r.Decision == survey.Undecided {
			view.Open = &row
			continue
		}
		view.Before = append(view.Before, row)
	}
	return view, err
}

func (s *Server) showReopening(c echo.Context, v *visitor) error {
	d, err := s.led(c, v)
	if err != nil {
		return err
	}
	if _, err := s.refill(c, d.scope, reopeningPath); err != nil {
		return err
	}
	return s.renderReopening(c, http.StatusOK, d, plainWord(c.Request().PostForm.Get(requestField)), "")
}

func (s *Server) renderReopening(c echo.Context, status int, d *desk, typed, fault string) error {
	asked, err := s.reopenings(c, d.scope, d.team)
	if err != nil {
		return err
	}
	submitted := d.response.Disposition == survey.Submitted
	view := reopeningPage{base: s.countyBase(c, d, "Um Öffnung des Antwortbogens bitten", nil), reopeningView: asked,
		Ended: !d.wave.Open(d.now), Reason: typed, Fault: fault}
	view.Asks = submitted && !view.Ended && view.Open == nil
	if fault != "" && view.Asks { // else there is no field to lead to
		view.Problems = []form.Problem{{Href: "#" + requestField, Text: "Grund: " + fault}}
		view.Errors = 1
	}
	return s.render(c, status, "reopening", view)
}

// typedWord reads a text that must be there; fault tells what is wrong with it.
func typedWord(c echo.Context, field, missing string) (text, fault string) {
	text = plainWord(c.Request().PostForm.Get(field))
	switch n := utf8.RuneCountInString(text); {
	case n == 0:
		fault = missing
	case n > maxReason:
		fault = fmt.Sprintf("Kürzen Sie den Text bitte auf höchstens 1.000 Zeichen. Er hat jetzt %s Zeichen.", form.Number(n))
	}
	return text, fault
}

// askReopening stores the request. What cannot be asked any more comes back with
// the words why, and with what was typed.
func (s *Server) askReopening(c echo.Context, v *visitor) error {
	d, err := s.led(c, v)
	if err != nil {
		return err
	}
	reason, fault := typedWord(c, requestField, "Schreiben Sie bitte, was Sie ändern möchten und warum.")
	if fault != "" {
		return s.renderReopening(c, http.StatusUnprocessableEntity, d, reason, fault)
	}
	err = s.Store.RequestReopening(c.Request().Context(), d.scope, reason)
	if errors.Is(err, survey.ErrClosed) || errors.Is(err, survey.ErrConflict) {
		status := verdictOn(err).status
		if d, err = s.desk(c, v); err != nil {
			return err
		}
		return s.renderReopening(c, status, d, reason, "")
	}
	if err != nil {
		return err
	}
	return seeOther(c, reopeningPath+"?hinweis=gebeten")
}

// declineReopening answers the county's open request with a sentence.
func (s *Server) declineReopening(c echo.Context, v *visitor) error {
	b, sc, r, err := s.adminCounty(c, v)
	if err != nil {
		return err
	}
	number, err := strconv.Atoi(c.Request().PostForm.Get(numberField))
	if err != nil {
		return fmt.Errorf("number of the request: %w", survey.ErrInvalid)
	}
	answer, fault := typedWord(c, replyField, "Schreiben Sie dem Landkreis bitte einen Satz, warum der Antwortbogen geschlossen bleibt.")
	if fault != "" {
		typed := typedForm{map[string]string{replyField: answer}, map[string]string{replyField: fault}}
		return s.renderCounty(c, http.StatusUnprocessableEntity, v, b, sc, r, typed)
	}
	err = s.Store.DeclineReopening(c.Request().Context(), sc, number, answer)
	if err != nil {
		return err
	}
	return seeOther(c, countyPath(b.wave.Key, r.County.Key)+"?hinweis=abgelehnt")
}
