package instrument

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"kreisumfrage/internal/survey"
)

// variables are the items whose answers conditions depend on, with what the
// conditions ask of each.
type variables struct {
	q          *survey.Questionnaire
	items      []*survey.Item
	asked      map[*survey.Item]*asked
	sums       map[*survey.Item]*itemSum
	seen       map[*survey.Condition]bool // conditions of options, followed once
	references int
	open       bool // something is asked that no list of answers can show
}

// asked is what conditions ask of one item.
type asked struct {
	answered bool
	lists    []string            // of options, each written as " key key "
	points   map[string][]string // values with which the item ("") or a part is compared
}

// itemSum is a sum of several items and the values with which it is compared.
type itemSum struct {
	items  []*survey.Item // in the order of the definition
	points []string
}

// collect follows a condition to its items, and from there their own ways: an
// answer counts only if its item is shown.
func (v *variables) collect(c *survey.Condition) {
	if c == nil || v.open || len(v.items) > maxItems {
		return
	}
	v.collect(c.Not)
	for _, part := range append(slices.Clip(c.All), c.Any...) {
		v.collect(part)
	}
	if c.Compare != nil {
		v.compared(c.Compare)
		return
	}
	it := v.q.Item(c.Item)
	if it == nil {
		return
	}
	a := v.ask(it)
	if c.Answered {
		a.answered = true
		v.offers(it.Options)
		return
	}
	if list := " " + strings.Join(c.In, " ") + " "; !slices.Contains(a.lists, list) {
		a.lists = append(a.lists, list)
	}
	for _, key := range c.In {
		if o := it.Option(key); o != nil {
			v.offers([]*survey.Option{o})
		}
	}
}

// compared notes the value with which an answer is compared. What compares
// answers with each other stays unjudged.
func (v *variables) compared(c *survey.Comparison) {
	switch {
	case len(c.Right.Sum) > 0:
		v.open = true
		return
	case len(c.Left.Sum) > 1:
		v.summed(c)
		return
	}
	term := c.Left.Sum[0]
	it := v.q.Item(term.Item)
	if it == nil {
		return
	}
	if points := v.ask(it).points; !slices.Contains(points[term.Part], c.Right.Literal) {
		points[term.Part] = append(points[term.Part], c.Right.Literal)
	}
}

// summed notes the value with which a sum is compared. Two sums that share an item
// stay unjudged, and those of numbers with unlike decimals: what they can amount
// to together is more than their ends tell.
func (v *variables) summed(c *survey.Comparison) {
	var items []*survey.Item
	for _, t := range c.Left.Sum {
		it := v.q.Item(t.Item)
		if it == nil {
			return
		}
		v.ask(it)
		items = append(items, it)
	}
	slices.SortFunc(items, func(a, b *survey.Item) int { return a.Index - b.Index })
	s := v.sums[items[0]]
	if s == nil {
		s = &itemSum{items: items}
	}
	for _, it := range items {
		known := v.sums[it]
		v.open = v.open || !it.Kind.IsNumber() || it.Range.Decimals != items[0].Range.Decimals || known != nil && known != s
		v.sums[it] = s
	}
	v.open = v.open || !slices.Equal(s.items, items)
	s.points = append(s.points, c.Right.Literal)
}

func (v *variables) ask(it *survey.Item) *asked {
	v.references += 1 + len(it.Columns)
	if known := v.asked[it]; known != nil {
		return known
	}
	a := &asked{points: map[string][]string{}}
	v.asked[it] = a
	v.items = append(v.items, it)
	for _, way := range []*survey.Condition{it.Page.Section.ShowIf, it.Page.ShowIf, it.ShowIf} {
		v.collect(way)
	}
	if parent := v.q.Item(it.CompanionOf); parent != nil {
		v.collect(parent.ShowIf)
	}
	return a
}

// offers follows the conditions of options: one that is not offered does not
// count.
func (v *variables) offers(options []*survey.Option) {
	for _, o := range options {
		if o.ShowIf != nil && !v.seen[o.ShowIf] {
			v.seen[o.ShowIf] = true
			v.collect(o.ShowIf)
		}
	}
}

// refOf names the answer that stands for the item.
func refOf(it *survey.Item) survey.Ref {
	ref := survey.Ref{Item: it.ID}
	if it.Kind == survey.KindRecords {
		ref.Record = 1
	}
	return ref
}

