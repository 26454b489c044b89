package web_test

import (
	"cmp"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

// colleague is a browser of somebody with whom the county's coordinator shared
// these parts.
func (s *site) colleague(county string, shares ...access.Share) (b *browser, person string) {
	s.t.Helper()
	sc := access.CountyScope(wave, county, "koordination")
	storetest.Lead(s.t, s.store, sc)
	_, hash := access.NewToken()
	person, err := s.store.InviteMember(s.t.Context(), sc, access.Member{Shares: shares, Word: "Bis zur Sitzung, bitte.",
		Contact: access.Contact{Name: "Frau Beispiel", Office: "Schulamt"}}, access.Slip{TokenHash: hash, CodeHash: codeHash()})
	must(s.t, err)
	return s.session(access.Principal{Role: access.CountyRep, Person: person, Wave: wave, County: county, Proven: access.HashAddress("lr@kreis.example")}), person
}

// reviewer is a browser of the county's head, who releases the answers there.
func (s *site) reviewer(county string) (b *browser, person string) {
	s.t.Helper()
	sc := access.CountyScope(wave, county, "koordination")
	storetest.Lead(s.t, s.store, sc)
	must(s.t, s.store.Settle(s.t.Context(), sc, access.Setting{Submit: access.LeadersSubmit, Release: access.ReleaseInside}))
	person, err := s.store.InviteReviewer(s.t.Context(), sc, access.Contact{Name: "Frau Muster", Office: "Landrätin", Email: "lr@kreis.example"}, "")
	must(s.t, err)
	return s.session(access.Principal{Role: access.CountyRep, Person: person, Wave: wave, County: county, Proven: access.HashAddress("lr@kreis.example")}), person
}

func sharedPage(key string) access.Share { return access.Share{Kind: access.SharePage, Key: key} }
func sharedItem(id string) access.Share  { return access.Share{Kind: access.ShareItem, Key: id} }

// teamRow says what a guest, a colleague with whom the page „bildung“ is shared,
// and one with whom nothing is shared get from an address of their own county.
type teamRow struct {
	route, path               string
	guest, colleague, waiting int
	fields                    string
}

// reviewer is what whoever releases the answers gets there: next to nothing.
func (r teamRow) reviewer() int {
	status, opens := map[string]int{
		"GET /antwortbogen/auskunft.json": http.StatusOK,
		"GET /antwortbogen":               http.StatusSeeOther, "GET /antwortbogen/ankommen": http.StatusSeeOther, "POST /antwortbogen/ankommen": http.StatusSeeOther,
		"GET /antwortbogen/durchsicht": http.StatusOK, "POST /antwortbogen/durchsicht": http.StatusConflict,
		"GET /antwortbogen/weiterleiten": http.StatusNotFound, "POST /antwortbogen/weiterleiten": http.StatusNotFound, "POST /antwortbogen/eingaben": http.StatusSeeOther, "POST /antwortbogen/wechseln": http.StatusNotFound,
	}[r.route]
	switch {
	case opens:
		return status
	case strings.HasPrefix(r.route, "POST") && strings.HasPrefix(r.path, "/antwortbogen/seite/unbekannt"): // to a page that there is not
		return http.StatusNotFound
	}
	return http.StatusForbidden
}

var teamMatrix = []teamRow{
	{"GET /antwortbogen/ankommen", "/antwortbogen/ankommen", 200, 303, 303, ""},
	{"POST /antwortbogen/ankommen", "/antwortbogen/ankommen", 422, 303, 303, "vorhaben=koordinieren"},
	{"GET /antwortbogen/zustaendigkeiten", "/antwortbogen/zustaendigkeiten", 303, 404, 404, ""},
	{"POST /antwortbogen/zustaendigkeiten", "/antwortbogen/zustaendigkeiten", 403, 404, 404, planFields},
	{"GET /antwortbogen/zustaendigkeiten.csv", "/antwortbogen/zustaendigkeiten.csv", 303, 404, 404, ""},
	{"GET /antwortbogen/zustaendigkeiten/uebernehmen", "/antwortbogen/zustaendigkeiten/uebernehmen", 303, 404, 404, ""},
	{"POST /antwortbogen/zustaendigkeiten/uebernehmen", "/antwortbogen/zustaendigkeiten/uebernehmen", 403, 404, 404, "aus=2026"},
	{"GET /antwortbogen/zustaendigkeiten/fragebogen", "/antwortbogen/zustaendigkeiten/fragebogen?amt=Schulamt", 303, 404, 404, ""},
	{"GET /antwortbogen/zustaendigkeiten/fragebogen.pdf", "/antwortbogen/zustaendigkeiten/fragebogen.pdf?amt=Schulamt", 303, 404, 404, ""},
	{"GET /antwortbogen/zustaendigkeiten/fragebogen.docx", "/antwortbogen/zustaendigkeiten/fragebogen.docx?amt=Schulamt", 303, 404, 404, ""},
	{"GET /antwortbogen/weiterleiten", "/antwortbogen/weiterleiten", 200, 404, 404, ""},
	{"POST /antwortbogen/weiterleiten", "/antwortbogen/weiterleiten", 422, 404, 404, "name="},
	{"POST /antwortbogen/wechseln", "/antwortbogen/wechseln", 404, 404, 404, "landkreis=03241"},
	{"GET /antwortbogen", "/antwortbogen", 303, 200, 200, ""},
	{"GET /antwortbogen/seite/:page", "/antwortbogen/seite/bildung", 303, 200, 404, ""},
	{"GET /antwortbogen/seite/:page", "/antwortbogen/seite/allgemeines", 303, 404, 404, ""},
	{"GET /antwortbogen/seite/:page", "/antwortbogen/seite/unbekannt", 303, 404, 404, ""},
	{"POST /antwortbogen/seite/:page", "/antwortbogen/seite/bildung", 403, 303, 404, saveFields},
	{"POST /antwortbogen/seite/:page", "/antwortbogen/seite/allgemeines", 403, 404, 404, saveFields},
	{"POST /antwortbogen/seite/:page", "/antwortbogen/seite/unbekannt", 404, 404, 404, saveFields},
	{"POST /antwortbogen/seite/:page/sichern", "/antwortbogen/seite/bildung/sichern", 403, 200, 404, saveFields},
	{"POST /antwortbogen/seite/:page/sichern", "/antwortbogen/seite/allgemeines/sichern", 403, 404, 404, saveFields},
	{"POST /antwortbogen/eingaben", "/antwortbogen/eingaben", 303, 303, 303, "formular=/antwortbogen/weiterleiten"},
	{"POST /antwortbogen/seite/:page/eingaben", "/antwortbogen/seite/bildung/eingaben", 403, 303, 404, "_form=f&_aktion=verwerfen"},
	{"POST /antwortbogen/seite/:page/eingaben", "/antwortbogen/seite/allgemeines/eingaben", 403, 404, 404, "_form=f&_aktion=uebernehmen"},
	{"GET /antwortbogen/antworten.pdf", "/antwortbogen/antworten.pdf", 303, 200, 404, ""},
	{"GET /antwortbogen/antworten.xlsx", "/antwortbogen/antworten.xlsx", 303, 200, 404, ""},
	{"GET /antwortbogen/antworten.xlsx", "/antwortbogen/antworten.xlsx?amt=Schulamt", 303, 404, 404, ""},
	{"GET /antwortbogen/antworten.json", "/antwortbogen/antworten.json", 303, 200, 404, ""},
	{"GET /antwortbogen/auskunft.json", "/antwortbogen/auskunft.json", 200, 200, 200, ""},
	{"GET /antwortbogen/hochladen", "/antwortbogen/hochladen", 303, 200, 404, ""},
	{"POST /antwortbogen/hochladen", "/antwortbogen/hochladen", 403, 422, 404, ""},
	{"POST /antwortbogen/hochladen/uebernehmen", "/antwortbogen/hochladen/uebernehmen", 403, 303, 404, "_wave=2026&_form=f&_save=s&angaben=%5B%5D"},
	{"GET /antwortbogen/freigabe", "/antwortbogen/freigabe", 303, 404, 404, ""},
	{"GET /antwortbogen/quittung.pdf", "/antwortbogen/quittung.pdf", 303, 404, 404, ""},
	{"GET /antwortbogen/seite/:page/fehlanzeige", "/antwortbogen/seite/bildung/fehlanzeige", 303, 200, 404, ""},
	{"GET /antwortbogen/seite/:page/fehlanzeige", "/antwortbogen/seite/gesundheit/fehlanzeige", 303, 404, 404, ""},
	{"POST /antwortbogen/seite/:page/fehlanzeige", "/antwortbogen/seite/gesundheit/fehlanzeige", 403, 404, 404, absenceFields},
	{"POST /antwortbogen/seite/:page/fehlanzeige", "/antwortbogen/seite/bildung/fehlanzeige", 403, 303, 404, absenceFields},
	{"POST /antwortbogen/seite/:page/fehlanzeige/zuruecknehmen", "/antwortbogen/seite/gesundheit/fehlanzeige/zuruecknehmen", 403, 404, 404, "_form=f&_save=s"},
	{"POST /antwortbogen/seite/:page/fehlanzeige/zuruecknehmen", "/antwortbogen/seite/bildung/fehlanzeige/zuruecknehmen", 403, 303, 404, "_form=f&_save=s"},
	{"GET /antwortbogen/notizen", "/antwortbogen/notizen", 303, 200, 200, ""},
	{"GET /antwortbogen/notizen/:item", "/antwortbogen/notizen/" + areaStatus, 303, 200, 404, ""},
	{"GET /antwortbogen/notizen/:item", "/antwortbogen/notizen/general.hindrances", 303, 404, 404, ""},
	{"POST /antwortbogen/notizen/:item", "/antwortbogen/notizen/" + areaStatus, 403, 303, 404, "_form=f&_notiz:" + areaStatus + "=x"},
	{"POST /antwortbogen/notizen/:item", "/antwortbogen/notizen/general.hindrances", 403, 404, 404, "_form=f&_notiz:general.hindrances=x"},
	{"POST /antwortbogen/notizen/:item/:note", "/antwortbogen/notizen/" + areaStatus + "/unbekannt", 403, 404, 404, "stand=erledigt"},
	{"GET /antwortbogen/pruefen", "/antwortbogen/pruefen", 303, 200, 303, ""},
	{"POST /antwortbogen/pruefen", "/antwortbogen/pruefen", 403, 303, 303, saveFields},
	{"GET /antwortbogen/freigabe/stand", "/antwortbogen/freigabe/stand", 303, 404, 404, ""},
	{"POST /antwortbogen/freigabe/festhalten", "/antwortbogen/freigabe/festhalten", 403, 404, 404, "tag=1.11.2026&funktion=x"},
	{"POST /antwortbogen/freigabe/einladen", "/antwortbogen/freigabe/einladen", 403, 404, 404, "name=x&funktion=x&email=x@kreis.example"},
	{"POST /antwortbogen/freigabe/bitten", "/antwortbogen/freigabe/bitten", 403, 404, 404, ""},
	{"POST /antwortbogen/freigabe/zuruecknehmen", "/antwortbogen/freigabe/zuruecknehmen", 403, 404, 404, ""},
	{"GET /antwortbogen/durchsicht", "/antwortbogen/durchsicht", 303, 404, 404, ""},
	{"POST /antwortbogen/durchsicht", "/antwortbogen/durchsicht", 403, 404, 404, "entscheidung=freigeben"},
	{"GET /antwortbogen/einstellungen", "/antwortbogen/einstellungen", 303, 404, 404, ""},
	{"POST /antwortbogen/einstellungen/aktenzeichen", "/antwortbogen/einstellungen/aktenzeichen", 403, 404, 404, "aktenzeichen=10.2"},
	{"POST /antwortbogen/einstellungen/freigabe", "/antwortbogen/einstellungen/freigabe", 403, 404, 404, "einreichen=leaders&freigabe=inside"},
	{"GET /antwortbogen/akte", "/antwortbogen/akte", 303, 404, 404, ""},
	{"GET /antwortbogen/akte.pdf", "/antwortbogen/akte.pdf", 303, 404, 404, ""},
	{"GET /antwortbogen/einreichen", "/antwortbogen/einreichen", 303, 404, 404, ""},
	{"POST /antwortbogen/einreichen", "/antwortbogen/einreichen", 403, 404, 404, "_save=s"},
	{"GET /antwortbogen/quittung", "/antwortbogen/quittung", 303, 404, 404, ""},
	{"POST /antwortbogen/bestaetigung", "/antwortbogen/bestaetigung", 403, 404, 404, ""},
	{"POST /antwortbogen/eingabe-beenden", "/antwortbogen/eingabe-beenden", 403, 404, 404, ""},
	{"GET /antwortbogen/oeffnung", "/antwortbogen/oeffnung", 303, 404, 404, ""},
	{"POST /antwortbogen/oeffnung", "/antwortbogen/oeffnung", 403, 404, 404, "grund=x"},
	{"POST /antwortbogen/zwischenstand", "/antwortbogen/zwischenstand", 403, 404, 404, "zwischenstand=freigeben"},
	{"GET /antwortbogen/verlauf", "/antwortbogen/verlauf", 303, 200, 200, ""},
	{"GET /antwortbogen/team", "/antwortbogen/team", 303, 404, 404, ""},
	{"GET /antwortbogen/team/einladen", "/antwortbogen/team/einladen", 303, 404, 404, ""},
	{"POST /antwortbogen/team/einladen", "/antwortbogen/team/einladen", 403, 404, 404, "name=x&teile=page:bildung"},
	{"GET /antwortbogen/team/:person", "/antwortbogen/team/PERSON", 303, 404, 404, ""},
	{"POST /antwortbogen/team/:person", "/antwortbogen/team/PERSON", 403, 404, 404, "teile=page:bildung"},
	{"POST /antwortbogen/team/:person/zugang", "/antwortbogen/team/PERSON/zugang", 403, 404, 404, ""},
	{"POST /antwortbogen/team/:person/entziehen", "/antwortbogen/team/PERSON/entziehen", 403, 404, 404, ""},
	{"POST /antwortbogen/team/:person/rolle", "/antwortbogen/team/PERSON/rolle", 403, 404, 404, "rolle=stellvertretung"},
	{"POST /antwortbogen/team/:person/erinnern", "/antwortbogen/team/PERSON/erinnern", 403, 404, 404, ""},
	{"POST /antwortbogen/erinnern", "/antwortbogen/erinnern", 403, 404, 404, ""},
	{"POST /antwortbogen/erinnern/einstellung", "/antwortbogen/erinnern/einstellung", 403, 404, 404, "vorher=0"},
}

func TestTheTeamsMatrixHoldsEveryRouteOfACounty(t *testing.T) {
	listed := map[string]bool{}
	for _, r := range teamMatrix {
		listed[r.route] = true
	}
	for _, r := range matrix {
		if _, path, _ := strings.Cut(r.route, " "); strings.HasPrefix(path, "/antwortbogen") && !listed[r.route] {
			t.Errorf("route %s is not in the team's matrix", r.route)
		}
	}
}

func TestGuestsAndColleaguesGetWhatTheMatrixSays(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		sharing, person := s.colleague(storetest.Pinneberg, sharedPage("bildung"))
		waiting, _ := s.colleague(storetest.Pinneberg)
		guest := s.guest(storetest.Pinneberg, "gast")
		head, _ := s.reviewer(storetest.Pinneberg)
		must(t, s.store.AppointMember(t.Context(), access.CountyScope(wave, storetest.Pinneberg, "koordination"), person, access.Colleague))
		for _, r := range teamMatrix {
			method, _, _ := strings.Cut(r.route, " ")
			for _, c := range []struct {
				name string
				b    *browser
				want int
			}{{"guest", guest, r.guest}, {"colleague", sharing, r.colleague}, {"waiting", waiting, r.waiting}, {"reviewer", head, r.reviewer()}} {
				path, p := strings.Replace(r.path, "PERSON", person, 1), (*page)(nil)
				if method == http.MethodGet {
					p = c.b.get(path)
				} else {
					from := cmp.Or(map[string]string{"guest": "/antwortbogen/ankommen", "reviewer": "/antwortbogen/durchsicht"}[c.name], "/antwortbogen")
					fields, err := url.ParseQuery(r.fields)
					must(t, err)
					fields.Set("_token", attr(c.b.get(from).all("form input[name=_token]")[0], "value"))
					p = c.b.post(path, fields)
				}
				if p.status != c.want {
					t.Errorf("%s %s as %s: status %d, want %d", method, path, c.name, p.status, c.want)
				}
			}
		}
	})
}

