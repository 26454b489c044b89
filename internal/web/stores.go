package web

import (
	"context"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/register"
	"kreisumfrage/internal/survey"
)

// WaveStore knows the waves and their frames.
type WaveStore interface {
	Waves(ctx context.Context) ([]survey.Wave, error)
	Wave(ctx context.Context, key string) (survey.Wave, error)
	Edition(ctx context.Context, sha string) ([]byte, error)
	WaveEditions(ctx context.Context, wave string) ([]survey.EditionInForce, error)
	SubmissionRevision(ctx context.Context, wave string) (int64, error)
	WaveSettings(ctx context.Context, wave string) (survey.WaveSettings, error)
}

// WaveLifeStore makes waves, changes what is decided for them and moves them from
// state to state. What its functions refuse, and when, stands at the store's.
type WaveLifeStore interface {
	FoundWave(ctx context.Context, whole access.Scope, w survey.Wave, settings survey.WaveSettings, definition []byte,
		frame []survey.County, reach map[string]access.Reach) error
	WaveSettings(ctx context.Context, wave string) (survey.WaveSettings, error)
	ChangeWave(ctx context.Context, sc access.Scope, seen string, next survey.WavePlan) error
	Unaddressed(ctx context.Context, sc access.Scope) ([]string, error)
	SharedHosts(ctx context.Context, sc access.Scope) ([]string, error)
	OpenWaveAs(ctx context.Context, sc access.Scope) error
	MoveWave(ctx context.Context, sc access.Scope, m survey.WaveMove) error
	WaveStages(ctx context.Context, wave string) ([]survey.WaveStage, error)
}

// FrameStore keeps the counties of a wave and which of them took the place of
// others. What its functions refuse, and when, stands at the store's.
type FrameStore interface {
	Frame(ctx context.Context, sc access.Scope) ([]survey.Listing, error)
	FrameBonds(ctx context.Context, sc access.Scope) (map[string]survey.Bond, error)
	ChangeFrame(ctx context.Context, sc access.Scope, seen string, u survey.FrameUpdate) error
	Successions(ctx context.Context) (survey.Successions, error)
	SetSuccessions(ctx context.Context, actor access.Principal, seen string, all survey.Successions) error
}

// PretestStore keeps what a pre-test asks for beside answers.
type PretestStore interface {
	OwnRemarks(ctx context.Context, sc access.Scope) ([]survey.Remark, error)
	Remarks(ctx context.Context, sc access.Scope) ([]survey.Remark, []survey.PageTime, error)
}

// ResponseStore keeps one county's answers. Every call is bound to a scope.
type ResponseStore interface {
	Response(ctx context.Context, sc access.Scope) (survey.Response, error)
	Answers(ctx context.Context, sc access.Scope) ([]survey.Answer, error)
	History(ctx context.Context, sc access.Scope, item string) ([]survey.HistoryEntry, error)
	SaveAnswers(ctx context.Context, sc access.Scope, sv survey.Save) (survey.SaveResult, error)
	Attend(ctx context.Context, sc access.Scope, page string) ([]survey.Presence, error)
	Submit(ctx context.Context, sc access.Scope, q *survey.Questionnaire, l survey.Lineage, edition, submitID, seen string) (survey.Submission, error)
	Reopen(ctx context.Context, sc access.Scope) error
	ReturnResponse(ctx context.Context, sc access.Scope, reason string) error
	Returns(ctx context.Context, sc access.Scope) ([]survey.Return, error)
	SubmissionHeads(ctx context.Context, sc access.Scope) ([]survey.Submission, error)
	ReleaseInterim(ctx context.Context, sc access.Scope, q *survey.Questionnaire, edition string) error
	RevokeInterim(ctx context.Context, sc access.Scope) error
	Interim(ctx context.Context, sc access.Scope) (survey.Interim, error)
	LatestSubmission(ctx context.Context, sc access.Scope) (survey.Submission, error)
	Changes(ctx context.Context, sc access.Scope, items []string, skip, most int) (changes []survey.HistoryEntry, all int, err error)
}

