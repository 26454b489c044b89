package survey

import (
	"slices"
	"time"
)

// Answers is what a county has answered so far, on and off its path.
type Answers map[Ref]Value

// Records returns the numbers of the item's non-empty records, ascending.
func (a Answers) Records(item string) []int {
	var numbers []int
	for ref, v := range a {
		if ref.Item == item && ref.Record > 0 && !v.IsEmpty() {
			numbers = append(numbers, ref.Record)
		}
	}
	slices.Sort(numbers)
	return numbers
}

// Answer is one stored answer with its origin.
type Answer struct {
	Ref
	Value   Value
	Version int    // counts the changes; 0 means never stored
	Author  string // random id of a person
	Time    time.Time
	Edition string // SHA-256 of the definition under which it was given
	Proxy   bool   // typed by the DLT in the county's place
}

// ByRef returns the plain answers.
func ByRef(stored []Answer) Answers {
	a := make(Answers, len(stored))
	for _, s := range stored {
		a[s.Ref] = s.Value
	}
	return a
}

// Path says by which way an answer came into the store.
type Path string

// The ways of saving.
const (
	PathForm        Path = "form"
	PathAutosave    Path = "autosave"     // by the page's script
	PathDecided     Path = "decided"      // in a form, against the answer of somebody else
	PathAbsence     Path = "absence"      // a confirmed Fehlanzeige
	PathAbsenceUndo Path = "absence_undo" // taken back
	PathUpload      Path = "upload"       // filled in elsewhere and brought back in a file
	PathEdition     Path = "edition"      // put into the words of a new edition
)

// Change asks to give one answer a new value. Version is the version that the
// editor saw.
type Change struct {
	Ref
	Value   Value
	Version int
	Decided bool // against a stored answer that the editor has seen
}

// Save is one act of saving: all of it in one transaction.
type Save struct {
	FormID  string // names the rendered form; its own earlier saves never conflict
	SaveID  string // names this act; the same one again gets the first reply
	Edition string
	Path    Path
	Changes []Change
	Mark    *PageMark // nil leaves the page's mark as it is
	Notes   []NoteChange
	Remarks []Remark  // in a pre-test only
	Took    *PageTime // likewise
	// Questionnaire tells which page and section a change belongs to. Without it
	// only those save to whom the whole response is open.
	Questionnaire *Questionnaire
}

// PageMark declares a page finished ("Diese Seite ist fertig") or takes that back.
// It is meant as said now: a declaration that was made before is left out.
type PageMark struct {
	Page string
	Done bool
}

// Conflict is a change that was refused because somebody else had changed the
// same answer since the editor saw it. Nothing of either is lost: the editor's
// value is Mine, the stored answer Theirs.
type Conflict struct {
	Ref
	Mine   Value
	Theirs Answer
}

// SaveResult tells what became of a Save. Disjoint changes are stored even when
// others conflict.
type SaveResult struct {
	Saved     []Ref // answers that got a new version
	Conflicts []Conflict
	Moved     []Move `json:",omitempty"`
	Time      time.Time
}

// Move says that a new record has another number than in its form, as somebody
// else took that one meanwhile. Version is the one that the form stored last.
type Move struct {
	From    Ref
	To      Ref
	Version int
}

// HistoryEntry is one change of one answer.
type HistoryEntry struct {
	Ref
	Version int
	Old     Value
	New     Value
	Author  string
	Time    time.Time
	Path    Path
	Edition string
	Before  string // edition under which Old was given; may be empty
	Proxy   bool   // typed by the DLT in the county's place
}
