package web_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

// table reads a download as a spreadsheet does.
func (p *page) table() [][]string {
	p.t.Helper()
	p.expect(http.StatusOK)
	text, bom := strings.CutPrefix(p.body, "\ufeff")
	if !bom {
		p.t.Errorf("%s begins without a byte order mark", p.request)
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = ';'
	rows, err := r.ReadAll()
	must(p.t, err)
	return rows
}

// cells are the texts of the rows of the only table of the selector.
func (p *page) cells(selector string) (rows [][]string) {
	p.t.Helper()
	for _, tr := range find(p.one(selector), "tbody tr") {
		var row []string
		for _, cell := range find(tr, "th, td") {
			row = append(row, words(cell))
		}
		rows = append(rows, row)
	}
	return rows
}

// stages lets Pinneberg submit, Hannover begin and Ahrweiler do nothing.
func stages(s *site) {
	s.t.Helper()
	p := s.county(storetest.Pinneberg, "p")
	p.open("allgemeines").tick("general.strategy", "planned").tick("_fertig", "ja").press("weiter")
	p.submit()
	s.county(storetest.Hannover, "h").open("allgemeines").tick("general.strategy", "implemented").tick("_fertig", "ja").press("weiter")
}

func TestTheOverviewCountsAsOneDoesByHand(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		stages(s)
		p := s.admin().get("/dlt/2026").expect(http.StatusOK)
		var tiles []string
		for _, dd := range p.all("dl.tiles dd") {
			tiles = append(tiles, words(dd))
		}
		if want := []string{"1 von 3", "33,3 %", "1", "1", "0", "noch 1"}; !slices.Equal(tiles, want) {
			t.Errorf("tiles %q, want %q", tiles, want)
		}
		p.says("Rücklaufquote (2017: 49,7 %)").says("Stand 16.11.2026, 12:00 Uhr").says("letzter Tag der Erhebung 30.11.2026")
		lands := fmt.Sprint(p.cells("[aria-labelledby=nach-land]"))
		for _, want := range []string{"[Niedersachsen 0 von 1 0,0 %  1 0 33,3 % 0,0 % −33,3]", "[Rheinland-Pfalz 0 von 1 0,0 %  0 1 33,3 % 0,0 % −33,3]", "[Schleswig-Holstein 1 von 1 100,0 %  0 0 33,3 % 100,0 % +66,7]"} {
			if !strings.Contains(lands, want) {
				t.Errorf("no %q in %s", want, lands)
			}
		}
		counties := fmt.Sprint(p.cells("[aria-labelledby=liste]"))
		for _, want := range []string{"[Kreis Pinneberg eingereicht Schleswig-Holstein 1/4 1/16 16.11.2026]",
			"[Landkreis Ahrweiler nicht begonnen Rheinland-Pfalz 0/4 0/16 –]", "[Region Hannover in Bearbeitung Niedersachsen 1/4 1/16 16.11.2026]"} {
			if !strings.Contains(counties, want) {
				t.Errorf("no %q in %s", want, counties)
			}
		}
		s.admin().get("/dlt").says("1 von 3")
	})
}

func TestTheListIsFilteredOnThePageAndInTheFile(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		stages(s)
		dlt := s.admin()
		for query, want := range map[string][]string{
			"":                        {"01056", "07131", "03241"},
			"status=sent":             {"01056"},
			"status=underway":         {"03241"},
			"status=untouched":        {"07131"},
			"status=declined":         {},
			"status=erfunden":         {},
			"land=Niedersachsen":      {"03241"},
			"suche=pinne":             {"01056"},
			"suche=032":               {"03241"},
			"status=sent&suche=regio": {},
			"suche=%25":               {},
		} {
			p := dlt.get("/dlt/2026?" + query).expect(http.StatusOK)
			var shown []string
			for _, a := range p.all("[aria-labelledby=liste] tbody a") {
				shown = append(shown, strings.TrimPrefix(attr(a, "href"), "/dlt/2026/landkreise/"))
			}
			var filed []string
			link := p.one("a[href=/dlt/2026/landkreise.csv?" + query + "]")
			for _, row := range dlt.get(attr(link, "href")).table()[1:] {
				filed = append(filed, row[0])
			}
			if !slices.Equal(shown, filed) || !slices.Equal(slices.Sorted(slices.Values(shown)), slices.Sorted(slices.Values(want))) {
				t.Errorf("%q: page %v, file %v, want %v", query, shown, filed, want)
			}
		}
	})
}

