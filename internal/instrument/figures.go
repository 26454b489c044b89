package instrument

import (
	"cmp"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/survey"
)

// The study of 2018 has 53 figures; eight more results stand in its text only
// and get tables of their own, A1 to A8.
const (
	studyFigures = 53
	studyTables  = 8
)

const maxTones = 5 // ordered answers that stacked bars can tell apart

// figureRequest is an item's wish for a figure, kept until all items are known.
type figureRequest struct {
	raw  *rawFigure
	item *survey.Item
}

// namedBase is a base of the definition, such as the counties with a portal.
type namedBase struct {
	name *yaml.Node
	base figure.Base
	used bool
}

// figureOf notes which figure the item wants. "none" is a decision, too.
func (b *builder) figureOf(raw *rawItem, it *survey.Item) {
	n := raw.Figure
	switch {
	case n == nil || n.Value == "none":
		return
	case empty(n):
		b.add(n, "missing_field", "figure")
		return
	}
	f := &rawFigure{Key: n.Value}
	f.node = n
	if n.Kind != yaml.ScalarNode {
		f = &rawFigure{}
		if !b.decode(n, f) {
			return
		}
	}
	if it.Kind == "" || b.countable(f, it) {
		b.requests = append(b.requests, figureRequest{f, it})
	}
}

// countable reports whether the answers can be counted: options as they are, numbers
// in classes.
func (b *builder) countable(f *rawFigure, it *survey.Item) bool {
	switch {
	case measured(it) && !f.has("classes"):
		b.add(f.node, "figure_without_classes")
	case measured(it) && f.has("order"):
		b.add(f.at("order"), "not_for_kind", "order", string(it.Kind))
	case it.Kind.HasOptions() && f.has("classes"):
		b.add(f.at("classes"), "not_for_kind", "classes", string(it.Kind))
	case !measured(it) && !it.Kind.HasOptions():
		b.add(f.node, "not_for_kind", "figure", string(it.Kind))
	default:
		return true
	}
	return false
}

// measured reports whether the answer is a number, or several with a total.
func measured(it *survey.Item) bool { return it.Kind.IsNumber() || it.Kind == survey.KindGroup }

// figures returns the specs in the order of the study.
func (b *builder) figures() []figure.Spec {
	b.namedBases()
	for _, n := range b.raw.PublishedOnly {
		if raw := b.dropped(n); b.figureKey(raw.Key, raw.at("key"), false) {
			b.specs = append(b.specs, figure.Spec{Key: raw.Key, Comparison: figure.Dropped, Note: raw.Note})
		}
	}
	for _, request := range b.requests {
		novel := request.raw.Comparison == string(figure.Novel)
		if b.figureKey(request.raw.Key, request.raw.at("key"), novel) && request.item.Kind != "" {
			b.specs = append(b.specs, b.spec(request.raw, request.item))
		}
	}
	for name, base := range b.bases {
		if !base.used {
			b.add(base.name, "unused_base", name)
		}
	}
	b.complete()
	slices.SortFunc(b.specs, func(x, y figure.Spec) int { return cmp.Compare(rank(x.Key), rank(y.Key)) })
	return b.specs
}

// dropped reads a figure that no question makes: its number, or a mapping.
func (b *builder) dropped(n *yaml.Node) *rawDroppedFigure {
	raw := &rawDroppedFigure{}
	raw.node = n
	if n.Kind == yaml.MappingNode {
		b.decode(n, raw)
	} else {
		b.value(n, reflect.ValueOf(&raw.Key).Elem(), textStyle{name: "number"})
	}
	return raw
}

var figurePattern = regexp.MustCompile(`^A?[1-9][0-9]{0,2}$`)

// figureKey reports keys that are none and keys that come twice. Beside the
// study's there are only those that say that they are new: else a slip of the
// finger would pass for one.
func (b *builder) figureKey(key string, n *yaml.Node, novel bool) bool {
	if key == "" {
		return false
	}
	if !figurePattern.MatchString(key) || !(novel || b.raw.FiguresOf == 0 || slices.Contains(studyKeys(), key)) {
		b.add(n, "unknown_figure", key)
		return false
	}
	b.unique("figure", key, n)
	return true
}

// complete reports the figures of the study that the definition forgets.
func (b *builder) complete() {
	if b.raw.FiguresOf == 0 {
		return
	}
	var missing []string
	for _, key := range studyKeys() {
		if b.nodes["figure "+key] == nil {
			missing = append(missing, key)
		}
	}
	if len(missing) > 0 {
		b.add(b.raw.at("figures_of"), "missing_figure", strings.Join(missing, ", "))
	}
}

func studyKeys() []string {
	var keys []string
	for i := range studyFigures {
		keys = append(keys, strconv.Itoa(i+1))
	}
	for i := range studyTables {
		keys = append(keys, "A"+strconv.Itoa(i+1))
	}
	return keys
}

// rank orders 1, 2 ... 53, A1, A2 ...
func rank(key string) int {
	digits, additional := strings.CutPrefix(key, "A")
	n, _ := strconv.Atoi(digits) // the pattern has been checked
	if additional {
		return 1000 + n
	}
	return n
}

