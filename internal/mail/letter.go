// Package mail knows what is sent to whom, once: the kinds of mails with their
// templates, the outbox, and the worker that empties it.
//
// It knows nothing of HTTP, SQL or figures.
package mail

import (
	"fmt"
	netmail "net/mail"
	"slices"
	"time"

	"kreisumfrage/internal/survey"
)

// Kind is one sort of mail: its template, and what the template may hold.
type Kind struct {
	Name   string        // of its template, and in the outbox
	Values []Placeholder // stored with the letter
	Secret []Placeholder // made when the mail is sent and never stored
	Urgent bool          // somebody waits for it: it passes the others
}

// The kinds of mails.
var (
	// Receipt confirms a submission to the person who submitted.
	Receipt = &Kind{Name: "eingangsbestaetigung", Urgent: true,
		Values: []Placeholder{County, Wave, Submitted, Reference, Checksum}}
	// LoginCode holds the code that somebody asked for on the page of their link.
	LoginCode = &Kind{Name: "zugangscode", Urgent: true, Values: []Placeholder{County, Wave}, Secret: []Placeholder{Code}}
	// CountyInvitation asks a county to take part, at its official address.
	CountyInvitation = &Kind{Name: "einladung", Values: []Placeholder{County, Wave, Deadline}, Secret: []Placeholder{Link}}
	// PassedOn does so where the first reader named somebody else, with a code of its
	// own.
	PassedOn = &Kind{Name: "weiterleitung", Values: []Placeholder{County, Wave, Deadline}, Secret: []Placeholder{Link, Code}}
	// LinkInvitation lets a colleague in who gets the code by mail, too.
	LinkInvitation = &Kind{Name: "mitarbeit-link", Values: []Placeholder{County, Wave}, Secret: []Placeholder{Link}}
	// Invitation lets a colleague in whom the coordinator of a county invited.
	Invitation = &Kind{Name: "mitarbeit", Values: []Placeholder{County, Wave}, Secret: []Placeholder{Link, Code}}
	// Reminder tells a colleague what is still missing.
	Reminder = &Kind{Name: "erinnerung-team", Values: []Placeholder{County, Wave}, Secret: []Placeholder{Until, Missing, Link, Code}}
	// LinkReminder does so for whom the code is mailed, too.
	LinkReminder = &Kind{Name: "erinnerung-team-link", Values: []Placeholder{County, Wave}, Secret: []Placeholder{Until, Missing, Link}}
	// Summary tells those who lead a county's team what the others did.
	Summary = &Kind{Name: "tagesbericht", Values: []Placeholder{County, Wave, Since, Morning}, Secret: []Placeholder{Deeds, Missing, OpenNotes, Remaining}}
	// Reopened and NotReopened answer the request to change what was submitted.
	Reopened    = &Kind{Name: "wieder-geoeffnet", Values: []Placeholder{County, Wave}}
	NotReopened = &Kind{Name: "nicht-wieder-geoeffnet", Values: []Placeholder{County, Wave, Answer}}
	// ReleaseRequest asks the head of a county's house for the release. Its link
	// opens nothing without a mailed code.
	ReleaseRequest = &Kind{Name: "freigabe", Values: []Placeholder{County, Wave}, Secret: []Placeholder{Link}}
	// AccountInvitation lets somebody open an account of the DLT's side.
	AccountInvitation = &Kind{Name: "konto", Urgent: true, Secret: []Placeholder{Link}}
	// Returned asks to look through again what was submitted.
	Returned = &Kind{Name: "zurueckgegeben", Values: []Placeholder{County, Wave, Answer}}
	// ProxyReceipt confirms a submission that the DLT typed, and asks the county
	// whether it is right.
	ProxyReceipt = &Kind{Name: "bestaetigung", Urgent: true,
		Values: []Placeholder{County, Wave, Submitted, Reference, Checksum}, Secret: []Placeholder{Link}}
	// ProxyConsent tells the county that the DLT reads and completes its draft, with a
	// consent that somebody there is said to have given.
	ProxyConsent = &Kind{Name: "einverstaendnis", Urgent: true, Values: []Placeholder{County, Wave, Agreed}}
	// Extended tells until when the county has time now.
	Extended = &Kind{Name: "fristverlaengerung", Values: []Placeholder{County, Wave, Deadline}}
	// Trial shows the operator that mails arrive.
	Trial = &Kind{Name: "probe", Urgent: true}
)

// Kinds are all kinds of mails; each has its template.
var Kinds = []*Kind{Receipt, LoginCode, CountyInvitation, PassedOn, LinkInvitation, Invitation, Reminder, LinkReminder, Summary, Reopened, NotReopened, ReleaseRequest, Returned, Extended, ProxyReceipt, ProxyConsent, AccountInvitation, Trial, CampaignMail, CampaignTrial}

// Holds reports whether mails of the kind hold the secret.
func Holds(kind string, secret Placeholder) bool {
	return slices.ContainsFunc(Kinds, func(k *Kind) bool { return k.Name == kind && slices.Contains(k.Secret, secret) })
}

// Reminders are the kinds of reminders to colleagues.
var Reminders = []*Kind{Reminder, LinkReminder}

// RemindAgain is how long nobody is reminded a second time.
const RemindAgain = 24 * time.Hour

// Letter is one mail to one person, before it is sent.
type Letter struct {
	Key    string // the same key is sent once, however often it is put in
	Kind   *Kind
	Wave   string // empty where no wave is concerned
	Unit   string // empty where no county is concerned
	Person string // random id of the recipient; the address is stored with the person alone
	Values Values
}

// Check refuses a letter whose values do not fit its kind.
func (l Letter) Check() error {
	if l.Key == "" || l.Person == "" {
		return fmt.Errorf("letter %s without key or person: %w", l.Kind.Name, survey.ErrInvalid)
	}
	if err := l.Values.check(l.Kind.Values); err != nil {
		return fmt.Errorf("letter %s: %w", l.Kind.Name, err)
	}
	return nil
}

// State is what became of a letter in the outbox.
type State string

// The states of a letter.
const (
	Queued  State = "queued"
	Claimed State = "claimed" // a worker is at it
	Sent    State = "sent"
	Unclear State = "unclear" // may have been sent or not: never sent again by itself
	Failed  State = "failed"  // refused for good
)

// Hopeful are the states of a letter that may yet arrive or has.
var Hopeful = []State{Queued, Claimed, Sent, Unclear}

// Posted is a letter in the outbox.
type Posted struct {
	ID        int64
	Key       string
	Kind      string
	Wave      string
	Unit      string
	Person    string
	Values    Values
	MessageID string // its random part
	State     State
	Attempts  int
	Code      string // of the last failure, without names or addresses
	Created   time.Time
	NotBefore time.Time
	Claimed   time.Time
	Sent      time.Time

	To   *netmail.Address // only with a claim; nil when the person has no address
	Gone bool             // likewise: the person has been deleted
}

// Last tells when the newest of the letters was posted to each person. With
// states, only letters in one of them count.
func Last(letters []Posted, states ...State) map[string]time.Time {
	last := map[string]time.Time{}
	for _, l := range letters {
		if (len(states) == 0 || slices.Contains(states, l.State)) && l.Created.After(last[l.Person]) {
			last[l.Person] = l.Created
		}
	}
	return last
}

// Envelope is a mail that is ready to be sent, to a single recipient.
type Envelope struct {
	From      netmail.Address
	To        netmail.Address
	ReplyTo   *netmail.Address // nil: From
	MessageID string           // without angle brackets; the same at every attempt
	Date      time.Time        // zero: when it is sent
	Subject   string
	Text      string
}
