// Package storetest opens fresh, migrated stores for tests, on SQLite and on a
// real PostgreSQL. Both guard every statement on a unit's data.
package storetest

import (
	"context"
	"errors"
	"hash/fnv"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"kreisumfrage/internal/pgtest"
	"kreisumfrage/internal/store"
	"kreisumfrage/migrations"
)

// Each runs the test over both databases, with a store of its own each.
func Each(t *testing.T, test func(t *testing.T, s *store.Store)) {
	t.Helper()
	for _, name := range databases {
		t.Run(name, func(t *testing.T) { test(t, fresh[name](t)) })
	}
}

// Either is for tests above the store, whose statements are tested with it on
// both databases: it runs the test over those that Some chooses.
func Either(t *testing.T, test func(t *testing.T, s *store.Store)) {
	t.Helper()
	for _, name := range Some(t) {
		t.Run(name, func(t *testing.T) { test(t, fresh[name](t)) })
	}
}

// Some names one of the two databases, always the same one for the same test, or
// both in "make soak".
func Some(t testing.TB) []string {
	if Soaking() {
		return databases
	}
	h := fnv.New32a()
	io.WriteString(h, t.Name())
	return databases[h.Sum32()%2:][:1]
}

var (
	databases = []string{"SQLite", "PostgreSQL"}
	fresh     = map[string]func(testing.TB) *store.Store{"SQLite": SQLite, "PostgreSQL": Postgres}
)

// SQLite returns a fresh store in a file of its own.
func SQLite(t testing.TB) *store.Store {
	t.Helper()
	path := filepath.Join(t.TempDir(), "kreisumfrage.db")
	MigratedSQLite(t, path)
	return Open(t, SQLiteConfig(path))
}

// MigratedSQLite writes the file of an empty, migrated database.
func MigratedSQLite(t testing.TB, path string) {
	t.Helper()
	empty, err := migratedSQLite()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, empty, 0o600); err != nil {
		t.Fatal(err)
	}
}

// migratedSQLite is the file of an empty database, migrated once for all tests.
var migratedSQLite = sync.OnceValues(func() (file []byte, err error) {
	dir, err := os.MkdirTemp("", "storetest-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "empty.db")
	s, err := store.Open(context.Background(), SQLiteConfig(path))
	if err != nil {
		return nil, err
	}
	if err := errors.Join(s.Migrate(context.Background()), s.Close()); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// Postgres returns a fresh store in a PostgreSQL database of its own.
func Postgres(t testing.TB) *store.Store {
	t.Helper()
	return Open(t, PostgresConfig(MigratedPostgres(t)))
}

// MigratedPostgres returns the address of a fresh, migrated database.
func MigratedPostgres(t testing.TB) string {
	t.Helper()
	return pgtest.Copy(t, "migrated", migratePostgres)
}

// DurablePostgres is MigratedPostgres on a server that loses no commit.
func DurablePostgres(t testing.TB) string {
	t.Helper()
	return pgtest.DurableCopy(t, "migrated", migratePostgres)
}

func migratePostgres(url string) error {
	s, err := store.Open(context.Background(), PostgresConfig(url))
	if err != nil {
		return err
	}
	return errors.Join(s.Migrate(context.Background()), s.Close())
}

// SQLiteConfig is how tests open a file.
func SQLiteConfig(path string) store.Config {
	return store.Config{SQLitePath: path, Migrations: migrations.FS, GuardUnits: true, Logger: quiet}
}

// PostgresConfig is how tests open a database of the throw-away server, which
// runs without fsync.
func PostgresConfig(url string) store.Config {
	return store.Config{PostgresURL: url, Migrations: migrations.FS, GuardUnits: true, Logger: quiet,
		AllowUnsafeDurability: true}
}

// quiet: what goes wrong reaches the test as an error anyway.
var quiet = slog.New(slog.DiscardHandler)

// Open opens a store that is closed when the test ends.
func Open(t testing.TB, cfg store.Config) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	configs.Store(s, cfg)
	t.Cleanup(func() {
		configs.Delete(s)
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// SetClock makes the store believe that it is the given instant now.
func SetClock(t testing.TB, s *store.Store, now time.Time) {
	t.Helper()
	s.SetOffset(0)
	unshifted, err := s.Now(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s.SetOffset(now.Sub(unshifted))
}
