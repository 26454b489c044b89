package instrument

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"kreisumfrage/internal/survey"
)

// options of the probe: the last of a multiple item excludes the others.
func probeItem(id string, kind survey.Kind) *survey.Item {
	it := &survey.Item{ID: id, Kind: kind}
	for _, key := range []string{"a", "b", "c", "d"} {
		it.Options = append(it.Options, &survey.Option{Key: key, Exclusive: key == "d" && kind == survey.KindMultiple})
	}
	return it
}

func probeCondition(r *rand.Rand, items []string, depth int) *survey.Condition {
	switch pick := r.IntN(6); {
	case depth > 0 && pick == 0:
		return &survey.Condition{Not: probeCondition(r, items, depth-1)}
	case depth > 0 && pick < 3:
		parts := []*survey.Condition{probeCondition(r, items, depth-1), probeCondition(r, items, depth-1)}
		if pick == 1 {
			return &survey.Condition{All: parts}
		}
		return &survey.Condition{Any: parts}
	}
	c := &survey.Condition{Item: items[r.IntN(len(items))]}
	for _, key := range []string{"a", "b", "c", "d"} {
		if r.IntN(2) == 0 {
			c.In = append(c.In, key)
		}
	}
	if len(c.In) == 0 {
		c.In = []string{"a"}
	}
	return c
}

// everyValue lists all that an item of the probe can be answered with.
func everyValue(it *survey.Item) []survey.Value {
	values := []survey.Value{{}, survey.Choose("d")}
	if it.Kind == survey.KindSingle {
		return append(values, survey.Choose("a"), survey.Choose("b"), survey.Choose("c"))
	}
	for set := 1; set < 8; set++ {
		var keys []string
		for i, key := range []string{"a", "b", "c"} {
			if set&(1<<i) != 0 {
				keys = append(keys, key)
			}
		}
		values = append(values, survey.Choose(keys...))
	}
	return values
}

func TestTheEnumerationFindsWhatAllAnswersFind(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	found := map[string]int{}
	for range 3000 {
		one, two, three := probeItem("x.one", survey.KindSingle), probeItem("x.two", survey.KindMultiple), probeItem("x.three", survey.KindSingle)
		if r.IntN(2) == 0 {
			two.ShowIf = probeCondition(r, []string{"x.one"}, 1)
		}
		three.ShowIf = probeCondition(r, []string{"x.one", "x.two"}, 2)
		page := &survey.Page{Key: "p", Topics: []*survey.Topic{{Items: []*survey.Item{one, two, three}}}}
		q := survey.New("x", "X", []*survey.Section{{Key: "s", Pages: []*survey.Page{page}}})

		shown, hidden := false, false
		for _, first := range everyValue(one) {
			for _, second := range everyValue(two) {
				holds := q.Shown(three, survey.Answers{{Item: "x.one"}: first, {Item: "x.two"}: second})
				shown, hidden = shown || holds, hidden || !holds
			}
		}
		want := "both"
		switch {
		case !shown:
			want = "never_shown"
		case !hidden:
			want = "always_shown"
		}
		judge := &reach{report: &report{said: map[survey.Finding]bool{}}, q: q, places: map[Subject]spot{}}
		met, unmet := false, false
		if !judge.cases([]*survey.Condition{three.ShowIf}, func(a survey.Answers) bool {
			holds := q.Holds(three.ShowIf, a)
			met, unmet = met || holds, unmet || !holds
			return false
		}) {
			t.Fatal("the probe is too large")
		}
		got := map[[2]bool]string{{true, true}: "both", {false, true}: "never_shown", {true, false}: "always_shown"}[[2]bool{met, unmet}]
		if got != want {
			t.Fatalf("got %s, want %s for %s after %s", got, want, clause(q, three.ShowIf, false), conditionWords(q, two.ShowIf))
		}
		found[want]++
	}
	if found["never_shown"] < 20 || found["always_shown"] < 20 || found["both"] < 1000 {
		t.Errorf("the probes were one-sided: %v", found)
	}
}

func TestAConditionOverTooManyCasesIsLeftToItsAuthor(t *testing.T) {
	var items, parts strings.Builder
	for i := range 13 {
		fmt.Fprintf(&items, "          - {id: x.i%d, kind: multiple, label: Frage %d?, figure: none, options: [{key: a, label: A}, {key: b, label: B}]}\n", i, i)
		fmt.Fprintf(&parts, "{item: x.i%d, in: [a]}, ", i)
	}
	definition := "format: 1\nkey: x\ntitle: X\nsections:\n  - key: s\n    title: S\n    pages:\n      - {key: p, title: P, items: [" +
		"{id: x.z, kind: text, label: Z, figure: none}]}\n"
	pages := ""
	for start := 0; start < 13; start += 7 {
		lines := strings.SplitAfter(items.String(), "\n")
		pages += fmt.Sprintf("      - key: q%d\n        title: Q\n        items:\n%s", start, strings.Join(lines[start:min(start+7, 13)], ""))
	}
	last := "      - key: last\n        title: L\n        show_if: {all: [" + parts.String() + "{not: {item: x.i0, in: [a]}}]}\n" +
		"        items: [{id: x.last, kind: text, label: Letzte, figure: none}]\n"
	if _, findings := Compile("wide.yaml", []byte(definition+pages+last)); len(findings) > 0 {
		t.Error(findings)
	}
	narrow := strings.Replace(last, "{item: x.i11, in: [a]}, {item: x.i12, in: [a]}, ", "", 1)
	if _, findings := Compile("narrow.yaml", []byte(definition+pages+narrow)); len(findings) != 1 || findings[0].Code != "never_shown" {
		t.Error(findings)
	}
}