func TestAColleagueSeesAndChangesOnlyWhatIsShared(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		lead := s.county(storetest.Pinneberg, "koordination")
		lead.open("allgemeines").write("general.hindrances_other", draftCanary).press("weiter")
		colleague, person := s.colleague(storetest.Pinneberg, sharedItem(areaWhat))
		for _, path := range []string{"/antwortbogen", "/antwortbogen/pruefen", "/antwortbogen/antworten.pdf", "/antwortbogen/seite/bildung"} {
			colleague.get(path).expect(http.StatusOK).hides(draftCanary).hides(`href="/antwortbogen/seite/allgemeines"`)
		}
		page := colleague.get("/antwortbogen/seite/bildung")
		if names := fieldNames(page); slices.Contains(names, areaStatus) || slices.Contains(names, "_fertig") {
			t.Errorf("the page asks %v", names)
		}
		f := colleague.open("bildung")
		f.values.Set("v:"+areaStatus, "0")
		f.values.Set(areaStatus, "keine_angabe")
		if p := f.press("weiter"); p.status != http.StatusNotFound && p.status != http.StatusBadRequest {
			t.Errorf("a forged answer: status %d", p.status)
		}
		f = colleague.open("bildung")
		f.values.Set("_fertig", "ja")
		f.press("weiter").expect(http.StatusNotFound)
		foreign := lead.open("allgemeines").write("general.hindrances_other", "gefälscht")
		foreign.values.Set("_token", colleague.open("bildung").values.Get("_token"))
		colleague.post("/antwortbogen/seite/allgemeines", foreign.values).expect(http.StatusNotFound).says("gefälscht")
		if a := s.answer(storetest.Pinneberg, "general.hindrances_other"); a.Text != draftCanary && !strings.Contains(a.Canonical(), draftCanary) {
			t.Errorf("the forged post passed: %v", a)
		}
		for ref, a := range s.answers(storetest.Pinneberg) {
			if a.Author == person {
				t.Errorf("%v was stored", ref)
			}
		}
	})
}

