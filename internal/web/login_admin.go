package web

import (
	"context"
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// adminLoginPage asks for login and password.
type adminLoginPage struct {
	base
	Login    string
	Shown    []ShownCode // in a demonstration only
	Problems []form.Problem

	Elsewhere bool          // the problem lies not in what was typed
	Service   *signOnChoice // nil: there is none
}

// signOnChoice is the other way in.
type signOnChoice struct {
	Label, Path string
	Leaving     string // just logged out here: where to log out there; may be empty
}

const (
	loginField    = "login"
	passwordField = "passwort"
	wrongLogin    = "Anmeldename oder Passwort stimmen nicht. Bitte prüfen Sie beides."
	emptyLogin    = "Geben Sie bitte Anmeldename und Passwort ein."
)

func (s *Server) showAdminLogin(c echo.Context, v *visitor) error {
	if v.Role.Staff() {
		return seeOther(c, "/dlt")
	}
	if err := s.needsForm(c, v); err != nil {
		return err
	}
	view, err := s.adminLogin(c)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, "admin_login", view)
}

func (s *Server) adminLogin(c echo.Context) (view adminLoginPage, err error) {
	view.base = s.base(c, "Anmeldung für den DLT")
	if s.SignOn != nil {
		view.Service = &signOnChoice{Label: s.SignOn.Label(), Path: signOnPath}
		if c.QueryParam("hinweis") == "abgemeldet" {
			view.Service.Leaving = leavePath
		}
	}
	view.Shown, err = s.shownCodes(c.Request().Context())
	return view, err
}

// loginAdmin answers unknown logins as it does wrong passwords, after the same
// work.
func (s *Server) loginAdmin(c echo.Context, v *visitor) error {
	login, password := access.NormalLogin(c.Request().PostForm.Get(loginField)), c.Request().PostForm.Get(passwordField)
	if login == "" || password == "" { // no try: mail gateways press buttons, too
		return s.refuseLogin(c, login, emptyLogin)
	}
	account, err := s.Store.AdminByLogin(c.Request().Context(), login)
	if err != nil && !errors.Is(err, survey.ErrNotFound) {
		return err
	}
	known := err == nil && !account.Disabled
	event := access.Event{Person: account.Person, Role: access.Admin, Action: access.ActionPasswordAccepted}
	if known {
		event.Role = account.Role
	}
	ok, err := s.attempt(c, access.PasswordsPerLogin, login, event, func(ctx context.Context) (bool, error) {
		hash := account.PasswordHash
		if !known {
			hash = ""
		}
		return access.CheckPassword(ctx, password, hash)
	})
	if err != nil {
		return err
	}
	if !ok || !known {
		return s.refuseLogin(c, login, wrongLogin)
	}
	return s.halfway(c, v, account)
}

func (s *Server) refuseLogin(c echo.Context, login, problem string) error {
	view, err := s.adminLogin(c)
	if err != nil {
		return err
	}
	view.Login, view.Problems, view.Errors = login, []form.Problem{{Href: "#login", Text: problem}}, 1
	return s.render(c, http.StatusUnprocessableEntity, "admin_login", view)
}
