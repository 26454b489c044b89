package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/register"
	"kreisumfrage/internal/survey"
)

type retentionRow struct {
	Wave  string               `gorm:"primaryKey"`
	Kind  survey.RetentionKind `gorm:"primaryKey"`
	Until survey.Day
	Actor string
	Time  instant
}

func (retentionRow) TableName() string { return "retention" }

type purgeRow struct {
	ID     int64 `gorm:"primaryKey"`
	Wave   string
	Kind   survey.RetentionKind
	Time   instant
	Counts string
}

func (purgeRow) TableName() string { return "purge" }

func (r purgeRow) purged() (survey.Purged, error) {
	p := survey.Purged{Wave: r.Wave, Kind: r.Kind, Time: r.Time.Time}
	return p, json.Unmarshal([]byte(r.Counts), &p.Counts)
}

// Retention returns how long the data of the wave are kept, one line a kind.
func (s *Store) Retention(ctx context.Context, sc access.Scope) ([]survey.Retention, error) {
	if err := wholeWave(sc); err != nil {
		return nil, wrap("read retention", err)
	}
	return s.WaveRetention(ctx, sc.Wave())
}

// WaveRetention does so without a scope: everybody may know it.
func (s *Store) WaveRetention(ctx context.Context, wave string) (all []survey.Retention, err error) {
	err = s.view(ctx, "read retention", func(tx *gorm.DB) error {
		w, err := waveOf(tx, wave)
		if err == nil {
			all, err = retentionOf(tx, w)
		}
		return err
	})
	return all, err
}

func retentionOf(tx *gorm.DB, w survey.Wave) (all []survey.Retention, err error) {
	var rows []retentionRow
	if err := tx.Where("wave = ?", w.Key).Find(&rows).Error; err != nil {
		return nil, err
	}
	for _, kind := range survey.RetentionKinds {
		r := w.DefaultRetention(kind)
		for _, row := range rows {
			if row.Kind == kind {
				r = survey.Retention{Kind: kind, Until: row.Until}
			}
		}
		all = append(all, r)
	}
	return all, nil
}

// SetRetention sets the days that differ from those that hold. ErrInvalid for a day
// on which a county may still answer.
func (s *Store) SetRetention(ctx context.Context, sc access.Scope, all []survey.Retention) error {
	const doing = "set retention"
	if err := wholeWave(sc); err != nil || !sc.Role().May(access.ManageRetention) {
		return wrap(doing, survey.ErrNotFound)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		w, err := waveOf(tx, sc.Wave())
		if err != nil {
			return err
		}
		hold, err := retentionOf(tx, w)
		if err != nil {
			return err
		}
		if w, err = longest(tx, w); err != nil {
			return err
		}
		for _, r := range all {
			if err := w.CheckRetention(r); err != nil {
				return err
			}
			if slices.ContainsFunc(hold, func(h survey.Retention) bool { return h.Kind == r.Kind && h.Until == r.Until }) {
				continue
			}
			row := retentionRow{Wave: w.Key, Kind: r.Kind, Until: r.Until, Actor: sc.Person(), Time: instant{now}}
			if err := tx.Clauses(clause.OnConflict{UpdateAll: true}).Create(&row).Error; err != nil {
				return err
			}
			if err := auditScope(tx, now, sc, access.ActionRetentionSet, fmt.Sprintf("%s %s", r.Kind, r.Until)); err != nil {
				return err
			}
		}
		return nil
	})
}

// Purges returns what was deleted of the wave and of the audit trail, the newest
// first.
func (s *Store) Purges(ctx context.Context, sc access.Scope) (all []survey.Purged, err error) {
	const doing = "read purges"
	if err := wholeWave(sc); err != nil {
		return nil, wrap(doing, err)
	}
	var rows []purgeRow
	if err := s.read.WithContext(ctx).Where("wave IN ?", []string{sc.Wave(), ""}).Order("id DESC").Find(&rows).Error; err != nil {
		return nil, wrap(doing, err)
	}
	all, err = converted(rows, purgeRow.purged)
	return all, wrap(doing, err)
}

