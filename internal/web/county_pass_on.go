package web

import (
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

const passOnPath = "/antwortbogen/weiterleiten"

// passOnPage asks the first reader, who is often the Poststelle, who is to answer.
type passOnPage struct {
	base
	County   string
	SaveID   string
	ByMail   bool // codes are mailed
	Typed    access.Contact
	Problems []form.Problem
	Faults   map[string]string
}

// passedPage is the slip for whom was named. It is shown once, and whoever sees it
// is logged out.
type passedPage struct {
	base
	County  string
	Survey  string // title of the wave
	Named   access.Contact
	Mailed  bool // the same goes by mail, with secrets of its own
	Waiting bool // the mail waits for an approval
	Link    string
	Code    string
}

// passing is the threshold of somebody who may pass the invitation on.
func (s *Server) passing(c echo.Context, v *visitor) (threshold, survey.Wave, error) {
	t, err := s.threshold(c, v)
	if err == nil && (t.me.Part != access.Guest || t.me.Revoked) {
		err = survey.ErrNotFound
	}
	if err != nil {
		return t, survey.Wave{}, err
	}
	wave, err := s.Store.Wave(c.Request().Context(), t.scope.Wave())
	if err != nil {
		return t, wave, err
	}
	now, err := s.Store.Now(c.Request().Context())
	if wave = wave.Extended(t.county.Extended); err == nil && over(wave, now) {
		err = survey.ErrOver
	}
	return t, wave, err
}

func (s *Server) showPassOn(c echo.Context, v *visitor) error {
	t, wave, err := s.passing(c, v)
	if err != nil {
		return err
	}
	if _, err := s.refill(c, t.scope, passOnPath); err != nil {
		return err
	}
	typed, _ := typedContact(c)
	return s.renderPassOn(c, http.StatusOK, t, wave, typed, nil)
}

func (s *Server) renderPassOn(c echo.Context, status int, t threshold, w survey.Wave, typed access.Contact, faults map[string]string) error {
	now, err := s.Store.Now(c.Request().Context())
	if err != nil {
		return err
	}
	view := passOnPage{base: s.base(c, "Einladung weiterleiten"), County: t.county.County.Name, ByMail: w.Login == survey.LoginMail, Typed: typed,
		Problems: problemsOf(faults), Faults: faults}
	view.Errors, view.Wave = len(view.Problems), viewOf(w, now)
	view.SaveID, _ = access.NewToken()
	return s.render(c, status, "pass_on", view)
}

// passOn invites whom the guest names, and ends the session: the guest has no part
// in the response.
func (s *Server) passOn(c echo.Context, v *visitor) error {
	t, wave, err := s.passing(c, v)
	if err != nil {
		return err
	}
	contact, faults := typedContact(c)
	needAddress(wave, contact, faults)
	if len(faults) > 0 {
		return s.renderPassOn(c, http.StatusUnprocessableEntity, t, wave, contact, faults)
	}
	id, err := postedID(c)
	if err != nil {
		return err
	}
	view := passedPage{County: t.county.County.Name, Survey: wave.Title, Named: contact}
	slip := access.Slip{SaveID: id}
	if wave.Login == survey.LoginLetter {
		if view.Link, view.Code, slip, err = s.newSlip(c); err != nil {
			return err
		}
	}
	approval, err := s.Store.PassOn(c.Request().Context(), t.scope, contact, slip)
	repeated := errors.Is(err, survey.ErrRepeated)
	if errors.Is(err, survey.ErrTooMany) {
		faults[nameField] = "Die Einladung Ihres Landkreises wurde schon sehr oft weitergeleitet. Wenden Sie sich bitte an die unten genannte Kontaktstelle."
		return s.renderPassOn(c, http.StatusConflict, t, wave, contact, faults)
	}
	if err != nil && !repeated {
		return err
	}
	if err := s.leave(c, v); err != nil {
		return err
	}
	if repeated && view.Link != "" {
		return errPassedOn
	}
	return s.showPassedOn(c, view, approval)
}

// showPassedOn shows the slip, or says what became of the mail.
func (s *Server) showPassedOn(c echo.Context, view passedPage, approval access.Approval) error {
	if view.Link == "" && approval.Mails() {
		return seeOther(c, "/?hinweis=weitergeleitet")
	}
	if view.Link == "" {
		return seeOther(c, "/?hinweis=weitergeleitet-wartet")
	}
	c.Set(visitorKey, &visitor{Principal: access.Principal{Role: access.Anonymous}})
	view.base = s.base(c, "Weitergeleitet")
	view.Mailed, view.Waiting = view.Named.Email != "" && approval.Mails(), !approval.Mails()
	return s.render(c, http.StatusOK, "passed_on", view)
}
