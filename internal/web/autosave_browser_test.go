package web_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"kreisumfrage/internal/browsertest"
	"kreisumfrage/internal/store/storetest"
)

const (
	number = "I.1.5 Wie viele Beschäftigte hat das Kreishaus?"
	note   = "I.3.1 Was noch?"
)

// openAs opens the page for whoever has the link.
func (l *live) openAs(browser *browsertest.Browser, link string, o browsertest.Options) *browsertest.Tab {
	l.t.Helper()
	tab := browser.Tab(l.t, o)
	l.login(tab, link)
	tab.Goto(l.url + "/antwortbogen/seite/fahrzeuge")
	return tab
}

func (l *live) login(tab *browsertest.Tab, link string) {
	l.t.Helper()
	tab.Goto(l.url + link)
	tab.Fill("Zugangscode", code)
	tab.Follow("Antwortbogen öffnen")
}

// shows waits until the element says the words to the eye.
func (l *live) shows(tab *browsertest.Tab, css, want string) {
	l.t.Helper()
	tab.Until(css+" says "+want, func() bool {
		return strings.Contains(browsertest.Eval[string](tab, `(function () {
			var n = document.querySelector('`+css+`'); return n && n.offsetParent ? n.textContent : ''; }())`), want)
	})
}

// stays tells whether the browser would ask before the page is left.
func stays(tab *browsertest.Tab) bool {
	return browsertest.Eval[bool](tab, `(function () {
		var e = new Event('beforeunload', {cancelable: true}); window.dispatchEvent(e); return e.defaultPrevented; }())`)
}

func leave(tab *browsertest.Tab) {
	browsertest.Eval[bool](tab, `(document.activeElement.blur(), true)`)
}

func TestAPageThatSavesItselfInABrowser(t *testing.T) {
	browser := browsertest.Open(t)
	definition := definition(t, "testdata/bedingt.yaml")
	for name, test := range map[string]func(*live, *browsertest.Browser){
		"two people fill in one page":                           twoPeopleFillIn,
		"the same answer of two people":                         twoPeopleMeet,
		"a lost connection loses nothing":                       connectionIsLost,
		"a mistake is told after its field is left":             mistakeIsTold,
		"a session that ends in mid-typing":                     sessionEndsWithScript,
		"a session that ends in mid-typing, without script":     sessionEndsWithoutScript,
		"a link waits for the save":                             linkWaits,
		"a note is saved by the buttons alone":                  noteIsLeftToTheButton,
		"what the server refuses to save is left to the button": refusalIsTold,
	} {
		t.Run(name, func(t *testing.T) { test(newLive(t, definition), browser) })
	}
}

func twoPeopleFillIn(l *live, browser *browsertest.Browser) {
	anna := l.openAs(browser, l.invite(storetest.Pinneberg), browsertest.Options{})
	bernd := l.openAs(browser, l.invite(storetest.Pinneberg), browsertest.Options{Width: 390, Height: 900})
	l.shows(bernd, "#auch-hier", "Auch auf dieser Seite: Frau Beispiel (seit 12:00)")
	anna.Tick("Ja")
	l.shows(anna, "#sichern-stand", "Gespeichert 12:00")
	l.shows(anna, "#auch-hier", "(seit 12:00)")
	bernd.Fill(note, "von Bernd")
	anna.Fill("I.1.2 Seit wann?", "1.2.2024")
	anna.Fill(number, "812")
	leave(bernd)
	leave(anna)
	l.shows(bernd, "#sichern-stand", "Gespeichert 12:00")
	anna.Until("all is saved", func() bool { return !stays(anna) && !stays(bernd) })
	for item, want := range map[string]string{"fuhrpark.seit": "2024-02-01", "fuhrpark.zahl": "812", "fuhrpark.notiz": "von Bernd"} {
		if got := l.answer(storetest.Pinneberg, item).Text; got != want {
			l.t.Errorf("%s is stored as %q, want %q", item, got, want)
		}
	}
	for _, tab := range []*browsertest.Tab{anna, bernd} {
		tab.Accessible()
		if problems := tab.Problems(); len(problems) > 0 {
			l.t.Errorf("problems %v", problems)
		}
	}
	bernd.Follow("Speichern und weiter")
	anna.Follow("Zwischenspeichern")
	if got := anna.Value(note); got != "von Bernd" {
		l.t.Errorf("Anna reads %q", got)
	}
}

