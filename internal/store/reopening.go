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

type reopeningRow struct {
	Key       unitKey `gorm:"embedded"`
	Number    int     `gorm:"primaryKey;autoIncrement:false"`
	Person    string
	Reason    string
	Time      instant
	Decision  survey.Decision
	Decided   instant
	DecidedBy string
	Answer    string
}

func (reopeningRow) TableName() string { return "reopening" }

func (r reopeningRow) reopening() (survey.Reopening, error) {
	return survey.Reopening{County: r.Key.Unit, Number: r.Number, Person: r.Person, Reason: r.Reason, Time: r.Time.Time,
		Decision: r.Decision, Decided: r.Decided.Time, DecidedBy: r.DecidedBy, Answer: r.Answer}, nil
}

// undecided is the county's open request; ErrNotFound when there is none.
func undecided(tx *gorm.DB, sc access.Scope) (row reopeningRow, err error) {
	err = ofCounty(tx, sc).Where("decided IS NULL").Take(&row).Error
	return row, err
}

// RequestReopening asks for the county's submitted response to be opened again.
// Asked twice for the same reason it is one request. ErrConflict when another
// one is open or nothing is submitted, ErrClosed when the wave takes no answers,
// ErrNotFound when the person does not lead the county's team.
func (s *Store) RequestReopening(ctx context.Context, sc access.Scope, reason string) error {
	const doing = "request reopening"
	if err := errors.Join(oneCounty(sc), checkText(reason)); err != nil {
		return wrap(doing, err)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		response, err := lockResponse(tx, sc)
		if err != nil {
			return err
		}
		if err := permit(tx, sc, access.Manage); err != nil {
			return err
		}
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		wave, err := waveOf(tx, sc.Wave())
		if err != nil {
			return err
		}
		if err := accepting(tx, response, now, wave.Edition); err != nil {
			return err
		}
		if response.Disposition != survey.Submitted {
			return fmt.Errorf("response is %s: %w", response.Disposition, survey.ErrConflict)
		}
		return requestReopening(tx, now, sc, reason)
	})
}

func requestReopening(tx *gorm.DB, now time.Time, sc access.Scope, reason string) error {
	var before []reopeningRow
	if err := ofCounty(tx, sc).Order("number").Find(&before).Error; err != nil {
		return err
	}
	if n := len(before); n > 0 && before[n-1].Decided.IsZero() {
		if before[n-1].Reason == reason {
			return nil
		}
		return fmt.Errorf("request %d is open: %w", n, survey.ErrConflict)
	}
	row := reopeningRow{Key: unitKey{sc.Wave(), sc.Unit()}, Number: len(before) + 1, Person: sc.Person(), Reason: reason, Time: instant{now}}
	if err := tx.Create(&row).Error; err != nil {
		return err
	}
	if err := objectToProxy(tx, now, sc); err != nil {
		return err
	}
	return auditScope(tx, now, sc, access.ActionReopeningRequested, fmt.Sprintf("request %d", row.Number))
}

// Reopenings returns the county's requests, the first one first.
func (s *Store) Reopenings(ctx context.Context, sc access.Scope) ([]survey.Reopening, error) {
	const doing = "read requests to reopen"
	if err := oneCounty(sc); err != nil {
		return nil, wrap(doing, err)
	}
	var rows []reopeningRow
	if err := ofCounty(s.read.WithContext(ctx), sc).Order("number").Find(&rows).Error; err != nil {
		return nil, wrap(doing, err)
	}
	return converted(rows, reopeningRow.reopening)
}

// OpenReopenings returns the requests of all counties that nobody has decided
// about, the oldest first.
func (s *Store) OpenReopenings(ctx context.Context, sc access.Scope) ([]survey.Reopening, error) {
	const doing = "read open requests to reopen"
	if err := wholeWave(sc); err != nil {
		return nil, wrap(doing, err)
	}
	var rows []reopeningRow
	err := ofWave(s.read.WithContext(ctx), sc).Where("decided IS NULL").Order("time, unit").Find(&rows).Error
	if err != nil {
		return nil, wrap(doing, err)
	}
	return converted(rows, reopeningRow.reopening)
}

// DeclineReopening answers the county's request with that number, which must be
// open: ErrConflict otherwise.
func (s *Store) DeclineReopening(ctx context.Context, sc access.Scope, number int, answer string) error {
	const doing = "decline reopening"
	if err := errors.Join(oneCounty(sc), permits(sc, access.ManageResponses), checkText(answer)); err != nil {
		return wrap(doing, err)
	}
	return s.change(ctx, doing, func(tx *gorm.DB) error {
		if _, err := lockResponse(tx, sc); err != nil {
			return err
		}
		now, err := s.now(tx)
		if err != nil {
			return err
		}
		row, err := undecided(tx, sc)
		if errors.Is(err, gorm.ErrRecordNotFound) || err == nil && row.Number != number {
			return fmt.Errorf("request %d is not open: %w", number, survey.ErrConflict)
		}
		if err != nil {
			return err
		}
		if err := decide(tx, now, sc, row, survey.Declined, answer); err != nil {
			return err
		}
		return auditScope(tx, now, sc, access.ActionReopeningDeclined, fmt.Sprintf("request %d", number))
	})
}

// grantReopening settles the open request of a county whose response was opened
// again. Most are opened without one.
func grantReopening(tx *gorm.DB, now time.Time, sc access.Scope) error {
	row, err := undecided(tx, sc)
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return decide(tx, now, sc, row, survey.Granted, "")
}

// decide notes the decision and tells whoever asked, where there is an address.
func decide(tx *gorm.DB, now time.Time, sc access.Scope, row reopeningRow, decision survey.Decision, answer string) error {
	set := map[string]any{"decision": decision, "decided": instant{now}, "decided_by": sc.Person(), "answer": answer}
	err := ofCounty(tx.Model(&reopeningRow{}), sc).Where("number = ?", row.Number).Updates(set).Error
	if err != nil {
		return err
	}
	to, err := addressOf(tx, row.Person)
	if err != nil || to == nil {
		return err
	}
	wave, err := waveOf(tx, sc.Wave())
	if err != nil {
		return err
	}
	county, err := unitName(tx, sc.Wave(), sc.Unit())
	if err != nil {
		return err
	}
	letter := mail.Letter{Key: fmt.Sprintf("reopening %s %s %d", sc.Wave(), sc.Unit(), row.Number), Kind: mail.Reopened,
		Wave: sc.Wave(), Unit: sc.Unit(), Person: row.Person, Values: mail.Values{mail.County: county, mail.Wave: wave.Title}}
	if decision == survey.Declined {
		letter.Kind, letter.Values[mail.Answer] = mail.NotReopened, answer
	}
	return postLetter(tx, now, letter)
}
