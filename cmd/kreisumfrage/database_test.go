package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestMigratingTwiceIsMigratingOnce(t *testing.T) {
	for _, db := range []place{nowhere(t), emptyPostgres(t)} {
		for range 2 {
			contains(t, db.must(t, "migrate"), "auf dem Stand dieses Programms")
		}
		if n := db.waves(t); n != 0 {
			t.Errorf("%d waves in a new database", n)
		}
	}
}

func TestTheDatabaseURLCanStandInAFile(t *testing.T) {
	db := emptyPostgres(t)
	file := filepath.Join(t.TempDir(), "url")
	if err := os.WriteFile(file, []byte(db.DatabaseURL+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	db.flags = []string{"--database-url-file", file}
	db.draft(t, "testdata/kurz.yaml")
	db.flags = []string{"--database-url", db.DatabaseURL, "--data", db.Data}
	db.open(t)

	both := command(t, "migrate", "--database-url", db.DatabaseURL, "--database-url-file", file)
	both.refused(t, 1, "schließen sich aus")
	command(t, "migrate", "--database-url-file", file+"x").refused(t, 1, "lässt sich nicht lesen")
}

func TestADatabaseThatCannotBeOpenedIsAnErrorAndNoPanic(t *testing.T) {
	file := filepath.Join(t.TempDir(), "datei")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	command(t, "migrate", "--data", filepath.Join(file, "daten")).refused(t, 1, "Datenordner")
	command(t, "migrate", "--database-url", "postgres://niemand@127.0.0.1:1/nichts").refused(t, 1, "kreisumfrage:")
}

func TestOnlyCommandsThatBeginSomethingMakeADatabase(t *testing.T) {
	file := filepath.Join(t.TempDir(), "antworten.csv")
	if err := os.WriteFile(file, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"wave", "open", "2026"}, {"wave", "close", "2026"}, {"figures", "--wave", "2026"}, {"export", "--wave", "2026"},
		{"import", "--wave", "2026", file}, {"access", "--wave", "2026", "--public-url", "https://x.example"},
	} {
		db := nowhere(t)
		db.on(t, args...).refused(t, 1, "In diesem Ordner gibt es noch keine Datenbank", db.Data)
		if _, err := os.Stat(db.Data); !os.IsNotExist(err) {
			t.Errorf("%s made %s: %v", args[0], db.Data, err)
		}
	}
	for _, args := range [][]string{
		{"migrate"}, {"wave", "create", "2026", "--jahr", "2026", "--von", "2026-10-01", "--bis", "2026-11-30"}, {"wave", "reconstruct"},
	} {
		nowhere(t).must(t, args...)
	}
}

func TestAnOrdinaryMistakeIsToldInOneLine(t *testing.T) {
	eachDatabase(t, func(t *testing.T, db place) {
		create := []string{"wave", "create", "2026", "--jahr", "2026", "--von", "2026-10-01", "--bis", "2026-11-30"}
		db.must(t, create...)
		again := db.on(t, create...)
		again.refused(t, 1, "Das gibt es schon")
		if strings.Count(again.err, "\n") != 1 || again.out != "" {
			t.Errorf("says %q and %q", again.out, again.err)
		}
	})
}

func TestTheDataFolderIsClosedToOthers(t *testing.T) {
	db := nowhere(t)
	db.must(t, "migrate")
	info, err := os.Stat(db.Data)
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("folder %v, %v", info.Mode(), err)
	}
}
