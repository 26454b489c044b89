package figure

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"kreisumfrage/internal/survey"
)

// Compute makes one figure from the counted submissions. published may be nil.
func Compute(q *survey.Questionnaire, spec Spec, published *PublishedFigure, responses []survey.Submission) Table {
	return newIndex(q, responses).table(spec, published)
}

// ComputeAll makes every figure of the edition and every published one that the
// edition lacks, in the study's order: 1 to 53, then A1 and on. published may
// be nil.
func ComputeAll(q *survey.Questionnaire, specs []Spec, published *Published, responses []survey.Submission) []Table {
	x := newIndex(q, responses)
	var tables []Table
	for _, spec := range withPublished(specs, published) {
		tables = append(tables, x.table(spec, published.ByKey(spec.Key)))
	}
	slices.SortStableFunc(tables, func(a, b Table) int { return compareKeys(a.Spec.Key, b.Spec.Key) })
	return tables
}

// withPublished adds a spec without item for each published figure that the
// edition does not name: the study's figures are shown even where they cannot
// be made again.
func withPublished(specs []Spec, published *Published) []Spec {
	all := slices.Clone(specs)
	if published == nil {
		return all
	}
	for _, f := range published.Figures {
		if !slices.ContainsFunc(specs, func(s Spec) bool { return s.Key == f.Key }) {
			all = append(all, Spec{Key: f.Key, Comparison: Dropped})
		}
	}
	return all
}

// asPublished gives a spec without item the drawing and base of its kind of
// question, so that what was published is shown like all else.
func (s Spec) asPublished(published *PublishedFigure) Spec {
	oneOption := published != nil && published.Kind.OneOption()
	switch {
	case s.Base.Kind != "":
	case oneOption:
		s.Base.Kind = AnsweredBy
	default:
		s.Base.Kind = Respondents
	}
	switch {
	case s.Chart != "":
	case oneOption:
		s.Chart = Stacked
	default:
		s.Chart = Bars
	}
	return s
}

// title is the definition's own, else the published one, else the question.
func (s Spec) title(it *survey.Item, published *PublishedFigure) string {
	switch {
	case s.Title != "":
		return s.Title
	case published != nil:
		return published.Title
	case it != nil:
		return it.Label
	}
	return ""
}

// compareKeys puts numbered figures before lettered tables and 9 before 10.
func compareKeys(a, b string) int {
	letterA, letterB := strings.TrimRight(a, "0123456789"), strings.TrimRight(b, "0123456789")
	numberA, _ := strconv.Atoi(a[len(letterA):])
	numberB, _ := strconv.Atoi(b[len(letterB):])
	return cmp.Or(cmp.Compare(letterA, letterB), cmp.Compare(numberA, numberB))
}

func (x *index) table(spec Spec, published *PublishedFigure) Table {
	it := x.q.Item(spec.Item)
	spec = spec.asPublished(published)
	t := Table{Spec: spec, Published: published, Title: spec.title(it, published), Responses: len(x.responses), NoItem: it == nil}
	t.Rows = rows(spec, it, published)
	t.Main = x.reading(spec, it, spec.Base, t.Rows)
	if it != nil && len(spec.Classes) > 0 {
		t.Summary = x.summary(it, spec.Base)
	}
	for i := range t.Rows {
		t.Rows[i].Count = t.Main.Cells[i].Count
	}
	for _, base := range spec.Readings {
		t.Others = append(t.Others, x.reading(spec, it, base, t.Rows))
	}
	if published != nil {
		for _, sum := range published.Combined {
			t.Combined = append(t.Combined, Combined{sum, x.combined(it, spec.Base, sum), published.attainable(&sum.Percent)})
		}
	}
	t.Missing = x.missing(it)
	return t
}

// rows lists the classes of numbers or the options: first those that the spec
// orders, then the item's others, last the published ones that the edition no
// longer offers.
func rows(spec Spec, it *survey.Item, published *PublishedFigure) []Row {
	keys := slices.Clone(spec.Order)
	if it != nil {
		for _, o := range it.Options {
			keys = append(keys, o.Key)
		}
	}
	if published != nil {
		for _, o := range published.Options {
			keys = append(keys, o.Key)
		}
	}
	list := spec.classRows(it)
	for _, key := range keys {
		if !slices.ContainsFunc(list, func(r Row) bool { return r.Key == key }) {
			list = append(list, row(key, it, published))
		}
	}
	return list
}

