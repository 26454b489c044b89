package store

import (
	"context"
	"errors"
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

type remarkRow struct {
	Key      unitKey `gorm:"embedded"`
	Person   string  `gorm:"primaryKey"`
	Item     string  `gorm:"primaryKey"`
	Category survey.RemarkCategory
	Text     string
	Time     instant
}

func (remarkRow) TableName() string { return "pretest_comment" }

func (r remarkRow) remark() survey.Remark {
	return survey.Remark{Item: r.Item, Category: r.Category, Text: r.Text, Time: r.Time.Time}
}

type pageTimeRow struct {
	Key     unitKey `gorm:"embedded"`
	FormID  string  `gorm:"primaryKey"`
	Page    string
	Seconds int
}

func (pageTimeRow) TableName() string { return "pretest_time" }

// OwnRemarks returns what the scope's person says about the questions of a
// pre-test.
func (s *Store) OwnRemarks(ctx context.Context, sc access.Scope) ([]survey.Remark, error) {
	const doing = "read own remarks"
	if err := errors.Join(oneCounty(sc), permits(sc, access.FillIn)); err != nil {
		return nil, wrap(doing, err)
	}
	var rows []remarkRow
	if err := ofMember(s.read.WithContext(ctx), sc, sc.Person()).Find(&rows).Error; err != nil {
		return nil, wrap(doing, err)
	}
	return converted(rows, func(r remarkRow) (survey.Remark, error) { return r.remark(), nil })
}

// Remarks returns all remarks of a pre-test with the names of their counties, the
// oldest first, and how long its pages took.
func (s *Store) Remarks(ctx context.Context, sc access.Scope) (remarks []survey.Remark, times []survey.PageTime, err error) {
	const doing = "list remarks"
	if err := errors.Join(wholeWave(sc), permits(sc, access.SeeDefinitions)); err != nil {
		return nil, nil, wrap(doing, err)
	}
	err = s.view(ctx, doing, func(tx *gorm.DB) error {
		frame, err := frameOf(tx, sc)
		if err != nil {
			return err
		}
		var rows []remarkRow
		if err := ofWave(tx, sc).Order("time, unit, person, item").Find(&rows).Error; err != nil {
			return err
		}
		for _, r := range rows {
			remark := r.remark()
			remark.County = frame[r.Key.Unit].Name
			remarks = append(remarks, remark)
		}
		var took []pageTimeRow
		if err := ofWave(tx, sc).Order("unit, form_id").Find(&took).Error; err != nil {
			return err
		}
		for _, r := range took {
			times = append(times, survey.PageTime{County: r.Key.Unit, Page: r.Page, Seconds: r.Seconds})
		}
		return nil
	})
	return remarks, times, err
}

func checkRemarks(sv survey.Save) error {
	if t := sv.Took; t != nil && (t.Page == "" || t.Seconds < 0 || t.Seconds > survey.MaxPageTime) {
		return fmt.Errorf("time of page %q: %w", t.Page, survey.ErrInvalid)
	}
	for _, r := range sv.Remarks {
		if err := errors.Join(r.Check(), checkText(r.Text)); err != nil {
			return err
		}
	}
	return nil
}

// pretested stores what only a pre-test asks for.
func (a *saving) pretested() error {
	if len(a.save.Remarks) == 0 && a.save.Took == nil {
		return nil
	}
	w, err := waveOf(a.tx, a.sc.Wave())
	if err == nil && !w.Pretest {
		err = fmt.Errorf("wave %s is no pre-test: %w", w.Key, survey.ErrInvalid)
	}
	if err != nil {
		return err
	}
	key := unitKey{a.sc.Wave(), a.sc.Unit()}
	for _, r := range a.save.Remarks {
		if err := a.remark(key, r); err != nil {
			return err
		}
	}
	if t := a.save.Took; t != nil {
		row := pageTimeRow{Key: key, FormID: a.save.FormID, Page: t.Page, Seconds: t.Seconds}
		longest := clause.OnConflict{Columns: []clause.Column{{Name: "wave"}, {Name: "unit"}, {Name: "form_id"}}, DoUpdates: clause.AssignmentColumns([]string{"seconds"})}
		return a.tx.Clauses(longest).Create(&row).Error
	}
	return nil
}

// remark keeps the time of one that says the same as before.
func (a *saving) remark(key unitKey, r survey.Remark) error {
	own := ofMember(a.tx, a.sc, a.sc.Person()).Where("item = ?", r.Item)
	if r.Empty() {
		return own.Delete(&remarkRow{}).Error
	}
	var same int64
	err := ofMember(a.tx.Model(&remarkRow{}), a.sc, a.sc.Person()).Where("item = ? AND category = ? AND text = ?", r.Item, r.Category, r.Text).Count(&same).Error
	if err != nil || same > 0 {
		return err
	}
	row := remarkRow{key, a.sc.Person(), r.Item, r.Category, r.Text, instant{a.now}}
	again := clause.OnConflict{Columns: []clause.Column{{Name: "wave"}, {Name: "unit"}, {Name: "person"}, {Name: "item"}},
		DoUpdates: clause.AssignmentColumns([]string{"category", "text", "time"})}
	return a.tx.Clauses(again).Create(&row).Error
}
