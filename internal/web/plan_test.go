package web_test

import (
	"maps"
	"net/http"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

const (
	duties   = "/antwortbogen/zustaendigkeiten"
	takeover = duties + "/uebernehmen"
)

// plan names offices, by item, for the person who leads the county's team.
func (s *site) plan(county, person string, offices map[string]string) {
	s.t.Helper()
	var all []survey.Duty
	for item, office := range offices {
		all = append(all, survey.Duty{Item: item, Office: office})
	}
	conflicts, err := s.store.SavePlan(s.t.Context(), access.CountyScope(wave, county, person), all)
	must(s.t, err)
	if len(conflicts) > 0 {
		s.t.Fatal(conflicts)
	}
}

// planned are the offices that are stored, by item.
func (s *site) planned(wave, county string) map[string]string {
	s.t.Helper()
	plan, err := s.store.Plan(s.t.Context(), access.CountyScope(wave, county, ""))
	must(s.t, err)
	offices := map[string]string{}
	for item, d := range plan {
		if d.Office != "" {
			offices[item] = d.Office
		}
	}
	return offices
}

func (s *site) wantPlan(wave, county string, want map[string]string) {
	s.t.Helper()
	if got := s.planned(wave, county); !maps.Equal(got, want) {
		s.t.Errorf("planned is %v, want %v", got, want)
	}
}

func (b *browser) duties() *form {
	b.t.Helper()
	return b.get(duties).expect(http.StatusOK).form(duties)
}

func TestAnOfficeIsNamedForATopicAndSectionsFillWhatIsEmpty(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), editionFile(t, 1))
	lead := s.county(storetest.Pinneberg, "p")
	lead.get("/antwortbogen").one("a[href=" + duties + "]")
	lead.get("/antwortbogen/team").one("a[href=" + duties + "]")
	lead.duties().write("thema:a.status", "  Schul\tamt ").write("amt:a.fax", "IT").write("abschnitt:one", "Kämmerei").send().follow().
		says("Die Zuständigkeiten sind gespeichert.").says("Eine Frage hat noch kein Amt.").says("Schul amt, 3 Fragen").says("(Schul amt, IT)")
	s.wantPlan(wave, storetest.Pinneberg, map[string]string{"a.status": "Schul amt", "a.why": "Schul amt", "a.areas": "Schul amt", "a.fax": "IT", "c.note": "Kämmerei"})

	f := lead.duties()
	if f.values.Get("thema:a.status") != "" || f.values.Get("amt:a.fax") != "IT" {
		t.Errorf("the page shows %v", f.values)
	}
	f.write("amt:a.fax", "Schul amt").write("amt:b.role", "=IT").send().follow().says("Alle Fragen haben ein Amt.")
	f = lead.duties() // the topic has one office now
	f.write("thema:a.status", "Schulamt").write("amt:c.note", "").send()
	s.wantPlan(wave, storetest.Pinneberg, map[string]string{"a.status": "Schulamt", "a.why": "Schulamt", "a.areas": "Schulamt", "a.fax": "Schulamt", "b.role": "=IT"})

	list := lead.get(duties + ".csv").expect(http.StatusOK)
	if !strings.Contains(list.body, "\"Welche Rolle?\";\"'=IT\"\r\n") || !strings.Contains(list.body, "\"Was noch?\";\r\n") {
		t.Errorf("the list is %q", list.body)
	}
	before := storetest.Dump(t, s.store, "session", "audit")
	long := strings.Repeat("ü", 101)
	p := lead.duties().write("amt:a.why", long).write("abschnitt:one", "Hauptamt").write("thema:a.status", "IT").send().expect(http.StatusUnprocessableEntity)
	if ids := p.errorLinks(); len(ids) != 1 {
		t.Errorf("errors at %q", ids)
	}
	again := p.says("höchstens 100 Zeichen").form(duties)
	for name, want := range map[string]string{"amt:a.why": long, "abschnitt:one": "Hauptamt", "thema:a.status": "IT"} {
		if got := again.values.Get(name); got != want {
			t.Errorf("%s shows %q", name, got)
		}
	}
	sameTables(t, before, storetest.Dump(t, s.store, "session", "audit"))
	again.write("amt:a.why", "Schulamt").send().expect(http.StatusSeeOther)
	s.wantPlan(wave, storetest.Pinneberg, map[string]string{"a.status": "IT", "a.why": "IT", "a.areas": "IT", "a.fax": "IT", "b.role": "=IT", "c.note": "Hauptamt"})
	if n := s.audited(access.ActionPlanSaved); n != 4 {
		t.Errorf("%d lines in the audit trail", n)
	}
}

