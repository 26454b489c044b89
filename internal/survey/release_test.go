package survey

import (
	"slices"
	"testing"
	"time"
)

func TestChangedAnswersNamesWhatWasAnsweredOtherwise(t *testing.T) {
	row := func(item string, state State, v Value) SubmissionRow {
		return SubmissionRow{Ref: Ref{Item: item}, State: state, Value: v}
	}
	record := func(n int, title string) SubmissionRow {
		return SubmissionRow{Ref: Ref{"practice", n}, State: Answered, Value: Value{Fields: map[string]string{"title": title}}}
	}
	then := []SubmissionRow{row("status", Answered, Choose("yes")), row("open", Empty, Value{}), row("quiet", NotShown, Value{}),
		row("note", NoAnswer, Value{}), record(1, "A"), record(2, "B"), row("gone", Answered, Write("alt")), row("check/sum", Answered, Write("x")), row("check/lapsed", Answered, Write("x"))}
	now := []SubmissionRow{row("status", Answered, Choose("yes")), row("open", NotShown, Value{}), row("quiet", Empty, Value{}),
		row("note", NoAnswer, Value{}), record(1, "A"), record(3, "B"), row("gone", Answered, Write("alt")), row("check/sum", Answered, Write("x"))}
	if got := ChangedAnswers(then, now); len(got) != 0 {
		t.Errorf("nothing was answered otherwise: %v", got)
	}
	now[0].Value, now[1], now[3], now[4] = Choose("no"), row("open", Answered, Write("neu")), row("note", Empty, Value{}), record(1, "Z")
	now = append(now, row("check/new", Answered, Write("y")), row("check/sum", Answered, Write("z")))
	now = slices.DeleteFunc(now, func(r SubmissionRow) bool { return r.Item == "gone" })
	if got, want := ChangedAnswers(then, now), []string{"status", "open", "note", "practice", "check/sum", "check/new", "gone"}; !slices.Equal(got, want) {
		t.Errorf("changed %v, want %v", got, want)
	}
}

func TestAReleaseStandsAtItsLastStep(t *testing.T) {
	at := func(hour int) time.Time { return time.Date(2026, 11, 16, hour, 0, 0, 0, time.UTC) }
	steps := Releases{{Number: 1, Step: ReleaseRecorded, Time: at(9), File: "10.2"}, {Number: 2, Step: ReleaseWithdrawn, Time: at(11)}}
	if s := steps.Standing(); s.Number != 2 || s.Given() || steps.File() != "10.2" {
		t.Errorf("standing %+v, file %q", s, steps.File())
	}
	for hour, want := range map[int]int{8: 0, 9: 1, 10: 1, 11: 2, 23: 2} {
		if got := steps.At(at(hour)).Number; got != want {
			t.Errorf("at %d: step %d, want %d", hour, got, want)
		}
	}
	if (Releases)(nil).Standing().Given() || (Releases)(nil).File() != "" {
		t.Error("no step is a release")
	}
}
