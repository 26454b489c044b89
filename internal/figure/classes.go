package figure

import (
	"fmt"
	"math/big"

	"kreisumfrage/internal/survey"
)

// Summary describes the numbers of those who answered, under the main base. All
// but N are empty where nobody did.
type Summary struct {
	N       int
	Unit    string
	Mean    survey.Decimal // rounded, half up, to one decimal more than the answers may have
	Median  survey.Decimal // exact
	Sum     survey.Decimal // exact; empty for percentages, which do not add up
	Minimum survey.Decimal
	Maximum survey.Decimal
}

// Text says the summary in one German line.
func (s *Summary) Text() string {
	if s.N == 0 {
		return "Noch keine Zahlen."
	}
	text := fmt.Sprintf("%s Zahlen: Mittelwert %s · Median %s", survey.Decimal(fmt.Sprint(s.N)).German(), s.Mean.German(), s.Median.German())
	if s.Sum != "" {
		text += " · Summe " + s.Sum.German()
	}
	text += fmt.Sprintf(" · kleinster Wert %s · größter Wert %s", s.Minimum.German(), s.Maximum.German())
	if s.Unit != "" {
		text += " (in " + s.Unit + ")"
	}
	return text
}

// ClassLabels words the classes between the bounds: "unter 1", "1 bis unter 5",
// "5 und mehr", each with the unit.
func ClassLabels(bounds []survey.Decimal, unit string) []string {
	if unit != "" {
		unit = "\u00a0" + unit
	}
	var labels []string
	for i := range len(bounds) + 1 {
		switch i {
		case 0:
			labels = append(labels, "unter "+bounds[0].German()+unit)
		case len(bounds):
			labels = append(labels, bounds[i-1].German()+unit+" und mehr")
		default:
			labels = append(labels, bounds[i-1].German()+" bis unter "+bounds[i].German()+unit)
		}
	}
	return labels
}

// classKey names a class by its bounds, so that another order or a further class
// leaves the names of the others as they are.
func classKey(bounds []survey.Decimal, i int) string {
	switch i {
	case 0:
		return "unter-" + string(bounds[0])
	case len(bounds):
		return "ab-" + string(bounds[i-1])
	}
	return string(bounds[i-1] + "-" + bounds[i])
}

// classRows makes one row a class; none for items that are not numbers.
func (s Spec) classRows(it *survey.Item) []Row {
	if it == nil || len(s.Classes) == 0 {
		return nil
	}
	var rows []Row
	for i, label := range ClassLabels(s.Classes, fits(it).Unit) {
		rows = append(rows, Row{Key: classKey(s.Classes, i), Label: label, Attainable: true})
	}
	return rows
}

// classes holds for each class the responses whose number lies in it.
func (d *Data) classes(spec Spec, it *survey.Item) []set {
	sets := make([]set, len(spec.Classes)+1)
	class := 0
	for _, n := range d.numbers[it] { // ascending
		for class < len(spec.Classes) && n.number.Compare(spec.Classes[class]) >= 0 {
			class++
		}
		d.mark(&sets[class], n.response)
	}
	return sets
}

// amount is the number of an answer. That of a group is its total, typed or
// added up; there is none where a part is missing.
func amount(it *survey.Item, v survey.Value) (survey.Decimal, bool) {
	if it.Kind != survey.KindGroup {
		return survey.ParseDecimal(v.Text)
	}
	if total, typed := survey.ParseDecimal(v.Fields[survey.TotalKey]); typed {
		return total, true
	}
	return it.Sum(v)
}

// fits is what the numbers may be; those of a group share it.
func fits(it *survey.Item) survey.Range {
	if parts := it.Parts(); len(parts) > 0 {
		return parts[0].Range
	}
	return it.Range
}

func (d *Data) summary(it *survey.Item, base Base) *Summary {
	of := d.under(it, base)
	var numbers []survey.Decimal // ascending
	for _, n := range d.numbers[it] {
		if of.has(n.response) {
			numbers = append(numbers, n.number)
		}
	}
	s := &Summary{N: len(numbers), Unit: fits(it).Unit}
	if s.N == 0 {
		return s
	}
	s.Minimum, s.Maximum = numbers[0], numbers[s.N-1]
	s.Median = mean(numbers[(s.N-1)/2:s.N/2+1], fits(it).Decimals+1)
	s.Mean = mean(numbers, fits(it).Decimals+1)
	if it.Kind != survey.KindPercent {
		s.Sum = survey.Sum(numbers...)
	}
	return s
}

// mean divides the exact sum and rounds once. Half of two answers needs only one
// decimal more than they have.
func mean(numbers []survey.Decimal, decimals int) survey.Decimal {
	sum, _ := new(big.Rat).SetString(string(survey.Sum(numbers...))) // digits with a point, always
	quotient := sum.Quo(sum, big.NewRat(int64(len(numbers)), 1))
	d, _ := survey.ParseDecimal(quotient.FloatString(decimals))
	return d
}
