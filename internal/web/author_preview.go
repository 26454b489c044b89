package web

import (
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// previewPage shows a page as the counties will see it.
type previewPage struct {
	base
	Draft    draftRow
	Page     questionPage
	Views    []navItem
	Overview string
	Texts    string // where the texts are changed
	Next     string // address of the next page; may be empty
	Previous string
}

const (
	viewParam  = "ansicht"
	startView  = "beginn"
	beginAsked = "Wie beim ersten Öffnen"
	everything = "Alle Fragen mit ihren Bedingungen"
)

func (s *Server) showPreview(c echo.Context, v *visitor) error {
	m, p, err := s.manuscriptWithPage(c)
	if err != nil {
		return err
	}
	path, start := draftPagePath(m.Edition, p), c.QueryParam(viewParam) == startView
	view := previewPage{base: s.authorBase(c, "Vorschau: "+p.Title), Draft: rowOf(m.Draft, nil),
		Page: previewOf(m.questionnaire, p, start), Overview: draftPath(m.Edition), Texts: path + "/texte",
		Views: []navItem{{Title: everything, Href: path, Current: !start},
			{Title: beginAsked, Href: path + "?" + viewParam + "=" + startView, Current: start}},
	}
	all := m.questionnaire.Pages()
	if p.Index > 0 {
		view.Previous = draftPagePath(m.Edition, all[p.Index-1])
	}
	if p.Index+1 < len(all) {
		view.Next = draftPagePath(m.Edition, all[p.Index+1])
	}
	return s.render(c, http.StatusOK, "author_preview", view)
}

// previewCheck is a check across questions, which counties see when it fires.
type previewCheck struct {
	Number    string // of the question beside which it stands
	Text      string
	Condition string
	Confirmed bool // it may be confirmed
}

// previewOf is the page with nothing answered: with all its questions, or with
// those that are asked at the start.
func previewOf(q *survey.Questionnaire, p *survey.Page, start bool) questionPage {
	view := questionPage{Preview: true, Section: p.Section.Title, Intro: p.Intro,
		SectionNo: slices.Index(q.Sections, p.Section) + 1, Sections: len(q.Sections),
		PageNo: slices.Index(p.Section.Pages, p) + 1, Pages: len(p.Section.Pages), Done: p.Index, All: len(q.Pages())}
	view.Title = p.Title
	if p.Absence != nil {
		view.Absence = &absenceBox{Label: p.Absence.Label}
	}
	if start {
		view.Topics = topics(p, form.Build(q, p, form.State{}), emptyNotes)
		return view
	}
	for _, c := range []*survey.Condition{p.Section.ShowIf, p.ShowIf} {
		if c != nil {
			view.Conditions = append(view.Conditions, form.ConditionText(q, c))
		}
	}
	view.Topics = topics(p, form.Blank(q, p), emptyNotes)
	for _, c := range p.Checks {
		view.Checks = append(view.Checks, previewCheck{q.Item(c.At).Number, c.Text, form.ConditionText(q, c.When), c.Level == survey.LevelWarning})
	}
	return view
}
