package access

import (
	"slices"
	"time"
)

// Role is what a visitor may do at most.
type Role string

// The roles.
const (
	Anonymous   Role = "anonymous"
	CountyRep   Role = "county"      // fills in for one county
	Admin       Role = "admin"       // DLT: may do everything
	Reader      Role = "reader"      // DLT: sees everything, changes nothing
	Association Role = "association" // follows and reminds the counties of its Land
	Analyst     Role = "analyst"     // evaluates, without names
	System      Role = "system"      // command line
)

// StaffRoles are those of the accounts of the DLT's side, in the order in which
// they are offered.
var StaffRoles = []Role{Admin, Reader, Association, Analyst}

// Staff reports whether the role belongs to an account of the DLT's side.
func (r Role) Staff() bool { return slices.Contains(StaffRoles, r) }

var roleNames = map[Role]string{
	Admin: "DLT-Administration", Reader: "DLT-Leserecht", Association: "Landesverband", Analyst: "Auswertung",
}

// Text is the German name of a staff role.
func (r Role) Text() string { return roleNames[r] }

// Operator is the person of the command line, which has no account.
const Operator = "system"

// Principal is who stands behind a request.
type Principal struct {
	Role   Role
	Person string    // random id
	Name   string    // how the page head addresses the visitor
	Wave   string    // county role only
	County string    // county role only: unit key
	Land   string    // association only: its Land, as the frame names it
	Factor time.Time // accounts only: when the second factor was typed last; zero: not yet
	Proven string    // county role only: hash of the address whose mailed code let them in; see HashAddress
	Link   string    // county role only, while they are let in: token hash of their link; no session keeps it
}

// Scope is what the principal may touch in the wave. ok is false where that is
// nothing.
func (p Principal) Scope(wave string) (s Scope, ok bool) {
	if p.Halfway() {
		return Scope{}, false
	}
	switch p.Role {
	case CountyRep:
		if p.Wave == wave && p.County != "" {
			return CountyScope(p.Wave, p.County, p.Person), true
		}
	case Admin, Reader, Analyst, System:
		if wave != "" {
			return Scope{wave: wave, all: true, person: p.Person, role: p.Role}, true
		}
	case Association:
		if wave != "" && p.Land != "" {
			return Scope{wave: wave, land: p.Land, person: p.Person, role: p.Role}, true
		}
	}
	return Scope{}, false
}
