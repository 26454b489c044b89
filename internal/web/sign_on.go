package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// SignOn is the operator's sign-on service, which vouches for people of the DLT's
// side.
type SignOn interface {
	Label() string
	Address(ctx context.Context, state, nonce, verifier string) (string, error)
	Vouch(ctx context.Context, now time.Time, code, nonce, verifier string) (access.Identity, error)
	Leaving(ctx context.Context) (string, error)
}

// Addresses of the way to the sign-on service and back.
const (
	signOnPath = "/dlt/anmelden/dienst"
	bindPath   = signOnPath + "/verbinden"
	leavePath  = signOnPath + "/abmelden"
	unbindPath = signOnPath + "/trennen"

	// SignOnReturn is where the service sends browsers back.
	SignOnReturn = signOnPath + "/zurueck"

	stateField = "state"
)

const (
	noAnswer    = "Der Anmeldedienst antwortet zurzeit nicht. Melden Sie sich bitte mit Anmeldename und Passwort an."
	notVouched  = "Der Anmeldedienst hat Sie nicht bestätigt. Versuchen Sie es bitte noch einmal, oder melden Sie sich mit Anmeldename und Passwort an."
	notBound    = "Mit Ihrer Anmeldung beim Anmeldedienst ist hier kein Konto verbunden. Melden Sie sich bitte mit Anmeldename und Passwort an; unter „Mein Konto“ können Sie beides verbinden."
	noFactorYet = "Ihr Konto hat noch keinen zweiten Faktor. Melden Sie sich bitte einmal mit Anmeldename und Passwort an und richten Sie ihn ein."
)

// errant is what a browser takes to the service and back, sealed for that browser.
type errant struct {
	Nonce, Verifier string
	Begun           time.Time
	Binds           string // random id of whose account is to be bound; empty: a login
}

// sealer is to whom errants of the visitor are sealed: nobody with another cookie
// can end what was begun here.
func (v *visitor) sealer() string { return "sign-on\n" + access.HashToken(v.session.ID) }

// setOut leads to the service. Nothing is stored before somebody comes back.
func (s *Server) setOut(c echo.Context, v *visitor, binds string) error {
	ctx := c.Request().Context()
	if err := s.needsForm(c, v); err != nil {
		return err
	}
	now, err := s.Store.Now(ctx)
	if err != nil {
		return err
	}
	e := errant{Begun: now, Binds: binds}
	e.Nonce, _ = access.NewToken()
	e.Verifier, _ = access.NewToken()
	words, err := json.Marshal(e)
	if err != nil {
		return fmt.Errorf("set out for the sign-on service: %w", err)
	}
	address, err := s.SignOn.Address(ctx, s.Vault.Seal(v.sealer(), string(words)), e.Nonce, e.Verifier)
	if errors.Is(err, access.ErrUnreachable) {
		s.Logger.Warn("sign-on service", "error", err.Error())
		return s.refuseSignOn(c, http.StatusServiceUnavailable, noAnswer)
	}
	if err != nil {
		return err
	}
	return seeOther(c, address)
}

func (s *Server) beginSignOn(c echo.Context, v *visitor) error {
	if v.Role.Staff() {
		return seeOther(c, "/dlt")
	}
	return s.setOut(c, v, "")
}

func (s *Server) beginBinding(c echo.Context, v *visitor) error {
	if _, err := s.Store.Account(c.Request().Context(), v.Person); err != nil {
		return err
	}
	return s.setOut(c, v, v.Person)
}

// signOnPage is where the service sends people back. Their login waits for a
// button: no address that somebody opens logs anybody in.
type signOnPage struct {
	base
	Label, Code, State string
	Binds              bool
	Path               string
}

func (s *Server) showSignOn(c echo.Context, v *visitor) error {
	state := c.QueryParam(stateField)
	e, err := s.errant(c, v, state)
	if err != nil {
		return err
	}
	if c.QueryParam("code") == "" { // refused, or given up there
		return s.refuseSignOn(c, http.StatusUnprocessableEntity, notVouched)
	}
	view := signOnPage{base: s.base(c, "Anmeldung abschließen"), Label: s.SignOn.Label(), Code: c.QueryParam("code"), State: state, Binds: e.Binds != "", Path: SignOnReturn}
	if view.Binds {
		view.Title = "Anmeldedienst verbinden"
	}
	return s.render(c, http.StatusOK, "sign_on", view)
}

// errant opens what this browser took along, while it lasts.
func (s *Server) errant(c echo.Context, v *visitor, state string) (e errant, err error) {
	words, err := s.Vault.Open(v.sealer(), state)
	if err == nil {
		err = json.Unmarshal([]byte(words), &e)
	}
	if err != nil || v.session.ID == "" {
		return e, errOldSignOn
	}
	now, err := s.Store.Now(c.Request().Context())
	if err == nil && !now.Before(e.Begun.Add(access.SignOnLives)) {
		err = errOldSignOn
	}
	return e, err
}

