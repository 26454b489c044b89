package main

import (
	"net/http"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"kreisumfrage/internal/survey"
)

func TestAWholeSeasonWritesToNobodyTooOftenAndCountsRight(t *testing.T) {
	eitherDatabase(t, func(t *testing.T, db place) {
		s := newSeason(t, db)
		s.invitation()
		s.firstWave()
		s.secondWave()
		s.entriesAndCalls()
		s.thirdWave()
		s.ends()
		total, noted := 0, s.noted()
		for _, key := range s.keys {
			total += s.fates[key].mails
			if got := s.office.counts()[postOf(key)]; got != s.fates[key].mails {
				t.Errorf("%s got %d mails in all, want %d", key, got, s.fates[key].mails)
			}
			if noted[key] != s.fates[key].mails {
				t.Errorf("%s: the audit trail tells of %d mails, want %d", key, noted[key], s.fates[key].mails)
			}
		}
		if s.office.count() != total {
			t.Errorf("%d Message-IDs of %d mails", s.office.count(), total)
		}
	})
}

// Counties with a mishap of their own.
const (
	refusedAddress, noAnswerAfterData, busyAtFirst, bounced = 56, 64, 72, 48
)

func (s *season) invitation() {
	s.t.Helper()
	s.office.rcpt(postOf(s.keys[refusedAddress]), 550, 1000)
	s.office.rcpt(postOf(s.keys[busyAtFirst]), 451, 1)
	s.office.hang(postOf(s.keys[noAnswerAfterData]))
	s.fates[s.keys[refusedAddress]].unreachable = true
	s.fates[s.keys[busyAtFirst]].unreachable = true // for the moment
	path := s.writes("invitation-missing", "")
	contains(s.t, s.on(s.admin(), path, path+"/starten").text, "ist gestartet")
	s.post("the invitation", func(*fate) bool { return true })
	s.fates[s.keys[busyAtFirst]].unreachable = false
	s.at("2026-11-02", "11:00")
	s.post("the second try", func(*fate) bool { return true })

	page := s.admin().open(path)
	contains(s.t, page.text, "unklar", "gescheitert")
	for county, decision := range map[int]string{noAnswerAfterData: "zugestellt", bounced: "zurueckgekommen"} {
		s.decides(path, county, decision)
	}
	s.fates[s.keys[bounced]].unreachable = true // until somebody corrects the address
	s.balanced()
}

// decides tells the program what became of one mail.
func (s *season) decides(path string, county int, decision string) {
	s.t.Helper()
	var found []formular
	walkNodes(s.admin().open(path).doc, func(n *html.Node) {
		if n.Data == "form" && strings.HasSuffix(attr(n, "action"), "/landkreise") {
			if f := readForm(n); f.values.Get("landkreis") == s.keys[county] {
				found = append(found, f)
			}
		}
	})
	if len(found) != 1 {
		s.t.Fatalf("%d forms for county %d", len(found), county)
	}
	found[0].values.Set("entscheidung", decision)
	s.admin().post(found[0], http.StatusOK)
}

func (s *season) firstWave() {
	s.t.Helper()
	s.at("2026-11-05", "10:00")
	for kind := 1; kind <= 5; kind++ {
		for _, key := range s.every(kind) {
			s.visits(key)
			if kind >= 2 {
				s.saves(key, "kreis.motto")
			}
			switch kind {
			case 3:
				s.saves(key, "technik.dienste")
			case 4:
				s.finishes(key)
			case 5:
				s.submits(key, "1")
			}
		}
	}
	s.at("2026-11-06", "10:00")
	for _, i := range []int{7, 15, 23, 31} {
		s.on(s.admin(), s.county(i), s.county(i)+"/absage", "absage-tag", "06.11.2026", "absage-grund", "Kein Personal")
		s.fates[s.keys[i]].refused = true
	}
	path := s.writes("reminder-never_came", "")
	s.on(s.admin(), path, path, "ab-tag", "09.11.2026", "ab-uhrzeit", "08:00")
	s.job()
	s.post("before its time", func(*fate) bool { return false })
	s.at("2026-11-09", "08:01")
	contains(s.t, s.job(), "gestartet")
	s.post("never came", func(f *fate) bool { return !f.came })
	s.at("2026-11-10", "10:00")
	path = s.writes("reminder-nothing_saved", "")
	s.on(s.admin(), path, path+"/starten")
	s.post("nothing saved", func(f *fate) bool { return f.came && !f.saved })
	s.balanced()
}

