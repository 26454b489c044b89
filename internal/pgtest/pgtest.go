// Package pgtest gives tests a real PostgreSQL: a throw-away server made from
// Debian's binaries, or the one that TEST_DATABASE_URL names.
//
// A missing PostgreSQL is a failure, never a skipped test.
package pgtest

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"
)

var (
	databases atomic.Int64
	templates sync.Map // name → *template

	// serverURL starts the server once in each test process.
	serverURL = sync.OnceValues(func() (string, error) {
		if given := os.Getenv("TEST_DATABASE_URL"); given != "" {
			return given, nil
		}
		return start()
	})
)

// Empty returns the URL of a new empty database, dropped when the test ends.
func Empty(t testing.TB) string {
	t.Helper()
	return fresh(t, "template0")
}

// Copy returns the URL of a new database that starts as a copy of the template
// with the given name, dropped when the test ends. The first caller's prepare
// fills the template; it must leave no connection open.
func Copy(t testing.TB, name string, prepare func(url string) error) string {
	t.Helper()
	entry, _ := templates.LoadOrStore(name, &template{})
	source, err := entry.(*template).database(name, prepare)
	if err != nil {
		t.Fatalf("pgtest: prepare template %s: %v", name, err)
	}
	return fresh(t, source)
}

type template struct {
	once   sync.Once
	source string
	err    error
}

func (m *template) database(name string, prepare func(url string) error) (string, error) {
	m.once.Do(func() {
		// The process id keeps test programs apart that share a given server.
		m.source = fmt.Sprintf("ku_%d_template_%s", os.Getpid(), name)
		if m.err = create(m.source, "template0"); m.err != nil {
			return
		}
		var target string
		if target, m.err = databaseURL(m.source); m.err == nil {
			m.err = prepare(target)
		}
	})
	return m.source, m.err
}

func fresh(t testing.TB, source string) string {
	t.Helper()
	name := fmt.Sprintf("ku_%d_%d", os.Getpid(), databases.Add(1))
	if err := create(name, source); err != nil {
		t.Fatalf("pgtest: %v", err)
	}
	t.Cleanup(func() {
		if err := execute("DROP DATABASE " + identifier(name) + " WITH (FORCE)"); err != nil {
			t.Errorf("pgtest: %v", err)
		}
	})
	target, err := databaseURL(name)
	if err != nil {
		t.Fatalf("pgtest: %v", err)
	}
	return target
}

func create(name, source string) error {
	if err := execute("DROP DATABASE IF EXISTS " + identifier(name) + " WITH (FORCE)"); err != nil {
		return err
	}
	return execute("CREATE DATABASE " + identifier(name) + " TEMPLATE " + identifier(source) +
		" ENCODING 'UTF8' STRATEGY FILE_COPY")
}

func identifier(name string) string { return pgx.Identifier{name}.Sanitize() }

// databaseURL is the server's URL with another database in it.
func databaseURL(name string) (string, error) {
	server, err := serverURL()
	if err != nil {
		return "", err
	}
	u, err := url.Parse(server)
	if err != nil {
		return "", fmt.Errorf("TEST_DATABASE_URL must be a postgres:// address: %w", err)
	}
	u.Path = "/" + name
	return u.String(), nil
}

func execute(statement string) error {
	server, err := serverURL()
	if err != nil {
		return err
	}
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, server)
	if err != nil {
		return fmt.Errorf("connect: %w", err)
	}
	defer conn.Close(ctx)
	if _, err := conn.Exec(ctx, statement); err != nil {
		return fmt.Errorf("%s: %w", strings.Fields(statement)[0], err)
	}
	return nil
}
