package figure_test

import (
	"fmt"
	"math"
	"testing"

	"kreisumfrage/internal/figure"
)

// drawn is a figure of one option that count out of n chose.
func drawn(count, n int, before float64) figure.Table {
	exact := 100 * float64(count) / float64(n)
	deviation := exact - before
	return figure.Table{
		Spec: figure.Spec{Key: "1", Item: "a.one", Comparison: figure.Identical}, Responses: n,
		Published: &figure.PublishedFigure{Key: "1", Kind: figure.PublishedMultiple, N: 146},
		Rows:      []figure.Row{{Key: "o0", Published: &figure.PublishedOption{Key: "o0", Percent: &before}}},
		Main: figure.Reading{Base: figure.Base{Kind: figure.Respondents}, N: n,
			Cells: []figure.Cell{{Count: count, Valid: true, Exact: exact, Deviation: &deviation}}},
	}
}

func assessed(t figure.Table, counties int) figure.Cell {
	tables := []figure.Table{t}
	figure.Assess(tables, &figure.Published{Population: 294, Respondents: 146}, counties)
	return tables[0].Main.Cells[0]
}

// The first four are those of Newcombe, Two-sided confidence intervals for the
// single proportion, Statistics in Medicine 17 (1998), table I, method 3, which
// prints four decimals of the share; the frame is so large that it plays no part.
// All were worked out apart from the program, as the roots t of
// (p-t)² = z²·t·(1-t)/e with e = n(N-1)/(N-n), in decimal arithmetic of 30 digits.
func TestIntervalsAreThoseOfWilsonForAFiniteFrame(t *testing.T) {
	const large = 1_000_000_000_000_000
	for _, c := range []struct {
		count, n, counties int
		want               string
	}{
		{81, 263, large, "25.528852 36.620958"},
		{15, 148, large, "6.238640 16.048724"},
		{0, 20, large, "0.000000 16.112516"},
		{1, 29, large, "0.611321 17.175522"},
		{73, 146, 294, "44.273731 55.726269"},
		{5, 146, 294, "1.865023 6.206062"},
		{0, 146, 294, "0.000000 1.311606"},
		{146, 146, 294, "98.688394 100.000000"},
		{1, 2, 3, "33.333333 66.666667"}, // Wilson: 15.0 to 85.0, but one county is missing
		{0, 1, 2, "0.000000 50.000000"},
		{147, 294, 294, "50.000000 50.000000"}, // nobody is missing
	} {
		i := assessed(drawn(c.count, c.n, 50), c.counties).Interval
		if got := fmt.Sprintf("%.6f %.6f", i.Low, i.High); got != c.want {
			t.Errorf("%d of %d out of %d: %s, want %s", c.count, c.n, c.counties, got, c.want)
		}
	}
	if got := fmt.Sprintf("%.6f", figure.Widest(146, 294)); got != "5.764196" {
		t.Errorf("146 of 294 at 50 %%: ±%s", got)
	}
}

// Of 102 in a base that 146 of 294 could reach, the frame is 294·102/146.
func TestANarrowerBaseStandsForItsPartOfTheFrame(t *testing.T) {
	for name, change := range map[string]func(*figure.Table){
		"filter":  func(f *figure.Table) { f.Main.Base.Kind = figure.Filtered },
		"routing": func(f *figure.Table) { f.Missing.NotShown = 44 },
	} {
		f := drawn(40, 102, 50)
		f.Responses = 146
		change(&f)
		c := assessed(f, 294)
		if got := fmt.Sprintf("%.6f %.6f", c.Interval.Low, c.Interval.High); got != "32.738624 46.095982" || c.Extremes != nil {
			t.Errorf("%s: %s, extremes %v", name, got, c.Extremes)
		}
	}
	mentions := drawn(40, 102, 50)
	mentions.Main.Base.Kind = figure.Mentions
	if c := assessed(mentions, 294); c.Interval != nil || c.Change != nil {
		t.Errorf("mentions are no sample of counties: %+v", c)
	}
	unanswered := drawn(40, 102, 50)
	unanswered.Responses, unanswered.Main.Base.Kind, unanswered.Missing.Empty = 146, figure.AnsweredBy, 44
	// 192 of the 294 are missing, those who left the question empty among them.
	if c := assessed(unanswered, 294); fmt.Sprintf("%.4f %.4f", c.Extremes.Low, c.Extremes.High) != "13.6054 78.9116" {
		t.Errorf("extremes %+v", c.Extremes)
	}
}

