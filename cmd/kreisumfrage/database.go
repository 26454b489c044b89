package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"

	"kreisumfrage/internal/store"
	"kreisumfrage/migrations"
)

// database says where the data lie: a SQLite file in a folder, or PostgreSQL.
type database struct {
	Data            string `name:"data" env:"KREIS_DATA" default:"daten" placeholder:"ORDNER" help:"Ordner der SQLite-Datenbank und der eigenen Texte."`
	DatabaseURL     string `name:"database-url" env:"KREIS_DATABASE_URL" placeholder:"URL" help:"PostgreSQL statt SQLite. Mit Passwort besser über die Umgebung oder --database-url-file."`
	DatabaseURLFile string `name:"database-url-file" env:"KREIS_DATABASE_URL_FILE" type:"path" placeholder:"DATEI" help:"Datei, in der die PostgreSQL-URL steht."`
}

const sqliteFile = "kreisumfrage.sqlite"

// open connects without migrating.
func (d database) open(ctx context.Context, logger *slog.Logger) (*store.Store, error) {
	cfg := store.Config{Migrations: migrations.FS, Logger: logger}
	url, err := d.url()
	if err != nil {
		return nil, err
	}
	if url != "" {
		cfg.PostgresURL = url
	} else {
		if err := os.MkdirAll(d.Data, 0o700); err != nil {
			return nil, fmt.Errorf("der Datenordner lässt sich nicht anlegen: %w", err)
		}
		cfg.SQLitePath = filepath.Join(d.Data, sqliteFile)
	}
	st, err := store.Open(ctx, cfg)
	if err != nil {
		return nil, fmt.Errorf("die Datenbank lässt sich nicht öffnen: %w", err)
	}
	return st, nil
}

func (d database) url() (string, error) {
	if d.DatabaseURLFile == "" {
		return d.DatabaseURL, nil
	}
	if d.DatabaseURL != "" {
		return "", errors.New("--database-url und --database-url-file schließen sich aus")
	}
	content, err := os.ReadFile(d.DatabaseURLFile)
	if err != nil {
		return "", fmt.Errorf("die Datei mit der Datenbank-URL lässt sich nicht lesen: %w", err)
	}
	return string(bytes.TrimSpace(content)), nil
}

// existing connects to a database that is there already and migrates it. With a
// mistyped folder, a new and empty database would only hide the mistake.
func (d database) existing(p *program) (*store.Store, error) {
	url, err := d.url()
	if err != nil {
		return nil, err
	}
	if url == "" {
		if _, err := os.Stat(filepath.Join(d.Data, sqliteFile)); errors.Is(err, os.ErrNotExist) {
			return nil, fmt.Errorf("In diesem Ordner gibt es noch keine Datenbank: %s (--data, KREIS_DATA). Eine neue legt „kreisumfrage wave create“ an", d.Data)
		}
	}
	return d.created(p)
}

// created connects and migrates; a database that is not there yet is made.
func (d database) created(p *program) (*store.Store, error) {
	return d.migrated(p, slog.New(slog.DiscardHandler)) // what went wrong is told by the error alone
}

func (d database) migrated(p *program, logger *slog.Logger) (*store.Store, error) {
	st, err := d.open(p.ctx, logger)
	if err != nil {
		return nil, err
	}
	if err := st.Migrate(p.ctx); err != nil {
		return nil, errors.Join(err, st.Close())
	}
	return st, nil
}

type migrateCommand struct{ database }

// Run migrates and says so.
func (m migrateCommand) Run(p *program) error {
	st, err := m.created(p)
	if err != nil {
		return err
	}
	defer st.Close()
	_, err = fmt.Fprintln(p.stdout, "Die Datenbank ist auf dem Stand dieses Programms.")
	return err
}
