package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

const campaigns = "/dlt/" + wave + "/anschreiben"

// draftCampaign is an invitation that nobody has sent.
func (s *site) draftCampaign() (id string) {
	s.t.Helper()
	id, err := s.store.AddCampaign(s.t.Context(), access.WaveScope(wave, "dlt"), survey.Campaign{
		Occasion: survey.Occasion{Kind: survey.CampaignInvitation, Rule: survey.RuleMissing},
		Subject:  "An {Landkreis}", Text: "{Anrede}, {Link} {Code}", Channel: survey.ByMail})
	must(s.t, err)
	return id
}

// reach gives the county an official contact.
func (s *site) reach(county, email string) {
	s.t.Helper()
	one, _ := access.WaveScope(wave, "dlt").ForCounty(county)
	must(s.t, s.store.SetReach(s.t.Context(), one, access.Reach{Contacts: []access.CountyContact{
		{Salutation: "Frau", Name: "Muster", Function: "=Landrätin", Email: email, Official: true}}}))
}

// unclearCampaign has left nobody knows what in the county's mailbox.
func (s *site) unclearCampaign(county string) string {
	s.t.Helper()
	s.reach(county, "post@landkreis.example")
	sc := access.WaveScope(wave, "dlt")
	c, err := s.store.Campaign(s.t.Context(), sc, s.draftCampaign())
	must(s.t, err)
	one, _ := sc.ForCounty(county)
	to, err := s.store.Addressees(s.t.Context(), one, nil)
	must(s.t, err)
	_, err = s.store.StartCampaign(s.t.Context(), sc, c, to)
	must(s.t, err)
	posted, err := s.store.ClaimLetter(s.t.Context())
	must(s.t, err)
	must(s.t, s.store.SettleLetter(s.t.Context(), posted, mail.Outcome{State: mail.Unclear, Code: "keine Antwort"}))
	return campaigns + "/" + c.ID
}

// begin makes a draft for the occasion and returns its address.
func (b *browser) begin(occasion, channel string) string {
	b.t.Helper()
	f := b.get(campaigns + "/neu").form(campaigns + "/neu")
	f.values.Set("anlass", occasion)
	f.values.Set("weg", channel)
	p := f.send()
	p.expect(http.StatusSeeOther)
	to, _, _ := strings.Cut(p.header.Get("Location"), "?")
	return to
}

func TestTheDLTWritesToTheCounties(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		s.reach(storetest.Pinneberg, "post@pinneberg.example")
		s.reach(storetest.Hannover, "post@hannover.example")
		s.county(storetest.Hannover, "other").open("allgemeines").write("general.hindrances_other", "x").press("weiter")
		s.county(storetest.Hannover, "other").submit()
		dlt := s.admin()
		dlt.get(campaigns).says("Es gibt noch kein Anschreiben")
		dlt.get(campaigns + "/neu").form(campaigns + "/neu").send().expect(http.StatusUnprocessableEntity).says("Wählen Sie bitte, wozu Sie schreiben")
		path := dlt.begin("invitation-missing", "mail")
		dlt.get(path).says("{Landkreis}").says("Darin stehen muss: {Link}, {Code}").says("an einen Landkreis; 2 blieben ausgenommen")

		f := dlt.get(path).form(path)
		f.write("betreff", "Bitte um Teilnahme: {Landkreis}").write("text", "{Anrede},\n\nschreiben Sie {Kreis} oder {Code}")
		f.send().expect(http.StatusUnprocessableEntity).says("Diese Platzhalter gibt es hier nicht: {Kreis}. Möglich sind: {Anrede}").says("schreiben Sie {Kreis}")
		f.write("text", "{Anrede}, bis {Frist}").send().expect(http.StatusUnprocessableEntity).says("Es fehlt {Link}, {Code}")
		f.values.Set("ab-tag", "2026-11-15")
		f.write("text", "{Anrede}, bis {Frist}: {Link} mit {Code}").send().expect(http.StatusUnprocessableEntity).says("Er liegt schon zurück")
		f.values.Set("ab-tag", "17.11.2026")
		f.send().follow().says("geplant").says("ab 17.11.2026, 08:00 Uhr")
		f.values.Set("ab-tag", "")
		f.send().expect(http.StatusConflict).says("Jemand war schneller").says("bis {Frist}")

		f = dlt.get(path).form(path)
		f.values.Set("ab-tag", "")
		f.values.Set("ab-uhrzeit", "")
		f.send().follow().says("Entwurf")
		dlt.get(path + "/vorschau?landkreis=" + storetest.Pinneberg).says("Bitte um Teilnahme: Kreis Pinneberg").says("Sehr geehrte Frau Muster, bis 30.11.2026").says("BEISPIEL")
		dlt.get(path + "/empfaenger").says("hat noch nicht eingereicht").says("hat schon eingereicht").says("keine E-Mail-Adresse hinterlegt")
		if n := s.audited(access.ActionAccessCreated); n != 0 {
			t.Errorf("%d links were made to look at", n)
		}

		second := s.admin()
		stale := second.get(path).form(path + "/starten")
		dlt.get(path).form(path + "/starten").send().follow().says("ist gestartet").says("wartet")
		stale.send().follow().says("inzwischen geändert").says("läuft")
		if letters, err := s.store.Letters(t.Context()); err != nil || len(letters) != 1 || letters[0].Kind != mail.CampaignMail.Name || letters[0].Unit != storetest.Pinneberg {
			t.Errorf("%+v, %v", letters, err)
		}
		posted, err := s.store.ClaimLetter(t.Context())
		must(t, err)
		must(t, s.store.SettleLetter(t.Context(), posted, mail.Outcome{State: mail.Unclear, Code: "keine Antwort"}))
		f = dlt.get(path).says("unklar").says("kann angekommen sein").form(path + "/landkreise")
		f.values.Set("entscheidung", "zugestellt")
		f.send().follow().says("verschickt")
		f.send().follow().says("inzwischen geändert")
		f = dlt.get(path).form(path + "/landkreise")
		f.values.Set("entscheidung", "zurueckgekommen")
		f.send().follow().says("Als unzustellbar zurückgekommen").says("zuerst die Adresse").hides("erneut senden")
		dlt.get(path).form(path + "/anhalten").send().follow().says("angehalten")

		reminder := dlt.begin("reminder-never_came", "mail")
		dlt.get(reminder).form(reminder + "/starten").send().expect(http.StatusUnprocessableEntity).says("niemanden, an den dieses Anschreiben ginge")
		dlt.get(reminder + "/empfaenger").says("kam als unzustellbar zurück; berichtigen Sie bitte")
		s.reach(storetest.Pinneberg, "neu@pinneberg.example")
		dlt.get(reminder + "/empfaenger").says("hat sich noch nicht angemeldet").hides("vor Kurzem")
		dlt.get(path).says("erneut senden")
		dlt.get(reminder).form(reminder + "/verwerfen").send().follow().says("Der Entwurf ist verworfen")
		dlt.get(reminder).expect(http.StatusNotFound)
	})
}