func TestWhoMayReadTheRestReadsItAndNoMore(t *testing.T) {
	s := onSQLite(t)
	lead := s.county(storetest.Pinneberg, "koordination")
	lead.open("allgemeines").write("general.hindrances_other", draftCanary).press("weiter")
	colleague, person := s.colleague(storetest.Pinneberg, sharedPage("bildung"))
	colleague.get("/antwortbogen/pruefen").hides(draftCanary)
	f := lead.get("/antwortbogen/team/" + person).expect(http.StatusOK).form("/antwortbogen/team/" + person)
	f.tick("mitlesen", "ja").write("frist", "24.11.2026").send().follow().says("Frist24.11.2026")
	colleague.get("/antwortbogen/pruefen").says(draftCanary)
	colleague.get("/antwortbogen/seite/allgemeines").expect(http.StatusSeeOther)
	colleague.get("/antwortbogen").says("bis zum 24.11.2026")
	colleague.get("/antwortbogen/einreichen").expect(http.StatusNotFound)
}

func TestTheFirstReaderCanPassTheLetterOn(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		link := s.letter(storetest.Pinneberg)
		office := s.visitor()
		office.typeCode(link, code).follow().follow().expect(http.StatusOK).says("Ich leite nur weiter")
		before := storetest.Dump(t, s.store, "session", "audit")
		office.get("/antwortbogen/ankommen").form("/abmelden").send()
		sameTables(t, before, storetest.Dump(t, s.store, "session", "audit"))

		lead := s.visitor()
		arrival := lead.typeCode(link, code).follow().follow().form("/antwortbogen/ankommen").write("name", "Frau Beispiel").write("funktion", "Büro der Landrätin")
		arrival.values.Set("vorhaben", "koordinieren")
		arrival.send().follow().expect(http.StatusOK).says("Allgemeines") // the third page; the fourth one asks
		lead.open("allgemeines").write("general.hindrances_other", "gespeichert").press("weiter").expect(http.StatusSeeOther)
	})
}

