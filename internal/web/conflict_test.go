package web_test

import (
	"net/http"
	"strings"
	"testing"

	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

func TestTwoPeopleOnDifferentQuestionsDoNotMeet(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		anna := s.county(storetest.Pinneberg, "anna").open("auswahl").tick("arten.stand", "no")
		bernd := s.county(storetest.Pinneberg, "bernd").open("auswahl").tick("arten.note", "high")
		anna.press("weiter").expect(http.StatusSeeOther)
		bernd.press("weiter").expect(http.StatusSeeOther)
		all := s.answers(storetest.Pinneberg)
		for item, author := range map[string]string{"arten.stand": "anna", "arten.note": "bernd"} {
			if a := all[survey.Ref{Item: item}]; a.Author != author || a.Version != 1 {
				t.Errorf("%s is version %d by %q, want %q", item, a.Version, a.Author, author)
			}
		}
		if len(all) != 2 {
			t.Errorf("stored are %v", all)
		}
	})
}

func TestTheSameAnswerOfTwoPeopleIsNoConflict(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		anna := s.county(storetest.Pinneberg, "anna").open("auswahl").tick("arten.stand", "no")
		bernd := s.county(storetest.Pinneberg, "bernd").open("auswahl").tick("arten.stand", "no")
		anna.press("weiter").expect(http.StatusSeeOther)
		bernd.press("weiter").expect(http.StatusSeeOther)
	})
}

// meet lets Anna and Bernd change the same text, and Bernd another answer
// beside it, and returns the page that Bernd gets.
func meet(s *site) (bernd *browser, p *page) {
	s.t.Helper()
	bernd = s.county(storetest.Pinneberg, "bernd")
	s.county(storetest.Pinneberg, "anna").open("auswahl").write("arten.themen_dazu", "gemeinsam").press("bleiben")
	theirs := s.county(storetest.Pinneberg, "anna").open("auswahl").write("arten.themen_dazu", "von Anna")
	mine := bernd.open("auswahl").write("arten.themen_dazu", "von Bernd").tick("arten.note", "low")
	theirs.press("weiter").expect(http.StatusSeeOther)
	return bernd, mine.press("weiter").expect(http.StatusConflict)
}

func (s *site) remark() string {
	s.t.Helper()
	return s.answer(storetest.Pinneberg, "arten.themen_dazu").Text
}

func TestAConflictShowsBothTextsAuthorAndTime(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		_, p := meet(s)
		p.says("von anna geändert").says("am 16.11.2026, 12:00 Uhr").says("Meine Eingabe (bernd, heute 12:00)").
			says("Ihre übrigen Angaben auf dieser Seite sind gespeichert")
		quotes := p.all("fieldset.conflict blockquote")
		if len(quotes) != 2 || words(quotes[0]) != "von Bernd" || words(quotes[1]) != "von Anna" {
			t.Errorf("the conflict does not show both texts: %s", p.mainText())
		}
		if !strings.HasPrefix(p.text("title"), "Fehler: ") {
			t.Errorf("title %q", p.text("title"))
		}
		if s.remark() != "von Anna" || !s.answer(storetest.Pinneberg, "arten.note").Has("low") {
			t.Error("the refused answer is stored, or the other one is not")
		}
		p.hides("anna\"").hides("bernd\"")
	})
}

func TestAConflictIsDecidedEitherWay(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		const decision = "k:arten.themen_dazu@2"
		_, p := meet(s)
		p.form("/antwortbogen/seite/auswahl").tick(decision, "theirs").press("weiter").expect(http.StatusSeeOther)
		if s.remark() != "von Anna" {
			t.Errorf("decided for the stored text, it is %q", s.remark())
		}
	})
	eachKinds(t, func(t *testing.T, s *site) {
		const decision = "k:arten.themen_dazu@2"
		_, p := meet(s)
		p.form("/antwortbogen/seite/auswahl").tick(decision, "mine").press("weiter").expect(http.StatusSeeOther)
		if s.remark() != "von Bernd" {
			t.Errorf("decided for the own text, it is %q", s.remark())
		}
	})
}

