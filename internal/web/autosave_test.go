package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

// autosave posts the form as the page's script does, and moves its versions on.
func (f *form) autosave() *page {
	f.page.t.Helper()
	p := f.ask().expect(http.StatusOK)
	for _, moved := range p.all("#gesichert [data-from]") {
		f.renumber(attr(moved, "data-from"), attr(moved, "data-to"))
	}
	for _, version := range p.all("#gesichert input") {
		f.values.Set(attr(version, "name"), attr(version, "value"))
	}
	return p
}

// renumber exchanges two records of the form.
func (f *form) renumber(a, b string) {
	fresh := url.Values{}
	for name, values := range f.values {
		version, rest, isVersion := strings.Cut(name, "v:")
		if !isVersion {
			version, rest = "", name
		}
		whole, part, isPart := strings.Cut(rest, ":")
		switch whole {
		case a:
			whole = b
		case b:
			whole = a
		}
		if isPart {
			whole += ":" + part
		}
		if isVersion {
			whole = "v:" + whole
		}
		fresh[version+whole] = values
	}
	f.values = fresh
}

func (p *page) waiting() string { p.t.Helper(); return attr(p.one("#gesichert"), "data-waiting") }

func TestAnAutosaveStoresWhatFitsAndTheHistorySaysSo(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		f := s.county(storetest.Pinneberg, "p").open("auswahl").write("arten.themen_dazu", "erster Wurf").write("arten.stand:other", "ohne Wahl")
		p := f.autosave()
		if at := attr(p.one("#gesichert"), "data-time"); at != "12:00" || p.waiting() != "arten.stand" {
			t.Errorf("saved at %s, waiting are %q", at, p.waiting())
		}
		if all := s.answers(storetest.Pinneberg); len(all) != 1 || s.remark() != "erster Wurf" {
			t.Errorf("stored are %v", all)
		}
		history, err := s.store.History(t.Context(), storetest.Of(storetest.Pinneberg, "p"), "arten.themen_dazu")
		must(t, err)
		if len(history) != 1 || history[0].Path != survey.PathAutosave {
			t.Errorf("the history says %+v", history)
		}
		f.page.browser.get("/antwortbogen").says("in Bearbeitung").says("begonnen")
		f.page.browser.get("/antwortbogen/seite/auswahl").says("Zuletzt gespeichert am 16.11.2026, 12:00 Uhr")
	})
}

// TestWhatTheFormItselfSavedNeverMeetsItself goes through typed, autosaved,
// cleared, with replies that come and replies that are lost.
func TestWhatTheFormItselfSavedNeverMeetsItself(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		for _, save := range []func(*form) *page{(*form).autosave, (*form).ask} {
			f := s.county(storetest.Pinneberg, "p").open("auswahl")
			for _, text := range []string{"erster Wurf", "", "erster Wurf", "zweiter Wurf", ""} {
				if p := save(f.write("arten.themen_dazu", text)); p.waiting() != "" || s.remark() != text {
					t.Errorf("%q: stored is %q, waiting %q", text, s.remark(), p.waiting())
				}
			}
			f.write("arten.themen_dazu", "zuletzt").press("bleiben").expect(http.StatusSeeOther)
			if s.remark() != "zuletzt" {
				t.Errorf("by button: %q", s.remark())
			}
			s.county(storetest.Pinneberg, "p").open("auswahl").write("arten.themen_dazu", "").press("bleiben").expect(http.StatusSeeOther)
		}
	})
}

