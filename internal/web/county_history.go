package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

const (
	historyPath = "/antwortbogen/verlauf"
	historyRows = 50 // on one page

	sectionFilter  = "abschnitt"
	pageFilter     = "seite"
	questionFilter = "frage"
	leafFilter     = "blatt"
)

// historyPage lists who changed which answer, and when.
type historyPage struct {
	base
	Question string // chosen; empty: none
	Sections []navItem
	Pages    []navItem // of the chosen section
	Changes  []changeRow
	First    int // number of the first change on the page
	Last     int
	All      int
	Newer    string // addresses; may be empty
	Older    string
}

// changeRow is one change of one answer in words.
type changeRow struct {
	Number string
	Label  string
	Href   string // all changes of this question; empty while it is chosen
	Old    []string
	New    []string
	Same   bool // given again
	Name   string
	Time   time.Time
	Path   string
}

var pathWords = map[survey.Path]string{
	survey.PathForm:        "im Formular gespeichert",
	survey.PathAutosave:    "beim Ausfüllen von selbst gespeichert",
	survey.PathDecided:     "bei zwei verschiedenen Angaben so entschieden",
	survey.PathAbsence:     "als Fehlanzeige gemeldet",
	survey.PathAbsenceUndo: "Fehlanzeige zurückgenommen",
	survey.PathUpload:      "aus einer Datei übernommen",
	survey.PathEdition:     "bei einer Änderung des Fragebogens übertragen",
}

// memory is what the history calls its answers: each by the question that it
// belongs to now or, where that one is gone, belonged to.
type memory struct {
	*desk
	lineage  survey.Lineage
	editions map[string]*survey.Questionnaire // nil where the program cannot read it any more
	places   map[string]*survey.Item          // that the reader may read, by id of the answer
}

func (s *Server) memory(ctx context.Context, d *desk) (memory, error) {
	m := memory{desk: d, editions: map[string]*survey.Questionnaire{}, places: map[string]*survey.Item{}}
	var err error
	if m.lineage, err = s.editions.lineage(ctx, d.wave); err != nil {
		return m, err
	}
	for _, hash := range m.lineage.Editions {
		ed, err := s.editions.edition(ctx, hash)
		if errors.Is(err, survey.ErrInvalid) {
			continue
		}
		if err != nil {
			return m, err
		}
		m.editions[hash] = ed.questionnaire
		m.recall(hash, ed.questionnaire)
	}
	return m, nil
}

// recall finds the places of everything that was asked in the edition.
func (m memory) recall(hash string, q *survey.Questionnaire) {
	for _, it := range q.Items() {
		if now := m.now(hash, it); m.reads(now) {
			m.places[it.ID] = now
		} else {
			delete(m.places, it.ID)
		}
	}
	for _, p := range q.Pages() {
		for _, c := range p.Checks {
			m.recallCheck(hash, q, c)
		}
	}
	for _, c := range q.Recalls() {
		m.recallCheck(hash, q, c)
	}
}

func (m memory) recallCheck(hash string, q *survey.Questionnaire, c *survey.Check) {
	delete(m.places, c.Ref().Item)
	for _, it := range q.ConcernedBy(c) {
		if it == nil || !m.reads(m.now(hash, it)) {
			return
		}
	}
	m.places[c.Ref().Item] = m.now(hash, q.Item(c.At))
}

// now is the present question of one of the edition, or that one itself.
func (m memory) now(hash string, was *survey.Item) *survey.Item {
	read := m.lineage.Answer(hash, survey.Ref{Item: was.ID}, survey.Value{})
	if now := m.questionnaire().Item(read.Item); now != nil && !read.Gone {
		return now
	}
	return was
}

// chosen are the ids of the answers that the address asks for.
func (m memory) chosen(query url.Values) []string {
	var ids []string
	for id, it := range m.places {
		page, section, question := query.Get(pageFilter), query.Get(sectionFilter), query.Get(questionFilter)
		if (page == "" || page == it.Page.Key) && (section == "" || section == it.Page.Section.Key) && (question == "" || question == it.ID) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// historyOf leads to the page's history, which only the county reads.
func (d *desk) historyOf(p *survey.Page) string {
	if d.proxy != nil {
		return ""
	}
	return historyHref(pageFilter, p.Key)
}

func historyHref(pairs ...string) string {
	query := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			query.Set(pairs[i], pairs[i+1])
		}
	}
	if len(query) == 0 {
		return historyPath
	}
	return historyPath + "?" + query.Encode()
}