func TestAConflictWithoutDecisionStaysOne(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		_, p := meet(s)
		p = p.form("/antwortbogen/seite/auswahl").press("weiter").expect(http.StatusConflict)
		if s.remark() != "von Anna" {
			t.Errorf("without a decision the text is %q", s.remark())
		}
		// Nor does a mistake elsewhere on the page decide it.
		p = p.form("/antwortbogen/seite/auswahl").write("arten.stand:other", "ohne Wahl").press("weiter").expect(http.StatusUnprocessableEntity)
		p.form("/antwortbogen/seite/auswahl").write("arten.stand:other", "").press("weiter").expect(http.StatusConflict)
	})
}

func TestADecisionOvertakenByAnotherChangeIsAskedAgain(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		_, p := meet(s)
		s.county(storetest.Pinneberg, "anna").open("auswahl").write("arten.themen_dazu", "Anna noch einmal").press("weiter")
		p = p.form("/antwortbogen/seite/auswahl").tick("k:arten.themen_dazu@2", "mine").press("weiter").expect(http.StatusConflict)
		p.says("Anna noch einmal")
		if s.remark() != "Anna noch einmal" {
			t.Errorf("what nobody had seen was overwritten: %q", s.remark())
		}
	})
}

func (s *site) titles() string {
	s.t.Helper()
	all := s.answers(storetest.Pinneberg)
	var titles []string
	for n := 1; n <= 3; n++ {
		titles = append(titles, all[survey.Ref{Item: "arten.beispiele", Record: n}].Value.Fields["title"])
	}
	return strings.Join(titles, "|")
}

func TestTwoPeopleOnOneRecordMeet(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		s.county(storetest.Pinneberg, "anna").open("texte").write("arten.beispiele#1:title", "gemeinsam").press("weiter")
		anna := s.county(storetest.Pinneberg, "anna").open("texte").write("arten.beispiele#1:title", "Annas")
		bernd := s.county(storetest.Pinneberg, "bernd").open("texte").write("arten.beispiele#1:title", "Bernds")
		anna.press("weiter")
		p := bernd.press("weiter").expect(http.StatusConflict).says("Titel: Annas").says("Titel: Bernds")
		p.form("/antwortbogen/seite/texte").tick("k:arten.beispiele#1@2", "mine").press("weiter").expect(http.StatusSeeOther)
		if got := s.titles(); got != "Bernds||" {
			t.Errorf("stored are %q", got)
		}
	})
}

func TestTwoNewRecordsOfTwoPeopleAreBothStored(t *testing.T) {
	const title, done = "arten.beispiele#1:title", "arten.beispiele#1:done"
	eachKinds(t, func(t *testing.T, s *site) {
		anna := s.county(storetest.Pinneberg, "anna").open("texte").write(title, "gleicher Anfang")
		bernd := s.county(storetest.Pinneberg, "bernd").open("texte").write(title, "gleicher Anfang")
		anna.press("weiter").expect(http.StatusSeeOther)
		bernd.press("weiter").expect(http.StatusSeeOther)
		bernd.press("weiter").expect(http.StatusSeeOther) // the same act again
		if got := s.titles(); got != "gleicher Anfang|gleicher Anfang|" {
			t.Fatalf("stored are %q", got)
		}
		// From the browser's memory, still under the first number.
		bernd.write(title, "Bernds").set("_save", "zweite").press("weiter").expect(http.StatusSeeOther)
		if got := s.titles(); got != "gleicher Anfang|Bernds|" {
			t.Errorf("once more from the same form: %q", got)
		}
		bernd.write(title, "").set("_save", "dritte").press("weiter").expect(http.StatusSeeOther)
		if got := s.titles(); got != "gleicher Anfang||" {
			t.Errorf("emptied by the same form: %q", got)
		}
	})
	eachKinds(t, func(t *testing.T, s *site) { // with script
		anna := s.county(storetest.Pinneberg, "anna").open("texte").write(title, "Annas")
		bernd := s.county(storetest.Pinneberg, "bernd").open("texte").write(title, "Bernds")
		carla := s.county(storetest.Pinneberg, "carla").open("texte").write(title, "Carlas")
		doris := s.county(storetest.Pinneberg, "doris").open("texte").write(title, "Doris")
		anna.autosave()
		bernd.autosave()
		carla.ask() // the reply is lost
		carla.write(done, "fertig").autosave()
		bernd.set("arten.beispiele#2:title", "Bernds, länger").autosave()
		if got := s.titles(); got != "Annas|Bernds, länger|Carlas" {
			t.Errorf("stored are %q", got)
		}
		doris.press("weiter").expect(http.StatusConflict).says("Titel: Annas").says("Titel: Doris") // none is free
		if carlas := s.answers(storetest.Pinneberg)[survey.Ref{Item: "arten.beispiele", Record: 3}]; carlas.Value.Fields["done"] != "fertig" || carlas.Version != 2 {
			t.Errorf("the third is %s in version %d", carlas.Value.Canonical(), carlas.Version)
		}
	})
}

