package survey

import "time"

// ContactEvent is something that passed between the DLT and a county.
type ContactEvent struct {
	County   string // unit key
	ID       string // empty: a new event; the same id is stored once
	Kind     ContactKind
	Result   string // what came of it, in a word of its kind; may be empty
	Campaign string // id of the campaign to which it belongs; may be empty
	Text     string
	Author   string    // random id
	Time     time.Time // when it happened; zero: now
}

// ContactKind is the sort of a contact event.
type ContactKind string

// The kinds of contact events.
const (
	ContactMail      ContactKind = "mail"   // handed to the mail server
	ContactLetter    ContactKind = "letter" // sent by post
	ContactCall      ContactKind = "call"
	ContactNote      ContactKind = "note" // of the DLT, for itself
	ContactBounce    ContactKind = "bounce"
	ContactRefusal   ContactKind = "refusal"
	ContactExtension ContactKind = "extension"
)

// ContactKinds lists all kinds.
var ContactKinds = []ContactKind{ContactMail, ContactLetter, ContactCall, ContactNote, ContactBounce, ContactRefusal, ContactExtension}

// Attempt reports whether the kind is an attempt to reach the county by mail or
// post; reminders keep their distance from those.
func (k ContactKind) Attempt() bool { return k == ContactMail || k == ContactLetter }
