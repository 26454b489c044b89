package main

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kreisumfrage/internal/access"
)

const goodPassword = "Wattwurm-Leuchtturm-Segelboot"

func (db place) createAdmin(t *testing.T, login, password string) outcome {
	t.Helper()
	return typed(t, password, append([]string{"admin", "create", login, "--name", "Erika Muster"}, db.flags...)...)
}

func TestAnAdminIsCreatedWithThePasswordFromStandardInput(t *testing.T) {
	eitherDatabase(t, func(t *testing.T, db place) {
		made := db.createAdmin(t, "  Muster@DLT.example ", goodPassword+"\n")
		if made.code != 0 || strings.Contains(made.out+made.err, goodPassword) {
			t.Fatalf("%+v", made)
		}
		_, st := db.store(t)
		account, err := st.AdminByLogin(t.Context(), access.NormalLogin("muster@dlt.example"))
		if err != nil {
			t.Fatal(err)
		}
		ok, err := access.CheckPassword(t.Context(), goodPassword, account.PasswordHash)
		if !ok || err != nil || account.Name != "Erika Muster" {
			t.Errorf("account %q: password fits: %v, %v", account.Name, ok, err)
		}
		if strings.Contains(account.PasswordHash, goodPassword) {
			t.Error("the password is stored as it is")
		}
		db.createAdmin(t, "muster@dlt.example", "Ein-ganz-anderes-Passwort-7-Segel").refused(t, 1, "gibt es schon")
		ok, err = access.CheckPassword(t.Context(), goodPassword, account.PasswordHash)
		if !ok || err != nil {
			t.Errorf("the refused attempt changed the password: %v", err)
		}
	})
}

func TestARefusedPasswordCreatesNoAdmin(t *testing.T) {
	db := sqlitePlace(t)
	for password, says := range map[string]string{
		"zu kurz\n":                     "mindestens 15 Zeichen",
		"landkreistag-landkreistag\n":   "zu leicht zu erraten",
		"mustermuster@dlt.example\n":    "",
		"":                              "kein Passwort",
		strings.Repeat("ä", 201) + "\n": "höchstens 200 Zeichen",
	} {
		db.createAdmin(t, "muster@dlt.example", password).refused(t, 1, says)
	}
	if made := db.createAdmin(t, "muster@dlt.example", goodPassword); made.code != 0 {
		t.Errorf("one of the refused attempts left an account: %s", made.err)
	}
}

