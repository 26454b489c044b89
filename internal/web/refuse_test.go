package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

func TestMistakesComeBackWithEverythingTyped(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		before := storetest.Dump(t, s.store)
		long := strings.Repeat("ä", 31)
		p := b.open("auswahl").
			tick("arten.stand", "no").write("arten.stand:other", "vergessen").
			tick("arten.themen", "roads").tick("arten.themen", "all").
			write("arten.themen_dazu", long).tick("arten.note", "low").press("weiter").
			expect(http.StatusUnprocessableEntity).says("Bitte prüfen Sie 3 Angaben")
		if !strings.HasPrefix(p.text("title"), "Fehler: ") {
			t.Errorf("title %q", p.text("title"))
		}
		want := []string{"f-arten-stand--t--other", "f-arten-themen--o--all", "f-arten-themen_dazu--t"}
		if got := p.errorLinks(); !slices.Equal(got, want) {
			t.Errorf("the summary leads to %v, want %v", got, want)
		}
		f := p.form("/antwortbogen/seite/auswahl")
		typed := map[string][]string{"arten.stand": {"no"}, "arten.stand:other": {"vergessen"}, "arten.themen": {"roads", "all"},
			"arten.themen_dazu": {long}, "arten.note": {"low"}}
		for name, values := range typed {
			if !slices.Equal(f.values[name], values) {
				t.Errorf("%s holds %q, typed was %q", name, f.values[name], values)
			}
		}
		sameTables(t, before, storetest.Dump(t, s.store))

		// Mended in the page that came back, all of it is saved.
		f.write("arten.stand:other", "").untick("arten.themen", "all").write("arten.themen_dazu", "kurz").
			press("weiter").expect(http.StatusSeeOther)
		if v := s.answer(storetest.Pinneberg, "arten.note"); !v.Has("low") {
			t.Errorf("the note is %s", v.Canonical())
		}
	})
}

func TestATextThatIsTooLongComesBackWhole(t *testing.T) {
	s := onSQLite(t)
	b := s.county(storetest.Pinneberg, "p")
	long := strings.Repeat("Wörter über Breitband 𝔅 ", 1000) + "Ende"
	p := b.open("allgemeines").write("general.hindrances_other", long).press("weiter").expect(http.StatusUnprocessableEntity).
		says("höchstens 4.000 Zeichen")
	if got := p.form("/antwortbogen/seite/allgemeines").values.Get("general.hindrances_other"); got != long {
		t.Errorf("%d of %d bytes came back", len(got), len(long))
	}
}

func TestMistakesInRecordsLeadToTheirField(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), kinds(t))
	p := s.county(storetest.Pinneberg, "p").open("texte").
		write("arten.adresse", "javascript:alert(1)").
		write("arten.beispiele#1:title", strings.Repeat("x", 21)).write("arten.beispiele#1:link", "kein Link").
		press("weiter").expect(http.StatusUnprocessableEntity)
	want := []string{"f-arten-adresse--t", "f-arten-beispiele-1--t--title", "f-arten-beispiele-1--t--link"}
	if got := p.errorLinks(); !slices.Equal(got, want) {
		t.Errorf("the summary leads to %v, want %v", got, want)
	}
}

