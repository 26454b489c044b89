package survey

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"strconv"
	"testing"
)

// invented is a questionnaire with conditions of all sorts on pages, items and
// options, and checks. Conditions refer to earlier items, as lint demands.
func invented(r *rand.Rand) *Questionnaire {
	n := 0
	var before []*Item
	var sections []*Section
	for s := range 2 + r.IntN(2) {
		section := &Section{Key: fmt.Sprint("s", s), ShowIf: maybe(r, before)}
		for p := range 1 + r.IntN(2) {
			page := &Page{Key: fmt.Sprint("p", s, p), ShowIf: maybe(r, before), Topics: []*Topic{{}}}
			for range 2 + r.IntN(3) {
				n++
				it := inventedItem(r, fmt.Sprint("s", s, ".i", n), before)
				page.Topics[0].Items = append(page.Topics[0].Items, it)
				before = append(before, it)
			}
			for _, level := range []Level{LevelWarning, LevelError} {
				n++
				page.Checks = append(page.Checks, &Check{Key: fmt.Sprint("c", n), Level: level, When: inventedCondition(r, before, 3), At: before[len(before)-1].ID})
			}
			section.Pages = append(section.Pages, page)
		}
		sections = append(sections, section)
	}
	return New("invented", "", sections)
}

func maybe(r *rand.Rand, before []*Item) *Condition {
	if len(before) == 0 || r.IntN(3) == 0 {
		return nil
	}
	return inventedCondition(r, before, 3)
}

func inventedItem(r *rand.Rand, id string, before []*Item) *Item {
	kinds := []Kind{KindSingle, KindMultiple, KindScale, KindText, KindNumber, KindDate, KindGroup, KindRecords}
	it := &Item{ID: id, Kind: kinds[r.IntN(len(kinds))], ShowIf: maybe(r, before), Required: r.IntN(2) == 0, MaxLength: 20, MaxRecords: 2}
	switch {
	case it.Kind.HasOptions():
		it.Options = options("a", "b", "c")
		it.Options[1].ShowIf = maybe(r, before)
		it.Options[1].Text, it.Options[1].TextMax = true, 20
		it.NoAnswer = it.Kind != KindMultiple
		it.NoneOfThese = it.Kind == KindMultiple
	case it.Kind.HasColumns():
		it.Columns = []*Column{{Key: "x", Kind: KindNumber}, {Key: "y", Kind: KindNumber}}
	}
	return it
}

func inventedCondition(r *rand.Rand, before []*Item, depth int) *Condition {
	it := before[r.IntN(len(before))]
	sub := func() *Condition { return inventedCondition(r, before, depth-1) }
	switch pick := r.IntN(6); {
	case depth > 0 && pick == 0:
		return &Condition{Not: sub()}
	case depth > 0 && pick == 1:
		return &Condition{All: []*Condition{sub(), sub()}}
	case depth > 0 && pick == 2:
		return &Condition{Any: []*Condition{sub(), sub()}}
	case it.Kind.HasOptions() && pick < 5:
		return &Condition{Item: it.ID, In: []string{[]string{"a", "b", "c"}[r.IntN(3)]}}
	case it.Kind.IsNumber() || it.Kind == KindDate || it.Kind == KindGroup:
		tests := []Test{Above, AtLeast, Below, AtMost, Equal, Unequal}
		right := Operand{Literal: strconv.Itoa(r.IntN(4))}
		if other := before[r.IntN(len(before))]; r.IntN(2) == 0 && other.Kind == it.Kind {
			right = Operand{Sum: []Term{{Item: other.ID}}}
		}
		return &Condition{Compare: &Comparison{Operand{Sum: []Term{{Item: it.ID}}}, tests[r.IntN(6)], right}}
	}
	return &Condition{Item: it.ID, Answered: true}
}

// answerAll gives the items new answers, whether they are on the path or not.
func answerAll(r *rand.Rand, items []*Item, a Answers) {
	digit := func() string { return []string{"", "0", "1", "2", "3"}[r.IntN(5)] }
	fields := func() Value { return Value{Fields: map[string]string{"x": digit(), "y": digit()}}.normal() }
	for _, it := range items {
		ref := at(it.ID)
		switch {
		case it.Kind == KindRecords:
			a[Ref{it.ID, 1 + r.IntN(2)}] = fields()
		case it.Kind == KindGroup:
			a[ref] = fields()
		case it.Kind.IsTyped():
			a[ref] = Write(digit())
		case r.IntN(5) == 0:
			a[ref] = Value{NoAnswer: it.NoAnswer, None: it.NoneOfThese}
		default:
			a[ref] = ticked(r, it)
		}
	}
}

func ticked(r *rand.Rand, it *Item) Value {
	v := Value{Texts: map[string]string{}}
	for _, o := range it.Options {
		if r.IntN(2) == 0 && (len(v.Options) == 0 || it.Kind == KindMultiple) {
			v.Options = append(v.Options, o.Key)
			if o.Text {
				v.Texts[o.Key] = "Text"
			}
		}
	}
	return v.normal()
}

func confirmSome(r *rand.Rand, q *Questionnaire, a Answers) {
	for _, o := range q.Objections(a) {
		if r.IntN(2) == 0 {
			a[o.Ref()] = o.Confirmation
		}
	}
}

