package instrument

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/survey"
)

// Reading returns the questionnaire as a committee reads it: blocks resolved,
// with numbers, all answers, conditions in words and figures. The same
// definition always gives the same text.
func Reading(d *Definition) string {
	q := d.Questionnaire
	r := reader{Definition: d, specs: map[string]figure.Spec{}}
	for _, f := range d.Figures {
		r.specs[f.Item] = f
	}
	r.line(0, "%s [%s]", q.Title, q.Key)
	r.line(0, "%d Fragen auf %d Seiten, %d Abbildungen und Tabellen", len(q.Items()), len(q.Pages()), len(d.Figures))
	for _, s := range q.Sections {
		r.gap()
		r.line(0, "%s  %s [%s]", s.Number, s.Title, s.Key)
		r.line(0, "%s", strings.Repeat("=", 72))
		r.way(0, s.ShowIf)
		r.block(0, "", r.piped(s.Piped.Intro, s.Intro))
		for _, p := range s.Pages {
			r.page(p)
		}
	}
	r.leftOver()
	return r.text.String()
}

type reader struct {
	*Definition
	specs map[string]figure.Spec // by item
	text  strings.Builder
}

const indent = 9 // of what belongs to a question

func (r *reader) gap() { r.text.WriteByte('\n') }

func (r *reader) line(depth int, format string, args ...any) {
	r.text.WriteString(strings.TrimRight(strings.Repeat(" ", depth)+fmt.Sprintf(format, args...), " ") + "\n")
}

// piped writes a text with what is filled in.
func (r *reader) piped(w survey.Wording, neutral string) string {
	return pipedWords(w, neutral, func(id string) string { return r.Questionnaire.Item(id).Number })
}

// block writes a text of several lines under its name; nothing for an empty one.
func (r *reader) block(depth int, name, text string) {
	for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		if line != "" {
			r.line(depth, "%s%s", name, line)
		}
		name = strings.Repeat(" ", utf8.RuneCountInString(name))
	}
}

func (r *reader) way(depth int, c *survey.Condition) {
	if c != nil {
		r.line(depth, "Wird nur gezeigt, wenn %s.", clause(r.Questionnaire, c, false))
	}
}

func (r *reader) page(p *survey.Page) {
	r.gap()
	r.line(0, "Seite „%s“ [%s]", inner(p.Title), p.Key)
	r.line(0, "%s", strings.Repeat("-", 72))
	r.way(0, p.ShowIf)
	r.block(0, "", r.piped(p.Piped.Intro, p.Intro))
	r.absence(p.Absence)
	for _, t := range p.Topics {
		if t.Title != "" {
			r.gap()
			r.line(0, "%-8s %s", t.Number, t.Title)
		}
		for _, it := range t.Items {
			r.item(it)
		}
	}
	for _, c := range p.Checks {
		r.check(c)
	}
}

var levelWords = map[survey.Level]string{survey.LevelError: "Fehler", survey.LevelWarning: "Hinweis"}

func (r *reader) check(c *survey.Check) {
	r.gap()
	r.line(0, "Prüfung [%s] bei %s: %s, wenn %s.", c.Key, r.Questionnaire.Item(c.At).Number, levelWords[c.Level], clause(r.Questionnaire, c.When, false))
	r.block(indent, "", r.piped(c.Piped.Text, c.Text))
}

func (r *reader) absence(a *survey.Absence) {
	if a == nil {
		return
	}
	r.line(0, "Fehlanzeige: %s", quoted(a.Label))
	r.line(0, "  Bestätigung: %s", a.Confirm)
	for _, answer := range a.Answers {
		it := r.Questionnaire.Item(answer.Item)
		var labels []string
		for _, key := range answer.Value.Options {
			labels = append(labels, quoted(it.Option(key).Label))
		}
		if answer.Value.None {
			labels = append(labels, quoted(r.Questionnaire.NoneOfThese.Label))
		}
		r.line(0, "  Antwort bei %s: %s", it.Number, strings.Join(labels, ", "))
	}
}

func (r *reader) item(it *survey.Item) {
	r.gap()
	r.line(0, "%-8s %s", it.Number, r.piped(it.Piped.Label, it.Label))
	r.line(indent, "[%s] %s", it.ID, strings.Join(r.traits(it), ", "))
	r.way(indent, it.ShowIf)
	r.block(indent, "Hinweis: ", r.piped(it.Piped.Hint, it.Hint))
	r.block(indent, "Erläuterung: ", r.piped(it.Piped.Help, it.Help))
	r.options(indent, it.Options, it.Kind)
	if it.NoAnswer {
		r.line(indent, "( ) %s", r.Questionnaire.NoAnswer.Label)
	}
	if it.NoneOfThese {
		r.line(indent, "[ ] %s", r.Questionnaire.NoneOfThese.Label)
	}
	for _, c := range it.Columns {
		r.column(c)
	}
	if total := fixedTotal(it); total != "" {
		r.line(indent, "= %s: immer %s", it.Total.Label, germanNumber(total))
	}
	if f, drawn := r.specs[it.ID]; drawn {
		r.figure(f)
	}
}

