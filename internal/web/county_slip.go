package web

import (
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

// slipPage holds the link and the code of a colleague. It is shown once: only
// their hashes are kept.
type slipPage struct {
	base
	County   string
	Member   access.Member
	Shares   []string
	Deadline string
	Inviter  access.Contact
	Link     string
	Code     string
}

// showSlip makes a link and a code, has their hashes kept, and shows them.
func (s *Server) showSlip(c echo.Context, d *desk, m access.Member, keep func(access.Slip) (person string, err error)) error {
	link, code, slip, err := s.newSlip(c)
	if err != nil {
		return err
	}
	person, err := keep(slip)
	if errors.Is(err, survey.ErrRepeated) {
		return s.showSlipAgain(c, d, person)
	}
	if err != nil {
		return err
	}
	view := slipPage{base: s.countyBase(c, d, "Zugang für "+m.Contact.Name, nil), County: d.response.County.Name, Member: m,
		Shares: d.sharesInWords(m), Inviter: d.me.Contact, Link: link, Code: code}
	if m.Deadline != "" {
		view.Deadline = germanDay(m.Deadline)
	}
	return s.render(c, http.StatusOK, "slip", view)
}

// shownSlipPage answers a form that came in before: its slip cannot be shown again.
type shownSlipPage struct {
	base
	Member access.Member
	Path   string
	SaveID string // of the form that makes another slip
}

func (s *Server) showSlipAgain(c echo.Context, d *desk, person string) error {
	team, err := s.Store.Team(c.Request().Context(), d.scope)
	if err != nil {
		return err
	}
	m := memberOf(team, person)
	view := shownSlipPage{base: s.countyBase(c, d, "Der Zettel wurde schon angezeigt", nil), Member: m, Path: teamPath + "/" + m.Person}
	view.SaveID, _ = access.NewToken()
	return s.render(c, http.StatusOK, "slip_shown", view)
}

// newSlip makes a link and a code, and the hashes under which the form keeps them.
func (s *Server) newSlip(c echo.Context) (link, code string, slip access.Slip, err error) {
	token, tokenHash := access.NewToken()
	code = access.NewCode()
	slip = access.Slip{SaveID: c.Request().PostForm.Get(saveField), TokenHash: tokenHash}
	slip.CodeHash, err = access.HashCode(c.Request().Context(), code)
	return s.PublicURL.JoinPath("zugang", token).String(), code, slip, err
}
