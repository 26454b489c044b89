package access

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
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
	Reviewer    Part = "reviewer" // head of the house: reads everything and releases it
	Typist      Part = "typist"   // of the DLT: types what came on paper or by telephone
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
	Approval  Approval   // of the contact's address
	Rule      SubmitRule // of the county
}

// Allotment names what the member has to do by a hash: equal for the same shares,
// deadline, word and right to read the rest.
func (m Member) Allotment() string {
	var shares []string
	for _, s := range m.Shares {
		shares = append(shares, string(s.Kind)+":"+s.Key)
	}
	slices.Sort(shares)
	sum := sha256.Sum256(fmt.Appendf(nil, "%q %q %q %t", slices.Compact(shares), m.Deadline, m.Word, m.ReadsRest))
	return hex.EncodeToString(sum[:])
}

// Contact is how the others of the county know a person. It never leaves the
// county.
type Contact struct {
	Name   string
	Office string // the function, or the Amt
	Email  string
}

// Slip is how somebody gets a link and a code on a page that is shown once: the
// hashes of both. Without them, a mail brings the link.
type Slip struct {
	SaveID    string // of the form, which has one effect however often it is sent; empty: each call has
	TokenHash string
	CodeHash  string
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

// The acts. Reading, editing and notes concern items, the others the whole.
const (
	Read   Act = "read"
	Edit   Act = "edit"
	Note   Act = "note" // to the colleagues, about what one reads, and read theirs
	Submit Act = "submit"
	Manage Act = "manage" // the team, the files, and that there is a release
	Review Act = "review" // release the answers or return them
)

// SubmitRule is a county's own rule about who submits, and when.
type SubmitRule string

// The rules.
const (
	LeadersSubmit   SubmitRule = "leaders"
	CoordinatorOnly SubmitRule = "coordinator"
	ReleasedOnly    SubmitRule = "released" // the leaders, once exactly these answers are released
)

// ReleaseMode is where the release of the answers is given.
type ReleaseMode string

// The modes.
const (
	ReleaseOutside ReleaseMode = "outside" // on paper or in the house's own file, noted here
	ReleaseInside  ReleaseMode = "inside"  // here, by a reviewer
)

// Setting is how a county has arranged its work.
type Setting struct {
	Submit  SubmitRule
	Release ReleaseMode
}

// Check refuses what is no setting.
func (s Setting) Check() error {
	if !slices.Contains([]SubmitRule{LeadersSubmit, CoordinatorOnly, ReleasedOnly}, s.Submit) ||
		!slices.Contains([]ReleaseMode{ReleaseOutside, ReleaseInside}, s.Release) {
		return survey.ErrInvalid
	}
	return nil
}

// May decides about every act of a county's people. Reading and editing are
// allowed only for all of the items together, and never for none.
func (m Member) May(act Act, items ...*survey.Item) bool {
	switch {
	case m.Revoked:
		return false
	case m.Part.Leads():
		return act != Review && (act != Submit || m.Part == Coordinator || m.Rule != CoordinatorOnly)
	case m.Part == Typist:
		return act == Submit || (act == Read || act == Edit) && len(items) > 0 && !slices.Contains(items, nil)
	case m.Part == Reviewer:
		return act == Review || act == Read && len(items) > 0 && !slices.Contains(items, nil)
	case m.Part != Colleague || len(items) == 0 || (act != Read && act != Edit && act != Note):
		return false
	}
	return act != Edit && m.ReadsRest || !slices.ContainsFunc(items, m.lacks)
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

// Under is the share in the words of the next edition. What that does not have any
// more as a section or page goes on as the questions that it held.
func (s Share) Under(t survey.Translation) []Share {
	if s.Kind == ShareItem {
		if id, asked := t.Items[s.Key]; asked {
			return []Share{{ShareItem, id}}
		}
		return []Share{s}
	}
	if slices.ContainsFunc(t.To.Sections, func(section *survey.Section) bool { return s.Kind == ShareSection && section.Key == s.Key }) ||
		s.Kind == SharePage && t.To.Page(s.Key) != nil {
		return []Share{s}
	}
	var held []Share
	for _, it := range t.From.Items() {
		if id, asked := t.Items[it.ID]; asked && it.CompanionOf == "" && s.covers(it) {
			held = append(held, Share{ShareItem, id})
		}
	}
	return held
}
