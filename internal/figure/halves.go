package figure

// Halves counts a figure apart for the earlier and the later half of the
// responses by the time of their submission. Who answers late resembles, in many
// surveys, those who never do. ok is false where there are fewer than two
// responses, or all came at one time.
func (d *Data) Halves(t Table) (early, late Reading, ok bool) {
	it := d.q.Item(t.Spec.Item)
	if it == nil || d.early == nil {
		return early, late, false
	}
	chosen := d.chosen(t.Spec, it, t.Rows)
	half := func(of set) Reading { return d.reading(it, t.Spec.Base, t.Rows, chosen, of) }
	return half(d.early), half(d.all.without(d.early)), true
}
