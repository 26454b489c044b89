package store_test

import (
	"errors"
	"reflect"
	"sync"
	"testing"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

func TestAWaveKeepsItsStatesAndItsSettings(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx, w := t.Context(), storetest.OpenWave(t, s)
		all := asAdmin("meier")
		refused := func(err, want error) {
			t.Helper()
			if !errors.Is(err, want) {
				t.Errorf("%v, want %v", err, want)
			}
		}
		settings, err := s.WaveSettings(ctx, w.Key)
		if err != nil || !settings.Equal(survey.DefaultWaveSettings) {
			t.Fatalf("%+v, %v", settings, err)
		}
		before := w.Plan(settings)
		next := before
		next.Title, next.LastDay, next.Grace, next.Target, next.SizeLimits, next.Benchmark = "Neuer Titel", "2026-12-01", 2, 70, nil, false
		refused(s.ChangeWave(ctx, all, "another", next), survey.ErrConflict)
		refused(s.ChangeWave(ctx, anna, before.Digest(), next), survey.ErrNotFound)
		for _, spoil := range []func(*survey.WavePlan){
			func(p *survey.WavePlan) { p.Title = "" }, func(p *survey.WavePlan) { p.LastDay = "2026-11-31" },
			func(p *survey.WavePlan) { p.FirstDay = "2026-10-31" }, func(p *survey.WavePlan) { p.Login = "none" },
			func(p *survey.WavePlan) { p.Target = 0 }, func(p *survey.WavePlan) { p.LastDay = "2026-11-01"; p.Grace = 0 },
		} {
			bad := next
			spoil(&bad)
			refused(s.ChangeWave(ctx, all, before.Digest(), bad), survey.ErrInvalid)
		}
		refused(s.ChangeWave(ctx, all, before.Digest(), next), nil)
		refused(s.ChangeWave(ctx, all, before.Digest(), next), survey.ErrConflict) // both had seen the same
		w, err = s.Wave(ctx, w.Key)
		if settings, _ = s.WaveSettings(ctx, w.Key); err != nil || w.Grace != 2 || w.Plan(settings).Digest() != next.Digest() {
			t.Errorf("%+v, %+v, %v", w, settings, err)
		}

		storetest.SetClock(t, s, instant(t, "2026-12-03T22:00:00Z")) // the second day of grace
		mustSave(t, s, anna, act(w, "f1", change("status", 0, survey.Choose("yes"))))
		storetest.SetClock(t, s, instant(t, "2026-12-03T23:00:00Z"))
		_, err = s.SaveAnswers(ctx, anna, act(w, "f1", change("remark", 0, survey.Write("zu spät"))))
		refused(err, survey.ErrClosed)

		var closing sync.WaitGroup
		results := make([]error, 4)
		for i := range results {
			closing.Go(func() { results[i] = s.CloseWave(ctx, w.Key, "op") })
		}
		closing.Wait()
		won := 0
		for _, err := range results {
			if err == nil {
				won++
			} else {
				refused(err, survey.ErrConflict)
			}
		}
		if won != 1 {
			t.Errorf("%d closed the wave", won)
		}
		refused(s.MoveWave(ctx, all, survey.WaveMove{To: survey.WaveOpen}), survey.ErrInvalid)
		refused(s.MoveWave(ctx, all, survey.WaveMove{To: survey.WaveOpen, Reason: "Nachzügler"}), survey.ErrClosed)
		refused(s.MoveWave(ctx, all, survey.WaveMove{To: survey.WaveOpen, Reason: "Nachzügler", LastDay: "2026-12-10"}), nil)
		mustSave(t, s, anna, act(w, "f1", change("remark", 0, survey.Write("doch noch"))))
		for _, to := range []survey.WaveState{survey.WaveClosed, survey.WaveEvaluated, survey.WaveArchived} {
			refused(s.MoveWave(ctx, all, survey.WaveMove{To: to}), nil)
		}
		stages, err := s.WaveStages(ctx, w.Key)
		var went []survey.WaveState
		for _, stage := range stages {
			went = append(went, stage.State)
		}
		want := []survey.WaveState{survey.WaveOpen, survey.WaveClosed, survey.WaveOpen, survey.WaveClosed, survey.WaveEvaluated, survey.WaveArchived}
		if err != nil || !reflect.DeepEqual(went, want) || stages[2].Reason != "Nachzügler" || stages[2].Actor != "meier" {
			t.Errorf("%+v, %v", stages, err)
		}

		w, err = s.Wave(ctx, w.Key)
		if err != nil || w.State != survey.WaveArchived || w.LastDay != "2026-12-10" {
			t.Errorf("%+v, %v", w, err)
		}
		settings, _ = s.WaveSettings(ctx, w.Key)
		refused(s.ChangeWave(ctx, all, w.Plan(settings).Digest(), w.Plan(settings)), survey.ErrArchived)
		refused(s.AddSubmissions(ctx, all, nil), survey.ErrArchived)
		refused(s.ActivateEdition(ctx, all, survey.Activation{Edition: "x", Base: w.Edition}), survey.ErrArchived)
		refused(s.MoveWave(ctx, all, survey.WaveMove{To: survey.WaveOpen, Reason: "doch"}), survey.ErrConflict)
	})
}

func TestAWaveBeginsWithTheSettingsThatItIsGiven(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		settings := survey.DefaultWaveSettings
		settings.Target, settings.Grace, settings.SizeLimits = 55, 4, []int{100, 200}
		w := survey.Wave{Key: "probe", Title: "Probe", Year: 2026, FirstDay: "2026-11-01", LastDay: "2026-11-30", Pretest: true}
		found := func(settings survey.WaveSettings) error {
			return s.FoundWave(t.Context(), access.WaveScope("probe", "meier"), w, settings, []byte("d"), storetest.Frame()[:1], nil)
		}
		if err := found(survey.WaveSettings{}); !errors.Is(err, survey.ErrInvalid) {
			t.Errorf("impossible settings: %v", err)
		}
		if err := found(settings); err != nil {
			t.Fatal(err)
		}
		stored, err := s.WaveSettings(t.Context(), "probe")
		if err != nil || !stored.Equal(settings) {
			t.Errorf("%+v, %v", stored, err)
		}
		if got, err := s.Wave(t.Context(), "probe"); err != nil || !got.Pretest || got.Grace != 4 {
			t.Errorf("%+v, %v", got, err)
		}
	})
}
