package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"kreisumfrage/internal/store/storetest"
)

const (
	releaseAddress  = "/antwortbogen/freigabe/stand"
	approvalAddress = "/antwortbogen/durchsicht"
	settingsForm    = "/antwortbogen/einstellungen/freigabe"
	recordForm      = "/antwortbogen/freigabe/festhalten"
)

// settle chooses among the settings on their page.
func (b *browser) settle(submit, release string) {
	b.t.Helper()
	b.get("/antwortbogen/einstellungen").form(settingsForm).tick("einreichen", submit).tick("freigabe", release).send().follow().says("Einstellungen sind gespeichert")
}

// decide presses one of the buttons of whoever releases.
func (f *form) decide(decision string) *page {
	f.page.t.Helper()
	f.control("entscheidung", decision)
	f.values.Set("entscheidung", decision)
	return f.page.browser.post(f.action, f.values)
}

func (b *browser) approval() *form {
	b.t.Helper()
	return b.get(approvalAddress).expect(http.StatusOK).form(approvalAddress)
}

func TestAReleaseGivenOutsideIsHeldAndLapsesWithAChange(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		lead, deputy := s.county(storetest.Pinneberg, "Beispiel"), s.county(storetest.Pinneberg, "Vertreter")
		lead.open("auswahl").tick("arten.stand", "no").press("weiter")
		lead.settle("released", "outside")
		lead.get("/antwortbogen/einreichen").says("Die Freigabe fehlt noch").hides("name=\"_save\"")
		token := lead.get("/antwortbogen").form("/abmelden").values.Get("_token")
		refused := lead.post("/antwortbogen/einreichen", url.Values{"_token": {token}, "_save": {"s"}, "_stand": {strings.Repeat("0", 64)}}).expect(http.StatusUnprocessableEntity)
		refused.says("Nicht eingereicht: die Freigabe fehlt noch").one("#inhalt a.kern-btn--primary[href=" + releaseAddress + "]")

		wrong := lead.get(releaseAddress).expect(http.StatusOK).form(recordForm).write("tag", "17.11.2026").write("aktenzeichen", strings.Repeat("1", 101)).send()
		wrong.expect(http.StatusUnprocessableEntity).says("liegt noch vor uns").says("Geben Sie bitte die Funktion an").says("höchstens 100 Zeichen")
		f := wrong.form(recordForm)
		if f.values.Get("tag") != "17.11.2026" || len(f.values.Get("aktenzeichen")) != 101 {
			t.Error("what was typed is lost")
		}
		f.write("tag", "15.11.2026").write("funktion", "Landrätin").write("aktenzeichen", "10.2-33/26")
		deputy.open("auswahl").tick("arten.stand", "yes").press("weiter")
		late := f.send().expect(http.StatusConflict).says("Inzwischen hat sich etwas geändert")
		late.form(recordForm).send().follow().says("Die Antworten sind freigegeben").
			says("Freigegeben am 15.11.2026 durch: Landrätin, Aktenzeichen 10.2-33/26. Festgehalten von Beispiel am 16.11.2026, 12:00 Uhr.")
		lead.get("/antwortbogen/freigabe").says("Aktenzeichen: 10.2-33/26")

		deputy.open("auswahl").tick("arten.stand", "no").press("weiter")
		for _, path := range []string{"/antwortbogen/pruefen", "/antwortbogen/einreichen", releaseAddress} {
			alert := lead.get(path).says("Seit der Freigabe geändert: eine Angabe").one("#inhalt .kern-alert--warning li a")
			if page, id, _ := strings.Cut(attr(alert, "href"), "#"); words(alert) != "I.1.1 Wie ist der Stand?" || lead.get(page).one("#"+id) == nil {
				t.Errorf("%s: the link is %q", path, words(alert))
			}
		}
		lead.get("/antwortbogen/einreichen").says("Die Antworten müssen neu freigegeben werden")
		lead.get(releaseAddress).form("/antwortbogen/freigabe/zuruecknehmen").send().follow().says("zurückgenommen").hides("Seit der Freigabe geändert")
		again := lead.get(releaseAddress).form(recordForm)
		if again.values.Get("aktenzeichen") != "10.2-33/26" || again.values.Get("tag") != "16.11.2026" {
			t.Errorf("offered are %v", again.values)
		}
		again.write("funktion", "Landrätin").send().follow()
		s.pass(time.Hour)
		receipt := deputy.submit().follow().expect(http.StatusOK).says("eingereicht am 16.11.2026, 13:00 Uhr von Vertreter").
			says("Freigegeben am 16.11.2026 durch: Landrätin").says("Festgehalten von Beispiel").says("Eingereicht ist genau, was freigegeben wurde.")

		reference := receipt.text(".reference")
		deputy.get("/antwortbogen/akte.pdf").expect(http.StatusOK)
		d, p := s.press.last(t)
		p.says("Aktenzeichen10.2-33/26").says(reference).says(receipt.text(".hash")).says("Nein").says("durch: Landrätin")
		if want := "Vorgangsnummer " + reference + ", eingereicht am 16.11.2026, 13:00 Uhr · Kreis Pinneberg · freigegeben am 16.11.2026 · Az. 10.2-33/26"; d.Head != want || d.Foot != "SHA-256: "+receipt.text(".hash") {
			t.Errorf("head %q, foot %q", d.Head, d.Foot)
		}
		if title := p.text("title"); !strings.HasPrefix(title, "Eingereichter Antwortbogen, Kreis Pinneberg, Vorgangsnummer "+reference) {
			t.Errorf("title %q", title)
		}
		deputy.get("/antwortbogen/akte").expect(http.StatusOK).says(reference)
		const numberForm = "/antwortbogen/einstellungen/aktenzeichen"
		long := deputy.get("/antwortbogen/einstellungen").form(numberForm).write("aktenzeichen", strings.Repeat("1", 101)).send()
		again = long.expect(http.StatusUnprocessableEntity).says("höchstens 100 Zeichen").form(numberForm)
		again.write("aktenzeichen", "11.7/26").send().follow().says("Das Aktenzeichen ist gespeichert")
		deputy.get("/antwortbogen/akte.pdf").expect(http.StatusOK)
		if d, p := s.press.last(t); !strings.HasSuffix(d.Head, "· Az. 11.7/26") {
			t.Errorf("head %q", d.Head)
		} else {
			p.says("Aktenzeichen11.7/26")
		}
		for _, table := range []string{"submission", "county_release"} {
			for _, row := range storetest.Rows(t, s.store, table) {
				for column, value := range row {
					if strings.Contains(value, "Beispiel") && column != "person" && column != "author" {
						t.Errorf("%s.%s holds a name: %s", table, column, value)
					}
				}
			}
		}
	})
}

