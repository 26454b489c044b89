package web_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
)

const (
	proxyOfPinneberg = ofPinneberg + "/eingabe"
	proxyPage        = proxyOfPinneberg + "/seite/auswahl"
)

// begins starts an entry in the county's place.
func (b *browser) begins(consent ...string) *page {
	b.t.Helper()
	f := b.get(ofPinneberg).form(proxyOfPinneberg+"/beginnen").set("eingang", "papier").write("eingang-tag", "12.11.2026")
	for i, field := range []string{"einverstanden", "einverstanden-tag", "einverstanden-wie"}[:len(consent)] {
		f.write(field, consent[i])
	}
	return f.send()
}

// banner fails unless every page of an entry says for whom it is.
func (p *page) banner(text string) {
	p.t.Helper()
	if said := p.text(".banner"); !strings.Contains(said, text) {
		p.t.Errorf("%s: the banner says %q, not %q", p.request, said, text)
	}
}

func TestTheDLTTypesTheSameFormAndTheCountySeesAndConfirmsIt(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		s := newSite(t, st, kinds(t))
		s.reach(storetest.Pinneberg, "a@kreis.example")
		dlt := s.admin()
		dlt.get(proxyOfPinneberg).expect(http.StatusNotFound)
		dlt.get(ofPinneberg).says("Für den Landkreis eingeben").hides("Wer im Landkreis war einverstanden?").
			form(proxyOfPinneberg+"/beginnen").set("eingang", "papier").write("eingang-tag", "morgen").send().expect(http.StatusUnprocessableEntity).says("Geben Sie den Tag bitte so ein")
		p := dlt.begins().follow()
		p.banner("Sie geben für Kreis Pinneberg ein. Antworten auf Papier vom 12.11.2026.")
		if links := p.all("a[href^='/antwortbogen']"); len(links) > 0 {
			t.Errorf("the entry leads to the county's own pages: %s", attr(links[0], "href"))
		}
		asked := dlt.get(proxyPage)
		asked.banner("Sobald der Landkreis selbst beginnt, endet Ihre Eingabe.")
		f := asked.form(proxyPage)
		f.write("arten.themen_dazu", umlauts).autosave()
		f.tick("arten.stand", "no").tick("_fertig", "ja").press("weiter").expect(http.StatusSeeOther)
		if a := s.answers(storetest.Pinneberg); len(a) != 2 {
			t.Fatalf("stored are %v", a)
		} else {
			for ref, one := range a {
				if !one.Proxy || one.Author != "dlt-person" {
					t.Errorf("%v: %+v", ref, one)
				}
			}
		}
		// What somebody else of the DLT typed meanwhile is a conflict here, too.
		late := dlt.get(proxyPage).form(proxyPage)
		s.enter(access.Principal{Role: access.Admin, Person: "zweite"}).get(proxyPage).form(proxyPage).write("arten.themen_dazu", "anders").press("bleiben").expect(http.StatusSeeOther)
		late.write("arten.themen_dazu", "noch anders").press("bleiben").expect(http.StatusConflict).says("von einer anderen Person im DLT")
		dlt.get(ofPinneberg).says("läuft").hides(umlauts)
		dlt.get(proxyOfPinneberg + "/pruefen").says("anders").hides("/antwortbogen")
		submit := dlt.get(proxyOfPinneberg + "/einreichen").says("gekennzeichnet als vom DLT eingegeben").form(proxyOfPinneberg + "/einreichen")
		submit.send().follow().says("Er bekommt die Quittung").says("vom Landkreis noch nicht bestätigt")
		submit.send().expect(http.StatusSeeOther) // pressed twice
		dlt.get(proxyPage).expect(http.StatusConflict).says("Die Eingabe für diesen Landkreis ist beendet")
		letters, err := s.store.Letters(t.Context())
		must(t, err)
		if len(letters) != 1 || letters[0].Kind != mail.ProxyReceipt.Name {
			t.Errorf("letters %+v", letters)
		}

		b := s.county(storetest.Pinneberg, "p")
		b.get("/antwortbogen").says("Stimmen die Antworten so?").says("auf Papier gegeben (12.11.2026)").hides("dlt-person")
		b.get("/antwortbogen/verlauf").says("Deutscher Landkreistag, für Ihren Landkreis eingegeben")
		b.get("/antwortbogen/quittung").form("/antwortbogen/bestaetigung").send().follow().says("Sie haben bestätigt").says("haben Sie bestätigt, dass sie stimmen")
		dlt.get(ofPinneberg).says("eingereicht und vom Landkreis bestätigt").says("hat die für ihn eingereichten Antworten bestätigt").says("Quittung mit Bitte um Bestätigung")
		s.reopen(storetest.Pinneberg)
		dlt.begins().follow()
		dlt.get(proxyOfPinneberg + "/einreichen").form(proxyOfPinneberg + "/einreichen").send().expect(http.StatusSeeOther)
		b.get("/antwortbogen/oeffnung").form("/antwortbogen/oeffnung").write("grund", "Frage 1 stimmt nicht").send().follow()
		dlt.get(ofPinneberg).says("der Landkreis bittet um Änderung").says("Frage 1 stimmt nicht")
		b.get("/antwortbogen").hides("Stimmen die Antworten so?")
	})
}

