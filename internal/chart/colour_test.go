package chart

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// themes reads the colours of the light and the dark page from the stylesheet.
func themes(t *testing.T) (light, dark map[string]string) {
	t.Helper()
	css, err := os.ReadFile("../../static/css/chart.css")
	if err != nil {
		t.Fatal(err)
	}
	day, rest, ok := strings.Cut(string(css), "@media screen and (prefers-color-scheme: dark) {")
	if !ok {
		t.Fatal("chart.css has no dark mode")
	}
	night, _, _ := strings.Cut(rest, ".kf-svg")
	colours := func(block string) map[string]string {
		found := map[string]string{}
		for _, m := range regexp.MustCompile(`--kf-([a-z0-9-]+): (#[0-9a-f]{6});`).FindAllStringSubmatch(block, -1) {
			found[m[1]] = m[2]
		}
		return found
	}
	return colours(day), colours(night)
}

// luminance and contrast follow WCAG 2.2.
func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	n, err := strconv.ParseUint(strings.TrimPrefix(colour, "#"), 16, 32)
	if err != nil || len(colour) != 7 {
		t.Fatalf("colour %q", colour)
	}
	channel := func(v uint64) float64 {
		c := float64(v&0xff) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(n>>16) + 0.7152*channel(n>>8) + 0.0722*channel(n)
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestContrastIsWorkedOutAsWCAGDoes(t *testing.T) {
	if c := contrast(t, "#000000", "#ffffff"); math.Abs(c-21) > 1e-9 {
		t.Errorf("black on white %v, want 21", c)
	}
	if c := contrast(t, "#777777", "#ffffff"); math.Abs(c-4.48) > 0.01 { // the known near miss
		t.Errorf("#777 on white %v, want 4.48", c)
	}
}

func TestTheDrawingsOwnColoursAreThoseOfTheLightPage(t *testing.T) {
	light, dark := themes(t)
	own := map[string]string{"ink": ink, "ground": ground, "now": now, "before": before, "grid": grid, "edge": edge}
	for _, l := range looks {
		own[l.class], own["on-"+l.class] = l.fill, l.text
	}
	for name, colour := range own {
		if light[name] != colour {
			t.Errorf("--kf-%s is %s in chart.css, %s in the drawings", name, light[name], colour)
		}
	}
	if len(light) != len(own) || len(dark) != len(own) {
		t.Errorf("%d light and %d dark colours, want %d", len(light), len(dark), len(own))
	}
}

func TestTextOnEveryAreaIsReadable(t *testing.T) {
	light, dark := themes(t)
	for theme, colours := range map[string]map[string]string{"light": light, "dark": dark} {
		for _, l := range looks {
			if c := contrast(t, colours[l.class], colours["on-"+l.class]); c < 4.5 {
				t.Errorf("%s: text on %s has %.2f", theme, l.class, c)
			}
		}
		if c := contrast(t, colours["ink"], colours["ground"]); c < 4.5 {
			t.Errorf("%s: text on the page has %.2f", theme, c)
		}
	}
}

func TestMarksAndEdgesStandOutFromThePage(t *testing.T) {
	light, dark := themes(t)
	for theme, colours := range map[string]map[string]string{"light": light, "dark": dark} {
		for _, pair := range [][2]string{{"now", "ground"}, {"before", "ground"}, {"now", "before"}, {"edge", "ground"}} {
			if c := contrast(t, colours[pair[0]], colours[pair[1]]); c < 3 {
				t.Errorf("%s: %s beside %s has %.2f", theme, pair[0], pair[1], c)
			}
		}
		for _, l := range looks {
			if c := contrast(t, colours[l.class], colours["ground"]); c < 3 && l.border == "" {
				t.Errorf("%s: %s without border has %.2f against the page", theme, l.class, c)
			}
		}
	}
}

func TestOrderedTonesSurviveAPhotocopy(t *testing.T) {
	light, dark := themes(t)
	for i := Tone1; i < Tone5; i++ {
		one, next := i.look().class, (i + 1).look().class
		if luminance(t, light[one]) >= luminance(t, light[next]) {
			t.Errorf("light: %s is not darker than %s", one, next)
		}
		if luminance(t, dark[one]) <= luminance(t, dark[next]) {
			t.Errorf("dark: %s is not lighter than %s", one, next)
		}
		if c := contrast(t, light[one], light[next]); c < 1.2 {
			t.Errorf("light: %s and %s differ by %.2f only", one, next, c)
		}
	}
}

func TestEveryClassOfADrawingStandsInTheStylesheet(t *testing.T) {
	css, err := os.ReadFile("../../static/css/chart.css")
	if err != nil {
		t.Fatal(err)
	}
	for name, drawing := range drawings() {
		for _, e := range parse(t, drawing) {
			for _, class := range strings.Fields(e.attr["class"]) {
				if !regexp.MustCompile(`\.` + regexp.QuoteMeta(class) + `[ ,{]`).Match(css) {
					t.Errorf("%s: class %s is not in chart.css", name, class)
				}
			}
		}
	}
}