func twoPeopleMeet(l *live, browser *browsertest.Browser) {
	anna := l.openAs(browser, l.invite(storetest.Pinneberg), browsertest.Options{})
	bernd := l.openAs(browser, l.invite(storetest.Pinneberg), browsertest.Options{})
	anna.Fill(note, "von Anna")
	leave(anna)
	l.shows(anna, "#sichern-stand", "Gespeichert 12:00")
	bernd.Fill(note, "von Bernd")
	bernd.Fill(number, "12")
	leave(bernd)
	l.shows(bernd, ".conflict", "von Anna")
	l.shows(bernd, "#sichern-stand", "Gespeichert 12:00. Noch nicht gespeichert: eine Angabe, die zu prüfen ist")
	if bernd.Value(note) != "von Bernd" || l.answer(storetest.Pinneberg, "fuhrpark.notiz").Text != "von Anna" || !stays(bernd) {
		l.t.Errorf("Bernd's field holds %q", bernd.Value(note))
	}
	bernd.Until("the number beside the conflict is saved", func() bool { return l.answer(storetest.Pinneberg, "fuhrpark.zahl").Text == "12" })
	bernd.Accessible()
	bernd.Tick("Meine Eingabe (Frau Beispiel, heute 12:00)")
	bernd.Fill(note, "von beiden")
	leave(bernd)
	bernd.Until("the decision is still there", func() bool { return bernd.Checked("Meine Eingabe (Frau Beispiel, heute 12:00)") })
	bernd.Follow("Zwischenspeichern")
	if got := l.answer(storetest.Pinneberg, "fuhrpark.notiz").Text; got != "von beiden" {
		l.t.Errorf("decided, the text is %q", got)
	}
}

func noteIsLeftToTheButton(l *live, browser *browsertest.Browser) {
	tab := l.openAs(browser, l.invite(storetest.Pinneberg), browsertest.Options{Width: 390, Height: 700})
	browsertest.Eval[bool](tab, `(document.querySelector('#f-fuhrpark-notiz summary').focus(), true)`)
	tab.Press("\r\t") // opens it and goes to its field
	tab.Press("Bitte Schulamt fragen")
	tab.Accessible()
	tab.Fill(note, "eine Angabe")
	tab.Click("#fertig-ja")
	l.shows(tab, "#sichern-stand", "Gespeichert 12:00")
	tab.Until("the mark is saved", func() bool {
		return browsertest.Eval[string](tab, `document.querySelector('[name=_gemeldet]').value`) == "ja"
	})
	if typed := tab.Value("Neue Notiz zu Frage I.3.1"); typed != "Bitte Schulamt fragen" || !stays(tab) {
		l.t.Errorf("beside a saved answer the note is %q", typed)
	}
	if notes := storetest.Rows(l.t, l.store, "note"); len(notes) > 0 {
		l.t.Errorf("half a note was saved: %v", notes)
	}
	tab.Follow("Zwischenspeichern")
	l.shows(tab, ".note__text", "Bitte Schulamt fragen")
	if stays(tab) {
		l.t.Error("a page with a saved note asks before it is left")
	}
	tab.Accessible()
}

func connectionIsLost(l *live, browser *browsertest.Browser) {
	tab := l.openAs(browser, l.invite(storetest.Pinneberg), browsertest.Options{Width: 390, Height: 700})
	if stays(tab) {
		l.t.Error("an untouched page asks before it is left")
	}
	l.disturb("/antwortbogen")
	tab.Fill(note, "ohne Netz")
	leave(tab)
	l.shows(tab, "#sichern-warnung", "Keine Verbindung: Eine Angabe ist noch nicht gespeichert.")
	tab.Fill(number, "77")
	l.shows(tab, "#sichern-warnung", "Keine Verbindung: 2 Angaben sind noch nicht gespeichert.")
	if !browsertest.Eval[bool](tab, `document.activeElement.getBoundingClientRect().bottom <= document.querySelector('#sichern').getBoundingClientRect().top`) {
		l.t.Error("the warning covers the field that is being typed into")
	}
	tab.Accessible()
	tab.Click("button[value=weiter]")
	if !stays(tab) || tab.Value(note) != "ohne Netz" || !strings.HasSuffix(tab.URL(), "/fahrzeuge") || len(l.answers(storetest.Pinneberg)) > 0 {
		l.t.Errorf("without connection the page holds %q on %s", tab.Value(note), tab.URL())
	}
	l.disturb("")
	tab.Until("the press is carried out by itself", func() bool { return strings.HasSuffix(tab.URL(), "/wege") })
	if l.answer(storetest.Pinneberg, "fuhrpark.notiz").Text != "ohne Netz" || l.answer(storetest.Pinneberg, "fuhrpark.zahl").Text != "77" {
		l.t.Errorf("with the connection back stored are %v", l.answers(storetest.Pinneberg))
	}

	// Where the script alone has no connection, the button pressed again works.
	tab.Goto(l.url + "/antwortbogen/seite/fahrzeuge")
	l.disturb("/sichern")
	tab.Fill(note, "nur die Schaltfläche")
	leave(tab)
	l.shows(tab, "#sichern-warnung", "Keine Verbindung")
	tab.Click("button[value=weiter]")
	if tab.Follow("Speichern und weiter") != http.StatusOK || !strings.HasSuffix(tab.URL(), "/wege") || l.answer(storetest.Pinneberg, "fuhrpark.notiz").Text != "nur die Schaltfläche" {
		l.t.Errorf("pressed twice the button leads to %s", tab.URL())
	}
}

