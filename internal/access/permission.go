package access

import (
	"slices"
	"time"
)

// Permission is one thing that a visitor may be allowed to do. Each route names
// the one that it needs; the store asks for those of its scope.
type Permission string

// The permissions.
const (
	Visit      Permission = "visit"       // what everybody may see
	FillIn     Permission = "fill_in"     // the own county's response
	OwnAccount Permission = "own_account" // what everybody with an account may do with it

	// ProveFactor is all that an account may do before its second factor was typed.
	ProveFactor Permission = "prove_factor"

	SeeProgress    Permission = "see_progress"    // how far counties are, never what they answer
	SeeContacts    Permission = "see_contacts"    // whom to reach in a county, and what was sent there
	SeeAnswers     Permission = "see_answers"     // what one county submitted
	SeeFigures     Permission = "see_figures"     // the results of all counties together
	SeeDefinitions Permission = "see_definitions" // questionnaires, also those not in force
	SeeAudit       Permission = "see_audit"       // who did what

	ExportAnswers  Permission = "export_answers"  // raw answers with the names of their counties
	ExportNameless Permission = "export_nameless" // answers without names

	LogCalls        Permission = "log_calls"        // note how a contact went
	CorrectContacts Permission = "correct_contacts" // names and addresses of a county's people
	SendReminders   Permission = "send_reminders"   // the DLT's reminder, to those who are missing

	WriteDefinitions Permission = "write_definitions" // questionnaires, and which one is in force
	ManageWaves      Permission = "manage_waves"
	ManageFrame      Permission = "manage_frame"
	ManageCampaigns  Permission = "manage_campaigns" // what is mailed to all counties
	ManageResponses  Permission = "manage_responses" // return, extend, refuse, enter on behalf
	ManageAccounts   Permission = "manage_accounts"
	ManageRetention  Permission = "manage_retention" // what is deleted when, what is known of a person
)

var granted = map[Role][]Permission{
	Anonymous: {Visit},
	CountyRep: {Visit, FillIn},
	Admin: {Visit, ProveFactor, OwnAccount, SeeProgress, SeeContacts, SeeAnswers, SeeFigures, SeeDefinitions, SeeAudit,
		ExportAnswers, ExportNameless, LogCalls, CorrectContacts, SendReminders, WriteDefinitions,
		ManageWaves, ManageFrame, ManageCampaigns, ManageResponses, ManageAccounts, ManageRetention},
	Reader:      {Visit, ProveFactor, OwnAccount, SeeProgress, SeeContacts, SeeAnswers, SeeFigures, SeeDefinitions},
	Association: {Visit, ProveFactor, OwnAccount, SeeProgress, SeeContacts, LogCalls, CorrectContacts, SendReminders},
	Analyst:     {Visit, ProveFactor, OwnAccount, SeeFigures, ExportNameless},
}

// May reports whether the role includes the permission. The command line, which
// whoever owns the machine uses, does all that the DLT may.
func (r Role) May(p Permission) bool {
	if r == System {
		r = Admin
	}
	return slices.Contains(granted[r], p)
}

// May reports whether the principal has the permission. An account whose second
// factor was not typed may do nothing but type it.
func (p Principal) May(want Permission) bool {
	if p.Halfway() && want != Visit && want != ProveFactor {
		return false
	}
	return p.Role.May(want)
}

// Halfway reports whether an account's second factor is still to be typed.
func (p Principal) Halfway() bool { return p.Role.Staff() && p.Factor.IsZero() }

// Fresh reports whether the second factor was typed a short while ago.
func (p Principal) Fresh(now time.Time) bool { return now.Before(p.Factor.Add(FactorLasts)) }
