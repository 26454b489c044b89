package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"testing"
	"testing/fstest"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
	"kreisumfrage/internal/web"
)

// fullTexts are texts of the operator in which nothing is left to fill in.
func fullTexts() func(*web.Config) {
	return func(c *web.Config) {
		texts := fstest.MapFS{}
		for _, name := range []string{"hilfe", "kontakt", "impressum", "datenschutz", "barrierefreiheit", "leichte-sprache", "lizenzen"} {
			texts[name+".md"] = &fstest.MapFile{Data: []byte("Vollständig.\n")}
		}
		c.Texts = texts
	}
}

func (s *site) wave(key string) survey.Wave {
	s.t.Helper()
	w, err := s.store.Wave(s.t.Context(), key)
	must(s.t, err)
	return w
}

func TestTheDLTMakesAWaveSetsItAndOpensIt(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		t.Parallel()
		s := newSite(t, st, dlt())
		pinneberg, _ := access.WaveScope(wave, "op").ForCounty(storetest.Pinneberg)
		must(t, st.SetReach(t.Context(), pinneberg, access.Reach{Contacts: []access.CountyContact{{Name: "Frau Müller", Email: "post@kreis.example", Official: true}}}))
		dlt := s.admin()

		// What does not fit comes back with everything typed, and nothing is stored.
		f := dlt.get("/dlt/erhebungen/neu?aus=2026").expect(http.StatusOK).form("/dlt/erhebungen/neu")
		if got := f.values.Get("landkreise") + " " + f.values.Get("frueher"); got != "2026 2026" {
			t.Errorf("taken over: %q", got)
		}
		f.write("titel", "Zweite Runde „mit Umlauten äöü“").write("kennung", "Zweite").write("von", "1.2.2027").write("bis", "31.1.2027").
			write("groessen", "200.000; 100.000").write("ziel", "viel").tick("anmeldung", "mail")
		f.values.Set("tat", "anlegen")
		p := f.send().expect(http.StatusUnprocessableEntity).says("nur aus Kleinbuchstaben").says("liegt vor dem ersten").says("jede größer als die vor ihr").
			says("als ganze Zahl von 1 bis 100")
		if n := len(p.errorLinks()); n != 4 {
			t.Errorf("%d mistakes: %v", n, p.errorLinks())
		}
		f = p.form("/dlt/erhebungen/neu")
		for name, want := range map[string]string{"titel": "Zweite Runde „mit Umlauten äöü“", "kennung": "Zweite", "bis": "31.1.2027", "groessen": "200.000; 100.000", "ziel": "viel", "anmeldung": "mail", "landkreise": "2026"} {
			if got := f.values.Get(name); got != want {
				t.Errorf("%s comes back as %q, want %q", name, got, want)
			}
		}
		f.write("kennung", "2026").write("bis", "28.2.2027").write("groessen", "100.000; 200.000").write("ziel", "65").write("nachfrist", "3")
		f.values.Set("tat", "anlegen")
		f = f.send().expect(http.StatusUnprocessableEntity).says("schon eine andere Erhebung").form("/dlt/erhebungen/neu")
		f.write("kennung", "2027")
		f.values.Set("tat", "anlegen")
		p = f.send().expect(http.StatusSeeOther).follow().says("als Entwurf angelegt")

		w := s.wave("2027")
		settings, err := st.WaveSettings(t.Context(), "2027")
		must(t, err)
		if w.Title != "Zweite Runde „mit Umlauten äöü“" || w.FirstDay != "2027-02-01" || w.LastDay != "2027-02-28" || w.Login != survey.LoginMail || w.Earlier != wave ||
			w.Grace != 3 || settings.Target != 65 || len(settings.SizeLimits) != 2 || w.Edition != s.wave(wave).Edition {
			t.Errorf("%+v %+v", w, settings)
		}
		p.says("Region Hannover").says("kein Mailserver").says("impressum.md, Zeile 5").hides("Kreis Pinneberg")

		// Nothing opens while something lacks.
		if buttons := p.all("form[action=/dlt/2027/oeffnen]"); len(buttons) != 0 {
			t.Error("there is a button while something lacks")
		}
		token := attr(p.all("form input[name=_token]")[0], "value")
		dlt.post("/dlt/2027/oeffnen", map[string][]string{"_token": {token}}).expect(http.StatusUnprocessableEntity).says("nicht geöffnet")
		if s.wave("2027").State != survey.WaveDraft {
			t.Error("opened")
		}
		s.restart(fullTexts())
		plan := dlt.get("/dlt/2027/einstellungen").expect(http.StatusOK).form("/dlt/2027/einstellungen")
		plan.tick("anmeldung", "letter").send().expect(http.StatusSeeOther)
		open := dlt.get("/dlt/2027/oeffnen").says("Anschrift").form("/dlt/2027/oeffnen")
		second := dlt.get("/dlt/2027/oeffnen").form("/dlt/2027/oeffnen")
		open.send().expect(http.StatusSeeOther).follow().says("Die Erhebung ist geöffnet")
		second.send().expect(http.StatusConflict).says("geöffnet, durch unbekannt")
		if s.wave("2027").State != survey.WaveOpen || s.audited(access.ActionWaveOpened) != 2 {
			t.Errorf("%+v, opened %d times", s.wave("2027"), s.audited(access.ActionWaveOpened))
		}
	})
}

