package web

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/export"
	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// draftPage is the overview of one stored edition.
type draftPage struct {
	base
	Draft     draftRow
	Key       string // of the questionnaire
	Questions int
	Pages     int
	Figures   int
	Options   int
	Report    *lintReport // not nil: this version of the program cannot read it
	Sections  []draftSection
	Waves     []suggestion
}

// suggestion is a wave that the edition can be proposed for.
type suggestion struct {
	Title  string
	Action string
}

type draftSection struct {
	Number    string
	Title     string
	Condition string
	Pages     []draftPageRow
}

type draftPageRow struct {
	Number    string
	Title     string
	Condition string
	Href      string
	Texts     string // where they are changed
	Questions int
}

func (s *Server) showDraft(c echo.Context, v *visitor) error {
	m, err := s.manuscript(c)
	if errors.Is(err, survey.ErrInvalid) {
		return s.showUnreadable(c)
	}
	if err != nil {
		return err
	}
	view := draftPage{Key: m.questionnaire.Key, Questions: len(m.questionnaire.Items()),
		Pages: len(m.questionnaire.Pages()), Figures: len(m.figures)}
	for _, it := range m.questionnaire.Items() {
		view.Options += len(it.Options)
	}
	for _, section := range m.questionnaire.Sections {
		view.Sections = append(view.Sections, draftSectionOf(m, section))
	}
	return s.renderDraft(c, http.StatusOK, view)
}

func draftSectionOf(m *manuscript, section *survey.Section) draftSection {
	view := draftSection{Number: section.Number, Title: section.Title, Condition: form.ConditionText(m.questionnaire, section.ShowIf)}
	for _, p := range section.Pages {
		view.Pages = append(view.Pages, draftPageRow{Number: topicNumbers(p), Title: p.Title, Questions: len(p.Items()),
			Condition: form.ConditionText(m.questionnaire, p.ShowIf),
			Href:      draftPagePath(m.Edition, p), Texts: draftPagePath(m.Edition, p) + "/texte"})
	}
	return view
}

// showUnreadable is the overview of an edition that an earlier version of the
// program took.
func (s *Server) showUnreadable(c echo.Context) error {
	definition, err := s.Store.Edition(c.Request().Context(), c.Param("edition"))
	if err != nil {
		return err
	}
	report := reportOn(definition, s.Author.Lint(definition))
	return s.renderDraft(c, http.StatusOK, draftPage{Report: &report})
}

func (s *Server) renderDraft(c echo.Context, status int, view draftPage) error {
	rows, err := s.draftRows(c)
	if err != nil {
		return err
	}
	for _, row := range rows {
		if row.Edition == c.Param("edition") {
			view.Draft = row
		}
	}
	if view.Report == nil {
		if view.Waves, err = s.suggestions(c.Request().Context(), view); err != nil {
			return err
		}
	}
	view.base = s.authorBase(c, "Ausgabe "+view.Draft.Short)
	return s.render(c, status, "author_draft", view)
}

// suggestions are the waves that ask by another edition of the same
// questionnaire.
func (s *Server) suggestions(ctx context.Context, view draftPage) ([]suggestion, error) {
	waves, err := s.Store.Waves(ctx)
	if err != nil {
		return nil, err
	}
	var list []suggestion
	for _, w := range waves {
		if w.Reconstructed || w.Edition == view.Draft.Edition {
			continue
		}
		inForce, err := s.editions.edition(ctx, w.Edition)
		if errors.Is(err, survey.ErrInvalid) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if inForce.questionnaire.Key == view.Key {
			list = append(list, suggestion{w.Title, editionsPath(w.Key) + "/vorschlagen"})
		}
	}
	return list, nil
}

// downloadDefinition hands out the stored bytes as they are.
func (s *Server) downloadDefinition(c echo.Context, v *visitor) error {
	definition, err := s.Store.Edition(c.Request().Context(), c.Param("edition"))
	if err != nil {
		return err
	}
	return download(c, "fragebogen-"+c.Param("edition")+".yaml", definition)
}

// downloadPaper hands out the questionnaire for committees.
func (s *Server) downloadPaper(c echo.Context, v *visitor) error {
	m, err := s.manuscript(c)
	if err != nil {
		return err
	}
	var body bytes.Buffer
	if err := export.PaperDOCX(&body, m.questionnaire, m.figures, m.Edition); err != nil {
		return err
	}
	return download(c, "fragebogen-"+shortHash(m.Edition)+".docx", body.Bytes())
}

// showDraftPrint is the whole questionnaire to print, as counties will get it.
func (s *Server) showDraftPrint(c echo.Context, v *visitor) error {
	m, err := s.manuscript(c)
	if err != nil {
		return err
	}
	view := blankOf(m.questionnaire)
	view.base = s.authorBase(c, "Fragebogen zum Ansehen und Drucken")
	return s.render(c, http.StatusOK, "blank", view)
}

// forecastPage tells before fieldwork what can be compared with 2017.
type forecastPage struct {
	base
	Draft    string
	Counties int
	Numbers  []int
	Rows     []prospectRow
	Full     int
	Partly   int
	None     int
	Caveat   string
}

type prospectRow struct {
	Key, Title string
	Comparable figure.Comparable
	Word       string
	Reason     string
	Note       string
	N          string
	Share      string
	Points     []string
}

func (s *Server) showForecast(c echo.Context, v *visitor) error {
	m, err := s.manuscript(c)
	if err != nil {
		return err
	}
	counties, err := s.counties(c, v)
	if err != nil {
		return err
	}
	outlook := figure.Forecast(m.questionnaire, m.figures, s.Published, counties)
	view := forecastPage{base: s.authorBase(c, "Was sich mit 2017 vergleichen lässt"), Draft: draftPath(m.Edition),
		Counties: counties, Numbers: outlook.Responses, Caveat: figure.ForecastCaveat}
	for _, p := range outlook.Figures {
		view.add(p)
	}
	return s.render(c, http.StatusOK, "author_forecast", view)
}

func (f *forecastPage) add(p figure.Prospect) {
	row := prospectRow{Key: p.Key, Title: p.Title, Comparable: p.Comparable, Word: p.Comparable.German(), Reason: p.Reason, Note: p.Note}
	switch p.Comparable {
	case figure.FullyComparable:
		f.Full++
	case figure.PartlyComparable:
		f.Partly++
	default:
		f.None++
	}
	if len(p.Points) > 0 {
		row.N, row.Share = form.Number(p.N), germanPercent(p.Share)
	}
	for _, x := range p.Points {
		row.Points = append(row.Points, strings.TrimPrefix(germanPoints(x), "+"))
	}
	f.Rows = append(f.Rows, row)
}

// counties is how many the newest wave asks; before the first wave as many as in
// the study.
func (s *Server) counties(c echo.Context, v *visitor) (int, error) {
	waves, err := s.Store.Waves(c.Request().Context())
	if err != nil {
		return 0, err
	}
	for _, w := range waves {
		if sc, ok := v.Scope(w.Key); ok && !w.Reconstructed {
			responses, err := s.Store.Responses(c.Request().Context(), sc)
			return len(responses), err
		}
	}
	return s.Published.Population, nil
}
