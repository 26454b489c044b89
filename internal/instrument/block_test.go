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

// nestedDefinition has blocks in blocks and questions that only one page has.
const nestedDefinition = `format: 1
key: probe
title: Probe
option_sets:
  yes_no: [{key: 'yes', label: Ja}, {key: 'no', label: Nein}]
blocks:
  area:
    parameters: [area, label, answers, more: Keine.]
    page:
      key: '{area}'
      title: '{label}'
      topics:
        - title: Stand
          items:
            - use: choice
              with: {id: '{area}.status', label: 'Was geschieht im Bereich {label}?', answers: '{answers}', help: '{more}'}
        - title: Praxis
          items:
            - {id: '{area}.early', kind: text, label: Was war früher?, figure: none}
            - use: practice
              with: {prefix: '{area}.practice'}
  practice:
    parameters: [prefix]
    items:
      - use: choice
        with: {id: '{prefix}', label: Gibt es gute Beispiele?, answers: yes_no, help: Auch kleine zählen.}
      - {id: '{prefix}.which', kind: longtext, label: Welche?, companion_of: '{prefix}', figure: none}
  choice:
    parameters: [id, label, answers, help]
    items:
      - {id: '{id}', kind: single, label: '{label}', help: '{help}', options: '{answers}', figure: none}
sections:
  - key: general
    title: Allgemeines
    pages:
      - use: area
        with: {area: health, label: Gesundheit, answers: yes_no}
        add:
          - after: health.practice.which
            items:
              - {id: health.nurses, kind: number, label: Wie viele Pflegekräfte?, figure: none}
          - items:
              - {id: health.end, kind: text, label: Was noch?, figure: none}
              - use: choice
                with: {id: health.sure, label: Sicher?, help: Bestimmt?, answers: [{key: 'yes', label: Ja}, {key: maybe, label: Vielleicht}]}
          - after: health.practice.which
            items:
              - {id: health.doctors, kind: number, label: Wie viele Ärzte?, figure: none}
          - after: health.status
            items:
              - {id: health.why, kind: text, label: Warum?, figure: none, companion_of: health.status}
      - use: area
        with: {area: traffic, label: Verkehr, answers: [{key: a, label: A}, {key: b, label: B}], more: Auch Schienen.}
      - key: last
        title: Schluss
        items:
          - use: practice
            with: {prefix: last.practice}
          - {id: last.remark, kind: text, label: Was noch?, figure: none}
`

func TestBlocksOfQuestionsAreUsedInPagesAndInBlocks(t *testing.T) {
	d := inOrder(t, nestedDefinition)
	if got := outline(d); got != `health: I.1.1 health.status, I.1.1a health.why, I.2.1 health.early, I.2.2 health.practice, I.2.2a health.practice.which, `+
		`I.2.3 health.nurses, I.2.4 health.doctors, I.2.5 health.end, I.2.6 health.sure
traffic: I.3.1 traffic.status, I.4.1 traffic.early, I.4.2 traffic.practice, I.4.2a traffic.practice.which
last: I.5.1 last.practice, I.5.1a last.practice.which, I.5.2 last.remark
` {
		t.Errorf("got\n%s", got)
	}
	for id, want := range map[string]string{
		"health.status":    "Was geschieht im Bereich Gesundheit? Keine. yes no",
		"traffic.status":   "Was geschieht im Bereich Verkehr? Auch Schienen. a b",
		"traffic.practice": "Gibt es gute Beispiele? Auch kleine zählen. yes no",
		"health.sure":      "Sicher? Bestimmt? yes maybe",
	} {
		it := d.Questionnaire.Item(id)
		got := it.Label + " " + it.Help
		for _, o := range it.Options {
			got += " " + o.Key
		}
		if got != want {
			t.Errorf("%s: %s", id, got)
		}
	}
}

func inOrder(t *testing.T, definition string) *Definition {
	t.Helper()
	d, findings := Compile("probe.yaml", []byte(definition))
	for _, f := range findings {
		t.Errorf("%s\n%s", f, Excerpt([]byte(definition), f))
	}
	if d == nil {
		t.FailNow()
	}
	return d
}

// outline lists the numbers and ids of every page.
func outline(d *Definition) string {
	var b strings.Builder
	for _, p := range d.Questionnaire.Pages() {
		var items []string
		for _, it := range p.Items() {
			items = append(items, it.Number+" "+it.ID)
		}
		b.WriteString(p.Key + ": " + strings.Join(items, ", ") + "\n")
	}
	return b.String()
}