func mistakeIsTold(l *live, browser *browsertest.Browser) {
	tab := l.openAs(browser, l.invite(storetest.Pinneberg), browsertest.Options{})
	tab.Fill(number, "viele")
	l.shows(tab, "#sichern-stand", "Noch nicht gespeichert: eine Angabe") // after a pause, the field has the focus
	if n := tab.Count(".kern-error"); n > 0 {
		l.t.Error("a mistake is told while its field is being typed into")
	}
	tab.Fill(note, "daneben")
	l.shows(tab, "#f-fuhrpark-zahl .kern-error", "Zahl")
	tab.Accessible()
	if tab.Follow("Zwischenspeichern") != http.StatusUnprocessableEntity || !stays(tab) {
		l.t.Error("the page that comes back with the mistake may be left without a question")
	}
	tab.Fill(number, "5")
	leave(tab)
	tab.Until("the mistake is gone", func() bool { return tab.Count(".kern-error") == 0 && !stays(tab) })
	if l.answer(storetest.Pinneberg, "fuhrpark.zahl").Text != "5" || l.answer(storetest.Pinneberg, "fuhrpark.notiz").Text != "daneben" {
		l.t.Errorf("stored are %v", l.answers(storetest.Pinneberg))
	}
}

func sessionEndsWithScript(l *live, browser *browsertest.Browser) {
	link := l.invite(storetest.Pinneberg)
	tab := l.openAs(browser, link, browsertest.Options{})
	tab.Tick("Nein")
	l.shows(tab, "#sichern-stand", "Gespeichert 12:00")
	l.pass(5 * time.Hour)
	tab.Fill(note, "mitten im Satz")
	leave(tab)
	l.shows(tab, "#sichern-warnung", "Ihre letzten Eingaben sind 24 Stunden lang für Sie aufgehoben")
	if tab.Value(note) != "mitten im Satz" || stays(tab) {
		l.t.Errorf("the field holds %q", tab.Value(note))
	}
	tab.Accessible()
	l.comesBack(tab, browser, link)
}

func sessionEndsWithoutScript(l *live, browser *browsertest.Browser) {
	link := l.invite(storetest.Pinneberg)
	tab := l.openAs(browser, link, browsertest.Options{NoScript: true})
	tab.Tick("Nein")
	tab.Follow("Zwischenspeichern")
	l.pass(5 * time.Hour)
	tab.Fill(note, "mitten im Satz")
	if got := tab.Follow("Zwischenspeichern"); got != http.StatusUnauthorized || !strings.Contains(tab.Text("main"), "24 Stunden lang für Sie aufgehoben") {
		l.t.Errorf("answered with %d: %s", got, tab.Text("main"))
	}
	tab.Accessible()
	l.comesBack(tab, browser, link)
}

// comesBack logs in again, as somebody else in another browser and as the same
// person here, who takes over what was typed.
func (l *live) comesBack(tab *browsertest.Tab, browser *browsertest.Browser, link string) {
	l.t.Helper()
	other := l.openAs(browser, l.invite(storetest.Pinneberg), browsertest.Options{})
	if strings.Contains(other.Text("main"), "mitten im Satz") {
		l.t.Error("somebody else is offered what was typed")
	}
	l.login(tab, link)
	if !strings.Contains(tab.Text("main"), "Nicht gespeicherte Eingaben") {
		l.t.Errorf("the hub says %s", tab.Text("main"))
	}
	tab.Accessible()
	tab.Goto(l.url + "/antwortbogen/seite/fahrzeuge")
	if text := tab.Text("main"); !strings.Contains(text, "mitten im Satz") || !strings.Contains(text, "17:00 Uhr") {
		l.t.Errorf("the page offers %s", text)
	}
	tab.Accessible()
	tab.Follow("Übernehmen und speichern")
	if tab.Value(note) != "mitten im Satz" || l.answer(storetest.Pinneberg, "fuhrpark.notiz").Text != "mitten im Satz" || !tab.Checked("Nein") {
		l.t.Errorf("taken over is %q", tab.Value(note))
	}
}

func linkWaits(l *live, browser *browsertest.Browser) {
	tab := l.openAs(browser, l.invite(storetest.Pinneberg), browsertest.Options{})
	tab.Fill(note, "kurz vor dem Gehen")
	tab.Follow("Zurück")
	if got := l.answer(storetest.Pinneberg, "fuhrpark.notiz").Text; got != "kurz vor dem Gehen" || !strings.HasSuffix(tab.URL(), "/antwortbogen") {
		l.t.Errorf("on %s, stored is %q", tab.URL(), got)
	}
}

func refusalIsTold(l *live, browser *browsertest.Browser) {
	tab := l.openAs(browser, l.invite(storetest.Pinneberg), browsertest.Options{})
	must(l.t, l.store.CloseWave(l.t.Context(), wave, "operator"))
	tab.Fill(note, "nach dem Ende")
	leave(tab)
	l.shows(tab, "#sichern-warnung", "Bitte verwenden Sie die Schaltfläche „Zwischenspeichern“")
	if got := tab.Follow("Zwischenspeichern"); got != http.StatusForbidden || tab.Value(note) != "nach dem Ende" {
		l.t.Errorf("answered with %d: %s", got, tab.Text("main"))
	}
}
