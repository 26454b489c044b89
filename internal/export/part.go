package export

import (
	"fmt"
	"io"
	"slices"

	"kreisumfrage/internal/docx"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// Part is what one office of a county answers.
type Part struct {
	County   string
	Office   string
	Plan     survey.Plan
	Deadline survey.Day // until when the coordination waits; may be empty
	ReturnTo string     // the coordination's own office; may be empty
}

// PartDOCX writes the questions of the office alone, with what it has to know of
// those that others answer. edition is the SHA-256 of the definition.
func PartDOCX(w io.Writer, q *survey.Questionnaire, part Part, edition string) error {
	return paper{Questionnaire: q, edition: edition, part: &part}.write(w)
}

// asks reports whether the paper has the question.
func (p paper) asks(it *survey.Item) bool {
	return p.part == nil || survey.SameOffice(p.part.Plan.Office(it), p.part.Office)
}

func (p paper) asksOn(page *survey.Page) bool { return slices.ContainsFunc(page.Items(), p.asks) }

func (p paper) partCover() []docx.Block {
	items := p.part.Plan.Items(p.Questionnaire, p.part.Office)
	blocks := []docx.Block{
		docx.Heading{Text: p.Title},
		docx.Heading{Level: 1, Text: p.part.Office + ", " + p.part.County},
		plain("Diese Fragen soll Ihr Amt beantworten. Bei jeder Frage steht, unter welcher Bedingung sie gestellt wird."),
	}
	for _, line := range p.part.Lines() {
		blocks = append(blocks, docx.Paragraph{Runs: []docx.Run{{Text: line, Bold: true}}})
	}
	return append(blocks, marks(fmt.Sprintf("%s Fragen. Ausgabe (SHA-256): %s", form.Number(len(items)), p.edition))...)
}

// Lines say until when and to whom the answers go.
func (p Part) Lines() []string {
	var lines []string
	if p.Deadline != "" {
		lines = append(lines, "Bitte bis zum "+p.Deadline.Start().In(survey.Berlin).Format("02.01.2006"))
	}
	if p.ReturnTo != "" {
		lines = append(lines, "Zurück an: "+p.ReturnTo)
	}
	return lines
}

// foreign lists the questions of others on which these depend.
func (p paper) foreign() []docx.Block {
	if p.part == nil {
		return nil
	}
	lines := p.part.Foreign(p.Questionnaire)
	if len(lines) == 0 {
		return nil
	}
	blocks := []docx.Block{docx.Heading{Level: 1, Text: ForeignTitle}}
	for _, line := range lines {
		blocks = append(blocks, marked("–", 0, line))
	}
	return blocks
}

// ForeignTitle heads what Foreign lists.
const ForeignTitle = "Von diesen Fragen anderer hängen Ihre ab"

// Foreign lists the questions of others on whose answers those of the office
// depend, with who answers them.
func (p Part) Foreign(q *survey.Questionnaire) []string {
	var lines []string
	for _, it := range q.Deciders(p.Plan.Items(q, p.Office)) {
		line := it.Number + " " + it.Label
		if office := p.Plan.Office(it); office != "" {
			line += " (" + office + ")"
		}
		lines = append(lines, line)
	}
	return lines
}

var planHeader = []string{"Nummer", "Frage", "Amt"}

// PlanCSV writes one line a question, with the office that answers it.
func PlanCSV(w io.Writer, q *survey.Questionnaire, plan survey.Plan) error {
	return writeCSV(w, planHeader, func(yield func([]cell) bool) {
		for _, it := range survey.Planned(q.Items()) {
			yield(texts(it.Number, it.Label, plan.Office(it)))
		}
	})
}
