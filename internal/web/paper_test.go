package web_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/browsertest"
	"kreisumfrage/internal/print"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
	"kreisumfrage/internal/web"
)

// last is what was printed last, with its page.
func (p *press) last(t *testing.T) (print.Document, *page) {
	t.Helper()
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.printed) == 0 {
		t.Fatal("nothing was printed")
	}
	d := p.printed[len(p.printed)-1]
	answer := httptest.NewRecorder()
	answer.Header().Set("Content-Type", "text/html; charset=utf-8")
	answer.Body.Write(d.HTML)
	return d, newPage(t, "paper", answer)
}

func (p *press) count() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.printed)
}

func TestTheBlankQuestionnaireIsThereAsPDFAndWordFileWithoutLogin(t *testing.T) {
	s := onSQLite(t)
	b := s.visitor()
	links := b.get("/fragebogen/2026")
	for path, kind := range map[string]string{
		"/fragebogen/2026/fragebogen.pdf":  "application/pdf",
		"/fragebogen/2026/fragebogen.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	} {
		b.get("/").one("a[href=" + path + "]")
		links.one("a[href=" + path + "]")
		p := b.get(path).expect(http.StatusOK)
		if got := p.header.Get("Content-Type"); got != kind {
			t.Errorf("%s is %q", path, got)
		}
		if got, want := p.header.Get("Content-Disposition"), `attachment; filename="fragebogen-2026`+filepath.Ext(path)+`"`; got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
	d, p := s.press.last(t)
	if n := len(p.all(".question .number")); n != 129 {
		t.Errorf("%d questions on paper, want 129", n)
	}
	if n := len(p.all("form")) + len(p.all("script")) + len(p.all("nav")) + len(p.all("header")); n != 0 {
		t.Errorf("%d parts of the site on paper", n)
	}
	if d.Head != "Der digitale Landkreis 2026" || !strings.HasPrefix(d.Foot, "Leerer Fragebogen, Ausgabe ") {
		t.Errorf("head %q, foot %q", d.Head, d.Foot)
	}
	if len(b.cookies) != 0 {
		t.Error("a cookie without need")
	}
}

func TestTheBlankPDFIsPrintedOnceForEverybodyAndAnewForANewEdition(t *testing.T) {
	s := onSQLite(t)
	slow := &gate{press: &s.press, open: make(chan struct{})}
	s.restart(func(c *web.Config) { c.Printer = slow })
	var all sync.WaitGroup
	for range 50 {
		all.Go(func() {
			s.visitor().get("/fragebogen/2026/fragebogen.pdf").expect(http.StatusOK)
		})
	}
	close(slow.open)
	all.Wait()
	s.county(storetest.Pinneberg, "p").get("/fragebogen/2026/fragebogen.pdf?hinweis=gespeichert").expect(http.StatusOK)
	if n := s.press.count(); n != 1 {
		t.Errorf("printed %d times for 51 readers", n)
	}
	first, _ := s.press.last(t)
	s.restart(func(c *web.Config) { c.Look = readLook(otherStatic()) })
	for range 2 {
		s.visitor().get("/fragebogen/2026/fragebogen.pdf").expect(http.StatusOK)
	}
	second, _ := s.press.last(t)
	if n := s.press.count(); n != 2 || string(first.HTML) == string(second.HTML) {
		t.Errorf("printed %d times, want once more after a change", n)
	}
}

// gate keeps whoever wants to print waiting until it is open.
type gate struct {
	*press
	open chan struct{}
}

func (g *gate) PDF(ctx context.Context, d print.Document) ([]byte, error) {
	<-g.open
	return g.press.PDF(ctx, d)
}

// otherStatic are the static files of another program.
func otherStatic() fstest.MapFS {
	other := fstest.MapFS{}
	for name, file := range smallStatic {
		other[name] = file
	}
	other["css/app.css"] = &fstest.MapFile{Data: []byte(".app { color: #111 }\n")}
	return other
}

func TestABlankPDFThatFailedIsTriedAgain(t *testing.T) {
	s := onSQLite(t)
	s.press.fails = errors.New("Papierstau")
	s.visitor().get("/fragebogen/2026/fragebogen.pdf").expect(http.StatusServiceUnavailable)
	s.press.fails = nil
	s.visitor().get("/fragebogen/2026/fragebogen.pdf").expect(http.StatusOK)
}

func TestTheHeadOfAnAnswerPrintsNothing(t *testing.T) {
	s := onSQLite(t)
	p := s.county(storetest.Pinneberg, "p").do(http.MethodHead, "/antwortbogen/antworten.pdf", "", "").expect(http.StatusOK)
	if s.press.count() != 0 || p.header.Get("Content-Type") != "application/pdf" {
		t.Errorf("printed %d times for %v", s.press.count(), p.header)
	}
}

func TestACountysCopyIsADraftUntilItIsSubmitted(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		b.open("allgemeines").tick("general.hindrances", "data_protection").write("general.hindrances_other", "Zu <b>wenig</b> & zu spät").tick("_fertig", "ja").press("weiter")
		before := storetest.Dump(t, s.store, "session")
		b.get("/antwortbogen").one("#inhalt a[href=/antwortbogen/antworten.pdf]")
		b.get("/antwortbogen/pruefen").one("a[href=/antwortbogen/antworten.pdf]")
		draft := b.get("/antwortbogen/antworten.pdf").expect(http.StatusOK)
		sameTables(t, before, storetest.Dump(t, s.store, "session"))
		if got, want := draft.header.Get("Content-Disposition"), `attachment; filename="antworten-2026-01056-entwurf.pdf"`; got != want {
			t.Errorf("%s, want %s", got, want)
		}
		d, p := s.press.last(t)
		if want := "Entwurf, Stand 16.11.2026, 12:00 Uhr · Kreis Pinneberg"; d.Head != want || d.Foot != "Nicht eingereicht" {
			t.Errorf("head %q, foot %q, want %q", d.Head, d.Foot, want)
		}
		p.says("Entwurf vom 16.11.2026, 12:00 Uhr, nicht eingereicht").says("Zu <b>wenig</b> & zu spät").says("Freigabe zum Einreichen").says("Aktenzeichen").says("Unterschrift")
		if n := len(p.all("main a")); n != 0 {
			t.Errorf("%d links on paper", n)
		}

		s.pass(time.Hour)
		b.submit()
		b.get("/antwortbogen").one("#inhalt a[href=/antwortbogen/quittung.pdf]")
		receipt := b.get("/antwortbogen/quittung")
		receipt.one("a[href=/antwortbogen/antworten.pdf]")
		receipt.one("a[href=/antwortbogen/quittung.pdf]")
		sub, err := s.store.LatestSubmission(t.Context(), access.CountyScope(wave, storetest.Pinneberg, ""))
		must(t, err)
		final := b.get("/antwortbogen/antworten.pdf").expect(http.StatusOK)
		if got, want := final.header.Get("Content-Disposition"), `attachment; filename="antworten-2026-01056-eingereicht.pdf"`; got != want {
			t.Errorf("%s, want %s", got, want)
		}
		d, p = s.press.last(t)
		if want := "Vorgangsnummer " + sub.Reference + ", eingereicht am 16.11.2026, 13:00 Uhr · Kreis Pinneberg"; d.Head != want || d.Foot != "SHA-256: "+sub.Hash {
			t.Errorf("head %q, foot %q, want %q", d.Head, d.Foot, want)
		}
		p.says(sub.Reference).says(sub.Hash).says("16.11.2026, 13:00 Uhr").says("Zu <b>wenig</b> & zu spät").hides("Entwurf").hides("Freigabe")

		b.get("/antwortbogen/quittung.pdf").expect(http.StatusOK)
		_, p = s.press.last(t)
		p.says(sub.Reference).says(sub.Hash).says("Kreis Pinneberg")
		b.get("/antwortbogen/freigabe").expect(http.StatusSeeOther).follow().says("Quittung")

		s.reopen(storetest.Pinneberg)
		b.get("/antwortbogen/antworten.pdf").expect(http.StatusOK)
		if d, _ = s.press.last(t); !strings.HasPrefix(d.Head, "Entwurf, ") || d.Foot != "Nicht neu eingereicht; bis dahin zählt die Einreichung "+sub.Reference {
			t.Errorf("after the return head %q, foot %q", d.Head, d.Foot)
		}
	})
}

