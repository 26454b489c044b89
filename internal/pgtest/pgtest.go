// Package pgtest gives tests a real PostgreSQL: a throw-away server made from
// Debian's binaries, or the one that TEST_DATABASE_URL names.
//
// A missing PostgreSQL is a failure, never a skipped test.
package pgtest

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"
)

var (
	databases atomic.Int64
	templates sync.Map // name → *template

	quick   = &server{settings: []string{"fsync=off", "synchronous_commit=off", "full_page_writes=off"}}
	durable = &server{}
)

// server is started once in each test process that asks for it.
type server struct {
	settings []string
	once     sync.Once
	address  string
	err      error
}

func (s *server) url() (string, error) {
	s.once.Do(func() {
		if s.address = os.Getenv("TEST_DATABASE_URL"); s.address == "" {
			s.address, s.err = start(s.settings)
			return
		}
		s.err = sweepTemplates(s.address)
	})
	return s.address, s.err
}

// sweepTemplates drops what earlier test processes of this machine left on a
// given server: no test knows that it is the last one to use a template.
func sweepTemplates(address string) error {
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, address)
	if err != nil {
		return fmt.Errorf("TEST_DATABASE_URL: %w", err)
	}
	defer conn.Close(ctx)
	rows, err := conn.Query(ctx, `SELECT datname FROM pg_database WHERE datname ~ '^ku_[0-9]+_template_'`)
	if err != nil {
		return err
	}
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	for _, name := range names {
		pid, numberErr := strconv.Atoi(strings.Split(name, "_")[1])
		if numberErr == nil && gone(pid) {
			_, dropErr := conn.Exec(ctx, "DROP DATABASE IF EXISTS "+identifier(name))
			err = errors.Join(err, dropErr)
		}
	}
	return err
}

// Empty returns the URL of a new empty database, dropped when the test ends.
func Empty(t testing.TB) string {
	t.Helper()
	return fresh(t, quick, "template0")
}

// Durable returns the URL of a new empty database of a server that loses no
// commit, as the product itself demands, dropped when the test ends.
func Durable(t testing.TB) string {
	t.Helper()
	return fresh(t, durable, "template0")
}

// Copy returns the URL of a new database that starts as a copy of the template
// with the given name, dropped when the test ends. The first caller's prepare
// fills the template; it must leave no connection open.
func Copy(t testing.TB, name string, prepare func(url string) error) string {
	t.Helper()
	return quick.copied(t, name, prepare)
}

// DurableCopy is Copy on the server of Durable.
func DurableCopy(t testing.TB, name string, prepare func(url string) error) string {
	t.Helper()
	return durable.copied(t, name+"_durable", prepare)
}

func (s *server) copied(t testing.TB, name string, prepare func(url string) error) string {
	t.Helper()
	entry, _ := templates.LoadOrStore(name, &template{})
	source, err := entry.(*template).database(s, name, prepare)
	if err != nil {
		t.Fatalf("pgtest: prepare template %s: %v", name, err)
	}
	return fresh(t, s, source)
}

type template struct {
	once   sync.Once
	source string
	err    error
}

func (m *template) database(on *server, name string, prepare func(url string) error) (string, error) {
	m.once.Do(func() {
		// The process id keeps test programs apart that share a given server.
		m.source = fmt.Sprintf("ku_%d_template_%s", os.Getpid(), name)
		if m.err = on.create(m.source, "template0"); m.err != nil {
			return
		}
		var target string
		if target, m.err = on.database(m.source); m.err == nil {
			m.err = prepare(target)
		}
	})
	return m.source, m.err
}

func fresh(t testing.TB, on *server, source string) string {
	t.Helper()
	name := fmt.Sprintf("ku_%d_%d", os.Getpid(), databases.Add(1))
	if err := on.create(name, source); err != nil {
		t.Fatalf("pgtest: %v", err)
	}
	t.Cleanup(func() {
		if err := on.execute("DROP DATABASE " + identifier(name) + " WITH (FORCE)"); err != nil {
			t.Errorf("pgtest: %v", err)
		}
	})
	target, err := on.database(name)
	if err != nil {
		t.Fatalf("pgtest: %v", err)
	}
	return target
}

func (s *server) create(name, source string) error {
	if err := s.execute("DROP DATABASE IF EXISTS " + identifier(name) + " WITH (FORCE)"); err != nil {
		return err
	}
	return s.execute("CREATE DATABASE " + identifier(name) + " TEMPLATE " + identifier(source) +
		" ENCODING 'UTF8' STRATEGY FILE_COPY")
}

func identifier(name string) string { return pgx.Identifier{name}.Sanitize() }

// database is the server's URL with another database in it.
func (s *server) database(name string) (string, error) {
	address, err := s.url()
	if err != nil {
		return "", err
	}
	u, err := url.Parse(address)
	if err != nil {
		return "", fmt.Errorf("TEST_DATABASE_URL must be a postgres:// address: %w", err)
	}
	u.Path = "/" + name
	return u.String(), nil
}

func (s *server) execute(statement string) error {
	address, err := s.url()
	if err != nil {
		return err
	}
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, address)
	if err != nil {
		return fmt.Errorf("connect: %w", err)
	}
	defer conn.Close(ctx)
	if _, err := conn.Exec(ctx, statement); err != nil {
		return fmt.Errorf("%s: %w", strings.Fields(statement)[0], err)
	}
	return nil
}