// traits are what is to be known of a question beside its wording.
func (r *reader) traits(it *survey.Item) []string {
	all := []string{kindWords[it.Kind]}
	if it.MaxLength > 0 {
		all = append(all, fmt.Sprintf("höchstens %d Zeichen", it.MaxLength))
	}
	if it.MaxRecords > 0 {
		all = append(all, fmt.Sprintf("höchstens %d", it.MaxRecords))
	}
	if it.MinChoices > 0 {
		all = append(all, fmt.Sprintf("mindestens %d Antworten", it.MinChoices))
	}
	if it.MaxChoices > 0 {
		all = append(all, fmt.Sprintf("höchstens %d Antworten", it.MaxChoices))
	}
	all = append(all, rangeWords(it.Range)...)
	if parent := r.Questionnaire.Item(it.CompanionOf); parent != nil {
		all = append(all, "Zusatzfrage zu "+parent.Number)
	}
	return append(all, marks(mark{it.Required, "Pflichtangabe"}, mark{it.Personal, "personenbezogen"}, mark{it.Proposed, "Wortlaut vorgeschlagen"})...)
}

// mark is a word that stands there only if something holds.
type mark struct {
	holds bool
	word  string
}

func marks(all ...mark) []string {
	var words []string
	for _, m := range all {
		if m.holds {
			words = append(words, m.word)
		}
	}
	return words
}

func (r *reader) options(depth int, options []*survey.Option, kind survey.Kind) {
	box := "( )"
	if !kind.OneOption() {
		box = "[ ]"
	}
	for _, o := range options {
		notes := marks(mark{o.Exclusive, "schließt alle anderen aus"}, mark{o.Neutral, "außerhalb der Reihenfolge"},
			mark{o.New, "neu"}, mark{o.Proposed, "Wortlaut vorgeschlagen"})
		if o.Text {
			notes = append(notes, textField(o))
		}
		for _, key := range o.CannotFollow {
			notes = append(notes, "fragt nach, wenn früher „"+labelIn(options, key)+"“")
		}
		if o.ShowIf != nil {
			notes = append(notes, conditionWords(r.Questionnaire, o.ShowIf))
		}
		text := ""
		if len(notes) > 0 {
			text = "  – " + strings.Join(notes, "; ")
		}
		r.line(depth, "%s %s [%s]%s", box, o.Label, o.Key, text)
	}
}

func labelIn(options []*survey.Option, key string) string {
	for _, o := range options {
		if o.Key == key {
			return o.Label
		}
	}
	return key
}

func textField(o *survey.Option) string {
	if o.TextLabel == "" {
		return fmt.Sprintf("mit Textfeld (höchstens %d Zeichen)", o.TextMax)
	}
	return fmt.Sprintf("mit Textfeld %s (höchstens %d Zeichen)", quoted(o.TextLabel), o.TextMax)
}

func (r *reader) column(c *survey.Column) {
	traits := []string{kindWords[c.Kind]}
	if c.MaxLength > 0 {
		traits = append(traits, fmt.Sprintf("höchstens %d Zeichen", c.MaxLength))
	}
	traits = append(traits, rangeWords(c.Range)...)
	traits = append(traits, marks(mark{c.Personal, "personenbezogen"})...)
	r.line(indent, "- %s [%s] %s", c.Label, c.Key, strings.Join(traits, ", "))
	r.block(indent+2, "Hinweis: ", c.Hint)
	r.options(indent+2, c.Options, c.Kind)
}

var chartWords = map[figure.ChartKind]string{figure.Stacked: "gestapelte Balken", figure.Bars: "einzelne Balken"}

func (r *reader) figure(f figure.Spec) {
	r.line(indent, "Abbildung %s: %s; 100 Prozent sind %s.", f.Key, chartWords[f.Chart], baseWords(r.Questionnaire, f.Base))
	if len(f.Classes) > 0 {
		r.line(indent, "  Klassen: %s.", classWords(f))
	}
	if f.Title != "" {
		r.line(indent, "  Überschrift: %s", f.Title)
	}
	if r.Questionnaire.FiguresOf != 0 {
		r.line(indent, "  Vergleichbarkeit mit 2017: %s.", f.Comparison.German())
	}
	r.block(indent+2, "Dazu: ", f.Note)
	for _, base := range f.Readings {
		r.line(indent, "  Daneben: 100 Prozent sind %s.", baseWords(r.Questionnaire, base))
	}
	if len(f.Order) > 0 {
		r.line(indent, "  Reihenfolge: %s.", strings.Join(f.Order, ", "))
	}
}

// leftOver lists the figures that no question makes.
func (r *reader) leftOver() {
	var keys []string
	for _, f := range r.Figures {
		if f.Item == "" {
			keys = append(keys, f.Key)
		}
	}
	if len(keys) == 0 {
		return
	}
	r.gap()
	r.line(0, "Nur mit veröffentlichten Werten: Abbildung %s", strings.Join(keys, ", "))
	for _, f := range r.Figures {
		if f.Item == "" {
			r.block(0, "  Abbildung "+f.Key+": ", f.Note)
		}
	}
}
