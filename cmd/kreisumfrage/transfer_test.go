package main

import (
	"compress/gzip"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// What a page may cost a county on a slow line, in bytes as transferred.
const (
	firstPageLimit = 150_000
	laterPageLimit = 40_000
)

// meter counts what goes over the line, as a browser asks for it.
type meter struct {
	http.RoundTripper
	bytes   int
	fetched map[string]bool // a browser keeps what never changes
}

func (m *meter) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("Accept-Encoding", "gzip")
	answer, err := m.RoundTripper.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	for name, values := range answer.Header {
		for _, value := range values {
			m.bytes += len(name) + len(value) + 4
		}
	}
	answer.Body = &meteredBody{answer.Body, m}
	if answer.Header.Get("Content-Encoding") == "gzip" {
		plain, err := gzip.NewReader(answer.Body)
		if err != nil {
			return nil, err
		}
		answer.Body = plain
	}
	return answer, nil
}

type meteredBody struct {
	io.ReadCloser
	meter *meter
}

func (b *meteredBody) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	b.meter.bytes += n
	return n, err
}

var styleURL = regexp.MustCompile(`url\(["']?(/static/[^"')]+)`)

// load fetches a page and everything that a browser could fetch for it.
func (m *meter) load(t *testing.T, v *visitor, path string) int {
	t.Helper()
	before := m.bytes
	var files []string
	walkNodes(v.open(path).doc, func(n *html.Node) {
		for _, name := range []string{"src", "href"} {
			if link := attr(n, name); strings.HasPrefix(link, "/static/") {
				files = append(files, link)
			}
		}
	})
	for len(files) > 0 {
		file := files[0]
		files = files[1:]
		if m.fetched[file] {
			continue
		}
		m.fetched[file] = true
		for _, u := range styleURL.FindAllStringSubmatch(m.content(t, v, file), -1) {
			files = append(files, u[1])
		}
	}
	return m.bytes - before
}

func (m *meter) content(t *testing.T, v *visitor, path string) string {
	t.Helper()
	answer, err := v.client.Get(v.absolute(path))
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	content, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK || !strings.Contains(answer.Header.Get("Cache-Control"), "immutable") {
		t.Fatalf("%s: %d, %v, %q", path, answer.StatusCode, err, answer.Header.Get("Cache-Control"))
	}
	return string(content)
}

func TestPagesAreSmallEnoughForASlowLine(t *testing.T) {
	t.Parallel()
	db := sqlitePlace(t)
	db.realWave(t)
	w := newWalk(t, db, shippedQuestionnaire)
	v := w.enter("01056")
	w.answer(v, "01056", 0)
	m := &meter{RoundTripper: v.client.Transport, fetched: map[string]bool{}}
	v.client.Transport = m
	first := m.load(t, v, "/antwortbogen")
	t.Logf("first page: %d bytes with %d files", first, len(m.fetched))
	if first > firstPageLimit || len(m.fetched) < 3 {
		t.Errorf("the first page takes %d bytes with %d files, allowed are %d", first, len(m.fetched), firstPageLimit)
	}
	later := []string{"/antwortbogen", "/antwortbogen/pruefen", "/antwortbogen/einreichen", "/fragebogen/2026"}
	for _, p := range w.q.Pages() {
		later = append(later, "/antwortbogen/seite/"+p.Key)
	}
	largest := 0
	for _, path := range later {
		n := m.load(t, v, path)
		largest = max(largest, n)
		if n > laterPageLimit {
			t.Errorf("%s takes %d bytes, allowed are %d", path, n, laterPageLimit)
		}
	}
	t.Logf("largest of %d later pages: %d bytes", len(later), largest)
}
