package web

import (
	"context"
	"encoding/base64"
	"html/template"
	"net/http"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/form"
)

const (
	passwordPath  = "/dlt/passwort"
	newFactorPath = factorPath + "/neu"
	recoveryPath  = factorPath + "/codes"

	presentField = "bisher"
	repeatField  = passwordField + "2"
	sealedField  = "neu"
)

// passwordPage changes the visitor's own password.
type passwordPage struct {
	base
	Login    string
	Faults   map[string]string
	Problems []form.Problem
	Path     string
}

func (s *Server) showPassword(c echo.Context, v *visitor) error {
	return s.renderPassword(c, v, http.StatusOK, nil)
}

func (s *Server) renderPassword(c echo.Context, v *visitor, status int, faults map[string]string) error {
	view := passwordPage{base: s.dltBase(c, "Passwort ändern", sessionsPath), Faults: faults, Path: passwordPath, Login: v.Name}
	for _, name := range []string{presentField, passwordField, repeatField} {
		if fault := faults[name]; fault != "" {
			view.Problems = append(view.Problems, form.Problem{Href: "#" + name, Text: fault})
		}
	}
	view.Errors = len(view.Problems)
	return s.render(c, status, "password", view)
}

// changePassword asks for the present one, too: whoever finds a browser open must
// not take the account over.
func (s *Server) changePassword(c echo.Context, v *visitor) error {
	account, err := s.Store.Account(c.Request().Context(), v.Person)
	if err != nil {
		return err
	}
	values, faults := c.Request().PostForm, map[string]string{}
	next := values.Get(passwordField)
	if values.Get(presentField) == "" {
		faults[presentField] = "Geben Sie bitte Ihr bisheriges Passwort ein."
	}
	if fault := access.CheckNewPassword(next, account.Login, account.Name).Text(); fault != "" {
		faults[passwordField] = fault
	} else if values.Get(repeatField) != next {
		faults[repeatField] = "Die beiden Eingaben sind verschieden. Geben Sie das neue Passwort bitte zweimal gleich ein."
	}
	if len(faults) > 0 {
		return s.renderPassword(c, v, http.StatusUnprocessableEntity, faults)
	}
	event := access.Event{Person: v.Person, Role: v.Role, Action: access.ActionPasswordAccepted}
	ok, err := s.attempt(c, access.PasswordsPerLogin, account.Login, event, func(ctx context.Context) (bool, error) {
		return access.CheckPassword(ctx, values.Get(presentField), account.PasswordHash)
	})
	if err != nil {
		return err
	}
	if !ok {
		return s.renderPassword(c, v, http.StatusUnprocessableEntity, map[string]string{presentField: "Das bisherige Passwort stimmt nicht. Es wurde nichts geändert."})
	}
	hash, err := access.HashPassword(c.Request().Context(), next)
	if err != nil {
		return err
	}
	if err := s.Store.ChangePassword(c.Request().Context(), v.Principal, account.PasswordHash, hash, access.HashToken(v.session.ID)); err != nil {
		return err
	}
	return seeOther(c, sessionsPath+"?hinweis=passwort-geaendert")
}

// newFactorPage shows another second factor, which is in use once a code of it was
// typed.
type newFactorPage struct {
	base
	Picture  template.URL
	Secret   string // in groups of four
	Sealed   string // the same for the form, which nobody else can read or make
	Path     string
	Problems []form.Problem
}

// showNewFactor stores nothing: until a code of the new one was typed, the old one
// stays in use.
func (s *Server) showNewFactor(c echo.Context, v *visitor) error {
	return s.renderNewFactor(c, v, http.StatusOK, access.NewFactorSecret(), "")
}

func (s *Server) renderNewFactor(c echo.Context, v *visitor, status int, secret, fault string) error {
	account, err := s.Store.Account(c.Request().Context(), v.Person)
	if err != nil {
		return err
	}
	picture, err := access.FactorPicture(secret, account.Login)
	if err != nil {
		return err
	}
	view := newFactorPage{base: s.dltBase(c, "Zweiten Faktor erneuern", sessionsPath), Secret: inFours(secret), Sealed: s.Vault.Seal(v.Person, secret), Path: newFactorPath,
		Picture: template.URL("data:image/png;base64," + base64.StdEncoding.EncodeToString(picture))}
	if fault != "" {
		view.Errors, view.Problems = 1, []form.Problem{{Href: "#" + factorField, Text: fault}}
	}
	return s.render(c, status, "new_factor", view)
}

func (s *Server) renewFactor(c echo.Context, v *visitor) error {
	ctx, values := c.Request().Context(), c.Request().PostForm
	if _, err := s.Store.Account(ctx, v.Person); err != nil {
		return err
	}
	secret, err := s.Vault.Open(v.Person, values.Get(sealedField))
	if err != nil { // not the form that we gave out
		return seeOther(c, newFactorPath)
	}
	now, err := s.Store.Now(ctx)
	if err != nil {
		return err
	}
	step, fits := access.CheckFactor(secret, values.Get(factorField), now, 0)
	if !fits {
		return s.renderNewFactor(c, v, http.StatusUnprocessableEntity, secret, "Dieser Code stimmt nicht. Geben Sie bitte den Code ein, den die App für den neuen Eintrag zeigt.")
	}
	codes, hashes := access.NewRecoveryCodes()
	if err := s.Store.RenewFactor(ctx, v.Principal, s.Vault.Seal(v.Person, secret), step, hashes, access.HashToken(v.session.ID)); err != nil {
		return err
	}
	return s.renderRecovery(c, codes)
}

func (s *Server) renewRecovery(c echo.Context, v *visitor) error {
	ctx := c.Request().Context()
	if _, err := s.Store.Account(ctx, v.Person); err != nil {
		return err
	}
	codes, hashes := access.NewRecoveryCodes()
	if err := s.Store.RenewRecovery(ctx, v.Principal, hashes); err != nil {
		return err
	}
	return s.renderRecovery(c, codes)
}

func (s *Server) renderRecovery(c echo.Context, codes []string) error {
	return s.render(c, http.StatusOK, "recovery", recoveryPage{base: s.base(c, "Ihre Wiederherstellungscodes"), Codes: codes, Next: sessionsPath, Renewed: true})
}
