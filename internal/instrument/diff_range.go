package instrument

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"kreisumfrage/internal/survey"
)

// limits compares what an answer may be at most: lengths, numbers of choices and
// records, and the ends of a range.
func (d *differ) limits(s Subject, before, now *survey.Item) {
	d.limit(s, "max_length", "Die höchste Zeichenzahl", before.MaxLength, now.MaxLength)
	d.limit(s, "max_records", "Die höchste Zahl der Einträge", before.MaxRecords, now.MaxRecords)
	d.bound(s, lowest("min_choices", "Die kleinste Zahl der Antworten"), choices(before.MinChoices), choices(now.MinChoices), survey.KindNumber)
	d.bound(s, highest("max_choices", "Die größte Zahl der Antworten"), choices(before.MaxChoices), choices(now.MaxChoices), survey.KindNumber)
	if now.Kind == survey.KindGroup {
		d.group(s, before, now)
		return
	}
	d.span(s, before.Range, now.Range, now.Kind)
}

// group compares what the parts of a group have in common, and what they have to
// add up to.
func (d *differ) group(s Subject, before, now *survey.Item) {
	d.span(s, before.Columns[0].Range, now.Columns[0].Range, survey.KindNumber)
	then, total := fixedTotal(before), fixedTotal(now)
	code := "range_narrowed"
	if total == "" {
		code = "range_widened"
	}
	if then != total {
		d.add(code, s, "total", "Die Summe, die sich ergeben muss,", orOpen(total), orOpen(then))
	}
	if then != "" && total != "" {
		d.text(s, "total", "Die Beschriftung der Summe", before.Total.Label, now.Total.Label)
	}
}

// fixedTotal is what the parts of a group always add up to; empty: anything.
func fixedTotal(it *survey.Item) string {
	if it.Total == nil {
		return ""
	}
	return string(it.Total.Equal)
}

// choices is a number of choices as the end of a range: none is no limit.
func choices(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func (d *differ) span(s Subject, before, now survey.Range, kind survey.Kind) {
	d.bound(s, lowest("minimum", "Der kleinste Wert"), before.Minimum, now.Minimum, kind)
	d.bound(s, highest("maximum", "Der größte Wert"), before.Maximum, now.Maximum, kind)
	d.limit(s, "decimals", "Die Zahl der Nachkommastellen", before.Decimals, now.Decimals)
	if before.Unit != now.Unit {
		d.add("unit_changed", s, "unit", orOpen(now.Unit), orOpen(before.Unit))
	}
}

// end is one end of a range. sign is 1 where a greater value admits more.
type end struct {
	key, what string
	sign      int
}

func lowest(key, what string) end  { return end{key, what, -1} }
func highest(key, what string) end { return end{key, what, 1} }

// bound compares one end of a range; an empty one is open.
func (d *differ) bound(s Subject, e end, before, now string, kind survey.Kind) {
	if before == now {
		return
	}
	code := "range_narrowed"
	if now == "" || (before != "" && compareEnds(now, before, kind)*e.sign > 0) {
		code = "range_widened"
	}
	d.add(code, s, e.key, e.what, orOpen(now), orOpen(before))
}

func orOpen(value string) string {
	if value == "" {
		return "nicht festgelegt"
	}
	return "„" + value + "“"
}

func compareEnds(a, b string, kind survey.Kind) int {
	if kind == survey.KindDate { // ISO dates sort as texts
		return strings.Compare(a, b)
	}
	return survey.Decimal(a).Compare(survey.Decimal(b))
}

// sentences compares the author's own words for mistakes.
func (d *differ) sentences(s Subject, before, now map[survey.Code]string) {
	codes := slices.AppendSeq(slices.Collect(maps.Keys(before)), maps.Keys(now))
	slices.SortFunc(codes, cmp.Compare)
	for _, code := range slices.Compact(codes) {
		d.text(s, "errors", "Die Fehlermeldung "+string(code), before[code], now[code])
	}
}
