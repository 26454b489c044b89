package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"

	"kreisumfrage/internal/browsertest"
)

// demonstration is the real binary with its sample data, started as the README
// says.
type demonstration struct {
	url      string
	password string
	links    []string // one for each of demoGuests
	codes    []string
}

var (
	demoAddress = regexp.MustCompile(`läuft unter (\S+)`)
	demoLink    = regexp.MustCompile(`: (http\S+/zugang/\S+)`)
	demoCode    = regexp.MustCompile(`Zugangscode (\S+)`)
	shownFactor = regexp.MustCompile(demoLogin + `\s*(\d{6})`) // on the page
	demoSecret  = regexp.MustCompile(`Passwort +(\S+)`)
)

func startDemonstration(t *testing.T, options ...string) demonstration {
	t.Helper()
	binary, err := builtProgram()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(binary, append([]string{"demo", "--addr", "127.0.0.1:0"}, options...)...)
	var log bytes.Buffer // shown only when something went wrong
	command.Stderr = &log
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = command.Process.Signal(syscall.SIGTERM)
		if err := command.Wait(); err != nil {
			t.Errorf("the demonstration did not end well: %v", err)
		}
		if t.Failed() {
			t.Logf("log of the demonstration:\n%s", log.String())
		}
	})
	var d demonstration
	lines := bufio.NewScanner(out)
	for d.url == "" && lines.Scan() {
		line := lines.Text()
		read := func(pattern *regexp.Regexp) []string { return pattern.FindStringSubmatch(line) }
		if m := read(demoLink); m != nil {
			d.links = append(d.links, m[1])
		}
		if m := read(demoCode); m != nil {
			d.codes = append(d.codes, m[1])
		}
		if m := read(demoSecret); m != nil {
			d.password = m[1]
		}
		if m := read(demoAddress); m != nil {
			d.url = m[1]
		}
	}
	if d.url == "" || d.password == "" || len(d.links) != len(demoGuests)+1 || len(d.codes) != len(d.links) {
		t.Fatalf("the demonstration announced %+v", d)
	}
	go func() { // an undrained pipe would stop the server one day
		for lines.Scan() {
		}
	}()
	return d
}

// builtProgram is the real binary in the folder of all tests.
var builtProgram = sync.OnceValues(func() (binary string, err error) {
	binary = filepath.Join(testFolder, "kreisumfrage")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		return "", fmt.Errorf("build: %w\n%s", err, out)
	}
	return binary, nil
})

// TestBrowser opens the real program in a real browser.
func TestBrowser(t *testing.T) {
	t.Parallel()
	demo := startDemonstration(t)
	browser := browsertest.Open(t)
	t.Run("a county answers every page without script, on a phone, and submits", func(t *testing.T) {
		countyWalk(t, demo, browser.Tab(t, browsertest.Options{Width: 390, Height: 800, NoScript: true}))
	})
	t.Run("what a county does on a wide screen stays accessible", func(t *testing.T) {
		countyPages(t, demo, browser)
	})
	t.Run("the DLT sees the response and all figures", func(t *testing.T) {
		adminWalk(t, demo, bothWidths{browser.Tab(t, browsertest.Options{Width: 1280})})
	})
}

