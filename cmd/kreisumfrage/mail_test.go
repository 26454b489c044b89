package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/survey"
)

// receipts puts two receipts into a fresh outbox: the second recipient has no
// address.
func receipts(t *testing.T, db place) {
	t.Helper()
	db.draft(t, "")
	p, st := db.store(t)
	public, err := parsePublicURL("https://umfrage.example")
	if err != nil {
		t.Fatal(err)
	}
	line, err := newAccess(p, st.CreateCountyAccess, wholeWave("2026"), survey.County{Key: "01056"}, public)
	if err != nil {
		t.Fatal(err)
	}
	grant, err := st.CountyAccess(p.ctx, access.HashToken(filepath.Base(line.Link)))
	if err != nil {
		t.Fatal(err)
	}
	if err := giveAddress(p, st, grant); err != nil {
		t.Fatal(err)
	}
	for _, person := range []string{grant.Person, "nobody"} {
		if err := st.PostLetter(p.ctx, receiptTo(person)); err != nil {
			t.Fatal(err)
		}
	}
}

func receiptTo(person string) mail.Letter {
	return mail.Letter{Key: "receipt " + person, Kind: mail.Receipt, Wave: "2026", Unit: "01056", Person: person, Values: mail.Values{
		mail.County: "Kreis Pinneberg", mail.Wave: "Der digitale Landkreis", mail.Submitted: "2026-11-16T11:00:00Z",
		mail.Reference: "2026-01056-1", mail.Checksum: "00ff"}}
}

// wantStates compares the second column of "mail list".
func wantStates(t *testing.T, db place, want string) {
	t.Helper()
	out := db.must(t, "mail", "list")
	var states []string
	for _, line := range regexp.MustCompile(`(?m)^\d+ +(.+?)  `).FindAllStringSubmatch(out, -1) {
		states = append(states, line[1])
	}
	if got := strings.Join(states, ", "); got != want || strings.Contains(out, "@") {
		t.Errorf("the outbox is %q, want %q:\n%s", got, want, out)
	}
}

func TestWaitingMailsArePrintedOnce(t *testing.T) {
	eitherDatabase(t, func(t *testing.T, db place) {
		receipts(t, db)
		wantStates(t, db, "wartet, wartet")
		args := []string{"mail", "handout", "--public-url", "https://umfrage.example", "--contact-phone", "030 123", "--contact-mail", "umfrage@dlt.example"}
		o := db.on(t, args...)
		contains(t, o.out, "An: <poststelle@kreis-", "Betreff: Quittung 2026-01056-1 – Der digitale Landkreis", "Kreis Pinneberg",
			"16.11.2026, 12:00 Uhr", "https://umfrage.example/antwortbogen/pruefen", "Telefon 030 123", "umfrage@dlt.example")
		contains(t, o.err, "abgehakt: 1")
		wantStates(t, db, "verschickt, gescheitert")
		if again := db.must(t, args...); again != "" {
			t.Errorf("printed twice: %s", again)
		}
		db.on(t, "mail", "retry", "1").refused(t, 1, "weder unklar noch gescheitert")
		db.must(t, "mail", "retry", "2")
		wantStates(t, db, "verschickt, wartet")
	})
}

func TestWrongSettingsOfTheMailServerAreNamed(t *testing.T) {
	db := sqlitePlace(t)
	file := filepath.Join(t.TempDir(), "leer.pem")
	if err := os.WriteFile(file, []byte("kein Zertifikat"), 0o600); err != nil {
		t.Fatal(err)
	}
	good := []string{"--smtp-host", "127.0.0.1", "--smtp-port", "1", "--smtp-from", "Umfrage <umfrage@dlt.example>"}
	for says, args := range map[string][]string{
		"--smtp-from":               {"--smtp-host", "mail.example"},
		"„umfrage“ ist keine":       {"--smtp-host", "mail.example", "--smtp-from", "umfrage"},
		"Passwort für den Mail":     append(good, "--smtp-password-file", file+".fehlt"),
		"kein Zertifikat":           append(good, "--smtp-ca-file", file),
		"Zertifizierungsstelle":     append(good, "--smtp-ca-file", file+".fehlt"),
		"--contact-mail: „umfrage“": append(good, "--contact-mail", "umfrage"),
	} {
		db.on(t, append([]string{"serve", "--addr", "127.0.0.1:0"}, args...)...).refused(t, 1, says)
		test := append([]string{"mail", "test", "--public-url", "https://umfrage.example", "anna@kreis.example"}, args...)
		command(t, test...).refused(t, 1, says)
	}
	test := []string{"mail", "test", "--public-url", "https://umfrage.example"}
	command(t, append(test, "anna@kreis.example")...).refused(t, 1, "kein Mailserver", "KREIS_SMTP_HOST")
	command(t, append(append(test, "anna"), good...)...).refused(t, 1, "„anna“ ist keine E-Mail-Adresse")
	command(t, append(append(test, "anna@kreis.example"), good...)...).refused(t, 1, "keine verschlüsselte Verbindung")
}

func TestAServerWhoseMailServerIsAwayEndsWell(t *testing.T) {
	db := sqlitePlace(t)
	receipts(t, db)
	r := start(t, append([]string{"serve", "--smtp-host", "127.0.0.1", "--smtp-port", "1", "--smtp-from", "umfrage@dlt.example"}, db.flags...)...)
	_, st := db.store(t)
	eventually(t, st, mail.Queued, "keine Verbindung")
	if o := r.end(t); o.code != 0 || strings.Contains(o.err, "kreis-") {
		t.Errorf("ended with %+v", o)
	}
}

// eventually waits until the first letter is in the state, with the code.
func eventually(t *testing.T, st *store.Store, state mail.State, code string) {
	t.Helper()
	for t.Context().Err() == nil {
		all, err := st.Letters(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if all[0].State == state && all[0].Code == code {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
}
