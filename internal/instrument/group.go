package instrument

import (
	"go.yaml.in/yaml/v4"

	"kreisumfrage/internal/survey"
)

// group reads the numbers of a group: its parts, which share one range, and
// what they add up to.
func (b *builder) group(raw *rawItem, it *survey.Item) {
	if !raw.has("parts") {
		b.add(raw.node, "missing_field", "parts")
	}
	fits := b.span(&raw.place, survey.KindNumber, survey.Range{Decimals: raw.Decimals, Unit: raw.Unit})
	seen := map[string]*yaml.Node{}
	for i := range raw.Parts {
		part := &raw.Parts[i]
		switch first := seen[part.Key]; {
		case part.Key == survey.TotalKey:
			b.add(part.at("key"), "reserved_part", part.Key)
			continue
		case first != nil && part.Key != "":
			b.add(part.at("key"), "duplicate_column", part.Key, first.Line)
		}
		seen[part.Key] = part.at("key")
		it.Columns = append(it.Columns, &survey.Column{Key: part.Key, Label: part.Label, Hint: part.Hint, Kind: survey.KindNumber, Range: fits})
	}
	b.sums[it] = sumRange(it)
	if len(raw.Parts) == 1 {
		b.add(raw.at("parts"), "too_few_parts")
	}
	if raw.Total != nil && len(raw.Parts) > 0 {
		b.total(raw.Total, it, fits)
	}
}

// total reads what the parts add up to: always the same, or what the respondent
// types.
func (b *builder) total(raw *rawTotal, it *survey.Item, fits survey.Range) {
	sum := b.sums[it]
	sum.Decimals = fits.Decimals
	it.Total = &survey.Total{Label: raw.Label}
	if raw.Equal != nil {
		it.Total.Equal = survey.Decimal(b.literal(raw.Equal, side{kind: survey.KindNumber, fits: sum}))
		return
	}
	sum.Unit = fits.Unit
	if fits.Maximum == "" {
		sum.Maximum = ""
	}
	it.Columns = append(it.Columns, &survey.Column{Key: survey.TotalKey, Label: raw.Label, Kind: survey.KindNumber, Range: sum})
}