func TestWhatARunningWaveRestsOnIsRefusedWithWords(t *testing.T) {
	s := onSQLite(t)
	dlt := s.admin()
	f := dlt.get("/dlt/2026/einstellungen").form("/dlt/2026/einstellungen")
	second := dlt.get("/dlt/2026/einstellungen").form("/dlt/2026/einstellungen")
	f.values.Set("jahr", "2030")
	f.values.Set("anmeldung", "mail")
	f.write("bis", "1.11.2026").write("titel", "Geändert")
	p := f.send().expect(http.StatusUnprocessableEntity).says("Das Jahr der Angaben steht fest").says("haben ihre Zugänge schon").says("sofort zu Ende")
	if got := p.form("/dlt/2026/einstellungen").values.Get("titel"); got != "Geändert" {
		t.Errorf("the title comes back as %q", got)
	}
	f = dlt.get("/dlt/2026/einstellungen").form("/dlt/2026/einstellungen")
	f.write("titel", "Erste Hand").write("bis", "16.12.2026").send().expect(http.StatusSeeOther)
	p = second.write("titel", "Zweite Hand").send().expect(http.StatusConflict).says("Inzwischen hat jemand anderes gespeichert").says("Erste Hand").says("16.12.2026")
	if s.wave(wave).Title != "Erste Hand" {
		t.Error("the second one has won unseen")
	}
	p.form("/dlt/2026/einstellungen").send().expect(http.StatusSeeOther)
	if w := s.wave(wave); w.Title != "Zweite Hand" || w.LastDay != "2026-11-30" {
		t.Errorf("%+v", w)
	}
}

func TestAWaveIsClosedOnceOpenedAgainWithAReasonAndArchivedForGood(t *testing.T) {
	s := onSQLite(t)
	s.county(storetest.Ahrweiler, "a").submit()
	must(t, s.store.CreateAdmin(t.Context(), "meier", "Änne Meier", "hash"))
	first, second := s.admin(), s.admin()
	step := func(b *browser, to string) *form {
		t.Helper()
		page := b.get("/dlt/2026/stand").expect(http.StatusOK)
		for _, node := range page.all("form[action=/dlt/2026/stand]") {
			f := &form{page: page, node: node, action: "/dlt/2026/stand", values: url.Values{}}
			if f.read(); f.values.Get("nach") == to {
				return f
			}
		}
		t.Fatalf("no step to %s", to)
		return nil
	}
	one, other := step(first, "closed"), step(second, "closed")
	one.send().expect(http.StatusSeeOther).follow().says("geschlossen")
	other.send().expect(http.StatusConflict).says("ist seit 16.11.2026").says("geschlossen, durch")
	if n := s.audited(access.ActionWaveClosed); n != 1 {
		t.Errorf("closed %d times", n)
	}
	f := step(first, "open").write("bis", "15.11.2026")
	f = f.send().expect(http.StatusUnprocessableEntity).says("Begründen Sie bitte").says("nicht in der Vergangenheit").form("/dlt/2026/stand")
	if f.values.Get("nach") != "evaluated" { // the first form of the page
		t.Errorf("first form is %s", f.values.Get("nach"))
	}
	step(first, "open").write("bis", "20.11.2026").write("grund", "Ein Landkreis bat darum").send().expect(http.StatusSeeOther).follow().says("Ein Landkreis bat darum")
	if w := s.wave(wave); w.State != survey.WaveOpen || w.LastDay != "2026-11-20" {
		t.Errorf("%+v", w)
	}
	for _, to := range []string{"closed", "evaluated", "archived"} {
		step(first, to).send().expect(http.StatusSeeOther)
	}
	p := first.get("/dlt/2026/stand").says("archiviert")
	token := attr(p.all("form input[name=_token]")[0], "value")
	for _, path := range []string{"/dlt/2026/einstellungen", "/dlt/2026/landkreise/07131/zurueckgeben", "/dlt/2026/fragebogen/vorschlagen", "/dlt/2026/oeffnen"} {
		first.post(path, map[string][]string{"_token": {token}}).expect(http.StatusConflict).says("bleibt, wie sie ist")
	}
	first.get("/dlt/2026/antworten.csv").expect(http.StatusOK)
	first.get("/dlt/2026/einstellungen").expect(http.StatusOK).says("nur noch lesen")
}

func TestWhatComesInTheDaysOfGraceIsShownToTheDLT(t *testing.T) {
	s := onSQLite(t)
	dlt := s.admin()
	dlt.get("/dlt/2026/einstellungen").form("/dlt/2026/einstellungen").write("nachfrist", "2").send().expect(http.StatusSeeOther)
	s.county(storetest.Hannover, "h").open("allgemeines").tick("_fertig", "ja").press("weiter").expect(http.StatusSeeOther)
	storetest.SetClock(t, s.store, survey.Day("2026-12-02").Start().Add(12*time.Hour))
	s.county(storetest.Pinneberg, "p").open("allgemeines").tick("_fertig", "ja").press("weiter").expect(http.StatusSeeOther)
	dlt = s.admin()
	dlt.get("/dlt/2026/landkreise/01056").says("in der Nachfrist")
	dlt.get("/dlt/2026/landkreise/03241").hides("in der Nachfrist")
	dlt.get("/dlt/2026/stand").says("nimmt Angaben an bis").says("02.12.2026, 24 Uhr")
	if n := len(regexp.MustCompile("in der Nachfrist").FindAllString(dlt.get("/dlt/2026").mainText(), -1)); n != 1 {
		t.Errorf("%d late counties", n)
	}
}
