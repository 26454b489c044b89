package survey

import (
	"cmp"
	"maps"
	"slices"
	"unicode"
	"unicode/utf8"
)

// Problem is a respondent's mistake: a value, not an error. The German sentence
// for its Code stands in the message table of package form.
type Problem struct {
	Ref
	Part  string // option key or record column to which it belongs; may be empty
	Code  Code
	Limit int     // for the codes that name a limit
	Size  int     // for TooLong how long the text is, for TooManyOptions how many there are
	Sum   Decimal // for WrongTotal what the numbers add up to
}

// Code names a kind of mistake.
type Code string

// The mistakes that an answer can hold. None of them is "missing": what is
// required keeps from submitting, never from saving.
const (
	UnknownField       Code = "unknown_field"
	UnknownOption      Code = "unknown_option"
	SeveralOptions     Code = "several_options"
	ExclusiveOption    Code = "exclusive_option"
	TooFewOptions      Code = "too_few_options"
	TooManyOptions     Code = "too_many_options"
	NoneWithOption     Code = "none_with_option"
	NoAnswerWithOption Code = "no_answer_with_option"
	TextWithoutOption  Code = "text_without_option"
	TooLong            Code = "too_long"
	ControlCharacter   Code = "control_character"
	NotURL             Code = "not_url"
	NotEmail           Code = "not_email"
	TooManyRecords     Code = "too_many_records"
	NotNumber          Code = "not_number"
	AmbiguousNumber    Code = "ambiguous_number" // a point or comma that may mean two things
	TooManyDecimals    Code = "too_many_decimals"
	NotDate            Code = "not_date"
	BelowMinimum       Code = "below_minimum"
	AboveMaximum       Code = "above_maximum"
	WrongTotal         Code = "wrong_total"
)

// Check tells everything that is wrong with the value as an answer to the item.
func (it *Item) Check(ref Ref, v Value) []Problem {
	c := &checker{ref: ref}
	v = v.normal()
	if it.Kind != KindRecords {
		c.foreign(ref.Record != 0)
	}
	switch {
	case it.Kind.HasOptions():
		c.choice(it, v)
		c.foreign(v.Text != "" || len(v.Fields) > 0)
	case it.Kind == KindRecords:
		c.record(it, v)
		c.foreign(v.Text != "" || len(v.Options) > 0 || len(v.Texts) > 0 || v.None || v.NoAnswer)
	case it.Kind == KindGroup:
		c.fields(it, v)
		c.total(it, v)
		c.foreign(v.Text != "" || len(v.Options) > 0 || len(v.Texts) > 0 || v.None || v.NoAnswer)
	default:
		c.typed("", it.Kind, v.Text, it.MaxLength, it.Range)
		c.foreign(len(v.Options) > 0 || len(v.Texts) > 0 || len(v.Fields) > 0 || v.None || v.NoAnswer)
	}
	return c.problems
}

type checker struct {
	ref      Ref
	problems []Problem
}

func (c *checker) add(part string, code Code) {
	c.problems = append(c.problems, Problem{Ref: c.ref, Part: part, Code: code})
}

// foreign reports parts of a value that an item of this kind cannot hold; forms
// never make them, imports and forged posts do.
func (c *checker) foreign(present bool) {
	if present {
		c.add("", UnknownField)
	}
}

func (c *checker) choice(it *Item, v Value) {
	for _, key := range v.Options {
		if it.Option(key) == nil {
			c.add(key, UnknownOption)
		}
	}
	if it.Kind.OneOption() && len(v.Options) > 1 {
		c.add("", SeveralOptions)
	}
	for _, key := range v.Options {
		if o := it.Option(key); o != nil && o.Exclusive && len(v.Options) > 1 {
			c.add(key, ExclusiveOption)
		}
	}
	c.count(it, v)
	chosen := len(v.Options) > 0
	if v.None && (chosen || !it.NoneOfThese) {
		c.add("", NoneWithOption)
	}
	if v.NoAnswer && (chosen || v.None || !it.NoAnswer) {
		c.add("", NoAnswerWithOption)
	}
	for _, key := range slices.Sorted(maps.Keys(v.Texts)) {
		text, o := v.Texts[key], it.Option(key)
		switch {
		case o == nil || !o.Text:
			c.add(key, UnknownField)
		case !v.Has(key):
			c.add(key, TextWithoutOption)
		default:
			c.text(key, KindText, text, o.TextMax)
		}
	}
}