func TestASecondReaderIsToldWhoCoordinatesAndWaits(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		first, second := s.guest(storetest.Pinneberg, "eins"), s.guest(storetest.Pinneberg, "zwei")
		forms := map[string]*form{}
		for name, b := range map[string]*browser{"Frau Eins": first, "Herr Zwei": second} {
			forms[name] = b.get("/antwortbogen/ankommen").form("/antwortbogen/ankommen").write("name", name).write("email", "privat@kreis.example")
			forms[name].values.Set("vorhaben", "koordinieren")
		}
		forms["Frau Eins"].send().follow().expect(http.StatusOK)
		late := forms["Herr Zwei"].send().expect(http.StatusConflict).says("Frau Eins koordiniert die Antwort Ihres Landkreises seit dem")
		f := late.form("/antwortbogen/ankommen")
		if f.values.Get("name") != "Herr Zwei" {
			t.Error("what was typed is lost")
		}
		f.values.Set("vorhaben", "mitarbeiten")
		f.send().follow().says("Ihnen ist noch keine Frage zugeteilt").says("Frau Eins").hides("privat@")
		s.guest(storetest.Pinneberg, "drei").get("/antwortbogen/ankommen").says("Frau Eins").hides("privat@").hides("Herr Zwei")
	})
}

func TestAGuestWithoutANameStaysOne(t *testing.T) {
	s := onSQLite(t)
	guest := s.guest(storetest.Pinneberg, "gast")
	before := storetest.Dump(t, s.store, "session")
	for fields, want := range map[string]string{
		"name=&vorhaben=koordinieren":                        "Geben Sie bitte einen Namen an.",
		"name=%20%0A%20&vorhaben=koordinieren":               "Geben Sie bitte einen Namen an.",
		"name=Frau+X&email=kein&vorhaben=koordinieren":       "Das ist keine E-Mail-Adresse.",
		"name=" + strings.Repeat("x", 201) + "&vorhaben=x":   "höchstens 200 Zeichen",
		"name=Frau+X&funktion=" + strings.Repeat("ü", 201):   "höchstens 200 Zeichen",
		"name=Frau+X&email=a@b.example%0d%0aBcc:c@d.example": "Das ist keine E-Mail-Adresse.",
	} {
		values, err := url.ParseQuery(fields)
		must(t, err)
		values.Set("_token", guest.get("/antwortbogen/ankommen").form("/antwortbogen/ankommen").values.Get("_token"))
		p := guest.post("/antwortbogen/ankommen", values).expect(http.StatusUnprocessableEntity).says(want)
		p.errorLinks()
	}
	sameTables(t, before, storetest.Dump(t, s.store, "session"))
}