func TestLettersForThePostCarryLinksThatOpen(t *testing.T) {
	s := onSQLite(t)
	s.reach(storetest.Pinneberg, "post@pinneberg.example")
	dlt := s.admin()
	path := dlt.begin("invitation-missing", "letter")
	first := dlt.get(path).form(path + "/serienbrief")
	first.values.Set("datei", "csv")
	file := first.send()
	file.expect(http.StatusOK)
	if kind := file.header.Get("Cache-Control"); kind != "no-store" {
		t.Errorf("the file may be kept: %q", kind)
	}
	for _, want := range []string{`"Frau";"Muster";"'=Landrätin";"01056";"Kreis Pinneberg"`, `"Region Hannover"`, `"Landkreis Ahrweiler"`, "Sehr geehrte Frau Muster", "Sehr geehrte Damen und Herren"} {
		if !strings.Contains(file.body, want) {
			t.Errorf("no %s in\n%s", want, file.body)
		}
	}
	fields := strings.Split(strings.Split(file.body, "\n")[1], ";")
	link, code := strings.Trim(fields[6], `"`), strings.Trim(fields[7], `"`)
	opened, err := url.Parse(link)
	must(t, err)
	s.visitor().typeCode(opened.Path, code).expect(http.StatusSeeOther)

	first.send().follow().says("inzwischen geändert") // pressed twice
	again := dlt.get(path).says("Brief ausgegeben").form(path + "/serienbrief")
	again.values.Set("datei", "docx")
	if file := again.send(); file.status != http.StatusOK || strings.Contains(file.body, code) {
		t.Errorf("status %d", file.status)
	}
	s.visitor().typeCode(opened.Path, code).expect(http.StatusSeeOther) // older ones stay valid
	confirm := dlt.get(path).form(path + "/verschickt")
	confirm.values.Set("verschickt", "2026-11-17")
	confirm.send().expect(http.StatusUnprocessableEntity).says("nicht in der Zukunft")
	confirm.values.Set("verschickt", "2026-11-15")
	confirm.send().follow().says("Brief verschickt").says("abgeschlossen")
	one, _ := access.WaveScope(wave, "dlt").ForCounty(storetest.Hannover)
	if log, err := s.store.ContactLog(t.Context(), one); err != nil || len(log) != 1 || log[0].Kind != survey.ContactLetter {
		t.Errorf("%+v, %v", log, err)
	}
	if n := s.audited(access.ActionCampaignLetters); n != 2 {
		t.Errorf("%d lines about handed out letters", n)
	}
}

func TestATrialGoesToWhoeverWrites(t *testing.T) {
	s := onSQLite(t)
	s.hire("meier@dlt.example")
	account, err := s.store.AdminByLogin(t.Context(), "meier@dlt.example")
	must(t, err)
	dlt := s.enter(access.Principal{Role: access.Admin, Person: account.Person})
	path := campaigns + "/" + s.draftCampaign()
	f := dlt.get(path).form(path + "/probe")
	f.values.Set("landkreis", storetest.Hannover)
	f.values.Set("email", "fremd@evil.example") // nobody asks for it
	f.send().follow().says("Die Probe ist auf dem Weg")
	posted, err := s.store.ClaimLetter(t.Context())
	if err != nil || posted.To.Address != "meier@dlt.example" || posted.Kind != mail.CampaignTrial.Name {
		t.Errorf("%+v, %v", posted, err)
	}
}
