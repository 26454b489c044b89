package main

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/pgtest"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
)

// place is a fresh database, as the command line names it.
type place struct {
	database
	flags []string
}

// sqlitePlace and postgresPlace have the schema already.
func sqlitePlace(t *testing.T) place {
	t.Helper()
	db := nowhere(t)
	if err := os.Mkdir(db.Data, 0o700); err != nil {
		t.Fatal(err)
	}
	storetest.MigratedSQLite(t, filepath.Join(db.Data, sqliteFile))
	return db
}

func postgresPlace(t *testing.T) place {
	t.Helper()
	return postgresAt(t, storetest.DurablePostgres(t))
}

// nowhere is a folder that is not there yet.
func nowhere(t *testing.T) place {
	t.Helper()
	data := filepath.Join(t.TempDir(), "daten")
	return place{database{Data: data}, []string{"--data", data}}
}

// emptyPostgres has nothing in it.
func emptyPostgres(t *testing.T) place {
	t.Helper()
	return postgresAt(t, pgtest.Durable(t))
}

func postgresAt(t *testing.T, url string) place {
	t.Helper()
	data := t.TempDir()
	return place{database{Data: data, DatabaseURL: url}, []string{"--database-url", url, "--data", data}}
}

// eachDatabase runs the test on a SQLite file and on a PostgreSQL.
func eachDatabase(t *testing.T, test func(t *testing.T, db place)) {
	t.Helper()
	t.Parallel()
	t.Run("SQLite", func(t *testing.T) { t.Parallel(); test(t, sqlitePlace(t)) })
	t.Run("PostgreSQL", func(t *testing.T) { t.Parallel(); test(t, postgresPlace(t)) })
}

// eitherDatabase is for long tests that are about what stands above the store.
func eitherDatabase(t *testing.T, test func(t *testing.T, db place)) {
	t.Helper()
	t.Parallel()
	places := map[string]func(*testing.T) place{"SQLite": sqlitePlace, "PostgreSQL": postgresPlace}
	for _, name := range storetest.Some(t) {
		t.Run(name, func(t *testing.T) { t.Parallel(); test(t, places[name](t)) })
	}
}

// store opens what the commands work on, with a program to call their parts.
func (db place) store(t *testing.T) (*program, *store.Store) {
	t.Helper()
	p := &program{ctx: t.Context(), stdout: t.Output(), stderr: t.Output()}
	st, err := db.created(p)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	return p, st
}

// outcome is what one command line came to.
type outcome struct {
	code     int
	out, err string
}

// command runs one command line in this process, with nothing typed.
func command(t *testing.T, args ...string) outcome {
	t.Helper()
	return typed(t, "", args...)
}

func typed(t *testing.T, stdin string, args ...string) outcome {
	t.Helper()
	var out, err strings.Builder
	code := run(t.Context(), args, strings.NewReader(stdin), &out, &err)
	return outcome{code, out.String(), err.String()}
}

// on runs a command on the database.
func (db place) on(t *testing.T, args ...string) outcome {
	t.Helper()
	return command(t, append(args, db.flags...)...)
}

// must runs a command that has to succeed and returns what it printed.
func (db place) must(t *testing.T, args ...string) string {
	t.Helper()
	o := db.on(t, args...)
	if o.code != 0 {
		t.Fatalf("%s: code %d: %s%s", strings.Join(args, " "), o.code, o.err, o.out)
	}
	return o.out
}

// refused checks that a command failed and said all of the words.
func (o outcome) refused(t *testing.T, code int, words ...string) {
	t.Helper()
	if o.code != code {
		t.Errorf("code %d, want %d: %s", o.code, code, o.err)
	}
	for _, w := range words {
		if !strings.Contains(o.err+o.out, w) {
			t.Errorf("%q does not say %q", o.err+o.out, w)
		}
	}
}

// contains checks a text that a person reads.
func contains(t *testing.T, text string, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(text, w) {
			t.Errorf("%q does not say %q", text, w)
		}
	}
}

// wave makes an open wave with the three counties of testdata.
func (db place) wave(t *testing.T, definition string) {
	t.Helper()
	db.draft(t, definition)
	db.open(t)
}

// open completes the texts of the pages, without which no wave is opened.
func (db place) open(t *testing.T) string {
	t.Helper()
	completed(t, db.Data)
	return db.must(t, "wave", "open", "2026")
}

// completed puts texts into the folder in which every gap is filled.
func completed(t *testing.T, data string) {
	t.Helper()
	if o := command(t, "texts", "--anlegen", "--data", data); o.code == 2 {
		t.Fatal(o)
	}
	names, err := filepath.Glob(filepath.Join(data, "texte", "*.md"))
	if err != nil || len(names) == 0 {
		t.Fatalf("%d texts, %v", len(names), err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		full := regexp.MustCompile(`\[\[.*?\]\]`).ReplaceAllLiteral(text, []byte("Deutscher Landkreistag"))
		if err := os.WriteFile(name, full, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func (db place) draft(t *testing.T, definition string) {
	t.Helper()
	args := []string{"wave", "create", "2026", "--jahr", "2026", "--von", "2020-01-01", "--bis", "2099-12-31",
		"--landkreise", "testdata/landkreise.csv"}
	if definition != "" {
		args = append(args, "--fragebogen", definition)
	}
	db.must(t, args...)
}

// waves counts what is stored, to prove that nothing is.
func (db place) waves(t *testing.T) int {
	t.Helper()
	_, st := db.store(t)
	all, err := st.Waves(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return len(all)
}

func wholeWave(key string) access.Scope { return access.WaveScope(key, operator) }
