package figure_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/survey"
)

// small is a questionnaire with every kind of routing that figures meet: a
// status, a page of its own for portals, and a question on that page.
func small() *survey.Questionnaire {
	options := func(keys ...string) []*survey.Option {
		var list []*survey.Option
		for _, k := range keys {
			list = append(list, &survey.Option{Key: k, Label: "Antwort " + k})
		}
		return list
	}
	portal := &survey.Condition{Item: "status", In: []string{"done"}}
	status := &survey.Item{ID: "status", Kind: survey.KindSingle, NoAnswer: true, Options: options("done", "planned", "no_topic")}
	contents := &survey.Item{ID: "contents", Kind: survey.KindMultiple, NoneOfThese: true, Options: options("forms", "dates"), ShowIf: portal}
	partners := &survey.Item{ID: "partners", Kind: survey.KindMultiple, NoneOfThese: true, Options: options("municipal", "business")}
	remarks := &survey.Item{ID: "remarks", Kind: survey.KindLongText}
	return survey.New("small", "Klein", []*survey.Section{{Key: "s", Pages: []*survey.Page{
		{Key: "p", Topics: []*survey.Topic{{Items: []*survey.Item{status, contents, partners, remarks}}}},
	}}})
}

// submit makes a counted submission of each set of answers.
func submit(q *survey.Questionnaire, all ...survey.Answers) []survey.Submission {
	var subs []survey.Submission
	for i, a := range all {
		subs = append(subs, survey.Submission{County: survey.County{Key: fmt.Sprint(i)}, Rows: q.Snapshot(a)})
	}
	return subs
}

func of(item string, v survey.Value) survey.Answers { return survey.Answers{{Item: item}: v} }

func with(a survey.Answers, item string, v survey.Value) survey.Answers {
	a[survey.Ref{Item: item}] = v
	return a
}

// eight responses: three with a finished portal, two that plan one, one without
// the topic, one "Keine Angabe", one empty.
func eight(q *survey.Questionnaire) []survey.Submission {
	return submit(q,
		with(with(of("status", survey.Choose("done")), "contents", survey.Choose("forms", "dates")), "partners", survey.Choose("municipal")),
		with(with(of("status", survey.Choose("done")), "contents", survey.Choose("forms")), "partners", survey.Choose("municipal", "business")),
		with(of("status", survey.Choose("done")), "contents", survey.Value{None: true}),
		// the contents are off the path here: kept by the county, never counted
		with(of("status", survey.Choose("planned")), "contents", survey.Choose("dates")),
		with(of("status", survey.Choose("planned")), "partners", survey.Value{None: true}),
		of("status", survey.Choose("no_topic")),
		of("status", survey.Value{NoAnswer: true}),
		survey.Answers{},
	)
}

func percent(p float64) *float64 { return &p }

func spec(item string, kind figure.BaseKind) figure.Spec {
	return figure.Spec{Key: "1", Item: item, Base: figure.Base{Kind: kind}}
}

func counts(r figure.Reading) string {
	s := fmt.Sprintf("n=%d:", r.N)
	for _, c := range r.Cells {
		if c.Valid {
			s += fmt.Sprintf(" %d/%d%%", c.Count, c.Rounded)
		} else {
			s += fmt.Sprintf(" %d/-", c.Count)
		}
	}
	return s
}

