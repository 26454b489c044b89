package store

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

type contactEventRow struct {
	Key      unitKey `gorm:"embedded"`
	ID       string  `gorm:"primaryKey"`
	Kind     survey.ContactKind
	Result   string
	Campaign string
	Text     string
	Author   string
	Time     instant
}

func (contactEventRow) TableName() string { return "contact_event" }

func (r contactEventRow) event() (survey.ContactEvent, error) {
	return survey.ContactEvent{County: r.Key.Unit, ID: r.ID, Kind: r.Kind, Result: r.Result, Campaign: r.Campaign,
		Text: r.Text, Author: r.Author, Time: r.Time.Time}, nil
}

// LogContact adds an event to the log of the scope's county, by the scope's
// person. One whose id is there already is left as it is. ErrInvalid for an
// unknown kind or a time to come. A county itself has no such log.
func (s *Store) LogContact(ctx context.Context, sc access.Scope, e survey.ContactEvent) error {
	const doing = "log contact"
	if err := errors.Join(permits(sc, access.LogCalls), checkText(e.Text+e.Result)); err != nil {
		return wrap(doing, err)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		if err := inLand(tx, sc); err != nil {
			return err
		}
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		if e.Time.After(now) {
			return fmt.Errorf("contact in the future: %w", survey.ErrInvalid)
		}
		return logContact(tx, now, sc, e)
	})
}

// logContact does so in the transaction that makes the contact.
func logContact(tx *gorm.DB, now time.Time, sc access.Scope, e survey.ContactEvent) error {
	if !slices.Contains(survey.ContactKinds, e.Kind) {
		return fmt.Errorf("kind %q: %w", e.Kind, survey.ErrInvalid)
	}
	if err := realCounty(tx, sc); err != nil {
		return err
	}
	if e.Time.IsZero() {
		e.Time = now
	}
	if e.ID == "" {
		e.ID = rand.Text()
	}
	row := contactEventRow{Key: unitKey{sc.Wave(), sc.Unit()}, ID: e.ID, Kind: e.Kind, Result: e.Result, Campaign: e.Campaign,
		Text: e.Text, Author: sc.Person(), Time: instant{e.Time}}
	added := tx.Clauses(ifNotExists).Create(&row)
	if added.Error != nil || added.RowsAffected == 0 {
		return added.Error
	}
	return auditScope(tx, now, sc, access.ActionContactLogged, string(e.Kind))
}

// ContactLog returns what passed between the DLT and the scope's county, the
// oldest first. An association reads the calls, and of the DLT's own remarks and
// reasons only that there are some.
func (s *Store) ContactLog(ctx context.Context, sc access.Scope) ([]survey.ContactEvent, error) {
	const doing = "read contact log"
	tx := s.read.WithContext(ctx)
	if err := errors.Join(permits(sc, access.SeeContacts), inLand(tx, sc)); err != nil {
		return nil, wrap(doing, err)
	}
	events, err := eventsOf(ofCounty(tx, sc))
	return readableBy(sc, events), wrap(doing, err)
}

// ContactLogs returns the same of all counties of the wave, or of the scope's Land,
// the oldest first.
func (s *Store) ContactLogs(ctx context.Context, sc access.Scope) ([]survey.ContactEvent, error) {
	const doing = "read contact logs"
	if err := errors.Join(manyCounties(sc), permits(sc, access.SeeContacts)); err != nil {
		return nil, wrap(doing, err)
	}
	events, err := eventsOf(amongUnits(s.read.WithContext(ctx), sc, "wave", "unit"))
	return readableBy(sc, events), wrap(doing, err)
}

func readableBy(sc access.Scope, events []survey.ContactEvent) []survey.ContactEvent {
	for i, e := range events {
		shared := e.Kind == survey.ContactCall || e.Kind == survey.ContactBounce || e.Author == sc.Person()
		if sc.Land() != "" && !shared {
			events[i].Text = ""
		}
	}
	return events
}

func eventsOf(tx *gorm.DB) ([]survey.ContactEvent, error) {
	var rows []contactEventRow
	if err := tx.Order("time, unit, id").Find(&rows).Error; err != nil {
		return nil, err
	}
	return converted(rows, contactEventRow.event)
}
