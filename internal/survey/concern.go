package survey

import "strings"

// Concerned are the items that an answer or a confirmation is about; nil stands
// for one that the questionnaire does not have.
func (q *Questionnaire) Concerned(ref Ref) []*Item {
	if q == nil {
		return []*Item{nil}
	}
	key, confirmation := ref.ConfirmedCheck()
	if !confirmation {
		return []*Item{q.items[ref.Item]}
	}
	if id, recalled := strings.CutPrefix(key, recallPrefix); recalled {
		return []*Item{q.items[id]}
	}
	c := q.checks[key]
	if c == nil {
		return []*Item{nil}
	}
	return q.ConcernedBy(c)
}

// ConcernedBy are the items whose answers a check reads or tells.
func (q *Questionnaire) ConcernedBy(c *Check) []*Item {
	items := []*Item{q.items[c.At]}
	for _, id := range c.When.Items() {
		items = append(items, q.items[id])
	}
	for _, piece := range c.Piped.Text {
		if piece.Item != "" {
			items = append(items, q.items[piece.Item])
		}
	}
	return items
}

// ItemsOf are the items of the page; nil stands for a page that the
// questionnaire does not have.
func (q *Questionnaire) ItemsOf(page string) []*Item {
	if q == nil || q.pages[page] == nil {
		return []*Item{nil}
	}
	return q.pages[page].Items()
}
