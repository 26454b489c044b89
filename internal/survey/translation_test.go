package survey

import (
	"reflect"
	"slices"
	"testing"
)

// edition makes a questionnaire of one page out of its items.
func edition(items ...*Item) *Questionnaire {
	return New("test", "Test", []*Section{{Key: "one", Pages: []*Page{{Key: "page", Topics: []*Topic{{Items: items}}}}}})
}

// The first edition asks for a status and projects, in records, and for a fax;
// the second calls much otherwise, the third compares no status any more.
func three() (first, second, third *Questionnaire, one, two Translation) {
	other := &Option{Key: "other", Text: true, TextMax: 100}
	first = edition(
		&Item{ID: "status", Kind: KindSingle, NoAnswer: true, Options: options("yes", "no", "unclear")},
		&Item{ID: "areas", Kind: KindMultiple, NoneOfThese: true, Options: append(options("roads", "streets", "fax"), other)},
		&Item{ID: "fax", Kind: KindText, MaxLength: 50},
		&Item{ID: "practice", Kind: KindRecords, MaxRecords: 3, Columns: []*Column{{Key: "title", Kind: KindText, MaxLength: 50},
			{Key: "state", Kind: KindSingle, Options: options("new", "old")}, {Key: "phone", Kind: KindText, MaxLength: 50}}},
		&Item{ID: "staff", Kind: KindText, MaxLength: 50})
	second = edition(
		&Item{ID: "portal", Kind: KindSingle, NoAnswer: true, Options: options("done", "no")},
		&Item{ID: "areas", Kind: KindMultiple, NoneOfThese: true, Options: append(options("roads"), other)},
		&Item{ID: "practice", Kind: KindRecords, MaxRecords: 3, Columns: []*Column{{Key: "name", Kind: KindText, MaxLength: 50},
			{Key: "state", Kind: KindSingle, Options: options("young", "old")}}},
		&Item{ID: "staff", Kind: KindNumber},
		&Item{ID: "budget", Kind: KindNumber})
	third = edition(
		&Item{ID: "portal.status", Kind: KindSingle, Options: options("completed", "no")},
		&Item{ID: "areas", Kind: KindMultiple, Options: append(options("roads"), other)},
		&Item{ID: "staff", Kind: KindNumber})
	one = Translation{From: first, To: second,
		Items: map[string]string{"status": "portal", "areas": "areas", "practice": "practice", "staff": "staff"},
		Keys: map[Part]string{{Item: "status", Option: "yes"}: "done", {Item: "areas", Option: "streets"}: "roads",
			{Item: "practice", Column: "title"}: "name", {Item: "practice", Column: "state", Option: "new"}: "young"}}
	two = Translation{From: second, To: third, Items: map[string]string{"portal": "portal.status", "areas": "areas", "staff": "staff"},
		Keys: map[Part]string{{Item: "portal", Option: "done"}: "completed"}, Apart: map[string]bool{"areas": true}}
	return first, second, third, one, two
}

func TestAnAnswerReadsInTheWordsOfTheNextEdition(t *testing.T) {
	_, _, _, one, _ := three()
	record := func(fields map[string]string) Value { return Value{Fields: fields} }
	for name, c := range map[string]struct {
		ref  Ref
		v    Value
		want Translated
	}{
		"renamed item and option": {at("status"), Choose("yes"), Translated{Ref: at("portal"), Value: Choose("done")}},
		"keine Angabe":            {at("status"), Value{NoAnswer: true}, Translated{Ref: at("portal"), Value: Value{NoAnswer: true}}},
		"retired option":          {at("status"), Choose("unclear"), Translated{Ref: at("portal"), Cut: true}},
		"merged options":          {at("areas"), Choose("roads", "streets"), Translated{Ref: at("areas"), Value: Choose("roads")}},
		"one of several retired":  {at("areas"), Choose("roads", "fax"), Translated{Ref: at("areas"), Value: Choose("roads"), Cut: true}},
		"retired item":            {at("fax"), Write("123"), Translated{Ref: at("fax"), Value: Write("123"), Gone: true}},
		"other text": {at("areas"), Value{Options: []string{"other"}, Texts: map[string]string{"other": "Häfen"}},
			Translated{Ref: at("areas"), Value: Value{Options: []string{"other"}, Texts: map[string]string{"other": "Häfen"}}}},
		"columns": {Ref{"practice", 2}, record(map[string]string{"title": "App", "state": "new"}),
			Translated{Ref: Ref{"practice", 2}, Value: record(map[string]string{"name": "App", "state": "young"})}},
		"retired column": {Ref{"practice", 1}, record(map[string]string{"title": "App", "phone": "1"}),
			Translated{Ref: Ref{"practice", 1}, Value: record(map[string]string{"name": "App"}), Cut: true}},
		"what can be mended stays": {at("staff"), Write("etwa 12"), Translated{Ref: at("staff"), Value: Write("etwa 12")}},
		"no item's answer":         {at("check/sum"), Write("x"), Translated{Ref: at("check/sum"), Value: Write("x")}},
	} {
		if got := one.Answer(c.ref, c.v); got.Ref != c.want.Ref || !got.Value.Equal(c.want.Value) || got.Gone != c.want.Gone || got.Cut != c.want.Cut {
			t.Errorf("%s:\n got %+v\nwant %+v", name, got, c.want)
		}
	}
}

