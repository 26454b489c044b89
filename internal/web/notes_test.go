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
	"kreisumfrage/internal/survey"
)

const (
	noteItem  = "general.hindrances"
	noteOther = "general.hindrances_other"
	noteWords = "Notizvogel: bitte Schulamt prüfen"
	notePath  = "/antwortbogen/notizen"
)

func openNotes(t *testing.T, s *site, sc access.Scope) []survey.Note {
	t.Helper()
	q, _, err := compiler{}.Compile(dlt())
	must(t, err)
	notes, err := s.store.Notes(t.Context(), sc, q)
	must(t, err)
	return notes
}

func TestANoteGoesFromTheFormToTheColleagueAndIsSettled(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		lead := s.county(storetest.Pinneberg, "koordination")
		colleague, _ := s.colleague(storetest.Pinneberg, sharedPage("allgemeines"))
		f := lead.open("allgemeines").write(noteOther, "eine Angabe").write("_notiz:"+noteItem, noteWords+"\r\n<script>")
		f.press("weiter").expect(http.StatusSeeOther)
		f.press("weiter").expect(http.StatusSeeOther) // the same once more
		if got := s.answer(storetest.Pinneberg, noteOther).Text; got != "eine Angabe" {
			t.Errorf("beside the note %q is stored", got)
		}
		lead.get("/antwortbogen").says("Offene Notizen1").says("begonnen Rückfrage")
		page := colleague.get("/antwortbogen/seite/allgemeines").says(noteWords).says("koordination, 16.11.2026").says("Notiz (1 offen)")
		notes := openNotes(t, s, access.CountyScope(wave, storetest.Pinneberg, "koordination"))
		if len(notes) != 1 {
			t.Fatalf("%+v", notes)
		}
		done := page.form("/antwortbogen/seite/allgemeines").tick("_erledigt:"+notes[0].ID, "ja").write("_notiz:"+noteItem, "Ist geprüft.")
		done.press("bleiben").follow().says("erledigt am 16.11.2026, 12:00 Uhr von Frau Beispiel, Schulamt").says("Ist geprüft.")
		all := lead.get(notePath).says("I.2.1 Welche Hemmnisse").says("Ist geprüft.")
		all.form(notePath + "/" + noteItem + "/" + notes[0].ID).send().follow().says("wieder offen")
		lead.get("/antwortbogen").says("Offene Notizen2")
		lead.get("/antwortbogen/einreichen").says("sind noch 2 Notizen offen")
		lead.get("/antwortbogen/pruefen").says("(2 offen)").says("Rückfrage")
	})
}

