package store

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

// ReleasedReminders returns the wave's reminders by mail that the DLT has scheduled
// or sent, the newest first. Drafts are its own business.
func (s *Store) ReleasedReminders(ctx context.Context, sc access.Scope) ([]survey.Campaign, error) {
	const doing = "list released reminders"
	if err := reminding(sc); err != nil {
		return nil, wrap(doing, err)
	}
	var rows []campaignRow
	err := s.read.WithContext(ctx).Where("wave = ? AND kind = ? AND channel = ? AND state <> ?", sc.Wave(), survey.CampaignReminder, survey.ByMail, survey.CampaignDraft).
		Order("changed DESC, id").Find(&rows).Error
	if err != nil {
		return nil, wrap(doing, err)
	}
	return converted(rows, campaignRow.campaign)
}

// reminding refuses a scope under which nobody reminds several counties.
func reminding(sc access.Scope) error {
	return errors.Join(manyCounties(sc), permits(sc, access.SendReminders))
}

// RemindMissing starts a reminder with the given words to some counties of the
// scope, and returns to how many a mail was posted. As at StartCampaign, a county
// that was written to meanwhile is left out, and so is one that was written to
// within the wave's pause. ErrConflict where none is left, ErrArchived in a wave
// that is kept as it is.
func (s *Store) RemindMissing(ctx context.Context, sc access.Scope, c survey.Campaign, to []survey.Addressee) (n int, err error) {
	settings, err := s.WaveSettings(ctx, sc.Wave())
	if err != nil {
		return 0, err
	}
	return s.remindAfter(ctx, sc, c, to, settings.ReminderPause)
}

// RemindAnyway does the same with one county within the pause, but not twice on a
// day. Whoever writes campaigns may insist on that.
func (s *Store) RemindAnyway(ctx context.Context, sc access.Scope, c survey.Campaign, to survey.Addressee) error {
	if err := permits(sc, access.ManageCampaigns); err != nil {
		return wrap("remind within the pause", err)
	}
	_, err := s.remindAfter(ctx, sc, c, []survey.Addressee{to}, 1)
	return err
}

func (s *Store) remindAfter(ctx context.Context, sc access.Scope, c survey.Campaign, to []survey.Addressee, pause int) (n int, err error) {
	const doing = "remind missing counties"
	if err := errors.Join(reminding(sc), checkText(c.Subject+c.Text+c.Section)); err != nil {
		return 0, wrap(doing, err)
	}
	if c.Kind != survey.CampaignReminder && c.Kind != survey.CampaignReturned || c.Channel != survey.ByMail {
		return 0, wrap(doing, survey.ErrInvalid)
	}
	err = s.change(ctx, doing, func(tx *gorm.DB) error {
		n = 0 // of an attempt that lost a race
		if err := tx.Model(&waveRow{}).Clauses(forUpdate).Where("wave = ?", sc.Wave()).Pluck("wave", &[]string{}).Error; err != nil {
			return err
		}
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		if err := live(tx, sc); err != nil {
			return err
		}
		row := campaignRow{Wave: sc.Wave(), ID: rand.Text(), Kind: c.Kind, Rule: c.Rule, Section: c.Section, Subject: c.Subject, Text: c.Text,
			Channel: c.Channel, State: survey.CampaignRunning, Version: 1, Author: sc.Person(), Created: instant{now}, ChangedBy: sc.Person(), Changed: instant{now}}
		if err := tx.Create(&row).Error; err != nil {
			return err
		}
		if n, err = (&moving{tx, auditing{now, sc}, row}).remind(to, pause); err != nil {
			return err
		}
		return auditScope(tx, now, sc, access.ActionCampaignStarted, fmt.Sprintf("campaign %s, %d mails", row.ID, n))
	})
	return n, err
}

func (m *moving) remind(to []survey.Addressee, pause int) (n int, err error) {
	written, err := writtenTo(m.DB, m.sc)
	if err != nil {
		return 0, err
	}
	for _, a := range to {
		unit := a.Response.County.Key
		one, ok := m.sc.ForCounty(unit)
		if !ok {
			return 0, survey.ErrInvalid
		}
		if m.sc.Land() != "" {
			if err := inLand(m.DB, one); err != nil {
				return 0, err
			}
		}
		last := survey.Addressee{Written: written[unit]}
		if last.Written.After(a.Written) || last.WrittenWithin(pause, m.now) {
			continue
		}
		if err := m.post(unit, a.Person); err != nil {
			return 0, fmt.Errorf("unit %s: %w", unit, err)
		}
		n++
	}
	if n == 0 {
		err = survey.ErrConflict
	}
	return n, err
}
