package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestMigratingTwiceIsMigratingOnce(t *testing.T) {
	eachDatabase(t, func(t *testing.T, db place) {
		for range 2 {
			contains(t, db.must(t, "migrate"), "auf dem Stand dieses Programms")
		}
		if n := db.waves(t); n != 0 {
			t.Errorf("%d waves in a new database", n)
		}
	})
}

func TestTheDatabaseURLCanStandInAFile(t *testing.T) {
	db := postgresPlace(t)
	file := filepath.Join(t.TempDir(), "url")
	if err := os.WriteFile(file, []byte(db.DatabaseURL+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	db.flags = []string{"--database-url-file", file}
	db.draft(t, "testdata/kurz.yaml")
	db.flags = []string{"--database-url", db.DatabaseURL}
	db.must(t, "wave", "open", "2026")

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

func TestTheDataFolderIsClosedToOthers(t *testing.T) {
	db := sqlitePlace(t)
	db.must(t, "migrate")
	info, err := os.Stat(db.Data)
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("folder %v, %v", info.Mode(), err)
	}
}
