package instrument

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"kreisumfrage/internal/survey"
)

func TestTheTextsOfAPageAreListedWhereTheyAreWritten(t *testing.T) {
	passages, err := Passages([]byte(blockDefinition), "traffic")
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, p := range passages {
		fmt.Fprintf(&got, "%d:%d %s | %s | %s | %s | %d\n", p.Place.Line, p.Place.Column, p.Item, p.Name, p.Text, p.Home, p.Pages)
	}
	// The key of the page is made of {area}, so that is no text; {label} only
	// stands inside others, and the answers are given with the use.
	want := `21:12  | Überschrift des Abschnitts | Allgemeines |  | 2
11:14  | Überschrift der Seite | Bereich {label} | im Block „area“ | 2
15:18 traffic.status | Wortlaut der Frage | Was geschieht in „{label}“ ({area})? | im Block „area“ | 2
31:31 traffic.status | Beschriftung der Antwort „a“ | A |  | 1
32:31 traffic.status | Beschriftung der Antwort „b“ | B |  | 1
28:18  | Text für {label} | Verkehr |  | 1
`
	if got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
	if _, err := Passages([]byte(blockDefinition), "none"); !errors.Is(err, survey.ErrNotFound) {
		t.Errorf("unknown page: %v", err)
	}
	if _, err := Passages([]byte("format: 1\n"), "none"); !errors.Is(err, survey.ErrInvalid) {
		t.Errorf("a definition with findings: %v", err)
	}
}

func TestTextsInNestedBlocksAreListedUnlessTheyArePartOfAKey(t *testing.T) {
	const definition = `format: 1
key: probe
title: Probe
blocks:
  area:
    parameters: [area, label, place]
    page:
      key: '{label}-bereich'
      title: 'Bereich {area}'
      intro: 'Alles zu {place}'
      items:
        - use: status
          with: {id: '{area}', words: '{label}', question: Was geschieht im Bereich?}
  status:
    parameters: [id, words, question]
    items:
      - {id: 'area.{id}', kind: text, label: '{question}', hint: 'Auch „{words}“ zählt.', figure: none}
sections:
  - key: general
    title: Allgemeines
    pages:
      - use: area
        with: {area: verkehr, label: strasse, place: Orten}
`
	passages, err := Passages([]byte(definition), "strasse-bereich")
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, p := range passages {
		fmt.Fprintf(&got, "%d:%d %s | %s | %s\n", p.Place.Line, p.Place.Column, p.Item, p.Text, cmp.Or(p.Home, "-"))
	}
	want := `20:12  | Allgemeines | -
9:14  | Bereich {area} | im Block „area“
10:14  | Alles zu {place} | im Block „area“
13:60 area.verkehr | Was geschieht im Bereich? | im Block „area“
17:66 area.verkehr | Auch „{words}“ zählt. | im Block „status“
23:54  | Orten | -
`
	if got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
}

func TestAnAnswerOfAListIsCountedOnEveryPageThatShowsIt(t *testing.T) {
	for place, p := range textsOf(t, shipped(t, "dlt-2026.yaml")) {
		if p.Home == "in der Antwortliste „yes_no“" && p.Pages != 9 {
			t.Errorf("%+v: %q on %d pages", place, p.Text, p.Pages)
		}
	}
}

// FuzzRewrite types anything into any text: either it stands there afterwards
// and nothing else has changed, or the definition stays.
func FuzzRewrite(f *testing.F) {
	for _, text := range []string{"", "a", "- a", "a: b", "# a", "'", "\"", "\\", "a\nb", "\n\n a\n  b\n", "{a}", "[", "| x", "> ", "&a *a !b", "~", "\u0085", "%", "a\r\nb"} {
		f.Add(uint8(len(text)), text)
	}
	r := newReport("")
	root := r.parse([]byte(everyStyle))
	var places []survey.Place
	locate(root, -1, func(n *yaml.Node, _ int) {
		if n.ShortTag() == "!!str" {
			places = append(places, placeAt(n))
		}
	})
	f.Fuzz(func(t *testing.T, which uint8, text string) {
		place := places[int(which)%len(places)]
		got, stretches, err := Rewrite([]byte(everyStyle), map[survey.Place]string{place: text})
		if err != nil || string(got) == everyStyle {
			return
		}
		var now, old any
		if yaml.Unmarshal(got, &now) != nil {
			return // a character that no definition may hold
		}
		must := yaml.Unmarshal([]byte(everyStyle), &old)
		if a, b := leaves(old), leaves(now); must != nil || len(a) != len(b) || differences(a, b) > 1 {
			t.Errorf("%+v: %q changed more than its text:\n%s", place, text, got)
		}
		if s := stretches[place]; s.From != place || !s.Holds(place) {
			t.Errorf("%+v stands at %+v", place, s)
		}
	})
}

// leaves lists all values by their order.
func leaves(v any) []string {
	switch v := v.(type) {
	case map[string]any:
		var all []string
		for _, key := range slices.Sorted(maps.Keys(v)) {
			all = append(append(all, key), leaves(v[key])...)
		}
		return all
	case []any:
		var all []string
		for _, e := range v {
			all = append(all, leaves(e)...)
		}
		return all
	}
	return []string{fmt.Sprintf("%T %v", v, v)}
}

func differences(a, b []string) (n int) {
	for i := range a {
		if a[i] != b[i] {
			n++
		}
	}
	return n
}

func TestASentenceForAMistakeIsNamedByItsOccasion(t *testing.T) {
	passages, err := Passages([]byte(everyStyle), "more")
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(passages, func(p survey.Passage) bool {
		return p.Name == "Meldung, wenn der größte Wert überschritten ist" && p.Text == "Zu viele."
	}) {
		t.Errorf("listed are %v", passages)
	}
	everything := survey.Item{Kind: survey.KindMultiple, MinChoices: 1, MaxChoices: 1, NoneOfThese: true, Total: &survey.Total{},
		Options: []*survey.Option{{Text: true}, {Exclusive: true}}}
	codes := append(everything.Mistakes(), survey.TooManyRecords)
	for _, kind := range []survey.Kind{survey.KindURL, survey.KindEmail, survey.KindNumber, survey.KindDate} {
		codes = append(codes, (&survey.Item{Kind: kind}).Mistakes()...)
	}
	for _, code := range codes {
		if occasions[code] == "" {
			t.Errorf("nothing is said about %s", code)
		}
	}
}

func TestUsesOfABlockOnOneLineKeepTheirOwnTexts(t *testing.T) {
	const definition = `format: 1
key: probe
title: Probe
blocks:
  sheet:
    parameters: [key, name]
    page:
      key: 'sheet-{key}'
      title: 'Seite {name}'
      items: [{id: 'a.{key}', kind: text, label: 'Was gilt für {name}?', figure: none}]
sections:
  - key: a
    title: A
    pages: [{use: sheet, with: {key: one, name: Erstens}}, {use: sheet, with: {key: two, name: Zweitens}}]
`
	for page, want := range map[string]string{"sheet-one": "Erstens", "sheet-two": "Zweitens"} {
		passages, err := Passages([]byte(definition), page)
		if err != nil {
			t.Fatal(err)
		}
		if got := passages[len(passages)-1]; got.Name != "Text für {name}" || got.Text != want {
			t.Errorf("%s: %q is %q, want %q", page, got.Name, got.Text, want)
		}
	}
}
