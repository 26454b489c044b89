package store_test

import (
	"errors"
	"testing"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

func TestAWaveRecallsWhatTheSameCountySubmittedBefore(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx, w := t.Context(), storetest.OpenWave(t, s)
		refused := func(err, want error) {
			t.Helper()
			if !errors.Is(err, want) {
				t.Errorf("%v, want %v", err, want)
			}
		}
		mustSave(t, s, anna, act(w, "f1", change("status", 0, survey.Choose("yes"))))
		first := mustSubmit(t, s, anna, "s1")
		create := func(key string, from survey.Day, change func(*survey.Wave)) error {
			later := survey.Wave{Key: key, Title: key, Year: 2028, FirstDay: from, LastDay: "2028-12-31"}
			change(&later)
			return s.CreateWave(ctx, later, []byte("later"), storetest.Frame(), "op")
		}
		plain := func(*survey.Wave) {}
		refused(create("synthetic", "2020-01-01", func(l *survey.Wave) { l.Reconstructed = true }), nil)
		refused(create("2028", "2028-01-01", plain), nil)
		refused(create("before", "2026-01-01", func(l *survey.Wave) { l.Earlier = w.Key }), survey.ErrInvalid)
		refused(create("other", "2028-01-01", func(l *survey.Wave) { l.Earlier = "1999" }), survey.ErrNotFound)
		refused(s.RecallWave(ctx, "2028", "synthetic", "op"), survey.ErrReconstructed)
		refused(s.RecallWave(ctx, "2028", "2028", "op"), survey.ErrInvalid)
		refused(s.RecallWave(ctx, w.Key, "synthetic", "op"), survey.ErrReconstructed)
		refused(s.RecallWave(ctx, w.Key, "", "op"), survey.ErrConflict) // open

		later := access.CountyScope("2028", storetest.Pinneberg, "anna")
		_, _, err := s.EarlierSubmissions(ctx, later)
		refused(err, survey.ErrNotFound)
		refused(s.RecallWave(ctx, "2028", w.Key, "op"), nil)
		subs, from, err := s.EarlierSubmissions(ctx, later)
		if err != nil || len(subs) != 1 || subs[0].Reference != first.Reference || len(subs[0].Rows) == 0 || from.Key != w.Key {
			t.Errorf("%+v of %+v, %v", subs, from, err)
		}
		_, _, err = s.EarlierSubmissions(ctx, access.CountyScope("2028", storetest.Hannover, "carla"))
		refused(err, survey.ErrNotFound)
		if set, err := s.Wave(ctx, "2028"); err != nil || set.Earlier != w.Key {
			t.Errorf("%+v, %v", set, err)
		}
	})
}
