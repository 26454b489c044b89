package web

import (
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/survey"
)

// comparePage says what an edition changes against another one.
type comparePage struct {
	base
	Draft    draftRow
	With     *draftRow // the earlier one; nil: there is no other
	Choices  []draftChoice
	Classes  []changeClass
	Open     int    // changes about which the edition has to say something
	Alien    bool   // the other one belongs to another questionnaire
	Lost     bool   // this version of the program cannot read the other one
	Texts    string // where texts were just changed; may be empty
	Overview string
}

type draftChoice struct {
	Edition string
	Label   string
	Current bool
}

func (s *Server) showComparison(c echo.Context, v *visitor) error {
	m, err := s.manuscript(c)
	if err != nil {
		return err
	}
	rows, err := s.draftRows(c)
	if err != nil {
		return err
	}
	view := comparePage{base: s.authorBase(c, "Vergleich zweier Ausgaben"), Overview: draftPath(m.Edition)}
	with := c.QueryParam("mit")
	if with == "" {
		with = earlier(rows, m.Draft)
	}
	for _, row := range rows {
		switch row.Edition {
		case m.Edition:
			view.Draft = row
			continue
		case with:
			view.With = &row
		}
		view.Choices = append(view.Choices, draftChoice{row.Edition, choiceLabel(row), row.Edition == with})
	}
	if view.With == nil && with != "" {
		return survey.ErrNotFound
	}
	if p := m.questionnaire.Page(c.QueryParam("seite")); p != nil {
		view.Texts = draftPagePath(m.Edition, p) + "/texte"
	}
	if view.With != nil {
		if err := s.compare(c, m, &view); err != nil {
			return err
		}
	}
	return s.render(c, http.StatusOK, "author_compare", view)
}

// earlier is the edition that one compares with first: the one that was changed,
// or one that a wave uses, or any.
func earlier(rows []draftRow, d survey.Draft) string {
	if d.Parent != "" {
		return d.Parent
	}
	first := ""
	for _, row := range rows {
		switch {
		case row.Edition == d.Edition:
		case len(row.Waves) > 0:
			return row.Edition
		case first == "":
			first = row.Edition
		}
	}
	return first
}

func choiceLabel(row draftRow) string {
	label := row.Short + ", " + germanDateTime(row.Time)
	for _, w := range row.Waves {
		label += ", " + w
	}
	return label
}

func (s *Server) compare(c echo.Context, m *manuscript, view *comparePage) error {
	step, err := s.editions.step(c.Request().Context(), view.With.Edition, m.Edition)
	if errors.Is(err, survey.ErrInvalid) {
		view.Lost = true
		return nil
	}
	if err != nil {
		return err
	}
	view.Classes = classed(step.changes)
	for _, change := range step.changes {
		if change.Open {
			view.Open++
			view.Alien = view.Alien || change.Mapping == ""
		}
	}
	return nil
}