func TestAfterAnAutosaveSomebodyElsesAnswerStays(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		bernd := s.county(storetest.Pinneberg, "bernd").open("auswahl").write("arten.themen_dazu", "von Bernd")
		bernd.autosave()
		s.county(storetest.Pinneberg, "anna").open("auswahl").write("arten.themen_dazu", "von Anna").press("bleiben")
		if p := bernd.tick("arten.note", "low").autosave(); p.waiting() != "" || s.remark() != "von Anna" {
			t.Errorf("untouched since, the text is %q, waiting %q", s.remark(), p.waiting())
		}
		p := bernd.write("arten.themen_dazu", "doch von Bernd").autosave()
		if p.waiting() != "arten.themen_dazu" || s.remark() != "von Anna" {
			t.Errorf("the text is %q, waiting %q", s.remark(), p.waiting())
		}
		quotes := p.all("fieldset.conflict blockquote")
		if len(quotes) != 2 || words(quotes[0]) != "doch von Bernd" || words(quotes[1]) != "von Anna" {
			t.Errorf("the conflict shows %d texts: %s", len(quotes), p.body)
		}
		if text := textOf(p.one("fieldset.conflict legend")); !strings.Contains(text, "am 16.11.2026, 12:00 Uhr von anna") {
			t.Errorf("the conflict is about %q", text)
		}
		// The decision is saved by button alone.
		bernd.values.Set("k:arten.themen_dazu@2", "mine")
		if p := bernd.autosave(); p.waiting() != "arten.themen_dazu" || s.remark() != "von Anna" {
			t.Errorf("decided by script the text is %q, waiting %q", s.remark(), p.waiting())
		}
		bernd.press("bleiben").expect(http.StatusSeeOther)
		if s.remark() != "doch von Bernd" {
			t.Errorf("decided by button the text is %q", s.remark())
		}
	})
}

func TestAnAutosaveAndAButtonMeetLikeTwoButtons(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		anna := s.county(storetest.Pinneberg, "anna").open("auswahl").write("arten.themen_dazu", "von Anna")
		bernd := s.county(storetest.Pinneberg, "bernd").open("auswahl").write("arten.themen_dazu", "von Bernd")
		anna.autosave()
		bernd.press("weiter").expect(http.StatusConflict).says("von Anna").says("von Bernd")
	})
}

func TestAPageTellsWhoElseIsOnIt(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		anna := s.county(storetest.Pinneberg, "anna").open("auswahl")
		if n := anna.page.one("#auch-hier"); !has(n, "hidden") {
			t.Errorf("alone Anna reads %q", words(n))
		}
		s.pass(time.Minute)
		bernd := s.county(storetest.Pinneberg, "bernd")
		bernd.open("auswahl").page.says("Auch auf dieser Seite: anna (seit 12:00)")
		if got := words(anna.autosave().one("#auch-hier")); got != "Auch auf dieser Seite: bernd (seit 12:01)" {
			t.Errorf("after Bernd has come: %q", got)
		}
		if n := bernd.open("texte").page.one("#auch-hier"); !has(n, "hidden") {
			t.Errorf("on another page: %q", words(n))
		}
		s.county(storetest.Hannover, "h").open("auswahl").page.hides("(seit")
		for _, path := range []string{"/dlt/2026", "/dlt/2026/landkreise/" + storetest.Pinneberg} {
			s.admin().get(path).hides("anna").hides("(seit")
		}
		s.pass(6 * time.Minute)
		bernd.open("auswahl").page.hides("(seit")
	})
}

// late lets the session end while its form is being typed into, and comes back
// as the person.
func (s *site) late(f *form, person string) *browser {
	s.t.Helper()
	s.pass(5 * time.Hour)
	f.press("weiter").expect(http.StatusUnauthorized).says("24 Stunden lang für Sie aufgehoben")
	return s.county(storetest.Pinneberg, person)
}

func TestWhatWasTypedInAnEndedSessionIsOfferedToTheSamePersonAlone(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		f := s.county(storetest.Pinneberg, "anna").open("auswahl").write("arten.themen_dazu", "zu spät").tick("arten.note", "low").
			write("arten.stand:other", "ohne Wahl")
		anna := s.late(f, "anna")
		if len(s.answers(storetest.Pinneberg)) > 0 {
			t.Error("something is stored as an answer")
		}
		for _, other := range []*browser{s.county(storetest.Pinneberg, "bernd"), s.county(storetest.Hannover, "anna"), s.admin(), s.visitor()} {
			for _, path := range []string{"/antwortbogen", "/antwortbogen/seite/auswahl", "/dlt/2026/landkreise/" + storetest.Pinneberg, "/dlt/2026/antworten.csv"} {
				other.get(path).hides("zu spät").hides("Nicht gespeicherte Eingaben")
			}
		}
		anna.get("/antwortbogen").says("Nicht gespeicherte Eingaben")
		p := anna.get("/antwortbogen/seite/auswahl").says("Nicht gespeicherte Eingaben vom 16.11.2026, 17:00 Uhr").says("zu spät")
		refused := p.form("/antwortbogen/seite/auswahl/eingaben").press("uebernehmen").expect(http.StatusUnprocessableEntity).says("zu spät")
		anna.get("/antwortbogen/seite/auswahl").says("Nicht gespeicherte Eingaben")
		refused.form("/antwortbogen/seite/auswahl").write("arten.stand:other", "").press("bleiben").expect(http.StatusSeeOther)
		if s.remark() != "zu spät" || !s.answer(storetest.Pinneberg, "arten.note").Has("low") {
			t.Errorf("stored are %v", s.answers(storetest.Pinneberg))
		}
	})
}

