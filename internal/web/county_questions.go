package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// showQuestions answers the script of a page with its questions as they would
// be if what stands in the form were saved. Nothing is stored, and nothing is
// said yet about what does not fit.
func (s *Server) showQuestions(c echo.Context, v *visitor) error {
	d, p, err := s.deskWithPage(c, v)
	if err != nil {
		return err
	}
	if !d.writable() {
		return survey.ErrClosed
	}
	made, err := s.formEdition(c, d)
	if err != nil {
		return err
	}
	if made != d.wave.Edition { // the save will tell
		return survey.ErrConflict
	}
	posted, err := form.Decode(p, c.Request().PostForm)
	if err != nil {
		return err
	}
	return s.renderBlock(c, http.StatusOK, "page", "topics", d.questionsAhead(p, posted))
}

// questionsAhead are the page's questions as the posted answers decide.
func (d *desk) questionsAhead(p *survey.Page, posted form.Posted) []topicView {
	return topics(p, form.Ahead(d.questionnaire(), p, d.typedState(posted)))
}
