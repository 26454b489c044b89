package instrument

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"kreisumfrage/internal/survey"
)

// everyStyle writes texts in every way that YAML has.
const everyStyle = `# Kopf
format: 1
key: probe
title: Probe
sections:
  - key: general
    title: "Allgemeines \\ „mehr“"   # doppelt
    intro: |-  # wörtlich
      Erster Absatz.

      - Punkt: eins # kein Kommentar
      - Punkt zwei

    # davor
    pages:
    - {key: start, title: 'Größe', items: [{id: a.one, kind: text, label: Wie groß?, hint: 'So groß''s geht', figure: none}]}
    - key: more
      title: Mehr über
        Ihren
        Landkreis
      intro: >
        Gefalteter
        Text

        Zweiter Absatz
      items:
        - id: a.two
          kind: single
          label: 'Ja: oder # nein?'
          help: Einfach # hinten
          options:
            - {key: a, label: A}
            - key: b
              label: "B"
          figure: none
        - id: a.three
          kind: number
          label: Wie viele?
          errors: {above_maximum: Zu viele., not_number: "Keine Zahl."}
          maximum: 5
          figure: none
`

// textsOf returns the places of all texts of a definition.
func textsOf(t *testing.T, definition []byte) map[survey.Place]survey.Passage {
	t.Helper()
	d, findings := Compile("x", definition)
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	all := map[survey.Place]survey.Passage{}
	for _, p := range d.Questionnaire.Pages() {
		passages, err := Passages(definition, p.Key)
		if err != nil {
			t.Fatal(err)
		}
		for _, passage := range passages {
			all[passage.Place] = passage
		}
	}
	return all
}

func rewritten(t *testing.T, definition, old, now string) string {
	t.Helper()
	for place, passage := range textsOf(t, []byte(definition)) {
		if passage.Text != old {
			continue
		}
		got, stretches, err := Rewrite([]byte(definition), map[survey.Place]string{place: now})
		if err != nil {
			t.Fatalf("%q: %v", old, err)
		}
		if s := stretches[place]; !s.Holds(s.From) || s.From != place {
			t.Errorf("%q now stands at %+v", old, s)
		}
		return string(got)
	}
	t.Fatalf("no text %q", old)
	return ""
}

func TestATextIsReplacedInItsOwnStyle(t *testing.T) {
	for _, c := range []struct{ old, now, before, after string }{
		{"Größe", "Maß's", "title: 'Größe', items", "title: 'Maß''s', items"},
		{"Wie groß?", "Wie klein?", "label: Wie groß?, hint", "label: Wie klein?, hint"},
		{"Wie groß?", "Wie groß, wie klein?", "label: Wie groß?, hint", "label: 'Wie groß, wie klein?', hint"},
		{"Wie groß?", "Zeile\nZwei", "label: Wie groß?, hint", `label: "Zeile\nZwei", hint`},
		{"So groß's geht", "yes", "hint: 'So groß''s geht'", "hint: 'yes'"},
		{`Allgemeines \ „mehr“`, `Ein \ und "zwei"`, `"Allgemeines \\ „mehr“"   # doppelt`, `"Ein \\ und \"zwei\""   # doppelt`},
		{"Erster Absatz.\n\n- Punkt: eins # kein Kommentar\n- Punkt zwei", "Neu: # ja\n\n\nEnde",
			"|-  # wörtlich\n      Erster Absatz.\n\n      - Punkt: eins # kein Kommentar\n      - Punkt zwei\n\n    # davor",
			"|-  # wörtlich\n      Neu: # ja\n\n\n      Ende\n\n    # davor"},
		{"Mehr über Ihren Landkreis", "Weniger", "Mehr über\n        Ihren\n        Landkreis\n", "Weniger\n"},
		{"Gefalteter Text\nZweiter Absatz", "Eins\nzwei", ">\n        Gefalteter\n        Text\n\n        Zweiter Absatz\n", "|\n        Eins\n        zwei\n"},
		{"Ja: oder # nein?", "Ja?", "label: 'Ja: oder # nein?'", "label: 'Ja?'"},
		{"Einfach", "Ja: so # nicht", "help: Einfach # hinten", "help: 'Ja: so # nicht' # hinten"},
		{"Einfach", "Eins\n\nZwei", "help: Einfach # hinten", `help: "Eins\n\nZwei" # hinten`},
		{"Wie viele?", "Eins\nZwei", "label: Wie viele?\n", "label: |-\n            Eins\n            Zwei\n"},
		{"Wie viele?", "null", "label: Wie viele?\n", "label: 'null'\n"},
		{"Wie viele?", "{x} & *y", "label: Wie viele?\n", "label: '{x} & *y'\n"},
		{"Wie viele?", " vorn", "label: Wie viele?\n", "label: \" vorn\"\n"},
		{"Wie viele?", "", "label: Wie viele?\n", "label: \"\"\n"},
		{"B", "Bé", `label: "B"`, `label: "Bé"`},
		{"Zu viele.", "Zu viele, leider.", "above_maximum: Zu viele., not", "above_maximum: 'Zu viele, leider.', not"},
	} {
		want := strings.Replace(everyStyle, c.before, c.after, 1)
		if got := rewritten(t, everyStyle, c.old, c.now); got != want || want == everyStyle {
			t.Errorf("%q → %q gives\n%s", c.old, c.now, got)
		}
		crlf := strings.ReplaceAll(everyStyle, "\n", "\r\n")
		if got := rewritten(t, "\ufeff"+crlf, c.old, c.now); got != "\ufeff"+strings.ReplaceAll(want, "\n", "\r\n") {
			t.Errorf("with CRLF and BOM, %q → %q gives\n%q", c.old, c.now, got)
		}
	}
}

