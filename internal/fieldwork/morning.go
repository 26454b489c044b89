package fieldwork

import (
	"slices"
	"time"

	"kreisumfrage/internal/survey"
)

// firstHour is when the day's mails are sent that nobody asked for, in Berlin.
const firstHour = 6

// Morning is the instant of the day before which no mail is sent by itself.
func Morning(d survey.Day) time.Time {
	start := d.Start()
	return time.Date(start.Year(), start.Month(), start.Day(), firstHour, 0, 0, 0, survey.Berlin)
}

// ReminderDue reports whether it is time to remind a colleague of the deadline,
// so many days before it or as soon as possible after; never on the day on which
// they were invited, nor after the deadline, nor if they have been reminded since
// it was time. Before of 0 is never.
func ReminderDue(now time.Time, deadline survey.Day, before int, invited, reminded time.Time) bool {
	if before == 0 || deadline == "" {
		return false
	}
	today, due := survey.DayOf(now), Morning(deadline.Add(-before))
	return !now.Before(due) && !now.Before(Morning(today)) && today <= deadline &&
		survey.DayOf(invited) < today && reminded.Before(due)
}

// SummaryPeriod is what the day's summary for somebody is about: from the morning
// of the last one, or since they joined, until this morning. ok is false where
// there is nothing to tell, or today's was sent.
func SummaryPeriod(now, last, joined time.Time) (from, to time.Time, ok bool) {
	from, to = joined, Morning(survey.DayOf(now))
	if last.After(joined) {
		from = Morning(survey.DayOf(last))
	}
	return from, to, !now.Before(to) && from.Before(to)
}

// PageDeeds is what happened on one page.
type PageDeeds struct {
	Page     *survey.Page
	Edited   []string // persons
	Reported []string // who declared it finished
}

// DeedsOf gathers by page what others than the reader did from one instant to
// before another, each person once. Pages that the questionnaire lacks are left
// out.
func DeedsOf(q *survey.Questionnaire, deeds []survey.Deed, reader string, from, to time.Time) []PageDeeds {
	byPage := map[string]PageDeeds{}
	for _, d := range deeds {
		if d.Person == reader || d.Time.Before(from) || !d.Time.Before(to) {
			continue
		}
		key := d.Page
		if it := q.Item(d.Item); it != nil {
			key = it.Page.Key
		}
		byPage[key] = byPage[key].with(d)
	}
	var all []PageDeeds
	for _, p := range q.Pages() {
		if found, ok := byPage[p.Key]; ok {
			found.Page = p
			all = append(all, found)
		}
	}
	return all
}

func (p PageDeeds) with(d survey.Deed) PageDeeds {
	persons := &p.Reported
	if d.Item != "" {
		persons = &p.Edited
	}
	if !slices.Contains(*persons, d.Person) {
		*persons = append(*persons, d.Person)
	}
	return p
}