func TestTheSheetForTheReleaseCountsWhatIsReleased(t *testing.T) {
	s := onSQLite(t)
	b := s.county(storetest.Pinneberg, "p")
	b.open("allgemeines").tick("general.strategy", "planned").press("bleiben")
	b.get("/antwortbogen").one("#inhalt a[href=/antwortbogen/freigabe]")
	gaps := regexp.MustCompile(`(\d+) Fragen sind noch nicht`).FindStringSubmatch(b.get("/antwortbogen/pruefen").mainText())[1]
	b.get("/antwortbogen/freigabe").expect(http.StatusOK).says("Beantwortete Fragen1").says("Offene Fragen" + gaps).
		says("Kreis Pinneberg").says("Entwurf vom 16.11.2026, 12:00 Uhr").says("Unterschrift, Name, Funktion")
	storetest.SetClock(t, s.store, survey.Day("2026-12-01").Start())
	b = s.county(storetest.Pinneberg, "p")
	if n := len(b.get("/antwortbogen").all("#inhalt a[href=/antwortbogen/freigabe]")); n != 0 {
		t.Error("a sheet for the release after the field period")
	}
}

func TestWithoutAPDFThePageTellsHowToPrint(t *testing.T) {
	s := onSQLite(t)
	b := s.county(storetest.Pinneberg, "p")
	b.submit()
	for path, page := range map[string]string{
		"/fragebogen/2026/fragebogen.pdf": "/fragebogen/2026",
		"/antwortbogen/antworten.pdf":     "/antwortbogen/pruefen",
		"/antwortbogen/quittung.pdf":      "/antwortbogen/quittung",
	} {
		for _, c := range []struct {
			fails error
			says  string
			retry string
		}{
			{print.ErrNoBrowser, "So speichern Sie die Seite selbst als PDF", ""},
			{errors.New("geheimer Pfad /usr/bin/chromium"), "So speichern Sie die Seite selbst als PDF", ""},
			{print.ErrBusy, "Bitte gleich noch einmal", "30"},
		} {
			s.press.fails = c.fails
			p := b.get(path).expect(http.StatusServiceUnavailable).says(c.says).says("Strg und P").hides("geheim").hides("chromium")
			if got := p.header.Get("Retry-After"); got != c.retry {
				t.Errorf("%s, %v: Retry-After %q", path, c.fails, got)
			}
			b.get(attr(p.one("ol a"), "href")).expect(http.StatusOK)
			if got := attr(p.one("ol a"), "href"); got != page {
				t.Errorf("%s leads to %s", path, got)
			}
			if again := p.all(".intro a"); c.retry != "" && attr(again[0], "href") != path {
				t.Errorf("%s: no way to try again", path)
			}
		}
	}
	if !strings.Contains(s.log.String(), "geheimer Pfad") {
		t.Error("the log does not say what went wrong")
	}
}

