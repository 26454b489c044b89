package store_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/register"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

// bare takes out the contact of a good practice.
func bare(sub survey.Submission) (survey.Submission, error) {
	sub.Rows = slices.Clone(sub.Rows)
	for i, r := range sub.Rows {
		if r.Value.Fields["contact"] != "" {
			fields := maps.Clone(r.Value.Fields)
			delete(fields, "contact")
			sub.Rows[i].Value.Fields = fields
		}
	}
	return sub, nil
}

func purge(t *testing.T, s *store.Store, rehearsal bool) string {
	t.Helper()
	all, err := s.PurgeDue(t.Context(), bare, rehearsal)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, p := range all {
		lines = append(lines, fmt.Sprint(p.Wave, " ", p.Kind, " ", p.Counts))
	}
	return strings.Join(lines, "\n")
}

// canaries are what only persons of the counties could have brought in.
var canaries = []string{"Änne", "Frau Müller", "landrat@", "fern@", "Schulamt prüfen", "Zahlen berichtigen", "Frau Praxis", "anna", "carla"}

// found tells where the texts stand in the database, as table.column.
func found(t *testing.T, s *store.Store, text string) (places []string) {
	t.Helper()
	for table, rows := range storetest.Watch(t, s)() {
		for _, row := range rows {
			for column, value := range row {
				if at := table + "." + column; strings.Contains(value, text) && !slices.Contains(places, at) {
					places = append(places, at)
				}
			}
		}
	}
	slices.Sort(places)
	return places
}

func TestWhatIsDueIsDeletedAndFiguresStay(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		fill(t, s)
		practice := survey.Ref{Item: "practice", Record: 2}
		storetest.SetClock(t, s, instant(t, "2026-11-16T11:30:00Z"))
		mustSave(t, s, anna, act(survey.Wave{Edition: storetest.Edition}, "f7", survey.Change{Ref: practice, Version: 1,
			Value: survey.Value{Fields: map[string]string{"title": "Bürgerkoffer", "contact": "Frau Praxis"}}}))
		sub := mustSubmit(t, s, anna, "s2")
		if sub.Answers()[practice].Fields["contact"] != "Frau Praxis" {
			t.Fatalf("%+v", sub.Rows)
		}
		before, _ := counted(t, s)
		figures := fmt.Sprint(barely(before))
		all := access.WaveScope(storetest.Wave, "op")
		if err := s.SetRetention(t.Context(), all, []survey.Retention{{Kind: survey.KeepContacts, Until: "2026-11-29"}}); err == nil {
			t.Error("contacts can be deleted before the wave ends")
		}
		if err := s.SetRetention(t.Context(), all, []survey.Retention{{Kind: survey.KeepContacts, Until: "2026-12-31"}, {Kind: survey.KeepAnswers, Until: "2027-11-30"}}); err != nil {
			t.Fatal(err)
		}
		kept, err := s.Retention(t.Context(), all)
		if want := "[{contacts 2026-12-31 false} {answers 2027-11-30 true} {submissions 2027-11-30 true} {logs 2027-11-30 true}]"; err != nil || fmt.Sprint(kept) != want {
			t.Errorf("%v, %v", kept, err)
		}
		storetest.SetClock(t, s, instant(t, "2026-12-31T22:59:59Z"))
		if done := purge(t, s, false); done != "" {
			t.Errorf("deleted on the last day: %s", done)
		}

		storetest.SetClock(t, s, instant(t, "2026-12-31T23:00:00Z"))
		if done := purge(t, s, false); done != "" {
			t.Errorf("deleted while the wave is open: %s", done)
		}
		if err := s.CloseWave(t.Context(), storetest.Wave, "op"); err != nil {
			t.Fatal(err)
		}
		snapshot := storetest.Dump(t, s)
		told := purge(t, s, true)
		if after := storetest.Dump(t, s); fmt.Sprint(after) != fmt.Sprint(snapshot) {
			t.Error("a rehearsal changes something")
		}
		if done := purge(t, s, false); done != told || !strings.HasPrefix(done, "2026 contacts map[") || strings.Contains(done, "answer") {
			t.Errorf("rehearsed %s, done %s", told, done)
		}
		for _, name := range []string{"Änne Meier", "Frau Praxis"} { // of the DLT; still in a submission
			if len(found(t, s, name)) == 0 {
				t.Errorf("%s is gone", name)
			}
		}
		for _, name := range []string{"Frau Müller", "landrat@", "fern@", "Schulamt prüfen"} {
			if at := found(t, s, name); len(at) > 0 {
				t.Errorf("%s still stands in %v", name, at)
			}
		}
		broken, n, err := s.VerifySubmissions(t.Context(), all)
		if err != nil || len(broken) != 0 || n != 3 || verified(t, s, "").Fault != nil {
			t.Errorf("%v of %d, %v", broken, n, err)
		}

		storetest.SetClock(t, s, instant(t, "2027-12-01T08:00:00Z"))
		seal(t, s, 1)
		done := purge(t, s, false)
		for _, part := range []string{"2026 answers map[answer:", "2026 submissions map[submission_answer:1]", "\n logs map[audit:"} {
			if !strings.Contains("\n"+done, part) {
				t.Errorf("%s misses %q", done, part)
			}
		}
		for _, name := range canaries {
			at := slices.DeleteFunc(found(t, s, name), func(at string) bool {
				return slices.Contains([]string{"person.name", "share_plan.author", "submission.author", "audit.person", "draft.author"}, at)
			})
			if len(at) > 0 {
				t.Errorf("%s still stands in %v", name, at)
			}
		}
		after, _ := counted(t, s)
		if fmt.Sprint(after) != figures || fmt.Sprint(barely(after)) != figures {
			t.Errorf("what figures are made of was\n%s\nis\n%v", figures, after)
		}
		broken, n, err = s.VerifySubmissions(t.Context(), all)
		if state := verified(t, s, ""); err != nil || len(broken) != 0 || n != 3 || state.Fault != nil || state.Purged == 0 {
			t.Errorf("%v of %d, %v, %+v", broken, n, err, state)
		}
		if again := purge(t, s, false); again != "" {
			t.Errorf("deleted twice: %s", again)
		}
		if purges, err := s.Purges(t.Context(), all); err != nil || len(purges) != 4 || purges[3].Kind != survey.KeepContacts || purges[3].Total() == 0 {
			t.Errorf("%+v, %v", purges, err)
		}
		tamper(t, s, "submission_answer", "UPDATE submission_answer SET state = 'no_answer', value = '' WHERE item = 'status'")
		if broken, _, err := s.VerifySubmissions(t.Context(), all); err != nil || len(broken) == 0 {
			t.Errorf("a changed submission: %v, %v", broken, err)
		}
		for _, table := range []string{"answer_history", "audit", "submission_answer", "purge", "submission_redaction"} {
			if _, err := s.SQL().Exec("DELETE FROM " + table); err == nil || !strings.Contains(err.Error(), "append-only") {
				if rows := storetest.Rows(t, s, table); len(rows) > 0 || !s.SQLite() { // a trigger of SQLite fires for rows only
					t.Errorf("%s can be deleted from after a purge: %v", table, err)
				}
			}
		}
	})
}

