package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// securityHeaders stand on every answer, whatever its status and kind.
var securityHeaders = map[string]string{
	"Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
		"connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'",
	"Strict-Transport-Security":    "max-age=31536000; includeSubDomains",
	"X-Content-Type-Options":       "nosniff",
	"X-Frame-Options":              "DENY",
	"Referrer-Policy":              "strict-origin",
	"Cross-Origin-Opener-Policy":   "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Permissions-Policy":           "camera=(), geolocation=(), microphone=()",
	"Cache-Control":                "no-store",
}

// check holds for every answer that any test of this package gets.
func (p *page) check() {
	p.t.Helper()
	for name, want := range securityHeaders {
		if name == "Cache-Control" && strings.Contains(p.request, "/static/") && p.status == 200 {
			want = "public, max-age=31536000, immutable"
		}
		if got := p.header.Get(name); got != want {
			p.t.Errorf("%s (%d): %s is %q, want %q", p.request, p.status, name, got, want)
		}
	}
	for _, c := range p.header.Values("Set-Cookie") {
		if !strings.HasPrefix(c, cookie+"=") || !strings.Contains(c, "; Path=/; ") || strings.Contains(c, "Domain=") ||
			!strings.HasSuffix(c, "; HttpOnly; Secure; SameSite=Lax") {
			p.t.Errorf("%s sets the cookie %q", p.request, c)
		}
	}
	elsewhere := p.browser.site.issuer
	toService := elsewhere != "" && strings.HasPrefix(p.request, "GET /dlt/anmelden/dienst") && strings.HasPrefix(p.header.Get("Location"), elsewhere+"/")
	if to := p.header.Get("Location"); to != "" && !toService && (!strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//")) {
		p.t.Errorf("%s leads away to %q", p.request, to)
	}
	kind := p.header.Get("Content-Type")
	isText := p.header.Get("Content-Encoding") == "" && !strings.HasPrefix(kind, "font/") && kind != "application/pdf" && kind != "image/png" && !strings.Contains(kind, "officedocument")
	if isText && !utf8.ValidString(p.body) {
		p.t.Errorf("%s (%d) is no UTF-8", p.request, p.status)
	}
	if p.root != nil {
		p.checkNesting()
		if p.isWhole() {
			p.checkStructure()
		}
		p.checkReferences()
		p.checkControls()
		p.checkForeign()
	}
}

// isWhole tells a page from the reply to a page's script.
func (p *page) isWhole() bool {
	return p.status != http.StatusOK || !strings.HasSuffix(p.request, "/sichern")
}

