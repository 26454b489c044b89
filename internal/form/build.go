package form

import (
	"fmt"
	"slices"

	"kreisumfrage/internal/survey"
)

// Build returns the fields of those items of the page that the answers in the
// state lead to, and of those that were just typed into: a colleague's change of
// path must not swallow a text.
func Build(q *survey.Questionnaire, page *survey.Page, st State) []Field {
	b := builder{q: q, State: st}
	answers := b.answers()
	var fields []Field
	for _, it := range page.Items() {
		if q.Shown(it, answers) || b.typed(it) {
			fields = append(fields, b.field(it))
		}
	}
	return fields
}

// Blank returns the fields of all items of the page, with conditions in words.
func Blank(q *survey.Questionnaire, page *survey.Page) []Field {
	b := builder{q: q}
	var fields []Field
	for _, it := range page.Items() {
		f := b.field(it)
		f.Condition = ConditionText(q, it.ShowIf)
		fields = append(fields, f)
	}
	return fields
}

type builder struct {
	q *survey.Questionnaire
	State
}

// answers decides by the stored answers what is shown: typed answers count only
// once they are saved.
func (b builder) answers() survey.Answers {
	a := make(survey.Answers, len(b.Stored))
	for ref, s := range b.Stored {
		a[ref] = s.Value
	}
	return a
}

func (b builder) typed(it *survey.Item) bool {
	for ref := range b.Posted {
		if ref.Item == it.ID {
			return true
		}
	}
	return false
}

// version is the one that the next save is compared with. A refused form keeps
// the versions that it was typed over, or it would overwrite what came since.
func (b builder) version(ref survey.Ref) int {
	if v, ok := b.Versions[ref]; ok {
		return v
	}
	return b.Stored[ref].Version
}

func (b builder) value(ref survey.Ref) survey.Value {
	if v, ok := b.Posted[ref]; ok {
		return v
	}
	return b.Stored[ref].Value
}

func (b builder) field(it *survey.Item) Field {
	ref := survey.Ref{Item: it.ID}
	f := Field{
		ID: domID(it.ID), Name: it.ID, Number: it.Number, Kind: string(it.Kind),
		Label: it.Label, Hint: it.Hint, Help: it.Help,
		Companion:    it.CompanionOf != "",
		MultipleHint: it.Kind == survey.KindMultiple,
		Errors:       b.errors(it, ref, ""),
		Conflict:     b.conflict(it, ref),
	}
	if it.Kind == survey.KindRecords {
		f.Records = b.records(it)
		return f
	}
	f.VersionName, f.Version = VersionPrefix+refName(ref), b.version(ref)
	v := b.value(ref)
	if it.Kind.IsText() {
		f.Text = textField(ref, "", it.Kind, it.Label, v.Text, it.MaxLength)
		f.Text.Errors = f.Errors
		return f
	}
	f.Options = b.options(it, ref, v)
	return f
}

func (b builder) options(it *survey.Item, ref survey.Ref, v survey.Value) []Option {
	answers := b.answers()
	var options []Option
	for _, o := range it.Options {
		if !b.q.OptionShown(o, answers) && !v.Has(o.Key) {
			continue
		}
		fo := Option{ID: domID(refName(ref), "o", o.Key), Value: o.Key, Label: o.Label, Checked: v.Has(o.Key)}
		if o.Text {
			fo.Text = textField(ref, o.Key, survey.KindText, o.TextLabel, v.Texts[o.Key], o.TextMax)
			fo.Text.Errors = b.errors(it, ref, o.Key)
		}
		options = append(options, fo)
	}
	if it.NoneOfThese {
		options = append(options, stateOption(ref, noneChoice, noneLabel, v.None))
	}
	if it.NoAnswer {
		options = append(options, stateOption(ref, noAnswerChoice, noAnswerLabel, v.NoAnswer))
	}
	return options
}

func stateOption(ref survey.Ref, value, label string, checked bool) Option {
	return Option{ID: domID(refName(ref), "s", value[1:]), Value: value, Label: label, Checked: checked, State: true}
}

func textField(ref survey.Ref, part string, kind survey.Kind, label, value string, limit int) *Text {
	name, id := refName(ref), domID(refName(ref), "t")
	if part != "" {
		name, id = partName(ref, part), domID(refName(ref), "t", part)
	}
	t := &Text{ID: id, Name: name, Label: label, Value: value, Kind: string(kind), MaxLength: limit}
	if kind == survey.KindLongText {
		t.Rows = 4
	}
	return t
}

