package web

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// textsPage changes the texts of a page, beside the page itself.
type textsPage struct {
	base
	Draft    draftRow
	Page     questionPage
	Typed    bool // the preview shows what is typed, not what is stored
	Action   string
	Back     string
	Groups   []passageGroup
	Problems []form.Problem
	Report   *lintReport // what belongs to no single text
}

// passageGroup holds the texts of one question, or those of the page.
type passageGroup struct {
	Number string
	Title  string
	Fields []passageField
}

type passageField struct {
	survey.Passage
	ID     string
	Field  string // name of the posted value
	Value  string
	Rows   int
	Note   string
	Errors []string
}

const (
	passagePrefix = "t:"
	nothingTyped  = "Sie haben keinen Text geändert."
	rigidLayout   = "Ein Text lässt sich an dieser Stelle der Datei nicht ersetzen, ohne dass sich anderes ändert. Es wurde nichts gespeichert. " +
		"Laden Sie die Datei herunter, ändern Sie den Text in einem Editor und laden Sie sie wieder."
)

func passageName(p survey.Place) string {
	return fmt.Sprintf("%s%d:%d", passagePrefix, p.Line, p.Column)
}

// postedFields are the names of what was typed, in an order that stays.
func postedFields(values url.Values) []string {
	var names []string
	for name := range values {
		if !strings.HasPrefix(name, "_") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

func textsLimit(echo.Context, *visitor) (int64, error) { return maxFormBytes, nil }

// textDesk is what the change of a page's texts works on.
type textDesk struct {
	*manuscript
	page     *survey.Page
	passages []survey.Passage
	typed    map[survey.Place]string // only what differs
}

func (s *Server) textDesk(c echo.Context) (*textDesk, error) {
	m, p, err := s.manuscriptWithPage(c)
	if err != nil {
		return nil, err
	}
	passages, err := s.Author.Passages(m.definition, p.Key)
	return &textDesk{m, p, passages, map[survey.Place]string{}}, err
}

// read takes from the form what differs. A field that the page does not have is
// refused.
func (d *textDesk) read(values url.Values) error {
	known := map[string]survey.Passage{}
	for _, p := range d.passages {
		known[passageName(p.Place)] = p
	}
	for _, field := range postedFields(values) {
		passage, ok := known[field]
		if !ok {
			return fmt.Errorf("no text %q: %w", field, survey.ErrInvalid)
		}
		text := strings.TrimRight(strings.ReplaceAll(values.Get(field), "\r\n", "\n"), "\n")
		if text != passage.Text {
			d.typed[passage.Place] = text
		}
	}
	return nil
}

func (s *Server) showTexts(c echo.Context, v *visitor) error {
	d, err := s.textDesk(c)
	if err != nil {
		return err
	}
	return s.renderTexts(c, http.StatusOK, d, textsPage{})
}

func (s *Server) renderTexts(c echo.Context, status int, d *textDesk, view textsPage) error {
	path := draftPagePath(d.Edition, d.page)
	view.base = s.authorBase(c, "Texte ändern: "+d.page.Title)
	view.Errors = len(view.Problems)
	view.Draft, view.Action, view.Back = rowOf(d.Draft, nil), path+"/texte", path
	if !view.Typed {
		view.Page = previewOf(d.questionnaire, d.page, false)
	}
	if view.Groups == nil {
		view.Groups = d.groups(nil)
	}
	return s.render(c, status, "author_texts", view)
}

// saveTexts stores what was typed as a new edition of the same definition, or
// only shows how it would look.
func (s *Server) saveTexts(c echo.Context, v *visitor) error {
	d, err := s.textDesk(c)
	if err != nil {
		return err
	}
	values := c.Request().PostForm
	if err := d.read(values); err != nil {
		return err
	}
	if len(d.typed) == 0 {
		return s.refuseTexts(c, d, textsPage{Problems: []form.Problem{{Href: "#texte", Text: nothingTyped}}})
	}
	definition, where, err := s.Author.Rewrite(d.definition, d.typed)
	if errors.Is(err, survey.ErrLayout) {
		return s.refuseTexts(c, d, textsPage{Problems: []form.Problem{{Href: "#texte", Text: rigidLayout}}})
	}
	if err != nil {
		return err
	}
	if findings := s.Author.Lint(definition); len(findings) > 0 {
		return s.refuseTexts(c, d, d.refused(definition, where, findings))
	}
	q, _, err := s.Compiler.Compile(definition)
	if err != nil {
		return err
	}
	if values.Get(actionField) == "bleiben" {
		return s.renderTexts(c, http.StatusOK, d, textsPage{Typed: true, Page: previewOf(q, q.Page(d.page.Key), false)})
	}
	sha, added, err := s.Store.AddDraft(c.Request().Context(), survey.Draft{Title: q.Title, Author: v.Person, Parent: d.Edition}, definition)
	if err != nil {
		return err
	}
	query := url.Values{"mit": {d.Edition}, "seite": {d.page.Key}, "hinweis": {storedNotice(added)}}
	return seeOther(c, draftPath(sha)+"/vergleich?"+query.Encode())
}

func (s *Server) refuseTexts(c echo.Context, d *textDesk, view textsPage) error {
	return s.renderTexts(c, http.StatusUnprocessableEntity, d, view)
}

// refused puts every finding beside the text that caused it, and the others
// above the form.
func (d *textDesk) refused(definition []byte, where map[survey.Place]survey.Stretch, findings []survey.Finding) textsPage {
	beside, elsewhere := map[survey.Place][]string{}, []survey.Finding{}
	for _, f := range findings {
		found := false
		for place, stretch := range where {
			if stretch.Holds(survey.Place{Line: f.Line, Column: f.Column}) {
				beside[place], found = append(beside[place], f.Text+" "+f.Hint), true
			}
		}
		if !found {
			elsewhere = append(elsewhere, f)
		}
	}
	view := textsPage{Groups: d.groups(beside)}
	for _, g := range view.Groups {
		for _, f := range g.Fields {
			for _, text := range f.Errors {
				view.Problems = append(view.Problems, form.Problem{Href: "#" + f.ID, Text: strings.TrimSpace(g.Number+" "+f.Name) + ": " + text})
			}
		}
	}
	if len(elsewhere) > 0 {
		report := reportOn(definition, elsewhere)
		view.Report = &report
		view.Problems = append(view.Problems, form.Problem{Href: "#befunde", Text: "Mit diesen Texten passt etwas an anderer Stelle nicht mehr."})
	}
	return view
}

// groups are the fields of the form, with what is typed in them.
func (d *textDesk) groups(errors map[survey.Place][]string) []passageGroup {
	var groups []passageGroup
	last := "-"
	for _, p := range d.passages {
		if p.Item != last || len(groups) == 0 {
			groups, last = append(groups, d.group(p.Item, len(groups) == 0)), p.Item
		}
		field := passageField{Passage: p, ID: fmt.Sprintf("t-%d-%d", p.Place.Line, p.Place.Column), Field: passageName(p.Place),
			Value: p.Text, Note: passageNote(p), Errors: errors[p.Place]}
		if text, changed := d.typed[p.Place]; changed {
			field.Value = text
		}
		field.Rows = min(max(utf8.RuneCountInString(field.Value)/50+1, strings.Count(field.Value, "\n")+1), 10)
		if p.Markup {
			field.Rows = max(field.Rows, 4)
		}
		group := &groups[len(groups)-1]
		group.Fields = append(group.Fields, field)
	}
	return groups
}

func (d *textDesk) group(item string, first bool) passageGroup {
	if it := d.questionnaire.Item(item); it != nil {
		return passageGroup{Number: it.Number, Title: it.Label}
	}
	if first {
		return passageGroup{Title: "Abschnitt und Seite"}
	}
	return passageGroup{Title: "Weitere Texte der Seite"}
}

// passageNote says where else a text is read.
func passageNote(p survey.Passage) string {
	switch {
	case p.Home != "" && p.Pages > 1:
		return fmt.Sprintf("Dieser Text steht %s und gilt für %d Seiten.", p.Home, p.Pages)
	case p.Home != "":
		return fmt.Sprintf("Dieser Text steht %s.", p.Home)
	case p.Pages > 1:
		return fmt.Sprintf("Dieser Text gilt für %d Seiten.", p.Pages)
	}
	return ""
}