func row(key string, it *survey.Item, published *PublishedFigure) Row {
	r := Row{Key: key, Label: key, Absent: true, Published: published.Option(key), Attainable: true}
	if r.Published != nil {
		r.Label, r.Attainable = r.Published.Label, published.attainable(r.Published.Percent)
	}
	if it != nil {
		if o := it.Option(key); o != nil {
			r.Label, r.Absent, r.Neutral = o.Label, false, o.Neutral
		}
	}
	return r
}

// reading counts the rows under one base.
func (x *index) reading(spec Spec, it *survey.Item, base Base, rows []Row) Reading {
	counts := make([]int, len(rows))
	n := 0
	for r := range x.responses {
		state, counted := x.under(it, base, r)
		if !counted {
			continue
		}
		if base.Kind != Mentions {
			n++
		}
		if state != survey.Answered {
			continue
		}
		belongs := spec.belongs(it, x.value(r, it))
		for i := range rows {
			if !rows[i].Absent && belongs(rows[i].Key) {
				counts[i]++
			}
		}
	}
	if base.Kind == Mentions {
		for _, c := range counts {
			n += c
		}
	}
	reading := finish(base, n, counts, rows)
	reading.Apart = x.leftOut(it, base)
	return reading
}

// leftOut counts the responses that are not in the base because they belong to
// an earlier edition.
func (x *index) leftOut(it *survey.Item, base Base) (n int) {
	for r := range x.responses {
		if it != nil && x.apart(r, it, base.Filter) {
			n++
		}
	}
	return n
}

// under reports whether the response counts under the base, and the item's state in it.
func (x *index) under(it *survey.Item, base Base, response int) (survey.State, bool) {
	if it == nil {
		return survey.NotShown, false
	}
	state := x.state(response, it)
	switch {
	case state == survey.NotShown, x.apart(response, it, base.Filter):
		return state, false
	case base.Kind == AnsweredBy:
		return state, state == survey.Answered
	case base.Kind == Filtered:
		return state, x.meets(response, base.Filter)
	}
	return state, true
}

func finish(base Base, n int, counts []int, rows []Row) Reading {
	reading := Reading{Base: base.labelled(), N: n, Cells: make([]Cell, len(rows))}
	for i, row := range rows {
		if row.Absent {
			continue
		}
		var percent *float64
		if row.Published != nil {
			percent = row.Published.Percent
		}
		reading.Cells[i] = cell(counts[i], n, percent)
		reading.Sum += reading.Cells[i].Rounded
	}
	return reading
}

// combined counts each response once, however many of the options it chose. An
// edition that lacks one of them cannot make the sum.
func (x *index) combined(it *survey.Item, base Base, sum PublishedSum) Cell {
	if it == nil || slices.ContainsFunc(sum.Keys, func(key string) bool { return it.Option(key) == nil }) {
		return Cell{}
	}
	count, n := 0, 0
	for r := range x.responses {
		state, counted := x.under(it, base, r)
		if !counted {
			continue
		}
		n++
		chosen := state == survey.Answered && slices.ContainsFunc(sum.Keys, x.value(r, it).Has)
		if chosen != sum.Complement {
			count++
		}
	}
	return cell(count, n, &sum.Percent)
}

func (x *index) missing(it *survey.Item) Missing {
	if it == nil { // asked of nobody
		return Missing{NotShown: len(x.responses)}
	}
	var m Missing
	for r := range x.responses {
		if x.apart(r, it, nil) {
			m.Apart++
			continue
		}
		switch x.state(r, it) {
		case survey.Empty:
			m.Empty++
		case survey.NoAnswer:
			m.NoAnswer++
		case survey.NotShown:
			m.NotShown++
		case survey.Answered:
			if x.value(r, it).None {
				m.None++
			}
		}
	}
	return m
}
