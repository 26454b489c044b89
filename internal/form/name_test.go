package form

import (
	"testing"

	"kreisumfrage/internal/survey"
)

func TestPostedNamesAreReadBack(t *testing.T) {
	for _, ref := range []survey.Ref{at("x.long"), record(1), record(12)} {
		if got, ok := parseRef(refName(ref)); !ok || got != ref {
			t.Errorf("%v is posted as %q and read as %v", ref, refName(ref), got)
		}
	}
}

func TestIdsOfDifferentControlsDiffer(t *testing.T) {
	seen := map[string]bool{}
	for _, id := range []string{
		domID("a.b"), domID("a_b"), domID("a.b.c"), domID("a.b_c"), domID("a.b#1"), domID("a.b#11"), domID("a.b#1.c"),
		textID(at("a.b"), ""), textID(at("a.b"), "c"), optionID(at("a.b"), "c"), stateID(at("a.b"), noneChoice), optionID(at("a.b"), "none"),
		choiceID(record(1), "a", "b"), choiceID(record(1), "a_b", "b"), textID(record(1), "a"),
	} {
		if seen[id] {
			t.Errorf("%s stands for two controls", id)
		}
		seen[id] = true
	}
	if it := (&survey.Item{ID: "x.long"}); DOMID(it) != "f-x-long" {
		t.Errorf("DOMID = %s", DOMID(it))
	}
}

func TestALabelIsFoundForEveryPostedName(t *testing.T) {
	q, _ := sample()
	for name, want := range map[string]string{
		"x.long": "II.2.1 Warum?", "x.areas:other": "II.1.2 Gebiete", "x.list#2:title": "II.2.3 Beispiele",
		"x.unknown": "x.unknown", "x.list#zwei:title": "x.list#zwei:title", "": "", "_save": "_save",
	} {
		if got := LabelOf(q, name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