func TestAFigureShowsCountPercentBaseAndDifference(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		for _, c := range []struct{ county, strategy, chances string }{
			{storetest.Pinneberg, "planned", "savings_material"}, {storetest.Ahrweiler, "!no_answer", ""}, {storetest.Hannover, "planned", "!none"},
		} {
			s.pass(time.Hour)
			b := s.county(c.county, "p")
			f := b.open("allgemeines").tick("general.strategy", c.strategy)
			if c.chances != "" {
				f.tick("general.chances", c.chances)
			}
			f.press("weiter")
			b.submit()
		}
		dlt := s.admin()
		p := dlt.get("/dlt/2026/abbildungen/1").says("n = 2").says("Gezählte Antwortbögen: 3; davon Frage leer gelassen: 0 · „Keine Angabe“: 1 · nicht gestellt: 0")
		// Published are 6, 37, 42 and 15 percent.
		want := [][]string{{"0", "0 %", "6 %", "−6,0im Rahmen"}, {"0", "0 %", "37 %", "−37,0im Rahmen"}, {"2", "100 %", "42 %", "+58,0höher"}, {"0", "0 %", "15 %", "−15,0im Rahmen"}}
		for i, row := range p.cells("details table") {
			if !slices.Equal(row[1:4], want[i][:3]) || !strings.HasPrefix(row[4], want[i][3]) {
				t.Errorf("row %d: %q, want %q", i, row, want[i])
			}
		}
		// Two of three counties answered, the first and the last: the other could move a share by a third.
		p.says("Gegenüber 2017 über die Schwankungsbreite hinaus verändert (Prozentpunkte): „Nein, ist aber für die Zukunft geplant“ (+58,0).").
			says("Die Basis steht für 3 Landkreise. Bei n = 2 beträgt").says("66,7 bis 100,0 %").says("Frühe Hälften = 1").says("Späte Hälften = 1")
		p.says("Vergleichbarkeit mit 2017: unverändert.")
		a1 := dlt.get("/dlt/2026/abbildungen/A1").says("„Nichts davon“: 1").says("Frage leer gelassen: 1").
			says("Vergleichbarkeit mit 2017: Antworten geändert oder nicht überliefert. Die Antworten stammen aus dem Text der Studie;")
		dlt.get("/dlt/2026/abbildungen").says("Vergleichbarkeit mit 2017: unverändert.").says("„Nein, ist kein Thema“ steht nicht in der Abbildung von 2018")
		var bases []string
		for _, caption := range a1.all("table caption") {
			_, n, _ := strings.Cut(words(caption), "n = ")
			bases = append(bases, n)
		}
		if !slices.Equal(bases, []string{"3", "2"}) {
			t.Errorf("the readings have n = %v, want all 3 and the 2 that answered", bases)
		}
		p.one("a[href=/dlt/2026/abbildungen/2]")
		if len(p.all("main svg")) == 0 {
			t.Error("no chart")
		}
	})
}

func TestAllFiguresAndTablesStandOnOnePage(t *testing.T) {
	s := onSQLite(t)
	stages(s)
	p := s.admin().get("/dlt/2026/abbildungen").expect(http.StatusOK)
	for n := 1; n <= 53; n++ {
		p.one(fmt.Sprintf("#abb-%d", n))
	}
	for n := 1; n <= 8; n++ {
		p.one(fmt.Sprintf("#abb-A%d", n))
	}
	p.says("im Studientext nicht angegeben")
	for _, a := range p.all("article") {
		text := words(a)
		if !strings.Contains(text, "Basis: ") || !strings.Contains(text, "n = ") {
			t.Errorf("%s without base and n", attr(a, "id"))
		}
	}
}

func TestDownloadsCarryTheirHeadersAndLeaveALine(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		stages(s)
		dlt := s.admin()
		for _, c := range []struct {
			path, kind, name string
			action           access.Action
		}{
			{"antworten.csv", "text/csv; charset=utf-8", "antworten-2026.csv", access.ActionAnswersExported},
			{"antworten.json", "application/json", "antworten-2026.json", access.ActionAnswersExported},
			{"codebuch.csv", "text/csv; charset=utf-8", "codebuch-2026.csv", access.ActionCodebookExported},
			{"abbildungen.csv", "text/csv; charset=utf-8", "abbildungen-2026.csv", access.ActionFiguresExported},
			{"landkreise.csv", "text/csv; charset=utf-8", "landkreise-2026.csv", access.ActionListExported},
		} {
			before := s.audited(c.action)
			p := dlt.get("/dlt/2026/" + c.path).expect(http.StatusOK)
			if got := p.header.Get("Content-Type"); got != c.kind {
				t.Errorf("%s: Content-Type %q", c.path, got)
			}
			if got := p.header.Get("Content-Disposition"); got != `attachment; filename="`+c.name+`"` {
				t.Errorf("%s: Content-Disposition %q", c.path, got)
			}
			if s.audited(c.action) != before+1 {
				t.Errorf("%s left no line in the audit trail", c.path)
			}
		}
		dlt.get("/dlt/2026/landkreise/03241")
		if s.audited(access.ActionAnswersRead) != 0 {
			t.Error("nothing submitted could be read, but the audit trail says so")
		}
		dlt.get("/dlt/2026/landkreise/01056").says("Nein, ist aber für die Zukunft geplant")
		for _, row := range storetest.Rows(t, s.store, "audit") {
			if row["action"] == string(access.ActionAnswersRead) && (row["unit"] != "01056" || row["person"] != "dlt-person" || row["wave"] != wave) {
				t.Errorf("the read of raw answers is noted as %v", row)
			}
		}
		if s.audited(access.ActionAnswersRead) != 1 {
			t.Error("the read of raw answers left no line in the audit trail")
		}
	})
}

