package store

import (
	"cmp"
	"fmt"

	"gorm.io/gorm/clause"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

// nextVersion inserts an answer or replaces the version before it, and nothing
// where the stored version is any other.
var nextVersion = clause.OnConflict{
	Columns:   []clause.Column{{Name: "wave"}, {Name: "unit"}, {Name: "item"}, {Name: "record"}},
	DoUpdates: clause.AssignmentColumns([]string{"value", "version", "author", "time", "edition", "form_id", "proxy"}),
	Where:     clause.Where{Exprs: []clause.Expression{clause.Expr{SQL: "answer.version = excluded.version - 1"}}},
}

// store gives the answers their new versions, each only if it still has the
// version that was read, and adds the history.
func (a *saving) store(changes []survey.Change) error {
	if len(changes) == 0 {
		return nil
	}
	var answers []answerRow
	var history []historyRow
	for _, c := range changes {
		old := a.stored[c.Ref]
		row := answerRow{Key: unitKey{a.sc.Wave(), a.sc.Unit()}, Item: c.Item, Record: c.Record,
			Value: c.Value.Canonical(), Version: old.Version + 1,
			Author: a.sc.Person(), Time: instant{a.now}, Edition: a.save.Edition, FormID: cmp.Or(a.moved[c.Ref], a.save.FormID), Proxy: a.proxy}
		answers = append(answers, row)
		path := a.save.Path
		if c.Decided {
			path = survey.PathDecided
		}
		history = append(history, historyRow{Key: row.Key, Item: row.Item, Record: row.Record,
			Version: row.Version, OldValue: old.Value, NewValue: row.Value, Author: row.Author,
			Time: row.Time, Path: path, Edition: row.Edition, FormID: row.FormID, Proxy: row.Proxy})
	}
	written := a.tx.Clauses(nextVersion).CreateInBatches(answers, batchSize)
	if written.Error != nil {
		return written.Error
	}
	if written.RowsAffected != int64(len(answers)) {
		return errRaced
	}
	return a.tx.CreateInBatches(history, batchSize).Error
}

// mark declares a page finished or takes that back. Repeating a declaration
// changes nothing, unless somebody else has changed an answer since.
func (a *saving) mark() (changed bool, err error) {
	m := a.save.Mark
	if m == nil {
		return false, nil
	}
	if m.Done {
		overtaken, err := a.overtaken(m.Page)
		if err != nil {
			return false, err
		}
		if !overtaken {
			return a.declare(m.Page)
		}
	}
	removed := ofCounty(a.tx, a.sc).Where("page = ?", m.Page).Delete(&markRow{})
	if removed.Error != nil || !m.Done {
		return removed.RowsAffected > 0, removed.Error
	}
	return a.declare(m.Page)
}

func (a *saving) declare(page string) (changed bool, err error) {
	added := a.tx.Clauses(ifNotExists).Create(&markRow{Key: unitKey{a.sc.Wave(), a.sc.Unit()},
		Page: page, Author: a.sc.Person(), Time: instant{a.now}})
	return added.RowsAffected > 0, added.Error
}

// overtaken reports whether an answer on the page was changed by somebody else
// than who declared it finished, after that and before this act.
func (a *saving) overtaken(page string) (bool, error) {
	var items []string
	for _, it := range a.save.Questionnaire.ItemsOf(page) {
		if it != nil {
			items = append(items, it.ID)
		}
	}
	var marks []markRow
	if err := ofCounty(a.tx, a.sc).Where("page = ?", page).Find(&marks).Error; err != nil || len(marks) == 0 {
		return false, err
	}
	var n int64
	err := ofCounty(a.tx.Model(&answerRow{}), a.sc).Where("item IN ? AND author <> ? AND time > ? AND time < ?",
		items, marks[0].Author, marks[0].Time, instant{a.now}).Count(&n).Error
	return n > 0, err
}

// activity records that somebody has worked on the response. It is begun once the
// county itself has, which ends an entry without its consent.
func (a *saving) activity(row responseRow, answers int) error {
	set := map[string]any{"last_activity": instant{a.now}}
	if row.Disposition == survey.NotStarted {
		set["disposition"] = survey.InProgress
	}
	if row.FirstSaved.IsZero() && a.proxy == 0 {
		set["first_saved"] = instant{a.now}
		if err := endProxy(a.tx, a.now, a.sc, survey.ProxyBegun, 0); err != nil {
			return err
		}
	}
	if err := ofCounty(a.tx.Model(&responseRow{}), a.sc).Updates(set).Error; err != nil {
		return err
	}
	return auditScope(a.tx, a.now, a.sc, access.ActionAnswersSaved, fmt.Sprintf("%d answers", answers))
}
