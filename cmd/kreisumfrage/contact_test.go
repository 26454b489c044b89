package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// reachableFrame is a frame that says how two of three counties are reached.
const reachableFrame = "ags;name;land;groesse;email;ansprechperson;anrede;telefon;funktion;domain\n" +
	"01056;Kreis Pinneberg;SH;gross;Landrat@Kreis-Pinneberg.example;Muster;Frau;04121 4502;Landrätin;kreis-pinneberg.example, kp.example\n" +
	"03241;Region Hannover;NI;gross;post@region.example;;;;;\n" +
	"07131;Landkreis Ahrweiler;RP;klein;;;;;;\n"

func listFile(t *testing.T, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "liste.csv")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func (db place) mailWave(t *testing.T) {
	t.Helper()
	db.must(t, "wave", "create", "2026", "--jahr", "2026", "--von", "2020-01-01", "--bis", "2099-12-31", "--login", "mail",
		"--fragebogen", "testdata/kurz.yaml", "--landkreise", listFile(t, reachableFrame))
}

func TestInvitationsGoToTheAddressesOfTheFrame(t *testing.T) {
	eachDatabase(t, func(t *testing.T, db place) {
		db.mailWave(t)
		list := db.must(t, "contact", "list", "--wave", "2026")
		contains(t, list, "Frau Muster", "04121 4502", "Landrätin", "Landrat@Kreis-Pinneberg.example", "kp.example kreis-pinneberg.example", "07131")
		_, st := db.store(t)
		responses, err := st.Responses(t.Context(), wholeWave("2026"))
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range responses {
			if len(r.County.Columns) != 1 || r.County.Columns["groesse"] == "" {
				t.Errorf("the frame keeps %v", r.County.Columns)
			}
		}
		invite := []string{"access", "--wave", "2026", "--public-url", "https://umfrage.example"}
		all := db.on(t, invite...)
		all.refused(t, 1, "07131 Landkreis Ahrweiler", "contact set")
		contains(t, all.out, "Einladungen im Postausgang: 2")
		db.must(t, "contact", "set", "--wave", "2026", "07131", "--email", "post@ahrweiler.example", "--domain", "ahrweiler.example")
		contains(t, db.must(t, append(invite, "--landkreis", "07131", "--ersetzen")...), "Postausgang: 1")
		wantStates(t, db, "wartet, wartet, wartet")
		printed := db.must(t, "mail", "handout", "--public-url", "https://umfrage.example")
		if n := strings.Count(printed, "https://umfrage.example/zugang/"); n != 3 {
			t.Errorf("%d links printed:\n%s", n, printed)
		}
		contains(t, printed, "Landkreis: Kreis Pinneberg", "Teilnahme bis: 31.12.2099")
		if strings.Contains(printed, "Zugangscode:") {
			t.Error("a code stands beside its link")
		}
	})
}

func TestMistakenContactsAreNamedAndNothingIsStored(t *testing.T) {
	db := sqlitePlace(t)
	create := []string{"wave", "create", "2026", "--jahr", "2026", "--von", "2020-01-01", "--bis", "2099-12-31", "--fragebogen", "testdata/kurz.yaml"}
	wrong := listFile(t, "ags;name;land;email;domain\n01056;Kreis Pinneberg;SH;landrat;\n03241;Region Hannover;NI;;de\n")
	db.on(t, append(create, "--landkreise", wrong)...).refused(t, 1, "Zeile 2: Bei 01056 ist „landrat“ keine E-Mail-Adresse", "Zeile 3: Bei 03241 ist „de“ keine Domäne")
	db.on(t, append(create, "--login", "fax")...).refused(t, 2, "login")
	if n := db.waves(t); n != 0 {
		t.Errorf("%d waves stored", n)
	}
	db.mailWave(t)
	set := []string{"contact", "set", "--wave", "2026"}
	db.on(t, append(set, "01056", "--email", "landrat")...).refused(t, 1, "keine E-Mail-Adresse")
	db.on(t, append(set, "01056", "--domain", "de")...).refused(t, 1, "keine Domäne")
	db.on(t, append(set, "01056")...).refused(t, 1, "--email", "--domain")
	db.on(t, append(set, "99999", "--email", "a@kreis.example")...).refused(t, 1, "99999")
	db.must(t, append(set, "01056", "--domain", "neu.example")...)
	contains(t, db.must(t, "contact", "list", "--wave", "2026"), "Landrat@Kreis-Pinneberg.example", "neu.example")
}

func TestTheDemonstrationOfMailedCodesInvitesByItsMailbox(t *testing.T) {
	db := sqlitePlace(t)
	db.mailWave(t)
	p, st := db.store(t)
	if err := st.OpenWave(p.ctx, demoWave, operator); err != nil {
		t.Fatal(err)
	}
	var printed strings.Builder
	p.stdout = &printed
	if err := (demoCommand{}).announceMails(p, st, nil); err != nil {
		t.Fatal(err)
	}
	contains(t, printed.String(), "Postfach der Vorführung")
	out := db.must(t, "mail", "handout", "--public-url", "https://umfrage.example")
	contains(t, out, "<poststelle@kreis-01056.invalid>", "An: <poststelle@kreis-03241.invalid>", "fachamt@kreis-01056.invalid", "Betreff: Bitte um Mitarbeit")
	if n := strings.Count(out, "https://umfrage.example/zugang/"); n != 3 || strings.Contains(out, "Zugangscode:") {
		t.Errorf("%d links:\n%s", n, out)
	}
}