func TestAWarningThatIsConfirmedAfterTheReleaseIsAChange(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), checksDefinition(t))
	lead := s.county(storetest.Pinneberg, "p")
	staff(lead, "1.200", "", "", "").press("weiter")
	lead.open("verteilung").tick("verteilung.leitung", "own").press("weiter")
	lead.settle("released", "outside")
	release := func() {
		t.Helper()
		lead.get(releaseAddress).form(recordForm).write("funktion", "Landrätin").send().follow().says("Die Antworten sind freigegeben")
	}
	release()
	fingerprint := attr(lead.get(staffPath).one("#f-check-many--b--ja"), "value")
	lead.get(checkPath).form(checkPath).tick("check/many", fingerprint).send().follow()
	const told = "Seit der Freigabe geändert: eine Angabe Freigegeben am 16.11.2026 durch: Landrätin. Festgehalten von p am 16.11.2026, 12:00 Uhr. " +
		"Bestätigter Hinweis zu I.1.1 Wie viele Stellen hat die IT in Kreis Pinneberg?"
	lead.get(checkPath).says(told)
	if link := attr(lead.get(releaseAddress).says(told).one("#inhalt .kern-alert--warning li a"), "href"); !strings.HasPrefix(link, staffPath+"#") {
		t.Errorf("leads to %s", link)
	}
	lead.get(sendPath).says("Die Antworten müssen neu freigegeben werden")
	release()
	lead.get(checkPath).form(checkPath).untick("check/many", fingerprint).send().follow().hides("Seit der Freigabe geändert").says("Vor dem Einreichen noch zu klären")
}

