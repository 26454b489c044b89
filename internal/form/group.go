package form

import "kreisumfrage/internal/survey"

// group fills the field of a group of numbers. How to write them is said once for
// all: the total follows from the others.
func (b builder) group(f *Field, it *survey.Item, ref survey.Ref, v survey.Value) {
	f.Format = columnEntry(it.Columns[0]).format()
	for _, c := range it.Columns {
		t := b.textField(ref, c.Key, columnEntry(c), c.Label, v.Fields[c.Key])
		t.Hint, t.Format, t.Errors = c.Hint, "", b.errors(it, ref, c.Key)
		if c.Key == survey.TotalKey {
			f.Total = t
		} else {
			f.Parts = append(f.Parts, *t)
		}
	}
	if it.Total != nil && it.Total.Equal != "" {
		f.Sum = it.Total.Label + ": " + fixedTotal(it)
	}
}
