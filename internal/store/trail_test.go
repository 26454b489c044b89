package store_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
)

func note(t *testing.T, s *store.Store, e access.Event) {
	t.Helper()
	if err := s.Audit(t.Context(), e); err != nil {
		t.Fatal(err)
	}
}

func seal(t *testing.T, s *store.Store, blocks int) access.Block {
	t.Helper()
	head, sealed, err := s.SealAudit(t.Context())
	if err != nil || sealed != blocks {
		t.Fatalf("%d blocks sealed, want %d: %v", sealed, blocks, err)
	}
	return head
}

func verified(t *testing.T, s *store.Store, noted string) access.TrailState {
	t.Helper()
	state, err := s.VerifyAudit(t.Context(), noted)
	if err != nil {
		t.Fatal(err)
	}
	return state
}

// tamper changes the trail as only whoever owns the database can.
func tamper(t *testing.T, s *store.Store, table, statement string) {
	t.Helper()
	if _, err := s.SQL().Exec(statement); err == nil || !strings.Contains(err.Error(), "append-only") {
		t.Fatalf("%s: %v", statement, err)
	}
	thaw := []string{"ALTER TABLE " + table + " DISABLE TRIGGER USER"}
	if s.SQLite() {
		thaw = nil
		for _, trigger := range texts(t, s.SQL(), "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '"+table+"'") {
			thaw = append(thaw, "DROP TRIGGER "+trigger)
		}
	}
	frozen := map[string]string{}
	if s.SQLite() {
		for _, trigger := range thaw {
			name := strings.TrimPrefix(trigger, "DROP TRIGGER ")
			frozen[name] = texts(t, s.SQL(), "SELECT sql FROM sqlite_master WHERE name = '"+name+"'")[0]
		}
	} else {
		frozen[table] = "ALTER TABLE " + table + " ENABLE TRIGGER USER"
	}
	for _, statement := range append(thaw, statement) {
		if _, err := s.SQL().Exec(statement); err != nil {
			t.Fatal(statement, err)
		}
	}
	for _, statement := range frozen {
		if _, err := s.SQL().Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
}

func TestASealedTrailTellsWhatWasChangedTakenOutOrPutIn(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		storetest.OpenWave(t, s)
		seal(t, s, 0)
		storetest.SetClock(t, s, instant(t, "2026-11-17T08:00:00Z"))
		head := seal(t, s, 1)
		note(t, s, access.Event{Person: "meier", Role: access.Admin, Action: access.ActionAnswersExported, Wave: "2026", Detail: "csv"})
		note(t, s, access.Event{Person: "anna", Role: access.CountyRep, Action: access.ActionAnswersSaved, Wave: "2026", County: "01056"})
		state := verified(t, s, head.Hash)
		if state.Fault != nil || state.Blocks != 1 || state.Lines != head.Lines || state.Unsealed != 2 || state.Head != head.Hash {
			t.Errorf("%+v", state)
		}
		storetest.SetClock(t, s, instant(t, "2026-11-18T08:00:00Z"))
		second := seal(t, s, 1)
		seal(t, s, 0)
		if second.Previous != head.Hash || second.Lines != 2 || second.First != head.Last+1 {
			t.Errorf("%+v after %+v", second, head)
		}
		if f := verified(t, s, strings.Repeat("0", 64)).Fault; f == nil || f.Kind != access.HeadUnknown {
			t.Errorf("an unknown head: %+v", f)
		}
		for _, c := range []struct {
			table, statement, back string
			want                   access.Fault
		}{
			{"audit", fmt.Sprintf("UPDATE audit SET person = 'moritz' WHERE id = %d", second.First),
				fmt.Sprintf("UPDATE audit SET person = 'meier' WHERE id = %d", second.First), access.Fault{Kind: access.LineChanged, Block: 2, Line: second.First}},
			{"audit_block", "UPDATE audit_block SET lines = 7 WHERE number = 1", fmt.Sprintf("UPDATE audit_block SET lines = %d WHERE number = 1", head.Lines), access.Fault{Kind: access.BlockBroken, Block: 1}},
			{"audit", fmt.Sprintf("DELETE FROM audit WHERE id = %d", head.First), "", access.Fault{Kind: access.LineMissing, Block: 1, Line: head.First}},
			{"audit_block", "DELETE FROM audit_block WHERE number = 1", "", access.Fault{Kind: access.BlockBroken, Block: 2}},
		} {
			tamper(t, s, c.table, c.statement)
			if f := verified(t, s, "").Fault; f == nil || *f != c.want {
				t.Errorf("%s: %+v, want %+v", c.statement, f, c.want)
			}
			if c.back != "" {
				tamper(t, s, c.table, c.back)
			}
		}
	})
}

func TestSeveralProcessesSealEachLineOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		storetest.OpenWave(t, s)
		storetest.SetClock(t, s, instant(t, "2026-11-17T08:00:00Z"))
		// A line gets its id before it is committed: it must not appear behind a seal.
		late, err := s.SQL().Begin()
		if err != nil {
			t.Fatal(err)
		}
		when := "'2026-11-16T12:00:00.000000Z'"
		if _, err := late.Exec("INSERT INTO audit (time, person, role, action, wave, unit, detail) VALUES (" + when + ", 'p', 'admin', 'login', '', '', '')"); err != nil {
			t.Fatal(err)
		}
		if !s.SQLite() {
			if _, err := s.SQL().Exec("INSERT INTO audit (time, person, role, action, wave, unit, detail) VALUES (" + when + ", 'q', 'admin', 'login', '', '', '')"); err != nil {
				t.Fatal(err)
			}
		}
		var wg sync.WaitGroup
		total, mu, ended := 0, sync.Mutex{}, make(chan bool, 4)
		for range 4 {
			wg.Go(func() {
				_, sealed, err := s.SealAudit(t.Context())
				if err != nil {
					t.Error(err)
				}
				mu.Lock()
				total += sealed
				mu.Unlock()
				ended <- true
			})
		}
		if !s.SQLite() {
			waiting := func() bool {
				return texts(t, s.SQL(), "SELECT count(*)::text FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")[0] != "0"
			}
			for len(ended) == 0 && !waiting() {
				time.Sleep(time.Millisecond)
			}
		}
		if err := late.Commit(); err != nil {
			t.Fatal(err)
		}
		wg.Wait()
		if state := verified(t, s, ""); total != 1 || state.Fault != nil || state.Unsealed != 0 {
			t.Errorf("%d blocks, %+v, %+v", total, state, state.Fault)
		}
	})
}

func TestTheTrailIsSearchedWithoutWhatCountiesDoAmongThemselves(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		storetest.OpenWave(t, s)
		if err := s.CreateAdmin(t.Context(), "meier@dlt.example", "Änne Meier", "hash"); err != nil {
			t.Fatal(err)
		}
		meier, err := s.PersonsNamed(t.Context(), "äNNE m")
		if err != nil || len(meier) != 1 {
			t.Fatal(meier, err)
		}
		for _, text := range []string{"", "%", "_"} {
			if found, err := s.PersonsNamed(t.Context(), text); err != nil || len(found) != 0 {
				t.Errorf("%q: %v, %v", text, found, err)
			}
		}
		note(t, s, access.Event{Person: meier[0], Role: access.Admin, Action: access.ActionAnswersRead, Wave: "2026", County: "07131"})
		note(t, s, access.Event{Person: "anna", Role: access.CountyRep, Action: access.ActionAnswersSaved, Wave: "2026", County: "07131"})
		note(t, s, access.Event{Person: "anna", Role: access.CountyRep, Action: access.ActionSubmitted, Wave: "2026", County: "07131"})
		for _, c := range []struct {
			filter access.TrailFilter
			want   string
		}{
			{access.TrailFilter{Wave: "2026", County: "07131"}, "submitted answers_read"},
			{access.TrailFilter{Persons: meier}, "answers_read"},
			{access.TrailFilter{Persons: []string{}}, ""},
			{access.TrailFilter{Action: access.ActionSubmitted, From: "2026-11-16", To: "2026-11-16"}, "submitted"},
			{access.TrailFilter{County: "07131", From: "2026-11-17"}, ""},
			{access.TrailFilter{County: "07131", To: "2026-11-15"}, ""},
		} {
			lines, all, err := s.AuditLines(t.Context(), c.filter, 10)
			var got []string
			for _, l := range lines {
				got = append(got, string(l.Action))
			}
			if err != nil || strings.Join(got, " ") != c.want || all != len(lines) {
				t.Errorf("%+v: %v, %v", c.filter, got, err)
			}
		}
		lines, all, err := s.AuditLines(t.Context(), access.TrailFilter{County: "07131", Before: 1 << 40}, 1)
		if err != nil || len(lines) != 1 || all != 2 {
			t.Fatal(lines, all, err)
		}
		if older, _, err := s.AuditLines(t.Context(), access.TrailFilter{County: "07131", Before: lines[0].ID}, 9); err != nil || len(older) != 1 {
			t.Error(older, err)
		}
	})
}
