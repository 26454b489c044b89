package form

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"kreisumfrage/internal/survey"
)

func TestBuildShowsThePathOfTheStoredAnswers(t *testing.T) {
	q, page := sample()
	names := func(st State) []string {
		var all []string
		for _, f := range Build(q, page, st) {
			all = append(all, f.Name)
		}
		return all
	}
	short := []string{"x.status", "x.areas", "x.areas_note", "x.long", "x.link", "x.list", "x.teams", "x.split"}
	if got := names(State{}); !slices.Equal(got, short) {
		t.Errorf("without answers: %v", got)
	}
	yes := survey.Answers{at("x.status"): survey.Choose("yes")}
	if got := names(State{Stored: stored(yes, 1)}); !slices.Equal(got, slices.Insert(slices.Clone(short), 3, "x.rating")) {
		t.Errorf("with yes: %v", got)
	}
	if got := names(State{Posted: yes}); !slices.Equal(got, short) {
		t.Errorf("typed answers decide before they are saved: %v", got)
	}
	lost := survey.Answers{at("x.rating"): survey.Choose("high")}
	if got := names(State{Posted: lost}); !slices.Contains(got, "x.rating") {
		t.Errorf("what was typed vanished with its path: %v", got)
	}
}

func TestBuildShowsEveryPartOfAField(t *testing.T) {
	q, page := sample()
	page.Topics[0].Items[0].Hint, page.Topics[0].Items[0].Help = "Hinweis", "Hilfe"
	f := find(t, Build(q, page, State{Stored: stored(survey.Answers{at("x.status"): {NoAnswer: true}}, 6)}), "x.status")
	if f.ID != "f-x-status" || f.Number != "II.1.1" || f.Kind != "single" || f.Label != "Stand" || f.Hint != "Hinweis" || f.Help != "Hilfe" ||
		f.Companion || f.MultipleHint != "" || f.VersionName != "v:x.status" || f.Version != 6 || f.Text != nil || f.Condition != "" {
		t.Errorf("field %+v", f)
	}
	last := f.Options[len(f.Options)-1]
	if last != (Option{ID: "f-x-status--s--leer", Value: "!leer", Label: "Auswahl aufheben (Frage offen lassen)", State: true}) {
		t.Errorf("the way to take a choice back is %+v", last)
	}
	last = f.Options[len(f.Options)-2]
	if last != (Option{ID: "f-x-status--s--no_answer", Value: "!no_answer", Label: "Keine Angabe", Checked: true, State: true}) {
		t.Errorf("Keine Angabe is %+v", last)
	}
	other := option(t, f, "other")
	if other.ID != "f-x-status--o--other" || other.Text == nil || other.Text.ID != "f-x-status--t--other" || other.Text.Name != "x.status:other" ||
		other.Text.Label != "Was?" || other.Text.MaxLength != 20 || other.Text.Rows != 0 {
		t.Errorf("option %+v with %+v", other, other.Text)
	}
	fields := Build(q, page, State{})
	if note := find(t, fields, "x.areas_note"); !note.Companion || note.Text.Rows != 0 || note.Text.ID != "f-x-areas_note--t" || note.Text.Name != "x.areas_note" {
		t.Errorf("companion %+v", note.Text)
	}
	if long := find(t, fields, "x.long"); long.Text.Rows == 0 || long.Text.Kind != "longtext" || long.Text.MaxLength != 30 {
		t.Errorf("long text %+v", long.Text)
	}
	areas := find(t, fields, "x.areas")
	if areas.MultipleHint != "Mehrfachauswahl möglich" || option(t, areas, "!none").Label != "Nichts davon" || len(checked(areas.Options)) > 0 {
		t.Errorf("areas %+v", areas)
	}
}

func TestTheEditionsWordsStandBesideTheOptions(t *testing.T) {
	q, page := sample()
	q.NoAnswer.Label, q.NoneOfThese.Label = "Weiß nicht", "Keines"
	fields := Build(q, page, State{})
	if got := option(t, find(t, fields, "x.status"), "!no_answer").Label; got != "Weiß nicht" {
		t.Errorf("Keine Angabe is called %q", got)
	}
	if got := option(t, find(t, fields, "x.areas"), "!none").Label; got != "Keines" {
		t.Errorf("Nichts davon is called %q", got)
	}
	it := q.Item("x.areas")
	if got := Message(it, survey.Problem{Ref: at("x.areas"), Code: survey.NoneWithOption}); !strings.Contains(got, "„Keines“") {
		t.Errorf("message %q", got)
	}
	if got := Lines(it, survey.Value{None: true}); !slices.Equal(got, []string{"Keines"}) {
		t.Errorf("Lines = %q", got)
	}
}

