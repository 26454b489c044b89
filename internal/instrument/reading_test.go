package instrument

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"kreisumfrage/internal/survey"
)

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s has changed; look at it, then run with -update", path)
	}
}

func TestTheRerunReadsAsReviewed(t *testing.T) {
	golden(t, "testdata/reading.txt", Reading(compiled(t, rerun)))
}

func TestTheReadingShowsEverythingThatARespondentSees(t *testing.T) {
	for _, name := range []string{rerun, reconstruction} {
		d := compiled(t, name)
		text := Reading(d)
		for _, it := range d.Questionnaire.Items() {
			for _, want := range []string{it.Number + " ", it.Label, it.Hint, "[" + it.ID + "] " + kindWords[it.Kind]} {
				if !strings.Contains(text, want) {
					t.Errorf("%s: %s lacks %q", name, it.ID, want)
				}
			}
			for _, o := range it.Options {
				if !strings.Contains(text, o.Label+" ["+o.Key+"]") {
					t.Errorf("%s: %s lacks the answer %s", name, it.ID, o.Key)
				}
			}
		}
		for _, f := range d.Figures {
			if f.Item != "" && !strings.Contains(text, "Abbildung "+f.Key+":") {
				t.Errorf("%s lacks figure %s", name, f.Key)
			}
		}
		if strings.Contains(text, "{") || strings.Contains(text, "%!") {
			t.Errorf("%s: a parameter or a format is left over", name)
		}
	}
}

func TestEveryKindHasAGermanWord(t *testing.T) {
	field, _ := fieldByKey(reflect.TypeFor[rawItem](), "kind")
	_, kinds, _ := strings.Cut(field.Tag.Get("validate"), "oneof=")
	if kinds == "" {
		t.Fatal("no kinds found")
	}
	for kind := range strings.FieldsSeq(kinds) {
		if kindWords[survey.Kind(kind)] == "" {
			t.Errorf("%s has no word", kind)
		}
	}
}

func TestConditionsAreReadInWords(t *testing.T) {
	const definition = `format: 1
key: probe
title: Probe
sections:
  - key: general
    title: Allgemeines
    pages:
      - key: start
        title: Anfang
        items:
          - {id: a.one, kind: single, label: Eins?, figure: none, options: [{key: x, label: „Ix“}, {key: y, label: Ypsilon}]}
          - {id: a.staff, kind: number, label: Stellen?, decimals: 1, figure: none}
          - {id: a.since, kind: date, label: Seit?, figure: none}
          - {id: a.teams, kind: group, label: Teams?, parts: [{key: infra, label: Netze}, {key: apps, label: Verfahren}], figure: none}
          - {id: a.two, kind: multiple, label: Zwei?, figure: none, options: [{key: x, label: Ix}, {key: y, label: Ypsilon}]}
`
	d, findings := Compile("probe.yaml", []byte(definition))
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	one := &survey.Condition{Item: "a.one", In: []string{"x", "y"}}
	two := &survey.Condition{Item: "a.two", In: []string{"x"}}
	compare := func(id, part string, test survey.Test, right survey.Operand) *survey.Condition {
		return &survey.Condition{Compare: &survey.Comparison{Left: survey.Operand{Sum: []survey.Term{{Item: id, Part: part}}}, Test: test, Right: right}}
	}
	answer := func(ids ...string) survey.Operand {
		var o survey.Operand
		for _, id := range ids {
			o.Sum = append(o.Sum, survey.Term{Item: id})
		}
		return o
	}
	list := func(c ...*survey.Condition) []*survey.Condition { return c }
	for _, c := range []struct {
		condition *survey.Condition
		want      string
	}{
		{nil, "immer"},
		{one, "nur, wenn bei I.1.1 „‚Ix‘“ oder „Ypsilon“ gewählt ist"},
		{&survey.Condition{Not: two}, "nur, wenn bei I.1.5 „Ix“ nicht gewählt ist"},
		{&survey.Condition{Not: one}, "nur, wenn bei I.1.1 weder „‚Ix‘“ noch „Ypsilon“ gewählt ist"},
		{&survey.Condition{All: list(two, two)}, "nur, wenn bei I.1.5 „Ix“ gewählt ist und bei I.1.5 „Ix“ gewählt ist"},
		{&survey.Condition{Not: &survey.Condition{All: list(two, two)}},
			"nur, wenn bei I.1.5 „Ix“ nicht gewählt ist oder bei I.1.5 „Ix“ nicht gewählt ist"},
		{&survey.Condition{Any: list(&survey.Condition{All: list(two, two)}, two)},
			"nur, wenn (bei I.1.5 „Ix“ gewählt ist und bei I.1.5 „Ix“ gewählt ist) oder bei I.1.5 „Ix“ gewählt ist"},
		{&survey.Condition{Item: "a.two", Answered: true}, "nur, wenn I.1.5 beantwortet ist"},
		{&survey.Condition{Not: &survey.Condition{Item: "a.two", Answered: true}}, "nur, wenn I.1.5 nicht beantwortet ist"},
		{compare("a.staff", "", survey.Above, survey.Operand{Literal: "2.5"}), "nur, wenn bei I.1.2 mehr als 2,5 angegeben ist"},
		{&survey.Condition{Not: compare("a.staff", "", survey.AtMost, survey.Operand{Literal: "2"})}, "nur, wenn bei I.1.2 nicht höchstens 2 angegeben ist"},
		{compare("a.since", "", survey.AtLeast, survey.Operand{Literal: "2026-06-30"}), "nur, wenn bei I.1.3 ein Datum ab dem 30.06.2026 angegeben ist"},
		{compare("a.since", "", survey.Below, answer("a.since")), "nur, wenn bei I.1.3 ein früheres Datum als bei I.1.3 angegeben ist"},
		{compare("a.teams", "apps", survey.Equal, answer("a.staff")), "nur, wenn bei I.1.4 („Verfahren“) genauso viel wie bei I.1.2 angegeben ist"},
		{compare("a.teams", "", survey.Unequal, answer("a.staff", "a.teams")),
			"nur, wenn bei I.1.4 zusammen etwas anderes als bei I.1.2 und bei I.1.4 zusammen angegeben ist"},
		{&survey.Condition{Not: &survey.Condition{Not: two}}, "nur, wenn bei I.1.5 „Ix“ gewählt ist"},
	} {
		if got := conditionWords(d.Questionnaire, c.condition); got != c.want {
			t.Errorf("%s\nwant\n%s", got, c.want)
		}
	}
}
