package store

import (
	"context"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

type ruleRow struct {
	Key         unitKey `gorm:"embedded"`
	SubmitRule  access.SubmitRule
	ReleaseMode access.ReleaseMode
}

func (ruleRow) TableName() string { return "county_setting" }

var settledAgain = clause.OnConflict{
	Columns:   []clause.Column{{Name: "wave"}, {Name: "unit"}},
	DoUpdates: clause.AssignmentColumns([]string{"submit_rule", "release_mode"}),
}

// Setting is how the county has arranged its work.
func (s *Store) Setting(ctx context.Context, sc access.Scope) (access.Setting, error) {
	const doing = "read setting"
	if err := oneCounty(sc); err != nil {
		return access.Setting{}, wrap(doing, err)
	}
	setting, err := settingOf(s.read.WithContext(ctx), sc)
	return setting, wrap(doing, err)
}

func settingOf(tx *gorm.DB, sc access.Scope) (access.Setting, error) {
	var rows []ruleRow
	if err := ofCounty(tx, sc).Find(&rows).Error; err != nil || len(rows) == 0 {
		return access.Setting{Submit: access.LeadersSubmit, Release: access.ReleaseOutside}, err
	}
	return access.Setting{Submit: rows[0].SubmitRule, Release: rows[0].ReleaseMode}, nil
}

// Settle changes how the county arranges its work, as whoever leads it may.
// ErrCoordinator for a deputy who would lift the rule that only the coordinator
// submits; ErrReleaseAsked when another kind of release is under way.
func (s *Store) Settle(ctx context.Context, sc access.Scope, setting access.Setting) error {
	return s.lead(ctx, "change setting", sc, func(tx *gorm.DB, now time.Time) error {
		if err := setting.Check(); err != nil {
			return err
		}
		before, err := settingOf(tx, sc)
		if err != nil {
			return err
		}
		if setting.Submit != before.Submit {
			if err := coordinating(tx, sc); err != nil {
				return err
			}
		}
		if setting.Release != before.Release {
			if err := unasked(tx, sc); err != nil {
				return err
			}
		}
		row := ruleRow{unitKey{sc.Wave(), sc.Unit()}, setting.Submit, setting.Release}
		if err := tx.Clauses(settledAgain).Create(&row).Error; err != nil {
			return err
		}
		return auditScope(tx, now, sc, access.ActionSettingChanged, string(setting.Submit)+" "+string(setting.Release))
	})
}

// coordinating refuses the deputies what would undo that only the coordinator
// submits, where the county wants it so.
func coordinating(tx *gorm.DB, sc access.Scope) error {
	if sc.Role() != access.CountyRep {
		return nil
	}
	m, err := memberOf(tx, sc)
	if err == nil && m.Rule == access.CoordinatorOnly && m.Part != access.Coordinator {
		err = survey.ErrCoordinator
	}
	return err
}

func unasked(tx *gorm.DB, sc access.Scope) error {
	steps, err := releasesOf(tx, sc)
	if err == nil && steps.Standing().Step == survey.ReleaseAsked {
		err = survey.ErrReleaseAsked
	}
	return err
}