func TestAHiddenOptionIsShownWhereItHoldsSomething(t *testing.T) {
	q, page := sample()
	offers := func(st State) bool {
		f := find(t, Build(q, page, st), "x.areas")
		return slices.ContainsFunc(f.Options, func(o Option) bool { return o.Value == "late" })
	}
	if offers(State{}) {
		t.Error("offered against its condition")
	}
	for name, v := range map[string]survey.Value{"tick": survey.Choose("late"), "text": {Texts: map[string]string{"late": "a"}}} {
		if !offers(State{Posted: survey.Answers{at("x.areas"): v}}) || !offers(State{Stored: stored(survey.Answers{at("x.areas"): v}, 1)}) {
			t.Errorf("its %s is hidden with it", name)
		}
	}
	if !offers(State{Stored: stored(survey.Answers{at("x.status"): survey.Choose("yes")}, 1)}) {
		t.Error("not offered under its condition")
	}
}

func TestRecordsAreShownInOrderWithAnEmptyOne(t *testing.T) {
	q, page := sample()
	title := func(s string) survey.Value { return fields("title", s) }
	for _, c := range []struct {
		name   string
		stored survey.Answers
		posted survey.Answers
		want   string // version names without prefix; an empty record has a star
	}{
		{"none yet", nil, nil, "1*"},
		{"one", survey.Answers{record(1): title("A")}, nil, "1 2*"},
		{"a gap is filled", survey.Answers{record(1): title("A"), record(3): title("C")}, nil, "1 3 2*"},
		{"an emptied one is free", survey.Answers{record(1): {}, record(2): title("B")}, nil, "2 1*"},
		{"all of them", survey.Answers{record(1): title("A"), record(2): title("B"), record(3): title("C")}, nil, "1 2 3"},
		{"typed and untouched", nil, survey.Answers{record(1): title("A"), record(2): {}}, "1 2*"},
		{"just emptied", survey.Answers{record(1): title("A"), record(2): title("B")}, survey.Answers{record(1): {}, record(2): title("B"), record(3): {}}, "1* 2 3*"},
		{"typed before a stored one", survey.Answers{record(3): title("C")}, survey.Answers{record(1): title("A")}, "1 3 2*"},
		{"only a stored one is typed", survey.Answers{record(1): title("A")}, survey.Answers{record(1): title("Z")}, "1 2*"},
		{"one beyond the limit, of an older edition", survey.Answers{record(5): title("E")}, nil, "5 1*"},
		{"one of another question", survey.Answers{{Item: "x.other", Record: 2}: title("A")}, nil, "1*"},
	} {
		f := find(t, Build(q, page, State{Stored: stored(c.stored, 1), Posted: c.posted}), "x.list")
		var got []string
		for i, r := range f.Records {
			text := strings.TrimPrefix(r.VersionName, "v:x.list#")
			if r.Empty {
				text += "*"
			}
			if r.Number != i+1 {
				t.Errorf("%s: record %s is number %d at %d", c.name, text, r.Number, i)
			}
			got = append(got, text)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: records %s, want %s", c.name, s, c.want)
		}
	}
}

func TestARecordShowsItsColumns(t *testing.T) {
	q, page := sample()
	a := survey.Answers{record(2): fields("title", "Bus", "publish", "no", "gone", "x")}
	r := find(t, Build(q, page, State{Stored: stored(a, 5)}), "x.list").Records[0]
	if r.ID != "f-x-list-2" || r.Version != 5 || len(r.Columns) != 4 {
		t.Fatalf("record %+v", r)
	}
	if c := r.Columns[0]; !slices.Equal(checked(c.Options), []string{"no"}) || c.Name != "x.list#2:publish" || c.Options[1].ID != "f-x-list-2--c--publish--no" {
		t.Errorf("column %+v", c)
	}
	if c := r.Columns[1]; c.Value != "Bus" || c.Text.Name != "x.list#2:title" || c.Text.ID != "f-x-list-2--t--title" || c.Label != "Titel" {
		t.Errorf("column %+v", c)
	}
}

