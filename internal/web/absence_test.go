package web_test

import (
	"net/http"
	"strings"
	"testing"

	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

const (
	area       = "bildung"
	areaPath   = "/antwortbogen/seite/" + area
	areaStatus = "daseinsvorsorge.bildung.projects_status"
	areaWhat   = "daseinsvorsorge.bildung.projects"
)

// declare confirms that the area is no topic.
func declareAbsent(b *browser) *page {
	b.t.Helper()
	offer := b.get(areaPath).one(".offer a")
	if attr(offer, "href") != areaPath+"/fehlanzeige" {
		b.t.Fatalf("the offer leads to %s", attr(offer, "href"))
	}
	return b.get(areaPath + "/fehlanzeige").expect(http.StatusOK).form(areaPath + "/fehlanzeige").send()
}

func undoAbsence(b *browser) *page {
	b.t.Helper()
	return b.get(areaPath).form(areaPath + "/fehlanzeige/zuruecknehmen").send()
}

func TestTheFehlanzeigeAnswersTheAreaVisibly(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		before := storetest.Dump(t, s.store)
		b.get(areaPath + "/fehlanzeige").says("Nein, ist kein Thema").says("Nichts davon")
		sameTables(t, before, storetest.Dump(t, s.store))

		p := declareAbsent(b).follow().expect(http.StatusOK).says("Die Fehlanzeige wurde eingetragen").says("Fehlanzeige gemeldet")
		f := p.form(areaPath)
		if f.values.Get(areaStatus) != "no_topic" || f.values.Get(areaWhat) != "!none" {
			t.Errorf("the page shows %v", f.values)
		}
		if n := len(s.answers(storetest.Pinneberg)); n != 2 {
			t.Errorf("%d answers are stored, cooperation and hindrances stay open", n)
		}
		if check := b.get("/antwortbogen/pruefen").mainText(); !strings.Contains(check, "Bildung und KulturFehlanzeige") {
			t.Errorf("the check page does not show it: %s", check)
		}
		f.tick("daseinsvorsorge.bildung.cooperation", "municipal").press("bleiben").follow().says("Fehlanzeige gemeldet")
	})
}

func TestTakingTheFehlanzeigeBackRestoresWhatWasThere(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		b.open(area).tick(areaStatus, "planned").tick(areaWhat, "school_wlan").press("bleiben")
		b.get(areaPath + "/fehlanzeige").says("bisher: Nein, aber Projekte sind für die Zukunft geplant")
		declareAbsent(b).follow()
		undoAbsence(b).follow().says("Die Fehlanzeige wurde zurückgenommen")
		if v := s.answer(storetest.Pinneberg, areaStatus); !v.Equal(survey.Choose("planned")) {
			t.Errorf("the status is %s", v.Canonical())
		}
		if v := s.answer(storetest.Pinneberg, areaWhat); !v.Equal(survey.Choose("school_wlan")) {
			t.Errorf("the projects are %s", v.Canonical())
		}
		history, err := s.store.History(t.Context(), storetest.Of(storetest.Pinneberg, "p"), areaStatus)
		must(t, err)
		var paths []survey.Path
		for _, h := range history {
			paths = append(paths, h.Path)
		}
		if len(paths) != 3 || paths[0] != survey.PathForm || paths[1] != survey.PathAbsence || paths[2] != survey.PathAbsenceUndo {
			t.Errorf("the history says %v", paths)
		}
	})
}

func TestTakingBackLeavesWhatWasAnsweredByHand(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		b.open(area).tick(areaStatus, "no_topic").press("bleiben")
		declareAbsent(b)
		undoAbsence(b)
		if v := s.answer(storetest.Pinneberg, areaStatus); !v.Has("no_topic") {
			t.Errorf("the status given by hand is gone: %s", v.Canonical())
		}
		if v := s.answer(storetest.Pinneberg, areaWhat); !v.IsEmpty() {
			t.Errorf("the projects are %s", v.Canonical())
		}
	})
}

func TestTheSameAnswersGivenByHandAreNoFehlanzeige(t *testing.T) {
	s := onSQLite(t)
	b := s.county(storetest.Pinneberg, "p")
	p := b.open(area).tick(areaStatus, "no_topic").tick(areaWhat, "!none").press("bleiben").follow().hides("Fehlanzeige")
	b.post(areaPath+"/fehlanzeige/zuruecknehmen", p.form(areaPath).values).expect(http.StatusSeeOther)
	if v := s.answer(storetest.Pinneberg, areaStatus); !v.Has("no_topic") {
		t.Errorf("the status is %s", v.Canonical())
	}
}

func TestTheFehlanzeigeDoesNotOverwriteWhatSomebodyJustAnswered(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		anna, bernd := s.county(storetest.Pinneberg, "anna"), s.county(storetest.Pinneberg, "bernd")
		confirm := bernd.get(areaPath + "/fehlanzeige").form(areaPath + "/fehlanzeige")
		anna.open(area).tick(areaStatus, "running").press("bleiben")
		p := confirm.send().expect(http.StatusConflict).says("Ja, derzeit laufen Projekte")
		if v := s.answer(storetest.Pinneberg, areaStatus); !v.Has("running") {
			t.Errorf("the status is %s", v.Canonical())
		}
		p.form(areaPath).press("weiter").expect(http.StatusConflict)
		p.form(areaPath).tick("k:"+areaStatus+"@1", "theirs").press("weiter").expect(http.StatusSeeOther)
	})
}