// ProxyStore knows when the DLT types in a county's place. What its functions
// refuse, and when, stands at the store's.
type ProxyStore interface {
	StartProxy(ctx context.Context, sc access.Scope, p survey.Proxy) error
	StopProxy(ctx context.Context, sc access.Scope) error
	RefuseProxy(ctx context.Context, sc access.Scope) error
	Proxies(ctx context.Context, sc access.Scope) ([]survey.Proxy, error)
	ConfirmProxy(ctx context.Context, sc access.Scope, number int) error
}

// EarlierStore knows what a county, or those before it, submitted in the wave that
// its wave recalls.
type EarlierStore interface {
	EarlierSubmissions(ctx context.Context, sc access.Scope) ([]survey.Submission, survey.Wave, error)
}

// ReopeningStore keeps the requests to change what was submitted. Reopen grants
// the open one.
type ReopeningStore interface {
	RequestReopening(ctx context.Context, sc access.Scope, reason string) error
	Reopenings(ctx context.Context, sc access.Scope) ([]survey.Reopening, error)
	OpenReopenings(ctx context.Context, sc access.Scope) ([]survey.Reopening, error)
	DeclineReopening(ctx context.Context, sc access.Scope, number int, answer string) error
}

// RescueStore keeps what was sent after a session had ended, for its sender.
type RescueStore interface {
	EndedSession(ctx context.Context, idHash string) (access.SessionRow, error)
	FormerSessions(ctx context.Context, row access.SessionRow) ([]access.SessionRow, error)
	Rescue(ctx context.Context, sc access.Scope, r survey.Rescue) error
	Rescued(ctx context.Context, sc access.Scope) ([]survey.Rescue, error)
	DropRescue(ctx context.Context, sc access.Scope, page, formID string) error
}

// FieldworkStore sees all counties of a wave: their dispositions, and the
// submissions that count.
type FieldworkStore interface {
	Responses(ctx context.Context, sc access.Scope) ([]survey.Response, error)
	FrameSize(ctx context.Context, sc access.Scope) (int, error)
	CountedSubmissions(ctx context.Context, sc access.Scope) ([]survey.Submission, int64, error)
	InterimSubmissions(ctx context.Context, sc access.Scope) ([]survey.Submission, error)
}

// ContactStore knows what passes between the DLT and one county: what it agrees
// with it, and how it reaches it.
type ContactStore interface {
	Extensions(ctx context.Context, sc access.Scope) ([]survey.Extension, error)
	ExtendResponse(ctx context.Context, sc access.Scope, seen int, until survey.Day, reason string) error
	LatestExtension(ctx context.Context, sc access.Scope) (survey.Day, error)
	RecordRefusal(ctx context.Context, sc access.Scope, r survey.Refusal) error
	WithdrawRefusal(ctx context.Context, sc access.Scope) error
	SetReach(ctx context.Context, sc access.Scope, reach access.Reach) error
	AccessDigest(ctx context.Context, sc access.Scope) (string, error)
	InviteCounty(ctx context.Context, sc access.Scope, replace bool, seen string) (int, error)
	ReplaceCountyAccess(ctx context.Context, sc access.Scope, seen, tokenHash, codeHash string) error
}

// MorningStore knows what the DLT's mornings need: how far counties are, whom to
// call, what came of it, and which lists somebody wants to see again.
type MorningStore interface {
	SectionsBegun(ctx context.Context, sc access.Scope, items map[string][]string, counties ...string) (map[string]map[string]int, error)
	Contacts(ctx context.Context, sc access.Scope, counties []string) (map[string][]access.CountyContact, error)
	ContactLog(ctx context.Context, sc access.Scope) ([]survey.ContactEvent, error)
	ContactLogs(ctx context.Context, sc access.Scope) ([]survey.ContactEvent, error)
	LogContact(ctx context.Context, sc access.Scope, e survey.ContactEvent) error
	SavedViews(ctx context.Context, sc access.Scope) ([]survey.SavedView, error)
	SaveView(ctx context.Context, sc access.Scope, v survey.SavedView) error
	DropView(ctx context.Context, sc access.Scope, name string) error
}