func TestAPaperGetsItsOwnFilesAndNoOthers(t *testing.T) {
	s := onSQLite(t)
	s.visitor().get("/fragebogen/2026/fragebogen.pdf")
	d, p := s.press.last(t)
	sheets := p.all("link[rel=stylesheet]")
	if len(sheets) != 2 {
		t.Fatalf("%d style sheets", len(sheets))
	}
	for _, link := range sheets {
		file, ok := d.File(attr(link, "href"))
		if !ok || !strings.HasPrefix(file.Kind, "text/css") || len(file.Content) == 0 {
			t.Errorf("%s: %v %q", attr(link, "href"), ok, file.Kind)
		}
	}
	for _, path := range []string{"", "/", "/static/", "/static/css/app.css", "/static/0000/css/app.css", "/healthz", "/static/../go.mod", "static/css/app.css"} {
		if _, ok := d.File(path); ok {
			t.Errorf("%q is handed in", path)
		}
	}
}

// withChromium is the site as it is, with the real style sheets and a printer
// that has all the time it needs.
func withChromium(t *testing.T) *site {
	t.Helper()
	s := onSQLite(t)
	printer := print.New(print.Options{AtOnce: 1, Wait: 4 * time.Minute, Limit: 4 * time.Minute})
	t.Cleanup(printer.Close)
	s.restart(func(c *web.Config) { c.Look, c.Printer = wholeLook(), printer })
	return s
}

