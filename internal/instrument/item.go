package instrument

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"kreisumfrage/internal/survey"
)

// What holds where the definition says nothing.
const (
	longTextMax = 4000
	textMax     = 200
	urlMax      = 500
	emailMax    = 254
	recordsMax  = 10
)

// keysOf names the keys that only some kinds of items have.
var keysOf = []struct {
	key   string
	kinds []survey.Kind
}{
	{"options", []survey.Kind{survey.KindSingle, survey.KindMultiple, survey.KindScale}},
	{"no_answer", []survey.Kind{survey.KindSingle, survey.KindScale}},
	{"none_of_these", []survey.Kind{survey.KindMultiple}},
	{"min_choices", []survey.Kind{survey.KindMultiple}},
	{"max_choices", []survey.Kind{survey.KindMultiple}},
	{"max_length", []survey.Kind{survey.KindText, survey.KindLongText, survey.KindURL, survey.KindEmail}},
	{"minimum", []survey.Kind{survey.KindNumber, survey.KindPercent, survey.KindDate, survey.KindGroup}},
	{"maximum", []survey.Kind{survey.KindNumber, survey.KindPercent, survey.KindDate, survey.KindGroup}},
	{"decimals", []survey.Kind{survey.KindNumber, survey.KindPercent, survey.KindGroup}},
	{"unit", []survey.Kind{survey.KindNumber, survey.KindGroup}},
	{"columns", []survey.Kind{survey.KindRecords}},
	{"max_records", []survey.Kind{survey.KindRecords}},
	{"parts", []survey.Kind{survey.KindGroup}},
	{"total", []survey.Kind{survey.KindGroup}},
}

func (b *builder) item(raw *rawItem) *survey.Item {
	kind := survey.Kind(raw.Kind)
	b.mentionSet(raw.Options)
	it := &survey.Item{ID: raw.ID, Kind: kind, Label: raw.Label, Proposed: raw.Proposed, Hint: raw.Hint, Help: raw.Help,
		Index: len(b.items), CompanionOf: raw.CompanionOf, Required: raw.Required, Personal: personal(&raw.place, kind, raw.Personal), MaxLength: raw.MaxLength, MaxRecords: raw.MaxRecords}
	earlier := scope{before: len(b.items)}
	it.Piped = survey.Piped{Label: b.wording(&raw.place, "label", earlier), Hint: b.wording(&raw.place, "hint", earlier),
		Help: b.wording(&raw.place, "help", earlier)}
	b.later(raw.ShowIf, &it.ShowIf)
	b.keysFit(&raw.place, raw.Kind)
	if raw.Required && raw.CompanionOf != "" && raw.ShowIf == nil {
		b.add(raw.at("required"), "required_companion")
	}
	b.unique("item", raw.ID, raw.at("id"))
	it.NoAnswer = b.offers(raw, "no_answer", raw.NoAnswer, b.raw.NoAnswer != nil && kind.OneOption())
	it.NoneOfThese = b.offers(raw, "none_of_these", raw.NoneOfThese,
		b.raw.NoneOfThese != nil && kind == survey.KindMultiple)
	switch {
	case kind.HasOptions():
		it.Options = b.options(raw.node, raw.Options, kind)
		it.MinChoices, it.MaxChoices = raw.MinChoices, raw.MaxChoices
		b.choices(raw, it)
	case kind == survey.KindRecords:
		it.Columns = b.columns(raw)
		it.MaxRecords = cmp.Or(it.MaxRecords, recordsMax)
	case kind == survey.KindGroup:
		b.group(raw, it)
	case kind.IsText():
		it.MaxLength = cmp.Or(it.MaxLength, defaultLength(kind))
	case kind.IsTyped():
		it.Range = b.span(&raw.place, kind, survey.Range{Decimals: raw.Decimals, Unit: raw.Unit})
	}
	it.Errors = b.ownWords(raw.Errors, it)
	b.items = append(b.items, it)
	if b.byID[it.ID] == nil {
		b.byID[it.ID] = it
	}
	b.figureOf(raw, it)
	return it
}

