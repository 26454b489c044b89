package survey

import "time"

// Interim is the state of an unfinished response that its county released: it
// counts nowhere but under its own n, until the county submits or takes it back.
type Interim struct {
	Number  int // from 1 in each county
	Time    time.Time
	Revoked time.Time // zero: it stands
}

// Stands reports whether the release is there and was not taken back.
func (i Interim) Stands() bool { return i.Number > 0 && i.Revoked.IsZero() }
