package instrument

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"kreisumfrage/internal/survey"
)

// numberProbe is a questionnaire with x.num (0 to 4), x.more (-1 to 4), x.opt (single; the option a
// only under a condition), x.grp (p and q, 0 to 2 each) and x.day (first four
// days of 2026).
func numberProbe(r *rand.Rand) *survey.Questionnaire {
	small := survey.Range{Minimum: "0", Maximum: "2"}
	column := func(key string, fits survey.Range) *survey.Column {
		return &survey.Column{Key: key, Kind: survey.KindNumber, Range: fits}
	}
	num := &survey.Item{ID: "x.num", Kind: survey.KindNumber, Range: survey.Range{Minimum: "0", Maximum: "4"}}
	more := &survey.Item{ID: "x.more", Kind: survey.KindNumber, Range: survey.Range{Minimum: "-1", Maximum: "4"}}
	opt := probeItem("x.opt", survey.KindSingle)
	grp := &survey.Item{ID: "x.grp", Kind: survey.KindGroup, Columns: []*survey.Column{column("p", small), column("q", small)}}
	switch r.IntN(3) {
	case 0:
		grp.Total = &survey.Total{}
		grp.Columns = append(grp.Columns, column(survey.TotalKey, survey.Range{Minimum: "0", Maximum: "4"}))
	case 1:
		grp.Total = &survey.Total{Equal: "2"}
	}
	day := &survey.Item{ID: "x.day", Kind: survey.KindDate, Range: survey.Range{Minimum: "2026-01-01", Maximum: "2026-01-04"}}
	last := &survey.Item{ID: "x.last", Kind: survey.KindText}
	items := []*survey.Item{num, more, opt, grp, day, last}
	for i, it := range items {
		if i > 0 && r.IntN(3) == 0 {
			it.ShowIf = numberCondition(r, items[:i], 1)
		}
	}
	if r.IntN(2) == 0 {
		opt.Options[0].ShowIf = numberCondition(r, items[:1], 1)
	}
	last.ShowIf = numberCondition(r, items[:5], 2)
	page := &survey.Page{Key: "p", Topics: []*survey.Topic{{Items: items}}}
	return survey.New("x", "X", []*survey.Section{{Key: "s", Pages: []*survey.Page{page}}})
}

func numberCondition(r *rand.Rand, items []*survey.Item, depth int) *survey.Condition {
	switch pick := r.IntN(6); {
	case depth > 0 && pick == 0:
		return &survey.Condition{Not: numberCondition(r, items, depth-1)}
	case depth > 0 && pick < 4:
		parts := []*survey.Condition{numberCondition(r, items, depth-1), numberCondition(r, items, depth-1)}
		if pick == 1 {
			return &survey.Condition{Any: parts}
		}
		return &survey.Condition{All: parts}
	}
	it := items[r.IntN(len(items))]
	if r.IntN(6) == 0 {
		return &survey.Condition{Item: it.ID, Answered: true}
	}
	term, literal := survey.Term{Item: it.ID}, strconv.Itoa(r.IntN(5))
	switch it.Kind {
	case survey.KindSingle:
		return &survey.Condition{Item: it.ID, In: []string{string("abcd"[r.IntN(4)])}}
	case survey.KindNumber:
		if len(items) > 1 && r.IntN(2) == 0 {
			terms := []survey.Term{{Item: items[1].ID}, {Item: items[0].ID}}
			literal = strconv.Itoa(r.IntN(10) - 1)
			return &survey.Condition{Compare: &survey.Comparison{Left: survey.Operand{Sum: terms},
				Test: survey.Test(comparisons[r.IntN(len(comparisons))]), Right: survey.Operand{Literal: literal}}}
		}
	case survey.KindDate:
		literal = "2026-01-0" + strconv.Itoa(1+r.IntN(4))
	case survey.KindGroup:
		if i := r.IntN(len(it.Columns) + 1); i < len(it.Columns) {
			if term.Part = it.Columns[i].Key; term.Part != survey.TotalKey {
				literal = strconv.Itoa(r.IntN(3))
			}
		}
	}
	test := survey.Test(comparisons[r.IntN(len(comparisons))])
	return &survey.Condition{Compare: &survey.Comparison{Left: survey.Operand{Sum: []survey.Term{term}}, Test: test, Right: survey.Operand{Literal: literal}}}
}

