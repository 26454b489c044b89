package survey

import (
	"strings"
	"time"
)

// Campaign is what the DLT writes to many counties, to each of them once.
type Campaign struct {
	ID        string
	Occasion         // for which it is written
	Section   string // key, where the rule asks for one
	Subject   string
	Text      string
	Channel   Channel
	NotBefore time.Time // zero: started by hand
	State     CampaignState
	Version   int    // of what is changed or started
	Author    string // random id
	Created   time.Time
	ChangedBy string // random id
	Changed   time.Time
}

// Open reports whether the campaign can still be changed.
func (c Campaign) Open() bool { return c.State == CampaignDraft || c.State == CampaignScheduled }

// Holds reports whether the placeholder stands in the campaign's words.
func (c Campaign) Holds(placeholder string) bool {
	return strings.Contains(c.Subject+c.Text, "{"+placeholder+"}")
}

// CampaignKind is the sort of a campaign.
type CampaignKind string

// The kinds of campaigns.
const (
	CampaignInvitation CampaignKind = "invitation"
	CampaignReminder   CampaignKind = "reminder"
	CampaignThanks     CampaignKind = "thanks"
	CampaignReturned   CampaignKind = "returned"
	CampaignExtension  CampaignKind = "extension"
	CampaignFree       CampaignKind = "free"
)

// CampaignRule says to whom a campaign goes.
type CampaignRule string

// The rules.
const (
	RuleMissing      CampaignRule = "missing"       // has not submitted
	RuleNeverCame    CampaignRule = "never_came"    // nobody has logged in
	RuleNothingSaved CampaignRule = "nothing_saved" // logged in and left
	RuleSectionEmpty CampaignRule = "section_empty" // begun, without a word in one section
	RuleFinished     CampaignRule = "finished"      // every page finished and not submitted
	RuleForRelease   CampaignRule = "for_release"   // waits for the county's own release
	RuleSubmitted    CampaignRule = "submitted"
	RuleReturned     CampaignRule = "returned"
	RuleExtended     CampaignRule = "extended"  // has longer than the others
	RuleEverybody    CampaignRule = "everybody" // who takes part
)

// Occasion is a kind with its rule.
type Occasion struct {
	Kind CampaignKind
	Rule CampaignRule
}

// Occasions are those for which the DLT writes, in the order in which they are
// offered.
var Occasions = []Occasion{
	{CampaignInvitation, RuleMissing},
	{CampaignReminder, RuleNeverCame}, {CampaignReminder, RuleNothingSaved}, {CampaignReminder, RuleSectionEmpty},
	{CampaignReminder, RuleFinished}, {CampaignReminder, RuleForRelease}, {CampaignReminder, RuleMissing},
	{CampaignThanks, RuleSubmitted}, {CampaignReturned, RuleReturned}, {CampaignExtension, RuleMissing}, {CampaignExtension, RuleExtended},
	{CampaignFree, RuleMissing}, {CampaignFree, RuleEverybody},
}

// Distant reports whether the kind keeps its distance from what was written
// before. Others answer something that has just happened.
func (k CampaignKind) Distant() bool {
	return k == CampaignInvitation || k == CampaignReminder || k == CampaignFree
}

// Channel is the way by which a campaign reaches the counties.
type Channel string

// The channels.
const (
	ByMail   Channel = "mail"
	ByLetter Channel = "letter" // files for the DLT's own post
)

// CampaignState is where a campaign stands.
type CampaignState string

// The states of a campaign.
const (
	CampaignDraft     CampaignState = "draft"
	CampaignScheduled CampaignState = "scheduled"
	CampaignRunning   CampaignState = "running"
	CampaignDone      CampaignState = "done"
	CampaignStopped   CampaignState = "stopped"
)

// Addressee is a county as a campaign sees it.
type Addressee struct {
	Response Response
	Person   string    // official contact to whom mails go; empty: none can be reached
	Bounced  bool      // there are addresses, and what was last sent to each came back
	Visited  bool      // somebody of the county has logged in
	Answered bool      // any of the questions that were asked about
	Entered  bool      // the DLT types its answers now
	Written  time.Time // when something was last sent to it, or was to be; zero: never
}

// WrittenWithin reports whether something was sent to it in the last days, today
// being the first.
func (a Addressee) WrittenWithin(days int, now time.Time) bool {
	return !a.Written.IsZero() && DayOf(now) < DayOf(a.Written).Add(days)
}

// CampaignUnit is what became of one county in a campaign.
type CampaignUnit struct {
	County    string // unit key
	Person    string // random id
	Letter    string // key of its mail in the outbox; empty: by post
	Attempted time.Time
	State     string // of the mail; see mail.State
	Code      string // why it was not sent
	Posted    int64  // number of the mail
	Contact   string // to whom it would go now; empty: nobody can be reached
}

// LetterDecision is what somebody found out about a mail.
type LetterDecision string

// The decisions.
const (
	LetterArrived LetterDecision = "arrived" // unclear before, or taken for bounced
	LetterAgain   LetterDecision = "again"   // unclear or failed before, or bounced from an address that was changed since
	LetterBounced LetterDecision = "bounced" // came back after it had been sent
)