func TestOnlyTheCoordinatorFindsTheButtonWhereOnlyTheyMaySubmit(t *testing.T) {
	s := onSQLite(t)
	lead, deputy := s.county(storetest.Pinneberg, "erste"), s.county(storetest.Pinneberg, "zweite")
	old := deputy.get("/antwortbogen/einreichen").form("/antwortbogen/einreichen")
	deputy.settle("coordinator", "outside")
	deputy.get("/antwortbogen/einreichen").says("Einreichen darf nur die Koordination").hides("name=\"_save\"")
	deputy.get("/antwortbogen/einstellungen").form(settingsForm).tick("einreichen", "leaders").send().expect(http.StatusForbidden).says("Das darf nur die Koordination")
	deputy.get("/antwortbogen/team").hides("Koordination übergeben")
	old.send().expect(http.StatusUnprocessableEntity).says("Nicht eingereicht")
	lead.submit().follow().expect(http.StatusOK)
}

func TestTheHeadOfTheHouseReadsCommentsReturnsAndReleases(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		lead := s.county(storetest.Pinneberg, "Beispiel")
		head, _ := s.reviewer(storetest.Pinneberg)
		lead.open("auswahl").tick("arten.stand", "no").press("weiter")
		lead.get("/antwortbogen/team").says("Frau Muster, Landrätin").says("liest alle, gibt frei oder zurück")
		head.get("/antwortbogen").expect(http.StatusSeeOther)
		if p := head.get(approvalAddress).says("Zurzeit werden Sie um keine Entscheidung gebeten"); len(p.all("button[value=freigeben]")) != 0 {
			t.Error("there is nothing to decide yet")
		}
		lead.get(releaseAddress).form("/antwortbogen/freigabe/bitten").write("aktenzeichen", "10.2").send().follow().says("Um Freigabe gebeten am 16.11.2026, 12:00 Uhr von Beispiel")
		s.admin().get("/dlt/2026").says("zur Freigabe")
		lead.get("/antwortbogen").says("zur Freigabe")

		f := head.approval()
		for _, control := range f.page.all("main input, main textarea, main select") {
			if name := attr(control, "name"); attr(control, "type") != "hidden" && !strings.HasPrefix(name, "bemerkung:") {
				t.Errorf("the reviewer may fill in %s", name)
			}
		}
		f.page.says("Nein")
		f.write("bemerkung:arten.stand", "Stimmt das <b>wirklich</b>?").decide("zurueckgeben").expect(http.StatusUnprocessableEntity).
			says("Sagen Sie bitte kurz, was noch zu ändern ist.").form(approvalAddress).write("bemerkung:", "Bitte noch einmal.").decide("zurueckgeben").follow().says("zurückgegeben")
		hub := lead.get("/antwortbogen").says("Zurückgegeben am 16.11.2026, 12:00 Uhr von Frau Muster, Landrätin").says("Bitte noch einmal.").says("Stimmt das <b>wirklich</b>?")
		if page, id, _ := strings.Cut(attr(hub.one("#inhalt .comments a"), "href"), "#"); lead.get(page).one("#"+id) == nil {
			t.Error("the comment does not lead to its question")
		}
		hub.says("in Bearbeitung")

		lead.get(releaseAddress).form("/antwortbogen/freigabe/bitten").send().follow()
		lead.get("/antwortbogen/einstellungen").form(settingsForm).tick("freigabe", "outside").send().expect(http.StatusConflict).says("Um die Freigabe ist gerade gebeten")
		f = head.approval()
		lead.open("auswahl").tick("arten.stand", "yes").press("weiter")
		late := f.write("bemerkung:arten.note", "bleibt stehen").decide("freigeben").expect(http.StatusConflict).says("Inzwischen hat sich etwas geändert")
		if got := late.form(approvalAddress).values.Get("bemerkung:arten.note"); got != "bleibt stehen" {
			t.Errorf("the comment is %q", got)
		}
		late.form(approvalAddress).decide("freigeben").follow().says("Die Antworten sind freigegeben").hides("value=\"freigeben\"")
		lead.open("auswahl").tick("arten.stand", "no").press("weiter")
		lead.get("/antwortbogen/pruefen").says("Seit der Freigabe geändert: eine Angabe").says("Freigegeben am 16.11.2026 von Frau Muster, Landrätin, Aktenzeichen 10.2.")
		if p := head.get(approvalAddress).says("Seit der Freigabe geändert"); len(p.all("main a[href]")) != 0 {
			t.Error("a link that the reviewer may not follow")
		}
		s.pass(time.Minute)
		lead.submit().follow().says("von Frau Muster, Landrätin").says("Danach geändert: eine Angabe.")
		lead.get("/antwortbogen/akte.pdf").expect(http.StatusOK)
		if d, _ := s.press.last(t); !strings.Contains(d.Head, "Freigabe vom 16.11.2026 (danach eine Angabe geändert)") || strings.Contains(d.Head, "freigegeben am") {
			t.Errorf("head %q", d.Head)
		}
		head.get(approvalAddress).says("Diese Antworten sind eingereicht")
		for _, path := range []string{"/dlt/2026/antworten.json?ansprechpersonen=ja", "/dlt/2026/antworten.csv?ansprechpersonen=ja", "/dlt/2026/landkreise/01056"} {
			s.admin().get(path).hides("bleibt stehen").hides("Frau Muster").hides("wirklich")
		}
		lead.get("/antwortbogen/antworten.json").hides("bleibt stehen")
	})
}

