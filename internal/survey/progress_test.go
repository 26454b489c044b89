package survey

import (
	"slices"
	"testing"
)

func TestProgressCountsQuestionsOnThePathWithoutCompanions(t *testing.T) {
	q := sample()
	type count struct {
		page            string
		shown, answered int
	}
	for _, c := range []struct {
		name string
		a    Answers
		want []count
		gaps []string
	}{
		{"nothing answered", Answers{}, []count{{"strategy", 2, 0}, {"portal", 1, 0}, {"data", 2, 0}},
			[]string{"a.status", "a.areas", "b.status", "c.link", "c.examples"}},
		{"a companion alone is no answer", Answers{at("a.areas_note"): Write("Notiz")},
			[]count{{"strategy", 2, 0}, {"portal", 1, 0}, {"data", 2, 0}}, []string{"a.status", "a.areas", "b.status", "c.link", "c.examples"}},
		{"Keine Angabe and Nichts davon are answers", Answers{at("a.status"): {NoAnswer: true}, at("a.areas"): {None: true}, at("b.status"): Choose("no")},
			[]count{{"strategy", 2, 2}, {"portal", 1, 1}}, nil},
		{"every way open", Answers{
			at("a.status"): Choose("yes"), at("b.status"): Choose("yes"), at("b.contents"): Choose("news"),
			{"c.examples", 2}: {Fields: map[string]string{"title": "A"}},
		}, []count{{"strategy", 2, 1}, {"portal", 3, 2}, {"data", 2, 1}, {"outlook", 1, 0}},
			[]string{"a.areas", "b.rating", "c.link", "d.text"}},
	} {
		var got []count
		for _, p := range q.Progress(c.a) {
			got = append(got, count{p.Page.Key, p.Shown, p.Answered})
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: progress %v, want %v", c.name, got, c.want)
		}
		if got := ids(q.Gaps(c.a)); !slices.Equal(got, c.gaps) {
			t.Errorf("%s: gaps %v, want %v", c.name, got, c.gaps)
		}
	}
}

func TestByRefKeepsOnlyTheValues(t *testing.T) {
	a := ByRef([]Answer{{Ref: at("a.status"), Value: Choose("yes"), Version: 3}, {Ref: Ref{"c.examples", 2}, Version: 1}})
	if len(a) != 2 || !a[at("a.status")].Equal(Choose("yes")) || !a[Ref{"c.examples", 2}].IsEmpty() {
		t.Errorf("ByRef = %v", a)
	}
}
