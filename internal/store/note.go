package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"
	"unicode/utf8"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

type noteRow struct {
	Key       unitKey `gorm:"embedded"`
	ID        string  `gorm:"primaryKey"`
	Item      string
	Person    string
	Text      string
	Created   instant
	Settled   instant
	SettledBy string
}

func (noteRow) TableName() string { return "note" }

func (r noteRow) note() survey.Note {
	return survey.Note{ID: r.ID, Item: r.Item, Text: r.Text, Author: r.Person, Time: r.Created.Time,
		Settled: r.Settled.Time, SettledBy: r.SettledBy}
}

// Notes returns what the county's people wrote about those questions that the
// scope's person may read, the oldest first. Nobody else ever reads them, the
// DLT included.
func (s *Store) Notes(ctx context.Context, sc access.Scope, q *survey.Questionnaire) (notes []survey.Note, err error) {
	const doing = "read notes"
	if err := countysOwn(sc); err != nil {
		return nil, wrap(doing, err)
	}
	tx := s.read.WithContext(ctx)
	var rows []noteRow
	if err := ofCounty(tx, sc).Order("created, id").Find(&rows).Error; err != nil || len(rows) == 0 {
		return nil, wrap(doing, err)
	}
	m, err := memberOf(tx, sc)
	if err != nil {
		return nil, wrap(doing, err)
	}
	for _, r := range rows {
		if m.May(access.Note, q.Item(r.Item)) {
			notes = append(notes, r.note())
		}
	}
	return notes, nil
}

// ChangeNotes stores notes without answers. The same form never writes the same
// note twice. ErrNotFound for a question or note that the scope's person may not
// read, ErrClosed when the wave is not open; it may be after the county has
// submitted, for a returned response needs them.
func (s *Store) ChangeNotes(ctx context.Context, sc access.Scope, q *survey.Questionnaire, formID string, changes []survey.NoteChange) error {
	const doing = "change notes"
	if err := checkNotes(changes); err != nil {
		return wrap(doing, err)
	}
	return s.manage(ctx, doing, sc, func(tx *gorm.DB, now time.Time) error {
		wave, err := countyWave(tx, unitKey{sc.Wave(), sc.Unit()})
		if err != nil {
			return err
		}
		n := noting{tx, sc, q, now}
		if err := n.permit(changes); err != nil {
			return err
		}
		if !wave.Open(now) {
			return survey.ErrClosed
		}
		return n.store(formID, changes)
	})
}

// countysOwn refuses everybody who is none of the county's people.
func countysOwn(sc access.Scope) error {
	if sc.Role() != access.CountyRep {
		return survey.ErrNotFound
	}
	return ownScope(sc)
}

func checkNotes(changes []survey.NoteChange) error {
	for _, c := range changes {
		if err := checkText(c.Text); err != nil {
			return err
		}
		if (c.ID == "") == (c.Text == "") || utf8.RuneCountInString(c.Text) > survey.MaxNote {
			return fmt.Errorf("a note of %d characters: %w", utf8.RuneCountInString(c.Text), survey.ErrInvalid)
		}
	}
	return nil
}

// noting changes notes inside a transaction.
type noting struct {
	tx  *gorm.DB
	sc  access.Scope
	q   *survey.Questionnaire
	now time.Time
}

// permit refuses notes about questions that the scope's person may not read.
func (n noting) permit(changes []survey.NoteChange) error {
	if len(changes) == 0 {
		return nil
	}
	if err := countysOwn(n.sc); err != nil {
		return err
	}
	var items []*survey.Item
	for _, c := range changes {
		item, err := n.concerned(c)
		if err != nil {
			return err
		}
		items = append(items, item)
	}
	return permit(n.tx, n.sc, access.Note, items...)
}

// concerned is the question of a change. One that there is no more has old notes,
// and gets no new ones.
func (n noting) concerned(c survey.NoteChange) (*survey.Item, error) {
	if c.ID == "" {
		it := n.q.Item(c.Item)
		if it == nil {
			return nil, survey.ErrNotFound
		}
		return it, nil
	}
	var row noteRow
	err := ofCounty(n.tx, n.sc).Where("id = ?", c.ID).Take(&row).Error
	return n.q.Item(row.Item), err
}

func (n noting) store(formID string, changes []survey.NoteChange) error {
	for _, c := range changes {
		var err error
		if c.ID == "" {
			err = n.write(formID, c)
		} else {
			err = n.settle(c)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// write adds a note. Its id follows from where it was typed, so that a form that
// is sent once more does not repeat it.
func (n noting) write(formID string, c survey.NoteChange) error {
	sum := sha256.Sum256(fmt.Appendf(nil, "%q %q %q %q", formID, n.sc.Person(), c.Item, c.Text))
	return n.tx.Clauses(ifNotExists).Create(&noteRow{Key: unitKey{n.sc.Wave(), n.sc.Unit()}, ID: hex.EncodeToString(sum[:16]),
		Item: c.Item, Person: n.sc.Person(), Text: c.Text, Created: instant{n.now}}).Error
}

// settle keeps who was the first to do so.
func (n noting) settle(c survey.NoteChange) error {
	rows := ofCounty(n.tx.Model(&noteRow{}), n.sc).Where("id = ?", c.ID)
	if !c.Settled {
		return rows.Updates(map[string]any{"settled": nil, "settled_by": ""}).Error
	}
	return rows.Where("settled IS NULL").Updates(map[string]any{"settled": instant{n.now}, "settled_by": n.sc.Person()}).Error
}
