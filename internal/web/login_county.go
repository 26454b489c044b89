package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// invitationPage asks for the code from the letter. Opening it changes nothing:
// mail gateways open links before people do.
type invitationPage struct {
	base
	County   string
	Action   string
	Code     string // as typed
	Problems []form.Problem
}

const (
	codeField = "code"
	wrongCode = "Der Zugangscode stimmt nicht. Bitte vergleichen Sie ihn mit Ihrem Anschreiben oder Ihrer Einladung; Groß- und Kleinschreibung und Bindestriche spielen keine Rolle. Gespeicherte Angaben sind davon nicht berührt."
	emptyCode = "Geben Sie bitte den Zugangscode aus Ihrem Anschreiben oder Ihrer Einladung ein."
)

func (s *Server) showInvitation(c echo.Context, v *visitor) error {
	grant, county, err := s.invitation(c)
	if err != nil {
		return err
	}
	if err := s.needsForm(c, v); err != nil {
		return err
	}
	if grant.Mailed() {
		return s.showMailedInvitation(c, v, http.StatusOK, grant, county, mailedTry{})
	}
	return s.showInvitationForm(c, http.StatusOK, grant, county, "", "")
}

func (s *Server) invitation(c echo.Context) (access.CountyGrant, survey.Response, error) {
	ctx := c.Request().Context()
	grant, err := s.Store.CountyAccess(ctx, access.HashToken(c.Param("token")))
	if err == nil && grant.Revoked {
		err = survey.ErrNotFound
	}
	if errors.Is(err, survey.ErrNotFound) {
		return grant, survey.Response{}, errUnknownLink
	}
	if err != nil {
		return grant, survey.Response{}, err
	}
	county, err := s.Store.Response(ctx, access.CountyScope(grant.Wave, grant.County, grant.Person))
	if errors.Is(err, survey.ErrNotFound) { // the wave is not open yet
		err = survey.ErrClosed
	}
	return grant, county, err
}

func (s *Server) showInvitationForm(c echo.Context, status int, grant access.CountyGrant, county survey.Response, typed, problem string) error {
	wave, err := s.Store.Wave(c.Request().Context(), grant.Wave)
	if err != nil {
		return err
	}
	now, err := s.Store.Now(c.Request().Context())
	if err != nil {
		return err
	}
	view := invitationPage{base: s.base(c, "Zugang zum Antwortbogen"), County: county.County.Name,
		Action: "/zugang/" + c.Param("token"), Code: typed}
	view.Wave = viewOf(wave, now)
	if problem != "" {
		view.Errors, view.Problems = 1, []form.Problem{{Href: "#code", Text: problem}}
	}
	return s.render(c, status, "login_county", view)
}

func (s *Server) loginCounty(c echo.Context, v *visitor) error {
	grant, county, err := s.invitation(c)
	if err != nil {
		return err
	}
	if grant.Mailed() {
		return s.loginMailed(c, v, grant, county)
	}
	typed := c.Request().PostForm.Get(codeField)
	if typed == "" {
		return s.showInvitationForm(c, http.StatusUnprocessableEntity, grant, county, "", emptyCode)
	}
	event := access.Event{Person: grant.Person, Role: access.CountyRep, Wave: grant.Wave, County: grant.County}
	ok, err := s.attempt(c, access.CodesPerLink, c.Param("token"), event, func(ctx context.Context) (bool, error) {
		return access.CheckCode(ctx, typed, grant.CodeHash)
	})
	if err != nil {
		return err
	}
	if !ok {
		return s.showInvitationForm(c, http.StatusUnprocessableEntity, grant, county, typed, wrongCode)
	}
	return s.enterCounty(c, v, grant, county)
}

// enterCounty begins the session, unless the link was revoked while the code was
// compared.
func (s *Server) enterCounty(c echo.Context, v *visitor, grant access.CountyGrant, county survey.Response) error {
	err := s.enter(c, v, access.Principal{Role: access.CountyRep, Person: grant.Person, Name: county.County.Name,
		Wave: grant.Wave, County: grant.County, Proven: grant.Proof, Link: grant.TokenHash})
	if errors.Is(err, survey.ErrNotFound) {
		return errUnknownLink
	}
	if err != nil {
		return err
	}
	return seeOther(c, "/antwortbogen")
}

// attempt checks a secret under the limits. Failures and successes are audited,
// these as a login where the event does not say otherwise; success clears the subject's count.
func (s *Server) attempt(c echo.Context, limit access.Throttle, subject string, e access.Event, check func(context.Context) (bool, error)) (bool, error) {
	ctx, success := c.Request().Context(), e.Action
	network := access.FailuresPerNetwork.Key(access.Network(c.RealIP()))
	failures, err := s.Store.Failures(ctx, network, access.FailuresPerNetwork.Window)
	if err == nil && access.FailuresPerNetwork.Reached(failures) {
		err = survey.ErrTooMany
	}
	if err != nil {
		return false, err
	}
	used, err := s.take(ctx, limit, limit.Key(subject))
	if err != nil {
		return false, err
	}
	ok, err := check(ctx)
	if err != nil {
		return false, fmt.Errorf("check secret: %w", err)
	}
	if !ok {
		e.Action = access.ActionLoginFailed
		if limit.Reached(used) {
			e.Action = access.ActionThrottled
		}
		return false, errors.Join(s.Store.AddFailure(ctx, network), s.Store.Audit(ctx, e))
	}
	e.Action = cmp.Or(success, access.ActionLogin)
	return true, errors.Join(s.Store.ClearFailures(ctx, limit.Key(subject)), s.Store.Audit(ctx, e))
}

// take uses up one of the tries that the limit leaves and returns how many are
// used. A try counts as failed before its secret is compared, and is counted
// again after that: tries in parallel cannot pass the limit together. Those
// beyond it leave no trace, so nobody can fill the audit trail with them.
func (s *Server) take(ctx context.Context, limit access.Throttle, key string) (used int, err error) {
	used, err = s.Store.Failures(ctx, key, limit.Window)
	if err != nil {
		return used, err
	}
	if limit.Reached(used) {
		return used, survey.ErrTooMany
	}
	if err := s.Store.AddFailure(ctx, key); err != nil {
		return used, err
	}
	used, err = s.Store.Failures(ctx, key, limit.Window)
	if err == nil && used > limit.Limit {
		err = survey.ErrTooMany
	}
	return used, err
}

func (s *Server) logout(c echo.Context, v *visitor) error {
	target := "/?hinweis=abgemeldet"
	if v.Role.Staff() {
		target = "/dlt/anmelden?hinweis=abgemeldet"
	}
	if err := s.leave(c, v); err != nil {
		return err
	}
	return seeOther(c, target)
}

// leave ends the visitor's session.
func (s *Server) leave(c echo.Context, v *visitor) error {
	if v.Role != access.Anonymous {
		err := s.Store.Audit(c.Request().Context(), access.Event{Person: v.Person, Role: v.Role,
			Action: access.ActionLogout, Wave: v.Wave, County: v.County})
		if err != nil {
			return err
		}
	}
	v.session.Options.MaxAge = -1
	if err := v.session.Save(c.Request(), c.Response()); err != nil {
		return err
	}
	c.Response().Header().Set("Clear-Site-Data", `"cache"`)
	return nil
}
