package store_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

func attend(t *testing.T, s *store.Store, sc access.Scope, page string) (others []string) {
	t.Helper()
	all, err := s.Attend(t.Context(), sc, page)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range all {
		others = append(others, o.Person)
	}
	return others
}

func TestWhoIsOnAPageSeesTheOthersOfTheCountyForFiveMinutes(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		storetest.OpenWave(t, s)
		hanna := storetest.Of(storetest.Hannover, "hanna")
		for _, c := range []struct {
			sc   access.Scope
			page string
			want []string
		}{{anna, "a", nil}, {bert, "a", []string{"anna"}}, {bert, "b", nil}, {hanna, "a", nil}, {anna, "a", []string{"bert"}}} {
			if got := attend(t, s, c.sc, c.page); !slices.Equal(got, c.want) {
				t.Errorf("%s on %s sees %v, want %v", c.sc.Person(), c.page, got, c.want)
			}
		}
		pass(t, s, 4*time.Minute)
		first, err := s.Attend(t.Context(), bert, "a")
		if err != nil || len(first) != 1 {
			t.Fatal(first, err)
		}
		attend(t, s, anna, "a")
		pass(t, s, 4*time.Minute)
		again, err := s.Attend(t.Context(), bert, "a")
		if err != nil || len(again) != 1 || again[0] != first[0] {
			t.Errorf("anna, who has stayed, is there as %v, before as %v (%v)", again, first, err)
		}
		pass(t, s, 6*time.Minute)
		if got := attend(t, s, anna, "a"); got != nil {
			t.Errorf("after six minutes: %v", got)
		}
		if left := storetest.Rows(t, s, "presence"); len(left) != 2 { // anna's and hanna's
			t.Errorf("left are %v", left)
		}
		if err := s.Purge(t.Context()); err != nil || len(storetest.Rows(t, s, "presence")) != 1 {
			t.Errorf("after the purge: %v, %v", storetest.Rows(t, s, "presence"), err)
		}
	})
}

func rescued(t *testing.T, s *store.Store, sc access.Scope) (fields []string) {
	t.Helper()
	all, err := s.Rescued(t.Context(), sc)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range all {
		fields = append(fields, r.Page+" "+r.FormID+" "+r.Fields)
	}
	return fields
}

func TestWhatWasSentTooLateIsKeptADayForItsSenderAlone(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		storetest.OpenWave(t, s)
		for _, r := range []survey.Rescue{{Page: "a", FormID: "f1", Fields: "x=1"}, {Page: "a", FormID: "f1", Fields: "x=2"},
			{Page: "a", FormID: "f2", Fields: "x=3"}, {Page: "b", FormID: "f3", Fields: "y=4"}} {
			if err := s.Rescue(t.Context(), anna, r); err != nil {
				t.Fatal(err)
			}
		}
		if got := rescued(t, s, anna); len(got) != 3 || !slices.Contains(got, "a f1 x=2") {
			t.Errorf("kept for anna: %q", got)
		}
		for _, sc := range []access.Scope{bert, storetest.Of(storetest.Hannover, "anna")} {
			if got := rescued(t, s, sc); len(got) > 0 {
				t.Errorf("kept for %s of %s: %q", sc.Person(), sc.Unit(), got)
			}
			if err := s.DropRescue(t.Context(), sc, "a", "f1"); err != nil {
				t.Error(err)
			}
		}
		if err := s.DropRescue(t.Context(), anna, "a", "f2"); err != nil {
			t.Error(err)
		}
		if got := rescued(t, s, anna); !slices.Equal(got, []string{"a f1 x=2", "b f3 y=4"}) {
			t.Errorf("after one was dropped: %q", got)
		}
		pass(t, s, 24*time.Hour)
		if got := rescued(t, s, anna); len(got) > 0 {
			t.Errorf("after a day: %q", got)
		}
		if err := s.Purge(t.Context()); err != nil || len(storetest.Rows(t, s, "rescue")) > 0 {
			t.Errorf("the purge leaves %v (%v)", storetest.Rows(t, s, "rescue"), err)
		}
		if _, err := s.Rescued(t.Context(), storetest.Of(storetest.Pinneberg, "")); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("without a person: %v", err)
		}
	})
}

func TestOnlyAnEndedSessionIsFoundAsOneAndOnlyForADay(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		storetest.OpenWave(t, s)
		start := func(id string) {
			row := access.SessionRow{IDHash: id, Role: access.CountyRep, Person: "anna", Wave: storetest.Wave, County: storetest.Pinneberg,
				Link: storetest.Link(t, s, anna), Idle: time.Hour, Absolute: 12 * time.Hour}
			if id == "left" {
				row.Proven = "anna@"
			}
			if err := s.CreateSession(t.Context(), row); err != nil {
				t.Fatal(err)
			}
		}
		found := func(id string) bool {
			row, err := s.EndedSession(t.Context(), id)
			if err != nil && !errors.Is(err, survey.ErrNotFound) || err == nil && (row.Person != "anna" || row.County != storetest.Pinneberg) {
				t.Errorf("%s: %+v, %v", id, row, err)
			}
			return err == nil
		}
		start("idle")
		start("left")
		if err := s.EndSession(t.Context(), "left"); err != nil {
			t.Fatal(err)
		}
		if found("idle") || !found("left") || found("never") {
			t.Error("a session that lives or never was is found, or the one that was left is not")
		}
		pass(t, s, 2*time.Hour)
		start("new")
		if !found("idle") || found("new") {
			t.Error("an idle session is not found, or a new one is")
		}
		for row, want := range map[access.SessionRow]int{
			{Person: "anna", Wave: storetest.Wave, County: storetest.Pinneberg}:                   2, // the idle one and the one that was left
			{Person: "bert", Wave: storetest.Wave, County: storetest.Pinneberg}:                   0,
			{Person: "anna", Wave: storetest.Wave, County: storetest.Hannover}:                    0,
			{Person: "anna", Wave: "2018", County: storetest.Pinneberg}:                           0,
			{Person: "anna-h", Wave: storetest.Wave, County: storetest.Hannover, Proven: "anna@"}: 1, // by the same address
		} {
			if got, err := s.FormerSessions(t.Context(), row); err != nil || len(got) != want {
				t.Errorf("of %+v are left %+v (%v), want %d", row, got, err, want)
			}
		}
		pass(t, s, 23*time.Hour)
		if found("left") || !found("idle") {
			t.Error("a day after its end a session is found, or within it is not")
		}
		pass(t, s, 12*time.Hour)
		if found("idle") {
			t.Error("a day after its limit a session is found")
		}
	})
}
