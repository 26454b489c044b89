package fieldwork

import (
	"kreisumfrage/internal/survey"
)

// CurveDay is what one day of the field period brought.
type CurveDay struct {
	Day   survey.Day
	New   int  // counties that submitted for the first time
	Total int  // counties that had submitted at its end
	Wrote int  // counties that were written to
	Ahead bool // the day is still to come
}

// markedShare is how many of a hundred counties have to be written to on one day
// for that day to stand out: a single mail by hand is no round of reminders.
const markedShare = 5

// Marked reports whether a round of letters or mails went out on the day.
func (d CurveDay) Marked(frame int) bool { return d.Wrote > 0 && 100*d.Wrote >= markedShare*frame }

// Curve follows the submissions through the days in which the wave takes answers;
// days go on as long as submissions come in. What was submitted before the first
// day counts there. A county counts from its first submission on.
func Curve(w survey.Wave, responses []survey.Response, events []survey.ContactEvent, today survey.Day) []CurveDay {
	first, last := w.FirstDay, w.LastDay.Add(w.Grace)
	sent, wrote := map[survey.Day]int{}, map[survey.Day]map[string]bool{}
	for _, r := range responses {
		if r.FirstSubmitted.IsZero() {
			continue
		}
		day := max(survey.DayOf(r.FirstSubmitted), first)
		sent[day]++
		last = max(last, day)
	}
	for _, e := range events {
		if day := survey.DayOf(e.Time); e.Kind.Attempt() {
			if wrote[day] == nil {
				wrote[day] = map[string]bool{}
			}
			wrote[day][e.County] = true
		}
	}
	var days []CurveDay
	total := 0
	for day := first; day <= last; day = day.Next() {
		total += sent[day]
		days = append(days, CurveDay{Day: day, New: sent[day], Total: total, Wrote: len(wrote[day]), Ahead: day > today})
	}
	return days
}
