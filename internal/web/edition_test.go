package web_test

import (
	"crypto/sha256"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
	"kreisumfrage/internal/web"
)

// editionFile is one of three editions of a short questionnaire: the second
// renames and retires, and adds a step to the scale that nothing before compares
// with; the third renames again and asks one more question.
func editionFile(t *testing.T, number int) []byte {
	t.Helper()
	data, err := os.ReadFile(fmt.Sprintf("testdata/ausgaben/%d.yaml", number))
	must(t, err)
	return data
}

func hashOf(definition []byte) string { return fmt.Sprintf("%x", sha256.Sum256(definition)) }

// eachEdition runs the test with the first edition in the field.
func eachEdition(t *testing.T, test func(t *testing.T, s *site)) {
	t.Helper()
	storetest.Either(t, func(t *testing.T, st *store.Store) {
		t.Parallel()
		test(t, newSite(t, st, editionFile(t, 1)))
	})
}

// activate puts the edition in force, as the command line does.
func (s *site) activate(number int) {
	s.t.Helper()
	s.activateText(editionFile(s.t, number))
}

func (s *site) activateText(definition []byte) {
	s.t.Helper()
	w, err := s.store.Wave(s.t.Context(), wave)
	must(s.t, err)
	before, err := s.store.Edition(s.t.Context(), w.Edition)
	must(s.t, err)
	changes, translation, err := compiler{}.Compare(before, definition)
	must(s.t, err)
	if translation == nil {
		s.t.Fatalf("something is open: %+v", changes)
	}
	must(s.t, s.store.ActivateEdition(s.t.Context(), access.WaveScope(wave, access.Operator), survey.Activation{
		Edition: hashOf(definition), Base: w.Edition, Definition: definition, Reason: "Nachbesserung", Translation: *translation}))
}

const startPage = "/antwortbogen/seite/start"

func TestAPageThatWasOpenWhenTheEditionChangedComesBackWithEverythingTyped(t *testing.T) {
	eachEdition(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		b.open("start").tick("a.status", "no").write("a.why", "alt").press("bleiben")
		f := b.open("start").tick("a.status", "yes").write("a.why", umlauts).write("a.fax", "030 1").
			tick("a.areas", "roads").tick("a.areas", "health").tick("_fertig", "ja")
		s.activate(2)
		before := storetest.Dump(t, s.store)
		p := f.press("weiter").expect(http.StatusConflict).
			says("Der Fragebogen wurde inzwischen geändert").says("Welche Faxnummer?").says("030 1").says("Gesundheit")
		sameTables(t, before, storetest.Dump(t, s.store))

		again := p.form(startPage)
		for name, want := range map[string]string{"a.portal": "done", "a.why": umlauts, "a.areas": "roads", "_fertig": "ja",
			"_ausgabe": hashOf(editionFile(t, 2))[:12]} {
			if got := again.values.Get(name); got != want {
				t.Errorf("%s shows %q, want %q", name, got, want)
			}
		}
		again.press("weiter").expect(http.StatusSeeOther)
		for item, want := range map[string]survey.Value{"a.portal": survey.Choose("done"), "a.why": survey.Write(umlauts), "a.areas": survey.Choose("roads")} {
			if got := s.answer(storetest.Pinneberg, item); !got.Equal(want) {
				t.Errorf("%s is %s", item, got.Canonical())
			}
		}
	})
}

func TestAFormIsReadThroughSeveralEditions(t *testing.T) {
	eachEdition(t, func(t *testing.T, s *site) {
		f := s.county(storetest.Pinneberg, "p").open("start").tick("a.status", "yes")
		s.activate(2)
		s.activate(3)
		f.press("weiter").expect(http.StatusConflict).form(startPage).press("weiter").expect(http.StatusSeeOther)
		if got := s.answer(storetest.Pinneberg, "a.portal"); !got.Equal(survey.Choose("completed")) {
			t.Errorf("stored is %s", got.Canonical())
		}
	})
}

func TestAColleaguesAnswerIsNotOverwrittenAcrossEditions(t *testing.T) {
	eachEdition(t, func(t *testing.T, s *site) {
		s.county(storetest.Pinneberg, "anna").open("start").tick("a.status", "no").write("a.why", "zuerst").press("bleiben")
		f := s.county(storetest.Pinneberg, "bernd").open("start").tick("a.status", "yes").write("a.why", "von Bernd")
		s.county(storetest.Pinneberg, "anna").open("start").tick("_fertig", "nein").write("a.why", "von Anna").press("bleiben")
		s.activate(2)
		f.press("weiter").expect(http.StatusConflict).form(startPage).press("weiter").expect(http.StatusConflict).
			says("von Anna").says("von Bernd")
		if got := s.answer(storetest.Pinneberg, "a.why"); got.Text != "von Anna" {
			t.Errorf("stored is %q", got.Text)
		}
		if got := s.answer(storetest.Pinneberg, "a.portal"); !got.Equal(survey.Choose("done")) {
			t.Errorf("what nobody else changed is %s", got.Canonical())
		}
	})
}

