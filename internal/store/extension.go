package store

import (
	"context"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/survey"
)

type extensionRow struct {
	Key      unitKey `gorm:"embedded"`
	Number   int     `gorm:"primaryKey;autoIncrement:false"`
	UntilDay survey.Day
	Reason   string
	Author   string
	Time     instant
}

func (extensionRow) TableName() string { return "extension" }

func (r extensionRow) extension() (survey.Extension, error) {
	return survey.Extension{Until: r.UntilDay, Reason: r.Reason, Author: r.Author, Time: r.Time.Time}, nil
}

// ExtendResponse lets the county answer until the day, and writes so to those who
// lead its team. seen is how many extensions the caller knew: ErrConflict when there
// are others by now. ErrInvalid for a day that the wave's own does not allow or
// without a reason, ErrDeletedBefore for one behind a day of deletion, ErrClosed
// when the wave is not open or the county refused.
func (s *Store) ExtendResponse(ctx context.Context, sc access.Scope, seen int, until survey.Day, reason string) error {
	const doing = "extend response"
	if err := errors.Join(oneCounty(sc), permits(sc, access.ManageResponses), checkText(reason)); err != nil {
		return wrap(doing, err)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		response, err := lockResponse(tx, sc)
		if err != nil {
			return err
		}
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		wave, err := fieldedWave(tx, sc)
		switch {
		case err != nil:
			return err
		case response.Disposition == survey.Refused:
			return survey.ErrClosed
		case !wave.Extendable(until, now) || reason == "":
			return fmt.Errorf("extension until %q: %w", until, survey.ErrInvalid)
		}
		if err := keptUntil(tx, wave, until); err != nil {
			return err
		}
		before, err := extensionsOf(tx, response.Key)
		if err != nil {
			return err
		}
		if n := len(before); n > 0 && before[n-1].UntilDay == until && before[n-1].Reason == reason {
			return nil // sent twice
		}
		if len(before) != seen {
			return fmt.Errorf("%d extensions, not %d: %w", len(before), seen, survey.ErrConflict)
		}
		row := extensionRow{Key: response.Key, Number: len(before) + 1, UntilDay: until, Reason: reason, Author: sc.Person(), Time: instant{now}}
		if err := tx.Create(&row).Error; err != nil {
			return err
		}
		event := survey.ContactEvent{Kind: survey.ContactExtension, Result: string(until), Text: reason}
		if err := logContact(tx, now, sc, event); err != nil {
			return err
		}
		key := fmt.Sprintf("extension %s %s %d", sc.Wave(), sc.Unit(), row.Number)
		if err := writeToCounty(tx, now, sc, key, mail.Extended, mail.Values{mail.Deadline: string(until)}); err != nil {
			return err
		}
		return auditScope(tx, now, sc, access.ActionExtended, string(until))
	})
}

func extensionsOf(tx *gorm.DB, key unitKey) (rows []extensionRow, err error) {
	err = tx.Where("wave = ? AND unit = ?", key.Wave, key.Unit).Order("number").Find(&rows).Error
	return rows, err
}

// Extensions returns the county's extensions; the last one counts.
func (s *Store) Extensions(ctx context.Context, sc access.Scope) (all []survey.Extension, err error) {
	const doing = "read extensions"
	if err := permits(sc, access.FillIn, access.SeeProgress); err != nil {
		return nil, wrap(doing, err)
	}
	err = s.view(ctx, doing, func(tx *gorm.DB) error {
		if err := inLand(tx, sc); err != nil {
			return err
		}
		rows, err := extensionsOf(tx, unitKey{sc.Wave(), sc.Unit()})
		if err != nil {
			return err
		}
		all, err = converted(rows, extensionRow.extension)
		return err
	})
	return all, err
}

// LatestExtension is the last day on which any county of the wave may still
// answer by an extension, and has not yet; empty: there is none.
func (s *Store) LatestExtension(ctx context.Context, sc access.Scope) (latest survey.Day, err error) {
	all, err := s.Responses(ctx, sc)
	return latestExtension(all), err
}

func latestExtension(all []survey.Response) (latest survey.Day) {
	for _, r := range all {
		if r.Disposition != survey.Submitted && r.Disposition != survey.Refused {
			latest = max(latest, r.Extended)
		}
	}
	return latest
}

// longest is the wave as it runs for the county with the latest extension.
func longest(tx *gorm.DB, w survey.Wave) (survey.Wave, error) {
	all, err := responsesOf(tx, access.WaveScope(w.Key, access.Operator))
	return w.Extended(latestExtension(all)), err
}

// keptUntil refuses a last day behind which data of the wave would already be
// deleted.
func keptUntil(tx *gorm.DB, w survey.Wave, until survey.Day) error {
	kept, err := retentionOf(tx, w)
	for _, r := range kept {
		if r.Until < until {
			return fmt.Errorf("%s until %s: %w", r.Kind, r.Until, survey.ErrDeletedBefore)
		}
	}
	return err
}

// countyWave is the wave as it runs for the county.
func countyWave(tx *gorm.DB, key unitKey) (survey.Wave, error) {
	wave, err := waveOf(tx, key.Wave)
	if err != nil {
		return wave, err
	}
	all, err := extensionsOf(tx, key)
	if n := len(all); n > 0 {
		wave = wave.Extended(all[n-1].UntilDay)
	}
	return wave, err
}