// EditionStore knows which editions were in force in a wave, and puts others in
// force. What an activation may do stands at store.ActivateEdition.
type EditionStore interface {
	Proposal(ctx context.Context, wave string) (survey.Proposal, error)
	ProposeEdition(ctx context.Context, sc access.Scope, p survey.Proposal) error
	WithdrawProposal(ctx context.Context, sc access.Scope, edition string) error
	ActivateEdition(ctx context.Context, sc access.Scope, a survey.Activation) error
	LiveAnswers(ctx context.Context, sc access.Scope, items []string) (map[string]survey.Answers, error)
	SoleAdmin(ctx context.Context, person string) (bool, error)
	Names(ctx context.Context, persons []string) (map[string]string, error)
}

// DraftStore keeps the editions that administrators bring in.
type DraftStore interface {
	Drafts(ctx context.Context) ([]survey.Draft, error)
	Draft(ctx context.Context, edition string) (survey.Draft, error)
	AddDraft(ctx context.Context, d survey.Draft, definition []byte) (sha string, added bool, err error)
}

// AccessStore knows who may log in and counts those who failed to.
type AccessStore interface {
	CountyAccess(ctx context.Context, tokenHash string) (access.CountyGrant, error)
	RequestLoginCode(ctx context.Context, grant access.CountyGrant, browser string) (posted bool, err error)
	LoginCodes(ctx context.Context, grant access.CountyGrant, browser string) ([]access.LoginCode, error)
	TryLoginCodes(ctx context.Context, grant access.CountyGrant, browser string) ([]access.LoginCode, error)
	UseLoginCode(ctx context.Context, grant access.CountyGrant, letter string) error
	AdminByLogin(ctx context.Context, login string) (access.AdminAccount, error)
	Failures(ctx context.Context, key string, window time.Duration) (int, error)
	AddFailure(ctx context.Context, key string) error
	ClearFailures(ctx context.Context, key string) error
	Audit(ctx context.Context, e access.Event) error
}

// TrailStore reads the audit trail for the DLT and compares it with its seals.
type TrailStore interface {
	AuditLines(ctx context.Context, f access.TrailFilter, most int) (lines []access.Line, all int, err error)
	VerifyAudit(ctx context.Context, noted string) (access.TrailState, error)
	PersonsNamed(ctx context.Context, text string) ([]string, error)
}

// PrivacyStore knows what is deleted when, and what is held of a person.
type PrivacyStore interface {
	Retention(ctx context.Context, sc access.Scope) ([]survey.Retention, error)
	WaveRetention(ctx context.Context, wave string) ([]survey.Retention, error)
	SetRetention(ctx context.Context, sc access.Scope, all []survey.Retention) error
	Held(ctx context.Context, sc access.Scope) (map[survey.RetentionKind]int64, error)
	Purges(ctx context.Context, sc access.Scope) ([]survey.Purged, error)
	Persons(ctx context.Context, ids []string) ([]access.Person, error)
	PersonsKnown(ctx context.Context, ids []string) ([]access.Person, error)
	Disclose(ctx context.Context, actor access.Principal, person string) ([]register.Holding, error)
}

// TeamStore knows who of a county works on its response. What its functions
// refuse, and when, stands at the store's.
type TeamStore interface {
	Team(ctx context.Context, sc access.Scope) ([]access.Member, error)
	Reach(ctx context.Context, sc access.Scope) (access.Reach, error)
	Introduce(ctx context.Context, sc access.Scope, part access.Part, c access.Contact) error
	InviteMember(ctx context.Context, sc access.Scope, m access.Member, slip access.Slip) (person string, err error)
	ShareWith(ctx context.Context, sc access.Scope, person, seen string, m access.Member) error
	PassOn(ctx context.Context, sc access.Scope, c access.Contact, slip access.Slip) (access.Approval, error)
	Received(ctx context.Context, sc access.Scope, saveID string) (bool, error)
	PassedOn(ctx context.Context, sc access.Scope) ([]access.PassedOn, error)
	Seats(ctx context.Context, sc access.Scope, proven string) ([]access.Seat, error)
	ApprovalRequests(ctx context.Context, sc access.Scope) ([]access.ApprovalRequest, error)
	DecideApproval(ctx context.Context, sc access.Scope, person string, grant bool) error
	InviteAgain(ctx context.Context, sc access.Scope, person, saveID string) error
	AddMemberAccess(ctx context.Context, sc access.Scope, person string, slip access.Slip) error
	RevokeMember(ctx context.Context, sc access.Scope, person string) error
	AppointMember(ctx context.Context, sc access.Scope, person string, part access.Part) error
	Remind(ctx context.Context, sc access.Scope, reminders []survey.Reminder) (posted int, err error)
	CountyLetters(ctx context.Context, sc access.Scope, kinds ...*mail.Kind) ([]mail.Posted, error)
	Reminding(ctx context.Context, sc access.Scope) (survey.Reminding, error)
	SetReminding(ctx context.Context, sc access.Scope, r survey.Reminding) error
}

