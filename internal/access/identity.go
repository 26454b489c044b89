package access

import (
	"errors"
	"time"
)

// Identity is who somebody is at the operator's sign-on service.
type Identity struct {
	Issuer  string
	Subject string
	Factor  bool // the service itself asked for a second factor
}

// Hash is how an identity is stored and looked up.
func (i Identity) Hash() string { return HashToken("identity\n" + i.Issuer + "\n" + i.Subject) }

// SignOnLives is how long somebody may take at the sign-on service.
const SignOnLives = 10 * time.Minute

// What can go wrong at the sign-on service.
var (
	ErrUnreachable = errors.New("the sign-on service does not answer")
	ErrNotVouched  = errors.New("the sign-on service does not vouch for anybody")
)
