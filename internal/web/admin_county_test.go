package web_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

const ofPinneberg = "/dlt/2026/landkreise/01056"

func TestACountyWithAnExtensionSeesItsOwnDay(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), kinds(t))
	dlt := s.admin()
	late := dlt.get(ofPinneberg).says("Der Landkreis hat Zeit bis zum 30.11.2026").form(ofPinneberg + "/frist")
	p := late.write("frist", "30.11.2026").write("frist-grund", umlauts).send().expect(http.StatusUnprocessableEntity).says("Der Tag muss nach dem letzten Tag der Erhebung liegen")
	if got := p.form(ofPinneberg + "/frist").values.Get("frist-grund"); got != umlauts {
		t.Errorf("of the typed reason %q is left", got)
	}
	p.form(ofPinneberg+"/frist").write("frist", "10.12.2026").write("frist-grund", "").send().expect(http.StatusUnprocessableEntity).says("Grund der Verlängerung: Schreiben Sie bitte")
	p.form(ofPinneberg+"/frist").write("frist", "10.12.2026").send().expect(http.StatusSeeOther)
	dlt.get(ofPinneberg).says("10.12.2026 verlängert").says("Frist verlängert bis 10.12.2026").says(umlauts)
	dlt.get("/dlt/2026").says("Frist bis 10.12.2026")
	p = late.write("frist", "12.12.2026").write("frist-grund", "Umzug").send().expect(http.StatusUnprocessableEntity). // still the page of before
																says("die Frist bis zum 10.12.2026 verlängert").says("Ihre Verlängerung ist nicht gespeichert")
	again := p.form(ofPinneberg + "/frist")
	if got := again.values.Get("frist") + " " + again.values.Get("frist-grund"); got != "12.12.2026 Umzug" {
		t.Errorf("of what was typed %q is left", got)
	}
	again.write("frist", "10.12.2026").send().expect(http.StatusSeeOther) // knowingly
	s.county(storetest.Pinneberg, "p").get("/antwortbogen").says("Letzter Tag für Ihren Landkreis").says("10.12.2026 (noch 25 Tage)").hides(umlauts)

	storetest.SetClock(t, s.store, survey.Day("2026-12-10").Start().Add(time.Hour))
	s.county(storetest.Hannover, "h").get("/antwortbogen").says("nimmt zurzeit keine Angaben an")
	b := s.county(storetest.Pinneberg, "p")
	b.get("/antwortbogen").says("(heute)")
	b.open("auswahl").tick("arten.stand", "no").press("weiter")
	b.get("/antwortbogen/einreichen").says("10.12.2026")
	b.submit().expect(http.StatusSeeOther)

	dlt = s.admin()
	dlt.get(ofPinneberg).form(ofPinneberg + "/zurueckgeben").send().expect(http.StatusUnprocessableEntity).says("was er noch einmal durchsehen soll")
	dlt.get(ofPinneberg).form(ofPinneberg+"/zurueckgeben").write("rueckgabe", "Bitte "+umlauts).send().expect(http.StatusSeeOther)
	dlt.get(ofPinneberg).says("Zur Überarbeitung zurückgegeben").says("Bitte " + umlauts)
	b.get("/antwortbogen").says("Der Deutsche Landkreistag schreibt dazu").says("Bitte " + umlauts)
	s.pass(24 * time.Hour)
	s.county(storetest.Pinneberg, "p").get("/antwortbogen").says("es zählt Ihre bisherige Einreichung")
}

func TestARefusalClosesTheFormUntilItIsTakenBack(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), kinds(t))
	dlt, b := s.admin(), s.county(storetest.Pinneberg, "p")
	open := b.open("auswahl").tick("arten.stand", "no")
	f := dlt.get(ofPinneberg).form(ofPinneberg + "/absage")
	f.write("absage-tag", "17.11.2026").write("absage-grund", umlauts).send().expect(http.StatusUnprocessableEntity).says("nicht in der Zukunft")
	f.write("absage-tag", "15.11.2026").send().expect(http.StatusSeeOther)
	f.send().expect(http.StatusConflict)
	dlt.get("/dlt/2026").says("Teilnahme abgelehnt")
	b.get("/antwortbogen").says("mitgeteilt, dass er nicht teilnimmt").hides(umlauts)
	open.press("weiter").expect(http.StatusForbidden)
	dlt.get(ofPinneberg).says("Absage").says(umlauts).form(ofPinneberg + "/absage/zuruecknehmen").send().expect(http.StatusSeeOther)
	dlt.get(ofPinneberg).says("Absage zurückgenommen")
	open.press("weiter").expect(http.StatusSeeOther)
}