func TestWhatWasTypedOfAReleaseOutlastsANewEditionAndAnotherWindow(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), editionFile(t, 1))
	lead := s.county(storetest.Pinneberg, "Beispiel")
	late := lead.get(releaseAddress).form(recordForm).write("tag", "15.11.2026").write("funktion", "Landrätin").write("aktenzeichen", "10.2-33/26")
	s.pass(5 * time.Hour)
	late.send().expect(http.StatusUnauthorized)
	lead = s.county(storetest.Pinneberg, "Beispiel")
	f := lead.get(releaseAddress).form(recordForm)
	s.activate(2)
	f = f.send().expect(http.StatusConflict).says("Noch nicht festgehalten: Inzwischen hat sich etwas geändert").form(recordForm)
	if f.values.Get("tag") != "15.11.2026" || f.values.Get("funktion") != "Landrätin" || f.values.Get("aktenzeichen") != "10.2-33/26" {
		t.Errorf("the form holds %v", f.values)
	}
	if n := len(storetest.Rows(t, s.store, "rescue")); n != 1 {
		t.Errorf("%d forms are kept", n)
	}
	f.send().follow().says("Die Antworten sind freigegeben").says("10.2-33/26")
	if n := len(storetest.Rows(t, s.store, "rescue")); n != 0 {
		t.Errorf("%d forms are kept after one of them was accepted", n)
	}

	const ask = "/antwortbogen/freigabe/bitten"
	head, _ := s.reviewer(storetest.Pinneberg)
	one, two := lead.get(releaseAddress).form(ask).write("aktenzeichen", "10.8"), lead.get(releaseAddress).form(ask).write("aktenzeichen", "10.9")
	one.send().follow().says("Um Freigabe gebeten")
	two.send().expect(http.StatusConflict).says("Nicht gespeichert: Inzwischen hat sich etwas geändert").says("Ihr Aktenzeichen: 10.9").says("Um Freigabe gebeten")
	head.get(approvalAddress).expect(http.StatusOK).says("bittet Sie um die Freigabe")
}

