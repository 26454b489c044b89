package main

import (
	"encoding/csv"
	"math/big"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

func TestEveryAnswerGivenInTheFormComesBackFromTheExport(t *testing.T) {
	roundTrip(t, shippedQuestionnaire, 200)
}

// The second questionnaire asks for what the first one does not: numbers,
// percentages, dates, addresses, conditions on pages and sections.
func TestAnySurveyIsFilledInExportedReadBackAndCounted(t *testing.T) {
	roundTrip(t, "../../internal/instrument/testdata/it-personal.yaml", 29)
}

// This one has groups of numbers, required questions and checks.
func TestRequiredAnswersAndChecksKeepNobodyFromSubmitting(t *testing.T) {
	roundTrip(t, "../../internal/web/testdata/pruefungen.yaml", 0)
}

// roundTrip walks through the questionnaire on one database and brings the
// answers into both. All figures together have so many options.
func roundTrip(t *testing.T, definition string, options int) {
	t.Parallel()
	places := map[string][]func(*testing.T) place{
		"SQLite":     {sqlitePlace, postgresPlace},
		"PostgreSQL": {postgresPlace, sqlitePlace},
	}
	for _, name := range storetest.Some(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			from, same, other := places[name][0](t), places[name][0](t), places[name][1](t)
			for _, db := range []place{from, same, other} {
				db.waveOf(t, definition)
			}
			subs := walkThrough(t, from, definition)
			t.Run("by CSV into the same kind of database", func(t *testing.T) { comesBack(t, from, same, "csv", subs) })
			t.Run("by JSON into the other kind", func(t *testing.T) { comesBack(t, from, other, "json", subs) })
			t.Run("and is what a recount of the file gives", func(t *testing.T) { recounted(t, from, options) })
		})
	}
}

func (db place) exportTo(t *testing.T, format string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "antworten."+format)
	content := db.must(t, "export", "--wave", "2026", "--format", format, "--ansprechpersonen")
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func comesBack(t *testing.T, from, into place, format string, subs []survey.Submission) {
	into.must(t, "import", "--wave", "2026", from.exportTo(t, format))
	want, got := from.must(t, "figures", "--wave", "2026", "--json"), into.must(t, "figures", "--wave", "2026", "--json")
	if got != want {
		t.Error("the figures are not the same, byte for byte")
	}
	_, st := into.store(t)
	imported, _, err := st.CountedSubmissions(t.Context(), wholeWave("2026"))
	if err != nil || len(imported) != len(subs) {
		t.Fatalf("%d of %d submissions came back: %v", len(imported), len(subs), err)
	}
	for i, sub := range subs {
		back := imported[i]
		if back.Kind != survey.FromImport || !reflect.DeepEqual(back.County, sub.County) || back.Edition != sub.Edition ||
			!back.Time.Equal(sub.Time.Truncate(time.Second)) || back.Hash != sub.Hash {
			t.Errorf("%s: head %+v, want %+v", sub.County.Name, back, sub)
		}
		for j, row := range sub.Rows {
			if !reflect.DeepEqual(back.Rows[j], row) {
				t.Errorf("%s: %+v came back as %+v", sub.County.Name, row, back.Rows[j])
			}
		}
	}
}

// recounted counts all figures once more from the exported file: a line is a
// response, a cell an answer.
func recounted(t *testing.T, db place, options int) {
	content, err := os.ReadFile(db.exportTo(t, "csv"))
	if err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(content), "\ufeff")))
	r.Comma = ';'
	lines, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := map[string]int{}
	for i, name := range lines[0] {
		column[name] = i
	}
	count := func(name string, counts func(cell string) bool) int {
		n := 0
		for _, l := range lines[1:] {
			i, found := column[name]
			if found && counts(l[i]) {
				n++
			}
		}
		return n
	}
	asked := func(cell string) bool { return cell != "NICHT_GESTELLT" }
	answered := func(cell string) bool { return asked(cell) && cell != "LEER" && cell != "KEINE_ANGABE" }
	recounts := 0
	for _, f := range db.figures(t, "2026").Figures {
		want := count(f.Item, asked)
		if f.Base.Kind == "answered" {
			want = count(f.Item, answered)
		}
		if f.N != want {
			t.Errorf("figure %s: n = %d, the file has %d", f.Key, f.N, want)
		}
		for _, o := range f.Options {
			if !o.Offered {
				continue
			}
			recounts++
			want := count(f.Item, func(cell string) bool { return cell == o.Key }) +
				count(f.Item+":"+o.Key, func(cell string) bool { return cell == "1" }) +
				count(f.Item+":wert", func(cell string) bool { return f.Summary != nil && inClass(t, o.Key, cell) })
			if *o.Count != want {
				t.Errorf("figure %s, %s: %d, the file has %d", f.Key, o.Key, *o.Count, want)
			}
		}
	}
	for _, f := range db.figures(t, "2026").Figures {
		if f.Summary == nil {
			continue
		}
		sum, numbers := new(big.Rat), 0
		count(f.Item+":wert", func(cell string) bool {
			if cell != "" {
				sum.Add(sum, exact(t, cell))
				numbers++
			}
			return true
		})
		if numbers != f.Summary.N || numbers == 0 || (f.Summary.Sum != "" && sum.Cmp(exact(t, f.Summary.Sum.String())) != 0) {
			t.Errorf("figure %s: %+v, the file has %d numbers with the sum %s", f.Key, f.Summary, numbers, sum.FloatString(2))
		}
	}
	if recounts < options {
		t.Errorf("only %d options recounted", recounts)
	}
}

func exact(t *testing.T, number string) *big.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(strings.Replace(number, ",", ".", 1))
	if !ok {
		t.Fatalf("%q is no number", number)
	}
	return r
}

// inClass reads the bounds out of the class's name.
func inClass(t *testing.T, class, cell string) bool {
	if cell == "" {
		return false
	}
	low, high, both := strings.Cut(class, "-")
	switch {
	case !both:
		t.Fatalf("%q is no class", class)
	case low == "unter":
		return exact(t, cell).Cmp(exact(t, high)) < 0
	case low == "ab":
		return exact(t, cell).Cmp(exact(t, high)) >= 0
	}
	return exact(t, cell).Cmp(exact(t, low)) >= 0 && exact(t, cell).Cmp(exact(t, high)) < 0
}

func TestAnotherSurveyIsNotComparedWithTheStudy(t *testing.T) {
	db := sqlitePlace(t)
	db.waveOf(t, "../../internal/instrument/testdata/it-personal.yaml")
	var keys []string
	for _, f := range db.figures(t, "2026").Figures {
		keys = append(keys, f.Key)
		for _, o := range f.Options {
			if o.Published != nil || !o.Offered {
				t.Errorf("figure %s, %s: %+v", f.Key, o.Key, o)
			}
		}
	}
	if want := []string{"1", "2", "3", "4", "5", "6", "7", "8", "A1"}; !slices.Equal(keys, want) {
		t.Errorf("figures %v, want %v", keys, want)
	}
	if out := db.must(t, "figures", "--wave", "2026"); strings.Contains(out, "2017") {
		t.Error(out)
	}
}
