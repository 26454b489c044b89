package browsertest

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image/png"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const goodPage = `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Gut</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/a.css"><script src="/a.js"></script></head>
<body><main><h1>Überschrift</h1><p id="script">ohne Skript</p>
<form method="post" action="/saved">
<label for="n">Name der Behörde</label> <input id="n" name="n" value="vorher">
<label for="t">Ihre „Anmerkung“</label> <textarea id="t" name="t">alter Text</textarea>
<fieldset><legend>II.1.3 Ist das ein Thema?</legend>
<input type="radio" id="a1" name="a" value="ja"> <label for="a1">Ja</label>
<input type="radio" id="a2" name="a" value="ka"> <label for="a2">Keine Angabe</label></fieldset>
<fieldset><legend>II.1.4 Gibt es Hürden?</legend>
<input type="radio" id="b1" name="b" value="ja"> <label for="b1">Ja</label>
<input type="radio" id="b2" name="b" value="ka"> <label for="b2">Keine Angabe</label></fieldset>
<label><input type="checkbox" name="c" value="x"> Fertig</label>
<button>Weiter</button></form>
<p><a href="/redirect">Umweg</a></p></main></body></html>`

const badPage = `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Schlecht</title></head>
<body><main><h1>Überschrift</h1><p style="color:#bbb;background:#fff">blass</p>
<img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="><input name="n"></main></body></html>`

func site(t *testing.T) string {
	mux := http.NewServeMux()
	page := func(path, body string, status int) {
		mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.WriteHeader(status)
			io.WriteString(w, body)
		})
	}
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'")
		io.WriteString(w, goodPage)
	})
	page("GET /bad", badPage, http.StatusOK)
	page("GET /missing", goodPage, http.StatusNotFound)
	mux.HandleFunc("GET /csp", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", "default-src 'none'")
		io.WriteString(w, `<!doctype html><title>x</title><p style="color:red">rot</p>`)
	})
	page("GET /throws", `<!doctype html><title>x</title><script>console.error("kaputt"); nirgends()</script>`, http.StatusOK)
	page("GET /foreign", `<!doctype html><title>x</title><img alt="" src="http://localhost:1/x.png">`, http.StatusOK)
	mux.HandleFunc("GET /a.css", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/css")
		io.WriteString(w, "@media (prefers-color-scheme: dark) { html { background: #000; color: #fff } }\n"+
			"@media (forced-colors: active) { h1 { letter-spacing: 3px } }\n"+strings.Repeat(" ", 5000))
	})
	mux.HandleFunc("GET /a.js", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/javascript")
		io.WriteString(w, `addEventListener("DOMContentLoaded", () => document.getElementById("script").textContent = "mit Skript")`)
	})
	mux.HandleFunc("POST /saved", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(http.StatusUnprocessableEntity)
		fmt.Fprintf(w, "<!doctype html><title>x</title><p id=got>%s|%s|%s|%s|%s</p>",
			r.FormValue("n"), r.FormValue("t"), r.FormValue("a"), r.FormValue("b"), r.FormValue("c"))
	})
	mux.Handle("GET /redirect", http.RedirectHandler("/bad", http.StatusSeeOther))
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL
}

