package web_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"kreisumfrage/internal/browsertest"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
	"kreisumfrage/internal/web"
)

// live is a site that a real browser opens, and a line to it that can be
// disturbed.
type live struct {
	*site
	url string

	mu      sync.Mutex
	cut     string        // requests to addresses that contain it get no answer; empty: none
	hold    chan struct{} // the next reply with questions tells it, then waits for it
	replies int           // with questions, also those that failed
}

func newLive(t *testing.T, definition []byte) *live {
	t.Helper()
	l := &live{site: newSite(t, storetest.SQLite(t), definition)}
	server := httptest.NewServer(http.HandlerFunc(l.serve))
	t.Cleanup(server.Close)
	public, err := url.Parse(server.URL)
	must(t, err)
	l.url = server.URL
	l.restart(func(c *web.Config) { c.PublicURL, c.Look = public, wholeLook() })
	return l
}

func (l *live) serve(w http.ResponseWriter, r *http.Request) {
	asks := strings.HasSuffix(r.URL.Path, "/sichern")
	l.mu.Lock()
	cut, hold := l.cut != "" && strings.Contains(r.URL.Path, l.cut), l.hold
	if asks {
		l.hold = nil
	}
	l.mu.Unlock()
	if asks && hold != nil {
		hold <- struct{}{}
		select {
		case <-hold:
		case <-r.Context().Done(): // the test has failed and closes its tab
		}
	}
	if asks {
		defer l.count()
	}
	if cut {
		panic(http.ErrAbortHandler)
	}
	l.server.ServeHTTP(w, r)
}

func (l *live) count() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.replies++
}

func (l *live) disturb(part string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.cut = part
}

// holdBack ticks a box and keeps the reply to it back until it is let go.
func (l *live) holdBack(tab *browsertest.Tab, label string) (letGo func()) {
	l.t.Helper()
	hold := make(chan struct{})
	l.mu.Lock()
	l.hold = hold
	l.mu.Unlock()
	tab.Tick(label)
	tab.Until("the reply is held back", func() bool {
		select {
		case <-hold:
			return true
		default:
			return false
		}
	})
	return func() { close(hold) }
}

// open logs a county in and opens its page.
func (l *live) open(browser *browsertest.Browser, page string, o browsertest.Options) *browsertest.Tab {
	l.t.Helper()
	tab := browser.Tab(l.t, o)
	tab.Goto(l.url + l.invite(storetest.Pinneberg))
	tab.Fill("Zugangscode", code)
	tab.Follow("Antwortbogen öffnen")
	tab.Goto(l.url + "/antwortbogen/seite/" + page)
	return tab
}

// answered waits until the script has dealt with so many replies.
func (l *live) answered(tab *browsertest.Tab, replies int) {
	l.t.Helper()
	tab.Until("the server has replied", func() bool {
		l.mu.Lock()
		defer l.mu.Unlock()
		return l.replies >= replies
	})
	// A later reply has come, so the script has had the earlier one.
	browsertest.Eval[int](tab, `fetch('/healthz').then(r => r.text()).then(t => t.length)`)
}

func (l *live) says(tab *browsertest.Tab, want string) {
	l.t.Helper()
	tab.Until("the status says "+want, func() bool {
		return browsertest.Eval[string](tab, `document.querySelector('#fragen-meldung').textContent`) == want
	})
}

// order are the ids of the questions that can be seen, from top to bottom.
func order(tab *browsertest.Tab) string {
	return strings.Join(browsertest.Eval[[]string](tab, `Array.from(document.querySelectorAll('#fragen .question'))
		.filter(q => q.offsetParent).sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top).map(q => q.id.replace('f-fuhrpark-', ''))`), " ")
}

func TestConditionalQuestionsInABrowser(t *testing.T) {
	browser := browsertest.Open(t)
	definition := definition(t, "testdata/bedingt.yaml")
	for name, test := range map[string]func(*live, *browsertest.Browser){
		"a question appears at its place and is announced":      questionsAppear(1280),
		"a question appears on a small screen":                  questionsAppear(390),
		"an answer on offer comes and goes at its place":        optionsAppear,
		"a question with a mistake stays until it is mended":    mistakesStay,
		"what was typed outlives hiding and showing":            typedTextSurvives,
		"a reply that comes too late is ignored":                lateReplyIsIgnored,
		"what has the focus stays":                              focusIsKept,
		"a failing network leaves the form as it is":            networkFails,
		"a session that ended leaves the form as it is":         sessionEnds,
		"a script that cannot be loaded leaves the form intact": scriptFails,
		"without script the server shows the questions":         worksWithoutScript,
	} {
		t.Run(name, func(t *testing.T) { test(newLive(t, definition), browser) })
	}
}

