package store_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

// reopenings are what the county has asked for so far.
func reopenings(t *testing.T, s *store.Store, sc access.Scope) []survey.Reopening {
	t.Helper()
	all, err := s.Reopenings(t.Context(), sc)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestARequestToReopenIsMadeOnceAndDecidedOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx, w := t.Context(), storetest.OpenWave(t, s)
		dlt, _ := asAdmin("meier").ForCounty(storetest.Pinneberg)
		refused := func(err, want error) {
			t.Helper()
			if !errors.Is(err, want) {
				t.Errorf("%v, want %v", err, want)
			}
		}
		refused(s.RequestReopening(ctx, anna, "Zahlen"), survey.ErrConflict) // nothing is submitted
		first := mustSubmit(t, s, anna, "s1")
		refused(s.SetEmail(ctx, "anna", "anna@kreis.example"), nil)
		refused(s.RequestReopening(ctx, invite(t, s, "Änne", access.Share{Kind: access.ShareItem, Key: "remark"}), "x"), survey.ErrNotFound)

		refused(s.RequestReopening(ctx, anna, "Die Zahlen stimmen nicht."), nil)
		refused(s.RequestReopening(ctx, anna, "Die Zahlen stimmen nicht."), nil)
		refused(s.RequestReopening(ctx, anna, "Noch ein Grund"), survey.ErrConflict)
		open, err := s.OpenReopenings(ctx, storetest.All())
		if err != nil || len(open) != 1 || open[0].County != storetest.Pinneberg || open[0].Reason != "Die Zahlen stimmen nicht." || open[0].Person != "anna" {
			t.Fatalf("open %+v, %v", open, err)
		}

		refused(s.DeclineReopening(ctx, dlt, 2, "Nein"), survey.ErrConflict)
		refused(s.DeclineReopening(ctx, dlt, 1, "Die Auswertung\nläuft schon."), nil)
		refused(s.DeclineReopening(ctx, dlt, 1, "Nein"), survey.ErrConflict)
		if r := reopenings(t, s, anna); r[0].Decision != survey.Declined || r[0].Answer != "Die Auswertung\nläuft schon." || r[0].DecidedBy != "meier" || r[0].Decided.IsZero() {
			t.Errorf("%+v", r)
		}

		refused(s.RequestReopening(ctx, anna, "Ein neuer Grund"), nil)
		refused(s.Reopen(ctx, dlt), nil)
		if r := reopenings(t, s, anna); len(r) != 2 || r[1].Decision != survey.Granted || r[1].Number != 2 {
			t.Errorf("%+v", r)
		}
		if subs, _ := counted(t, s); len(subs) != 1 || subs[0].Reference != first.Reference {
			t.Errorf("what was submitted does not count any more: %+v", subs)
		}
		letters, err := s.Letters(ctx)
		refused(err, nil)
		var kinds []string
		for _, l := range letters {
			if strings.Contains(l.Kind, "geoeffnet") {
				kinds = append(kinds, l.Kind+" "+l.Values[mail.Answer])
			}
		}
		if got := strings.Join(kinds, "|"); got != "nicht-wieder-geoeffnet Die Auswertung\nläuft schon.|wieder-geoeffnet " {
			t.Errorf("letters %q", got)
		}
		for _, row := range storetest.Rows(t, s, "audit") {
			if strings.Contains(row["detail"], "Zahlen") || strings.Contains(row["detail"], "Auswertung") {
				t.Errorf("the audit trail holds a text: %v", row)
			}
		}

		mustSubmit(t, s, anna, "s2")
		storetest.SetClock(t, s, w.End().Add(time.Second))
		refused(s.RequestReopening(ctx, anna, "Zu spät"), survey.ErrClosed)
	})
}

func TestAllChangesAreListedWithTheEditionOfTheValueBefore(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		mustSave(t, s, anna, act(w, "f1", change("status", 0, survey.Choose("yes")), change("remark", 0, survey.Write("eins"))))
		storetest.SetClock(t, s, instant(t, "2026-11-20T11:00:00Z"))
		mustSave(t, s, bert, act(w, "f2", change("remark", 1, survey.Write("zwei"))))
		all, n, err := s.Changes(t.Context(), anna, []string{"status", "remark"}, 0, 2)
		if err != nil || n != 3 || len(all) != 2 {
			t.Fatalf("%d of %d, %v", len(all), n, err)
		}
		if e := all[0]; e.Item != "remark" || !e.Old.Equal(survey.Write("eins")) || !e.New.Equal(survey.Write("zwei")) || e.Author != "bert" || e.Before != w.Edition {
			t.Errorf("%+v", e)
		}
		rest, n, err := s.Changes(t.Context(), anna, []string{"status"}, 0, 10)
		if err != nil || n != 1 || len(rest) != 1 || rest[0].Before != "" || rest[0].Item != "status" {
			t.Errorf("%+v of %d, %v", rest, n, err)
		}
		if none, n, err := s.Changes(t.Context(), hannover, []string{"remark"}, 0, 10); err != nil || n != 0 || len(none) != 0 {
			t.Errorf("another county reads %+v, %v", none, err)
		}
	})
}
