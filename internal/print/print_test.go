package print

import (
	"bytes"
	"context"
	"errors"
	"image/png"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

const page = `<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Antwortbogen</title>
<link rel="stylesheet" href="/static/a.css"></head><body><h1>Überschrift</h1><p>Erste Seite</p>
<h2 class="next">Zweiter Abschnitt</h2><p>Zweite Seite</p></body></html>`

var files = map[string]File{
	"/static/a.css": {Kind: "text/css", Content: []byte(
		`@font-face{font-family:Eigene;src:url(/static/fonts/a.woff2)} body{font-family:Eigene} .next{break-before:page}`)},
}

// document is the page with its style sheet and a font of the product.
func document(t *testing.T, html string) Document {
	t.Helper()
	font, err := os.ReadFile("../../static/fonts/FiraSans-Regular.woff2")
	must(t, err)
	return Document{HTML: []byte(html), Head: "Entwurf <b>& Co.</b>", Foot: "Kreis Pinneberg", File: func(path string) (File, bool) {
		if path == "/static/fonts/a.woff2" {
			return File{Kind: "font/woff2", Content: font}, true
		}
		f, ok := files[path]
		return f, ok
	}}
}

// patient has all the time that a machine with other work needs.
func patient(t *testing.T, change ...func(*Options)) *Printer {
	o := Options{AtOnce: 1, Wait: 2 * time.Minute, Limit: 2 * time.Minute}
	for _, c := range change {
		c(&o)
	}
	p := New(o)
	t.Cleanup(p.Close)
	return p
}

// read runs a program of poppler-utils on the PDF.
func read(t *testing.T, pdf []byte, program string, args ...string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.pdf")
	must(t, os.WriteFile(file, pdf, 0o600))
	out, err := exec.Command(program, append(args, file)...).Output()
	if err != nil {
		t.Fatalf("%s (Debian: apt-get install poppler-utils): %v", program, err)
	}
	return string(out)
}

func text(t *testing.T, pdf []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.pdf")
	must(t, os.WriteFile(file, pdf, 0o600))
	out, err := exec.Command("pdftotext", "-layout", file, "-").Output()
	must(t, err)
	return string(out)
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestAPageBecomesATaggedGermanPDFOnNumberedSheets(t *testing.T) {
	pdf, err := patient(t).PDF(t.Context(), document(t, page))
	must(t, err)
	info := strings.Join(strings.Fields(read(t, pdf, "pdfinfo")), " ")
	for _, want := range []string{"Title: Antwortbogen", "Tagged: yes", "Pages: 2", "JavaScript: no", "(A4)"} {
		if !strings.Contains(info, want) {
			t.Errorf("pdfinfo lacks %q:\n%s", want, info)
		}
	}
	if !bytes.Contains(pdf, []byte("/Lang (de)")) {
		t.Error("the catalog does not say that it is German")
	}
	structure := read(t, pdf, "pdfinfo", "-struct-text")
	for _, want := range []string{"H1", "Überschrift", "H2", "Zweiter Abschnitt"} {
		if !strings.Contains(structure, want) {
			t.Errorf("the tags lack %q:\n%s", want, structure)
		}
	}
	if fonts := read(t, pdf, "pdffonts"); !strings.Contains(fonts, "FiraSans") {
		t.Errorf("the document's own font is not in it:\n%s", fonts)
	}
	sheets := strings.Split(text(t, pdf), "\f")
	for i, wanted := range [][]string{
		{"Entwurf <b>& Co.</b>", "Überschrift", "Kreis Pinneberg", "Seite 1 von 2"},
		{"Entwurf <b>& Co.</b>", "Zweite Seite", "Kreis Pinneberg", "Seite 2 von 2"},
	} {
		for _, want := range wanted {
			if strings.Count(sheets[i], want) != 1 {
				t.Errorf("sheet %d does not say %q once:\n%s", i+1, want, sheets[i])
			}
		}
	}
}

func TestAPageBecomesAPictureOfItsWidth(t *testing.T) {
	data, err := patient(t).PNG(t.Context(), document(t, page), 640)
	must(t, err)
	picture, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil || picture.Width != 640 || picture.Height < 100 {
		t.Errorf("%+v: %v", picture, err)
	}
}

func TestNoScriptRunsAndNothingLeavesTheMachine(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	defer listener.Close()
	var called atomic.Int32
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			called.Add(1)
			conn.Close()
		}
	}()
	hostile := strings.NewReplacer("HERE", listener.Addr().String(), "NAMED", "localhost:"+strconv.Itoa(listener.Addr().(*net.TCPAddr).Port)).Replace(`
<link rel="preconnect" href="http://HERE"><link rel="dns-prefetch" href="http://NAMED"><link rel="prefetch" href="http://HERE/p">
<link rel="stylesheet" href="http://HERE/a.css"><link rel="stylesheet" href="/static/unbekannt.css"><style>body{background:url(http://NAMED/b.png)}</style>
<img src="http://HERE/c.png"><img src="file:///etc/passwd"><iframe src="http://HERE/d"></iframe><iframe src="file:///etc/passwd"></iframe>
<object data="http://NAMED/e"></object><svg><image href="http://HERE/f.png"/><script>document.body.append("lief 1")</script></svg>
<script>document.body.append("lief 2")</script><script src="/static/a.js"></script><img src="x" onerror="document.body.append('lief 3')">
<body onload="document.body.append('lief 4')"><iframe srcdoc="<script>parent.document.body.append('lief 5')</script>"></iframe>
<a href="javascript:document.body.append('lief 6')" autofocus>Link</a><p>Ende der Seite</p>`)
	d := document(t, strings.Replace(page, "</body>", hostile+"</body>", 1))
	own := d.File
	d.File = func(path string) (File, bool) {
		if path == "/static/a.js" {
			return File{Kind: "text/javascript", Content: []byte(`document.body.append("lief 7")`)}, true
		}
		return own(path)
	}
	pdf, err := patient(t).PDF(t.Context(), d)
	must(t, err)
	got := text(t, pdf)
	if !strings.Contains(got, "Ende der Seite") {
		t.Errorf("the page is not whole:\n%s", got)
	}
	for _, bad := range []string{"lief", "root:"} {
		if strings.Contains(got, bad) {
			t.Errorf("%q in the PDF:\n%s", bad, got)
		}
	}
	if n := called.Load(); n != 0 {
		t.Errorf("%d connections left the browser", n)
	}
}