func TestAnswersThatNoLongerFitTheEditionBreakNothing(t *testing.T) {
	q, page := sample()
	a := survey.Answers{
		at("x.status"): survey.Choose("vanished"), at("x.areas"): {Options: []string{"roads", "vanished"}, Texts: map[string]string{"vanished": "a"}},
		record(1): fields("publish", "vanished", "vanished", "a"), at("x.vanished"): survey.Write("a"), {Item: "x.long", Record: 2}: survey.Write("a"),
	}
	fields := Build(q, page, State{Stored: stored(a, 2)})
	if got := checked(find(t, fields, "x.status").Options); got != nil {
		t.Errorf("ticked: %v", got)
	}
	if got := checked(find(t, fields, "x.areas").Options); !slices.Equal(got, []string{"roads"}) {
		t.Errorf("ticked: %v", got)
	}
	if got := Lines(q.Item("x.status"), a[at("x.status")]); got != nil {
		t.Errorf("Lines = %q", got)
	}
	p, err := Decode(page, post(fields))
	if err != nil || len(p.Problems) > 0 || !p.Answers[at("x.areas")].Equal(survey.Choose("roads")) {
		t.Errorf("posted again: %+v, %v", p, err)
	}
}

// word draws a text that a browser posts and Decode leaves as it is.
func word(r *rand.Rand, breaks bool) string {
	words := []string{"", "a", "Übung", "<b>&\"“", "0", "=1+1", "🦊", "a\tb", "x  y"}
	if breaks {
		words = append(words, "a\nb", "a\n\n\nb")
	}
	return words[r.IntN(len(words))]
}

func address(r *rand.Rand) string { return []string{"", "https://www.kreis.de/ä?b=1#c"}[r.IntN(2)] }

// answered draws answers without a mistake to all questions on their path.
func answered(r *rand.Rand, q *survey.Questionnaire) survey.Answers {
	a := survey.Answers{}
	for _, it := range q.Items() {
		ref := at(it.ID)
		switch {
		case !q.Shown(it, a):
		case it.Kind.HasOptions():
			a[ref] = choice(r, q, it, a)
		case it.Kind == survey.KindURL:
			a[ref] = survey.Write(address(r))
		case it.Kind == survey.KindRecords:
			for n := range it.MaxRecords {
				if v := fields("publish", []string{"", "yes", "no"}[r.IntN(3)], "title", word(r, false), "about", word(r, true), "link", address(r)); r.IntN(2) == 0 {
					a[record(n+1)] = v
				}
			}
		case it.Kind == survey.KindGroup:
			a[ref] = summands(r, it)
		default:
			a[ref] = survey.Write(word(r, it.Kind == survey.KindLongText))
		}
	}
	return a
}

// summands draws numbers of a group that fit together.
func summands(r *rand.Rand, it *survey.Item) survey.Value {
	first, second := r.IntN(101), r.IntN(1000)
	if it.Total.Equal != "" {
		second = 100 - first
	}
	v := fields(it.Columns[0].Key, strconv.Itoa(first), it.Columns[1].Key, strconv.Itoa(second))
	switch {
	case r.IntN(4) == 0:
		delete(v.Fields, it.Columns[r.IntN(2)].Key)
	case it.Total.Equal == "" && r.IntN(2) == 0:
		v.Fields[survey.TotalKey] = strconv.Itoa(first + second)
	}
	return v
}

// confirmed draws whether each warning that fires is confirmed.
func confirmed(r *rand.Rand, q *survey.Questionnaire, a survey.Answers) survey.Answers {
	for _, o := range q.Objections(a) {
		if o.Level == survey.LevelWarning && r.IntN(2) == 0 {
			a[o.Ref()] = o.Confirmation
		}
	}
	return a
}

func choice(r *rand.Rand, q *survey.Questionnaire, it *survey.Item, a survey.Answers) survey.Value {
	switch n := r.IntN(8); {
	case n == 0:
		return survey.Value{}
	case n == 1:
		return survey.Value{None: it.NoneOfThese, NoAnswer: it.NoAnswer}
	}
	v := survey.Value{Texts: map[string]string{}}
	for _, o := range it.Options {
		if r.IntN(2) == 0 || !q.OptionShown(o, a) || o.Exclusive && len(v.Options) > 0 || it.Kind.OneOption() && len(v.Options) > 0 {
			continue
		}
		v.Options = append(v.Options, o.Key)
		if o.Text {
			v.Texts[o.Key] = word(r, false)
		}
	}
	return v
}

