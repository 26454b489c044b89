package access

import (
	"time"

	"kreisumfrage/internal/survey"
)

// Change is something that one person of the DLT asked for and a second one has
// to confirm.
type Change struct {
	ID        string
	Kind      ChangeKind
	Wave      string // of retention and stage
	Person    string // random id of whom it is about: invitation and role
	Name      string // of that person
	Email     string // invitation only
	Requester string // random id
	Created   time.Time
	Expires   time.Time
	ChangeDetails
}

// ChangeDetails are what is changed to what.
type ChangeDetails struct {
	Role      Role               `json:",omitempty"`
	Land      string             `json:",omitempty"`
	Retention []survey.Retention `json:",omitempty"`
	Move      survey.WaveMove
}

// ChangeKind is what is to be changed.
type ChangeKind string

// The kinds of changes that a second person confirms.
const (
	ChangeInvitation ChangeKind = "invitation"
	ChangeRole       ChangeKind = "role"
	ChangeRetention  ChangeKind = "retention"
	ChangeStage      ChangeKind = "stage"
)

// Needs is the permission without which nobody asks for the change or confirms it.
func (k ChangeKind) Needs() Permission {
	switch k {
	case ChangeRetention:
		return ManageRetention
	case ChangeStage:
		return ManageWaves
	}
	return ManageAccounts
}

// ChangeLives is how long a change waits for its second person.
const ChangeLives = 3 * 24 * time.Hour