func questionsAppear(width int) func(*live, *browsertest.Browser) {
	return func(l *live, browser *browsertest.Browser) {
		tab := l.open(browser, "fahrzeuge", browsertest.Options{Width: width, Height: 900})
		address := tab.URL()
		if got := order(tab); got != "hat zahl notiz" {
			l.t.Errorf("at first: %s", got)
		}
		tab.Tick("Ja")
		l.says(tab, "2 neue Fragen eingeblendet")
		if got := order(tab); got != "hat seit arten zahl notiz" {
			l.t.Errorf("with a Yes: %s", got)
		}
		tab.Accessible()
		tab.Tick("Lastenräder")
		l.says(tab, "Neue Frage eingeblendet: I.1.3a Wofür die Lastenräder?")
		tab.Fill("I.1.3a Wofür die Lastenräder?", "Post")
		tab.Tick("Geplant")
		l.says(tab, "Neue Frage eingeblendet: I.1.4 Was ist geplant?; 2 Fragen ausgeblendet; Andere Antwortmöglichkeiten bei Frage I.1.3 Welche Arten?")
		if got := order(tab); got != "hat arten plan zahl notiz" {
			l.t.Errorf("planned: %s", got)
		}
		tab.Tick("Nein")
		l.says(tab, "Neue Frage eingeblendet: I.2.1 Wie dringend wären Dienstfahrräder?; 2 Fragen ausgeblendet")
		if got := order(tab); got != "hat zahl wunsch notiz" || !strings.Contains(tab.Text("#fragen"), "Wünsche") {
			l.t.Errorf("with a No: %s in %s", got, tab.Text("#fragen"))
		}
		tab.Accessible()
		if tab.URL() != address {
			l.t.Errorf("the page was left for %s", tab.URL())
		}
		if problems, hosts := tab.Problems(), tab.ForeignHosts(l.url); len(problems)+len(hosts) > 0 {
			l.t.Errorf("problems %v, foreign hosts %v", problems, hosts)
		}
		if got := l.answer(storetest.Pinneberg, "fuhrpark.last").Text; got != "Post" {
			l.t.Errorf("stored is %q", got)
		}
	}
}

// offer lists the answers of the question about kinds that can be seen.
func offer(tab *browsertest.Tab) string {
	return strings.Join(browsertest.Eval[[]string](tab, `Array.from(document.querySelectorAll('#f-fuhrpark-arten .kern-form-check'))
		.filter(o => o.offsetParent).map(o => o.textContent.trim())`), ", ")
}

func optionsAppear(l *live, browser *browsertest.Browser) {
	tab := l.open(browser, "fahrzeuge", browsertest.Options{})
	tab.Tick("Geplant")
	l.says(tab, "2 neue Fragen eingeblendet")
	without, with := "mit Motor, Falträder, Nichts davon", "mit Motor, Lastenräder, Falträder, Nichts davon"
	if got := offer(tab); got != without {
		l.t.Errorf("new with the question: %s", got)
	}
	tab.Follow("Zwischenspeichern") // the page comes without the answer
	if n := tab.Count("#f-fuhrpark-arten--o--cargo"); n > 0 {
		l.t.Error("the saved page has the answer")
	}
	changed := "Andere Antwortmöglichkeiten bei Frage I.1.3 Welche Arten?"
	tab.Tick("Ja")
	l.says(tab, "Neue Frage eingeblendet: I.1.2 Seit wann?; Frage ausgeblendet: I.1.4 Was ist geplant?; "+changed)
	if got := offer(tab); got != with {
		l.t.Errorf("with a Yes: %s", got)
	}
	tab.Accessible()
	tab.Tick("Geplant")
	l.says(tab, "Neue Frage eingeblendet: I.1.4 Was ist geplant?; Frage ausgeblendet: I.1.2 Seit wann?; "+changed)
	if got := offer(tab); got != without {
		l.t.Errorf("planned again: %s", got)
	}
	tab.Tick("Ja")
	l.says(tab, "Neue Frage eingeblendet: I.1.2 Seit wann?; Frage ausgeblendet: I.1.4 Was ist geplant?; "+changed)
	tab.Tick("Lastenräder")
	l.says(tab, "Neue Frage eingeblendet: I.1.3a Wofür die Lastenräder?")
	tab.Tick("Geplant")
	l.says(tab, "Neue Frage eingeblendet: I.1.4 Was ist geplant?; 2 Fragen ausgeblendet; "+changed)
	const ended = "Lastenräder (wird nach Ihren übrigen Angaben nicht mehr angeboten und zählt nicht)"
	if got := offer(tab); got != strings.Replace(with, "Lastenräder", ended, 1) || !tab.Checked(ended) {
		l.t.Errorf("what is ticked: %s", got)
	}
	tab.Accessible()
	tab.Tick("Ja")
	l.says(tab, "2 neue Fragen eingeblendet; Frage ausgeblendet: I.1.4 Was ist geplant?; "+changed)
	if got := offer(tab); got != with {
		l.t.Errorf("counts again: %s", got)
	}
}