func TestWhatWasTypedOnAPageThatIsGoneIsShownToBeCopied(t *testing.T) {
	eachEdition(t, func(t *testing.T, s *site) {
		f := s.county(storetest.Pinneberg, "p").open("extra").write("c.note", umlauts)
		s.activate(2)
		p := f.press("weiter").expect(http.StatusConflict).says("Der Fragebogen wurde inzwischen geändert").
			says("Was noch?").says("gibt es im geänderten Fragebogen nicht mehr")
		if got := strings.TrimSpace(textOf(p.one("textarea"))); got != umlauts {
			t.Errorf("to be copied: %q", got)
		}
		if got := s.answer(storetest.Pinneberg, "c.note"); !got.IsEmpty() {
			t.Errorf("stored is %q", got.Text)
		}
	})
}

func TestAnUnknownEditionOfAFormIsRefused(t *testing.T) {
	eachEdition(t, func(t *testing.T, s *site) {
		f := s.county(storetest.Pinneberg, "p").open("start").tick("a.status", "yes")
		f.values.Set("_ausgabe", "0123456789ab")
		f.press("weiter").expect(http.StatusBadRequest)
		f.values.Set("_ausgabe", "../../etc")
		f.press("weiter").expect(http.StatusBadRequest)
	})
}

func TestSubmittingAfterAChangeLeadsBackToTheCheck(t *testing.T) {
	eachEdition(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		f := b.get("/antwortbogen/einreichen").form("/antwortbogen/einreichen")
		s.activate(2)
		f.send().follow().says("Der Fragebogen wurde inzwischen geändert")
		if n := s.audited(access.ActionSubmitted); n != 0 {
			t.Errorf("%d submissions", n)
		}
		b.submit().expect(http.StatusSeeOther)
	})
}

func TestAFormOfAnEarlierEditionAfterTheSubmissionGivesTheTextsBack(t *testing.T) {
	eachEdition(t, func(t *testing.T, s *site) {
		f := s.county(storetest.Pinneberg, "p").open("start").write("a.fax", "030 1")
		s.activate(2)
		s.county(storetest.Pinneberg, "p").submit()
		f.press("weiter").expect(http.StatusConflict).says("bereits eingereicht").says("030 1")
	})
}

// submitUnder lets a county answer in the words of the edition in force, and
// submit.
func submitUnder(s *site, county string, item, key, role string) {
	s.t.Helper()
	b := s.county(county, "p")
	b.open("start").tick(item, key).tick("a.areas", "roads").press("weiter").expect(http.StatusSeeOther)
	b.open("end").tick("b.role", role).press("weiter").expect(http.StatusSeeOther)
	b.submit().expect(http.StatusSeeOther)
}

func TestFiguresCountAllEditionsOfTheWaveAndSayWhatTheyLeaveOut(t *testing.T) {
	eachEdition(t, func(t *testing.T, s *site) {
		submitUnder(s, storetest.Ahrweiler, "a.status", "yes", "high")
		s.admin().get("/dlt/2026/abbildungen/1").says("n = 1").hides("früheren Ausgabe")
		s.activate(2)
		submitUnder(s, storetest.Hannover, "a.portal", "done", "high")
		s.activate(3)
		submitUnder(s, storetest.Pinneberg, "a.portal", "no", "middle")

		admin := s.admin()
		admin.get("/dlt/2026/abbildungen/1").says("n = 3").hides("früheren Ausgabe")
		admin.get("/dlt/2026/abbildungen/3").says("n = 2").says("Nicht enthalten ist ein Antwortbogen zu einer früheren Ausgabe").
			says("zu einer früheren Ausgabe: 1")
		csv := admin.get("/dlt/2026/antworten.csv").body
		for _, want := range []string{"a.portal", "completed", "NICHT_GESTELLT"} {
			if !strings.Contains(csv, want) {
				t.Errorf("the export lacks %s:\n%s", want, csv)
			}
		}
		for _, gone := range []string{"a.status", "a.fax"} {
			if strings.Contains(csv, gone) {
				t.Errorf("the export holds %s:\n%s", gone, csv)
			}
		}
	})
}