func TestAFehlanzeigeTwiceIsOne(t *testing.T) {
	s := onSQLite(t)
	b := s.county(storetest.Pinneberg, "p")
	f := b.get(areaPath + "/fehlanzeige").form(areaPath + "/fehlanzeige")
	f.send().expect(http.StatusSeeOther)
	before := storetest.Dump(t, s.store)
	f.send().expect(http.StatusSeeOther)
	sameTables(t, before, storetest.Dump(t, s.store))
	undo := b.get(areaPath).form(areaPath + "/fehlanzeige/zuruecknehmen")
	undo.send().expect(http.StatusSeeOther)
	before = storetest.Dump(t, s.store)
	undo.send().expect(http.StatusSeeOther)
	sameTables(t, before, storetest.Dump(t, s.store))
}

// The second edition calls everything otherwise that the Fehlanzeige answers.
const absentBefore = `format: 1
key: fehlt
title: Fehlt
none_of_these: {label: Nichts davon}
sections:
  - key: one
    title: Eins
    pages:
      - key: start
        title: Anfang
        absence:
          label: Kein Portal
          confirm: Beide Fragen werden beantwortet.
          answers: [{item: a.status, choose: ['no']}, {item: a.areas, none: true}]
        items:
          - id: a.status
            kind: single
            label: Gibt es ein Portal?
            options: [{key: 'yes', label: Ja}, {key: 'no', label: Nein}]
            figure: 1
          - id: a.areas
            kind: multiple
            label: Für welche Bereiche?
            none_of_these: true
            options: [{key: roads, label: Straßen}, {key: health, label: Gesundheit}]
            figure: 2
`

func TestAFehlanzeigeIsTakenBackUnderALaterEdition(t *testing.T) {
	options := strings.NewReplacer("'no'", "none", "'yes'", "some").Replace(absentBefore) + `mappings:
  renamed:
    - {item: a.status, option: 'no', to: none}
    - {item: a.status, option: 'yes', to: some}
`
	items := strings.NewReplacer("a.status", "a.portal", "a.areas", "a.topics").Replace(options) +
		"    - {item: a.status, to: a.portal}\n    - {item: a.areas, to: a.topics}\n"
	const undo = startPage + "/fehlanzeige/zuruecknehmen"
	storetest.Either(t, func(t *testing.T, st *store.Store) {
		t.Parallel()
		s := newSite(t, st, []byte(absentBefore))
		for _, county := range []string{storetest.Pinneberg, storetest.Hannover, storetest.Ahrweiler} {
			s.county(county, "p").open("start").tick("a.status", "yes").tick("a.areas", "roads").press("bleiben").expect(http.StatusSeeOther)
			s.county(county, "p").get(startPage + "/fehlanzeige").form(startPage + "/fehlanzeige").send().expect(http.StatusSeeOther)
		}
		takenBack := func(county, status, areas string) {
			t.Helper()
			s.county(county, "p").get(startPage).says("Fehlanzeige gemeldet").form(undo).send().follow().says("zurückgenommen")
			if v := s.answer(county, status); !v.Equal(survey.Choose("some")) {
				t.Errorf("%s: the status is %s", county, v.Canonical())
			}
			if v := s.answer(county, areas); !v.Equal(survey.Choose("roads")) {
				t.Errorf("%s: the areas are %s", county, v.Canonical())
			}
			s.county(county, "p").get(startPage).hides("Fehlanzeige gemeldet")
		}
		s.activateText([]byte(options))
		takenBack(storetest.Pinneberg, "a.status", "a.areas")
		s.county(storetest.Ahrweiler, "p").open("start").tick("a.status", "some").press("bleiben").expect(http.StatusSeeOther)
		s.county(storetest.Ahrweiler, "p").open("start").tick("a.status", "none").press("bleiben").expect(http.StatusSeeOther)
		s.activateText([]byte(items))
		takenBack(storetest.Hannover, "a.portal", "a.topics")
		s.county(storetest.Ahrweiler, "p").get(startPage).form(undo).send().expect(http.StatusSeeOther)
		if v := s.answer(storetest.Ahrweiler, "a.portal"); !v.Equal(survey.Choose("none")) {
			t.Errorf("what was answered by hand is %s", v.Canonical())
		}
	})
}

func TestAForgedFehlanzeigeIsRefused(t *testing.T) {
	s := onSQLite(t)
	b := s.county(storetest.Pinneberg, "p")
	b.get("/antwortbogen/seite/allgemeines/fehlanzeige").expect(http.StatusNotFound)
	f := b.get(areaPath + "/fehlanzeige").form(areaPath + "/fehlanzeige")
	before := storetest.Dump(t, s.store)
	f.values.Set("v:"+areaStatus, "x")
	f.send().expect(http.StatusBadRequest)
	f.values.Del("v:" + areaStatus)
	f.send().expect(http.StatusBadRequest)
	sameTables(t, before, storetest.Dump(t, s.store))
}
