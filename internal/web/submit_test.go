package web_test

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

func TestTheCheckPageListsEveryQuestionOnce(t *testing.T) {
	s := onSQLite(t)
	b := s.county(storetest.Pinneberg, "p")
	b.open("allgemeines").tick("general.strategy", "planned").tick("general.funding_state", "!no_answer").press("bleiben")
	p := b.get("/antwortbogen/pruefen")
	q, _, err := compiler{}.Compile(dlt())
	must(t, err)
	numbers := map[string]int{}
	for _, n := range p.all("dl.answers dt .number") {
		numbers[words(n)]++
	}
	conditional := 0
	for _, it := range q.Items() {
		if it.ShowIf != nil {
			conditional++
		} else if numbers[it.Number] != 1 {
			t.Errorf("%s stands %d times on the check page", it.Number, numbers[it.Number])
		}
	}
	if len(numbers) != 129-3 || conditional != 3 {
		t.Errorf("%d questions are listed, %d have conditions", len(numbers), conditional)
	}
	gaps := 0
	for _, it := range q.Items() {
		if it.CompanionOf == "" && it.ShowIf == nil {
			gaps++
		}
	}
	p.says(fmt.Sprintf("%d Fragen sind noch nicht beantwortet", gaps-2)).says("Keine Angabe")
	for _, change := range p.all(".answers__change a") {
		page, id, _ := strings.Cut(attr(change, "href"), "#")
		if strings.HasSuffix(page, "/allgemeines") {
			b.get(page).one("#" + id)
		}
	}
}

func TestSubmittingWithGapsAfterOneWarning(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		b.open("auswahl").tick("arten.stand", "no").tick("arten.note", "!no_answer").tick("_fertig", "ja").press("weiter")
		b.get("/antwortbogen/quittung").expect(http.StatusNotFound)
		// Empty are the topics, four texts and the last question.
		warning := b.get("/antwortbogen/einreichen").says("6 Fragen sind noch nicht beantwortet").
			says("Auswahl (eine Frage)").says("Texte (4 Fragen)").says("Schluss (eine Frage)")
		receipt := warning.form("/antwortbogen/einreichen").send().follow().expect(http.StatusOK)
		sub, err := s.store.LatestSubmission(t.Context(), storetest.Of(storetest.Pinneberg, "p"))
		must(t, err)
		if got := receipt.text(".reference"); got != sub.Reference || !strings.HasPrefix(got, "2026-01056-1-") {
			t.Errorf("reference %q", got)
		}
		receipt.says("Beantwortete Fragen: 2, offene Fragen: 6").says("eingereicht am 16.11.2026, 12:00 Uhr").says("Kreis Pinneberg")
		if got := receipt.text(".hash"); got != survey.Digest(storetest.Pinneberg, sub.Edition, sub.Rows) {
			t.Errorf("the receipt's hash %s is not that of the stored submission", got)
		}
		if s.audited(access.ActionSubmitted) != 1 {
			t.Error("the submission left no line in the audit trail")
		}
	})
}

func TestSubmittingTwiceIsOneSubmission(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		f := b.get("/antwortbogen/einreichen").form("/antwortbogen/einreichen")
		g := b.get("/antwortbogen/einreichen").form("/antwortbogen/einreichen") // a second window
		var wait sync.WaitGroup
		for range 4 {
			for _, f := range []*form{f, g} {
				wait.Go(func() {
					if p := f.page.browser.again().post(f.action, f.values); p.header.Get("Location") != "/antwortbogen/quittung" {
						t.Errorf("status %d", p.status)
					}
				})
			}
		}
		wait.Wait()
		if n := len(storetest.Rows(t, s.store, "submission")); n != 1 {
			t.Errorf("%d submissions", n)
		}
		f.values.Del("_save")
		f.send().expect(http.StatusBadRequest)
	})
}

func TestNothingIsSubmittedThatWasNotOnThePage(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), kinds(t))
	b, other, dlt := s.county(storetest.Pinneberg, "p"), s.county(storetest.Pinneberg, "q"), s.admin()
	b.open("auswahl").tick("arten.stand", "no").tick("arten.note", "!no_answer").press("weiter")
	s.pass(time.Minute)
	f := b.get("/antwortbogen/einreichen").says("6 Fragen sind noch nicht beantwortet").form("/antwortbogen/einreichen")
	s.pass(time.Minute)
	other.open("auswahl").untick("arten.note", "!no_answer").press("weiter")
	again := f.send().expect(http.StatusConflict).says("Noch nicht eingereicht: Inzwischen hat sich etwas geändert").says("7 Fragen sind noch nicht beantwortet")
	changed := again.all("#inhalt [role=alert] li a")
	if len(changed) != 1 || words(changed[0]) != "I.1.3 Welche Note?" {
		t.Fatalf("told is %s", again.mainText())
	}
	page, id, _ := strings.Cut(attr(changed[0], "href"), "#")
	b.get(page).one("#" + id)
	if n := len(storetest.Rows(t, s.store, "submission")); n != 0 {
		t.Errorf("%d submissions", n)
	}
	f = again.form("/antwortbogen/einreichen")
	for range 2 {
		f.send().follow().expect(http.StatusOK).hides("2. Einreichung")
	}
	dlt.get("/dlt/2026/landkreise/01056").form("/dlt/2026/landkreise/01056/zurueckgeben").write("rueckgabe", "Bitte noch einmal").send().follow()
	f.send().expect(http.StatusConflict).says("Der Antwortbogen wurde wieder geöffnet").form("/antwortbogen/einreichen").send().follow().says("2. Einreichung")
	f.send().follow().expect(http.StatusOK).says("2. Einreichung")
}

