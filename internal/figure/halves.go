package figure

import (
	"slices"

	"kreisumfrage/internal/survey"
)

// Halves counts a figure apart for the earlier and the later half of the
// responses by the time of their submission. Who answers late resembles, in many
// surveys, those who never do. ok is false where there are fewer than two
// responses, or all came at one time.
func Halves(q *survey.Questionnaire, t Table, responses []survey.Submission) (early, late Reading, ok bool) {
	it := q.Item(t.Spec.Item)
	ordered := slices.SortedStableFunc(slices.Values(responses), func(a, b survey.Submission) int { return a.Time.Compare(b.Time) })
	if it == nil || len(ordered) < 2 || ordered[0].Time.Equal(ordered[len(ordered)-1].Time) {
		return early, late, false
	}
	middle := (len(ordered) + 1) / 2
	half := func(of []survey.Submission) Reading { return newIndex(q, of).reading(t.Spec, it, t.Spec.Base, t.Rows) }
	return half(ordered[:middle]), half(ordered[middle:]), true
}
