package chart

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

func value(p float64) *float64 { return &p }

func segments(lastNeutral bool, percents ...float64) []Segment {
	var list []Segment
	tones := Tones(len(percents), lastNeutral)
	for i, p := range percents {
		list = append(list, Segment{Tone: tones[i], Percent: p, Text: strconv.Itoa(int(math.Floor(p + 0.5)))})
	}
	return list
}

// drawings are every kind of drawing, with the cases that break layouts.
func drawings() map[string][]byte {
	return map[string][]byte{
		// figure 5, published and a later wave
		"stacked-status": Stacked{ID: "abb-5", Title: "Abbildung 5: Digitalisierungsprojekte", Bars: []Bar{
			{Label: "2017", Segments: segments(true, 18, 58, 11, 13)},
			{Label: "2026", Segments: segments(true, 22.46, 63.64, 8.56, 5.34)},
		}}.SVG(),
		"stacked-five-ordered": Stacked{ID: "abb-50", Title: "Abbildung 50", Bars: []Bar{
			{Label: "2017", Note: "im Studientext nicht angegeben"},
			{Label: "2026", Segments: segments(false, 12.5, 37.5, 25, 20, 5)},
		}}.SVG(),
		"stacked-five-with-neutral": Stacked{ID: "abb-34", Title: "Abbildung 34", Bars: []Bar{
			{Label: "2017", Segments: segments(true, 2, 59, 23, 14, 2)},
		}}.SVG(),
		"stacked-empty-segment": Stacked{ID: "abb-33", Title: "Abbildung 33", Bars: []Bar{
			{Label: "2017", Segments: segments(true, 1, 71, 22, 6, 0)},
			{Label: "2026", Segments: segments(true, 0, 0, 0, 0, 100)},
		}}.SVG(),
		"stacked-sum-above-100": Stacked{ID: "x", Title: "T", Bars: []Bar{
			{Label: "2017", Segments: segments(false, 34, 34, 34)},
		}}.SVG(),
		"stacked-markup": Stacked{ID: "x", Title: `<b> & "T"`, Desc: "a < b\x00", Bars: []Bar{
			{Label: "<2017>", Segments: []Segment{{Tone1, 100, "<1&>"}}},
		}}.SVG(),
		"row-both":      Row{Now: value(45.21), Before: value(42)}.SVG(),
		"row-fallen":    Row{Now: value(12), Before: value(60)}.SVG(),
		"row-same":      Row{Now: value(100), Before: value(100)}.SVG(),
		"row-now":       Row{Now: value(0)}.SVG(),
		"row-published": Row{Before: value(3.5)}.SVG(),
		"row-wild":      Row{Now: value(math.NaN()), Before: value(250)}.SVG(),
		"axis":          Axis(),
		"curve": Curve{ID: "verlauf", Title: "Verlauf", Desc: "Bis zum 3. Tag 60 %.", From: "01.11.", To: "05.11.",
			Days:   []CurveDay{{Percent: value(0)}, {Percent: value(20), Marked: true}, {Percent: value(60)}, {}, {}},
			Target: &CurveLevel{60, "Ziel 60 %"}, Earlier: &CurveLevel{49.66, "2017: 49,7 %"}}.SVG(),
		"swatch":      Swatch(Neutral),
		"mark-now":    NowMark(),
		"mark-before": BeforeMark(),
	}
}

func TestDrawingsStayAsTheyAre(t *testing.T) {
	for name, got := range drawings() {
		path := filepath.Join("testdata", name+".svg")
		if *update {
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s changed:\n%s\nwant\n%s", name, got, want)
		}
	}
}

// element is what a test looks at in a drawing.
type element struct {
	name string
	attr map[string]string
	text string
}

func parse(t *testing.T, drawing []byte) []element {
	t.Helper()
	var list []element
	d := xml.NewDecoder(bytes.NewReader(drawing))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return list
		}
		if err != nil {
			t.Fatalf("not well-formed: %v\n%s", err, drawing)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := element{name: token.Name.Local, attr: map[string]string{}}
			for _, a := range token.Attr {
				if _, twice := e.attr[a.Name.Local]; twice {
					t.Errorf("%s has %s twice", e.name, a.Name.Local)
				}
				e.attr[a.Name.Local] = a.Value
			}
			list = append(list, e)
		case xml.CharData:
			list[len(list)-1].text += string(token)
		}
	}
}