// CampaignStore keeps what the DLT writes to the counties. What its functions
// refuse, and when, stands at the store's.
type CampaignStore interface {
	Campaigns(ctx context.Context, sc access.Scope) ([]survey.Campaign, error)
	Campaign(ctx context.Context, sc access.Scope, id string) (survey.Campaign, error)
	AddCampaign(ctx context.Context, sc access.Scope, c survey.Campaign) (id string, err error)
	ChangeCampaign(ctx context.Context, sc access.Scope, c survey.Campaign) error
	DropCampaign(ctx context.Context, sc access.Scope, c survey.Campaign) error
	StartCampaign(ctx context.Context, sc access.Scope, c survey.Campaign, to []survey.Addressee) (n int, err error)
	StopCampaign(ctx context.Context, sc access.Scope, c survey.Campaign) error
	TryCampaign(ctx context.Context, sc access.Scope, campaign string) error
	IssueCampaignLetters(ctx context.Context, sc access.Scope, c survey.Campaign, letters []access.LetterHashes) error
	ConfirmLetters(ctx context.Context, sc access.Scope, c survey.Campaign, day survey.Day) error
	DecideLetter(ctx context.Context, sc access.Scope, campaign string, d survey.LetterDecision) error
	Addressees(ctx context.Context, sc access.Scope, items []string) ([]survey.Addressee, error)
	CampaignUnits(ctx context.Context, sc access.Scope, id string) ([]survey.CampaignUnit, error)
	WaveSettings(ctx context.Context, wave string) (survey.WaveSettings, error)
	ReleasedReminders(ctx context.Context, sc access.Scope) ([]survey.Campaign, error)
	RemindMissing(ctx context.Context, sc access.Scope, c survey.Campaign, to []survey.Addressee) (n int, err error)
	RemindAnyway(ctx context.Context, sc access.Scope, c survey.Campaign, to survey.Addressee) error
}

// PlanStore knows which office of a county answers what.
type PlanStore interface {
	Plan(ctx context.Context, sc access.Scope) (survey.Plan, error)
	SavePlan(ctx context.Context, sc access.Scope, duties []survey.Duty) (conflicts []survey.Duty, err error)
	FormerPlans(ctx context.Context, sc access.Scope) ([]survey.FormerPlan, error)
}

// NoteStore keeps what the people of a county write to each other.
type NoteStore interface {
	Notes(ctx context.Context, sc access.Scope, q *survey.Questionnaire) ([]survey.Note, error)
	ChangeNotes(ctx context.Context, sc access.Scope, q *survey.Questionnaire, formID string, changes []survey.NoteChange) error
}

// ReleaseStore knows how a county arranges its work, and the release of its
// answers in its own house. What its functions refuse, and when, stands at the
// store's.
type ReleaseStore interface {
	Setting(ctx context.Context, sc access.Scope) (access.Setting, error)
	Settle(ctx context.Context, sc access.Scope, setting access.Setting) error
	FileNumber(ctx context.Context, sc access.Scope) (string, error)
	SetFileNumber(ctx context.Context, sc access.Scope, number string) error
	Releases(ctx context.Context, sc access.Scope) (survey.Releases, error)
	ReleaseComments(ctx context.Context, sc access.Scope) ([]survey.ReleaseComment, error)
	RecordRelease(ctx context.Context, sc access.Scope, q *survey.Questionnaire, r survey.Release) error
	InviteReviewer(ctx context.Context, sc access.Scope, contact access.Contact, saveID string) (person string, err error)
	AskRelease(ctx context.Context, sc access.Scope, q *survey.Questionnaire, r survey.Release) error
	WithdrawRelease(ctx context.Context, sc access.Scope, q *survey.Questionnaire, edition string) error
	Review(ctx context.Context, sc access.Scope, q *survey.Questionnaire, r survey.Release, comments []survey.ReleaseComment) error
}

