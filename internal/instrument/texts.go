package instrument

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"kreisumfrage/internal/survey"
)

// Passages lists the texts of a page as they are written in the definition, in
// the order of the page: those of its section, of the page itself, of its
// questions and answers, and what its use of a block gives for their parameters.
// The definition must compile; a page that it does not have is an ErrNotFound.
func Passages(definition []byte, page string) ([]survey.Passage, error) {
	r := newReport("")
	root := r.parse(definition)
	if root == nil {
		return nil, fmt.Errorf("list texts: %w", survey.ErrInvalid)
	}
	t := &texts{report: r, file: map[survey.Place]*yaml.Node{}, homes: map[survey.Place]string{},
		given: map[survey.Place]*yaml.Node{}, pages: map[survey.Place]int{}}
	t.read(root)
	t.raw = r.expand(root)
	if t.raw == nil || len(r.findings) > 0 {
		return nil, fmt.Errorf("list texts: %w", survey.ErrInvalid)
	}
	return t.of(page)
}

// texts walks through an expanded definition. Its nodes keep the place in the
// file that they come from, whatever blocks they went through.
type texts struct {
	*report
	raw   *rawDefinition
	file  map[survey.Place]*yaml.Node // every value as it is written
	homes map[survey.Place]string     // the block or list that a value stands in
	given map[survey.Place]*yaml.Node // place of a use → its arguments
	hands []*yaml.Node                // arguments of uses in blocks
	pages map[survey.Place]int        // how many pages show a text
}

// read notes what expansion is going to mix.
func (t *texts) read(root *yaml.Node) {
	t.visit(root, "")
	for key, home := range map[string]string{"blocks": "im Block „%s“", "option_sets": "in der Antwortliste „%s“"} {
		if all := child(root, key); all != nil {
			for name, body := range pairs(all) {
				t.visit(body, fmt.Sprintf(home, name.Value))
			}
		}
	}
}

func (t *texts) visit(n *yaml.Node, home string) {
	switch n.Kind {
	case yaml.ScalarNode:
		t.file[placeAt(n)], t.homes[placeAt(n)] = n, home
	case yaml.MappingNode:
		if with := child(n, "with"); with != nil && child(n, "use") != nil {
			t.given[placeAt(n)] = with
			if home != "" {
				t.hands = append(t.hands, with)
			}
		}
		for _, value := range pairs(n) {
			t.visit(value, home)
		}
	default:
		for _, c := range n.Content {
			t.visit(c, home)
		}
	}
}

func placeAt(n *yaml.Node) survey.Place { return survey.Place{Line: n.Line, Column: n.Column} }

// of lists the texts of one page; the others are counted only.
func (t *texts) of(page string) ([]survey.Passage, error) {
	var list []survey.Passage
	found := false
	for i := range t.raw.Sections {
		section := &t.raw.Sections[i]
		for j := range section.Pages {
			w := &textWalk{texts: t, seen: map[survey.Place]bool{}}
			w.own(reflect.ValueOf(section).Elem())
			w.fields(reflect.ValueOf(&section.Pages[j]).Elem())
			for place := range w.seen {
				t.pages[place]++
			}
			if section.Pages[j].Key == page {
				list, found = w.written(section.Pages[j].node), true
			}
		}
	}
	if !found {
		return nil, fmt.Errorf("page %q: %w", page, survey.ErrNotFound)
	}
	for i := range list {
		list[i].Pages = max(1, t.pages[list[i].Place])
	}
	return list, nil
}

// textWalk collects the texts of one page.
type textWalk struct {
	*texts
	list     []survey.Passage
	seen     map[survey.Place]bool
	mentions []string // parameters in the texts
	item     string
	part     string // the key of an answer, a part of it or a check
}

// own collects the texts of a mapping, without those of the mappings in it.
func (w *textWalk) own(v reflect.Value) {
	where := v.Addr().Interface().(interface{ at(string) *yaml.Node })
	for i := range v.NumField() {
		field := v.Type().Field(i)
		style, key := field.Tag.Get("text"), field.Tag.Get("yaml")
		if n := where.at(key); (style == "line" || style == "markup") && n.Kind == yaml.ScalarNode {
			w.add(n, w.named(schemaName(v.Type())+"."+key), style == "markup")
		}
	}
}

// named words what a text is.
func (w *textWalk) named(path string) string {
	name, _, _ := strings.Cut(descriptions[path], ";")
	name, _, _ = strings.Cut(name, ".")
	if w.part != "" {
		name += " „" + w.part + "“"
	}
	return name
}

func (w *textWalk) add(n *yaml.Node, name string, markup bool) {
	place := placeAt(n)
	source := w.file[place]
	if source == nil || w.seen[place] {
		return
	}
	w.seen[place] = true
	w.mentions = append(w.mentions, mention.FindAllString(source.Value, -1)...)
	if firstMention(source.Value) == source.Value {
		return // the argument is the text
	}
	w.list = append(w.list, survey.Passage{Place: place, Item: w.item, Name: name, Markup: markup,
		Text: strings.TrimRight(source.Value, "\n"), Home: w.homes[place]})
}