// The probabilities are those of erfc(x/√2) of Python's library, the margins of
// 1 + z·√(p(1-p)(1/e1+1/e2)) with the share pooled over e = n(N-1)/(N-n).
func TestAChangeIsBeyondChanceOnlyOutsideItsMargin(t *testing.T) {
	for _, c := range []struct {
		count, n int
		before   float64
		margin   string
		p        float64
		beyond   bool
		words    string
	}{
		{102, 146, 58, "8.828980", 0.006537552472, true, "höher, auch im Gesamtvergleich"},
		{102, 146, 60, "8.779828", 0.02555885098, true, "höher, auch im Gesamtvergleich"},
		{90, 150, 42, "9.040630", 3.414815696e-05, true, "höher, auch im Gesamtvergleich"},
		{70, 147, 50, "9.121883", 0.7389456194, false, "im Rahmen der Schwankungsbreite unverändert"},
		{3, 200, 6, "3.350386", 0.003515889072, true, "niedriger, auch im Gesamtvergleich"},
		{73, 146, 50, "9.151804", 1, false, "im Rahmen der Schwankungsbreite unverändert"},
		{0, 146, 0, "1.000000", 1, false, "im Rahmen der Schwankungsbreite unverändert"},
	} {
		cell := assessed(drawn(c.count, c.n, c.before), 294)
		got := cell.Change
		if fmt.Sprintf("%.6f", got.Margin) != c.margin || math.Abs(got.P-c.p) > 1e-6*c.p || got.Beyond != c.beyond || got.German(*cell.Deviation) != c.words {
			t.Errorf("%d of %d after %v %%: %+v %s", c.count, c.n, c.before, *got, got.German(*cell.Deviation))
		}
	}
}

// With the five of above: 0.0000341 < 0.05/5, 0.0035 < 0.05/4, 0.0065 < 0.05/3,
// but 0.0256 > 0.05/2 ends it.
func TestAllComparisonsOfAWaveAreTestedTogether(t *testing.T) {
	tables := []figure.Table{drawn(102, 146, 58), drawn(102, 146, 60), drawn(90, 150, 42), drawn(70, 147, 50), drawn(3, 200, 6)}
	figure.Assess(tables, &figure.Published{Population: 294, Respondents: 146}, 294)
	got := ""
	for _, t := range tables {
		c := t.Main.Cells[0]
		got += c.Change.German(*c.Deviation) + "\n"
	}
	want := "höher, auch im Gesamtvergleich\nhöher, über die Schwankungsbreite hinaus\nhöher, auch im Gesamtvergleich\n" +
		"im Rahmen der Schwankungsbreite unverändert\nniedriger, auch im Gesamtvergleich\n"
	if got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestNothingIsTestedThatCannotBeCompared(t *testing.T) {
	for name, change := range map[string]func(*figure.Table){
		"a single choice with other options": func(f *figure.Table) {
			f.Spec.Comparison, f.Published.Kind = figure.OptionsChanged, figure.PublishedSingle
		},
		"an unknown base":    func(f *figure.Table) { f.Published.N = 0 },
		"nobody answered":    func(f *figure.Table) { f.Main.N, f.Main.Cells[0] = 0, figure.Cell{} },
		"nothing published":  func(f *figure.Table) { f.Published = nil },
		"no published value": func(f *figure.Table) { f.Rows[0].Published, f.Main.Cells[0].Deviation = nil, nil },
	} {
		f := drawn(70, 147, 50)
		change(&f)
		if c := assessed(f, 294); c.Change != nil {
			t.Errorf("%s: %+v", name, *c.Change)
		}
	}
}