// ownWords reads the author's sentences for mistakes.
func (b *builder) ownWords(n *yaml.Node, it *survey.Item) map[survey.Code]string {
	if n == nil || it.Kind == "" {
		return nil
	}
	if n.Kind != yaml.MappingNode {
		b.settle(n, "wrong_type", wantMapping)
		return nil
	}
	words := map[survey.Code]string{}
	for key, value := range pairs(n) {
		code := survey.Code(key.Value)
		if possible := it.Mistakes(); !slices.Contains(possible, code) {
			b.add(key, "error_impossible", key.Value, joined(possible))
			continue
		}
		var sentence string
		if b.value(value, reflect.ValueOf(&sentence).Elem(), textStyle{name: "line"}) {
			b.check(value, reflect.ValueOf(&sentence).Elem(), "max=300")
			words[code] = sentence
		}
	}
	return words
}

func joined(codes []survey.Code) string {
	var names []string
	for _, c := range codes {
		names = append(names, string(c))
	}
	return strings.Join(names, ", ")
}

// choices reports numbers of choices that nobody can make.
func (b *builder) choices(raw *rawItem, it *survey.Item) {
	together := 0
	for _, o := range it.Options {
		if !o.Exclusive {
			together++
		}
	}
	for key, number := range map[string]int{"min_choices": raw.MinChoices, "max_choices": raw.MaxChoices} {
		if number > together && together > 0 {
			b.add(raw.at(key), "choices_impossible", together)
		}
	}
	b.ordered(&raw.place, raw.MinChoices == 0 || raw.MaxChoices == 0 || raw.MinChoices <= raw.MaxChoices, "min_choices", "max_choices")
}

// offers decides whether the item has a way to answer beside its options.
func (b *builder) offers(raw *rawItem, key string, own *bool, usual bool) bool {
	if own == nil {
		return usual
	}
	declared := b.raw.NoAnswer != nil
	if key == "none_of_these" {
		declared = b.raw.NoneOfThese != nil
	}
	if *own && !declared {
		b.add(raw.at(key), "state_undeclared", key)
	}
	return *own
}

// personal is what the author decided. An e-mail address mostly names a person:
// whoever forgets the decision must not publish it.
func personal(p *place, kind survey.Kind, declared bool) bool {
	return declared || kind == survey.KindEmail && !p.has("personal")
}

// keysFit reports keys that mean nothing for the kind.
func (b *builder) keysFit(p *place, kind string) {
	for _, k := range keysOf {
		if kind != "" && p.has(k.key) && !slices.Contains(k.kinds, survey.Kind(kind)) {
			b.settle(p.at(k.key), "not_for_kind", k.key, kind)
		}
	}
}

func defaultLength(kind survey.Kind) int {
	switch kind {
	case survey.KindLongText:
		return longTextMax
	case survey.KindURL:
		return urlMax
	case survey.KindEmail:
		return emailMax
	}
	return textMax
}

func (b *builder) columns(raw *rawItem) []*survey.Column {
	if !raw.has("columns") {
		b.add(raw.node, "missing_field", "columns")
	}
	var columns []*survey.Column
	seen := map[string]*yaml.Node{}
	for i := range raw.Columns {
		c := &raw.Columns[i]
		if first := seen[c.Key]; first != nil && c.Key != "" {
			b.add(c.at("key"), "duplicate_column", c.Key, first.Line)
		}
		seen[c.Key] = c.at("key")
		kind := survey.Kind(c.Kind)
		column := &survey.Column{Key: c.Key, Label: c.Label, Hint: c.Hint, Kind: kind,
			MaxLength: c.MaxLength, Personal: personal(&c.place, kind, c.Personal)}
		b.keysFit(&c.place, c.Kind)
		switch {
		case kind == survey.KindSingle:
			column.Options = b.options(c.node, c.Options, kind)
			if slices.ContainsFunc(column.Options, func(o *survey.Option) bool { return len(o.CannotFollow) > 0 }) {
				b.add(c.at("options"), "not_for_kind", "cannot_follow", string(survey.KindRecords))
			}
		case kind.IsText():
			column.MaxLength = cmp.Or(column.MaxLength, defaultLength(kind))
		case kind.IsTyped():
			column.Range = b.span(&c.place, kind, survey.Range{Decimals: c.Decimals, Unit: c.Unit})
		}
		columns = append(columns, column)
	}
	return columns
}