func (b *builder) spec(raw *rawFigure, it *survey.Item) figure.Spec {
	s := figure.Spec{Key: raw.Key, Item: it.ID, Title: raw.Title, Chart: figure.ChartKind(raw.Chart), Order: raw.Order,
		Comparison: b.comparison(raw, it), Note: raw.Note, Classes: b.classes(raw, it)}
	readings := raw.Readings
	switch {
	case it.Kind == survey.KindMultiple:
		s.Chart = cmp.Or(s.Chart, figure.Bars)
		s.Base = figure.Base{Kind: figure.Respondents}
		if !raw.has("readings") && !raw.has("base") {
			readings = []string{string(figure.AnsweredBy)}
		}
	case measured(it):
		s.Chart = cmp.Or(s.Chart, figure.Bars)
		s.Base = figure.Base{Kind: figure.AnsweredBy}
	default:
		s.Chart = cmp.Or(s.Chart, figure.Stacked)
		s.Base = figure.Base{Kind: figure.AnsweredBy}
	}
	if raw.Base != "" {
		s.Base = b.base(raw.Base, raw.at("base"), it)
	}
	for i, name := range readings {
		n := raw.node
		if raw.has("readings") {
			n = raw.element("readings", i)
		}
		reading := b.base(name, n, it)
		if raw.has("readings") && (reflect.DeepEqual(reading, s.Base) || slices.Contains(readings[:i], name)) {
			b.add(n, "repeated_reading", name)
		}
		s.Readings = append(s.Readings, reading)
	}
	b.order(raw, it)
	b.drawable(raw, s, it)
	return s
}

// drawable makes sure that the chart can show the answers: stacked bars have
// five tones and one for the answer outside the order.
func (b *builder) drawable(raw *rawFigure, s figure.Spec, it *survey.Item) {
	if s.Chart != figure.Stacked {
		return
	}
	if it.Kind == survey.KindMultiple || measured(it) {
		b.add(raw.at("chart"), "chart_not_for_kind", raw.Chart, string(it.Kind))
		return
	}
	drawn := it.Options
	if len(s.Order) == len(it.Options) {
		drawn = nil
		for _, key := range s.Order {
			drawn = append(drawn, it.Option(key))
		}
	}
	ordered := 0
	for i, o := range drawn {
		switch {
		case o == nil: // reported with the order
		case !o.Neutral:
			ordered++
		case i != len(drawn)-1:
			b.add(raw.at("order"), "neutral_not_last", o.Key)
		}
	}
	if ordered > maxTones {
		b.add(raw.at("chart"), "chart_too_full", ordered, maxTones)
	}
}

// classes reads where the classes of numbers begin. Every class must be possible,
// else a reader takes an empty one for a result.
func (b *builder) classes(raw *rawFigure, it *survey.Item) []survey.Decimal {
	fits := measure(it)
	low, high := survey.Decimal(fits.Minimum), survey.Decimal(cmp.Or(fits.Maximum, string(survey.Greatest)))
	var bounds []survey.Decimal
	for _, n := range raw.Classes {
		bound := survey.Decimal(b.end(n, fits.Decimals))
		switch {
		case bound == "": // reported
			continue
		case bound.Compare(low) <= 0 || bound.Compare(high) > 0:
			b.add(n, "class_impossible", n.Value, low.German(), high.German())
		case len(bounds) > 0 && bound.Compare(bounds[len(bounds)-1]) <= 0:
			b.add(n, "classes_not_ascending", n.Value)
		}
		bounds = append(bounds, bound)
	}
	return bounds
}

// measure is what the number of an answer can be; that of a group is its total.
func measure(it *survey.Item) survey.Range {
	if it.Kind != survey.KindGroup {
		return it.Range
	}
	sum := sumRange(it)
	for _, part := range it.Parts() {
		sum.Decimals = part.Range.Decimals
	}
	if it.Total != nil && it.Total.Equal != "" {
		sum.Minimum, sum.Maximum = string(it.Total.Equal), string(it.Total.Equal)
	}
	return sum
}

func (b *builder) order(raw *rawFigure, it *survey.Item) {
	if !raw.has("order") {
		return
	}
	drawn := map[string]bool{}
	for i, key := range raw.Order {
		if it.Option(key) == nil {
			b.add(raw.element("order", i), "unknown_option", key, keysOfOptions(it.Options))
		}
		drawn[key] = true
	}
	if len(drawn) != len(raw.Order) || len(drawn) != len(it.Options) {
		b.add(raw.at("order"), "order_incomplete")
	}
}

func (b *builder) namedBases() {
	b.bases = map[string]*namedBase{}
	if b.raw.Bases == nil {
		return
	}
	if b.raw.Bases.Kind != yaml.MappingNode {
		b.add(b.raw.Bases, "wrong_type", wantMapping)
		return
	}
	for name, n := range pairs(b.raw.Bases) {
		raw := rawBase{}
		if !b.decode(n, &raw) {
			continue
		}
		base := &namedBase{name: name, base: figure.Base{Kind: figure.Filtered, Label: raw.Label}}
		if raw.Filter != nil {
			base.base.Filter = b.condition(raw.Filter, anywhere)
		}
		b.bases[name.Value] = base
	}
}

// base resolves a base by its name: the three of every survey, or one of the
// definition.
func (b *builder) base(name string, n *yaml.Node, it *survey.Item) figure.Base {
	switch kind := figure.BaseKind(name); kind {
	case figure.Mentions:
		if it.Kind != survey.KindMultiple {
			b.add(n, "base_not_for_kind", name, string(it.Kind))
		}
		return figure.Base{Kind: kind}
	case figure.Respondents, figure.AnsweredBy:
		return figure.Base{Kind: kind}
	}
	base := b.bases[name]
	if base == nil {
		b.add(n, "unknown_base", name, strings.Join(append([]string{string(figure.Respondents),
			string(figure.AnsweredBy), string(figure.Mentions)}, sortedNames(b.bases)...), ", "))
		return figure.Base{}
	}
	base.used = true
	return base.base
}

func sortedNames[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
