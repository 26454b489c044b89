package form

import (
	"net/url"
	"reflect"
	"testing"

	"kreisumfrage/internal/survey"
)

// typedPage has one question of each fixed form, alone and in a record.
func typedPage() (*survey.Questionnaire, *survey.Page) {
	var items []*survey.Item
	list := &survey.Item{ID: "n.list", Number: "I.1.9", Kind: survey.KindRecords, Label: "Liste", MaxRecords: 2}
	add := func(key string, kind survey.Kind, fits survey.Range) {
		items = append(items, &survey.Item{ID: "n." + key, Number: "I.1.1", Kind: kind, Label: key, Range: fits})
		list.Columns = append(list.Columns, &survey.Column{Key: key, Label: key, Kind: kind, Range: fits})
	}
	add("count", survey.KindNumber, survey.Range{Minimum: "0", Maximum: "5000", Unit: "Stellen"})
	add("money", survey.KindNumber, survey.Range{Minimum: "-1000000", Decimals: 2, Unit: "Euro"})
	add("exact", survey.KindNumber, survey.Range{Minimum: "0", Decimals: 3})
	add("share", survey.KindPercent, survey.Range{Minimum: "0", Maximum: "100", Decimals: 1, Unit: "%"})
	add("since", survey.KindDate, survey.Range{Minimum: "1949-05-23", Maximum: "2026-06-30"})
	page := &survey.Page{Key: "page", Topics: []*survey.Topic{{Items: append(items, list)}}}
	return survey.New("test", "Test", []*survey.Section{{Key: "s", Pages: []*survey.Page{page}}}), page
}