var voidElements = []string{"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

// checkNesting finds elements that are not closed, or closed in a wrong order.
func (p *page) checkNesting() {
	p.t.Helper()
	var open []string
	tokens := html.NewTokenizer(strings.NewReader(p.body))
	for kind := tokens.Next(); kind != html.ErrorToken; kind = tokens.Next() {
		raw, _ := tokens.TagName()
		name := string(raw)
		switch {
		case kind == html.StartTagToken && !slices.Contains(voidElements, name):
			open = append(open, name)
		case kind == html.EndTagToken && (len(open) == 0 || open[len(open)-1] != name):
			p.t.Errorf("%s (%d): </%s> closes none of %v", p.request, p.status, name, open)
			return
		case kind == html.EndTagToken:
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		p.t.Errorf("%s (%d): not closed: %v", p.request, p.status, open)
	}
}

func (p *page) checkStructure() {
	p.t.Helper()
	if !strings.HasPrefix(p.body, "<!DOCTYPE html>") || attr(p.one("html"), "lang") != "de" {
		p.t.Errorf("%s (%d) does not begin as a German HTML page", p.request, p.status)
	}
	if len(p.all("h1")) != 1 || words(p.one("h1")) == "" || len(p.all("main")) != 1 || words(p.one("head title")) == "" {
		p.t.Errorf("%s (%d): not exactly one heading, main part and title", p.request, p.status)
	}
	for _, odd := range []string{"ZgotmplZ", "<no value>", "%!", "&lt;nil&gt;"} {
		if strings.Contains(p.body, odd) {
			p.t.Errorf("%s (%d) holds %q", p.request, p.status, odd)
		}
	}
	for _, n := range p.all("fieldset") {
		first := n.FirstChild
		for first != nil && first.Type != html.ElementNode {
			first = first.NextSibling
		}
		if first == nil || first.Data != "legend" || words(first) == "" {
			p.t.Errorf("%s (%d): a fieldset does not begin with its legend", p.request, p.status)
		}
	}
}

func (p *page) checkReferences() {
	p.t.Helper()
	ids := map[string]bool{}
	for _, n := range p.all("[id]") {
		id := attr(n, "id")
		if ids[id] || id == "" || strings.ContainsAny(id, " \t\n") {
			p.t.Errorf("%s (%d): id %q occurs twice or is none", p.request, p.status, id)
		}
		ids[id] = true
	}
	for _, n := range p.nodes {
		for _, a := range n.Attr {
			var refs []string
			switch {
			case a.Key == "for", a.Key == "aria-describedby", a.Key == "aria-labelledby":
				refs = strings.Fields(a.Val)
			case n.Data == "use" && !p.isWhole(): // the page has the icons
			case a.Key == "href" && strings.HasPrefix(a.Val, "#"):
				refs = []string{a.Val[1:]}
			}
			for _, ref := range refs {
				if !ids[ref] {
					p.t.Errorf("%s (%d): %s of <%s> names %q, which is not there", p.request, p.status, a.Key, n.Data, ref)
				}
			}
		}
	}
}

// checkControls wants a label with words for every control.
func (p *page) checkControls() {
	p.t.Helper()
	labels := map[string]string{}
	for _, l := range p.all("label") {
		labels[attr(l, "for")] += words(l)
	}
	for _, c := range p.all("input, textarea, select, progress") {
		if attr(c, "type") != "hidden" && labels[attr(c, "id")] == "" {
			p.t.Errorf("%s (%d): control %s %s has no label", p.request, p.status, attr(c, "name"), attr(c, "value"))
		}
	}
	for _, b := range p.all("button, a") {
		if words(b) == "" {
			p.t.Errorf("%s (%d): a %s without words", p.request, p.status, b.Data)
		}
	}
	for _, f := range p.all("form[method=post]") {
		if len(find(f, "input[name=_token]")) != 1 {
			p.t.Errorf("%s (%d): the form to %s has no token", p.request, p.status, attr(f, "action"))
		}
	}
}

// checkForeign finds what the content policy would block, and whatever leaves
// the site but a link in a text.
func (p *page) checkForeign() {
	p.t.Helper()
	if n := p.all("style, base, iframe, object, embed"); len(n) > 0 {
		p.t.Errorf("%s (%d): <%s> on the page", p.request, p.status, n[0].Data)
	}
	p.checkScripts()
	for _, n := range p.nodes {
		for _, a := range n.Attr {
			switch {
			case a.Key == "style", strings.HasPrefix(a.Key, "on"):
				p.t.Errorf("%s (%d): <%s> has the attribute %s", p.request, p.status, n.Data, a.Key)
			case slices.Contains([]string{"href", "src", "action", "formaction", "srcset", "poster", "data"}, a.Key):
				u, err := url.Parse(a.Val)
				own := err == nil && u.Host == "" && (u.Scheme == "" || slices.Contains([]string{"mailto", "tel"}, u.Scheme) && n.Data == "a")
				inText := err == nil && n.Data == "a" && u.Scheme == "https" && withinProse(n)
				drawn := a.Key == "src" && n.Data == "img" && strings.HasPrefix(a.Val, "data:image/png;base64,")
				if !own && !inText && !drawn {
					p.t.Errorf("%s (%d): <%s> leads to %q", p.request, p.status, n.Data, a.Val)
				}
			}
		}
	}
}

// checkScripts allows our one script, unseen by the reader, on those pages of a
// county that have something for it to do.
func (p *page) checkScripts() {
	p.t.Helper()
	var allowed int
	form := strings.Contains(p.request, " /antwortbogen/seite/") || strings.Contains(p.request, "/eingabe/seite/")
	if form && len(p.all("form[data-autosave]")) == 1 {
		allowed = 1
	}
	scripts := p.all("script")
	if len(scripts) != allowed {
		p.t.Errorf("%s (%d): %d scripts on the page, want %d", p.request, p.status, len(scripts), allowed)
	}
	for _, n := range scripts {
		if src := attr(n, "src"); n.FirstChild != nil || !has(n, "defer") || !regexp.MustCompile(`^/static/[0-9a-f]{12}/js/seite\.js$`).MatchString(src) {
			p.t.Errorf("%s (%d): script from %q", p.request, p.status, src)
		}
	}
}

func withinProse(n *html.Node) bool {
	for up := n.Parent; up != nil; up = up.Parent {
		if slices.Contains(strings.Fields(attr(up, "class")), "prose") {
			return true
		}
	}
	return false
}