// poppler runs a program of poppler-utils on the file that the page is.
func (p *page) poppler(program string, args ...string) string {
	p.t.Helper()
	file := filepath.Join(p.t.TempDir(), "a.pdf")
	must(p.t, os.WriteFile(file, []byte(p.body), 0o600))
	for i := range args {
		args[i] = strings.ReplaceAll(args[i], "FILE", file)
	}
	out, err := exec.Command(program, args...).Output()
	if err != nil {
		p.t.Fatalf("%s (Debian: apt-get install poppler-utils): %v", program, err)
	}
	return string(out)
}

// sheetsOf are the lines of each sheet, without space.
func sheetsOf(pdf *page) [][]string {
	var sheets [][]string
	for text := range strings.SplitSeq(strings.TrimSuffix(pdf.poppler("pdftotext", "-layout", "FILE", "-"), "\f"), "\f") {
		var lines []string
		for line := range strings.Lines(text) {
			if line = strings.Join(strings.Fields(line), " "); line != "" {
				lines = append(lines, line)
			}
		}
		sheets = append(sheets, lines)
	}
	return sheets
}

func headingsOf(q *survey.Questionnaire) (headings []string) {
	for _, section := range q.Sections {
		headings = append(headings, section.Number+" "+section.Title)
		for _, p := range section.Pages {
			headings = append(headings, p.Title)
			for _, topic := range p.Topics {
				headings = append(headings, topic.Number+" "+topic.Title)
			}
		}
	}
	return headings
}

func TestTheBlankPDFHasEveryQuestionOnceAndIsTaggedInGerman(t *testing.T) {
	s := withChromium(t)
	pdf := s.visitor().get("/fragebogen/2026/fragebogen.pdf").expect(http.StatusOK)
	q, _, err := compiler{}.Compile(dlt())
	must(t, err)
	sheets := sheetsOf(pdf)
	times, headings := map[string]int{}, headingsOf(q)
	chosen := map[string]bool{} // questions that have more lines of text: their answers
	for _, it := range q.Items() {
		chosen[it.Number] = it.Kind.HasOptions()
	}
	for i, lines := range sheets {
		if foot := lines[len(lines)-1]; !strings.HasSuffix(foot, fmt.Sprintf("Seite %d von %d", i+1, len(sheets))) || !strings.HasPrefix(foot, "Leerer Fragebogen") {
			t.Errorf("sheet %d ends with %q", i+1, foot)
		}
		for _, line := range lines {
			number, _, _ := strings.Cut(line, " ")
			times[number]++
		}
		last := lines[len(lines)-2]
		number, _, _ := strings.Cut(last, " ")
		if slices.Contains(headings, last) || chosen[number] {
			t.Errorf("%q stands alone at the end of sheet %d", last, i+1)
		}
	}
	for _, it := range q.Items() {
		if times[it.Number] != 1 {
			t.Errorf("question %s begins %d lines", it.Number, times[it.Number])
		}
	}
	info := strings.Join(strings.Fields(pdf.poppler("pdfinfo", "FILE")), " ")
	for _, want := range []string{"Tagged: yes", "JavaScript: no", "(A4)", "Title: Fragebogen: Der digitale Landkreis 2026"} {
		if !strings.Contains(info, want) {
			t.Errorf("pdfinfo lacks %q: %s", want, info)
		}
	}
	if !strings.Contains(pdf.body, "/Lang (de)") {
		t.Error("the PDF does not say that it is German")
	}
	if fonts := pdf.poppler("pdffonts", "FILE"); !strings.Contains(fonts, "FiraSans-SemiBold") || !strings.Contains(fonts, "FiraSans-Regular") {
		t.Errorf("the site's fonts are missing:\n%s", fonts)
	}
}

