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
var Tables = []string{"edition", "wave", "unit", "response", "answer", "answer_history", "save_receipt", "page_mark",
	"submission", "submission_answer", "person", "county_access", "admin_account", "session", "failure", "audit"}

// Rows returns the whole table, one map of column → text a row, in the order in
// which the rows compare.
func Rows(t testing.TB, s *store.Store, table string) []map[string]string {
	t.Helper()
	rows, err := read(s, table)
	if err != nil {
		t.Fatalf("storetest: read %s: %v", table, err)
	}
	return rows
}

// Dump returns the contents of all tables but those left out, a line each row.
func Dump(t testing.TB, s *store.Store, without ...string) map[string][]string {
	t.Helper()
	dump := map[string][]string{}
	for _, table := range Tables {
		if slices.Contains(without, table) {
			continue
		}
		for _, row := range Rows(t, s, table) {
			dump[table] = append(dump[table], fmt.Sprint(row)) // maps print in the order of their keys
		}
	}
	return dump
}

func read(s *store.Store, table string) (found []map[string]string, err error) {
	known, ok := configs.Load(s)
	if !ok {
		return nil, fmt.Errorf("this store was not opened here")
	}
	driver, source := "sqlite", known.(store.Config).SQLitePath
	if source == "" {
		driver, source = "pgx", known.(store.Config).PostgresURL
	}
	db, err := sql.Open(driver, source)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	rows, err := db.Query("SELECT * FROM " + table)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	for rows.Next() {
		values := make([]any, len(columns))
		into := make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			return nil, err
		}
		row := map[string]string{}
		for i, c := range columns {
			if b, isBytes := values[i].([]byte); isBytes {
				values[i] = string(b)
			}
			row[c] = fmt.Sprint(values[i])
		}
		found = append(found, row)
	}
	slices.SortFunc(found, func(a, b map[string]string) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	return found, rows.Err()
}
