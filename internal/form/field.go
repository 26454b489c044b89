// Package form knows how each item kind looks as posted values and as fields to
// show, and has the German sentences for a respondent's mistakes.
//
// It knows nothing of Echo, templates, sessions or storage.
package form

import (
	"time"

	"kreisumfrage/internal/survey"
)

// Field is one item as a page shows it.
type Field struct {
	ID           string // DOM id prefix
	Name         string // name of the posted values
	Number       string
	Kind         string
	Label        string
	Hint         string
	Help         string // markup
	Condition    string // in words; empty when always shown
	Required     bool   // submitting waits for it
	Companion    bool
	Hidden       bool   // off the path of the answers; see Ahead
	MultipleHint string // how many options may be chosen; empty: one
	Options      []Option
	Text         *Text
	Records      []Record
	Parts        []Text // of a group
	Total        *Text  // of a group: what the parts add up to, where that is typed
	Sum          string // of a group: what the parts always add up to, in words
	Format       string // of a group: how to fill in its parts
	VersionName  string
	Version      int
	Errors       []string
	Conflict     *Conflict
	Objections   []Objection
}

// Option is one radio button or checkbox.
type Option struct {
	ID      string
	Value   string
	Label   string
	Checked bool
	State   bool // "Keine Angabe" or "Nichts davon": set apart from the options

	Condition string // in words, where all is shown; empty when always offered
	Ended     bool   // was chosen, but is not offered any more and does not count
	Text      *Text

	Conditional bool // offered on a condition
	Hidden      bool // the condition does not hold; see Ahead
}

// Text is one input or textarea.
type Text struct {
	ID        string
	Name      string
	Label     string
	Value     string
	Hint      string
	Kind      string
	InputMode string // empty: the usual keyboard
	Format    string // how to fill it in; empty: as one likes
	Unit      string // stands behind the control
	MaxLength int
	Rows      int // 0: a single line
	Errors    []string
}

// Record is one of several small records of an item.
type Record struct {
	ID          string
	Number      int // in the order of display, from 1
	Empty       bool
	Columns     []Column
	VersionName string
	Version     int
	Errors      []string
	Conflict    *Conflict
}

// Column is one part of a record: a text or radio buttons.
type Column struct {
	Text
	Options []Option
}

// Objection is a check that fires, shown beside a question.
type Objection struct {
	ID          string // DOM id
	Item        string // id of the question
	Text        string
	Confirm     *Option // "Ja, das ist so"; nil: an error, which only other answers settle
	Name        string  // of the confirmation
	VersionName string
	Version     int
	Recalled    bool // against an answer of an earlier wave: asked on the check page alone
	Settled     bool // confirmed for the answers as they are stored
	Conflict    *Conflict
}

// Conflict shows an answer that somebody else changed in the meantime.
type Conflict struct {
	ID     string // DOM id prefix
	Name   string // of the radio buttons "mine" and "theirs"
	Author string
	Time   time.Time
	Me     string   // whose the own one is, and when it was typed; may be empty
	Mine   []string // lines
	Theirs []string
}

// State is what the fields of a page are built from.
type State struct {
	Asked     Asked
	Stored    map[survey.Ref]survey.Answer
	Posted    survey.Answers     // what was typed, where it has to be shown again
	Typed     map[string]string  // posted name → the very letters, where the answer has a fixed form
	Versions  map[survey.Ref]int // versions that the typed answers started from; else the stored ones
	Problems  []survey.Problem
	Conflicts []survey.Conflict
	Author    func(person string) string // how a person is called
	Me        string                     // who typed and when, for the conflicts
	Sees      func(*survey.Check) bool   // nil: the reader may know of every check
}

// Names of form fields. The colon cannot occur in an item id.
const (
	VersionPrefix  = "v:"
	DecisionPrefix = "k:"
	noneChoice     = "!none"
	noAnswerChoice = "!no_answer"
	clearChoice    = "!leer" // a radio button cannot be unset in a browser without script
)
