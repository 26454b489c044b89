package instrument

import (
	"slices"
	"strings"

	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/survey"
)

// The enumeration of answers is bounded: a condition over more cases stays
// unjudged, and so does everything after the budget of one file is spent.
const (
	maxCases  = 4096
	maxItems  = 12      // each has two sorts of answers at least: more of them are more than maxCases
	maxEffort = 100_000 // cases times references
)

// reach finds conditions that are never or always met, and bases that must be
// empty, by trying all answers that could make a difference.
type reach struct {
	*report
	q      *survey.Questionnaire
	places map[Subject]spot
	effort int
}

// conditions judges every show_if against what encloses it.
func (r *reach) conditions() {
	for _, s := range r.q.Sections {
		r.way(Subject{Section: s.Key}, s.ShowIf, nil)
		for _, p := range s.Pages {
			r.way(Subject{Page: p.Key}, p.ShowIf, []*survey.Condition{s.ShowIf})
			for _, it := range p.Items() {
				around := r.around(it)
				r.way(Subject{Item: it.ID}, it.ShowIf, around)
				for _, o := range it.Options {
					r.way(Subject{Item: it.ID, Option: o.Key}, o.ShowIf, append(slices.Clip(around), it.ShowIf))
				}
			}
		}
	}
}

// around returns the conditions beside its own on which an item depends.
func (r *reach) around(it *survey.Item) []*survey.Condition {
	all := []*survey.Condition{it.Page.Section.ShowIf, it.Page.ShowIf}
	if parent := r.q.Item(it.CompanionOf); parent != nil {
		all = append(all, parent.ShowIf)
	}
	return all
}

func (r *reach) way(s Subject, own *survey.Condition, around []*survey.Condition) {
	if own == nil {
		return
	}
	met, unmet := false, false
	tried := r.cases(append(slices.Clip(around), own), func(a survey.Answers) bool {
		if r.all(around, a) {
			holds := r.q.Holds(own, a)
			met, unmet = met || holds, unmet || !holds
		}
		return met && unmet
	})
	where := r.places[s]
	switch {
	case !tried || met == unmet: // both are possible, or the way here is closed and said to be
	case unmet:
		r.add(where.at("show_if"), "never_shown")
	default:
		r.add(where.at("show_if"), "always_shown")
	}
}

func (r *reach) all(conditions []*survey.Condition, a survey.Answers) bool {
	return !slices.ContainsFunc(conditions, func(c *survey.Condition) bool { return !r.q.Holds(c, a) })
}

// figures reports filtered bases to which no response can belong.
func (r *reach) figures(specs []figure.Spec) {
	for _, spec := range specs {
		it := r.q.Item(spec.Item)
		if it == nil {
			continue
		}
		r.base(spec, "base", it, spec.Base)
		for _, reading := range spec.Readings {
			r.base(spec, "readings", it, reading)
		}
	}
}

func (r *reach) base(spec figure.Spec, key string, it *survey.Item, base figure.Base) {
	if base.Filter == nil {
		return
	}
	needed := append(r.around(it), it.ShowIf, base.Filter)
	found := false
	if r.cases(needed, func(a survey.Answers) bool { found = r.all(needed, a); return found }) && !found {
		where := r.places[Subject{Figure: spec.Key}]
		r.add(where.at(key), "empty_base", base.Label)
	}
}

// cases tries all answers that could make a difference to the conditions, until
// enough says that it has seen enough. It reports whether nothing was left out.
func (r *reach) cases(conditions []*survey.Condition, enough func(survey.Answers) bool) bool {
	v := variables{q: r.q, lists: map[*survey.Item][]string{}}
	for _, c := range conditions {
		v.collect(c)
	}
	if len(v.items) > maxItems {
		return false
	}
	count := 1
	choices := make([][]survey.Value, len(v.items))
	for i, it := range v.items {
		choices[i] = v.choices(it)
		if count *= len(choices[i]); count == 0 || count > maxCases {
			return false
		}
	}
	if r.effort += count * (v.references + 1); r.effort > maxEffort {
		return false
	}
	answers := survey.Answers{}
	var try func(i int) bool
	try = func(i int) bool {
		if i == len(v.items) {
			return enough(answers)
		}
		for _, value := range choices[i] {
			answers[survey.Ref{Item: v.items[i].ID}] = value
			if try(i + 1) {
				return true
			}
		}
		return false
	}
	try(0)
	return true
}

// variables are the items whose answers conditions depend on, with the lists of
// options that they are asked for.
type variables struct {
	q          *survey.Questionnaire
	items      []*survey.Item
	lists      map[*survey.Item][]string // each list written as " key key "
	references int
}

// collect follows a condition to its items, and from there their own ways: an
// answer counts only if its item is shown.
func (v *variables) collect(c *survey.Condition) {
	if c == nil || len(v.items) > maxItems {
		return
	}
	v.collect(c.Not)
	for _, part := range append(slices.Clip(c.All), c.Any...) {
		v.collect(part)
	}
	it := v.q.Item(c.Item)
	if it == nil {
		return
	}
	v.references++
	if _, known := v.lists[it]; !known {
		v.lists[it] = nil
		v.items = append(v.items, it)
		for _, way := range []*survey.Condition{it.Page.Section.ShowIf, it.Page.ShowIf, it.ShowIf} {
			v.collect(way)
		}
		if parent := v.q.Item(it.CompanionOf); parent != nil {
			v.collect(parent.ShowIf)
		}
	}
	if list := " " + strings.Join(c.In, " ") + " "; !slices.Contains(v.lists[it], list) {
		v.lists[it] = append(v.lists[it], list)
	}
}

// choices returns one answer of each sort that the conditions can tell apart:
// options in the same lists are alike, and those in none are like no answer.
func (v *variables) choices(it *survey.Item) []survey.Value {
	sorts := map[string]*survey.Option{}
	var order []string
	for _, o := range it.Options {
		sort := ""
		for _, list := range v.lists[it] {
			if strings.Contains(list, " "+o.Key+" ") {
				sort += list + "|"
			}
		}
		if o.Exclusive && sort != "" {
			sort = "alone " + sort
		}
		if sort != "" && sorts[sort] == nil {
			sorts[sort] = o
			order = append(order, sort)
		}
	}
	values := []survey.Value{{}}
	for _, sort := range order {
		o := sorts[sort]
		if it.Kind.OneOption() || o.Exclusive {
			values = append(values, survey.Choose(o.Key))
			continue
		}
		for _, value := range values {
			if len(values) > maxCases {
				return nil
			}
			if !alone(it, value) {
				values = append(values, survey.Choose(append(slices.Clone(value.Options), o.Key)...))
			}
		}
	}
	return values
}

// alone reports whether the value holds an exclusive option.
func alone(it *survey.Item, value survey.Value) bool {
	return slices.ContainsFunc(value.Options, func(key string) bool { return it.Option(key).Exclusive })
}
