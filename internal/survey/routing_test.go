package survey

import (
	"fmt"
	"slices"
	"testing"
)

func TestStateOfDecidesTheFourStatesOfEveryKind(t *testing.T) {
	const reached = "b.status" // answered with yes it opens everything but the rating
	for _, c := range []struct {
		item  string
		value Value
		want  State
	}{
		{"a.status", Value{}, Empty},
		{"a.status", Choose("plan"), Answered},
		{"a.status", Value{NoAnswer: true}, NoAnswer},
		{"a.areas", Value{}, Empty},
		{"a.areas", Choose("health", "roads"), Answered},
		{"a.areas", Value{None: true}, Answered},
		{"a.areas", Value{Options: []string{"other"}, Texts: map[string]string{"other": "Wald"}}, Answered},
		{"a.areas", Choose("vanished"), Answered},
		{"a.areas_note", Value{}, Empty},
		{"a.areas_note", Write("Notiz"), Answered},
		{"b.contents_note", Write("Notiz"), Answered},
		{"b.rating", Value{}, NotShown},
		{"b.rating", Choose("low"), NotShown},
		{"b.rating", Value{NoAnswer: true}, NotShown},
		{"c.link", Value{}, Empty},
		{"c.link", Write("https://www.kreis.de"), Answered},
	} {
		q := sample()
		a := Answers{at(reached): Choose("yes"), at(c.item): c.value}
		if got := q.StateOf(q.Item(c.item), a); got != c.want {
			t.Errorf("%s with %q is %s, want %s", c.item, c.value.Canonical(), got, c.want)
		}
	}
}

func TestAScaleCanBeAnsweredWithKeineAngabe(t *testing.T) {
	q := sample()
	a := Answers{at("b.status"): Choose("yes"), at("b.contents"): Choose("news")}
	for _, c := range []struct {
		value Value
		want  State
	}{{Value{}, Empty}, {Choose("low"), Answered}, {Value{NoAnswer: true}, NoAnswer}} {
		a[at("b.rating")] = c.value
		if got := q.StateOf(q.Item("b.rating"), a); got != c.want {
			t.Errorf("%q is %s, want %s", c.value.Canonical(), got, c.want)
		}
	}
}

func TestRecordsAreAnsweredByAnyRecordThatHoldsSomething(t *testing.T) {
	q := sample()
	it, title := q.Item("c.examples"), func(s string) Value { return Value{Fields: map[string]string{"title": s}} }
	for _, c := range []struct {
		name string
		a    Answers
		want State
		nums []int
	}{
		{"none", Answers{}, Empty, nil},
		{"an emptied one", Answers{{"c.examples", 1}: {}}, Empty, nil},
		{"one with empty parts", Answers{{"c.examples", 1}: title("")}, Empty, nil},
		{"gaps and no order", Answers{{"c.examples", 3}: title("C"), {"c.examples", 2}: {}, {"c.examples", 1}: title("A")}, Answered, []int{1, 3}},
		{"a record of another question", Answers{{"c.other", 1}: title("A")}, Empty, nil},
		{"a value without record number", Answers{{"c.examples", 0}: title("A")}, Empty, nil},
		{"only a column that vanished", Answers{{"c.examples", 2}: {Fields: map[string]string{"gone": "x"}}}, Answered, []int{2}},
		{"off the path", Answers{{"c.examples", 1}: title("A"), at("b.status"): Choose("no")}, NotShown, []int{1}},
	} {
		if got := q.StateOf(it, c.a); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		if got := c.a.Records("c.examples"); !slices.Equal(got, c.nums) {
			t.Errorf("%s: records %v, want %v", c.name, got, c.nums)
		}
	}
}

// shownItems lists what a county sees under the answers.
func shownItems(q *Questionnaire, a Answers) []string {
	var all []string
	for _, it := range q.Items() {
		if q.Shown(it, a) {
			all = append(all, it.ID)
		}
	}
	return all
}

func TestTheAnswersDecideThePath(t *testing.T) {
	general := []string{"a.status", "a.areas", "a.areas_note", "b.status"}
	data := []string{"c.link", "c.examples"}
	contents := []string{"b.contents", "b.contents_note"}
	join := func(parts ...[]string) []string { return slices.Concat(parts...) }
	for _, c := range []struct {
		name string
		a    Answers
		want []string
	}{
		{"no answer at all: the page under 'not' is shown", Answers{}, join(general, data)},
		{"'not' hides the page", Answers{at("b.status"): Choose("no")}, general},
		{"'Keine Angabe' fulfils no condition", Answers{at("b.status"): {NoAnswer: true}}, join(general, data)},
		{"a condition opens an item and its companion", Answers{at("b.status"): Choose("yes")}, join(general, contents, data)},
		{"'all' needs both", Answers{at("b.status"): Choose("yes"), at("a.status"): Choose("no")}, join(general, contents, data)},
		{"'all' with one of several options", Answers{at("b.status"): Choose("yes"), at("a.status"): Choose("plan")},
			join(general, contents, data, []string{"d.text"})},
		{"a chain reaches its end", Answers{at("b.status"): Choose("yes"), at("b.contents"): Choose("forms", "news")},
			join(general, contents, []string{"b.rating"}, data)},
		{"'any' needs one", Answers{at("b.status"): Choose("yes"), at("b.contents"): Choose("news"), at("b.rating"): Choose("high")},
			join(general, contents, []string{"b.rating"}, data, []string{"d.text"})},
		{"an answer on a path not taken counts as empty, along the whole chain",
			Answers{at("b.status"): Choose("no"), at("b.contents"): Choose("news"), at("b.rating"): Choose("high")}, general},
	} {
		q := sample()
		if got := shownItems(q, c.a); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %v\nwant %v", c.name, got, c.want)
		}
	}
}