func TestWhatIsShownAndPostedAgainIsTheSameAnswer(t *testing.T) {
	q, page := sample()
	r := rand.New(rand.NewPCG(294, 53))
	shown := map[string]int{}
	for range 500 {
		a := confirmed(r, q, answered(r, q))
		p, err := Decode(page, post(Build(q, page, State{Stored: stored(a, 8)})))
		if err != nil || len(p.Problems) > 0 {
			t.Fatalf("%+v: problems %v, %v", a, p.Problems, err)
		}
		for ref, v := range a {
			if !p.Answers[ref].Equal(v) {
				t.Fatalf("%v: %q came back as %q", ref, v.Canonical(), p.Answers[ref].Canonical())
			}
			if !v.IsEmpty() && p.Versions[ref] != 8 {
				t.Fatalf("%v: version %d", ref, p.Versions[ref])
			}
			shown[ref.Item]++
		}
		for ref, v := range p.Answers {
			if !a[ref].Equal(v) {
				t.Fatalf("%v: %q came from nowhere", ref, v.Canonical())
			}
		}
	}
	for _, it := range q.Items() {
		if shown[it.ID] < 50 {
			t.Errorf("%s was tried only %d times", it.ID, shown[it.ID])
		}
	}
	if shown["check/many"] < 50 || shown["check/rated"] < 10 {
		t.Errorf("too few confirmations: %v", shown)
	}
}

// mistaken draws whatever somebody can tick and type.
func mistaken(r *rand.Rand, q *survey.Questionnaire) survey.Answers {
	a := answered(r, q)
	for _, it := range q.Items() {
		v := survey.Value{Texts: map[string]string{}}
		for _, o := range it.Options {
			if r.IntN(2) == 0 && (!it.Kind.OneOption() || len(v.Options) == 0) {
				v.Options = append(v.Options, o.Key)
			}
			if o.Text {
				v.Texts[o.Key] = word(r, false)
			}
		}
		switch {
		case it.Kind.HasOptions():
			v.None = it.NoneOfThese && r.IntN(2) == 0
			a[at(it.ID)] = v
		case it.Kind == survey.KindRecords:
			a[record(1+r.IntN(3))] = fields("title", strings.Repeat("x", r.IntN(20)), "link", word(r, false))
		case it.Kind == survey.KindGroup:
			a[at(it.ID)] = fields(it.Columns[0].Key, "12", it.Columns[1].Key, []string{"1.5", "x", "90", "-1"}[r.IntN(4)], it.Columns[len(it.Columns)-1].Key, "7.5")
		default:
			a[at(it.ID)] = survey.Write(strings.Repeat("y", r.IntN(60)))
		}
	}
	return a
}

func TestARefusedFormShowsEverythingThatWasTyped(t *testing.T) {
	q, page := sample()
	r := rand.New(rand.NewPCG(7, 11))
	codes := map[survey.Code]int{}
	for range 500 {
		typed := mistaken(r, q)
		first, err := Decode(page, post(Build(q, page, State{Posted: typed})))
		if err != nil {
			t.Fatal(err)
		}
		stored := stored(answered(r, q), 9) // somebody else's, in the meantime
		fields := Build(q, page, State{Stored: stored, Posted: first.Answers, Versions: first.Versions, Problems: first.Problems})
		second, err := Decode(page, post(fields))
		if err != nil {
			t.Fatal(err)
		}
		for ref, v := range typed {
			if !second.Answers[ref].Equal(v) {
				t.Fatalf("%v: typed %q, shown %q", ref, v.Canonical(), second.Answers[ref].Canonical())
			}
			if second.Versions[ref] != 0 {
				t.Fatalf("%v: was typed over version 0, is now over %d", ref, second.Versions[ref])
			}
		}
		checkPage(t, q, fields, first.Problems)
		for _, p := range first.Problems {
			codes[p.Code]++
		}
	}
	for _, code := range []survey.Code{survey.ExclusiveOption, survey.NoneWithOption, survey.TextWithoutOption, survey.TooLong, survey.NotURL,
		survey.NotNumber, survey.TooManyDecimals, survey.WrongTotal, survey.BelowMinimum} {
		if codes[code] == 0 {
			t.Errorf("no form with %s was tried", code)
		}
	}
}

