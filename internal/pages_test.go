package internal_test

import (
	"regexp"
	"strings"
	"testing"
)

// A page rule is a pattern that no template may contain. The strict content
// security policy would block most of it in the browser; here it is named
// before anybody opens the page.
var pageRules = []struct {
	what    string
	pattern *regexp.Regexp
}{
	{"an inline style", regexp.MustCompile(`(?i)<[^>]*\sstyle\s*=`)},
	{"a style element", regexp.MustCompile(`(?i)<style[\s>]`)},
	{"an event attribute", regexp.MustCompile(`(?i)<[^>]*\son[a-z]+\s*=`)},
	{"an inline script", regexp.MustCompile(`(?i)<script(?:\s[^>]*)?>\s*[^<\s]`)},
	{"a javascript address", regexp.MustCompile(`(?i)javascript:`)},
	{"something from a foreign host", regexp.MustCompile(`(?i)<(?:script|img|link|iframe|form|video|audio|source|object|embed)\b[^>]*(?:src|href|action|data)\s*=\s*["']?(?:https?:)?//`)},
	{"a frame", regexp.MustCompile(`(?i)<(?:iframe|object|embed)\b`)},
	{"a link that opens a window without noopener", regexp.MustCompile(`(?i)target\s*=\s*["']?_blank`)},
	{"the switched-off escaping", regexp.MustCompile(`\{\{[^}]*\|\s*(?:js|html|urlquery)\b`)},
}

var (
	action     = regexp.MustCompile(`(?s)\{\{-?\s*/\*.*?\*/|\{\{.*?\}\}`)
	markup     = regexp.MustCompile(`(?s)<[^>]*>`)
	wrongQuote = regexp.MustCompile(`["”]`)
)

func pageBreaches(name, source string) []string {
	var found []string
	// Template actions may contain > and quotes; they are no markup.
	plain := action.ReplaceAllString(source, "x")
	for _, r := range pageRules {
		text := plain
		if strings.HasPrefix(r.what, "the switched-off") {
			text = source
		}
		if hit := r.pattern.FindString(text); hit != "" {
			found = append(found, name+" contains "+r.what+": "+hit)
		}
	}
	if hit := wrongQuote.FindString(markup.ReplaceAllString(plain, "")); hit != "" {
		found = append(found, name+" contains a quotation mark that is not German: "+hit)
	}
	return found
}

func TestTemplatesNeedNothingThatThePolicyForbids(t *testing.T) {
	files := tree(t, ".html")
	if len(files) < 5 {
		t.Fatalf("only %d templates found: the walk is broken", len(files))
	}
	for name, source := range files {
		for _, b := range pageBreaches(name, source) {
			t.Error(b)
		}
	}
}

func TestThePageRulesBite(t *testing.T) {
	for source, want := range map[string]string{
		`<p style="color:red">x</p>`:                              "an inline style",
		`<p class="a" STYLE = 'x'>x</p>`:                          "an inline style",
		`<style>p{}</style>`:                                      "a style element",
		`<a href="{{.X}}" onclick="go()">x</a>`:                   "an event attribute",
		`<script>go()</script>`:                                   "an inline script",
		`<script type="module">go()</script>`:                     "an inline script",
		`<a href="javascript:go()">x</a>`:                         "a javascript address",
		`<img src="https://fonts.example/x.png">`:                 "something from a foreign host",
		`<link rel="stylesheet" href="//cdn.example/x.css">`:      "something from a foreign host",
		`<iframe src="/x"></iframe>`:                              "a frame",
		`<a target="_blank" href="/x">x</a>`:                      "noopener",
		`<p>{{.Text | html}}</p>`:                                 "the switched-off escaping",
		`<p>Das "Thema"</p>`:                                      "not German",
		`<p>„Thema”</p>`:                                          "not German",
		`<script src="/static/form.js" defer></script>`:           "",
		`<script src="/static/form.js"></script><p>x</p>`:         "",
		`<script src="{{asset "js/form.js"}}"></script>`:          "",
		`<p>Das „Thema“ {{if eq .Kind "single"}}x{{end}}</p>`:     "",
		`<a href="https://www.landkreistag.de">DLT</a>`:           "",
		`{{/* Rows []{A string}}; "x" <p style="a"> */}}<p>x</p>`: "",
		`<button name="on" value="one">Version = 1</button>`:      "",
	} {
		got := strings.Join(pageBreaches("x.html", source), "\n")
		if want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%s: found %q, want %q", source, got, want)
		}
	}
}

var foreignStyle = regexp.MustCompile(`(?i)@import|url\(\s*["']?(?:https?:)?//`)

func TestStylesheetsLoadNothingFromElsewhere(t *testing.T) {
	files := tree(t, ".css")
	if len(files) < 2 {
		t.Fatalf("only %d stylesheets found: the walk is broken", len(files))
	}
	for name, source := range files {
		if hit := foreignStyle.FindString(source); hit != "" {
			t.Errorf("%s contains %s", name, hit)
		}
	}
	for source, want := range map[string]bool{
		`@import "x.css";`: true, `a{background:url(https://x.example/a.png)}`: true, `a{background:url('//x.example/a')}`: true,
		`@font-face{src:url(../fonts/a.woff2)}`: false,
	} {
		if foreignStyle.MatchString(source) != want {
			t.Errorf("%s: the rule says %v", source, !want)
		}
	}
}
