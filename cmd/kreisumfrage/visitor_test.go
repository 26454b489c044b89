package main

import (
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// visitor is a browser without script: it keeps cookies, follows redirects and
// posts the forms that it sees.
type visitor struct {
	t      *testing.T
	client *http.Client
	origin string
}

// visit opens a browser on a server without a network between them.
func visit(t *testing.T, h http.Handler, origin string) *visitor {
	return newVisitor(t, direct{h}, origin)
}

// visitAddress opens a browser on a running server.
func visitAddress(t *testing.T, address string) *visitor {
	// The session cookie is for https; browsers also keep it for this machine.
	return newVisitor(t, plain{}, strings.Replace(address, "http://", "https://", 1))
}

func newVisitor(t *testing.T, transport http.RoundTripper, origin string) *visitor {
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &visitor{t, &http.Client{Transport: transport, Jar: jar}, origin}
}

type direct struct{ http.Handler }

func (d direct) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Host, r.RemoteAddr = r.URL.Host, "192.0.2.1:4711"
	w := httptest.NewRecorder()
	d.ServeHTTP(w, r)
	answer := w.Result()
	answer.Request = r
	return answer, nil
}

type plain struct{}

func (plain) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.URL.Scheme = "http"
	return http.DefaultTransport.RoundTrip(r)
}

// sight is a page that came.
type sight struct {
	path string // where redirects ended
	doc  *html.Node
	text string
}

func (v *visitor) open(path string) sight {
	v.t.Helper()
	r, err := http.NewRequestWithContext(v.t.Context(), http.MethodGet, v.absolute(path), nil)
	if err != nil {
		v.t.Fatal(err)
	}
	return v.do(r, http.StatusOK)
}

func (v *visitor) absolute(path string) string {
	if u, err := url.Parse(path); err == nil && u.IsAbs() {
		path = u.RequestURI()
	}
	return v.origin + path
}

// post sends a form as it was filled in.
func (v *visitor) post(f formular, want int) sight {
	v.t.Helper()
	r, err := http.NewRequestWithContext(v.t.Context(), http.MethodPost, v.absolute(f.action), strings.NewReader(f.values.Encode()))
	if err != nil {
		v.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Origin", v.origin)
	return v.do(r, want)
}

func (v *visitor) do(r *http.Request, want int) sight {
	v.t.Helper()
	answer, err := v.client.Do(r)
	if err != nil {
		v.t.Fatal(err)
	}
	defer answer.Body.Close()
	doc, err := html.Parse(answer.Body)
	if err != nil {
		v.t.Fatal(err)
	}
	s := sight{answer.Request.URL.Path, doc, textOf(doc)}
	if answer.StatusCode != want {
		v.t.Fatalf("%s %s: status %d, want %d: %s", r.Method, r.URL.Path, answer.StatusCode, want, s.text)
	}
	return s
}

// formular is one form of a page with the values that it holds.
type formular struct {
	action  string
	values  url.Values
	choices []choice // in the order of the page
	texts   []blank
}

// blank is what can be written into.
type blank struct {
	name  string
	lines bool
	url   bool
}

// choice is a group of radio buttons or checkboxes.
type choice struct {
	name    string
	several bool
	offers  []string
}

// form returns the page's only form that is posted to a path that ends so.
func (s sight) form(t *testing.T, action string) formular {
	t.Helper()
	var found []formular
	walkNodes(s.doc, func(n *html.Node) {
		if n.Data == "form" && attr(n, "method") == "post" && strings.HasSuffix(attr(n, "action"), action) {
			found = append(found, readForm(n))
		}
	})
	if len(found) != 1 {
		t.Fatalf("%s has %d forms to %s: %s", s.path, len(found), action, s.text)
	}
	return found[0]
}

// offers reports whether the page has a form to a path that ends so.
func (s sight) offers(action string) bool {
	found := false
	walkNodes(s.doc, func(n *html.Node) {
		found = found || n.Data == "form" && strings.HasSuffix(attr(n, "action"), action)
	})
	return found
}

func readForm(form *html.Node) formular {
	f := formular{action: attr(form, "action"), values: url.Values{}}
	walkNodes(form, func(n *html.Node) {
		name, value := attr(n, "name"), attr(n, "value")
		switch {
		case n.Data == "textarea":
			f.texts = append(f.texts, blank{name, true, false})
			f.values.Set(name, strings.TrimPrefix(textOf(n), "\n"))
		case n.Data != "input":
		case attr(n, "type") == "hidden":
			f.values.Set(name, value)
		case attr(n, "type") == "radio" || attr(n, "type") == "checkbox":
			f.offer(name, attr(n, "type") == "checkbox", value)
			if hasAttr(n, "checked") {
				f.values.Add(name, value)
			}
		default:
			f.texts = append(f.texts, blank{name, false, attr(n, "inputmode") == "url"})
			f.values.Set(name, value)
		}
	})
	return f
}

func (f *formular) offer(name string, several bool, value string) {
	for i := range f.choices {
		if f.choices[i].name == name {
			f.choices[i].offers = append(f.choices[i].offers, value)
			return
		}
	}
	f.choices = append(f.choices, choice{name, several, []string{value}})
}

func walkNodes(n *html.Node, see func(*html.Node)) {
	if n.Type == html.ElementNode {
		see(n)
	}
	for c := range n.ChildNodes() {
		walkNodes(c, see)
	}
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

// introduced is the form of whoever comes in by a letter, filled in by the
// coordinator.
func introduced(t *testing.T, s sight) formular {
	t.Helper()
	f := s.form(t, "/antwortbogen/ankommen")
	f.values.Set("name", "Frau Beispiel")
	f.values.Set("vorhaben", "koordinieren")
	return f
}
