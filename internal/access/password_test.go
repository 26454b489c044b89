package access

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"testing"
)

func TestNewPasswordIsJudgedByGuessability(t *testing.T) {
	for password, want := range map[string]PasswordFault{
		"richtig Pferd Batterie":        "",
		"Möwe & Köder!?x":               "", // exactly 15
		"k8 3vq 1xz 77 lm":              "",
		"Möwe & Köder!?":                PasswordTooShort,
		"":                              PasswordTooShort,
		strings.Repeat("aBcdefghi", 23): PasswordTooLong,
		"landkreistag2018":              PasswordTooPlain,
		"Deutscher Landkreistag":        PasswordTooPlain,
		"Passwort12345678":              PasswordTooPlain,
		"LandkreisUmfrage2018!":         PasswordTooPlain,
		"DLT-DLT-DLT-DLT-DLT":           PasswordTooPlain,
		"aaaaaaaaaaaaaaaaaaa":           PasswordTooPlain,
		"123456789012345":               PasswordTooPlain,
		"Qwertzuiop12345":               PasswordTooPlain,
		"abababababababab":              PasswordTooPlain,
		"erika.musterfrau":              PasswordTooPlain, // her login
		"Erika Musterfrau 2018":         PasswordTooPlain, // her name
	} {
		if got := CheckNewPassword(password, "erika.musterfrau", "Erika Musterfrau"); got != want {
			t.Errorf("CheckNewPassword(%.40q) = %q, want %q", password, got, want)
		}
	}
}

func TestLengthCountsComposedCharacters(t *testing.T) {
	// 14 visible characters, written as base letters with combining marks
	if got := CheckNewPassword("o\u0308a\u0308u\u0308bcdefghijkl"); got != PasswordTooShort {
		t.Errorf("got %q", got)
	}
}

func TestEveryFaultHasASentence(t *testing.T) {
	for _, f := range []PasswordFault{PasswordTooShort, PasswordTooLong, PasswordTooPlain} {
		if f.Text() == "" {
			t.Errorf("no sentence for %q", f)
		}
	}
}

func TestPasswordMatchesHoweverTheKeyboardComposesUmlauts(t *testing.T) {
	hash, err := HashPassword(t.Context(), "Küstenschifffahrt um zwölf")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		typed, hash string
		want        bool
	}{
		{"Küstenschifffahrt um zwölf", hash, true},
		{"Ku\u0308stenschifffahrt um zwo\u0308lf", hash, true},
		{"küstenschifffahrt um zwölf", hash, false},
		{strings.Repeat("x", 1e6), hash, false},
		{"Küstenschifffahrt um zwölf", "", false},
		{"", "", false},
	} {
		if got, err := CheckPassword(t.Context(), c.typed, c.hash); err != nil || got != c.want {
			t.Errorf("CheckPassword(%.30q) = %v, %v; want %v", c.typed, got, err, c.want)
		}
	}
}

// argon2id spends its time filling memory, so the memory shows the work without
// a clock: 19 MiB a hash.
func TestUnknownLoginCostsAsMuchWorkAsAKnownOne(t *testing.T) {
	hash, err := HashPassword(t.Context(), "Küstenschifffahrt um zwölf")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, typed, hash string }{
		{"known login", "falsch geraten, leider", hash},
		{"unknown login", "falsch geraten, leider", ""},
		{"overlong password", strings.Repeat("x", PasswordMax+1), hash},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if _, err := CheckPassword(t.Context(), c.typed, c.hash); err != nil {
			t.Fatal(err)
		}
		runtime.ReadMemStats(&after)
		if spent := (after.TotalAlloc - before.TotalAlloc) >> 20; spent < 19 || spent > 21 {
			t.Errorf("%s: %d MiB, want 19", c.name, spent)
		}
	}
}

func TestFifthHashWaitsAndGivesUpWithItsRequest(t *testing.T) {
	for range cap(hashSlots) {
		hashSlots <- struct{}{}
	}
	defer func() {
		for range cap(hashSlots) {
			<-hashSlots
		}
	}()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := CheckPassword(ctx, "x", ""); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if _, err := HashCode(ctx, "K7MQP-3XWTA"); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestLoginIsOneHoweverItIsTyped(t *testing.T) {
	for _, typed := range []string{"jörg.meier", " Jörg.Meier ", "JO\u0308RG.MEIER"} {
		if got := NormalLogin(typed); got != "jörg.meier" {
			t.Errorf("NormalLogin(%q) = %q", typed, got)
		}
		if got := HashLogin(typed); got != HashLogin("jörg.meier") || got == HashLogin("joerg.meier") {
			t.Errorf("HashLogin(%q) = %q", typed, got)
		}
	}
}
