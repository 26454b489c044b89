package fieldwork

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"kreisumfrage/internal/survey"
)

// office has three pages; the second is on the path after a yes on the first.
func office() *survey.Questionnaire {
	item := func(id string) *survey.Item { return &survey.Item{ID: id, Kind: survey.KindText} }
	page := func(key string, show *survey.Condition, items ...*survey.Item) *survey.Page {
		return &survey.Page{Key: key, ShowIf: show, Topics: []*survey.Topic{{Items: items}}}
	}
	yes := &survey.Item{ID: "a1", Kind: survey.KindSingle, NoAnswer: true, Options: []*survey.Option{{Key: "yes"}, {Key: "no"}}}
	other := &survey.Item{ID: "a2x", Kind: survey.KindText, CompanionOf: "a2"}
	return survey.New("t", "T", []*survey.Section{{Pages: []*survey.Page{
		page("a", nil, yes, item("a2"), other),
		page("b", &survey.Condition{Item: "a1", In: []string{"yes"}}, item("b1")),
		page("c", nil, item("c1"), item("c2")),
	}}})
}

func TestWhoIsMissingFollowsFromTheirOwnQuestions(t *testing.T) {
	q := office()
	for _, c := range []struct {
		name, items, answers, reported string
		text                           string
		missing, begun                 bool
	}{
		{"nothing shared", "", "a1 a2 c1", "a", "zurzeit nichts zu beantworten", false, false},
		{"nothing there", "a1 a2 a2x c1 c2", "", "", "0 von 2 Seiten fertig", true, false},
		{"the second page comes with a yes", "a1 a2 b1 c1 c2", "a1 a2", "", "1 von 3 Seiten fertig", true, true},
		{"a page off the path is not waited for", "b1", "", "", "zurzeit nichts zu beantworten", false, false},
		{"only a companion", "a2x", "", "", "zurzeit nichts zu beantworten", false, false},
		{"begun", "a1 a2 c1 c2", "c1", "", "0 von 2 Seiten fertig", true, true},
		{"reported though empty", "a1 a2 c1 c2", "c1 c2", "a", "2 von 2 Seiten fertig", false, true},
		{"all answered, nothing reported", "a1 a2 c1 c2", "a1 a2 c1 c2", "", "2 von 2 Seiten fertig", false, true},
		{"one question of a page", "c2", "c2", "", "1 von 1 Fragen beantwortet", false, true},
		{"others' answers do not count", "c2", "c1", "", "0 von 1 Fragen beantwortet", true, false},
		{"somebody else reported the page", "c2", "", "c", "fertig gemeldet", false, true},
		{"another page is reported", "c2", "", "a", "0 von 1 Fragen beantwortet", true, false},
	} {
		var items []*survey.Item
		for _, id := range strings.Fields(c.items) {
			items = append(items, q.Item(id))
		}
		a, r := survey.Answers{}, survey.Response{PagesDone: map[string]survey.PageDone{}}
		for _, id := range strings.Fields(c.answers) {
			a[survey.Ref{Item: id}] = survey.Write("x")
		}
		if _, ok := a[survey.Ref{Item: "a1"}]; ok {
			a[survey.Ref{Item: "a1"}] = survey.Choose("yes")
			if !strings.Contains(c.items, "b1") {
				a[survey.Ref{Item: "a1"}] = survey.Value{NoAnswer: true}
			}
		}
		for _, key := range strings.Fields(c.reported) {
			r.PagesDone[key] = survey.PageDone{Author: "x"}
		}
		w := WorkOf(q, r, a, items)
		if w.Text() != c.text || w.Missing() != c.missing || w.Begun() != c.begun {
			t.Errorf("%s: %q, missing %v, begun %v", c.name, w.Text(), w.Missing(), w.Begun())
		}
	}
}

func at(text string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", text, survey.Berlin)
	if err != nil {
		panic(err)
	}
	return t
}

