package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store/storetest"
)

// coordinator comes in by the county's official address.
func (m *mailSite) coordinator(county string) *browser {
	m.t.Helper()
	link, b := m.invitation(county), m.visitor()
	f := b.typeCode(link, m.code(b, link)).follow().follow().form("/antwortbogen/ankommen")
	if f.values.Get("name") == "" {
		f.write("name", "Herr Muster")
	}
	f.values.Set("vorhaben", "koordinieren")
	f.send().follow().expect(http.StatusOK)
	return b
}

// invites asks a colleague under the address.
func (b *browser) invites(name, email string) *page {
	const invite = "/antwortbogen/team/einladen"
	b.t.Helper()
	return b.get(invite).form(invite).write("name", name).write("email", email).tick("teile", "page:bildung").send()
}

// decide presses one of the buttons beside the only address that waits.
func (b *browser) decide(decision string) *page {
	b.t.Helper()
	f := b.get("/dlt/" + mailWave + "/freigaben").form("/dlt/" + mailWave + "/freigaben")
	f.values.Set("entscheidung", decision)
	return f.send().follow()
}

func TestAnAddressOutsideTheDomainsWaitsForTheDLT(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		m := newMailSite(s)
		lead, dlt := m.coordinator(storetest.Pinneberg), m.admin()
		lead.invites("Frau Extern", "extern@buero.example").follow().says("wartet auf die Zustimmung des DLT").hides("Neuer Zugang für Frau Extern")
		if mails := m.deliver(); len(mails) != 0 {
			t.Fatalf("%d mails before the approval", len(mails))
		}
		dlt.get("/dlt/" + mailWave).says("Adressen, die auf Ihre Freigabe warten: 1")
		dlt.get("/dlt/" + mailWave + "/freigaben").says("extern@buero.example").says("Kreis Pinneberg").says("buero.example").says("Koordination").
			hides("Frau Extern").hides("Frau Landrätin")
		stale := dlt.get("/dlt/" + mailWave + "/freigaben").form("/dlt/" + mailWave + "/freigaben")
		dlt.decide("freigeben").says("Die Adresse ist freigegeben").says("wartet keine Adresse")
		stale.values.Set("entscheidung", "ablehnen")
		stale.send().follow().says("inzwischen entschieden")
		mails := m.deliver()
		if len(mails) != 1 || mails[0].To.Address != "extern@buero.example" {
			t.Fatalf("%+v", mails)
		}
		colleague, link := m.visitor(), linkIn(t, mails[0].Text)
		colleague.typeCode(link, m.code(colleague, link)).follow().says("Ihr Teil der Antwort")
		lead.get("/antwortbogen/team").hides("wartet auf die Zustimmung")

		lead.invites("Herr Privat", "privat@post.example")
		dlt.decide("ablehnen").says("Die Adresse ist abgelehnt")
		lead.get("/antwortbogen/team").says("vom DLT abgelehnt")
		lead.invites("Frau Weg", "weg@post.example")
		gone := lead.get("/antwortbogen/team")
		for _, node := range gone.all("main form[method=post]") {
			if action := attr(node, "action"); strings.HasSuffix(action, "/entziehen") && strings.Contains(words(node), "Frau Weg") {
				gone.form(action).send()
			}
		}
		dlt.get("/dlt/" + mailWave + "/freigaben").says("wartet keine Adresse")
		if mails := m.deliver(); len(mails) != 0 {
			t.Errorf("%d mails to addresses that nobody approved of", len(mails))
		}
		if asked, decided := m.audited(access.ActionApprovalAsked), m.audited(access.ActionApprovalDecided); asked != 3 || decided != 2 {
			t.Errorf("%d asked, %d decided in the audit trail", asked, decided)
		}
	})
}

