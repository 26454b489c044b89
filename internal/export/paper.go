package export

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"kreisumfrage/internal/codebook"
	"kreisumfrage/internal/docx"
	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// PaperDOCX writes the questionnaire for those who have to agree on it: every
// question with its answers and conditions, and room for comments. edition is
// the SHA-256 of the definition. The same edition always gives the same bytes.
func PaperDOCX(w io.Writer, q *survey.Questionnaire, figures []figure.Spec, edition string) error {
	p := paper{Questionnaire: q, edition: edition, comments: true, figures: map[string][]figure.Spec{}}
	for _, f := range figures {
		p.figures[f.Item] = append(p.figures[f.Item], f)
	}
	return p.write(w)
}

// BlankDOCX writes the same questionnaire for those who answer it: without
// comments and without what only concerns its authors.
func BlankDOCX(w io.Writer, q *survey.Questionnaire, edition string) error {
	return paper{Questionnaire: q, edition: edition}.write(w)
}

type paper struct {
	*survey.Questionnaire
	edition  string
	comments bool                     // for those who have to agree on it
	part     *Part                    // nil: the whole questionnaire
	figures  map[string][]figure.Spec // by item
}

func (p paper) write(w io.Writer) error {
	doc := docx.Document{
		Title: p.Title + ": Fragebogen", Creator: "Kreisumfrage",
		Footer: fmt.Sprintf("%s; Ausgabe %.12s", p.Title, p.edition),
		Blocks: p.cover(),
	}
	for _, s := range p.Sections {
		if slices.ContainsFunc(s.Pages, p.asksOn) {
			doc.Blocks = append(doc.Blocks, p.section(s)...)
		}
	}
	doc.Blocks = append(doc.Blocks, p.foreign()...)
	return doc.Write(w)
}

func (p paper) cover() []docx.Block {
	if p.part != nil {
		return p.partCover()
	}
	purpose := "Der ganze Fragebogen zur Vorbereitung im Haus: alle Fragen mit ihren Antworten und den Bedingungen, unter denen sie gestellt werden. Die Antworten tragen Sie bitte im Antwortbogen ein."
	if p.comments {
		purpose = "Der ganze Fragebogen zur Abstimmung: alle Fragen mit ihren Antworten und den Bedingungen, unter denen sie gestellt werden. Die rechte Spalte ist für Ihre Anmerkungen."
	}
	blocks := []docx.Block{docx.Heading{Text: p.Title}, plain(purpose)}
	return append(blocks, marks(fmt.Sprintf("%s Fragen auf %s Seiten. Ausgabe (SHA-256): %s", form.Number(len(p.Items())), form.Number(len(p.Pages())), p.edition))...)
}

// marks say what the marks mean, and what the paper holds.
func marks(holds string) []docx.Block {
	return []docx.Block{
		marked(docx.Circle, 0, "Eine dieser Antworten lässt sich wählen."),
		marked(docx.Box, 0, "Mehrere dieser Antworten lassen sich wählen."),
		small(0, holds),
	}
}

func (p paper) section(s *survey.Section) []docx.Block {
	blocks := []docx.Block{docx.Heading{Level: 1, Text: s.Number + " " + s.Title}}
	blocks = append(blocks, p.way(s.ShowIf)...)
	blocks = append(blocks, markupBlocks(s.Intro)...)
	keepTogether(blocks)
	for _, page := range s.Pages {
		if p.asksOn(page) {
			blocks = append(blocks, p.page(page)...)
		}
	}
	return blocks
}

