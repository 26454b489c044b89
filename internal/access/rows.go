package access

import "time"

// CountyGrant is what one personal link opens: one county in one wave, for one
// technical person, once the code that belongs to it has been typed.
type CountyGrant struct {
	Wave      string
	County    string // unit key
	Person    string // random id
	TokenHash string // see HashToken
	CodeHash  string // see HashCode; empty: the code is mailed, see LoginCode
	Address   string // to which it is mailed, masked; empty: to none
	Proof     string // hash of that address, which whoever types the code has proven; see HashAddress
	Revoked   bool
}

// Mailed reports whether the link asks for a code that is mailed. The mode
// belongs to the link, not to the wave: also where codes are mailed, a colleague
// without an address comes in by a slip with a code.
func (g CountyGrant) Mailed() bool { return g.CodeHash == "" }

// Scope covers what the link opens, for its person.
func (g CountyGrant) Scope() Scope { return CountyScope(g.Wave, g.County, g.Person) }

// LetterHashes are those of the link and the code in one county's letter; both are
// empty where the letter has none.
type LetterHashes struct {
	County string // unit key
	Token  string // see HashToken
	Code   string // see HashCode
}

// AdminAccount is one DLT account.
type AdminAccount struct {
	Person       string // random id
	Login        string // see NormalLogin
	Name         string
	PasswordHash string // see HashPassword
	Role         Role
	Land         string // association only
	Disabled     bool
	Factor       bool      // its second factor is set up
	LastSeen     time.Time // in a list only; zero: no session is known
}

// AccountInvitation is an account that waits for its owner to open it.
type AccountInvitation struct {
	Person  string
	Name    string
	Email   string // becomes the login
	Role    Role
	Land    string
	Created time.Time
	Expires time.Time
}

// InvitationLives is how long an invitation can be accepted.
const InvitationLives = 7 * 24 * time.Hour

// SessionRow is one session as it is stored. Wave and County are set for the
// county role only.
type SessionRow struct {
	IDHash   string // see HashToken; the id itself stands in the cookie alone
	Role     Role
	Person   string
	Name     string
	Wave     string
	County   string
	Land     string // association only
	Proven   string // see Principal
	Link     string // likewise
	Factor   time.Time
	Browser  string // its family and system, in words
	Created  time.Time
	LastSeen time.Time
	Idle     time.Duration // ends this long after LastSeen
	Absolute time.Duration // ends this long after Created
}

// Expired reports whether one of the session's two limits has passed.
func (s SessionRow) Expired(now time.Time) bool {
	return !now.Before(s.LastSeen.Add(s.Idle)) || !now.Before(s.Created.Add(s.Absolute))
}

// Principal is who stands behind the session's requests.
func (s SessionRow) Principal() Principal {
	return Principal{Role: s.Role, Person: s.Person, Name: s.Name, Wave: s.Wave, County: s.County, Land: s.Land, Factor: s.Factor, Proven: s.Proven}
}

// Event is one line of the audit trail. It never holds answers, names,
// addresses, tokens or codes.
type Event struct {
	Person string // random id; empty for an unknown visitor
	Role   Role
	Action Action
	Wave   string // empty where no wave is concerned
	County string // unit key; empty where no single county is concerned
	Detail string // keys and counts only
}

// Action names what was done, in the audit trail.
type Action string

