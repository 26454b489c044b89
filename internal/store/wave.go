package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

type editionRow struct {
	SHA256     string `gorm:"column:sha256;primaryKey"`
	Definition []byte
	Created    instant
}

func (editionRow) TableName() string { return "edition" }

type waveRow struct {
	Wave          string `gorm:"primaryKey"`
	Title         string
	Year          int
	State         survey.WaveState
	Login         survey.Login
	FirstDay      survey.Day
	LastDay       survey.Day
	Edition       string
	Reconstructed bool
	SampleData    bool
	Pretest       bool
	Earlier       string
	Revision      int64
	Created       instant
	Stage         survey.WaveState
	GraceDays     int `gorm:"->"` // of its settings
}

func (waveRow) TableName() string { return "wave" }

func (r waveRow) wave() survey.Wave {
	return survey.Wave{Key: r.Wave, Title: r.Title, Year: r.Year, State: cmp.Or(r.Stage, r.State), Login: r.Login,
		FirstDay: r.FirstDay, LastDay: r.LastDay, Grace: r.GraceDays, Edition: r.Edition,
		Reconstructed: r.Reconstructed, SampleData: r.SampleData, Pretest: r.Pretest, Earlier: r.Earlier, Revision: r.Revision}
}

// wavesWith reads waves with the settings that belong to them.
func wavesWith(tx *gorm.DB) *gorm.DB {
	return tx.Model(&waveRow{}).Select("wave.*, COALESCE((SELECT grace_days FROM wave_setting WHERE wave_setting.wave = wave.wave), ?) AS grace_days",
		survey.DefaultWaveSettings.Grace)
}

// batchSize keeps the largest insert far below the number of parameters that
// a statement may have.
const batchSize = 500

// CreateWave stores a draft with its definition, as an edition named by its
// SHA-256, and its frame. The wave's State, Edition and Revision are assigned
// here. A key that exists is an ErrConflict. What Earlier may be stands at
// RecallWave.
func (s *Store) CreateWave(ctx context.Context, w survey.Wave, definition []byte, frame []survey.County, actor string) error {
	return s.CreateReachableWave(ctx, w, definition, frame, nil, actor)
}

// CreateReachableWave does so and stores how the counties are reached, by their
// keys.
func (s *Store) CreateReachableWave(ctx context.Context, w survey.Wave, definition []byte, frame []survey.County,
	reach map[string]access.Reach, actor string) error {
	return s.FoundWave(ctx, access.WaveScope(w.Key, actor), w, survey.DefaultWaveSettings, definition, frame, reach)
}

// FoundWave does so under the wave's scope, with settings.
func (s *Store) FoundWave(ctx context.Context, whole access.Scope, w survey.Wave, settings survey.WaveSettings, definition []byte,
	frame []survey.County, reach map[string]access.Reach) error {
	doing := "create wave " + w.Key
	units, err := frameRows(w, frame)
	if err != nil {
		return wrap(doing, err)
	}
	if err := errors.Join(wholeWave(whole), permits(whole, access.ManageWaves)); err != nil || whole.Wave() != w.Key {
		return wrap(doing, survey.ErrNotFound)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		if err := recallable(tx, w, w.Earlier); err != nil {
			return err
		}
		edition, err := s.addEdition(tx, definition)
		if err != nil {
			return err
		}
		row := waveRow{Wave: w.Key, Title: w.Title, Year: w.Year, State: survey.WaveDraft, Login: cmp.Or(w.Login, survey.LoginLetter),
			FirstDay: w.FirstDay, LastDay: w.LastDay, Edition: edition,
			Reconstructed: w.Reconstructed, SampleData: w.SampleData, Pretest: w.Pretest, Earlier: w.Earlier, Created: instant{now}}
		if err := tx.Create(&row).Error; err != nil {
			return err
		}
		first := waveEditionRow{Wave: w.Key, Number: 1, Edition: edition, Time: instant{now}, Actor: whole.Person()}
		if err := tx.Create(&first).Error; err != nil {
			return err
		}
		if !settings.Equal(survey.DefaultWaveSettings) {
			if err := storeSettings(tx, w.Key, settings); err != nil {
				return err
			}
		}
		if err := tx.CreateInBatches(units, batchSize).Error; err != nil {
			return err
		}
		for _, unit := range slices.Sorted(maps.Keys(reach)) {
			one, ok := whole.ForCounty(unit)
			if !ok {
				return survey.ErrInvalid
			}
			if err := setReach(tx, now, one, reach[unit]); err != nil {
				return fmt.Errorf("unit %s: %w", unit, err)
			}
		}
		return auditScope(tx, now, whole, access.ActionWaveCreated,
			fmt.Sprintf("edition %s, %d units", edition, len(units)))
	})
}

