package survey

import "time"

// County is one unit of a wave's frame.
type County struct {
	Key     string // five-digit AGS, or any text that the frame uses
	Name    string // official: "Kreis Pinneberg", "Region Hannover"
	Land    string // empty in a reconstructed wave
	Columns map[string]string
}

// Disposition is what became of one county in one wave.
type Disposition string

// The dispositions in use.
const (
	NotStarted Disposition = "not_started"
	InProgress Disposition = "in_progress"
	ForRelease Disposition = "for_release"
	Submitted  Disposition = "submitted"
	Returned   Disposition = "returned" // reopened; the last submission still counts
	Refused    Disposition = "refused"
)

// Response is the state of one county's questionnaire in one wave, without the
// answers themselves.
type Response struct {
	County         County
	Disposition    Disposition
	PagesDone      map[string]PageDone // by page key
	FirstSaved     time.Time           // zero: never
	LastActivity   time.Time           // zero: never
	Submissions    int                 // how many there are; the newest counts
	FirstSubmitted time.Time           // of the first submission
	Submitted      time.Time           // of the newest submission
	Reference      string              // of the newest submission
	Interim        bool                // an unfinished state is released
	Extended       Day                 // until when the county has longer than the others; empty: it has not
}

// PageDone is the declaration that a page is finished.
type PageDone struct {
	Author string
	Time   time.Time
}

// Writable reports whether the wave takes the county's answers at the instant.
func (r Response) Writable(w Wave, now time.Time) bool {
	return w.Extended(r.Extended).Open(now) && r.Disposition != Submitted && r.Disposition != Refused
}

// Counted reports whether the county is in figures, exports and the response rate.
func (r Response) Counted() bool { return r.Submissions > 0 }
