package web_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

const reopening = "/antwortbogen/oeffnung"

func TestACountyAsksForItsAnswersBackAndTheDLTDecides(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), kinds(t))
	b, dlt := s.county(storetest.Pinneberg, "p"), s.admin()
	b.get(reopening).says("nicht eingereicht")
	b.open("auswahl").tick("arten.stand", "no").press("weiter")
	b.submit()
	b.get("/antwortbogen").says("Bitten Sie darum, den Antwortbogen wieder zu öffnen.")
	b.get("/antwortbogen/quittung").says("Bitten Sie darum, den Antwortbogen wieder zu öffnen.")

	b.get(reopening).form(reopening).send().expect(http.StatusUnprocessableEntity).says("Schreiben Sie bitte, was Sie ändern möchten")
	long := strings.Repeat("ä", 1001)
	again := b.get(reopening).form(reopening).write("grund", long).send().expect(http.StatusUnprocessableEntity).says("Er hat jetzt 1.001 Zeichen.")
	if got := again.form(reopening).values.Get("grund"); got != long {
		t.Errorf("of the typed reason %d bytes are left", len(got))
	}
	stale := b.get(reopening).form(reopening)
	b.get(reopening).form(reopening).write("grund", umlauts).send().expect(http.StatusSeeOther)
	stale.write("grund", "Zweiter Grund").send().expect(http.StatusConflict).says("Zweiter Grund").says("liegt beim Deutschen Landkreistag")
	b.get("/antwortbogen").says("Der Deutsche Landkreistag hat noch nicht entschieden.")

	dlt.get("/dlt/2026").says("Bitten um Öffnung").says("Kreis Pinneberg, gebeten am 16.11.2026")
	const county = "/dlt/2026/landkreise/01056"
	p := dlt.get(county).says("Der Landkreis bittet um Öffnung").says(umlauts).hides("Frau Beispiel")
	p.form(county + "/oeffnung-ablehnen").send().expect(http.StatusUnprocessableEntity).says("Schreiben Sie dem Landkreis bitte einen Satz")
	p.form(county+"/oeffnung-ablehnen").write("antwort", "Die Auswertung läuft.").send().expect(http.StatusSeeOther)
	p.form(county+"/oeffnung-ablehnen").write("antwort", "Doch nicht.").send().expect(http.StatusConflict)
	dlt.get("/dlt/2026").hides("Bitten um Öffnung")
	b.get(reopening).says("Abgelehnt am 16.11.2026").says("Die Auswertung läuft.").hides("Doch nicht.")

	b.get(reopening).form(reopening).write("grund", "Anderer Grund").send().expect(http.StatusSeeOther)
	dlt.get(county).form(county + "/zurueckgeben").send().expect(http.StatusSeeOther)
	b.get("/antwortbogen").says("zur Überarbeitung zurückgegeben").says("Ihre Bitten um Öffnung")
	b.get(reopening).says("wurde am 16.11.2026, 12:00 Uhr wieder geöffnet")
	if n := s.audited(access.ActionReopeningRequested); n != 2 {
		t.Errorf("%d requests in the audit trail", n)
	}

	b.submit()
	late := b.get(reopening).form(reopening).write("grund", "Zu spät getippt")
	s.pass(30 * 24 * time.Hour)
	b = s.county(storetest.Pinneberg, "p")
	late.values.Set("_token", attr(b.get("/antwortbogen/quittung").all("form input[name=_token]")[0], "value"))
	b.post(reopening, late.values).expect(http.StatusForbidden).says("Die Erhebung ist beendet.").says("Zu spät getippt")
	for _, path := range []string{"/antwortbogen", "/antwortbogen/quittung", reopening} {
		b.get(path).expect(http.StatusOK).hides("Um Öffnung bitten").hides("Bitten Sie darum")
	}
}

