// Package codebook knows the variables of an export: their names, codes, labels
// and missing reasons.
//
// It knows neither answers nor file formats.
package codebook

import (
	"fmt"
	"slices"

	"kreisumfrage/internal/survey"
)

// Codebook lists all variables of the export of one edition, in the order of
// the definition.
type Codebook struct {
	Questionnaire string // title
	Edition       string // SHA-256 of the definition
	Variables     []Variable
}

// Content says what the cells of a variable hold.
type Content string

// The contents.
const (
	Identity Content = "identity" // key, name, number or date of the response itself
	Choice   Content = "choice"   // the one chosen option, or the reason why there is none
	Status   Content = "status"   // whether the question was answered, or the reason why not
	Tick     Content = "tick"     // 1 chosen, 0 not chosen, empty when the question is not answered
	Text     Content = "text"
	Amount   Content = "amount"  // a number, exact
	Date     Content = "date"    // 2026-11-30
	Pick     Content = "pick"    // a choice inside a record; empty when there is none
	Confirm  Content = "confirm" // whether a warning was answered with "Ja, das ist so"
)

// Variable is one column of an export.
type Variable struct {
	Name      string // unique; made of permanent ids
	Label     string // German: the wording, with the option or part where it has one
	Content   Content
	Number    string // of the question, "II.1.3"; empty for identities
	Item      string // id; empty for identities, of a confirmation that of its Ref
	Kind      survey.Kind
	Option    string  // key, of ticks and of texts beside an option
	Record    int     // from 1; 0 outside of records
	Column    string  // key of the part of a record or group
	Wording   Wording // of the question; those of the options stand at their codes
	Required  bool    // nothing is submitted without it
	Personal  bool
	Figures   []string // keys
	Condition string   // German, when the question is put; empty: always
	Codes     []Code   // all values of Choice, Status, Tick, Pick
	MaxLength int      // of texts, in characters
	Range     survey.Range
}

// Wording says where the wording of a variable comes from.
type Wording string

// The origins of wordings.
const (
	Printed  Wording = "printed"  // in the study of 2018
	Proposed Wording = "proposed" // for this edition, because the study does not print it
	New      Wording = "new"      // not part of the survey of 2017
)

// Code is one value that a variable can take.
type Code struct {
	Value   string
	Label   string // German
	Missing bool
	Wording Wording // empty for states that nobody reads on a page
}

// Source is what a codebook says beyond the questionnaire itself.
type Source struct {
	Edition string
	// Figures lists the keys of the figures made from each item.
	Figures map[string][]string
	// Words says a condition in German. Nil leaves all conditions out.
	Words func(*survey.Condition) string
}

// Of makes the codebook of a questionnaire.
func Of(q *survey.Questionnaire, src Source) Codebook {
	cb := Codebook{Questionnaire: q.Title, Edition: src.Edition, Variables: identities()}
	for _, it := range q.Items() {
		cb.Variables = append(cb.Variables, itemVariables(q, it, src)...)
	}
	for _, p := range q.Pages() {
		for _, c := range p.Checks {
			if c.Level == survey.LevelWarning {
				cb.Variables = append(cb.Variables, confirmation(c, src))
			}
		}
	}
	return cb
}

// WithoutPersonal leaves out the variables with personal data.
func (cb Codebook) WithoutPersonal() Codebook {
	var kept []Variable
	for _, v := range cb.Variables {
		if !v.Personal {
			kept = append(kept, v)
		}
	}
	cb.Variables = kept
	return cb
}

// WithoutNames also leaves out the variables that say whose response a line is.
func (cb Codebook) WithoutNames() Codebook {
	cb = cb.WithoutPersonal()
	cb.Variables = slices.DeleteFunc(cb.Variables, func(v Variable) bool {
		return slices.Contains([]string{CountyKey, CountyName, Reference, Number, Time}, v.Name)
	})
	return cb
}

// Variable returns the variable with the name, or nil.
func (cb Codebook) Variable(name string) *Variable {
	for i := range cb.Variables {
		if cb.Variables[i].Name == name {
			return &cb.Variables[i]
		}
	}
	return nil
}

func itemVariables(q *survey.Questionnaire, it *survey.Item, src Source) []Variable {
	head := Variable{Name: it.ID, Label: it.Label, Number: it.Number, Item: it.ID, Kind: it.Kind,
		Wording: wording(it.Proposed, false), Required: it.Required, Figures: src.Figures[it.ID], Condition: condition(q, it, nil, src.Words)}
	main := head
	var parts []Variable
	switch {
	case it.Kind.OneOption():
		main.Content, main.Codes = Choice, choiceCodes(q, it)
		parts = optionTexts(head, it)
	case it.Kind == survey.KindMultiple:
		main.Content, main.Codes = Status, statusCodes(q, it)
		for _, o := range it.Options {
			parts = append(parts, tick(head, o, condition(q, it, o, src.Words)))
		}
		parts = append(parts, optionTexts(head, it)...)
	case it.Kind == survey.KindGroup:
		main.Content, main.Codes = Status, statusCodes(q, it)
		for _, c := range it.Columns {
			parts = append(parts, part(head, it, c))
		}
	case it.Kind == survey.KindRecords:
		main.Content, main.Codes = Status, statusCodes(q, it)
		parts = recordVariables(head, it)
	default:
		main.Content, main.Codes = Status, statusCodes(q, it)
		typed := head
		typed.Name, typed.Personal = TypedName(it), it.Personal
		parts = []Variable{typed.of(it.Kind, it.MaxLength, it.Range)}
	}
	return append([]Variable{main}, parts...)
}

