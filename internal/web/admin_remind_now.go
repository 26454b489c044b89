package web

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/fieldwork"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/survey"
)

const (
	remindNowPath = "/erinnern"
	seenMailField = "zuletzt-angeschrieben"
	anywayField   = "trotzdem"
)

// remindNowPage shows the mail that one county gets at once, or says why it gets
// none.
type remindNowPage struct {
	base
	County   string
	Back     string
	Action   string
	Refused  string // why nothing is sent; empty: something can be
	Occasion string
	Reason   string
	Subject  string
	Text     string
	Written  time.Time // when something was last sent to it
	Seen     string
	Pause    int
	Lately   bool // that is so short a while ago that somebody has to insist
	Problems []form.Problem
}

// pressing is the reminder that fits one county now.
type pressing struct {
	*campaigning
	to      survey.Addressee
	reason  fieldwork.Reason
	insists bool // may remind within the pause
}

// refused says why nothing is sent within the pause; empty: something may be.
func (p *pressing) refused() string {
	switch {
	case !p.occasion().Lately(p.to) || p.insists && !p.to.WrittenWithin(1, p.now):
		return ""
	case p.insists:
		return "Es wird nichts verschickt: Dem Landkreis wurde heute schon geschrieben. Sie können ihn frühestens morgen erinnern."
	}
	return fmt.Sprintf("Es wird nichts verschickt: Der Landkreis %s. Zwischen zwei Nachrichten liegen mindestens %d Tage.", fieldwork.WrittenLately.Text(), p.settings.ReminderPause)
}

// pressing takes the first occasion that applies, or the last one with the reason
// why none does.
func (s *Server) pressing(c echo.Context, v *visitor, b *bench, sc access.Scope) (p *pressing, err error) {
	ctx := c.Request().Context()
	settings, err := s.Store.WaveSettings(ctx, b.wave.Key)
	if err != nil {
		return nil, err
	}
	for _, one := range fieldwork.Pressing(b.edition.questionnaire) {
		if one.Kind == survey.CampaignReturned && !v.May(access.SeeAnswers) { // nor why it was given back
			continue
		}
		p = &pressing{campaigning: &campaigning{b, one, settings}, insists: v.May(access.ManageCampaigns)}
		all, err := s.Store.Addressees(ctx, sc, fieldwork.SectionItems(b.edition.questionnaire, one.Section))
		if err != nil || len(all) == 0 {
			return nil, errors.Join(err, survey.ErrNotFound)
		}
		p.to = all[0]
		if p.reason = p.occasion().Still(p.to); p.reason.Writes() {
			break
		}
	}
	switch {
	case p.reason.Writes() && p.to.Person == "":
		p.reason = fieldwork.Unreachable(p.to)
	case p.reason.Writes():
		err = s.wordsFor(c, p)
	}
	return p, err
}

// wordsFor are those of the DLT's newest reminder of the same occasion, or the
// shipped ones.
func (s *Server) wordsFor(c echo.Context, p *pressing) error {
	released, err := s.Store.ReleasedReminders(c.Request().Context(), p.scope)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(released, func(r survey.Campaign) bool {
		return r.Occasion == p.campaign.Occasion && r.Section == p.campaign.Section
	})
	if i >= 0 {
		p.campaign.Subject, p.campaign.Text = released[i].Subject, released[i].Text
		return nil
	}
	p.campaign.Subject, p.campaign.Text, err = mail.CampaignTemplate(s.Look.templates, p.campaign, p.wave.Login)
	return err
}

func (s *Server) showRemindNow(c echo.Context, v *visitor) error {
	b, sc, r, err := s.adminCounty(c, v)
	if err != nil {
		return err
	}
	p, err := s.pressing(c, v, b, sc)
	if err != nil {
		return err
	}
	return s.renderRemindNow(c, http.StatusOK, p, r.County, "")
}

func (s *Server) renderRemindNow(c echo.Context, status int, p *pressing, county survey.County, fault string) error {
	back := countyPath(p.wave.Key, county.Key)
	view := remindNowPage{base: s.adminBase(c, p.bench, county.Name+" erinnern", adminPath(p.wave.Key)), County: county.Name, Back: back, Action: back + remindNowPath,
		Written: p.to.Written, Seen: seenMail(p.to), Pause: p.settings.ReminderPause}
	if fault != "" && p.refused() == "" {
		view.Errors, view.Problems = 1, []form.Problem{{Href: "#" + anywayField, Text: fault}}
	}
	switch {
	case s.withoutMail():
		view.Refused = "Es ist kein Mailserver eingerichtet. Von hier geht deshalb nichts hinaus."
	case !p.reason.Writes():
		view.Refused = "Es wird nichts verschickt: " + p.reason.Text() + "."
	case p.refused() != "":
		view.Refused = p.refused()
	default:
		view.Lately = p.occasion().Lately(p.to)
		view.Occasion, view.Reason = occasionTitles[p.campaign.Occasion], p.reason.Text()
		if section := p.occasion().SectionTitle(); section != "" {
			view.Occasion += ": " + section
		}
		facts, _, err := s.campaignFacts(c, p.campaigning, p.to)
		if err != nil {
			return err
		}
		if view.Subject, view.Text, err = s.exampleWords(p.campaigning, facts); err != nil {
			return err
		}
	}
	return s.render(c, status, "admin_pressing", view)
}

// seenMail tells whether something was sent since the page was made.
func seenMail(a survey.Addressee) string {
	if a.Written.IsZero() {
		return ""
	}
	return mail.Moment(a.Written)
}

// remindNow sends the mail that the page showed, as a campaign to one county.
func (s *Server) remindNow(c echo.Context, v *visitor) error {
	b, sc, r, err := s.adminCounty(c, v)
	if err != nil {
		return err
	}
	p, err := s.pressing(c, v, b, sc)
	if err != nil {
		return err
	}
	values := c.Request().PostForm
	switch {
	case s.withoutMail() || !p.reason.Writes() || p.refused() != "":
		return s.renderRemindNow(c, http.StatusConflict, p, r.County, "")
	case values.Get(seenMailField) != seenMail(p.to):
		return s.renderRemindNow(c, http.StatusConflict, p, r.County, "Inzwischen wurde dem Landkreis geschrieben. Es wurde nichts verschickt; sehen Sie bitte noch einmal nach.")
	case p.occasion().Lately(p.to) && values.Get(anywayField) == "":
		return s.renderRemindNow(c, http.StatusUnprocessableEntity, p, r.County, "Dem Landkreis wurde erst vor Kurzem geschrieben. Bestätigen Sie bitte, dass Sie ihn trotzdem erinnern möchten.")
	}
	if p.occasion().Lately(p.to) {
		err = s.Store.RemindAnyway(c.Request().Context(), b.scope, p.campaign, p.to)
	} else {
		_, err = s.Store.RemindMissing(c.Request().Context(), b.scope, p.campaign, []survey.Addressee{p.to})
	}
	notice := "erinnern-jetzt"
	if errors.Is(err, survey.ErrConflict) {
		notice, err = "erinnern-ueberholt", nil
	}
	if err != nil {
		return err
	}
	return seeOther(c, countyPath(b.wave.Key, r.County.Key)+"?hinweis="+notice)
}
