package instrument

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/survey"
)

func published2018(t *testing.T) *figure.Published {
	t.Helper()
	data, err := os.ReadFile("../../questionnaire/published-2018.yaml")
	if err != nil {
		t.Fatal(err)
	}
	p, err := LoadPublished(data)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestPublishedHoldsAll53FiguresAndEightTables(t *testing.T) {
	p := published2018(t)
	var want []string
	for n := 1; n <= 53; n++ {
		want = append(want, fmt.Sprint(n))
	}
	want = append(want, "A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8")
	if len(p.Figures) != len(want) {
		t.Fatalf("%d results, want %d", len(p.Figures), len(want))
	}
	for i, f := range p.Figures {
		if f.Key != want[i] {
			t.Errorf("result %d has key %q, want %q", i, f.Key, want[i])
		}
	}
	if p.Respondents != 146 || p.Population != 294 || p.Bases["portals"] != 102 {
		t.Errorf("study of %d out of %d with %d portals, want 146, 294, 102", p.Respondents, p.Population, p.Bases["portals"])
	}
}

func TestPublishedHolds142ExactPercentsInFiguresAnd25InTables(t *testing.T) {
	figures, tables, approximate := 0, 0, 0
	for _, f := range published2018(t).Figures {
		for _, o := range f.Options {
			switch {
			case o.Percent == nil && o.Approximately != "" && !strings.HasPrefix(f.Key, "A"):
				approximate++
			case o.Percent == nil:
			case strings.HasPrefix(f.Key, "A"):
				tables++
			default:
				figures++
			}
		}
	}
	if figures != 142 || tables != 25 || approximate != 7 {
		t.Errorf("%d exact in figures, %d in tables, %d rounded in figures; want 142, 25, 7", figures, tables, approximate)
	}
}

func TestEveryExactPercentHasACountThatRoundsToItButThreePointFive(t *testing.T) {
	for _, f := range published2018(t).Figures {
		for _, o := range f.Options {
			if o.Percent == nil {
				continue
			}
			if o.Count < 0 {
				t.Errorf("figure %s, %s: no count", f.Key, o.Key)
			}
			rounded := float64(int(100*float64(o.Count)/float64(f.N) + 0.5)) // counts and n are small: exact enough
			if rounded != *o.Percent && *o.Percent != 3.5 {
				t.Errorf("figure %s, %s: %d of %d is %v %%, published %v", f.Key, o.Key, o.Count, f.N, rounded, *o.Percent)
			}
		}
	}
}

func TestPublishedSingleChoicePartitionsThe146Responses(t *testing.T) {
	for _, f := range published2018(t).Figures {
		if f.Kind != figure.PublishedSingle || f.Key == "A7" {
			continue
		}
		sum := 0
		for _, o := range f.Options {
			sum += o.Count
		}
		if sum != 146 {
			t.Errorf("figure %s: counts add up to %d", f.Key, sum)
		}
	}
}

func TestPublishedTextsAreGerman(t *testing.T) {
	for _, f := range published2018(t).Figures {
		texts := []string{f.BaseNote}
		for _, e := range f.Errata {
			if e.Kind == "" || e.Text == "" {
				t.Errorf("figure %s: erratum without kind or text", f.Key)
			}
			texts = append(texts, e.Text)
		}
		for _, o := range f.Options {
			texts = append(texts, o.Note)
		}
		for _, text := range texts {
			for _, word := range []string{" the ", " is ", "prose", "figure", "\"", "Misprint", " l. "} {
				if strings.Contains(text, word) {
					t.Errorf("figure %s: %q in %q", f.Key, word, text)
				}
			}
		}
	}
}

func TestPublishedFactsOfSelectedFigures(t *testing.T) {
	p := published2018(t)
	if f := p.ByKey("20"); f.Printed == "" || !strings.Contains(f.Title, "„Wohnen und Arbeiten“") || !strings.Contains(f.Printed, "Umwelt und Energie") {
		t.Errorf("figure 20: title %q, printed %q", f.Title, f.Printed)
	}
	if f := p.ByKey("2"); f.Topic != "II.1" || f.Mentions != 47 || f.Option("rescue_service").Count != 66 || f.Option("rescue_service").Mentions != 21 {
		t.Errorf("figure 2: %+v", f)
	}
	if f := p.ByKey("38"); f.N != 102 || f.Option("council_information").Count != 50 {
		t.Errorf("figure 38: n = %d, %+v", f.N, f.Options)
	}
	if o := p.ByKey("27").Option("municipal"); *o.Percent != 52 || *o.ProsePercent != 51 {
		t.Errorf("figure 27: %+v", o)
	}
	if o := p.ByKey("45").Option("impact_assessment"); o.Percent != nil || o.Approximately != "knapp 40 %" || o.Count != -1 {
		t.Errorf("figure 45: %+v", o)
	}
	if c := p.ByKey("52").Combined; len(c) != 1 || !c[0].Complement || c[0].Percent != 77 {
		t.Errorf("figure 52: %+v", c)
	}
	if f := p.ByKey("14"); f.AxisMax != 30 || !f.Complete {
		t.Errorf("figure 14: %+v", f)
	}
}

func TestPublishedRefusesWhatItDoesNotUnderstand(t *testing.T) {
	const ok = `
format: 1
study: {population: 2, respondents: 1, bases: {some: 1}}
figures:
  - {key: '1', section: I, section_title: A, topic: '1', topic_title: B, item: a.b, title: C, kind: single, base: respondents, options: [{key: x, label: X, percent: 100}], counts: {x: 1}}
`
	if _, err := LoadPublished([]byte(ok)); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string][2]string{
		"unknown key":          {"title: C", "title: C, titel: D"},
		"repeated key":         {"title: C", "title: C, title: D"},
		"unknown kind":         {"kind: single", "kind: simple"},
		"unknown base":         {"base: respondents", "base: all"},
		"missing title":        {"title: C,", ""},
		"percent above 100":    {"percent: 100", "percent: 101"},
		"count without option": {"counts: {x: 1}", "counts: {y: 1}"},
		"option twice":         {"percent: 100}", "percent: 100}, {key: x, label: Y}"},
		"other format":         {"format: 1", "format: 2"},
		"no YAML":              {"format: 1", "format: [1"},
	} {
		if _, err := LoadPublished([]byte(strings.Replace(ok, change[0], change[1], 1))); !errors.Is(err, survey.ErrInvalid) {
			t.Errorf("%s: error %v, want ErrInvalid", name, err)
		}
	}
}