func TestBrowser(t *testing.T) {
	base := site(t)
	browser := Open(t)

	t.Run("an accessible page has no violations, under a strict content security policy too", func(t *testing.T) {
		tab := browser.Tab(t, Options{})
		tab.Goto(base + "/")
		if got := tab.Axe(); len(got) != 0 {
			t.Errorf("violations: %v", got)
		}
		if got := tab.Problems(); len(got) != 0 {
			t.Errorf("problems: %v", got)
		}
	})
	t.Run("an inaccessible page has exactly its violations, each with its element", func(t *testing.T) {
		tab := browser.Tab(t, Options{Width: 390, Height: 800})
		tab.Goto(base + "/bad")
		var got []string
		for _, v := range tab.Axe() {
			for _, n := range v.Nodes {
				got = append(got, v.Rule+" "+n.Target)
			}
		}
		slices.Sort(got)
		want := []string{"color-contrast p", "image-alt img", "label input"}
		if !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	})
	t.Run("a form is filled by its labels and its answer's status is told", func(t *testing.T) {
		for _, o := range []Options{{}, {NoScript: true}} {
			tab := browser.Tab(t, o)
			tab.Goto(base + "/")
			fillIn(t, tab)
			if got := tab.Follow("Weiter"); got != http.StatusUnprocessableEntity {
				t.Errorf("status %d", got)
			}
			if got, want := tab.Text("#got"), "Kreis Pinneberg||ja|ka|x"; got != want {
				t.Errorf("%+v: posted %q, want %q", o, got, want)
			}
		}
	})
	t.Run("scripts of the page run only where they are on", func(t *testing.T) {
		for o, want := range map[Options]string{{}: "mit Skript", {NoScript: true}: "ohne Skript"} {
			tab := browser.Tab(t, o)
			tab.Goto(base + "/")
			if got := tab.Text("#script"); got != want {
				t.Errorf("%+v: %q, want %q", o, got, want)
			}
		}
	})
	t.Run("the width, the dark scheme and forced colours reach the page", func(t *testing.T) {
		tab := browser.Tab(t, Options{Width: 390, Height: 800, Dark: true, ForcedColors: true})
		tab.Goto(base + "/")
		got := Eval[string](tab, `innerWidth + " " + getComputedStyle(document.documentElement).backgroundColor + " " +
			getComputedStyle(document.querySelector("h1")).letterSpacing`)
		if want := "390 rgb(0, 0, 0) 3px"; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	})
	t.Run("tabs do not share cookies", func(t *testing.T) {
		first, second := browser.Tab(t, Options{}), browser.Tab(t, Options{})
		first.Goto(base + "/bad")
		second.Goto(base + "/bad")
		Eval[string](first, `document.cookie = "a=1"`)
		if got := Eval[string](second, `document.cookie`); got != "" {
			t.Errorf("second tab has %q", got)
		}
	})
	t.Run("pictures and prints are what they say", func(t *testing.T) {
		tab := browser.Tab(t, Options{Width: 400, Height: 300})
		tab.Goto(base + "/")
		file := filepath.Join(t.TempDir(), "new", "page.png")
		tab.Screenshot(file)
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		picture, err := png.DecodeConfig(bytes.NewReader(data))
		if err != nil || picture.Width != 400 {
			t.Errorf("picture %+v: %v", picture, err)
		}
		if pdf := tab.PDF(); !bytes.HasPrefix(pdf, []byte("%PDF-")) {
			t.Errorf("no PDF: %.20q", pdf)
		}
	})
	t.Run("a redirect is followed to its page", func(t *testing.T) {
		tab := browser.Tab(t, Options{})
		tab.Goto(base + "/")
		if status := tab.Follow("Umweg"); status != http.StatusOK || tab.URL() != base+"/bad" {
			t.Errorf("status %d at %s", status, tab.URL())
		}
		var statuses []int64
		for _, r := range tab.Requests() {
			statuses = append(statuses, r.Status)
		}
		if want := []int64{200, 200, 200, 303, 200}; !slices.Equal(statuses, want) {
			t.Errorf("statuses %v, want %v", statuses, want)
		}
	})
	t.Run("bytes are counted until they are forgotten", func(t *testing.T) {
		tab := browser.Tab(t, Options{})
		tab.Goto(base + "/")
		if got := tab.Bytes(); got < 5000+int64(len(goodPage)) || got > 5000+int64(len(goodPage))+2000 {
			t.Errorf("%d bytes", got)
		}
		tab.Forget()
		if got := tab.Bytes(); got != 0 || len(tab.Requests()) != 0 {
			t.Errorf("%d bytes after forgetting", got)
		}
	})
	t.Run("problems and foreign hosts are seen", func(t *testing.T) {
		for path, want := range map[string][]string{
			"/csp":     {"Content Security Policy"},
			"/throws":  {"kaputt", "nirgends is not defined"},
			"/missing": {"404"},
			"/foreign": {"localhost:1"},
		} {
			tab := browser.Tab(t, Options{})
			tab.Goto(base + path)
			got := strings.Join(tab.Problems(), "\n")
			for _, w := range want {
				if !strings.Contains(got, w) {
					t.Errorf("%s: problems %q lack %q", path, got, w)
				}
			}
			foreign := tab.ForeignHosts(base)
			if wantForeign := path == "/foreign"; wantForeign != slices.Equal(foreign, []string{"localhost:1"}) {
				t.Errorf("%s: foreign hosts %q", path, foreign)
			}
		}
	})
}

func fillIn(t *testing.T, tab *Tab) {
	t.Helper()
	tab.Fill("Name der Behörde", "Kreis Pinneberg")
	tab.Fill("Ihre „Anmerkung“", "")
	tab.Tick("Ja")
	tab.TickIn("II.1.4", "Keine Angabe")
	tab.Tick("Fertig")
	if !tab.Checked("Fertig") || tab.Value("Name der Behörde") != "Kreis Pinneberg" {
		t.Error("the fields do not show what was entered")
	}
	if got := tab.Count("input[type=radio]"); got != 4 {
		t.Errorf("%d radio buttons", got)
	}
	if got := tab.Count(".nirgends"); got != 0 {
		t.Errorf("%d elements that are not there", got)
	}
}

func TestAMachineWithoutChromiumIsToldSo(t *testing.T) {
	none := func(name string) (string, error) { return "", errors.New(name + " is not here") }
	if path, err := findChromium(none); err == nil {
		t.Errorf("found %q", path)
	}
}

func TestXPathTextKeepsQuotes(t *testing.T) {
	for text, want := range map[string]string{
		"Ja":    `"Ja"`,
		"it's":  `"it's"`,
		`a "b"`: `concat("a ", '"', "b", '"', "")`,
	} {
		if got := quote(text); got != want {
			t.Errorf("quote(%s) = %s, want %s", text, got, want)
		}
	}
}

func TestAxeIsTheFileThatWasFetched(t *testing.T) {
	sum := sha256.Sum256([]byte(axeSource))
	noted, err := os.ReadFile("testdata/axe.sha256")
	if err != nil {
		t.Fatal(err)
	}
	if want := hex.EncodeToString(sum[:]) + "  axe.min.js\n"; string(noted) != want {
		t.Errorf("axe.sha256 is %q, want %q", noted, want)
	}
	version, err := os.ReadFile("testdata/axe.version")
	if err != nil {
		t.Fatal(err)
	}
	if banner := "axe v" + strings.TrimSpace(string(version)); !strings.Contains(axeSource[:100], banner) {
		t.Errorf("axe.min.js is not %s", banner)
	}
}