func TestTextsOfMergedOptionsAreBothKept(t *testing.T) {
	with := func(keys ...string) []*Option {
		all := options(keys...)
		for _, o := range all {
			o.Text, o.TextMax = true, 100
		}
		return all
	}
	merge := Translation{From: edition(&Item{ID: "a", Kind: KindMultiple, Options: with("x", "y")}),
		To:    edition(&Item{ID: "a", Kind: KindMultiple, Options: with("x")}),
		Items: map[string]string{"a": "a"}, Keys: map[Part]string{{Item: "a", Option: "y"}: "x"}}
	got := merge.Answer(at("a"), Value{Options: []string{"x", "y"}, Texts: map[string]string{"x": "Häfen", "y": "Fähren"}})
	if want := (Value{Options: []string{"x"}, Texts: map[string]string{"x": "Häfen; Fähren"}}); !got.Value.Equal(want) || got.Cut {
		t.Errorf("%+v", got)
	}
}

func submitted(q *Questionnaire, edition string, a Answers) Submission {
	return Submission{Edition: edition, Rows: q.Snapshot(a)}
}

func stateRows(s Submission) map[Ref]SubmissionRow {
	rows := map[Ref]SubmissionRow{}
	for _, r := range s.Rows {
		rows[r.Ref] = r
	}
	return rows
}

func TestSubmissionsOfSeveralEditionsReadAsThoseOfTheLast(t *testing.T) {
	first, second, third, one, two := three()
	chain := Lineage{Editions: []string{"e1", "e2", "e3"}, Steps: []*Translation{&one, &two}, Last: third}
	title := Value{Fields: map[string]string{"title": "App"}}
	subs := []Submission{
		submitted(first, "e1", Answers{at("status"): Choose("yes"), at("areas"): Choose("streets"), at("fax"): Write("1"), {"practice", 1}: title, at("staff"): Write("12")}),
		submitted(first, "e1", Answers{at("status"): Choose("unclear"), at("staff"): Write("etwa 12")}),
		submitted(second, "e2", Answers{at("portal"): {NoAnswer: true}, at("areas"): Choose("roads")}),
		submitted(third, "e3", Answers{at("portal.status"): Choose("no"), at("areas"): Choose("roads")}),
		submitted(third, "e0", Answers{at("portal.status"): Choose("no")}),
	}
	read := chain.Submissions(subs)
	want := []struct {
		status, areas, staff State
		apart                map[string]bool
	}{
		{Answered, NotShown, Answered, map[string]bool{"areas": true}},
		{NotShown, NotShown, NotShown, map[string]bool{"portal.status": true, "areas": true, "staff": true}},
		{NotShown, NotShown, Empty, map[string]bool{"portal.status": true, "areas": true}}, // "Keine Angabe" is not offered any more
		{Answered, Answered, Empty, nil},
		{NotShown, NotShown, NotShown, map[string]bool{"portal.status": true, "areas": true, "staff": true}},
	}
	for i, w := range want {
		rows := stateRows(read[i])
		if len(read[i].Rows) != 3 || rows[at("portal.status")].State != w.status || rows[at("areas")].State != w.areas || rows[at("staff")].State != w.staff ||
			!reflect.DeepEqual(read[i].Apart, w.apart) {
			t.Errorf("%d: %+v, apart %v", i, read[i].Rows, read[i].Apart)
		}
		if read[i].Edition != subs[i].Edition {
			t.Errorf("%d: edition %s", i, read[i].Edition)
		}
	}
	if v := stateRows(read[0])[at("portal.status")].Value; !v.Equal(Choose("completed")) {
		t.Errorf("%+v", v)
	}
	if again := chain.Submissions(subs); !reflect.DeepEqual(again, read) {
		t.Error("reading changed what was read")
	}
}

func TestAnEditionThatComesIntoForceAgainMeansWhatItMeantBefore(t *testing.T) {
	q := edition(&Item{ID: "a", Kind: KindText, MaxLength: 10})
	p := edition(&Item{ID: "b", Kind: KindText, MaxLength: 10})
	there := Translation{From: q, To: p, Items: map[string]string{}}
	back := Translation{From: p, To: q, Items: map[string]string{}}
	chain := Lineage{Editions: []string{"e1", "e2", "e1"}, Steps: []*Translation{&there, &back}, Last: q}
	read := chain.Submissions([]Submission{submitted(q, "e1", Answers{at("a"): Write("x")})})
	if read[0].Rows[0].State != Answered {
		t.Errorf("%+v", read[0])
	}
}

