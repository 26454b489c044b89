package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

// RecordRefusal notes that the county will not take part: it is not reminded any
// more, and its response takes no answers. ErrConflict when it has submitted or
// refused before, ErrInvalid for a day to come or without a reason, ErrClosed
// when the wave is not open.
func (s *Store) RecordRefusal(ctx context.Context, sc access.Scope, r survey.Refusal) error {
	return s.refusal(ctx, "record refusal", sc, func(tx *gorm.DB, row responseRow, now time.Time) error {
		if row.Submissions > 0 || row.Disposition == survey.Refused {
			return fmt.Errorf("response is %s: %w", row.Disposition, survey.ErrConflict)
		}
		if _, err := survey.ParseDay(string(r.Day)); err != nil || r.Day > survey.DayOf(now) || r.Reason == "" {
			return fmt.Errorf("refusal on %q: %w", r.Day, survey.ErrInvalid)
		}
		said := now
		if r.Day < survey.DayOf(now) {
			said = r.Day.Start()
		}
		return refuse(tx, now, sc, survey.Refused, access.ActionRefused,
			survey.ContactEvent{Kind: survey.ContactRefusal, Result: survey.RefusalRecorded, Text: r.Reason, Time: said})
	})
}

// WithdrawRefusal lets the county go on where it was. ErrConflict when it has not
// refused, or not any more.
func (s *Store) WithdrawRefusal(ctx context.Context, sc access.Scope) error {
	return s.refusal(ctx, "withdraw refusal", sc, func(tx *gorm.DB, row responseRow, now time.Time) error {
		if row.Disposition != survey.Refused {
			return fmt.Errorf("response is %s: %w", row.Disposition, survey.ErrConflict)
		}
		then := survey.NotStarted
		if !row.FirstSaved.IsZero() {
			then = survey.InProgress
		}
		return refuse(tx, now, sc, then, access.ActionRefusalWithdrawn,
			survey.ContactEvent{Kind: survey.ContactRefusal, Result: survey.RefusalWithdrawn})
	})
}

func (s *Store) refusal(ctx context.Context, doing string, sc access.Scope, do func(tx *gorm.DB, row responseRow, now time.Time) error) error {
	if err := errors.Join(oneCounty(sc), permits(sc, access.ManageResponses)); err != nil {
		return wrap(doing, err)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		row, err := lockResponse(tx, sc)
		if err != nil {
			return err
		}
		if _, err := fieldedWave(tx, sc); err != nil {
			return err
		}
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		return do(tx, row, now)
	})
}

func refuse(tx *gorm.DB, now time.Time, sc access.Scope, then survey.Disposition, action access.Action, event survey.ContactEvent) error {
	err := ofCounty(tx.Model(&responseRow{}), sc).Updates(map[string]any{"disposition": then}).Error
	if err != nil {
		return err
	}
	if err := logContact(tx, now, sc, event); err != nil {
		return err
	}
	return auditScope(tx, now, sc, action, "")
}