func TestNoWindowOfAReviewerDropsWhatAnotherOneSaid(t *testing.T) {
	s := onSQLite(t)
	lead := s.county(storetest.Pinneberg, "Beispiel")
	lead.open("allgemeines").tick("general.strategy", "planned").press("bleiben")
	head, _ := s.reviewer(storetest.Pinneberg)
	one, two := head.approval(), head.approval()
	one.write("bemerkung:general.strategy", "erstes Fenster").decide("speichern").expect(http.StatusSeeOther)
	two.write("bemerkung:general.funding_state", "zweites Fenster").decide("speichern").expect(http.StatusSeeOther)
	late := two.write("bemerkung:general.strategy", "auch getippt").decide("speichern").expect(http.StatusConflict).
		says("Inzwischen steht dort ein anderer Text").says("in einem anderen Fenster gespeichert: erstes Fenster")
	again := late.form(approvalAddress)
	if again.values.Get("bemerkung:general.strategy") != "auch getippt" || again.values.Get("bemerkung:general.funding_state") != "zweites Fenster" {
		t.Errorf("the form holds %v", again.values)
	}
	again.decide("speichern").expect(http.StatusSeeOther)
	f := head.approval()
	if f.values.Get("bemerkung:general.strategy") != "auch getippt" {
		t.Error("what was decided on is not stored")
	}
	f.write("bemerkung:general.strategy", "").decide("speichern").follow()
	if comments := storetest.Rows(t, s.store, "release_comment"); len(comments) != 1 || comments[0]["text"] != "zweites Fenster" {
		t.Errorf("comments are %v", comments)
	}
}

func TestAReviewerChangesNothingHoweverTheyTry(t *testing.T) {
	s := onSQLite(t)
	lead := s.county(storetest.Pinneberg, "Beispiel")
	head, person := s.reviewer(storetest.Pinneberg)
	lead.get(releaseAddress).form("/antwortbogen/freigabe/bitten").send().follow()
	foreign := lead.open("allgemeines").write("general.hindrances_other", "gefälscht")
	f := head.approval()
	foreign.values.Set("_token", f.values.Get("_token"))
	before := storetest.Dump(t, s.store, "session", "audit", "county_access")
	for _, path := range []string{"/antwortbogen/seite/allgemeines", "/antwortbogen/seite/allgemeines/sichern", "/antwortbogen/pruefen", "/antwortbogen/einreichen", settingsForm, recordForm} {
		head.post(path, foreign.values).expect(http.StatusForbidden)
	}
	for name, change := range map[string]url.Values{
		"an unknown question": {"bemerkung:unbekannt": {"x"}}, "an unknown decision": {"entscheidung": {"einreichen"}}, "two comments": {"bemerkung:general.strategy": {"x", "y"}},
	} {
		forged := head.approval()
		forged.values.Set("entscheidung", "freigeben")
		for field, values := range change {
			forged.values[field] = values
		}
		if p := head.post(approvalAddress, forged.values); p.status != http.StatusBadRequest {
			t.Errorf("%s: status %d", name, p.status)
		}
	}
	s.guest(storetest.Hannover, person).get(approvalAddress).expect(http.StatusSeeOther) // there a guest like any other
	lead.post(approvalAddress, url.Values{"_token": {lead.get("/antwortbogen").form("/abmelden").values.Get("_token")}, "entscheidung": {"freigeben"}}).expect(http.StatusNotFound)
	s.guest(storetest.Pinneberg, person).get(approvalAddress).expect(http.StatusNotFound) // whose address nothing has proven
	sameTables(t, before, storetest.Dump(t, s.store, "session", "audit", "county_access"))
}