func TestACompanionFollowsItsParent(t *testing.T) {
	q := sample()
	note := q.Item("b.contents_note")
	if q.Shown(note, Answers{at("b.contents_note"): Write("da")}) {
		t.Error("the companion is shown without its parent")
	}
	if a := (Answers{at("b.status"): Choose("yes")}); !q.Shown(note, a) {
		t.Error("the companion is hidden beside an empty parent")
	}
	note.ShowIf = &Condition{Item: "b.contents", In: []string{"forms"}}
	a := Answers{at("b.status"): Choose("yes"), at("b.contents"): Choose("news")}
	if q.Shown(note, a) {
		t.Error("the companion is shown against its own condition")
	}
}

func TestOptionsAndPagesHaveConditionsToo(t *testing.T) {
	q := sample()
	o := &Option{Key: "more", ShowIf: &Condition{Item: "a.areas", In: []string{"roads"}}}
	if q.OptionShown(o, Answers{}) || !q.OptionShown(o, Answers{at("a.areas"): Choose("health", "roads")}) {
		t.Error("the option does not follow its condition")
	}
	if !q.OptionShown(&Option{}, Answers{}) {
		t.Error("an option without condition is hidden")
	}
	if q.PageShown(q.Page("outlook"), Answers{}) || q.PageShown(q.Page("data"), Answers{at("b.status"): Choose("no")}) || !q.PageShown(q.Page("data"), nil) {
		t.Error("a page does not follow its condition or that of its section")
	}
}

func TestEmptyAndUnknownConditions(t *testing.T) {
	q := sample()
	for name, c := range map[string]struct {
		condition *Condition
		want      bool
	}{
		"none":                   {nil, true},
		"all of nothing":         {&Condition{All: []*Condition{}}, true},
		"any of nothing":         {&Condition{Any: []*Condition{}}, false},
		"unknown item":           {&Condition{Item: "x.y", In: []string{"yes"}}, false},
		"not of an unknown item": {&Condition{Not: &Condition{Item: "x.y", In: []string{"yes"}}}, true},
		"twice not":              {&Condition{Not: &Condition{Not: &Condition{Item: "a.status", In: []string{"yes"}}}}, true},
		"'Nichts davon' is none": {&Condition{Item: "a.areas", In: []string{"health", ""}}, false},
	} {
		if got := q.Holds(c.condition, Answers{at("a.status"): Choose("yes"), at("a.areas"): {None: true}}); got != c.want {
			t.Errorf("%s: %t, want %t", name, got, c.want)
		}
	}
}

// Each page and each of its questions ask for the page before: without memory
// the work would double sixty times.
func TestALongChainOfConditionsIsDecidedAtOnce(t *testing.T) {
	section := &Section{}
	a := Answers{}
	for i := range 60 {
		var before *Condition
		if i > 0 {
			before = &Condition{Item: fmt.Sprintf("q.n%d", i-1), In: []string{"yes"}}
		}
		it := &Item{ID: fmt.Sprintf("q.n%d", i), Kind: KindSingle, Options: options("yes"), ShowIf: before}
		section.Pages = append(section.Pages, &Page{Key: it.ID, ShowIf: before, Topics: []*Topic{{Items: []*Item{it}}}})
		a[at(it.ID)] = Choose("yes")
	}
	q := New("chain", "", []*Section{section})
	if got := q.StateOf(q.Item("q.n59"), a); got != Answered {
		t.Errorf("the last question is %s", got)
	}
	delete(a, at("q.n0"))
	if got := q.StateOf(q.Item("q.n59"), a); got != NotShown {
		t.Errorf("without the first answer the last question is %s", got)
	}
}

func TestAnItemThatWaitsForItselfIsNeverShown(t *testing.T) {
	q := sample()
	q.Item("a.status").ShowIf = &Condition{Item: "a.areas", In: []string{"health"}}
	q.Item("a.areas").ShowIf = &Condition{Item: "a.status", In: []string{"yes"}}
	a := Answers{at("a.status"): Choose("yes"), at("a.areas"): Choose("health")}
	if q.Shown(q.Item("a.status"), a) || q.Shown(q.Item("a.areas"), a) {
		t.Error("a circle is shown")
	}
}
