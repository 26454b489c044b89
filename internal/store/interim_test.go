package store_test

import (
	"testing"
	"time"

	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

func TestAnUnfinishedResponseCountsOnlyAsItsCountyReleasedIt(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx, w, q := t.Context(), storetest.OpenWave(t, s), storetest.Questionnaire()
		partial := func() (texts []string) {
			t.Helper()
			subs, err := s.InterimSubmissions(ctx, storetest.All())
			if err != nil {
				t.Fatal(err)
			}
			for _, sub := range subs {
				if sub.Kind != survey.FromInterim || sub.County.Name != "Kreis Pinneberg" || sub.Hash != survey.Digest(sub.County.Key, sub.Edition, sub.Rows) {
					t.Errorf("%+v", sub)
				}
				texts = append(texts, sub.Answers()[survey.Ref{Item: "remark"}].Text)
			}
			if counted, _ := counted(t, s); len(counted) != 0 {
				t.Errorf("%d counted", len(counted))
			}
			return texts
		}
		wanted(t, s.ReleaseInterim(ctx, anna, q, w.Edition), survey.ErrConflict) // nothing begun
		mustSave(t, s, anna, act(w, "f1", change("remark", 0, survey.Write("eins"))))
		if got := partial(); len(got) != 0 {
			t.Errorf("without a release there is %q", got)
		}
		wanted(t, s.RevokeInterim(ctx, anna), survey.ErrConflict)
		colleague := invite(t, s, "Änne")
		wanted(t, s.ReleaseInterim(ctx, colleague, q, w.Edition), survey.ErrNotFound)
		wanted(t, s.ReleaseInterim(ctx, system(storetest.Pinneberg), q, w.Edition), survey.ErrNotFound)
		wanted(t, s.ReleaseInterim(ctx, anna, q, "other"), survey.ErrEdition)
		wanted(t, s.ReleaseInterim(ctx, anna, q, w.Edition), nil)
		wanted(t, s.ReleaseInterim(ctx, anna, q, w.Edition), nil) // sent twice
		mustSave(t, s, anna, act(w, "f2", change("remark", 1, survey.Write("zwei"))))
		if got := partial(); len(got) != 1 || got[0] != "eins" {
			t.Errorf("released %q", got)
		}
		if r := response(t, s, anna); !r.Interim || r.Counted() {
			t.Errorf("%+v", r)
		}
		wanted(t, s.ReleaseInterim(ctx, bert, q, w.Edition), nil)
		if i, err := s.Interim(ctx, anna); err != nil || i.Number != 2 || !i.Stands() {
			t.Errorf("%+v, %v", i, err)
		}
		if got := partial(); len(got) != 1 || got[0] != "zwei" {
			t.Errorf("released %q", got)
		}
		wanted(t, s.RevokeInterim(ctx, anna), nil)
		if got := partial(); len(got) != 0 || response(t, s, anna).Interim {
			t.Errorf("taken back, there is still %q", got)
		}
		wanted(t, s.ReleaseInterim(ctx, anna, q, w.Edition), nil)
		dlt, _ := asAdmin("meier").ForCounty(storetest.Pinneberg)
		wanted(t, s.ExtendResponse(ctx, dlt, 0, "2026-12-02", "Urlaub"), nil)
		storetest.SetClock(t, s, w.End().Add(time.Hour))
		wanted(t, s.RevokeInterim(ctx, anna), nil) // within the extension
		wanted(t, s.ReleaseInterim(ctx, anna, q, w.Edition), nil)
		storetest.SetClock(t, s, survey.Day("2026-12-03").Start())
		wanted(t, s.RevokeInterim(ctx, anna), survey.ErrClosed)
		wanted(t, s.ReleaseInterim(ctx, anna, q, w.Edition), survey.ErrClosed)
		if got := partial(); len(got) != 1 || got[0] != "zwei" {
			t.Errorf("after the end, there is %q", got)
		}
		storetest.SetClock(t, s, w.End().Add(2*time.Hour))
		mustSubmit(t, s, anna, "s1")
		wanted(t, s.ReleaseInterim(ctx, anna, q, w.Edition), survey.ErrConflict)
		if subs, err := s.InterimSubmissions(ctx, storetest.All()); err != nil || len(subs) != 0 {
			t.Errorf("after the submission, %d are partial, %v", len(subs), err)
		}
		if subs, _ := counted(t, s); len(subs) != 1 {
			t.Errorf("%d counted", len(subs))
		}
		for _, statement := range []string{"UPDATE interim SET answers = '[]'", "DELETE FROM interim"} {
			if _, err := s.SQL().ExecContext(ctx, statement); err == nil {
				t.Errorf("%s is let through", statement)
			}
		}
	})
}
