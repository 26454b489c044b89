package survey

import (
	"cmp"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"
)

// SubmissionKind says how a submission came about.
type SubmissionKind string

// The kinds of submissions.
const (
	FromForm       SubmissionKind = "form"
	FromProxy      SubmissionKind = "proxy" // in the form, too, but typed by the DLT
	FromImport     SubmissionKind = "import"
	FromPublished  SubmissionKind = "reconstruction"
	FromSampleData SubmissionKind = "sample"
	FromInterim    SubmissionKind = "interim" // released unfinished; never counted with the others
)

// Submission is an immutable copy of what a county declared as its answer.
type Submission struct {
	Wave      string
	County    County
	Number    int // from 1 in each county
	Kind      SubmissionKind
	Edition   string
	Author    string
	Time      time.Time
	Hash      string // hex SHA-256, see Digest
	Reference string
	Rows      []SubmissionRow
	// Apart holds the items whose answers belong to an earlier edition and must
	// not be compared; their rows read as not shown. See Translation.
	Apart map[string]bool
}

// SubmissionRow is the state of one item, with its value where it was answered.
// Records have one row each.
type SubmissionRow struct {
	Ref
	State State
	Value Value
	// Edition is the one under which the answer was given, where that is an
	// earlier one than the submission's.
	Edition string
}

// Snapshot copies what counts: every item with its state, the values of those on
// the path, and the confirmations of warnings that hold. The rows follow the
// definition, the confirmations come last.
func (q *Questionnaire) Snapshot(a Answers) []SubmissionRow {
	var rows []SubmissionRow
	r := newRoute(q, a)
	for _, it := range q.order {
		state := r.state(it)
		if it.Kind == KindRecords && state == Answered {
			for _, n := range a.Records(it.ID) {
				ref := Ref{it.ID, n}
				rows = append(rows, SubmissionRow{Ref: ref, State: state, Value: a[ref]})
			}
			continue
		}
		row := SubmissionRow{Ref: Ref{Item: it.ID}, State: state}
		if state == Answered {
			row.Value = r.counted(it)
		}
		rows = append(rows, row)
	}
	for _, o := range q.Objections(a) {
		if o.Confirmed {
			rows = append(rows, SubmissionRow{Ref: o.Ref(), State: Answered, Value: o.Confirmation})
		}
	}
	return rows
}

// Digest is the hash over unit, edition, states and values that is printed on
// the receipt, whatever the order of the rows. It names no person, so it stays
// valid when persons are deleted.
func Digest(countyKey, edition string, rows []SubmissionRow) string {
	h := sha256.New()
	fmt.Fprintf(h, "%q %q\n", countyKey, edition)
	for _, r := range slices.SortedFunc(slices.Values(rows), rowOrder) {
		fmt.Fprintf(h, "%q %d %q %q\n", r.Item, r.Record, r.State, r.Value.Canonical())
	}
	return hex.EncodeToString(h.Sum(nil))
}

func rowOrder(a, b SubmissionRow) int {
	return cmp.Or(cmp.Compare(a.Item, b.Item), cmp.Compare(a.Record, b.Record))
}

// Reference is the number that the county notes down: wave, county, running
// number and ten characters of the hash against typing errors.
func Reference(wave, countyKey string, number int, hash string) string {
	raw, err := hex.DecodeString(hash)
	if err != nil || len(raw) < 7 {
		raw = make([]byte, 7)
	}
	check := base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(raw[:7])[:10]
	return strings.ToUpper(fmt.Sprintf("%s-%s-%d-%s-%s", wave, countyKey, number, check[:5], check[5:]))
}

// Answers returns the submitted values.
func (s Submission) Answers() Answers { return answersOf(s.Rows) }

// AnswersTo returns those to some of the items.
func (s Submission) AnswersTo(item func(id string) bool) Answers {
	a := Answers{}
	for _, r := range s.Rows {
		if item(r.Item) {
			a.take(r)
		}
	}
	return a
}

func answersOf(rows []SubmissionRow) Answers {
	a := Answers{}
	for _, r := range rows {
		a.take(r)
	}
	return a
}

func (a Answers) take(r SubmissionRow) {
	switch r.State {
	case NoAnswer:
		a[r.Ref] = Value{NoAnswer: true}
	case Answered:
		a[r.Ref] = r.Value
	}
}