func TestDrawingsAreWellFormedAndKeepToTheContentSecurityPolicy(t *testing.T) {
	for name, drawing := range drawings() {
		for _, e := range parse(t, drawing) {
			if e.name == "style" || e.name == "script" || e.name == "foreignObject" || e.attr["style"] != "" || e.attr["viewBox"] != "" {
				t.Errorf("%s: %s with %v", name, e.name, e.attr)
			}
			for key, v := range e.attr {
				if strings.HasPrefix(key, "on") || strings.Contains(v, "NaN") || strings.Contains(v, "Inf") || strings.Contains(v, "url(") {
					t.Errorf("%s: %s=%q", name, key, v)
				}
			}
		}
	}
}

func TestACurveStepsUpOnceADayAndEndsToday(t *testing.T) {
	var steps []string
	for _, e := range parse(t, drawings()["curve"]) {
		if e.attr["class"] == "kf-curve" {
			steps = append(steps, fmt.Sprint(e.attr["x1"], "-", e.attr["x2"], "@", e.attr["y1"], "-", e.attr["y2"]))
		}
	}
	// 240 px are 100 %, the ground line lies at 260.
	want := "[0%-20%@260-260 20%-20%@260-212 20%-40%@212-212 40%-40%@212-116 40%-60%@116-116]"
	if fmt.Sprint(steps) != want {
		t.Errorf("%v, want %s", steps, want)
	}
}

