package figure

import (
	"cmp"
	"math"
	"slices"
)

// rounding is what a published percentage, printed without decimals, may add to a
// difference in points.
const rounding = 1

// ChangeCaveat explains a margin to its readers.
const ChangeCaveat = "Die Veränderung ist der ungerundete heutige Anteil minus der veröffentlichte Wert. Ihre Schwankungsbreite behandelt die antwortenden Landkreise beider Befragungen als zwei voneinander unabhängige Auswahlen und enthält einen Prozentpunkt für die Rundung von 2018. " +
	"„Auch im Gesamtvergleich“ heißt: Sie bleibt größer, als der Zufall erklärt, wenn alle Vergleiche dieser Erhebung zusammen geprüft werden (Verfahren von Holm)."

// Change is the difference of a percentage from the published one, and what
// chance explains of it.
type Change struct {
	Margin  float64 // points
	P       float64 // probability of a difference at least as large by chance alone
	Beyond  bool    // the difference is larger than the margin
	Overall bool    // it stays so when all comparisons of the wave are tested together
}

// German words the verdict on a difference of points.
func (c Change) German(points float64) string {
	switch {
	case !c.Beyond:
		return "im Rahmen der Schwankungsbreite unverändert"
	case points > 0 && c.Overall:
		return "höher, auch im Gesamtvergleich"
	case points > 0:
		return "höher, über die Schwankungsbreite hinaus"
	case c.Overall:
		return "niedriger, auch im Gesamtvergleich"
	}
	return "niedriger, über die Schwankungsbreite hinaus"
}

// share2017 is a published percentage as a sample: of n out of population.
type share2017 struct{ percent, n, population float64 }

// change tests the difference between count out of n and a published percentage.
// Under the hypothesis that nothing changed, both estimate one share, pooled over
// the effective sizes; the difference of two independent samples without
// replacement then has the variance p(1-p)·(1/e1 + 1/e2). See Cochran, Sampling
// Techniques (3rd ed. 1977), sections 2.14 and 3.2. A point is taken off the difference
// for the rounding before it is tested.
func change(c Cell, n int, population float64, before share2017) Change {
	e1, e2 := effective(before.n, before.population), effective(float64(n), population)
	points := math.Abs(c.Exact - before.percent)
	p := pooled(before.percent, e1, c.Exact, e2) / 100
	deviation := 100 * math.Sqrt(p*(1-p)*(1/e1+1/e2))
	made := Change{Margin: z*deviation + rounding, P: 1}
	switch {
	case points <= rounding:
	case deviation == 0:
		made.P = 0
	default:
		made.P = math.Erfc((points - rounding) / deviation / math.Sqrt2)
	}
	made.Beyond = points > made.Margin
	return made
}

// pooled weighs two percentages by the effective sizes; of two that are known
// without error it is the plain mean.
func pooled(a, sizeA, b, sizeB float64) float64 {
	switch {
	case math.IsInf(sizeA, 1) && math.IsInf(sizeB, 1):
		return (a + b) / 2
	case math.IsInf(sizeA, 1):
		return a
	case math.IsInf(sizeB, 1):
		return b
	}
	return (a*sizeA + b*sizeB) / (sizeA + sizeB)
}

// Assess adds to all tables of a wave how precise their percentages are and,
// beside the published ones, what chance explains of each difference. counties
// is the size of the wave's frame; published may be nil.
func Assess(tables []Table, published *Published, counties int) {
	var tested []*Change
	for i := range tables {
		t := &tables[i]
		t.assess(&t.Main, counties)
		for r := range t.Others {
			t.assess(&t.Others[r], counties)
		}
		tested = append(tested, t.compare(published)...)
	}
	holm(tested)
}

func (t *Table) assess(r *Reading, counties int) {
	r.Population = t.population(*r, counties)
	if r.Population == 0 {
		return
	}
	whole := r.Base.Kind != Filtered && t.Missing.NotShown == 0 && r.Apart == 0
	for i := range r.Cells {
		c := &r.Cells[i]
		if !c.Valid {
			continue
		}
		found := interval(c.Count, r.N, r.Population)
		c.Interval = &found
		if whole {
			bounds := extremes(c.Count, r.N, r.Population)
			c.Extremes = &bounds
		}
	}
}

// compare tests the figure's differences under its main base, and those of its
// combined values, unless the two surveys cannot be compared or nothing is known
// of the base of 2017.
func (t *Table) compare(published *Published) []*Change {
	f := t.Published
	if f == nil || published == nil || f.N == 0 || t.Main.Population == 0 {
		return nil
	}
	if graded, _ := comparable(t.Spec, f, true); graded == NotComparable {
		return nil
	}
	before := share2017{n: float64(f.N), population: float64(published.Population) * float64(f.N) / float64(published.Respondents)}
	var tested []*Change
	test := func(c *Cell, percent float64) {
		if !c.Valid || c.Deviation == nil {
			return
		}
		before.percent = percent
		made := change(*c, t.Main.N, t.Main.Population, before)
		c.Change = &made
		tested = append(tested, c.Change)
	}
	for i, row := range t.Rows {
		if row.Published != nil && row.Published.Percent != nil {
			test(&t.Main.Cells[i], *row.Published.Percent)
		}
	}
	for i := range t.Combined {
		test(&t.Combined[i].Cell, t.Combined[i].Published.Percent)
	}
	return tested
}

// holm marks what remains beyond chance when all are tested together at 5 %:
// ordered by their probability, the i-th of m must stay below 0.05/(m-i+1), up to
// the first that does not. See Holm, A Simple Sequentially Rejective Multiple Test
// Procedure, Scandinavian Journal of Statistics 6 (1979).
func holm(tested []*Change) {
	ordered := slices.Clone(tested)
	slices.SortStableFunc(ordered, func(a, b *Change) int { return cmp.Compare(a.P, b.P) })
	for i, c := range ordered {
		if c.P > 0.05/float64(len(ordered)-i) {
			return
		}
		c.Overall = true
	}
}
