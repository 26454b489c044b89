package survey

import (
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

func TestASnapshotHasEveryItemAndOnlyTheValuesOnThePath(t *testing.T) {
	q := sample()
	title := func(s string) Value { return Value{Fields: map[string]string{"title": s}} }
	got := q.Snapshot(Answers{
		at("a.status"): {NoAnswer: true}, at("a.areas"): {None: true},
		at("b.status"): Choose("yes"), at("b.contents_note"): Write("dazu"), at("b.rating"): Choose("high"),
		{"c.examples", 3}: title("C"), {"c.examples", 2}: {}, {"c.examples", 1}: title("A"),
		at("x.vanished"): Write("gone"),
	})
	want := []SubmissionRow{
		{at("a.status"), NoAnswer, Value{}, ""},
		{at("a.areas"), Answered, Value{None: true}, ""},
		{at("a.areas_note"), Empty, Value{}, ""},
		{at("b.status"), Answered, Choose("yes"), ""},
		{at("b.contents"), Empty, Value{}, ""},
		{at("b.contents_note"), Answered, Write("dazu"), ""},
		{at("b.rating"), NotShown, Value{}, ""},
		{at("c.link"), Empty, Value{}, ""},
		{Ref{"c.examples", 1}, Answered, title("A"), ""},
		{Ref{"c.examples", 3}, Answered, title("C"), ""},
		{at("d.text"), NotShown, Value{}, ""},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("Snapshot:\n got %+v\nwant %+v", got, want)
	}
}

// arbitrary draws an answer of the item: often none, sometimes one that the item
// cannot hold.
func arbitrary(r *rand.Rand, it *Item) Value {
	switch r.IntN(8) {
	case 0, 1:
		return Value{}
	case 2:
		return Value{NoAnswer: true}
	case 3:
		return Value{None: true}
	case 4:
		return Choose("vanished")
	}
	if !it.Kind.HasOptions() {
		return Write("Text")
	}
	v := Choose(it.Options[r.IntN(len(it.Options))].Key)
	if it.Kind == KindMultiple {
		v = Choose(append(v.Options, it.Options[0].Key)...)
	}
	return v
}

func arbitraryAnswers(r *rand.Rand, q *Questionnaire) Answers {
	a := Answers{}
	for _, it := range q.Items() {
		fill(r, it, a)
	}
	return a
}

func fill(r *rand.Rand, it *Item, a Answers) {
	if it.Kind != KindRecords {
		a[at(it.ID)] = arbitrary(r, it)
		return
	}
	for n := range 4 {
		delete(a, Ref{it.ID, n})
		if r.IntN(2) == 0 {
			a[Ref{it.ID, n}] = Value{Fields: map[string]string{"title": string(rune('A' + r.IntN(3)))}}
		}
	}
}

func TestAnswersOffThePathNeverReachASubmission(t *testing.T) {
	q, r := sample(), rand.New(rand.NewPCG(2017, 2018))
	touched := 0
	for range 1000 {
		a := arbitraryAnswers(r, q)
		b := maps.Clone(a)
		for _, it := range q.Items() {
			if q.StateOf(it, a) == NotShown {
				fill(r, it, b)
				touched++
			}
		}
		before, after := q.Snapshot(a), q.Snapshot(b)
		if !reflect.DeepEqual(before, after) || Digest("09162", "e", before) != Digest("09162", "e", after) {
			t.Fatalf("answers off the path changed the submission:\n%+v\n%+v", before, after)
		}
	}
	if touched < 500 {
		t.Errorf("only %d answers off the path were tried", touched)
	}
}

func TestSubmittedAnswersHaveTheSubmittedStates(t *testing.T) {
	q, r := sample(), rand.New(rand.NewPCG(1, 2))
	for range 500 {
		rows := q.Snapshot(arbitraryAnswers(r, q))
		back := Submission{Rows: rows}.Answers()
		if again := q.Snapshot(back); !reflect.DeepEqual(again, rows) {
			t.Fatalf("read back:\n got %+v\nwant %+v", again, rows)
		}
	}
}

func digestRows() []SubmissionRow {
	title := func(s string) Value { return Value{Fields: map[string]string{"title": s}} }
	return []SubmissionRow{
		{at("a.status"), Answered, Choose("yes"), ""},
		{Ref{"b.list", 1}, Answered, title("Ärzte-Bus"), ""},
		{Ref{"b.list", 3}, Answered, title("Dorf-App"), ""},
		{at("c.text"), NotShown, Value{}, ""},
	}
}

// The hash was computed with sha256sum over the lines of unit, edition and rows.
const wantDigest = "cbf287b410ea373c8c2a2c0715f79a58541f9a263d0d6a94cf725a384de5c9c7"

func TestTheDigestCoversUnitEditionStatesAndValuesOnly(t *testing.T) {
	if got := Digest("09162", "e1", digestRows()); got != wantDigest {
		t.Fatalf("Digest = %s, want %s", got, wantDigest)
	}
	change := func(edit func([]SubmissionRow) []SubmissionRow) string {
		return Digest("09162", "e1", edit(digestRows()))
	}
	for name, got := range map[string]string{
		"unit":     Digest("09163", "e1", digestRows()),
		"edition":  Digest("09162", "e2", digestRows()),
		"boundary": Digest("0916", "2e1", digestRows()),
		"state":    change(func(r []SubmissionRow) []SubmissionRow { r[3].State = Empty; return r }),
		"value":    change(func(r []SubmissionRow) []SubmissionRow { r[0].Value = Choose("no"); return r }),
		"item":     change(func(r []SubmissionRow) []SubmissionRow { r[0].Item = "a.other"; return r }),
		"record":   change(func(r []SubmissionRow) []SubmissionRow { r[2].Record = 2; return r }),
		"row less": change(func(r []SubmissionRow) []SubmissionRow { return r[:3] }),
	} {
		if got == wantDigest {
			t.Errorf("another %s leaves the digest as it is", name)
		}
	}
	for name, got := range map[string]string{
		"order of the rows": change(func(r []SubmissionRow) []SubmissionRow { slices.Reverse(r); return r }),
		"order of the ticks and empty parts": change(func(r []SubmissionRow) []SubmissionRow {
			r[0].Value = Value{Options: []string{"yes", "yes"}, Texts: map[string]string{"yes": ""}}
			return r
		}),
	} {
		if got != wantDigest {
			t.Errorf("the %s changes the digest", name)
		}
	}
}

func TestDigestLeavesTheRowsInTheirOrder(t *testing.T) {
	rows := digestRows()
	slices.Reverse(rows)
	Digest("09162", "e1", rows)
	if rows[0].Item != "c.text" {
		t.Error("the rows of the caller were sorted")
	}
}

func TestTheReferenceNamesWaveCountyAndNumber(t *testing.T) {
	for _, c := range []struct {
		wave, county, hash, want string
		number                   int
	}{
		{"2026", "01001", wantDigest, "2026-01001-2-ZPZIP-NAQ5I", 2},
		{"rekonstruktion-2017", "r001", wantDigest, "REKONSTRUKTION-2017-R001-1-ZPZIP-NAQ5I", 1},
		{"2026", "01001", "not hex", "2026-01001-1-AAAAA-AAAAA", 1},
	} {
		if got := Reference(c.wave, c.county, c.number, c.hash); got != c.want {
			t.Errorf("Reference = %s, want %s", got, c.want)
		}
	}
}
