package survey

import "strings"

// Condition is a typed test of answers. Exactly one of Item, Compare, All, Any
// and Not is set.
type Condition struct {
	Item     string   // with In or Answered
	In       []string // option keys: one of them is chosen
	Answered bool     // the item is answered, whatever the answer
	Compare  *Comparison
	All      []*Condition
	Any      []*Condition
	Not      *Condition
}

// Comparison tests numbers or days against each other. It holds only when
// everything in it is on the path and answered.
type Comparison struct {
	Left  Operand
	Test  Test
	Right Operand
}

// Operand is one side of a comparison: a literal, or the sum of answers.
type Operand struct {
	Sum     []Term // one term is that answer itself
	Literal string // Decimal or Day
}

// Term is the number or day that an item holds. Without Part, a group is the sum
// of its parts.
type Term struct {
	Item string
	Part string // column of a group
}

// Test is how the sides of a comparison have to relate.
type Test string

// The tests.
const (
	Above   Test = "above"
	AtLeast Test = "at_least"
	Below   Test = "below"
	AtMost  Test = "at_most"
	Equal   Test = "equal"
	Unequal Test = "unequal"
)

// TestWords say a test in German, each with a place for what is compared with:
// numbers and days, with a value and with another answer.
type TestWords struct{ Amount, AmountOf, Day, DayOf string }

var testWords = map[Test]TestWords{
	Above:   {"mehr als %s", "mehr als %s", "ein Datum nach dem %s", "ein späteres Datum als %s"},
	AtLeast: {"mindestens %s", "mindestens so viel wie %s", "ein Datum ab dem %s", "kein früheres Datum als %s"},
	Below:   {"weniger als %s", "weniger als %s", "ein Datum vor dem %s", "ein früheres Datum als %s"},
	AtMost:  {"höchstens %s", "höchstens so viel wie %s", "ein Datum bis zum %s", "kein späteres Datum als %s"},
	Equal:   {"genau %s", "genauso viel wie %s", "der %s", "dasselbe Datum wie %s"},
	Unequal: {"etwas anderes als %s", "etwas anderes als %s", "ein anderes Datum als der %s", "ein anderes Datum als %s"},
}

// German returns the words of the test.
func (t Test) German() TestWords { return testWords[t] }

func (t Test) holds(order int) bool {
	switch t {
	case Above:
		return order > 0
	case AtLeast:
		return order >= 0
	case Below:
		return order < 0
	case AtMost:
		return order <= 0
	case Equal:
		return order == 0
	case Unequal:
		return order != 0
	}
	return false
}

// compareValues compares two numbers or two days. What is neither of both, as
// only a broken import could hold it, compares like words.
func compareValues(a, b string) int {
	x, number := ParseDecimal(a)
	y, numberToo := ParseDecimal(b)
	if number && numberToo {
		return x.Compare(y)
	}
	return strings.Compare(a, b)
}

// Items returns the ids of all items to which the condition refers, each once,
// in the order of their first mention. Nil refers to none.
func (c *Condition) Items() []string {
	var ids []string
	c.collect(&ids)
	return ids
}

func (c *Condition) collect(ids *[]string) {
	if c == nil {
		return
	}
	add := func(id string) {
		for _, known := range *ids {
			if known == id {
				return
			}
		}
		*ids = append(*ids, id)
	}
	if c.Item != "" {
		add(c.Item)
	}
	if c.Compare != nil {
		for _, o := range []Operand{c.Compare.Left, c.Compare.Right} {
			for _, t := range o.Sum {
				add(t.Item)
			}
		}
	}
	c.Not.collect(ids)
	for _, sub := range c.All {
		sub.collect(ids)
	}
	for _, sub := range c.Any {
		sub.collect(ids)
	}
}