// records shows every record that holds something, in the order of their
// numbers, and one empty record to fill in.
func (b builder) records(it *survey.Item) []Record {
	filled := b.answers()
	for ref, v := range b.Posted {
		filled[ref] = v
	}
	numbers := filled.Records(it.ID)
	if free := firstFree(numbers); free <= it.MaxRecords {
		numbers = append(numbers, free)
	}
	var records []Record
	for i, n := range numbers {
		records = append(records, b.record(it, survey.Ref{Item: it.ID, Record: n}, i+1))
	}
	return records
}

func firstFree(numbers []int) int {
	n := 1
	for slices.Contains(numbers, n) {
		n++
	}
	return n
}

func (b builder) record(it *survey.Item, ref survey.Ref, position int) Record {
	v := b.value(ref)
	r := Record{
		ID: domID(refName(ref)), Number: position, Empty: v.IsEmpty(),
		VersionName: VersionPrefix + refName(ref), Version: b.version(ref),
		Errors:   b.errors(it, ref, ""),
		Conflict: b.conflict(it, ref),
	}
	for _, c := range it.Columns {
		column := Column{Text: *textField(ref, c.Key, c.Kind, c.Label, v.Fields[c.Key], c.MaxLength)}
		column.Hint = c.Hint
		column.Errors = b.errors(it, ref, c.Key)
		for _, o := range c.Options {
			column.Options = append(column.Options, Option{
				ID:    domID(refName(ref), "c", c.Key, o.Key),
				Value: o.Key, Label: o.Label, Checked: v.Fields[c.Key] == o.Key,
			})
		}
		r.Columns = append(r.Columns, column)
	}
	return r
}

func (b builder) errors(it *survey.Item, ref survey.Ref, part string) []string {
	var errors []string
	for _, p := range b.Problems {
		if p.Ref == ref && ownPart(it, p) == part {
			errors = append(errors, Message(it, p))
		}
	}
	return errors
}

// ownPart is the part of the field beside which the problem is shown: problems
// of an option without a text field of its own belong to the whole question.
func ownPart(it *survey.Item, p survey.Problem) string {
	if o := it.Option(p.Part); o != nil && o.Text {
		switch p.Code {
		case survey.TextWithoutOption, survey.TooLong, survey.ControlCharacter:
			return p.Part
		}
	}
	if it.Column(p.Part) != nil {
		return p.Part
	}
	return ""
}

func (b builder) conflict(it *survey.Item, ref survey.Ref) *Conflict {
	for _, c := range b.Conflicts {
		if c.Ref != ref {
			continue
		}
		author := c.Theirs.Author
		if b.Author != nil {
			author = b.Author(author)
		}
		return &Conflict{
			Name: DecisionPrefix + refName(ref), Author: author, Time: c.Theirs.Time,
			Mine: Lines(it, c.Mine), Theirs: Lines(it, c.Theirs.Value),
		}
	}
	return nil
}

// Problem is one entry of the error summary at the top of a page.
type Problem struct {
	Href string // fragment of the field to mend
	Text string // the sentence shown beside the field
}

// Summary lists the problems in the order of the page, each with a link to the
// control that has to be changed.
func Summary(q *survey.Questionnaire, problems []survey.Problem) []Problem {
	ordered := slices.Clone(problems)
	slices.SortStableFunc(ordered, func(a, b survey.Problem) int {
		return q.Item(a.Item).Index - q.Item(b.Item).Index
	})
	var list []Problem
	for _, p := range ordered {
		it := q.Item(p.Item)
		list = append(list, Problem{Href: "#" + target(it, p), Text: fmt.Sprintf("%s: %s", it.Number, Message(it, p))})
	}
	return list
}

func target(it *survey.Item, p survey.Problem) string {
	part := ownPart(it, p)
	switch {
	case part != "":
		if c := it.Column(part); c != nil && len(c.Options) > 0 {
			return domID(refName(p.Ref), "c", part, c.Options[0].Key)
		}
		return domID(refName(p.Ref), "t", part)
	case it.Kind.HasOptions() && len(it.Options) > 0:
		return domID(refName(p.Ref), "o", it.Options[0].Key)
	case it.Kind == survey.KindRecords:
		return domID(refName(p.Ref), "t", it.Columns[0].Key)
	}
	return domID(refName(p.Ref), "t")
}