func TestAnInvitedColleagueComesInByTheSlip(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		lead := s.county(storetest.Pinneberg, "koordination")
		const invite = "/antwortbogen/team/einladen"
		empty := lead.get(invite).form(invite).write("frist", "bald").write("hinweis", "Eilt\nsehr").send().expect(http.StatusUnprocessableEntity)
		empty.errorLinks()
		f := empty.says("mindestens einen Abschnitt").says("24.11.2026").form(invite)
		if f.values.Get("frist") != "bald" || f.values.Get("hinweis") != "Eilt\r\nsehr" {
			t.Errorf("what was typed is lost: %v", f.values)
		}
		slip := f.write("name", "Frau Beispiel").write("funktion", "Schulamt").write("frist", "24.11.2026").tick("teile", "page:bildung").send().expect(http.StatusOK)
		link := regexp.MustCompile(regexp.QuoteMeta(origin) + `(/zugang/[a-z2-7]+)`).FindStringSubmatch(slip.body)
		secret := regexp.MustCompile(`>([0-9A-Z]{5}-[0-9A-Z]{5})<`).FindStringSubmatch(slip.body)
		if link == nil || secret == nil {
			t.Fatalf("no link or no code on the slip: %s", slip.body)
		}
		lead.get("/antwortbogen/team").hides(secret[1]).hides(link[1]).says("Frau Beispiel, Schulamt").says("24.11.2026")
		if strings.Contains(s.log.String(), secret[1]) || strings.Contains(s.log.String(), link[1]) {
			t.Error("the log knows the secret")
		}
		colleague := s.visitor()
		hub := colleague.typeCode(link[1], secret[1]).follow().expect(http.StatusOK).says("Ihr Teil der Antwort").says("bis zum 24.11.2026").says("Eilt")
		hub.hides(`href="/antwortbogen/seite/allgemeines"`)
		colleague.open("bildung").press("weiter").expect(http.StatusSeeOther)
	})
}

