package form

import (
	"fmt"
	"strings"

	"kreisumfrage/internal/survey"
)

// ConditionText says in words when a question is asked; empty: always.
func ConditionText(q *survey.Questionnaire, c *survey.Condition) string {
	if c == nil {
		return ""
	}
	return "Nur wenn " + clause(q, c) + "."
}

func clause(q *survey.Questionnaire, c *survey.Condition) string {
	switch {
	case c.Not != nil && c.Not.Answered:
		return fmt.Sprintf("Frage %s nicht beantwortet ist", q.Item(c.Not.Item).Number)
	case c.Not != nil:
		return "nicht " + part(q, c.Not)
	case c.All != nil:
		return clauses(q, c.All, " und ")
	case c.Any != nil:
		return clauses(q, c.Any, " oder ")
	case c.Compare != nil:
		return comparison(q, c.Compare)
	}
	it := q.Item(c.Item)
	if c.Answered {
		return fmt.Sprintf("Frage %s beantwortet ist", it.Number)
	}
	labels := make([]string, len(c.In))
	for i, key := range c.In {
		labels[i] = "„" + optionLabel(it, key) + "“"
	}
	return fmt.Sprintf("bei Frage %s %s gewählt ist", it.Number, strings.Join(labels, " oder "))
}

func clauses(q *survey.Questionnaire, cs []*survey.Condition, joint string) string {
	parts := make([]string, len(cs))
	for i, c := range cs {
		parts[i] = part(q, c)
	}
	return strings.Join(parts, joint)
}

// part sets what is itself composed in brackets, or nobody knows what belongs
// together.
func part(q *survey.Questionnaire, c *survey.Condition) string {
	if c.Not != nil || c.All != nil || c.Any != nil {
		return "(" + clause(q, c) + ")"
	}
	return clause(q, c)
}

// comparison reads like "bei Frage I.1.2 mehr als 10 Stellen angegeben ist".
func comparison(q *survey.Questionnaire, c *survey.Comparison) string {
	left, right := c.Left, c.Right
	words, e := c.Test.German(), operandEntry(q, left)
	day := e.kind == survey.KindDate
	relation := ""
	switch {
	case len(right.Sum) == 0 && day:
		relation = fmt.Sprintf(words.Day, e.reading(right.Literal))
	case len(right.Sum) == 0:
		relation = fmt.Sprintf(words.Amount, e.reading(right.Literal))
	case day:
		relation = fmt.Sprintf(words.DayOf, operand(q, right))
	default:
		relation = fmt.Sprintf(words.AmountOf, operand(q, right))
	}
	return fmt.Sprintf("%s %s angegeben ist", operand(q, left), relation)
}

// operandEntry says how the values of an operand are written.
func operandEntry(q *survey.Questionnaire, o survey.Operand) entry {
	if len(o.Sum) == 0 {
		return entry{kind: survey.KindNumber}
	}
	it := q.Item(o.Sum[0].Item)
	if it.Kind != survey.KindGroup {
		return entryOf(it)
	}
	if c := it.Column(o.Sum[0].Part); c != nil {
		return columnEntry(c)
	}
	return columnEntry(it.Columns[0])
}

func operand(q *survey.Questionnaire, o survey.Operand) string {
	if len(o.Sum) == 0 {
		return o.Literal
	}
	terms := make([]string, len(o.Sum))
	for i, t := range o.Sum {
		terms[i] = "bei Frage " + term(q, t)
	}
	text := strings.Join(terms, " und ")
	if len(terms) > 1 || q.Item(o.Sum[0].Item).Kind == survey.KindGroup && o.Sum[0].Part == "" {
		text += " zusammen"
	}
	return text
}

func term(q *survey.Questionnaire, t survey.Term) string {
	it := q.Item(t.Item)
	if c := it.Column(t.Part); c != nil {
		return fmt.Sprintf("%s („%s“)", it.Number, c.Label)
	}
	return it.Number
}
