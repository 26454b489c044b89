package instrument

import (
	"fmt"
	"strings"

	"kreisumfrage/internal/survey"
)

// number gives every section, topic and item its visible number: II, II.1,
// II.1.3. Companions count with their parent: II.1.2a.
func number(sections []*survey.Section) {
	for i, s := range sections {
		s.Number = roman(i + 1)
		topics := 0
		for _, p := range s.Pages {
			for _, t := range p.Topics {
				topics++
				t.Number = fmt.Sprintf("%s.%d", s.Number, topics)
				numberItems(t)
			}
		}
	}
}

func numberItems(t *survey.Topic) {
	questions, companions := 0, 0
	for _, it := range t.Items {
		if it.CompanionOf == "" {
			questions, companions = questions+1, 0
			it.Number = fmt.Sprintf("%s.%d", t.Number, questions)
			continue
		}
		companions++
		it.Number = fmt.Sprintf("%s.%d%s", t.Number, questions, letters(companions))
	}
}

func roman(n int) string {
	var b strings.Builder
	for _, d := range []struct {
		value  int
		digits string
	}{{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.digits)
		}
	}
	return b.String()
}

// letters counts a to z, then aa, ab and so on.
func letters(n int) string {
	if n <= 26 {
		return string(rune('a' + n - 1))
	}
	return letters((n-1)/26) + letters((n-1)%26+1)
}
