package instrument

import (
	"slices"

	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/survey"
)

// The enumeration of answers is bounded: a condition over more cases stays
// unjudged, and so does everything after the budget of one file is spent.
const (
	maxCases  = 4096
	maxSums   = 200     // of the others' ends, where several items are added up
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
				r.answerable(it)
				r.together(it)
				for _, o := range it.Options {
					r.way(Subject{Item: it.ID, Option: o.Key}, o.ShowIf, append(slices.Clip(around), it.ShowIf))
				}
			}
		}
	}
}

// answerable reports a required item that can be asked without any answer to it.
func (r *reach) answerable(it *survey.Item) {
	if !it.Required || !it.Kind.HasOptions() || it.NoAnswer || it.NoneOfThese {
		return
	}
	shown := append(r.around(it), it.ShowIf)
	needed := slices.Clip(shown)
	var offered []*survey.Condition
	for _, o := range it.Options {
		if o.ShowIf == nil {
			return
		}
		offered = append(offered, o.ShowIf)
	}
	stuck := false
	r.cases(append(needed, offered...), func(a survey.Answers) bool {
		stuck = r.all(shown, a) && !slices.ContainsFunc(offered, func(c *survey.Condition) bool { return r.q.Holds(c, a) })
		return stuck
	})
	if stuck {
		where := r.places[Subject{Item: it.ID}]
		r.add(where.at("required"), "required_unanswerable")
	}
}

// together reports a question that wants more answers than it may offer: whoever
// chose one could not save the page.
func (r *reach) together(it *survey.Item) {
	shown := append(r.around(it), it.ShowIf)
	var offered []*survey.Condition // of the options that may stand together
	conditional := false
	for _, o := range it.Options {
		if !o.Exclusive {
			offered, conditional = append(offered, o.ShowIf), conditional || o.ShowIf != nil
		}
	}
	if it.MinChoices == 0 || !conditional {
		return
	}
	fewest := it.MinChoices
	r.cases(slices.Concat(shown, offered), func(a survey.Answers) bool {
		if !r.all(shown, a) {
			return false
		}
		count := 0
		for _, c := range offered {
			if r.q.Holds(c, a) {
				count++
			}
		}
		if count > 0 {
			fewest = min(fewest, count)
		}
		return fewest == 1
	})
	if fewest < it.MinChoices {
		where := r.places[Subject{Item: it.ID}]
		r.add(where.at("min_choices"), "choices_impossible", fewest)
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
	r.judge(s, "show_if", own, around, "never_shown", "always_shown")
}

// judge reports under the subject's key that the condition is never or always
// met where those around it are.
func (r *reach) judge(s Subject, key string, own *survey.Condition, around []*survey.Condition, never, always string) {
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
		r.add(where.at(key), never)
	default:
		r.add(where.at(key), always)
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
	v := variables{q: r.q, asked: map[*survey.Item]*asked{}, sums: map[*survey.Item]*itemSum{}, seen: map[*survey.Condition]bool{}}
	for _, c := range conditions {
		v.collect(c)
	}
	if v.open || len(v.items) > maxItems || r.effort > maxEffort {
		return false
	}
	count := 1
	choices := make([][]survey.Value, len(v.items))
	for i, it := range v.items {
		choices[i] = v.choices(it)
		r.effort += len(choices[i]) * (1 + len(it.Columns))
		if count *= len(choices[i]); v.open || count == 0 || count > maxCases {
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
			answers[refOf(v.items[i])] = value
			if try(i + 1) {
				return true
			}
		}
		return false
	}
	try(0)
	return true
}
