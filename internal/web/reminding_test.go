package web_test

import (
	"net/http"
	"slices"
	"testing"
	"time"

	"golang.org/x/net/html"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

const (
	teamAddress     = "/antwortbogen/team"
	remindAddress   = "/antwortbogen/erinnern"
	settingsAddress = "/antwortbogen/erinnern/einstellung"
)

// reminded counts the reminders in the outbox, by person.
func (s *site) reminded() map[string]int {
	s.t.Helper()
	letters, err := s.store.Letters(s.t.Context())
	must(s.t, err)
	count := map[string]int{}
	for _, l := range letters {
		if l.Kind == mail.Reminder.Name {
			count[l.Person]++
		}
	}
	return count
}

func (p *page) hasForm(action string) bool {
	return slices.ContainsFunc(p.all("form"), func(f *html.Node) bool { return attr(f, "action") == action })
}

func TestTheTeamPageSaysHowFarEverybodyIs(t *testing.T) {
	s := onSQLite(t)
	lead := s.county(storetest.Pinneberg, "koordination")
	colleague, person := s.colleague(storetest.Pinneberg, sharedItem(areaStatus), sharedPage("allgemeines"))
	lead.get(teamAddress).says("leer 0 von 2 Seiten fertig").says("Bitte selbst erinnern: Frau Beispiel, Schulamt").hides("Alle erinnern")
	colleague.open("allgemeines").tick("_fertig", "ja").press("weiter")
	lead.get(teamAddress).says("begonnen 1 von 2 Seiten fertig")
	must(t, s.store.SetEmail(t.Context(), person, "amt@kreis.example"))
	must(t, storetest.ShareWith(t, s.store, access.CountyScope(wave, storetest.Pinneberg, "koordination"), person,
		access.Member{Deadline: "2026-11-16", Shares: []access.Share{sharedItem(areaStatus)}}))
	lead.get(teamAddress).says("0 von 1 Fragen beantwortet").hides("abgelaufen").hides("selbst erinnern").says("Alle erinnern, die noch fehlen (1)")
	s.pass(12 * time.Hour) // midnight
	lead = s.county(storetest.Pinneberg, "koordination")
	lead.get(teamAddress).says("16.11.2026 – abgelaufen")
	s.guest(storetest.Pinneberg, person).open("bildung").tick(areaStatus, "planned").press("weiter")
	p := lead.get(teamAddress).says("fertig 1 von 1 Fragen beantwortet").hides("abgelaufen").hides("Alle erinnern")
	if p.hasForm(teamAddress + "/" + person + "/erinnern") {
		t.Error("a button reminds somebody of whom nothing is missing")
	}
}

func TestAPressRemindsThoseWhoAreMissingAndNobodyTwiceInADay(t *testing.T) {
	s := onSQLite(t)
	lead := s.county(storetest.Pinneberg, "koordination")
	sc := access.CountyScope(wave, storetest.Pinneberg, "koordination")
	people := map[string]string{}
	dlt, _ := access.WaveScope(wave, access.Operator).ForCounty(storetest.Pinneberg)
	must(t, s.store.SetReach(t.Context(), dlt, access.Reach{Domains: []string{"kreis.example"}}))
	for _, name := range []string{"fehlt", "fertig", "stumm", "weg", "ohne", "wartet"} {
		var shares []access.Share
		if name != "ohne" {
			shares = append(shares, sharedItem(areaStatus))
		}
		if name == "fertig" {
			shares = []access.Share{sharedItem("general.hindrances_other")}
		}
		_, hash := access.NewToken()
		m := access.Member{Shares: shares, Contact: access.Contact{Name: name, Email: name + "@kreis.example"}}
		if name == "stumm" {
			m.Contact.Email = ""
		}
		if name == "wartet" { // for the consent to the address
			m.Contact.Email = "amt@anderswo.example"
		}
		var err error
		people[name], err = s.store.InviteMember(t.Context(), sc, m, access.Slip{TokenHash: hash, CodeHash: codeHash()})
		must(t, err)
	}
	must(t, s.store.RevokeMember(t.Context(), sc, people["weg"]))
	lead.open("allgemeines").write("general.hindrances_other", "x").press("weiter")
	team := lead.get(teamAddress).says("Alle erinnern, die noch fehlen (1)").says("Bitte selbst erinnern").says("stumm; wartet")
	all, one := team.form(remindAddress), team.form(teamAddress+"/"+people["fehlt"]+"/erinnern")
	all.send().follow().says("Die Erinnerung ist auf dem Weg").says("wieder möglich ab 17.11.2026").hides("Alle erinnern")
	all.send().follow().says("Es wurde niemand erinnert")
	one.send().follow().says("Es wurde niemand erinnert")
	if got := s.reminded(); len(got) != 1 || got[people["fehlt"]] != 1 {
		t.Errorf("reminded %v of %v", got, people)
	}
	s.pass(25 * time.Hour)
	lead = s.county(storetest.Pinneberg, "koordination")
	lead.get(teamAddress).form(teamAddress + "/" + people["fehlt"] + "/erinnern").send().follow().says("Die Erinnerung ist auf dem Weg")
	late := lead.get(teamAddress)
	token := late.form(settingsAddress).values
	lead.post(teamAddress+"/"+people["weg"]+"/erinnern", token).expect(http.StatusNotFound)
	s.pass(25 * time.Hour)
	lead = s.county(storetest.Pinneberg, "koordination")
	late = lead.get(teamAddress).says("Alle erinnern")
	lead.submit()
	late.form(remindAddress).send().follow().says("Es wurde niemand erinnert").hides("selbst erinnern")
	if got := s.reminded(); got[people["fehlt"]] != 2 || len(got) != 1 {
		t.Errorf("reminded %v of %v", got, people)
	}
}

func TestTheCoordinatorChoosesWhichMailsComeByThemselves(t *testing.T) {
	s := onSQLite(t)
	lead := s.county(storetest.Pinneberg, "koordination")
	f := lead.get(teamAddress).form(settingsAddress)
	if f.values.Get("vorher") != "3" || f.values.Get("tagesbericht") != "ja" {
		t.Errorf("at first %v", f.values)
	}
	f = f.tick("vorher", "7").untick("tagesbericht", "ja").send().follow().says("Einstellung zu den Nachrichten ist gespeichert").form(settingsAddress)
	if f.values.Get("vorher") != "7" || f.values.Has("tagesbericht") && f.values.Get("tagesbericht") != "" {
		t.Errorf("then %v", f.values)
	}
	for _, bad := range []string{"", "2", "-1", "x"} {
		f.values.Set("vorher", bad)
		f.send().expect(http.StatusBadRequest)
	}
	got, err := s.store.Reminding(t.Context(), access.CountyScope(wave, storetest.Pinneberg, "koordination"))
	if must(t, err); got != (survey.Reminding{Before: 7}) {
		t.Errorf("stored %+v", got)
	}
}
