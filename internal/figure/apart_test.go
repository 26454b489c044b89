package figure_test

import (
	"strings"
	"testing"

	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/survey"
)

// apart sets the items of the responses apart, as reading them under a later
// edition does.
func apart(subs []survey.Submission, responses int, items ...string) []survey.Submission {
	for r := range responses {
		subs[r].Apart = map[string]bool{}
		for _, item := range items {
			subs[r].Apart[item] = true
			for i := range subs[r].Rows {
				if subs[r].Rows[i].Item == item {
					subs[r].Rows[i] = survey.SubmissionRow{Ref: survey.Ref{Item: item}, State: survey.NotShown}
				}
			}
		}
	}
	return subs
}

func TestResponsesOfAnIncomparableEditionLeaveTheBaseOfTheFigureAndOfThoseFilteredByIt(t *testing.T) {
	q := small()
	portal := &survey.Condition{Item: "status", In: []string{"done"}}
	for _, c := range []struct {
		name, item string
		base       figure.Base
		want       string
		out        int
	}{
		// the first two of three finished portals are set apart
		{"the item itself", "status", figure.Base{Kind: figure.Respondents}, "n=6: 1/17% 2/33% 1/17%", 2},
		{"another item", "partners", figure.Base{Kind: figure.Respondents}, "n=8: 2/25% 1/13%", 0},
		{"filtered by it", "partners", figure.Base{Kind: figure.Filtered, Filter: portal}, "n=1: 0/0% 0/0%", 2},
		{"filtered by its opposite", "partners", figure.Base{Kind: figure.Filtered, Filter: &survey.Condition{Not: portal}}, "n=5: 0/0% 0/0%", 2},
		{"filtered by what depends on it", "partners", figure.Base{Kind: figure.Filtered,
			Filter: &survey.Condition{Item: "contents", In: []string{"forms"}}}, "n=0: 0/- 0/-", 2},
	} {
		table := figure.Compute(q, figure.Spec{Key: "1", Item: c.item, Base: c.base}, nil, apart(eight(q), 2, "status"))
		if got := counts(table.Main); got != c.want || table.Main.Apart != c.out {
			t.Errorf("%s: %s, %d left out; want %s, %d", c.name, got, table.Main.Apart, c.want, c.out)
		}
	}
}

func TestTheMissingStillAddUpWhenResponsesAreSetApart(t *testing.T) {
	q := small()
	table := figure.Compute(q, spec("status", figure.Respondents), nil, apart(eight(q), 3, "status"))
	if want := (figure.Missing{Empty: 1, NoAnswer: 1, Apart: 3}); table.Missing != want {
		t.Errorf("%+v, want %+v", table.Missing, want)
	}
}

func TestATableSaysHowManyResponsesItLeavesOut(t *testing.T) {
	for n, want := range map[int]string{0: "", 1: "ist ein Antwortbogen", 12: "sind 12 Antwortbögen"} {
		if got := (figure.Reading{Apart: n}).LeftOut(); (got == "") != (want == "") || !strings.Contains(got, want) {
			t.Errorf("%d: %q", n, got)
		}
	}
}
