package web

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/export"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/print"
	"kreisumfrage/internal/survey"
)

// startPage tells a visitor without a link how to get in.
type startPage struct {
	base
	Mailbox bool // there is one
}

func (s *Server) showStart(c echo.Context, v *visitor) error {
	switch {
	case v.Role == access.CountyRep:
		return seeOther(c, "/antwortbogen")
	case v.Role.Staff():
		return seeOther(c, "/dlt")
	}
	waves, err := s.Store.Waves(c.Request().Context())
	if err != nil {
		return err
	}
	now, err := s.Store.Now(c.Request().Context())
	if err != nil {
		return err
	}
	view := startPage{base: s.base(c, "Umfragen des Deutschen Landkreistages"), Mailbox: s.Mailbox != nil}
	for _, w := range waves {
		if w.Open(now) && !w.Reconstructed && !w.Pretest {
			view.Wave, view.Title = viewOf(w, now), w.Title
			break
		}
	}
	return s.render(c, http.StatusOK, "start", view)
}

// blankPage is the whole questionnaire to read and to print, every question
// with the condition under which it is asked.
type blankPage struct {
	base
	Questionnaire string
	Required      bool // some questions have to be answered
	Sections      []blankSection
}

type blankSection struct {
	Number string
	Title  string
	Intro  string
	Pages  []blankTopics
}

type blankTopics struct {
	Title     string
	Intro     string
	Condition string
	Topics    []topicView
}

func (s *Server) showBlank(c echo.Context, v *visitor) error {
	view, _, err := s.blank(c)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, "blank", view)
}

// blank is the questionnaire of the wave in the address, where everybody may see
// it.
func (s *Server) blank(c echo.Context) (blankPage, survey.Wave, error) {
	ctx := c.Request().Context()
	w, err := s.Store.Wave(ctx, c.Param("wave"))
	if err != nil {
		return blankPage{}, w, err
	}
	now, err := s.Store.Now(ctx)
	if err != nil {
		return blankPage{}, w, err
	}
	if w.State == survey.WaveDraft || w.Reconstructed {
		return blankPage{}, w, survey.ErrNotFound
	}
	ed, err := s.editions.edition(ctx, w.Edition)
	if err != nil {
		return blankPage{}, w, err
	}
	view := blankOf(ed.questionnaire)
	view.base = s.base(c, "Fragebogen zum Ansehen und Drucken")
	view.Wave = viewOf(w, now)
	return view, w, nil
}

func blankPath(wave string) string { return "/fragebogen/" + wave }

func (s *Server) downloadBlankPDF(c echo.Context, v *visitor) error {
	view, w, err := s.blank(c)
	if err != nil {
		return err
	}
	p := paper{file: "fragebogen-" + w.Key + ".pdf", template: "blank", head: w.Title,
		foot: fmt.Sprintf("Leerer Fragebogen, Ausgabe %.12s", w.Edition), way: navItem{Title: view.Title, Href: blankPath(w.Key)}}
	view.Title = "Fragebogen: " + w.Title
	p.data = view
	return s.send(c, p, func(ctx context.Context, d print.Document) ([]byte, error) {
		return s.blanks.of(ctx, w.Key, d, s.Printer)
	})
}

func (s *Server) downloadBlankDOCX(c echo.Context, v *visitor) error {
	_, w, err := s.blank(c)
	if err != nil {
		return err
	}
	ed, err := s.editions.edition(c.Request().Context(), w.Edition)
	if err != nil {
		return err
	}
	var body bytes.Buffer
	if err := export.BlankDOCX(&body, ed.questionnaire, w.Edition); err != nil {
		return fmt.Errorf("write the blank questionnaire: %w", err)
	}
	return download(c, "fragebogen-"+w.Key+".docx", body.Bytes())
}

func blankOf(q *survey.Questionnaire) blankPage {
	everything := func(*survey.Item) bool { return true }
	return blankPage{Questionnaire: q.Title, Required: requires(q), Sections: blankSections(q, everything)}
}

// blankSections are the sections with the questions that are asked.
func blankSections(q *survey.Questionnaire, asks func(*survey.Item) bool) []blankSection {
	var sections []blankSection
	for _, section := range q.Sections {
		view := blankSection{Number: section.Number, Title: section.Title, Intro: section.Intro}
		for _, p := range section.Pages {
			fields := slices.DeleteFunc(form.Blank(q, p), func(f form.Field) bool { return !asks(q.Item(f.Name)) })
			if len(fields) > 0 {
				view.Pages = append(view.Pages, blankTopics{Title: p.Title, Intro: p.Intro, Condition: form.ConditionText(q, p.ShowIf),
					Topics: slices.DeleteFunc(topics(p, fields, withoutNotes), func(t topicView) bool { return len(t.Fields) == 0 })})
			}
		}
		if len(view.Pages) > 0 {
			sections = append(sections, view)
		}
	}
	return sections
}

func (s *Server) showHealth(c echo.Context) error {
	if err := s.Store.Ping(c.Request().Context()); err != nil {
		return c.String(http.StatusServiceUnavailable, "Datenbank nicht erreichbar\n")
	}
	return c.String(http.StatusOK, "ok "+s.Version+"\n")
}
