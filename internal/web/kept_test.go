package web_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store/storetest"
)

// keptCase is a form that is typed into, and sent too late.
type keptCase struct {
	page, action string
	typed        map[string]string
}

var keptCases = []keptCase{
	{"/antwortbogen/team/einladen", "/antwortbogen/team/einladen", map[string]string{
		"name": "Bernd Muster", "funktion": "Schulamt", "email": "kein Postfach", "hinweis": "Bitte bis Freitag\nund mit Zahlen", "frist": "32.11.2026"}},
	{"/antwortbogen/team/q", "/antwortbogen/team/q", map[string]string{"hinweis": "Nur die Schulen", "frist": "24.11.2026"}},
	{releaseAddress, recordForm, map[string]string{"tag": "15.11.2026", "funktion": "Landrätin", "aktenzeichen": "10.2-33/26"}},
	{"/antwortbogen/notizen/arten.stand", "/antwortbogen/notizen/arten.stand", map[string]string{"_notiz:arten.stand": "Bitte Schulamt prüfen"}},
	{"/antwortbogen/zustaendigkeiten", "/antwortbogen/zustaendigkeiten", map[string]string{"amt:arten.stand": "Amt für Fristen"}},
}

// in reports whether the form holds all that was typed.
func (k keptCase) in(f *form) bool {
	for name, text := range k.typed {
		if strings.ReplaceAll(f.values.Get(name), "\r\n", "\n") != text {
			return false
		}
	}
	return true
}

func TestWhatWasTypedBesideTheQuestionnaireStandsInItsFormAgain(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		s.county(storetest.Pinneberg, "q")
		var late []*form
		for _, k := range keptCases {
			f := b.get(k.page).form(k.action)
			for name, text := range k.typed {
				f.write(name, text)
			}
			if strings.HasSuffix(k.action, "/einladen") {
				f.tick("teile", "page:auswahl")
			}
			f.values.Set("code", "GEHEIM")
			late = append(late, f)
		}
		s.pass(5 * time.Hour)
		strange := b.again()
		_, strange.cookies[cookie] = access.NewToken()
		for i, f := range late {
			strange.post(f.action, f.values).expect(http.StatusUnauthorized).says("Sie sind nicht mehr angemeldet")
			refused := f.send().expect(http.StatusUnauthorized).says("24 Stunden lang für Sie aufgehoben")
			for name, text := range keptCases[i].typed {
				if name != "amt:arten.stand" {
					refused.says(strings.ReplaceAll(text, "\n", " "))
				}
			}
		}
		rows := storetest.Rows(t, s.store, "rescue")
		for _, row := range rows {
			if row["person"] != "p" || strings.Contains(row["fields"], "GEHEIM") || strings.Contains(row["fields"], "_token") {
				t.Errorf("kept is %v", row)
			}
		}
		if len(rows) != len(keptCases) {
			t.Fatalf("kept are %v", rows)
		}
		for _, other := range []*browser{s.county(storetest.Pinneberg, "x"), s.county(storetest.Hannover, "p")} {
			other.get("/antwortbogen").hides("Nicht gespeicherte Eingaben")
			for _, k := range keptCases {
				other.get(k.page).hides("Noch nicht gespeichert")
			}
		}
		b = s.county(storetest.Pinneberg, "p")
		hub := b.get("/antwortbogen").says("Nicht gespeicherte Eingaben")
		for _, k := range keptCases {
			hub.one(".kern-alert a[href=" + k.page + "]")
			f := b.get(k.page).says("Noch nicht gespeichert Das haben Sie am 16.11.2026, 17:00 Uhr abgeschickt").form(k.action)
			if !k.in(f) {
				t.Errorf("%s holds %v", k.page, f.values)
			}
		}
		invite := b.get(keptCases[0].page).form(keptCases[0].action)
		if !slices.Equal(invite.values["teile"], []string{"page:auswahl"}) {
			t.Errorf("ticked are %v", invite.values["teile"])
		}
		invite.send().expect(http.StatusUnprocessableEntity) // a wrong day and no address: nothing is lost
		b.get(keptCases[0].page).form("/antwortbogen/eingaben").send().follow().says("verworfen").hides("Noch nicht gespeichert")
		for _, k := range keptCases[1:] {
			b.get(k.page).form(k.action).send().expect(http.StatusSeeOther)
			b.get(k.page).hides("Noch nicht gespeichert")
		}
		if rows := storetest.Rows(t, s.store, "rescue"); len(rows) > 0 {
			t.Errorf("left are %v", rows)
		}
		b.get(releaseAddress).says("durch: Landrätin, Aktenzeichen 10.2-33/26")
		b.get("/antwortbogen/notizen").says("Bitte Schulamt prüfen")
		b.get("/antwortbogen/zustaendigkeiten").says("Amt für Fristen")
		wrong := url.Values{"_token": b.get("/antwortbogen").form("/abmelden").values["_token"], "formular": {"/antwortbogen/einreichen"}}
		b.post("/antwortbogen/eingaben", wrong).expect(http.StatusBadRequest)
	})
}

