package survey

// PageProgress counts one page's questions. Companion texts do not count: they
// belong to the question above them.
type PageProgress struct {
	Page     *Page
	Shown    int // questions on the path
	Answered int // of these, answered or "Keine Angabe"
}

// Progress returns the pages on the path with their counts.
func (q *Questionnaire) Progress(a Answers) []PageProgress {
	var all []PageProgress
	r := newRoute(q, a)
	for _, p := range q.paged {
		if r.page(p) {
			all = append(all, r.progress(p, p.Items()))
		}
	}
	return all
}

// ProgressOf returns the pages on which one of the items is on the path. Only
// these items are counted.
func (q *Questionnaire) ProgressOf(items []*Item, a Answers) []PageProgress {
	byPage := map[*Page][]*Item{}
	for _, it := range items {
		byPage[it.Page] = append(byPage[it.Page], it)
	}
	var all []PageProgress
	r := newRoute(q, a)
	for _, p := range q.paged {
		if counted := r.progress(p, byPage[p]); counted.Shown > 0 {
			all = append(all, counted)
		}
	}
	return all
}

func (r route) progress(p *Page, items []*Item) PageProgress {
	counted := PageProgress{Page: p}
	for _, it := range items {
		if it.CompanionOf != "" {
			continue
		}
		switch r.state(it) {
		case Answered, NoAnswer:
			counted.Shown++
			counted.Answered++
		case Empty:
			counted.Shown++
		}
	}
	return counted
}

// Gaps returns the items on the path that are still empty, companions left out.
func (q *Questionnaire) Gaps(a Answers) []*Item {
	var gaps []*Item
	r := newRoute(q, a)
	for _, it := range q.order {
		if it.CompanionOf == "" && r.state(it) == Empty {
			gaps = append(gaps, it)
		}
	}
	return gaps
}
