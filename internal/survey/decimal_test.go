package survey

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"
)

func TestADecimalHasOneForm(t *testing.T) {
	for text, want := range map[string]string{
		"0": "0", "00": "0", "-0": "0", "-0.0": "0", "7": "7", "007": "7", "1234.5": "1234.5", "1234.50": "1234.5",
		"-3.000": "-3", "0.10": "0.1", "-0.05": "-0.05", "000.5": "0.5", "123456789012.345": "123456789012.345",
		"0.1000000000000000055511151231257827": "0.1000000000000000055511151231257827",
	} {
		if d, ok := ParseDecimal(text); !ok || string(d) != want {
			t.Errorf("%q becomes %q, %v", text, d, ok)
		}
	}
	for _, text := range []string{"", "-", ".", "1.", ".5", "1,5", "1.2.3", "1e3", "0x1", "+1", " 1", "1 ", "1_000", "--1", "١", "NaN", "Inf", "1\n"} {
		if d, ok := ParseDecimal(text); ok {
			t.Errorf("%q was read as %s", text, d)
		}
	}
}

func TestDecimalsCompareAsNumbers(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 14))
	draw := func() string {
		return fmt.Sprintf("%s%0*d.%0*d", []string{"", "-"}[r.IntN(2)], 1+r.IntN(3), r.IntN(30), 1+r.IntN(3), r.IntN(12))
	}
	for range 5000 {
		a, b := draw(), draw()
		x, _ := new(big.Rat).SetString(a)
		y, _ := new(big.Rat).SetString(b)
		d, ok := ParseDecimal(a)
		e, okToo := ParseDecimal(b)
		if !ok || !okToo || d.Compare(e) != x.Cmp(y) || (d == e) != (x.Cmp(y) == 0) {
			t.Fatalf("%s (%s) and %s (%s): %d, want %d", a, d, b, e, d.Compare(e), x.Cmp(y))
		}
	}
}

func TestDecimalsAreWrittenInGerman(t *testing.T) {
	for d, want := range map[Decimal]string{"0": "0", "999": "999", "1000": "1.000", "-1234567.5": "−1.234.567,5", "0.125": "0,125"} {
		if got := d.German(); got != want {
			t.Errorf("%s: %s, want %s", d, got, want)
		}
	}
}

func TestDecimalsAreCounted(t *testing.T) {
	for text, want := range map[Decimal]int{"0": 0, "12": 0, "-1.5": 1, "0.125": 3} {
		if got := text.Decimals(); got != want {
			t.Errorf("%s: %d", text, got)
		}
	}
}
