package access

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// LoginCode is a code that one browser asked for. It is made when its mail is
// sent.
type LoginCode struct {
	Letter    string // key of its mail in the outbox
	CodeHash  string // see HashMailCode; empty until it is made
	Tries     int
	Requested time.Time
	Made      time.Time // zero until it is made
	Used      bool
}

// The limits of a mailed code. It is short: few tries and few minutes make up
// for that.
const (
	MailCodeTries = 5
	MailCodeLives = 10 * time.Minute
	// MailCodeWaits is how long a mail may be under way to its sender: a code that
	// comes after that, nobody waits for.
	MailCodeWaits = time.Hour
	// MailCodePause has to pass before the same browser is sent another one.
	MailCodePause = time.Minute
)

const mailCodeLength = 8

// CodeState is what can be done with a mailed code.
type CodeState string

// The states of a code.
const (
	CodeNone    CodeState = ""        // the browser asked for none
	CodeWaiting CodeState = "waiting" // its mail is not sent yet
	CodeValid   CodeState = "valid"
	CodeBlocked CodeState = "blocked" // too many wrong tries
	CodeExpired CodeState = "expired"
	CodeUsed    CodeState = "used"
)

// State is the code's at the instant.
func (l LoginCode) State(now time.Time) CodeState {
	switch {
	case l.Letter == "":
		return CodeNone
	case l.Used:
		return CodeUsed
	case l.Made.IsZero() && now.Before(l.Requested.Add(MailCodeWaits)):
		return CodeWaiting
	case l.Made.IsZero() || !now.Before(l.Made.Add(MailCodeLives)):
		return CodeExpired
	case l.Tries >= MailCodeTries:
		return CodeBlocked
	}
	return CodeValid
}

// NewMailCode makes a code of eight digits: "4711 0815".
func NewMailCode() string {
	digits := fmt.Sprintf("%0*d", mailCodeLength, randomBelow(1e8))
	return digits[:mailCodeLength/2] + " " + digits[mailCodeLength/2:]
}

// normalMailCode keeps the digits; ok is false for what cannot be a code.
func normalMailCode(typed string) (code string, ok bool) {
	var b strings.Builder
	for _, r := range norm.NFKC.String(typed[:min(len(typed), 200)]) {
		switch {
		case unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) || unicode.Is(unicode.Cf, r):
		case r < '0' || r > '9':
			return "", false
		default:
			b.WriteRune(r)
		}
	}
	return b.String(), b.Len() == mailCodeLength
}

// HashMailCode is how a mailed code is stored: argon2id.
func HashMailCode(ctx context.Context, code string) (string, error) {
	digits, _ := normalMailCode(code)
	return hashSecret(ctx, digits)
}

// CheckMailCode compares what was typed with a stored hash. An error means that
// ctx ended or the hash is damaged.
func CheckMailCode(ctx context.Context, typed, hash string) (bool, error) {
	digits, ok := normalMailCode(typed)
	match, err := checkSecret(ctx, digits, hash)
	return match && ok, err
}

// BrowserHash binds a mailed code to the browser whose cookie holds the id. It
// differs from the hash under which a session with the id is stored.
func BrowserHash(sessionID string) string { return HashToken("mailed code\n" + sessionID) }

// HashAddress is the hash of an e-mail address; how it is written makes no
// difference.
func HashAddress(address string) string { return HashToken("address\n" + NormalAddress(address)) }

// NormalAddress is the one form in which e-mail addresses are compared.
func NormalAddress(address string) string {
	return strings.ToLower(norm.NFC.String(strings.TrimSpace(address)))
}

// MaskAddress leaves of an address what its owner recognizes: "l…@kreis.example".
func MaskAddress(address string) string {
	at := strings.LastIndexByte(address, '@')
	if at < 1 {
		return ""
	}
	_, first := utf8.DecodeRuneInString(address)
	return address[:first] + "…" + address[at:]
}
