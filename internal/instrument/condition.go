package instrument

import (
	"cmp"
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"kreisumfrage/internal/survey"
)

// scope says what a condition may refer to. On the way to later items their
// answers cannot be known; comparing answers with answers is for checks, for
// nobody could tell beforehand whether such a way is ever taken.
type scope struct {
	before  int  // items from this index on are later ones
	answers bool // both sides of a comparison may be answers
}

// anywhere lets a condition refer to every item: filters of figures do, routing
// does not.
var anywhere = scope{before: int(^uint(0) >> 1)}

// The keys of a condition: what it is made of, and what has to hold there.
var (
	frames      = []string{"item", "sum", "all", "any", "not"}
	comparisons = []string{string(survey.Above), string(survey.AtLeast), string(survey.Below),
		string(survey.AtMost), string(survey.Equal), string(survey.Unequal)}
	allTests = append([]string{"in", "answered"}, comparisons...)
)

// condition checks the references and returns the condition.
func (b *builder) condition(raw *rawCondition, s scope) *survey.Condition {
	leaf := raw.has("item") || raw.has("sum")
	switch {
	case raw.count(frames) != 1 || !leaf && (raw.has("part") || raw.count(allTests) > 0):
		b.settle(raw.node, "condition_shape")
		return nil
	case leaf && (raw.count(allTests) != 1 || raw.count(comparisons) == 0 && (raw.has("part") || raw.has("sum")) || raw.has("part") && raw.has("sum")):
		b.settle(raw.node, "condition_test", strings.Join(comparisons, ", "))
		return nil
	case leaf:
		return b.test(raw, s)
	}
	c := &survey.Condition{All: b.conditionList(raw.All, s), Any: b.conditionList(raw.Any, s)}
	if raw.Not != nil {
		c.Not = b.condition(raw.Not, s)
	}
	return c
}

// conditionList reads what "all" and "any" hold together.
func (b *builder) conditionList(raws []rawCondition, s scope) []*survey.Condition {
	var list []*survey.Condition
	lines := map[string]int{}
	for i := range raws {
		c := b.condition(&raws[i], s)
		list = append(list, c)
		written, err := json.Marshal(c)
		if err != nil { // texts and lists only: cannot fail
			panic(err)
		}
		if first, twice := lines[string(written)]; twice && c != nil {
			b.add(raws[i].node, "repeated_condition", first)
		}
		lines[string(written)] = raws[i].node.Line
	}
	return list
}

func (b *builder) test(raw *rawCondition, s scope) *survey.Condition {
	switch {
	case raw.has("in"):
		b.chosen(raw, s)
		return &survey.Condition{Item: raw.Item, In: raw.In}
	case raw.has("answered"):
		b.referred(raw.Item, raw.at("item"), s)
		c := &survey.Condition{Item: raw.Item, Answered: true}
		if !raw.Answered {
			c = &survey.Condition{Not: c}
		}
		return c
	}
	return &survey.Condition{Compare: b.compared(raw, s)}
}

// referred returns the item that a condition names, or nil.
func (b *builder) referred(id string, n *yaml.Node, s scope) *survey.Item {
	it := b.byID[id]
	switch {
	case id == "": // reported where it was read
		return nil
	case it == nil:
		b.add(n, "unknown_item", id)
	case it.Index >= s.before:
		b.add(n, "later_item", id)
	}
	return it
}

func (b *builder) chosen(raw *rawCondition, s scope) {
	it := b.referred(raw.Item, raw.at("item"), s)
	switch {
	case it == nil:
		return
	case it.Index < s.before && !it.Kind.HasOptions():
		b.add(raw.at("item"), "item_without_options", raw.Item)
		return
	}
	for i, key := range raw.In {
		if key != "" && it.Option(key) == nil {
			b.add(raw.element("in", i), "unknown_option", key, keysOfOptions(it.Options))
		}
		if slices.Contains(raw.In[:i], key) {
			b.add(raw.element("in", i), "repeated_option", key)
		}
	}
}

func keysOfOptions(options []*survey.Option) string {
	var keys []string
	for _, o := range options {
		keys = append(keys, o.Key)
	}
	return strings.Join(keys, ", ")
}

// side is one side of a comparison and what it can amount to.
type side struct {
	survey.Operand
	kind survey.Kind // number or date; empty: not known, and reported
	fits survey.Range
}

func (b *builder) compared(raw *rawCondition, s scope) *survey.Comparison {
	left := b.operand(&rawOperand{raw.place, raw.Item, raw.Part, raw.Sum}, s)
	for _, test := range comparisons {
		if n := raw.fields[test]; n != nil {
			return &survey.Comparison{Left: left.Operand, Test: survey.Test(test), Right: b.against(n, left, s)}
		}
	}
	return nil // not reached: there is exactly one test
}

