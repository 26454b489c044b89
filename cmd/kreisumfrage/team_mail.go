package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/fieldwork"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/survey"
)

// fresh makes what stands in a mail only when it is sent: links with their codes,
// and how things stand now. ErrNotFound where there is nothing to say any more.
func (t *teamPost) fresh(ctx context.Context, p mail.Posted) (mail.Values, error) {
	if mail.Of(p.Kind, mail.CampaignKinds) {
		return t.campaignMail(ctx, p)
	}
	reminder := slices.ContainsFunc(mail.Reminders, func(k *mail.Kind) bool { return k.Name == p.Kind })
	if !reminder && p.Kind != mail.Summary.Name {
		return t.secrets(ctx, p)
	}
	c, err := t.county(ctx, p.Wave, p.Unit)
	switch {
	case err != nil:
		return nil, err
	case !c.writable():
		return nil, survey.ErrNotFound
	case reminder:
		return t.reminder(ctx, c, p)
	}
	return t.summary(ctx, c, p)
}

func (t *teamPost) reminder(ctx context.Context, c county, p mail.Posted) (mail.Values, error) {
	m := c.member(p.Person)
	open := c.work(m).Open()
	if len(open) == 0 {
		return nil, survey.ErrNotFound
	}
	values, err := t.secrets(ctx, p)
	if err != nil {
		return nil, err
	}
	var lines []string
	for _, page := range open {
		lines = append(lines, fmt.Sprintf("- %s: %s", page.Page.Title, page.Text()))
	}
	values[mail.Until], values[mail.Missing] = untilWords(m.Deadline, c.now), strings.Join(lines, "\n")
	return values, nil
}

func untilWords(deadline survey.Day, now time.Time) string {
	switch {
	case deadline == "":
		return "Bitte tragen Sie sie bald ein."
	case deadline < survey.DayOf(now):
		return "Die Frist dafür war der " + germanDay(deadline) + "."
	}
	return "Bitte tragen Sie sie bis zum " + germanDay(deadline) + " ein."
}

func germanDay(d survey.Day) string { return d.Start().Format("02.01.2006") }

// summary is told on its own day or not at all: the next one begins where the last
// one that was sent ended.
func (t *teamPost) summary(ctx context.Context, c county, p mail.Posted) (mail.Values, error) {
	from, err := time.Parse(time.RFC3339Nano, p.Values[mail.Since])
	to, err2 := time.Parse(time.RFC3339Nano, p.Values[mail.Morning])
	if err := errors.Join(err, err2); err != nil {
		return nil, err
	}
	chosen, err := t.store.Reminding(ctx, c.scope)
	if err != nil {
		return nil, err
	}
	m := c.member(p.Person)
	if !m.Part.Leads() || !chosen.Summary || survey.DayOf(to) != survey.DayOf(c.now) {
		return nil, survey.ErrNotFound
	}
	happened, err := t.happened(ctx, c, m, from, to)
	if err != nil {
		return nil, err
	}
	if len(happened) == 0 { // taken back
		return nil, survey.ErrNotFound
	}
	notes, err := t.store.Notes(ctx, access.CountyScope(p.Wave, p.Unit, p.Person), c.questionnaire)
	if err != nil {
		return nil, err
	}
	return mail.Values{mail.Deeds: c.deedsInWords(happened), mail.Missing: c.missingInWords(), mail.OpenNotes: notesInWords(notes),
		mail.Remaining: fmt.Sprintf("Letzter Tag der Erhebung: %s (%s)", germanDay(c.wave.LastDay), daysLeft(c.wave.DaysLeft(c.now)))}, nil
}

func notesInWords(notes []survey.Note) string {
	open := 0
	for _, n := range notes {
		if n.Open() {
			open++
		}
	}
	if open == 0 {
		return "Offene Notizen zu den Fragen: keine"
	}
	return fmt.Sprintf("Offene Notizen zu den Fragen: %d", open)
}

func daysLeft(n int) string {
	if n == 1 {
		return "heute"
	}
	return fmt.Sprintf("noch %d Tage", n)
}

func (c county) deedsInWords(happened []fieldwork.PageDeeds) string {
	var lines []string
	for _, p := range happened {
		var parts []string
		if len(p.Edited) > 0 {
			parts = append(parts, "bearbeitet von "+c.names(p.Edited))
		}
		if len(p.Reported) > 0 {
			parts = append(parts, "fertig gemeldet von "+c.names(p.Reported))
		}
		lines = append(lines, "- "+p.Page.Title+": "+strings.Join(parts, "; "))
	}
	return strings.Join(lines, "\n")
}

// names are for the recipient of a mail alone: they are never stored with it.
func (c county) names(persons []string) string {
	own := slices.DeleteFunc(slices.Clone(persons), func(person string) bool { return c.typists[person] })
	var names []string
	for _, m := range c.team {
		if slices.Contains(own, m.Person) {
			names = append(names, cmp.Or(m.Contact.Text(), "einer Person ohne Namen"))
		}
	}
	if len(names) < len(own) {
		names = append(names, "einer anderen Person Ihres Landkreises")
	}
	if len(own) < len(persons) {
		names = append(names, "dem Deutschen Landkreistag, der für Sie eingibt")
	}
	return strings.Join(names, " und ")
}

func (c county) missingInWords() string {
	var lines []string
	for _, m := range c.team {
		if w := c.work(m); w.Missing() {
			line := "- " + m.Contact.Text() + ": " + w.Text()
			if m.Deadline != "" {
				line += ", Frist " + germanDay(m.Deadline)
			}
			lines = append(lines, line)
		}
	}
	if len(lines) == 0 {
		return "- niemand, dem Fragen freigegeben sind"
	}
	return strings.Join(lines, "\n")
}