func (p paper) page(page *survey.Page) []docx.Block {
	blocks := []docx.Block{docx.Heading{Level: 2, Text: page.Title}}
	blocks = append(blocks, p.way(page.ShowIf)...)
	blocks = append(blocks, markupBlocks(page.Intro)...)
	if a := page.Absence; a != nil && !slices.ContainsFunc(page.Items(), func(it *survey.Item) bool { return !p.asks(it) }) {
		blocks = append(blocks, marked(docx.Box, 0, a.Label), small(1, a.Confirm))
	}
	keepTogether(blocks)
	fields := map[string]form.Field{}
	for _, f := range form.Blank(p.Questionnaire, page) {
		fields[f.Name] = f
	}
	for _, t := range page.Topics {
		if !slices.ContainsFunc(t.Items, p.asks) {
			continue
		}
		if t.Title != "" {
			blocks = append(blocks, docx.Heading{Level: 3, Text: t.Number + " " + t.Title})
		}
		blocks = append(blocks, p.questions(t, fields))
	}
	if p.comments {
		blocks = append(blocks, p.checks(page.Checks)...)
	}
	return blocks
}

// keepTogether keeps what stands under a heading on the page of what follows.
func keepTogether(blocks []docx.Block) {
	for i, b := range blocks {
		if paragraph, is := b.(docx.Paragraph); is {
			paragraph.KeepNext = true
			blocks[i] = paragraph
		}
	}
}

func (p paper) questions(t *survey.Topic, fields map[string]form.Field) docx.Table {
	table := docx.Table{Title: "Fragen: " + cmp.Or(t.Title, t.Page.Title),
		Columns: []docx.Column{{Head: "Nummer", Share: 12}, {Head: "Frage und Antworten", Share: 88}}}
	if p.comments {
		table.Columns = []docx.Column{{Head: "Nummer", Share: 12}, {Head: "Frage und Antworten", Share: 58}, {Head: "Anmerkungen", Share: 30}}
	}
	for _, it := range t.Items {
		if !p.asks(it) {
			continue
		}
		number := docx.Cell{Shaded: true, Blocks: []docx.Block{plain(it.Number)}}
		row := make([]docx.Cell, len(table.Columns)) // what follows the question stays empty
		row[0], row[1] = number, docx.Cell{Blocks: p.question(it, fields[it.ID])}
		table.Rows = append(table.Rows, row)
	}
	return table
}

func (p paper) question(it *survey.Item, f form.Field) []docx.Block {
	label := it.Label
	if it.Required {
		label += " (Pflichtangabe)"
	}
	blocks := []docx.Block{docx.Paragraph{Runs: []docx.Run{{Text: label, Bold: true}}}}
	blocks = append(blocks, p.way(it.ShowIf)...)
	blocks = append(blocks, small(0, manner(it, f)))
	if it.Hint != "" {
		blocks = append(blocks, plain(it.Hint))
	}
	blocks = append(blocks, markupBlocks(it.Help)...)
	blocks = append(blocks, p.options(it, f.Options)...)
	if it.Kind == survey.KindGroup {
		blocks = append(blocks, group(f)...)
	} else {
		for _, c := range it.Columns {
			blocks = append(blocks, column(c)...)
		}
	}
	if notes := p.notes(it); len(notes) > 0 {
		blocks = append(blocks, small(0, strings.Join(notes, "; ")))
	}
	return blocks
}

// manner says how the question is answered.
func manner(it *survey.Item, f form.Field) string {
	switch {
	case f.MultipleHint != "":
		return f.MultipleHint
	case it.Kind == survey.KindRecords:
		return fmt.Sprintf("Mehrere Einträge, höchstens %s", form.Number(it.MaxRecords))
	case it.Kind == survey.KindGroup:
		return "Je Zeile: " + unit(f.Format, f.Parts[0].Unit)
	case it.Kind.IsTyped():
		return typing(it.Kind, it.MaxLength, it.Range)
	}
	return kindTexts[it.Kind]
}

// typing says what is typed into a field.
func typing(kind survey.Kind, maxLength int, fits survey.Range) string {
	words := cmp.Or(form.Format(kind, fits), strings.ToUpper(kindTexts[kind][:1])+kindTexts[kind][1:])
	if maxLength > 0 {
		words += fmt.Sprintf(", höchstens %s Zeichen", form.Number(maxLength))
	}
	return unit(words, fits.Unit)
}

func unit(words, unit string) string {
	if unit == "" {
		return words
	}
	return words + ", Einheit: " + unit
}

