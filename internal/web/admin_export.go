package web

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"path"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/codebook"
	"kreisumfrage/internal/export"
	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// exportsPage offers the data to take away.
type exportsPage struct {
	base
	Waves     []navItem
	Submitted int
	Edition   string
}

const personalParam = "ansprechpersonen"

func (s *Server) showExports(c echo.Context, v *visitor) error {
	b, held, err := s.benchWithFigures(c, v)
	if err != nil {
		return err
	}
	root := adminPath(b.wave.Key)
	view := exportsPage{base: s.adminBase(c, b, "Daten und Codebuch", root+"/daten"), Waves: b.waveLinks("/daten"),
		Edition: b.wave.Edition}
	if len(held.tables) > 0 {
		view.Submitted = held.tables[0].Responses
	}
	return s.render(c, http.StatusOK, "admin_exports", view)
}

func (e *edition) codebook(hash string) codebook.Codebook {
	return codebook.Of(e.questionnaire, codebook.Source{Edition: hash, Figures: figure.KeysByItem(e.figures),
		Words: func(cond *survey.Condition) string { return form.ConditionText(e.questionnaire, cond) }})
}

func (s *Server) downloadAnswersCSV(c echo.Context, v *visitor) error {
	return s.downloadAnswers(c, v, "csv", func(w io.Writer, b *bench, subs []survey.Submission, personal bool) error {
		cb := b.edition.codebook(b.wave.Edition)
		if !personal {
			cb = cb.WithoutPersonal()
		}
		return export.AnswersCSV(w, cb, b.wave, subs)
	})
}

func (s *Server) downloadAnswersJSON(c echo.Context, v *visitor) error {
	return s.downloadAnswers(c, v, "json", func(w io.Writer, b *bench, subs []survey.Submission, personal bool) error {
		if !personal {
			subs = export.WithoutPersonal(b.edition.questionnaire, subs)
		}
		return export.AnswersJSON(w, b.edition.questionnaire, b.wave, subs)
	})
}

// downloadAnswers hands out raw answers: with contact persons only when asked
// for, and with a line in the audit trail in any case.
func (s *Server) downloadAnswers(c echo.Context, v *visitor, kind string, write func(io.Writer, *bench, []survey.Submission, bool) error) error {
	b, err := s.bench(c, v)
	if err != nil {
		return err
	}
	subs, _, err := s.counted(c.Request().Context(), b.wave, b.scope)
	if err != nil {
		return err
	}
	personal := c.QueryParam(personalParam) == "ja"
	var body bytes.Buffer
	if err := write(&body, b, subs, personal); err != nil {
		return fmt.Errorf("export answers: %w", err)
	}
	err = s.Store.Audit(c.Request().Context(), access.Event{Person: v.Person, Role: v.Role, Action: access.ActionAnswersExported,
		Wave: b.wave.Key, Detail: fmt.Sprintf("%s rows=%d personal=%t", kind, len(subs), personal)})
	if err != nil {
		return err
	}
	return download(c, "antworten-"+b.wave.Key+"."+kind, body.Bytes())
}

// downloadNameless hands out the answers without what says whose they are. Their
// order follows from their hashes, not from the counties.
func (s *Server) downloadNameless(c echo.Context, v *visitor) error {
	b, err := s.bench(c, v)
	if err != nil {
		return err
	}
	subs, _, err := s.counted(c.Request().Context(), b.wave, b.scope)
	if err != nil {
		return err
	}
	subs = slices.SortedFunc(slices.Values(subs), func(a, b survey.Submission) int { return strings.Compare(a.Hash, b.Hash) })
	var body bytes.Buffer
	if err := export.AnswersCSV(&body, b.edition.codebook(b.wave.Edition).WithoutNames(), b.wave, subs); err != nil {
		return fmt.Errorf("export answers without names: %w", err)
	}
	return s.downloadNoted(c, v, b, access.ActionNamelessExported, "antworten-ohne-namen", body.Bytes())
}

func (s *Server) downloadCodebook(c echo.Context, v *visitor) error {
	b, err := s.bench(c, v)
	if err != nil {
		return err
	}
	var body bytes.Buffer
	if err := export.CodebookCSV(&body, b.edition.codebook(b.wave.Edition)); err != nil {
		return err
	}
	return s.downloadNoted(c, v, b, access.ActionCodebookExported, "codebuch", body.Bytes())
}

func (s *Server) downloadFigures(c echo.Context, v *visitor) error {
	b, held, err := s.benchWithFigures(c, v)
	if err != nil {
		return err
	}
	var body bytes.Buffer
	if err := export.FiguresCSV(&body, b.wave, held.tables); err != nil {
		return err
	}
	return s.downloadNoted(c, v, b, access.ActionFiguresExported, "abbildungen", body.Bytes())
}

// downloadNoted sends a CSV file and leaves a line in the audit trail.
func (s *Server) downloadNoted(c echo.Context, v *visitor, b *bench, action access.Action, name string, body []byte) error {
	err := s.Store.Audit(c.Request().Context(), access.Event{Person: v.Person, Role: v.Role, Action: action, Wave: b.wave.Key})
	if err != nil {
		return err
	}
	return download(c, name+"-"+b.wave.Key+".csv", body)
}

var fileTypes = map[string]string{
	".csv":  "text/csv; charset=utf-8",
	".pdf":  "application/pdf",
	".json": echo.MIMEApplicationJSON,
	".yaml": "application/yaml",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}

func download(c echo.Context, name string, body []byte) error {
	kind := fileTypes[path.Ext(name)]
	c.Response().Header().Set(echo.HeaderContentDisposition, fmt.Sprintf("attachment; filename=%q", name))
	return c.Blob(http.StatusOK, kind, body)
}