func TestEachBaseDividesByItsOwnResponses(t *testing.T) {
	q := small()
	portal := &survey.Condition{Item: "status", In: []string{"done"}}
	for _, c := range []struct {
		name string
		base figure.Base
		item string
		want string
	}{
		// 3 done, 2 planned, 1 no topic, 1 keine Angabe, 1 empty
		{"respondents count the empty and keine Angabe", figure.Base{Kind: figure.Respondents}, "status", "n=8: 3/38% 2/25% 1/13%"},
		{"answered leaves out empty and keine Angabe", figure.Base{Kind: figure.AnsweredBy}, "status", "n=6: 3/50% 2/33% 1/17%"},
		{"mentions of a single choice are its answers", figure.Base{Kind: figure.Mentions}, "status", "n=6: 3/50% 2/33% 1/17%"},
		{"filter on another item's answer", figure.Base{Kind: figure.Filtered, Filter: portal}, "partners", "n=3: 2/67% 1/33%"},
		// shown to three portals; off-path ticks of the fourth never count
		{"not shown is in no base", figure.Base{Kind: figure.Respondents}, "contents", "n=3: 2/67% 1/33%"},
		{"an explicit none is an answer", figure.Base{Kind: figure.AnsweredBy}, "contents", "n=3: 2/67% 1/33%"},
		{"filter and routing together", figure.Base{Kind: figure.Filtered, Filter: portal}, "contents", "n=3: 2/67% 1/33%"},
		{"a filter that nobody meets", figure.Base{Kind: figure.Filtered, Filter: &survey.Condition{Item: "status", In: []string{"planned"}}}, "contents", "n=0: 0/- 0/-"},
		{"all shown counties are respondents", figure.Base{Kind: figure.Respondents}, "partners", "n=8: 2/25% 1/13%"},
		{"those with a tick or none answered", figure.Base{Kind: figure.AnsweredBy}, "partners", "n=3: 2/67% 1/33%"},
		{"mentions are ticks", figure.Base{Kind: figure.Mentions}, "partners", "n=3: 2/67% 1/33%"},
		{"negated filter", figure.Base{Kind: figure.Filtered, Filter: &survey.Condition{Not: portal}}, "partners", "n=5: 0/0% 0/0%"},
	} {
		table := figure.Compute(q, figure.Spec{Key: "1", Item: c.item, Base: c.base}, nil, eight(q))
		if got := counts(table.Main); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestMissingResponsesAreToldApart(t *testing.T) {
	q := small()
	for item, want := range map[string]figure.Missing{
		"status":   {Empty: 1, NoAnswer: 1},
		"contents": {NotShown: 5, None: 1},
		"partners": {Empty: 5, None: 1},
	} {
		if got := figure.Compute(q, spec(item, figure.Respondents), nil, eight(q)).Missing; got != want {
			t.Errorf("%s: %+v, want %+v", item, got, want)
		}
	}
}

func TestAResponseToAnEditionWithoutTheItemWasNotShownIt(t *testing.T) {
	q := small()
	subs := eight(q)
	subs[0].Rows = subs[0].Rows[:2] // status and contents only
	table := figure.Compute(q, spec("partners", figure.Respondents), nil, subs)
	if table.Main.N != 7 || table.Missing.NotShown != 1 || table.Main.Cells[0].Count != 1 {
		t.Errorf("n = %d, not shown %d, municipal %d; want 7, 1, 1", table.Main.N, table.Missing.NotShown, table.Main.Cells[0].Count)
	}
}

func TestNoResponsesGiveNoPercent(t *testing.T) {
	q := small()
	for _, kind := range []figure.BaseKind{figure.Respondents, figure.AnsweredBy, figure.Filtered, figure.Mentions} {
		published := &figure.PublishedFigure{Key: "1", Options: []figure.PublishedOption{{Key: "done", Percent: percent(42)}}}
		table := figure.Compute(q, spec("status", kind), published, nil)
		if table.Main.N != 0 || len(table.Rows) != 3 {
			t.Fatalf("%s: n = %d, %d rows", kind, table.Main.N, len(table.Rows))
		}
		for _, c := range table.Main.Cells {
			if c.Valid || c.Exact != 0 || c.Rounded != 0 || c.Deviation != nil {
				t.Errorf("%s: cell %+v", kind, c)
			}
		}
		if table.Main.Base.Label == "" {
			t.Errorf("%s: base without a name", kind)
		}
	}
}

func TestOneResponseIsAllOrNothing(t *testing.T) {
	q := small()
	table := figure.Compute(q, spec("status", figure.AnsweredBy), nil, submit(q, of("status", survey.Choose("planned"))))
	if got := counts(table.Main); got != "n=1: 0/0% 1/100% 0/0%" {
		t.Error(got)
	}
}

func TestHalvesAreRoundedUp(t *testing.T) {
	q := small()
	// n, ticks → whole percent. 1 of 8 is 12.5, 3 of 8 is 37.5, 1 of 200 is 0.5,
	// 199 of 200 is 99.5; 5 of 146 is 3.42, 73 of 146 is exactly 50.
	for _, c := range []struct{ n, ticks, want int }{
		{8, 1, 13}, {8, 3, 38}, {200, 1, 1}, {200, 199, 100}, {146, 5, 3}, {146, 73, 50}, {3, 1, 33}, {3, 2, 67}, {201, 1, 0},
	} {
		var all []survey.Answers
		for i := range c.n {
			if i < c.ticks {
				all = append(all, of("partners", survey.Choose("business")))
			} else {
				all = append(all, survey.Answers{})
			}
		}
		cell := figure.Compute(q, spec("partners", figure.Respondents), nil, submit(q, all...)).Main.Cells[1]
		if cell.Count != c.ticks || cell.Rounded != c.want {
			t.Errorf("%d of %d: count %d, %d %%, want %d %%", c.ticks, c.n, cell.Count, cell.Rounded, c.want)
		}
	}
}

func TestDeviationIsUnroundedTodayMinusPublished(t *testing.T) {
	q := small()
	own := spec("status", figure.AnsweredBy)
	own.Title, own.Comparison = "Eigener Titel", figure.Identical
	if table := figure.Compute(q, own, &figure.PublishedFigure{Title: "Titel von 2018"}, nil); table.Title != "Eigener Titel" ||
		table.ComparisonText() != "Vergleichbarkeit mit 2017: unverändert." {
		t.Errorf("%q, %q", table.Title, table.ComparisonText())
	}
	published := &figure.PublishedFigure{Key: "1", Title: "Titel von 2018", Options: []figure.PublishedOption{
		{Key: "done", Percent: percent(50)}, {Key: "planned", Percent: percent(33)}, {Key: "no_topic"},
	}}
	table := figure.Compute(q, spec("status", figure.AnsweredBy), published, eight(q))
	if table.Title != "Titel von 2018" {
		t.Errorf("title %q", table.Title)
	}
	cells := table.Main.Cells
	if d := cells[0].Deviation; d == nil || *d != 0 {
		t.Errorf("3 of 6 against 50 %%: %v", d)
	}
	// 2 of 6 are 33.333...: rounding first would hide a third of a point
	if d := cells[1].Deviation; d == nil || math.Abs(*d-1.0/3) > 1e-9 {
		t.Errorf("2 of 6 against 33 %%: %v, want 0.333", d)
	}
	if cells[2].Deviation != nil {
		t.Errorf("no published value, but a deviation of %v", *cells[2].Deviation)
	}
}

func TestAttainableAsksForAnyCountAtThePublishedN(t *testing.T) {
	q := small()
	for _, c := range []struct {
		n    int
		p    float64
		want bool
	}{
		{146, 3.5, false}, // 5 of 146 is 3.4 %, 6 of 146 is 4.1 %
		{141, 3.5, true},  // 5 of 141 is 3.546
		{144, 3.5, true},  // 5 of 144 is 3.472
		{145, 3.5, false}, // 5 of 145 is 3.448
		{113, 3.5, true},  // 4 of 113 is 3.540
		{3, 34, false},    // thirds are 33 and 67
		{3, 33, true}, {3, 67, true}, {3, 0, true}, {3, 100, true},
		{1, 50, false}, {2, 50, true}, {8, 13, true}, {8, 12, false}, // 12.5 goes up
	} {
		published := &figure.PublishedFigure{N: c.n,
			Options:  []figure.PublishedOption{{Key: "business", Percent: percent(c.p)}, {Key: "retired", Percent: percent(c.p)}, {Key: "forms"}},
			Combined: []figure.PublishedSum{{Keys: []string{"business"}, Percent: c.p}}}
		for _, today := range [][]survey.Submission{nil, eight(q)} { // the wave has no say
			table := figure.Compute(q, spec("partners", figure.Respondents), published, today)
			for row, want := range []bool{true, c.want, c.want, true} {
				if got := table.Rows[row].Attainable; got != want {
					t.Errorf("%v %% at n = %d, %s of %d: attainable %v, want %v", c.p, c.n, table.Rows[row].Key, len(today), got, want)
				}
			}
			if got := table.Combined[0].Attainable; got != c.want {
				t.Errorf("combined %v %% at n = %d: attainable %v, want %v", c.p, c.n, got, c.want)
			}
		}
	}
}

func TestRowsFollowTheSpecThenTheItemThenThePublished(t *testing.T) {
	q := small()
	s := spec("status", figure.AnsweredBy)
	s.Order = []string{"planned"}
	published := &figure.PublishedFigure{Options: []figure.PublishedOption{
		{Key: "retired", Label: "Nur 2018 gefragt", Percent: percent(20)}, {Key: "done", Label: "Ja (2018)"},
	}}
	table := figure.Compute(q, s, published, eight(q))
	var got []string
	for _, r := range table.Rows {
		got = append(got, fmt.Sprint(r.Key, "|", r.Label, "|", r.Absent, "|", r.Published != nil))
	}
	want := []string{"planned|Antwort planned|false|false", "done|Antwort done|false|true", "no_topic|Antwort no_topic|false|false", "retired|Nur 2018 gefragt|true|true"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("rows %q, want %q", got, want)
	}
	if c := table.Main.Cells[3]; c.Valid || c.Deviation != nil {
		t.Errorf("an option that is no longer asked has a percent: %+v", c)
	}
}

func TestATickOfAnOptionThatIsNoLongerOfferedIsNoMention(t *testing.T) {
	q := small()
	subs := submit(q, of("partners", survey.Choose("municipal", "retired")))
	published := &figure.PublishedFigure{Options: []figure.PublishedOption{{Key: "retired", Percent: percent(20)}}}
	if got := counts(figure.Compute(q, spec("partners", figure.Mentions), published, subs).Main); got != "n=1: 1/100% 0/0% 0/-" {
		t.Error(got)
	}
}

func TestCombinedValuesCountAResponseOnce(t *testing.T) {
	q := small()
	published := &figure.PublishedFigure{Combined: []figure.PublishedSum{
		{Keys: []string{"municipal", "business"}, Percent: 25},
		{Keys: []string{"business"}, Complement: true, Percent: 88},
		{Keys: []string{"gone"}, Percent: 1},
	}}
	table := figure.Compute(q, spec("partners", figure.Respondents), published, eight(q))
	// two of eight have any partner, though there are three ticks; seven have no business partner
	if a, b, c := table.Combined[0].Cell, table.Combined[1].Cell, table.Combined[2].Cell; a.Count != 2 || a.Rounded != 25 ||
		b.Count != 7 || b.Rounded != 88 || c.Valid {
		t.Errorf("combined %+v %+v %+v", a, b, c)
	}
}

func TestAFigureWithoutItemShowsOnlyWhatWasPublished(t *testing.T) {
	published := &figure.Published{Figures: []figure.PublishedFigure{
		{Key: "A1", Title: "Ohne Frage", Kind: figure.PublishedMultiple, Options: []figure.PublishedOption{{Key: "x", Label: "X", Percent: percent(7)}}},
		{Key: "10", Kind: figure.PublishedSingle},
		{Key: "9", Kind: figure.PublishedSingle},
	}}
	q := small()
	tables := figure.ComputeAll(q, []figure.Spec{{Key: "10", Item: "status", Base: figure.Base{Kind: figure.AnsweredBy}}, {Key: "9"}}, published, eight(q))
	if len(tables) != 3 || tables[0].Spec.Key != "9" || tables[1].Spec.Key != "10" || tables[2].Spec.Key != "A1" {
		t.Fatalf("order of tables: %v", tables)
	}
	if a := tables[0]; !a.NoItem || a.Spec.Chart != figure.Stacked || a.Main.Base.Label == "" {
		t.Errorf("figure 9: %+v", a)
	}
	a1 := tables[2]
	if !a1.NoItem || a1.Responses != 8 || a1.Title != "Ohne Frage" || a1.Spec.Chart != figure.Bars || a1.Main.N != 0 || !a1.Rows[0].Absent || a1.Main.Cells[0].Valid ||
		a1.Missing != (figure.Missing{NotShown: 8}) {
		t.Errorf("table A1: %+v", a1)
	}
	if tables[1].NoItem || tables[1].Main.N != 6 {
		t.Errorf("figure 10: %+v", tables[1])
	}
}

// random makes responses in every state, off-path answers among them.
func random(q *survey.Questionnaire, r *rand.Rand, n int) []survey.Submission {
	pick := func(keys ...string) survey.Value { return survey.Choose(keys[r.IntN(len(keys))]) }
	var all []survey.Answers
	for range n {
		a := survey.Answers{}
		switch r.IntN(5) {
		case 0:
			with(a, "status", survey.Value{NoAnswer: true})
		case 1, 2, 3:
			with(a, "status", pick("done", "done", "planned", "no_topic"))
		}
		for _, choice := range [][]string{{"contents", "forms", "dates"}, {"partners", "municipal", "business"}} {
			item, keys := choice[0], choice[1:]
			switch r.IntN(5) {
			case 0:
				with(a, item, survey.Value{None: true})
			case 1, 2:
				with(a, item, pick(keys...))
			case 3:
				with(a, item, survey.Choose(keys...))
			}
		}
		all = append(all, a)
	}
	return submit(q, all...)
}

// recount counts anew from the plain rows, sharing nothing with the package.
func recount(subs []survey.Submission, item string, base figure.BaseKind, key string) (count, n int) {
	for _, s := range subs {
		portal, state, ticks, hit := false, "not_shown", 0, 0
		for _, row := range s.Rows {
			if row.Item == "status" && row.State == "answered" && len(row.Value.Options) == 1 {
				portal = row.Value.Options[0] == "done"
			}
			if row.Item != item {
				continue
			}
			state = string(row.State)
			for _, o := range row.Value.Options {
				ticks++
				if o == key {
					hit = 1
				}
			}
		}
		in := 0
		switch {
		case base == figure.Mentions:
			in = ticks
		case state == "not_shown", base == figure.AnsweredBy && state != "answered", base == figure.Filtered && !portal:
			hit = 0
		default:
			in = 1
		}
		n += in
		count += hit
	}
	return count, n
}

func TestCountsEqualAnIndependentRecount(t *testing.T) {
	q := small()
	r := rand.New(rand.NewPCG(2018, 146))
	for run := range 200 {
		subs := random(q, r, r.IntN(60))
		for _, item := range []string{"status", "contents", "partners"} {
			for _, kind := range []figure.BaseKind{figure.Respondents, figure.AnsweredBy, figure.Filtered, figure.Mentions} {
				s := spec(item, kind)
				s.Base.Filter = &survey.Condition{Item: "status", In: []string{"done"}}
				table := figure.Compute(q, s, nil, subs)
				for i, row := range table.Rows {
					count, n := recount(subs, item, kind, row.Key)
					cell := table.Main.Cells[i]
					if cell.Count != count || table.Main.N != n || row.Count != count {
						t.Fatalf("run %d, %s by %s, %s: %d of %d, recount %d of %d", run, item, kind, row.Key, cell.Count, table.Main.N, count, n)
					}
					if n > 0 && cell.Rounded != int(math.Floor(float64(count)*100/float64(n)+0.5)) {
						t.Fatalf("run %d: %d of %d rounded to %d", run, count, n, cell.Rounded)
					}
				}
				checkTable(t, table)
			}
		}
	}
}

// checkTable holds for every table whatever was answered.
func checkTable(t *testing.T, table figure.Table) {
	t.Helper()
	for _, reading := range append([]figure.Reading{table.Main}, table.Others...) {
		total := 0
		for i, c := range reading.Cells {
			total += c.Count
			if math.IsNaN(c.Exact) || c.Exact < 0 || c.Exact > 100 || c.Rounded < 0 || c.Rounded > 100 {
				t.Errorf("figure %s, %s: %v %% (%d %%)", table.Spec.Key, table.Rows[i].Key, c.Exact, c.Rounded)
			}
		}
		if table.Spec.Item == "status" && reading.Base.Kind == figure.AnsweredBy && total != reading.N {
			t.Errorf("single choice: counts add up to %d of %d", total, reading.N)
		}
		if reading.Base.Kind == figure.Mentions && total != reading.N {
			t.Errorf("mentions: counts add up to %d of %d", total, reading.N)
		}
	}
	if m := table.Missing; m.Empty+m.NoAnswer+m.NotShown > table.Responses || m.None > table.Responses {
		t.Errorf("figure %s: missing %+v of %d", table.Spec.Key, m, table.Responses)
	}
}