var typings = []struct {
	item, typed  string
	code         survey.Code // empty: it is right
	stored       string
	again, words string // in the field and on the check page
}{
	{"count", "12", "", "12", "12", "12\u00a0Stellen"},
	{"count", "1.234", "", "1234", "1234", "1.234\u00a0Stellen"},
	{"count", "1 234", "", "1234", "1234", "1.234\u00a0Stellen"},
	{"count", "1\u202f234", "", "1234", "1234", "1.234\u00a0Stellen"},
	{"count", "007", "", "7", "7", "7\u00a0Stellen"},
	{"count", "3,00", "", "3", "3", "3\u00a0Stellen"},
	{"count", "20 Stellen", "", "20", "20", "20\u00a0Stellen"},
	{"count", "1.234\u00a0Stellen", "", "1234", "1234", "1.234\u00a0Stellen"},
	{"count", "0", "", "0", "0", "0\u00a0Stellen"},
	{"count", "5.000", "", "5000", "5000", "5.000\u00a0Stellen"},
	{"count", "5.001", survey.AboveMaximum, "", "", ""},
	{"count", "-1", survey.BelowMinimum, "", "", ""},
	{"count", "1,5", survey.TooManyDecimals, "", "", ""},
	{"count", "1.5", survey.AmbiguousNumber, "", "", ""},
	{"count", "0.123", survey.AmbiguousNumber, "", "", ""},
	{"count", "12.34.567", survey.AmbiguousNumber, "", "", ""},
	{"count", "1,234.5", survey.AmbiguousNumber, "", "", ""},
	{"count", "1,2,3", survey.AmbiguousNumber, "", "", ""},
	{"count", "12,", survey.AmbiguousNumber, "", "", ""},
	{"count", "zwölf", survey.NotNumber, "", "", ""},
	{"count", "ca. 20", survey.NotNumber, "", "", ""},
	{"count", "5–10", survey.NotNumber, "", "", ""},
	{"count", "1 23", survey.NotNumber, "", "", ""},
	{"count", "1 234.567", survey.NotNumber, "", "", ""},
	{"count", "1e3", survey.NotNumber, "", "", ""},
	{"count", "+5", survey.NotNumber, "", "", ""},
	{"count", "٣", survey.NotNumber, "", "", ""},
	{"count", "5 %", survey.NotNumber, "", "", ""},
	{"count", "Stellen", survey.NotNumber, "", "", ""},
	{"count", "=1+1", survey.NotNumber, "", "", ""},
	{"count", "1\n2", survey.NotNumber, "", "", ""},
	{"money", "1.234.567,50", "", "1234567.5", "1234567,5", "1.234.567,5\u00a0Euro"},
	{"money", "1234567,05 Euro", "", "1234567.05", "1234567,05", "1.234.567,05\u00a0Euro"},
	{"money", "−12,5", "", "-12.5", "-12,5", "−12,5\u00a0Euro"},
	{"money", "–1.000", "", "-1000", "-1000", "−1.000\u00a0Euro"},
	{"money", "-0", "", "0", "0", "0\u00a0Euro"},
	{"money", "12.50", survey.AmbiguousNumber, "", "", ""},
	{"money", "1.234.5", survey.AmbiguousNumber, "", "", ""},
	{"money", "0,125", survey.TooManyDecimals, "", "", ""},
	{"money", "999.999.999.999,99", survey.AboveMaximum, "", "", ""},
	{"money", "99999999999999999999999999", survey.AboveMaximum, "", "", ""},
	{"money", "-1.000.000,01", survey.BelowMinimum, "", "", ""},
	{"exact", "1.234", survey.AmbiguousNumber, "", "", ""}, // one and a bit, or more than a thousand
	{"exact", "1.234.567", "", "1234567", "1234567", "1.234.567"},
	{"exact", "1.234,5", "", "1234.5", "1234,5", "1.234,5"},
	{"exact", "1,234", "", "1.234", "1,234", "1,234"},
	{"share", "12,5 %", "", "12.5", "12,5", "12,5\u00a0%"},
	{"share", "100%", "", "100", "100", "100\u00a0%"},
	{"share", "100,1", survey.AboveMaximum, "", "", ""},
	{"share", "12.5", survey.AmbiguousNumber, "", "", ""},
	{"since", "01.02.2026", "", "2026-02-01", "01.02.2026", "01.02.2026"},
	{"since", "1.2.2026", "", "2026-02-01", "01.02.2026", "01.02.2026"},
	{"since", "1. 12. 2020", "", "2020-12-01", "01.12.2020", "01.12.2020"},
	{"since", "29.02.2024", "", "2024-02-29", "29.02.2024", "29.02.2024"},
	{"since", "2026-02-01", "", "2026-02-01", "01.02.2026", "01.02.2026"},
	{"since", "30.06.2026", "", "2026-06-30", "30.06.2026", "30.06.2026"},
	{"since", "01.07.2026", survey.AboveMaximum, "", "", ""},
	{"since", "22.5.1949", survey.BelowMinimum, "", "", ""},
	{"since", "29.02.2023", survey.NotDate, "", "", ""},
	{"since", "31.04.2020", survey.NotDate, "", "", ""},
	{"since", "00.01.2020", survey.NotDate, "", "", ""},
	{"since", "1.13.2020", survey.NotDate, "", "", ""},
	{"since", "1.2.26", survey.NotDate, "", "", ""},
	{"since", "2/1/2026", survey.NotDate, "", "", ""},
	{"since", "1. Februar 2026", survey.NotDate, "", "", ""},
	{"since", "2026", survey.NotDate, "", "", ""},
	{"since", "2026-2-1", survey.NotDate, "", "", ""},
	{"since", "01.02.2026 12:00", survey.NotDate, "", "", ""},
}

