package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store/storetest"
)

var printedCode = regexp.MustCompile(`>([0-9A-Z]{5}-[0-9A-Z]{5})<`)

func TestADeputyIsAskedForUntilThereIsOne(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		lead := s.county(storetest.Pinneberg, "koordination")
		const asks, address = "Stellvertretung einladen", "/antwortbogen/team/einladen?als=stellvertretung"
		lead.get("/antwortbogen").says(asks)
		lead.get("/antwortbogen/team").says("Noch keine Stellvertretung").says(asks)
		f := lead.get(address).form("/antwortbogen/team/einladen")
		if f.values.Get("als") != "stellvertretung" {
			t.Errorf("the form asks for %v", f.values)
		}
		refused := f.write("name", "").send().expect(http.StatusUnprocessableEntity).form(f.action)
		if refused.values.Get("als") != "stellvertretung" {
			t.Error("after a mistake the deputy is none")
		}
		slip := refused.write("name", "Frau Vertretung").send().expect(http.StatusOK).says("als Stellvertretung der Koordination")
		deputy := s.visitor()
		deputy.typeCode(linkIn(t, slip.body), printedCode.FindStringSubmatch(slip.body)[1]).follow().says("Wer arbeitet mit?").hides(asks)
		deputy.get("/antwortbogen/einreichen").expect(http.StatusOK)
		lead.get("/antwortbogen").hides(asks)
		lead.get("/antwortbogen/team").hides("Noch keine Stellvertretung").says("Frau Vertretung")
	})
}

func TestAnInvitationThatIsSentAgainIsNotMadeTwice(t *testing.T) {
	s := onSQLite(t)
	lead := s.county(storetest.Pinneberg, "koordination")
	const invite = "/antwortbogen/team/einladen"
	f := lead.get(invite).form(invite).write("name", "Frau Beispiel").tick("teile", "page:bildung")
	if slip := f.send().expect(http.StatusOK); printedCode.FindString(slip.body) == "" {
		t.Fatal("no slip")
	}
	again := f.send().expect(http.StatusOK).says("Der Zettel wurde schon angezeigt").says("Frau Beispiel").hides("/zugang/")
	if printedCode.MatchString(again.body) {
		t.Error("a second code")
	}
	if n := len(lead.get("/antwortbogen/team").all("section.member h2")); n != 3 { // with herself and the mails
		t.Errorf("the team's page has %d sections", n)
	}
	renew := again.form(attr(again.one("main form[method=post]"), "action"))
	for i, says := range []string{"Zugang für Frau Beispiel", "Der Zettel wurde schon angezeigt"} {
		if p := renew.send().expect(http.StatusOK).says(says); printedCode.MatchString(p.body) != (i == 0) {
			t.Errorf("try %d: %s", i, p.body)
		}
	}
	if n := s.audited(access.ActionAccessCreated); n != 2 {
		t.Errorf("%d links were made, want 2", n)
	}
	f.values.Set("name", "Herr Anders") // back in the browser, for somebody else
	f.send().expect(http.StatusOK).says("Zugang für Herr Anders")
	f.values.Del("_save")
	f.send().expect(http.StatusBadRequest)

	must(t, s.store.Settle(t.Context(), access.CountyScope(wave, storetest.Pinneberg, "koordination"), access.Setting{Submit: access.LeadersSubmit, Release: access.ReleaseInside}))
	head := lead.get("/antwortbogen/freigabe/stand").form("/antwortbogen/freigabe/einladen").
		write("name", "Frau Muster").write("funktion", "Landrätin").write("email", "lr@kreis.example")
	for range 2 {
		head.send().follow().says("Frau Muster, Landrätin")
	}
	if n := s.audited(access.ActionMemberInvited); n != 3 {
		t.Errorf("%d people were invited, want 3", n)
	}
}

func TestAPassedOnInvitationIsMadeOnceAndTakenBackByWhoLeads(t *testing.T) {
	s := onSQLite(t)
	lead := s.county(storetest.Pinneberg, "koordination")
	guest := s.guest(storetest.Pinneberg, "poststelle")
	const path = "/antwortbogen/weiterleiten"
	f := guest.get(path).form(path).write("name", "Frau Beispiel").write("email", "beispiel@kreis.example")
	twice := guest.again() // whose second click is on its way while the first one is answered
	slip := f.send().expect(http.StatusOK).says("Sie sind abgemeldet")
	link := linkIn(t, slip.body)
	twice.post(path, f.values).expect(http.StatusConflict).says("Die Einladung ist schon weitergeleitet").says("nur einmal angezeigt")
	guest.post(path, f.values).expect(http.StatusUnauthorized).says("es wurde nichts doppelt angelegt").says("leiten Sie die Einladung noch einmal weiter")
	if n := s.audited(access.ActionPassedOn); n != 1 {
		t.Errorf("passed on %d times", n)
	}
	team := lead.get("/antwortbogen/team").says("Weitergeleitete Einladungen").says("Frau Beispiel").says("an beispiel@kreis.example").says("am 16.11.2026")
	s.visitor().get(link).expect(http.StatusOK)
	var back string
	for _, node := range team.all("section[aria-labelledby=weitergeleitet] form") {
		back = attr(node, "action")
	}
	team.form(back).send().follow().says("Der Zugang ist zurückgenommen").hides("Weitergeleitete Einladungen")
	s.visitor().get(link).expect(http.StatusNotFound).says("Dieser Link ist nicht gültig")
}