func frameRows(w survey.Wave, frame []survey.County) ([]unitRow, error) {
	if w.Key == "" || len(frame) == 0 {
		return nil, fmt.Errorf("a wave needs a key and a frame: %w", survey.ErrInvalid)
	}
	if err := checkDays(w.FirstDay, w.LastDay); err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for _, c := range frame {
		if c.Key == "" || seen[c.Key] {
			return nil, fmt.Errorf("unit key %q is empty or occurs twice: %w", c.Key, survey.ErrInvalid)
		}
		seen[c.Key] = true
	}
	return converted(frame, func(c survey.County) (unitRow, error) { return newUnitRow(w.Key, c) })
}

func checkDays(first, last survey.Day) error {
	for _, d := range []survey.Day{first, last} {
		if _, err := survey.ParseDay(string(d)); err != nil {
			return fmt.Errorf("day %q: %w", d, err)
		}
	}
	if last < first {
		return fmt.Errorf("the last day lies before the first: %w", survey.ErrInvalid)
	}
	return nil
}

// Waves returns all waves, the newest field period first.
func (s *Store) Waves(ctx context.Context) ([]survey.Wave, error) {
	var rows []waveRow
	err := wavesWith(s.read.WithContext(ctx)).Order("first_day DESC, wave").Find(&rows).Error
	waves := make([]survey.Wave, 0, len(rows))
	for _, r := range rows {
		waves = append(waves, r.wave())
	}
	return waves, wrap("list waves", err)
}

// Wave returns the wave with the key, or ErrNotFound.
func (s *Store) Wave(ctx context.Context, key string) (survey.Wave, error) {
	w, err := waveOf(s.read.WithContext(ctx), key)
	return w, wrap("read wave", err)
}

func waveOf(tx *gorm.DB, key string) (survey.Wave, error) {
	var row waveRow
	err := wavesWith(tx).Where("wave = ?", key).Take(&row).Error
	return row.wave(), err
}

// Edition returns the bytes of a definition by their SHA-256, or ErrNotFound.
func (s *Store) Edition(ctx context.Context, sha string) ([]byte, error) {
	var row editionRow
	err := s.read.WithContext(ctx).Where("sha256 = ?", sha).Take(&row).Error
	return row.Definition, wrap("read edition", err)
}

// live refuses what nobody may do in a wave that is a reconstruction or in the
// archive: ErrReconstructed, ErrArchived.
func live(tx *gorm.DB, sc access.Scope) error {
	w, err := waveOf(tx, sc.Wave())
	switch {
	case err != nil:
		return err
	case w.Reconstructed:
		return survey.ErrReconstructed
	case w.State == survey.WaveArchived:
		return survey.ErrArchived
	}
	return nil
}

// fieldedWave returns the scope's wave while it is open, whatever the day:
// ErrReconstructed and ErrClosed else.
func fieldedWave(tx *gorm.DB, sc access.Scope) (survey.Wave, error) {
	w, err := waveOf(tx, sc.Wave())
	switch {
	case err != nil:
	case w.Reconstructed:
		err = survey.ErrReconstructed
	case w.State != survey.WaveOpen:
		err = survey.ErrClosed
	}
	return w, err
}

// FrameSize returns the number of counties in the wave's frame.
func (s *Store) FrameSize(ctx context.Context, sc access.Scope) (int, error) {
	const doing = "count the frame"
	if err := errors.Join(wholeWave(sc), permits(sc, access.SeeFigures)); err != nil {
		return 0, wrap(doing, err)
	}
	var n int64
	err := s.view(ctx, doing, func(tx *gorm.DB) error {
		return ofWave(tx, sc).Model(&unitRow{}).Count(&n).Error
	})
	return int(n), err
}

// SubmissionRevision grows with every submission of the wave; what was computed
// at the same revision is still right.
func (s *Store) SubmissionRevision(ctx context.Context, wave string) (int64, error) {
	w, err := s.Wave(ctx, wave)
	return w.Revision, err
}