func TestATypedAnswerIsReadAsGermansWriteItOrComesBackAsTyped(t *testing.T) {
	q, page := typedPage()
	for _, c := range typings {
		alone, inRecord := at("n."+c.item), survey.Ref{Item: "n.list", Record: 1}
		values := form("v:n."+c.item+"=0", "v:n.list#1=0")
		values.Set("n."+c.item, c.typed)
		values.Set("n.list#1:"+c.item, " "+c.typed+"\u200b")
		p, err := Decode(page, values)
		if err != nil {
			t.Fatal(err)
		}
		if c.code != "" {
			want := []survey.Problem{{Ref: alone, Code: c.code}, {Ref: inRecord, Part: c.item, Code: c.code}}
			if !reflect.DeepEqual(p.Problems, want) {
				t.Errorf("%s %q: %+v, want %s", c.item, c.typed, p.Problems, c.code)
			}
			fields := Build(q, page, State{Posted: p.Answers, Typed: p.Typed, Versions: p.Versions, Problems: p.Problems})
			f, column := find(t, fields, "n."+c.item), columnOf(t, find(t, fields, "n.list"), c.item)
			if f.Text.Value != c.typed || column.Value != c.typed || len(f.Text.Errors) != 1 || len(column.Errors) != 1 {
				t.Errorf("%s %q comes back as %q and %q", c.item, c.typed, f.Text.Value, column.Value)
			}
			checkPage(t, q, fields, p.Problems)
			continue
		}
		v, record := p.Answers[alone], p.Answers[inRecord]
		if len(p.Problems) > 0 || v.Text != c.stored || record.Fields[c.item] != c.stored {
			t.Errorf("%s %q is stored as %q and %q: %v", c.item, c.typed, v.Text, record.Fields[c.item], p.Problems)
		}
		fields := Build(q, page, State{Stored: stored(p.Answers, 1)})
		if f, column := find(t, fields, "n."+c.item), columnOf(t, find(t, fields, "n.list"), c.item); f.Text.Value != c.again || column.Value != c.again {
			t.Errorf("%s %q is shown again as %q and %q", c.item, c.typed, f.Text.Value, column.Value)
		}
		if again, err := Decode(page, post(fields)); err != nil || !again.Answers[alone].Equal(v) || !again.Answers[inRecord].Equal(record) {
			t.Errorf("%s %q: what is shown is read as %+v, %v", c.item, c.typed, again.Answers, err)
		}
		if got := Lines(q.Item("n."+c.item), v); !reflect.DeepEqual(got, []string{c.words}) {
			t.Errorf("%s %q: lines %q", c.item, c.typed, got)
		}
		if got := Lines(q.Item("n.list"), record); !reflect.DeepEqual(got, []string{c.item + ": " + c.words}) {
			t.Errorf("%s %q: lines of the record %q", c.item, c.typed, got)
		}
	}
}

func columnOf(t *testing.T, f Field, key string) Column {
	t.Helper()
	for _, c := range f.Records[0].Columns {
		if c.Label == key {
			return c
		}
	}
	t.Fatalf("no column %s", key)
	return Column{}
}

func TestAnEmptiedFieldIsNoMistake(t *testing.T) {
	_, page := typedPage()
	p, err := Decode(page, form("v:n.count=3", "n.count= ", "v:n.list#1=2"))
	if v, posted := p.Answers[at("n.count")]; err != nil || len(p.Problems) > 0 || !posted || !v.IsEmpty() {
		t.Errorf("%+v, %v", p, err)
	}
}

func TestATypedAnswerThatIsGivenUpForTheStoredOneIsNoMistake(t *testing.T) {
	_, page := typedPage()
	p, err := Decode(page, form("v:n.count=1", "n.count=zwölf", "k:n.count@2=theirs"))
	if err != nil || len(p.Problems) > 0 || len(p.Answers) > 0 {
		t.Errorf("%+v, %v", p, err)
	}
}