// count holds whoever chooses at all to the numbers of choices. An exclusive
// option is a whole answer. The problem stands at a chosen option: others may
// not be on the page.
func (c *checker) count(it *Item, v Value) {
	var chosen []*Option
	for _, o := range it.Options {
		if v.Has(o.Key) {
			chosen = append(chosen, o)
		}
	}
	n := len(chosen)
	switch {
	case n == 0 || chosen[0].Exclusive && n == 1:
	case n < it.MinChoices:
		c.problems = append(c.problems, Problem{Ref: c.ref, Part: chosen[0].Key, Code: TooFewOptions, Limit: it.MinChoices})
	case it.MaxChoices > 0 && n > it.MaxChoices:
		c.problems = append(c.problems, Problem{Ref: c.ref, Part: chosen[0].Key, Code: TooManyOptions, Limit: it.MaxChoices, Size: n})
	}
}

func (c *checker) record(it *Item, v Value) {
	if c.ref.Record < 1 || c.ref.Record > it.MaxRecords && !v.IsEmpty() { // emptying is always allowed
		c.problems = append(c.problems, Problem{Ref: c.ref, Code: TooManyRecords, Limit: it.MaxRecords})
	}
	c.fields(it, v)
}

func (c *checker) fields(it *Item, v Value) {
	for _, key := range slices.Sorted(maps.Keys(v.Fields)) {
		text, column := v.Fields[key], it.Column(key)
		switch {
		case column == nil:
			c.add(key, UnknownField)
		case column.Kind == KindSingle:
			if column.Option(text) == nil {
				c.add(key, UnknownOption)
			}
		default:
			c.typed(key, column.Kind, text, column.MaxLength, column.Range)
		}
	}
}

// total compares the numbers with what they add up to, once all of them are
// there and each fits by itself.
func (c *checker) total(it *Item, v Value) {
	sum, complete := it.Sum(v)
	if it.Total == nil || !complete || len(c.problems) > 0 {
		return
	}
	total, part := it.Total.Equal, ""
	if total == "" {
		total, part = Decimal(v.Fields[TotalKey]), TotalKey
	}
	if total != "" && total != sum {
		c.problems = append(c.problems, Problem{Ref: c.ref, Part: part, Code: WrongTotal, Sum: sum})
	}
}

func (c *checker) typed(part string, kind Kind, text string, limit int, fits Range) {
	switch {
	case kind.IsText():
		c.text(part, kind, text, limit)
	case text == "":
	case kind == KindDate:
		c.date(part, text, fits)
	default:
		c.number(part, text, fits)
	}
}

func (c *checker) date(part, text string, fits Range) {
	day, err := ParseDay(text)
	switch {
	case err != nil:
		c.add(part, NotDate)
	case day < cmp.Or(Day(fits.Minimum), FirstDate):
		c.add(part, BelowMinimum)
	case day > cmp.Or(Day(fits.Maximum), LastDate):
		c.add(part, AboveMaximum)
	}
}

// number wants the one form of a Decimal: what people type is read by package
// form.
func (c *checker) number(part, text string, fits Range) {
	d, ok := ParseDecimal(text)
	switch {
	case !ok || string(d) != text:
		c.add(part, NotNumber)
	case d.Decimals() > fits.Decimals:
		c.add(part, TooManyDecimals)
	case d.Compare(Decimal(cmp.Or(fits.Minimum, "-"+string(Greatest)))) < 0:
		c.add(part, BelowMinimum)
	case d.Compare(Decimal(cmp.Or(fits.Maximum, string(Greatest)))) > 0:
		c.add(part, AboveMaximum)
	}
}

func (c *checker) text(part string, kind Kind, text string, limit int) {
	if n := utf8.RuneCountInString(text); n > limit {
		c.problems = append(c.problems, Problem{Ref: c.ref, Part: part, Code: TooLong, Limit: limit, Size: n})
	}
	if !clean(text, kind == KindLongText) {
		c.add(part, ControlCharacter)
	}
	switch {
	case text == "":
	case kind == KindURL && !webAddress(text):
		c.add(part, NotURL)
	case kind == KindEmail && !mailAddress(text):
		c.add(part, NotEmail)
	}
}

// clean refuses what neither database nor any export can carry unchanged: bad
// UTF-8 and control characters other than tab and, in long texts, line breaks.
// Marks that turn the direction of writing would turn the text around them, too.
func clean(text string, lines bool) bool {
	if !utf8.ValidString(text) {
		return false
	}
	for _, r := range text {
		if r == '\t' || (lines && r == '\n') {
			continue
		}
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return false
		}
	}
	return true
}
