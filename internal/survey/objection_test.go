package survey

import (
	"slices"
	"testing"
)

// staffing is a questionnaire with numbers, a group and checks.
//
//	s.staff (required), s.women (percent), s.since (date)
//	s.teams group a + b = total
//	s.more if s.staff above 10 (required)
//	checks: women_many (warning: s.women above 90), teams_differ (error: sum of
//	s.teams unequal s.staff), dates (error: s.since below 1990-01-01)
func staffing() *Questionnaire {
	number := func(item string, part string) Operand { return Operand{Sum: []Term{{item, part}}} }
	compare := func(l Operand, t Test, r Operand) *Condition { return &Condition{Compare: &Comparison{l, t, r}} }
	fits := Range{Minimum: "0", Maximum: "1000", Decimals: 1}
	page := &Page{Key: "staff", Topics: []*Topic{{Number: "I.1", Items: []*Item{
		{ID: "s.staff", Kind: KindNumber, Range: fits, Required: true},
		{ID: "s.women", Kind: KindPercent, Range: Range{Minimum: "0", Maximum: "100"}},
		{ID: "s.since", Kind: KindDate},
		{ID: "s.teams", Kind: KindGroup, Total: &Total{Label: "Zusammen"}, Columns: []*Column{
			{Key: "a", Kind: KindNumber, Range: fits}, {Key: "b", Kind: KindNumber, Range: fits}, {Key: TotalKey, Kind: KindNumber, Range: fits}}},
		{ID: "s.more", Kind: KindText, MaxLength: 20, Required: true, ShowIf: compare(number("s.staff", ""), Above, Operand{Literal: "10"})},
	}}}, Checks: []*Check{
		{Key: "women_many", Level: LevelWarning, When: compare(number("s.women", ""), Above, Operand{Literal: "90"}), At: "s.women"},
		{Key: "teams_differ", Level: LevelError, When: compare(number("s.teams", ""), Unequal, number("s.staff", "")), At: "s.teams"},
		{Key: "dates", Level: LevelError, When: compare(number("s.since", ""), Below, Operand{Literal: "1990-01-01"}), At: "s.since"},
	}}
	return New("staffing", "", []*Section{{Key: "s", Pages: []*Page{page}}})
}

func parts(a, b, total string) Value {
	return Value{Fields: map[string]string{"a": a, "b": b, TotalKey: total}}
}

func firing(q *Questionnaire, a Answers) []string {
	var keys []string
	for _, o := range q.Objections(a) {
		keys = append(keys, o.Key)
	}
	return keys
}

