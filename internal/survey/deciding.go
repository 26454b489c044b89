package survey

import "slices"

// Deciding returns the ids of the page's items on which others of its items, or
// options of them, depend, in the order of the page.
func (p *Page) Deciding() []string {
	var named []string
	for _, it := range p.Items() {
		named = append(named, it.ShowIf.Items()...)
		for _, o := range it.Options {
			named = append(named, o.ShowIf.Items()...)
		}
	}
	var ids []string
	for _, it := range p.Items() {
		if slices.Contains(named, it.ID) {
			ids = append(ids, it.ID)
		}
	}
	return ids
}
