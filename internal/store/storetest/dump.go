package storetest

import (
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"kreisumfrage/internal/store"
)

// configs remembers how each store was opened: tests look into its database
// from beside, over a connection of their own.
var configs sync.Map // *store.Store → store.Config

// Tables are all tables that hold data.
var Tables = []string{"edition", "draft", "wave", "wave_setting", "wave_stage", "pretest_comment", "pretest_time", "saved_view", "wave_edition", "edition_proposal", "unit", "succession", "response", "answer", "answer_history", "save_receipt", "page_mark",
	"submission", "submission_answer", "submission_redaction", "retention", "purge", "reopening", "person", "county_access", "login_code", "unit_contact", "unit_domain", "address_approval", "contact_event", "extension", "county_return", "interim", "campaign", "campaign_unit", "member", "member_share", "share_plan", "note", "county_setting", "county_release", "release_answer", "release_comment", "admin_account", "second_factor", "recovery_code", "account_invitation", "session", "failure", "outbox", "audit", "audit_block"}

// Rows returns the whole table, one map of column → text a row, in the order in
// which the rows compare.
func Rows(t testing.TB, s *store.Store, table string) []map[string]string {
	t.Helper()
	db := beside(t, s)
	defer db.Close()
	return rows(t, db, table)
}

// Dump returns the contents of all tables but those left out, a line each row.
func Dump(t testing.TB, s *store.Store, without ...string) map[string][]string {
	t.Helper()
	db := beside(t, s)
	defer db.Close()
	dump := map[string][]string{}
	for _, table := range Tables {
		if slices.Contains(without, table) {
			continue
		}
		for _, row := range rows(t, db, table) {
			dump[table] = append(dump[table], fmt.Sprint(row)) // maps print in the order of their keys
		}
	}
	return dump
}

// Watch returns a function that dumps every table the database has, also those
// of migrations to come, as table → one map of column → text a row. It keeps one
// connection for all of its calls.
func Watch(t testing.TB, s *store.Store) func() map[string][]map[string]string {
	t.Helper()
	db := beside(t, s)
	t.Cleanup(func() { db.Close() })
	tables := everyTable(t, s, db)
	return func() map[string][]map[string]string {
		t.Helper()
		dump := map[string][]map[string]string{}
		for _, table := range tables {
			dump[table] = rows(t, db, table)
		}
		return dump
	}
}

func everyTable(t testing.TB, s *store.Store, db *sql.DB) (tables []string) {
	t.Helper()
	catalog := "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
	if known, _ := configs.Load(s); known.(store.Config).PostgresURL != "" {
		catalog = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
	}
	found, err := db.Query(catalog)
	if err != nil {
		t.Fatal(err)
	}
	defer found.Close()
	for found.Next() {
		var table string
		if err := found.Scan(&table); err != nil {
			t.Fatal(err)
		}
		tables = append(tables, table)
	}
	if err := found.Err(); err != nil || len(tables) < len(Tables) {
		t.Fatalf("storetest: the database has %d tables only: %v", len(tables), err)
	}
	slices.Sort(tables)
	return tables
}

func beside(t testing.TB, s *store.Store) *sql.DB {
	t.Helper()
	known, ok := configs.Load(s)
	if !ok {
		t.Fatal("storetest: this store was not opened here")
	}
	driver, source := "sqlite", known.(store.Config).SQLitePath+"?_pragma=busy_timeout(5000)"
	if known.(store.Config).PostgresURL != "" {
		driver, source = "pgx", known.(store.Config).PostgresURL
	}
	db, err := sql.Open(driver, source)
	if err != nil {
		t.Fatal(err)
	}
	return db
}

func rows(t testing.TB, db *sql.DB, table string) (all []map[string]string) {
	t.Helper()
	found, err := db.Query("SELECT * FROM " + table)
	if err != nil {
		t.Fatalf("storetest: read %s: %v", table, err)
	}
	defer found.Close()
	columns, err := found.Columns()
	if err != nil {
		t.Fatal(err)
	}
	for found.Next() {
		row, err := scan(found, columns)
		if err != nil {
			t.Fatalf("storetest: read %s: %v", table, err)
		}
		all = append(all, row)
	}
	if err := found.Err(); err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(all, func(a, b map[string]string) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	return all
}

func scan(from *sql.Rows, columns []string) (map[string]string, error) {
	values, into := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		into[i] = &values[i]
	}
	if err := from.Scan(into...); err != nil {
		return nil, err
	}
	row := map[string]string{}
	for i, c := range columns {
		if b, isBytes := values[i].([]byte); isBytes {
			values[i] = string(b)
		}
		row[c] = fmt.Sprint(values[i])
	}
	return row, nil
}
