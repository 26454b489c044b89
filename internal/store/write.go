package store

import (
	"fmt"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

// store gives the answers their new versions, each only if it still has the
// version that was read, and adds the history.
func (a *saving) store(changes []survey.Change) error {
	if len(changes) == 0 {
		return nil
	}
	var first []answerRow
	var history []historyRow
	for _, c := range changes {
		old := a.stored[c.Ref]
		row := answerRow{Key: unitKey{a.sc.Wave(), a.sc.Unit()}, Item: c.Item, Record: c.Record,
			Value: c.Value.Canonical(), Version: old.Version + 1,
			Author: a.sc.Person(), Time: instant{a.now}, Edition: a.save.Edition, FormID: a.save.FormID}
		history = append(history, historyRow{Key: row.Key, Item: row.Item, Record: row.Record,
			Version: row.Version, OldValue: old.Value, NewValue: row.Value, Author: row.Author,
			Time: row.Time, Path: a.save.Path, Edition: row.Edition, FormID: row.FormID})
		if old.Version == 0 {
			first = append(first, row)
		} else if err := a.replace(row, old.Version); err != nil {
			return err
		}
	}
	if len(first) > 0 {
		created := a.tx.Clauses(ifNotExists).Create(&first)
		if created.Error != nil {
			return created.Error
		}
		if created.RowsAffected != int64(len(first)) {
			return errRaced
		}
	}
	return a.tx.Create(&history).Error
}

func (a *saving) replace(row answerRow, version int) error {
	replaced := ofCounty(a.tx.Model(&answerRow{}), a.sc).
		Where("item = ? AND record = ? AND version = ?", row.Item, row.Record, version).
		Updates(map[string]any{"value": row.Value, "version": row.Version, "author": row.Author,
			"time": row.Time, "edition": row.Edition, "form_id": row.FormID})
	if replaced.Error == nil && replaced.RowsAffected == 0 {
		return errRaced
	}
	return replaced.Error
}

// mark keeps the first declaration that a page is finished; repeating it
// changes nothing.
func (a *saving) mark() (changed bool, err error) {
	m := a.save.Mark
	if m == nil {
		return false, nil
	}
	if !m.Done {
		removed := ofCounty(a.tx, a.sc).Where("page = ?", m.Page).Delete(&markRow{})
		return removed.RowsAffected > 0, removed.Error
	}
	added := a.tx.Clauses(ifNotExists).Create(&markRow{Key: unitKey{a.sc.Wave(), a.sc.Unit()},
		Page: m.Page, Author: a.sc.Person(), Time: instant{a.now}})
	return added.RowsAffected > 0, added.Error
}

// activity records that the county has worked on its response.
func (a *saving) activity(row responseRow, answers int) error {
	set := map[string]any{"last_activity": instant{a.now}}
	if row.Disposition == survey.NotStarted {
		set["disposition"] = survey.InProgress
	}
	if row.FirstSaved.IsZero() {
		set["first_saved"] = instant{a.now}
	}
	if err := ofCounty(a.tx.Model(&responseRow{}), a.sc).Updates(set).Error; err != nil {
		return err
	}
	return audit(a.tx, a.now, access.Event{Person: a.sc.Person(), Action: access.ActionAnswersSaved,
		Wave: a.sc.Wave(), County: a.sc.Unit(), Detail: fmt.Sprintf("%d answers", answers)})
}
