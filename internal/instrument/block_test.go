package instrument

import (
	"strings"
	"testing"

	"kreisumfrage/internal/survey"
)

const blockDefinition = `format: 1
key: probe
title: Probe
option_sets:
  yes_no: [{key: 'yes', label: Ja}, {key: 'no', label: Nein}]
blocks:
  area:
    parameters: [area, label, figure, answers, proposed: false]
    page:
      key: '{area}'
      title: Bereich {label}
      items:
        - id: '{area}.status'
          kind: single
          label: Was geschieht in „{label}“ ({area})?
          proposed: '{proposed}'
          options: '{answers}'
          figure: '{figure}'
sections:
  - key: general
    title: Allgemeines
    pages:
      - use: area
        with: {area: health, label: Gesundheit, figure: 1, answers: yes_no, proposed: true}
      - use: area
        with:
          area: traffic
          label: Verkehr
          figure: {key: A1, chart: bars, order: [b, a]}
          answers:
            - {key: a, label: A}
            - {key: b, label: B}
`

func TestABlockBecomesOnePageAtEveryUse(t *testing.T) {
	d, findings := Compile("probe.yaml", []byte(blockDefinition))
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	pages := d.Questionnaire.Pages()
	if len(pages) != 2 || pages[0].Title != "Bereich Gesundheit" || pages[1].Key != "traffic" {
		t.Fatalf("%+v", pages)
	}
	health, traffic := d.Questionnaire.Item("health.status"), d.Questionnaire.Item("traffic.status")
	if health.Label != "Was geschieht in „Gesundheit“ (health)?" || !health.Proposed || health.Option("yes") == nil {
		t.Errorf("%+v", health)
	}
	if traffic.Label != "Was geschieht in „Verkehr“ (traffic)?" || traffic.Proposed || traffic.Option("b") == nil {
		t.Errorf("%+v", traffic)
	}
	if health.Number != "I.1.1" || traffic.Number != "I.2.1" {
		t.Errorf("numbers %s and %s", health.Number, traffic.Number)
	}
	if s := d.Figures[1]; s.Key != "A1" || s.Chart != "bars" || strings.Join(s.Order, "") != "ba" {
		t.Errorf("%+v", s)
	}
}

func TestAFindingInABlockNamesItsUse(t *testing.T) {
	broken := strings.Replace(blockDefinition, "kind: single", "kind: singel", 1)
	_, findings := Compile("probe.yaml", []byte(broken))
	if len(findings) != 1 {
		t.Fatal(findings)
	}
	f := findings[0]
	if f.Line != 14 || f.Column != 17 || !strings.HasSuffix(f.Text, "(Block „area“, verwendet in Zeile 23)") {
		t.Error(f)
	}
	want := "   14 |           kind: singel\n      |                 ^\n"
	if got := Excerpt([]byte(broken), f); got != want {
		t.Errorf("excerpt\n%s", got)
	}
}

func TestAnExcerptOfALongLineShowsThePlace(t *testing.T) {
	line := strings.Repeat("ä", 300) + "X" + strings.Repeat("ö", 300)
	got := Excerpt([]byte("a\n"+line+"\n"), survey.Finding{Line: 2, Column: 301})
	text, caret, _ := strings.Cut(got, "\n")
	at := strings.IndexRune(caret, '^')
	if runes := []rune(text); len(runes) > 120 || at < 0 || runes[at] != 'X' {
		t.Errorf("%q", got)
	}
	for _, line := range []int{0, 4} {
		if got := Excerpt([]byte("a\nb\n"), survey.Finding{Line: line, Column: 1}); got != "" {
			t.Errorf("line %d: %q", line, got)
		}
	}
	if got := Excerpt([]byte("a\u202eb\n"), survey.Finding{Line: 1, Column: 2}); strings.ContainsRune(got, '\u202e') {
		t.Errorf("%q", got)
	}
}

func TestNumbersCountAsTheStudyDoes(t *testing.T) {
	for n, want := range map[int]string{1: "I", 4: "IV", 9: "IX", 14: "XIV", 40: "XL", 99: "XCIX"} {
		if got := roman(n); got != want {
			t.Errorf("roman %d = %s, not %s", n, got, want)
		}
	}
	for n, want := range map[int]string{1: "a", 2: "b", 26: "z", 27: "aa", 52: "az", 53: "ba"} {
		if got := letters(n); got != want {
			t.Errorf("letters %d = %s, not %s", n, got, want)
		}
	}
}
