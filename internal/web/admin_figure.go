package web

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// publishedYear is when the answers behind the published values were given; the
// study appeared in 2018.
const publishedYear = 2017

// figuresPage shows all figures of a wave in the order of the study.
type figuresPage struct {
	base
	Waves        []navItem
	Compared     bool // with the study of 2018
	Sections     []figureSection
	Unreproduced []unreproducedView // of the reconstructed wave only
}

type figureSection struct {
	Number  string
	Title   string
	Figures []figureView
}

// figurePage shows one figure.
type figurePage struct {
	base
	Waves    []navItem
	Figure   figureView
	Precise  *precisionView // nil where no percentage has an interval
	Partial  *partialView   // nil: nothing is released
	All      string
	Previous string
	Next     string
}

// partialView is the figure of the counties that released an unfinished state.
type partialView struct {
	N       int
	Reading readingView
}

// unreproducedView is a published value that no set of responses gives back.
type unreproducedView struct {
	Figure  string
	Option  string
	Percent string
	Reason  string
}

// figureView is a table prepared for reading.
type figureView struct {
	Key           string
	Title         string
	Caption       string
	Printed       string // the caption as printed, where it is a misprint
	Href          string
	Item          string
	Chart         *chartView
	Year          int
	PublishedYear int
	HasPublished  bool
	PublishedNote string
	Comparison    string // how far it compares with the published one, and why
	Change        string // what has changed beyond chance
	readingView
	Readings []readingView
	Combined []combinedView
	Summary  string // of figures of numbers
	Missing  string
	Errata   []string
	BaseNote string
	NoItem   bool
	Open     bool // table unfolded
}

// readingView is the table under one base.
type readingView struct {
	Base string // what 100 % means, with its n and those who are left out
	Rows []rowView
}

type rowView struct {
	Label      string
	Count      string
	Percent    string
	Published  string
	Difference string
	Verdict    string // what chance explains of the difference
	Note       string
}

// combinedView is a value that the study prints for several answers together.
type combinedView struct {
	Label      string
	Percent    string
	Published  string
	Difference string
	Verdict    string
	Printed    string
}

const notStated = "im Studientext nicht angegeben"

func (s *Server) showFigures(c echo.Context, v *visitor) error {
	b, held, err := s.benchWithFigures(c, v)
	if err != nil {
		return err
	}
	root := adminPath(b.wave.Key) + "/abbildungen"
	view := figuresPage{base: s.adminBase(c, b, "Abbildungen", root), Waves: b.waveLinks("/abbildungen")}
	view.Compared = b.edition.questionnaire.FiguresOf != 0
	for _, t := range held.tables {
		number, title := sectionOf(b.edition.questionnaire, t)
		if n := len(view.Sections); n == 0 || view.Sections[n-1].Number != number {
			view.Sections = append(view.Sections, figureSection{Number: number, Title: title})
		}
		last := &view.Sections[len(view.Sections)-1]
		last.Figures = append(last.Figures, figureOf(b, t))
	}
	if b.wave.Reconstructed {
		view.Unreproduced = unreproduced(held.tables)
	}
	return s.render(c, http.StatusOK, "admin_figures", view)
}

// sectionOf puts the additional tables behind the 53 figures. A survey that
// repeats no study has its own sections.
func sectionOf(q *survey.Questionnaire, t figure.Table) (number, title string) {
	switch it := q.Item(t.Spec.Item); {
	case q.FiguresOf == 0 && it != nil:
		return it.Page.Section.Number, it.Page.Section.Title
	case additional(t.Spec.Key):
		return "A", "Ergebnisse ohne eigene Abbildung"
	case t.Published == nil:
		return "N", "Neu in dieser Erhebung"
	}
	return t.Published.Section, t.Published.SectionTitle
}

func additional(key string) bool { return strings.HasPrefix(key, "A") }

func unreproduced(tables []figure.Table) []unreproducedView {
	var list []unreproducedView
	for _, u := range figure.ListUnreproduced(tables) {
		list = append(list, unreproducedView{figureName(u.Figure), u.Option, germanPercent(u.Percent), u.Reason})
	}
	return list
}

func (s *Server) showFigure(c echo.Context, v *visitor) error {
	b, held, err := s.benchWithFigures(c, v)
	if err != nil {
		return err
	}
	root := adminPath(b.wave.Key) + "/abbildungen"
	for i, t := range held.tables {
		if t.Spec.Key != c.Param("figure") {
			continue
		}
		view := figurePage{Figure: figureOf(b, t), All: root, Waves: b.waveLinks("/abbildungen/" + t.Spec.Key)}
		view.base = s.adminBase(c, b, view.Figure.Caption, root)
		view.Figure.Open = true
		view.Precise = precisionOf(held.data, t)
		if view.Partial, err = s.partial(c, b, t); err != nil {
			return err
		}
		if i > 0 {
			view.Previous = root + "/" + held.tables[i-1].Spec.Key
		}
		if i+1 < len(held.tables) {
			view.Next = root + "/" + held.tables[i+1].Spec.Key
		}
		return s.render(c, http.StatusOK, "admin_figure", view)
	}
	return survey.ErrNotFound
}

func (s *Server) partial(c echo.Context, b *bench, t figure.Table) (*partialView, error) {
	subs, err := s.Store.InterimSubmissions(c.Request().Context(), b.scope)
	if err != nil || len(subs) == 0 || t.NoItem {
		return nil, err
	}
	lineage, err := s.editions.lineage(c.Request().Context(), b.wave)
	if err != nil {
		return nil, err
	}
	own := figure.Compute(b.edition.questionnaire, t.Spec, nil, lineage.Submissions(subs))
	return &partialView{len(subs), readingOf(own, own.Main)}, nil
}

