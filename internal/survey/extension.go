package survey

import "time"

// Extension lets one county answer until a later day than the others.
type Extension struct {
	Until  Day
	Reason string
	Author string // random id
	Time   time.Time
}

// MaxExtension is how many days behind the wave's last day an extension may end.
const MaxExtension = 180

// Extended is the wave as it runs for a county with an extension until the day;
// empty: with none. Until when a response may be written, Until of that wave
// decides: the extension or the days of grace, whichever end later.
func (w Wave) Extended(until Day) Wave {
	if until > w.LastDay {
		w.Grace = max(0, w.Grace-(until.number()-w.LastDay.number()))
		w.LastDay = until
	}
	return w
}

// Extendable reports whether an extension may end on the day: behind the wave's
// last day, not in the past and not too far away.
func (w Wave) Extendable(until Day, now time.Time) bool {
	return until > w.LastDay && until >= DayOf(now) && until <= w.LastDay.Add(MaxExtension)
}

// Return is a submitted response that the DLT gave back.
type Return struct {
	Reason string
	Author string // random id
	Time   time.Time
}

// ReasonOf is why the response was given back last, of all the times; empty where
// its newest submission came later, or it was opened again without a reason.
func (r Response) ReasonOf(returns []Return) string {
	if n := len(returns); n > 0 && returns[n-1].Time.After(r.Submitted) {
		return returns[n-1].Reason
	}
	return ""
}

// Refusal is a county's word that it will not take part.
type Refusal struct {
	Day    Day // on which it said so
	Reason string
}

// What came of a contact event of the kind refusal.
const (
	RefusalRecorded  = "recorded"
	RefusalWithdrawn = "withdrawn"
)