func TestTwoWhoNameOfficesNeverOverwriteEachOtherUnseen(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), editionFile(t, 1))
	eins, zwei := s.county(storetest.Pinneberg, "eins"), s.county(storetest.Pinneberg, "zwei")
	mine, theirs := eins.duties(), zwei.duties()
	theirs.write("amt:a.why", "Jugendamt").write("amt:a.fax", "IT").send().expect(http.StatusSeeOther)
	p := mine.write("thema:a.status", "Schulamt").write("amt:a.fax", "IT").write("amt:b.role", "Kämmerei").send().expect(http.StatusConflict)
	p.says("Eine Angabe wurde inzwischen an anderer Stelle geändert").says("zwei hat um 12:00 Uhr „Jugendamt“ eingetragen").errorLinks()
	s.wantPlan(wave, storetest.Pinneberg, map[string]string{"a.status": "Schulamt", "a.areas": "Schulamt", "a.why": "Jugendamt", "a.fax": "IT", "b.role": "Kämmerei"})
	again := p.form(duties)
	if again.values.Get("amt:a.why") != "Schulamt" {
		t.Error("what was typed is lost")
	}
	zwei.duties().write("amt:a.why", "").send().expect(http.StatusSeeOther)
	again.send().expect(http.StatusConflict).says("zwei hat um 12:00 Uhr das Amt gelöscht").form(duties).send().expect(http.StatusSeeOther)
	if got := s.planned(wave, storetest.Pinneberg)["a.why"]; got != "Schulamt" {
		t.Errorf("decided was Schulamt, stored is %q", got)
	}

	f := eins.duties().write("amt:a.status", "Hauptamt").write("amt:a.fax", "Fernmeldeamt")
	s.activate(2)
	f.send().follow().says("Der Fragebogen wurde inzwischen geändert").says("Welche Faxnummer?: IT")
	if got := s.planned(wave, storetest.Pinneberg); got["a.portal"] != "Hauptamt" || got["a.fax"] != "IT" {
		t.Errorf("%v", got)
	}
	eins.form401(eins.duties().write("amt:a.why", "Verkehrsamt")).says("Verkehrsamt")
}

// form401 sends the form after the session has ended.
func (b *browser) form401(f *form) *page {
	b.t.Helper()
	b.again().get("/hilfe").form("/abmelden").send()
	return f.send().expect(http.StatusUnauthorized)
}

func TestAColleagueWhoReadsTheRestReadsThePlanAndChangesNothing(t *testing.T) {
	s := onSQLite(t)
	lead := s.county(storetest.Pinneberg, "koordination")
	s.plan(storetest.Pinneberg, "koordination", map[string]string{areaWhat: "Schulamt"})
	colleague, person := s.colleague(storetest.Pinneberg, sharedPage("bildung"))
	lead.get("/antwortbogen/team/"+person).form("/antwortbogen/team/"+person).tick("mitlesen", "ja").send()
	colleague.get("/antwortbogen").one("#inhalt a[href=" + duties + "]")
	p := colleague.get(duties).expect(http.StatusOK).says("Schulamt").hides("/team/einladen").hides("antworten.xlsx")
	if n := len(p.all("#inhalt form")); n != 0 {
		t.Errorf("%d forms", n)
	}
	colleague.get(duties + "/fragebogen.docx?amt=Schulamt").expect(http.StatusOK)
	colleague.get("/antwortbogen/antworten.xlsx?amt=Schulamt").expect(http.StatusNotFound)
	f := lead.duties().write("amt:"+areaWhat, "IT")
	f.values.Set("_token", attr(colleague.get("/antwortbogen").all("form input[name=_token]")[0], "value"))
	colleague.post(duties, f.values).expect(http.StatusNotFound)
	s.wantPlan(wave, storetest.Pinneberg, map[string]string{areaWhat: "Schulamt"})
}