func TestTheLinkOfWhoeverReleasesOpensNothingWithoutAMailedCode(t *testing.T) {
	s := onSQLite(t)
	m := newMailSite(s)
	lead, person := s.county(storetest.Pinneberg, "Beispiel"), ""
	lead.settle("leaders", "inside")
	f := lead.get(releaseAddress).form("/antwortbogen/freigabe/einladen").write("name", "Frau Muster").write("funktion", "Landrätin")
	f.send().expect(http.StatusUnprocessableEntity).says("Ohne sie kommt der Zugangscode nicht an").form("/antwortbogen/freigabe/einladen").
		write("email", "lr@kreis.example").send().follow().says("Frau Muster, Landrätin")
	if mails := m.deliver(); len(mails) != 0 {
		t.Errorf("%d mails before anything is asked for", len(mails))
	}
	lead.get(releaseAddress).form("/antwortbogen/freigabe/bitten").send().follow()
	mails := m.deliver()
	if len(mails) != 1 || mails[0].To.Address != "lr@kreis.example" || strings.Contains(mails[0].Text, "Zugangscode:") {
		t.Fatalf("mails %+v", mails)
	}
	link, head := linkIn(t, mails[0].Text), s.visitor()
	head.get(link).expect(http.StatusOK).hides("Landrätin")
	head.get(approvalAddress).expect(http.StatusUnauthorized)
	token := head.get(link).form(link + "/code").values.Get("_token")
	head.post(link, url.Values{"_token": {token}, "code": {code}}).expect(http.StatusUnprocessableEntity)
	head.typeCode(link, m.code(head, link)).follow().follow().expect(http.StatusOK).says("bittet Sie um die Freigabe")
	for _, row := range storetest.Rows(t, s.store, "member") {
		if row["role"] == "reviewer" {
			person = row["person"]
		}
	}
	again := lead.get("/antwortbogen/team").form("/antwortbogen/team/" + person + "/zugang").send().expect(http.StatusSeeOther)
	if mails := m.deliver(); len(mails) != 1 || linkIn(t, mails[0].Text) == link {
		t.Errorf("a new link leads to %s with %d mails", again.header.Get("Location"), len(mails))
	}
	lead.get("/antwortbogen/team").form("/antwortbogen/team/" + person + "/entziehen").send().follow()
	head.get(approvalAddress).expect(http.StatusUnauthorized)
	s.visitor().get(link).expect(http.StatusNotFound)
}

func TestTheCopyForTheFileIsOneTaggedPDFThatProvesItself(t *testing.T) {
	s := withChromium(t)
	b := s.county(storetest.Pinneberg, "Beispiel")
	b.get("/antwortbogen/akte.pdf").expect(http.StatusNotFound)
	b.open("allgemeines").tick("general.strategy", "planned").press("bleiben")
	number := strings.Repeat("10.2-33/26-", 9)
	b.get(releaseAddress).form(recordForm).write("tag", "15.11.2026").write("funktion", "Landrätin").write("aktenzeichen", number).send().follow()
	receipt := b.submit().follow()
	reference, hash := receipt.text(".reference"), receipt.text(".hash")
	pdf := b.get("/antwortbogen/akte.pdf").expect(http.StatusOK)
	sheets := sheetsOf(pdf)
	for i, lines := range sheets {
		sheet := strings.ReplaceAll(strings.Join(lines, ""), " ", "") // long lines break anywhere
		for _, want := range []string{"Vorgangsnummer " + reference, "freigegeben am 15.11.2026", "Az. " + number, "SHA-256: " + hash, fmt.Sprintf("Seite %d von %d", i+1, len(sheets))} {
			if !strings.Contains(sheet, strings.ReplaceAll(want, " ", "")) {
				t.Errorf("sheet %d lacks %q: %q", i+1, want, lines[:3])
			}
		}
	}
	first := strings.Join(sheets[0], " ")
	for _, want := range []string{"durch: Landrätin", "Festgehalten von Beispiel", "von Beispiel", "Eingereicht ist genau, was freigegeben wurde."} {
		if !strings.Contains(first, want) {
			t.Errorf("the first sheet lacks %q:\n%s", want, first)
		}
	}
	info := strings.Join(strings.Fields(pdf.poppler("pdfinfo", "FILE")), " ")
	for _, want := range []string{"Tagged: yes", "Title: Eingereichter Antwortbogen, Kreis Pinneberg, Vorgangsnummer " + reference, "JavaScript: no"} {
		if !strings.Contains(info, want) {
			t.Errorf("pdfinfo lacks %q: %s", want, info)
		}
	}
	if !strings.Contains(pdf.body, "/Lang (de)") {
		t.Error("the PDF does not say that it is German")
	}
}