func (s *Server) showHistory(c echo.Context, v *visitor) error {
	d, err := s.desk(c, v)
	if err != nil {
		return err
	}
	ctx, query := c.Request().Context(), c.QueryParams()
	m, err := s.memory(ctx, d)
	if err != nil {
		return err
	}
	leaf, err := strconv.Atoi(query.Get(leafFilter))
	if err != nil || leaf < 1 || leaf > 1_000_000 {
		leaf = 1
	}
	skip := (leaf - 1) * historyRows
	changes, all, err := s.Store.Changes(ctx, d.scope, m.chosen(query), skip, historyRows)
	if err != nil {
		return err
	}
	view := historyPage{base: s.countyBase(c, d, "Verlauf der Angaben", nil), All: all, First: skip + 1, Last: skip + len(changes)}
	for _, e := range changes {
		view.Changes = append(view.Changes, m.row(e, query.Get(questionFilter) == ""))
	}
	m.filters(&view, query)
	other := func(leaf int) string {
		return historyHref(sectionFilter, query.Get(sectionFilter), pageFilter, query.Get(pageFilter), questionFilter, query.Get(questionFilter), leafFilter, strconv.Itoa(leaf))
	}
	if leaf > 1 {
		view.Newer = other(leaf - 1)
	}
	if view.Last < all && len(changes) > 0 {
		view.Older = other(leaf + 1)
	}
	return s.render(c, http.StatusOK, "history", view)
}

// filters are the sections, and the pages of the chosen one.
func (m memory) filters(view *historyPage, query url.Values) {
	question, page, section := m.places[query.Get(questionFilter)], query.Get(pageFilter), query.Get(sectionFilter)
	if question != nil {
		view.Question = question.Number + " " + m.texts().Label(question)
	}
	if p := m.questionnaire().Page(page); p != nil {
		section = p.Section.Key
	}
	view.Sections = []navItem{{Title: "Alle", Href: historyPath, Current: section == "" && question == nil}}
	for _, one := range m.questionnaire().Sections {
		var pages []navItem
		for _, p := range one.Pages {
			if len(m.only(access.Read, p.Items())) > 0 {
				pages = append(pages, navItem{Title: p.Title, Href: historyHref(pageFilter, p.Key), Current: p.Key == page})
			}
		}
		if len(pages) == 0 {
			continue
		}
		view.Sections = append(view.Sections, navItem{Title: one.Title, Href: historyHref(sectionFilter, one.Key), Current: one.Key == section})
		if one.Key == section && len(pages) > 1 {
			view.Pages = pages
		}
	}
}

func (m memory) row(e survey.HistoryEntry, linked bool) changeRow {
	place := m.places[e.Item]
	row := changeRow{Number: place.Number, Label: m.texts().Label(place), Time: e.Time, Path: pathWords[e.Path],
		Old: m.lines(e.Before, e.Ref, e.Old), New: m.lines(e.Edition, e.Ref, e.New), Same: e.Old.Equal(e.New), Name: m.changer(e)}
	if e.Record > 0 {
		row.Label += fmt.Sprintf(" (Eintrag %d)", e.Record)
	}
	if _, confirmation := e.ConfirmedCheck(); confirmation {
		row.Label = "Hinweis zu: " + row.Label
	}
	if linked {
		row.Href = historyHref(questionFilter, place.ID)
	}
	return row
}

// changer is who made the change, as the county knows them.
func (m memory) changer(e survey.HistoryEntry) string {
	switch {
	case e.Path == survey.PathEdition:
		return "Deutscher Landkreistag"
	case e.Proxy:
		return "Deutscher Landkreistag, für Ihren Landkreis eingegeben"
	case e.Author == m.scope.Person():
		return "Sie"
	}
	if name := memberOf(m.team, e.Author).Contact.Text(); name != "" {
		return name
	}
	return "eine andere Person Ihres Landkreises"
}

// lines is the value in the words of the edition under which it was given.
func (m memory) lines(edition string, ref survey.Ref, v survey.Value) []string {
	if _, confirmation := ref.ConfirmedCheck(); confirmation {
		return form.ConfirmationLines(v)
	}
	if v.IsEmpty() {
		return nil
	}
	for _, q := range append([]*survey.Questionnaire{m.editions[edition]}, m.laterEditions()...) {
		if q == nil || q.Item(ref.Item) == nil {
			continue
		}
		if lines := form.Lines(q.Item(ref.Item), v); len(lines) > 0 {
			return lines
		}
	}
	return []string{v.Canonical()}
}

// laterEditions are for values of an edition that nothing reads any more, the
// latest first.
func (m memory) laterEditions() []*survey.Questionnaire {
	var all []*survey.Questionnaire
	for _, hash := range slices.Backward(m.lineage.Editions) {
		all = append(all, m.editions[hash])
	}
	return all
}
