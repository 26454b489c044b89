package survey

import "time"

// Reminding is how a county's coordinator wants mails to be sent by themselves.
type Reminding struct {
	Before  int  // days before a colleague's deadline; 0: nobody is reminded
	Summary bool // one mail a day says what the others did
}

// RemindingBefore are the days among which the coordinator chooses.
var RemindingBefore = []int{1, 3, 7}

// DefaultReminding holds until somebody chooses.
var DefaultReminding = Reminding{Before: 3, Summary: true}

// Reminder asks to remind one person of what is missing.
type Reminder struct {
	Person string
	// Deadline is that of a reminder which comes by itself, once for each deadline.
	// It is empty when somebody asked for it.
	Deadline Day
}

// Deed is what somebody did to a county's response: an answer was changed, or a
// page reported finished.
type Deed struct {
	Item   string // of the answer
	Page   string // key of the page reported finished
	Person string
	Time   time.Time
}
