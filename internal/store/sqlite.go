package store

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	"github.com/glebarez/sqlite"
)

// The order matters: without busy_timeout first, switching on WAL may fail.
const sqlitePragmas = "?_pragma=busy_timeout(5000)&_pragma=journal_mode(WAL)" +
	"&_pragma=synchronous(FULL)&_pragma=foreign_keys(1)"

const sqliteReaders = 4

func (s *Store) openSQLite(ctx context.Context, cfg Config) error {
	s.dialect = sqliteDialect
	path, err := filepath.Abs(cfg.SQLitePath)
	if err != nil {
		return err
	}
	if err := createPrivate(path); err != nil {
		return err
	}
	s.lockPath = path + ".lock"
	address := (&url.URL{Scheme: "file", Path: path}).String() + sqlitePragmas
	// Immediate: a transaction that reads first and writes later would
	// otherwise fail as soon as another process writes in between.
	writer, err := s.sqlitePool(ctx, address+"&_txlock=immediate", 1)
	if err != nil {
		return err
	}
	reader, err := s.sqlitePool(ctx, address+"&_pragma=query_only(1)", sqliteReaders)
	if err != nil {
		return err
	}
	if s.write, err = s.gorm(&sqlite.Dialector{Conn: checked{writer}}, cfg); err != nil {
		return err
	}
	s.read, err = s.gorm(&sqlite.Dialector{Conn: checked{reader}}, cfg)
	return err
}

// createPrivate makes the file before SQLite would with the umask's mode; its
// -wal and -shm files take over the mode.
func createPrivate(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

func (s *Store) sqlitePool(ctx context.Context, address string, size int) (*sql.DB, error) {
	pool, err := sql.Open(sqlite.DriverName, address)
	if err != nil {
		return nil, err
	}
	s.pools = append(s.pools, pool)
	pool.SetMaxOpenConns(size)
	pool.SetMaxIdleConns(size)
	return pool, checkPragmas(ctx, pool)
}

// checkPragmas reads back what the address asked for: an unknown or misspelt
// pragma is silently ignored by SQLite.
func checkPragmas(ctx context.Context, pool *sql.DB) error {
	for _, want := range []struct{ pragma, value string }{
		{"journal_mode", "wal"},
		{"synchronous", "2"},
		{"foreign_keys", "1"},
		{"busy_timeout", "5000"},
	} {
		var got string
		if err := pool.QueryRowContext(ctx, "PRAGMA "+want.pragma).Scan(&got); err != nil {
			return fmt.Errorf("read pragma %s: %w", want.pragma, err)
		}
		if got != want.value {
			return fmt.Errorf("pragma %s is %s instead of %s", want.pragma, got, want.value)
		}
	}
	return nil
}
