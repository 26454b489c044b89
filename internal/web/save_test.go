package web_test

import (
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

const umlauts = "Über Größe & <Maß>"

// fill answers the page with the choices by hand.
func fillChoices(f *form) *form {
	return f.tick("arten.stand", "other").write("arten.stand:other", "ganz anders").
		tick("arten.themen", "roads").tick("arten.themen", "other").write("arten.themen:other", "Häfen").
		write("arten.themen_dazu", "erste Zeile\r\nzweite Zeile").tick("arten.note", "high")
}

func TestEveryKindOfAnswerIsStoredAndShownAgain(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		next := fillChoices(b.open("auswahl")).press("weiter").follow().expect(http.StatusOK)
		f := next.form("/antwortbogen/seite/texte").
			write("arten.zeile", umlauts).write("arten.lang", "a\r\n\r\nb").write("arten.adresse", "https://example.org/a?b=c&d").
			write("arten.beispiele#1:title", "Erstes").write("arten.beispiele#1:contact", "Frau K.").
			tick("arten.beispiele#1:publish", "yes")
		f.press("weiter").follow().expect(http.StatusOK).form("/antwortbogen/seite/schluss")

		want := map[survey.Ref]string{
			{Item: "arten.stand"}:                `{"options":["other"],"texts":{"other":"ganz anders"}}`,
			{Item: "arten.themen"}:               `{"options":["other","roads"],"texts":{"other":"Häfen"}}`,
			{Item: "arten.themen_dazu"}:          `{"text":"erste Zeile\nzweite Zeile"}`,
			{Item: "arten.note"}:                 `{"options":["high"]}`,
			{Item: "arten.zeile"}:                `{"text":"Über Größe \u0026 \u003cMaß\u003e"}`,
			{Item: "arten.lang"}:                 `{"text":"a\n\nb"}`,
			{Item: "arten.adresse"}:              `{"text":"https://example.org/a?b=c\u0026d"}`,
			{Item: "arten.beispiele", Record: 1}: `{"fields":{"contact":"Frau K.","publish":"yes","title":"Erstes"}}`,
		}
		got := map[survey.Ref]string{}
		for ref, a := range s.answers(storetest.Pinneberg) {
			got[ref] = a.Value.Canonical()
			if a.Version != 1 || a.Author != "p" {
				t.Errorf("%v has version %d by %q", ref, a.Version, a.Author)
			}
		}
		if !maps.Equal(got, want) {
			t.Errorf("stored %v\nwant %v", got, want)
		}
		again := b.open("texte")
		for name, text := range map[string]string{"arten.zeile": umlauts, "arten.lang": "a\r\n\r\nb",
			"arten.beispiele#1:title": "Erstes", "arten.beispiele#1:publish": "yes", "arten.beispiele#2:title": ""} {
			if got := again.values.Get(name); got != text {
				t.Errorf("%s shows %q, want %q", name, got, text)
			}
		}
		choices := b.open("auswahl")
		if got := choices.values["arten.themen"]; !slices.Equal(got, []string{"roads", "other"}) {
			t.Errorf("ticked again: %v", got)
		}
	})
}

func TestAnUntouchedPageWritesNothing(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		fillChoices(b.open("auswahl")).press("bleiben").follow()
		before := storetest.Dump(t, s.store, "save_receipt")
		b.open("auswahl").press("weiter").expect(http.StatusSeeOther)
		b.open("texte").press("weiter").expect(http.StatusSeeOther)
		sameTables(t, before, storetest.Dump(t, s.store, "save_receipt"))
	})
}

func TestAnAnswerCanBeReplacedAndCleared(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		fillChoices(b.open("auswahl")).press("bleiben")
		f := b.open("auswahl").tick("arten.stand", "!no_answer").write("arten.stand:other", "").
			untick("arten.themen", "roads").untick("arten.themen", "other").write("arten.themen:other", "").
			tick("arten.themen", "!none").write("arten.themen_dazu", "")
		f.press("bleiben").follow().says("Ihre Angaben wurden gespeichert")
		if v := s.answer(storetest.Pinneberg, "arten.stand"); !v.NoAnswer || len(v.Options) > 0 {
			t.Errorf("Keine Angabe is stored as %s", v.Canonical())
		}
		if v := s.answer(storetest.Pinneberg, "arten.themen"); !v.None {
			t.Errorf("Nichts davon is stored as %s", v.Canonical())
		}
		cleared := s.answers(storetest.Pinneberg)[survey.Ref{Item: "arten.themen_dazu"}]
		if !cleared.Value.IsEmpty() || cleared.Version != 2 {
			t.Errorf("the cleared text is version %d, %s", cleared.Version, cleared.Value.Canonical())
		}
		b.open("auswahl").untick("arten.themen", "!none").press("bleiben")
		if v := s.answer(storetest.Pinneberg, "arten.themen"); !v.IsEmpty() {
			t.Errorf("a question without any tick is stored as %s", v.Canonical())
		}
	})
}