// fields collects the texts of a mapping and of everything in it.
func (w *textWalk) fields(v reflect.Value) {
	switch raw := v.Addr().Interface().(type) {
	case *rawItem:
		w.item, w.part = raw.ID, ""
	case *rawColumn:
		w.part = raw.Key
	case *rawPart:
		w.part = raw.Key
	case *rawCheck:
		w.part = raw.Key
	}
	w.own(v)
	for i := range v.NumField() {
		if v.Type().Field(i).Tag.Get("yaml") != "" {
			w.value(v.Type().Field(i).Tag.Get("yaml"), v.Field(i))
		}
	}
	switch v.Addr().Interface().(type) {
	case *rawItem:
		w.item, w.part = "", ""
	case *rawColumn, *rawPart, *rawCheck:
		w.part = ""
	}
}

func (w *textWalk) value(key string, v reflect.Value) {
	switch {
	case v.Type() == nodeType:
		if n := v.Interface().(*yaml.Node); n != nil && key == "options" {
			w.options(n)
		} else if n != nil && key == "errors" {
			w.sentences(n)
		}
	case v.Kind() == reflect.Pointer && !v.IsNil() && v.Elem().Kind() == reflect.Struct:
		w.fields(v.Elem())
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Struct:
		for i := range v.Len() {
			w.fields(v.Index(i))
		}
	}
}

// options collects the texts of answers where they are written: in their
// question, in a list, or where a block is used.
func (w *textWalk) options(n *yaml.Node) {
	if n.Kind == yaml.ScalarNode {
		n = child(w.raw.OptionSets, n.Value)
	}
	if n == nil {
		return
	}
	outer := w.part
	for _, c := range n.Content {
		option := rawOption{}
		if newReport("").decode(c, &option) {
			w.part = option.Key
			w.own(reflect.ValueOf(&option).Elem())
		}
	}
	w.part = outer
}

func (w *textWalk) sentences(n *yaml.Node) {
	for code, sentence := range pairs(n) {
		if sentence.Kind == yaml.ScalarNode {
			w.add(sentence, "Meldung, wenn "+occasions[survey.Code(code.Value)], false)
		}
	}
}

// occasions word when the sentence of a mistake is shown.
var occasions = map[survey.Code]string{
	survey.ExclusiveOption:   "sich Antworten ausschließen",
	survey.TooFewOptions:     "zu wenige Antworten gewählt sind",
	survey.TooManyOptions:    "zu viele Antworten gewählt sind",
	survey.NoneWithOption:    "neben „Nichts davon“ eine Antwort gewählt ist",
	survey.TextWithoutOption: "das Textfeld ausgefüllt, aber seine Antwort nicht gewählt ist",
	survey.TooLong:           "der Text zu lang ist",
	survey.ControlCharacter:  "der Text ein unsichtbares Zeichen enthält",
	survey.NotURL:            "es keine Internetadresse ist",
	survey.NotEmail:          "es keine E-Mail-Adresse ist",
	survey.TooManyRecords:    "es zu viele Einträge sind",
	survey.NotNumber:         "es keine Zahl ist",
	survey.AmbiguousNumber:   "die Zahl sich auf verschiedene Arten lesen lässt",
	survey.TooManyDecimals:   "die Zahl zu viele Nachkommastellen hat",
	survey.NotDate:           "es kein Datum ist",
	survey.BelowMinimum:      "der kleinste Wert unterschritten ist",
	survey.AboveMaximum:      "der größte Wert überschritten ist",
	survey.WrongTotal:        "die Summe nicht stimmt",
}

// written leaves out what is more than a text, and adds the arguments that only
// stand inside other texts.
func (w *textWalk) written(page *yaml.Node) []survey.Passage {
	more := map[survey.Place]bool{}
	w.others(page, more)
	list := slices.DeleteFunc(w.list, func(t survey.Passage) bool { return more[t.Place] })
	given := w.given[placeAt(page)]
	if u := w.uses[page]; u != nil {
		given = w.given[u.at]
	}
	for _, m := range w.mentions {
		name := strings.Trim(m, "{}")
		n := child(given, name)
		if n == nil || n.Kind != yaml.ScalarNode || n.ShortTag() != "!!str" || w.seen[placeAt(n)] || w.elsewhere(m, more, 0) {
			continue
		}
		w.seen[placeAt(n)] = true
		list = append(list, survey.Passage{Place: placeAt(n), Name: "Text für {" + name + "}",
			Text: strings.TrimRight(n.Value, "\n")})
	}
	return list
}

// others notes the values of a page that are no texts.
func (w *textWalk) others(n *yaml.Node, more map[survey.Place]bool) {
	if n.Kind == yaml.MappingNode {
		for _, value := range pairs(n) {
			w.others(value, more)
		}
		return
	}
	if n.Kind == yaml.ScalarNode && !w.seen[placeAt(n)] {
		more[placeAt(n)] = true
	}
	for _, c := range n.Content {
		w.others(c, more)
	}
}

// elsewhere reports whether a parameter is also part of what is no text, itself
// or handed on under another name.
func (w *textWalk) elsewhere(parameter string, more map[survey.Place]bool, depth int) bool {
	for place := range more {
		if n := w.file[place]; n != nil && strings.Contains(n.Value, parameter) {
			return true
		}
	}
	for _, with := range w.hands {
		for name, value := range pairs(with) {
			if inner := "{" + name.Value + "}"; inner != parameter && strings.Contains(value.Value, parameter) &&
				depth < maxUses && w.elsewhere(inner, more, depth+1) {
				return true
			}
		}
	}
	return false
}