func TestContactsAndRemarksOfACountyStayOnTheDLTsSide(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), kinds(t))
	north := s.staff(access.Association)
	const contacts = ofPinneberg + "/kontakte"
	first, second := north.get(contacts).form(contacts), north.get(contacts).form(contacts)
	first.write("name-1", "Frau Ähre").send().expect(http.StatusUnprocessableEntity).says("E-Mail-Adresse")
	first.write("name-1", "Frau Ähre").write("email-1", "aehre@kreis.example").write("funktion-1", "Landrätin").
		write("name-2", "Herr Zwei").write("email-2", "zwei@kreis.example").send().expect(http.StatusSeeOther)
	second.write("name-1", "Jemand").write("email-1", "x@kreis.example").send().expect(http.StatusConflict)
	north.get(ofPinneberg).says("Frau Ähre, Landrätin").says("zwei@kreis.example").hides("Frist verlängern").hides("Zugang erneuern")
	gone := north.get(contacts).form(contacts)
	for _, field := range []string{"name-1", "email-1", "funktion-1"} {
		if gone.values.Get("name-1") == "Herr Zwei" {
			field = strings.Replace(field, "1", "2", 1)
		}
		gone.values.Set(field, "")
	}
	gone.send().expect(http.StatusSeeOther)
	north.get(ofPinneberg).says("Herr Zwei").hides("Frau Ähre")

	f := north.get(ofPinneberg).form(ofPinneberg+"/vermerk").write("vermerk", "Ruft am Montag zurück.")
	f.values.Set("art", "anruf")
	f.send().expect(http.StatusSeeOther)
	f.send().expect(http.StatusSeeOther) // sent twice
	if p := s.admin().get(ofPinneberg).says("Anruf"); strings.Count(p.mainText(), "Ruft am Montag zurück.") != 1 {
		t.Error("the remark is not there once")
	}
	for _, path := range []string{"/antwortbogen", "/antwortbogen/verlauf", "/antwortbogen/team"} {
		s.county(storetest.Pinneberg, "p").get(path).hides("Ruft am Montag")
	}

	b, dlt, former := s.county(storetest.Hannover, "h"), s.admin(), s.letter(storetest.Hannover)
	const hannover = "/dlt/2026/landkreise/03241"
	outdated := s.admin().get(hannover).form(hannover + "/zugang")
	p := dlt.get(hannover).form(hannover + "/zugang").send().expect(http.StatusOK).says("nur dieses eine Mal")
	link := strings.TrimPrefix(p.text("p.hash"), origin)
	s.visitor().get(link).expect(http.StatusOK).says("Zugangscode")
	s.visitor().get(former).says("nicht gültig")
	outdated.send().follow().says("Inzwischen hat jemand anderes den Zugang")
	s.visitor().get(link).expect(http.StatusOK).says("Zugangscode")
	b.get("/antwortbogen").expect(http.StatusOK) // the team goes on
}

