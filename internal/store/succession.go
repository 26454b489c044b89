package store

import (
	"context"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

type successionRow struct {
	Predecessor string `gorm:"primaryKey"`
	Successor   string `gorm:"primaryKey"`
	Name        string
	Day         survey.Day
	Author      string
	Time        instant
}

func (successionRow) TableName() string { return "succession" }

// Successions returns which counties took the place of others, the latest first.
func (s *Store) Successions(ctx context.Context) (survey.Successions, error) {
	all, err := successionsOf(s.read.WithContext(ctx))
	return all, wrap("read successions", err)
}

func successionsOf(tx *gorm.DB) (all survey.Successions, err error) {
	var rows []successionRow
	err = tx.Find(&rows).Error
	for _, r := range rows {
		all = append(all, survey.Succession{Predecessor: r.Predecessor, Name: r.Name, Successor: r.Successor, Day: r.Day})
	}
	return all.Sorted(), err
}

// SetSuccessions puts the list in the place of the one with the digest, or returns
// ErrConflict when that was changed since.
func (s *Store) SetSuccessions(ctx context.Context, actor access.Principal, seen string, all survey.Successions) error {
	const doing = "set successions"
	if !actor.May(access.ManageFrame) {
		return wrap(doing, survey.ErrNotFound)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		var rows []successionRow
		if err := tx.Clauses(forUpdate).Find(&rows).Error; err != nil {
			return err
		}
		present, err := successionsOf(tx)
		if err != nil {
			return err
		}
		if present.Digest() != seen {
			return survey.ErrConflict
		}
		if err := tx.Where("predecessor <> ''").Delete(&successionRow{}).Error; err != nil {
			return err
		}
		for _, step := range all {
			if _, err := survey.ParseDay(string(step.Day)); err != nil {
				return err
			}
			row := successionRow{step.Predecessor, step.Successor, step.Name, step.Day, actor.Person, instant{now}}
			if err := tx.Create(&row).Error; err != nil {
				return err
			}
		}
		return audit(tx, now, access.Event{Person: actor.Person, Role: actor.Role, Action: access.ActionSuccessionsSet, Detail: fmt.Sprintf("%d lines", len(all))})
	})
}

// EarlierSubmissions returns what counts of the same county in the wave that the
// scope's wave recalls, and that wave. Where the county was not there yet, it is what
// counts of the counties in whose place it stands. ErrNotFound when the wave recalls
// none, or nobody of them submitted anything in it.
func (s *Store) EarlierSubmissions(ctx context.Context, sc access.Scope) (subs []survey.Submission, wave survey.Wave, err error) {
	const doing = "read earlier submissions"
	if err := oneCounty(sc); err != nil {
		return nil, wave, wrap(doing, err)
	}
	err = s.view(ctx, doing, func(tx *gorm.DB) error {
		present, err := waveOf(tx, sc.Wave())
		if err != nil {
			return err
		}
		if wave, err = waveOf(tx, present.Earlier); err != nil {
			return err
		}
		keys, err := formerKeys(tx, wave, present, sc.Unit())
		if err != nil {
			return err
		}
		subs = nil
		for _, key := range keys {
			sub, err := latestOf(tx, access.CountyScope(wave.Key, key, sc.Person()))
			if err == nil {
				subs = append(subs, sub)
			} else if !errors.Is(err, gorm.ErrRecordNotFound) {
				return err
			}
		}
		if len(subs) == 0 {
			return survey.ErrNotFound
		}
		return nil
	})
	return subs, wave, err
}

// formerKeys are those of the county in the earlier wave.
func formerKeys(tx *gorm.DB, before, present survey.Wave, unit string) ([]string, error) {
	var n int64
	err := ofCounty(tx.Model(&unitRow{}), access.CountyScope(before.Key, unit, "")).Count(&n).Error
	if err != nil || n > 0 {
		return []string{unit}, err
	}
	all, err := successionsOf(tx)
	return all.Forebears(unit, before.FirstDay, present.LastDay), err
}

func latestOf(tx *gorm.DB, sc access.Scope) (sub survey.Submission, err error) {
	var row responseRow
	if err := ofCounty(tx, sc).Take(&row).Error; err != nil {
		return sub, err
	}
	return loadSubmission(tx, sc, row.Submissions)
}