// choices returns one answer of each sort that the conditions can tell apart;
// none for more than can be tried.
func (v *variables) choices(it *survey.Item) []survey.Value {
	a := v.asked[it]
	values := []survey.Value{{}}
	switch {
	case a.sorts() > maxCases:
		return nil
	case it.Kind.HasOptions():
		return a.options(it)
	case it.Kind == survey.KindGroup:
		return a.groups(it)
	case it.Kind == survey.KindRecords:
		return append(values, survey.Value{Fields: map[string]string{it.Columns[0].Key: "1"}})
	case it.Kind.IsText():
		return append(values, survey.Write("x"))
	}
	numbers := near(a.points[""], it.Range, it.Kind)
	if s := v.sums[it]; s != nil {
		fits := closed(it.Range)
		numbers = distinct(append(numbers, v.completing(it, s)...), func(number string) bool { return within(number, fits) })
	}
	for _, number := range numbers {
		values = append(values, survey.Write(number))
	}
	return values
}

// completing returns what the item has to add for the sum to reach its points
// and what is next to them, when the others are at the ends of what matters.
func (v *variables) completing(it *survey.Item, s *itemSum) []string {
	sums := []string{"0"}
	for _, other := range s.items {
		if other == it {
			continue
		}
		var more []string
		for _, number := range near(v.asked[other].points[""], other.Range, other.Kind) {
			for _, sum := range sums {
				more = append(more, plus(sum, number))
			}
		}
		if sums = more; len(sums) > maxSums {
			v.open = true
			return nil
		}
	}
	step := stepOf(it.Range)
	var all []string
	for _, point := range s.points {
		for _, sum := range sums {
			missing := minus(point, sum)
			all = append(all, missing, plus(missing, step), minus(missing, step))
		}
	}
	return all
}

// sorts is how many answers the points tell apart at most: beside each there is
// one on either side, at the ends there are two more, and there is none.
func (a *asked) sorts() int {
	count := 1
	for _, points := range a.points {
		if count *= 3*len(points) + 3; count > maxCases {
			break
		}
	}
	return count
}

// options: those in the same lists are alike, and those in none are like no
// answer unless somebody asks whether there is one.
func (a *asked) options(it *survey.Item) []survey.Value {
	sorts := map[string]*survey.Option{}
	var order []string
	for _, o := range it.Options {
		sort := ""
		for _, list := range a.lists {
			if strings.Contains(list, " "+o.Key+" ") {
				sort += list + "|"
			}
		}
		if a.answered {
			sort += "answered"
		}
		if sort != "" && o.Exclusive {
			sort = "alone " + sort
		}
		if sort != "" && o.ShowIf != nil {
			sort += " only " + o.Key
		}
		if sort != "" && sorts[sort] == nil {
			sorts[sort] = o
			order = append(order, sort)
		}
	}
	values := []survey.Value{{}}
	for _, sort := range order {
		o := sorts[sort]
		if it.Kind.OneOption() || o.Exclusive {
			values = append(values, survey.Choose(o.Key))
			continue
		}
		for _, value := range values {
			if len(values) > maxCases {
				return nil
			}
			if !alone(it, value) {
				values = append(values, survey.Choose(append(slices.Clone(value.Options), o.Key)...))
			}
		}
	}
	return values
}

// alone reports whether the value holds an exclusive option.
func alone(it *survey.Item, value survey.Value) bool {
	return slices.ContainsFunc(value.Options, func(key string) bool { return it.Option(key).Exclusive })
}

// near returns values between which comparisons with the points can tell: the
// points, what is next to them and, beyond them, the ends of the range.
func near(points []string, fits survey.Range, kind survey.Kind) []string {
	if kind == survey.KindDate {
		return days(points, fits)
	}
	fits = closed(fits)
	step := stepOf(fits)
	candidates := []string{fits.Minimum, fits.Maximum}
	for _, p := range points {
		candidates = append(candidates, p, plus(p, step), minus(p, step))
	}
	return distinct(candidates, func(text string) bool { return within(text, fits) })
}

// stepOf is how far a number is from the next.
func stepOf(fits survey.Range) string {
	if fits.Decimals == 0 {
		return "1"
	}
	return "0." + strings.Repeat("0", fits.Decimals-1) + "1"
}

func within(number string, fits survey.Range) bool {
	d := survey.Decimal(number)
	return d.Compare(survey.Decimal(fits.Minimum)) >= 0 && d.Compare(survey.Decimal(fits.Maximum)) <= 0
}

func minus(a, b string) string {
	if rest, negative := strings.CutPrefix(b, "-"); negative {
		return plus(a, rest)
	}
	return plus(a, "-"+b)
}

