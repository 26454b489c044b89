package web

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// factorPage asks for the second factor, or sets it up.
type factorPage struct {
	base
	Picture  string // address of the QR code while it is being set up
	Secret   string // the same for typing, in groups of four
	StepUp   bool   // the visitor is logged in, what they want needs a fresh factor
	Target   string // where to go then
	Action   string // of the form that was stopped
	Fields   []keptField
	Shown    []ShownCode // in a demonstration only
	Problems []form.Problem
}

// keptField is what a form held that was stopped.
type keptField struct {
	Name, Value string
	Written     bool // a text of one's own, to be shown
}

// recoveryPage shows the recovery codes, once.
type recoveryPage struct {
	base
	Codes   []string
	Next    string
	Renewed bool // there were others
}

// resumePage gives a stopped form back, to be sent once more.
type resumePage struct {
	base
	Action string
	Fields []keptField
}

// ShownCode is the present second factor of an account of a demonstration.
type ShownCode struct{ Role, Login, Code string }

const (
	factorPath   = "/dlt/zweiter-faktor"
	factorField  = "code"
	targetField  = "ziel"
	stoppedField = "aktion"
	keptPrefix   = "feld:"
	wrongFactor  = "Dieser Code stimmt nicht oder wurde schon benutzt. Warten Sie auf den nächsten Code Ihrer App, oder nehmen Sie einen Wiederherstellungscode."
	emptyFactor  = "Geben Sie bitte den Code aus Ihrer App ein."
)

// fresh guards what needs a second factor that was typed a short while ago. An
// address is opened after that; a form comes back to be sent once more.
func (s *Server) fresh(h handler) handler {
	return func(c echo.Context, v *visitor) error {
		now, err := s.Store.Now(c.Request().Context())
		switch {
		case err != nil:
			return err
		case v.Fresh(now):
			return h(c, v)
		case c.Request().Method != http.MethodPost:
			return seeOther(c, factorPath+"?"+url.Values{targetField: {c.Request().URL.RequestURI()}}.Encode())
		}
		return s.askFactor(c, v, http.StatusForbidden, factorPage{Action: c.Request().URL.EscapedPath(), Fields: keptFields(c.Request().PostForm, "")})
	}
}

// keptFields are those of a posted form whose names begin with the prefix.
// Passwords are typed once more.
func keptFields(values url.Values, prefix string) (kept []keptField) {
	for _, name := range slices.Sorted(maps.Keys(values)) {
		short, ok := strings.CutPrefix(name, prefix)
		if !ok || slices.Contains([]string{tokenField, presentField, passwordField, repeatField}, short) {
			continue
		}
		for _, value := range values[name] {
			kept = append(kept, keptField{short, value, strings.ContainsAny(value, " \n")})
		}
	}
	return kept
}

func (s *Server) showFactor(c echo.Context, v *visitor) error {
	return s.askFactor(c, v, http.StatusOK, factorPage{Target: c.QueryParam(targetField)})
}

// askFactor shows the page; an account without a second factor sets it up there.
func (s *Server) askFactor(c echo.Context, v *visitor, status int, view factorPage) error {
	ctx := c.Request().Context()
	view.base, view.StepUp = s.base(c, "Zweiter Faktor"), !v.Halfway()
	view.Errors = len(view.Problems)
	factor, err := s.Store.Factor(ctx, v.Person)
	if err != nil && !errors.Is(err, survey.ErrNotFound) {
		return err
	}
	if err == nil && !factor.Confirmed {
		secret, err := s.Vault.Open(v.Person, factor.Sealed)
		if err != nil {
			return err
		}
		view.Picture, view.Secret, view.Title = factorPath+"/bild.png", inFours(secret), "Zweiten Faktor einrichten"
	}
	if view.Shown, err = s.shownCodes(ctx); err != nil {
		return err
	}
	return s.render(c, status, "factor", view)
}

func inFours(text string) string {
	var parts []string
	for part := range slices.Chunk([]byte(text), 4) {
		parts = append(parts, string(part))
	}
	return strings.Join(parts, " ")
}

func (s *Server) shownCodes(ctx context.Context) ([]ShownCode, error) {
	if s.Showcase == nil {
		return nil, nil
	}
	return s.Showcase.Codes(ctx)
}