// What a county does inside its house leaves it by no page of the DLT's side.
func TestNoPageOfTheDLTTellsWhoWorksInACountyAndWhen(t *testing.T) {
	s := onSQLite(t)
	w := newWalls(s)
	storetest.SetClock(t, s.store, survey.Day("2026-11-17").Start().Add(8*time.Hour+47*time.Minute))
	b := s.county(storetest.Pinneberg, "erna-editor")
	f := b.open("allgemeines").write("general.hindrances_other", draftCanary).tick("_fertig", "ja")
	f.values.Set("_notiz:general.hindrances", "Interne Notiz aus dem Haus")
	f.press("weiter").expect(http.StatusSeeOther)
	b.get("/antwortbogen/notizen").says("Interne Notiz aus dem Haus")
	storetest.SetClock(t, s.store, survey.Day("2026-11-17").Start().Add(12*time.Hour))
	dlt := s.admin()
	dlt.get(ofPinneberg).says("17.11.2026")
	search := dlt.get("/dlt/auskunft").form("").write("suche", "erna")
	search.action = "/dlt/auskunft"
	search.send().says("kennt der DLT niemanden").hides("erna-editor")
	dlt.get("/dlt/auskunft/erna-editor").expect(http.StatusNotFound)
	dlt.get("/dlt/auskunft/erna-editor/auskunft.json").expect(http.StatusNotFound)
	b.get("/antwortbogen").says("Was über mich gespeichert ist")
	b.get("/antwortbogen/auskunft.json").expect(http.StatusOK).says(draftCanary).says("Interne Notiz aus dem Haus").says("erna-editor")
	s.county(storetest.Pinneberg, "p").get("/antwortbogen/auskunft.json").hides(draftCanary).hides("Interne Notiz aus dem Haus")

	// Of whom the county named, the DLT knows the name; what she does it still learns
	// nowhere.
	s.reach(storetest.Pinneberg, "landraetin@kreis.example")
	one, _ := access.WaveScope(wave, "dlt").ForCounty(storetest.Pinneberg)
	reach, err := s.store.Reach(t.Context(), one)
	must(t, err)
	contact := reach.Contacts[0].Person
	her := s.county(storetest.Pinneberg, contact)
	her.open("allgemeines").write("general.hindrances_other", draftCanary+" 2").press("weiter").expect(http.StatusSeeOther)
	her.get("/antwortbogen/auskunft.json").says(draftCanary).says("Mitarbeit")
	for _, path := range []string{"/dlt/auskunft/" + contact, "/dlt/auskunft/" + contact + "/auskunft.json"} {
		known := dlt.get(path).expect(http.StatusOK).says("landraetin@kreis.example").says("Landrätin")
		known.hides(draftCanary).hides("Mitarbeit im").hides("Anmeldungen").hides("\"Mitarbeit\"").hides("Angaben in Arbeit")
	}
	for _, r := range matrix {
		if r.method() != http.MethodGet || !strings.HasPrefix(r.path, "/dlt") || strings.HasPrefix(r.path, "/dlt/protokoll") {
			continue
		}
		dlt.get(w.path(r)).hides("08:47").hides("07:47").hides("Frau Beispiel").hides("Interne Notiz").hides("erna-editor").hides(draftCanary)
	}
}

func TestAnInterimStateIsShownWithItsOwnNumberAndCountsNowhereElse(t *testing.T) {
	s := onSQLite(t)
	b, dlt := s.county(storetest.Pinneberg, "p"), s.admin()
	b.get("/antwortbogen").hides("Zwischenstand freigeben") // nothing is begun
	b.open("allgemeines").tick("_fertig", "ja").press("weiter").expect(http.StatusSeeOther)
	dlt.get("/dlt/2026/abbildungen/A1").hides("teilweise")
	release := b.get("/antwortbogen").says("Zwischenstand freigeben").says("auch wenn Sie nicht mehr einreichen").form("/antwortbogen/zwischenstand")
	release.send().expect(http.StatusSeeOther)
	b.get("/antwortbogen").says("Ihr Zwischenstand vom 16.11.2026, 12:00 Uhr ist freigegeben")
	dlt.get("/dlt/2026/abbildungen/A1").says("Dazu eine teilweise Rückmeldung").says("n = 0")
	dlt.get("/dlt/2026").says("0 von 3").says("teilweise freigegeben")
	dlt.get(ofPinneberg).says("teilweise freigegeben").hides("Deutscher Landkreistag schreibt")
	b.get("/antwortbogen").form("/antwortbogen/zwischenstand").send().expect(http.StatusSeeOther)
	dlt.get("/dlt/2026/abbildungen/A1").hides("teilweise")
	dlt.get("/dlt/2026").hides("teilweise freigegeben")
	release.send().expect(http.StatusSeeOther)
	b.submit().expect(http.StatusSeeOther)
	b.get("/antwortbogen").hides("Zwischenstand")
	dlt.get("/dlt/2026/abbildungen/A1").hides("teilweise")
}
