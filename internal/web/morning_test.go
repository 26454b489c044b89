package web_test

import (
	"bytes"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/chart"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
	"kreisumfrage/internal/web"
)

// charted makes the server know the map that ships with the program.
func charted(t *testing.T) func(*web.Config) {
	t.Helper()
	m, err := chart.ReadMap(bytes.NewReader(embedded("kreise.svg")))
	must(t, err)
	return func(c *web.Config) { c.Map = m }
}

func TestANewCountyStandsWhereThoseBeforeItStood(t *testing.T) {
	s := onSQLite(t)
	s.restart(charted(t))
	frame := []survey.County{{Key: "07999", Name: "Landkreis Neu", Land: "Rheinland-Pfalz"}, {Key: storetest.Pinneberg, Name: "Kreis Pinneberg", Land: "Schleswig-Holstein"}}
	must(t, s.store.CreateWave(t.Context(), survey.Wave{Key: "neu", Title: "Neu", Year: 2026, FirstDay: "2026-11-01", LastDay: "2026-11-30"}, dlt(), frame, "operator"))
	drawn := func(p *page) (links []string) {
		for _, a := range p.all("svg a") {
			links = append(links, attr(a, "aria-label"))
		}
		return links
	}
	dlt := s.admin()
	p := dlt.get("/dlt/neu").expect(http.StatusOK).says("Nicht auf der Karte: Landkreis Neu")
	if got := drawn(p); !slices.Equal(got, []string{"Kreis Pinneberg: nicht begonnen"}) || len(p.all("#karte-tabelle")) != 1 {
		t.Errorf("before anything is recorded: %q", got)
	}
	steps := survey.Successions{{Predecessor: storetest.Ahrweiler, Successor: "07999", Day: "2024-01-01"}, {Predecessor: "07137", Successor: "07999", Day: "2024-01-01"}}
	must(t, s.store.SetSuccessions(t.Context(), access.Principal{Role: access.Admin, Person: "a", Factor: time.Unix(1, 0)}, survey.Successions(nil).Digest(), steps))
	if got := drawn(dlt.get("/dlt/neu").hides("Nicht auf der Karte")); len(got) != 3 {
		t.Errorf("on the shapes of both before it: %q", got)
	}
}

func TestTheMorningPageShowsWhereThingsStand(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		s.restart(charted(t))
		stages(s)
		p := s.admin().get("/dlt/2026").expect(http.StatusOK)
		p.says("bis zum Ziel von 60 %").says("Unterrepräsentiert heißt").says("Für eine Auswertung nach Größenklassen fehlen die Einwohnerzahlen")
		var days []string
		for _, row := range p.cells("[aria-labelledby=verlauf] table") {
			days = append(days, strings.Join(row, " "))
		}
		if len(days) != 16 || days[14] != "15.11.2026 0 0 0,0 % 0" || days[15] != "16.11.2026 1 1 33,3 % 0" {
			t.Errorf("the curve's table: %q", days)
		}
		if desc := words(p.one("#verlauf-bild-desc")); desc != "Bis zum 16.11.2026 haben 1 von 3 Landkreisen eingereicht, das sind 33,3 %. Das Ziel sind 60 %." {
			t.Errorf("the curve says %q", desc)
		}
		var links []string
		for _, a := range p.all("svg a") {
			links = append(links, attr(a, "href")+" "+attr(a, "aria-label")+" "+words(find(a, "title")[0]))
		}
		want := []string{"/dlt/2026/landkreise/01056 Kreis Pinneberg: eingereicht Kreis Pinneberg: eingereicht",
			"/dlt/2026/landkreise/03241 Region Hannover: in Bearbeitung Region Hannover: in Bearbeitung",
			"/dlt/2026/landkreise/07131 Landkreis Ahrweiler: nicht begonnen Landkreis Ahrweiler: nicht begonnen"}
		if slices.Sort(links); !slices.Equal(links, want) {
			t.Errorf("the map links %q, want %q", links, want)
		}
		p.says("© GeoBasis-DE / BKG 2017 (Daten verändert)")
		if rows := p.cells("#karte-tabelle table"); strings.Join(rows[1], "|") != "in Bearbeitung|1|Region Hannover" {
			t.Errorf("the map's table: %q", rows)
		}
		calls := p.cells("[aria-labelledby=heute] table")
		if len(calls) != 2 || !strings.HasPrefix(calls[0][0], "Region Hannover") || !strings.Contains(calls[0][3], "1 von 16 Seiten fertig") ||
			calls[0][1] != "noch nie angerufen" || calls[0][2] != "niemand hinterlegt" {
			t.Errorf("the calls are %q", calls)
		}
		north := s.staff(access.Association).get("/dlt/2026").expect(http.StatusOK).hides("Hannover").hides("Ahrweiler")
		if links := north.all("svg a"); len(links) != 1 {
			t.Errorf("an association's map links %d counties", len(links))
		}
		s.staff(access.Reader).get("/dlt/2026").expect(http.StatusOK).says("Heute zu tun").hides("Anruf festhalten")
	})
}

