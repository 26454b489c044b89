package web_test

import (
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"

	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

func checksDefinition(t *testing.T) []byte {
	t.Helper()
	definition, err := os.ReadFile("testdata/pruefungen.yaml")
	must(t, err)
	return definition
}

// eachChecks runs the test with a questionnaire that has required questions,
// groups of numbers and checks.
func eachChecks(t *testing.T, test func(t *testing.T, s *site)) {
	t.Helper()
	storetest.Either(t, func(t *testing.T, st *store.Store) {
		t.Parallel()
		test(t, newSite(t, st, checksDefinition(t)))
	})
}

const (
	staffPath = "/antwortbogen/seite/personal"
	checkPath = "/antwortbogen/pruefen"
	sendPath  = "/antwortbogen/einreichen"
)

// staff fills in the first page.
func staff(b *browser, it, infra, apps, total string) *form {
	b.t.Helper()
	return b.open("personal").write("stellen.it", it).write("stellen.teams:infra", infra).write("stellen.teams:apps", apps).write("stellen.teams:total", total)
}

func TestAGroupOfNumbersIsStoredAndShownWithItsSum(t *testing.T) {
	eachChecks(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		staff(b, "12,5", "1.000", "0,5", "1.000,5").press("bleiben").expect(http.StatusSeeOther)
		if got := s.answer(storetest.Pinneberg, "stellen.teams").Canonical(); got != `{"fields":{"apps":"0.5","infra":"1000","total":"1000.5"}}` {
			t.Errorf("stored %s", got)
		}
		p := b.get(staffPath)
		if got := p.form(staffPath).values.Get("stellen.teams:total"); got != "1000,5" {
			t.Errorf("shown %q", got)
		}
		if got := p.text("#f-stellen-teams-form"); got != "Zahl von 0 bis 5.000, höchstens 2 Nachkommastellen" {
			t.Errorf("described as %q", got)
		}
		b.get(checkPath).says("Infrastruktur: 1.000 Stellen").says("Insgesamt: 1.000,5 Stellen")
		wrong := staff(b, "12,5", "1.000", "0,5", "1.001").press("weiter").expect(http.StatusUnprocessableEntity).
			says("Die einzelnen Zahlen ergeben zusammen 1.000,5 Stellen.")
		if got := wrong.errorLinks(); !slices.Equal(got, []string{"f-stellen-teams--t--total"}) {
			t.Errorf("the summary leads to %v", got)
		}
		b.open("verteilung").write("verteilung.anteile:main", "60").write("verteilung.anteile:rest", "50").press("weiter").
			expect(http.StatusUnprocessableEntity).says("Zusammen müssen es 100 % sein, jetzt sind es 110 %.")
	})
}

func TestWhatIsAskedForByNameIsSaidByName(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), checksDefinition(t))
	b := s.county(storetest.Pinneberg, "p")
	b.get(staffPath).says("Es geht um Kreis Pinneberg zum Stichtag 2026.").says("in Kreis Pinneberg?").says("(Pflichtangabe)")
	b.get("/antwortbogen/seite/verteilung").says("Wie verteilen sich die angegebenen Stellen auf")
	staff(b, "1.200", "", "", "").press("bleiben")
	b.get("/antwortbogen/seite/verteilung").says("Wie verteilen sich die 1.200 Stellen auf")
	b.get(checkPath).says("Wie verteilen sich die 1.200 Stellen auf")
	b.get("/fragebogen/" + wave).says("in Ihrem Landkreis?").says("(Pflichtangabe)").says("zum Stichtag der Erhebung").
		says("Nur wenn bei Frage I.1.1 mehr als 10 Stellen angegeben ist.").says("Zusammen: 100 %").says("Fachverfahren").hides("ungewöhnlich viele")
}

func TestAnObjectionIsShownAfterSavingAndKeepsNobodyFromGoingOn(t *testing.T) {
	eachChecks(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		again := staff(b, "12", "5", "6", "11").press("weiter").expect(http.StatusSeeOther).follow()
		again.says("Gespeichert. Bitte prüfen Sie noch:").says("nicht so viele Stellen wie die IT insgesamt (12 Stellen)")
		if got := s.answer(storetest.Pinneberg, "stellen.it"); got.Text != "12" {
			t.Errorf("stored %q", got.Text)
		}
		box := again.one("#f-check-sums--b")
		if got := again.all(".kern-alert a[href=#" + attr(box, "id") + "]"); len(got) != 1 {
			t.Errorf("%d links lead to the objection", len(got))
		}
		if next := again.form(staffPath).press("weiter"); next.header.Get("Location") != "/antwortbogen/seite/verteilung" {
			t.Errorf("seen and pressed again, it leads to %s", next.header.Get("Location"))
		}
		// Another visit shows it again and does not hold anybody up either.
		p := b.get(staffPath).says("Bitte prüfen Sie noch:").hides("Gespeichert. Bitte prüfen")
		if next := p.form(staffPath).press("weiter"); next.header.Get("Location") != "/antwortbogen/seite/verteilung" {
			t.Errorf("leads to %s", next.header.Get("Location"))
		}
		// Other values are another matter.
		if next := staff(b, "12", "5", "8", "13").press("weiter"); next.header.Get("Location") != staffPath+"?hinweis=pruefen" {
			t.Errorf("a new objection leads to %s", next.header.Get("Location"))
		}
		if next := staff(b, "12", "5", "7", "12").press("weiter"); next.header.Get("Location") != "/antwortbogen/seite/verteilung" {
			t.Errorf("mended, it leads to %s", next.header.Get("Location"))
		}
		b.get(staffPath).hides("Bitte prüfen Sie noch")
	})
}