// checkPage proves that ids are unique, that the summary leads to controls of
// the page and that each of its sentences stands beside a field, too.
func checkPage(t *testing.T, q *survey.Questionnaire, fields []Field, problems []survey.Problem) {
	t.Helper()
	ids := controls(fields)
	unique := slices.Clone(ids)
	slices.Sort(unique)
	if len(slices.Compact(unique)) != len(ids) {
		t.Fatalf("ids are not unique: %v", ids)
	}
	summary, beside := Summary(q, problems), messages(fields)
	if len(beside) != len(summary) {
		t.Fatalf("%d sentences beside the fields, %d in the summary", len(beside), len(summary))
	}
	for _, p := range summary {
		if !slices.Contains(ids, strings.TrimPrefix(p.Href, "#")) {
			t.Fatalf("the summary leads to %s, which is not on the page: %v", p.Href, ids)
		}
		if !slices.ContainsFunc(beside, func(m string) bool { return strings.HasSuffix(p.Text, ": "+m) }) {
			t.Fatalf("%q stands beside no field", p.Text)
		}
	}
}

func messages(fields []Field) []string {
	var all []string
	for _, f := range fields {
		all = append(all, f.Errors...)
		for _, o := range f.Options {
			if o.Text != nil {
				all = append(all, o.Text.Errors...)
			}
		}
		for _, r := range f.Records {
			all = append(all, r.Errors...)
			for _, c := range r.Columns {
				all = append(all, c.Errors...)
			}
		}
		for _, t := range numbers(f) {
			all = append(all, t.Errors...)
		}
	}
	return all
}

func TestAProblemStandsBesideThePartThatHasIt(t *testing.T) {
	q, page := sample()
	problem := func(ref survey.Ref, part string, code survey.Code) survey.Problem {
		return survey.Problem{Ref: ref, Part: part, Code: code}
	}
	built := Build(q, page, State{Posted: survey.Answers{record(1): {}, record(2): {}}, Problems: []survey.Problem{
		problem(at("x.areas"), "other", survey.TooLong), problem(at("x.areas"), "other", survey.ControlCharacter),
		problem(at("x.areas"), "late", survey.TextWithoutOption), problem(at("x.areas"), "all", survey.ExclusiveOption),
		problem(at("x.long"), "", survey.TooLong), problem(record(2), "link", survey.NotURL), problem(record(2), "", survey.TooManyRecords),
	}})
	areas, list, long := find(t, built, "x.areas"), find(t, built, "x.list"), find(t, built, "x.long")
	count := map[string][2]int{
		"the text of Sonstiges":    {len(option(t, areas, "other").Text.Errors), 2},
		"the question as a whole":  {len(areas.Errors), 1},
		"the long text":            {len(long.Text.Errors), 1},
		"the first record":         {len(list.Records[0].Errors), 0},
		"the second record":        {len(list.Records[1].Errors), 1},
		"its address":              {len(list.Records[1].Columns[3].Errors), 1},
		"its title":                {len(list.Records[1].Columns[1].Errors), 0},
		"the list of the records":  {len(list.Errors), 0},
		"a question without fault": {len(find(t, built, "x.link").Errors), 0},
	}
	for place, n := range count {
		if n[0] != n[1] {
			t.Errorf("%s has %d sentences, want %d", place, n[0], n[1])
		}
	}
}

func TestARefusedFormKeepsTheVersionsItWasTypedOver(t *testing.T) {
	q, page := sample()
	st := State{Stored: stored(survey.Answers{at("x.long"): survey.Write("neu"), record(1): fields("title", "neu")}, 9),
		Posted: survey.Answers{at("x.long"): survey.Write("alt"), record(1): fields("title", "alt")}, Versions: map[survey.Ref]int{at("x.long"): 4, record(1): 0}}
	built := Build(q, page, st)
	if f := find(t, built, "x.long"); f.Version != 4 || f.Text.Value != "alt" {
		t.Errorf("%q in version %d", f.Text.Value, f.Version)
	}
	if r := find(t, built, "x.list").Records[0]; r.Version != 0 || r.Columns[1].Value != "alt" {
		t.Errorf("%q in version %d", r.Columns[1].Value, r.Version)
	}
}

