package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/survey"
)

type returnRow struct {
	Key    unitKey `gorm:"embedded"`
	Number int     `gorm:"primaryKey;autoIncrement:false"`
	Reason string
	Author string
	Time   instant
}

func (returnRow) TableName() string { return "county_return" }

func (r returnRow) back() (survey.Return, error) {
	return survey.Return{Reason: r.Reason, Author: r.Author, Time: r.Time.Time}, nil
}

// ReturnResponse does what Reopen does, unasked and with a reason, which is
// written to those who lead the county's team.
func (s *Store) ReturnResponse(ctx context.Context, sc access.Scope, reason string) error {
	const doing = "return response"
	if err := errors.Join(oneCounty(sc), permits(sc, access.ManageResponses), checkText(reason)); err != nil {
		return wrap(doing, err)
	}
	if reason == "" {
		return wrap(doing, fmt.Errorf("no reason: %w", survey.ErrInvalid))
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		now, err := s.reopen(tx, sc)
		if err != nil {
			return err
		}
		var before []returnRow
		if err := ofCounty(tx, sc).Find(&before).Error; err != nil {
			return err
		}
		row := returnRow{Key: unitKey{sc.Wave(), sc.Unit()}, Number: len(before) + 1, Reason: reason, Author: sc.Person(), Time: instant{now}}
		if err := tx.Create(&row).Error; err != nil {
			return err
		}
		key := fmt.Sprintf("return %s %s %d", sc.Wave(), sc.Unit(), row.Number)
		return writeToCounty(tx, now, sc, key, mail.Returned, mail.Values{mail.Answer: reason})
	})
}

// Returns returns how often and why the county's response was given back, the
// first time first.
func (s *Store) Returns(ctx context.Context, sc access.Scope) ([]survey.Return, error) {
	const doing = "read returns"
	if err := errors.Join(oneCounty(sc), permits(sc, access.FillIn, access.SeeAnswers)); err != nil {
		return nil, wrap(doing, err)
	}
	var rows []returnRow
	if err := ofCounty(s.read.WithContext(ctx), sc).Order("number").Find(&rows).Error; err != nil {
		return nil, wrap(doing, err)
	}
	return converted(rows, returnRow.back)
}

// writeToCounty posts a letter to everybody who leads the county's team and may
// be written to or, where nobody does, to its official contacts.
func writeToCounty(tx *gorm.DB, now time.Time, sc access.Scope, key string, kind *mail.Kind, values mail.Values) error {
	head, err := letterhead(tx, sc)
	if err != nil {
		return err
	}
	for name, value := range head {
		values[name] = value
	}
	persons, err := correspondents(tx, sc)
	for _, person := range persons {
		if err == nil {
			err = postLetter(tx, now, mail.Letter{Key: key + " " + person, Kind: kind, Wave: sc.Wave(), Unit: sc.Unit(), Person: person, Values: values})
		}
	}
	return err
}

func correspondents(tx *gorm.DB, sc access.Scope) (persons []string, err error) {
	team, err := teamOf(tx, sc)
	if err != nil {
		return nil, err
	}
	for _, m := range team {
		if m.Revoked || !m.Part.Leads() {
			continue
		}
		to, err := addressOf(tx, m.Person)
		if err != nil {
			return nil, err
		}
		if to != nil {
			persons = append(persons, m.Person)
		}
	}
	if len(persons) > 0 {
		return persons, nil
	}
	return contactable(tx, sc)
}
