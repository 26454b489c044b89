package export

import (
	"cmp"
	"fmt"
	"io"
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
	p := paper{q, figure.KeysByItem(figures)}
	doc := docx.Document{
		Title: q.Title + ": Fragebogen", Creator: "Kreisumfrage",
		Footer: fmt.Sprintf("%s, Fassung %.12s", q.Title, edition),
		Blocks: p.cover(edition),
	}
	for _, s := range q.Sections {
		doc.Blocks = append(doc.Blocks, p.section(s)...)
	}
	return doc.Write(w)
}

type paper struct {
	*survey.Questionnaire
	figures map[string][]string // keys, by item
}

func (p paper) cover(edition string) []docx.Block {
	return []docx.Block{
		docx.Heading{Text: p.Title},
		plain("Der ganze Fragebogen zur Abstimmung: alle Fragen mit ihren Antworten und den Bedingungen, unter denen sie gestellt werden. Die rechte Spalte ist für Ihre Anmerkungen."),
		docx.Paragraph{Mark: docx.Circle, Runs: []docx.Run{{Text: "Eine dieser Antworten lässt sich wählen."}}},
		docx.Paragraph{Mark: docx.Box, Runs: []docx.Run{{Text: "Mehrere dieser Antworten lassen sich wählen."}}},
		small(fmt.Sprintf("%s Fragen auf %s Seiten. Fassung (SHA-256): %s", form.Number(len(p.Items())), form.Number(len(p.Pages())), edition)),
	}
}

func (p paper) section(s *survey.Section) []docx.Block {
	blocks := []docx.Block{docx.Heading{Level: 1, Text: s.Number + " " + s.Title}}
	blocks = append(blocks, p.way(s.ShowIf)...)
	blocks = append(blocks, markupBlocks(s.Intro)...)
	for _, page := range s.Pages {
		blocks = append(blocks, p.page(page)...)
	}
	return blocks
}

func (p paper) page(page *survey.Page) []docx.Block {
	blocks := []docx.Block{docx.Heading{Level: 2, Text: page.Title}}
	blocks = append(blocks, p.way(page.ShowIf)...)
	blocks = append(blocks, markupBlocks(page.Intro)...)
	if a := page.Absence; a != nil {
		blocks = append(blocks, docx.Paragraph{Mark: docx.Box, Runs: []docx.Run{{Text: a.Label}}}, small(a.Confirm))
	}
	fields := map[string]form.Field{}
	for _, f := range form.Blank(p.Questionnaire, page) {
		fields[f.Name] = f
	}
	for _, t := range page.Topics {
		if t.Title != "" {
			blocks = append(blocks, docx.Heading{Level: 3, Text: t.Number + " " + t.Title})
		}
		blocks = append(blocks, p.questions(t, fields))
	}
	return blocks
}

func (p paper) questions(t *survey.Topic, fields map[string]form.Field) docx.Table {
	table := docx.Table{Title: "Fragen: " + cmp.Or(t.Title, t.Page.Title),
		Columns: []docx.Column{{Head: "Nummer", Share: 12}, {Head: "Frage und Antworten", Share: 58}, {Head: "Anmerkungen", Share: 30}}}
	for _, it := range t.Items {
		number := docx.Cell{Shaded: true, Blocks: []docx.Block{plain(it.Number)}}
		table.Rows = append(table.Rows, []docx.Cell{number, {Blocks: p.question(it, fields[it.ID])}, {}})
	}
	return table
}

func (p paper) question(it *survey.Item, f form.Field) []docx.Block {
	blocks := []docx.Block{docx.Paragraph{Runs: []docx.Run{{Text: f.Label, Bold: true}}}}
	blocks = append(blocks, p.way(it.ShowIf)...)
	blocks = append(blocks, small(manner(it, f)))
	if f.Hint != "" {
		blocks = append(blocks, plain(f.Hint))
	}
	blocks = append(blocks, markupBlocks(f.Help)...)
	blocks = append(blocks, p.options(it, f.Options)...)
	if it.Kind == survey.KindRecords {
		for i, c := range f.Records[0].Columns {
			blocks = append(blocks, column(it.Columns[i], c)...)
		}
	}
	if note := p.note(it); note != "" {
		blocks = append(blocks, small(note))
	}
	return blocks
}

// manner says how the question is answered.
func manner(it *survey.Item, f form.Field) string {
	switch {
	case f.MultipleHint != "":
		return f.MultipleHint
	case it.Kind == survey.KindRecords:
		return fmt.Sprintf("Mehrere Einträge, höchstens %s; jeder mit:", form.Number(it.MaxRecords))
	case f.Text != nil:
		return typing(it.Kind, *f.Text)
	}
	return kindTexts[it.Kind]
}

// typing says what is typed into a field.
func typing(kind survey.Kind, t form.Text) string {
	words := cmp.Or(t.Format, strings.ToUpper(kindTexts[kind][:1])+kindTexts[kind][1:])
	if t.MaxLength > 0 {
		words += fmt.Sprintf(", höchstens %s Zeichen", form.Number(t.MaxLength))
	}
	if t.Unit != "" {
		words += ", Einheit: " + t.Unit
	}
	return words
}

func mark(kind survey.Kind) string {
	if kind.OneOption() {
		return docx.Circle
	}
	return docx.Box
}

func (p paper) options(it *survey.Item, options []form.Option) []docx.Block {
	var blocks []docx.Block
	for _, o := range options {
		text := o.Label
		if o.Text != nil {
			text = strings.TrimSpace(text + ", mit Textfeld " + quoted(o.Text.Label))
		}
		blocks = append(blocks, docx.Paragraph{Mark: mark(it.Kind), Runs: []docx.Run{{Text: text}}})
		if own := it.Option(o.Value); own != nil && own.ShowIf != nil {
			blocks = append(blocks, docx.Paragraph{Small: true, Indent: 1, Runs: []docx.Run{{Text: form.ConditionText(p.Questionnaire, own.ShowIf)}}})
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

func column(c *survey.Column, shown form.Column) []docx.Block {
	blocks := []docx.Block{docx.Paragraph{Mark: "–", Runs: []docx.Run{{Text: c.Label}}}}
	under := func(text string) {
		blocks = append(blocks, docx.Paragraph{Small: true, Indent: 1, Runs: []docx.Run{{Text: text}}})
	}
	if c.Hint != "" {
		under(c.Hint)
	}
	if !c.Kind.HasOptions() {
		under(typing(c.Kind, shown.Text))
	}
	for _, o := range c.Options {
		blocks = append(blocks, docx.Paragraph{Mark: mark(c.Kind), Indent: 1, Runs: []docx.Run{{Text: o.Label}}})
	}
	return blocks
}

// note is what becomes of the answers and where the wording comes from.
func (p paper) note(it *survey.Item) string {
	var notes []string
	for _, key := range p.figures[it.ID] {
		notes = append(notes, "Abb. "+key)
	}
	if it.Proposed {
		notes = append(notes, "Wortlaut: "+wordingTexts[codebook.Proposed])
	}
	return strings.Join(notes, "; ")
}

// way says under which answers one comes here.
func (p paper) way(c *survey.Condition) []docx.Block {
	if c == nil {
		return nil
	}
	return []docx.Block{docx.Paragraph{Runs: []docx.Run{{Text: form.ConditionText(p.Questionnaire, c), Italic: true}}}}
}

func plain(text string) docx.Block { return docx.Paragraph{Runs: []docx.Run{{Text: text}}} }

func small(text string) docx.Block {
	return docx.Paragraph{Small: true, Runs: []docx.Run{{Text: text}}}
}
