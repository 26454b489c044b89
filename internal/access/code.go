package access

import (
	"context"
	"crypto/rand"
	"math/big"
	"strings"
	"unicode"
)

// codeAlphabet leaves out every character that is easily taken for another one:
// 0 O 1 I L, and of the pairs 2 Z, 5 S, 8 B the letter. 28 characters in ten
// places are 48 bits.
const codeAlphabet = "23456789ACDEFGHJKMNPQRTUVWXY"

const (
	codeLength = 10
	codeGroup  = 5
)

// misread maps characters that no code contains to the one that was meant.
var misread = map[rune]rune{'Z': '2', 'S': '5', 'B': '8', 'O': 'Q', '0': 'Q'}

// NewCode makes the access code that is printed in a county's letter and typed
// by hand: "K7MQP-3XWTA".
func NewCode() string {
	var b strings.Builder
	for i := range codeLength {
		if i == codeGroup {
			b.WriteByte('-')
		}
		b.WriteByte(codeAlphabet[randomBelow(len(codeAlphabet))])
	}
	return b.String()
}

// NormalCode brings a typed code into the printed form: case, blanks, dashes
// and easily misread characters do not matter. ok is false for what cannot be a
// code.
func NormalCode(typed string) (code string, ok bool) {
	var b strings.Builder
	n := 0
	for _, r := range typed {
		if unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) || unicode.Is(unicode.Cf, r) {
			continue
		}
		r = unicode.ToUpper(r)
		if meant, wrong := misread[r]; wrong {
			r = meant
		}
		if n == codeLength || !strings.ContainsRune(codeAlphabet, r) {
			return "", false
		}
		if n == codeGroup {
			b.WriteByte('-')
		}
		b.WriteRune(r)
		n++
	}
	return b.String(), n == codeLength
}

// HashCode is how a code is stored: argon2id, because 48 bits could be searched
// through under a fast hash.
func HashCode(ctx context.Context, code string) (string, error) { return hashSecret(ctx, code) }

// CheckCode compares what was typed with a stored hash. An empty hash stands
// for an unknown link: it costs the same time and never matches. An error means
// that ctx ended or the hash is damaged.
func CheckCode(ctx context.Context, typed, hash string) (bool, error) {
	code, _ := NormalCode(typed) // what cannot be a code costs the same time, too
	return checkSecret(ctx, code, hash)
}

func randomBelow(n int) int64 {
	i, err := rand.Int(rand.Reader, big.NewInt(int64(n)))
	if err != nil { // like rand.Read, the reader never fails
		panic(err)
	}
	return i.Int64()
}