func TestBlocksBecomeTheirQuestionsInOrder(t *testing.T) {
	d := inOrder(t, `format: 1
key: probe
title: Probe
blocks:
  practice:
    parameters: [id, area]
    items:
      - {id: '{id}', kind: longtext, label: 'Was gelingt im Bereich {area}?', figure: none}
  area:
    parameters: [key, area, figure: none]
    page:
      key: '{key}'
      title: '{area}'
      items:
        - {id: '{key}.plans', kind: text, label: 'Was ist im Bereich {area} geplant?', figure: '{figure}'}
        - use: practice
          with: {id: '{key}.practice', area: '{area}'}
sections:
  - key: areas
    title: Aufgabenbereiche
    pages:
      - use: area
        with: {key: traffic, area: Verkehr}
      - use: area
        with: {key: health, area: Gesundheit}
        add:
          - after: health.plans
            items:
              - {id: health.clinics, kind: number, label: Wie viele Krankenhäuser gibt es?, figure: none}
`)
	if got := outline(d); got != "traffic: I.1.1 traffic.plans, I.1.2 traffic.practice\n"+
		"health: I.2.1 health.plans, I.2.2 health.clinics, I.2.3 health.practice\n" {
		t.Errorf("got\n%s", got)
	}
}

func TestADefinitionWithBlocksIsTheSameWithoutThem(t *testing.T) {
	const plain = `format: 1
key: probe
title: Probe
sections:
  - key: general
    title: Allgemeines
    pages:
      - key: health
        title: Gesundheit
        items:
          - {id: health.status, kind: text, label: Was geschieht?, figure: none}
          - {id: health.nurses, kind: number, label: Wie viele Pflegekräfte?, figure: none}
          - {id: health.plans, kind: text, label: Was ist geplant?, figure: none}
`
	const written = `format: 1
key: probe
title: Probe
blocks:
  area:
    parameters: [area, label]
    page: {key: '{area}', title: '{label}', items: [{use: both, with: {area: '{area}'}}]}
  both:
    parameters: [area]
    items:
      - {id: '{area}.status', kind: text, label: Was geschieht?, figure: none}
      - {id: '{area}.plans', kind: text, label: Was ist geplant?, figure: none}
sections:
  - key: general
    title: Allgemeines
    pages:
      - use: area
        with: {area: health, label: Gesundheit}
        add:
          - after: health.status
            items: [{id: health.nurses, kind: number, label: Wie viele Pflegekräfte?, figure: none}]
`
	without, with := inOrder(t, plain), inOrder(t, written)
	if changes := Diff(without, with); len(changes) > 0 {
		t.Errorf("%+v", changes)
	}
	if Reading(without) != Reading(with) {
		t.Errorf("reads as\n%s\ninstead of\n%s", Reading(with), Reading(without))
	}
	changed := inOrder(t, strings.Replace(written, "Was ist geplant?", "Was ist vorgesehen?", 1))
	changes := Diff(without, changed)
	if len(changes) != 1 || changes[0].Line != 12 || !strings.HasSuffix(changes[0].Text,
		" (Block „both“, verwendet in Zeile 7 im Block „area“, verwendet in Zeile 17)") {
		t.Errorf("%+v", changes)
	}
}

func TestAFindingInNestedBlocksNamesEveryUse(t *testing.T) {
	broken := strings.Replace(nestedDefinition, "kind: single", "kind: singel", 1)
	_, findings := Compile("probe.yaml", []byte(broken))
	if len(findings) != 1 {
		t.Fatal(findings)
	}
	f := findings[0]
	if f.Line != 31 || f.Column != 28 || !strings.HasSuffix(f.Text, "(Block „choice“, verwendet in Zeile 15 im Block „area“, verwendet in Zeile 36)") {
		t.Error(f)
	}
}

func TestAnAddedQuestionIsFoundAtItsOwnPlace(t *testing.T) {
	broken := strings.Replace(nestedDefinition, "Wie viele Ärzte?", "Wie viele  Ärzte?", 1)
	_, findings := Compile("probe.yaml", []byte(broken))
	if len(findings) != 1 || findings[0].Line != 48 || strings.Contains(findings[0].Text, "Block") {
		t.Fatal(findings)
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