func (s *Server) showFactorPicture(c echo.Context, v *visitor) error {
	ctx := c.Request().Context()
	factor, err := s.Store.Factor(ctx, v.Person)
	if err == nil && factor.Confirmed { // shown once, to be scanned
		err = survey.ErrNotFound
	}
	if err != nil {
		return err
	}
	account, err := s.Store.Account(ctx, v.Person)
	if err != nil {
		return err
	}
	secret, err := s.Vault.Open(v.Person, factor.Sealed)
	if err != nil {
		return err
	}
	picture, err := access.FactorPicture(secret, account.Login)
	if err != nil {
		return err
	}
	return c.Blob(http.StatusOK, "image/png", picture)
}

// proveFactor takes a code of the app or a recovery code, each once.
func (s *Server) proveFactor(c echo.Context, v *visitor) error {
	values := c.Request().PostForm
	view := factorPage{Target: values.Get(targetField), Action: values.Get(stoppedField), Fields: keptFields(values, keptPrefix)}
	typed := values.Get(factorField)
	if strings.TrimSpace(typed) == "" {
		view.Problems = []form.Problem{{Href: "#" + factorField, Text: emptyFactor}}
		return s.askFactor(c, v, http.StatusUnprocessableEntity, view)
	}
	event := access.Event{Person: v.Person, Role: v.Role}
	if !v.Halfway() {
		event.Action = access.ActionSteppedUp
	}
	var recovery []string
	ok, err := s.attempt(c, access.FactorsPerPerson, v.Person, event, func(ctx context.Context) (ok bool, err error) {
		ok, recovery, err = s.checkFactor(ctx, v.Principal, typed)
		return ok, err
	})
	switch {
	case err != nil:
		return err
	case !ok:
		view.Problems = []form.Problem{{Href: "#" + factorField, Text: wrongFactor}}
		return s.askFactor(c, v, http.StatusUnprocessableEntity, view)
	}
	if err := s.renew(c, v); err != nil {
		return err
	}
	switch {
	case recovery != nil:
		return s.render(c, http.StatusOK, "recovery", recoveryPage{base: s.base(c, "Ihre Wiederherstellungscodes"), Codes: recovery, Next: ownTarget(view.Target)})
	case ownTarget(view.Action) == view.Action:
		return s.render(c, http.StatusOK, "resume", resumePage{base: s.base(c, "Bitte noch einmal bestätigen"), Action: view.Action, Fields: view.Fields})
	}
	return seeOther(c, ownTarget(view.Target))
}

// ownTarget lets a form lead only to pages of the DLT.
func ownTarget(target string) string {
	u, err := url.Parse(target)
	if err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(target, "/dlt/") || strings.Contains(target, "\\") {
		return "/dlt"
	}
	return target
}

// checkFactor uses up what was typed. The recovery codes come with the code that
// takes the second factor into use.
func (s *Server) checkFactor(ctx context.Context, p access.Principal, typed string) (ok bool, recovery []string, err error) {
	factor, err := s.Store.Factor(ctx, p.Person)
	if err != nil {
		return false, nil, err
	}
	if hash, fits := access.HashRecoveryCode(typed); fits && factor.Confirmed {
		ok, err = unlessConflict(s.Store.UseRecoveryCode(ctx, p, hash))
		return ok, nil, err
	}
	now, err := s.Store.Now(ctx)
	if err != nil {
		return false, nil, err
	}
	secret, err := s.Vault.Open(p.Person, factor.Sealed)
	if err != nil {
		return false, nil, err
	}
	step, fits := access.CheckFactor(secret, typed, now, factor.LastStep)
	switch {
	case !fits:
		return false, nil, nil
	case factor.Confirmed:
		ok, err = unlessConflict(s.Store.UseFactor(ctx, p.Person, step))
		return ok, nil, err
	}
	codes, hashes := access.NewRecoveryCodes()
	ok, err = unlessConflict(s.Store.ConfirmFactor(ctx, p, step, hashes))
	return ok, codes, err
}

// unlessConflict reports whether nobody else was faster.
func unlessConflict(err error) (bool, error) {
	if errors.Is(err, survey.ErrConflict) {
		return false, nil
	}
	return err == nil, err
}

// halfway lets somebody in as far as the page of the second factor.
func (s *Server) halfway(c echo.Context, v *visitor, account access.AdminAccount) error {
	err := s.Store.BeginFactor(c.Request().Context(), account.Person, s.Vault.Seal(account.Person, access.NewFactorSecret()))
	if err != nil {
		return fmt.Errorf("prepare the second factor: %w", err)
	}
	err = s.enter(c, v, access.Principal{Role: account.Role, Person: account.Person, Name: account.Name, Land: account.Land})
	if err != nil {
		return err
	}
	return seeOther(c, factorPath)
}
