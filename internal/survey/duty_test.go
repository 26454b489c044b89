package survey

import (
	"slices"
	"testing"
)

func planned(offices map[string]string) Plan {
	p := Plan{}
	for id, office := range offices {
		p[id] = Duty{Item: id, Office: office, Version: 1}
	}
	return p
}

func itemsWith(numbered ...*Item) *Questionnaire {
	return New("q", "Q", []*Section{{Pages: []*Page{{Key: "p", Topics: []*Topic{{Items: numbered}}}}}})
}

func idsOf(duties []Duty) (ids []string) {
	for _, d := range duties {
		ids = append(ids, d.Item+"="+d.Office)
	}
	return ids
}

func TestAFormerPlanFitsByTheQuestionsAndOverwritesNothing(t *testing.T) {
	q := itemsWith(&Item{ID: "same"}, &Item{ID: "renamed"}, &Item{ID: "named"}, &Item{ID: "agreed"}, &Item{ID: "cleared"},
		&Item{ID: "new"}, &Item{ID: "merged"}, &Item{ID: "merged_text", CompanionOf: "merged"})
	former := planned(map[string]string{"same": "Schulamt", "old": "IT", "named": "IT", "agreed": "IT", "cleared": "Kämmerei", "retired": "IT",
		"empty": "", "part_b": "Zweites", "part_a": "Erstes", "now_companion": "IT"})
	present := planned(map[string]string{"named": "Jugendamt", "agreed": "it", "cleared": ""})
	got := present.TakenOver(q, former, map[string]string{"same": "same", "old": "renamed", "named": "named", "agreed": "agreed", "cleared": "cleared",
		"empty": "new", "part_a": "merged", "part_b": "merged", "now_companion": "merged_text"})
	for name, c := range map[string][2][]string{
		"fit":  {idsOf(got.Fits), {"same=Schulamt", "renamed=IT", "cleared=Kämmerei", "merged=Erstes"}},
		"kept": {idsOf(got.Kept), {"named=Jugendamt"}},
		"gone": {idsOf(got.Gone), {"now_companion=IT", "retired=IT"}},
	} {
		if !slices.Equal(c[0], c[1]) {
			t.Errorf("%s: %q, want %q", name, c[0], c[1])
		}
	}
	if len(got.New) != 1 || got.New[0].ID != "new" || len(got.Renamed) != 2 || got.Renamed[0].ID != "renamed" {
		t.Errorf("new %v, renamed %v", got.New, got.Renamed)
	}
	if got.Fits[0].Version != 0 || got.Fits[2].Version != 1 {
		t.Errorf("they are compared with the present versions: %+v", got.Fits)
	}
}

func TestAnOfficeIsTheSameHoweverItsNameIsWritten(t *testing.T) {
	q := itemsWith(&Item{ID: "a"}, &Item{ID: "a_text", CompanionOf: "a"}, &Item{ID: "b"}, &Item{ID: "c"}, &Item{ID: "d"})
	p := planned(map[string]string{"a": "Schulamt", "b": "SCHULAMT", "c": "Öffentlicher Dienst", "gone": "Straßenamt", "gone_too": ""})
	if got := p.Offices(q); !slices.Equal(got, []string{"Schulamt", "Öffentlicher Dienst"}) {
		t.Errorf("offices %q", got)
	}
	var ids []string
	for _, it := range p.Items(q, "schulamt") {
		ids = append(ids, it.ID)
	}
	if !slices.Equal(ids, []string{"a", "a_text", "b"}) {
		t.Errorf("theirs are %q", ids)
	}
	if left := idsOf(p.Leftover(q)); !slices.Equal(left, []string{"gone=Straßenamt"}) {
		t.Errorf("left over %q", left)
	}
}
