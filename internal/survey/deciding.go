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

// Deciders are the other items on whose answers it depends whether these, or
// options of them, are asked, in the order of the questionnaire.
func (q *Questionnaire) Deciders(items []*Item) []*Item {
	named := map[string]bool{}
	note := func(c *Condition) {
		for _, id := range c.Items() {
			named[id] = true
		}
	}
	for _, it := range items {
		note(it.Page.Section.ShowIf)
		note(it.Page.ShowIf)
		note(it.ShowIf)
		for _, o := range it.Options {
			note(o.ShowIf)
		}
	}
	for _, it := range items {
		delete(named, it.ID)
	}
	return slices.DeleteFunc(slices.Clone(q.order), func(it *Item) bool { return !named[it.ID] })
}
