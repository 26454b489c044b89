package survey

import (
	"reflect"
	"strings"
	"testing"
)

func TestCheckNamesEveryMistake(t *testing.T) {
	text := func(keys []string, texts map[string]string) Value { return Value{Options: keys, Texts: texts} }
	fields := func(pairs ...string) Value {
		v := Value{Fields: map[string]string{}}
		for i := 0; i < len(pairs); i += 2 {
			v.Fields[pairs[i]] = pairs[i+1]
		}
		return v
	}
	one := func(part string, code Code) []Problem { return []Problem{{Part: part, Code: code}} }
	for _, c := range []struct {
		name  string
		ref   Ref
		value Value
		want  []Problem // without their Ref
	}{
		{"nothing is never wrong", at("a.status"), Value{}, nil},
		{"one option", at("a.status"), Choose("yes"), nil},
		{"unknown option", at("a.status"), Choose("perhaps"), one("perhaps", UnknownOption)},
		{"two options", at("a.status"), Choose("no", "yes"), one("", SeveralOptions)},
		{"no answer", at("a.status"), Value{NoAnswer: true}, nil},
		{"no answer beside an option", at("a.status"), Value{Options: []string{"yes"}, NoAnswer: true}, one("", NoAnswerWithOption)},
		{"no answer where it is not offered", at("a.areas"), Value{NoAnswer: true}, one("", NoAnswerWithOption)},
		{"none where it is not offered", at("a.status"), Value{None: true}, one("", NoneWithOption)},
		{"a text on a choice", at("a.status"), Write("ja"), one("", UnknownField)},
		{"fields on a choice", at("a.status"), fields("title", "A"), one("", UnknownField)},
		{"a record of a choice", Ref{"a.status", 1}, Choose("yes"), one("", UnknownField)},
		{"several ticks", at("a.areas"), Choose("health", "roads"), nil},
		{"exclusive alone", at("a.areas"), Choose("all"), nil},
		{"exclusive beside others", at("a.areas"), Choose("all", "health"), one("all", ExclusiveOption)},
		{"none", at("a.areas"), Value{None: true}, nil},
		{"none beside a tick", at("a.areas"), Value{Options: []string{"health"}, None: true}, one("", NoneWithOption)},
		{"text beside its option", at("a.areas"), text([]string{"other"}, map[string]string{"other": "zwanzig Zeichen lang"}), nil},
		{"text without its option", at("a.areas"), text([]string{"health"}, map[string]string{"other": "Wald"}), one("other", TextWithoutOption)},
		{"text beside none", at("a.areas"), Value{None: true, Texts: map[string]string{"other": "Wald"}}, one("other", TextWithoutOption)},
		{"an emptied text without its option", at("a.areas"), text([]string{"health"}, map[string]string{"other": ""}), nil},
		{"text of an option without text", at("a.areas"), text([]string{"health"}, map[string]string{"health": "sehr"}), one("health", UnknownField)},
		{"text of an unknown option", at("a.areas"), text(nil, map[string]string{"cinema": "x"}), one("cinema", UnknownField)},
		{"text beside its option too long", at("a.areas"), text([]string{"other"}, map[string]string{"other": "einundzwanzig Zeichen"}),
			[]Problem{{Part: "other", Code: TooLong, Limit: 20, Size: 21}}},
		{"ten characters, though eleven bytes", at("a.areas_note"), Write("Bürgerbüro"), nil},
		{"ten emoji are ten characters", at("a.areas_note"), Write(strings.Repeat("🦊", 10)), nil},
		{"eleven characters", at("a.areas_note"), Write("Bürgerbüros"), []Problem{{Code: TooLong, Limit: 10, Size: 11}}},
		{"tab", at("a.areas_note"), Write("a\tb"), nil},
		{"line break in a line", at("a.areas_note"), Write("a\nb"), one("", ControlCharacter)},
		{"line break in a long text", at("b.contents_note"), Write("a\nb"), nil},
		{"carriage return", at("b.contents_note"), Write("a\rb"), one("", ControlCharacter)},
		{"NUL", at("b.contents_note"), Write("a\x00b"), one("", ControlCharacter)},
		{"escape", at("b.contents_note"), Write("\x1b[31m"), one("", ControlCharacter)},
		{"broken UTF-8", at("b.contents_note"), Write("M\xfcller"), one("", ControlCharacter)},
		{"reversed writing", at("b.contents_note"), Write("exe\u202egpj"), one("", ControlCharacter)},
		{"emoji of several characters", at("b.contents_note"), Write("👩‍👩‍👧"), nil},
		{"options on a text", at("b.contents_note"), Choose("news"), one("", UnknownField)},
		{"no answer on a text", at("b.contents_note"), Value{NoAnswer: true}, one("", UnknownField)},
		{"address", at("c.link"), Write("https://www.müller.de/a?b=1#c"), nil},
		{"address without scheme", at("c.link"), Write("www.kreis.de"), one("", NotURL)},
		{"a script is no address", at("c.link"), Write("javascript:alert(1)"), one("", NotURL)},
		{"another scheme", at("c.link"), Write("ftp://kreis.de"), one("", NotURL)},
		{"address without host", at("c.link"), Write("https:///pfad"), one("", NotURL)},
		{"no address and too long", at("c.link"), Write(strings.Repeat("x", 61)),
			[]Problem{{Code: TooLong, Limit: 60, Size: 61}, {Code: NotURL}}},
		{"record", Ref{"c.examples", 3}, fields("title", "Dorf-App", "about", "a\nb", "link", "https://a.de", "publish", "no"), nil},
		{"empty record", Ref{"c.examples", 1}, Value{}, nil},
		{"record with one part", Ref{"c.examples", 1}, fields("link", "https://a.de"), nil},
		{"one record too many", Ref{"c.examples", 4}, fields("title", "A"), []Problem{{Code: TooManyRecords, Limit: 3}}},
		{"one too many, but emptied", Ref{"c.examples", 4}, Value{}, nil},
		{"record without number", at("c.examples"), fields("title", "A"), []Problem{{Code: TooManyRecords, Limit: 3}}},
		{"unknown column", Ref{"c.examples", 1}, fields("price", "1"), one("price", UnknownField)},
		{"unknown option of a column", Ref{"c.examples", 1}, fields("publish", "perhaps"), one("publish", UnknownOption)},
		{"column too long", Ref{"c.examples", 1}, fields("title", "elf Zeichen"), []Problem{{Part: "title", Code: TooLong, Limit: 10, Size: 11}}},
		{"line break in a column's line", Ref{"c.examples", 1}, fields("title", "a\nb"), one("title", ControlCharacter)},
		{"column without address", Ref{"c.examples", 1}, fields("link", "kreis.de"), one("link", NotURL)},
		{"options on a record", Ref{"c.examples", 1}, Choose("yes"), one("", UnknownField)},
		{"two mistakes in one record", Ref{"c.examples", 2}, fields("price", "1", "link", "kreis.de"),
			[]Problem{{Part: "link", Code: NotURL}, {Part: "price", Code: UnknownField}}},
	} {
		for i := range c.want {
			c.want[i].Ref = c.ref
		}
		if got := sample().Item(c.ref.Item).Check(c.ref, c.value); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s:\n got %+v\nwant %+v", c.name, got, c.want)
		}
	}
}

