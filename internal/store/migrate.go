package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
	"time"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

// Programs that start at the same moment wait for the one that migrates.
const (
	migrationWait  = time.Minute
	migrationPause = 20 * time.Millisecond
)

// Migrate brings the schema up to the newest migration that this program knows,
// one process at a time. A newer schema is accepted as long as it does not
// declare programs of this age too old.
func (s *Store) Migrate(ctx context.Context) error {
	if err := s.migrate(ctx); err != nil {
		return fmt.Errorf("migrate database: %w", err)
	}
	return nil
}

func (s *Store) migrate(ctx context.Context) error {
	folder, err := fs.Sub(s.migrations, string(s.dialect))
	if err != nil {
		return err
	}
	var provider *goose.Provider
	switch s.dialect {
	case postgresDialect:
		locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, uint64(migrationWait.Seconds())))
		if err != nil {
			return err
		}
		provider, err = goose.NewProvider(goose.DialectPostgres, s.pools[0], folder, goose.WithSessionLocker(locker))
		if err != nil {
			return err
		}
	case sqliteDialect:
		unlock, err := lockFile(ctx, s.lockPath)
		if err != nil {
			return err
		}
		defer unlock()
		if provider, err = goose.NewProvider(goose.DialectSQLite3, s.pools[0], folder); err != nil {
			return err
		}
	}
	if _, err := provider.Up(ctx); err != nil {
		return err
	}
	sources := provider.ListSources()
	return s.checkFloor(ctx, sources[len(sources)-1].Version)
}

// checkFloor may come after Up: where this program is too old, everything it
// knows had been applied long before.
func (s *Store) checkFloor(ctx context.Context, known int64) error {
	var lowest int64
	row := s.pools[0].QueryRowContext(ctx, "SELECT lowest FROM schema_floor")
	if err := row.Scan(&lowest); err != nil {
		return fmt.Errorf("read lowest schema: %w", err)
	}
	if known < lowest {
		return fmt.Errorf("this program knows the schema up to %d, the database needs a program that knows %d: "+
			"start a newer version", known, lowest)
	}
	return nil
}

// lockFile waits for the lock beside the SQLite file. The file itself stays:
// removing it would let two processes hold two locks.
func lockFile(ctx context.Context, path string) (unlock func(), err error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, migrationWait)
	defer cancel()
	for {
		err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err == nil {
			return func() { f.Close() }, nil
		}
		if !errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, errors.Join(err, f.Close())
		}
		select {
		case <-ctx.Done():
			return nil, errors.Join(fmt.Errorf("wait for %s: %w", path, ctx.Err()), f.Close())
		case <-time.After(migrationPause):
		}
	}
}
