package storetest

import (
	"fmt"
	"testing"

	"kreisumfrage/internal/store"
)

// Work gives the first counties of an open wave, so many, an answer to each item
// and a mark on each page. It writes past the store, which would take an hour.
func Work(t testing.TB, s *store.Store, wave string, counties int, items, pages []string) {
	t.Helper()
	db := beside(t, s)
	defer db.Close()
	const at = "'2026-11-10T09:00:00.000000Z'"
	insert := func(statement, key, rest string) {
		t.Helper()
		_, err := db.Exec(fmt.Sprintf("%s SELECT r.wave, r.unit, '%s', %s FROM response r JOIN wave w ON w.wave = r.wave WHERE r.wave = '%s' AND r.unit IN "+
			"(SELECT unit FROM response WHERE wave = '%[4]s' ORDER BY unit LIMIT %d)", statement, key, rest, wave, counties))
		if err != nil {
			t.Fatalf("storetest: %q: %v", key, err)
		}
	}
	for _, item := range items {
		insert("INSERT INTO answer (wave, unit, item, record, value, version, author, time, edition, form_id)", item,
			"0, '\"Ein Text, wie er in diesem Feld stehen könnte.\"', 1, 'p', "+at+", w.edition, 'f'")
	}
	for _, page := range pages {
		insert("INSERT INTO page_mark (wave, unit, page, author, time)", page, "'p', "+at)
	}
}
