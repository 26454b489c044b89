package survey

import (
	"maps"
	"slices"
)

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

// OnPath returns what counts of the answers: no item off the path, no option that
// is no longer offered.
func (q *Questionnaire) OnPath(a Answers) Answers { return answersOf(q.Snapshot(a)) }

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
	v := r.counted(it)
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
	if c.Compare != nil {
		return r.compares(c.Compare)
	}
	it := r.q.items[c.Item]
	if it == nil || r.state(it) != Answered {
		return false
	}
	return c.Answered || slices.ContainsFunc(c.In, r.counted(it).Has)
}

// counted is the item's value without the options that the answers no longer
// offer. They stay stored, as an item off the path does.
func (r route) counted(it *Item) Value {
	v := r.a[Ref{Item: it.ID}]
	off := func(key string) bool {
		o := it.Option(key)
		return o != nil && o.ShowIf != nil && !r.holds(o.ShowIf)
	}
	if !slices.ContainsFunc(v.Options, off) {
		return v
	}
	v.Options = slices.DeleteFunc(slices.Clone(v.Options), off)
	v.Texts = maps.Clone(v.Texts)
	maps.DeleteFunc(v.Texts, func(key, _ string) bool { return off(key) })
	return v
}

// compares is false while anything is missing that the comparison needs.
func (r route) compares(c *Comparison) bool {
	left, known := r.operand(c.Left)
	right, knownToo := r.operand(c.Right)
	return known && knownToo && c.Test.holds(compareValues(left, right))
}

func (r route) operand(o Operand) (value string, known bool) {
	if len(o.Sum) == 0 {
		return o.Literal, true
	}
	var numbers []Decimal
	for _, t := range o.Sum {
		text, known := r.term(t)
		if !known {
			return "", false
		}
		numbers = append(numbers, Decimal(text))
	}
	if len(numbers) == 1 { // may be a day, which nothing adds to
		return string(numbers[0]), true
	}
	return string(Sum(numbers...)), true
}

func (r route) term(t Term) (text string, known bool) {
	it := r.q.items[t.Item]
	if it == nil || r.state(it) != Answered {
		return "", false
	}
	v := r.a[Ref{Item: t.Item}]
	switch {
	case t.Part != "":
		text = v.Fields[t.Part]
	case it.Kind == KindGroup:
		sum, complete := it.Sum(v)
		return string(sum), complete
	default:
		text = v.Text
	}
	return text, text != ""
}
