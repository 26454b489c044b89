package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/fieldwork"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/survey"
)

// teamPause lies between two looks for what is due. Any number of processes may
// look: a letter is posted once.
const teamPause = 5 * time.Minute

// run posts what is due until ctx ends.
func (t *teamPost) run(ctx context.Context, log *slog.Logger) {
	for ctx.Err() == nil {
		if err := t.round(ctx); err != nil && ctx.Err() == nil {
			log.Error("mails to teams", "error", err.Error())
		}
		select {
		case <-ctx.Done():
		case <-time.After(teamPause):
		}
	}
}

// round posts what is due now. What fails in one county does not keep the others
// waiting.
func (t *teamPost) round(ctx context.Context) error {
	now, err := t.store.Now(ctx)
	if err != nil || now.Before(fieldwork.Morning(survey.DayOf(now))) {
		return err
	}
	waves, err := t.store.Waves(ctx)
	for _, w := range waves {
		open, failed := t.open(ctx, w, now)
		if failed == nil && open {
			failed = t.wave(ctx, w)
		}
		err = errors.Join(err, failed)
	}
	return err
}

// open reports whether any county of the wave may still answer.
func (t *teamPost) open(ctx context.Context, w survey.Wave, now time.Time) (bool, error) {
	if w.State != survey.WaveOpen || w.Open(now) {
		return w.Open(now), nil
	}
	latest, err := t.store.LatestExtension(ctx, access.WaveScope(w.Key, operator))
	return w.Extended(latest).Open(now), err
}

func (t *teamPost) wave(ctx context.Context, w survey.Wave) error {
	units, err := t.store.AtWork(ctx, access.WaveScope(w.Key, operator))
	for _, unit := range units {
		if failed := t.post(ctx, w.Key, unit); failed != nil {
			err = errors.Join(err, fmt.Errorf("unit %s: %w", unit, failed))
		}
	}
	return err
}

func (t *teamPost) post(ctx context.Context, wave, unit string) error {
	c, err := t.county(ctx, wave, unit)
	if err != nil || !c.writable() {
		return err
	}
	chosen, err := t.store.Reminding(ctx, c.scope)
	if err != nil {
		return err
	}
	if err := t.remind(ctx, c, chosen.Before); err != nil || !chosen.Summary {
		return err
	}
	return t.summarise(ctx, c)
}

func (t *teamPost) remind(ctx context.Context, c county, before int) error {
	letters, err := t.store.CountyLetters(ctx, c.scope, mail.Reminders...)
	if err != nil {
		return err
	}
	last := mail.Last(letters, mail.Hopeful...)
	var due []survey.Reminder
	for _, m := range c.team {
		if fieldwork.ReminderDue(c.now, m.Deadline, before, m.Since, last[m.Person]) && c.work(m).Missing() {
			due = append(due, survey.Reminder{Person: m.Person, Deadline: m.Deadline})
		}
	}
	if len(due) == 0 {
		return nil
	}
	_, err = t.store.Remind(ctx, c.scope, due)
	return err
}

// summarise posts one letter to each of those who lead, if others did something
// since their last one.
func (t *teamPost) summarise(ctx context.Context, c county) error {
	letters, err := t.store.CountyLetters(ctx, c.scope, mail.Summary)
	if err != nil {
		return err
	}
	// One that still waits from an earlier day will not be sent any more.
	posted, arrived := mail.Last(letters), mail.Last(letters, mail.Claimed, mail.Sent, mail.Unclear)
	for _, m := range c.team {
		from, to, ok := fieldwork.SummaryPeriod(c.now, arrived[m.Person], m.Since)
		if !ok || !m.Part.Leads() || m.Revoked || m.Contact.Email == "" || survey.DayOf(posted[m.Person]) == survey.DayOf(c.now) {
			continue
		}
		happened, err := t.happened(ctx, c, m, from, to)
		if err != nil {
			return err
		}
		if len(happened) > 0 {
			if err := t.store.PostLetter(ctx, summaryLetter(c, m, from, to)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *teamPost) happened(ctx context.Context, c county, reader access.Member, from, to time.Time) ([]fieldwork.PageDeeds, error) {
	deeds, err := t.store.Deeds(ctx, c.scope, from)
	return fieldwork.DeedsOf(c.questionnaire, deeds, reader.Person, from, to), err
}

func summaryLetter(c county, m access.Member, from, to time.Time) mail.Letter {
	return mail.Letter{Key: fmt.Sprintf("summary %s %s %s %s", c.wave.Key, c.scope.Unit(), m.Person, survey.DayOf(to)), Kind: mail.Summary,
		Wave: c.wave.Key, Unit: c.scope.Unit(), Person: m.Person, Values: mail.Values{
			mail.County: c.response.County.Name, mail.Wave: c.wave.Title, mail.Since: mail.Moment(from), mail.Morning: mail.Moment(to)}}
}
