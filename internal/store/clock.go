package store

import (
	"context"
	"database/sql/driver"
	"fmt"
	"time"

	"gorm.io/gorm"
)

// Now is the one clock of the product, in UTC: the time of the PostgreSQL
// server, which all processes share, or of this process on SQLite; plus the
// offset.
func (s *Store) Now(ctx context.Context) (time.Time, error) {
	return s.now(s.read.WithContext(ctx))
}

// SetOffset shifts the clock. Only tests and the demo may.
func (s *Store) SetOffset(d time.Duration) { s.offset.Store(int64(d)) }

// now asks the same clock inside a transaction. It moves on while the
// transaction waits for a lock, as it must for deadlines.
func (s *Store) now(tx *gorm.DB) (time.Time, error) {
	t := s.processTime()
	if s.dialect == postgresDialect {
		if err := tx.Raw("SELECT clock_timestamp()").Scan(&t).Error; err != nil {
			return t, fmt.Errorf("read the database's clock: %w", err)
		}
	}
	return t.Add(time.Duration(s.offset.Load())).UTC().Truncate(time.Microsecond), nil
}

func (*Store) processTime() time.Time { return time.Now().UTC().Truncate(time.Microsecond) }

// instant is a point in time as both databases hold it: a text of fixed width
// in SQLite, which sorts and compares like the time, and a timestamptz in
// PostgreSQL. The zero instant is NULL.
type instant struct{ time.Time }

const instantLayout = "2006-01-02T15:04:05.000000Z"

// Value implements driver.Valuer.
func (t instant) Value() (driver.Value, error) {
	if t.IsZero() {
		return nil, nil
	}
	return t.UTC().Format(instantLayout), nil
}

// Scan implements sql.Scanner.
func (t *instant) Scan(from any) (err error) {
	switch v := from.(type) {
	case nil:
		t.Time = time.Time{}
	case time.Time:
		t.Time = v.UTC()
	case string:
		t.Time, err = time.Parse(instantLayout, v)
	default:
		err = fmt.Errorf("cannot read %T as a time", from)
	}
	return err
}

// Stopwatch starts one; the returned function tells the time since. It is for
// logs, not for decisions: those follow Now.
func Stopwatch() func() time.Duration {
	start := time.Now()
	return func() time.Duration { return time.Since(start) }
}
