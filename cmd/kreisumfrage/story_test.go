package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/browsertest"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

// TestThreePeopleOfACountyLoseNoWord lets a coordinator and two departments fill
// in one response in one browser, get in each other's way and be thrown out, and
// then looks for every word that they typed.
func TestThreePeopleOfACountyLoseNoWord(t *testing.T) {
	t.Parallel()
	browser := browsertest.Open(t)
	tell := func(name string, db place, ways ...string) {
		t.Run(name, func(t *testing.T) {
			db.wave(t, "testdata/landkreis.yaml")
			st := db.guarded(t)
			address := db.serve(t, st)
			for i, way := range ways {
				county := []string{"01056", "03241"}[i]
				t.Run(way, func(t *testing.T) { tellStory(t, browser, st, address, county, way == withScript) })
			}
		})
	}
	if storetest.Soaking() {
		tell("SQLite", sqlitePlace(t), withScript, withoutScript)
		tell("PostgreSQL", postgresPlace(t), withScript, withoutScript)
		return
	}
	tell("SQLite", sqlitePlace(t), withScript)
	tell("PostgreSQL", postgresPlace(t), withoutScript)
}

const withScript, withoutScript = "with script", "without script"

// serve runs the server of "serve" where a browser finds it.
func (db place) serve(t *testing.T, st *store.Store) (address string) {
	t.Helper()
	listening := httptest.NewUnstartedServer(nil)
	address = "http://" + listening.Listener.Addr().String()
	public, err := parsePublicURL(address)
	if err != nil {
		t.Fatal(err)
	}
	p := &program{ctx: t.Context(), stdout: io.Discard, stderr: t.Output()}
	server, err := site{}.server(p, st, db.Data, public, outgoing{mailbox: &mail.Mailbox{}}, nil, noPrinter{})
	if err != nil {
		t.Fatal(err)
	}
	listening.Config.Handler = server
	listening.Start()
	t.Cleanup(listening.Close)
	return address
}

// Where a typed word has to be found in the end.
const (
	inAnswers  = "the answers"
	inHistory  = "the history of an answer"
	onConflict = "a conflict page"
	onRefusal  = "the page that refused it"
	inNotes    = "the notes"
)

const fileNumber = "10-024/2026"

// typedWord is an entry of the ledger.
type typedWord struct{ word, by, where string }

// story is one county's way from the letter to the receipt.
type story struct {
	t       *testing.T
	browser *browsertest.Browser
	st      *store.Store
	address string
	county  string
	script  bool
	ledger  []typedWord
	shown   map[string]string // what the pages of one kind said, by its place
}

// employee is somebody of the county at a screen of their own.
type employee struct {
	*browsertest.Tab
	*story
	name       string
	link, code string
}

func tellStory(t *testing.T, browser *browsertest.Browser, st *store.Store, address, county string, script bool) {
	s := &story{t: t, browser: browser, st: st, address: address, county: county, script: script, shown: map[string]string{}}
	anna := s.coordinator("Anna")
	bert := anna.invites("Bert", "Ganzer Abschnitt II Schulen")
	carla := anna.invites("Carla", "Ganzer Abschnitt III Technik")
	s.fillInTogether(anna, bert, carla)
	s.meet(anna, bert)
	s.revoke(anna, carla)
	s.loseSession(bert)
	s.release(anna)
	s.submit(anna)
	s.findEveryWord(anna)
}

func (s *story) employee(name, link, code string) *employee {
	tab := s.browser.Tab(s.t, browsertest.Options{NoScript: !s.script})
	return &employee{Tab: tab, story: s, name: name, link: link, code: code}
}

// coordinator comes in by the DLT's letter.
func (s *story) coordinator(name string) *employee {
	s.t.Helper()
	public, err := parsePublicURL(s.address)
	if err != nil {
		s.t.Fatal(err)
	}
	p := &program{ctx: s.t.Context(), stdout: io.Discard, stderr: io.Discard}
	letter, err := newAccess(p, s.st.CreateCountyAccess, wholeWave("2026"), survey.County{Key: s.county}, public)
	if err != nil {
		s.t.Fatal(err)
	}
	e := s.employee(name, letter.Link, letter.Code)
	e.entersAgain()
	e.Fill("Name", name)
	e.Follow("Ich koordiniere die Antwort")
	return e
}

// invites shares the common page and a section, and hands over the slip.
func (e *employee) invites(name, part string) *employee {
	e.t.Helper()
	e.opens("/team/einladen")
	e.Fill("Name", name)
	e.Tick("Seite „Gemeinsames“")
	e.Tick(part)
	e.Follow("Einladen")
	guest := e.employee(name, e.Text(".hash"), e.Text(".reference"))
	guest.entersAgain()
	return guest
}

