package access

import "time"

// SessionLimits returns after how long without a request, and how long after
// login, a session of the role ends.
func SessionLimits(r Role) (idle, absolute time.Duration) {
	switch r {
	case CountyRep: // collects figures from several offices in between
		return 4 * time.Hour, 12 * time.Hour
	case Admin, Reader, Association, Analyst:
		return 30 * time.Minute, 8 * time.Hour
	}
	return 0, 0
}

// NewSession makes a session for the principal. Only the returned id goes into
// the cookie. The times are left to the store, whose clock decides.
func NewSession(p Principal) (row SessionRow, id string) {
	id, hash := NewToken()
	idle, absolute := SessionLimits(p.Role)
	return SessionRow{IDHash: hash, Role: p.Role, Person: p.Person, Name: p.Name,
		Wave: p.Wave, County: p.County, Land: p.Land, Factor: p.Factor, Proven: p.Proven, Link: p.Link, Idle: idle, Absolute: absolute}, id
}