const twoPlaces = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g><path id="k01" class="stadt" d="M1 1z"><title>A</title></path>
<path id="k02" d="M2 2z"/><path id="k03" d="M3 3z"/></g><path class="landgrenzen" d="M4 4z"/></svg>`

func TestAMapLinksItsPlacesAndNamesThem(t *testing.T) {
	m, err := ReadMap(strings.NewReader(twoPlaces))
	if err != nil || !m.Holds("02") || m.Holds("04") {
		t.Fatal(m, err)
	}
	var links []string
	list := parse(t, m.SVG("karte", "Karte", "Alle Kreise", map[string]Place{
		"02": {FillFull, "Kreis <B>: eingereicht", "/b"}, "03": {FillStriped, "Kreis C: begonnen", "/c?x=1&y=2"},
	}))
	for i, e := range list {
		if e.name == "a" {
			links = append(links, fmt.Sprint(e.attr["href"], "|", e.attr["aria-label"], "|", list[i+1].attr["d"], list[i+1].attr["fill"], "|", list[i+2].text))
		}
		if e.attr["style"] != "" || e.name == "style" {
			t.Errorf("%s with %v", e.name, e.attr)
		}
	}
	want := []string{"/b|Kreis <B>: eingereicht|M2 2z#12436d|Kreis <B>: eingereicht", "/c?x=1&y=2|Kreis C: begonnen|M3 3zurl(#karte-striped)|Kreis C: begonnen"}
	if fmt.Sprint(links) != fmt.Sprint(want) {
		t.Errorf("%q, want %q", links, want)
	}
	if root := list[0].attr; root["role"] != "group" || root["aria-labelledby"] != "karte-title karte-desc" || root["viewBox"] != "0 0 9 9" {
		t.Errorf("root %v", root)
	}
	for _, broken := range []string{"", "<svg viewBox='0 0 1 1'/>", "<svg"} {
		if _, err := ReadMap(strings.NewReader(broken)); err == nil {
			t.Errorf("%q is a map", broken)
		}
	}
}

func TestEveryFillOfTheMapDiffersWithoutColour(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range []Fill{FillNone, FillFull, FillStriped, FillEmpty, FillDotted} {
		swatch := parse(t, MapSwatch("m", f))[1].attr["fill"]
		if seen[swatch] {
			t.Errorf("two fills are %s", swatch)
		}
		seen[swatch] = true
	}
	if c := contrast(t, looks[Tone1].fill, ground); c < 3 {
		t.Errorf("full and empty differ by %v only", c)
	}
}

func TestAStackedChartHasANameAndADescription(t *testing.T) {
	list := parse(t, drawings()["stacked-status"])
	root, title, desc := list[0], list[1], list[2]
	if root.attr["role"] != "img" || root.attr["aria-labelledby"] != "abb-5-title abb-5-desc" || root.attr["width"] != "100%" {
		t.Errorf("root %v", root.attr)
	}
	if title.name != "title" || title.attr["id"] != "abb-5-title" || title.text != "Abbildung 5: Digitalisierungsprojekte" {
		t.Errorf("title %+v", title)
	}
	if want := "2017: 18 %, 58 %, 11 %, 13 %. 2026: 22 %, 64 %, 9 %, 5 %."; desc.attr["id"] != "abb-5-desc" || desc.text != want {
		t.Errorf("description %+v, want %q", desc, want)
	}
}

func TestTheGeneratedDescriptionIsShort(t *testing.T) {
	full := Bar{Label: "Rekonstruktion 2017", Segments: segments(false, 100, 100, 100, 100, 100)}
	if d := (Stacked{Bars: []Bar{full, full}}).description(); len([]rune(d)) > 200 {
		t.Errorf("%d characters: %s", len([]rune(d)), d)
	}
}

func TestRowsAndMarksAreHiddenFromAssistiveTechnology(t *testing.T) {
	for _, name := range []string{"row-both", "axis", "swatch", "mark-now"} {
		if root := parse(t, drawings()[name])[0]; root.attr["aria-hidden"] != "true" || root.attr["role"] != "" {
			t.Errorf("%s: %v", name, root.attr)
		}
	}
}

func TestSegmentsFillTheBarInOrderWithoutOverlap(t *testing.T) {
	for name, want := range map[string]float64{"stacked-status": 200, "stacked-five-ordered": 100, "stacked-sum-above-100": 100, "stacked-empty-segment": 200, "stacked-five-with-neutral": 100} {
		end, row, total := 0.0, "", 0.0
		for _, e := range parse(t, drawings()[name]) {
			if e.name != "rect" || e.attr["class"] == "kf-open" {
				continue
			}
			if e.attr["y"] != row {
				end, row = 0, e.attr["y"]
			}
			x, width := number(t, e.attr["x"]), number(t, e.attr["width"])
			if math.Abs(x-end) > 0.011 || width <= 0 {
				t.Errorf("%s: area at %v after %v, width %v", name, x, end, width)
			}
			end, total = x+width, total+width
		}
		if math.Abs(total-want) > 0.05 {
			t.Errorf("%s: widths add up to %v, want %v", name, total, want)
		}
	}
}

func number(t *testing.T, percent string) float64 {
	t.Helper()
	n, err := strconv.ParseFloat(strings.TrimSuffix(percent, "%"), 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestOnlyAreasWithRoomCarryTheirNumber(t *testing.T) {
	var texts []string
	for _, e := range parse(t, drawings()["stacked-five-with-neutral"]) {
		if strings.HasPrefix(e.attr["class"], "kf-on-") {
			texts = append(texts, e.text)
		}
	}
	if got := fmt.Sprint(texts); got != "[59 23 14]" { // 2 % twice has no room
		t.Errorf("numbers %s", got)
	}
}

func TestTheBarOf2017StandsAboveTheLaterOne(t *testing.T) {
	var labels []string
	for _, e := range parse(t, drawings()["stacked-status"]) {
		if e.attr["class"] == "kf-label" {
			labels = append(labels, e.text+"@"+e.attr["y"])
		}
	}
	if got := fmt.Sprint(labels); got != "[2017@14 2026@88]" { // 22 label + 36 bar + 16 gap = 74 below
		t.Errorf("labels %s", got)
	}
}

func TestAYearWithoutValuesSaysSoInsteadOfZero(t *testing.T) {
	list := parse(t, drawings()["stacked-five-ordered"])
	found := false
	for _, e := range list {
		found = found || e.text == "im Studientext nicht angegeben" && e.name == "text"
	}
	if !found || !strings.HasPrefix(list[2].text, "2017: im Studientext nicht angegeben. ") {
		t.Errorf("note missing; description %q", list[2].text)
	}
}

func TestARowWithoutPublishedValueHasNoRing(t *testing.T) {
	classes := func(name string) (list []string) {
		for _, e := range parse(t, drawings()[name]) {
			if c := e.attr["class"]; e.name != "svg" && c != "kf-grid" {
				list = append(list, c)
			}
		}
		return list
	}
	for name, want := range map[string]string{
		"row-both":      "[kf-now kf-before kf-now]",
		"row-fallen":    "[kf-now kf-link kf-before kf-now]",
		"row-now":       "[kf-now kf-now]",
		"row-published": "[kf-before]",
	} {
		if got := fmt.Sprint(classes(name)); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

func TestTonesKeepTheLastAnswerNeutral(t *testing.T) {
	for _, c := range []struct {
		n       int
		neutral bool
		want    string
	}{
		{4, true, "[1 2 3 0]"}, {5, true, "[1 2 3 4 0]"}, {5, false, "[1 2 3 4 5]"}, {7, false, "[1 2 3 4 5 5 5]"}, {0, true, "[]"}, {1, true, "[0]"},
	} {
		if got := fmt.Sprint(Tones(c.n, c.neutral)); got != c.want {
			t.Errorf("%d answers, neutral %v: %s, want %s", c.n, c.neutral, got, c.want)
		}
	}
}