func (e *employee) entersAgain() {
	e.t.Helper()
	e.Goto(e.link)
	e.Fill("Zugangscode", e.code)
	if got := e.Follow("Antwortbogen öffnen"); got != http.StatusOK {
		e.t.Fatalf("%s is answered with %d: %s", e.name, got, e.Text("main"))
	}
}

func (e *employee) opens(path string) {
	e.t.Helper()
	if got := e.Goto(e.address + "/antwortbogen" + path); got != http.StatusOK {
		e.t.Fatalf("%s opens %s: status %d", e.name, path, got)
	}
}

// types replaces an answer by a text that nobody else ever types.
func (e *employee) types(item, where string) (word string) {
	e.t.Helper()
	return e.writes(item, where)
}

// notes writes a note for the others beside a question.
func (e *employee) notes(item, where string) (word string) {
	e.t.Helper()
	e.Click(fmt.Sprintf("details.notes:has([name=%q]):not([open]) > summary", "_notiz:"+item))
	return e.writes("_notiz:"+item, where)
}

func (e *employee) writes(field, where string) (word string) {
	e.t.Helper()
	word = fmt.Sprintf("%s-Wort-%02d", e.name, len(e.ledger)+1)
	e.ledger = append(e.ledger, typedWord{word, e.name, where})
	e.FillCSS(fmt.Sprintf("[name=%q]", field), "Text von "+word+".")
	return word
}

// saves lets the page save itself where it can.
func (e *employee) saves() {
	e.t.Helper()
	if !e.script {
		e.presses()
		return
	}
	e.leaves()
	e.Until(e.name+" has saved everything", func() bool {
		return strings.HasPrefix(e.status("#sichern-stand"), "Gespeichert") && !strings.Contains(e.status("#sichern-stand"), "nicht") && !e.unsaved()
	})
}

// presses saves by the button.
func (e *employee) presses() {
	e.t.Helper()
	if got := e.Follow("Zwischenspeichern"); got != http.StatusOK {
		e.t.Fatalf("%s saves with status %d: %s", e.name, got, e.Text("main"))
	}
}

// leaves the field that was typed into.
func (e *employee) leaves() { browsertest.Eval[bool](e.Tab, `(document.activeElement.blur(), true)`) }

func (e *employee) status(css string) string {
	return browsertest.Eval[string](e.Tab, fmt.Sprintf(`(n => n && n.offsetParent ? n.textContent : '')(document.querySelector(%q))`, css))
}

func (e *employee) unsaved() bool {
	return browsertest.Eval[bool](e.Tab, `(e => (window.dispatchEvent(e), e.defaultPrevented))(new Event('beforeunload', {cancelable: true}))`)
}

// sees notes what the page shows, fields included.
func (e *employee) sees(where string) string {
	e.t.Helper()
	text := e.Text("main") + strings.Join(browsertest.Eval[[]string](e.Tab, `Array.from(document.querySelectorAll('main textarea, main input')).map(f => f.value)`), "\n")
	e.shown[where] += text
	return text
}

func (e *employee) mustSee(where string, words ...string) {
	e.t.Helper()
	contains(e.t, e.sees(where), words...)
}

// fillInTogether saves different answers of the same page, each from a form that
// knows nothing of the others, and pages apart.
func (s *story) fillInTogether(anna, bert, carla *employee) {
	s.t.Helper()
	for _, e := range []*employee{anna, bert, carla} {
		e.opens("/seite/gemeinsam")
	}
	anna.types("kreis.motto", inHistory)
	bert.types("kreis.bedarf", inAnswers)
	carla.types("kreis.personal", inHistory)
	carla.saves()
	anna.saves()
	carla.types("kreis.personal", inAnswers)
	bert.saves()
	anna.types("kreis.motto", inAnswers)
	carla.saves()
	bert.opens("/seite/schulen")
	bert.types("schule.netz", inAnswers)
	anna.presses()
	carla.opens("/seite/technik")
	carla.types("technik.dienste", inAnswers)
	bert.presses()
	carla.saves()
}

// meet decides two conflicts, once for the own text and once for the other.
func (s *story) meet(anna, bert *employee) {
	s.t.Helper()
	anna.opens("/seite/gemeinsam")
	bert.opens("/seite/gemeinsam")
	hers := []string{anna.types("kreis.ziele", inHistory), anna.types("kreis.folgen", inAnswers)}
	anna.saves()
	his := []string{bert.types("kreis.ziele", inAnswers), bert.types("kreis.folgen", onConflict), bert.notes("kreis.bedarf", inNotes)}
	if s.script {
		bert.leaves()
		bert.Until("both conflicts are told", func() bool { return bert.Count(".conflict") == 2 })
	} else if got := bert.Follow("Zwischenspeichern"); got != http.StatusConflict {
		s.t.Errorf("two conflicts are answered with %d", got)
	}
	bert.mustSee(onConflict, append(append(hers, his...), "von Anna geändert")...)
	bert.Accessible()
	bert.Click("#f-kreis-ziele .conflict input[value=mine]")
	bert.Click("#f-kreis-folgen .conflict input[value=theirs]")
	bert.presses()
}

