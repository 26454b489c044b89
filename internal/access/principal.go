package access

// Role is what a visitor may do at most.
type Role string

// The roles.
const (
	Anonymous Role = "anonymous"
	CountyRep Role = "county" // fills in for one county
	Admin     Role = "admin"  // DLT: tracks the response, evaluates, exports
	System    Role = "system" // command line
)

// Operator is the person of the command line, which has no account.
const Operator = "system"

// Principal is who stands behind a request.
type Principal struct {
	Role   Role
	Person string // random id
	Name   string // how the page head addresses the visitor
	Wave   string // county role only
	County string // county role only: unit key
	Proven string // county role only: hash of the address whose mailed code let them in; see HashAddress
}

// Scope is what the principal may touch in the wave. ok is false where that is
// nothing.
func (p Principal) Scope(wave string) (s Scope, ok bool) {
	switch p.Role {
	case CountyRep:
		if p.Wave == wave && p.County != "" {
			return CountyScope(p.Wave, p.County, p.Person), true
		}
	case Admin, System:
		if wave != "" {
			return Scope{wave: wave, all: true, person: p.Person, role: p.Role}, true
		}
	}
	return Scope{}, false
}