func TestEachOfficeHasItsQuestionsOnPaperAndInAFile(t *testing.T) {
	s := onSQLite(t)
	lead := s.county(storetest.Pinneberg, "koordination")
	office := lead.duties().write("thema:"+areaStatus, "schul- & sportamt").write("amt:general.strategy", "Schul- & Sportamt").
		write("seite:sicherheit", "IT").write("thema:egovernment.it_security.challenges", "Rechenzentrum").send().follow()
	const link = "/antwortbogen/team/einladen?amt=Schul-%20%26%20Sportamt"
	office.one("#inhalt a[href=" + link + "]")
	lead.get("/antwortbogen/team").says("Noch niemand mit Zugang").one("a[href=" + link + "]")
	f := lead.get(link).expect(http.StatusOK).form("/antwortbogen/team/einladen")
	if got := f.values["teile"]; len(got) != 2 || got[0] != "item:general.strategy" || got[1] != "page:bildung" || f.values.Get("funktion") != "Schul- & Sportamt" {
		t.Errorf("proposed is %v", f.values)
	}
	f.write("name", "Frau Beispiel").write("frist", "24.11.2026").send().expect(http.StatusOK)
	lead.get("/antwortbogen/team").hides(link).says("Rechenzentrum, 2 Fragen")
	lead.get(duties).says("mit Zugang: Frau Beispiel")

	if got := s.planned(wave, storetest.Pinneberg); got["egovernment.authentication.instruments"] != "IT" || got["egovernment.it_security.strategy_status"] != "Rechenzentrum" {
		t.Errorf("planned is %v", got)
	}
	paper := lead.get(duties + "/fragebogen?amt=Schul-+%26+Sportamt").expect(http.StatusOK).says("Bitte bis zum 24.11.2026").hides("general.chances")
	want := 1 + len(s.page("bildung").Items())
	if n := len(paper.all(".question .number")); n != want {
		t.Errorf("%d questions, want %d", n, want)
	}
	pdf := lead.get(duties + "/fragebogen.pdf?amt=Schul-+%26+Sportamt").expect(http.StatusOK)
	if got := pdf.header.Get("Content-Disposition"); got != `attachment; filename="fragebogen-2026-schul-sportamt.pdf"` {
		t.Error(got)
	}
	d, printed := s.press.last(t)
	if n := len(printed.all(".question .number")); n != want || d.Head != "Der digitale Landkreis 2026 · Schul- & Sportamt" {
		t.Errorf("%d questions under %q", n, d.Head)
	}

	file, err := excelize.OpenReader(strings.NewReader(lead.get("/antwortbogen/antworten.xlsx?amt=Schul-+%26+Sportamt").expect(http.StatusOK).body))
	must(t, err)
	book := &workbook{t, file}
	at, _ := book.cells()
	if at["general.chances"] != "" || at[areaStatus] == "" {
		t.Errorf("the file holds %v", at)
	}
	lead.open("allgemeines").write("general.hindrances_other", "bleibt").press("weiter")
	lead.bringBook(book).expect(http.StatusOK).says("Die Datei enthält keine Änderungen")
	lead.bringBook(book.write(areaStatus, "Nein, ist kein Thema")).expect(http.StatusOK).says("Eine Änderung").form(takeOver).send()
	if got := s.answer(storetest.Pinneberg, "general.hindrances_other"); got.Text != "bleibt" || s.answer(storetest.Pinneberg, areaStatus).IsEmpty() {
		t.Errorf("what the file does not hold is %q now", got.Text)
	}
}

// page is one of the wave's questionnaire.
func (s *site) page(key string) *survey.Page {
	s.t.Helper()
	q, _, err := compiler{}.Compile(dlt())
	must(s.t, err)
	return q.Page(key)
}

func TestTheNextWaveBeginsWithThePlanOfTheLast(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), editionFile(t, 1))
	s.county(storetest.Pinneberg, "p")
	s.plan(storetest.Pinneberg, "p", map[string]string{"a.status": "Schulamt", "a.why": "Schulamt", "a.fax": "IT", "c.note": "Kämmerei"})
	s.addWave(survey.Wave{Key: "2028", Title: "Der digitale Landkreis 2028", Year: 2028, FirstDay: "2028-11-01", LastDay: "2028-11-30"}, editionFile(t, 2))
	must(t, s.store.OpenWave(t.Context(), "2028", "operator"))
	enter := func(county string) *browser {
		return s.enter(access.Principal{Role: access.CountyRep, Person: "neu", Wave: "2028", County: county})
	}
	enter(storetest.Ahrweiler).get(duties).hides(takeover)
	enter(storetest.Ahrweiler).get(takeover).expect(http.StatusNotFound)

	lead := enter(storetest.Pinneberg)
	f := lead.get(duties).says("Zuständigkeiten aus „Der digitale Landkreis 2026“ übernehmen").form(duties)
	f.write("amt:c.note", "Hauptamt").send()
	before := storetest.Dump(t, s.store, "session", "audit")
	dry := lead.get(takeover).expect(http.StatusOK).says("Wird übernommen (2)").says("Gibt es ein Portal?: Schulamt").says("Einige dieser Fragen wurden seitdem umbenannt").
		says("Bleibt, wie es jetzt eingetragen ist (1)").says("Was noch?: Hauptamt").says("Nicht mehr gefragt (1)").says("Welche Faxnummer?: IT").
		says("Noch ohne Amt (2)").says("Welche Rolle?")
	sameTables(t, before, storetest.Dump(t, s.store, "session", "audit"))
	dry.form(takeover).send().follow().says("sind übernommen")
	s.wantPlan("2028", storetest.Pinneberg, map[string]string{"a.portal": "Schulamt", "a.why": "Schulamt", "c.note": "Hauptamt"})
	lead.get(duties).hides(takeover)
	lead.get(takeover).says("lässt sich nichts mehr übernehmen")
	s.wantPlan(wave, storetest.Pinneberg, map[string]string{"a.status": "Schulamt", "a.why": "Schulamt", "a.fax": "IT", "c.note": "Kämmerei"})
}
