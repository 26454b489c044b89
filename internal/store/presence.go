package store

import (
	"context"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

type presenceRow struct {
	Key    unitKey `gorm:"embedded"`
	Page   string  `gorm:"primaryKey"`
	Person string  `gorm:"primaryKey"`
	Since  instant
	Seen   instant
}

func (presenceRow) TableName() string { return "presence" }

// presenceKept is how long somebody counts as present who does nothing.
const presenceKept = 5 * time.Minute

var seenAgain = clause.OnConflict{
	Columns:   []clause.Column{{Name: "wave"}, {Name: "unit"}, {Name: "page"}, {Name: "person"}},
	DoUpdates: clause.AssignmentColumns([]string{"since", "seen"}),
}

// Attend notes that the scope's person is on the page, and returns who else of
// the county is, in the order of their coming.
func (s *Store) Attend(ctx context.Context, sc access.Scope, page string) (others []survey.Presence, err error) {
	const doing = "note presence"
	if err := ownScope(sc); err != nil {
		return nil, wrap(doing, err)
	}
	tx := s.read.WithContext(ctx)
	now, err := s.now(tx)
	if err != nil {
		return nil, wrap(doing, err)
	}
	var rows []presenceRow
	err = ofCounty(tx, sc).Where("page = ? AND seen > ?", page, instant{now.Add(-presenceKept)}).Order("since, person").Find(&rows).Error
	if err != nil {
		return nil, wrap(doing, err)
	}
	own := presenceRow{Key: unitKey{sc.Wave(), sc.Unit()}, Page: page, Person: sc.Person(), Since: instant{now}}
	for _, r := range rows {
		if r.Person == own.Person {
			own = r
			continue
		}
		others = append(others, survey.Presence{Person: r.Person, Since: r.Since.Time})
	}
	if now.Sub(own.Seen.Time) < seenStep {
		return others, nil
	}
	own.Seen = instant{now}
	return others, s.change(ctx, doing, func(tx *gorm.DB) error {
		old := ofCounty(tx, sc).Where("seen <= ?", instant{now.Add(-presenceKept)}).Delete(&presenceRow{})
		if old.Error != nil {
			return old.Error
		}
		return tx.Clauses(seenAgain).Create(&own).Error
	})
}

// ownScope refuses a scope that does not name one county and one person.
func ownScope(sc access.Scope) error {
	if sc.Person() == "" {
		return survey.ErrNotFound
	}
	return oneCounty(sc)
}
