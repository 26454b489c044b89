package access

import (
	"math"
	"regexp"
	"strings"
	"testing"
)

func TestCodeCanBeReadFromPaper(t *testing.T) {
	shape := regexp.MustCompile(`^[2-9ACDEFGHJKMNPQRTUVWXY]{5}-[2-9ACDEFGHJKMNPQRTUVWXY]{5}$`)
	seen := map[rune]bool{}
	for range 2000 {
		code := NewCode()
		if !shape.MatchString(code) {
			t.Fatalf("code %q", code)
		}
		for _, r := range code {
			seen[r] = true
		}
	}
	if len(seen) != 28+1 {
		t.Errorf("2,000 codes use %d characters, want all 28 and the hyphen", len(seen))
	}
}

func TestCodeHasAtLeast48Bits(t *testing.T) {
	if bits := codeLength * math.Log2(float64(len(codeAlphabet))); bits < 48 {
		t.Errorf("%.2f bits", bits)
	}
}

func TestTypedCodeIsUnderstood(t *testing.T) {
	for typed, want := range map[string]string{
		"K7MQP-3XWTA":            "K7MQP-3XWTA",
		"k7mqp3xwta":             "K7MQP-3XWTA",
		" k7mqp – 3xwta\t":       "K7MQP-3XWTA",
		"K7 MQ P3 XW TA":         "K7MQP-3XWTA",
		"K7MQP\u00a03XWTA":       "K7MQP-3XWTA",
		"K7MQP\u00ad-3XWTA":      "K7MQP-3XWTA", // soft hyphen out of a mail
		"zsb0o-22222":            "258QQ-22222",
		"ZSBOQ-22222":            "258QQ-22222",
		"":                       "",
		"K7MQP-3XWT":             "",
		"K7MQP-3XWTAA":           "",
		"K7MQP-3XWT1":            "",
		"K7MQP-3XWTI":            "",
		"K7MQP-3XWTÄ":            "",
		"K7MQP_3XWTA":            "",
		strings.Repeat("K", 1e5): "",
	} {
		got, ok := NormalCode(typed)
		if ok != (want != "") || (ok && got != want) {
			t.Errorf("NormalCode(%.30q) = %q, %v; want %q", typed, got, ok, want)
		}
	}
}

func TestCodeMatchesOnlyItsOwnHash(t *testing.T) {
	hash, err := HashCode(t.Context(), "K7MQP-3XWTA")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(hash, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Errorf("hash %q", hash)
	}
	for _, c := range []struct {
		typed, hash string
		want        bool
	}{
		{"k7mqp 3xwta", hash, true},
		{"K7MQP-3XWTC", hash, false},
		{"nonsense", hash, false},
		{"", hash, false},
		{"K7MQP-3XWTA", "", false},
		{"", "", false},
	} {
		got, err := CheckCode(t.Context(), c.typed, c.hash)
		if err != nil || got != c.want {
			t.Errorf("CheckCode(%q) = %v, %v; want %v", c.typed, got, err, c.want)
		}
	}
	if _, err := CheckCode(t.Context(), "K7MQP-3XWTA", "damaged"); err == nil {
		t.Error("a damaged hash passes without an error")
	}
}

func FuzzNormalCode(f *testing.F) {
	for _, seed := range []string{"K7MQP-3XWTA", "zsb0o22222", "", "ſıK", "\xff", "–––"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		code, ok := NormalCode(typed)
		if !ok {
			return
		}
		if again, ok := NormalCode(code); !ok || again != code {
			t.Errorf("%q becomes %q, that becomes %q", typed, code, again)
		}
		if len(code) != 11 || code[5] != '-' {
			t.Errorf("%q becomes %q", typed, code)
		}
	})
}
