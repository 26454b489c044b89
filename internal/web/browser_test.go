package web_test

import (
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

const cookie = "__Host-kreisumfrage"

// browser behaves like one without script: it keeps cookies, posts what stands
// in a form, and checks every answer it gets.
type browser struct {
	t       *testing.T
	site    *site
	cookies map[string]string
	address string
	header  http.Header // added to every request
}

func (s *site) visitor() *browser {
	return &browser{t: s.t, site: s, cookies: map[string]string{}, address: "192.0.2.7:4711", header: http.Header{}}
}

// again is a second window of the same browser, which a logout does not tell.
func (b *browser) again() *browser {
	c := *b
	c.cookies, c.header = maps.Clone(b.cookies), b.header.Clone()
	return &c
}

func (b *browser) get(path string) *page { b.t.Helper(); return b.do(http.MethodGet, path, "", "") }

// post sends values as a browser posts a form of ours.
func (b *browser) post(path string, values url.Values) *page {
	b.t.Helper()
	return b.do(http.MethodPost, path, "application/x-www-form-urlencoded", values.Encode())
}

func (b *browser) do(method, path, kind, body string) *page {
	b.t.Helper()
	r := httptest.NewRequest(method, origin+path, strings.NewReader(body))
	r.RemoteAddr = b.address
	if kind != "" {
		r.Header.Set("Content-Type", kind)
		r.Header.Set("Origin", origin)
		r.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	for name, value := range b.cookies {
		r.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	for name, values := range b.header {
		r.Header[name] = values
	}
	if h := r.Header.Get("Host"); h != "" {
		r.Host = h
	}
	answer := httptest.NewRecorder()
	b.site.witness(method, path, func() { b.site.server.ServeHTTP(answer, r) })
	for _, c := range answer.Result().Cookies() {
		if c.MaxAge < 0 {
			delete(b.cookies, c.Name)
		} else {
			b.cookies[c.Name] = c.Value
		}
	}
	p := newPage(b.t, method+" "+path, answer)
	p.browser = b
	p.check()
	return p
}

// follow goes where a redirect points; what stands behind # never leaves a browser.
func (p *page) follow() *page {
	p.t.Helper()
	p.expect(http.StatusSeeOther)
	to, _, _ := strings.Cut(p.header.Get("Location"), "#")
	return p.browser.get(to)
}

// form is one form of a page with what its controls hold.
type form struct {
	page   *page
	node   *html.Node
	action string
	values url.Values
}

// form finds the page's form that goes to the address.
func (p *page) form(action string) *form {
	p.t.Helper()
	for _, node := range p.all("form") {
		if attr(node, "action") == action && attr(node, "method") == "post" {
			f := &form{page: p, node: node, action: action, values: url.Values{}}
			f.read()
			return f
		}
	}
	p.t.Fatalf("%s (%d): no form to %s in\n%s", p.request, p.status, action, p.body)
	return nil
}

func (f *form) read() {
	for _, control := range find(f.node, "input, textarea, select") {
		name := attr(control, "name")
		switch kind := attr(control, "type"); {
		case name == "":
		case control.Data == "textarea":
			// A browser drops the first line break and posts the others as CRLF.
			text := strings.TrimPrefix(textOf(control), "\n")
			f.values.Add(name, strings.ReplaceAll(text, "\n", "\r\n"))
		case control.Data == "select":
			f.values.Add(name, selected(control))
		case kind == "radio" || kind == "checkbox":
			if has(control, "checked") {
				f.values.Add(name, attr(control, "value"))
			}
		default:
			f.values.Add(name, attr(control, "value"))
		}
	}
}

// selected is the value that a browser posts: of the first option if none is
// selected.
func selected(list *html.Node) string {
	options := find(list, "option")
	for _, option := range options {
		if has(option, "selected") {
			return attr(option, "value")
		}
	}
	return attr(options[0], "value")
}

func (f *form) control(name, value string) *html.Node {
	f.page.t.Helper()
	for _, c := range find(f.node, "input, textarea, button") {
		kind := attr(c, "type")
		isChoice := kind == "radio" || kind == "checkbox" || c.Data == "button"
		if attr(c, "name") == name && isChoice == (value != "") && (value == "" || attr(c, "value") == value) {
			return c
		}
	}
	f.page.t.Fatalf("%s: form %s has no control %s %s", f.page.request, f.action, name, value)
	return nil
}

// tick chooses a radio button or ticks a checkbox.
func (f *form) tick(name, value string) *form {
	f.page.t.Helper()
	if attr(f.control(name, value), "type") == "radio" {
		f.values.Set(name, value)
	} else if !slices.Contains(f.values[name], value) {
		f.values.Add(name, value)
	}
	return f
}

// untick takes a tick away.
func (f *form) untick(name, value string) *form {
	f.page.t.Helper()
	f.control(name, value)
	f.values[name] = slices.DeleteFunc(f.values[name], func(v string) bool { return v == value })
	return f
}

// write fills a text field.
func (f *form) write(name, text string) *form {
	f.page.t.Helper()
	f.control(name, "")
	f.values.Set(name, text)
	return f
}

// send posts the form by its only button.
func (f *form) send() *page { f.page.t.Helper(); return f.page.browser.post(f.action, f.values) }

// press posts the form by the button with the action.
func (f *form) press(action string) *page {
	f.page.t.Helper()
	f.control("_aktion", action)
	values := url.Values{"_aktion": {action}}
	for name, v := range f.values {
		values[name] = v
	}
	return f.page.browser.post(f.action, values)
}

// open gets a page of the questionnaire and its form.
func (b *browser) open(key string) *form {
	b.t.Helper()
	path := "/antwortbogen/seite/" + key
	return b.get(path).expect(http.StatusOK).form(path)
}

// submit goes through the last step.
func (b *browser) submit() *page {
	b.t.Helper()
	const path = "/antwortbogen/einreichen"
	return b.get(path).expect(http.StatusOK).form(path).send()
}

func (p *page) expect(status int) *page {
	p.t.Helper()
	if p.status != status {
		p.t.Fatalf("%s: status %d, want %d (Location %q)\n%s", p.request, p.status, status, p.header.Get("Location"), p.mainText())
	}
	return p
}

// says fails unless the page shows the text.
func (p *page) says(text string) *page {
	p.t.Helper()
	if !strings.Contains(p.mainText(), text) {
		p.t.Errorf("%s (%d) does not say %q:\n%s", p.request, p.status, text, p.mainText())
	}
	return p
}

// hides fails if the text stands anywhere in the answer.
func (p *page) hides(text string) *page {
	p.t.Helper()
	if strings.Contains(p.body, text) || strings.Contains(fmt.Sprint(p.header), text) {
		p.t.Errorf("%s (%d) shows %q", p.request, p.status, text)
	}
	return p
}