// meddle answers anew what does not count: items off the path, and options that
// are not offered.
func meddle(r *rand.Rand, q *Questionnaire, a Answers) (b Answers, touched int) {
	b = maps.Clone(a)
	for _, it := range q.Items() {
		if !q.Shown(it, a) {
			for n := range 3 {
				delete(b, Ref{it.ID, n})
			}
			answerAll(r, []*Item{it}, b)
			touched++
			continue
		}
		v := b[at(it.ID)]
		for _, o := range it.Options {
			if !q.OptionShown(o, a) && it.Kind == KindMultiple && !v.None && !v.NoAnswer {
				v.Options = append([]string{o.Key}, v.Options...)
				b[at(it.ID)] = v.normal()
				touched++
			}
		}
	}
	return b, touched
}

func TestWhatDoesNotCountDecidesNothing(t *testing.T) {
	touched, objections, confirmed := 0, 0, 0
	for seed := range uint64(800) {
		r := rand.New(rand.NewPCG(seed, 2026))
		q, a := invented(r), Answers{}
		answerAll(r, q.Items(), a)
		confirmSome(r, q, a)
		b, n := meddle(r, q, a)
		touched += n
		before, after := q.Snapshot(a), q.Snapshot(b)
		if !reflect.DeepEqual(before, after) || Digest("09162", "e", before) != Digest("09162", "e", after) {
			t.Fatalf("%d: what does not count changed the submission:\n%+v\n%+v", seed, before, after)
		}
		if !reflect.DeepEqual(q.Obstacles(a), q.Obstacles(b)) || !reflect.DeepEqual(q.Objections(a), q.Objections(b)) || !reflect.DeepEqual(q.Progress(a), q.Progress(b)) {
			t.Fatalf("%d: what does not count decides about submitting", seed)
		}
		counted := q.OnPath(a)
		if !reflect.DeepEqual(q.OnPath(counted), counted) || !reflect.DeepEqual(q.Snapshot(counted), before) {
			t.Fatalf("%d: what counts does not count by itself:\n%+v\n%+v", seed, counted, q.OnPath(counted))
		}
		for _, o := range q.Objections(a) {
			objections++
			if o.Confirmed {
				confirmed++
			}
		}
	}
	if touched < 1000 || objections < 500 || confirmed < 150 {
		t.Errorf("only %d answers off the path, %d objections, %d confirmed", touched, objections, confirmed)
	}
}

// sprout makes a condition of bytes. Each part takes some, so it ends with them.
func sprout(seed []byte, depth int) (*Condition, []byte) {
	if len(seed) < 3 {
		return nil, nil
	}
	ids := []string{"s.staff", "s.women", "s.since", "s.teams", "s.more", "s.unknown", ""}
	kind, id, detail, rest := seed[0], ids[int(seed[1])%len(ids)], int(seed[2]), seed[3:]
	var first, second *Condition
	if kind%8 < 3 && depth < 50 {
		first, rest = sprout(rest, depth+1)
		second, rest = sprout(rest, depth+1)
	}
	switch kind % 8 {
	case 0:
		return &Condition{Not: first}, rest
	case 1:
		return &Condition{All: []*Condition{first, second}}, rest
	case 2:
		return &Condition{Any: []*Condition{first, second}}, rest
	case 3:
		return &Condition{Item: id, Answered: true}, rest
	case 4:
		return &Condition{Item: id, In: []string{"a", ""}}, rest
	}
	side := Operand{Sum: []Term{{id, []string{"", "a", TotalKey, "gone"}[detail%4]}, {ids[detail%len(ids)], ""}}[:1+detail%2]}
	other := []Operand{{Literal: "10"}, {Literal: "2020-01-01"}, {Literal: string(rest)}, {}, side}[detail%5]
	return &Condition{Compare: &Comparison{side, []Test{Above, AtLeast, Below, AtMost, Equal, Unequal, "near"}[detail%7], other}}, rest
}

func FuzzHolds(f *testing.F) {
	f.Add([]byte("\x00\x00\x00\x05\x03\x04"), "12", "50", "2020-02-29", "1.5")
	f.Add([]byte("\x01\x00\x00\x03\x01\x00\x07\x03\x02"), "0", "", "x", "-1")
	f.Add([]byte("\x02\x00\x00\x01\x00\x00\x05\x02\x04\x04\x05\x00\x00\x06\x00\x06\x00\x01"), "", "1e9", "\x00", "99999999999999999999")
	f.Fuzz(func(t *testing.T, seed []byte, staff, women, since, team string) {
		c, _ := sprout(seed, 0)
		q := staffing()
		a := Answers{at("s.staff"): Write(staff), at("s.women"): Write(women), at("s.since"): Write(since), at("s.teams"): parts(team, staff, women), at("s.more"): Write(team)}
		for _, it := range q.Items() {
			it.ShowIf = c // also of items that it is about itself
			q.StateOf(it, a)
		}
		q.Items()[0].ShowIf = nil
		q.Check("women_many").When = c
		holds := q.Holds(c, a)
		if c != nil && q.Holds(&Condition{Not: c}, a) == holds {
			t.Error("a condition and its opposite are both true or both false")
		}
		if q.Holds(&Condition{All: []*Condition{c, c}}, a) != holds || q.Holds(&Condition{Any: []*Condition{c, c}}, a) != holds {
			t.Error("a condition twice is another one")
		}
		for _, o := range q.Objections(a) {
			a[o.Ref()] = o.Confirmation
		}
		q.Obstacles(a)
		if rows := q.Snapshot(a); len(rows) < len(q.Items()) {
			t.Errorf("%d rows", len(rows))
		}
	})
}
