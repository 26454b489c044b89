package web_test

import (
	"net/http"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
	"kreisumfrage/internal/web"
)

const remindPinneberg = ofPinneberg + "/erinnern"

func TestOneCountyIsRemindedAtOnceOfWhatItLacks(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		dlt := s.admin()
		dlt.get(remindPinneberg).says("kein Mailserver")
		s.restart(func(c *web.Config) { c.Mails = true })
		dlt.get(remindPinneberg).says("keine E-Mail-Adresse hinterlegt")
		s.reach(storetest.Pinneberg, "post@pinneberg.example")
		dlt.get(ofPinneberg).one("a[href=" + remindPinneberg + "]")
		p := dlt.get(remindPinneberg).says("noch nie angemeldet").says("hat sich noch nicht angemeldet")
		first, second := p.form(remindPinneberg), p.form(remindPinneberg)
		first.send().follow().says("Die Erinnerung ist auf dem Weg")
		second.set("trotzdem", "ja").send().expect(http.StatusConflict).says("heute schon geschrieben").hides("Jetzt erinnern</span>")

		s.pass(24 * time.Hour)
		dlt = s.admin()
		north := s.staff(access.Association)
		north.get(remindPinneberg).says("mindestens 7 Tage").hides("Jetzt erinnern</span>")
		p = dlt.get(remindPinneberg).says("noch keine 7 Tage her")
		p.form(remindPinneberg).send().expect(http.StatusUnprocessableEntity).says("Bestätigen Sie bitte")
		b := s.county(storetest.Pinneberg, "p")
		b.open("auswahl").tick("arten.stand", "no").press("weiter")
		dlt.get(remindPinneberg).says("ein Abschnitt ist leer: Weiteres").form(remindPinneberg).tick("trotzdem", "ja").send().expect(http.StatusSeeOther)
		dlt.post(remindPinneberg, p.form(remindPinneberg).values).expect(http.StatusConflict)
		letters, err := s.store.Letters(t.Context())
		must(t, err)
		if len(letters) != 2 || letters[0].Kind != mail.CampaignMail.Name || letters[1].Unit != storetest.Pinneberg || s.audited(access.ActionCampaignStarted) != 2 {
			t.Errorf("%+v in the outbox", letters)
		}
		b.submit()
		dlt.get(remindPinneberg).says("hat schon eingereicht").hides("Jetzt erinnern</span>")
		dlt.post(remindPinneberg, p.form(remindPinneberg).values).expect(http.StatusConflict)
		dlt.get(ofPinneberg).form(ofPinneberg+"/zurueckgeben").write("rueckgabe", "Die Summe "+umlauts).send().follow()
		s.pass(8 * 24 * time.Hour)
		dlt = s.admin()
		dlt.get(remindPinneberg).says("überarbeitet den Antwortbogen").says("Die Summe " + umlauts).form(remindPinneberg).send().follow().says("auf dem Weg")
		s.staff(access.Association).get(remindPinneberg).says("Es wird nichts verschickt").hides(umlauts)
		hannover, _ := access.WaveScope(wave, "dlt").ForCounty(storetest.Hannover)
		must(t, s.store.RecordRefusal(t.Context(), hannover, survey.Refusal{Day: "2026-11-10", Reason: "x"}))
		dlt.get("/dlt/2026/landkreise/" + storetest.Hannover + "/erinnern").says("hat die Teilnahme abgelehnt")
	})
}
