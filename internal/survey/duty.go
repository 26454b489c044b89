package survey

import (
	"slices"
	"strings"
	"time"
)

// Duty says which office of a county answers a question: an office, never a
// person.
type Duty struct {
	Item    string
	Office  string // empty: nobody any more
	Version int    // of the office; 0: never stored
	Author  string // random id
	Time    time.Time
}

// Plan is who of a county answers what, by item. Companions go with the question
// under which they stand.
type Plan map[string]Duty

// PlanOf puts the duties in order.
func PlanOf(duties []Duty) Plan {
	p := make(Plan, len(duties))
	for _, d := range duties {
		p[d.Item] = d
	}
	return p
}

// FormerPlan is the plan of the same county in an earlier wave.
type FormerPlan struct {
	Wave Wave
	Plan Plan
}

// Planned returns the items for which an office is named: all but companions.
func Planned(items []*Item) []*Item {
	return slices.DeleteFunc(slices.Clone(items), func(it *Item) bool { return it.CompanionOf != "" })
}

// Office is the one that answers the item; empty: none yet.
func (p Plan) Office(it *Item) string {
	if it.CompanionOf != "" {
		return p[it.CompanionOf].Office
	}
	return p[it.ID].Office
}

// SameOffice reports whether both names mean one office.
func SameOffice(a, b string) bool { return strings.EqualFold(a, b) }

// Offices are those that answer something, each once, in the order of the
// questionnaire.
func (p Plan) Offices(q *Questionnaire) []string {
	var offices []string
	for _, it := range q.Items() {
		office := p.Office(it)
		if office != "" && !slices.ContainsFunc(offices, func(o string) bool { return SameOffice(o, office) }) {
			offices = append(offices, office)
		}
	}
	return offices
}

// Items are those that the office answers, with their companions.
func (p Plan) Items(q *Questionnaire, office string) []*Item {
	var items []*Item
	for _, it := range q.Items() {
		if o := p.Office(it); o != "" && SameOffice(o, office) {
			items = append(items, it)
		}
	}
	return items
}

// Leftover are the duties for questions that the questionnaire does not ask any
// more, by the ids of the items.
func (p Plan) Leftover(q *Questionnaire) []Duty {
	var left []Duty
	for id, d := range p {
		if q.Item(id) == nil && d.Office != "" {
			left = append(left, d)
		}
	}
	slices.SortFunc(left, func(a, b Duty) int { return strings.Compare(a.Item, b.Item) })
	return left
}

// Takeover is what an earlier plan means for the present questionnaire.
type Takeover struct {
	Fits    []Duty  // can be taken over; Version is that of the present plan
	Kept    []Duty  // were named anew in the meantime, and stay so
	Renamed []*Item // of those that fit: had another id
	Gone    []Duty  // their questions are not asked any more; Item is the former id
	New     []*Item // without an office in both plans
}

// TakenOver compares the present plan with the former one, whose items are called
// items[id] now; those that are not in the map are not asked any more.
func (p Plan) TakenOver(q *Questionnaire, former Plan, items map[string]string) Takeover {
	var t Takeover
	by := map[string]Duty{}
	for id, d := range former {
		switch now := q.Item(items[id]); {
		case d.Office == "":
		case now == nil || now.CompanionOf != "":
			t.Gone = append(t.Gone, d)
		case by[now.ID].Item == "" || id < by[now.ID].Item: // of two questions that became one, always the same
			by[now.ID] = d
		}
	}
	slices.SortFunc(t.Gone, func(a, b Duty) int { return strings.Compare(a.Item, b.Item) })
	for _, it := range Planned(q.Items()) {
		was, known := by[it.ID]
		switch now := p[it.ID]; {
		case now.Office != "" && known && !SameOffice(now.Office, was.Office):
			t.Kept = append(t.Kept, now)
		case now.Office != "":
		case !known:
			t.New = append(t.New, it)
		default:
			t.Fits = append(t.Fits, Duty{Item: it.ID, Office: was.Office, Version: now.Version})
			if was.Item != it.ID {
				t.Renamed = append(t.Renamed, it)
			}
		}
	}
	return t
}
