package access

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"kreisumfrage/internal/survey"
)

// Line is one stored line of the audit trail.
type Line struct {
	ID   int64
	Time time.Time
	Event
}

// Digest is the hash over everything that the line says, as hex SHA-256.
func (l Line) Digest() string {
	return digest(fmt.Sprintf("%d %s %q %q %q %q %q %q", l.ID, l.Time.UTC().Format(time.RFC3339Nano),
		l.Person, l.Role, l.Action, l.Wave, l.County, l.Detail))
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// Block seals lines of the audit trail that follow each other. Its hash covers the
// block before it, so that no sealed line can be changed, taken out or put in
// without a trace. A block whose lines were purged still holds their digests.
type Block struct {
	Number   int64 // from 1
	First    int64 // id of the first line
	Last     int64 // id of the last line; the next block begins behind it
	Lines    int
	Previous string // hash of the block before it; empty in the first one
	Digests  string // "id digest" of each line, see Line.Digest
	Hash     string
	Sealed   time.Time
	Purged   time.Time // zero while the lines are there
}

// Seal makes the block after the given one. There is at least one line.
func Seal(before Block, lines []Line, now time.Time) Block {
	b := Block{Number: before.Number + 1, First: lines[0].ID, Last: lines[len(lines)-1].ID, Lines: len(lines),
		Previous: before.Hash, Sealed: now}
	var digests []string
	for _, l := range lines {
		digests = append(digests, strconv.FormatInt(l.ID, 10)+" "+l.Digest())
	}
	b.Digests = strings.Join(digests, "\n")
	b.Hash = b.sum()
	return b
}

func (b Block) sum() string {
	return digest(fmt.Sprintf("%d %d %d %d %q %q", b.Number, b.First, b.Last, b.Lines, b.Previous, b.Digests))
}

// digests are those of the block's lines, by id.
func (b Block) digests() map[int64]string {
	all := map[int64]string{}
	for _, line := range strings.Split(b.Digests, "\n") {
		id, sum, _ := strings.Cut(line, " ")
		n, _ := strconv.ParseInt(id, 10, 64)
		all[n] = sum
	}
	return all
}

// MostLines is how many lines a block holds at most.
const MostLines = 1000

// Sealable is how many of the unsealed lines, in the order of their ids, belong
// into the next block: as many as a block holds, else those of the days before
// today, if there are any.
func Sealable(unsealed []Line, now time.Time) int {
	if len(unsealed) >= MostLines {
		return MostLines
	}
	today := survey.DayOf(now).Start()
	n := slices.IndexFunc(unsealed, func(l Line) bool { return !l.Time.Before(today) })
	if n < 0 {
		return len(unsealed)
	}
	return n
}

// FaultKind says what is wrong with a sealed trail.
type FaultKind string

// The kinds of faults.
const (
	LineChanged  FaultKind = "changed"
	LineMissing  FaultKind = "missing"
	LineInserted FaultKind = "inserted"
	BlockBroken  FaultKind = "block"
	HeadUnknown  FaultKind = "head"
)

// Fault is the first place where a trail does not fit its seals.
type Fault struct {
	Kind  FaultKind
	Block int64
	Line  int64 // id; 0 where it is the block itself
}

// Verifier compares blocks and their lines in their order.
type Verifier struct{ before Block }

// Check compares the next block with the lines that are stored behind the block
// before it up to its last one. It returns nil where all of them fit.
func (v *Verifier) Check(b Block, lines []Line) *Fault {
	if b.Number != v.before.Number+1 || b.Previous != v.before.Hash || b.First <= v.before.Last || b.Hash != b.sum() {
		return &Fault{Kind: BlockBroken, Block: b.Number}
	}
	v.before = b
	return b.Compare(lines)
}

// Compare returns the first line that differs from what the block sealed, or nil.
func (b Block) Compare(lines []Line) *Fault {
	sealed := map[int64]string{}
	if b.Purged.IsZero() {
		sealed = b.digests()
	}
	var first *Fault
	note := func(kind FaultKind, line int64) {
		if first == nil || line < first.Line {
			first = &Fault{Kind: kind, Block: b.Number, Line: line}
		}
	}
	for _, l := range lines {
		sum, known := sealed[l.ID]
		switch {
		case !known:
			note(LineInserted, l.ID)
		case sum != l.Digest():
			note(LineChanged, l.ID)
		}
		delete(sealed, l.ID)
	}
	for id := range sealed {
		note(LineMissing, id)
	}
	return first
}

// TrailState is what a look at the whole trail found.
type TrailState struct {
	Blocks   int64
	Purged   int64 // of the blocks
	Lines    int   // sealed ones that are stored
	Unsealed int   // lines since the last seal
	Head     string
	Sealed   time.Time // when the last block was made
	Fault    *Fault    // nil: everything fits
}

// TrailFilter chooses lines of the trail. Empty fields choose all.
type TrailFilter struct {
	From, To survey.Day // both included
	Persons  []string   // random ids; nil: all
	Action   Action
	Wave     string
	County   string
	Before   int64 // lines with a smaller id; 0: all
}

// Shared are what the people of a county do that the DLT may read about in the
// trail; their saves and logins stay with the county.
var Shared = []Action{ActionSubmitted, ActionReopeningRequested, ActionProxyConfirmed}

// Person is what is known of somebody by name.
type Person struct {
	ID      string // random id
	Name    string
	Login   string
	Email   string
	Office  string
	Created time.Time
}