// The actions that leave a line in the audit trail.
const (
	ActionLogin            Action = "login"
	ActionLoginFailed      Action = "login_failed"
	ActionLogout           Action = "logout"
	ActionThrottled        Action = "throttled"
	ActionPasswordAccepted Action = "password_accepted" // the second factor is still to come
	ActionSignOnAccepted   Action = "sign_on_accepted"
	ActionIdentityBound    Action = "identity_bound"
	ActionIdentityUnbound  Action = "identity_unbound"
	ActionSteppedUp        Action = "stepped_up"
	ActionFactorConfirmed  Action = "factor_confirmed"
	ActionFactorReset      Action = "factor_reset"
	ActionFactorRenewed    Action = "factor_renewed"
	ActionRecoveryUsed     Action = "recovery_code_used"
	ActionRecoveryRenewed  Action = "recovery_codes_renewed"
	ActionPasswordChanged  Action = "password_changed"
	ActionAccountInvited   Action = "account_invited"
	ActionAccountOpened    Action = "account_opened"
	ActionRoleChanged      Action = "role_changed"
	ActionAccountDisabled  Action = "account_disabled"
	ActionAccountEnabled   Action = "account_enabled"
	ActionChangeRequested  Action = "change_requested"
	ActionChangeConfirmed  Action = "change_confirmed"
	ActionChangeDeclined   Action = "change_declined"
	ActionSessionsEnded    Action = "sessions_ended"
	ActionAdminCreated     Action = "admin_created"
	ActionAccessCreated    Action = "access_created"
	ActionAccessRevoked    Action = "access_revoked"
	ActionCodeRequested    Action = "code_requested"
	ActionContactSet       Action = "contact_set"
	ActionApprovalAsked    Action = "approval_asked"
	ActionApprovalDecided  Action = "approval_decided"
	ActionPassedOn         Action = "passed_on"
	ActionMemberJoined     Action = "member_joined"
	ActionMemberInvited    Action = "member_invited"
	ActionMemberShared     Action = "member_shared"
	ActionMemberRevoked    Action = "member_revoked"
	ActionMemberAppointed  Action = "member_appointed"
	ActionPlanSaved        Action = "plan_saved"
	ActionMemberReminded   Action = "member_reminded"
	ActionMailsChosen      Action = "mails_chosen"
	ActionPeopleForgotten  Action = "people_forgotten"
	ActionWaveCreated      Action = "wave_created"
	ActionWaveRecalls      Action = "wave_recalls"
	ActionWaveOpened       Action = "wave_opened"
	ActionWaveClosed       Action = "wave_closed"
	ActionWaveEvaluated    Action = "wave_evaluated"
	ActionWaveArchived     Action = "wave_archived"
	ActionWaveMovedBack    Action = "wave_moved_back"
	ActionWaveChanged      Action = "wave_changed"
	ActionFrameChanged     Action = "frame_changed"
	ActionSuccessionsSet   Action = "successions_set"
	ActionAnswersSaved     Action = "answers_saved"
	ActionAnswersRead      Action = "answers_read" // by anybody but the county itself
	ActionEditionProposed  Action = "edition_proposed"
	ActionEditionWithdrawn Action = "edition_withdrawn"
	ActionEditionActivated Action = "edition_activated"
	ActionSubmitted        Action = "submitted"
	ActionSettingChanged   Action = "setting_changed"
	ActionReleaseStep      Action = "release_step"
	ActionReleaseCommented Action = "release_commented"
	ActionReopened         Action = "reopened"
	ActionInterimReleased  Action = "interim_released"
	ActionInterimRevoked   Action = "interim_revoked"
	ActionExtended         Action = "extended"
	ActionRefused          Action = "refused"
	ActionRefusalWithdrawn Action = "refusal_withdrawn"

	ActionProxyStarted   Action = "proxy_started" // the DLT types in a county's place
	ActionProxyEnded     Action = "proxy_ended"
	ActionProxyConfirmed Action = "proxy_confirmed"

	ActionReopeningRequested Action = "reopening_requested"
	ActionReopeningDeclined  Action = "reopening_declined"

	ActionImported         Action = "imported"
	ActionAnswersExported  Action = "answers_exported"
	ActionNamelessExported Action = "nameless_exported"
	ActionCodebookExported Action = "codebook_exported"
	ActionFiguresExported  Action = "figures_exported"
	ActionListExported     Action = "list_exported"
	ActionRemarksExported  Action = "remarks_exported"
	ActionEditionStored    Action = "edition_stored"
	ActionMailRetried      Action = "mail_retried"
	ActionMailSettled      Action = "mail_settled"
	ActionContactLogged    Action = "contact_logged"
	ActionMailDecided      Action = "mail_decided"
	ActionCampaignAdded    Action = "campaign_added"
	ActionCampaignChanged  Action = "campaign_changed"
	ActionCampaignDropped  Action = "campaign_dropped"
	ActionCampaignTried    Action = "campaign_tried"
	ActionCampaignStarted  Action = "campaign_started"
	ActionCampaignStopped  Action = "campaign_stopped"
	ActionCampaignDone     Action = "campaign_done"
	ActionCampaignLetters  Action = "campaign_letters" // links and codes were handed out
	ActionCampaignPosted   Action = "campaign_posted"

	ActionTrailRead     Action = "trail_read"
	ActionTrailExported Action = "trail_exported"
	ActionTrailVerified Action = "trail_verified"

	ActionRetentionSet Action = "retention_set"
	ActionPurged       Action = "purged"
	ActionRedacted     Action = "submission_redacted"
	ActionPersonSearch Action = "person_searched"
	ActionPersonExport Action = "person_exported"
)
