package fieldwork

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"kreisumfrage/internal/survey"
)

func hourOf(day survey.Day, hour int) time.Time {
	return day.Start().Add(time.Duration(hour) * time.Hour)
}

func TestTheCurveFollowsFirstSubmissionsThroughTheFieldPeriod(t *testing.T) {
	w := survey.Wave{FirstDay: "2026-10-24", LastDay: "2026-10-27", Grace: 1}
	sent := func(key string, first, again time.Time) survey.Response {
		return survey.Response{County: survey.County{Key: key}, FirstSubmitted: first, Submitted: again, Submissions: 1}
	}
	responses := []survey.Response{
		sent("a", hourOf("2026-10-20", 9), hourOf("2026-10-26", 9)), // before the first day, and again
		sent("b", hourOf("2026-10-25", 24), time.Time{}),            // 23:00 on the day with 25 hours
		sent("c", hourOf("2026-10-26", 1), time.Time{}),
		{County: survey.County{Key: "d"}},
	}
	var events []survey.ContactEvent
	for _, county := range []string{"a", "b", "b", "c"} {
		events = append(events, survey.ContactEvent{County: county, Kind: survey.ContactMail, Time: hourOf("2026-10-25", 8)})
	}
	events = append(events, survey.ContactEvent{County: "d", Kind: survey.ContactCall, Time: hourOf("2026-10-26", 8)})
	var got []string
	for _, d := range Curve(w, responses, events, "2026-10-26") {
		got = append(got, fmt.Sprint(d.Day, " ", d.New, " ", d.Total, " ", d.Wrote, " ", d.Marked(50), " ", d.Ahead))
	}
	want := []string{"2026-10-24 1 1 0 false false", "2026-10-25 1 2 3 true false", "2026-10-26 1 3 0 false false",
		"2026-10-27 0 3 0 false true", "2026-10-28 0 3 0 false true"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if (CurveDay{Wrote: 3}).Marked(61) || (CurveDay{}).Marked(0) { // 3 of 61 are 4.9 %
		t.Error("a few mails stand out as a round of reminders")
	}
	late := append(responses, sent("e", hourOf("2026-11-02", 9), time.Time{}))
	if days := Curve(w, late, nil, "2026-11-05"); len(days) != 10 || days[9].Total != 4 {
		t.Errorf("the curve ends on %v; a paper came on 2 November", days[len(days)-1])
	}
}

func TestAGroupIsShortWhenAWholeCountyIsMissing(t *testing.T) {
	for _, c := range []struct {
		frame, sent, allFrame, allSent int
		points                         int
		short                          bool
	}{
		{71, 30, 294, 146, -36, true}, // 24.150 % of the frame, 20.548 % of those who answered
		{6, 2, 294, 146, -7, false},   // expected 2.98: not a whole county
		{4, 1, 8, 4, -250, true},      // expected 2, exactly one more
		{4, 3, 8, 4, 250, false},
		{5, 0, 10, 0, 0, false},
		{0, 0, 0, 0, 0, false},
	} {
		g := Group{Totals: Totals{Frame: c.frame, Sent: c.sent}, All: Totals{Frame: c.allFrame, Sent: c.allSent}}
		if points, ok := g.Points(); points != c.points || ok != (c.allSent > 0) || g.Short() != c.short {
			t.Errorf("%+v: %d tenths (%v), short %v", c, points, ok, g.Short())
		}
	}
}

func TestSizeClassesFollowTheLimits(t *testing.T) {
	limits := []int{100_000, 150_000, 1_000_000}
	people := func(key, n string) survey.Response {
		return survey.Response{County: survey.County{Key: key, Columns: map[string]string{"population": n}}, Submissions: len(key) - 1}
	}
	responses := []survey.Response{people("a", "99999"), people("bb", "100000"), people("c", "149.999"), people("d", "1000000"), people("e", "rund 5")}
	var got []string
	for _, g := range Count(responses, Rate{}).BySize(responses, limits) {
		got = append(got, fmt.Sprint(g.Name, ": ", g.Sent, "/", g.Frame, " ", g.FrameShare(), g.SentShare()))
	}
	want := []string{"unter 100.000: 0/1 {1 5} {0 1}", "100.000 bis unter 150.000: 1/2 {2 5} {1 1}",
		"1.000.000 und mehr: 0/1 {1 5} {0 1}", "Einwohnerzahl unbekannt: 0/1 {1 5} {0 1}"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if groups := Count(frame(), Rate{}).BySize(frame(), limits); groups != nil {
		t.Errorf("a frame without populations: %v", groups)
	}
	if SizeClasses(nil) != nil || SizeClass(responses[0].County, nil) != "" {
		t.Error("there are classes without limits")
	}
}

// callable is a field of which Bayern is short: 1 of 4 there, 4 of 6 elsewhere.
func callable() []survey.Response {
	of := func(key, land string, d survey.Disposition, pages int) survey.Response {
		r := survey.Response{County: survey.County{Key: key, Name: key, Land: land}, Disposition: d, PagesDone: map[string]survey.PageDone{}}
		for _, page := range []string{"p1", "p2", "p3", "p4", "p5"}[:pages] {
			r.PagesDone[page] = survey.PageDone{}
		}
		if d == survey.Submitted {
			r.Submissions = 1
		}
		return r
	}
	return []survey.Response{
		of("b-sent", "Bayern", survey.Submitted, 5), of("b-new", "Bayern", survey.NotStarted, 0),
		of("b-near", "Bayern", survey.InProgress, 3), of("b-refused", "Bayern", survey.Refused, 4),
		of("h1", "Hessen", survey.Submitted, 5), of("h2", "Hessen", survey.Submitted, 5), of("h3", "Hessen", survey.Submitted, 5), of("h4", "Hessen", survey.Submitted, 5),
		of("h-near", "Hessen", survey.ForRelease, 5), of("h-new", "Hessen", survey.InProgress, 2),
	}
}

func TestTheCallsThatGainMostComeFirst(t *testing.T) {
	var pages []*survey.Page
	for _, key := range []string{"p1", "p2", "p3", "p4", "p5"} {
		pages = append(pages, &survey.Page{Key: key})
	}
	q := survey.New("t", "T", []*survey.Section{{Key: "s", Pages: pages}})
	called := func(county string, day survey.Day, result string) survey.ContactEvent {
		return survey.ContactEvent{County: county, Kind: survey.ContactCall, Result: result, Time: hourOf(day, 9)}
	}
	for _, c := range []struct {
		name   string
		events []survey.ContactEvent
		most   int
		want   string
	}{
		{"nobody called yet", nil, 10, "b-near h-near b-new h-new"},
		{"no more than asked for", nil, 2, "b-near h-near"},
		{"called within the pause", []survey.ContactEvent{called("b-near", "2026-11-10", "reached"), called("h-near", "2026-11-09", "not_reached")}, 10,
			"h-near b-new h-new"},
		{"the newest call decides, whatever their order", []survey.ContactEvent{called("b-near", "2026-11-15", "reached"), called("b-near", "2026-11-01", "settled")}, 10,
			"h-near b-new h-new"},
		{"whoever declined is left alone", []survey.ContactEvent{called("b-near", "2026-10-01", "declines")}, 10, "h-near b-new h-new"},
		{"a call that was agreed for today comes first", []survey.ContactEvent{called("h-new", "2026-11-15", "call_back 2026-11-16")}, 10, "h-new b-near h-near b-new"},
		{"one for tomorrow waits", []survey.ContactEvent{called("h-new", "2026-10-01", "call_back 2026-11-17")}, 10, "b-near h-near b-new"},
		{"a mail is no call", []survey.ContactEvent{{County: "b-near", Kind: survey.ContactMail, Time: hourOf("2026-11-15", 9)}}, 1, "b-near"},
	} {
		responses := callable()
		plan := CallPlan{Questionnaire: q, Today: "2026-11-16", Pause: 7, Lands: Count(responses, Rate{}).ByLands(), Calls: LastCalls(c.events)}
		var got []string
		for _, call := range plan.Next(responses, c.most) {
			got = append(got, call.Response.County.Key)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %v, want %s", c.name, got, c.want)
		}
	}
	responses := callable()
	plan := CallPlan{Questionnaire: q, Today: "2026-11-16", Pause: 7, Lands: Count(responses, Rate{}).ByLands()}
	if got := strings.Join(plan.Next(responses, 1)[0].Reasons(), ", "); got != "Land unterrepräsentiert, fast fertig, noch nie angerufen" {
		t.Errorf("reasons %q", got)
	}
}

func TestACallsOutcomeIsKeptInWords(t *testing.T) {
	for _, o := range []CallOutcome{{CallReached, ""}, {CallBack, "2026-11-20"}} {
		if got := ParseCallOutcome(o.String()); got != o {
			t.Errorf("%+v came back as %+v", o, got)
		}
	}
	if got := ParseCallOutcome("call_back bald"); got != (CallOutcome{Result: CallBack}) {
		t.Errorf("%+v", got)
	}
	for _, r := range CallResults {
		if r.Label() == "" {
			t.Errorf("no name for %q", r)
		}
	}
}

func TestSectionsAreBegunAndDone(t *testing.T) {
	item := func(id, of string) *survey.Item { return &survey.Item{ID: id, Kind: survey.KindText, CompanionOf: of} }
	section := func(key string, pages ...*survey.Page) *survey.Section {
		return &survey.Section{Key: key, Pages: pages}
	}
	page := func(key string, items ...*survey.Item) *survey.Page {
		return &survey.Page{Key: key, Topics: []*survey.Topic{{Items: items}}}
	}
	q := survey.New("t", "T", []*survey.Section{section("a", page("a1", item("x", ""), item("xx", "x")), page("a2")),
		section("b", page("b1", item("y", ""))), section("c")})
	r := survey.Response{County: survey.County{Key: "k"}, PagesDone: map[string]survey.PageDone{"a1": {}, "b1": {}}}
	var got []string
	for _, s := range Sections(q, r, Begun{"k": {"a": 1}, "other": {"c": 9}}) {
		got = append(got, fmt.Sprint(s.Section.Key, s.Begun, s.Done))
	}
	if want := "[atrue false bfalse true cfalse false]"; fmt.Sprint(got) != want {
		t.Errorf("%v, want %s", got, want)
	}
	if done, all := SectionsDone(q, r); done != 1 || all != 3 {
		t.Errorf("%d of %d", done, all)
	}
	if items := ItemsBySection(q); fmt.Sprint(items) != "map[a:[x] b:[y]]" {
		t.Errorf("%v", items)
	}
}