// against reads the right side: a value, or in checks other answers.
func (b *builder) against(n *yaml.Node, left side, s scope) survey.Operand {
	if n.Kind != yaml.MappingNode {
		return survey.Operand{Literal: b.literal(n, left)}
	}
	raw := rawOperand{}
	b.decode(n, &raw)
	switch {
	case !s.answers:
		b.settle(n, "fixed_value")
		return survey.Operand{}
	case raw.has("item") == raw.has("sum") || raw.has("part") && !raw.has("item"):
		b.settle(n, "operand_shape")
		return survey.Operand{}
	}
	right := b.operand(&raw, s)
	switch {
	case left.kind == "" || right.kind == "":
	case left.kind != right.kind:
		b.add(n, "compared_kinds")
	case reflect.DeepEqual(left.Operand, right.Operand):
		b.add(n, "compared_with_itself")
	}
	return right.Operand
}

// literal reads a value and holds it to what the left side can amount to.
func (b *builder) literal(n *yaml.Node, left side) string {
	switch left.kind {
	case survey.KindDate:
		day := b.day(n)
		if day != "" && (day < left.fits.Minimum || day > left.fits.Maximum) {
			b.add(n, "out_of_range", day, left.fits.Minimum+" bis "+left.fits.Maximum)
		}
		return day
	case survey.KindNumber:
		d := survey.Decimal(b.end(n, left.fits.Decimals))
		low, high := survey.Decimal(left.fits.Minimum), survey.Decimal(left.fits.Maximum)
		if d != "" && (d.Compare(low) < 0 || d.Compare(high) > 0) {
			b.add(n, "out_of_range", string(d), left.fits.Minimum+" bis "+left.fits.Maximum)
		}
		return string(d)
	}
	return n.Value
}

// operand reads the answers of one side.
func (b *builder) operand(raw *rawOperand, s scope) side {
	ids := raw.Sum
	if raw.has("item") {
		ids = []string{raw.Item}
	}
	all := side{kind: survey.KindNumber}
	if len(ids) == 0 { // reported as an empty list
		all.kind = ""
	}
	for i, id := range ids {
		n := raw.at("item")
		if raw.has("sum") {
			n = raw.element("sum", i)
		}
		if slices.Contains(ids[:i], id) {
			b.add(n, "repeated_term", id)
		}
		kind, fits := b.term(id, raw.Part, n, raw.at("part"), s)
		switch {
		case kind == survey.KindDate && len(ids) > 1:
			b.add(n, "sum_of_dates", id)
			kind = ""
		case i == 0:
			all.fits = fits
		default:
			all.fits = together(all.fits, fits)
		}
		if kind != survey.KindNumber {
			all.kind = kind
		}
		all.Sum = append(all.Sum, survey.Term{Item: id, Part: raw.Part})
	}
	return all
}

// term returns what an item or a part of it can amount to.
func (b *builder) term(id, part string, n, partNode *yaml.Node, s scope) (survey.Kind, survey.Range) {
	it := b.referred(id, n, s)
	switch {
	case it == nil || it.Index >= s.before || it.Kind == "":
		return "", survey.Range{}
	case part != "" && it.Kind != survey.KindGroup:
		b.add(partNode, "not_for_kind", "part", string(it.Kind))
	case part != "" && it.Column(part) == nil:
		b.add(partNode, "unknown_part", part, strings.Join(names(it.Columns, columnKey), ", "))
	case part != "":
		return survey.KindNumber, closed(it.Column(part).Range)
	case it.Kind == survey.KindGroup:
		return survey.KindNumber, b.sums[it]
	case it.Kind.IsNumber():
		return survey.KindNumber, closed(it.Range)
	case it.Kind == survey.KindDate:
		return survey.KindDate, survey.Range{Minimum: cmp.Or(it.Range.Minimum, string(survey.FirstDate)),
			Maximum: cmp.Or(it.Range.Maximum, string(survey.LastDate))}
	default:
		b.add(n, "not_comparable", id)
	}
	return "", survey.Range{}
}

// closed names the ends that a range of numbers has even where it says nothing.
func closed(r survey.Range) survey.Range {
	r.Minimum = cmp.Or(r.Minimum, "-"+string(survey.Greatest))
	r.Maximum = cmp.Or(r.Maximum, string(survey.Greatest))
	return r
}

// together is the range of the sum of two numbers.
func together(a, b survey.Range) survey.Range {
	return survey.Range{Minimum: plus(a.Minimum, b.Minimum), Maximum: plus(a.Maximum, b.Maximum), Decimals: max(a.Decimals, b.Decimals)}
}

func plus(a, b string) string { return string(survey.Sum(survey.Decimal(a), survey.Decimal(b))) }

// sumRange is what the parts of a group can add up to.
func sumRange(it *survey.Item) survey.Range {
	sum := survey.Range{Minimum: "0", Maximum: "0"}
	for _, c := range it.Parts() {
		sum = together(sum, closed(c.Range))
	}
	return sum
}