func TestTheHistoryTellsWhoChangedWhatInTheWordsOfItsTime(t *testing.T) {
	eachEdition(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		b.open("start").tick("a.status", "no").write("a.why", "alt").tick("a.areas", "roads").press("bleiben")
		colleague, _ := s.colleague(storetest.Pinneberg, sharedItem("a.why"))
		s.pass(time.Minute)
		colleague.open("start").write("a.why", "neu").press("bleiben").expect(http.StatusSeeOther)
		s.activate(2)
		s.pass(time.Minute)

		p := b.get("/antwortbogen/verlauf").says("bei einer Änderung des Fragebogens übertragen")
		p.says("Frau Beispiel, Schulamt")
		rows := p.all("ol.changes li")
		if n := len(rows); n < 4 {
			t.Fatalf("%d changes: %s", n, p.mainText())
		}
		first, second := words(rows[0]), ""
		for _, r := range rows {
			if strings.Contains(words(r), "danach neu") {
				second = words(r)
			}
		}
		if !strings.Contains(first, "Deutscher Landkreistag") || !strings.Contains(second, "vorher alt danach neu") || !strings.Contains(second, "im Formular gespeichert") {
			t.Errorf("first %q, second %q", first, second)
		}
		old, _, err := compiler{}.Compile(editionFile(t, 1))
		must(t, err)
		p.says(old.Item("a.status").Option("no").Label)

		if n := len(b.get("/antwortbogen/verlauf?frage=a.why").all("ol.changes li")); n != 2 {
			t.Errorf("%d changes of one question", n)
		}
		b.get("/antwortbogen/verlauf?seite=unbekannt&blatt=-3").says("Hierzu hat noch niemand etwas gespeichert.")
		theirs := colleague.get("/antwortbogen/verlauf").hides(old.Item("a.status").Option("no").Label)
		if n := len(theirs.all("ol.changes li")); n != 2 {
			t.Errorf("a colleague with one question reads %d changes", n)
		}
		colleague.get("/antwortbogen/verlauf?frage=a.portal").hides(old.Item("a.status").Option("no").Label)
	})
}

func TestTheHistoryIsPagedAndSaysHowAConflictWasDecided(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), kinds(t))
	bernd, p := meet(s)
	f := p.form("/antwortbogen/seite/auswahl")
	for name := range f.values {
		if strings.HasPrefix(name, "k:") {
			t.Fatalf("a decision is preset: %s", name)
		}
	}
	f.values.Set(attr(p.all("fieldset.conflict input")[0], "name"), "mine")
	f.press("weiter").expect(http.StatusSeeOther)
	s.pass(time.Second)
	bernd.get("/antwortbogen/verlauf").says("bei zwei verschiedenen Angaben so entschieden").says("vorher von Anna danach von Bernd")
	sc, _ := access.Principal{Role: access.CountyRep, Person: "bernd", Wave: wave, County: storetest.Pinneberg}.Scope(wave)
	w, err := s.store.Wave(t.Context(), wave)
	must(t, err)
	q, _, err := compiler{}.Compile(kinds(t))
	must(t, err)
	version := s.answers(storetest.Pinneberg)[survey.Ref{Item: "arten.themen_dazu"}].Version
	for i := range 60 {
		_, err := s.store.SaveAnswers(t.Context(), sc, survey.Save{FormID: "f", SaveID: strings.Repeat("x", i+1), Edition: w.Edition, Path: survey.PathAutosave, Questionnaire: q,
			Changes: []survey.Change{{Ref: survey.Ref{Item: "arten.themen_dazu"}, Value: survey.Write(strings.Repeat("y", i+1)), Version: version + i}}})
		must(t, err)
	}
	first := bernd.get("/antwortbogen/verlauf?frage=arten.themen_dazu").says("Änderungen 1 bis 50 von 63").says("von selbst gespeichert")
	older := attr(first.all(".buttons a")[0], "href")
	bernd.get(older).says("Änderungen 51 bis 63 von 63").says("vorher leer danach gemeinsam")
}

func TestAfterTheEndEverythingIsReadableAndNothingPretendsToSave(t *testing.T) {
	s := onSQLite(t)
	b := s.county(storetest.Pinneberg, "p")
	b.open("allgemeines").tick("general.strategy", "planned").press("bleiben")
	b.submit()
	for _, ended := range []bool{false, true} {
		if ended {
			s.reopen(storetest.Pinneberg)
			s.pass(15 * 24 * time.Hour)
			b = s.county(storetest.Pinneberg, "p")
			b.get("/antwortbogen").says("Die Erhebung nimmt keine Angaben mehr an").hides("Geben Sie Fragen weiter")
		}
		for _, r := range matrix {
			_, path, _ := strings.Cut(r.route, " ")
			// The team and the plan who answers what are no answers: they outlive the wave.
			apart := strings.Contains(path, "team") || strings.Contains(path, "zustaendigkeiten") || strings.Contains(r.path, "amt=") || r.county == http.StatusNotFound && !strings.Contains(path, "quittung")
			if r.method() != http.MethodGet || !strings.HasPrefix(path, "/antwortbogen") || apart {
				continue
			}
			p := b.get(r.path)
			if p.status == http.StatusSeeOther {
				p = p.follow()
			}
			if p.expect(http.StatusOK); p.root == nil {
				continue
			}
			for _, f := range p.all("form") {
				// The county's own file number is no answer: it is noted when the file is made.
				if action := attr(f, "action"); action != "/abmelden" && action != "/antwortbogen/einstellungen/aktenzeichen" && (ended || action != reopening && !strings.HasPrefix(action, notePath)) {
					t.Errorf("%s (ended %t) has a form to %s", p.request, ended, action)
				}
			}
		}
	}
}
