package survey

import (
	"reflect"
	"strings"
	"testing"
)

func TestATypedAnswerIsCheckedByItsKind(t *testing.T) {
	mail := &Item{ID: "x", Kind: KindEmail, MaxLength: 40}
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
	} {
		if got := codes(c.item.Check(Ref{Item: "x"}, Write(c.text))); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s %q: %v, want %v", c.item.Kind, c.text, got, c.want)
		}
		record := &Item{ID: "x", Kind: KindRecords, MaxRecords: 1, Columns: []*Column{{Key: "c", Kind: c.item.Kind, MaxLength: c.item.MaxLength}}}
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