func TestAWarningIsConfirmedOnItsPageAndLapsesWithTheValue(t *testing.T) {
	eachChecks(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		staff(b, "1.200", "", "", "").press("weiter")
		asked := b.open("personal")
		fingerprint := attr(asked.page.one("#f-check-many--b--ja"), "value")
		asked.tick("check/many", fingerprint).press("weiter").expect(http.StatusSeeOther)
		stored := s.answers(storetest.Pinneberg)[survey.Ref{Item: "check/many"}]
		if stored.Value.Text != fingerprint || stored.Author != "p" || stored.Version != 1 {
			t.Errorf("stored %+v", stored)
		}
		if n := len(b.get(staffPath).hides("Bitte prüfen Sie noch").all("#f-check-many--b--ja[checked]")); n != 1 {
			t.Error("the confirmation is not shown")
		}
		b.get(checkPath).says("Von Ihnen bestätigt").says("Bestätigt: Ja, das ist so.")
		b.open("personal").untick("check/many", fingerprint).press("bleiben")
		b.get(staffPath).says("Bitte prüfen Sie noch")
		b.open("personal").tick("check/many", fingerprint).press("bleiben")
		b.open("personal").write("stellen.it", "1.201").press("bleiben")
		if n := len(b.get(staffPath).says("Bitte prüfen Sie noch").all("#f-check-many--b--ja[checked]")); n != 0 {
			t.Error("the confirmation holds for another value")
		}
	})
}

func TestAWarningIsConfirmedOnTheCheckPage(t *testing.T) {
	eachChecks(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		staff(b, "1.200", "", "", "").press("weiter")
		f := b.get(checkPath).says("Vor dem Einreichen noch zu klären").says("Das sind ungewöhnlich viele Stellen. Ist das so?").form(checkPath)
		late := b.get(checkPath).form(checkPath)
		fingerprint := attr(f.page.one("#f-check-many--b--ja"), "value")
		f.tick("check/many", fingerprint).send().follow().expect(http.StatusOK).says("Ihre Angaben wurden gespeichert.").hides("Ist das so? Ja, das ist so Angaben ändern Bitte")
		if got := s.answer(storetest.Pinneberg, "check/many"); got.Text != fingerprint {
			t.Errorf("stored %q", got.Text)
		}
		late.tick("check/many", fingerprint).send().expect(http.StatusSeeOther) // the same is no conflict
		s.county(storetest.Pinneberg, "q").get(checkPath).form(checkPath).untick("check/many", fingerprint).send()
		if got := s.answer(storetest.Pinneberg, "check/many"); !got.IsEmpty() {
			t.Errorf("not taken back: %q", got.Text)
		}
		for name, value := range map[string]string{"check/sums": fingerprint, "check/many": "ja", "stellen.it": "1"} {
			bad := b.get(checkPath).form(checkPath)
			bad.values = url.Values{"_token": bad.values["_token"], "_form": {"f"}, "_save": {"s"}, "_wave": {wave}, "v:" + name: {"0"}, name: {value}}
			bad.send().expect(http.StatusBadRequest)
		}
	})
}

func TestAConflictOverAConfirmationIsShown(t *testing.T) {
	eachChecks(t, func(t *testing.T, s *site) {
		b, other := s.county(storetest.Pinneberg, "p"), s.county(storetest.Pinneberg, "q")
		staff(b, "1.200", "", "", "").press("weiter")
		fingerprint := attr(b.get(staffPath).one("#f-check-many--b--ja"), "value")
		b.open("personal").tick("check/many", fingerprint).press("bleiben")
		stale := other.open("personal")
		b.open("personal").untick("check/many", fingerprint).press("bleiben")
		b.open("personal").write("stellen.it", "1.300").press("bleiben")
		b.open("personal").tick("check/many", attr(b.get(staffPath).one("#f-check-many--b--ja"), "value")).press("bleiben")
		p := stale.untick("check/many", fingerprint).press("weiter").expect(http.StatusConflict).says("nicht bestätigt")
		if links := p.errorLinks(); !slices.Equal(links, []string{"f-check-many--k--mine"}) {
			t.Errorf("the summary leads to %v", links)
		}
		p.form(staffPath).tick("k:check/many@3", "mine").press("bleiben").expect(http.StatusSeeOther)
		if got := s.answer(storetest.Pinneberg, "check/many"); !got.IsEmpty() {
			t.Errorf("stored %q", got.Text)
		}
	})
}

