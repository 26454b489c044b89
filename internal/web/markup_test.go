package web_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"kreisumfrage/internal/instrument"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/web"
)

// accepted reports whether a definition may have the text as an introduction.
func accepted(t *testing.T, text string) bool {
	t.Helper()
	quoted, err := json.Marshal(text)
	must(t, err)
	d, _ := instrument.Compile("markup.yaml", fmt.Appendf(nil, `format: 1
key: probe
title: Probe
sections:
  - key: general
    title: Allgemeines
    pages: [{key: start, title: Anfang, intro: %s, items: [{id: a.b, kind: text, label: Was?, figure: none}]}]
`, quoted))
	return d != nil
}

func rendered(t *testing.T, text string) *html.Node {
	t.Helper()
	made, err := web.Markup(text)
	must(t, err)
	root, err := html.Parse(strings.NewReader("<main>" + made + "</main>"))
	must(t, err)
	return choose(elements(root), "main")[0]
}

func TestTheMarkupOfDefinitionsIsRenderedAsItIsWritten(t *testing.T) {
	for text, want := range map[string]string{
		"Ein Absatz.\n\nNoch einer,\nzweizeilig.":                "<p>Ein Absatz.</p><p>Noch einer,\nzweizeilig.</p>",
		"- eins\n- zwei\n\nEnde":                                 "<ul><li>eins</li><li>zwei</li></ul><p>Ende</p>",
		"Erst:\n\n1. eins\n2. zwei":                              "<p>Erst:</p><ol><li>eins</li><li>zwei</li></ol>",
		"**Alles** und (**nichts**), „**so**“ **a** **b**.":      "<p><strong>Alles</strong> und (<strong>nichts</strong>), „<strong>so</strong>“ <strong>a</strong> <strong>b</strong>.</p>",
		"Siehe **den [Bericht](https://example.org/a_b?c=1&d)**": `<p>Siehe <strong>den <a href="https://example.org/a_b?c=1&amp;d">Bericht</a></strong></p>`,
		"3 < 5 & 7 > 6, a_b und Nr. 3":                           "<p>3 &lt; 5 &amp; 7 &gt; 6, a_b und Nr. 3</p>",
		"- [Ziel](https://example.org)\n- **fett**: nein":        `<ul><li><a href="https://example.org">Ziel</a></li><li><strong>fett</strong>: nein</li></ul>`,
	} {
		if !accepted(t, text) {
			t.Errorf("%q is refused", text)
		}
		made, err := web.Markup(text)
		must(t, err)
		if got := strings.NewReplacer(">\n<", "><").Replace(strings.TrimSpace(made)); got != want {
			t.Errorf("%q becomes\n%s\nnot\n%s", text, got, want)
		}
	}
}

// TestAllMarkupThatIsAcceptedIsRenderedWhole tries the signs that Markdown knows
// beside one another: what passes has lost no character, keeps no sign, and makes
// only the elements that its signs ask for. Each pair stands in one surrounding,
// in "make soak" in all of them.
func TestAllMarkupThatIsAcceptedIsRenderedWhole(t *testing.T) {
	signs := []string{"a", " ", "\n", "\n\n", "- ", "1. ", "2. ", "**", "*", "_", "`", "#", "# ", "> ", "+ ", "1) ", "---", "===", "~~",
		"|", "\\", "&lt;", "<", "[", "](https://a.de)", "[a](https://a.de/_b*)", "!", "(", ")", "„", "“", ".", "–"}
	frames := []string{"%s%s", "b%s%sb", "b %sb%s b", "**b%s%s", "b**%s%s** b", "- b%s%s", "1. b\n2. b%sb%s", "b\n\n%sb\n\n%s c"}
	tried, passed := 0, 0
	for i, first := range signs {
		for j, second := range signs {
			chosen := frames
			if !storetest.Soaking() {
				chosen = frames[(i+j)%len(frames):][:1]
			}
			for _, frame := range chosen {
				tried++
				if text := fmt.Sprintf(frame, first, second); accepted(t, text) {
					passed++
					renderedWhole(t, text)
				}
			}
		}
	}
	if passed < tried/16 || passed > tried/2 {
		t.Errorf("%d of %d texts are accepted", passed, tried)
	}
}

func FuzzAcceptedMarkup(f *testing.F) {
	f.Add("**a** [b](https://c.de)\n\n- d\n- e\n\n1. f\n2. g")
	f.Fuzz(func(t *testing.T, text string) {
		if accepted(t, text) {
			renderedWhole(t, text)
		}
	})
}

var (
	linkSigns  = regexp.MustCompile(`\[([^\[\]]*)\]\(https://[^)]*\)`)
	entrySigns = regexp.MustCompile(`(?m)^(- |[0-9]+\. )`)
)

func renderedWhole(t *testing.T, text string) {
	t.Helper()
	root := rendered(t, text)
	count := map[string]int{}
	for _, n := range elements(root) {
		count[n.Data]++
		if n.Data == "a" && !strings.HasPrefix(n.Attr[0].Val, "https://") || n.Data != "a" && len(n.Attr) > 0 || len(n.Attr) > 1 {
			t.Errorf("%q has %v", text, n.Attr)
		}
	}
	plain := linkSigns.ReplaceAllString(entrySigns.ReplaceAllString(text, ""), "$1")
	want := map[string]int{"a": len(linkSigns.FindAllString(text, -1)), "strong": strings.Count(plain, "**") / 2,
		"li": len(entrySigns.FindAllString(text, -1))}
	for _, free := range []string{"p", "ul", "ol"} {
		want[free] = count[free]
	}
	for name, n := range count {
		if n != want[name] {
			t.Errorf("%q makes %d %s, not %d", text, n, name, want[name])
		}
	}
	if got := words(root); got != strings.Join(strings.Fields(strings.ReplaceAll(plain, "**", "")), " ") {
		t.Errorf("%q reads %q", text, got)
	}
}