// everyNumber lists all that an item of the probe can be answered with.
func everyNumber(it *survey.Item) []survey.Value {
	values := []survey.Value{{}}
	switch it.Kind {
	case survey.KindNumber:
		for n := -1; n < 5; n++ {
			if v := survey.Write(strconv.Itoa(n)); len(it.Check(survey.Ref{Item: it.ID}, v)) == 0 {
				values = append(values, v)
			}
		}
	case survey.KindSingle:
		for _, o := range it.Options {
			values = append(values, survey.Choose(o.Key))
		}
	case survey.KindDate:
		for n := range 4 {
			values = append(values, survey.Write("2026-01-0"+strconv.Itoa(n+1)))
		}
	case survey.KindGroup:
		written := func(n int) string {
			if n < 0 {
				return ""
			}
			return strconv.Itoa(n)
		}
		for p := -1; p < 3; p++ {
			for q := -1; q < 3; q++ {
				for total := -1; total < 5; total++ {
					v := survey.Value{Fields: map[string]string{"p": written(p), "q": written(q), survey.TotalKey: written(total)}}
					if len(it.Check(survey.Ref{Item: it.ID}, v)) == 0 {
						values = append(values, v)
					}
				}
			}
		}
	}
	return values
}

// needed lists the items on which the condition depends, however far back.
func needed(q *survey.Questionnaire, c *survey.Condition, found map[string]*survey.Item) {
	for _, id := range c.Items() {
		it := q.Item(id)
		if found[id] != nil {
			continue
		}
		found[id] = it
		needed(q, it.ShowIf, found)
		for _, o := range it.Options {
			needed(q, o.ShowIf, found)
		}
	}
}

// everyNumberMeets reports whether some answers meet the condition, and whether
// some do not.
func everyNumberMeets(q *survey.Questionnaire, c *survey.Condition) (found [2]bool) {
	items := map[string]*survey.Item{}
	needed(q, c, items)
	ids := slices.Sorted(maps.Keys(items))
	a := survey.Answers{}
	var try func(i int)
	try = func(i int) {
		if i == len(ids) {
			holds := q.Holds(c, a)
			found[0], found[1] = found[0] || holds, found[1] || !holds
			return
		}
		for _, value := range everyNumber(items[ids[i]]) {
			a[survey.Ref{Item: ids[i]}] = value
			try(i + 1)
		}
	}
	try(0)
	return found
}

func TestTheEnumerationFindsWhatAllNumbersFind(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 11))
	found := map[[2]bool]int{}
	probes := 80
	if soak() {
		probes = 200
	}
	for range probes {
		q := numberProbe(r)
		way := q.Item("x.last").ShowIf
		judge := &reach{report: newReport(""), q: q, places: map[Subject]spot{}}
		var got [2]bool
		if !judge.cases([]*survey.Condition{way}, func(a survey.Answers) bool {
			for ref, value := range a {
				if problems := q.Item(ref.Item).Check(ref, value); len(problems) > 0 {
					t.Fatalf("nobody could answer %v: %v", value, problems)
				}
			}
			holds := q.Holds(way, a)
			got[0], got[1] = got[0] || holds, got[1] || !holds
			return false
		}) {
			continue
		}
		found[got]++
		if got == [2]bool{true, true} {
			continue // both have been seen, with answers that fit
		}
		if want := everyNumberMeets(q, way); got != want {
			t.Fatalf("met, unmet %v, want %v: %s", got, want, clause(q, way, false))
		}
	}
	rare := [2]bool{true, false} // so rare that a short run may miss it
	if found[[2]bool{false, true}] < probes/40 || found[[2]bool{true, true}] < probes*3/10 || soak() && found[rare] < 1 {
		t.Errorf("the probes were one-sided: %v", found)
	}
}