// countyWalk ticks the first answer of every question and writes one text a
// page.
func countyWalk(t *testing.T, demo demonstration, tab *browsertest.Tab) {
	t.Helper()
	tab.Goto(demo.links[0])
	tab.Accessible()
	tab.Fill("Zugangscode", strings.ToLower(demo.codes[0]))
	tab.Follow("Antwortbogen öffnen")
	tab.Accessible()
	if first := tab.Bytes(); first > 150_000 {
		t.Errorf("login and hub together transferred %d bytes, more than 150,000", first)
	}
	tab.FollowCSS(".kern-task-list a")
	var chosen []string
	for pages := 0; !strings.HasSuffix(tab.URL(), "/pruefen"); pages++ {
		if pages > 40 {
			t.Fatalf("still not done after %d pages, on %s", pages, tab.URL())
		}
		tab.Accessible()
		chosen = append(chosen, answerPage(tab)...)
		tab.Forget()
		tab.Follow("Speichern und weiter")
		if later := tab.Bytes(); later > 40_000 {
			t.Errorf("%s transferred %d bytes, more than 40,000", tab.URL(), later)
		}
	}
	tab.Accessible()
	answers := tab.Text("main")
	for _, label := range chosen {
		if !strings.Contains(answers, label) {
			t.Errorf("the check page lacks the chosen answer %q", label)
		}
	}
	if pdf := pdfText(t, tab.PDF()); !strings.Contains(pdf, "Digitalisierung der ambulanten Pflege") {
		t.Error("the printed check page lacks an answer that was chosen")
	}
	tab.Follow("Weiter zum Einreichen")
	tab.Accessible()
	tab.FollowCSS("main form button")
	tab.Accessible()
	if got := tab.Text(".reference"); !regexp.MustCompile(`^2026-01056-1-[A-Z2-7]{5}-[A-Z2-7]{5}$`).MatchString(got) {
		t.Errorf("the receipt's number is %q", got)
	}
	tab.Goto(demo.url + "/antwortbogen/verlauf?seite=allgemeines")
	tab.Accessible()
	tab.Goto(demo.url + "/antwortbogen/oeffnung")
	tab.Accessible()
	tab.Follow("Um Öffnung bitten")
	tab.Accessible() // without a reason
	if problems := tab.Problems(); len(problems) != 1 || !strings.Contains(problems[0], "422") {
		t.Errorf("the browser complained: %v", problems)
	}
	tab.Forget()
	tab.Fill("Was möchten Sie ändern, und warum?", "Eine Zahl ist falsch.")
	tab.Follow("Um Öffnung bitten")
	tab.Accessible()
	if hosts := tab.ForeignHosts(demo.url); len(hosts) > 0 {
		t.Errorf("the pages asked foreign hosts for something: %v", hosts)
	}
	if problems := tab.Problems(); len(problems) > 0 {
		t.Errorf("the browser complained: %v", problems)
	}
}

// answerPage ticks the first answer of every group, fills the first text, and
// returns the labels of what it ticked.
func answerPage(tab *browsertest.Tab) []string {
	ids := browsertest.Eval[[]string](tab, `Array.from(document.querySelectorAll('main form fieldset:not(.record)'))
		.map(f => f.querySelector('input[type=radio], input[type=checkbox]')).filter(i => i).map(i => i.id)`)
	var labels []string
	for _, id := range ids {
		if !browsertest.Eval[bool](tab, `document.getElementById('`+id+`').checked`) {
			tab.Click("#" + id)
		}
		if !strings.HasPrefix(id, "fertig") {
			labels = append(labels, tab.Text(`label[for="`+id+`"]`))
		}
	}
	if tab.Count("main form textarea:not([name^=_])") > 0 {
		tab.FillCSS("main form textarea:not([name^=_])", "Zeile eins mit „Anführung“ & Zeichen")
	}
	return slices.Compact(labels)
}

func pdfText(t *testing.T, pdf []byte) string {
	t.Helper()
	command := exec.Command("pdftotext", "-", "-")
	command.Stdin = strings.NewReader(string(pdf))
	out, err := command.Output()
	if err != nil {
		t.Fatalf("pdftotext (Debian: apt-get install poppler-utils): %v", err)
	}
	return strings.Join(strings.Fields(string(out)), " ")
}