// Held counts the rows of the wave that have a day to be deleted.
func (s *Store) Held(ctx context.Context, sc access.Scope) (held map[survey.RetentionKind]int64, err error) {
	const doing = "count what is kept"
	if err := wholeWave(sc); err != nil {
		return nil, wrap(doing, err)
	}
	held = map[survey.RetentionKind]int64{}
	err = s.view(ctx, doing, func(tx *gorm.DB) error {
		for _, t := range register.Tables {
			if kind := survey.RetentionKind(t.Keep); slices.Contains(survey.RetentionKinds, kind) && t.Has("wave") {
				var n int64
				if err := ofWave(tx, sc).Table(t.Name).Count(&n).Error; err != nil {
					return err
				}
				held[kind] += n
			}
		}
		return nil
	})
	return held, err
}

// Bare returns a copy of the submission without the values that its questionnaire
// marks as personal.
type Bare func(survey.Submission) (survey.Submission, error)

// errRehearsal takes back what a purge would have done.
var errRehearsal = errors.New("rehearsal")

// PurgeDue deletes everything whose day has passed and returns the counts; what
// figures are made of stays. A rehearsal deletes nothing and tells what would be.
// Any number of processes may do so: what one has deleted, the others do not find.
func (s *Store) PurgeDue(ctx context.Context, bare Bare, rehearsal bool) (all []survey.Purged, err error) {
	const doing = "purge"
	waves, err := s.Waves(ctx)
	if err != nil {
		return nil, wrap(doing, err)
	}
	once := func(fn func(tx *gorm.DB, now time.Time) ([]survey.Purged, error)) error {
		var done []survey.Purged
		err := s.change(ctx, doing, func(tx *gorm.DB) error {
			now, err := s.now(tx)
			if err != nil {
				return err
			}
			if done, err = fn(tx, now); err != nil {
				return err
			}
			if rehearsal {
				return errRehearsal
			}
			return nil
		})
		if rehearsal && errors.Is(err, errRehearsal) {
			err = nil
		}
		if err == nil {
			all = append(all, done...)
		}
		return err
	}
	for _, w := range waves {
		err = errors.Join(err, once(func(tx *gorm.DB, now time.Time) ([]survey.Purged, error) {
			return s.purgeWave(tx, now, w.Key, bare)
		}))
	}
	return all, errors.Join(err, once(s.purgeTrail))
}

// purgeWave holds the wave's row: one process at a time.
func (s *Store) purgeWave(tx *gorm.DB, now time.Time, key string, bare Bare) (all []survey.Purged, err error) {
	var row waveRow
	if err := wavesWith(tx).Clauses(forUpdate).Where("wave = ?", key).Take(&row).Error; err != nil {
		return nil, err
	}
	kept, err := retentionOf(tx, row.wave())
	if err != nil {
		return nil, err
	}
	w, err := longest(tx, row.wave())
	if err != nil {
		return nil, err
	}
	for _, r := range kept {
		if !r.Due(w, now) {
			continue
		}
		counts := map[string]int64{}
		switch r.Kind {
		case survey.KeepContacts, survey.KeepAnswers:
			counts, err = s.purgeTables(tx, key, r.Kind)
		case survey.KeepPersonal:
			counts, err = s.redact(tx, now, access.WaveScope(key, access.Operator), bare)
		}
		if err != nil {
			return nil, err
		}
		if r.Kind == survey.KeepContacts && len(counts) > 0 {
			if counts["person"], err = dropStrangers(tx); err != nil {
				return nil, err
			}
		}
		if len(counts) > 0 {
			all = append(all, survey.Purged{Wave: key, Kind: r.Kind, Time: now, Counts: counts})
		}
	}
	return all, notePurges(tx, now, all)
}

func notePurges(tx *gorm.DB, now time.Time, all []survey.Purged) error {
	for _, p := range all {
		counts, err := json.Marshal(p.Counts)
		if err != nil {
			return err
		}
		if err := tx.Create(&purgeRow{Wave: p.Wave, Kind: p.Kind, Time: instant{now}, Counts: string(counts)}).Error; err != nil {
			return err
		}
		err = audit(tx, now, access.Event{Person: access.Operator, Role: access.System, Action: access.ActionPurged, Wave: p.Wave,
			Detail: fmt.Sprintf("%s, %d rows", p.Kind, p.Total())})
		if err != nil {
			return err
		}
	}
	return nil
}

