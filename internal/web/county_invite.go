package web

import (
	"errors"
	"fmt"
	"maps"
	"net/http"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

// The invitation of a deputy: in the address of the form, and in the form.
const (
	asParam  = "als"
	asDeputy = "stellvertretung"
)

func (s *Server) showInvite(c echo.Context, v *visitor) error {
	d, err := s.led(c, v)
	if err != nil {
		return err
	}
	if d.over() {
		return survey.ErrOver
	}
	m, err := s.proposed(c, d)
	if err != nil {
		return err
	}
	if c.QueryParam(asParam) == asDeputy {
		m.Part = access.Deputy
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
		m.Part = typedPart(c)
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
	view.SaveID, _ = access.NewToken()
	view.Deputy = m.Part == access.Deputy
	view.New, view.ByMail, view.Action = true, d.wave.Login == survey.LoginMail, teamPath+"/einladen"
	if faults != nil {
		view.Deadline = c.Request().PostForm.Get(deadlineField)
	}
	return s.render(c, status, "member", view)
}

func (s *Server) invite(c echo.Context, v *visitor) error {
	d, err := s.led(c, v)
	if err != nil {
		return err
	}
	m, faults, err := d.typedInvitation(c)
	if err != nil {
		return err
	}
	if len(faults) > 0 {
		return s.renderInvite(c, http.StatusUnprocessableEntity, d, m, faults)
	}
	id, err := postedID(c)
	if err != nil {
		return err
	}
	if !d.byMail(m) {
		return s.showSlip(c, d, m, func(slip access.Slip) (string, error) {
			return s.Store.InviteMember(c.Request().Context(), d.scope, m, slip)
		})
	}
	person, err := s.Store.InviteMember(c.Request().Context(), d.scope, m, access.Slip{SaveID: id})
	if err != nil && !errors.Is(err, survey.ErrRepeated) {
		return err
	}
	return s.invited(c, d, person)
}

// typedInvitation reads whom somebody invites, and to what. Deputies may do
// everything, whatever is ticked.
func (d *desk) typedInvitation(c echo.Context) (access.Member, map[string]string, error) {
	m, faults, err := d.typedMember(c)
	if err != nil {
		return m, nil, err
	}
	contact, more := typedContact(c)
	maps.Copy(faults, more)
	m.Contact, m.Part = contact, typedPart(c)
	needAddress(d.wave, contact, faults)
	if m.Part == access.Colleague && len(m.Shares) == 0 {
		faults[sharesField] = "Wählen Sie bitte mindestens einen Abschnitt, eine Seite oder eine Frage aus."
	}
	return m, faults, nil
}

// needAddress asks for one where codes are mailed: a slip in its place would let
// somebody in past the mailed code and past the DLT's approval.
func needAddress(w survey.Wave, contact access.Contact, faults map[string]string) {
	if w.Login == survey.LoginMail && contact.Email == "" {
		faults[emailField] = "Geben Sie bitte eine E-Mail-Adresse an: Bei dieser Erhebung kommen Einladung und Zugangscode per E-Mail."
	}
}

func typedPart(c echo.Context) access.Part {
	if c.Request().PostForm.Get(asParam) == asDeputy {
		return access.Deputy
	}
	return access.Colleague
}

// postedID is that of the form, by which it has one effect however often it is
// sent. Without one it is no form of ours.
func postedID(c echo.Context) (string, error) {
	id := c.Request().PostForm.Get(saveField)
	if id == "" {
		return "", fmt.Errorf("form without an id: %w", survey.ErrInvalid)
	}
	return id, nil
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

func (s *Server) renewAccess(c echo.Context, v *visitor) error {
	d, m, err := s.colleague(c, v)
	if err != nil {
		return err
	}
	id, err := postedID(c)
	if err != nil {
		return err
	}
	if m.Part != access.Reviewer && !d.byMail(m) {
		return s.showSlip(c, d, m, func(slip access.Slip) (string, error) {
			return m.Person, s.Store.AddMemberAccess(c.Request().Context(), d.scope, m.Person, slip)
		})
	}
	err = s.Store.InviteAgain(c.Request().Context(), d.scope, m.Person, id)
	if errors.Is(err, survey.ErrRepeated) {
		err = nil
	}
	return s.changed(c, err, "eingeladen")
}