func TestRecordsGrowAndShrinkOneAtATime(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		for _, name := range []string{"#1", "#2", "#3"} {
			b.open("texte").write("arten.beispiele"+name+":title", "Beispiel "+name).press("bleiben").expect(http.StatusSeeOther)
		}
		full := b.open("texte")
		if n := len(full.page.all("fieldset.record")); n != 3 {
			t.Errorf("%d records are offered, at most 3 are allowed", n)
		}
		full.write("arten.beispiele#2:title", "").press("bleiben").expect(http.StatusSeeOther)
		check := b.get("/antwortbogen/pruefen").mainText()
		if !strings.Contains(check, "Beispiel #1") || strings.Contains(check, "Beispiel #2") || !strings.Contains(check, "Beispiel #3") {
			t.Errorf("after deleting the second: %s", check)
		}
		b.open("texte").write("arten.beispiele#2:title", "neu").press("bleiben").expect(http.StatusSeeOther)
	})
}

func TestBackAndForthGoesThroughThePagesOnThePath(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), kinds(t))
	b := s.county(storetest.Pinneberg, "p")
	path := func(p *page) string { return attr(p.one("form[autocomplete=off]"), "action") }
	back := func(p *page) string { return attr(p.one("main .buttons a"), "href") }

	texts := b.open("auswahl").press("weiter").follow()
	last := texts.form("/antwortbogen/seite/texte").press("weiter").follow()
	if path(last) != "/antwortbogen/seite/schluss" || back(last) != "/antwortbogen/seite/texte" {
		t.Errorf("without a Yes: %s, back to %s", path(last), back(last))
	}
	b.get("/antwortbogen/seite/spaeter").expect(http.StatusNotFound)
	if to := last.form(path(last)).press("weiter").header.Get("Location"); to != "/antwortbogen/pruefen" {
		t.Errorf("the last page leads to %s", to)
	}
	b.open("auswahl").tick("arten.stand", "yes").press("bleiben")
	opened := b.open("texte").press("weiter").follow()
	if path(opened) != "/antwortbogen/seite/spaeter" || back(opened) != "/antwortbogen/seite/texte" {
		t.Errorf("with a Yes: %s, back to %s", path(opened), back(opened))
	}
}

func TestAnAnswerThatOpensQuestionsBringsThePageAgain(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		key := portalPage(b)
		f := b.open(key)
		if n := len(f.page.all("[name=egovernment.portal.contents]")); n != 0 {
			t.Fatalf("%d controls of a question that is not asked", n)
		}
		p := f.tick("egovernment.portal.status", "completed").press("weiter")
		if to := p.header.Get("Location"); to != "/antwortbogen/seite/"+key+"?hinweis=weitere-fragen" {
			t.Fatalf("leads to %s", to)
		}
		again := p.follow().says("gibt es dadurch weitere Fragen").form("/antwortbogen/seite/"+key).
			tick("egovernment.portal.contents", "appointments").
			tick("egovernment.portal.services", "other").write("egovernment.portal.services:other", "Fischerei")
		if to := again.press("weiter").header.Get("Location"); strings.Contains(to, key) {
			t.Errorf("nothing new, but the page comes again: %s", to)
		}
		// Off the path an answer is kept and neither shown nor asked again.
		b.open(key).tick("egovernment.portal.status", "planned").press("weiter").follow().expect(http.StatusOK)
		b.get("/antwortbogen/pruefen").hides("Fischerei")
		if v := s.answer(storetest.Pinneberg, "egovernment.portal.services"); v.Texts["other"] != "Fischerei" {
			t.Errorf("off the path the answer is %s", v.Canonical())
		}
	})
}

// portalPage is the page that asks for the portal.
func portalPage(b *browser) string {
	b.t.Helper()
	q, _, err := compiler{}.Compile(dlt())
	must(b.t, err)
	return q.Item("egovernment.portal.status").Page.Key
}

func TestAPageIsMarkedFinishedAndTheMarkTakenBack(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		status := func() string {
			return words(b.get("/antwortbogen").all(".kern-task-list__status")[0])
		}
		if got := status(); got != "leer" {
			t.Errorf("at first: %s", got)
		}
		b.open("auswahl").tick("_fertig", "ja").press("bleiben")
		if got := status(); got != "fertig gemeldet" {
			t.Errorf("marked: %s", got)
		}
		b.open("auswahl").press("bleiben")
		if got := status(); got != "fertig gemeldet" {
			t.Errorf("saved again: %s", got)
		}
		b.open("auswahl").tick("arten.note", "low").tick("_fertig", "nein").press("bleiben")
		if got := status(); got != "begonnen" {
			t.Errorf("taken back: %s", got)
		}
		b.get("/antwortbogen").says("1 von 3 Fragen beantwortet").says("0 von 4")
	})
}

func TestWorkGoesOnOnAnotherMachine(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		s.county(storetest.Pinneberg, "p").open("allgemeines").tick("general.strategy", "planned").press("bleiben")
		s.restart()
		other := s.county(storetest.Pinneberg, "p").open("allgemeines")
		if got := other.values.Get("general.strategy"); got != "planned" {
			t.Errorf("the other machine shows %q", got)
		}
	})
}