func TestWhatACountyTypedIsTextInItsPDF(t *testing.T) {
	s := withChromium(t)
	b := s.county(storetest.Pinneberg, "p")
	const typed = `<script>document.body.textContent='lief'</script><img src=x onerror=alert(1)>`
	b.open("allgemeines").tick("general.hindrances", "data_protection").write("general.hindrances_other", typed).press("bleiben")
	pdf := b.get("/antwortbogen/antworten.pdf").expect(http.StatusOK)
	if flow := strings.Join(strings.Fields(pdf.poppler("pdftotext", "FILE", "-")), ""); !strings.Contains(flow, strings.ReplaceAll(typed, " ", "")) {
		t.Error("what was typed is not in the PDF as it was typed")
	}
	text := pdf.poppler("pdftotext", "-layout", "FILE", "-")
	for _, want := range []string{"Datenschutz", "Entwurf, Stand 16.11.2026", "Unterschrift, Name, Funktion"} {
		if !strings.Contains(text, want) {
			t.Errorf("the PDF lacks %q", want)
		}
	}
	sheets := sheetsOf(pdf)
	if last := sheets[len(sheets)-1]; last[1] != "Freigabe zum Einreichen" {
		t.Errorf("the last sheet is not the one to sign alone: %q", last)
	}
	for i, lines := range sheets {
		if !strings.HasPrefix(lines[0], "Entwurf, Stand") || !strings.HasPrefix(lines[len(lines)-1], "Nicht eingereicht") {
			t.Errorf("sheet %d does not say that it is a draft: %q", i+1, lines)
		}
	}
}

// TestAChosenAnswerIsSeenOnPaperWithoutBackgrounds prints the form as a browser
// does and looks at the sheets.
func TestAChosenAnswerIsSeenOnPaperWithoutBackgrounds(t *testing.T) {
	s := withChromium(t)
	b := s.county(storetest.Pinneberg, "p")
	look := func() string {
		form := b.get("/antwortbogen/seite/allgemeines").expect(http.StatusOK)
		assets := &press{}
		printer := s.config.Printer
		s.restart(func(c *web.Config) { c.Printer = assets })
		b.get("/antwortbogen/antworten.pdf")
		s.restart(func(c *web.Config) { c.Printer = printer })
		d, _ := assets.last(t)
		pdf, err := printer.PDF(t.Context(), print.Document{HTML: []byte(form.body), File: d.File})
		must(t, err)
		form.body = string(pdf)
		return form.poppler("pdftoppm", "-r", "60", "-gray", "-f", "1", "-l", "2", "FILE")
	}
	blank := look()
	b.open("allgemeines").tick("general.strategy", "planned").press("bleiben")
	one := look()
	b.open("allgemeines").tick("general.chances", "efficiency").press("bleiben")
	two := look()
	if blank == one || one == two {
		t.Error("a tick makes no difference on paper")
	}
}

func TestThePageThatTellsHowToPrintIsAccessible(t *testing.T) {
	l := newLive(t, dlt())
	browser := browsertest.Open(t)
	for _, o := range []browsertest.Options{{Width: 1280}, {Width: 320, Height: 800}, {Width: 390, Height: 800, Dark: true}} {
		tab := browser.Tab(t, o)
		for _, l.press.fails = range []error{print.ErrNoBrowser, print.ErrBusy} {
			if status := tab.Goto(l.url + "/fragebogen/2026/fragebogen.pdf"); status != http.StatusServiceUnavailable {
				t.Errorf("status %d", status)
			}
			tab.Accessible()
			if wide := browsertest.Eval[bool](tab, "document.documentElement.scrollWidth > window.innerWidth"); wide {
				t.Errorf("it scrolls sideways with %+v", o)
			}
		}
	}
	tab := l.open(browser, "allgemeines", browsertest.Options{Width: 320, Height: 800})
	for _, path := range []string{"/antwortbogen/freigabe", "/antwortbogen", "/antwortbogen/pruefen", "/"} {
		tab.Goto(l.url + path)
		tab.Accessible()
		if wide := browsertest.Eval[bool](tab, "document.documentElement.scrollWidth > window.innerWidth"); wide {
			t.Errorf("%s scrolls sideways", path)
		}
	}
}
