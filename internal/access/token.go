package access

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"strings"
)

// Letters and digits only, and one case: mail programs cut a link before a
// trailing "-" or "_".
var tokenEncoding = base32.StdEncoding.WithPadding(base32.NoPadding)

// NewToken makes a secret of 256 random bits for a link, a session cookie or a
// form, and the hash under which it is stored.
func NewToken() (token, hash string) {
	token = randomText(32)
	return token, HashToken(token)
}

// NewPersonID makes the random id by which everything but the table of persons
// names a person.
func NewPersonID() string { return randomText(16) }

// HashToken is how a token is stored and looked up: hex SHA-256. That is enough
// for 256 random bits; codes and passwords need HashCode and HashPassword.
func HashToken(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

func randomText(bytes int) string {
	b := make([]byte, bytes)
	rand.Read(b) // never fails: the program ends when the system has no randomness
	return strings.ToLower(tokenEncoding.EncodeToString(b))
}
