package main

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
	"kreisumfrage/internal/web"
)

// stored is one county's answers by item.
type stored map[string]storedAnswer

type storedAnswer struct {
	present bool
	state   string
	chosen  []string
	none    bool
}

// newestAnswers reads what each county handed in last, as it stands in the
// database.
func newestAnswers(t *testing.T, st *store.Store) map[string]stored {
	t.Helper()
	counties := map[string]stored{}
	for _, row := range storetest.Rows(t, st, `submission_answer NATURAL JOIN
		(SELECT wave, unit, MAX(number) AS number FROM submission GROUP BY wave, unit) newest`) {
		unit, item := row["unit"], row["item"]
		if counties[unit] == nil {
			counties[unit] = stored{}
		}
		var content struct {
			Options []string
			None    bool
		}
		if row["state"] == "answered" {
			if err := json.Unmarshal([]byte(row["value"]), &content); err != nil {
				t.Fatalf("%s %s: %v", unit, item, err)
			}
		}
		counties[unit][item] = storedAnswer{true, row["state"], content.Options, content.None}
	}
	return counties
}

// inBase says by the words of the README what 100 % means.
func (s stored) inBase(t *testing.T, item string, base figure.Base) bool {
	t.Helper()
	a := s[item]
	if !a.present || a.state == "not_shown" {
		return false
	}
	switch base.Kind {
	case figure.AnsweredBy:
		return a.state == "answered"
	case figure.Filtered:
		if base.Filter.Item == "" || len(base.Filter.In) == 0 {
			t.Fatalf("the recount does not know the filter %+v", base.Filter)
		}
		by := s[base.Filter.Item]
		return by.state == "answered" && slices.ContainsFunc(base.Filter.In, func(key string) bool { return slices.Contains(by.chosen, key) })
	}
	return true
}

func (s stored) chose(item string, keys ...string) bool {
	a := s[item]
	return a.state == "answered" && slices.ContainsFunc(keys, func(key string) bool { return slices.Contains(a.chosen, key) })
}

// recount compares one reading of a table with a loop over the stored answers.
func recount(t *testing.T, table figure.Table, r figure.Reading, counties map[string]stored) {
	t.Helper()
	item := table.Spec.Item
	counts, n := make([]int, len(table.Rows)), 0
	for _, county := range counties {
		if !county.inBase(t, item, r.Base) {
			continue
		}
		n++
		for i, row := range table.Rows {
			if !row.Absent && county.chose(item, row.Key) {
				counts[i]++
			}
		}
	}
	if r.Base.Kind == figure.Mentions {
		n = 0
		for _, c := range counts {
			n += c
		}
	}
	if r.N != n {
		t.Errorf("figure %s, %s: n = %d, the database says %d", table.Spec.Key, r.Base.Kind, r.N, n)
	}
	for i, row := range table.Rows {
		cell := r.Cells[i]
		if row.Absent || n == 0 {
			if cell.Valid {
				t.Errorf("figure %s, %s: a percentage of nothing", table.Spec.Key, row.Key)
			}
			continue
		}
		sameShare(t, fmt.Sprintf("figure %s, %s, %s", table.Spec.Key, r.Base.Kind, row.Key), cell, counts[i], n)
	}
}

func sameShare(t *testing.T, name string, cell figure.Cell, count, n int) {
	t.Helper()
	percent := 100 * float64(count) / float64(n)
	if !cell.Valid || cell.Count != count || math.Abs(cell.Exact-percent) > 1e-9 || cell.Rounded != int(math.Floor(percent+0.5)) {
		t.Errorf("%s: %+v, the database says %d of %d", name, cell, count, n)
	}
}

// recountSums does so for the values that the study prints for several answers.
func recountSums(t *testing.T, table figure.Table, counties map[string]stored) {
	t.Helper()
	for _, sum := range table.Combined {
		if !sum.Cell.Valid {
			continue
		}
		count, n := 0, 0
		for _, county := range counties {
			if county.inBase(t, table.Spec.Item, table.Spec.Base) {
				n++
				if county.chose(table.Spec.Item, sum.Published.Keys...) != sum.Published.Complement {
					count++
				}
			}
		}
		sameShare(t, fmt.Sprintf("figure %s, %v together", table.Spec.Key, sum.Published.Keys), sum.Cell, count, n)
	}
}

func recountMissing(t *testing.T, table figure.Table, counties map[string]stored) {
	t.Helper()
	var want figure.Missing
	for _, county := range counties {
		switch a := county[table.Spec.Item]; {
		case !a.present || a.state == "not_shown":
			want.NotShown++
		case a.state == "empty":
			want.Empty++
		case a.state == "no_answer":
			want.NoAnswer++
		case a.none:
			want.None++
		}
	}
	if table.Missing != want {
		t.Errorf("figure %s: missing %+v, the database says %+v", table.Spec.Key, table.Missing, want)
	}
}

// TestEveryTableAgreesWithAPlainCountOfTheDatabase hands in random answers, on
// the path and off it, with gaps, and counts them anew without package figure.
func TestEveryTableAgreesWithAPlainCountOfTheDatabase(t *testing.T) {
	d := compiledFile(t, shippedQuestionnaire)
	_, definition, err := definitionFile(shippedQuestionnaire)
	if err != nil {
		t.Fatal(err)
	}
	facts, err := published()
	if err != nil {
		t.Fatal(err)
	}
	frame, err := embeddedFrame()
	if err != nil {
		t.Fatal(err)
	}
	storetest.Either(t, func(t *testing.T, st *store.Store) {
		random := rand.New(rand.NewPCG(294, 146))
		storetest.SetClock(t, st, survey.Day("2026-11-16").Start().Add(12*time.Hour))
		if err := st.CreateWave(t.Context(), survey.Wave{Key: "2026", Title: "Probe", Year: 2026, FirstDay: "2026-11-01", LastDay: "2026-11-30"}, definition, frame[:6], operator); err != nil {
			t.Fatal(err)
		}
		if err := st.OpenWave(t.Context(), "2026", operator); err != nil {
			t.Fatal(err)
		}
		wave, err := st.Wave(t.Context(), "2026")
		if err != nil {
			t.Fatal(err)
		}
		all, off := access.WaveScope("2026", operator), 0
		for range storetest.Rounds(1000) {
			var subs []survey.Submission
			for _, county := range frame[:1+random.IntN(3)] {
				a := survey.Answers{}
				anyAnswers(random, d.Questionnaire, d.Questionnaire.Items(), a)
				for _, it := range d.Questionnaire.Items() {
					if _, given := a[survey.Ref{Item: it.ID}]; given && !d.Questionnaire.Shown(it, a) {
						off++
					}
				}
				subs = append(subs, survey.Submission{County: county, Kind: survey.FromImport, Rows: d.Questionnaire.Snapshot(a)})
			}
			if err := st.AddSubmissions(t.Context(), all, subs); err != nil {
				t.Fatal(err)
			}
			counted, _, err := web.Counted(t.Context(), st, compiler{}, wave, all)
			if err != nil {
				t.Fatal(err)
			}
			counties := newestAnswers(t, st)
			for _, table := range figure.ComputeAll(d.Questionnaire, d.Figures, facts, counted) {
				if table.NoItem {
					continue
				}
				for _, reading := range append([]figure.Reading{table.Main}, table.Others...) {
					recount(t, table, reading, counties)
				}
				recountSums(t, table, counties)
				recountMissing(t, table, counties)
			}
			if t.Failed() {
				return
			}
		}
		if off == 0 {
			t.Error("no answer was off its path")
		}
	})
}
