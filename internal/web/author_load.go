package web

import (
	"bytes"
	"io"
	"net/http"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// draftsPage lists the stored editions and takes new ones.
type draftsPage struct {
	base
	Drafts    []draftRow
	Problems  []form.Problem
	FileError string
	TextError string
	Report    *lintReport // of what was sent
	Sent      string      // how the report calls it
	Text      string
}

const (
	fileField = "datei"
	textField = "text"
)

func (s *Server) showDrafts(c echo.Context, v *visitor) error {
	return s.renderDrafts(c, http.StatusOK, draftsPage{})
}

func (s *Server) renderDrafts(c echo.Context, status int, view draftsPage) error {
	rows, err := s.draftRows(c)
	if err != nil {
		return err
	}
	view.base, view.Drafts = s.authorBase(c, "Fragebögen"), rows
	view.Errors = len(view.Problems)
	return s.render(c, status, "author_drafts", view)
}

// loadDraft stores what is right and gives everything else back to be mended.
func (s *Server) loadDraft(c echo.Context, v *visitor) error {
	sent, err := readSent(c.Request())
	if err != nil {
		return err
	}
	if problem := sent.problem(); problem != "" {
		view := draftsPage{Text: sent.text(), Problems: []form.Problem{{Href: "#" + sent.field, Text: problem}}}
		if view.TextError = problem; sent.field == fileField {
			view.FileError, view.TextError = problem, ""
		}
		return s.renderDrafts(c, http.StatusUnprocessableEntity, view)
	}
	if findings := s.Author.Lint(sent.definition); len(findings) > 0 {
		report := reportOn(sent.definition, findings)
		return s.renderDrafts(c, http.StatusUnprocessableEntity, draftsPage{Report: &report, Sent: sent.name(), Text: sent.text(),
			Problems: []form.Problem{{Href: "#befunde", Text: "Der Fragebogen hat Fehler und ist nicht gespeichert."}}})
	}
	q, _, err := s.Compiler.Compile(sent.definition)
	if err != nil {
		return err
	}
	sha, added, err := s.Store.AddDraft(c.Request().Context(),
		survey.Draft{Title: q.Title, Author: v.Person, Source: sent.source}, sent.definition)
	if err != nil {
		return err
	}
	return seeOther(c, draftPath(sha)+"?hinweis="+storedNotice(added))
}

func storedNotice(added bool) string {
	if added {
		return "ausgabe-gespeichert"
	}
	return "ausgabe-bekannt"
}

// sent is a definition as it was sent: as a file, or typed.
type sent struct {
	field      string
	source     string // name of the file
	definition []byte
}

func readSent(r *http.Request) (sent, error) {
	if r.MultipartForm == nil || len(r.MultipartForm.File[fileField]) == 0 {
		if r.PostForm.Has(textField) {
			// Browsers send every line break as CRLF, however it came here.
			return sent{field: textField, definition: []byte(strings.ReplaceAll(r.PostForm.Get(textField), "\r\n", "\n"))}, nil
		}
		return sent{field: fileField}, nil
	}
	file, header, err := r.FormFile(fileField)
	if err != nil {
		return sent{}, err
	}
	defer file.Close()
	definition, err := io.ReadAll(file)
	return sent{fileField, fileName(header.Filename), definition}, err
}

const maxFileName = 100 // characters

// fileName keeps of a sent name what can be stored and shown.
func fileName(name string) string {
	name = path.Base(strings.ReplaceAll(strings.ToValidUTF8(visible(name), "\ufffd"), `\`, "/"))
	if runes := []rune(name); len(runes) > maxFileName {
		name = string(runes[:maxFileName])
	}
	return name
}

func (s sent) name() string {
	if s.source == "" {
		return "Der eingegebene Text"
	}
	return "Die Datei „" + s.source + "“"
}

// problem says what is wrong with it before anybody need look into it.
func (s sent) problem() string {
	switch {
	case s.field == fileField && s.source == "":
		return "Bitte wählen Sie eine Datei aus."
	case len(bytes.TrimSpace(bytes.TrimPrefix(s.definition, []byte("\ufeff")))) == 0 && s.field == textField:
		return "Bitte geben Sie den Fragebogen ein, oder laden Sie eine Datei."
	case len(bytes.TrimSpace(bytes.TrimPrefix(s.definition, []byte("\ufeff")))) == 0:
		return s.name() + " ist leer."
	case wideText(s.definition):
		return s.name() + " ist als UTF-16 gespeichert. Speichern Sie sie im Editor mit der Zeichenkodierung UTF-8 und laden Sie sie noch einmal."
	case bytes.IndexByte(s.definition, 0) >= 0:
		return s.name() + " ist keine Textdatei. Ein Fragebogen ist eine YAML-Datei, kein Word-, Excel- oder ZIP-Dokument."
	case !utf8.Valid(s.definition):
		return s.name() + " ist nicht in UTF-8 gespeichert. Speichern Sie sie im Editor mit der Zeichenkodierung UTF-8 und laden Sie sie noch einmal."
	}
	return ""
}

func wideText(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff"))
}

// text is what the form holds again. What is no text cannot be mended there.
func (s sent) text() string {
	if !utf8.Valid(s.definition) || bytes.IndexByte(s.definition, 0) >= 0 {
		return ""
	}
	return strings.TrimPrefix(string(s.definition), "\ufeff")
}