// TestWhatNoFormOfOursPostsIsRefused posts what only a program can.
func TestWhatNoFormOfOursPostsIsRefused(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		fresh := b.open("auswahl")
		before := storetest.Dump(t, s.store)
		for name, forge := range map[string]func(url.Values){
			"unknown field":           func(v url.Values) { v.Set("disposition", "submitted") },
			"unknown own field":       func(v url.Values) { v.Set("_county", storetest.Hannover) },
			"unknown option":          func(v url.Values) { v.Set("arten.stand", "maybe") },
			"state of another kind":   func(v url.Values) { v.Set("arten.stand", "!none") },
			"unknown item":            func(v url.Values) { v.Set("arten.unbekannt", "x"); v.Set("v:arten.unbekannt", "0") },
			"item of another page":    func(v url.Values) { v.Set("arten.zeile", "x"); v.Set("v:arten.zeile", "0") },
			"two radio buttons":       func(v url.Values) { v["arten.stand"] = []string{"yes", "no"} },
			"the same option twice":   func(v url.Values) { v["arten.themen"] = []string{"roads", "roads"} },
			"a text twice":            func(v url.Values) { v["arten.themen_dazu"] = []string{"a", "b"} },
			"a version twice":         func(v url.Values) { v["v:arten.stand"] = []string{"0", "0"} },
			"a form id twice":         func(v url.Values) { v["_form"] = []string{"a", "b"} },
			"no form id":              func(v url.Values) { v.Del("_form") },
			"no save id":              func(v url.Values) { v.Del("_save") },
			"an endless form id":      func(v url.Values) { v.Set("_form", strings.Repeat("a", 1000)) },
			"a negative version":      func(v url.Values) { v.Set("v:arten.stand", "-1") },
			"a record of no records":  func(v url.Values) { v.Set("v:arten.stand#1", "0") },
			"an answer, no version":   func(v url.Values) { v.Set("arten.note", "low"); v.Del("v:arten.note") },
			"an unknown action":       func(v url.Values) { v.Set("_aktion", "submit") },
			"an unknown mark":         func(v url.Values) { v.Set("_fertig", "vielleicht") },
			"a decision of nothing":   func(v url.Values) { v.Set("k:arten.zeile@1", "mine") },
			"broken UTF-8":            func(v url.Values) { v.Set("arten.themen_dazu", "a\xff\xfeb") },
			"broken UTF-8 in a name":  func(v url.Values) { v.Set("\xff", "x") },
			"a zero byte in a form":   func(v url.Values) { v.Set("_form", "a\x00b") },
			"another text field":      func(v url.Values) { v.Set("arten.themen:roads", "x") },
			"a wave that is not ours": func(v url.Values) { v.Set("_wave", "1999") },
		} {
			values := url.Values{}
			for k, v := range fresh.values {
				values[k] = slices.Clone(v)
			}
			values.Set("_aktion", "weiter")
			forge(values)
			if p := b.post(fresh.action, values); p.status != http.StatusBadRequest {
				t.Errorf("%s: status %d", name, p.status)
			}
		}
		sameTables(t, before, storetest.Dump(t, s.store))
	})
}

func TestInvisibleControlCharactersAreAMistake(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		p := s.county(storetest.Pinneberg, "p").open("texte").write("arten.zeile", "a\x00b").write("arten.lang", "c\x1bd").
			press("weiter").expect(http.StatusUnprocessableEntity)
		if n := len(p.errorLinks()); n != 2 {
			t.Errorf("%d mistakes, want 2", n)
		}
		if n := len(s.answers(storetest.Pinneberg)); n != 0 {
			t.Errorf("%d answers are stored", n)
		}
	})
}

func TestABodyBeyondThePagesFieldsIsRefused(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), kinds(t))
	b := s.county(storetest.Pinneberg, "p")
	f := b.open("auswahl")
	// 20 + 20 + 30 + 20 characters of 12 bytes, four notes of 1,000, and 64 KB.
	const limit = (90+4*1000)*12 + 64<<10
	size := func(n int) *page {
		f.values.Set("_aktion", "weiter")
		f.values.Set("arten.themen_dazu", "")
		f.values.Set("arten.themen_dazu", strings.Repeat("x", n-len(f.values.Encode())))
		return f.send()
	}
	size(limit).expect(http.StatusUnprocessableEntity)
	size(limit + 1).expect(http.StatusRequestEntityTooLarge).says("Zu viel Text auf einmal")
	f.values.Set("arten.themen_dazu", "")
	many := url.Values{}
	for name, v := range f.values {
		many[name] = v
	}
	for i := range 2001 {
		many.Set(fmt.Sprint("x", i), "")
	}
	b.post(f.action, many).expect(http.StatusBadRequest)
	if n := len(s.answers(storetest.Pinneberg)); n != 0 {
		t.Errorf("%d answers are stored", n)
	}
}

