package instrument

import (
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
