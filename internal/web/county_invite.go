package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

func (s *Server) showInvite(c echo.Context, v *visitor) error {
	d, err := s.led(c, v)
	if err != nil {
		return err
	}
	m, err := s.proposed(c, d)
	if err != nil {
		return err
	}
	kept, err := s.refill(c, d.scope, teamPath+"/einladen")
	if err != nil {
		return err
	}
	var faults map[string]string
	if kept {
		faults = map[string]string{} // none yet: the deadline stands as it was typed
		m = d.refilledMember(c)
		m.Contact, _ = typedContact(c)
	}
	return s.renderInvite(c, http.StatusOK, d, m, faults)
}

// refilledMember is the form about a colleague that was put into the request again.
// What the questionnaire does not have any more cannot be ticked.
func (d *desk) refilledMember(c echo.Context) access.Member {
	m, _, err := d.typedMember(c)
	if err != nil {
		c.Request().PostForm.Del(sharesField)
		m, _, _ = d.typedMember(c)
	}
	return m
}

func (s *Server) renderInvite(c echo.Context, status int, d *desk, m access.Member, faults map[string]string) error {
	view := s.memberPage(c, d, "Kollegin oder Kollegen einladen", m, faults)
	view.New, view.ByMail, view.Action = true, d.wave.Login == survey.LoginMail, teamPath+"/einladen"
	if faults != nil {
		view.Deadline = c.Request().PostForm.Get(deadlineField)
	}
	return s.render(c, status, "member", view)
}

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

func (s *Server) invite(c echo.Context, v *visitor) error {
	d, err := s.led(c, v)
	if err != nil {
		return err
	}
	m, faults, err := d.typedMember(c)
	if err != nil {
		return err
	}
	contact, more := typedContact(c)
	m.Contact = contact
	for field, text := range more {
		faults[field] = text
	}
	if len(m.Shares) == 0 {
		faults[sharesField] = "Wählen Sie bitte mindestens einen Abschnitt, eine Seite oder eine Frage aus."
	}
	if len(faults) > 0 {
		return s.renderInvite(c, http.StatusUnprocessableEntity, d, m, faults)
	}
	if d.byMail(m) {
		person, err := s.Store.InviteMember(c.Request().Context(), d.scope, m, "", "")
		if err != nil {
			return err
		}
		return s.invited(c, d, person)
	}
	return s.showSlip(c, d, m, func(tokenHash, codeHash string) error {
		_, err := s.Store.InviteMember(c.Request().Context(), d.scope, m, tokenHash, codeHash)
		return err
	})
}

// invited says whether the mail is under way.
func (s *Server) invited(c echo.Context, d *desk, person string) error {
	team, err := s.Store.Team(c.Request().Context(), d.scope)
	if err != nil {
		return err
	}
	if !memberOf(team, person).Approval.Mails() {
		return seeOther(c, teamPath+"?hinweis=eingeladen-wartet")
	}
	return seeOther(c, teamPath+"?hinweis=eingeladen")
}

// byMail reports whether the member gets the link by mail, and each code, too.
// Without an address, a slip with link and code lets them in, as it does
// everybody where letters are sent.
func (d *desk) byMail(m access.Member) bool {
	return d.wave.Login == survey.LoginMail && m.Contact.Email != ""
}

// showSlip makes a link and a code, has their hashes kept, and shows them.
func (s *Server) showSlip(c echo.Context, d *desk, m access.Member, keep func(tokenHash, codeHash string) error) error {
	link, code, tokenHash, codeHash, err := s.newSlip(c)
	if err != nil {
		return err
	}
	if err := keep(tokenHash, codeHash); err != nil {
		return err
	}
	view := slipPage{base: s.countyBase(c, d, "Zugang für "+m.Contact.Name, nil), County: d.response.County.Name, Member: m,
		Shares: d.sharesInWords(m), Inviter: d.me.Contact, Link: link, Code: code}
	if m.Deadline != "" {
		view.Deadline = germanDay(m.Deadline)
	}
	return s.render(c, http.StatusOK, "slip", view)
}

// newSlip makes a link and a code, and the hashes under which they are kept.
func (s *Server) newSlip(c echo.Context) (link, code, tokenHash, codeHash string, err error) {
	token, tokenHash := access.NewToken()
	code = access.NewCode()
	codeHash, err = access.HashCode(c.Request().Context(), code)
	return s.PublicURL.JoinPath("zugang", token).String(), code, tokenHash, codeHash, err
}

func (s *Server) renewAccess(c echo.Context, v *visitor) error {
	d, m, err := s.colleague(c, v)
	if err != nil {
		return err
	}
	if m.Part == access.Reviewer || d.byMail(m) {
		return s.changed(c, s.Store.InviteAgain(c.Request().Context(), d.scope, m.Person), "eingeladen")
	}
	return s.showSlip(c, d, m, func(tokenHash, codeHash string) error {
		return s.Store.AddMemberAccess(c.Request().Context(), d.scope, m.Person, tokenHash, codeHash)
	})
}
