package store

import (
	"context"
	"fmt"
	"time"
	"unicode/utf8"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

type fileNumberRow struct {
	Key        unitKey `gorm:"embedded"`
	FileNumber *string
}

func (fileNumberRow) TableName() string { return "county_setting" }

var filedAgain = clause.OnConflict{
	Columns:   []clause.Column{{Name: "wave"}, {Name: "unit"}},
	DoUpdates: clause.AssignmentColumns([]string{"file_number"}),
}

// FileNumber is the county's Aktenzeichen: the one that was noted last, by itself or
// with a release.
func (s *Store) FileNumber(ctx context.Context, sc access.Scope) (number string, err error) {
	const doing = "read file number"
	if err := oneCounty(sc); err != nil {
		return "", wrap(doing, err)
	}
	err = s.view(ctx, doing, func(tx *gorm.DB) error {
		var rows []fileNumberRow
		if err := ofCounty(tx, sc).Find(&rows).Error; err != nil {
			return err
		}
		if len(rows) > 0 && rows[0].FileNumber != nil {
			number = *rows[0].FileNumber
			return nil
		}
		steps, err := releasesOf(tx, sc)
		number = steps.File()
		return err
	})
	return number, err
}

// SetFileNumber notes the county's Aktenzeichen, also after it has submitted; an
// empty one takes it away.
func (s *Store) SetFileNumber(ctx context.Context, sc access.Scope, number string) error {
	return s.lead(ctx, "set file number", sc, func(tx *gorm.DB, now time.Time) error {
		if err := checkText(number); err != nil {
			return err
		}
		if n := utf8.RuneCountInString(number); n > survey.MaxFileNumber {
			return fmt.Errorf("a file number of %d characters: %w", n, survey.ErrInvalid)
		}
		if err := fileUnder(tx, sc, number); err != nil {
			return err
		}
		return auditScope(tx, now, sc, access.ActionSettingChanged, "file number")
	})
}

func fileUnder(tx *gorm.DB, sc access.Scope, number string) error {
	return tx.Clauses(filedAgain).Create(&fileNumberRow{unitKey{sc.Wave(), sc.Unit()}, &number}).Error
}