func TestTheFieldSaysHowItIsFilledIn(t *testing.T) {
	for _, c := range []struct {
		kind                  survey.Kind
		fits                  survey.Range
		format, mode, outside string
	}{
		{survey.KindNumber, survey.Range{Minimum: "0"}, "Ganze Zahl", "numeric", "Geben Sie eine Zahl von 0 bis 999.999.999.999 ein."},
		{survey.KindNumber, survey.Range{Minimum: "5", Decimals: 1}, "Zahl ab 5, höchstens eine Nachkommastelle", "decimal", "Geben Sie eine Zahl von 5 bis 999.999.999.999 ein."},
		{survey.KindNumber, survey.Range{Minimum: "-2.5", Maximum: "1000", Decimals: 2}, "Zahl von −2,5 bis 1.000, höchstens 2 Nachkommastellen", "", "Geben Sie eine Zahl von −2,5 bis 1.000 ein."},
		{survey.KindPercent, survey.Range{Minimum: "0", Maximum: "100"}, "Ganze Zahl von 0 bis 100", "numeric", "Geben Sie eine Zahl von 0 bis 100 ein."},
		{survey.KindDate, survey.Range{}, "Datum in der Form TT.MM.JJJJ", "", "Geben Sie ein Datum vom 01.01.1900 bis zum 31.12.2199 ein."},
		{survey.KindDate, survey.Range{Minimum: "2017-01-01"}, "Datum in der Form TT.MM.JJJJ ab 01.01.2017", "", "Geben Sie ein Datum vom 01.01.2017 bis zum 31.12.2199 ein."},
		{survey.KindDate, survey.Range{Maximum: "2026-06-30"}, "Datum in der Form TT.MM.JJJJ bis zum 30.06.2026", "", "Geben Sie ein Datum vom 01.01.1900 bis zum 30.06.2026 ein."},
		{survey.KindDate, survey.Range{Minimum: "2017-01-01", Maximum: "2026-06-30"}, "Datum in der Form TT.MM.JJJJ vom 01.01.2017 bis zum 30.06.2026", "",
			"Geben Sie ein Datum vom 01.01.2017 bis zum 30.06.2026 ein."},
		{survey.KindEmail, survey.Range{}, "", "email", ""},
		{survey.KindURL, survey.Range{}, "", "url", ""},
		{survey.KindText, survey.Range{}, "", "", ""},
	} {
		e := entry{kind: c.kind, fits: c.fits}
		if e.format() != c.format || e.inputMode() != c.mode {
			t.Errorf("%+v: format %q, keyboard %q", e, e.format(), e.inputMode())
		}
		it := &survey.Item{Kind: c.kind, Range: c.fits}
		for _, code := range []survey.Code{survey.BelowMinimum, survey.AboveMaximum} {
			if got := Message(it, survey.Problem{Code: code}); c.outside != "" && got != c.outside {
				t.Errorf("%+v, %s: %q", e, code, got)
			}
		}
	}
}

func TestEveryMistakeOfANumberOrDateHasItsSentence(t *testing.T) {
	whole, money, share := survey.Range{Maximum: "1234"}, survey.Range{Decimals: 2}, survey.Range{Decimals: 1, Maximum: "100"}
	const twoWays = "Diese Zahl lässt sich auf verschiedene Arten lesen. Schreiben Sie Tausender ohne Punkt und Nachkommastellen mit Komma, zum Beispiel "
	for _, c := range []struct {
		kind survey.Kind
		fits survey.Range
		code survey.Code
		want string
	}{
		{survey.KindNumber, whole, survey.NotNumber, "Geben Sie nur eine Zahl ein, zum Beispiel 1234."},
		{survey.KindNumber, money, survey.NotNumber, "Geben Sie nur eine Zahl ein, zum Beispiel 1234,5."},
		{survey.KindPercent, share, survey.NotNumber, "Geben Sie nur eine Zahl ein, zum Beispiel 12,5."},
		{survey.KindNumber, money, survey.AmbiguousNumber, twoWays + "1234,5."},
		{survey.KindNumber, survey.Range{Maximum: "1233"}, survey.AmbiguousNumber, twoWays + "12."},
		{survey.KindNumber, whole, survey.TooManyDecimals, "Geben Sie eine ganze Zahl ein, ohne Nachkommastellen."},
		{survey.KindNumber, share, survey.TooManyDecimals, "Geben Sie höchstens eine Nachkommastelle an."},
		{survey.KindDate, survey.Range{}, survey.NotDate, "Geben Sie ein Datum mit Tag, Monat und vierstelligem Jahr ein, zum Beispiel 30.06.2026."},
		{survey.KindNumber, money, survey.TooManyDecimals, "Geben Sie höchstens 2 Nachkommastellen an."},
	} {
		if got := Message(&survey.Item{Kind: c.kind, Range: c.fits}, survey.Problem{Code: c.code}); got != c.want {
			t.Errorf("%s %s: %q", c.kind, c.code, got)
		}
	}
}

func TestAFormOfNumbersAndDatesFitsIntoItsLimit(t *testing.T) {
	q, page := typedPage()
	list := q.Item("n.list")
	list.MaxRecords = 500
	values := url.Values{}
	for n := range list.MaxRecords {
		for _, c := range list.Columns {
			values.Set(partName(survey.Ref{Item: list.ID, Record: n + 1}, c.Key), "−999\u202f999\u202f999\u202f999,99\u00a0Vollzeitstellen")
		}
	}
	if size, limit := len(values.Encode()), BodyLimit(page); int64(size) > limit {
		t.Errorf("%d bytes, the limit is %d", size, limit)
	}
}
