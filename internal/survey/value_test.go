package survey

import (
	"errors"
	"slices"
	"testing"
)

func TestAValueHasOneCanonicalForm(t *testing.T) {
	for name, c := range map[string]struct {
		value Value
		want  string
	}{
		"nothing":                      {Value{}, ``},
		"empty parts":                  {Value{Options: []string{}, Texts: map[string]string{"other": ""}, Fields: map[string]string{"title": ""}}, ``},
		"option keys are sorted":       {Value{Options: []string{"roads", "health"}}, `{"options":["health","roads"]}`},
		"and stand once":               {Choose("roads", "health", "roads"), `{"options":["health","roads"]}`},
		"text beside its option":       {Value{Options: []string{"other"}, Texts: map[string]string{"other": "Wald", "a": ""}}, `{"options":["other"],"texts":{"other":"Wald"}}`},
		"text":                         {Write("Übermut\ntut\tgut"), `{"text":"Übermut\ntut\tgut"}`},
		"fields by key":                {Value{Fields: map[string]string{"title": "B", "about": "A"}}, `{"fields":{"about":"A","title":"B"}}`},
		"explicit none":                {Value{None: true}, `{"none":true}`},
		"explicit no answer":           {Value{NoAnswer: true}, `{"no_answer":true}`},
		"quotes, angles and an emoji":  {Write(`„"<&>"“ 🦊`), `{"text":"„\"\u003c\u0026\u003e\"“ 🦊"}`},
		"a zero is a text like others": {Write("0"), `{"text":"0"}`},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.value.Canonical(); got != c.want {
				t.Fatalf("Canonical() = %s, want %s", got, c.want)
			}
			back, err := ParseValue(c.want)
			if err != nil || back.Canonical() != c.want || !back.Equal(c.value) || back.IsEmpty() != (c.want == "") {
				t.Errorf("ParseValue(%s) = %+v, %v", c.want, back, err)
			}
		})
	}
}

func TestCanonicalLeavesTheValueAlone(t *testing.T) {
	v := Value{Options: []string{"b", "a"}, Texts: map[string]string{"a": ""}}
	v.Canonical()
	if !slices.Equal(v.Options, []string{"b", "a"}) || len(v.Texts) != 1 {
		t.Errorf("the value is now %+v", v)
	}
}

func TestParseValueRefusesWhatCanonicalNeverWrites(t *testing.T) {
	for _, text := range []string{
		`{`, `[]`, `"text"`, `null`, `{}`, `{"text":""}`, `{"options":[]}`, `{"none":false}`, ` `,
		`{"text":"a","more":1}`, `{"text":"a"} {"text":"b"}`, `{"text":"a"}}`, `{"text":1}`, `{"options":"a"}`,
	} {
		if v, err := ParseValue(text); !errors.Is(err, ErrInvalid) || !v.IsEmpty() {
			t.Errorf("ParseValue(%s) = %+v, %v", text, v, err)
		}
	}
}

func TestValuesAreEqualWhateverTheirOrder(t *testing.T) {
	if !Choose("a", "b").Equal(Value{Options: []string{"b", "a"}}) {
		t.Error("the order of the ticks makes a difference")
	}
	different := []Value{{}, Choose("a"), Choose("a", "b"), Write("a"), {None: true}, {NoAnswer: true}, {Fields: map[string]string{"a": "a"}},
		{Options: []string{"a"}, Texts: map[string]string{"a": "x"}}}
	for i, v := range different {
		for j, w := range different {
			if v.Equal(w) != (i == j) {
				t.Errorf("%+v equal to %+v: %t", v, w, v.Equal(w))
			}
		}
	}
}

func TestHasFindsOnlyChosenOptions(t *testing.T) {
	v := Value{Options: []string{"a"}, Texts: map[string]string{"b": "typed"}}
	if !v.Has("a") || v.Has("b") || v.Has("") {
		t.Errorf("Has is wrong about %+v", v)
	}
}

func FuzzParseValue(f *testing.F) {
	for _, seed := range []string{"", `{"text":"a"}`, `{"options":["b","a","a"],"texts":{"a":"x"}}`, `{"fields":{"":"\u0000"}}`, `null`, "{\"text\":\"\xff\"}", `[[[[`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, err := ParseValue(s)
		if err != nil {
			return
		}
		canonical := v.Canonical()
		back, err := ParseValue(canonical)
		if err != nil || back.Canonical() != canonical {
			t.Errorf("%q became %q, then %q (%v)", s, canonical, back.Canonical(), err)
		}
	})
}