func TestARevokedColleagueLearnsItAndLosesNothingTyped(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		lead := s.county(storetest.Pinneberg, "koordination")
		colleague, person := s.colleague(storetest.Pinneberg, sharedPage("allgemeines"))
		typing := colleague.open("allgemeines").write("general.hindrances_other", "mitten im Satz")
		lead.get("/antwortbogen/team").form("/antwortbogen/team/" + person + "/entziehen").send().follow().says("zurückgenommen")
		typing.press("weiter").expect(http.StatusUnauthorized).says("Ihr Zugang wurde zurückgenommen").says("mitten im Satz")
		colleague.get("/antwortbogen").expect(http.StatusUnauthorized).says("Ihr Zugang wurde zurückgenommen")
		if _, there := s.answers(storetest.Pinneberg)[survey.Ref{Item: "general.hindrances_other"}]; there {
			t.Error("it was stored all the same")
		}
	})
}

func TestThePagesNameWhoAnsweredInsideTheCountyOnly(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		lead := s.county(storetest.Pinneberg, "koordination")
		theirs := lead.open("allgemeines").write("general.hindrances_other", "von der Koordination")
		colleague, _ := s.colleague(storetest.Pinneberg, sharedPage("allgemeines"))
		colleague.open("allgemeines").write("general.hindrances_other", "vom Schulamt").press("weiter").expect(http.StatusSeeOther)
		theirs.press("weiter").expect(http.StatusConflict).says("von Frau Beispiel, Schulamt geändert").says("vom Schulamt").says("von der Koordination")
		lead.get("/antwortbogen").says("von Frau Beispiel, Schulamt")
		lead.get("/antwortbogen/seite/allgemeines").says("von Frau Beispiel, Schulamt")
		lead.submit()
		for _, path := range []string{"/dlt/2026/landkreise/01056", "/dlt/2026", "/dlt/2026/antworten.json", "/dlt/2026/antworten.csv"} {
			s.admin().get(path).hides("Frau Beispiel").hides("Schulamt,")
		}
	})
}