func TestACallIsNotedAndLeavesTheList(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		stages(s)
		whole := access.WaveScope(wave, "operator")
		hannover, _ := whole.ForCounty(storetest.Hannover)
		must(t, s.store.SetReach(t.Context(), hannover, access.Reach{Contacts: []access.CountyContact{
			{Name: "Herr Post", Email: "post@region.example"}, {Name: "Frau Muster", Function: "IT-Leitung", Email: "it@region.example", Phone: "0511 616-1", Official: true}}}))
		dlt := s.admin()
		page := dlt.get("/dlt/2026").says("Frau Muster, IT-Leitung").says("0511 616-1")
		path := "/dlt/2026/landkreise/03241/anruf"
		page.one("a[href=" + path + "]")
		dlt.get(path).expect(http.StatusOK).says("Frau Muster").hides("implemented")
		for name, c := range map[string]struct {
			fields url.Values
			says   string
		}{
			"nothing chosen":     {url.Values{"notiz": {"bitte <nicht> verlieren"}}, "Wählen Sie bitte aus, wie der Anruf ausging."},
			"no day":             {url.Values{"ergebnis": {"call_back"}}, "Geben Sie bitte an, an welchem Tag Sie zurückrufen."},
			"no day at all":      {url.Values{"ergebnis": {"call_back"}, "rueckruf": {"bald"}}, "Schreiben Sie das Datum bitte wie 30.11.2026."},
			"yesterday":          {url.Values{"ergebnis": {"call_back"}, "rueckruf": {"15.11.2026"}}, "Dieser Tag ist schon vorbei."},
			"an invented one":    {url.Values{"ergebnis": {"erfunden"}}, "Wählen Sie bitte aus, wie der Anruf ausging."},
			"far too many words": {url.Values{"ergebnis": {"reached"}, "notiz": {strings.Repeat("ä", 1001)}}, "Sie hat jetzt 1.001 Zeichen."},
		} {
			f := dlt.get(path).form(path)
			for field, values := range c.fields {
				f.values[field] = values
			}
			p := f.send().expect(http.StatusUnprocessableEntity).says(c.says)
			if note := c.fields.Get("notiz"); note != "" && !strings.Contains(words(p.one("#notiz")), note) {
				t.Errorf("%s: the note is lost", name)
			}
			if day := c.fields.Get("rueckruf"); day != "" && attr(p.one("#rueckruf"), "value") != day {
				t.Errorf("%s: the day is lost", name)
			}
		}
		f := dlt.get(path).form(path)
		f.values.Set("ergebnis", "call_back")
		f.values.Set("rueckruf", "18.11.2026")
		f.values.Set("notiz", "Frau Muster ist im Urlaub")
		defer func() {
			f.send() // a second time
			events, err := s.store.ContactLog(t.Context(), hannover)
			if err != nil || len(events) != 1 {
				t.Errorf("%d events of one call, %v", len(events), err)
			}
			dlt.get("/dlt/2026/landkreise/03241").says("18.11.2026").hides("call_back")
		}()
		f.send().follow().says("Der Anruf ist festgehalten.")
		listed := func() string {
			var names []string
			for _, row := range dlt.get("/dlt/2026").cells("[aria-labelledby=heute] table") {
				names = append(names, row[0]+" ("+row[1]+")")
			}
			return strings.Join(names, "; ")
		}
		if got := listed(); strings.Contains(got, "Hannover") {
			t.Errorf("to be called today: %s", got)
		}
		dlt.get(path).says("16.11.2026: Rückruf am 18.11.2026. Frau Muster ist im Urlaub")
		s.pass(48 * time.Hour)
		dlt = s.admin()
		if got := listed(); !strings.HasPrefix(got, "Region HannoverNiedersachsen (Rückruf zugesagt)") {
			t.Errorf("to be called on the agreed day: %s", got)
		}
	})
}

