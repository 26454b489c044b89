package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

type dutyRow struct {
	Key     unitKey `gorm:"embedded"`
	Item    string  `gorm:"primaryKey"`
	Office  string
	Version int
	Author  string
	Time    instant
}

func (dutyRow) TableName() string { return "share_plan" }

func planOf(rows []dutyRow) survey.Plan {
	plan := make(survey.Plan, len(rows))
	for _, r := range rows {
		plan[r.Item] = survey.Duty{Item: r.Item, Office: r.Office, Version: r.Version, Author: r.Author, Time: r.Time.Time}
	}
	return plan
}

// Plan returns which office of the county answers what.
func (s *Store) Plan(ctx context.Context, sc access.Scope) (survey.Plan, error) {
	const doing = "read plan"
	if err := oneCounty(sc); err != nil {
		return nil, wrap(doing, err)
	}
	plan, err := countyPlan(s.read.WithContext(ctx), sc)
	return plan, wrap(doing, err)
}

func countyPlan(tx *gorm.DB, sc access.Scope) (survey.Plan, error) {
	var rows []dutyRow
	err := ofCounty(tx, sc).Find(&rows).Error
	return planOf(rows), err
}

// SavePlan names offices, each only if it still has the version that was read.
// The others come back as they are stored, and stay so; what was named alike in
// the meantime is none of them. Only those who lead the team may do so.
func (s *Store) SavePlan(ctx context.Context, sc access.Scope, duties []survey.Duty) (conflicts []survey.Duty, err error) {
	err = s.lead(ctx, "save plan", sc, func(tx *gorm.DB, now time.Time) error {
		stored, err := countyPlan(tx, sc)
		if err != nil {
			return err
		}
		conflicts = nil
		var rows []dutyRow
		for _, d := range duties {
			switch was := stored[d.Item]; {
			case was.Office == d.Office:
			case was.Version != d.Version:
				conflicts = append(conflicts, survey.Duty{Item: d.Item, Office: was.Office, Version: was.Version, Author: was.Author, Time: was.Time})
			default:
				rows = append(rows, dutyRow{Key: unitKey{sc.Wave(), sc.Unit()}, Item: d.Item, Office: d.Office, Version: was.Version + 1,
					Author: sc.Person(), Time: instant{now}})
			}
		}
		if len(rows) == 0 {
			return nil
		}
		// Whoever leads the team holds the county's response: nobody comes between.
		if err := tx.Clauses(namedAnew).CreateInBatches(rows, batchSize).Error; err != nil {
			return err
		}
		return auditScope(tx, now, sc, access.ActionPlanSaved, fmt.Sprintf("%d questions", len(rows)))
	})
	return conflicts, err
}

var namedAnew = clause.OnConflict{
	Columns:   []clause.Column{{Name: "wave"}, {Name: "unit"}, {Name: "item"}},
	DoUpdates: clause.AssignmentColumns([]string{"office", "version", "author", "time"}),
}

// FormerPlans returns what the same county had planned in earlier waves, the
// latest one first. Only those who lead the team in the present wave read them.
func (s *Store) FormerPlans(ctx context.Context, sc access.Scope) (former []survey.FormerPlan, err error) {
	const doing = "read former plans"
	if err := oneCounty(sc); err != nil {
		return nil, wrap(doing, err)
	}
	err = s.view(ctx, doing, func(tx *gorm.DB) error {
		if err := permit(tx, sc, access.Manage); err != nil {
			return err
		}
		present, err := waveOf(tx, sc.Wave())
		if err != nil {
			return err
		}
		var waves []waveRow
		err = wavesWith(tx).Where("first_day < ? AND wave <> ?", present.FirstDay, present.Key).Order("first_day DESC, wave").Find(&waves).Error
		if err != nil {
			return err
		}
		for _, w := range waves {
			plan, err := countyPlan(tx, access.CountyScope(w.Wave, sc.Unit(), sc.Person()))
			if err != nil {
				return err
			}
			if len(plan) > 0 {
				former = append(former, survey.FormerPlan{Wave: w.wave(), Plan: plan})
			}
		}
		return nil
	})
	return former, err
}
