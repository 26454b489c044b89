package web

import (
	"slices"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/fieldwork"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/survey"
)

const remindPath = "/antwortbogen/erinnern"

// workView is how far a colleague is, and whether a reminder would help.
type workView struct {
	Status     pageStatus
	Progress   string // in words; empty where nothing is shared
	Late       bool   // the deadline is over, and something is missing
	Missing    bool
	Reminded   time.Time
	Again      time.Time // until then nobody reminds them; zero: at any time
	Remindable bool
}

// teamMails are the buttons and settings about mails to the team.
type teamMails struct {
	Open       bool     // the response still takes answers
	Remindable int      // how many a press of the button reminds
	ByWord     []string // missing, without an address to which mails go
	Chosen     survey.Reminding
	Offered    []remindingChoice
}

type remindingChoice struct {
	Before  int
	Label   string
	Checked bool
}

// teamWork says how far each colleague is who has access.
func (s *Server) teamWork(c echo.Context, d *desk) (map[string]workView, error) {
	letters, err := s.Store.CountyLetters(c.Request().Context(), d.scope, mail.Reminders...)
	if err != nil {
		return nil, err
	}
	last := mail.Last(letters, mail.Hopeful...)
	work := map[string]workView{}
	for _, m := range d.team {
		if m.Part == access.Colleague && !m.Revoked && len(m.Shares) > 0 {
			work[m.Person] = d.work(m, last[m.Person])
		}
	}
	return work, nil
}

func (d *desk) work(m access.Member, reminded time.Time) workView {
	w := fieldwork.WorkOf(d.questionnaire(), d.response, d.answers(), m.Items(d.questionnaire()))
	v := workView{Status: statusOf(w), Progress: w.Text(), Missing: w.Missing(), Reminded: reminded}
	v.Late = v.Missing && m.Deadline != "" && !d.now.Before(m.Deadline.Next().Start())
	if again := reminded.Add(mail.RemindAgain); d.now.Before(again) {
		v.Again = again
	}
	v.Remindable = v.Missing && m.Contact.Email != "" && m.Approval.Mails() && v.Again.IsZero() && d.writable()
	return v
}

func statusOf(w fieldwork.Work) pageStatus {
	switch {
	case len(w.Pages) > 0 && !w.Missing():
		return allDone
	case w.Begun():
		return pageStarted
	}
	return pageEmpty
}

func (s *Server) teamMails(c echo.Context, d *desk, work map[string]workView) (teamMails, error) {
	t := teamMails{Open: d.writable()}
	for _, m := range d.team {
		switch w := work[m.Person]; {
		case w.Remindable:
			t.Remindable++
		case w.Missing && (m.Contact.Email == "" || !m.Approval.Mails()):
			t.ByWord = append(t.ByWord, m.Contact.Text())
		}
	}
	var err error
	t.Chosen, err = s.Store.Reminding(c.Request().Context(), d.scope)
	for _, before := range append([]int{0}, survey.RemindingBefore...) {
		t.Offered = append(t.Offered, remindingChoice{before, remindingLabel(before), before == t.Chosen.Before})
	}
	return t, err
}

func remindingLabel(before int) string {
	switch before {
	case 0:
		return "nicht von selbst"
	case 1:
		return "1 Tag vor der Frist"
	}
	return strconv.Itoa(before) + " Tage vor der Frist"
}

func (s *Server) remindAll(c echo.Context, v *visitor) error {
	d, err := s.led(c, v)
	if err != nil {
		return err
	}
	return s.remind(c, d, d.team)
}

func (s *Server) remindMember(c echo.Context, v *visitor) error {
	d, m, err := s.colleague(c, v)
	if err != nil {
		return err
	}
	return s.remind(c, d, []access.Member{m})
}

// remind posts mails to those of the members who are missing.
func (s *Server) remind(c echo.Context, d *desk, members []access.Member) error {
	work, err := s.teamWork(c, d)
	if err != nil {
		return err
	}
	var reminders []survey.Reminder
	for _, m := range members {
		if work[m.Person].Remindable {
			reminders = append(reminders, survey.Reminder{Person: m.Person})
		}
	}
	posted, err := s.Store.Remind(c.Request().Context(), d.scope, reminders)
	if err != nil {
		return err
	}
	if posted == 0 {
		return seeOther(c, teamPath+"?hinweis=nicht-erinnert")
	}
	return seeOther(c, teamPath+"?hinweis=erinnert")
}

// Fields of the form about mails.
const (
	beforeField  = "vorher"
	summaryField = "tagesbericht"
)

func (s *Server) saveReminding(c echo.Context, v *visitor) error {
	d, err := s.led(c, v)
	if err != nil {
		return err
	}
	values := c.Request().PostForm
	before, err := strconv.Atoi(values.Get(beforeField))
	if err != nil || before != 0 && !slices.Contains(survey.RemindingBefore, before) {
		return survey.ErrInvalid
	}
	chosen := survey.Reminding{Before: before, Summary: values.Get(summaryField) == "ja"}
	if err := s.Store.SetReminding(c.Request().Context(), d.scope, chosen); err != nil {
		return err
	}
	return seeOther(c, teamPath+"?hinweis=nachrichten")
}