func TestTheTeamsTasksCanBeChanged(t *testing.T) {
	s := onSQLite(t)
	lead := s.county(storetest.Pinneberg, "koordination")
	colleague, person := s.colleague(storetest.Pinneberg, sharedPage("bildung"))
	path := "/antwortbogen/team/" + person
	token := lead.get("/antwortbogen/team").form(path + "/entziehen").values.Get("_token")
	appoint := func(b *browser, token, path, part string) *page {
		return b.post(path+"/rolle", url.Values{"_token": {token}, "rolle": {part}})
	}
	appoint(lead, token, path, "stellvertretung").follow().says("Stellvertretung")
	colleague.get("/antwortbogen/einreichen").expect(http.StatusOK)
	appoint(lead, token, path, "unbekannt").expect(http.StatusBadRequest)
	appoint(lead, token, path, "koordination").follow().says("Koordination")
	own := colleague.get("/antwortbogen/team").form("/abmelden").values.Get("_token")
	appoint(colleague, own, path, "mitarbeit").follow().says("inzwischen geändert") // first somebody else has to coordinate
	appoint(colleague, own, "/antwortbogen/team/koordination", "mitarbeit").expect(http.StatusSeeOther)
	lead.get("/antwortbogen/team").expect(http.StatusNotFound)
	colleague.get("/antwortbogen/team/unbekannt").expect(http.StatusNotFound)
	slip := colleague.get("/antwortbogen/team").form("/antwortbogen/team/koordination/zugang").send().expect(http.StatusOK)
	slip.says("Zugangscode")
}