func markOf(kind survey.Kind) string {
	if kind.OneOption() {
		return docx.Circle
	}
	return docx.Box
}

// options also has the answers that are no options, such as „Keine Angabe“.
func (p paper) options(it *survey.Item, shown []form.Option) []docx.Block {
	var blocks []docx.Block
	for _, s := range shown {
		text, o := s.Label, it.Option(s.Value)
		if o != nil && o.Text {
			text = strings.TrimSpace(text + ", mit Textfeld " + quoted(o.TextLabel))
		}
		blocks = append(blocks, marked(markOf(it.Kind), 0, text))
		if o != nil && o.Exclusive {
			blocks = append(blocks, small(1, "Schließt alle anderen Antworten aus."))
		}
		if o != nil && o.ShowIf != nil {
			blocks = append(blocks, small(1, form.ConditionText(p.Questionnaire, o.ShowIf)))
		}
	}
	return blocks
}

func quoted(text string) string {
	if text == "" {
		return ""
	}
	return "„" + text + "“"
}

// group has its numbers and what they add up to.
func group(f form.Field) []docx.Block {
	var blocks []docx.Block
	for _, part := range f.Parts {
		blocks = append(blocks, marked("–", 0, part.Label))
		if part.Hint != "" {
			blocks = append(blocks, small(1, part.Hint))
		}
	}
	switch {
	case f.Total != nil:
		blocks = append(blocks, marked("=", 0, f.Total.Label))
	case f.Sum != "":
		blocks = append(blocks, marked("=", 0, f.Sum))
	}
	return blocks
}

// column is one part of a record.
func column(c *survey.Column) []docx.Block {
	blocks := []docx.Block{marked("–", 0, c.Label)}
	if c.Hint != "" {
		blocks = append(blocks, small(1, c.Hint))
	}
	if !c.Kind.HasOptions() {
		blocks = append(blocks, small(1, typing(c.Kind, c.MaxLength, c.Range)))
	}
	for _, o := range c.Options {
		blocks = append(blocks, marked(markOf(c.Kind), 1, o.Label))
	}
	return blocks
}

// notes say to authors what becomes of the answers and where the wording comes
// from.
func (p paper) notes(it *survey.Item) []string {
	if !p.comments {
		return nil
	}
	var notes []string
	for _, f := range p.figures[it.ID] {
		note := "Abb. " + f.Key
		if p.FiguresOf != 0 && f.Comparison != "" {
			note += fmt.Sprintf(" (%s)", f.Comparison.German())
		}
		notes = append(notes, note)
	}
	if it.Proposed {
		notes = append(notes, "Wortlaut: "+wordingTexts[codebook.Proposed])
	}
	return notes
}

var levelTexts = map[survey.Level]string{
	survey.LevelError:   "Muss vor dem Einreichen behoben sein.",
	survey.LevelWarning: "Muss vor dem Einreichen behoben oder bestätigt sein.",
}

func (p paper) checks(all []*survey.Check) []docx.Block {
	var blocks []docx.Block
	for _, c := range all {
		at := p.Item(c.At)
		blocks = append(blocks, marked("!", 0, fmt.Sprintf("Hinweis bei %s: %s", at.Number, c.Text)),
			small(1, form.ConditionText(p.Questionnaire, c.When)+" "+levelTexts[c.Level]))
	}
	return blocks
}

// way says under which answers one comes here.
func (p paper) way(c *survey.Condition) []docx.Block {
	if c == nil {
		return nil
	}
	return []docx.Block{docx.Paragraph{Runs: []docx.Run{{Text: form.ConditionText(p.Questionnaire, c), Italic: true}}}}
}

func plain(text string) docx.Block { return docx.Paragraph{Runs: []docx.Run{{Text: text}}} }

func small(indent int, text string) docx.Block {
	return docx.Paragraph{Small: true, Indent: indent, Runs: []docx.Run{{Text: text}}}
}

func marked(mark string, indent int, text string) docx.Block {
	return docx.Paragraph{Mark: mark, Indent: indent, Runs: []docx.Run{{Text: text}}}
}
