package survey

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// Ref names one stored answer: an item, and for records the record's number
// (from 1; 0 for every other kind).
type Ref struct {
	Item   string
	Record int
}

// Value is what was answered, apart from when and by whom. The zero Value is
// the empty answer.
type Value struct {
	Options  []string          `json:"options,omitempty"` // sorted keys; single and scale hold at most one
	Texts    map[string]string `json:"texts,omitempty"`   // option key → its "Sonstiges" text
	Text     string            `json:"text,omitempty"`    // of everything that is typed
	Fields   map[string]string `json:"fields,omitempty"`  // one record or group: column key → text or option key
	None     bool              `json:"none,omitempty"`    // multiple: the explicit "Nichts davon"
	NoAnswer bool              `json:"no_answer,omitempty"`
}

// Choose returns the value in which the options with the given keys are chosen.
func Choose(keys ...string) Value { return Value{Options: keys}.normal() }

// Write returns the value that holds one text.
func Write(text string) Value { return Value{Text: text} }

// IsEmpty reports whether nothing at all was answered.
func (v Value) IsEmpty() bool { return v.Canonical() == "" }

// Has reports whether the option is chosen.
func (v Value) Has(key string) bool { return slices.Contains(v.Options, key) }

// Equal reports whether both values are the same answer.
func (v Value) Equal(w Value) bool { return v.Canonical() == w.Canonical() }

// Canonical returns the one way in which the value is stored, hashed and
// compared: JSON with sorted option keys and without empty parts. The empty
// answer is the empty string.
func (v Value) Canonical() string {
	b, err := json.Marshal(v.normal())
	if err != nil { // strings and booleans only: cannot fail
		panic(err)
	}
	if string(b) == "{}" {
		return ""
	}
	return string(b)
}

// ParseValue reads a canonical value back. Unknown parts are an ErrInvalid.
func ParseValue(s string) (Value, error) {
	var v Value
	if s == "" {
		return v, nil
	}
	if err := strictJSON(s, &v); err != nil {
		return Value{}, fmt.Errorf("read value: %w: %v", ErrInvalid, err)
	}
	if v.IsEmpty() { // "null" and the like: nothing of ours wrote it
		return Value{}, fmt.Errorf("read value: %w: holds nothing", ErrInvalid)
	}
	return v.normal(), nil
}

func (v Value) normal() Value {
	v.Options = slices.Compact(slices.Sorted(slices.Values(v.Options)))
	v.Texts = withoutEmpty(v.Texts)
	v.Fields = withoutEmpty(v.Fields)
	return v
}

func withoutEmpty(m map[string]string) map[string]string {
	n := maps.Clone(m)
	maps.DeleteFunc(n, func(_, text string) bool { return text == "" })
	if len(n) == 0 {
		return nil
	}
	return n
}

// Sum adds up the parts of a group and reports whether all of them are there.
func (it *Item) Sum(v Value) (sum Decimal, complete bool) {
	var numbers []Decimal
	for _, c := range it.Parts() {
		d, ok := ParseDecimal(v.Fields[c.Key])
		if !ok {
			return "", false
		}
		numbers = append(numbers, d)
	}
	return Sum(numbers...), len(numbers) > 0
}
