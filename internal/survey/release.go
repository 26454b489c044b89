package survey

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"time"
)

// ReleaseStep is what was done about the release of a county's answers in its
// own house.
type ReleaseStep string

// The steps of a release.
const (
	ReleaseRecorded  ReleaseStep = "recorded"  // given outside, noted by whoever leads
	ReleaseAsked     ReleaseStep = "asked"     // the head of the house is to decide
	Released         ReleaseStep = "released"  // by the head of the house, here
	ReleaseReturned  ReleaseStep = "returned"  // by the head of the house, with comments
	ReleaseWithdrawn ReleaseStep = "withdrawn" // by whoever leads
)

// MaxFileNumber keeps an Aktenzeichen on the head of a sheet.
const MaxFileNumber = 100

// Release is one step, which is never changed afterwards.
type Release struct {
	Number  int // from 1 in each county
	Step    ReleaseStep
	Person  string // random id of whoever took the step
	Time    time.Time
	Day     Day    // on which it was given; only with a release
	Office  string // the function of whoever gave it; only with a release
	File    string // Aktenzeichen; may be empty
	Edition string
	Digest  string          // of the answers at that moment, see Digest
	Rows    []SubmissionRow // these answers; only with a release
}

// Given reports whether the step is a release.
func (r Release) Given() bool { return r.Step == ReleaseRecorded || r.Step == Released }

// Releases are the steps of one county, the first one first.
type Releases []Release

// Standing is where the release stands: at the last step, or at none.
func (r Releases) Standing() Release {
	if len(r) == 0 {
		return Release{}
	}
	return r[len(r)-1]
}

// At is where it stood at the instant.
func (r Releases) At(t time.Time) (at Release) {
	for _, step := range r {
		if !step.Time.After(t) {
			at = step
		}
	}
	return at
}

// File is the Aktenzeichen that was noted last; empty where none was.
func (r Releases) File() string {
	for _, step := range slices.Backward(r) {
		if step.File != "" {
			return step.File
		}
	}
	return ""
}

// ReleaseComment is what the head of the house says about one question, or
// about the whole.
type ReleaseComment struct {
	Item   string // empty: the whole
	Person string
	Text   string
	Time   time.Time
	Seen   string // the Mark that its editor found; only to be stored
}

// Mark stands for the comment in a form; empty where there is none.
func (c ReleaseComment) Mark() string {
	if c.Text == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(c.Text))
	return hex.EncodeToString(sum[:8])
}

// Touched reports whether its editor wrote something else than they found.
func (c ReleaseComment) Touched() bool { return c.Mark() != c.Seen }

// Overtakes reports whether the comment would replace one that its editor never
// saw.
func (c ReleaseComment) Overtakes(now ReleaseComment) bool {
	return c.Touched() && c.Text != now.Text && now.Mark() != c.Seen
}

// ChangedAnswers lists the items whose answers differ, in the order of now and
// then of what is gone, and the confirmations of warnings that were given since.
// Questions without an answer are alike whether they are shown or not. A
// confirmation that is gone followed an answer that changed, or lost its check.
func ChangedAnswers(then, now []SubmissionRow) []string {
	old, current := givenByItem(then), givenByItem(now)
	var changed []string
	for _, row := range slices.Concat(now, then) {
		_, confirmation := row.ConfirmedCheck()
		lapsed := confirmation && len(current[row.Item]) == 0
		if !lapsed && !slices.Equal(old[row.Item], current[row.Item]) && !slices.Contains(changed, row.Item) {
			changed = append(changed, row.Item)
		}
	}
	return changed
}

// Rows reads the answers of an edition under the last one, to compare them. What is
// not asked any more stays as it was, and so does what has lost a part: that is
// not the same answer.
func (l Lineage) Rows(edition string, rows []SubmissionRow) []SubmissionRow {
	read := slices.Clone(rows)
	for i, r := range rows {
		now := l.Answer(edition, r.Ref, r.Value)
		read[i].Ref = now.Ref
		if !now.Cut {
			read[i].Value = now.Value
		}
	}
	return read
}

func givenByItem(rows []SubmissionRow) map[string][]string {
	given := map[string][]string{}
	for _, r := range rows {
		if r.State == Answered || r.State == NoAnswer {
			given[r.Item] = append(given[r.Item], string(r.State)+r.Value.Canonical())
		}
	}
	return given
}
