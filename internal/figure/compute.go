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
	return Load(q, []Spec{spec}, responses).table(spec, published)
}

// ComputeAll loads the submissions and makes all tables of them.
func ComputeAll(q *survey.Questionnaire, specs []Spec, published *Published, responses []survey.Submission) []Table {
	return Load(q, specs, responses).Tables(published)
}

// Tables makes every figure of the edition and every published one that the
// edition lacks, in the study's order: 1 to 53, then A1 and on. published may
// be nil.
func (d *Data) Tables(published *Published) []Table {
	var tables []Table
	for _, spec := range withPublished(d.specs, published) {
		tables = append(tables, d.table(spec, published.ByKey(spec.Key)))
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

func (d *Data) table(spec Spec, published *PublishedFigure) Table {
	it := d.q.Item(spec.Item)
	spec = spec.asPublished(published)
	t := Table{Spec: spec, Published: published, Title: spec.title(it, published), Responses: d.size, NoItem: it == nil}
	t.Rows = rows(spec, it, published)
	chosen := d.chosen(spec, it, t.Rows)
	t.Main = d.reading(it, spec.Base, t.Rows, chosen, d.all)
	if it != nil && len(spec.Classes) > 0 {
		t.Summary = d.summary(it, spec.Base)
	}
	for i := range t.Rows {
		t.Rows[i].Count = t.Main.Cells[i].Count
	}
	for _, base := range spec.Readings {
		t.Others = append(t.Others, d.reading(it, base, t.Rows, chosen, d.all))
	}
	if published != nil {
		for _, sum := range published.Combined {
			t.Combined = append(t.Combined, Combined{sum, d.combined(it, spec.Base, sum), published.attainable(&sum.Percent)})
		}
	}
	t.Missing = d.missing(it)
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

// chosen holds for each row the responses that chose it.
func (d *Data) chosen(spec Spec, it *survey.Item, rows []Row) []set {
	sets := make([]set, len(rows))
	if len(spec.Classes) > 0 {
		copy(sets, d.classes(spec, it))
		return sets
	}
	c := d.column(it)
	for i, row := range rows {
		if !row.Absent && c.options != nil {
			sets[i] = c.options[slices.IndexFunc(it.Options, func(o *survey.Option) bool { return o.Key == row.Key })]
		}
	}
	return sets
}

// reading counts the rows under one base among some responses.
func (d *Data) reading(it *survey.Item, base Base, rows []Row, chosen []set, among set) Reading {
	of := d.under(it, base).and(among)
	counts := make([]int, len(rows))
	for i := range rows {
		counts[i] = of.shared(chosen[i])
	}
	n := of.count()
	if base.Kind == Mentions {
		n = 0
		for _, c := range counts {
			n += c
		}
	}
	reading := finish(base, n, counts, rows)
	reading.Apart = d.apart(it, base.Filter).shared(among)
	return reading
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
func (d *Data) combined(it *survey.Item, base Base, sum PublishedSum) Cell {
	if it == nil || slices.ContainsFunc(sum.Keys, func(key string) bool { return it.Option(key) == nil }) {
		return Cell{}
	}
	var any set
	c := d.column(it)
	for i, o := range it.Options {
		if c.options != nil && slices.Contains(sum.Keys, o.Key) {
			any = any.or(c.options[i])
		}
	}
	of := d.under(it, base)
	count := of.shared(any)
	if sum.Complement {
		count = of.count() - count
	}
	return cell(count, of.count(), &sum.Percent)
}

func (d *Data) missing(it *survey.Item) Missing {
	if it == nil { // asked of nobody
		return Missing{NotShown: d.size}
	}
	c := d.column(it)
	compared := d.all.without(c.apart)
	return Missing{Apart: c.apart.count(), Empty: compared.shared(c.empty), NoAnswer: compared.shared(c.noAnswer),
		NotShown: compared.without(c.shown).count(), None: compared.shared(c.none)}
}
