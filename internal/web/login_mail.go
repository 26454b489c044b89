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

// mailedPage offers to mail a code, and asks for it once that was done. Opening
// it changes nothing; a robot that presses its button has a code sent to the
// person whom it is for.
type mailedPage struct {
	base
	County   string
	Action   string
	Request  string // where a code is asked for
	Address  string // masked; empty: none is known
	Asked    bool   // this browser has a code that waits to be typed
	Code     string // as typed
	Unticked bool   // a code was asked for without saying so
	Problems []form.Problem
}

// mailedTry is what somebody typed, and why it did not open anything.
type mailedTry struct {
	typed, problem string
	unticked       bool
}

// codeTexts say why a code cannot be typed, and what to do.
var codeTexts = map[access.CodeState]string{
	access.CodeNone: "In diesem Browser wurde noch kein Code angefordert. Ein Code gilt nur in dem Browser, in dem er angefordert wurde: " +
		"Geben Sie ihn dort ein, oder fordern Sie hier einen neuen an.",
	access.CodeWaiting: "Die Nachricht mit dem Code ist noch nicht verschickt. Warten Sie bitte einen Augenblick und geben Sie dann den Code aus der Nachricht ein.",
	access.CodeBlocked: "Der Code gilt nach fünf falschen Eingaben nicht mehr. Ihre gespeicherten Angaben sind noch da. Fordern Sie bitte einen neuen Code an.",
	access.CodeExpired: "Der Code ist abgelaufen: Er gilt 10 Minuten. Ihre gespeicherten Angaben sind noch da. Fordern Sie bitte einen neuen Code an.",
	access.CodeUsed:    "Dieser Code wurde schon verwendet; jeder gilt nur einmal. Fordern Sie bitte einen neuen Code an.",
}

const (
	wrongMailCode = "Der Code stimmt nicht. Vergleichen Sie ihn bitte mit der neuesten Nachricht; er hat acht Ziffern und gilt nur in dem Browser, in dem er angefordert wurde. " +
		"Nach fünf falschen Eingaben brauchen Sie einen neuen."
	// A program that presses every button of a mail's page ticks nothing.
	unwantedCode  = "Kreuzen Sie bitte an, dass Sie einen Code bekommen möchten. Ohne das Kreuz verschicken wir nichts, weil manche Mailprogramme die Knöpfe selbst drücken."
	emptyMailCode = "Geben Sie bitte den Code aus der Nachricht ein."
	tooManyMails  = "In der letzten Stunde wurden schon viele Codes angefordert, vielleicht von jemand anderem. Haben Sie in diesem Browser einen Code angefordert, " +
		"verwenden Sie bitte ihn. Sonst versuchen Sie es in zehn Minuten noch einmal; spätestens in einer Stunde bekommen Sie wieder einen. " +
		"Gespeicherte Angaben sind davon nicht berührt."
)

func (s *Server) showMailedInvitation(c echo.Context, v *visitor, status int, grant access.CountyGrant, county survey.Response, try mailedTry) error {
	wave, err := s.Store.Wave(c.Request().Context(), grant.Wave)
	if err != nil {
		return err
	}
	state, err := s.codeState(c, v, grant)
	if err != nil {
		return err
	}
	now, err := s.Store.Now(c.Request().Context())
	if err != nil {
		return err
	}
	path := "/zugang/" + c.Param("token")
	view := mailedPage{base: s.base(c, "Zugang zum Antwortbogen"), County: county.County.Name, Action: path, Request: path + "/code",
		Address: grant.Address, Asked: state == access.CodeValid || state == access.CodeWaiting, Code: try.typed, Unticked: try.unticked}
	view.Wave = viewOf(wave, now)
	if try.problem != "" {
		target := "#anfordern"
		switch {
		case try.unticked:
			target = "#gewollt"
		case view.Asked:
			target = "#" + codeField
		}
		view.Errors, view.Problems = 1, []form.Problem{{Href: target, Text: try.problem}}
	}
	return s.render(c, status, "login_mail", view)
}

// codeState is that of the code which serves this browser best.
func (s *Server) codeState(c echo.Context, v *visitor, grant access.CountyGrant) (access.CodeState, error) {
	now, err := s.Store.Now(c.Request().Context())
	if err != nil {
		return "", err
	}
	codes, err := s.Store.LoginCodes(c.Request().Context(), grant, v.browser())
	if err != nil || len(codes) == 0 {
		return access.CodeNone, err
	}
	for _, wanted := range []access.CodeState{access.CodeValid, access.CodeWaiting} {
		for _, code := range codes {
			if code.State(now) == wanted {
				return wanted, nil
			}
		}
	}
	return codes[0].State(now), nil
}

