package fieldwork

import (
	"cmp"
	"slices"
	"strings"

	"kreisumfrage/internal/survey"
)

// CallResult is how a call to a county went.
type CallResult string

// The results of a call.
const (
	CallReached  CallResult = "reached"
	CallMissed   CallResult = "not_reached"
	CallBack     CallResult = "call_back" // on a day that was agreed
	CallDeclined CallResult = "declines"
	CallSettled  CallResult = "settled"
)

// CallResults lists all results in the order of a form.
var CallResults = []CallResult{CallReached, CallMissed, CallBack, CallDeclined, CallSettled}

var callLabels = map[CallResult]string{
	CallReached:  "erreicht",
	CallMissed:   "nicht erreicht",
	CallBack:     "Rückruf am",
	CallDeclined: "lehnt ab",
	CallSettled:  "erledigt",
}

// Label is the German name.
func (r CallResult) Label() string { return callLabels[r] }

// CallOutcome is a result with the day of the call that was agreed, if one was.
type CallOutcome struct {
	Result CallResult
	Back   survey.Day
}

// String is the outcome as a contact event keeps it: "reached", "call_back
// 2026-11-20".
func (o CallOutcome) String() string {
	return strings.TrimSpace(string(o.Result) + " " + string(o.Back))
}

// ParseCallOutcome reads what String wrote.
func ParseCallOutcome(s string) CallOutcome {
	result, day, _ := strings.Cut(s, " ")
	back, err := survey.ParseDay(day)
	if err != nil {
		back = ""
	}
	return CallOutcome{CallResult(result), back}
}

// LastCall is the newest call to a county.
type LastCall struct {
	Day     survey.Day
	Outcome CallOutcome
}

// LastCalls finds the newest call to each county.
func LastCalls(events []survey.ContactEvent) map[string]LastCall {
	calls, newest := map[string]LastCall{}, map[string]survey.ContactEvent{}
	for _, e := range events {
		if e.Kind != survey.ContactCall || e.Time.Before(newest[e.County].Time) {
			continue
		}
		newest[e.County] = e
		calls[e.County] = LastCall{survey.DayOf(e.Time), ParseCallOutcome(e.Result)}
	}
	return calls
}

// nearlyDone is the share of pages, in percent, from which on a county needs a
// last push only.
const nearlyDone = 60

// CallPlan decides who is called today.
type CallPlan struct {
	Questionnaire *survey.Questionnaire
	Today         survey.Day
	Pause         int // days from one call to the next
	Limits        []int
	Lands, Sizes  []Group
	Calls         map[string]LastCall
}

// Call is a county that should be called, and why.
type Call struct {
	Response    survey.Response
	Agreed      bool // a call on this day, or one before, was agreed
	LandShort   bool
	SizeShort   bool
	Nearly      bool
	Done, Pages int
	Last        LastCall // zero: never
}

// gain is how many reasons there are.
func (c Call) gain() (n int) {
	for _, reason := range []bool{c.LandShort, c.SizeShort, c.Nearly} {
		if reason {
			n++
		}
	}
	return n
}

// Reasons says in German why the county should be called.
func (c Call) Reasons() []string {
	var texts []string
	for _, r := range []struct {
		holds bool
		text  string
	}{
		{c.Agreed, "Rückruf zugesagt"}, {c.LandShort, "Land unterrepräsentiert"},
		{c.SizeShort, "Größenklasse unterrepräsentiert"}, {c.Nearly, "fast fertig"},
		{c.Last.Day == "", "noch nie angerufen"},
	} {
		if r.holds {
			texts = append(texts, r.text)
		}
	}
	return texts
}

// Next picks the calls that gain most, at most so many: first those that were
// agreed on, then by the number of reasons (Land or size class short, nearly
// finished), then by finished pages, then whose last call is the longest ago.
// Nobody is called who has submitted or will not take part, nor before a day that
// was agreed on, nor within the pause.
func (p CallPlan) Next(responses []survey.Response, most int) []Call {
	short := map[string]bool{}
	for _, g := range slices.Concat(p.Lands, p.Sizes) {
		short[g.Name] = g.Short()
	}
	var calls []Call
	for _, r := range responses {
		if call, ok := p.call(r, short); ok {
			calls = append(calls, call)
		}
	}
	slices.SortFunc(calls, func(a, b Call) int {
		return cmp.Or(-compareBool(a.Agreed, b.Agreed), b.gain()-a.gain(), b.Done-a.Done,
			strings.Compare(string(a.Last.Day), string(b.Last.Day)),
			compareGerman(sortName(a.Response.County), sortName(b.Response.County)),
			strings.Compare(a.Response.County.Key, b.Response.County.Key))
	})
	return calls[:min(most, len(calls))]
}

func (p CallPlan) call(r survey.Response, short map[string]bool) (Call, bool) {
	last := p.Calls[r.County.Key]
	c := Call{Response: r, Last: last, LandShort: short[r.County.Land], SizeShort: short[SizeClass(r.County, p.Limits)]}
	if !missing(r) {
		return c, false
	}
	switch back := last.Outcome.Back; {
	case last.Day == "":
	case last.Outcome.Result == CallDeclined:
		return c, false
	case last.Outcome.Result == CallBack && back != "":
		if c.Agreed = back <= p.Today; !c.Agreed {
			return c, false
		}
	case last.Day.Add(p.Pause) > p.Today:
		return c, false
	}
	c.Done, c.Pages = PagesDone(p.Questionnaire, r)
	c.Nearly = c.Pages > 0 && 100*c.Done >= nearlyDone*c.Pages
	return c, true
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
