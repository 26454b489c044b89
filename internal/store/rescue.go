package store

import (
	"context"
	"errors"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

type rescueRow struct {
	Key    unitKey `gorm:"embedded"`
	Person string  `gorm:"primaryKey"`
	Page   string  `gorm:"primaryKey"`
	FormID string  `gorm:"primaryKey"`
	Fields string
	Time   instant
}

func (rescueRow) TableName() string { return "rescue" }

// rescueKept is how long somebody has to come back for what was typed.
const rescueKept = 24 * time.Hour

var latestFields = clause.OnConflict{
	Columns:   []clause.Column{{Name: "wave"}, {Name: "unit"}, {Name: "person"}, {Name: "page"}, {Name: "form_id"}},
	DoUpdates: clause.AssignmentColumns([]string{"fields", "time"}),
}

// Rescue keeps what the scope's person sent too late, in place of what the same
// form sent before. The time is assigned here.
func (s *Store) Rescue(ctx context.Context, sc access.Scope, r survey.Rescue) error {
	const doing = "rescue"
	if err := ownScope(sc); err != nil {
		return wrap(doing, err)
	}
	if err := errors.Join(checkText(r.Page), checkText(r.Fields)); err != nil {
		return wrap(doing, err)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		old := ofCounty(tx, sc).Where("time <= ?", instant{now.Add(-rescueKept)}).Delete(&rescueRow{})
		if old.Error != nil {
			return old.Error
		}
		return tx.Clauses(latestFields).Create(&rescueRow{Key: unitKey{sc.Wave(), sc.Unit()}, Person: sc.Person(),
			Page: r.Page, FormID: r.FormID, Fields: r.Fields, Time: instant{now}}).Error
	})
}

// Rescued returns what is kept for the scope's person, the oldest first.
func (s *Store) Rescued(ctx context.Context, sc access.Scope) ([]survey.Rescue, error) {
	const doing = "read what was rescued"
	if err := ownScope(sc); err != nil {
		return nil, wrap(doing, err)
	}
	tx := s.read.WithContext(ctx)
	now, err := s.now(tx)
	if err != nil {
		return nil, wrap(doing, err)
	}
	var rows []rescueRow
	err = ofCounty(tx, sc).Where("person = ? AND time > ?", sc.Person(), instant{now.Add(-rescueKept)}).
		Order("time, page, form_id").Find(&rows).Error
	if err != nil {
		return nil, wrap(doing, err)
	}
	return converted(rows, func(r rescueRow) (survey.Rescue, error) {
		return survey.Rescue{Page: r.Page, FormID: r.FormID, Fields: r.Fields, Time: r.Time.Time}, nil
	})
}

// DropRescue forgets what the form sent too late.
func (s *Store) DropRescue(ctx context.Context, sc access.Scope, page, formID string) error {
	const doing = "drop rescue"
	if err := ownScope(sc); err != nil {
		return wrap(doing, err)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		return ofCounty(tx, sc).Where("person = ? AND page = ? AND form_id = ?", sc.Person(), page, formID).Delete(&rescueRow{}).Error
	})
}

// Purge deletes what was sent too late, who was present and which codes were
// mailed, once their time is over. So does every login.
func (s *Store) Purge(ctx context.Context) error {
	return s.change(ctx, "purge", func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		return purge(tx, now)
	})
}

func purge(tx *gorm.DB, now time.Time) error {
	var waves []string
	if err := tx.Model(&waveRow{}).Order("wave").Pluck("wave", &waves).Error; err != nil {
		return err
	}
	for _, wave := range waves {
		all := func() *gorm.DB { return tx.Set(allUnits, true).Where("wave = ?", wave) }
		if err := all().Where("time <= ?", instant{now.Add(-rescueKept)}).Delete(&rescueRow{}).Error; err != nil {
			return err
		}
		if err := all().Where("requested <= ?", instant{now.Add(-loginCodeKept)}).Delete(&loginCodeRow{}).Error; err != nil {
			return err
		}
		if err := all().Where("seen <= ?", instant{now.Add(-presenceKept)}).Delete(&presenceRow{}).Error; err != nil {
			return err
		}
	}
	return nil
}
