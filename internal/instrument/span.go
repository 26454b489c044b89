package instrument

import (
	"cmp"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"

	"kreisumfrage/internal/survey"
)

// span reads the ends of a typed answer. Where the definition says nothing,
// numbers are not negative and a percentage is a part of the whole.
func (b *builder) span(p *place, kind survey.Kind, r survey.Range) survey.Range {
	if kind == survey.KindDate {
		return b.dates(p, r)
	}
	r.Minimum = "0"
	if kind == survey.KindPercent {
		r.Maximum, r.Unit = "100", "%"
	}
	for key, end := range map[string]*string{"minimum": &r.Minimum, "maximum": &r.Maximum} {
		if d := b.end(p.fields[key], r.Decimals); d != "" {
			*end = d
		}
	}
	high := survey.Decimal(cmp.Or(r.Maximum, string(survey.Greatest)))
	b.ordered(p, survey.Decimal(r.Minimum).Compare(high) < 0, "minimum", "maximum")
	return r
}

func (b *builder) dates(p *place, r survey.Range) survey.Range {
	r.Minimum, r.Maximum = b.day(p.fields["minimum"]), b.day(p.fields["maximum"])
	b.ordered(p, r.Minimum == "" || r.Maximum == "" || r.Minimum < r.Maximum, "minimum", "maximum")
	return r
}

// day is the date at the node; empty where there is none.
func (b *builder) day(n *yaml.Node) string {
	if n == nil {
		return ""
	}
	day, err := survey.ParseDay(n.Value)
	switch {
	case n.Kind != yaml.ScalarNode || err != nil:
		b.settle(n, "wrong_type", wantDate)
	case day < survey.FirstDate || day > survey.LastDate:
		b.settle(n, "out_of_range", n.Value, fmt.Sprintf("%s bis %s", survey.FirstDate, survey.LastDate))
	default:
		return n.Value
	}
	return ""
}

// ordered reports ends that leave nothing between them.
func (b *builder) ordered(p *place, ordered bool, low, high string) {
	if ordered {
		return
	}
	n := p.at(high)
	if !p.has(high) {
		n = p.at(low)
	}
	b.add(n, "limits_reversed", low, high)
}

// end is the number at the node; empty where there is none.
func (b *builder) end(n *yaml.Node, decimals int) string {
	if n == nil {
		return ""
	}
	d, ok := survey.ParseDecimal(n.Value)
	size := survey.Decimal(strings.TrimPrefix(string(d), "-"))
	switch {
	case n.Kind != yaml.ScalarNode || !ok:
		b.settle(n, "wrong_type", wantDecimal)
		return ""
	case size.Compare(survey.Greatest) > 0:
		b.settle(n, "out_of_range", n.Value, fmt.Sprintf("-%[1]s bis %[1]s", survey.Greatest))
		return ""
	case d.Decimals() > decimals:
		b.settle(n, "limit_too_fine", n.Value, decimals)
	}
	return string(d)
}