func TestOnlyWhatTheDocumentHandsInIsAtItsAddress(t *testing.T) {
	d := document(t, page)
	for address, want := range map[string]bool{
		"https://druck.invalid/":                            true,
		"https://druck.invalid/static/a.css":                true,
		"https://druck.invalid/static/b.css":                false,
		"http://druck.invalid/static/a.css":                 false,
		"https://druck.invalid:444/static/a.css":            false,
		"https://druck.invalid.example.de/static/a.css":     false,
		"https://example.de/static/a.css":                   false,
		"file:///static/a.css":                              false,
		"https://druck.invalid/%zz":                         false,
		"https://x@druck.invalid.example.de/static/a.css":   false,
		"https://druck.invalid/static/../../../etc/passwd":  false,
		"data:text/html,<script>alert(1)</script>":          false,
		"https://druck.invalid\\@example.de/static/a.css":   false,
		"https://example.de/https://druck.invalid/static/a": false,
	} {
		if _, got := d.at(address); got != want {
			t.Errorf("%s: %v, want %v", address, got, want)
		}
	}
	if _, got := (Document{HTML: []byte(page)}).at("https://druck.invalid/static/a.css"); got {
		t.Error("a document without files has one")
	}
}

func TestWithoutAChromiumItSaysSo(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	for _, program := range []string{"", "chromium", "/nirgends/chromium", t.TempDir()} {
		p := patient(t, func(o *Options) { o.Chromium = program })
		if _, err := p.PDF(t.Context(), document(t, page)); !errors.Is(err, ErrNoBrowser) {
			t.Errorf("%q: %v", program, err)
		}
	}
}

