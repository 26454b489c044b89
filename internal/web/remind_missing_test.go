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

const remindMissing = "/dlt/" + wave + "/erinnern"

func TestAnAssociationRemindsTheMissingCountiesOfItsLandInTheWordsOfTheDLT(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		s.reach(storetest.Pinneberg, "post@pinneberg.example")
		s.reach(storetest.Hannover, "post@hannover.example")
		north := s.staff(access.Association)
		north.get(remindMissing).says("Kreis Pinneberg").says("Vorlage der Erhebung").says("kein Mailserver").hides("Hannover")
		s.restart(func(c *web.Config) { c.Mails = true })

		whole := access.WaveScope(wave, "dlt")
		campaign := survey.Campaign{Occasion: survey.Occasion{Kind: survey.CampaignReminder, Rule: survey.RuleNeverCame}, Subject: "Wir warten auf {Landkreis}", Text: "{Anrede}, {Link} {Code}", Channel: survey.ByMail}
		id, err := s.store.AddCampaign(t.Context(), whole, campaign)
		must(t, err)
		north.get(remindMissing).hides("Wir warten auf") // a draft is the DLT's own business
		campaign, err = s.store.Campaign(t.Context(), whole, id)
		must(t, err)
		campaign.NotBefore = survey.Day("2026-11-29").Start()
		must(t, s.store.ChangeCampaign(t.Context(), whole, campaign))
		north.get("/dlt/2026").one("a[href=" + remindMissing + "]")
		p := north.get(remindMissing).says("Wir warten auf Kreis Pinneberg").says("jüngste Text des DLT").says("hat sich noch nicht angemeldet")
		f := p.form(remindMissing)
		f.values.Set("landkreis", storetest.Hannover)
		f.send().expect(http.StatusConflict).says("inzwischen geändert")
		f.values.Del("landkreis")
		f.send().expect(http.StatusUnprocessableEntity).says("mindestens einen Landkreis")
		second := north.get(remindMissing).form(remindMissing)
		north.get(remindMissing).form(remindMissing).send().follow().says("auf dem Weg").says("niemanden, an den diese Erinnerung ginge").says("hat erst vor Kurzem Post bekommen")
		second.send().expect(http.StatusConflict)

		letters, err := s.store.Letters(t.Context())
		must(t, err)
		if len(letters) != 1 || letters[0].Unit != storetest.Pinneberg || letters[0].Kind != mail.CampaignMail.Name || s.audited(access.ActionCampaignStarted) != 1 {
			t.Errorf("%+v in the outbox", letters)
		}
		s.pass(6 * 24 * time.Hour)
		north = s.staff(access.Association)
		north.get(remindMissing).says("niemanden")
		s.pass(24 * time.Hour)
		s.staff(access.Association).get(remindMissing + "?anlass=reminder-never_came").says("Wir warten auf Kreis Pinneberg")
		s.staff(access.Admin).get(campaigns).says("Wir warten auf").says("läuft")
	})
}
