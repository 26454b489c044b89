package web_test

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// page is one answer of the server.
type page struct {
	t       *testing.T
	request string
	browser *browser
	status  int
	header  http.Header
	body    string
	root    *html.Node   // nil: no HTML
	nodes   []*html.Node // all elements in their order
}

func newPage(t *testing.T, request string, answer *httptest.ResponseRecorder) *page {
	t.Helper()
	p := &page{t: t, request: request, status: answer.Code, header: answer.Result().Header, body: answer.Body.String()}
	if strings.HasPrefix(p.header.Get("Content-Type"), "text/html") && p.body != "" {
		root, err := html.Parse(strings.NewReader(p.body))
		must(t, err)
		p.root, p.nodes = root, elements(root)
	}
	return p
}

// all finds elements by a list of selectors: tag, #id, .class, [attr],
// [attr=value], also combined, and descendants behind a blank.
func (p *page) all(selectors string) []*html.Node {
	p.t.Helper()
	if p.root == nil {
		p.t.Fatalf("%s (%d, %s) is no HTML: %s", p.request, p.status, p.header.Get("Content-Type"), p.body)
	}
	return choose(p.nodes, selectors)
}

func (p *page) one(selector string) *html.Node {
	p.t.Helper()
	found := p.all(selector)
	if len(found) != 1 {
		p.t.Fatalf("%s (%d): %d elements are %q, want 1\n%s", p.request, p.status, len(found), selector, p.mainText())
	}
	return found[0]
}

// text is what the only element of the selector says.
func (p *page) text(selector string) string { p.t.Helper(); return words(p.one(selector)) }

// mainText is what the page says beside head and foot; of other answers all.
func (p *page) mainText() string {
	if p.root == nil {
		return p.body
	}
	var b strings.Builder
	for _, main := range find(p.root, "main") {
		b.WriteString(words(main))
	}
	return b.String()
}

func elements(root *html.Node) (all []*html.Node) {
	for n := root.FirstChild; n != nil; n = n.NextSibling {
		if n.Type == html.ElementNode {
			all = append(append(all, n), elements(n)...)
		}
	}
	return all
}

// find finds elements within another one.
func find(root *html.Node, selectors string) []*html.Node { return choose(elements(root), selectors) }

func choose(nodes []*html.Node, selectors string) []*html.Node {
	var lists [][]string
	for _, selector := range strings.Split(selectors, ",") {
		lists = append(lists, strings.Fields(selector))
	}
	var found []*html.Node
	for _, n := range nodes {
		if slices.ContainsFunc(lists, func(steps []string) bool { return matches(n, steps) }) {
			found = append(found, n)
		}
	}
	return found
}

func matches(n *html.Node, steps []string) bool {
	last := len(steps) - 1
	if !matchesStep(n, steps[last]) {
		return false
	}
	if last == 0 {
		return true
	}
	for up := n.Parent; up != nil; up = up.Parent {
		if up.Type == html.ElementNode && matches(up, steps[:last]) {
			return true
		}
	}
	return false
}

func matchesStep(n *html.Node, step string) bool {
	cut := func() string {
		end := strings.IndexAny(step[1:], "#.[") + 1
		if end == 0 {
			end = len(step)
		}
		part := step[:end]
		step = step[end:]
		return part
	}
	for step != "" {
		switch part := cut(); part[0] {
		case '#':
			if attr(n, "id") != part[1:] {
				return false
			}
		case '.':
			if !slices.Contains(strings.Fields(attr(n, "class")), part[1:]) {
				return false
			}
		case '[':
			for !strings.HasSuffix(part, "]") { // a value may hold dots
				part += cut()
			}
			name, value, valued := strings.Cut(part[1:len(part)-1], "=")
			if !has(n, name) || valued && attr(n, name) != value {
				return false
			}
		default:
			if n.Data != part {
				return false
			}
		}
	}
	return true
}

func has(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// textOf is the text as it stands in the page.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// words is the text as a reader sees it.
func words(n *html.Node) string { return strings.Join(strings.Fields(textOf(n)), " ") }

// errorLinks are the addresses of the error summary, each of which must lead to
// a control.
func (p *page) errorLinks() []string {
	p.t.Helper()
	var ids []string
	for _, link := range p.all(".kern-alert--danger a") {
		id := strings.TrimPrefix(attr(link, "href"), "#")
		target := p.one("#" + id)
		if !slices.Contains([]string{"input", "textarea", "select"}, target.Data) {
			p.t.Errorf("%s: the error summary leads to a %s", p.request, target.Data)
		}
		ids = append(ids, id)
	}
	return ids
}