func TestExportsHoldSubmissionsOnlyAndContactsOnlyOnDemand(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		b.open("texte").write("arten.beispiele#1:title", "Beispielhaft").write("arten.beispiele#1:contact", "Frau Kontakt").
			write("arten.zeile", "=1+1").press("weiter")
		s.county(storetest.Hannover, "h").open("texte").write("arten.zeile", draftCanary[:20]).press("weiter")
		b.submit()
		b.get("/antwortbogen")
		dlt := s.admin()
		for _, kind := range []string{"csv", "json"} {
			path := "/dlt/2026/antworten." + kind
			dlt.get(path).hides("Frau Kontakt").hides(draftCanary[:20])
			with := dlt.get(path + "?ansprechpersonen=ja").hides(draftCanary[:20])
			if !strings.Contains(with.body, "Frau Kontakt") || !strings.Contains(with.body, "Beispielhaft") {
				t.Errorf("%s on demand lacks the contact or the example", kind)
			}
		}
		rows := dlt.get("/dlt/2026/antworten.csv").table()
		if len(rows) != 2 {
			t.Fatalf("%d lines for one submission", len(rows)-1)
		}
		if !slices.Contains(rows[1], "'=1+1") || slices.Contains(rows[1], "=1+1") {
			t.Errorf("the formula is not guarded: %q", rows[1])
		}
		var parsed any
		must(t, json.Unmarshal([]byte(dlt.get("/dlt/2026/antworten.json").body), &parsed))
	})
}

func TestInventedAnswersAreMarkedEverywhere(t *testing.T) {
	s := onSQLite(t)
	sample := survey.Wave{Key: "probe", Title: "Probe", Year: 2026, FirstDay: "2026-11-01", LastDay: "2026-11-30", SampleData: true}
	past := survey.Wave{Key: "2017", Title: "Rekonstruktion", Year: 2017, FirstDay: "2017-10-01", LastDay: "2017-12-31", Reconstructed: true}
	q, _, err := compiler{}.Compile(dlt())
	must(t, err)
	for w, kind := range map[*survey.Wave]survey.SubmissionKind{&sample: survey.FromSampleData, &past: survey.FromPublished} {
		s.addWave(*w, dlt())
		must(t, s.store.OpenWave(t.Context(), w.Key, "operator"))
		sub := survey.Submission{County: survey.County{Key: storetest.Ahrweiler}, Kind: kind, Rows: q.Snapshot(survey.Answers{})}
		must(t, s.store.AddSubmissions(t.Context(), access.WaveScope(w.Key, "operator"), []survey.Submission{sub}))
	}
	dlt := s.admin()
	for key, mark := range map[string]string{"probe": "Beispieldaten", "2017": "Rekonstruktion"} {
		for _, rest := range []string{"", "/abbildungen", "/abbildungen/1", "/daten", "/landkreise/07131"} {
			if banner := dlt.get("/dlt/" + key + rest).expect(http.StatusOK).text("aside.banner"); !strings.HasPrefix(banner, mark) {
				t.Errorf("%s%s is marked %q", key, rest, banner)
			}
		}
		for _, file := range []string{"antworten.csv", "abbildungen.csv", "landkreise.csv"} {
			for _, row := range dlt.get("/dlt/" + key + "/" + file).table()[1:] {
				if !strings.Contains(fmt.Sprint(row), "Beispieldaten") {
					t.Errorf("%s/%s has the line %q without a mark", key, file, row)
				}
			}
		}
	}
	county := s.enter(access.Principal{Role: access.CountyRep, Person: "p", Wave: "probe", County: storetest.Pinneberg})
	for _, path := range []string{"/antwortbogen", "/antwortbogen/seite/allgemeines", "/antwortbogen/pruefen", "/antwortbogen/einreichen"} {
		if banner := county.get(path).text("aside.banner"); !strings.HasPrefix(banner, "Beispieldaten") {
			t.Errorf("%s is marked %q", path, banner)
		}
	}
	if n := len(dlt.get("/dlt/2026").all("aside.banner")); n != 0 {
		t.Error("the real wave is marked")
	}
	// Nobody works on a reconstruction.
	dlt.get("/fragebogen/2017").expect(http.StatusNotFound)
	if n := len(dlt.get("/dlt/2017/landkreise/07131").all("main form")); n != 0 {
		t.Error("a reconstructed response can be returned")
	}
	f := dlt.get("/dlt").form("/abmelden")
	f.values.Set("rueckgabe", "Bitte Frage 3")
	dlt.post("/dlt/2017/landkreise/07131/zurueckgeben", f.values).expect(http.StatusConflict)
}
