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

func TestOnlyTheCheckPageAsksWhereAnAnswerCannotFollowTheEarlierOne(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), editionFile(t, 1))
	before := s.county(storetest.Pinneberg, "p")
	before.open("start").tick("a.status", "yes").press("weiter")
	before.submit()
	definition := strings.Replace(string(editionFile(t, 2)), "{key: 'no', label: Nein}", "{key: 'no', label: Nein, cannot_follow: [done]}", 1)
	s.addWave(survey.Wave{Key: "2028", Title: "Noch einmal", Year: 2028, FirstDay: "2026-11-10", LastDay: "2026-12-31", Earlier: wave}, []byte(definition))
	must(t, s.store.OpenWave(t.Context(), "2028", "operator"))
	enter := func(county string) *browser {
		return s.enter(access.Principal{Role: access.CountyRep, Person: "q", Wave: "2028", County: county})
	}

	const asks = "2026 haben Sie „Ja“ angegeben, jetzt „Nein“. Stimmt das?"
	const check = "/antwortbogen/pruefen"
	b := enter(storetest.Pinneberg)
	b.get(check).hides("angegeben")
	b.open("start").tick("a.portal", "no").press("bleiben")
	for _, path := range []string{"/antwortbogen", "/antwortbogen/seite/start", "/fragebogen/2028"} {
		b.get(path).hides("2026 haben Sie")
	}
	b.get("/antwortbogen/einreichen").says("2026 haben Sie „Ja“ angegeben, jetzt „Nein“.").hides("Antwortbogen einreichen Zurück")
	p := b.get(check).says(asks)
	confirmation := p.one("fieldset.confirmation input[type=checkbox]")
	if has(confirmation, "checked") {
		t.Error("the confirmation is preset")
	}
	link := attr(p.one("fieldset.confirmation a"), "href")
	path, id, _ := strings.Cut(link, "#")
	b.get(path).one("#" + id)

	p.form(check).tick(attr(confirmation, "name"), attr(confirmation, "value")).send().expect(http.StatusSeeOther)
	b.get(check).says("Von Ihnen bestätigt").says("Ja, das stimmt")
	b.get("/antwortbogen/verlauf").says("Hinweis zu: Gibt es ein Portal?").says("danach Ja, das ist so")
	b.open("start").tick("a.portal", "done").press("bleiben")
	b.get(check).hides("angegeben")
	b.open("start").tick("a.portal", "no").press("bleiben")
	b.settle("released", "outside") // a release holds for what the check page asks, too
	b.get(releaseAddress).form(recordForm).write("funktion", "Landrätin").send().follow().hides("Seit der Freigabe geändert")
	b.submit().expect(http.StatusSeeOther)
	sc, _ := access.Principal{Role: access.Admin, Person: "dlt", Factor: time.Unix(1, 0)}.Scope("2028")
	subs, _, err := s.store.CountedSubmissions(t.Context(), sc)
	must(t, err)
	if rows := subs[0].Rows; !rows[len(rows)-1].Recalled() {
		t.Errorf("the confirmation is not part of the submission: %+v", rows)
	}
	dlt := s.admin()
	dlt.get("/dlt/2028").says("Der digitale Landkreis 2026“ eingereicht hat")
	dlt.get("/dlt/2026").hides("Die Prüfseite der Landkreise fragt nach")
	for _, file := range []string{"/dlt/2028/antworten.csv", "/dlt/2028/antworten.json", "/dlt/2028/codebuch.csv"} {
		dlt.get(file).expect(http.StatusOK).hides("earlier/")
	}

	other := enter(storetest.Hannover) // submitted nothing before
	other.open("start").tick("a.portal", "no").press("bleiben")
	other.get(check).hides("angegeben")
	other.submit().expect(http.StatusSeeOther)
}
