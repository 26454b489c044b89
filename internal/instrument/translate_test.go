package instrument

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"kreisumfrage/internal/survey"
)

func TestATranslationFollowsTheMappings(t *testing.T) {
	old, now, _ := diffCase(t, "testdata/diff/renamed.txt")
	translation, open := Translate(old, now)
	if translation == nil {
		t.Fatalf("unresolved: %+v", open)
	}
	for subject, to := range now.Mappings.Renamed {
		switch {
		case subject.Option+subject.Column == "":
			if translation.Items[subject.Item] != to {
				t.Errorf("%s is %s, want %s", subject.Item, translation.Items[subject.Item], to)
			}
		default:
			was := subject.Item
			for from, id := range translation.Items {
				if id == subject.Item {
					was = from
				}
			}
			part := survey.Part{Item: was, Column: subject.Column, Option: subject.Option}
			if translation.Keys[part] != to {
				t.Errorf("%+v is %q, want %s", part, translation.Keys[part], to)
			}
		}
	}
	if len(translation.Keys) == 0 || len(translation.Apart) > 0 {
		t.Errorf("%+v", translation)
	}
}

func TestNothingIsTranslatedWhileAMappingIsMissing(t *testing.T) {
	for _, path := range diffCases(t) {
		old, now, _ := diffCase(t, path)
		translation, open := Translate(old, now)
		settled := !slices.ContainsFunc(Diff(old, now), func(c Change) bool { return !c.Settled() })
		if (translation != nil) != settled || (len(open) == 0) != settled {
			t.Errorf("%s: translated %t, %d open changes, want settled %t", path, translation != nil, len(open), settled)
		}
		for _, c := range open {
			if c.Settled() {
				t.Errorf("%s: %s is settled", path, short(c))
			}
		}
	}
}

// probe is a definition with the sections' rest and mappings filled in.
func probe(t *testing.T, items, mappings string) *Definition {
	t.Helper()
	text := "format: 1\nkey: probe\ntitle: Probe\nsections:\n  - key: one\n    title: Eins\n    pages:\n      - key: start\n        title: Anfang\n" +
		"        items:\n" + items + mappings
	d, findings := Compile("probe.yaml", []byte(text))
	if d == nil {
		t.Fatalf("%v\n%s", findings, text)
	}
	return d
}

func item(id, keys string) string {
	text := "          - id: " + id + "\n            kind: single\n            label: Frage " + id + "\n            figure: none\n            options:\n"
	for key := range strings.FieldsSeq(keys) {
		text += "              - {key: " + key + ", label: Antwort " + key + "}\n"
	}
	return text
}

func TestOnlyWhatTheAuthorCallsIncomparableIsSetApart(t *testing.T) {
	old := probe(t, item("a.one", "x y")+item("a.two", "x y")+item("a.three", "x y"), "")
	now := probe(t, item("a.one", "x y z")+item("a.two", "x y z")+item("a.three", "x y"), `mappings:
  changed:
    - {item: a.one, option: z, what: choice_added, comparable: false, reason: Grund}
    - {item: a.two, option: z, what: choice_added, comparable: true, reason: Grund}
`)
	translation, open := Translate(old, now)
	if translation == nil {
		t.Fatalf("%+v", open)
	}
	if got := slices.Sorted(maps.Keys(translation.Apart)); !slices.Equal(got, []string{"a.one"}) {
		t.Errorf("apart %v", got)
	}
}

func TestMappingsThatStayDoNoHarmLater(t *testing.T) {
	mappings := "mappings:\n  renamed:\n    - {item: a.one, to: a.first}\n    - {item: a.first, option: x, to: done}\n" +
		"  changed:\n    - {item: a.first, option: z, what: choice_added, comparable: false, reason: Grund}\n"
	first := probe(t, item("a.one", "x y"), "")
	second := probe(t, item("a.first", "done y z"), mappings)
	third := probe(t, item("a.first", "done y z")+item("a.new", "x y"), mappings)
	one, _ := Translate(first, second)
	two, _ := Translate(second, third)
	if one == nil || two == nil || !one.Apart["a.first"] || len(two.Apart) > 0 || len(two.Fates()) > 0 {
		t.Fatalf("%+v, %+v", one, two)
	}
	chain := survey.Lineage{Editions: []string{"1", "2", "3"}, Steps: []*survey.Translation{one, two}, Last: third.Questionnaire}
	got := chain.Answer("1", survey.Ref{Item: "a.one"}, survey.Choose("x"))
	if got.Item != "a.first" || !got.Value.Equal(survey.Choose("done")) {
		t.Errorf("%+v", got)
	}
}

