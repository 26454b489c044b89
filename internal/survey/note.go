package survey

import "time"

// MaxNote is how many characters a note may have.
const MaxNote = 1000

// Note is what somebody of a county wrote to the others about a question.
type Note struct {
	ID        string
	Item      string
	Text      string
	Author    string
	Time      time.Time
	Settled   time.Time // zero while it is open
	SettledBy string
}

// Open reports whether somebody still has to do something.
func (n Note) Open() bool { return n.Settled.IsZero() }

// NoteChange writes a new note about the item or, where it names one, settles
// that note or opens it again.
type NoteChange struct {
	Item    string
	Text    string
	ID      string
	Settled bool
}
