package web_test

import (
	"net/http"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

func TestTheTrailKeepsToItselfWhoOfACountyDidWhatAndAtWhatHour(t *testing.T) {
	s := onSQLite(t)
	storetest.SetClock(t, s.store, survey.Day("2026-11-18").Start().Add(8*time.Hour+47*time.Minute))
	storetest.LeadAs(t, s.store, access.CountyScope(wave, storetest.Pinneberg, "erna-editor"), "Erna Editor")
	b := s.county(storetest.Pinneberg, "erna-editor")
	b.open("allgemeines").tick("_fertig", "ja").press("weiter").expect(http.StatusSeeOther)
	b.submit().expect(http.StatusSeeOther)
	storetest.SetClock(t, s.store, survey.Day("2026-11-18").Start().Add(12*time.Hour))
	dlt := s.admin()
	for path, line := range map[string]string{"/dlt/protokoll": "18.11.2026", "/dlt/protokoll.csv": `;"2026-11-18";;"Person des Landkreises";"Landkreis";"submitted";`} {
		dlt.get(path).says(line).hides("08:47").hides("07:47").hides("erna").hides("Erna").hides(`">Angaben gespeichert</th>`).hides(`"answers_saved";`)
		dlt.get(path + "?person=Erna&landkreis=01056").hides("Person des Landkreises") // nobody is found by their name
	}
	if s.audited(access.ActionAnswersSaved) == 0 {
		t.Error("the save left no line for the county itself")
	}
}
