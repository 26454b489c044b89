package web

import (
	"bytes"
	"net/http"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/export"
	"kreisumfrage/internal/fieldwork"
	"kreisumfrage/internal/survey"
)

// openPage lists the counties whose answer is missing, with a text for a
// circular of their association.
type openPage struct {
	base
	Waves    []navItem
	Circular string
	Counties []openRow
	File     string
	Frame    int // who is expected
}

type openRow struct {
	Name, Href, Land string
	Disposition      survey.Disposition
	Done, Pages      int
	Last             string // day of the last change; never its time
}

// openList is for one Land where the visitor is its association.
func (s *Server) openList(c echo.Context, v *visitor) (b *bench, open fieldwork.OpenList, circular string, err error) {
	if b, err = s.bench(c, v); err != nil {
		return nil, open, "", err
	}
	if b.wave.Reconstructed { // nobody is missing there
		return nil, open, "", survey.ErrNotFound
	}
	responses, err := s.Store.Responses(c.Request().Context(), b.scope)
	open = fieldwork.Open(responses)
	return b, open, open.Circular(b.wave.Title, b.scope.Land(), germanDay(b.wave.LastDay)), err
}

func (s *Server) showOpen(c echo.Context, v *visitor) error {
	b, open, circular, err := s.openList(c, v)
	if err != nil {
		return err
	}
	path := openPath(b.wave.Key)
	view := openPage{base: s.adminBase(c, b, "Offene Landkreise", path), Circular: circular, File: path + ".docx", Frame: open.Frame}
	for i, link := range b.waveLinks("/offen") {
		if !b.waves[i].Reconstructed {
			view.Waves = append(view.Waves, link)
		}
	}
	for _, r := range open.Counties {
		done, pages := fieldwork.PagesDone(b.edition.questionnaire, r)
		row := openRow{r.County.Name, countyPath(b.wave.Key, r.County.Key), r.County.Land, r.Disposition, done, pages, "–"}
		if !r.LastActivity.IsZero() {
			row.Last = germanDay(survey.DayOf(r.LastActivity))
		}
		view.Counties = append(view.Counties, row)
	}
	return s.render(c, http.StatusOK, "admin_open", view)
}

func openPath(wave string) string { return adminPath(wave) + "/offen" }

func (s *Server) downloadOpen(c echo.Context, v *visitor) error {
	b, open, circular, err := s.openList(c, v)
	if err != nil {
		return err
	}
	var body bytes.Buffer
	label := func(r survey.Response) string { return fieldwork.StandingOf(r).Label() }
	if err := export.OpenDOCX(&body, b.wave, circular, open.Counties, label); err != nil {
		return err
	}
	event := access.Event{Person: v.Person, Role: v.Role, Action: access.ActionListExported, Wave: b.wave.Key, Detail: "open counties"}
	if err := s.Store.Audit(c.Request().Context(), event); err != nil {
		return err
	}
	return download(c, "offene-landkreise-"+b.wave.Key+".docx", body.Bytes())
}
