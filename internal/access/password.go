package access

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The limits of a password, in characters.
const (
	PasswordMin = 15
	PasswordMax = 200
)

// PasswordFault says why a new password is refused; empty when it is not.
type PasswordFault string

// The reasons to refuse a new password.
const (
	PasswordTooShort PasswordFault = "too_short"
	PasswordTooLong  PasswordFault = "too_long"
	PasswordTooPlain PasswordFault = "too_plain"
)

var faultTexts = map[PasswordFault]string{
	PasswordTooShort: "Das Passwort muss mindestens 15 Zeichen lang sein. Gut eignen sich mehrere Wörter hintereinander.",
	PasswordTooLong:  "Das Passwort darf höchstens 200 Zeichen lang sein.",
	PasswordTooPlain: "Das Passwort ist zu leicht zu erraten: Es besteht fast nur aus naheliegenden Wörtern, Jahreszahlen, Zeichenfolgen oder Wiederholungen.",
}

// Text is the German sentence for whoever chose the password.
func (f PasswordFault) Text() string { return faultTexts[f] }

// plainWords are tried first by whoever guesses a password here. Longer ones
// stand before their parts.
var plainWords = []string{
	"kreisumfrage", "landkreistag", "digitalisierung", "administrator",
	"landkreis", "digitaler", "deutscher", "fraunhofer", "willkommen", "qwertzuiop", "1234567890",
	"passwort", "password", "kennwort", "qwertyuiop", "123456789", "asdfghjkl", "12345678",
	"umfrage", "digital", "yxcvbnm", "1q2w3e4r", "qwertz", "qwerty", "123456", "654321", "geheim", "sommer", "winter",
	"admin", "kreis", "hallo", "login", "12345", "1234", "iese", "2017", "2018", "dlt", "123", "abc",
}

// leastDistinct is how many different characters must remain of a password
// without its plain words.
const leastDistinct = 6

// CheckNewPassword refuses passwords that are too short, too long or plain
// guesses. words are further guesses, such as the login and the name.
func CheckNewPassword(password string, words ...string) PasswordFault {
	password = norm.NFC.String(password)
	switch n := utf8.RuneCountInString(password); {
	case n < PasswordMin:
		return PasswordTooShort
	case n > PasswordMax:
		return PasswordTooLong
	}
	if distinct(withoutWords(password, words)) < leastDistinct {
		return PasswordTooPlain
	}
	return ""
}

// HashPassword is how a password is stored.
func HashPassword(ctx context.Context, password string) (string, error) {
	return hashSecret(ctx, norm.NFC.String(password))
}

// CheckPassword compares what was typed with a stored hash. An empty hash
// stands for an unknown login: it costs the same time and never matches. An
// error means that ctx ended or the hash is damaged.
func CheckPassword(ctx context.Context, typed, hash string) (bool, error) {
	if utf8.RuneCountInString(typed) > PasswordMax {
		typed, hash = "", ""
	}
	return checkSecret(ctx, norm.NFC.String(typed), hash)
}

// NormalLogin is the one form in which a login is stored and looked up.
func NormalLogin(typed string) string {
	return strings.ToLower(norm.NFC.String(strings.TrimSpace(typed)))
}

// HashLogin is the key under which an account is found: hex SHA-256 of its
// normal form. It keeps the e-mail address that a login mostly is out of every
// table but that of persons.
func HashLogin(login string) string { return HashToken(NormalLogin(login)) }

func withoutWords(password string, words []string) string {
	rest := strings.ToLower(password)
	for _, word := range slices.Concat(words, plainWords) {
		for _, part := range strings.Fields(strings.ToLower(norm.NFC.String(word))) {
			if utf8.RuneCountInString(part) > 2 {
				rest = strings.ReplaceAll(rest, part, "")
			}
		}
	}
	return rest
}

func distinct(text string) int {
	seen := map[rune]bool{}
	for _, r := range text {
		seen[r] = true
	}
	return len(seen)
}