func TestACountyThatBeginsMeanwhileEndsTheEntryAndNothingTypedIsLost(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		s := newSite(t, st, kinds(t))
		dlt, b := s.admin(), s.county(storetest.Pinneberg, "p")
		dlt.begins().follow()
		typed, own := dlt.get(proxyPage).form(proxyPage).write("arten.themen_dazu", umlauts), b.open("auswahl")
		b.get("/antwortbogen").says("Der Deutsche Landkreistag gibt für Sie ein").says("Sobald Sie selbst etwas speichern, endet seine Eingabe")
		var first, begun *page // whoever is faster, the county is not kept from beginning
		var both sync.WaitGroup
		both.Go(func() { first = typed.press("weiter") })
		both.Go(func() { begun = own.tick("arten.stand", "no").press("bleiben") })
		both.Wait()
		begun.expect(http.StatusSeeOther)
		if first.status != http.StatusSeeOther && first.status != http.StatusConflict {
			t.Errorf("%s: status %d", first.request, first.status)
		}
		own = b.open("auswahl")
		own.write("arten.themen_dazu", draftCanary).press("weiter").expect(http.StatusSeeOther)
		typed.press("weiter").expect(http.StatusConflict).says("füllt seinen Antwortbogen jetzt selbst aus").says(umlauts).hides(draftCanary)
		typed.ask().expect(http.StatusConflict).hides(draftCanary)
		for _, path := range []string{proxyOfPinneberg, proxyPage, proxyOfPinneberg + "/pruefen", proxyOfPinneberg + "/einreichen"} {
			dlt.get(path).expect(http.StatusConflict).hides(draftCanary)
		}
		if s.remark() != draftCanary {
			t.Errorf("stored is %q", s.remark())
		}
		dlt.get(ofPinneberg).says("beendet, weil der Landkreis selbst ausfüllt").hides(draftCanary)
		dlt.begins().expect(http.StatusUnprocessableEntity).says("Der Landkreis hat selbst begonnen.")
		dlt.begins("Frau Beispiel").expect(http.StatusUnprocessableEntity).says("Geben Sie den Tag bitte so ein")
		s.pass(access.FactorLasts)
		dlt.begins("Frau Beispiel", "13.11.2026", "am Telefon").expect(http.StatusForbidden).says("besonders geschützt")
		dlt = s.admin()
		must(t, s.store.SetEmail(t.Context(), "p", "p@kreis.example"))
		dlt.begins("Frau Beispiel", "13.11.2026", "am Telefon").expect(http.StatusSeeOther)
		if letters, err := s.store.Letters(t.Context()); err != nil || len(letters) != 1 || letters[0].Kind != mail.ProxyConsent.Name || letters[0].Person != "p" {
			t.Errorf("the county is not told: %+v, %v", letters, err)
		}
		dlt.get(proxyPage).expect(http.StatusOK)
		b.get("/antwortbogen").form("/antwortbogen/eingabe-beenden").send().follow().says("Er sieht Ihren Entwurf nicht mehr")
		dlt.get(proxyPage).expect(http.StatusConflict).hides(draftCanary)
		dlt.begins("Frau Beispiel", "13.11.2026", "am Telefon").follow().banner("Der Landkreis war am 13.11.2026 damit einverstanden")
		read := s.audited(access.ActionAnswersRead)
		page := dlt.get(proxyPage)
		if !strings.Contains(page.body, draftCanary) || s.audited(access.ActionAnswersRead) != read+1 {
			t.Error("with its consent, the county's draft is not read, or nobody is told")
		}
		for _, secret := range []string{"Zuletzt gespeichert", "12:00"} {
			page.hides(secret)
		}
		b.get("/antwortbogen").says("Mit dem Einverständnis vom 13.11.2026 (Frau Beispiel), erklärt: am Telefon, sieht und ändert er auch")
		own.write("arten.themen_dazu", "neuer").press("bleiben").expect(http.StatusSeeOther)
		page.form(proxyPage).write("arten.themen_dazu", umlauts).press("bleiben").expect(http.StatusConflict).says("von dem Landkreis")
		dlt.get(ofPinneberg).form(proxyOfPinneberg + "/beenden").send().follow().says("Die Eingabe für den Landkreis ist beendet")
		dlt.get(proxyPage).expect(http.StatusConflict).hides(draftCanary)
	})
}

func TestTheDLTConfirmsAWarningInACountysPlace(t *testing.T) {
	eachChecks(t, func(t *testing.T, s *site) {
		dlt := s.admin()
		dlt.begins().follow()
		const page, check = proxyOfPinneberg + "/seite/personal", proxyOfPinneberg + "/pruefen"
		dlt.get(page).form(page).write("stellen.it", "1.200").press("weiter").expect(http.StatusSeeOther)
		f := dlt.get(check).says("Ist das so?").form(check)
		before := s.audited(access.ActionAnswersSaved)
		f.tick("check/many", attr(f.page.one("#f-check-many--b--ja"), "value")).send().expect(http.StatusSeeOther)
		if s.audited(access.ActionAnswersSaved) != before+1 {
			t.Error("the confirmation left no line in the audit trail")
		}
	})
}