func TestATypedNoteComesBackWithWhatCouldNotBeStored(t *testing.T) {
	s := onSQLite(t)
	lead := s.county(storetest.Pinneberg, "p")
	back := func(p *page, want string) *form {
		t.Helper()
		f := p.form("/antwortbogen/seite/allgemeines")
		if got := f.values.Get("_notiz:" + noteItem); got != want {
			t.Errorf("%s: the note comes back as %q", p.request, got)
		}
		return f
	}
	refused := lead.open("allgemeines").write(noteOther, strings.Repeat("x", 5000)).write("_notiz:"+noteItem, noteWords).press("weiter")
	back(refused.expect(http.StatusUnprocessableEntity), noteWords)
	long := strings.Repeat("ü", 1001)
	tooLong := lead.open("allgemeines").write(noteOther, "passt").write("_notiz:"+noteItem, long).press("weiter").expect(http.StatusUnprocessableEntity)
	tooLong.says("Notiz zu Frage I.2.1: Bitte höchstens 1.000 Zeichen, jetzt sind es 1.001.").errorLinks()
	if f := back(tooLong, long); f.values.Get(noteOther) != "passt" {
		t.Error("the answer is lost")
	}
	if len(s.answers(storetest.Pinneberg)) != 0 {
		t.Error("half of a refused form was stored")
	}
	stale := lead.open("allgemeines").write(noteOther, "meine").write("_notiz:"+noteItem, noteWords)
	s.county(storetest.Pinneberg, "bert").open("allgemeines").write(noteOther, "seine").press("bleiben").expect(http.StatusSeeOther)
	back(stale.press("weiter").expect(http.StatusConflict).says(noteWords), "") // beside the conflict it is stored

	ended := lead.open("allgemeines").write("_notiz:"+noteItem, "zu spät getippt")
	window := lead.again()
	window.get("/antwortbogen").form("/abmelden").send()
	ended.press("weiter").expect(http.StatusUnauthorized).says("24 Stunden lang").says("Notiz zu I.2.1").says("zu spät getippt")
	again := s.county(storetest.Pinneberg, "p")
	again.get("/antwortbogen/seite/allgemeines").says("zu spät getippt").form("/antwortbogen/seite/allgemeines/eingaben").press("uebernehmen").follow()
	again.get(notePath).says("zu spät getippt")

	closed := again.open("allgemeines").write("_notiz:"+noteItem, "nach dem Ende")
	apart := again.get(notePath+"/"+noteItem).form(notePath+"/"+noteItem).write("_notiz:"+noteItem, "auch nach dem Ende")
	s.pass(15 * 24 * time.Hour)
	again = s.county(storetest.Pinneberg, "p")
	for _, f := range []*form{closed, apart} {
		f.values.Set("_token", attr(again.get(notePath).all("input[name=_token]")[0], "value"))
		again.post(f.action, f.values).expect(http.StatusForbidden).says(strings.TrimSpace(f.values.Get("_notiz:" + noteItem)))
	}
	again.get(notePath + "/" + noteItem).says("neue Notizen sind zurzeit nicht möglich").says(noteWords)
}

func TestAnAutosaveLeavesNotesAlone(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		f := b.open("auswahl").write("_notiz:arten.themen", "eine halbe").write("arten.themen_dazu", "ganz")
		if p := f.autosave(); p.waiting() != "" || s.remark() != "ganz" {
			t.Errorf("waiting is %q, stored %q", p.waiting(), s.remark())
		}
		b.get(notePath).hides("eine halbe")
		f.press("bleiben").follow().says("eine halbe")
	})
}

func TestWhoReadsAQuestionWritesNotesAndNobodyElse(t *testing.T) {
	s := onSQLite(t)
	lead := s.county(storetest.Pinneberg, "koordination")
	lead.open("allgemeines").write("_notiz:"+noteItem, noteWords).press("bleiben")
	id := openNotes(t, s, access.CountyScope(wave, storetest.Pinneberg, "koordination"))[0].ID
	colleague, person := s.colleague(storetest.Pinneberg, sharedPage("bildung"))
	for _, path := range []string{"/antwortbogen", notePath, "/antwortbogen/pruefen"} {
		colleague.get(path).expect(http.StatusOK).hides("Notizvogel").hides("Rückfrage")
	}
	token := url.Values{"_token": {attr(colleague.get(notePath).all("input[name=_token]")[0], "value")}, "stand": {"erledigt"}, "_notiz:" + noteItem: {"x"}}
	colleague.get(notePath + "/" + noteItem).expect(http.StatusNotFound)
	colleague.post(notePath+"/"+noteItem, token).expect(http.StatusNotFound)
	colleague.post(notePath+"/"+areaStatus+"/"+id, token).expect(http.StatusNotFound)
	forged := colleague.open("bildung")
	forged.values.Set("_notiz:"+noteItem, "fremd")
	forged.press("weiter").expect(http.StatusBadRequest)

	must(t, storetest.ShareWith(t, s.store, access.CountyScope(wave, storetest.Pinneberg, "koordination"), person, access.Member{ReadsRest: true}))
	colleague.get("/antwortbogen/pruefen").says("(1 offen)")
	colleague.get(notePath+"/"+noteItem).says(noteWords).form(notePath+"/"+noteItem).write("_notiz:"+noteItem, "Gelesen.").send().follow().says("Gelesen.")
	lead.get("/antwortbogen/seite/allgemeines").says("Gelesen.")
	lead.submit()
	lead.get(notePath+"/"+noteItem).form(notePath+"/"+noteItem).write("_notiz:"+noteItem, "Nach dem Einreichen.").send().follow().says("Nach dem Einreichen.")
}

