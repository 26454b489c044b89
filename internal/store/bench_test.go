package store_test

import (
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

// pageSize is the number of questions on a long page, with its companions.
const pageSize = 20

func benchEach(b *testing.B, bench func(b *testing.B, s *store.Store)) {
	b.Run("SQLite", func(b *testing.B) { bench(b, storetest.SQLite(b)) })
	b.Run("PostgreSQL", func(b *testing.B) { bench(b, storetest.Postgres(b)) })
}

// page changes every answer of a page in the county's n-th save.
func page(w survey.Wave, n int) survey.Save {
	sv := survey.Save{FormID: "f", SaveID: fmt.Sprint(n), Edition: w.Edition, Path: survey.PathForm}
	for i := range pageSize {
		sv.Changes = append(sv.Changes, change(fmt.Sprint("item.", i), n,
			survey.Write(fmt.Sprintf("%d %s", n, strings.Repeat("Antwort ", 5)))))
	}
	return sv
}

// BenchmarkSavePage has each client save a page of its own county after another.
func BenchmarkSavePage(b *testing.B) {
	benchEach(b, func(b *testing.B, s *store.Store) {
		w, clients := manyCounties(b, s), atomic.Int64{}
		b.ResetTimer()
		b.RunParallel(func(pb *testing.PB) {
			sc := access.CountyScope(w.Key, fmt.Sprint("unit-", clients.Add(1)), "p")
			storetest.Lead(b, s, sc)
			for n := 0; pb.Next(); n++ {
				if r, err := s.SaveAnswers(b.Context(), sc, page(w, n)); err != nil || len(r.Saved) != pageSize {
					b.Error(r, err)
				}
			}
		})
	})
}

// BenchmarkReadPage reads what a page view needs: session, response, answers.
func BenchmarkReadPage(b *testing.B) {
	benchEach(b, func(b *testing.B, s *store.Store) {
		w := manyCounties(b, s)
		sc := access.CountyScope(w.Key, "unit-1", "p")
		storetest.Lead(b, s, sc)
		if _, err := s.SaveAnswers(b.Context(), sc, page(w, 0)); err != nil {
			b.Fatal(err)
		}
		session, _ := access.NewSession(access.Principal{Role: access.CountyRep, Wave: w.Key, County: "unit-1", Person: "p", Link: storetest.Link(b, s, sc)})
		if err := s.CreateSession(b.Context(), session); err != nil {
			b.Fatal(err)
		}
		b.ResetTimer()
		b.RunParallel(func(pb *testing.PB) {
			for pb.Next() {
				_, sessionErr := s.LoadSession(b.Context(), session.IDHash)
				_, responseErr := s.Response(b.Context(), sc)
				answers, err := s.Answers(b.Context(), sc)
				if sessionErr != nil || responseErr != nil || err != nil || len(answers) != pageSize {
					b.Error(sessionErr, responseErr, err, len(answers))
				}
			}
		})
	})
}

// BenchmarkCountedSubmissions reads 294 submissions of 150 items at once.
func BenchmarkCountedSubmissions(b *testing.B) {
	benchEach(b, func(b *testing.B, s *store.Store) {
		w := manyCounties(b, s)
		sc := access.WaveScope(w.Key, "dlt")
		var rows []survey.SubmissionRow
		for i := range 150 {
			rows = append(rows, survey.SubmissionRow{Ref: survey.Ref{Item: fmt.Sprint("item.", i)},
				State: survey.Answered, Value: survey.Choose("a", "b")})
		}
		var subs []survey.Submission
		for i := range 294 {
			subs = append(subs, survey.Submission{County: survey.County{Key: fmt.Sprint("unit-", i)},
				Kind: survey.FromSampleData, Rows: rows})
		}
		if err := s.AddSubmissions(b.Context(), sc, subs); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if all, _, err := s.CountedSubmissions(b.Context(), sc); err != nil || len(all) != 294 {
				b.Fatal(len(all), err)
			}
		}
	})
}

func manyCounties(b *testing.B, s *store.Store) survey.Wave {
	b.Helper()
	var frame []survey.County
	for i := range 300 {
		frame = append(frame, survey.County{Key: fmt.Sprint("unit-", i), Name: fmt.Sprint("Landkreis ", i)})
	}
	storetest.SetClock(b, s, survey.Day("2026-11-16").Start())
	w := survey.Wave{Key: "2026", Title: "X", Year: 2026, FirstDay: "2026-11-01", LastDay: "2026-11-30"}
	if err := s.CreateWave(b.Context(), w, []byte("d"), frame, "op"); err != nil {
		b.Fatal(err)
	}
	if err := s.OpenWave(b.Context(), w.Key, "op"); err != nil {
		b.Fatal(err)
	}
	w, err := s.Wave(b.Context(), w.Key)
	if err != nil {
		b.Fatal(err)
	}
	return w
}