func TestAReminderIsDueBeforeTheDeadline(t *testing.T) {
	for _, c := range []struct {
		now, invited string
		deadline     survey.Day
		before       int
		want         bool
		reminded     string
	}{
		{"2026-11-20 12:00", "2026-11-02 12:00", "2026-11-24", 3, false, ""},
		{"2026-11-21 05:59", "2026-11-02 12:00", "2026-11-24", 3, false, ""},
		{"2026-11-21 06:00", "2026-11-02 12:00", "2026-11-24", 3, true, ""},
		{"2026-11-24 23:59", "2026-11-02 12:00", "2026-11-24", 3, true, ""}, // the program was down
		{"2026-11-25 06:00", "2026-11-02 12:00", "2026-11-24", 3, false, ""},
		{"2026-11-17 06:00", "2026-11-02 12:00", "2026-11-24", 7, true, ""},
		{"2026-11-23 06:00", "2026-11-02 12:00", "2026-11-24", 1, true, ""},
		{"2026-11-22 23:59", "2026-11-02 12:00", "2026-11-24", 1, false, ""},
		{"2026-11-24 12:00", "2026-11-02 12:00", "2026-11-24", 0, false, ""},
		{"2026-11-24 12:00", "2026-11-02 12:00", "", 3, false, ""},
		{"2026-11-22 12:00", "2026-11-22 07:00", "2026-11-24", 3, false, ""}, // invited today
		{"2026-11-23 06:00", "2026-11-22 07:00", "2026-11-24", 3, true, ""},
		{"2026-10-25 06:00", "2026-10-02 07:00", "2026-10-26", 1, true, ""}, // the night before had 25 hours
		{"2026-10-25 05:59", "2026-10-02 07:00", "2026-10-26", 1, false, ""},
		{"2026-11-22 12:00", "2026-11-02 12:00", "2026-11-24", 3, true, "2026-11-21 05:59"},
		{"2026-11-22 12:00", "2026-11-02 12:00", "2026-11-24", 3, false, "2026-11-21 06:00"},
	} {
		var reminded time.Time
		if c.reminded != "" {
			reminded = at(c.reminded)
		}
		if got := ReminderDue(at(c.now), c.deadline, c.before, at(c.invited), reminded); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

func TestADaysSummaryFollowsTheOneBefore(t *testing.T) {
	for _, c := range []struct{ now, last, joined, want string }{
		{"2026-11-16 05:59", "", "2026-11-02 09:00", ""},
		{"2026-11-16 06:00", "", "2026-11-02 09:00", "2026-11-02 09:00 to 2026-11-16 06:00"},
		{"2026-11-16 18:00", "2026-11-16 06:05", "2026-11-02 09:00", ""},
		{"2026-11-17 05:59", "2026-11-16 06:05", "2026-11-02 09:00", ""},
		{"2026-11-17 07:00", "2026-11-16 06:05", "2026-11-02 09:00", "2026-11-16 06:00 to 2026-11-17 06:00"},
		{"2026-11-20 07:00", "2026-11-16 17:05", "2026-11-02 09:00", "2026-11-16 06:00 to 2026-11-20 06:00"},
		{"2026-11-16 12:00", "", "2026-11-16 09:00", ""}, // joined this morning
	} {
		var last time.Time
		if c.last != "" {
			last = at(c.last)
		}
		from, to, ok := SummaryPeriod(at(c.now), last, at(c.joined))
		got := ""
		if ok {
			got = from.In(survey.Berlin).Format("2006-01-02 15:04") + " to " + to.Format("2006-01-02 15:04")
		}
		if got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

func TestWhatOthersDidIsGatheredByPage(t *testing.T) {
	from, to := at("2026-11-16 06:00"), at("2026-11-17 06:00")
	deed := func(person, item, page string, when time.Time) survey.Deed {
		return survey.Deed{Person: person, Item: item, Page: page, Time: when}
	}
	var got []string
	for _, p := range DeedsOf(office(), []survey.Deed{
		deed("carl", "c1", "", from), deed("carl", "c2", "", from.Add(time.Hour)), deed("dora", "c2", "", from.Add(time.Hour)),
		deed("carl", "", "c", from.Add(2*time.Hour)), deed("dora", "a1", "", to.Add(-1)),
		deed("anna", "b1", "", from), deed("carl", "b1", "", from.Add(-1)), deed("carl", "b1", "", to),
		deed("carl", "retired", "", from), deed("carl", "", "retired", from),
	}, "anna", from, to) {
		got = append(got, fmt.Sprint(p.Page.Key, p.Edited, p.Reported))
	}
	if want := "a[dora] [] c[carl dora] [carl]"; strings.Join(got, " ") != want {
		t.Errorf("%v, want %s", got, want)
	}
}
