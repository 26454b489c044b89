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
		if !r.page(p) {
			continue
		}
		pp := PageProgress{Page: p}
		for _, it := range p.Items() {
			if it.CompanionOf != "" {
				continue
			}
			switch r.state(it) {
			case Answered, NoAnswer:
				pp.Shown++
				pp.Answered++
			case Empty:
				pp.Shown++
			}
		}
		all = append(all, pp)
	}
	return all
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