func TestWhatWasTypedTooLateIsTakenOverOrDropped(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		const offer = "/antwortbogen/seite/auswahl/eingaben"
		write := func(text string) *browser {
			return s.late(s.county(storetest.Pinneberg, "anna").open("auswahl").write("arten.themen_dazu", text), "anna")
		}
		anna := write("übernommen")
		anna.get("/antwortbogen/seite/auswahl").form(offer).press("uebernehmen").follow().says("gespeichert").hides("Nicht gespeicherte Eingaben")
		if s.remark() != "übernommen" || len(storetest.Rows(t, s.store, "rescue")) > 0 {
			t.Errorf("stored is %q, left are %v", s.remark(), storetest.Rows(t, s.store, "rescue"))
		}
		anna = write("verworfen")
		anna.get("/antwortbogen/seite/auswahl").form(offer).press("verwerfen").follow().says("verworfen").hides("Nicht gespeicherte Eingaben")
		if s.remark() != "übernommen" {
			t.Errorf("dropped, the text is %q", s.remark())
		}
		// Somebody else was there in between.
		anna = write("von Anna")
		s.county(storetest.Pinneberg, "bernd").open("auswahl").write("arten.themen_dazu", "von Bernd").press("bleiben")
		anna.get("/antwortbogen/seite/auswahl").form(offer).press("uebernehmen").expect(http.StatusConflict).says("von Anna").says("von Bernd").
			says("Meine Eingabe (anna, heute ").form("/antwortbogen/seite/auswahl").press("bleiben").expect(http.StatusConflict).
			form("/antwortbogen/seite/auswahl").tick("k:arten.themen_dazu@2", "theirs").press("bleiben").follow().hides("Nicht gespeicherte Eingaben")
		if left := storetest.Rows(t, s.store, "rescue"); s.remark() != "von Bernd" || len(left) > 0 {
			t.Errorf("decided, %q is stored and left are %v", s.remark(), left)
		}
	})
}

func TestWhatWasTypedTooLateForTheWaveOrItsPathCanBeCopied(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		bernd := s.county(storetest.Pinneberg, "bernd")
		bernd.open("auswahl").tick("arten.stand", "yes").press("bleiben")
		anna := s.late(s.county(storetest.Pinneberg, "anna").open("spaeter").write("weiter.grund", "auf dem Pfad"), "anna")
		anna.get("/antwortbogen").says("Nicht gespeicherte Eingaben").hides("auf dem Pfad")
		s.county(storetest.Pinneberg, "bernd").open("auswahl").tick("arten.stand", "no").press("bleiben")
		anna.get("/antwortbogen").says("Eingaben, die sich nicht mehr speichern lassen").says("auf dem Pfad").hides("Nicht gespeicherte Eingaben")
		anna = s.late(anna.open("auswahl").write("arten.themen_dazu", "vor dem Ende"), "anna")
		must(t, s.store.CloseWave(t.Context(), wave, "operator"))
		anna.get("/antwortbogen").says("vor dem Ende").says("auf dem Pfad").hides("Nicht gespeicherte Eingaben")
	})
}