func TestASubmittedResponseCanBeReadAndNotChanged(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		old := b.open("auswahl").write("arten.themen_dazu", "zu spät")
		b.submit().follow()
		before := storetest.Dump(t, s.store)
		for _, path := range []string{"/antwortbogen/seite/auswahl", "/antwortbogen/einreichen"} {
			check := b.get(path).follow().expect(http.StatusOK).says("Eingereichte Antworten")
			for _, a := range check.all(".answers__change a") {
				if !strings.HasPrefix(attr(a, "href"), notePath) { // notes are no answers
					t.Errorf("%s: a link to %s", path, attr(a, "href"))
				}
			}
			if n := len(check.all("main form")); n != 0 {
				t.Errorf("%s: %d forms", path, n)
			}
		}
		old.press("weiter").expect(http.StatusConflict).says("bereits eingereicht").says("zu spät")
		b.get("/antwortbogen").says("Ihr Antwortbogen ist eingereicht").says("Vorgangsnummer")
		sameTables(t, before, storetest.Dump(t, s.store))
	})
}

func TestAFehlanzeigeAfterSubmittingIsRefused(t *testing.T) {
	s := onSQLite(t)
	b := s.county(storetest.Pinneberg, "p")
	f := b.get(areaPath + "/fehlanzeige").form(areaPath + "/fehlanzeige")
	b.submit()
	f.send().expect(http.StatusConflict)
	b.get(areaPath + "/fehlanzeige").follow().expect(http.StatusOK).says("Eingereichte Antworten")
}

func TestAReturnedResponseCountsUntilItIsSubmittedAgain(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		county, dlt := s.county(storetest.Pinneberg, "p"), s.admin()
		const figure1 = "/dlt/2026/abbildungen/1"
		// Row and column of the answer "Nein, ist aber für die Zukunft geplant".
		planned := func() string {
			t.Helper()
			for _, row := range dlt.get(figure1).expect(http.StatusOK).all("table tbody tr") {
				if strings.HasPrefix(words(find(row, "th")[0]), "Nein, ist aber für die Zukunft geplant") {
					return words(find(row, "td")[0])
				}
			}
			t.Fatal("the figure has no such row")
			return ""
		}
		county.open("allgemeines").tick("general.strategy", "planned").press("weiter")
		if planned() != "0" {
			t.Error("a draft counts")
		}
		county.submit()
		if planned() != "1" {
			t.Error("the submission does not count")
		}
		returned := dlt.get("/dlt/2026/landkreise/01056").form("/dlt/2026/landkreise/01056/zurueckgeben").write("rueckgabe", "Bitte noch einmal").send().follow()
		returned.says("zur Überarbeitung zurückgegeben")
		county.get("/antwortbogen").says("zur Überarbeitung zurückgegeben")
		county.get("/antwortbogen/quittung").says("Der Antwortbogen wurde seitdem zur Überarbeitung zurückgegeben")
		county.open("allgemeines").tick("general.strategy", "implemented").press("weiter").expect(http.StatusSeeOther)
		if planned() != "1" {
			t.Error("the returned response does not count any more")
		}
		dlt.get("/dlt/2026/landkreise/01056").says("Nein, ist aber für die Zukunft geplant").hides("Ja, haben es bereits umgesetzt")
		receipt := county.submit().follow().says("2. Einreichung")
		if planned() != "0" || !strings.HasPrefix(receipt.text(".reference"), "2026-01056-2-") {
			t.Error("the new submission does not replace the first one")
		}
		if s.audited(access.ActionReopened) != 1 || s.audited(access.ActionSubmitted) != 2 {
			t.Error("the audit trail lacks a return or a submission")
		}
	})
}

func TestReturningTwiceIsTold(t *testing.T) {
	s := onSQLite(t)
	s.county(storetest.Pinneberg, "p").submit()
	f := s.admin().get("/dlt/2026/landkreise/01056").form("/dlt/2026/landkreise/01056/zurueckgeben").write("rueckgabe", "Bitte noch einmal")
	f.send().expect(http.StatusSeeOther)
	f.send().expect(http.StatusConflict)
	f.action = "/dlt/2026/landkreise/03241/zurueckgeben"
	f.send().expect(http.StatusConflict)
}

func TestNothingIsSubmittedAfterTheFieldPeriod(t *testing.T) {
	s := onSQLite(t)
	storetest.SetClock(t, s.store, survey.Day("2026-12-01").Start().Add(-time.Minute))
	f := s.county(storetest.Pinneberg, "p").get("/antwortbogen/einreichen").form("/antwortbogen/einreichen")
	storetest.SetClock(t, s.store, survey.Day("2026-12-01").Start())
	f.send().expect(http.StatusForbidden).says("nimmt zurzeit keine Angaben an")
	if n := len(storetest.Rows(t, s.store, "submission")); n != 0 {
		t.Errorf("%d submissions", n)
	}
}
