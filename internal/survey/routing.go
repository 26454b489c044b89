package survey

import "slices"

// Condition is a typed test of answers. Exactly one of Item, All, Any and Not
// is set.
type Condition struct {
	Item string   // with In: one of these options is chosen
	In   []string // option keys
	All  []*Condition
	Any  []*Condition
	Not  *Condition
}

// State is what became of one item in one response. Figures, exports, counts,
// check page and submission all use StateOf; there is no second opinion.
type State string

// The four states, stored apart from options.
const (
	Answered State = "answered"
	NoAnswer State = "no_answer" // the explicit "Keine Angabe"
	Empty    State = "empty"
	NotShown State = "not_shown"
)

// StateOf decides the state of the item under the answers. An answer on a path
// that is not taken leaves the item NotShown.
func (q *Questionnaire) StateOf(it *Item, a Answers) State { return newRoute(q, a).state(it) }

// Shown reports whether the item is on the path that the answers take. A
// companion is shown with its parent.
func (q *Questionnaire) Shown(it *Item, a Answers) bool { return q.StateOf(it, a) != NotShown }

// PageShown reports whether the page is on the path that the answers take.
func (q *Questionnaire) PageShown(p *Page, a Answers) bool { return newRoute(q, a).page(p) }

// OptionShown reports whether the option is offered under the answers.
func (q *Questionnaire) OptionShown(o *Option, a Answers) bool { return q.Holds(o.ShowIf, a) }

// Holds evaluates the condition; nil always holds. An answer counts only if its
// item is itself on the path, so conditions refer to earlier items (lint).
func (q *Questionnaire) Holds(c *Condition, a Answers) bool { return newRoute(q, a).holds(c) }

// route follows one set of answers. It decides each item once: conditions of
// conditions would double the work with every step back.
type route struct {
	q       *Questionnaire
	a       Answers
	decided map[*Item]State
}

func newRoute(q *Questionnaire, a Answers) route {
	return route{q: q, a: a, decided: map[*Item]State{}}
}

func (r route) state(it *Item) State {
	state, ok := r.decided[it]
	if !ok {
		r.decided[it] = NotShown // an item that waits for itself is never reached
		state = r.decide(it)
		r.decided[it] = state
	}
	return state
}

func (r route) decide(it *Item) State {
	if !r.reaches(it) {
		return NotShown
	}
	if it.Kind == KindRecords {
		if len(r.a.Records(it.ID)) > 0 {
			return Answered
		}
		return Empty
	}
	v := r.a[Ref{Item: it.ID}]
	switch {
	case v.NoAnswer:
		return NoAnswer
	case v.IsEmpty():
		return Empty
	}
	return Answered
}

func (r route) reaches(it *Item) bool {
	if !r.page(it.Page) || !r.holds(it.ShowIf) {
		return false
	}
	parent := r.q.items[it.CompanionOf]
	return parent == nil || r.state(parent) != NotShown
}

func (r route) page(page *Page) bool { return r.holds(page.Section.ShowIf) && r.holds(page.ShowIf) }

func (r route) holds(c *Condition) bool {
	switch {
	case c == nil:
		return true
	case c.Not != nil:
		return !r.holds(c.Not)
	case c.All != nil:
		return !slices.ContainsFunc(c.All, func(sub *Condition) bool { return !r.holds(sub) })
	case c.Any != nil:
		return slices.ContainsFunc(c.Any, r.holds)
	}
	it := r.q.items[c.Item]
	if it == nil || r.state(it) != Answered {
		return false
	}
	return slices.ContainsFunc(c.In, r.a[Ref{Item: c.Item}].Has)
}
