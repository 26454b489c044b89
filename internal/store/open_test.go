package store_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"kreisumfrage/internal/pgtest"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
	"kreisumfrage/migrations"
)

// eachEmpty runs the test with the address of an empty database of each kind.
func eachEmpty(t *testing.T, test func(t *testing.T, cfg store.Config)) {
	t.Run("SQLite", func(t *testing.T) {
		test(t, storetest.SQLiteConfig(filepath.Join(t.TempDir(), "a.db")))
	})
	t.Run("PostgreSQL", func(t *testing.T) { test(t, storetest.PostgresConfig(pgtest.Empty(t))) })
}

func TestBothDatabasesHaveTheSameMigrations(t *testing.T) {
	list := func(folder string) []string {
		files, err := fs.Glob(migrations.FS, folder+"/*.sql")
		if err != nil || len(files) == 0 {
			t.Fatal(files, err)
		}
		for i, f := range files {
			files[i] = strings.TrimPrefix(f, folder+"/")
			if !strings.HasPrefix(files[i], fmt.Sprintf("%04d_", i+1)) {
				t.Errorf("%s: number %d expected", f, i+1)
			}
		}
		return files
	}
	if lite, pg := list("sqlite"), list("postgres"); !slices.Equal(lite, pg) {
		t.Errorf("SQLite %v\nPostgreSQL %v", lite, pg)
	}
}

func TestBothDatabasesHaveTheSameColumns(t *testing.T) {
	lite := columns(t, storetest.SQLite(t), `SELECT m.name || '.' || c.name FROM sqlite_master m
		JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%'`)
	pg := columns(t, storetest.Postgres(t), `SELECT table_name || '.' || column_name
		FROM information_schema.columns WHERE table_schema = 'public'`)
	if len(lite) < 50 || !slices.Equal(lite, pg) {
		t.Errorf("SQLite     %v\nPostgreSQL %v", lite, pg)
	}
}

func columns(t *testing.T, s *store.Store, query string) (names []string) {
	t.Helper()
	rows, err := s.SQL().QueryContext(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(name, "goose") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

func TestMigratingTwiceChangesNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		storetest.OpenWave(t, s)
		if err := s.Migrate(t.Context()); err != nil {
			t.Fatal(err)
		}
		if waves, err := s.Waves(t.Context()); err != nil || len(waves) != 1 {
			t.Errorf("%v, %v", waves, err)
		}
	})
}

func TestEightProgramsMayStartAtOnceOnAnEmptyDatabase(t *testing.T) {
	eachEmpty(t, func(t *testing.T, cfg store.Config) {
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				s, err := store.Open(t.Context(), cfg)
				if err != nil {
					t.Error(err)
					return
				}
				defer s.Close()
				if err := s.Migrate(t.Context()); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		storetest.OpenWave(t, storetest.Open(t, cfg))
	})
}

// withMigration is the product's schema and one file more.
func withMigration(t *testing.T, sql string) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	for _, folder := range []string{"sqlite", "postgres"} {
		names, _ := fs.Glob(migrations.FS, folder+"/*.sql")
		for _, name := range names {
			b, err := fs.ReadFile(migrations.FS, name)
			if err != nil {
				t.Fatal(err)
			}
			files[name] = &fstest.MapFile{Data: b}
		}
		files[folder+"/0999_next.sql"] = &fstest.MapFile{Data: []byte("-- +goose Up\n" + sql)}
	}
	return files
}