func countyPages(t *testing.T, demo demonstration, browser *browsertest.Browser) {
	t.Helper()
	tab := browser.Tab(t, browsertest.Options{Width: 1280})
	tab.Goto(demo.links[1])
	tab.Fill("Zugangscode", "AAAAA-AAAAA")
	tab.Follow("Antwortbogen öffnen")
	tab.Accessible() // wrong code
	if !strings.HasPrefix(browsertest.Eval[string](tab, "document.title"), "Fehler: ") {
		t.Error("the title does not begin with „Fehler:“")
	}
	tab.Goto(demo.links[1])
	tab.Fill("Zugangscode", demo.codes[1])
	tab.Follow("Antwortbogen öffnen")
	tab.Accessible() // who are you?
	tab.Follow("Ich koordiniere die Antwort")
	tab.Accessible() // with a mistake
	tab.Fill("Name", "Frau Beispiel")
	tab.Follow("Ich koordiniere die Antwort")
	portalQuestions(t, demo, tab)
	uploadWalk(t, demo, tab)
	tab.Goto(demo.url + "/antwortbogen/seite/gesundheit")
	tab.FillCSS("main form textarea:not([name^=_])", strings.Repeat("zu lang ", 600))
	tab.Follow("Zwischenspeichern")
	tab.Accessible() // error summary
	if browsertest.Eval[string](tab, "document.activeElement.getAttribute('role')") != "alert" {
		t.Error("the focus is not on the error summary")
	}
}

// uploadWalk brings back a file with a change, a mistake and a conflict.
func uploadWalk(t *testing.T, demo demonstration, tab *browsertest.Tab) {
	t.Helper()
	const page = "/antwortbogen/seite/allgemeines"
	tab.Goto(demo.url + "/antwortbogen/hochladen")
	file := browsertest.Eval[string](tab, `(() => { const r = new XMLHttpRequest(); r.open('GET', '/antwortbogen/antworten.json', false); r.send(); return r.responseText })()`)
	tab.Goto(demo.url + page)
	tab.FillCSS("main form textarea:not([name^=_])", "inzwischen geändert")
	changed := browsertest.Eval[string](tab, `document.querySelector('main form textarea:not([name^=_])').name`)
	tab.Follow("Zwischenspeichern")
	tab.Goto(demo.url + "/antwortbogen/hochladen")
	quoted, err := json.Marshal(file)
	if err != nil {
		t.Fatal(err)
	}
	browsertest.Eval[bool](tab, fmt.Sprintf(`(() => {
		const file = JSON.parse(%s), chosen = new DataTransfer()
		for (const a of file.answers) {
			if (a.item === %q) a.value = {text: 'aus der Datei'}
			else if (a.item.endsWith('.hindrances_other')) a.value = {text: 'neu'}
			else if (a.item.endsWith('.hindrances_legal')) a.value = {options: ['gibt es nicht']}
		}
		chosen.items.add(new File([JSON.stringify(file)], 'antworten.json'))
		document.querySelector('#datei').files = chosen.files
		return true
	})()`, quoted, changed))
	tab.Follow("Änderungen ansehen")
	if got := tab.Text("main"); !strings.Contains(got, "aus der Datei") || !strings.Contains(got, "nicht übernommen") || tab.Count("fieldset.conflict") != 1 {
		t.Errorf("the dry run reads %s", got)
	}
	tab.Accessible()
	tab.Follow("Übernehmen")
	tab.Accessible() // nothing was decided about the conflict
}

// portalQuestions opens the questions about a portal without leaving the page.
func portalQuestions(t *testing.T, demo demonstration, tab *browsertest.Tab) {
	t.Helper()
	tab.Goto(demo.url + "/antwortbogen/seite/portal")
	tab.Forget()
	asked := func() bool { return tab.Count("#f-egovernment-portal-contents:not([hidden])") == 1 }
	tab.TickIn("Haben Sie ein Online-Portal eingerichtet?", "Nein, ist kein Thema")
	tab.Until("the questions are hidden", func() bool { return !asked() })
	tab.TickIn("Haben Sie ein Online-Portal eingerichtet?", "Ja, ist bereits abgeschlossen")
	tab.Until("the questions are there", asked)
	tab.Accessible()
	if told := browsertest.Eval[string](tab, `document.querySelector('[role=status]').textContent`); !strings.HasSuffix(told, "eingeblendet") {
		t.Errorf("the status says %q", told)
	}
	if problems := tab.Problems(); len(problems) > 0 {
		t.Errorf("the browser complained: %v", problems)
	}
}

// bothWidths is a tab whose pages are looked at on a wide screen and on a phone.
type bothWidths struct{ *browsertest.Tab }

