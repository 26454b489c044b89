package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

type stageRow struct {
	Wave   string `gorm:"primaryKey"`
	Number int    `gorm:"primaryKey;autoIncrement:false"`
	State  survey.WaveState
	Time   instant
	Actor  string
	Reason string
}

func (stageRow) TableName() string { return "wave_stage" }

// auditing is when and under which scope something is done.
type auditing struct {
	now time.Time
	sc  access.Scope
}

// MoveWave moves the wave into another state; what is refused stands at
// Wave.Moved. Drafts are opened by OpenWave.
func (s *Store) MoveWave(ctx context.Context, sc access.Scope, m survey.WaveMove) error {
	doing := "move wave " + sc.Wave()
	if err := errors.Join(wholeWave(sc), permits(sc, access.ManageWaves)); err != nil {
		return wrap(doing, err)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		// Whoever saves holds a response and reads the wave's state after that:
		// once all are held, nothing is saved any more behind our back.
		if _, err := lockResponses(tx, sc); err != nil {
			return err
		}
		return s.moveWave(tx, sc, m)
	})
}

// OpenWave starts a draft's fieldwork: every county of the frame gets its
// response. Any other state is an ErrConflict.
func (s *Store) OpenWave(ctx context.Context, key, actor string) error {
	return s.startWave(ctx, access.WaveScope(key, actor))
}

// OpenWaveAs does so under a scope.
func (s *Store) OpenWaveAs(ctx context.Context, sc access.Scope) error { return s.startWave(ctx, sc) }

func (s *Store) startWave(ctx context.Context, sc access.Scope) error {
	doing := "open wave " + sc.Wave()
	if err := errors.Join(wholeWave(sc), permits(sc, access.ManageWaves)); err != nil {
		return wrap(doing, err)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		w, err := waveOf(tx, sc.Wave())
		if err != nil {
			return err
		}
		if w.State != survey.WaveDraft {
			return fmt.Errorf("wave is %s: %w", w.State, survey.ErrConflict)
		}
		if err := s.moveWave(tx, sc, survey.WaveMove{To: survey.WaveOpen}); err != nil {
			return err
		}
		return createResponses(tx, sc)
	})
}

// CloseWave ends the fieldwork before or after its last day. A wave that is not
// open is an ErrConflict.
func (s *Store) CloseWave(ctx context.Context, key, actor string) error {
	return s.MoveWave(ctx, access.WaveScope(key, actor), survey.WaveMove{To: survey.WaveClosed})
}

// CloseEnded closes the wave once its field period, its days of grace and the
// extensions of its counties are over. ErrConflict while any of them lasts.
func (s *Store) CloseEnded(ctx context.Context, sc access.Scope, reason string) error {
	doing := "close ended wave " + sc.Wave()
	if err := errors.Join(wholeWave(sc), permits(sc, access.ManageWaves)); err != nil {
		return wrap(doing, err)
	}
	// Whoever keeps house looks every minute, and holding all responses keeps
	// everybody waiting who saves.
	if err := s.ended(s.read.WithContext(ctx), sc); err != nil {
		return wrap(doing, err)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		if _, err := lockResponses(tx, sc); err != nil { // whoever extends holds one, too
			return err
		}
		if err := s.ended(tx, sc); err != nil {
			return err
		}
		return s.moveWave(tx, sc, survey.WaveMove{To: survey.WaveClosed, Reason: reason})
	})
}

// ended refuses what still runs for any county.
func (s *Store) ended(tx *gorm.DB, sc access.Scope) error {
	now, err := s.now(tx)
	if err != nil {
		return err
	}
	w, err := waveOf(tx, sc.Wave())
	if err != nil || !w.Ended(now) {
		return cmp.Or(err, survey.ErrConflict)
	}
	if w, err = longest(tx, w); err == nil && !w.Ended(now) {
		err = survey.ErrConflict
	}
	return err
}

func (s *Store) moveWave(tx *gorm.DB, sc access.Scope, m survey.WaveMove) error {
	now, err := s.now(tx)
	if err != nil {
		return err
	}
	was, err := waveOf(tx, sc.Wave())
	if err != nil {
		return err
	}
	w, err := was.Moved(m, now)
	if err != nil {
		return err
	}
	if err := checkText(m.Reason); err != nil {
		return err
	}
	state, stage := columnsOf(w.State)
	before, beyond := columnsOf(was.State)
	moved := tx.Model(&waveRow{}).Where("wave = ? AND state = ? AND stage = ?", w.Key, before, beyond).
		Updates(map[string]any{"state": state, "stage": stage, "last_day": w.LastDay})
	if moved.Error != nil {
		return moved.Error
	}
	if moved.RowsAffected == 0 {
		return fmt.Errorf("wave is not in state %s any more: %w", was.State, survey.ErrConflict)
	}
	return keepStage(tx, auditing{now, sc}, was.State, m)
}

// columnsOf are the columns that hold the state together.
func columnsOf(s survey.WaveState) (state, stage survey.WaveState) {
	if s == survey.WaveEvaluated || s == survey.WaveArchived {
		return survey.WaveClosed, s
	}
	return s, ""
}

func keepStage(tx *gorm.DB, by auditing, from survey.WaveState, m survey.WaveMove) error {
	var number int
	err := tx.Model(&stageRow{}).Where("wave = ?", by.sc.Wave()).Select("COALESCE(MAX(number), 0)").Scan(&number).Error
	if err != nil {
		return err
	}
	row := stageRow{Wave: by.sc.Wave(), Number: number + 1, State: m.To, Time: instant{by.now}, Actor: by.sc.Person(), Reason: m.Reason}
	if err := tx.Create(&row).Error; err != nil {
		return err
	}
	action := stageActions[m.To]
	if from.Back(m.To) {
		action = access.ActionWaveMovedBack
	}
	return auditScope(tx, by.now, by.sc, action, fmt.Sprintf("from %s to %s", from, m.To))
}

var stageActions = map[survey.WaveState]access.Action{
	survey.WaveOpen: access.ActionWaveOpened, survey.WaveClosed: access.ActionWaveClosed,
	survey.WaveEvaluated: access.ActionWaveEvaluated, survey.WaveArchived: access.ActionWaveArchived,
}

// WaveStages returns the states that the wave has reached, the first one first.
func (s *Store) WaveStages(ctx context.Context, wave string) ([]survey.WaveStage, error) {
	var rows []stageRow
	if err := s.read.WithContext(ctx).Where("wave = ?", wave).Order("number").Find(&rows).Error; err != nil {
		return nil, wrap("list stages of wave", err)
	}
	return converted(rows, func(r stageRow) (survey.WaveStage, error) {
		return survey.WaveStage{State: r.State, Time: r.Time.Time, Actor: r.Actor, Reason: r.Reason}, nil
	})
}