// part is one number of a group.
func part(head Variable, it *survey.Item, c *survey.Column) Variable {
	v := head
	v.Name, v.Column, v.Label = PartName(it, c.Key), c.Key, head.Label+" – "+c.Label
	v.Personal = it.Personal || c.Personal
	return v.of(c.Kind, c.MaxLength, c.Range)
}

// PartName is the name of the variable that holds one number of a group.
func PartName(it *survey.Item, key string) string { return it.ID + ":" + key + ":wert" }

// confirmation is the answer to a warning. It holds no answer of a question, so
// it has no number of one.
func confirmation(c *survey.Check, src Source) Variable {
	name := c.Ref().Item
	v := Variable{Name: name, Label: "Hinweis: " + c.Text, Content: Confirm, Item: name, Wording: New, Codes: []Code{
		{Confirmed, "bestätigt: „Ja, das ist so“", false, ""}, {Unconfirmed, "nicht bestätigt; beim Einreichen war das nicht nötig", true, ""},
	}}
	if src.Words != nil {
		v.Condition = inWords(conditions(c.Page.Section.ShowIf, c.Page.ShowIf, c.When), src.Words)
	}
	return v
}

// TypedName is the name of the variable that holds what was typed.
func TypedName(it *survey.Item) string {
	if it.Kind.IsText() {
		return it.ID + ":text"
	}
	return it.ID + ":wert"
}

// of says what a variable holds that is typed.
func (v Variable) of(kind survey.Kind, maxLength int, fits survey.Range) Variable {
	v.Content, v.MaxLength, v.Range = Text, maxLength, fits
	switch {
	case kind.IsNumber():
		v.Content = Amount
	case kind == survey.KindDate:
		v.Content = Date
	}
	return v
}

func tick(head Variable, o *survey.Option, when string) Variable {
	v := head
	v.Name, v.Content, v.Option = head.Item+":"+o.Key, Tick, o.Key
	v.Label = head.Label + " – " + o.Label
	v.Condition = when
	w := wording(o.Proposed, o.New)
	v.Codes = []Code{{Unticked, "nicht genannt", false, w}, {Ticked, "genannt", false, w}}
	return v
}

func optionTexts(head Variable, it *survey.Item) []Variable {
	var texts []Variable
	for _, o := range it.Options {
		if !o.Text {
			continue
		}
		v := head
		v.Name, v.Content, v.Option = it.ID+":"+o.Key+":text", Text, o.Key
		v.Label = fmt.Sprintf("%s – %s (Text)", it.Label, o.Label)
		v.MaxLength, v.Personal = o.TextMax, it.Personal
		texts = append(texts, v)
	}
	return texts
}

func recordVariables(head Variable, it *survey.Item) []Variable {
	var all []Variable
	for n := 1; n <= it.MaxRecords; n++ {
		for _, c := range it.Columns {
			v := head
			v.Name, v.Record, v.Column = fmt.Sprintf("%s#%d:%s", it.ID, n, c.Key), n, c.Key
			v.Label = fmt.Sprintf("%s – %d. Eintrag: %s", it.Label, n, c.Label)
			v.Personal = it.Personal || c.Personal
			if c.Kind == survey.KindSingle {
				v.Content, v.Codes = Pick, optionCodes(c.Options)
			} else {
				v = v.of(c.Kind, c.MaxLength, c.Range)
			}
			all = append(all, v)
		}
	}
	return all
}

// condition says when the question, or one of its options, is put: everything
// that routing tests on the way to it.
func condition(q *survey.Questionnaire, it *survey.Item, o *survey.Option, words func(*survey.Condition) string) string {
	if words == nil {
		return ""
	}
	all := conditions(it.Page.Section.ShowIf, it.Page.ShowIf)
	for parent := q.Item(it.CompanionOf); parent != nil; parent = q.Item(parent.CompanionOf) {
		all = append(all, conditions(parent.ShowIf)...)
	}
	all = append(all, conditions(it.ShowIf)...)
	if o != nil {
		all = append(all, conditions(o.ShowIf)...)
	}
	return inWords(all, words)
}

// conditions leaves out what always holds.
func conditions(some ...*survey.Condition) []*survey.Condition {
	return slices.DeleteFunc(some, func(c *survey.Condition) bool { return c == nil })
}

func inWords(all []*survey.Condition, words func(*survey.Condition) string) string {
	switch len(all) {
	case 0:
		return ""
	case 1:
		return words(all[0])
	}
	return words(&survey.Condition{All: all})
}