func (s *season) secondWave() {
	s.t.Helper()
	s.at("2026-11-16", "10:00")
	for _, occasion := range []string{"reminder-section_empty", "reminder-finished", "reminder-never_came"} {
		path := s.writes(occasion, "technik")
		s.on(s.admin(), path, path+"/starten")
	}
	s.post("second wave", func(f *fate) bool { return f.saved && !f.technik || f.finished || !f.came })
	s.at("2026-11-17", "10:00")
	for _, key := range s.every(6) {
		s.visits(key)
		s.saves(key, "schule.netz")
		s.submits(key, "1")
	}
	s.at("2026-11-18", "10:00")
	for _, i := range []int{5, 13} {
		s.on(s.admin(), s.county(i), s.county(i)+"/zurueckgeben", "rueckgabe", "Bitte prüfen Sie die Zahlen.")
	}
	s.notified("returned", 5, 13)
	s.at("2026-11-19", "10:00")
	s.submits(s.keys[5], "2")
	s.balanced()
}

const (
	onPaper, beingTyped, late, justInTime = 16, 24, 32, 8
)

func (s *season) entriesAndCalls() {
	s.t.Helper()
	association := s.login("landesverband")
	for i := range 3 { // the first Land of the list is the association's
		s.on(association, s.county(i)+"/anruf", s.county(i)+"/anruf", "ergebnis", "reached", "notiz", "Füllt bald aus.")
		contains(s.t, s.admin().open(s.county(i)).text, "Füllt bald aus.")
	}
	s.at("2026-11-20", "10:00")
	for _, i := range []int{onPaper, beingTyped} {
		s.on(s.admin(), s.county(i), "/eingabe/beginnen", "eingang", "papier", "eingang-tag", "19.11.2026")
		s.fates[s.keys[i]].entered = true
	}
	entry := s.county(onPaper) + "/eingabe"
	s.on(s.admin(), entry+"/seite/gemeinsam", entry+"/seite/gemeinsam", "kreis.motto", "Auf Papier", "_aktion", "weiter")
	s.on(s.admin(), entry+"/einreichen", entry+"/einreichen")
	s.fates[s.keys[onPaper]].sent, s.fates[s.keys[onPaper]].entered = true, false
	s.notified("typed by the DLT", onPaper)
	s.at("2026-11-23", "10:00")
	s.on(s.admin(), s.county(late), s.county(late)+"/frist", "frist", "10.12.2026", "frist-grund", "Umzug")
	s.notified("longer than the others", late)
	s.balanced()
}

func (s *season) thirdWave() {
	s.t.Helper()
	path := s.writes("reminder-missing", "")
	s.on(s.admin(), path, path, "ab-tag", "24.11.2026", "ab-uhrzeit", "08:00")
	s.at("2026-11-24", "08:01")
	contains(s.t, s.job(), "gestartet")
	s.visits(s.keys[justInTime]) // and sends while the mails wait
	s.submits(s.keys[justInTime], "1")
	s.post("third wave", func(*fate) bool { return true })
	s.balanced()
}

func (s *season) ends() {
	s.t.Helper()
	s.at("2026-11-28", "10:00")
	s.on(s.admin(), s.county(beingTyped), "/eingabe/beenden")
	s.at("2026-12-01", "00:01")
	if done := s.job(); strings.Contains(done, "ist geschlossen") {
		s.t.Errorf("one county still has time, and the wave is closed: %s", done)
	}
	s.at("2026-12-05", "10:00")
	s.visits(s.keys[late])
	s.submits(s.keys[late], "1")
	s.at("2026-12-11", "00:01")
	contains(s.t, s.job(), "Die Erhebung 2026 ist geschlossen")
	s.notified("after the end")
	if w, err := s.st.Wave(s.t.Context(), "2026"); err != nil || w.State != survey.WaveClosed {
		s.t.Errorf("the wave is %s, %v", w.State, err)
	}
	s.at("2026-12-11", "09:00")
	s.balanced()
}