func TestAnAnswerGivenBeforeAnIncomparableChangeCountsOnceItIsSavedAgain(t *testing.T) {
	eachEdition(t, func(t *testing.T, s *site) {
		for _, county := range []string{storetest.Pinneberg, storetest.Hannover} {
			s.county(county, "p").open("end").tick("b.role", "high").press("weiter").expect(http.StatusSeeOther)
		}
		const again = "Auf diesen Seiten hat sich eine Frage geändert"
		s.county(storetest.Pinneberg, "p").get("/antwortbogen/pruefen").hides(again)
		s.activate(2)
		s.county(storetest.Pinneberg, "p").get("/antwortbogen/pruefen").says(again)
		s.county(storetest.Pinneberg, "p").open("end").press("weiter").expect(http.StatusSeeOther)
		s.county(storetest.Pinneberg, "p").get("/antwortbogen/pruefen").hides(again)
		s.county(storetest.Pinneberg, "p").submit().expect(http.StatusSeeOther)
		s.county(storetest.Hannover, "p").submit().expect(http.StatusSeeOther)
		s.admin().get("/dlt/2026/abbildungen/3").says("n = 1").says("zu einer früheren Ausgabe: 1")
	})
}

// pickyCompiler refuses an edition that an earlier program had taken.
type pickyCompiler struct {
	compiler
	refused string
}

func (p pickyCompiler) Compare(old, now []byte) ([]survey.EditionChange, *survey.Translation, error) {
	if hashOf(old) == p.refused {
		return nil, nil, survey.ErrInvalid
	}
	return p.compiler.Compare(old, now)
}

func TestWhatAnUnreadableEditionHoldsIsLeftOutAndNothingElseSuffers(t *testing.T) {
	eachEdition(t, func(t *testing.T, s *site) {
		submitUnder(s, storetest.Ahrweiler, "a.status", "yes", "high")
		s.activate(2)
		submitUnder(s, storetest.Hannover, "a.portal", "done", "high")
		s.restart(func(c *web.Config) { c.Compiler = pickyCompiler{refused: hashOf(editionFile(t, 1))} })
		s.admin().get("/dlt/2026/abbildungen/1").says("n = 1").says("Nicht enthalten ist ein Antwortbogen")
		s.county(storetest.Pinneberg, "p").open("start").tick("a.portal", "no").press("weiter").expect(http.StatusSeeOther)
	})
}

func (s *site) propose(b *browser, edition string) *page {
	s.t.Helper()
	token := attr(b.get("/dlt").all("form input[name=_token]")[0], "value")
	return b.post("/dlt/2026/fragebogen/vorschlagen", url.Values{"_token": {token}, "ausgabe": {edition}, "begruendung": {"Die Mitte fehlte."}})
}

// storedEdition puts the edition into the table of editions by way of another wave.
func (s *site) storedEdition(definition []byte) string {
	s.t.Helper()
	s.addWave(survey.Wave{Key: "andere", Title: "Andere", Year: 2027, FirstDay: "2027-01-01", LastDay: "2027-01-31"}, definition)
	return hashOf(definition)
}

const editionsPage = "/dlt/2026/fragebogen"

func TestASecondAdministratorApprovesWhatTheFirstProposed(t *testing.T) {
	eachEdition(t, func(t *testing.T, s *site) {
		s.hire("erste")
		s.hire("zweite")
		first := s.enter(access.Principal{Role: access.Admin, Person: s.personOf("erste")})
		second := s.enter(access.Principal{Role: access.Admin, Person: s.personOf("zweite")})
		s.county(storetest.Pinneberg, "p").open("start").tick("a.status", "yes").write("a.fax", "1").press("weiter")
		submitUnder(s, storetest.Ahrweiler, "a.status", "yes", "high")

		first.get(editionsPage).expect(http.StatusOK).says("Es ist keine andere Ausgabe vorgeschlagen")
		edition := s.storedEdition(editionFile(t, 2))
		s.propose(first, edition).follow().says("vorgeschlagen").says("Freigeben kann sie eine zweite Person").
			says("Die Frage entfällt").says("heißt jetzt anders").says("nicht mehr vergleichbar").says("Die Mitte fehlte.")
		s.propose(second, edition).expect(http.StatusConflict).says("schon ein Vorschlag offen")

		// The proposer's button is not there; pressing it all the same is refused.
		f := second.get(editionsPage).form(editionsPage + "/freigeben")
		own := url.Values{"_token": {attr(first.get("/dlt").all("form input[name=_token]")[0], "value")},
			"ausgabe": f.values["ausgabe"], "basis": f.values["basis"], "begruendung": {"Eilt."}}
		first.post(editionsPage+"/freigeben", own).expect(http.StatusForbidden).says("zweite Person")

		f.send().follow().says("gilt ab jetzt").says("vorgeschlagen von Frau Beispiel").says("Frühere Ausgaben")
		w, err := s.store.Wave(t.Context(), wave)
		if err != nil || w.Edition != edition {
			t.Errorf("%+v, %v", w, err)
		}
		// Whoever presses once more, or withdraws what is in force, is told so.
		const activated = "wurde inzwischen freigegeben und gilt schon"
		f.send().expect(http.StatusConflict).says(activated).says("Geltende Ausgabe")
		late := url.Values{"_token": f.values["_token"], "ausgabe": f.values["ausgabe"]}
		second.post(editionsPage+"/zurueckziehen", late).expect(http.StatusConflict).says(activated)
		s.activate(3)
		f.send().expect(http.StatusConflict).says("galt schon; inzwischen gilt eine andere")
	})
}