func TestNothingIsSubmittedWhileSomethingIsInTheWay(t *testing.T) {
	eachChecks(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		b.get("/antwortbogen").says("Vor dem Einreichen noch zu klären: eine Pflichtangabe").says("Fragen mit dem Zusatz „(Pflichtangabe)“").hides("Alle Fragen sind freiwillig")
		empty := b.get(sendPath).says("Diese Pflichtangaben fehlen noch").says("I.1.1 Wie viele Stellen hat die IT in Kreis Pinneberg?")
		if n := len(empty.all("main form")); n != 0 {
			t.Error("there is a button to submit")
		}
		b.get(checkPath).says("Pflichtangabe fehlt")
		staff(b, "12", "5", "6", "").press("bleiben")
		b.get("/antwortbogen").says("zu klären: ein Hinweis").says("zu klären: eine Pflichtangabe")
		both := b.get(sendPath).says("Diese Angaben müssen berichtigt werden").says("I.2.2 Wer leitet die IT?")
		for _, link := range both.all(".kern-alert__body a") {
			page, id, _ := strings.Cut(attr(link, "href"), "#")
			b.get(page).one("#" + id)
		}
		staff(b, "12", "5", "7", "").press("bleiben")
		b.open("verteilung").tick("verteilung.leitung", "!no_answer").press("weiter")
		f := b.get(sendPath).hides("zu klären").form(sendPath)
		other := s.county(storetest.Pinneberg, "q")
		staff(other, "12", "5", "8", "").press("bleiben") // in the meantime
		f.send().expect(http.StatusUnprocessableEntity).says("Nicht eingereicht: es ist noch etwas zu klären").says("Diese Angaben müssen berichtigt werden")
		if n := len(storetest.Rows(t, s.store, "submission")); n != 0 {
			t.Fatalf("%d submissions", n)
		}
		staff(other, "12", "5", "7", "").press("bleiben")
		f.send().follow().expect(http.StatusOK).says("Ihre Vorgangsnummer")
	})
}

func TestTheSubmissionKeepsTheConfirmationAndTheDLTSeesIt(t *testing.T) {
	eachChecks(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		staff(b, "1.200", "", "", "").press("weiter")
		b.open("verteilung").tick("verteilung.leitung", "own").press("weiter")
		f := b.get(checkPath).form(checkPath)
		fingerprint := attr(f.page.one("#f-check-many--b--ja"), "value")
		f.tick("check/many", fingerprint).send()
		b.submit().follow().says("Ihre Vorgangsnummer")
		sub, err := s.store.LatestSubmission(t.Context(), storetest.Of(storetest.Pinneberg, "p"))
		must(t, err)
		if last := sub.Rows[len(sub.Rows)-1]; last.Item != "check/many" || last.Value.Text != fingerprint {
			t.Errorf("%+v", last)
		}
		b.get(checkPath).says("Das sind ungewöhnlich viele Stellen. Bestätigt: Ja, das ist so.")
		dlt := s.admin()
		dlt.get("/dlt/2026/landkreise/01056").says("Bestätigt: Ja, das ist so.").says("in Kreis Pinneberg?")
		if csv := dlt.get("/dlt/2026/antworten.csv").body; !strings.Contains(csv, `"BESTAETIGT"`) {
			t.Error(csv)
		}
		dlt.get("/dlt/2026/codebuch.csv").says("Hinweis: Das sind ungewöhnlich viele Stellen.").says("Nur wenn bei Frage I.1.1 mehr als 1.000")
		dlt.get("/dlt/2026/abbildungen").expect(http.StatusOK)
	})
}

func TestATickThatIsNoLongerOfferedIsKeptAndSaidNotToCount(t *testing.T) {
	eachChecks(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		staff(b, "12", "", "", "").press("bleiben")
		b.open("personal").tick("stellen.arten", "lead").write("stellen.arten:lead", "Amtsleitung").press("bleiben")
		b.get(checkPath).says("Leitung: Amtsleitung")
		staff(b, "9", "", "", "").press("bleiben")
		f := b.get(staffPath).says("wird nach Ihren übrigen Angaben nicht mehr angeboten und zählt nicht").form(staffPath)
		if !slices.Equal(f.values["stellen.arten"], []string{"lead"}) || f.values.Get("stellen.arten:lead") != "Amtsleitung" {
			t.Errorf("shown %v", f.values)
		}
		b.get(checkPath).hides("Amtsleitung")
		staff(b, "12", "", "", "").press("bleiben")
		b.get(checkPath).says("Leitung: Amtsleitung")
	})
}
