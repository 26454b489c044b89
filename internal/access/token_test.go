package access

import (
	"regexp"
	"testing"
	"time"
)

func TestTokenIs256BitsInLowerCaseLettersAndDigits(t *testing.T) {
	shape := regexp.MustCompile(`^[a-z2-7]{52}$`) // 256 bits in fives
	seen := map[string]bool{}
	for range 1000 {
		token, hash := NewToken()
		if !shape.MatchString(token) {
			t.Fatalf("token %q", token)
		}
		if hash != HashToken(token) || seen[token] {
			t.Fatalf("token %q: hash does not belong to it, or seen before", token)
		}
		seen[token] = true
	}
}

func TestTokenIsStoredAsSHA256(t *testing.T) {
	// printf abc | sha256sum
	if got, want := HashToken("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"; got != want {
		t.Errorf("HashToken = %s, want %s", got, want)
	}
}

func TestSessionEndsAtEitherLimit(t *testing.T) {
	start := time.Date(2026, 11, 2, 8, 0, 0, 0, time.UTC)
	row, id := NewSession(Principal{Role: CountyRep, Person: "p", Name: "Kreis Pinneberg", Wave: "2026", County: "01056"})
	if row.IDHash != HashToken(id) {
		t.Fatal("the row does not hold the hash of the id")
	}
	row.Created, row.LastSeen = start, start
	for _, c := range []struct {
		seen, now time.Duration
		want      bool
	}{
		{0, 4*time.Hour - 1, false},
		{0, 4 * time.Hour, true},
		{9 * time.Hour, 12*time.Hour - 1, false},
		{9 * time.Hour, 12 * time.Hour, true},
	} {
		row.LastSeen = start.Add(c.seen)
		if got := row.Expired(start.Add(c.now)); got != c.want {
			t.Errorf("seen after %v, now after %v: expired = %v", c.seen, c.now, got)
		}
	}
	if got := row.Principal(); got != (Principal{Role: CountyRep, Person: "p", Name: "Kreis Pinneberg", Wave: "2026", County: "01056"}) {
		t.Errorf("principal %+v", got)
	}
}

func TestAdminSessionIsShorter(t *testing.T) {
	if idle, absolute := SessionLimits(Admin); idle != 30*time.Minute || absolute != 8*time.Hour {
		t.Errorf("idle %v, absolute %v", idle, absolute)
	}
	if idle, absolute := SessionLimits(System); idle != 0 || absolute != 0 {
		t.Errorf("the command line has a session: %v, %v", idle, absolute)
	}
}

func TestNetworkJoinsNeighboursOnly(t *testing.T) {
	for address, want := range map[string]string{
		"192.0.2.17":          "192.0.2.0/24",
		"192.0.2.200":         "192.0.2.0/24",
		"192.0.3.17":          "192.0.3.0/24",
		"::ffff:192.0.2.17":   "192.0.2.0/24",
		"2001:db8:1:2::7":     "2001:db8:1::/48",
		"2001:db8:1:ffff::7":  "2001:db8:1::/48",
		"2001:db8:2::7":       "2001:db8:2::/48",
		"fe80::1%eth0":        "fe80::/48",
		"":                    "unknown",
		"192.0.2.17:443":      "unknown",
		"evil, 10.0.0.1":      "unknown",
		"::ffff:192.0.2.1%e0": "192.0.2.0/24",
	} {
		if got := Network(address); got != want {
			t.Errorf("Network(%q) = %q, want %q", address, got, want)
		}
	}
}

func TestThrottleKeyHidesTheSubject(t *testing.T) {
	key := PasswordsPerLogin.Key("meier@example.org")
	if !regexp.MustCompile(`^password:[0-9a-f]{64}$`).MatchString(key) {
		t.Errorf("key %q", key)
	}
	if CodesPerLink.Key("meier@example.org") == key {
		t.Error("two limits share a counter")
	}
	if PasswordsPerLogin.Reached(4) || !PasswordsPerLogin.Reached(5) {
		t.Error("five failures must be allowed, a sixth attempt not")
	}
}