func days(points []string, fits survey.Range) []string {
	first, last := cmp.Or(fits.Minimum, string(survey.FirstDate)), cmp.Or(fits.Maximum, string(survey.LastDate))
	candidates := []string{first, last}
	for _, p := range points {
		candidates = append(candidates, p, string(survey.Day(p).Add(1)), string(survey.Day(p).Add(-1)))
	}
	return distinct(candidates, func(day string) bool { return first <= day && day <= last })
}

func distinct(all []string, fits func(string) bool) []string {
	var kept []string
	seen := map[string]bool{}
	for _, one := range all {
		if fits(one) && !seen[one] {
			seen[one] = true
			kept = append(kept, one)
		}
	}
	return kept
}

// groups combines the numbers of those parts that are asked for with what all
// parts together can then add up to.
func (a *asked) groups(it *survey.Item) []survey.Value {
	g := grouping{asked: a, item: it}
	for _, c := range it.Parts() {
		if len(a.points[c.Key]) > 0 {
			g.named = append(g.named, c)
		} else {
			g.rest = append(g.rest, c)
		}
	}
	g.name(map[string]string{}, 0)
	if len(g.values) > maxCases {
		return nil
	}
	return g.values
}

type grouping struct {
	*asked
	item        *survey.Item
	named, rest []*survey.Column
	values      []survey.Value
}

// name gives the parts that are asked for every number that matters, or none.
func (g *grouping) name(fields map[string]string, i int) {
	if len(g.values) > maxCases {
		return
	}
	if i == len(g.named) {
		g.incomplete(fields)
		g.complete(fields)
		return
	}
	c := g.named[i]
	g.name(fields, i+1)
	for _, number := range near(g.points[c.Key], c.Range, c.Kind) {
		fields[c.Key] = number
		g.name(fields, i+1)
	}
	delete(fields, c.Key)
}

// incomplete leaves at least one part empty; then the total can be anything.
func (g *grouping) incomplete(fields map[string]string) {
	var totals []string
	if c := g.item.Column(survey.TotalKey); c != nil && len(g.points[survey.TotalKey]) > 0 {
		totals = near(g.points[survey.TotalKey], c.Range, c.Kind)
	}
	add := func(fields map[string]string) {
		for _, total := range append(totals, "") {
			g.add(fields, total)
		}
	}
	if len(g.rest) > 0 || len(fields) < len(g.named) {
		add(fields)
	}
	if len(g.rest) > 1 || len(g.rest) == 1 && len(fields) < len(g.named) {
		some := maps.Clone(fields)
		some[g.rest[0].Key] = closed(g.rest[0].Range).Minimum
		add(some)
	}
}

// complete gives the other parts what leads to every sum that matters.
func (g *grouping) complete(fields map[string]string) {
	if len(fields) < len(g.named) {
		return
	}
	low := survey.Range{Minimum: "0", Maximum: "0"}
	for _, number := range fields {
		low = together(low, survey.Range{Minimum: number, Maximum: number})
	}
	for _, c := range g.rest {
		low = together(low, closed(c.Range))
	}
	low.Decimals = g.item.Parts()[0].Range.Decimals
	sums := near(append(slices.Clip(g.points[""]), g.points[survey.TotalKey]...), low, survey.KindNumber)
	if g.item.Total != nil && g.item.Total.Equal != "" {
		sums = distinct([]string{string(g.item.Total.Equal)}, func(sum string) bool { return within(sum, low) })
	}
	for _, sum := range sums {
		full := g.filled(fields, minus(sum, low.Minimum))
		g.add(full, "")
		if g.item.Column(survey.TotalKey) != nil {
			g.add(full, sum)
		}
	}
}

// filled gives the other parts their minimum, and what is still missing in turn.
func (g *grouping) filled(fields map[string]string, missing string) map[string]string {
	full := maps.Clone(fields)
	for _, c := range g.rest {
		fits := closed(c.Range)
		more := minus(fits.Maximum, fits.Minimum)
		if survey.Decimal(missing).Compare(survey.Decimal(more)) < 0 {
			more = missing
		}
		full[c.Key] = plus(fits.Minimum, more)
		missing = minus(missing, more)
	}
	return full
}

func (g *grouping) add(fields map[string]string, total string) {
	if total != "" {
		fields = maps.Clone(fields)
		fields[survey.TotalKey] = total
	}
	g.values = append(g.values, survey.Value{Fields: maps.Clone(fields)})
}