func TestNothingIsDeletedWhileACountyMayStillAnswer(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx, w := t.Context(), storetest.OpenWave(t, s)
		mustSave(t, s, anna, act(w, "f1", change("remark", 0, survey.Write("unfertig"))))
		all := access.WaveScope(storetest.Wave, "op")
		dlt, _ := all.ForCounty(storetest.Pinneberg)
		until := func(day survey.Day) []survey.Retention {
			return []survey.Retention{{Kind: survey.KeepAnswers, Until: day}}
		}
		wanted(t, s.SetRetention(ctx, all, until("2026-12-05")), nil)
		wanted(t, s.ExtendResponse(ctx, dlt, 0, "2026-12-10", "Urlaub"), survey.ErrDeletedBefore)
		wanted(t, s.SetRetention(ctx, all, until("2026-12-12")), nil)
		wanted(t, s.ExtendResponse(ctx, dlt, 0, "2026-12-10", "Urlaub"), nil)
		wanted(t, s.SetRetention(ctx, all, until("2026-12-09")), survey.ErrInvalid)
		wanted(t, s.SetRetention(ctx, all, until("2026-12-10")), nil)

		// The wave is not closed yet, whatever the day: it can be extended further.
		storetest.SetClock(t, s, instant(t, "2028-01-01T08:00:00Z"))
		if done := purge(t, s, false); done != "" {
			t.Errorf("deleted while the wave is open: %s", done)
		}
		storetest.SetClock(t, s, instant(t, "2026-12-06T08:00:00Z"))
		wanted(t, s.CloseWave(ctx, storetest.Wave, "op"), nil)
		_, err := s.SQL().Exec("UPDATE retention SET until = '2026-12-05'") // as set before there was any such rule
		wanted(t, err, nil)
		if done := purge(t, s, false); done != "" {
			t.Errorf("deleted before the extension is over: %s", done)
		}
		storetest.SetClock(t, s, instant(t, "2026-12-10T23:00:00Z"))
		if done := purge(t, s, false); !strings.HasPrefix(done, "2026 answers map[answer:1 ") {
			t.Errorf("after the extension %q is deleted", done)
		}
	})
}