func TestAComparisonHoldsOnlyWhenEverythingInItIsAnswered(t *testing.T) {
	for _, c := range []struct {
		name string
		a    Answers
		want []string
	}{
		{"nothing", Answers{}, nil},
		{"below the limit", Answers{at("s.women"): Write("90")}, nil},
		{"above the limit, compared as numbers", Answers{at("s.women"): Write("100")}, []string{"women_many"}},
		{"one side only", Answers{at("s.teams"): parts("2", "3", "5")}, nil},
		{"a part is missing", Answers{at("s.teams"): parts("2", "", "5"), at("s.staff"): Write("9")}, nil},
		{"the sum fits", Answers{at("s.teams"): parts("2.5", "6.5", ""), at("s.staff"): Write("9")}, nil},
		{"the sum differs", Answers{at("s.teams"): parts("2.5", "6", ""), at("s.staff"): Write("9")}, []string{"teams_differ"}},
		{"days", Answers{at("s.since"): Write("1989-12-31")}, []string{"dates"}},
		{"the first day that fits", Answers{at("s.since"): Write("1990-01-01")}, nil},
	} {
		if got := firing(staffing(), c.a); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestEveryTestComparesAsItsNameSays(t *testing.T) {
	q := staffing()
	a := Answers{at("s.staff"): Write("5")}
	for test, want := range map[Test][3]bool{ // against 4, 5 and 6
		Above: {true, false, false}, AtLeast: {true, true, false}, Below: {false, false, true},
		AtMost: {false, true, true}, Equal: {false, true, false}, Unequal: {true, false, true}, "near": {},
	} {
		for i, literal := range []string{"4", "5", "6"} {
			c := &Condition{Compare: &Comparison{Operand{Sum: []Term{{Item: "s.staff"}}}, test, Operand{Literal: literal}}}
			if got := q.Holds(c, a); got != want[i] {
				t.Errorf("5 %s %s: %t", test, literal, got)
			}
		}
	}
}

func TestAnsweredMeansOnThePathAndNotKeineAngabe(t *testing.T) {
	q := sample()
	c := &Condition{Item: "b.rating", Answered: true}
	a := Answers{at("b.rating"): Choose("low")}
	if q.Holds(c, a) {
		t.Error("an answer off the path counts as answered")
	}
	a[at("b.status")], a[at("b.contents")] = Choose("yes"), Choose("news")
	if !q.Holds(c, a) {
		t.Error("an answer on the path does not count")
	}
	a[at("b.rating")] = Value{NoAnswer: true}
	if q.Holds(c, a) {
		t.Error("'Keine Angabe' counts as answered")
	}
}

func TestAConditionNamesItsItemsOnce(t *testing.T) {
	sum := Operand{Sum: []Term{{"b", ""}, {"a", "x"}}}
	c := &Condition{Any: []*Condition{{Item: "a", In: []string{"k"}}, {Not: &Condition{Compare: &Comparison{sum, Above, Operand{Sum: []Term{{"c", ""}}}}}}, {All: []*Condition{{Item: "b", Answered: true}}}}}
	if got := c.Items(); !slices.Equal(got, []string{"a", "b", "c"}) {
		t.Error(got)
	}
	if got := (*Condition)(nil).Items(); got != nil {
		t.Error(got)
	}
}

func TestAConfirmationLapsesWhenAValueChanges(t *testing.T) {
	q := staffing()
	a := Answers{at("s.staff"): Write("5"), at("s.women"): Write("95")}
	if len(q.Obstacles(a).Objections) != 1 {
		t.Fatal("an unconfirmed warning does not keep from submitting")
	}
	objection := q.Objections(a)[0]
	a[objection.Ref()] = objection.Confirmation
	if o := q.Obstacles(a); !o.None() {
		t.Errorf("confirmed, but still %+v", o)
	}
	a[at("s.staff")] = Write("6") // not part of the check
	if !q.Obstacles(a).None() {
		t.Error("the confirmation lapsed with a value that it is not about")
	}
	a[at("s.women")] = Write("96")
	if q.Obstacles(a).None() {
		t.Error("the confirmation holds for another value")
	}
}

func TestAConfirmationLapsesWhenAnEditionChangesTheRule(t *testing.T) {
	a := Answers{at("s.staff"): Write("5"), at("s.women"): Write("95")}
	o := staffing().Objections(a)[0]
	a[o.Ref()] = o.Confirmation
	stricter := staffing()
	stricter.Check("women_many").When.Compare.Right.Literal = "80"
	if staffing().Objections(a)[0].Confirmed == stricter.Objections(a)[0].Confirmed {
		t.Error("what was confirmed at 90 % is confirmed at 80 %")
	}
}

func TestAnErrorCannotBeConfirmed(t *testing.T) {
	q := staffing()
	a := Answers{at("s.staff"): Write("5"), at("s.since"): Write("1980-01-01")}
	o := q.Objections(a)[0]
	a[o.Ref()] = o.Confirmation
	if q.Obstacles(a).None() {
		t.Error("an error was confirmed away")
	}
	for _, row := range q.Snapshot(a) {
		if _, confirmation := row.ConfirmedCheck(); confirmation {
			t.Error("the snapshot holds the confirmation of an error")
		}
	}
}

func TestRequiredItemsKeepFromSubmittingOnlyOnThePath(t *testing.T) {
	q := staffing()
	missing := func(a Answers) []string {
		var ids []string
		for _, it := range q.Obstacles(a).Missing {
			ids = append(ids, it.ID)
		}
		return ids
	}
	if got := missing(Answers{}); !slices.Equal(got, []string{"s.staff"}) {
		t.Error(got)
	}
	if got := missing(Answers{at("s.staff"): Write("10")}); got != nil {
		t.Error(got)
	}
	if got := missing(Answers{at("s.staff"): Write("10.5")}); !slices.Equal(got, []string{"s.more"}) {
		t.Error(got)
	}
}

func TestTheSnapshotHoldsConfirmedWarningsThatFire(t *testing.T) {
	q := staffing()
	a := Answers{at("s.staff"): Write("5"), at("s.women"): Write("95")}
	o := q.Objections(a)[0]
	a[o.Ref()] = o.Confirmation
	last := func() SubmissionRow { rows := q.Snapshot(a); return rows[len(rows)-1] }
	key, ok := last().ConfirmedCheck()
	if !ok || key != "women_many" || last().State != Answered || !last().Value.Equal(o.Confirmation) {
		t.Errorf("last row %+v", last())
	}
	a[at("s.women")] = Write("50")
	if _, ok := last().ConfirmedCheck(); ok {
		t.Error("a confirmation of nothing is in the snapshot")
	}
}

func TestAGroupAddsUpExactly(t *testing.T) {
	it := staffing().Item("s.teams")
	ref := at("s.teams")
	for _, c := range []struct {
		name  string
		v     Value
		codes []Code
	}{
		{"empty", Value{}, nil},
		{"fits", parts("0.1", "0.2", "0.3"), nil},
		{"a part is missing", parts("1", "", "9"), nil},
		{"the total is missing", parts("1", "2", ""), nil},
		{"does not fit", parts("1", "2", "4"), []Code{WrongTotal}},
		{"a part that is no number speaks first", parts("x", "2", "4"), []Code{NotNumber}},
		{"a record number", parts("1", "2", "3"), nil},
		{"an option", Value{Options: []string{"a"}}, []Code{UnknownField}},
		{"an unknown part", Value{Fields: map[string]string{"c": "1"}}, []Code{UnknownField}},
	} {
		var codes []Code
		for _, p := range it.Check(ref, c.v) {
			codes = append(codes, p.Code)
		}
		if !slices.Equal(codes, c.codes) {
			t.Errorf("%s: %v, want %v", c.name, codes, c.codes)
		}
	}
	if p := it.Check(ref, parts("1.5", "2", "4"))[0]; p.Sum != "3.5" || p.Part != TotalKey {
		t.Errorf("%+v", p)
	}
	it.Total.Equal = "100"
	it.Columns = it.Columns[:2]
	if p := it.Check(ref, parts("60", "50", ""))[0]; p.Code != WrongTotal || p.Sum != "110" || p.Part != "" {
		t.Errorf("%+v", p)
	}
	if p := it.Check(ref, parts("60", "40", "")); len(p) > 0 {
		t.Errorf("%+v", p)
	}
}

func TestSumsAreExact(t *testing.T) {
	for _, c := range []struct {
		numbers []Decimal
		want    Decimal
	}{
		{nil, "0"}, {[]Decimal{"0.1", "0.2"}, "0.3"}, {[]Decimal{"-1", "1"}, "0"}, {[]Decimal{"-0.5", "0.25"}, "-0.25"},
		{[]Decimal{"999999999999.999", "0.001"}, "1000000000000"},
	} {
		if got := Sum(c.numbers...); got != c.want {
			t.Errorf("%v: %s, want %s", c.numbers, got, c.want)
		}
	}
}

func TestAnOptionThatIsNoLongerOfferedIsKeptButDoesNotCount(t *testing.T) {
	q := sample()
	areas := q.Item("a.areas")
	areas.Option("other").ShowIf = &Condition{Item: "a.status", In: []string{"yes"}}
	a := Answers{at("a.status"): Choose("yes"), at("a.areas"): {Options: []string{"other"}, Texts: map[string]string{"other": "Wald"}}}
	if q.StateOf(areas, a) != Answered {
		t.Fatal("an offered option does not count")
	}
	a[at("a.status")] = Choose("no")
	if q.StateOf(areas, a) != Empty || len(q.OnPath(a)) != 1 {
		t.Errorf("counted: %+v", q.OnPath(a))
	}
	a[at("a.areas")] = Choose("health", "other")
	if got := q.OnPath(a)[at("a.areas")]; !got.Equal(Choose("health")) {
		t.Errorf("counted: %+v", got)
	}
	if !a[at("a.areas")].Has("other") {
		t.Error("the stored answer was changed")
	}
}

func TestAWordingIsFilledIn(t *testing.T) {
	w := Wording{{Words: "Wie viele Stellen hat "}, {Words: "Ihr Landkreis", Pipe: PipeCounty}, {Words: "?"}}
	if got := w.Neutral(); got != "Wie viele Stellen hat Ihr Landkreis?" {
		t.Error(got)
	}
	known := func(p Piece) string { return map[Pipe]string{PipeCounty: "der Landkreis Celle"}[p.Pipe] }
	if got := w.Fill(known); got != "Wie viele Stellen hat der Landkreis Celle?" {
		t.Error(got)
	}
	if got := w.Fill(func(Piece) string { return "" }); got != w.Neutral() {
		t.Error(got)
	}
}