func TestThePasswordCanStandInAFile(t *testing.T) {
	db := sqlitePlace(t)
	file := filepath.Join(t.TempDir(), "passwort")
	if err := os.WriteFile(file, []byte(goodPassword+"\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	db.must(t, "admin", "create", "muster", "--name", "Muster", "--password-file", file)
	_, st := db.store(t)
	account, err := st.AdminByLogin(t.Context(), "muster")
	if err != nil {
		t.Fatal(err)
	}
	if ok, err := access.CheckPassword(t.Context(), goodPassword, account.PasswordHash); !ok || err != nil {
		t.Errorf("the password of the file does not fit: %v", err)
	}
	db.on(t, "admin", "create", "zwei", "--name", "Zwei", "--password-file", file+"x").refused(t, 1, "lässt sich nicht lesen")
}

// letters reads what a mail merge would.
func letters(t *testing.T, out string) [][]string {
	t.Helper()
	rest, marked := strings.CutPrefix(out, "\ufeff")
	r := csv.NewReader(strings.NewReader(rest))
	r.Comma = ';'
	lines, err := r.ReadAll()
	if err != nil || !marked {
		t.Fatalf("no CSV for Excel: %v\n%s", err, out)
	}
	if got := strings.Join(lines[0], ";"); got != "kreis_schluessel;kreis_name;land;link;zugangscode;hinweis" {
		t.Fatalf("header %q", got)
	}
	return lines[1:]
}

func TestEveryCountyGetsALinkWhoseCodeFitsTheStoredHash(t *testing.T) {
	const public = "https://umfrage.beispiel.de"
	eitherDatabase(t, func(t *testing.T, db place) {
		db.wave(t, "testdata/kurz.yaml")
		first := letters(t, db.must(t, "access", "--wave", "2026", "--public-url", public+"/"))
		again := letters(t, db.must(t, "access", "--wave", "2026", "--public-url", public, "--landkreis", "03241"))
		if len(first) != 3 || len(again) != 1 || strings.Join(first[1][:3], ";") != "03241;Region Hannover;Niedersachsen" {
			t.Fatalf("letters %q, then %q", first, again)
		}
		_, st := db.store(t)
		persons := map[string]bool{}
		for _, line := range append(first, again...) {
			token, found := strings.CutPrefix(line[3], public+"/zugang/")
			grant, err := st.CountyAccess(t.Context(), access.HashToken(token))
			if !found || err != nil || grant.Wave != "2026" || grant.County != line[0] || grant.Revoked {
				t.Errorf("%s: link %s opens %+v, %v", line[1], line[3], grant, err)
			}
			if ok, err := access.CheckCode(t.Context(), line[4], grant.CodeHash); !ok || err != nil {
				t.Errorf("%s: the code does not fit: %v", line[1], err)
			}
			persons[grant.Person] = true
		}
		if len(persons) != 4 {
			t.Errorf("4 codes stand for %d persons", len(persons))
		}
	})
}

func TestEarlierLinksStayValidUnlessTheyAreReplaced(t *testing.T) {
	eitherDatabase(t, func(t *testing.T, db place) {
		db.wave(t, "testdata/kurz.yaml")
		letter := func(args ...string) (tokens []string) {
			t.Helper()
			out := db.must(t, append([]string{"access", "--wave", "2026", "--public-url", "https://x.example"}, args...)...)
			for _, line := range letters(t, out) {
				tokens = append(tokens, line[3][strings.LastIndex(line[3], "/")+1:])
			}
			return tokens
		}
		_, st := db.store(t)
		valid := func(token string, want bool) {
			t.Helper()
			grant, err := st.CountyAccess(t.Context(), access.HashToken(token))
			if err != nil || grant.Revoked == want {
				t.Errorf("%+v, %v; want valid: %v", grant, err, want)
			}
		}
		first := letter()
		second := letter("--landkreis", "03241")
		valid(first[1], true)
		third := letter("--ersetzen", "--landkreis", "03241")
		for _, gone := range []string{first[1], second[0]} {
			valid(gone, false)
		}
		for _, kept := range []string{third[0], first[0], first[2]} {
			valid(kept, true)
		}
		db.on(t, "access", "--wave", "2026", "--public-url", "https://x.example", "--aufloesen").refused(t, 1, "--landkreis")
		fourth := letter("--aufloesen", "--landkreis", "03241")
		valid(third[0], false)
		valid(fourth[0], true)
	})
}

func TestAReconstructionGetsNoLettersAndNoAnswers(t *testing.T) {
	db := sqlitePlace(t)
	db.must(t, "wave", "reconstruct")
	letters := db.on(t, "access", "--wave", "2017", "--public-url", "https://x.example")
	letters.refused(t, 1, "Rekonstruktion", "keine Zugänge")
	if letters.out != "" {
		t.Errorf("printed %q", letters.out)
	}
	file := filepath.Join(t.TempDir(), "antworten.csv")
	if err := os.WriteFile(file, []byte(db.must(t, "export", "--wave", "2017")), 0o600); err != nil {
		t.Fatal(err)
	}
	db.on(t, "import", "--wave", "2017", file).refused(t, 1, "Rekonstruktion", "keine Antwortbögen")
}

func TestNoLetterIsWrittenWhereACountyOrWaveIsUnknown(t *testing.T) {
	db := sqlitePlace(t)
	db.wave(t, "testdata/kurz.yaml")
	for _, o := range []outcome{
		db.on(t, "access", "--wave", "2026", "--public-url", "https://x.example", "--landkreis", "03241", "--landkreis", "99999"),
		db.on(t, "access", "--wave", "2027", "--public-url", "https://x.example"),
	} {
		o.refused(t, 1, "gibt es")
		if o.out != "" {
			t.Errorf("printed %q", o.out)
		}
	}
	db.on(t, "access", "--wave", "2026", "--public-url", "umfrage").refused(t, 1, "Adresse")
}

func TestAnAccountIsDisabledButNeverTheLastAdministrator(t *testing.T) {
	db := sqlitePlace(t)
	db.createAdmin(t, "muster", goodPassword)
	db.on(t, "admin", "disable", "niemand").refused(t, 1, "gibt es nicht")
	db.on(t, "admin", "disable", "muster").refused(t, 1, "mindestens ein Zugang")
	db.createAdmin(t, "zwei", goodPassword)
	db.must(t, "admin", "disable", " MUSTER ")
	db.must(t, "admin", "reset-factor", "zwei")
	_, st := db.store(t)
	if account, err := st.AdminByLogin(t.Context(), "muster"); err != nil || !account.Disabled {
		t.Errorf("%+v, %v", account, err)
	}
}
