package form

import (
	"cmp"
	"fmt"
	"slices"

	"kreisumfrage/internal/survey"
)

// Build returns the fields of those items of the page that the answers in the
// state lead to, and of those that were just typed into: a colleague's change of
// path must not swallow a text.
func Build(q *survey.Questionnaire, page *survey.Page, st State) []Field {
	b := newBuilder(q, st, answers(st.Stored))
	var fields []Field
	for _, it := range page.Items() {
		if q.Shown(it, b.answers) || b.typed(it) {
			fields = append(fields, b.field(it))
		}
	}
	for _, o := range b.objections(q) {
		if o.check.Page == page {
			o.beside(q, fields)
		}
	}
	return fields
}

func newBuilder(q *survey.Questionnaire, st State, deciding survey.Answers) builder {
	return builder{State: st, answers: deciding, texts: TextsOf(q, st.Asked, deciding),
		offered: func(o *survey.Option) bool { return q.OptionShown(o, deciding) }}
}

// Blank returns the fields of all items of the page with all their options, and
// the items' conditions in words.
func Blank(q *survey.Questionnaire, page *survey.Page) []Field {
	b := builder{texts: TextsOf(q, Asked{}, nil), offered: func(*survey.Option) bool { return true }}
	var fields []Field
	for _, it := range page.Items() {
		f := b.field(it)
		f.Condition = ConditionText(q, it.ShowIf)
		for i, o := range it.Options {
			f.Options[i].Condition = ConditionText(q, o.ShowIf)
		}
		fields = append(fields, f)
	}
	return fields
}

type builder struct {
	State
	texts   *Texts
	answers survey.Answers // that decide: the stored ones, or in Ahead what would be stored
	offered func(*survey.Option) bool
	ahead   bool // options that are not offered are hidden, not left out
}

func answers(stored map[survey.Ref]survey.Answer) survey.Answers {
	a := make(survey.Answers, len(stored))
	for ref, s := range stored {
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
// the versions that it was typed over, or it would overwrite what came since;
// only the decision of a conflict replaces them.
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
		Label: b.texts.Label(it), Hint: b.texts.Hint(it), Help: b.texts.Help(it),
		Required:     it.Required,
		Companion:    it.CompanionOf != "",
		MultipleHint: multipleHint(it),
		Errors:       b.errors(it, ref, ""),
		Conflict:     b.conflict(ref, inLines(it)),
	}
	if it.Kind == survey.KindRecords {
		f.Records = b.records(it)
		return f
	}
	f.VersionName, f.Version = VersionPrefix+refName(ref), b.version(ref)
	v := b.value(ref)
	switch {
	case it.Kind.IsTyped():
		f.Text = b.textField(ref, "", entryOf(it), f.Label, v.Text)
		f.Text.Errors = f.Errors
	case it.Kind == survey.KindGroup:
		b.group(&f, it, ref, v)
	default:
		f.Options = b.options(it, ref, v)
	}
	return f
}

func multipleHint(it *survey.Item) string {
	low, high := it.MinChoices, it.MaxChoices
	switch {
	case it.Kind != survey.KindMultiple:
		return ""
	case low == 0 && high == 0:
		return "Mehrfachauswahl möglich"
	case low == high:
		return fmt.Sprintf("Mehrfachauswahl: genau %d Antworten", low)
	case low == 0:
		return fmt.Sprintf("Mehrfachauswahl möglich, höchstens %d Antworten", high)
	case high == 0:
		return fmt.Sprintf("Mehrfachauswahl: mindestens %d Antworten", low)
	}
	return fmt.Sprintf("Mehrfachauswahl: %d bis %d Antworten", low, high)
}

func (b builder) options(it *survey.Item, ref survey.Ref, v survey.Value) []Option {
	var options []Option
	for _, o := range it.Options {
		offered := b.offered(o)
		hidden := !offered && !v.Has(o.Key) && v.Texts[o.Key] == ""
		if hidden && !b.ahead {
			continue
		}
		fo := Option{ID: optionID(ref, o.Key), Value: o.Key, Label: o.Label, Checked: v.Has(o.Key), Ended: !offered && !hidden,
			Conditional: o.ShowIf != nil, Hidden: hidden}
		if o.Text {
			fo.Text = b.textField(ref, o.Key, entry{kind: survey.KindText, maxLength: o.TextMax}, o.TextLabel, v.Texts[o.Key])
			fo.Text.Errors = b.errors(it, ref, o.Key)
		}
		options = append(options, fo)
	}
	if it.NoneOfThese {
		options = append(options, stateOption(ref, noneChoice, noneLabel(it), v.None))
	}
	if it.NoAnswer {
		options = append(options, stateOption(ref, noAnswerChoice, noAnswerLabel(it), v.NoAnswer))
	}
	if it.Kind.OneOption() && !b.Stored[ref].Value.IsEmpty() {
		options = append(options, stateOption(ref, clearChoice, clearLabel, false))
	}
	return options
}

func stateOption(ref survey.Ref, value, label string, checked bool) Option {
	return Option{ID: stateID(ref, value), Value: value, Label: label, Checked: checked, State: true}
}

