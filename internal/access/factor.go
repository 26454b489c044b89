package access

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base32"
	"encoding/base64"
	"errors"
	"fmt"
	"image/png"
	"net/url"
	"strings"
	"time"
	"unicode"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/totp"
)

// Factor is the second factor of an account: codes that an app makes of a shared
// secret and the time.
type Factor struct {
	Sealed    string // see Vault
	LastStep  int64  // the newest whose code was accepted; none is accepted twice
	Confirmed bool   // a code was typed once, so the app has the secret
	Recovery  int    // how many recovery codes are left
}

// FactorStep is how long a code lives; the one before is accepted, too.
const FactorStep = 30 * time.Second

// FactorLasts is for how long a typed second factor covers what needs a fresh one.
const FactorLasts = 10 * time.Minute

// factorIssuer is how apps call the survey.
const factorIssuer = "Kreisumfrage DLT"

// NewFactorSecret makes a secret of 160 bits, in base32 as apps read it.
func NewFactorSecret() string {
	secret := make([]byte, 20)
	rand.Read(secret) // never fails, by its contract
	return base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(secret)
}

// FactorCode is the code of the step in which the instant lies.
func FactorCode(secret string, at time.Time) (string, error) { return totp.GenerateCode(secret, at) }

// CheckFactor finds the step whose code was typed: the present one or the one
// before. Steps up to last are used up. The step must be stored before anybody is
// let in.
func CheckFactor(secret, typed string, now time.Time, last int64) (step int64, ok bool) {
	typed = digitsOf(typed)
	for _, at := range []time.Time{now, now.Add(-FactorStep)} {
		code, err := FactorCode(secret, at)
		this := at.Unix() / int64(FactorStep/time.Second)
		if err == nil && this > last && subtle.ConstantTimeCompare([]byte(code), []byte(typed)) == 1 {
			return this, true
		}
	}
	return 0, false
}

func digitsOf(typed string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, typed)
}

// FactorPicture is the QR code by which an app takes the secret over, as PNG.
func FactorPicture(secret, login string) ([]byte, error) {
	label := (&url.URL{Scheme: "otpauth", Host: "totp", Path: "/" + factorIssuer + ":" + login,
		RawQuery: url.Values{"secret": {secret}, "issuer": {factorIssuer}}.Encode()}).String()
	key, err := otp.NewKeyFromURL(label)
	if err != nil {
		return nil, fmt.Errorf("describe the second factor: %w", err)
	}
	picture, err := key.Image(240, 240)
	if err != nil {
		return nil, fmt.Errorf("draw the second factor: %w", err)
	}
	var b bytes.Buffer
	err = png.Encode(&b, picture)
	return b.Bytes(), err
}

const (
	recoveryCodes  = 10
	recoveryLength = 24 // 115 bits, so a fast hash is enough
	recoveryGroup  = 6
)

// NewRecoveryCodes makes the codes that open what the second factor opens, once
// each, and the hashes under which they are stored.
func NewRecoveryCodes() (codes, hashes []string) {
	for range recoveryCodes {
		var b strings.Builder
		for i := range recoveryLength {
			if i > 0 && i%recoveryGroup == 0 {
				b.WriteByte('-')
			}
			b.WriteByte(codeAlphabet[randomBelow(len(codeAlphabet))])
		}
		codes = append(codes, b.String())
		hash, _ := HashRecoveryCode(b.String())
		hashes = append(hashes, hash)
	}
	return codes, hashes
}

// HashRecoveryCode is under what a recovery code is found; ok is false for what
// cannot be one.
func HashRecoveryCode(typed string) (hash string, ok bool) {
	var b strings.Builder
	for _, r := range strings.ToUpper(typed) {
		if meant, wrong := misread[r]; wrong {
			r = meant
		}
		switch {
		case unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) || unicode.Is(unicode.Cf, r):
		case !strings.ContainsRune(codeAlphabet, r) || b.Len() == recoveryLength:
			return "", false
		default:
			b.WriteRune(r)
		}
	}
	return HashToken("recovery\n" + b.String()), b.Len() == recoveryLength
}

// Vault seals what must be read again but not from the database alone.
type Vault struct{ aead cipher.AEAD }

// VaultKey is the length of a vault's key, in bytes.
const VaultKey = 32

// NewVault makes a vault of its key.
func NewVault(key []byte) (*Vault, error) {
	if len(key) != VaultKey {
		return nil, errors.New("a vault's key has 32 bytes")
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, fmt.Errorf("open vault: %w", err)
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		return nil, fmt.Errorf("open vault: %w", err)
	}
	return &Vault{aead}, nil
}

// Seal encrypts the secret for its owner; it opens for nobody else.
func (v *Vault) Seal(owner, secret string) string {
	return base64.RawStdEncoding.EncodeToString(v.aead.Seal(nil, nil, []byte(secret), []byte(owner)))
}

// Open gives the owner's secret back. An error means that the key is another one,
// or that the sealed text was changed.
func (v *Vault) Open(owner, sealed string) (string, error) {
	raw, err := base64.RawStdEncoding.DecodeString(sealed)
	if err != nil {
		return "", fmt.Errorf("open sealed secret: %w", err)
	}
	secret, err := v.aead.Open(nil, nil, raw, []byte(owner))
	if err != nil {
		return "", fmt.Errorf("open sealed secret: %w", err)
	}
	return string(secret), nil
}