func mistakesStay(l *live, browser *browsertest.Browser) {
	tab := l.open(browser, "fahrzeuge", browsertest.Options{})
	tab.Tick("Ja")
	l.says(tab, "2 neue Fragen eingeblendet")
	tab.Fill("I.1.2 Seit wann?", "früher")
	if got := tab.Follow("Speichern und weiter"); got != http.StatusUnprocessableEntity {
		l.t.Fatalf("saved with %d", got)
	}
	if got := order(tab); got != "hat seit arten zahl notiz" {
		l.t.Errorf("with the mistake: %s", got)
	}
	tab.Tick("Nein")
	l.says(tab, "Neue Frage eingeblendet: I.2.1 Wie dringend wären Dienstfahrräder?; Frage ausgeblendet: I.1.3 Welche Arten?")
	if got := order(tab); got != "hat seit zahl wunsch notiz" || tab.Value("I.1.2 Seit wann?") != "früher" {
		l.t.Errorf("off the path: %s", got)
	}
}

func typedTextSurvives(l *live, browser *browsertest.Browser) {
	tab := l.open(browser, "fahrzeuge", browsertest.Options{})
	tab.Tick("Geplant")
	l.says(tab, "2 neue Fragen eingeblendet")
	tab.Fill("I.1.4 Was ist geplant?", "zehn Räder")
	tab.Tick("Falträder")
	tab.Fill("I.3.1 Was noch?", "Luft")
	tab.Tick("Nein")
	l.says(tab, "Neue Frage eingeblendet: I.2.1 Wie dringend wären Dienstfahrräder?; 2 Fragen ausgeblendet")
	tab.Tick("Geplant")
	l.says(tab, "2 neue Fragen eingeblendet; Frage ausgeblendet: I.2.1 Wie dringend wären Dienstfahrräder?")
	if got := tab.Value("I.1.4 Was ist geplant?"); got != "zehn Räder" || !tab.Checked("Falträder") || tab.Value("I.3.1 Was noch?") != "Luft" {
		l.t.Errorf("after hiding and showing: %q", got)
	}
	tab.Tick("Nein")
	l.says(tab, "Neue Frage eingeblendet: I.2.1 Wie dringend wären Dienstfahrräder?; 2 Fragen ausgeblendet")
	if to := tab.Follow("Speichern und weiter"); to != http.StatusOK || !strings.HasSuffix(tab.URL(), "/wege") {
		l.t.Errorf("saved with %d, on %s", to, tab.URL())
	}
	stored := l.answers(storetest.Pinneberg)
	for item, want := range map[string]string{"fuhrpark.hat": `{"options":["no"]}`, "fuhrpark.plan": `{"text":"zehn Räder"}`,
		"fuhrpark.arten": `{"options":["folding"]}`, "fuhrpark.notiz": `{"text":"Luft"}`} {
		if got := stored[survey.Ref{Item: item}].Value.Canonical(); got != want {
			l.t.Errorf("%s is stored as %s, want %s", item, got, want)
		}
	}
}

func lateReplyIsIgnored(l *live, browser *browsertest.Browser) {
	tab := l.open(browser, "fahrzeuge", browsertest.Options{})
	letGo := l.holdBack(tab, "Ja")
	tab.Tick("Geplant")
	l.says(tab, "2 neue Fragen eingeblendet")
	letGo()
	l.answered(tab, 2)
	if got := order(tab); got != "hat arten plan zahl notiz" {
		l.t.Errorf("after the late reply: %s", got)
	}
}

