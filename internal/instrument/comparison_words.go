package instrument

import (
	"fmt"
	"strings"

	"kreisumfrage/internal/survey"
)

// comparisonWords reads like "bei I.1.2 mehr als 10 angegeben ist".
func comparisonWords(q *survey.Questionnaire, c *survey.Comparison, not bool) string {
	words := c.Test.German()
	left := q.Item(c.Left.Sum[0].Item)
	day := left != nil && left.Kind == survey.KindDate
	relation := ""
	switch {
	case len(c.Right.Sum) > 0 && day:
		relation = fmt.Sprintf(words.DayOf, operandWords(q, c.Right))
	case len(c.Right.Sum) > 0:
		relation = fmt.Sprintf(words.AmountOf, operandWords(q, c.Right))
	case day:
		relation = fmt.Sprintf(words.Day, germanDay(c.Right.Literal))
	default:
		relation = fmt.Sprintf(words.Amount, germanNumber(c.Right.Literal)+unitOf(left))
	}
	if not {
		relation = "nicht " + relation
	}
	return fmt.Sprintf("%s %s angegeben ist", operandWords(q, c.Left), relation)
}

// unitOf follows a number that is compared with an answer to the item.
func unitOf(it *survey.Item) string {
	if it == nil {
		return ""
	}
	unit := it.Range.Unit
	if it.Kind == survey.KindGroup {
		unit = it.Columns[0].Range.Unit
	}
	if unit != "" {
		unit = " " + unit
	}
	return unit
}

func operandWords(q *survey.Questionnaire, o survey.Operand) string {
	var terms []string
	together := len(o.Sum) > 1
	for _, t := range o.Sum {
		it := q.Item(t.Item)
		if it == nil {
			terms = append(terms, "bei „"+t.Item+"“")
			continue
		}
		words := "bei " + it.Number
		if c := it.Column(t.Part); c != nil {
			words += " (" + quoted(c.Label) + ")"
		}
		together = together || it.Kind == survey.KindGroup && t.Part == ""
		terms = append(terms, words)
	}
	if together {
		return strings.Join(terms, " und ") + " zusammen"
	}
	return terms[0]
}

func germanNumber(number string) string { return strings.ReplaceAll(number, ".", ",") }

// germanDay makes 30.06.2026 of 2026-06-30.
func germanDay(day string) string {
	parts := strings.Split(day, "-")
	if len(parts) != 3 {
		return day
	}
	return parts[2] + "." + parts[1] + "." + parts[0]
}
