package form

import (
	"math/rand/v2"
	"testing"

	"kreisumfrage/internal/survey"
)

func filledSlots(it *survey.Item, ref survey.Ref, v survey.Value) map[string]string {
	filled := map[string]string{}
	for _, s := range Slots(it, ref) {
		filled[s.Name] = s.Fill(it, v)
	}
	return filled
}

func TestWhatStandsInTheSlotsIsReadAsTheSameAnswer(t *testing.T) {
	q, _ := sample()
	r := rand.New(rand.NewPCG(31, 12))
	for range 300 {
		for ref, v := range answered(r, q) {
			it := q.Item(ref.Item)
			got, problems := ReadSlots(it, ref, filledSlots(it, ref, v))
			if len(problems) > 0 || !got.Equal(v) {
				t.Fatalf("%v: %s came back as %s, problems %v", ref, v.Canonical(), got.Canonical(), problems)
			}
		}
	}
}

func TestSlotsAreNamedOnce(t *testing.T) {
	for _, questionnaire := range []func() (*survey.Questionnaire, *survey.Page){sample, typedPage} {
		q, _ := questionnaire()
		seen := map[string]bool{}
		for _, it := range q.Items() {
			refs := []survey.Ref{at(it.ID)}
			if it.Kind == survey.KindRecords {
				refs = []survey.Ref{{Item: it.ID, Record: 1}, {Item: it.ID, Record: 2}}
			}
			for _, ref := range refs {
				for _, s := range Slots(it, ref) {
					if seen[s.Name] || s.Ref != ref {
						t.Errorf("%s again, or of %v", s.Name, s.Ref)
					}
					seen[s.Name] = true
				}
			}
		}
	}
}
