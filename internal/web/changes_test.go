package web_test

import (
	"net/http"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
	"kreisumfrage/internal/web"
)

func TestWithTheTwoPersonRuleWhatIsGraveWaitsForSomebodyElse(t *testing.T) {
	s := onSQLite(t)
	s.restart(func(c *web.Config) { c.TwoPersons = true })
	one, first, _ := s.staffed("erste")
	two, second, _ := s.staffed("zweite")
	s.hire("dritte")
	third := s.personOf("dritte")
	const path, stage, days = "/dlt/bestaetigungen", "/dlt/2026/stand", "/dlt/2026/loeschfristen"
	decide := func(b *browser, i int, decision string) *page {
		all := b.get(path).all("main form")
		f := b.get(path).form(attr(all[i], "action"))
		f.values.Set("entscheidung", decision)
		return f.send().expect(http.StatusSeeOther).follow()
	}

	one.get("/dlt/konten").form("/dlt/konten").write("name", "Frau Neu").write("email", "neu@dlt.example").set("rolle", "reader").send().follow().says("vorgemerkt")
	two.get("/dlt/konten").form("/dlt/konten").write("name", "Frau Neu").write("email", "Neu@dlt.example").set("rolle", "reader").
		send().expect(http.StatusUnprocessableEntity).says("schon eine Einladung beantragt")
	one.get(path).says("Zu einem Konto einladen: Frau Neu").says("neu@dlt.example").says("selbst beantragt")
	own := one.get(path).form(attr(one.get(path).all("main form")[0], "action"))
	own.values.Set("entscheidung", "bestaetigen")
	own.send().expect(http.StatusForbidden).says("zweite Person")
	if all, err := s.store.AccountInvitations(t.Context()); err != nil || len(all) != 0 {
		t.Fatalf("%d invitations before anybody agreed: %v", len(all), err)
	}
	decide(two, 0, "bestaetigen").says("gilt ab sofort").says("wartet nichts")
	if all, err := s.store.AccountInvitations(t.Context()); err != nil || len(all) != 1 || all[0].Name != "Frau Neu" || all[0].Role != access.Reader {
		t.Fatalf("%+v, %v", all, err)
	}
	own.send().follow().says("inzwischen entschieden")

	account := "/dlt/konten/" + third
	role := func(b *browser, to string) {
		b.get(account).form(account+"/rolle").set("rolle", to).send().follow().says("vorgemerkt")
	}
	role(one, "analyst")
	two.get(path).says("Rolle ändern").says("Auswertung")
	decide(two, 0, "ablehnen").says("verworfen")
	role(two, "reader")
	decide(one, 0, "bestaetigen")
	if a, err := s.store.Account(t.Context(), third); err != nil || a.Role != access.Reader {
		t.Errorf("%+v, %v", a, err)
	}

	f := one.get(days).form("")
	f.action = days
	f.write("answers", "2028-01-31").send().follow().says("Angaben gelöscht ab").says("31.01.2028")
	one.get(stage).form(stage).send().follow().says("Stand ändern").says("geschlossen")
	decide(two, 1, "bestaetigen")
	decide(two, 0, "bestaetigen")
	if w, err := s.store.Wave(t.Context(), wave); err != nil || w.State != survey.WaveClosed {
		t.Errorf("%s, %v", w.State, err)
	}
	if day := attr(two.get(days).one("#answers"), "value"); day != "2028-01-31" {
		t.Errorf("the answers are deleted after %s", day)
	}

	role(one, "admin")
	one.get("/dlt/konten").form("/dlt/konten").write("name", "Herr Spät").write("email", "spaet@dlt.example").set("rolle", "reader").send().follow()
	s.pass(access.ChangeLives + time.Minute)
	late := s.enter(access.Principal{Role: access.Admin, Person: second})
	late.get(path).says("wartet nichts")
	role(s.enter(access.Principal{Role: access.Admin, Person: first}), "admin")
	for _, row := range storetest.Rows(t, s.store, "person") {
		if row["name"] == "Herr Spät" {
			t.Error("whoever was never invited is still known by name")
		}
	}
	for action, want := range map[access.Action]int{access.ActionChangeRequested: 8, access.ActionChangeConfirmed: 4, access.ActionChangeDeclined: 1,
		access.ActionRoleChanged: 1, access.ActionAccountInvited: 1, access.ActionWaveClosed: 1} {
		if n := s.audited(action); n != want {
			t.Errorf("%d lines of %s, want %d", n, action, want)
		}
	}
}
