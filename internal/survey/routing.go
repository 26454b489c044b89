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
func (q *Questionnaire) StateOf(it *Item, a Answers) State {
	if !q.Shown(it, a) {
		return NotShown
	}
	if it.Kind == KindRecords {
		if len(a.Records(it.ID)) > 0 {
			return Answered
		}
		return Empty
	}
	v := a[Ref{Item: it.ID}]
	switch {
	case v.NoAnswer:
		return NoAnswer
	case v.IsEmpty():
		return Empty
	}
	return Answered
}

// Shown reports whether the item is on the path that the answers take. A
// companion is shown with its parent.
func (q *Questionnaire) Shown(it *Item, a Answers) bool {
	if !q.PageShown(it.Page, a) || !q.Holds(it.ShowIf, a) {
		return false
	}
	parent := q.items[it.CompanionOf]
	return parent == nil || q.Shown(parent, a)
}

// PageShown reports whether the page is on the path that the answers take.
func (q *Questionnaire) PageShown(p *Page, a Answers) bool {
	return q.Holds(p.Section.ShowIf, a) && q.Holds(p.ShowIf, a)
}

// OptionShown reports whether the option is offered under the answers.
func (q *Questionnaire) OptionShown(o *Option, a Answers) bool { return q.Holds(o.ShowIf, a) }

// Holds evaluates the condition; nil always holds. An answer counts only if its
// item is itself on the path, so conditions refer to earlier items (lint).
func (q *Questionnaire) Holds(c *Condition, a Answers) bool {
	switch {
	case c == nil:
		return true
	case c.Not != nil:
		return !q.Holds(c.Not, a)
	case c.All != nil:
		return !slices.ContainsFunc(c.All, func(sub *Condition) bool { return !q.Holds(sub, a) })
	case c.Any != nil:
		return slices.ContainsFunc(c.Any, func(sub *Condition) bool { return q.Holds(sub, a) })
	}
	it := q.items[c.Item]
	if it == nil || q.StateOf(it, a) != Answered {
		return false
	}
	return slices.ContainsFunc(c.In, a[Ref{Item: c.Item}].Has)
}
