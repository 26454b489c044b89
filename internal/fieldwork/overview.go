// Package fieldwork knows who of the frame has answered: dispositions, response
// rate, nonresponse; who of a county is missing, and when they are reminded.
//
// It knows neither figures nor HTTP nor SQL.
package fieldwork

import (
	"slices"
	"strings"

	"kreisumfrage/internal/survey"
)

// Standing is what a county is in the response rate. Every county has exactly
// one.
type Standing string

// The standings.
const (
	Sent      Standing = "sent"      // has a submission, even while it is reopened
	Underway  Standing = "underway"  // has begun, nothing submitted yet
	Untouched Standing = "untouched" // has not begun
	Declined  Standing = "declined"  // will not take part
)

// Standings lists all standings in the order of a table.
var Standings = []Standing{Sent, Underway, Untouched, Declined}

var standingLabels = map[Standing]string{
	Sent:      "eingereicht",
	Underway:  "in Bearbeitung",
	Untouched: "nicht begonnen",
	Declined:  "Teilnahme abgelehnt",
}

// Label is the German name.
func (s Standing) Label() string { return standingLabels[s] }

// StandingOf decides a county's standing.
func StandingOf(r survey.Response) Standing {
	switch {
	case r.Counted():
		return Sent
	case r.Disposition == survey.Refused:
		return Declined
	case r.Disposition == survey.NotStarted:
		return Untouched
	}
	return Underway
}

// Dispositions lists all dispositions in the order of a table.
var Dispositions = []survey.Disposition{survey.NotStarted, survey.InProgress, survey.ForRelease,
	survey.Submitted, survey.Returned, survey.Refused}

var dispositionLabels = map[survey.Disposition]string{
	survey.NotStarted: "nicht begonnen",
	survey.InProgress: "in Bearbeitung",
	survey.ForRelease: "zur Freigabe",
	survey.Submitted:  "eingereicht",
	survey.Returned:   "zurückgegeben",
	survey.Refused:    "Teilnahme abgelehnt",
}

// Label is the German name of a disposition.
func Label(d survey.Disposition) string { return dispositionLabels[d] }

// Totals counts counties. Sent + Underway + Untouched + Declined is Frame.
type Totals struct {
	Frame        int
	Sent         int
	Underway     int
	Untouched    int
	Declined     int
	Dispositions map[survey.Disposition]int // absent means none
}

// Rate is the response rate: submitted ÷ frame.
func (t Totals) Rate() Rate { return Rate{t.Sent, t.Frame} }

// Share is how many counties of the frame have the standing.
func (t Totals) Share(s Standing) Rate {
	return Rate{map[Standing]int{Sent: t.Sent, Underway: t.Underway, Untouched: t.Untouched, Declined: t.Declined}[s], t.Frame}
}

// Lacking is how many counties still have to submit until the rate is so many
// percent; 0 when it is.
func (t Totals) Lacking(percent int) int {
	return max(0, (percent*t.Frame+99)/100-t.Sent)
}

// LandTotals are the counties of one Land.
type LandTotals struct {
	Land string
	Totals
}

// Overview is the response of one wave at one moment.
type Overview struct {
	Totals
	Lands      []LandTotals // by name; none where the frame names no Länder
	Comparison Rate         // of an earlier survey
}

// Count makes the overview. comparison is the response of the survey to compare
// with, such as 146 of 294.
func Count(responses []survey.Response, comparison Rate) Overview {
	o := Overview{Comparison: comparison}
	lands := map[string]*Totals{}
	for _, r := range responses {
		o.count(r)
		if r.County.Land == "" {
			continue
		}
		if lands[r.County.Land] == nil {
			lands[r.County.Land] = &Totals{}
		}
		lands[r.County.Land].count(r)
	}
	for land, totals := range lands {
		o.Lands = append(o.Lands, LandTotals{land, *totals})
	}
	slices.SortFunc(o.Lands, func(a, b LandTotals) int { return compareGerman(a.Land, b.Land) })
	return o
}

func (t *Totals) count(r survey.Response) {
	t.Frame++
	switch StandingOf(r) {
	case Sent:
		t.Sent++
	case Underway:
		t.Underway++
	case Untouched:
		t.Untouched++
	case Declined:
		t.Declined++
	}
	if t.Dispositions == nil {
		t.Dispositions = map[survey.Disposition]int{}
	}
	t.Dispositions[r.Disposition]++
}

// PagesDone counts the questionnaire's pages that the county has marked as
// finished. Marks of pages that the edition lacks do not count.
func PagesDone(q *survey.Questionnaire, r survey.Response) (done, all int) {
	return marked(q.Pages(), r), len(q.Pages())
}

// SectionPages counts those of one section.
func SectionPages(s *survey.Section, r survey.Response) (done, all int) {
	return marked(s.Pages, r), len(s.Pages)
}

func marked(pages []*survey.Page, r survey.Response) (n int) {
	for _, p := range pages {
		if _, done := r.PagesDone[p.Key]; done {
			n++
		}
	}
	return n
}

// compareGerman sorts as German lists do: umlauts with their base letters,
// capitals with small ones.
func compareGerman(a, b string) int {
	if c := strings.Compare(folded(a), folded(b)); c != 0 {
		return c
	}
	return strings.Compare(a, b)
}

var umlauts = strings.NewReplacer("ä", "a", "ö", "o", "ü", "u", "ß", "ss")

func folded(s string) string { return umlauts.Replace(strings.ToLower(s)) }