// stuck is a program in Chromium's place that starts another and never answers.
// It notes the number of that other and what it was given.
func stuck(t *testing.T) (program, notes string) {
	t.Helper()
	notes = t.TempDir()
	program = filepath.Join(notes, "chromium")
	must(t, os.WriteFile(program, []byte("#!/bin/sh\nsleep 1000 &\necho $! >"+notes+"/child.new\nenv >"+notes+"/env\nmv "+notes+"/child.new "+notes+"/child\nwait\n"), 0o700))
	return program, notes
}

// untilStuck waits until the stuck program has started another.
func untilStuck(notes string) {
	for {
		if _, err := os.Stat(filepath.Join(notes, "child")); err == nil {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// gone waits until the process has ended; who reaps it is none of our business.
func gone(t *testing.T, process string) {
	t.Helper()
	for range 2000 {
		status, err := os.ReadFile("/proc/" + process + "/status")
		if err != nil || strings.Contains(string(status), "State:\tZ") {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Errorf("process %s is still there", process)
}

// emptyFolder is where temporary folders are made from now on. Its name is
// short: Chromium makes a socket below it, and a socket's name has 108 bytes.
func emptyFolder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "t")
	must(t, err)
	t.Cleanup(func() { os.RemoveAll(dir) })
	t.Setenv("TMPDIR", dir)
	return dir
}

func TestABrowserThatHangsEndsWithAllItStarted(t *testing.T) {
	for name, end := range map[string]func(p *Printer, cancel func(), notes string){
		"at its time limit":          func(*Printer, func(), string) {},
		"when nobody waits any more": func(_ *Printer, cancel func(), notes string) { untilStuck(notes); cancel() },
		"when the printer closes":    func(p *Printer, _ func(), notes string) { untilStuck(notes); p.Close() },
	} {
		t.Run(name, func(t *testing.T) {
			program, notes := stuck(t)
			folder := emptyFolder(t)
			p := New(Options{Chromium: program, AtOnce: 1, Wait: time.Minute, Limit: time.Minute})
			if name == "at its time limit" {
				p.options.Limit = 2 * time.Second
			}
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			done := make(chan error)
			go func() {
				_, err := p.PDF(ctx, document(t, page))
				done <- err
			}()
			end(p, cancel, notes)
			if err := <-done; err == nil {
				t.Error("nothing went wrong")
			}
			if started, err := os.ReadFile(filepath.Join(notes, "child")); err == nil {
				gone(t, strings.TrimSpace(string(started)))
			}
			if left, _ := os.ReadDir(folder); len(left) != 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

func TestTheBrowserGetsNothingOfOurEnvironmentAndLeavesNothing(t *testing.T) {
	program, notes := stuck(t)
	folder := emptyFolder(t)
	t.Setenv("KREIS_DATABASE_URL", "postgres://geheim")
	_, err := patient(t).PDF(t.Context(), document(t, page))
	must(t, err)
	if left, _ := os.ReadDir(folder); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
	p := patient(t, func(o *Options) { o.Chromium = program })
	go func() {
		untilStuck(notes)
		p.Close()
	}()
	if _, err := p.PDF(t.Context(), document(t, page)); err == nil {
		t.Error("nothing went wrong")
	}
	if env, err := os.ReadFile(filepath.Join(notes, "env")); err != nil || strings.Contains(string(env), "geheim") {
		t.Errorf("the browser got %s (%v)", env, err)
	}
}

func TestMoreThanSoManyAtOnceAreToldToComeAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := New(Options{AtOnce: 2, Wait: 10 * time.Second})
		must(t, p.enter(t.Context()))
		must(t, p.enter(t.Context()))
		if err := p.enter(t.Context()); !errors.Is(err, ErrBusy) {
			t.Errorf("a third one: %v", err)
		}
		go func() {
			time.Sleep(5 * time.Second)
			<-p.places
		}()
		if err := p.enter(t.Context()); err != nil {
			t.Errorf("one that waits until a place is free: %v", err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if err := p.enter(ctx); !errors.Is(err, context.DeadlineExceeded) || errors.Is(err, ErrBusy) {
			t.Errorf("one that goes away: %v", err)
		}
		<-p.places
		<-p.places
		p.Close()
		if err := p.enter(t.Context()); !errors.Is(err, context.Canceled) {
			t.Errorf("after the end: %v", err)
		}
	})
}