// browser names the visitor's browser, for a code that only it may use.
func (v *visitor) browser() string { return access.BrowserHash(v.session.ID) }

// requestCode has a code mailed. Codes that were mailed before stay valid: whoever
// presses the button beside the person it is for takes nothing away from them.
func (s *Server) requestCode(c echo.Context, v *visitor) error {
	grant, county, err := s.invitation(c)
	if err != nil {
		return err
	}
	if !grant.Mailed() || grant.Address == "" {
		return survey.ErrNotFound
	}
	if c.Request().PostForm.Get("gewollt") == "" {
		return s.showMailedInvitation(c, v, http.StatusUnprocessableEntity, grant, county, mailedTry{problem: unwantedCode, unticked: true})
	}
	posted, err := s.mailCode(c, v, grant)
	if errors.Is(err, survey.ErrTooMany) {
		return s.showMailedInvitation(c, v, http.StatusTooManyRequests, grant, county, mailedTry{problem: tooManyMails})
	}
	if err != nil {
		return err
	}
	notice := "code-eben"
	if posted {
		notice = "code-unterwegs"
	}
	return seeOther(c, "/zugang/"+c.Param("token")+"?hinweis="+notice)
}

// mailCode does so under the limits of the network, the person and the browser.
func (s *Server) mailCode(c echo.Context, v *visitor, grant access.CountyGrant) (posted bool, err error) {
	ctx, network := c.Request().Context(), access.Network(c.RealIP())
	all, one := access.MailsPerNetwork, access.MailsPerNetworkAndPerson
	keys := map[string]access.Throttle{all.Key(network): all, one.Key(network + " " + grant.Person): one}
	for key, limit := range keys {
		used, err := s.Store.Failures(ctx, key, limit.Window)
		if err == nil && limit.Reached(used) {
			err = survey.ErrTooMany
		}
		if err != nil {
			return false, err
		}
	}
	if posted, err = s.Store.RequestLoginCode(ctx, grant, v.browser()); err != nil || !posted {
		return false, err
	}
	for key := range keys {
		if err := s.Store.AddFailure(ctx, key); err != nil {
			return true, err
		}
	}
	return true, nil
}

func (s *Server) loginMailed(c echo.Context, v *visitor, grant access.CountyGrant, county survey.Response) error {
	typed := c.Request().PostForm.Get(codeField)
	refuse := func(problem string) error {
		return s.showMailedInvitation(c, v, http.StatusUnprocessableEntity, grant, county, mailedTry{typed: typed, problem: problem})
	}
	state, err := s.codeState(c, v, grant)
	switch {
	case err != nil:
		return err
	case state != access.CodeValid:
		return refuse(codeTexts[state])
	case typed == "":
		return refuse(emptyMailCode)
	}
	event := access.Event{Person: grant.Person, Role: access.CountyRep, Wave: grant.Wave, County: grant.County}
	ok, err := s.attempt(c, access.CodesPerLink, c.Param("token")+v.browser(), event, func(ctx context.Context) (bool, error) {
		return s.usesCode(ctx, v, grant, typed)
	})
	if err != nil {
		return err
	}
	if ok {
		return s.enterCounty(c, v, grant, county)
	}
	if state, err = s.codeState(c, v, grant); err != nil {
		return err
	}
	if state != access.CodeValid {
		return refuse(codeTexts[state])
	}
	return refuse(wrongMailCode)
}

// usesCode compares what was typed with each code that this browser may use, and
// uses the right one up.
func (s *Server) usesCode(ctx context.Context, v *visitor, grant access.CountyGrant, typed string) (bool, error) {
	now, err := s.Store.Now(ctx)
	if err != nil {
		return false, err
	}
	codes, err := s.Store.TryLoginCodes(ctx, grant, v.browser())
	if err != nil {
		return false, err
	}
	for _, code := range codes {
		if code.State(now) != access.CodeValid {
			continue
		}
		ok, err := access.CheckMailCode(ctx, typed, code.CodeHash)
		if err != nil {
			return false, err
		}
		if ok {
			return true, s.Store.UseLoginCode(ctx, grant, code.Letter)
		}
	}
	return false, nil
}