func TestAnOlderProgramWorksOnANewerSchemaUnlessThatForbidsIt(t *testing.T) {
	for sql, refused := range map[string]bool{
		"ALTER TABLE wave ADD COLUMN colour text;": false,
		"UPDATE schema_floor SET lowest = 1;":      false,
		"UPDATE schema_floor SET lowest = 999;":    true,
	} {
		eachEmpty(t, func(t *testing.T, cfg store.Config) {
			newer := cfg
			newer.Migrations = withMigration(t, sql)
			if err := storetest.Open(t, newer).Migrate(t.Context()); err != nil {
				t.Fatal(err)
			}
			older := storetest.Open(t, cfg)
			err := older.Migrate(t.Context())
			if refused {
				if err == nil || !strings.Contains(err.Error(), "start a newer version") {
					t.Errorf("%s: %v", sql, err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			storetest.OpenWave(t, older)
		})
	}
}

func TestABrokenMigrationLeavesTheSchemaAsItWas(t *testing.T) {
	eachEmpty(t, func(t *testing.T, cfg store.Config) {
		broken := cfg
		broken.Migrations = withMigration(t, "CREATE TABLE half (a bigint);\nCREATE NONSENSE;")
		if err := storetest.Open(t, broken).Migrate(t.Context()); err == nil {
			t.Fatal("migrated")
		}
		fixed := cfg
		fixed.Migrations = withMigration(t, "CREATE TABLE half (a bigint);")
		if err := storetest.Open(t, fixed).Migrate(t.Context()); err != nil {
			t.Error(err)
		}
	})
}

func TestSQLiteFilesAreDurableAndPrivate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "Größe 100% #1?", "Umfrage ß.db")
	s := storetest.Open(t, storetest.SQLiteConfig(path))
	if err := s.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	storetest.OpenWave(t, s)
	for pragma, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "5000"} {
		var got string
		if err := s.SQL().QueryRow("PRAGMA " + pragma).Scan(&got); err != nil || got != want {
			t.Errorf("%s is %q, %v", pragma, got, err)
		}
	}
	files, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range files {
		info, err := f.Info()
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %v", f.Name(), info.Mode())
		}
		names = append(names, f.Name())
	}
	if want := []string{"Umfrage ß.db", "Umfrage ß.db-shm", "Umfrage ß.db-wal", "Umfrage ß.db.lock"}; !slices.Equal(names, want) {
		t.Errorf("files %q, want %q", names, want)
	}
	if info, err := os.Stat(filepath.Dir(path)); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("folder: %v, %v", info.Mode(), err)
	}
}

func TestAPostgresThatMayLoseAnswersIsRefused(t *testing.T) {
	cfg := storetest.PostgresConfig(pgtest.Empty(t))
	cfg.AllowUnsafeDurability = false
	// Whatever the server's own setting is.
	cfg.PostgresURL += map[bool]string{true: "&", false: "?"}[strings.Contains(cfg.PostgresURL, "?")] + "synchronous_commit=off"
	_, err := store.Open(t.Context(), cfg)
	if err == nil || !strings.Contains(err.Error(), "= off: acknowledged answers could be lost") {
		t.Errorf("%v", err)
	}
}

func TestExactlyOneDatabaseMustBeNamed(t *testing.T) {
	for _, cfg := range []store.Config{{}, {SQLitePath: "a", PostgresURL: "b"}} {
		if _, err := store.Open(t.Context(), cfg); err == nil {
			t.Errorf("%+v opened", cfg)
		}
	}
}

func TestTheClockIsInUTCWithTheOffset(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		before, err := s.Now(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		s.SetOffset(48 * time.Hour)
		after, err := s.Now(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if d := after.Sub(before); d < 48*time.Hour || d > 48*time.Hour+time.Minute {
			t.Errorf("moved on by %v", d)
		}
		if after.Location() != time.UTC || after.Nanosecond()%1000 != 0 {
			t.Errorf("%v is not UTC in microseconds", after)
		}
		if err := s.Ping(t.Context()); err != nil {
			t.Error(err)
		}
	})
}

func TestReadersDoNotWaitForAWriter(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		storetest.OpenWave(t, s)
		tx, err := s.SQL().BeginTx(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		defer tx.Rollback()
		if _, err := tx.Exec("UPDATE wave SET title = 'x'"); err != nil {
			t.Fatal(err)
		}
		if w, err := s.Wave(t.Context(), storetest.Wave); err != nil || w.Title == "x" {
			t.Errorf("%+v, %v", w, err)
		}
		if r := response(t, s, anna); r.Disposition != survey.NotStarted {
			t.Errorf("%+v", r)
		}
	})
}