func (b builder) textField(ref survey.Ref, part string, e entry, label, value string) *Text {
	name := refName(ref)
	if part != "" {
		name = partName(ref, part)
	}
	typed, again := b.Typed[name]
	if !again {
		typed = e.typing(value)
	}
	t := &Text{ID: textID(ref, part), Name: name, Label: label, Value: typed, Kind: string(e.kind),
		InputMode: e.inputMode(), Format: e.format(), Unit: e.fits.Unit, MaxLength: e.maxLength}
	if e.kind == survey.KindLongText {
		t.Rows = 4
	}
	return t
}

// records shows every record that holds something or was just typed into or
// emptied, in the order of their numbers, and an empty record to fill in.
func (b builder) records(it *survey.Item) []Record {
	numbers := b.answers.Records(it.ID)
	spare := false
	for ref, v := range b.Posted {
		if ref.Item != it.ID {
			continue
		}
		spare = spare || v.IsEmpty()
		if !slices.Contains(numbers, ref.Record) {
			numbers = append(numbers, ref.Record)
		}
	}
	slices.Sort(numbers)
	if free := firstFree(numbers); !spare && free <= it.MaxRecords {
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
		Conflict: b.conflict(ref, inLines(it)),
	}
	for _, c := range it.Columns {
		column := Column{Text: *b.textField(ref, c.Key, columnEntry(c), c.Label, v.Fields[c.Key])}
		column.Hint = c.Hint
		column.Errors = b.errors(it, ref, c.Key)
		for _, o := range c.Options {
			column.Options = append(column.Options, Option{
				ID:    choiceID(ref, c.Key, o.Key),
				Value: o.Key, Label: o.Label, Checked: v.Fields[c.Key] == o.Key,
			})
		}
		if len(c.Options) > 0 && b.Stored[ref].Value.Fields[c.Key] != "" {
			column.Options = append(column.Options, Option{
				ID: choiceID(ref, c.Key, clearChoice[1:]), Value: clearChoice, Label: clearLabel, State: true,
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

func inLines(it *survey.Item) func(survey.Value) []string {
	return func(v survey.Value) []string { return Lines(it, v) }
}

func (b builder) conflict(ref survey.Ref, lines func(survey.Value) []string) *Conflict {
	for _, c := range b.Conflicts {
		if c.Ref != ref {
			continue
		}
		author := c.Theirs.Author
		if b.Author != nil {
			author = b.Author(author)
		}
		return &Conflict{
			ID: conflictID(ref), Name: decisionName(ref, c.Theirs.Version), Author: author, Time: c.Theirs.Time, Me: b.Me,
			Mine: lines(c.Mine), Theirs: lines(c.Theirs.Value),
		}
	}
	return nil
}

// ConflictSummary lists the conflicts in the order of the page, each with a link
// to its decision. Those about confirmations come last.
func ConflictSummary(t *Texts, conflicts []survey.Conflict) []Problem {
	var list []Problem
	add := func(item, text string) {
		for _, c := range conflicts {
			if c.Item == item {
				list = append(list, Problem{Href: "#" + conflictID(c.Ref) + "--mine", Text: text})
			}
		}
	}
	for _, it := range t.q.Items() {
		add(it.ID, it.Number+" "+t.Label(it))
	}
	for _, p := range t.q.Pages() {
		for _, c := range p.Checks {
			add(c.Ref().Item, t.Check(c))
		}
	}
	return list
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
		it := q.Item(a.Item)
		return cmp.Or(it.Index-q.Item(b.Item).Index, a.Record-b.Record, position(it, a.Part)-position(it, b.Part))
	})
	var list []Problem
	for _, p := range ordered {
		it := q.Item(p.Item)
		list = append(list, Problem{Href: "#" + target(it, p), Text: place(it, p) + ": " + Message(it, p)})
	}
	return list
}

// position is where a part stands within its question; "Keine Angabe" and
// "Nichts davon", which are no options, come last.
func position(it *survey.Item, part string) int {
	if it.Kind.HasColumns() {
		return slices.IndexFunc(it.Columns, func(c *survey.Column) bool { return c.Key == part })
	}
	if i := slices.IndexFunc(it.Options, func(o *survey.Option) bool { return o.Key == part }); i >= 0 {
		return i
	}
	return len(it.Options)
}

// place names the question, in a record also its part: there are many links.
func place(it *survey.Item, p survey.Problem) string {
	if c := it.Column(p.Part); c != nil {
		return fmt.Sprintf("%s, %s", it.Number, c.Label)
	}
	return it.Number
}

// target is a control that is surely on the page: options can have conditions,
// but what was ticked is always shown again.
func target(it *survey.Item, p survey.Problem) string {
	part := ownPart(it, p)
	switch {
	case it.Kind.HasColumns() && part == "":
		return columnID(p.Ref, it.Columns[0])
	case it.Kind.HasColumns():
		return columnID(p.Ref, it.Column(part))
	case !it.Kind.HasOptions() || part != "":
		return textID(p.Ref, part)
	case p.Code == survey.NoneWithOption:
		return stateID(p.Ref, noneChoice)
	case p.Code == survey.NoAnswerWithOption:
		return stateID(p.Ref, noAnswerChoice)
	}
	return optionID(p.Ref, cmp.Or(p.Part, it.Options[0].Key))
}

func columnID(ref survey.Ref, c *survey.Column) string {
	if len(c.Options) > 0 {
		return choiceID(ref, c.Key, c.Options[0].Key)
	}
	return textID(ref, c.Key)
}