func TestAChangeOfSharesNeverUndoesOneThatItsEditorHasNotSeen(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		lead, deputy := s.county(storetest.Pinneberg, "koordination"), s.county(storetest.Pinneberg, "vertretung")
		_, person := s.colleague(storetest.Pinneberg, sharedPage("auswahl"), sharedPage("texte"))
		member := "/antwortbogen/team/" + person
		shares := func() []access.Share {
			team, err := s.store.Team(t.Context(), storetest.Of(storetest.Pinneberg, "koordination"))
			must(t, err)
			for _, m := range team {
				if m.Person == person {
					return m.Shares
				}
			}
			return nil
		}
		late := deputy.get(member).form(member).write("hinweis", "Bitte bald").write("frist", "20.11.2026")
		back := lead.get(member).form(member).untick("teile", "page:texte")
		back.send().expect(http.StatusSeeOther)
		back.send().expect(http.StatusSeeOther) // a double click
		p := late.send().expect(http.StatusConflict).says("Jemand anderes hat diese Zuteilung inzwischen geändert").says("Frist: keine").says("Erläuterung: Bis zur Sitzung, bitte.")
		if now := words(p.one("#gespeichert")); !strings.Contains(now, "Seite „Auswahl“") || strings.Contains(now, "Seite „Texte“") {
			t.Errorf("stored is said to be %s", now)
		}
		again := p.form(member)
		if again.values.Get("hinweis") != "Bitte bald" || again.values.Get("frist") != "20.11.2026" || !slices.Equal(again.values["teile"], []string{"page:auswahl", "page:texte"}) {
			t.Errorf("typed is now %v", again.values)
		}
		if len(shares()) != 1 {
			t.Errorf("shared are %v", shares())
		}
		again.send().expect(http.StatusSeeOther)
		if len(shares()) != 2 {
			t.Errorf("after the decision %v are shared", shares())
		}
	})
}

func TestAfterTheLastDayTheTeamIsTakenBackAndNotEnlarged(t *testing.T) {
	s := onSQLite(t)
	lead := s.county(storetest.Pinneberg, "koordination")
	_, person := s.colleague(storetest.Pinneberg, sharedPage("bildung"))
	guest := s.guest(storetest.Pinneberg, "poststelle")
	member := "/antwortbogen/team/" + person
	const team, invite, pass = "/antwortbogen/team", "/antwortbogen/team/einladen", "/antwortbogen/weiterleiten"
	forms := []*form{
		lead.get(invite).form(invite).write("name", "Frau Spät").tick("teile", "page:bildung"),
		lead.get(member).form(member).tick("teile", "page:allgemeines"),
		guest.get(pass).form(pass).write("name", "Frau Spät"),
	}
	s.pass(15 * 24 * time.Hour)
	lead, guest = s.county(storetest.Pinneberg, "koordination"), s.guest(storetest.Pinneberg, "poststelle")
	now := map[*browser]*page{lead: lead.get(team), guest: guest.get("/antwortbogen/ankommen")}
	for _, f := range forms {
		b := lead
		if f.action == pass {
			b = guest
		}
		f.values.Set("_token", now[b].form("/abmelden").values.Get("_token"))
		b.post(f.action, f.values).expect(http.StatusForbidden).says("Die Erhebung ist für Ihren Landkreis beendet").says("Es wurde nichts geändert")
		b.get(f.action).expect(http.StatusForbidden).says("Zugänge zurücknehmen")
	}
	page := now[lead].says("nimmt von Ihrem Landkreis keine Angaben mehr an").hides("Kollegin oder Kollegen einladen").hides("Fragen zuteilen").hides("Noch keine Stellvertretung")
	page.form(member + "/entziehen").send().follow().says("Der Zugang ist zurückgenommen")
}

func TestAFormOfALoginThatHasEndedSaysWhatIsKeptAndWhatToDo(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		b, link := s.county(storetest.Pinneberg, "anna"), s.invite(storetest.Pinneberg)
		answers := b.open("auswahl").write("arten.themen_dazu", "noch nicht gespeichert")
		login := b.get(link).form(link)
		b.get("/antwortbogen").form("/abmelden").send().follow().says("abgemeldet")
		for range 2 { // at once, and after the way to a new login
			p := b.post(answers.action, answers.values).expect(http.StatusUnauthorized)
			p.says("Sie sind nicht mehr angemeldet").says("alles, was vorher gespeichert war, ist noch da").says("melden Sie sich neu an").says("noch nicht gespeichert")
			b.get(link).expect(http.StatusOK)
		}
		login.values.Set("code", code)
		b.post(link, login.values).follow().expect(http.StatusOK).says("Das Formular stammte aus einer früheren Anmeldung")
		b.typeCode(link, code).follow().expect(http.StatusOK)

		dlt := s.admin()
		pressed := dlt.get("/dlt").form("/abmelden")
		dlt.post("/abmelden", pressed.values)
		dlt.get("/dlt/anmelden")
		dlt.post("/dlt/protokoll/pruefen", url.Values{"_token": pressed.values["_token"]}).expect(http.StatusUnauthorized).says("Zur Anmeldung")
		if strings.Contains(s.log.String(), "noch nicht gespeichert") {
			t.Error("the log knows what was typed")
		}
	})
}