func focusIsKept(l *live, browser *browsertest.Browser) {
	tab := l.open(browser, "fahrzeuge", browsertest.Options{})
	tab.Tick("Ja")
	l.says(tab, "2 neue Fragen eingeblendet")
	letGo := l.holdBack(tab, "Nein")
	tab.Fill("I.1.2 Seit wann?", "1.2.2024")
	letGo()
	l.says(tab, "Neue Frage eingeblendet: I.2.1 Wie dringend wären Dienstfahrräder?; Frage ausgeblendet: I.1.3 Welche Arten?")
	if got := order(tab); got != "hat seit zahl wunsch notiz" || browsertest.Eval[string](tab, "document.activeElement.name") != "fuhrpark.seit" {
		l.t.Errorf("while the date has the focus: %s", got)
	}
	tab.Fill("I.3.1 Was noch?", "x")
	l.says(tab, "Frage ausgeblendet: I.1.2 Seit wann?")
}

func networkFails(l *live, browser *browsertest.Browser) {
	tab := l.open(browser, "fahrzeuge", browsertest.Options{})
	tab.Fill("I.3.1 Was noch?", "getippt")
	l.disturb("/sichern")
	tab.Tick("Ja")
	l.answered(tab, 1)
	if got := order(tab); got != "hat zahl notiz" || tab.Value("I.3.1 Was noch?") != "getippt" {
		l.t.Errorf("after the failure: %s", got)
	}
	l.disturb("")
	tab.Tick("Geplant")
	l.says(tab, "2 neue Fragen eingeblendet")
	l.disturb("/sichern")
	tab.Tick("Ja")
	l.answered(tab, 3)
	tab.Follow("Speichern und weiter")
	if !strings.Contains(tab.Text("main"), "gibt es dadurch weitere Fragen") || tab.Value("I.3.1 Was noch?") != "getippt" {
		l.t.Errorf("the save shows %s", tab.Text("main"))
	}
	if got := order(tab); got != "hat seit arten zahl notiz" {
		l.t.Errorf("after the save: %s", got)
	}
}

func sessionEnds(l *live, browser *browsertest.Browser) {
	tab := l.open(browser, "fahrzeuge", browsertest.Options{})
	tab.Fill("I.3.1 Was noch?", "getippt")
	l.pass(24 * time.Hour)
	tab.Tick("Ja")
	l.answered(tab, 1)
	if got := order(tab); got != "hat zahl notiz" || tab.Value("I.3.1 Was noch?") != "getippt" || !tab.Checked("Ja") {
		l.t.Errorf("after the session's end: %s", got)
	}
	if got := tab.Follow("Speichern und weiter"); got != http.StatusUnauthorized || tab.Value("I.3.1 Was noch?") != "getippt" {
		l.t.Errorf("the save is answered with %d: %s", got, tab.Text("main"))
	}
}

func scriptFails(l *live, browser *browsertest.Browser) {
	l.disturb("/js/")
	tab := l.open(browser, "fahrzeuge", browsertest.Options{})
	l.savesByServer(tab)
}

func worksWithoutScript(l *live, browser *browsertest.Browser) {
	tab := l.open(browser, "fahrzeuge", browsertest.Options{NoScript: true})
	l.savesByServer(tab)
	if problems := tab.Problems(); len(problems) > 0 {
		l.t.Errorf("problems %v", problems)
	}
}

func (l *live) savesByServer(tab *browsertest.Tab) {
	l.t.Helper()
	tab.Tick("Ja")
	tab.Fill("I.3.1 Was noch?", "getippt")
	tab.Follow("Speichern und weiter")
	if got := order(tab); got != "hat seit arten zahl notiz" || !strings.Contains(tab.Text("main"), "gibt es dadurch weitere Fragen") {
		l.t.Errorf("the save shows %s", got)
	}
	tab.Fill("I.1.2 Seit wann?", "1.2.2024")
	tab.Follow("Speichern und weiter")
	stored := l.answers(storetest.Pinneberg)
	if stored[survey.Ref{Item: "fuhrpark.seit"}].Value.Text != "2024-02-01" || stored[survey.Ref{Item: "fuhrpark.notiz"}].Value.Text != "getippt" {
		l.t.Errorf("stored %v", stored)
	}
	if l.replies > 0 {
		l.t.Error("a script has asked for questions")
	}
}
