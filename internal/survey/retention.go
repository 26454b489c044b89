package survey

import (
	"fmt"
	"time"
)

// RetentionKind is one sort of data of a wave that is deleted on a day of its own.
type RetentionKind string

// The kinds. What figures are made of stays.
const (
	KeepContacts RetentionKind = "contacts"    // persons of the counties, their access, mails and notes
	KeepAnswers  RetentionKind = "answers"     // live answers, history, receipts of saves
	KeepPersonal RetentionKind = "submissions" // personal values in submissions, such as contact persons
	KeepLogs     RetentionKind = "logs"        // lines of the audit trail
)

// RetentionKinds are all of them, in the order of the pages.
var RetentionKinds = []RetentionKind{KeepContacts, KeepAnswers, KeepPersonal, KeepLogs}

// monthsKept count from the end of the field period.
var monthsKept = map[RetentionKind]int{KeepContacts: 6, KeepAnswers: 12, KeepPersonal: 12, KeepLogs: 12}

// LogMonths is how long lines of the audit trail are kept that belong to no wave.
const LogMonths = 12

// Retention says how long the data of one kind are kept.
type Retention struct {
	Kind    RetentionKind
	Until   Day // the last day on which they are kept
	Default bool
}

// DefaultRetention counts from the wave's last day.
func (w Wave) DefaultRetention(k RetentionKind) Retention {
	return Retention{Kind: k, Until: DayOf(w.LastDay.Start().AddDate(0, monthsKept[k], 0)), Default: true}
}

// Due reports whether the data are to be deleted: the last day has passed, and the
// wave is over, its days of grace included. The wave is to be Extended until the
// latest extension of its counties.
func (r Retention) Due(w Wave, now time.Time) bool {
	return w.State.Over() && !now.Before(r.Until.Next().Start()) && !now.Before(w.lastSave().Next().Start())
}

// CheckRetention refuses a day on which the counties may still answer; the wave is
// to be Extended until the latest extension.
func (w Wave) CheckRetention(r Retention) error {
	if _, known := monthsKept[r.Kind]; !known || DayOf(r.Until.Start()) != r.Until || r.Until < w.lastSave() || r.Until > LastDate {
		return fmt.Errorf("%s until %s: %w", r.Kind, r.Until, ErrInvalid)
	}
	return nil
}

func (w Wave) lastSave() Day { return w.LastDay.Add(w.Grace) }

// Purged is what was deleted of one kind at once; counts only.
type Purged struct {
	Wave   string // empty: lines of the audit trail of all waves
	Kind   RetentionKind
	Time   time.Time
	Counts map[string]int64 // by table
}

// Total is how many rows that were.
func (p Purged) Total() (n int64) {
	for _, count := range p.Counts {
		n += count
	}
	return n
}