// revoke takes a colleague's access back while she types.
func (s *story) revoke(anna, carla *employee) {
	s.t.Helper()
	note := carla.notes("technik.dienste", onRefusal)
	anna.opens("/team")
	anna.Follow("Zugang zurücknehmen: Carla")
	word := carla.types("technik.luecken", onRefusal)
	if s.script {
		carla.leaves()
		carla.Until("it is told", func() bool { return strings.Contains(carla.status("#sichern-warnung"), "Zugang wurde zurückgenommen") })
		contains(s.t, browsertest.Eval[string](carla.Tab, `document.querySelector('[name="technik.luecken"]').value`), word)
	}
	if got := carla.Follow("Zwischenspeichern"); got != http.StatusUnauthorized {
		s.t.Errorf("after her access was taken back, Carla is answered with %d", got)
	}
	carla.mustSee(onRefusal, "Ihr Zugang wurde zurückgenommen", word, note)
	carla.Accessible()
}

// loseSession ends a session while its person types, who comes back and takes
// over what was kept.
func (s *story) loseSession(bert *employee) {
	s.t.Helper()
	bert.opens("/seite/schulen")
	note := bert.notes("schule.netz", inNotes)
	s.endSession(bert)
	word := bert.types("schule.geraete", inAnswers)
	if s.script {
		bert.leaves()
		bert.Until("it is told", func() bool {
			return strings.Contains(bert.status("#sichern-warnung"), "24 Stunden lang für Sie aufgehoben")
		})
	} else if got := bert.Follow("Zwischenspeichern"); got != http.StatusUnauthorized {
		s.t.Errorf("after the session has ended, Bert is answered with %d", got)
	}
	bert.entersAgain()
	contains(s.t, bert.Text("main"), "Nicht gespeicherte Eingaben")
	bert.opens("/seite/schulen")
	bert.mustSee("the offer", word, note)
	bert.Follow("Übernehmen und speichern")
	bert.Tick("Ja, diese Seite ist fertig")
	bert.saves()
}

// endSession ends the sessions of one person as time does.
func (s *story) endSession(e *employee) {
	s.t.Helper()
	team, err := s.st.Team(s.t.Context(), access.CountyScope("2026", s.county, operator))
	if err != nil {
		s.t.Fatal(err)
	}
	for _, m := range team {
		for _, row := range storetest.Rows(s.t, s.st, "session") {
			if m.Contact.Name != e.name || row["person"] != m.Person {
				continue
			}
			if err := s.st.EndSession(s.t.Context(), row["id_hash"]); err != nil {
				s.t.Fatal(err)
			}
		}
	}
}

// release records the release that the head of the house has given on paper.
func (s *story) release(anna *employee) {
	s.t.Helper()
	anna.opens("/freigabe/stand")
	anna.Fill("Funktion", "Landrätin")
	anna.Fill("Aktenzeichen (freiwillig)", fileNumber)
	anna.Follow("Freigabe festhalten")
	contains(s.t, anna.Text("main"), "Landrätin", fileNumber)
}

func (s *story) submit(anna *employee) {
	s.t.Helper()
	anna.opens("/pruefen")
	anna.Follow("Weiter zum Einreichen")
	anna.FollowCSS("main form button")
	if got := anna.Text(".reference"); !strings.HasPrefix(got, "2026-"+s.county+"-1-") {
		s.t.Errorf("the receipt's number is %q", got)
	}
	contains(s.t, anna.Text("main"), "Landrätin", fileNumber)
}

// findEveryWord balances the ledger with what the coordinator can read in the
// end, and with what stands in the submission.
func (s *story) findEveryWord(anna *employee) {
	s.t.Helper()
	for path, where := range map[string]string{"/pruefen": inAnswers, "/verlauf": inHistory, "/notizen": inNotes} {
		anna.opens(path)
		anna.sees(where)
	}
	submitted := s.submitted()
	for _, w := range s.ledger {
		if !strings.Contains(s.shown[w.where], w.word) {
			s.t.Errorf("%s is not in %s", w.word, w.where)
		}
		if strings.Contains(submitted, w.word) != (w.where == inAnswers) {
			s.t.Errorf("%s belongs to %s, submitted is %s", w.word, w.where, submitted)
		}
	}
}

func (s *story) submitted() (text string) {
	s.t.Helper()
	subs, _, err := s.st.CountedSubmissions(s.t.Context(), wholeWave("2026"))
	if err != nil {
		s.t.Fatal(err)
	}
	for _, sub := range subs {
		if sub.County.Key != s.county {
			continue
		}
		for _, row := range sub.Rows {
			text += fmt.Sprintln(row)
		}
	}
	return text
}
