package fieldwork

import (
	"fmt"
	"slices"

	"kreisumfrage/internal/survey"
)

// Work is how far a county's colleague is with the questions that are shared
// with them.
type Work struct {
	Pages []PageWork // those on which one of the questions is on the path
}

// PageWork is one page, of which only the shared questions count.
type PageWork struct {
	survey.PageProgress
	Reported bool // somebody declared the page finished
}

// WorkOf follows the shared items through the response.
func WorkOf(q *survey.Questionnaire, r survey.Response, a survey.Answers, items []*survey.Item) Work {
	var w Work
	for _, p := range q.ProgressOf(items, a) {
		_, reported := r.PagesDone[p.Page.Key]
		w.Pages = append(w.Pages, PageWork{p, reported})
	}
	return w
}

// Done reports whether nothing is missing on the page.
func (p PageWork) Done() bool { return p.Reported || p.Answered == p.Shown }

// Missing decides who is reminded: whoever has a page that is neither reported
// finished nor answered completely.
func (w Work) Missing() bool { return len(w.Open()) > 0 }

// Open are the pages on which something is missing.
func (w Work) Open() []PageWork { return slices.DeleteFunc(slices.Clone(w.Pages), PageWork.Done) }

// Begun reports whether anything is there.
func (w Work) Begun() bool {
	return slices.ContainsFunc(w.Pages, func(p PageWork) bool { return p.Reported || p.Answered > 0 })
}

// Text counts in words; whoever has a single page wants to know about its
// questions.
func (w Work) Text() string {
	switch len(w.Pages) {
	case 0:
		return "zurzeit nichts zu beantworten"
	case 1:
		return w.Pages[0].Text()
	}
	return fmt.Sprintf("%d von %d Seiten fertig", len(w.Pages)-len(w.Open()), len(w.Pages))
}

// Text counts the questions in words.
func (p PageWork) Text() string {
	if p.Reported {
		return "fertig gemeldet"
	}
	return fmt.Sprintf("%d von %d Fragen beantwortet", p.Answered, p.Shown)
}
