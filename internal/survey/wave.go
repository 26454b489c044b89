package survey

import (
	"slices"
	"time"
	_ "time/tzdata" // the field period is a Berlin matter on every machine
)

// Berlin is the zone of every date and time that a person reads.
var Berlin = mustLocation("Europe/Berlin")

func mustLocation(name string) *time.Location {
	l, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return l
}

// Login says how the counties of a wave come in.
type Login string

// The ways in.
const (
	LoginLetter Login = "letter" // link and code stand in a letter
	LoginMail   Login = "mail"   // a link by mail; its code is mailed when somebody asks for it
)

// Wave is one fielding of a questionnaire.
type Wave struct {
	Key           string // "2026"; part of addresses and file names
	Title         string
	Year          int // the year that dates the answers
	State         WaveState
	Login         Login // empty: LoginLetter
	FirstDay      Day
	LastDay       Day    // the field period ends at 24:00 Berlin time of this day
	Grace         int    // days after it in which answers are still taken; see WaveSettings
	Edition       string // SHA-256 of the definition in force
	Reconstructed bool   // synthetic responses drawn to match the study of 2018
	SampleData    bool   // invented answers: watermarked on every page and export
	Pretest       bool   // tries the questionnaire out: never counted with other waves
	Earlier       string // key of the wave whose answers the check page recalls; empty: none
	Revision      int64  // grows with every submission
}

// EditionInForce is one edition that was or is in force in a wave.
type EditionInForce struct {
	Number   int    // from 1
	Edition  string // SHA-256
	Time     time.Time
	Actor    string // random id of the person who put it in force
	Proposer string // of the person who had proposed it; empty: nobody
	Reason   string
}

// EditionChange is one difference between two editions in the author's words.
type EditionChange struct {
	Class   string // permanent: label, additive, comparison, stored
	German  string // the class in words
	Text    string // German
	Old     bool   // Line is in the old file
	Line    int
	Mapped  bool   // breaks something, and the new edition says what it means
	Open    bool   // breaks something, and the new edition says nothing about it
	Mapping string // what the new edition has to say while it is open
}

// Proposal asks to put an edition in force in a wave.
type Proposal struct {
	Edition  string
	Base     string // edition with which the proposer compared it
	Proposer string
	Reason   string
	Time     time.Time
}

// ValidWaveKey reports whether the key fits into addresses and file names. Some
// words have pages of their own where the DLT's waves lie.
func ValidWaveKey(key string) bool {
	for _, r := range key {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' {
			return false
		}
	}
	return key != "" && len(key) <= 40 && !slices.Contains(reservedKeys, key)
}

var reservedKeys = []string{"anmelden", "anmeldungen", "auskunft", "bestaetigungen", "einladung", "erhebungen", "fragebogen", "konten", "nachfolge", "passwort", "protokoll", "verzeichnis", "zweiter-faktor"}

// Activation puts an edition in force. Its Translation leads there from Base.
type Activation struct {
	Edition     string
	Base        string // the edition that must still be in force
	Definition  []byte // stored with it; nil where it is stored already
	Reason      string
	Translation Translation
}

// Day is a calendar day in Berlin, "2026-11-30".
type Day string

// DayOf returns the Berlin day of the instant.
func DayOf(t time.Time) Day { return Day(t.In(Berlin).Format(time.DateOnly)) }

// ParseDay refuses what is not a calendar day.
func ParseDay(s string) (Day, error) {
	if _, err := time.ParseInLocation(time.DateOnly, s, Berlin); err != nil {
		return "", ErrInvalid
	}
	return Day(s), nil
}

// The days between which dates are asked for: what lies outside is a slip of
// the finger, as the year 0206.
const (
	FirstDate Day = "1900-01-01"
	LastDate  Day = "2199-12-31"
)

// Start is the day's first instant. An invalid day is the zero time.
func (d Day) Start() time.Time {
	t, _ := time.ParseInLocation(time.DateOnly, string(d), Berlin)
	return t
}

// Next is the following day; adding hours would miss it when clocks change.
func (d Day) Next() Day { return d.Add(1) }

// Add returns the day n days later.
func (d Day) Add(n int) Day { return DayOf(d.Start().AddDate(0, 0, n)) }

// DaysLeft counts the days from the instant's day to the last day, that day
// included; 0 when the field period is over.
func (w Wave) DaysLeft(now time.Time) int {
	return max(0, w.LastDay.number()-DayOf(now).number()+1)
}

// number counts the days of the calendar; in UTC each of them has 24 hours.
func (d Day) number() int {
	t, _ := time.Parse(time.DateOnly, string(d))
	return int(t.Unix() / (24 * 60 * 60))
}