func (b bothWidths) Accessible() {
	for _, width := range []int{390, 1280} {
		b.Look(browsertest.Options{Width: width})
		b.Tab.Accessible()
	}
}

// fitsAPhone reports whether the page does without scrolling sideways on a phone.
func (b bothWidths) fitsAPhone() bool {
	b.Look(browsertest.Options{Width: 390})
	defer b.Look(browsertest.Options{Width: 1280})
	return browsertest.Eval[bool](b.Tab, "document.documentElement.scrollWidth <= window.innerWidth")
}

func adminWalk(t *testing.T, demo demonstration, tab bothWidths) {
	t.Helper()
	tab.Goto(demo.url + "/dlt/anmelden")
	tab.Accessible()
	tab.Fill("Anmeldename", demoLogin)
	tab.Fill("Passwort", demo.password)
	tab.Follow("Anmelden")
	tab.Accessible()
	tab.Goto(demo.url + "/dlt/zweiter-faktor") // with a code that is still good
	tab.Fill("Code", shownFactor.FindStringSubmatch(tab.Text("main"))[1])
	tab.Follow("Weiter")
	tab.Accessible()
	tab.FollowCSS("main table a")
	tab.Accessible()
	if got := tab.Text(".tiles"); !strings.Contains(got, "von 294") {
		t.Errorf("the response rate reads %q", got)
	}
	for _, path := range []string{"/dlt/2026/landkreise/01056", "/dlt/2026/landkreise/03241/anruf", "/dlt/2026/abbildungen/2", "/dlt/2026/abbildungen/33",
		"/dlt/2026/abbildungen/50", "/dlt/2026/abbildungen/53", "/dlt/2026/abbildungen/A6", "/dlt/2017/abbildungen/18",
		"/dlt/2026/fragebogen", "/dlt/2026/anschreiben/neu", "/dlt/2026/daten", "/dlt/2026/abbildungen"} {
		tab.Goto(demo.url + path)
		tab.Accessible()
	}
	if figures := tab.Count("article.figure"); figures != 53+8 {
		t.Errorf("%d figures on the page, want 53 and 8 additional tables", figures)
	}
	if !tab.fitsAPhone() {
		t.Error("the page of all figures scrolls sideways")
	}
	authorWalk(t, demo, tab)
	tab.Follow("Abmelden")
	if tab.Goto(demo.url+"/dlt/2026") != 401 {
		t.Error("after logout the response is still shown")
	}
}

// authorWalk loads a questionnaire with a mistake and changes a text of the one
// that is in force.
func authorWalk(t *testing.T, demo demonstration, tab bothWidths) {
	t.Helper()
	tab.Goto(demo.url + "/dlt/fragebogen")
	tab.Accessible()
	tab.Fill("Oder der Text des Fragebogens", "format: 1\ntitel: Ein \"Titel\"\n")
	tab.Follow("Text prüfen und speichern")
	tab.Accessible()
	title := fmt.Sprintf("Titel der Ausgabe %d", tab.Count("tbody tr")) // no edition has it yet
	tab.FollowCSS("tbody a")
	tab.Accessible()
	edition := tab.URL()
	for _, path := range []string{"/vergleich", "/prognose", "/seite/portal"} {
		tab.Goto(edition + path)
		tab.Accessible()
	}
	tab.Follow("Texte dieser Seite ändern")
	tab.Accessible()
	tab.FillCSS("main form textarea:not([name^=_])", "Zwei  Leerzeichen")
	tab.Follow("Als neue Ausgabe speichern")
	tab.Accessible()
	if !tab.fitsAPhone() {
		t.Error("the page of texts scrolls sideways")
	}
	tab.FillCSS("main form textarea:not([name^=_])", title)
	tab.Follow("Als neue Ausgabe speichern")
	tab.Accessible()
	if got := tab.Text("main"); !strings.Contains(got, "Der Titel lautet jetzt „"+title+"“") {
		t.Errorf("the comparison reads %q", got)
	}
}
