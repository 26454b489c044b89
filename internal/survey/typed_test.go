package survey

import (
	"reflect"
	"strings"
	"testing"
)

func TestATypedAnswerIsCheckedByItsKind(t *testing.T) {
	mail := &Item{ID: "x", Kind: KindEmail, MaxLength: 40}
	count := &Item{ID: "x", Kind: KindNumber, Range: Range{Minimum: "0", Maximum: "1000"}}
	exact := &Item{ID: "x", Kind: KindNumber, Range: Range{Minimum: "-2.5", Maximum: "2.5", Decimals: 3}}
	open := &Item{ID: "x", Kind: KindPercent}
	date := &Item{ID: "x", Kind: KindDate, Range: Range{Minimum: "2017-01-01", Maximum: "2026-06-30"}}
	any := &Item{ID: "x", Kind: KindDate}
	for _, c := range []struct {
		item *Item
		text string
		want []Code
	}{
		{mail, "", nil},
		{mail, "Erika.Muster+it@kreis-sued.de", nil},
		{mail, "amt@kreis-süd.de", nil},
		{mail, "it.kreis.de", []Code{NotEmail}},
		{mail, "it@kreis", []Code{NotEmail}},
		{mail, "a@kreis.de, b@kreis.de", []Code{NotEmail}},
		{mail, "Erika Muster <a@kreis.de>", []Code{NotEmail}},
		{mail, strings.Repeat("a", 40) + "@kreis.de", []Code{TooLong}},
		{count, "", nil}, {count, "0", nil}, {count, "1000", nil},
		{count, "1001", []Code{AboveMaximum}}, {count, "-1", []Code{BelowMinimum}}, {count, "99999999999999999999999", []Code{AboveMaximum}},
		{count, "1.5", []Code{TooManyDecimals}}, {count, "1000.5", []Code{TooManyDecimals}},
		{count, "1.000", []Code{NotNumber}}, {count, "007", []Code{NotNumber}}, {count, "-0", []Code{NotNumber}},
		{count, "1,5", []Code{NotNumber}}, {count, "zwölf", []Code{NotNumber}}, {count, "\x00", []Code{NotNumber}}, {count, " ", []Code{NotNumber}},
		{exact, "2.5", nil}, {exact, "-2.5", nil}, {exact, "2.499", nil}, {exact, "2.501", []Code{AboveMaximum}}, {exact, "-2.501", []Code{BelowMinimum}},
		{date, "", nil}, {date, "2017-01-01", nil}, {date, "2026-06-30", nil}, {date, "2024-02-29", nil},
		{date, "2016-12-31", []Code{BelowMinimum}}, {date, "2026-07-01", []Code{AboveMaximum}},
		{date, "2023-02-29", []Code{NotDate}}, {date, "2020-1-1", []Code{NotDate}}, {date, "01.02.2020", []Code{NotDate}},
		{date, "2020-01-01T00:00:00Z", []Code{NotDate}}, {date, "heute", []Code{NotDate}},
		{any, "1900-01-01", nil}, {any, "2199-12-31", nil}, {any, "0206-01-01", []Code{BelowMinimum}}, {any, "9999-12-31", []Code{AboveMaximum}},
		{open, "-5", nil}, {open, "999999999999", nil}, {open, "-999999999999", nil},
		{open, "1000000000000", []Code{AboveMaximum}}, {open, "-1000000000000", []Code{BelowMinimum}},
	} {
		if got := codes(c.item.Check(Ref{Item: "x"}, Write(c.text))); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s %q: %v, want %v", c.item.Kind, c.text, got, c.want)
		}
		record := &Item{ID: "x", Kind: KindRecords, MaxRecords: 1, Columns: []*Column{{Key: "c", Kind: c.item.Kind, MaxLength: c.item.MaxLength, Range: c.item.Range}}}
		problems := record.Check(Ref{"x", 1}, Value{Fields: map[string]string{"c": c.text}})
		if got := codes(problems); !reflect.DeepEqual(got, c.want) || len(got) > 0 && problems[0].Part != "c" {
			t.Errorf("%s %q in a record: %+v, want %v", c.item.Kind, c.text, problems, c.want)
		}
	}
}

func codes(problems []Problem) []Code {
	var all []Code
	for _, p := range problems {
		all = append(all, p.Code)
	}
	return all
}
