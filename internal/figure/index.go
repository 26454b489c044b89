package figure

import "kreisumfrage/internal/survey"

// index gives every figure its item's rows without searching: one pass over the
// submissions, then each figure is a loop.
type index struct {
	q         *survey.Questionnaire
	responses []survey.Submission
	rows      [][]*survey.SubmissionRow // response, then Item.Index; nil where the edition had no such item
	answers   []survey.Answers          // made when the first filter asks for it
}

func newIndex(q *survey.Questionnaire, responses []survey.Submission) *index {
	x := &index{q: q, responses: responses,
		rows:    make([][]*survey.SubmissionRow, len(responses)),
		answers: make([]survey.Answers, len(responses))}
	for r := range responses {
		x.rows[r] = make([]*survey.SubmissionRow, len(q.Items()))
		for i := range responses[r].Rows {
			row := &responses[r].Rows[i]
			if it := q.Item(row.Item); it != nil {
				x.rows[r][it.Index] = row
			}
		}
	}
	return x
}

// state is what the response submitted for the item. A response to an edition
// without the item was never shown it.
func (x *index) state(response int, it *survey.Item) survey.State {
	if row := x.rows[response][it.Index]; row != nil {
		return row.State
	}
	return survey.NotShown
}

// value is the submitted answer; only meaningful in state Answered.
func (x *index) value(response int, it *survey.Item) survey.Value {
	return x.rows[response][it.Index].Value
}

// apart reports whether the response is left out of a figure of the item: its
// answer to it, or to something on which the filter depends, belongs to an
// earlier edition and must not be compared.
func (x *index) apart(response int, it *survey.Item, filter *survey.Condition) bool {
	set := x.responses[response].Apart
	return len(set) > 0 && (set[it.ID] || x.depends(filter, set, map[string]bool{}))
}

// depends follows a condition to the items on whose path it lies.
func (x *index) depends(c *survey.Condition, on, seen map[string]bool) bool {
	for _, id := range c.Items() {
		it := x.q.Item(id)
		if seen[id] || it == nil {
			continue
		}
		seen[id] = true
		if on[id] || x.depends(it.ShowIf, on, seen) || x.depends(it.Page.ShowIf, on, seen) || x.depends(it.Page.Section.ShowIf, on, seen) {
			return true
		}
	}
	return false
}

// meets evaluates a filter with the questionnaire's own routing, so that
// figures never have a second opinion about who is on a path.
func (x *index) meets(response int, filter *survey.Condition) bool {
	if filter == nil {
		return true
	}
	if x.answers[response] == nil {
		x.answers[response] = x.responses[response].Answers()
	}
	return x.q.Holds(filter, x.answers[response])
}