// endSignOn takes each answer of the service once.
func (s *Server) endSignOn(c echo.Context, v *visitor) error {
	ctx, values := c.Request().Context(), c.Request().PostForm
	e, err := s.errant(c, v, values.Get(stateField))
	if err != nil {
		return err
	}
	used, err := unlessConflict(s.Store.UseSignOn(ctx, access.HashToken(values.Get(stateField)), e.Begun.Add(access.SignOnLives)))
	if err != nil || !used {
		return errors.Join(err, errOldSignOn)
	}
	now, err := s.Store.Now(ctx)
	if err != nil {
		return err
	}
	identity, err := s.SignOn.Vouch(ctx, now, values.Get("code"), e.Nonce, e.Verifier)
	switch {
	case errors.Is(err, access.ErrUnreachable):
		s.Logger.Warn("sign-on service", "error", err.Error())
		return s.refuseSignOn(c, http.StatusServiceUnavailable, noAnswer)
	case errors.Is(err, access.ErrNotVouched):
		s.Logger.Warn("sign-on service", "error", err.Error())
		return s.failedSignOn(c, "", notVouched)
	case err != nil:
		return err
	case e.Binds != "":
		return s.bind(c, v, e.Binds, identity)
	}
	return s.enterBy(c, v, now, identity)
}

// bind joins the service's account with the one that is logged in here. An address
// of e-mail proves nothing: the service may give it to somebody else one day.
func (s *Server) bind(c echo.Context, v *visitor, person string, identity access.Identity) error {
	if v.Person != person || !v.May(access.OwnAccount) {
		return errForbidden
	}
	notice := "dienst-verbunden"
	err := s.Store.BindIdentity(c.Request().Context(), v.Principal, identity.Hash())
	if errors.Is(err, survey.ErrConflict) {
		notice, err = "dienst-vergeben", nil
	}
	if err != nil {
		return err
	}
	return seeOther(c, sessionsPath+"?hinweis="+notice)
}

// enterBy lets in whose account is bound. The service's second factor stands for
// ours at the login only, and only where ours is set up: what needs a fresh one
// asks for ours. Setting ours up takes the password: whoever holds the service's
// account alone must not choose the factor, too.
func (s *Server) enterBy(c echo.Context, v *visitor, now time.Time, identity access.Identity) error {
	ctx := c.Request().Context()
	account, err := s.Store.IdentityAccount(ctx, identity.Hash())
	if errors.Is(err, survey.ErrNotFound) || err == nil && account.Disabled {
		return s.failedSignOn(c, account.Person, notBound)
	}
	if err != nil {
		return err
	}
	if !account.Factor {
		return s.failedSignOn(c, account.Person, noFactorYet)
	}
	event := access.Event{Person: account.Person, Role: account.Role, Action: access.ActionSignOnAccepted}
	if err := s.Store.Audit(ctx, event); err != nil {
		return err
	}
	if !identity.Factor {
		return s.halfway(c, v, account)
	}
	event.Action = access.ActionLogin
	if err := s.Store.Audit(ctx, event); err != nil {
		return err
	}
	err = s.enter(c, v, access.Principal{Role: account.Role, Person: account.Person, Name: account.Name, Land: account.Land, Factor: now.Add(-access.FactorLasts)})
	if err != nil {
		return err
	}
	return seeOther(c, "/dlt")
}

func (s *Server) failedSignOn(c echo.Context, person, problem string) error {
	err := s.Store.Audit(c.Request().Context(), access.Event{Person: person, Role: access.Admin, Action: access.ActionLoginFailed})
	if err != nil {
		return err
	}
	return s.refuseSignOn(c, http.StatusUnprocessableEntity, problem)
}

// refuseSignOn offers the password.
func (s *Server) refuseSignOn(c echo.Context, status int, problem string) error {
	view, err := s.adminLogin(c)
	if err != nil {
		return err
	}
	view.Problems, view.Errors, view.Elsewhere = []form.Problem{{Href: "#login", Text: problem}}, 1, true
	return s.render(c, status, "admin_login", view)
}

// unbindSignOn parts the two accounts again.
func (s *Server) unbindSignOn(c echo.Context, v *visitor) error {
	if err := s.Store.UnbindIdentity(c.Request().Context(), v.Principal, v.Person); err != nil && !errors.Is(err, survey.ErrNotFound) {
		return err
	}
	return seeOther(c, sessionsPath+"?hinweis=dienst-getrennt")
}

// unbindTheirs does so for somebody else.
func (s *Server) unbindTheirs(c echo.Context, v *visitor) error {
	ctx, person := c.Request().Context(), c.Param("person")
	if _, err := s.Store.Account(ctx, person); err != nil {
		return err
	}
	if err := s.Store.UnbindIdentity(ctx, v.Principal, person); err != nil && !errors.Is(err, survey.ErrNotFound) {
		return err
	}
	return seeOther(c, accountsPath+"/"+url.PathEscape(person)+"?hinweis=dienst-getrennt")
}

// leaveSignOn leads to where the service ends its own login.
func (s *Server) leaveSignOn(c echo.Context, _ *visitor) error {
	address, err := s.SignOn.Leaving(c.Request().Context())
	if err != nil || address == "" {
		return s.refuseSignOn(c, http.StatusServiceUnavailable, "Der Anmeldedienst nennt keine Adresse zum Abmelden. Melden Sie sich bitte dort selbst ab.")
	}
	return seeOther(c, address)
}
