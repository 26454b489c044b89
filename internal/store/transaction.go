package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5/pgconn"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

// attempts is how often a transaction is tried that lost a race.
const attempts = 3

// errRaced makes change start again: a row was no longer as it had been read.
var errRaced = errors.New("lost a race")

// change runs one writing transaction. What fn does may happen several times,
// so it must not keep anything of a failed attempt.
func (s *Store) change(ctx context.Context, doing string, fn func(tx *gorm.DB) error) error {
	var err error
	for range attempts {
		err = s.write.WithContext(ctx).Transaction(fn)
		if !retryable(err) {
			break
		}
	}
	return wrap(doing, err)
}

// view runs fn on one unchanging state of the database.
func (s *Store) view(ctx context.Context, doing string, fn func(tx *gorm.DB) error) error {
	opts := &sql.TxOptions{ReadOnly: true, Isolation: sql.LevelRepeatableRead}
	return wrap(doing, s.read.WithContext(ctx).Transaction(fn, opts))
}

func retryable(err error) bool {
	if errors.Is(err, errRaced) {
		return true
	}
	var pg *pgconn.PgError
	return errors.As(err, &pg) && (pg.Code == "40001" || pg.Code == "40P01") // serialization, deadlock
}

// wrap says what was being done and puts the survey's words for GORM's.
func wrap(doing string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, gorm.ErrRecordNotFound):
		err = survey.ErrNotFound
	case errors.Is(err, gorm.ErrDuplicatedKey), errors.Is(err, errRaced):
		err = fmt.Errorf("%w: %w", survey.ErrConflict, err)
	case errors.Is(err, gorm.ErrForeignKeyViolated):
		err = fmt.Errorf("%w: %w", survey.ErrInvalid, err)
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// oneCounty refuses a scope that does not name exactly one county.
func oneCounty(sc access.Scope) error {
	if sc.All() || sc.Wave() == "" || sc.Unit() == "" {
		return survey.ErrNotFound
	}
	return nil
}

// wholeWave refuses a scope that does not cover all counties of a wave.
func wholeWave(sc access.Scope) error {
	if !sc.All() || sc.Wave() == "" {
		return survey.ErrNotFound
	}
	return nil
}

// ofCounty narrows a statement to the scope's county. Conditions are never made
// from a row: GORM leaves out its zero fields, and an empty key would mean all
// counties.
func ofCounty(tx *gorm.DB, sc access.Scope) *gorm.DB {
	return tx.Where("wave = ? AND unit = ?", sc.Wave(), sc.Unit())
}

// ofWave narrows a statement to the wave of a scope that covers all of its
// counties, and tells the guard so.
func ofWave(tx *gorm.DB, sc access.Scope) *gorm.DB {
	return tx.Set(allUnits, sc.All()).Where("wave = ?", sc.Wave())
}

var (
	forUpdate   = clause.Locking{Strength: "UPDATE"} // nothing in SQLite, where the transaction holds the only writer
	ifNotExists = clause.OnConflict{DoNothing: true}
)