func TestAnAnswerGivenUnderAnIncomparableEditionDoesNotCountInALaterSubmission(t *testing.T) {
	_, _, third, one, two := three()
	chain := Lineage{Editions: []string{"e1", "e2", "e3"}, Steps: []*Translation{&one, &two}, Last: third}
	s := submitted(third, "e3", Answers{at("portal.status"): Choose("no"), at("areas"): Choose("roads"), at("staff"): Write("3")})
	for i := range s.Rows {
		s.Rows[i].Edition = "e1"
	}
	read := chain.Submissions([]Submission{s})[0]
	rows := stateRows(read)
	if !reflect.DeepEqual(read.Apart, map[string]bool{"areas": true}) || rows[at("areas")].State != NotShown ||
		rows[at("portal.status")].State != Answered || rows[at("staff")].State != Answered {
		t.Errorf("%+v, apart %v", read.Rows, read.Apart)
	}
}

func TestOneAnswerIsReadThroughAllEditions(t *testing.T) {
	_, _, third, one, two := three()
	chain := Lineage{Editions: []string{"e1", "e2", "e3"}, Steps: []*Translation{&one, &two}, Last: third}
	if got := chain.Answer("e1", at("status"), Choose("yes")); got.Ref != at("portal.status") || !got.Value.Equal(Choose("completed")) {
		t.Errorf("%+v", got)
	}
	practice := Ref{"practice", 1}
	if got := chain.Answer("e1", practice, Value{Fields: map[string]string{"title": "App"}}); !got.Gone || got.Ref != practice || got.Value.Fields["title"] != "App" {
		t.Errorf("%+v", got)
	}
	if got := chain.Answer("e0", at("status"), Choose("yes")); !got.Gone {
		t.Errorf("%+v", got)
	}
	unmapped := Lineage{Editions: []string{"e1", "e2"}, Steps: []*Translation{nil}, Last: third}
	if got := unmapped.Answer("e1", at("status"), Choose("yes")); !got.Gone {
		t.Errorf("%+v", got)
	}
}

func TestAnItemIsKnownByAllTheNamesItHasHad(t *testing.T) {
	_, _, third, one, two := three()
	chain := Lineage{Editions: []string{"e1", "e2", "e3"}, Steps: []*Translation{&one, &two}, Last: third}
	unmapped := Lineage{Editions: []string{"e1", "e2", "e3"}, Steps: []*Translation{nil, &two}, Last: third}
	for _, c := range []struct {
		lineage Lineage
		item    string
		want    []string
	}{
		{chain, "portal.status", []string{"portal.status", "portal", "status"}},
		{chain, "staff", []string{"staff"}},
		{chain, "unknown", []string{"unknown"}},
		{unmapped, "portal.status", []string{"portal.status", "portal"}},
	} {
		if got := c.lineage.Names(c.item); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.item, got, c.want)
		}
	}
}

func TestWhatBecomesOfAnswersIsCounted(t *testing.T) {
	first, _, _, one, _ := three()
	one.Apart = map[string]bool{"staff": true}
	live := map[string]Answers{
		"01056": {at("status"): Choose("no"), at("areas"): Choose("roads"), at("fax"): Write("1")},
		"03241": {at("areas"): Choose("fax"), at("staff"): Write("3"), at("status"): {}},
	}
	counted := []Submission{submitted(first, "e1", Answers{at("status"): Choose("yes"), at("areas"): Choose("streets")})}
	type line struct {
		item                  string
		fate                  Fate
		counties, submissions int
	}
	var got []line
	for _, touch := range one.Touches(live, counted) {
		got = append(got, line{touch.Item.ID, touch.Fate, touch.Counties, touch.Submissions})
	}
	want := []line{
		{"status", Fate{Renamed: true, Cut: true}, 1, 1},
		{"areas", Fate{Renamed: true, Cut: true}, 1, 1},
		{"fax", Fate{Gone: true}, 1, 0},
		{"practice", Fate{Renamed: true, Cut: true}, 0, 0},
		{"staff", Fate{Cut: true, Apart: true}, 1, 0},
	}
	if !slices.Equal(got, want) {
		t.Errorf("\n got %+v\nwant %+v", got, want)
	}
}

func TestAnswersOutsideNewLimitsAreCounted(t *testing.T) {
	asked := func(maximum string) *Questionnaire {
		it := &Item{ID: "staff", Kind: KindNumber, Range: Range{Minimum: "0", Maximum: maximum}}
		return New("quiz", "Probe", []*Section{{Key: "a", Pages: []*Page{{Key: "p", Topics: []*Topic{{Items: []*Item{it}}}}}}})
	}
	before := asked("2000")
	step := Translation{From: before, To: asked("1000"), Items: map[string]string{"staff": "staff"}, Narrowed: map[string]bool{"staff": true}}
	live := map[string]Answers{"01056": {at("staff"): Write("1500")}, "03241": {at("staff"): Write("1000")}}
	touches := step.Touches(live, []Submission{submitted(before, "e1", Answers{at("staff"): Write("1001")})})
	if len(touches) != 1 || touches[0].Fate != (Fate{Outside: true}) || touches[0].Counties != 1 || touches[0].Submissions != 1 {
		t.Errorf("%+v", touches)
	}
}
