package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

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
	if tx, inside := ctx.Value(outer{}).(*gorm.DB); inside {
		return wrap(doing, fn(tx))
	}
	var err error
	for range attempts {
		err = s.write.WithContext(ctx).Transaction(fn)
		if !retryable(err) {
			break
		}
	}
	return wrap(doing, err)
}

type outer struct{} // → *gorm.DB, the transaction that goes on

// within lets changes under the returned context be parts of the transaction.
func within(ctx context.Context, tx *gorm.DB) context.Context {
	return context.WithValue(ctx, outer{}, tx)
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

// oneCounty refuses a scope that does not name exactly one county. It also
// refuses those that are bound to a Land: where they are welcome, stands inLand.
func oneCounty(sc access.Scope) error {
	if sc.All() || sc.Wave() == "" || sc.Unit() == "" || sc.Land() != "" {
		return survey.ErrNotFound
	}
	return nil
}

// inLand is oneCounty for what an association may do, too: it admits the scope
// of a Land if the county lies there.
func inLand(tx *gorm.DB, sc access.Scope) error {
	if sc.Land() == "" || sc.Unit() == "" {
		return oneCounty(sc)
	}
	return ofCounty(tx, sc).Where("land = ?", sc.Land()).Take(&unitRow{}).Error
}

// permits refuses a scope whose role has none of the permissions.
func permits(sc access.Scope, some ...access.Permission) error {
	if !slices.ContainsFunc(some, sc.May) {
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

// manyCounties admits the scopes of a whole wave and of the counties of a Land.
func manyCounties(sc access.Scope) error {
	if sc.Land() == "" || sc.Unit() != "" {
		return wholeWave(sc)
	}
	return nil
}

// amongUnits narrows a statement on rows of the scope's counties: all of the
// wave, or those of its Land.
func amongUnits(tx *gorm.DB, sc access.Scope, wave, unit string) *gorm.DB {
	many := tx.Set(allUnits, manyCounties(sc) == nil).Where(wave+" = ?", sc.Wave())
	if sc.Land() == "" {
		return many
	}
	return many.Where(unit+" IN (SELECT unit FROM unit WHERE wave = ? AND land = ?)", sc.Wave(), sc.Land())
}

var (
	forUpdate   = clause.Locking{Strength: "UPDATE"} // nothing in SQLite, where the transaction holds the only writer
	ifNotExists = clause.OnConflict{DoNothing: true}
)