func TestATextThatMayStandNowhereIsLeftToTheCompiler(t *testing.T) {
	for _, text := range []string{"mit\tTab", "a\u202eb", "a\x00b", "a\x1bb"} {
		got := rewritten(t, everyStyle, "Wie viele?", text)
		_, findings := Compile("x", []byte(got))
		if len(findings) != 1 || findings[0].Line != 38 {
			t.Errorf("%q: %v", text, findings)
		}
	}
}

func TestOnlyTextsThatAreThereAreRewritten(t *testing.T) {
	for place, want := range map[survey.Place]error{{Line: 1, Column: 1}: survey.ErrInvalid, {Line: 400, Column: 1}: survey.ErrInvalid} {
		if _, _, err := Rewrite([]byte(everyStyle), map[survey.Place]string{place: "x"}); !errors.Is(err, want) {
			t.Errorf("%+v: %v", place, err)
		}
	}
	if _, _, err := Rewrite([]byte("a: [\n"), nil); !errors.Is(err, survey.ErrInvalid) {
		t.Errorf("a broken definition: %v", err)
	}
}

func TestRewritingTheRerunChangesTheTextsAndNothingElse(t *testing.T) {
	definition := shipped(t, "dlt-2026.yaml")
	before, _ := Compile("x", definition)
	same, all := map[survey.Place]string{}, map[survey.Place]string{}
	for place, passage := range textsOf(t, definition) {
		same[place] = passage.Text
		all[place] = passage.Text + " – neu: „ja“, # 's"
	}
	if got, _, err := Rewrite(definition, same); err != nil || !bytes.Equal(got, definition) {
		t.Errorf("rewriting with itself: %v", err)
	}
	check := func(texts map[survey.Place]string) {
		t.Helper()
		got, _, err := Rewrite(definition, texts)
		if err != nil {
			t.Fatal(err)
		}
		now, findings := Compile("x", got)
		if len(findings) > 0 {
			t.Fatal(findings)
		}
		changed := map[survey.Place]bool{}
		for _, c := range Diff(before, now) {
			if c.Code != "text_changed" {
				t.Errorf("%s: %s", c.Code, c.Text)
			}
			changed[survey.Place{Line: c.Line, Column: c.Column}] = true
		}
		if len(texts) == 1 && len(changed) == 0 {
			t.Errorf("%v changed nothing", texts)
		}
	}
	check(all)
	for place, text := range all {
		if soak() || place.Line%29 == 0 { // all of them take too long for every run
			check(map[survey.Place]string{place: text})
		}
	}
}
