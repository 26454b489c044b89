// Package store keeps the survey's data: GORM, both databases, transactions and
// migrations. Its rows are private; what comes in and goes out are the types of
// survey and access.
//
// It knows nothing of HTTP, YAML, forms or figures.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"sync/atomic"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/logger"
)

// Config says where the data lie. Exactly one of SQLitePath and PostgresURL is
// set.
type Config struct {
	SQLitePath  string
	PostgresURL string
	Migrations  fs.FS         // with the folders postgres and sqlite
	Offset      time.Duration // added to the clock; tests and demo only
	Logger      *slog.Logger  // nil: slog.Default

	// AllowUnsafeDurability accepts a PostgreSQL that may lose acknowledged
	// saves in a power failure; tests only.
	AllowUnsafeDurability bool
	// GuardUnits makes every statement fail that touches a unit's data without
	// naming wave and unit; tests only.
	GuardUnits bool
}

// Store is one open database. It may be used by several goroutines, and any
// number of processes may use the same PostgreSQL.
type Store struct {
	dialect    dialect
	write      *gorm.DB // SQLite: the only connection that writes
	read       *gorm.DB // SQLite: refuses to write; PostgreSQL: the same as write
	pools      []*sql.DB
	migrations fs.FS
	lockPath   string // SQLite only
	offset     atomic.Int64
}

type dialect string

const (
	sqliteDialect   dialect = "sqlite"
	postgresDialect dialect = "postgres"
)

// slowStatement is worth a line in the log: a page has several statements and
// shall come within a tenth of a second.
const slowStatement = 500 * time.Millisecond

// Open connects and refuses a database whose settings could lose acknowledged
// saves. It does not migrate.
func Open(ctx context.Context, cfg Config) (*Store, error) {
	s := &Store{migrations: cfg.Migrations}
	s.SetOffset(cfg.Offset)
	var err error
	switch {
	case (cfg.SQLitePath == "") == (cfg.PostgresURL == ""):
		err = errors.New("exactly one of SQLite path and PostgreSQL address must be given")
	case cfg.SQLitePath != "":
		err = s.openSQLite(ctx, cfg)
	default:
		err = s.openPostgres(ctx, cfg)
	}
	if err == nil && cfg.GuardUnits {
		err = errors.Join(guardUnits(s.write), guardUnits(s.read))
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open database: %w", err), s.Close())
	}
	return s, nil
}

// Close ends all connections.
func (s *Store) Close() error {
	var all error
	for _, p := range s.pools {
		all = errors.Join(all, p.Close())
	}
	return all
}

// Ping reports whether the database answers.
func (s *Store) Ping(ctx context.Context) error {
	if err := s.pools[0].PingContext(ctx); err != nil {
		return fmt.Errorf("ping database: %w", err)
	}
	return nil
}

func (s *Store) gorm(d gorm.Dialector, cfg Config) (*gorm.DB, error) {
	log := cfg.Logger
	if log == nil {
		log = slog.Default()
	}
	return gorm.Open(d, &gorm.Config{
		// Statements go to the log without their values: those are answers.
		Logger: statementLog{logger.NewSlogLogger(log, logger.Config{
			LogLevel: logger.Warn, SlowThreshold: slowStatement,
			ParameterizedQueries: true, IgnoreRecordNotFoundError: true,
		})},
		NowFunc:                s.processTime,
		TranslateError:         true,
		SkipDefaultTransaction: true, // what must be together stands in change
		QueryFields:            true, // a cached SELECT * fails after a migration
	})
}