func TestEveryBreakNeedsItsOwnDecision(t *testing.T) {
	text := func(id string, limit int) string {
		return fmt.Sprintf("          - {id: %s, kind: text, max_length: %d, label: Was?, figure: none}\n", id, limit)
	}
	decided := func(id, comparable, reason string) string {
		return fmt.Sprintf("mappings:\n  changed:\n    - {item: %s, what: limit_lowered, comparable: %s, reason: %s}\n", id, comparable, reason)
	}
	const carried = "steht so schon in der bisherigen Ausgabe; begründen Sie die neue Änderung"
	first := probe(t, text("a.note", 90), "")
	second := probe(t, text("a.note", 80), decided("a.note", "false", "Grund"))
	one, open := Translate(first, second)
	if one == nil || !one.Apart["a.note"] {
		t.Fatalf("%+v, %+v", one, open)
	}
	renamed := decided("a.text", "false", "Grund") + "  renamed:\n    - {item: a.note, to: a.text}\n"
	for name, third := range map[string]*Definition{
		"the same mapping":              probe(t, text("a.note", 70), decided("a.note", "false", "Grund")),
		"the same of a renamed item":    probe(t, text("a.text", 70), renamed),
		"the same, and other questions": probe(t, text("a.note", 70)+item("a.new", "x y"), decided("a.note", "false", "Grund")),
	} {
		translation, open := Translate(second, third)
		if translation != nil || len(open) != 1 || !strings.Contains(open[0].Text, carried) || open[0].Mapping == "" {
			t.Errorf("%s: %+v, open %+v", name, translation, open)
		}
		if direct, open := Translate(first, third); direct == nil || len(direct.Apart) != 1 {
			t.Errorf("%s, from the edition before the decision: %+v, open %+v", name, direct, open)
		}
	}

	third := probe(t, text("a.note", 70), decided("a.note", "true", "Niemand schrieb mehr."))
	two, open := Translate(second, third)
	if two == nil || len(two.Apart) > 0 || !two.Narrowed["a.note"] {
		t.Fatalf("%+v, open %+v", two, open)
	}
	chain := survey.Lineage{Editions: []string{"1", "2", "3"}, Steps: []*survey.Translation{one, two}, Last: third.Questionnaire}
	if !chain.Parted("1", "a.note") || chain.Parted("2", "a.note") {
		t.Error("each step has the effect of its own decision")
	}
	bare := probe(t, text("a.note", 70), "")
	if _, open := Translate(second, bare); len(open) != 1 || strings.Contains(open[0].Text, carried) {
		t.Errorf("without any mapping: %+v", open)
	}
}

func TestAnOldDecisionIsKnownUnderANewKey(t *testing.T) {
	edition := func(option, column string, limit int, renamed string) *Definition {
		return probe(t, fmt.Sprintf(`          - id: a.one
            kind: multiple
            label: Was?
            figure: none
            options: [{key: x, label: X}, {key: %s, label: Anderes, text: true, text_max: %d}]
          - id: a.list
            kind: records
            label: Wer?
            figure: none
            columns: [{key: %s, kind: text, label: Name, max_length: %d}]
`, option, limit, column, limit), fmt.Sprintf(`mappings:
  changed:
    - {item: a.one, option: %s, what: limit_lowered, comparable: true, reason: Grund}
    - {item: a.list, column: %s, what: limit_lowered, comparable: true, reason: Grund}
%s`, option, column, renamed))
	}
	old := edition("more", "title", 80, "")
	now := edition("other", "name", 70, "  renamed:\n    - {item: a.one, option: more, to: other}\n    - {item: a.list, column: title, to: name}\n")
	if _, open := Translate(old, now); len(open) != 2 {
		t.Errorf("%+v", open)
	}
	if _, open := Translate(edition("more", "title", 80, ""), edition("more", "title", 90, "")); len(open) > 0 {
		t.Errorf("wider limits need no decision: %+v", open)
	}
}

func TestNarrowerLimitsAreNamedForTheDryRun(t *testing.T) {
	question := func(id, limit string) string {
		return "          - {id: " + id + ", " + limit + ", label: Frage " + id + ", figure: none}\n"
	}
	old := probe(t, question("a.staff", "kind: number, maximum: 20")+question("a.note", "kind: text, max_length: 90")+question("a.more", "kind: number, maximum: 20"), "")
	now := probe(t, question("a.staff", "kind: number, maximum: 10")+question("a.note", "kind: text, max_length: 80")+question("a.more", "kind: number, maximum: 30"), `mappings:
  changed:
    - {item: a.staff, what: range_narrowed, comparable: true, reason: Grund}
    - {item: a.note, what: limit_lowered, comparable: true, reason: Grund}
`)
	translation, open := Translate(old, now)
	if translation == nil {
		t.Fatalf("%+v", open)
	}
	if got := slices.Sorted(maps.Keys(translation.Fates())); !slices.Equal(got, []string{"a.note", "a.staff"}) {
		t.Errorf("the dry run looks at %v", got)
	}
}
