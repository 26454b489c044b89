package instrument

import (
	"fmt"
	"strings"

	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/survey"
)

// kindWords words the kinds for readers of the questionnaire.
var kindWords = map[survey.Kind]string{
	survey.KindSingle:   "Einfachauswahl",
	survey.KindMultiple: "Mehrfachauswahl",
	survey.KindScale:    "Skala",
	survey.KindText:     "Text, eine Zeile",
	survey.KindLongText: "Text, mehrere Zeilen",
	survey.KindURL:      "Internetadresse",
	survey.KindEmail:    "E-Mail-Adresse",
	survey.KindNumber:   "Zahl",
	survey.KindPercent:  "Prozentwert",
	survey.KindDate:     "Datum",
	survey.KindRecords:  "mehrere Einträge",
	survey.KindGroup:    "mehrere Zahlen",
}

// rangeWords says which numbers or dates fit.
func rangeWords(r survey.Range) []string {
	var words []string
	if r.Minimum != "" {
		words = append(words, "ab "+r.Minimum)
	}
	if r.Maximum != "" {
		words = append(words, "bis "+r.Maximum)
	}
	if r.Decimals > 0 {
		words = append(words, fmt.Sprintf("%d Nachkommastellen", r.Decimals))
	}
	if r.Unit != "" {
		words = append(words, "in "+r.Unit)
	}
	return words
}

// conditionWords words a condition so that it follows "Gezeigt wird".
func conditionWords(q *survey.Questionnaire, c *survey.Condition) string {
	if c == nil {
		return "immer"
	}
	return "nur, wenn " + clause(q, c, false)
}

// clause words the condition or its contrary. Contraries are led inwards, for
// "nicht, dass" makes no German.
func clause(q *survey.Questionnaire, c *survey.Condition, not bool) string {
	switch {
	case c.Not != nil:
		return clause(q, c.Not, !not)
	case c.All != nil:
		return joinedClauses(q, c.All, not, !not)
	case c.Any != nil:
		return joinedClauses(q, c.Any, not, not)
	case c.Compare != nil:
		return comparisonWords(q, c.Compare, not)
	}
	return reference(q, c, not)
}

func joinedClauses(q *survey.Questionnaire, parts []*survey.Condition, not, and bool) string {
	word := " oder "
	if and {
		word = " und "
	}
	var clauses []string
	for _, part := range parts {
		text := clause(q, part, not)
		if compound(part) && len(parts) > 1 {
			text = "(" + text + ")"
		}
		clauses = append(clauses, text)
	}
	return strings.Join(clauses, word)
}

// compound reports whether the words of a condition hold an "und" or "oder"
// between clauses.
func compound(c *survey.Condition) bool {
	if c.Not != nil {
		return compound(c.Not)
	}
	return len(c.All)+len(c.Any) > 1
}

func reference(q *survey.Questionnaire, c *survey.Condition, not bool) string {
	it := q.Item(c.Item)
	if it == nil {
		return fmt.Sprintf("bei „%s“ etwas gewählt ist", c.Item)
	}
	if c.Answered {
		return it.Number + map[bool]string{true: " nicht beantwortet ist", false: " beantwortet ist"}[not]
	}
	var labels []string
	for _, key := range c.In {
		label := key
		if o := it.Option(key); o != nil {
			label = o.Label
		}
		labels = append(labels, "„"+inner(label)+"“")
	}
	switch {
	case not && len(labels) > 1:
		return fmt.Sprintf("bei %s weder %s gewählt ist", it.Number, strings.Join(labels, " noch "))
	case not:
		return fmt.Sprintf("bei %s %s nicht gewählt ist", it.Number, labels[0])
	}
	return fmt.Sprintf("bei %s %s gewählt ist", it.Number, strings.Join(labels, " oder "))
}

// pipedWords writes a text so that its reader sees what is filled in where; name
// words the item of an answer.
func pipedWords(w survey.Wording, neutral string, name func(id string) string) string {
	if w == nil {
		return neutral
	}
	text := ""
	for _, p := range w {
		switch p.Pipe {
		case survey.PipeNone:
			text += p.Words
		case survey.PipeCounty:
			text += fmt.Sprintf("[Landkreis, sonst: %s]", p.Words)
		case survey.PipeYear:
			text += fmt.Sprintf("[Jahr der Erhebung, sonst: %s]", p.Words)
		case survey.PipeAnswer:
			text += fmt.Sprintf("[Antwort auf %s, sonst: %s]", name(p.Item), p.Words)
		}
	}
	return text
}

// inner turns quotes inside a quoted text into single ones.
func inner(text string) string { return strings.NewReplacer("„", "‚", "“", "‘").Replace(text) }

// quoted sets a text in quotes, or says that there is none.
func quoted(text string) string {
	if text == "" {
		return "leer"
	}
	return "„" + inner(strings.TrimSpace(text)) + "“"
}

// classWords lists the classes of a figure of numbers.
func classWords(f figure.Spec) string {
	if len(f.Classes) == 0 {
		return "keine"
	}
	return strings.Join(figure.ClassLabels(f.Classes, ""), " / ")
}

// baseWords words what 100 per cent are.
func baseWords(q *survey.Questionnaire, base figure.Base) string {
	switch base.Kind {
	case figure.Respondents:
		return "alle Rückmeldungen, denen die Frage gestellt war"
	case figure.AnsweredBy:
		return "alle, die die Frage beantwortet haben"
	case figure.Mentions:
		return "alle Nennungen"
	}
	return fmt.Sprintf("„%s“ (wenn %s)", base.Label, clause(q, base.Filter, false))
}
