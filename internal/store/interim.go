package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"gorm.io/gorm"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

type interimRow struct {
	Key     unitKey `gorm:"embedded"`
	Number  int     `gorm:"primaryKey;autoIncrement:false"`
	Edition string
	Author  string
	Time    instant
	Hash    string
	Answers string // JSON of []interimAnswer
	Revoked instant
}

func (interimRow) TableName() string { return "interim" }

// interimAnswer is one row of the snapshot.
type interimAnswer struct {
	Item    string       `json:"item"`
	Record  int          `json:"record,omitempty"`
	State   survey.State `json:"state"`
	Value   string       `json:"value,omitempty"` // canonical
	Edition string       `json:"edition,omitempty"`
}

func (r interimRow) interim() survey.Interim {
	return survey.Interim{Number: r.Number, Time: r.Time.Time, Revoked: r.Revoked.Time}
}

func (r interimRow) submission(c survey.County) (survey.Submission, error) {
	sub := survey.Submission{Wave: r.Key.Wave, County: c, Number: r.Number, Kind: survey.FromInterim, Edition: r.Edition,
		Author: r.Author, Time: r.Time.Time, Hash: r.Hash}
	var answers []interimAnswer
	if err := json.Unmarshal([]byte(r.Answers), &answers); err != nil {
		return sub, fmt.Errorf("interim state %d of %s: %w", r.Number, r.Key.Unit, err)
	}
	for _, a := range answers {
		value, err := survey.ParseValue(a.Value)
		if err != nil {
			return sub, fmt.Errorf("interim state %d of %s, item %s: %w", r.Number, r.Key.Unit, a.Item, err)
		}
		sub.Rows = append(sub.Rows, survey.SubmissionRow{Ref: survey.Ref{Item: a.Item, Record: a.Record}, State: a.State, Value: value, Edition: a.Edition})
	}
	return sub, nil
}

// ReleaseInterim lets the county's unfinished answers count as they are now, under
// their own n. Later changes do not follow; released anew, the newest state
// counts. ErrConflict when there is nothing unfinished, ErrClosed and ErrEdition
// as for a submission.
func (s *Store) ReleaseInterim(ctx context.Context, sc access.Scope, q *survey.Questionnaire, edition string) error {
	return s.interim(ctx, "release interim state", sc, func(tx *gorm.DB, row responseRow, now time.Time) error {
		if err := accepting(tx, row, now, edition); err != nil {
			return err
		}
		if row.Submissions > 0 || row.FirstSaved.IsZero() {
			return fmt.Errorf("response is %s: %w", row.Disposition, survey.ErrConflict)
		}
		answers, err := answersOf(tx, sc)
		if err != nil {
			return err
		}
		rows := dated(q.Snapshot(survey.ByRef(answers)), answers, edition)
		last, err := lastInterim(tx, sc)
		if err != nil {
			return err
		}
		hash := survey.Digest(sc.Unit(), edition, rows)
		if last.interim().Stands() {
			if last.Hash == hash {
				return nil // nothing has changed since
			}
			if err := revokeInterim(tx, now, sc, last.Number); err != nil {
				return err
			}
		}
		snapshot, err := json.Marshal(interimAnswers(rows))
		if err != nil {
			return err
		}
		next := interimRow{Key: row.Key, Number: last.Number + 1, Edition: edition, Author: sc.Person(), Time: instant{now}, Hash: hash, Answers: string(snapshot)}
		if err := tx.Create(&next).Error; err != nil {
			return err
		}
		return auditScope(tx, now, sc, access.ActionInterimReleased, fmt.Sprintf("number %d", next.Number))
	})
}

func interimAnswers(rows []survey.SubmissionRow) []interimAnswer {
	var answers []interimAnswer
	for _, r := range rows {
		answers = append(answers, interimAnswer{r.Item, r.Record, r.State, r.Value.Canonical(), r.Edition})
	}
	return answers
}

// RevokeInterim takes the release back. ErrConflict when there is none, ErrClosed
// when the wave takes no answers of the county any more: then what was released
// stays.
func (s *Store) RevokeInterim(ctx context.Context, sc access.Scope) error {
	return s.interim(ctx, "revoke interim state", sc, func(tx *gorm.DB, row responseRow, now time.Time) error {
		wave, err := countyWave(tx, row.Key)
		if err != nil {
			return err
		}
		if !wave.Open(now) {
			return survey.ErrClosed
		}
		last, err := lastInterim(tx, sc)
		if err != nil {
			return err
		}
		if !last.interim().Stands() {
			return fmt.Errorf("nothing is released: %w", survey.ErrConflict)
		}
		if err := revokeInterim(tx, now, sc, last.Number); err != nil {
			return err
		}
		return auditScope(tx, now, sc, access.ActionInterimRevoked, fmt.Sprintf("number %d", last.Number))
	})
}

func (s *Store) interim(ctx context.Context, doing string, sc access.Scope, do func(tx *gorm.DB, row responseRow, now time.Time) error) error {
	if err := errors.Join(oneCounty(sc), permits(sc, access.FillIn)); err != nil {
		return wrap(doing, err)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		row, err := lockResponse(tx, sc)
		if err != nil {
			return err
		}
		if err := permit(tx, sc, access.Submit); err != nil {
			return err
		}
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		return do(tx, row, now)
	})
}

func revokeInterim(tx *gorm.DB, now time.Time, sc access.Scope, number int) error {
	return ofCounty(tx.Model(&interimRow{}), sc).Where("number = ?", number).Updates(map[string]any{"revoked": instant{now}}).Error
}

// lastInterim has the number 0 where nothing was ever released.
func lastInterim(tx *gorm.DB, sc access.Scope) (interimRow, error) {
	var rows []interimRow
	err := ofCounty(tx, sc).Order("number DESC").Limit(1).Find(&rows).Error
	if err != nil || len(rows) == 0 {
		return interimRow{}, err
	}
	return rows[0], nil
}

// Interim returns what the county released last; its number is 0 where it never
// did.
func (s *Store) Interim(ctx context.Context, sc access.Scope) (survey.Interim, error) {
	const doing = "read interim state"
	if err := oneCounty(sc); err != nil {
		return survey.Interim{}, wrap(doing, err)
	}
	row, err := lastInterim(s.read.WithContext(ctx), sc)
	return row.interim(), wrap(doing, err)
}

// InterimSubmissions returns the released states of the counties that have not
// submitted, by county key. They are no part of CountedSubmissions.
func (s *Store) InterimSubmissions(ctx context.Context, sc access.Scope) (subs []survey.Submission, err error) {
	const doing = "read interim states"
	if err := errors.Join(wholeWave(sc), permits(sc, access.SeeFigures)); err != nil {
		return nil, wrap(doing, err)
	}
	err = s.view(ctx, doing, func(tx *gorm.DB) error {
		frame, err := frameOf(tx, sc)
		if err != nil {
			return err
		}
		var rows []interimRow
		err = tx.Set(allUnits, sc.All()).Table("interim i").Select("i.*").
			Joins("JOIN response r ON r.wave = i.wave AND r.unit = i.unit AND r.submissions = 0 AND r.disposition <> ?", survey.Refused).
			Where("i.wave = ? AND i.revoked IS NULL", sc.Wave()).Order("i.unit").Find(&rows).Error
		if err != nil {
			return err
		}
		subs, err = converted(rows, func(r interimRow) (survey.Submission, error) { return r.submission(frame[r.Key.Unit]) })
		return err
	})
	return subs, err
}
