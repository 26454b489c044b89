package access

import (
	"bytes"
	"image/png"
	"strings"
	"testing"
	"time"
)

// TestCodesAreThoseOfTheStandard takes the table of RFC 6238, appendix B: its
// last six digits, for the ASCII secret 12345678901234567890.
func TestCodesAreThoseOfTheStandard(t *testing.T) {
	const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
	for second, want := range map[int64]string{59: "287082", 1111111109: "081804", 1111111111: "050471", 1234567890: "005924", 2000000000: "279037"} {
		if code, err := FactorCode(secret, time.Unix(second, 0)); err != nil || code != want {
			t.Errorf("code at %d is %s, %v; want %s", second, code, err, want)
		}
	}
}

func TestACodeIsAcceptedOnceAndOneStepLate(t *testing.T) {
	secret := NewFactorSecret()
	made := time.Unix(1_800_000_015, 0) // in the middle of step 60,000,000
	code, err := FactorCode(secret, made)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		typed string
		after time.Duration
		last  int64
		want  bool
	}{
		{code, 0, 0, true},
		{code[:3] + " " + code[3:], 0, 0, true},
		{code, 0, 59_999_999, true},
		{code, 0, 60_000_000, false}, // used
		{code, 0, 60_000_001, false},
		{code, 30 * time.Second, 0, true},
		{code, 30 * time.Second, 60_000_000, false},
		{code, 60 * time.Second, 0, false},
		{code, -30 * time.Second, 0, false}, // not yet
		{code[:5], 0, 0, false},
		{"", 0, 0, false},
	} {
		step, ok := CheckFactor(secret, c.typed, made.Add(c.after), c.last)
		if ok != c.want || ok && step != 60_000_000 {
			t.Errorf("%+v: step %d, %v", c, step, ok)
		}
	}
}

func TestRecoveryCodesAreLongAndForgiving(t *testing.T) {
	codes, hashes := NewRecoveryCodes()
	if len(codes) != 10 || len(hashes) != 10 || codes[0] == codes[1] {
		t.Fatalf("%v", codes)
	}
	for i, code := range codes {
		for _, typed := range []string{code, strings.ToLower(code), strings.ReplaceAll(code, "-", " ")} {
			if hash, ok := HashRecoveryCode(typed); !ok || hash != hashes[i] {
				t.Errorf("%q does not lead to %q", typed, code)
			}
		}
	}
	for _, typed := range []string{"", "123456", codes[0][1:], codes[0] + "A", "ÄÄÄÄÄÄ-ÄÄÄÄÄÄ-ÄÄÄÄÄÄ-ÄÄÄÄÄÄ"} {
		if _, ok := HashRecoveryCode(typed); ok {
			t.Errorf("%q passes for a recovery code", typed)
		}
	}
}

func TestASealedSecretOpensForItsOwnerWithItsKeyAlone(t *testing.T) {
	ours, err := NewVault(bytes.Repeat([]byte{1}, VaultKey))
	if err != nil {
		t.Fatal(err)
	}
	other, err := NewVault(bytes.Repeat([]byte{2}, VaultKey))
	if err != nil {
		t.Fatal(err)
	}
	sealed := ours.Seal("anna", "geheim")
	if sealed == ours.Seal("anna", "geheim") || strings.Contains(sealed, "geheim") {
		t.Error("the seal tells something")
	}
	if secret, err := ours.Open("anna", sealed); err != nil || secret != "geheim" {
		t.Errorf("%q, %v", secret, err)
	}
	for name, open := range map[string]func() (string, error){
		"another person": func() (string, error) { return ours.Open("bernd", sealed) },
		"another key":    func() (string, error) { return other.Open("anna", sealed) },
		"a change":       func() (string, error) { return ours.Open("anna", "A"+sealed[1:len(sealed)-2]+"AA") },
		"nothing":        func() (string, error) { return ours.Open("anna", "") },
		"no base64":      func() (string, error) { return ours.Open("anna", "§") },
	} {
		if secret, err := open(); err == nil {
			t.Errorf("%s opens it: %q", name, secret)
		}
	}
	if _, err := NewVault([]byte("kurz")); err == nil {
		t.Error("a short key passes")
	}
}

func TestTheQRCodeIsAPicture(t *testing.T) {
	raw, err := FactorPicture(NewFactorSecret(), "änne@müller.example")
	if err != nil {
		t.Fatal(err)
	}
	if picture, err := png.Decode(bytes.NewReader(raw)); err != nil || picture.Bounds().Dx() != 240 {
		t.Errorf("%v", err)
	}
}

func TestNobodyDoesAnythingHalfwayIn(t *testing.T) {
	half := Principal{Role: Admin, Person: "p"}
	for _, p := range granted[Admin] {
		if may := p == Visit || p == ProveFactor; half.May(p) != may {
			t.Errorf("without the second factor, %s: %v", p, !may)
		}
	}
	at := time.Unix(1000, 0)
	in := Principal{Role: Admin, Person: "p", Factor: at}
	if !in.May(ExportAnswers) || !in.Fresh(at.Add(FactorLasts-1)) || in.Fresh(at.Add(FactorLasts)) {
		t.Error("a typed factor does not open, or not for ten minutes")
	}
}
