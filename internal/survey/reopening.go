package survey

import "time"

// Reopening is a county's request to change what it has submitted.
type Reopening struct {
	County    string // unit key
	Number    int    // from 1 in each county
	Person    string // random id of whoever asks
	Reason    string
	Time      time.Time
	Decision  Decision
	Decided   time.Time // zero while it is open
	DecidedBy string
	Answer    string // why it was declined
}

// Decision is what became of a request.
type Decision string

// The decisions.
const (
	Undecided Decision = ""
	Granted   Decision = "granted"
	Declined  Decision = "declined"
)
