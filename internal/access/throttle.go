package access

import (
	"net/netip"
	"time"
)

// Throttle bounds failed attempts: at Limit failures within Window, further
// ones are turned away unseen. Count an attempt as failed before it is compared
// and clear the count on success, or attempts in parallel pass the limit.
type Throttle struct {
	Name   string
	Limit  int
	Window time.Duration
}

// The limits in force.
var (
	CodesPerLink      = Throttle{"code", 10, time.Hour}
	PasswordsPerLogin = Throttle{"password", 5, 15 * time.Minute}
	FactorsPerPerson  = Throttle{"factor", 5, 15 * time.Minute}
	// Many counties share the address of one municipal data centre.
	FailuresPerNetwork = Throttle{"network", 300, time.Hour}
	// Mailed codes are no failures, but nobody may have a mailbox flooded. Whoever
	// has the link can ask for them: what one browser or one network may have mailed
	// to a person leaves something to that person.
	MailsPerPerson           = Throttle{"mail", 10, time.Hour}
	MailsPerBrowser          = Throttle{"mail browser", 5, time.Hour}
	MailsPerNetworkAndPerson = Throttle{"mail network", 6, time.Hour}
	MailsPerNetwork          = Throttle{"mails", 300, time.Hour}
)

// MailAfterLimit is the pause after which a person beyond MailsPerPerson is mailed
// one more code, whoever used the others up.
const MailAfterLimit = 10 * time.Minute

// Key is the name under which failures of the subject are counted: a link's
// token, a login or a network. The subject cannot be read from it.
func (t Throttle) Key(subject string) string { return t.Name + ":" + HashToken(subject) }

// Reached reports whether the failures leave no further attempt.
func (t Throttle) Reached(failures int) bool { return failures >= t.Limit }

// Network is the part of an address that one household or office shares: /24 of
// IPv4, /48 of IPv6. All unreadable addresses are one network.
func Network(address string) string {
	addr, err := netip.ParseAddr(address)
	if err != nil {
		return "unknown"
	}
	addr = addr.Unmap()
	bits := 48
	if addr.Is4() {
		bits = 24
	}
	p, err := addr.WithZone("").Prefix(bits)
	if err != nil { // both sizes fit their family
		panic(err)
	}
	return p.String()
}
