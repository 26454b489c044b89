package form

import (
	"slices"

	"kreisumfrage/internal/survey"
)

// Ahead returns all fields of the page as they would be if what was posted were
// saved. Hidden are the fields and options that the answers would not lead to; a
// hidden field is empty otherwise.
func Ahead(q *survey.Questionnaire, page *survey.Page, st State) []Field {
	deciding := st.ahead(q)
	b := newBuilder(q, st, deciding)
	b.ahead = true
	var fields []Field
	for _, it := range page.Items() {
		f := Field{ID: domID(it.ID), Name: it.ID, Hidden: true}
		if q.Shown(it, deciding) {
			f = b.field(it)
		}
		fields = append(fields, f)
	}
	return fields
}

// ahead lays the posted answers over the stored ones. What is typed and does not
// fit decides nothing before it is mended; what is chosen can always be told.
func (st State) ahead(q *survey.Questionnaire) survey.Answers {
	a := answers(st.Stored)
	for ref, v := range st.Posted {
		if it := q.Item(ref.Item); it != nil && (it.Kind.HasOptions() || !st.refuses(ref)) {
			a[ref] = v
		}
	}
	return a
}

func (st State) refuses(ref survey.Ref) bool {
	return slices.ContainsFunc(st.Problems, func(p survey.Problem) bool { return p.Ref == ref })
}