// barely are the submissions as they count, without personal values.
func barely(subs []survey.Submission) (all []survey.Submission) {
	for _, sub := range subs {
		sub, _ = bare(sub)
		all = append(all, sub)
	}
	return all
}

func TestEveryColumnOfTheDatabaseStandsInTheRegister(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		columns := "SELECT m.name || '.' || c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
		if !s.SQLite() {
			columns = "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = current_schema()"
		}
		there := texts(t, s.SQL(), columns)
		var listed []string
		for _, table := range register.Tables {
			for _, c := range table.Columns {
				listed = append(listed, table.Name+"."+c.Name)
				if c.Label == "" || c.Category == "" {
					t.Errorf("%s.%s is not annotated", table.Name, c.Name)
				}
			}
		}
		slices.Sort(there)
		slices.Sort(listed)
		for _, column := range there {
			if !slices.Contains(listed, column) {
				t.Errorf("%s is missing in the register of processing (internal/register/tables.go)", column)
			}
		}
		for i, column := range listed {
			if !slices.Contains(there, column) || i > 0 && listed[i-1] == column {
				t.Errorf("the register has %s, which is not there or there twice", column)
			}
		}
	})
}

func TestAPersonIsToldEverythingThatIsHeldOfThemAndNothingElse(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		fill(t, s)
		herself := access.Principal{Person: "anna", Role: access.CountyRep, Wave: storetest.Wave, County: storetest.Pinneberg}
		all, err := s.Disclose(t.Context(), access.Principal{Person: access.Operator, Role: access.System}, "anna")
		if err != nil {
			t.Fatal(err)
		}
		told := map[string]int{}
		for _, h := range all {
			told[h.Table.Name] = len(h.Rows)
			for _, row := range h.Rows {
				if len(row) != len(h.Table.Shown()) {
					t.Errorf("%s: %v", h.Table.Name, row)
				}
			}
		}
		// Every cell of the database that is her id belongs to a row that she is told.
		for table, rows := range storetest.Watch(t, s)() {
			n := 0
			for _, row := range rows {
				for column, value := range row {
					if value == "anna" && column != "name" {
						n++
						break
					}
				}
			}
			if told[table] < n || n == 0 && told[table] > 0 {
				t.Errorf("%s: told %d rows, has %d", table, told[table], n)
			}
		}
		if text := fmt.Sprint(all); !strings.Contains(text, "Bürgerkoffer") || strings.Contains(text, "Frau Müller") || strings.Contains(text, "secret") {
			t.Error(text)
		}
		if mine, err := s.Disclose(t.Context(), herself, "anna"); err != nil || len(mine) != len(all) {
			t.Errorf("she herself is told %d tables of %d, %v", len(mine), len(all), err)
		}
		_, err = s.Disclose(t.Context(), herself, "bert")
		wanted(t, err, survey.ErrNotFound)
		known, err := s.PersonsKnown(t.Context(), []string{"anna", "meier"})
		if err != nil || len(known) != 0 { // neither has an account, nor did anybody name them to the DLT
			t.Errorf("the DLT knows %v, %v", known, err)
		}
		all, err = s.Disclose(t.Context(), access.Principal{Person: "meier", Role: access.Admin}, "anna")
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range all {
			if slices.Contains([]string{"answer", "answer_history", "note", "member", "share_plan", "presence", "rescue", "submission", "session"}, h.Table.Name) {
				t.Errorf("the DLT is told of %s: %v", h.Table.Name, h.Rows)
			}
			for _, row := range h.Rows {
				if h.Table.Name == "audit" && slices.Contains(row, string(access.CountyRep)) {
					t.Errorf("the DLT is told what the county did: %v", row)
				}
			}
		}
		lines, _, err := s.AuditLines(t.Context(), access.TrailFilter{Action: access.ActionPersonExport}, 9)
		if err != nil || len(lines) != 2 || lines[0].Detail != "person anna" {
			t.Errorf("%+v, %v", lines, err)
		}
	})
}
