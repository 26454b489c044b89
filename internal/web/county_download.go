package web

import (
	"bytes"
	"fmt"
	"io"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/export"
	"kreisumfrage/internal/survey"
)

func (s *Server) downloadOwnXLSX(c echo.Context, v *visitor) error {
	return s.downloadOwn(c, v, ".xlsx", export.OwnXLSX)
}

func (s *Server) downloadOwnJSON(c echo.Context, v *visitor) error {
	return s.downloadOwn(c, v, ".json", export.OwnJSON)
}

// downloadOwn hands out the answers as they are stored, to be filled in elsewhere:
// all that the person may read, or those of the office that the address names.
func (s *Server) downloadOwn(c echo.Context, v *visitor, kind string, write func(io.Writer, export.Own) error) error {
	d, err := s.desk(c, v)
	if err != nil {
		return err
	}
	office := c.QueryParams().Has(officeParam)
	if len(d.only(access.Read, d.questionnaire().Items())) == 0 || office && !d.me.May(access.Manage) {
		return survey.ErrNotFound
	}
	own := export.Own{Wave: d.wave, County: d.response.County, Questionnaire: d.questionnaire(),
		Texts: d.texts(), Stored: d.stored, Time: d.now}
	if !d.me.May(access.Read, d.questionnaire().Items()...) {
		own.Reads = d.reads
	}
	if !d.me.May(access.Manage) {
		own.Edits = func(it *survey.Item) bool { return d.me.May(access.Edit, it) }
	}
	name := "antworten-" + d.wave.Key + "-" + d.response.County.Key
	if office {
		plan, err := s.Store.Plan(c.Request().Context(), d.scope)
		if err != nil {
			return err
		}
		if own.Part, err = d.part(c, plan); err != nil {
			return err
		}
		name += "-" + plainName(own.Part.Office)
	}
	var body bytes.Buffer
	if err := write(&body, own); err != nil {
		return fmt.Errorf("write own answers: %w", err)
	}
	return download(c, name+kind, body.Bytes())
}