// SessionStore keeps the rows behind the session cookie.
type SessionStore interface {
	LoadSession(ctx context.Context, idHash string) (access.SessionRow, error)
	CreateSession(ctx context.Context, row access.SessionRow) error
	EndSession(ctx context.Context, idHash string) error
	RenewSession(ctx context.Context, idHash, newHash string) error
	SessionsOf(ctx context.Context, person string) ([]access.SessionRow, error)
	EndSessionsOf(ctx context.Context, actor access.Principal, person, one, kept string) (n int, err error)
}

// AccountStore keeps the accounts of the DLT's side and their second factors.
type AccountStore interface {
	Accounts(ctx context.Context) ([]access.AdminAccount, error)
	Account(ctx context.Context, person string) (access.AdminAccount, error)
	InviteAccount(ctx context.Context, actor access.Principal, i access.AccountInvitation) error
	AccountInvitations(ctx context.Context) ([]access.AccountInvitation, error)
	AccountInvitation(ctx context.Context, tokenHash string) (access.AccountInvitation, error)
	OpenAccount(ctx context.Context, tokenHash, passwordHash string) (access.AdminAccount, error)
	ChangeRole(ctx context.Context, actor access.Principal, person string, role access.Role, land string) error
	DisableAccount(ctx context.Context, actor access.Principal, person string, disabled bool) error
	ResetFactor(ctx context.Context, actor access.Principal, person string) error
	Factor(ctx context.Context, person string) (access.Factor, error)
	BeginFactor(ctx context.Context, person, sealed string) error
	ConfirmFactor(ctx context.Context, actor access.Principal, step int64, recovery []string) error
	UseFactor(ctx context.Context, person string, step int64) error
	UseRecoveryCode(ctx context.Context, actor access.Principal, hash string) error
	UseSignOn(ctx context.Context, stateHash string, expires time.Time) error
	IdentityAccount(ctx context.Context, identityHash string) (access.AdminAccount, error)
	HasIdentity(ctx context.Context, person string) (bool, error)
	BindIdentity(ctx context.Context, actor access.Principal, identityHash string) error
	UnbindIdentity(ctx context.Context, actor access.Principal, person string) error
	RequestChange(ctx context.Context, actor access.Principal, c access.Change) error
	PendingChanges(ctx context.Context) ([]access.Change, error)
	ConfirmChange(ctx context.Context, actor access.Principal, id string) error
	DeclineChange(ctx context.Context, actor access.Principal, id string) error
	ChangePassword(ctx context.Context, actor access.Principal, compared, next, kept string) error
	RenewFactor(ctx context.Context, actor access.Principal, sealed string, step int64, recovery []string, kept string) error
	RenewRecovery(ctx context.Context, actor access.Principal, recovery []string) error
}

// Clock is the one clock of the product, and whether the database answers.
type Clock interface {
	Now(ctx context.Context) (time.Time, error)
	Ping(ctx context.Context) error
}

// Store is all that the pages need of the database.
type Store interface {
	WaveStore
	WaveLifeStore
	FrameStore
	PretestStore
	ResponseStore
	ReopeningStore
	ProxyStore
	EarlierStore
	RescueStore
	FieldworkStore
	MorningStore
	ContactStore
	EditionStore
	DraftStore
	AccessStore
	TrailStore
	PrivacyStore
	TeamStore
	PlanStore
	CampaignStore
	NoteStore
	ReleaseStore
	SessionStore
	AccountStore
	Clock
}

// Compiler turns the stored bytes of an edition into what the pages show.
type Compiler interface {
	Compile(definition []byte) (*survey.Questionnaire, []figure.Spec, error)
	// Compare tells what an edition changes, the gravest first, and how answers to
	// the old one read under it: nil while it leaves something open.
	Compare(old, now []byte) ([]survey.EditionChange, *survey.Translation, error)
}

// Author serves those who write definitions: it says what is wrong with one, and
// changes texts.
type Author interface {
	Lint(definition []byte) []survey.Finding
	Passages(definition []byte, page string) ([]survey.Passage, error)
	Rewrite(definition []byte, texts map[survey.Place]string) ([]byte, map[survey.Place]survey.Stretch, error)
}