func TestAConflictShowsBothAnswersAndWhoseTheyAre(t *testing.T) {
	q, page := sample()
	when := time.Date(2026, 11, 3, 9, 0, 0, 0, time.UTC)
	theirs := survey.Answer{Ref: at("x.areas"), Value: survey.Choose("roads", "health"), Version: 3, Author: "p1", Time: when}
	mine := survey.Value{Options: []string{"other"}, Texts: map[string]string{"other": "Wald"}}
	st := State{Stored: map[survey.Ref]survey.Answer{theirs.Ref: theirs}, Posted: survey.Answers{theirs.Ref: mine}, Versions: map[survey.Ref]int{theirs.Ref: 1},
		Conflicts: []survey.Conflict{{Ref: theirs.Ref, Mine: mine, Theirs: theirs}}, Author: func(string) string { return "Frau Beispiel" }}
	f := find(t, Build(q, page, st), "x.areas")
	c := f.Conflict
	if c == nil || c.Name != "k:x.areas@3" || c.Author != "Frau Beispiel" || !c.Time.Equal(when) ||
		!slices.Equal(c.Mine, []string{"Sonstiges: Wald"}) || !slices.Equal(c.Theirs, []string{"Straßen", "Gesundheit"}) {
		t.Fatalf("conflict %+v", c)
	}
	if f.Version != 1 || !slices.Equal(checked(f.Options), []string{"other"}) {
		t.Errorf("the field shows %v in version %d", checked(f.Options), f.Version)
	}
	for decision, want := range map[string]int{"": 1, "mine": 3} {
		values := post(Build(q, page, st))
		if decision != "" {
			values.Set(c.Name, decision)
		}
		if p, err := Decode(page, values); err != nil || p.Versions[at("x.areas")] != want || !p.Answers[at("x.areas")].Equal(mine) {
			t.Errorf("decision %q: %+v, %v", decision, p, err)
		}
	}
	if other := find(t, Build(q, page, st), "x.long"); other.Conflict != nil {
		t.Error("another field shows the conflict, too")
	}
}

func TestBlankShowsEverythingWithConditionsInWords(t *testing.T) {
	q, page := sample()
	fields := Blank(q, page)
	if len(fields) != len(page.Items()) {
		t.Fatalf("%d fields for %d questions", len(fields), len(page.Items()))
	}
	if got := find(t, fields, "x.rating").Condition; got != "Nur wenn bei Frage II.1.1 „Ja“ gewählt ist." {
		t.Errorf("condition %q", got)
	}
	if got := find(t, fields, "x.status").Condition; got != "" {
		t.Errorf("condition %q", got)
	}
	areas := find(t, fields, "x.areas")
	if len(areas.Options) != 6 || areas.Options[0].Value != "late" {
		t.Errorf("options %+v", areas.Options)
	}
	if list := find(t, fields, "x.list"); len(list.Records) != 1 || !list.Records[0].Empty {
		t.Errorf("records %+v", list.Records)
	}
}

func TestWhatIsNoLongerOfferedStaysTickedAndIsMarked(t *testing.T) {
	q, page := sample()
	a := survey.Answers{at("x.areas"): {Options: []string{"late", "roads"}, Texts: map[string]string{"late": "spät"}}}
	late := option(t, find(t, Build(q, page, State{Stored: stored(a, 1)}), "x.areas"), "late")
	if !late.Checked || !late.Ended || late.Text.Value != "spät" {
		t.Errorf("%+v", late)
	}
	a[at("x.status")] = survey.Choose("yes")
	if late := option(t, find(t, Build(q, page, State{Stored: stored(a, 1)}), "x.areas"), "late"); late.Ended {
		t.Error("what is offered is marked as ended")
	}
	if late := option(t, find(t, Blank(q, page), "x.areas"), "late"); late.Ended {
		t.Error("the blank form marks an option as ended")
	}
}

func TestTheNumberOfChoicesIsSaidBefore(t *testing.T) {
	for limits, want := range map[[2]int]string{
		{0, 0}: "Mehrfachauswahl möglich", {0, 3}: "Mehrfachauswahl möglich, höchstens 3 Antworten", {2, 0}: "Mehrfachauswahl: mindestens 2 Antworten",
		{2, 3}: "Mehrfachauswahl: 2 bis 3 Antworten", {3, 3}: "Mehrfachauswahl: genau 3 Antworten",
	} {
		q, page := sample()
		q.Item("x.areas").MinChoices, q.Item("x.areas").MaxChoices = limits[0], limits[1]
		if got := find(t, Blank(q, page), "x.areas").MultipleHint; got != want {
			t.Errorf("%v: %q, want %q", limits, got, want)
		}
	}
}
