package access

import (
	"time"

	"kreisumfrage/internal/survey"
)

// Approval is what became of an address outside the county's domains.
type Approval string

// The states of an approval.
const (
	ApprovalNone    Approval = "" // none is needed
	ApprovalWaiting Approval = "waiting"
	ApprovalGranted Approval = "granted"
	ApprovalRefused Approval = "refused"
)

// Mails reports whether mails go to the address.
func (a Approval) Mails() bool { return a == ApprovalNone || a == ApprovalGranted }

// ApprovalRequest asks the DLT to let mails go to an address. It names nobody:
// the address and the parts are enough to decide.
type ApprovalRequest struct {
	County  survey.County
	Person  string // whose address it is
	Address string
	Part    Part // Guest: somebody to whom an invitation was passed on, or who came in with one
	Asker   Part
	Self    bool // whose address it is asks
	Office  bool // an association recorded it as one of the county's official ones
	Asked   time.Time
}

// PassedOn is somebody to whom the invitation of a county was passed on.
type PassedOn struct {
	Person   string
	Contact  Contact
	By       Contact   // who passed it on; empty where nobody knows their name
	Time     time.Time // zero: before this was noted
	Approval Approval  // of the address
}

// Seat is a county for which the person whose address was proven works, too.
type Seat struct {
	County survey.County
	Person string
	Link   string // see Principal
}