func TestADoubleClickIsOneChange(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		f := fillChoices(b.open("auswahl"))
		first := f.press("weiter").expect(http.StatusSeeOther).header.Get("Location")
		before := storetest.Dump(t, s.store)
		if second := f.press("weiter").expect(http.StatusSeeOther).header.Get("Location"); second != first {
			t.Errorf("first to %s, then to %s", first, second)
		}
		sameTables(t, before, storetest.Dump(t, s.store))
	})
}

// TestTheBackButtonLosesNothing sends the first page again from the browser's
// memory, with its old versions and its old save id.
func TestTheBackButtonLosesNothing(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		f := b.open("auswahl").write("arten.themen_dazu", "erster Wurf").tick("arten.note", "low")
		f.press("weiter").expect(http.StatusSeeOther)
		f.write("arten.themen_dazu", "zweiter Wurf").press("weiter").expect(http.StatusSeeOther)
		if s.remark() != "zweiter Wurf" {
			t.Errorf("after back and another text: %q", s.remark())
		}
		f.untick("arten.themen", "roads").write("arten.themen_dazu", "erster Wurf").tick("arten.themen", "schools").press("weiter")
		if s.remark() != "erster Wurf" {
			t.Errorf("after back and the first text again: %q", s.remark())
		}
		f.write("arten.themen_dazu", "").press("weiter").expect(http.StatusSeeOther)
		if s.remark() != "" || !s.answer(storetest.Pinneberg, "arten.note").Has("low") {
			t.Errorf("after back and clearing: %q", s.remark())
		}
		history, err := s.store.History(t.Context(), storetest.Of(storetest.Pinneberg, "p"), "arten.themen_dazu")
		must(t, err)
		if len(history) != 4 {
			t.Errorf("%d changes are in the history, want 4", len(history))
		}
	})
}

func TestAColleaguesPathDoesNotSwallowATypedText(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		anna, bernd := s.county(storetest.Pinneberg, "anna"), s.county(storetest.Pinneberg, "bernd")
		anna.open("auswahl").tick("arten.stand", "yes").press("bleiben")
		text := bernd.open("auswahl").write("arten.danach", "Bernds Text")
		page := bernd.open("spaeter").write("weiter.grund", "auch noch")
		anna.open("auswahl").tick("arten.stand", "no").press("bleiben")
		text.press("weiter").expect(http.StatusSeeOther)
		if got := s.answer(storetest.Pinneberg, "arten.danach").Text; got != "Bernds Text" {
			t.Errorf("off the path %q is stored", got)
		}
		// The whole page is off the path now: nothing is stored, but the text is there.
		page.press("weiter").expect(http.StatusNotFound).says("auch noch")
	})
}
