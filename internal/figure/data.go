package figure

import (
	"cmp"
	"slices"

	"kreisumfrage/internal/survey"
)

// Data holds the counted submissions of a wave turned by their answers: for each
// item and option the set of responses that chose it. A table is then a few
// counts over sets, whatever the number of filters. It never changes after
// Load and may be shared.
type Data struct {
	q       *survey.Questionnaire
	specs   []Spec
	size    int // responses
	all     set
	items   []column                    // by Item.Index
	filters map[*survey.Condition]set   // of the specs' bases
	numbers map[*survey.Item][]numbered // of items with classes, ascending
	early   set                         // the earlier half by the time of submission; nil where there is none
}

// column is one item's answers.
type column struct {
	shown    set // the item was put to them
	answered set
	noAnswer set
	empty    set
	none     set   // multiple: explicit "Nichts davon"
	options  []set // by the place of the option
	apart    set   // belong to an earlier edition and must not be compared
}

type numbered struct {
	number   survey.Decimal
	response int
}

// Load reads the submissions once for the given figures.
func Load(q *survey.Questionnaire, specs []Spec, responses []survey.Submission) *Data {
	d := &Data{q: q, specs: specs, size: len(responses), all: newSet(len(responses)), items: make([]column, len(q.Items())),
		filters: map[*survey.Condition]set{}, numbers: map[*survey.Item][]numbered{}}
	counted := map[*survey.Item]bool{}
	for _, spec := range specs {
		if it := q.Item(spec.Item); it != nil && len(spec.Classes) > 0 {
			counted[it] = true
		}
	}
	for r := range responses {
		d.all.add(r)
		for id := range responses[r].Apart {
			if it := q.Item(id); it != nil {
				d.mark(&d.items[it.Index].apart, r)
			}
		}
		for i := range responses[r].Rows {
			row := &responses[r].Rows[i]
			if it := q.Item(row.Item); it != nil {
				d.take(it, r, row, counted[it])
			}
		}
	}
	for _, list := range d.numbers {
		slices.SortStableFunc(list, func(a, b numbered) int { return a.number.Compare(b.number) })
	}
	d.filter(responses)
	d.halve(responses)
	return d
}

func (d *Data) mark(s *set, response int) {
	if *s == nil {
		*s = newSet(d.size)
	}
	s.add(response)
}

// take notes one answer. A response to an edition without the item has no row
// for it: the item was never shown.
func (d *Data) take(it *survey.Item, response int, row *survey.SubmissionRow, number bool) {
	c := &d.items[it.Index]
	if row.State == survey.NotShown {
		return
	}
	d.mark(&c.shown, response)
	switch row.State {
	case survey.Empty:
		d.mark(&c.empty, response)
	case survey.NoAnswer:
		d.mark(&c.noAnswer, response)
	case survey.Answered:
		d.mark(&c.answered, response)
		if row.Value.None {
			d.mark(&c.none, response)
		}
		if c.options == nil {
			c.options = make([]set, len(it.Options))
		}
		for i, o := range it.Options {
			if row.Value.Has(o.Key) {
				d.mark(&c.options[i], response)
			}
		}
		if value, ok := amount(it, row.Value); number && ok {
			d.numbers[it] = append(d.numbers[it], numbered{value, response})
		}
	}
}

// filter asks the questionnaire's own routing who meets the conditions of the
// bases, so that figures never have a second opinion about who is on a path.
func (d *Data) filter(responses []survey.Submission) {
	for _, spec := range d.specs {
		for _, base := range append([]Base{spec.Base}, spec.Readings...) {
			if base.Filter != nil {
				d.filters[base.Filter] = newSet(d.size)
			}
		}
	}
	if len(d.filters) == 0 {
		return
	}
	decisive := map[*survey.Item]bool{}
	for condition := range d.filters {
		d.path(condition, decisive)
	}
	for r := range responses {
		answers := responses[r].AnswersTo(func(item string) bool { return decisive[d.q.Item(item)] })
		for condition, meets := range d.filters {
			if d.q.Holds(condition, answers) {
				meets.add(r)
			}
		}
	}
}

// halve finds the earlier half of the responses, unless all came at one time.
func (d *Data) halve(responses []survey.Submission) {
	order := make([]int, d.size)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(responses[a].Time.Compare(responses[b].Time), cmp.Compare(a, b))
	})
	if d.size < 2 || responses[order[0]].Time.Equal(responses[order[d.size-1]].Time) {
		return
	}
	d.early = newSet(d.size)
	for _, r := range order[:(d.size+1)/2] {
		d.early.add(r)
	}
}

// column is the item's, or that of a question asked of nobody.
func (d *Data) column(it *survey.Item) *column {
	if it == nil {
		return &column{}
	}
	return &d.items[it.Index]
}

// apart holds the responses that are left out of a figure of the item: their
// answer to it, or to something on which the filter depends, belongs to an
// earlier edition and must not be compared.
func (d *Data) apart(it *survey.Item, filter *survey.Condition) set {
	if it == nil {
		return nil
	}
	apart := d.items[it.Index].apart
	for on := range d.path(filter, map[*survey.Item]bool{}) {
		apart = apart.or(d.items[on.Index].apart)
	}
	return apart
}

// path is the items that decide whether a condition holds, by way of the paths on
// which they lie themselves.
func (d *Data) path(c *survey.Condition, seen map[*survey.Item]bool) map[*survey.Item]bool {
	for _, id := range c.Items() {
		it := d.q.Item(id)
		if seen[it] || it == nil {
			continue
		}
		seen[it] = true
		for _, on := range []*survey.Condition{it.ShowIf, it.Page.ShowIf, it.Page.Section.ShowIf} {
			d.path(on, seen)
		}
	}
	return seen
}

// under holds the responses of a base.
func (d *Data) under(it *survey.Item, base Base) set {
	c := d.column(it)
	var of set
	switch base.Kind {
	case AnsweredBy:
		of = c.answered
	case Filtered:
		of = c.shown
		if base.Filter != nil {
			of = c.shown.and(d.filters[base.Filter])
		}
	default:
		of = c.shown
	}
	return of.without(d.apart(it, base.Filter))
}
