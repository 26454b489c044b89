package survey

import "time"

// Proxy is an entry of answers that came on paper or by telephone: the DLT types
// them in the county's place.
type Proxy struct {
	Number  int
	Channel ProxyChannel
	Day     Day // on which the answers came
	Consent Consent
	Author  string // random id
	Started time.Time

	Outcome    ProxyOutcome
	Ended      time.Time
	Submission int // its number; 0: none

	Verdict Verdict // the county's, on what was submitted for it
	Decided time.Time
}

// Runs reports whether the DLT may type now.
func (p Proxy) Runs() bool { return p.Ended.IsZero() }

// Awaits reports whether the county has still to say whether the submission is
// right.
func (p Proxy) Awaits() bool { return p.Outcome == ProxySubmitted && p.Verdict == "" }

// Consent is what a county said that had begun itself: only with it may the DLT go
// on in its answers. The zero one is none.
type Consent struct {
	Person string // random id
	Name   string // empty once it is deleted
	Day    Day
	How    string
}

// Given reports whether there is one.
func (c Consent) Given() bool { return c.Day != "" }

// ProxyChannel is how answers came.
type ProxyChannel string

// The channels.
const (
	OnPaper     ProxyChannel = "paper"
	ByTelephone ProxyChannel = "phone"
)

// ProxyOutcome is how an entry ended.
type ProxyOutcome string

// The outcomes; an entry that runs has none.
const (
	ProxySubmitted ProxyOutcome = "submitted"
	ProxyBegun     ProxyOutcome = "begun" // the county went on by itself
	ProxyStopped   ProxyOutcome = "stopped"
)

// Verdict is what a county says of a submission that was made for it.
type Verdict string

// The verdicts; empty: none yet.
const (
	ProxyConfirmed Verdict = "confirmed"
	ProxyObjected  Verdict = "objected" // it wants to change something
)