func figureName(key string) string {
	if additional(key) {
		return "Tabelle " + key
	}
	return "Abbildung " + key
}

func figureOf(b *bench, t figure.Table) figureView {
	view := figureView{
		Key: t.Spec.Key, Title: t.Title, Caption: figureName(t.Spec.Key) + ": " + t.Title,
		Href: adminPath(b.wave.Key) + "/abbildungen/" + t.Spec.Key, Year: b.wave.Year, PublishedYear: publishedYear,
		NoItem: t.NoItem, Comparison: t.ComparisonText(), Change: changeText(t), readingView: readingOf(t, t.Main), Missing: missingText(t),
	}
	if it := b.edition.questionnaire.Item(t.Spec.Item); it != nil {
		view.Item = "Frage " + it.Number + ": " + it.Label
	}
	if p := t.Published; p != nil {
		view.HasPublished, view.Printed, view.BaseNote = true, p.Printed, p.BaseNote
		for _, e := range p.Errata {
			view.Errata = append(view.Errata, e.Text)
		}
		view.PublishedNote = fmt.Sprintf("2017: n = %d (Deutscher Landkreistag 2018)", p.N)
		if !anyPublished(t) {
			view.PublishedNote = "Werte von 2017 " + notStated
		}
	}
	for _, r := range t.Others {
		view.Readings = append(view.Readings, readingOf(t, r))
	}
	for _, sum := range t.Combined {
		view.Combined = append(view.Combined, combinedOf(t, sum))
	}
	if t.Summary != nil {
		view.Summary = t.Summary.Text()
	}
	view.Chart = chartOf(b.wave, t)
	return view
}

func anyPublished(t figure.Table) bool {
	for _, r := range t.Rows {
		if r.Published != nil && r.Published.Percent != nil {
			return true
		}
	}
	return false
}

func readingOf(t figure.Table, r figure.Reading) readingView {
	view := readingView{Base: baseText(t, r)}
	for i, row := range t.Rows {
		cell := r.Cells[i]
		view.Rows = append(view.Rows, rowView{
			Label: row.Label, Count: countOf(t, row, cell), Percent: percentOf(cell), Published: publishedText(t, row),
			Difference: pointsOf(cell.Deviation), Verdict: verdictOf(cell), Note: rowNote(t, row),
		})
	}
	return view
}

// baseText stands wherever the reading's percentages do.
func baseText(t figure.Table, r figure.Reading) string {
	if t.NoItem {
		return "In dieser Erhebung nicht gefragt"
	}
	text := "Basis: " + r.Base.Label + ", n = " + form.Number(r.N)
	if r.N == 0 {
		text += " (noch keine Angaben)"
	}
	if left := r.LeftOut(); left != "" {
		text += ". " + left
	}
	return text
}

// countOf never turns an answer that nobody could give into a zero.
func countOf(t figure.Table, row figure.Row, c figure.Cell) string {
	if t.NoItem || row.Absent {
		return "–"
	}
	return form.Number(c.Count)
}

func percentOf(c figure.Cell) string {
	if !c.Valid {
		return "–"
	}
	return germanPercent(float64(c.Rounded))
}

func pointsOf(deviation *float64) string {
	if deviation == nil {
		return "–"
	}
	return germanPoints(*deviation)
}

// publishedText never turns a missing value into a zero.
func publishedText(t figure.Table, row figure.Row) string {
	switch p := row.Published; {
	case t.Published == nil:
		return ""
	case p == nil && t.Published.OptionsComplete:
		return "nicht aufgeführt"
	case p == nil:
		return notStated
	case p.Percent != nil:
		return germanPercent(*p.Percent)
	case p.Approximately != "":
		return "„" + p.Approximately + "“"
	}
	return notStated
}

func rowNote(t figure.Table, row figure.Row) string {
	var notes []string
	if row.Absent {
		notes = append(notes, "In dieser Erhebung keine Antwortmöglichkeit.")
	}
	if row.Published != nil {
		if row.Published.Note != "" {
			notes = append(notes, row.Published.Note)
		}
		if !row.Attainable {
			notes = append(notes, fmt.Sprintf("Der veröffentlichte Wert kann bei n = %d aus keiner Anzahl entstehen.", t.Published.N))
		}
	}
	return strings.Join(notes, " ")
}

func combinedOf(t figure.Table, sum figure.Combined) combinedView {
	var labels []string
	for _, key := range sum.Published.Keys {
		for _, row := range t.Rows {
			if row.Key == key {
				labels = append(labels, "„"+row.Label+"“")
			}
		}
	}
	label := strings.Join(labels, " und ") + " zusammen"
	if sum.Published.Complement {
		label = "weder " + strings.Join(labels, " noch ")
		if len(labels) == 1 {
			label = "nicht " + labels[0]
		}
	}
	return combinedView{Label: label, Percent: percentOf(sum.Cell), Published: germanPercent(sum.Published.Percent),
		Difference: pointsOf(sum.Cell.Deviation), Verdict: verdictOf(sum.Cell), Printed: sum.Published.Printed}
}

// missingText says what became of the responses that chose none of the rows.
func missingText(t figure.Table) string {
	if t.NoItem {
		return ""
	}
	text := fmt.Sprintf("Gezählte Antwortbögen: %s; davon Frage leer gelassen: %s · „Keine Angabe“: %s · nicht gestellt: %s",
		form.Number(t.Responses), form.Number(t.Missing.Empty), form.Number(t.Missing.NoAnswer), form.Number(t.Missing.NotShown))
	if t.Missing.Apart > 0 {
		text += " · zu einer früheren Ausgabe: " + form.Number(t.Missing.Apart)
	}
	if t.Missing.None > 0 {
		text += " · „Nichts davon“: " + form.Number(t.Missing.None)
	}
	return text
}