func TestOnlyFormsAreRead(t *testing.T) {
	s := onSQLite(t)
	b := s.county(storetest.Pinneberg, "p")
	f := b.open("allgemeines")
	for _, kind := range []string{"application/json", "multipart/form-data; boundary=x", "text/plain", "application/xml", "x/"} {
		b.do(http.MethodPost, f.action, kind, f.values.Encode()).expect(http.StatusUnsupportedMediaType)
	}
	b.do(http.MethodPost, f.action, "application/x-www-form-urlencoded", "%zz").expect(http.StatusBadRequest)
	b.do(http.MethodPost, f.action, "application/x-www-form-urlencoded; charset=utf-8", f.values.Encode()).expect(http.StatusSeeOther)
}

func TestTypedTextsSurviveTheEndOfTheFieldPeriod(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		ends := map[string]func(){
			"closed": func() { must(t, s.store.CloseWave(t.Context(), wave, "operator")) },
			"over":   func() { storetest.SetClock(t, s.store, survey.Day("2026-12-01").Start()) },
		}
		for _, how := range []string{"over", "closed"} {
			storetest.SetClock(t, s.store, survey.Day("2026-12-01").Start().Add(-time.Minute))
			b := s.county(storetest.Pinneberg, "p")
			f := b.open("allgemeines").write("general.hindrances_other", "Schlagwort").tick("general.strategy", "planned")
			ends[how]()
			p := f.press("weiter").expect(http.StatusForbidden).says("nimmt zurzeit keine Angaben an")
			if got := strings.TrimPrefix(textOf(p.one("main textarea")), "\n"); got != "Schlagwort" {
				t.Errorf("%s: given back is %q", how, got)
			}
			p.says("Welche weiteren Hemmnisse")
			b.get("/antwortbogen").expect(http.StatusOK).says("nimmt zurzeit keine Angaben an")
			b.get("/antwortbogen/seite/allgemeines").follow().expect(http.StatusOK)
			if n := len(s.answers(storetest.Pinneberg)); n != 0 {
				t.Errorf("%s: %d answers are stored", how, n)
			}
		}
	})
}

func TestTypedTextsSurviveTheEndOfTheSession(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		f := b.open("allgemeines").write("general.hindrances_other", "eins\r\nzwei").write("general.funding_state_subjects", "Glasfaser")
		s.pass(5 * time.Hour)
		p := f.press("weiter").expect(http.StatusUnauthorized).says("Bitte melden Sie sich neu an")
		var got []string
		for _, area := range p.all("main textarea") {
			got = append(got, strings.TrimPrefix(textOf(area), "\n"))
		}
		slices.Sort(got)
		if !slices.Equal(got, []string{"Glasfaser", "eins\nzwei"}) {
			t.Errorf("given back are %q", got)
		}
		if n := len(s.answers(storetest.Pinneberg)); n != 0 {
			t.Errorf("%d answers are stored", n)
		}
	})
}

func TestTheFormOfAnotherCountyIsNotSaved(t *testing.T) {
	s := onSQLite(t)
	b := s.county(storetest.Pinneberg, "p")
	f := b.open("allgemeines").write("general.hindrances_other", "für Pinneberg gedacht")
	b.cookies = s.county(storetest.Hannover, "h").cookies
	f.press("weiter").expect(http.StatusForbidden).says("gehört nicht zu Ihrer jetzigen Sitzung").says("für Pinneberg gedacht")
	if n := len(s.answers(storetest.Hannover)); n != 0 {
		t.Errorf("%d answers of Pinneberg are stored for Hannover", n)
	}
}
