package survey

import (
	"cmp"
	"math/big"
	"regexp"
	"strings"
)

// Decimal is an exact number in its one form: "0", "-1234.5"; a point before
// the decimals, no zeros that say nothing. Answers are compared and stored in
// it, never as a binary fraction.
type Decimal string

// Greatest is the end of every range: with three decimals it has fifteen
// digits, as many as spreadsheets carry exactly.
const Greatest Decimal = "999999999999"

var plainNumber = regexp.MustCompile(`^(-?)0*([0-9]+)(?:\.([0-9]+))?$`)

// ParseDecimal reads digits with a decimal point, as "007.50", and reports
// whether the text was such a number.
func ParseDecimal(s string) (Decimal, bool) {
	parts := plainNumber.FindStringSubmatch(s)
	if parts == nil {
		return "", false
	}
	sign, number := parts[1], parts[2]
	if decimals := strings.TrimRight(parts[3], "0"); decimals != "" {
		number += "." + decimals
	}
	if number == "0" {
		sign = ""
	}
	return Decimal(sign + number), true
}

// Decimals counts the digits behind the point.
func (d Decimal) Decimals() int {
	_, decimals, _ := strings.Cut(string(d), ".")
	return len(decimals)
}

// German writes the number with thousands points and decimal comma.
func (d Decimal) German() string {
	digits, negative := strings.CutPrefix(string(d), "-")
	whole, decimals, broken := strings.Cut(digits, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "." + whole[i:]
	}
	if broken {
		whole += "," + decimals
	}
	if negative {
		whole = "−" + whole
	}
	return whole
}

// Compare is -1, 0 or 1 as d is less than, equal to or greater than e.
func (d Decimal) Compare(e Decimal) int {
	a, below := strings.CutPrefix(string(d), "-")
	b, belowToo := strings.CutPrefix(string(e), "-")
	switch {
	case below && belowToo:
		return compareMagnitudes(b, a)
	case below:
		return -1
	case belowToo:
		return 1
	}
	return compareMagnitudes(a, b)
}

// compareMagnitudes relies on the one form: more digits before the point are
// more, and decimals compare like words.
func compareMagnitudes(a, b string) int {
	wholeA, decimalsA, _ := strings.Cut(a, ".")
	wholeB, decimalsB, _ := strings.Cut(b, ".")
	return cmp.Or(cmp.Compare(len(wholeA), len(wholeB)), strings.Compare(wholeA, wholeB), strings.Compare(decimalsA, decimalsB))
}

// Sum adds exactly.
func Sum(numbers ...Decimal) Decimal {
	sum, decimals := new(big.Rat), 0
	for _, d := range numbers {
		if r, ok := new(big.Rat).SetString(string(d)); ok {
			sum.Add(sum, r)
			decimals = max(decimals, d.Decimals())
		}
	}
	total, _ := ParseDecimal(sum.FloatString(decimals)) // digits with a point, always
	return total
}
