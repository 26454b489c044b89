package web

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/fieldwork"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/survey"
)

const (
	remindMissingPath = "/erinnern"
	occasionField     = "anlass"
)

// remindPage lets an association send the DLT's reminder to counties of its Land:
// its rules, its words, its distance between two mails.
type remindPage struct {
	base
	Reminders []choiceView // rule, with how many it concerns
	Chosen    string
	Subject   string
	Text      string
	Shipped   bool   // the DLT has not written words of its own
	County    string // that is shown in the words
	Counties  []choiceView
	Due       []remindRow
	LeftOut   []recipientRow
	Pause     int
	NoServer  bool
	Self      string
	Problems  []form.Problem
}

type remindRow struct {
	ID, Key, Name, Reason string
	Disposition           survey.Disposition
	Checked               bool
}

// reminder is one rule with the words for it, and whom it concerns.
type reminder struct {
	*campaigning
	shipped     bool
	due, others []fieldwork.Recipient
}

func (r *reminder) key() string { return occasionKey(r.campaign.Occasion) }

// reminders are those that the DLT has released in this wave, and for the other
// rules the shipped ones. A rule about one section is there only with the DLT's
// section.
func (s *Server) reminders(c echo.Context, v *visitor) (all []*reminder, err error) {
	ctx := c.Request().Context()
	b, err := s.bench(c, v)
	if err != nil {
		return nil, err
	}
	if b.wave.Reconstructed {
		return nil, survey.ErrNotFound
	}
	settings, err := s.Store.WaveSettings(ctx, b.wave.Key)
	if err != nil {
		return nil, err
	}
	released, err := s.Store.ReleasedReminders(ctx, b.scope)
	if err != nil {
		return nil, err
	}
	for _, o := range survey.Occasions {
		if o.Kind != survey.CampaignReminder {
			continue
		}
		words := survey.Campaign{Occasion: o, Channel: survey.ByMail}
		i := slices.IndexFunc(released, func(c survey.Campaign) bool { return c.Occasion == o })
		switch {
		case i >= 0:
			words.Subject, words.Text, words.Section = released[i].Subject, released[i].Text, released[i].Section
		case o.Rule == survey.RuleSectionEmpty:
			continue
		default:
			if words.Subject, words.Text, err = mail.CampaignTemplate(s.Look.templates, words, b.wave.Login); err != nil {
				return nil, err
			}
		}
		r := &reminder{campaigning: &campaigning{b, words, settings}, shipped: i < 0}
		if r.due, r.others, err = s.recipients(c, r.campaigning); err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, nil
}

// chosenReminder is the one that was asked for, or else the first that concerns
// somebody.
func chosenReminder(all []*reminder, key string) (*reminder, error) {
	i := slices.IndexFunc(all, func(r *reminder) bool { return key == "" && len(r.due) > 0 || key == r.key() })
	switch {
	case i >= 0:
		return all[i], nil
	case key == "":
		return all[0], nil
	}
	return nil, survey.ErrNotFound
}

func (s *Server) showRemindMissing(c echo.Context, v *visitor) error {
	all, err := s.reminders(c, v)
	if err != nil {
		return err
	}
	r, err := chosenReminder(all, c.QueryParam(occasionField))
	if err != nil {
		return err
	}
	return s.renderRemindMissing(c, http.StatusOK, all, r, nil, "")
}

// renderRemindMissing ticks everybody where nobody has chosen yet.
func (s *Server) renderRemindMissing(c echo.Context, status int, all []*reminder, r *reminder, chosen []string, fault string) error {
	path := adminPath(r.wave.Key) + remindMissingPath
	view := remindPage{base: s.adminBase(c, r.bench, "Fehlende Landkreise erinnern", path), Chosen: r.key(), Shipped: r.shipped,
		Pause: r.settings.ReminderPause, NoServer: s.withoutMail(), Self: path, LeftOut: r.recipientRows(r.missing())}
	if fault != "" {
		view.Errors, view.Problems = 1, []form.Problem{{Href: "#empfaenger", Text: fault}}
	}
	for _, one := range all {
		view.Reminders = append(view.Reminders, choiceView{one.key(), fmt.Sprintf("%s (%d)", r.titleOf(one), len(one.due))})
	}
	for i, a := range r.due {
		county := a.Response.County
		view.Counties = append(view.Counties, choiceView{county.Key, county.Name})
		view.Due = append(view.Due, remindRow{fmt.Sprintf("kreis-%d", i+1), county.Key, county.Name, a.Reason.Text(), a.Response.Disposition,
			chosen == nil && fault == "" || slices.Contains(chosen, county.Key)})
	}
	if len(r.due) > 0 {
		example := r.due[0]
		if i := slices.IndexFunc(r.due, func(a fieldwork.Recipient) bool { return a.Response.County.Key == c.QueryParam(countyField) }); i >= 0 {
			example = r.due[i]
		}
		view.County = example.Response.County.Key
		facts, _, err := s.campaignFacts(c, r.campaigning, example.Addressee)
		if err != nil {
			return err
		}
		if view.Subject, view.Text, err = s.exampleWords(r.campaigning, facts); err != nil {
			return err
		}
	}
	return s.render(c, status, "admin_remind", view)
}

func (r *reminder) titleOf(one *reminder) string {
	title := occasionTitles[one.campaign.Occasion]
	if section := one.occasion().SectionTitle(); section != "" {
		title += ": " + section
	}
	return title
}

// missing are the counties that have not answered and yet are not reminded.
func (r *reminder) missing() (some []fieldwork.Recipient) {
	for _, a := range r.others {
		if a.Reason != fieldwork.HasSubmitted && a.Reason != fieldwork.HasRefused {
			some = append(some, a)
		}
	}
	return some
}

// remindMissing sends to those who were chosen and are still concerned.
func (s *Server) remindMissing(c echo.Context, v *visitor) error {
	all, err := s.reminders(c, v)
	if err != nil {
		return err
	}
	values := c.Request().PostForm
	r, err := chosenReminder(all, cmp.Or(values.Get(occasionField), "-"))
	if err != nil {
		return err
	}
	chosen := values[countyField]
	var to []survey.Addressee
	for _, a := range r.due {
		if slices.Contains(chosen, a.Response.County.Key) {
			to = append(to, a.Addressee)
		}
	}
	switch {
	case s.withoutMail():
		return s.renderRemindMissing(c, http.StatusUnprocessableEntity, all, r, chosen, "Es ist kein Mailserver eingerichtet. Es wurde nichts verschickt.")
	case len(chosen) == 0:
		return s.renderRemindMissing(c, http.StatusUnprocessableEntity, all, r, chosen, "Wählen Sie bitte mindestens einen Landkreis aus. Es wurde nichts verschickt.")
	case len(to) < len(chosen):
		return s.renderRemindMissing(c, http.StatusConflict, all, r, chosen, "Die Liste hat sich inzwischen geändert. Es wurde nichts verschickt. Sehen Sie sie bitte noch einmal durch.")
	}
	_, err = s.Store.RemindMissing(c.Request().Context(), r.scope, r.campaign, to)
	if errors.Is(err, survey.ErrConflict) {
		return seeOther(c, adminPath(r.wave.Key)+remindMissingPath+"?hinweis=erinnern-ueberholt")
	}
	if err != nil {
		return err
	}
	return seeOther(c, adminPath(r.wave.Key)+remindMissingPath+"?hinweis=erinnern-unterwegs")
}

// remindEntry is for those who do not write campaigns themselves.
func remindEntry(v *visitor, root string) []menuItem {
	if v.May(access.ManageCampaigns) {
		return nil
	}
	return []menuItem{{access.SendReminders, "Erinnern", root + remindMissingPath}}
}