func TestNotesLeaveTheCountyByNoWay(t *testing.T) {
	s := onSQLite(t)
	w := newWalls(s)
	lead := s.county(storetest.Ahrweiler, "other")
	for _, item := range []string{noteItem, "general.strategy"} {
		lead.get(notePath+"/"+item).form(notePath+"/"+item).write("_notiz:"+item, noteWords).send().expect(http.StatusSeeOther)
	}
	hidden := func(p *page) { p.hides("Notizvogel").hides(">Rückfrage<") }
	for _, path := range []string{"antworten.pdf", "antworten.xlsx", "antworten.json", "quittung", "quittung.pdf"} {
		hidden(lead.get("/antwortbogen/" + path).expect(http.StatusOK))
	}
	s.reopen(storetest.Ahrweiler)
	for _, path := range []string{"antworten.pdf", "freigabe"} {
		hidden(lead.get("/antwortbogen/" + path).expect(http.StatusOK))
	}
	lead.submit()
	strangers := []*browser{s.visitor(), s.county(storetest.Pinneberg, "p"), s.admin()}
	for _, r := range matrix {
		if r.method() == http.MethodGet {
			for _, b := range strangers {
				b.get(w.path(r)).hides("Notizvogel")
			}
		}
	}
	hidden(s.admin().get("/dlt/2026/landkreise/07131").expect(http.StatusOK))
	if strings.Contains(s.log.String(), "Notizvogel") {
		t.Error("the log holds a note")
	}
	for table, rows := range storetest.Dump(t, s.store, "note") {
		if slices.ContainsFunc(rows, func(row string) bool { return strings.Contains(row, "Notizvogel") }) {
			t.Errorf("%s holds a note", table)
		}
	}
}

func TestAFinishedPageThatSomebodyElseChangesSaysSo(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		lead := s.county(storetest.Pinneberg, "koordination")
		colleague, _ := s.colleague(storetest.Pinneberg, sharedPage("allgemeines"))
		lead.open("allgemeines").write(noteOther, "von der Koordination").tick("_fertig", "ja").press("weiter")
		lead.get("/antwortbogen").says("Fertige Seiten1 von 16").says("Fertig gemeldet am 16.11.2026, 12:00 Uhr von koordination.")
		s.pass(time.Minute)
		lead.open("allgemeines").write(noteOther, "noch einmal").press("weiter")
		lead.get("/antwortbogen").says("fertig gemeldet").hides("danach geändert")
		s.pass(time.Minute)
		colleague.open("allgemeines").write(noteOther, "vom Schulamt").press("weiter") // „Ja“ stood there and stays untouched
		hub := lead.get("/antwortbogen").says("Fertige Seiten0 von 16").says("danach geändert am 16.11.2026, 12:02 Uhr von Frau Beispiel, Schulamt.")
		if got := words(hub.all(".kern-task-list__status")[0]); got != "geändert" {
			t.Errorf("the page is %s", got)
		}
		if got := words(hub.all(".nav__status")[0]); got != "geändert" {
			t.Errorf("the section is %s", got)
		}
		lead.get("/antwortbogen/pruefen").says("geändert")
		s.pass(time.Minute)
		f := lead.get("/antwortbogen/seite/allgemeines").says("danach geändert").form("/antwortbogen/seite/allgemeines")
		if f.values.Get("_fertig") != "" {
			t.Error("a changed page is still declared finished")
		}
		f.tick("_fertig", "ja").press("weiter")
		lead.get("/antwortbogen").says("Fertig gemeldet am 16.11.2026, 12:03 Uhr von koordination.")
		lead.open("allgemeines").tick("_fertig", "nein").press("weiter")
		lead.get("/antwortbogen").says("begonnen").hides("Fertig gemeldet")
	})
}

func TestTheHubShowsWhomToCall(t *testing.T) {
	s := onSQLite(t)
	hub := s.county(storetest.Pinneberg, "p").get("/antwortbogen").says("Fragen an den DLT030 123")
	if len(hub.all("main a[href=tel:030123]")) != 1 {
		t.Error("the number cannot be called")
	}
}