func TestNothingIsKeptOfAFormThatNoEndedSessionMade(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		f := s.county(storetest.Pinneberg, "anna").open("auswahl").write("arten.themen_dazu", "fremd")
		untouched := s.county(storetest.Pinneberg, "anna").open("auswahl")
		s.pass(5 * time.Hour)
		untouched.press("weiter").expect(http.StatusUnauthorized).says("Bitte melden Sie sich an")
		_, unknown := access.NewToken()
		stranger := f.page.browser.again()
		stranger.cookies[cookie] = unknown
		for _, path := range []string{f.action, f.action + "/sichern"} {
			for _, b := range []*browser{stranger, s.visitor()} {
				b.post(path, f.values).expect(http.StatusUnauthorized).says("Sie sind nicht mehr angemeldet").says("fremd")
			}
			for _, b := range []*browser{s.county(storetest.Pinneberg, "bernd"), s.county(storetest.Hannover, "anna"), s.admin()} {
				b.post(path, f.values).expect(http.StatusForbidden)
			}
		}
		// The right session with a wave, page or field that is not its own.
		for name, value := range map[string]string{"_wave": "1999", "arten.unbekannt": "x", "_form": "../"} {
			values := url.Values{}
			for n, v := range f.values {
				values[n] = v
			}
			values.Set(name, value)
			f.page.browser.post(f.action, values)
		}
		f.page.browser.post("/antwortbogen/seite/unbekannt", f.values).expect(http.StatusUnauthorized)
		if kept := storetest.Rows(t, s.store, "rescue"); len(kept) > 0 {
			t.Errorf("kept are %v", kept)
		}
		f.ask().expect(http.StatusUnauthorized)
		if kept := storetest.Rows(t, s.store, "rescue"); len(kept) != 1 || kept[0]["person"] != "anna" {
			t.Errorf("of the ended session are kept %v", kept)
		}
		s.pass(25 * time.Hour)
		s.county(storetest.Pinneberg, "anna").get("/antwortbogen/seite/auswahl").hides("Nicht gespeicherte Eingaben")
	})
}

// With one cookie for all windows, somebody logs in again in the second while the
// first still shows what was typed.
func TestAFormThatWasLeftOpenWhileItsPersonCameBackIsKeptForThem(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		const path = "/antwortbogen/seite/auswahl"
		mailed := access.Principal{Role: access.CountyRep, Person: "anna", Wave: wave, County: storetest.Pinneberg, Proven: "address"}
		idle := s.enter(mailed)
		first := idle.open("auswahl").write("arten.themen_dazu", "im alten Fenster").tick("arten.note", "low")
		s.pass(5 * time.Hour)
		again := s.enter(mailed)
		second := again.open("auswahl").write("arten.themen_dazu", "im zweiten Fenster")
		idle.cookies = again.cookies
		for range 2 { // sent twice, kept once
			first.press("weiter").expect(http.StatusSeeOther).follow().says("ist aufgehoben, aber noch nicht gespeichert").says("im alten Fenster")
		}
		if len(s.answers(storetest.Pinneberg)) > 0 {
			t.Errorf("stored are %v", s.answers(storetest.Pinneberg))
		}
		again.get(path).form(path + "/eingaben").press("uebernehmen").expect(http.StatusSeeOther)
		if s.remark() != "im alten Fenster" || !s.answer(storetest.Pinneberg, "arten.note").Has("low") || len(storetest.Rows(t, s.store, "rescue")) > 0 {
			t.Errorf("taken over are %v", s.answers(storetest.Pinneberg))
		}

		// In another county by the same address, and the script saves.
		window := again.again()
		window.get("/antwortbogen").form("/abmelden").send()
		elsewhere := mailed
		elsewhere.Person, elsewhere.County = "anna-h", storetest.Hannover
		again.cookies = s.enter(elsewhere).cookies
		second.ask().expect(http.StatusConflict).says("24 Stunden lang für Sie aufgehoben").one("#aufgehoben")
		again.get(path).hides("im zweiten Fenster")
		again.cookies = s.enter(mailed).cookies
		again.get(path).says("im zweiten Fenster")
		if len(s.answers(storetest.Hannover)) > 0 {
			t.Errorf("stored are %v", s.answers(storetest.Hannover))
		}
	})
}
