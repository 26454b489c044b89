package main

import (
	"testing"
	"time"

	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

func TestAWaveIsClosedByItselfWhenItsGraceIsOver(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx, w := t.Context(), storetest.OpenWave(t, s) // until 30 November
		settings := survey.DefaultWaveSettings
		settings.Grace = 2
		if err := s.ChangeWave(ctx, wholeWave(w.Key), w.Plan(survey.DefaultWaveSettings).Digest(), w.Plan(settings)); err != nil {
			t.Fatal(err)
		}
		last := survey.Day("2026-12-02").Next().Start()
		for _, c := range []struct {
			now  time.Time
			done string
			want survey.WaveState
		}{
			{last.Add(-time.Hour), "", survey.WaveOpen},
			{last, "Die Erhebung 2026 ist geschlossen: Zeitraum und Nachfrist sind vorüber.", survey.WaveClosed},
			{last.Add(time.Hour), "", survey.WaveClosed},
		} {
			storetest.SetClock(t, s, c.now)
			done, err := closing{s}.do(ctx)
			if now, _ := s.Wave(ctx, w.Key); err != nil || done != c.done || now.State != c.want {
				t.Errorf("at %s: %q, %s, %v", c.now, done, now.State, err)
			}
		}
		stages, err := s.WaveStages(ctx, w.Key)
		if err != nil || len(stages) != 2 || stages[1].Reason != "Zeitraum und Nachfrist sind vorüber." {
			t.Errorf("%+v, %v", stages, err)
		}
	})
}
