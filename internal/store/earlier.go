package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

// RecallWave decides whose submissions the check page of a draft recalls; an
// empty key turns that off. ErrNotFound when there is no wave with the key,
// ErrReconstructed when nobody submitted anything in it, ErrInvalid when it does
// not come before, ErrConflict when the wave is no draft any more.
func (s *Store) RecallWave(ctx context.Context, key, earlier, actor string) error {
	return s.change(ctx, "recall wave", func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		w, err := waveOf(tx, key)
		if err != nil {
			return err
		}
		if err := recallable(tx, w, earlier); err != nil {
			return err
		}
		set := tx.Model(&waveRow{}).Where("wave = ? AND state = ?", key, survey.WaveDraft).Updates(map[string]any{"earlier": earlier})
		if set.Error != nil {
			return set.Error
		}
		if set.RowsAffected == 0 {
			return fmt.Errorf("wave is %s: %w", w.State, survey.ErrConflict)
		}
		return auditScope(tx, now, access.WaveScope(key, actor), access.ActionWaveRecalls, earlier)
	})
}

func recallable(tx *gorm.DB, w survey.Wave, earlier string) error {
	if earlier == "" {
		return nil
	}
	before, err := waveOf(tx, earlier)
	switch {
	case err != nil:
		return fmt.Errorf("earlier wave %s: %w", earlier, err)
	case before.Reconstructed:
		return survey.ErrReconstructed
	case before.Pretest:
		return fmt.Errorf("wave %s is a pre-test: %w", earlier, survey.ErrInvalid)
	case before.FirstDay >= w.FirstDay:
		return fmt.Errorf("wave %s does not come before: %w", earlier, survey.ErrInvalid)
	}
	return nil
}