// purgeTables deletes the wave's rows of all tables of the kind, those first that
// refer to others.
func (s *Store) purgeTables(tx *gorm.DB, wave string, kind survey.RetentionKind) (map[string]int64, error) {
	var tables []string
	for _, t := range slices.Backward(register.Tables) {
		if t.Keep == register.Keep(kind) && t.Has("wave") {
			tables = append(tables, t.Name)
		}
	}
	counts := map[string]int64{}
	for _, table := range tables {
		var n int64
		if err := tx.Set(allUnits, true).Table(table).Where("wave = ?", wave).Count(&n).Error; err != nil {
			return nil, err
		}
		if n > 0 {
			counts[table] = n
		}
	}
	if len(counts) == 0 {
		return counts, nil
	}
	return counts, s.thawed(tx, tables, func() error {
		for _, table := range tables {
			if err := tx.Set(allUnits, true).Exec("DELETE FROM "+table+" WHERE wave = ?", wave).Error; err != nil {
				return err
			}
		}
		return nil
	})
}

// dropStrangers deletes the persons whom no wave and no account knows any more.
func dropStrangers(tx *gorm.DB) (deleted int64, err error) {
	var persons []string
	// Before the ties: a person made meanwhile comes with one.
	if err := tx.Model(&personRow{}).Order("id").Pluck("id", &persons).Error; err != nil {
		return 0, err
	}
	known, err := ties(tx)
	if err != nil {
		return 0, err
	}
	strangers := slices.DeleteFunc(persons, func(id string) bool { return known[id] })
	for batch := range slices.Chunk(strangers, batchSize) {
		gone := tx.Where("id IN ?", batch).Delete(&personRow{})
		if gone.Error != nil {
			return deleted, gone.Error
		}
		deleted += gone.RowsAffected
	}
	return deleted, nil
}

// ties are the persons of all contacts and accounts.
func ties(tx *gorm.DB) (map[string]bool, error) {
	var waves []string
	if err := tx.Model(&waveRow{}).Pluck("wave", &waves).Error; err != nil {
		return nil, err
	}
	known := map[string]bool{}
	for _, t := range register.Tables {
		if t.Name == "person" || t.Keep != register.Contacts && t.Keep != register.Account {
			continue
		}
		of := append(waves, "")
		if !t.Has("wave") {
			of = []string{""}
		}
		for _, column := range t.Persons() {
			for _, wave := range of {
				rows := tx.Table(t.Name).Distinct(column)
				if t.Has("wave") {
					rows = rows.Set(allUnits, true).Where("wave = ?", wave)
				}
				var ids []string
				if err := rows.Pluck(column, &ids).Error; err != nil {
					return nil, err
				}
				for _, id := range ids {
					known[id] = true
				}
			}
		}
	}
	return known, nil
}

// purgeTrail drops the blocks of the audit trail whose lines are all due.
func (s *Store) purgeTrail(tx *gorm.DB, now time.Time) (all []survey.Purged, err error) {
	if err := s.holdAudit(tx); err != nil {
		return nil, err
	}
	expired, err := expiry(tx, now)
	if err != nil {
		return nil, err
	}
	due, err := droppable(tx, expired)
	if err != nil || len(due) == 0 {
		return nil, err
	}
	var lines int64
	err = s.thawed(tx, []string{"audit"}, func() error {
		for _, b := range due {
			n, err := dropBlock(tx, now, b)
			if err != nil {
				return err
			}
			lines += n
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	all = []survey.Purged{{Kind: survey.KeepLogs, Time: now, Counts: map[string]int64{"audit": lines}}}
	return all, notePurges(tx, now, all)
}

// expiry tells whether a line is due: on its wave's day or, where there is none,
// some months after it was written.
func expiry(tx *gorm.DB, now time.Time) (func(access.Line) bool, error) {
	var rows []waveRow
	if err := wavesWith(tx).Find(&rows).Error; err != nil {
		return nil, err
	}
	due := map[string]bool{}
	for _, row := range rows {
		kept, err := retentionOf(tx, row.wave())
		if err != nil {
			return nil, err
		}
		w, err := longest(tx, row.wave())
		if err != nil {
			return nil, err
		}
		for _, r := range kept {
			if r.Kind == survey.KeepLogs {
				due[row.Wave] = r.Due(w, now)
			}
		}
	}
	return func(l access.Line) bool {
		if over, known := due[l.Wave]; known {
			return over
		}
		return !now.Before(l.Time.AddDate(0, survey.LogMonths, 0))
	}, nil
}
