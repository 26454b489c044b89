package main

import (
	"strings"
	"testing"

	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/survey"
)

func TestTheOverviewOfFiguresTellsWhatItStandsOn(t *testing.T) {
	number := func(x float64) *float64 { return &x }
	table := figure.Table{
		Spec: figure.Spec{Key: "37", Comparison: figure.WordingChanged, Note: "2017 hieß es anders."}, Title: "Kreisportal", Responses: 146, Published: &figure.PublishedFigure{Key: "37"},
		Rows: []figure.Row{
			{Key: "done", Label: "Ja", Published: &figure.PublishedOption{Percent: number(70)}},
			{Key: "same", Label: "Gleich", Published: &figure.PublishedOption{Percent: number(3.5)}},
			{Key: "new", Label: "Neu"},
			{Key: "gone", Label: "Früher", Absent: true, Published: &figure.PublishedOption{Percent: number(5)}},
		},
		Main: figure.Reading{Base: figure.Base{Label: "mit Angabe"}, N: 140, Cells: []figure.Cell{
			{Count: 97, Valid: true, Rounded: 69, Deviation: number(-0.7143)},
			{Count: 5, Valid: true, Rounded: 4, Deviation: number(-0.04)},
			{Count: 38, Valid: true, Rounded: 27}, {}}},
		Missing: figure.Missing{Empty: 3, NoAnswer: 2, NotShown: 1, None: 4},
	}
	var b strings.Builder
	printTables(&b, survey.Wave{Key: "2026", Title: "Probe", SampleData: true}, 146, []figure.Table{table})
	want := `Erhebung 2026, Probe: 146 gezählte Antwortbögen. Beispieldaten

37 Kreisportal
    Basis: mit Angabe, n = 140
    Vergleichbarkeit mit 2017: Wortlaut geändert oder nicht überliefert. 2017 hieß es anders.
       97    69 %  (2017: 70 %)  −0,7 Prozentpunkte  Ja
        5     4 %  (2017: 3,5 %)  0,0 Prozentpunkte  Gleich
       38    27 %  (2017: –)  Neu
        –       –  (2017: 5 %)  Früher
    leer 3, Keine Angabe 2, nicht gestellt 1, Nichts davon 4
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestTheOverviewSumsUpNumbers(t *testing.T) {
	table := figure.Table{Spec: figure.Spec{Key: "7"}, Title: "Stellen", Main: figure.Reading{Base: figure.Base{Label: "mit Angabe"}, N: 2, Cells: []figure.Cell{{Count: 2, Valid: true, Rounded: 100}}},
		Rows: []figure.Row{{Key: "unter-5", Label: "unter 5"}}, Summary: &figure.Summary{N: 2, Unit: "Stellen", Mean: "1.5", Median: "1.5", Sum: "3", Minimum: "1", Maximum: "2"}}
	var b strings.Builder
	printTables(&b, survey.Wave{Key: "2026", Title: "Probe"}, 2, []figure.Table{table})
	want := `
7 Stellen
    Basis: mit Angabe, n = 2
        2   100 %  unter 5
    2 Zahlen: Mittelwert 1,5 · Median 1,5 · Summe 3 · kleinster Wert 1 · größter Wert 2 (in Stellen)
    leer 0, Keine Angabe 0, nicht gestellt 0, Nichts davon 0
`
	if _, got, _ := strings.Cut(b.String(), "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTheOverviewNamesRealAndReconstructedWaves(t *testing.T) {
	for want, wave := range map[string]survey.Wave{
		"Erhebung 2026, Echt: 1 gezählter Antwortbogen\n":                                        {Key: "2026", Title: "Echt"},
		"Erhebung 2017, Damals: 1 gezählter Antwortbogen. Beispieldaten (Rekonstruktion aus den": {Key: "2017", Title: "Damals", Reconstructed: true},
	} {
		var b strings.Builder
		printTables(&b, wave, 1, nil)
		if !strings.HasPrefix(b.String(), want) {
			t.Errorf("%q does not begin with %q", b.String(), want)
		}
	}
}

func TestDifferencesAreWrittenWithATrueMinus(t *testing.T) {
	for difference, want := range map[float64]string{4.24: "+4,2", -0.26: "−0,3", 0.04: "0,0", -0.04: "0,0", 0: "0,0", -12: "−12,0"} {
		if got := points(difference); got != want {
			t.Errorf("%v: %s, want %s", difference, got, want)
		}
	}
}
