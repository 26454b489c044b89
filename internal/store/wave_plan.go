package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

type waveSettingRow struct {
	Wave          string `gorm:"primaryKey"`
	Target        *int
	SizeLimits    *string // JSON array
	GraceDays     *int
	ReminderPause *int
	MailsPerHour  *int
	Benchmark     *bool
}

func (waveSettingRow) TableName() string { return "wave_setting" }

// settings are the defaults but for what is decided.
func (r waveSettingRow) settings() (survey.WaveSettings, error) {
	s := survey.DefaultWaveSettings
	for _, number := range []struct{ from, to *int }{
		{r.Target, &s.Target}, {r.GraceDays, &s.Grace}, {r.ReminderPause, &s.ReminderPause}, {r.MailsPerHour, &s.MailsPerHour},
	} {
		if number.from != nil {
			*number.to = *number.from
		}
	}
	if r.Benchmark != nil {
		s.Benchmark = *r.Benchmark
	}
	if r.SizeLimits == nil {
		return s, nil
	}
	s.SizeLimits = nil
	err := json.Unmarshal([]byte(*r.SizeLimits), &s.SizeLimits)
	return s, err
}

func newWaveSettingRow(wave string, s survey.WaveSettings) (waveSettingRow, error) {
	if err := s.Check(); err != nil {
		return waveSettingRow{}, err
	}
	if s.SizeLimits == nil {
		s.SizeLimits = []int{}
	}
	b, err := json.Marshal(s.SizeLimits)
	limits := string(b)
	return waveSettingRow{wave, &s.Target, &limits, &s.Grace, &s.ReminderPause, &s.MailsPerHour, &s.Benchmark}, err
}

// WaveSettings returns what is decided for the wave, and the defaults for the
// rest.
func (s *Store) WaveSettings(ctx context.Context, wave string) (settings survey.WaveSettings, err error) {
	const doing = "read settings of wave"
	tx := s.read.WithContext(ctx)
	if _, err := waveOf(tx, wave); err != nil {
		return settings, wrap(doing, err)
	}
	settings, err = settingsOf(tx, wave)
	return settings, wrap(doing, err)
}

func settingsOf(tx *gorm.DB, wave string) (survey.WaveSettings, error) {
	row := waveSettingRow{}
	err := tx.Where("wave = ?", wave).Take(&row).Error
	if err != nil && !errors.Is(err, gorm.ErrRecordNotFound) {
		return survey.WaveSettings{}, err
	}
	return row.settings()
}

// storeSettings leaves alone the settings that others keep in the same row.
func storeSettings(tx *gorm.DB, wave string, s survey.WaveSettings) error {
	row, err := newWaveSettingRow(wave, s)
	if err != nil {
		return err
	}
	return tx.Clauses(clause.OnConflict{Columns: []clause.Column{{Name: "wave"}}, DoUpdates: clause.AssignmentColumns(
		[]string{"target", "size_limits", "grace_days", "reminder_pause", "mails_per_hour", "benchmark"})}).Create(&row).Error
}

// ChangeWave puts the plan in the place of the one with the digest. ErrConflict
// when another one is in force, ErrArchived for good, ErrInvalid for what breaks
// a running wave or does not fit; what Earlier may be stands at RecallWave.
func (s *Store) ChangeWave(ctx context.Context, sc access.Scope, seen string, next survey.WavePlan) error {
	const doing = "change wave"
	if err := errors.Join(wholeWave(sc), permits(sc, access.ManageWaves)); err != nil {
		return wrap(doing, err)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		// Whoever saves holds a response and reads the wave's last day after that.
		if _, err := lockResponses(tx, sc); err != nil {
			return err
		}
		if err := tx.Model(&waveRow{}).Clauses(forUpdate).Where("wave = ?", sc.Wave()).Pluck("wave", &[]string{}).Error; err != nil {
			return err
		}
		w, err := waveOf(tx, sc.Wave())
		if err != nil {
			return err
		}
		settings, err := settingsOf(tx, w.Key)
		if err != nil {
			return err
		}
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		present := w.Plan(settings)
		if err := replaceable(tx, w, present, seen, next); err != nil {
			return err
		}
		if parts := w.Breaks(present, next, now); len(parts) > 0 {
			return fmt.Errorf("change of %v: %w", parts, survey.ErrInvalid)
		}
		return storePlan(tx, auditing{now, sc}, next)
	})
}

func replaceable(tx *gorm.DB, w survey.Wave, present survey.WavePlan, seen string, next survey.WavePlan) error {
	switch {
	case w.State == survey.WaveArchived:
		return survey.ErrArchived
	case present.Digest() != seen:
		return survey.ErrConflict
	case next.Title == "" || next.Login != survey.LoginLetter && next.Login != survey.LoginMail:
		return survey.ErrInvalid
	}
	if err := checkText(next.Title); err != nil {
		return err
	}
	if err := checkDays(next.FirstDay, next.LastDay); err != nil {
		return err
	}
	w.FirstDay = next.FirstDay
	return recallable(tx, w, next.Earlier)
}

func storePlan(tx *gorm.DB, by auditing, p survey.WavePlan) error {
	set := map[string]any{"title": p.Title, "year": p.Year, "login": p.Login, "first_day": p.FirstDay, "last_day": p.LastDay, "earlier": p.Earlier}
	if err := tx.Model(&waveRow{}).Where("wave = ?", by.sc.Wave()).Updates(set).Error; err != nil {
		return err
	}
	if err := storeSettings(tx, by.sc.Wave(), p.WaveSettings); err != nil {
		return err
	}
	return auditScope(tx, by.now, by.sc, access.ActionWaveChanged, fmt.Sprintf("%s to %s, grace %d", p.FirstDay, p.LastDay, p.Grace))
}