func TestAReasonAReviewAndAnArrivalSurviveTheirSessionToo(t *testing.T) {
	s := onSQLite(t)
	lead := s.county(storetest.Pinneberg, "p")
	head, person := s.reviewer(storetest.Pinneberg)
	guest := s.guest(storetest.Hannover, "g")
	review := head.approval().write("bemerkung:", "Bitte noch einmal").write("bemerkung:general.strategy", "Stimmt das?")
	passOn := guest.get("/antwortbogen/weiterleiten").form("/antwortbogen/weiterleiten").write("name", "Frau Amt").write("email", "amt@kreis.example")
	lead.submit()
	s.county(storetest.Pinneberg, "q")
	word := lead.get("/antwortbogen/team/q").form("/antwortbogen/team/q").write("hinweis", "Nur die Schulen")
	reason := lead.get("/antwortbogen/oeffnung").form("/antwortbogen/oeffnung").write("grund", "Eine Zahl\nwar falsch")
	s.pass(5 * time.Hour)
	review.values.Set("entscheidung", "zurueckgeben")
	review.send().expect(http.StatusUnauthorized).says("Bemerkung zum Ganzen").says("24 Stunden lang")
	passOn.send().expect(http.StatusUnauthorized).says("24 Stunden lang")
	reason.send().expect(http.StatusUnauthorized).says("24 Stunden lang")
	word.send().expect(http.StatusUnauthorized)
	must(t, s.store.RevokeMember(t.Context(), access.CountyScope(wave, storetest.Pinneberg, "p"), "q"))

	again := s.county(storetest.Pinneberg, "p")
	f := again.get("/antwortbogen/oeffnung").says("Noch nicht gespeichert").form("/antwortbogen/oeffnung")
	if got := strings.ReplaceAll(f.values.Get("grund"), "\r\n", "\n"); got != "Eine Zahl\nwar falsch" {
		t.Errorf("the reason is %q", got)
	}
	f.send().follow().says("Ihre Bitte liegt beim Deutschen Landkreistag").hides("Noch nicht gespeichert")
	again.get("/antwortbogen").hides("Nicht gespeicherte Eingaben").says("Eingaben, die sich nicht mehr speichern lassen Das").says("Nur die Schulen")

	head = s.session(access.Principal{Role: access.CountyRep, Person: person, Wave: wave, County: storetest.Pinneberg, Proven: access.HashAddress("lr@kreis.example")})
	head.get(approvalAddress).says("Noch nicht gespeichert").says("Bitte noch einmal").says("Stimmt das?")
	named := s.guest(storetest.Hannover, "g").get("/antwortbogen/weiterleiten").says("Noch nicht gespeichert").form("/antwortbogen/weiterleiten")
	if named.values.Get("name") != "Frau Amt" || named.values.Get("email") != "amt@kreis.example" {
		t.Errorf("named is %v", named.values)
	}
	named.send().expect(http.StatusOK)
	if rows := storetest.Rows(t, s.store, "rescue"); len(rows) != 2 || rows[0]["person"] != person && rows[1]["person"] != person {
		t.Errorf("left are %v", rows)
	}
}

// The cookie is the same in all windows, so the old form meets the new session.
func TestAFormLeftOpenBesideTheQuestionnaireLeadsBackToItself(t *testing.T) {
	s := onSQLite(t)
	old := s.county(storetest.Pinneberg, "p")
	f := old.get("/antwortbogen/team/einladen").form("/antwortbogen/team/einladen").write("name", "Frau Muster")
	s.pass(5 * time.Hour)
	old.cookies = s.county(storetest.Pinneberg, "p").cookies
	f.send().expect(http.StatusSeeOther).follow().says("Noch nicht gespeichert").says("Frau Muster")
}
