package access

import (
	"slices"
	"time"

	"kreisumfrage/internal/survey"
)

// Part is what a person does in the response of one county.
type Part string

// The parts.
const (
	Guest       Part = "" // came in by a link and has not said yet who they are
	Coordinator Part = "coordinator"
	Deputy      Part = "deputy" // with the rights of the coordinator
	Colleague   Part = "colleague"
)

// Leads reports whether the whole response is theirs, and its team.
func (p Part) Leads() bool { return p == Coordinator || p == Deputy }

// ShareKind says how much a share covers.
type ShareKind string

// The kinds of shares.
const (
	ShareSection ShareKind = "section"
	SharePage    ShareKind = "page"
	ShareItem    ShareKind = "item" // with its companions
)

// Share is a piece of the questionnaire that a colleague edits.
type Share struct {
	Kind ShareKind
	Key  string
}

// Member is a person in the response of one county.
type Member struct {
	Person    string
	Part      Part
	ReadsRest bool // colleagues: also what was not shared with them
	Shares    []Share
	Deadline  survey.Day // until when the coordinator waits; may be empty
	Word      string     // what the coordinator says about it
	Since     time.Time
	Revoked   bool
	Contact   Contact
	Approval  Approval // of the contact's address
}

// Contact is how the others of the county know a person. It never leaves the
// county.
type Contact struct {
	Name   string
	Office string // the function, or the Amt
	Email  string
}

// Text names the person: "Frau Beispiel, Schulamt".
func (c Contact) Text() string {
	if c.Office == "" {
		return c.Name
	}
	return c.Name + ", " + c.Office
}

// Act is what somebody wants to do with a response.
type Act string

// The acts. Reading and editing concern items, the others the whole.
const (
	Read   Act = "read"
	Edit   Act = "edit"
	Submit Act = "submit"
	Manage Act = "manage" // the team
)

// May decides about every act of a county's people. Reading and editing are
// allowed only for all of the items together, and never for none.
func (m Member) May(act Act, items ...*survey.Item) bool {
	switch {
	case m.Revoked:
		return false
	case m.Part.Leads():
		return true
	case m.Part != Colleague || len(items) == 0 || (act != Read && act != Edit):
		return false
	}
	return act == Read && m.ReadsRest || !slices.ContainsFunc(items, m.lacks)
}

// Items are those that the member may fill in.
func (m Member) Items(q *survey.Questionnaire) []*survey.Item {
	return slices.DeleteFunc(slices.Clone(q.Items()), func(it *survey.Item) bool { return !m.May(Edit, it) })
}

func (m Member) lacks(it *survey.Item) bool {
	return it == nil || !slices.ContainsFunc(m.Shares, func(s Share) bool { return s.covers(it) })
}

func (s Share) covers(it *survey.Item) bool {
	switch s.Kind {
	case ShareSection:
		return it.Page.Section.Key == s.Key
	case SharePage:
		return it.Page.Key == s.Key
	case ShareItem:
		return it.ID == s.Key || it.CompanionOf == s.Key
	}
	return false
}
