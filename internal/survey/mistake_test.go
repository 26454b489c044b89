package survey

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// Forged posts and foreign files can do more than a form lets a person do.
var foreignCodes = []Code{UnknownField, UnknownOption, SeveralOptions, NoAnswerWithOption}

func TestEveryMistakeOfAnAnswerIsListedWithItsItem(t *testing.T) {
	texts := []string{"", "1", "-1", "1.5", "1.25", "999", "x", "2020-01-01", "1800-01-01", "3000-01-01", "a\x00", "https://a.de", strings.Repeat("y", 300)}
	r := rand.New(rand.NewPCG(4, 2))
	seen := map[Code]bool{}
	text := func() string { return texts[r.IntN(len(texts))] }
	other := options("a", "b", "c")
	other[0].Text, other[0].TextMax, other[2].Exclusive = true, 20, true
	columns := []*Column{}
	var items []*Item
	for _, kind := range []Kind{KindText, KindLongText, KindURL, KindEmail, KindNumber, KindPercent, KindDate} {
		fits := Range{Decimals: 1, Minimum: "0", Maximum: "100"}
		if kind == KindDate {
			fits = Range{}
		}
		items = append(items, &Item{ID: "x", Kind: kind, MaxLength: 20, Range: fits})
		columns = append(columns, &Column{Key: string(kind), Kind: kind, MaxLength: 20, Range: fits})
	}
	items = append(items, &Item{ID: "x", Kind: KindSingle, Options: other}, &Item{ID: "x", Kind: KindScale, NoAnswer: true, Options: options("a", "b")},
		&Item{ID: "x", Kind: KindMultiple, Options: other, NoneOfThese: true}, &Item{ID: "x", Kind: KindMultiple, Options: options("a", "b", "c"), MinChoices: 2},
		&Item{ID: "x", Kind: KindMultiple, Options: options("a", "b", "c"), MaxChoices: 2}, &Item{ID: "x", Kind: KindRecords, Columns: columns, MaxRecords: 1})
	for range 20_000 {
		it := items[r.IntN(len(items))]
		v, ref := Value{}, at("x")
		switch {
		case it.Kind.HasOptions():
			v = Value{None: it.NoneOfThese && r.IntN(5) == 0, NoAnswer: r.IntN(5) == 0, Texts: map[string]string{"a": text()}}
			for _, o := range it.Options {
				if r.IntN(2) == 0 {
					v.Options = append(v.Options, o.Key)
				}
			}
		case it.Kind == KindRecords:
			ref.Record = 1 + r.IntN(2)
			v.Fields = map[string]string{columns[r.IntN(len(columns))].Key: text()}
		default:
			v.Text = text()
		}
		for _, p := range it.Check(ref, v) {
			seen[p.Code] = true
			if !slices.Contains(it.Mistakes(), p.Code) && !slices.Contains(foreignCodes, p.Code) {
				t.Fatalf("%s %s: %s is not among %v", it.Kind, v.Canonical(), p.Code, it.Mistakes())
			}
		}
	}
	for _, it := range items {
		for _, code := range it.Mistakes() {
			if !seen[code] && code != AmbiguousNumber { // that is told when the text is read
				t.Errorf("%s: nothing does %s wrong", it.Kind, code)
			}
		}
	}
}

func TestMistakesAreThoseOfTheItemAlone(t *testing.T) {
	for _, c := range []struct {
		item Item
		want []Code
	}{
		{Item{Kind: KindScale, Options: options("a")}, nil},
		{Item{Kind: KindMultiple, Options: options("a"), MaxChoices: 2}, []Code{TooManyOptions}},
		{Item{Kind: KindDate}, []Code{AboveMaximum, BelowMinimum, NotDate}},
		{Item{Kind: KindRecords, Columns: []*Column{{Kind: KindDate}, {Kind: KindSingle}}}, []Code{AboveMaximum, BelowMinimum, NotDate, TooManyRecords}},
	} {
		if got := c.item.Mistakes(); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.item.Kind, got, c.want)
		}
	}
}