// optionSet is a named list of options that several items share.
type optionSet struct {
	name    *yaml.Node
	options []rawOption
	used    bool
}

func (b *builder) optionSets() {
	b.sets = map[string]*optionSet{}
	if b.raw.OptionSets == nil {
		return
	}
	if b.raw.OptionSets.Kind != yaml.MappingNode {
		b.add(b.raw.OptionSets, "wrong_type", wantMapping)
		return
	}
	for name, list := range pairs(b.raw.OptionSets) {
		b.sets[name.Value] = &optionSet{name: name, options: b.optionList(list)}
	}
}

// mentionSet counts the set as used even when the item's kind is wrong.
func (b *builder) mentionSet(n *yaml.Node) {
	if n != nil && b.sets[n.Value] != nil {
		b.sets[n.Value].used = true
	}
}

func (b *builder) unusedSets() {
	for name, set := range b.sets {
		if !set.used {
			b.add(set.name, "unused_option_set", name)
		}
	}
}

// optionList decodes options and reports keys that stand twice.
func (b *builder) optionList(n *yaml.Node) []rawOption {
	if n.Kind != yaml.SequenceNode {
		b.settle(n, "wrong_type", wantList)
		return nil
	}
	if len(n.Content) == 0 {
		b.settle(n, "empty_list")
	}
	var list []rawOption
	seen := map[string]int{}
	for _, c := range n.Content {
		o := rawOption{}
		if !b.decode(c, &o) {
			continue
		}
		if first, twice := seen[o.Key]; twice && o.Key != "" {
			b.add(o.at("key"), "duplicate_option", o.Key, first)
		}
		seen[o.Key] = c.Line
		list = append(list, o)
	}
	b.following(list)
	return list
}

// options resolves the name of a set or the options themselves. Every item gets
// its own copies: a condition on an option belongs to the item that shows it.
func (b *builder) options(owner, n *yaml.Node, kind survey.Kind) []*survey.Option {
	var list []rawOption
	switch {
	case n == nil:
		b.add(owner, "missing_field", "options")
	case empty(n):
		b.add(n, "missing_field", "options")
	case n.Kind == yaml.ScalarNode:
		set := b.sets[n.Value]
		if set == nil {
			b.add(n, "unknown_option_set", n.Value, cmp.Or(strings.Join(sortedNames(b.sets), ", "), "keine"))
			break
		}
		b.mentionSet(n)
		list = set.options
	default:
		list = b.optionList(n)
	}
	var options []*survey.Option
	for i := range list {
		options = append(options, b.option(&list[i], kind))
	}
	return options
}

func (b *builder) option(raw *rawOption, kind survey.Kind) *survey.Option {
	o := &survey.Option{Key: raw.Key, Label: raw.Label, Proposed: raw.Proposed, New: raw.New,
		Exclusive: raw.Exclusive, Neutral: raw.Neutral, Text: raw.Text, TextLabel: raw.TextLabel}
	if raw.Exclusive && kind.OneOption() {
		b.add(raw.at("exclusive"), "not_for_kind", "exclusive", string(kind))
	}
	for _, key := range []string{"text_label", "text_max"} {
		if raw.has(key) && !raw.Text {
			b.add(raw.at(key), "text_without_field", key)
		}
	}
	if raw.Text {
		o.TextMax = cmp.Or(raw.TextMax, textMax)
	}
	if raw.has("cannot_follow") && !kind.OneOption() {
		b.add(raw.at("cannot_follow"), "not_for_kind", "cannot_follow", string(kind))
	}
	o.CannotFollow = raw.CannotFollow
	b.later(raw.ShowIf, &o.ShowIf)
	return o
}

// following reports answers that should not follow one which is not there, or
// themselves.
func (b *builder) following(list []rawOption) {
	keys := map[string]bool{}
	for _, o := range list {
		keys[o.Key] = true
	}
	for i := range list {
		for j, key := range list[i].CannotFollow {
			switch {
			case key == list[i].Key:
				b.add(list[i].element("cannot_follow", j), "follows_itself", key)
			case !keys[key]:
				b.add(list[i].element("cannot_follow", j), "unknown_option", key, strings.Join(sortedNames(keys), ", "))
			}
		}
	}
}