func TestWithoutDomainsTheOfficialAddressDecidesAndInLettersNothing(t *testing.T) {
	m := newMailSite(onSQLite(t))
	lead := m.coordinator(storetest.Hannover)
	lead.invites("Frau Drin", "drin@region.example").follow().says("wird an die angegebene Adresse verschickt")
	lead.invites("Frau Nah", "nah@falsche-region.example").follow().says("wartet auf die Zustimmung")
	if mails := m.deliver(); len(mails) != 1 {
		t.Errorf("%d mails", len(mails))
	}
	letter := m.county(storetest.Hannover, "koordination") // of the wave with letters
	letter.invites("Herr Irgendwo", "irgendwo@post.example").expect(http.StatusOK).says("Zugangscode")
	if mails := m.deliver(); len(mails) != 1 {
		t.Errorf("%d mails", len(mails))
	}
	one, _ := access.WaveScope(wave, "operator").ForCounty(storetest.Pinneberg)
	must(t, m.store.SetReach(t.Context(), one, access.Reach{Domains: []string{"kreis-pinneberg.example"}}))
	guest := m.guest(storetest.Pinneberg, "gast")
	f := guest.get("/antwortbogen/ankommen").form("/antwortbogen/ankommen").write("name", "Frau Fern").write("email", "fern@post.example")
	f.values.Set("vorhaben", "koordinieren")
	f.send().follow().expect(http.StatusOK).says("Sie wartet auf die Zustimmung des DLT")
	guest.submit()
	if mails := m.deliver(); len(mails) != 0 {
		t.Errorf("%d mails to an address that waits", len(mails))
	}
}

func TestTheFirstReaderNamesWhoIsToAnswerAndHasNoPartInIt(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		m := newMailSite(s)
		link, office := m.invitation(storetest.Pinneberg), m.visitor()
		office.typeCode(link, m.code(office, link)).follow().follow().says("Ich leite nur weiter")
		const path = "/antwortbogen/weiterleiten"
		office.get(path).form(path).send().expect(http.StatusUnprocessableEntity).says("Geben Sie bitte einen Namen an.").errorLinks()
		office.get(path).form(path).write("name", "Herr Zuständig").write("funktion", "Digitalbüro").write("email", "digital@kreis-pinneberg.example").
			send().follow().expect(http.StatusOK).says("Die Einladung ist weitergeleitet, und Sie sind abgemeldet")
		office.get("/antwortbogen").expect(http.StatusUnauthorized)
		if members := storetest.Rows(t, m.store, "member"); len(members) != 0 {
			t.Errorf("members %v", members)
		}
		mails := m.deliver()
		if len(mails) != 1 || mails[0].To.Address != "digital@kreis-pinneberg.example" {
			t.Fatalf("%+v", mails)
		}
		theirs, lead := linkIn(t, mails[0].Text), m.visitor()
		f := lead.typeCode(theirs, m.code(lead, theirs)).follow().follow().form("/antwortbogen/ankommen")
		if f.values.Get("name") != "Herr Zuständig" || f.values.Get("funktion") != "Digitalbüro" {
			t.Errorf("the arrival asks %v", f.values)
		}
		f.values.Set("vorhaben", "koordinieren")
		f.send().follow().expect(http.StatusOK).says("Wer arbeitet mit?")
		lead.get(path).expect(http.StatusNotFound)

		again := m.visitor()
		m.pass(access.MailCodePause)
		again.typeCode(link, m.code(again, link)).follow().follow().says("Herr Zuständig, Digitalbüro koordiniert die Antwort")
		again.get(path).form(path).write("name", "Frau Fremd").write("email", "fremd@post.example").send().follow().says("sobald der DLT zustimmt")
		dlt := m.admin()
		dlt.get("/dlt/" + mailWave + "/freigaben").says("wer die Einladung geöffnet hat").hides("Frau Fremd")
		dlt.decide("freigeben")
		if mails := m.deliver(); len(mails) != 1 || mails[0].To.Address != "fremd@post.example" {
			t.Errorf("%+v", mails)
		}
	})
}

func TestALetterIsPassedOnByASlipAndAMail(t *testing.T) {
	m := newMailSite(onSQLite(t))
	guest := m.guest(storetest.Pinneberg, "poststelle")
	const path = "/antwortbogen/weiterleiten"
	slip := guest.get(path).form(path).write("name", "Frau Beispiel").write("email", "beispiel@kreis.example").send().expect(http.StatusOK)
	slip.says("Frau Beispiel").says("Sie sind abgemeldet").hides("/abmelden").hides("Umfrage Digitalisierung")
	guest.get("/antwortbogen").expect(http.StatusUnauthorized)
	printed := regexp.MustCompile(`>([0-9A-Z]{5}-[0-9A-Z]{5})<`).FindStringSubmatch(slip.body)
	mails := m.deliver()
	if len(mails) != 1 {
		t.Fatalf("%d mails", len(mails))
	}
	mailed := regexp.MustCompile(`Zugangscode: ([0-9A-Z-]{11})`).FindStringSubmatch(mails[0].Text)
	for link, secret := range map[string]string{linkIn(t, slip.body): printed[1], linkIn(t, mails[0].Text): mailed[1]} {
		b := m.visitor()
		b.typeCode(link, secret).follow().follow().says("Wer sind Sie?")
		m.secretless(link, secret)
	}
	for named := 1; ; named++ {
		b := m.guest(storetest.Pinneberg, "poststelle")
		if p := b.get(path).form(path).write("name", "X").send(); p.status != http.StatusOK {
			p.expect(http.StatusConflict).says("sehr oft weitergeleitet").errorLinks()
			if named != 20 {
				t.Errorf("passed on to %d people", named)
			}
			return
		}
	}
}

