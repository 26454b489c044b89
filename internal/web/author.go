package web

import (
	"fmt"
	"strings"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/survey"
)

// authorRoot is where the pages for authors lie. No wave can have this key.
const authorRoot = "/dlt/fragebogen"

func draftPath(edition string) string { return authorRoot + "/" + edition }

func draftPagePath(edition string, p *survey.Page) string {
	return draftPath(edition) + "/seite/" + p.Key
}

// shortHash is how an edition is called where the whole hash would be too long.
func shortHash(edition string) string { return edition[:min(len(edition), 12)] }

// authorBase is the layout's data with the menu of the DLT.
func (s *Server) authorBase(c echo.Context, title string) base {
	return s.dltBase(c, title, authorRoot)
}

// manuscript is what the pages of one stored edition work on.
type manuscript struct {
	survey.Draft
	*edition
	definition []byte
}

func (s *Server) manuscript(c echo.Context) (*manuscript, error) {
	ctx, sha := c.Request().Context(), c.Param("edition")
	m := &manuscript{}
	var err error
	if m.Draft, err = s.Store.Draft(ctx, sha); err != nil {
		return nil, err
	}
	if m.definition, err = s.Store.Edition(ctx, sha); err != nil {
		return nil, err
	}
	if m.edition, err = s.editions.edition(ctx, sha); err != nil {
		return nil, err
	}
	m.Title = m.questionnaire.Title
	return m, nil
}

// manuscriptWithPage is the manuscript with the page that the address names.
func (s *Server) manuscriptWithPage(c echo.Context) (*manuscript, *survey.Page, error) {
	m, err := s.manuscript(c)
	if err != nil {
		return nil, nil, err
	}
	p := m.questionnaire.Page(c.Param("page"))
	if p == nil {
		return nil, nil, survey.ErrNotFound
	}
	return m, p, nil
}

// draftRow is one stored edition in a list.
type draftRow struct {
	survey.Draft
	Short  string
	Href   string
	Origin string
	Parent string // short hash; empty: none
	From   string // address of the parent
	Waves  []string
}

// draftRows lists all stored editions. Those that came with a wave have no title
// of their own.
func (s *Server) draftRows(c echo.Context) ([]draftRow, error) {
	ctx := c.Request().Context()
	drafts, err := s.Store.Drafts(ctx)
	if err != nil {
		return nil, err
	}
	waves, err := s.Store.Waves(ctx)
	if err != nil {
		return nil, err
	}
	var rows []draftRow
	for _, d := range drafts {
		if d.Title == "" {
			if ed, err := s.editions.edition(ctx, d.Edition); err == nil {
				d.Title = ed.questionnaire.Title
			}
		}
		rows = append(rows, rowOf(d, waves))
	}
	return rows, nil
}

func rowOf(d survey.Draft, waves []survey.Wave) draftRow {
	row := draftRow{Draft: d, Short: shortHash(d.Edition), Href: draftPath(d.Edition)}
	switch {
	case d.Author == "":
		row.Origin = "mit einer Erhebung angelegt"
	case d.Parent != "":
		row.Origin, row.Parent, row.From = "Texte geändert, aus", shortHash(d.Parent), draftPath(d.Parent)
	case d.Source != "":
		row.Origin = "Datei „" + d.Source + "“"
	default:
		row.Origin = "eingegeben"
	}
	for _, w := range waves {
		if w.Edition == d.Edition {
			row.Waves = append(row.Waves, w.Title)
		}
	}
	return row
}

// authored are the texts of a refused form of the authors' pages: of a page's
// texts those that were changed.
func (s *Server) authored(c echo.Context) []typedText {
	values := c.Request().PostForm
	if text := values.Get(textField); strings.TrimSpace(text) != "" {
		return []typedText{{Label: "Fragebogen", Text: text}}
	}
	d, err := s.textDesk(c)
	if err != nil || d.read(values) != nil {
		return nil
	}
	var texts []typedText
	for _, p := range d.passages {
		if text, changed := d.typed[p.Place]; changed {
			texts = append(texts, typedText{Label: fmt.Sprintf("%s (Zeile %d)", p.Name, p.Place.Line), Text: text})
		}
	}
	return texts
}