// TestARobotThatOpensEveryLinkAndPressesEveryButtonChangesNothing replays mail
// gateways, with the cookies and the tokens that the pages give to everybody.
func TestARobotThatOpensEveryLinkAndPressesEveryButtonChangesNothing(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		s.colleague(storetest.Pinneberg, sharedPage("bildung"))
		link := s.letter(storetest.Pinneberg)
		before := storetest.Dump(t, s.store, "failure")
		robot, seen, next := s.visitor(), map[string]bool{}, []string{link, "/", "/antwortbogen", "/antwortbogen/ankommen", "/antwortbogen/team"}
		for len(next) > 0 {
			path, _, _ := strings.Cut(next[0], "#")
			if next = next[1:]; seen[path] || !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "/static") {
				continue
			}
			seen[path] = true
			p := robot.get(path)
			if !strings.HasPrefix(p.header.Get("Content-Type"), "text/html") {
				continue
			}
			for _, a := range p.all("a[href]") {
				next = append(next, attr(a, "href"))
			}
			for _, node := range p.all("form[method=post]") {
				f := p.form(attr(node, "action"))
				for name := range f.values {
					if name != "_token" {
						f.values.Set(name, "")
					}
				}
				if f.action != "/abmelden" {
					f.send()
				}
			}
		}
		for _, path := range []string{"/antwortbogen", "/antwortbogen/team", "/dlt"} {
			robot.get(path).expect(http.StatusUnauthorized)
		}
		after := storetest.Dump(t, s.store, "failure")
		for table := range after {
			if table != "audit" && !slices.Equal(before[table], after[table]) {
				t.Errorf("table %s changed", table)
			}
		}
		if len(seen) < 8 {
			t.Errorf("the robot saw only %v", seen)
		}
	})
}

// fieldNames are the names of all controls of the page's forms.
func fieldNames(p *page) []string {
	var names []string
	for _, n := range p.all("main form input, main form textarea") {
		names = append(names, attr(n, "name"))
	}
	return names
}
