package web

import (
	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

const interimPath = "/antwortbogen/zwischenstand"

// saveInterim releases the unfinished answers as they are, or takes that back.
func (s *Server) saveInterim(c echo.Context, v *visitor) error {
	d, err := s.desk(c, v)
	if err != nil {
		return err
	}
	if !d.me.May(access.Submit) {
		return survey.ErrNotFound
	}
	ctx, notice := c.Request().Context(), "zwischenstand"
	switch c.Request().PostForm.Get("zwischenstand") {
	case "freigeben":
		err = s.Store.ReleaseInterim(ctx, d.scope, d.questionnaire(), d.wave.Edition)
	case "zuruecknehmen":
		notice, err = "zwischenstand-zurueck", s.Store.RevokeInterim(ctx, d.scope)
	default:
		err = survey.ErrInvalid
	}
	if err != nil {
		return err
	}
	return seeOther(c, "/antwortbogen?hinweis="+notice)
}
