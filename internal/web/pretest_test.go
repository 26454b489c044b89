package web_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

func TestAPretestGathersRemarksAndMinutesAndNeverCounts(t *testing.T) {
	storetest.Each(t, func(t *testing.T, st *store.Store) {
		t.Parallel()
		s := newSite(t, st, dlt())
		s.restart(fullTexts())
		dlt := s.admin()
		f := dlt.get("/dlt/erhebungen/neu").form("/dlt/erhebungen/neu").write("titel", "Pretest 2027").write("kennung", "p27").
			write("von", "16.11.2026").write("bis", "30.11.2026").tick("pretest", "ja")
		f.values.Set("tat", "anlegen")
		f = f.send().expect(http.StatusUnprocessableEntity).says("mindestens einen Landkreis").form("/dlt/erhebungen/neu")
		f.tick("kreis", storetest.Hannover).write("suche", "pinne")
		f.values.Set("tat", "suchen")
		p := f.send().expect(http.StatusOK).says("Kreis Pinneberg").says("Region Hannover").hides("Landkreis Ahrweiler")
		f = p.form("/dlt/erhebungen/neu").tick("kreis", storetest.Pinneberg)
		f.values.Set("tat", "anlegen")
		f.send().expect(http.StatusSeeOther).follow().says("Pretest")
		dlt.get("/dlt/p27/oeffnen").form("/dlt/p27/oeffnen").send().expect(http.StatusSeeOther)
		if frame, err := st.Responses(t.Context(), access.WaveScope("p27", "op")); err != nil || len(frame) != 2 {
			t.Errorf("%d counties, %v", len(frame), err)
		}

		marked := func(p *page, want bool) {
			t.Helper()
			if strings.Contains(p.body, "<strong>Pretest.</strong>") != want {
				t.Errorf("%s is marked: %t", p.request, !want)
			}
		}
		rep := func(county, person string) *browser {
			return s.enter(access.Principal{Role: access.CountyRep, Person: person, Wave: "p27", County: county})
		}
		petra := rep(storetest.Pinneberg, "petra")
		f = petra.open("allgemeines")
		item := ""
		for name := range f.values {
			if id, ok := strings.CutPrefix(name, "_anmerkung:"); ok && (item == "" || id < item) {
				item = id
			}
		}
		s.pass(90 * time.Second)
		f.write("_anmerkung:"+item, strings.Repeat("ä", 1001))
		f = f.press("bleiben").expect(http.StatusUnprocessableEntity).says("höchstens 1.000 Zeichen").form("/antwortbogen/seite/allgemeines")
		marked(f.page, true)
		if got := f.values.Get("_anmerkung:" + item); len([]rune(got)) != 1001 {
			t.Errorf("%d characters came back", len([]rune(got)))
		}
		s.pass(30 * time.Second)
		f.values.Set("_art:"+item, "unknown")
		f.write("_anmerkung:"+item, "=Wer soll <b>das</b> wissen?").press("bleiben").expect(http.StatusSeeOther)
		if got := petra.open("allgemeines").values.Get("_anmerkung:" + item); got != "=Wer soll <b>das</b> wissen?" {
			t.Errorf("stored is %q", got)
		}
		if got := rep(storetest.Pinneberg, "paul").open("allgemeines").values.Get("_anmerkung:" + item); got != "" {
			t.Errorf("a colleague finds %q in the own field", got)
		}
		petra.submit().expect(http.StatusSeeOther)

		p = dlt.get("/dlt/p27/pretest").expect(http.StatusOK).says("Wer soll <b>das</b> wissen?").says("Kreis Pinneberg").says("2,0").says("Wer soll das wissen?")
		csv := dlt.get("/dlt/p27/pretest.csv").expect(http.StatusOK).body
		if !strings.Contains(csv, "'=Wer soll") || !strings.Contains(csv, "Kreis Pinneberg") || !strings.Contains(csv, "Pretest") {
			t.Errorf("%s", csv)
		}
		next := attr(p.one("a[href=/dlt/erhebungen/neu?aus=p27]"), "href")
		f = dlt.get(next).expect(http.StatusOK).form("/dlt/erhebungen/neu")
		if got := f.values.Get("landkreise") + " " + f.values.Get("fragebogen") + " " + f.values.Get("frueher"); got != "mitgeliefert "+s.wave("p27").Edition+" " {
			t.Errorf("taken over: %q", got)
		}

		// Real waves know nothing of it, and it nothing of theirs.
		marked(dlt.get("/dlt/p27/abbildungen").says("2026 (Pretest)"), true)
		marked(dlt.get("/dlt/2026/abbildungen"), false)
		marked(petra.get("/antwortbogen/quittung.pdf"), true)
		marked(s.visitor().get("/fragebogen/p27/fragebogen.pdf"), true)
		dlt.get("/dlt/2026").says("0 von 3")
		if export := dlt.get("/dlt/2026/antworten.csv?ansprechpersonen=ja").body; strings.Contains(export, "Pinneberg") {
			t.Error("the real wave's export holds the pre-test")
		}
		county := s.county(storetest.Pinneberg, "p")
		if body := county.get("/antwortbogen/seite/allgemeines").body; strings.Contains(body, "_anmerkung:") || strings.Contains(body, "_seit") {
			t.Error("a real wave asks for remarks, or takes the time")
		}
		g := county.open("allgemeines")
		g.values.Set("_anmerkung:"+item, "eingeschmuggelt")
		g.press("bleiben").expect(http.StatusBadRequest)
		if err := st.RecallWave(t.Context(), "p27", wave, "op"); err == nil {
			t.Error("a running pre-test recalls another wave")
		}
		late := survey.Wave{Key: "2028", Title: "2028", Year: 2028, FirstDay: "2028-01-01", LastDay: "2028-12-31", Earlier: "p27"}
		if err := st.CreateWave(t.Context(), late, []byte("d"), storetest.Frame(), "op"); err == nil {
			t.Error("a wave recalls a pre-test")
		}
	})
}