func TestTheListIsSortedCutAndKept(t *testing.T) {
	s := onSQLite(t)
	stages(s)
	dlt := s.admin()
	names := func(p *page) (all []string) {
		for _, a := range p.all("[aria-labelledby=liste] tbody a") {
			all = append(all, strings.TrimPrefix(attr(a, "href"), "/dlt/2026/landkreise/"))
		}
		return all
	}
	for query, want := range map[string]string{
		"":                     "01056 07131 03241",
		"sortierung=-name":     "03241 07131 01056",
		"sortierung=land":      "03241 07131 01056",
		"sortierung=-activity": "07131 01056 03241",
		"sortierung=done":      "01056 03241 07131",
		"sortierung=erfunden":  "01056 07131 03241",
		"seite=99":             "01056 07131 03241",
		"leer=daseinsvorsorge": "07131 03241",
		"leer=general":         "07131",
		"ruhig=1":              "07131",
		"ruhig=viele":          "01056 07131 03241",
		"klasse=0":             "",
	} {
		p := dlt.get("/dlt/2026?" + query).expect(http.StatusOK)
		if got := strings.Join(names(p), " "); got != want {
			t.Errorf("%q: %s, want %s", query, got, want)
		}
	}
	p := dlt.get("/dlt/2026?status=underway&sortierung=land")
	for _, th := range p.all("[aria-labelledby=liste] th[aria-sort]") {
		if words(th) != "Land" || attr(th, "aria-sort") != "ascending" || attr(find(th, "a")[0], "href") != "/dlt/2026?sortierung=-land&status=underway#liste" {
			t.Errorf("sorted by %q, %s, on to %s", words(th), attr(th, "aria-sort"), attr(find(th, "a")[0], "href"))
		}
	}
	file := dlt.get("/dlt/2026/landkreise.xlsx?status=underway").expect(http.StatusOK)
	book, err := excelize.OpenReader(strings.NewReader(file.body))
	must(t, err)
	defer book.Close()
	rows, err := book.GetRows("Landkreise")
	must(t, err)
	if last := rows[len(rows)-1]; last[0] != "03241" || last[12] != "16.11.2026" || s.audited(access.ActionListExported) != 1 {
		t.Errorf("the file ends with %q; %d exports are audited", last, s.audited(access.ActionListExported))
	}
	save := p.form("/dlt/2026/ansichten")
	save.write("ansicht-name", " ").send().expect(http.StatusUnprocessableEntity).says("Geben Sie der Ansicht bitte einen Namen.").one("option[value=underway][selected]")
	kept := p.form("/dlt/2026/ansichten").write("ansicht-name", "Angefangene").send().follow().says("Die Ansicht ist gespeichert.")
	link := kept.one(".chips a[aria-current=true]")
	if words(link) != "Angefangene" || attr(link, "href") != "/dlt/2026?sortierung=land&status=underway#liste" {
		t.Errorf("the view leads to %s", attr(link, "href"))
	}
	s.enter(access.Principal{Role: access.Reader, Person: "zweite"}).get("/dlt/2026").expect(http.StatusOK).hides("Angefangene")
	kept.form("/dlt/2026/ansichten/loeschen").send().follow().says("Die Ansicht ist gelöscht.").hides("Angefangene")
}

func TestSizeClassesAreShownWhereTheFrameTellsThem(t *testing.T) {
	s := onSQLite(t)
	frame := storetest.Frame()
	for i := range frame {
		frame[i].Columns = map[string]string{"population": []string{"99000", "1170000", "320000"}[i%3]}
	}
	must(t, s.store.CreateWave(t.Context(), survey.Wave{Key: "gross", Title: "Große", Year: 2026, FirstDay: "2026-11-01", LastDay: "2026-11-30"}, dlt(), frame, "operator"))
	must(t, s.store.OpenWave(t.Context(), "gross", "operator"))
	p := s.admin().get("/dlt/gross?klasse=4").expect(http.StatusOK)
	if rows := p.cells("[aria-labelledby=nach-groesse] table"); len(rows) != 2 || rows[0][0] != "unter 100.000" || rows[1][1] != "0 von 2" {
		t.Errorf("size classes %q", rows)
	}
	p.says("2 Landkreise").hides("svg a")
}
