package pgtest_test

import (
	"context"
	"testing"

	"github.com/jackc/pgx/v5"

	"kreisumfrage/internal/pgtest"
)

func TestCopiesOfATemplateDoNotSeeEachOther(t *testing.T) {
	prepared := 0
	prepare := func(url string) error {
		prepared++
		return run(url, "CREATE TABLE t (n bigint); INSERT INTO t VALUES (1)")
	}
	first, second := pgtest.Copy(t, "copies", prepare), pgtest.Copy(t, "copies", prepare)
	if err := run(first, "INSERT INTO t VALUES (2)"); err != nil {
		t.Fatal(err)
	}
	for url, want := range map[string]int{first: 2, second: 1} {
		if got := count(t, url, "SELECT count(*) FROM t"); got != want {
			t.Errorf("%d rows, want %d", got, want)
		}
	}
	if prepared != 1 {
		t.Errorf("template prepared %d times", prepared)
	}
}

func TestEmptyDatabaseHasNoTables(t *testing.T) {
	n := count(t, pgtest.Empty(t), "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
	if n != 0 {
		t.Errorf("%d tables", n)
	}
}

func run(url, statements string) error {
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	_, err = conn.Exec(ctx, statements)
	return err
}

func count(t *testing.T, url, query string) (n int) {
	t.Helper()
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(ctx)
	if err := conn.QueryRow(ctx, query).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestADurableDatabaseLosesNoCommit(t *testing.T) {
	url := pgtest.Durable(t)
	if n := count(t, url, "SELECT count(*) FROM pg_settings WHERE setting = 'on' AND name IN ('fsync', 'synchronous_commit', 'full_page_writes')"); n != 3 {
		t.Errorf("%d of 3 settings are on", n)
	}
}
