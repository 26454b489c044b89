// Package access knows who a visitor is and what that allows, and how tokens
// and codes are made and compared.
//
// It knows nothing of cookies, HTTP or SQL.
package access

// Scope names whose data one store call may touch, and for whom. Every store
// function that reads or writes a unit's data takes one right after ctx; there
// is no way to make one that covers two waves.
type Scope struct {
	wave   string
	unit   string
	all    bool
	land   string // of an association; then all is false
	person string
	role   Role
}

// CountyScope covers one county's data in one wave, for the county's person
// with the random id. Empty keys make a scope that reaches nothing.
func CountyScope(wave, unit, person string) Scope {
	return Scope{wave: wave, unit: unit, person: person, role: CountyRep}
}

// WaveScope covers all counties of one wave, for the command line. The DLT gets
// the like from Principal.Scope.
func WaveScope(wave, person string) Scope {
	return Scope{wave: wave, all: true, person: person, role: System}
}

// Wave is the key of the wave that the scope is bound to.
func (s Scope) Wave() string { return s.wave }

// Unit is the key of the county; empty when the scope covers all of them.
func (s Scope) Unit() string { return s.unit }

// All reports whether the scope covers all counties of the wave.
func (s Scope) All() bool { return s.all }

// Land is the Land to whose counties the scope is bound; empty: to no Land. The
// scope itself does not know which counties those are: the store looks it up.
func (s Scope) Land() string { return s.land }

// May reports whether the role behind the scope includes the permission.
func (s Scope) May(p Permission) bool { return s.role.May(p) }

// Person is the random id of whoever acts.
func (s Scope) Person() string { return s.person }

// Role is the role in which that person acts.
func (s Scope) Role() Role { return s.role }

// ForCounty narrows a wave's scope to one county, or returns the scope itself
// when it is that county's already. ok is false when the county lies outside. A
// Land stays bound to the narrowed scope, for the store to check.
func (s Scope) ForCounty(unit string) (narrowed Scope, ok bool) {
	wide := s.all || (s.land != "" && s.unit == "")
	if unit == "" || (!wide && s.unit != unit) {
		return Scope{}, false
	}
	return Scope{wave: s.wave, unit: unit, land: s.land, person: s.person, role: s.role}, true
}