func (s *site) personOf(login string) string {
	s.t.Helper()
	account, err := s.store.AdminByLogin(s.t.Context(), login)
	must(s.t, err)
	return account.Person
}

func TestTheOnlyAdministratorGivesAReason(t *testing.T) {
	eachEdition(t, func(t *testing.T, s *site) {
		s.hire("einzige")
		b := s.enter(access.Principal{Role: access.Admin, Person: s.personOf("einzige")})
		p := s.propose(b, s.storedEdition(editionFile(t, 2))).follow().says("niemand bestellt")
		p.form(editionsPage + "/freigeben").send().expect(http.StatusUnprocessableEntity).says("Bitte begründen Sie")
		long := strings.Repeat("ä", 1001)
		p.form(editionsPage+"/freigeben").write("begruendung", long).send().expect(http.StatusUnprocessableEntity).says("1000 Zeichen").says(long)
		p.form(editionsPage+"/freigeben").write("begruendung", "Vertretung fehlt.").send().follow().says("gilt ab jetzt").says("Vertretung fehlt.")
	})
}

func TestAProposalIsWithdrawn(t *testing.T) {
	eachEdition(t, func(t *testing.T, s *site) {
		b := s.admin()
		p := s.propose(b, s.storedEdition(editionFile(t, 2))).follow()
		p.form(editionsPage + "/zurueckziehen").send().follow().says("zurückgezogen").says("keine andere Ausgabe vorgeschlagen")

		for _, late := range []string{"/zurueckziehen", "/freigeben"} {
			again := p.form(editionsPage + late).send().expect(http.StatusConflict).says("Der Vorschlag wurde inzwischen zurückgezogen")
			if link := attr(again.one("[role=alert] a"), "href"); link != "#geltend" {
				t.Errorf("the notice leads to %s", link)
			}
		}
		label := []byte(strings.Replace(string(editionFile(t, 1)), "Anfang", "Beginn", 1))
		s.addWave(survey.Wave{Key: "dritte", Title: "Dritte", Year: 2028, FirstDay: "2028-01-01", LastDay: "2028-01-31"}, label)
		s.propose(b, hashOf(label)).follow()
		for _, late := range []string{"/zurueckziehen", "/freigeben"} {
			p.form(editionsPage + late).send().expect(http.StatusConflict).says("Inzwischen ist etwas anderes vorgeschlagen")
		}
	})
}

func TestAnOutdatedProposalCannotBeApproved(t *testing.T) {
	eachEdition(t, func(t *testing.T, s *site) {
		b := s.admin()
		f := s.propose(b, s.storedEdition(editionFile(t, 2))).follow().form(editionsPage + "/freigeben")
		s.activateText([]byte(strings.Replace(string(editionFile(t, 1)), "Anfang", "Beginn", 1)))
		f.write("begruendung", "Eilt.").send().expect(http.StatusConflict).says("Ziehen Sie den Vorschlag zurück")
		p := b.get(editionsPage).says("Seit dem Vorschlag gilt eine andere Ausgabe")
		if forms := p.all("form[action=" + editionsPage + "/freigeben]"); len(forms) > 0 {
			t.Error("it can still be approved")
		}
	})
}

func TestWhatLeavesAChangeOpenIsNotProposed(t *testing.T) {
	eachEdition(t, func(t *testing.T, s *site) {
		bare, _, _ := strings.Cut(string(editionFile(t, 2)), "mappings:")
		edition := s.storedEdition([]byte(bare))
		b := s.admin()
		p := s.propose(b, edition).expect(http.StatusUnprocessableEntity).says("mappings")
		b.get(attr(p.one("[role=alert] a"), "href")).expect(http.StatusOK).says("Die Frage entfällt").says("mappings")
		w, err := s.store.Wave(t.Context(), wave)
		must(t, err)
		s.propose(s.admin(), w.Edition).expect(http.StatusConflict).says("gilt schon")
		s.propose(s.admin(), "unbekannt").expect(http.StatusNotFound)
	})
}