func TestWhoeverChoosesKeepsToTheNumberOfChoices(t *testing.T) {
	for _, c := range []struct {
		low, high int
		chosen    []string
		want      []Problem
	}{
		{2, 0, nil, nil},
		{2, 0, []string{"roads"}, []Problem{{Ref: at("a.areas"), Part: "roads", Code: TooFewOptions, Limit: 2}}},
		{2, 0, []string{"health", "roads"}, nil},
		{2, 0, []string{"all"}, nil}, // exclusive: says everything at once
		{0, 2, []string{"roads"}, nil},
		{0, 2, []string{"health", "roads"}, nil},
		{0, 2, []string{"other", "roads", "health"}, []Problem{{Ref: at("a.areas"), Part: "health", Code: TooManyOptions, Limit: 2, Size: 3}}},
		{2, 2, []string{"roads"}, []Problem{{Ref: at("a.areas"), Part: "roads", Code: TooFewOptions, Limit: 2}}},
		{3, 3, []string{"health", "roads", "other"}, nil},
	} {
		it := sample().Item("a.areas")
		it.MinChoices, it.MaxChoices = c.low, c.high
		if got := it.Check(at("a.areas"), Choose(c.chosen...)); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%d to %d, %v: %+v, want %+v", c.low, c.high, c.chosen, got, c.want)
		}
		if got := it.Check(at("a.areas"), Value{None: true}); len(got) > 0 {
			t.Errorf("none: %+v", got)
		}
	}
}

func TestTwoExclusiveOptionsExcludeEachOther(t *testing.T) {
	it := sample().Item("a.areas")
	it.Option("health").Exclusive = true
	got := it.Check(at("a.areas"), Choose("all", "health"))
	if len(got) != 2 || got[0].Part != "all" || got[1].Part != "health" || got[0].Code != ExclusiveOption {
		t.Errorf("Check = %+v", got)
	}
}