// TestOneAddressMayServeSeveralCountiesAndNoClaimOpensAny plays an attacker who
// says that the address of another county's people is theirs.
func TestOneAddressMayServeSeveralCountiesAndNoClaimOpensAny(t *testing.T) {
	m := newMailSite(onSQLite(t))
	const shared = "zweckverband@region.example"
	hannover, pinneberg := m.coordinator(storetest.Hannover), m.coordinator(storetest.Pinneberg)
	hannover.invites("Frau Beide", shared)
	pinneberg.invites("Frau Beide", shared)
	m.admin().decide("freigeben")
	links := map[string]string{}
	for _, mail := range m.deliver() {
		for county, name := range map[string]string{storetest.Hannover: "Region Hannover", storetest.Pinneberg: "Kreis Pinneberg"} {
			if strings.Contains(mail.Subject, name) {
				links[county] = linkIn(t, mail.Text)
			}
		}
	}
	b := m.visitor()
	hub := b.typeCode(links[storetest.Hannover], m.code(b, links[storetest.Hannover])).follow().expect(http.StatusOK).says("Sie arbeiten auch für").says("Kreis Pinneberg")
	moved := hub.form("/antwortbogen/wechseln").send().follow().expect(http.StatusOK).says("Ihr Teil der Antwort").says("Zu Region Hannover wechseln")
	if got := moved.text("h1"); got != "Kreis Pinneberg" {
		t.Errorf("switched to %s", got)
	}
	switches := func(b *browser, county string) *page {
		token := attr(b.get("/antwortbogen").all("form input[name=_token]")[0], "value")
		return b.post("/antwortbogen/wechseln", url.Values{"_token": {token}, "landkreis": {county}})
	}
	switches(b, storetest.Ahrweiler).expect(http.StatusNotFound)

	// In a county with letters somebody says that the shared address is theirs, and
	// the coordinator of another that it is a colleague's.
	claims := m.guest(storetest.Pinneberg, "luege")
	f := claims.get("/antwortbogen/ankommen").form("/antwortbogen/ankommen").write("name", "X").write("email", shared)
	f.values.Set("vorhaben", "koordinieren")
	f.send()
	slip := claims.invites("Y", shared)
	secret := regexp.MustCompile(`>([0-9A-Z]{5}-[0-9A-Z]{5})<`).FindStringSubmatch(slip.body)
	liar := m.visitor()
	liar.typeCode(linkIn(t, slip.body), secret[1])
	for _, attacker := range []*browser{claims, liar} {
		attacker.get("/antwortbogen").expect(http.StatusOK).hides("Sie arbeiten auch für")
		for _, county := range []string{storetest.Hannover, storetest.Pinneberg, storetest.Ahrweiler} {
			switches(attacker, county).expect(http.StatusNotFound)
		}
	}
	// The coordinator takes the access back: the other county's session loses it, too.
	team := hannover.get("/antwortbogen/team")
	for _, node := range team.all("main form[method=post]") {
		if action := attr(node, "action"); strings.HasSuffix(action, "/entziehen") {
			team.form(action).send()
		}
	}
	b.get("/antwortbogen").expect(http.StatusOK).hides("Sie arbeiten auch für")
	switches(b, storetest.Hannover).expect(http.StatusNotFound)

	// Whoever changed the address after the login has not proven the new one.
	for _, row := range storetest.Rows(t, m.store, "person") {
		if row["email"] == "landrat@kreis-pinneberg.example" {
			must(t, m.store.SetEmail(t.Context(), row["id"], "post@region.example"))
		}
	}
	pinneberg.get("/antwortbogen").expect(http.StatusOK).hides("Sie arbeiten auch für")
}
