package main

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"kreisumfrage/internal/instrument"
	"kreisumfrage/internal/survey"
)

var update = flag.Bool("update", false, "write the list of keywords anew")

const handbookFile = "../../docs/fragebogen.md"

// example is one fenced block of the handbook.
//
//	yaml definition   a whole definition
//	yaml ausschnitt   keys of the outermost level; what is missing stands in frame
//	yaml seiten       pages of one section
//	yaml fragen       questions of one page
//	sh                commands, whose output is the next "text" block
//
// "datei=NAME" keeps the definition for the commands, "falsch=CODE" says what
// lint has to report about it,
// "code=1" how the commands end.
type example struct {
	line  int
	words []string
	text  string
}

var fence = regexp.MustCompile("(?ms)^```([a-z].*?)$\n(.*?)^```$")

func handbook(t *testing.T) (text string, examples []example) {
	t.Helper()
	raw, err := os.ReadFile(handbookFile)
	if err != nil {
		t.Fatal(err)
	}
	text = string(raw)
	for _, m := range fence.FindAllStringSubmatchIndex(text, -1) {
		examples = append(examples, example{line: 1 + strings.Count(text[:m[0]], "\n"),
			words: strings.Fields(text[m[2]:m[3]]), text: text[m[4]:m[5]]})
	}
	if len(examples) == 0 {
		t.Fatal("the handbook has no examples")
	}
	return text, examples
}

// word returns what stands behind "name=" in the example's first line.
func (e example) word(name string) string {
	for _, w := range e.words {
		if value, ok := strings.CutPrefix(w, name+"="); ok {
			return value
		}
	}
	return ""
}

// frame is what a definition needs around an excerpt.
var frame = []struct{ key, text string }{
	{"format", "format: 1\n"},
	{"key", "key: beispiel\n"},
	{"title", "title: Beispiel\n"},
	{"no_answer", "no_answer: {label: Keine Angabe}\n"},
	{"none_of_these", "none_of_these: {label: Nichts davon}\n"},
	{"sections", "sections:\n  - {key: anfang, title: Anfang, pages: [{key: anfang, title: Anfang, items: [{id: anfang.text, kind: text, label: Was möchten Sie sagen?, figure: none}]}]}\n"},
}

// definition puts the example into a whole definition.
func (e example) definition(t *testing.T) string {
	t.Helper()
	const section = "sections:\n  - key: beispiel\n    title: Beispiel\n    pages:\n"
	switch e.words[1] {
	case "definition":
		return e.text
	case "ausschnitt":
		return framed(e.text)
	case "seiten":
		return framed(section + indented(e.text, 6))
	case "fragen":
		return framed(section + "      - key: beispiel\n        title: Beispiel\n        items:\n" + indented(e.text, 10))
	}
	t.Fatalf("%s:%d: nobody knows how to read %q", handbookFile, e.line, e.words)
	return ""
}

func framed(text string) string {
	head := ""
	for _, f := range frame {
		if !regexp.MustCompile(`(?m)^` + f.key + `:`).MatchString(text) {
			head += f.text
		}
	}
	return head + text
}

func indented(text string, by int) string {
	return regexp.MustCompile(`(?m)^(.)`).ReplaceAllString(text, strings.Repeat(" ", by)+"$1")
}

func TestEveryExampleOfTheHandbookIsAsItSays(t *testing.T) {
	_, examples := handbook(t)
	for _, e := range examples {
		if e.words[0] != "yaml" {
			continue
		}
		_, findings := instrument.Compile("beispiel.yaml", []byte(e.definition(t)))
		if want := e.word("falsch"); want != "" {
			if len(findings) == 0 || slices.ContainsFunc(findings, func(f survey.Finding) bool { return f.Code != want }) {
				t.Errorf("%s:%d: findings %v, want only %s", handbookFile, e.line, findings, want)
			}
			continue
		}
		for _, f := range findings {
			t.Errorf("%s:%d: %s", handbookFile, e.line, f)
		}
	}
}

func TestEveryCommandOfTheHandbookSaysWhatStandsBelowIt(t *testing.T) {
	_, examples := handbook(t)
	folder := t.TempDir()
	for _, e := range examples {
		if name := e.word("datei"); name != "" {
			if err := os.WriteFile(filepath.Join(folder, name), []byte(e.definition(t)), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Chdir(folder)
	completed(t, "daten")
	ran := 0
	for i, e := range examples {
		if e.words[0] != "sh" {
			continue
		}
		var out strings.Builder
		for line := range strings.Lines(e.text) {
			args := shellWords(line)
			if len(args) == 0 || args[0] != "kreisumfrage" {
				t.Fatalf("%s:%d: %q is no command of ours", handbookFile, e.line, line)
			}
			o := command(t, args[1:]...)
			out.WriteString(o.out + o.err)
			if code := cmp.Or(e.word("code"), "0"); code != strconv.Itoa(o.code) {
				t.Errorf("%s:%d: %s ends with code %d: %s", handbookFile, e.line, line, o.code, o.err)
			}
		}
		ran++
		want := ""
		if i+1 < len(examples) && examples[i+1].words[0] == "text" {
			want = examples[i+1].text
		}
		if got := strings.ReplaceAll(out.String(), folder+"/", ""); !fits(want, got) {
			t.Errorf("%s:%d: %s printed:\n%s", handbookFile, e.line, e.text, got)
		}
	}
	if ran < 5 {
		t.Errorf("the handbook shows %d commands only", ran)
	}
}

// fits compares line by line; "…" stands for any number of lines or, within a
// line, for any text.
func fits(want, got string) bool {
	pattern := regexp.QuoteMeta(strings.TrimSpace(want))
	got = trailing.ReplaceAllString(got, "")
	pattern = strings.ReplaceAll(pattern, "…", `(?s:.*?)`)
	return regexp.MustCompile(`^` + pattern + `$`).MatchString(strings.TrimSpace(got))
}

var trailing = regexp.MustCompile(`(?m)[ \t]+$`)

// shellWords parts a line at its blanks outside of single quotes.
func shellWords(line string) []string {
	var words []string
	for _, m := range regexp.MustCompile(`'([^']*)'|(\S+)`).FindAllStringSubmatch(line, -1) {
		words = append(words, m[1]+m[2])
	}
	return words
}

func TestTheHandbookShowsEveryKeyword(t *testing.T) {
	_, examples := handbook(t)
	c := &coverage{schema: instrument.Schema(), shown: map[string]bool{}}
	for _, e := range examples {
		if e.words[0] != "yaml" || e.word("falsch") != "" {
			continue
		}
		var document any
		if err := yaml.Unmarshal([]byte(e.definition(t)), &document); err != nil {
			t.Fatalf("%s:%d: %v", handbookFile, e.line, err)
		}
		c.follow("definition", c.schema, document)
	}
	for _, key := range keywords(c.schema) {
		if !c.shown[key] {
			t.Errorf("no example uses %s", key)
		}
	}
}

// coverage notes which keys of the schema the examples use.
type coverage struct {
	schema map[string]any
	shown  map[string]bool
}

// follow walks the document along the schema. Where the schema offers several
// shapes, all that could be meant count.
func (c *coverage) follow(name string, schema map[string]any, document any) {
	if reference, ok := schema["$ref"].(string); ok {
		name = strings.TrimPrefix(reference, "#/$defs/")
		c.follow(strings.TrimSuffix(name, "_in_block"), c.schema["$defs"].(map[string]any)[name].(map[string]any), document)
		return
	}
	shapes, _ := schema["anyOf"].([]map[string]any)
	for _, shape := range shapes {
		c.follow(name, shape, document)
	}
	switch d := document.(type) {
	case []any:
		if items, ok := schema["items"].(map[string]any); ok {
			for _, element := range d {
				c.follow(name, items, element)
			}
		}
	case map[string]any:
		c.mapping(name, schema, d)
	}
}

func (c *coverage) mapping(name string, schema map[string]any, document map[string]any) {
	properties, _ := schema["properties"].(map[string]any)
	if !ownKeys(properties, document) {
		return
	}
	for key, value := range document {
		if property, known := properties[key].(map[string]any); known {
			c.shown[name+"."+key] = true
			c.follow(name, property, value)
		} else if free, ok := schema["additionalProperties"].(map[string]any); ok {
			c.follow(name, free, value)
		}
	}
}

// ownKeys reports whether the mapping is of this shape: a use of a block is no
// page.
func ownKeys(properties, document map[string]any) bool {
	if len(properties) == 0 {
		return true
	}
	for key := range document {
		if properties[key] == nil {
			return false
		}
	}
	return true
}

// keywords lists "item.label" for every key that a definition can have.
func keywords(schema map[string]any) []string {
	var all []string
	add := func(name string, s map[string]any) {
		properties, _ := s["properties"].(map[string]any)
		for key := range properties {
			all = append(all, strings.TrimSuffix(name, "_in_block")+"."+key)
		}
	}
	add("definition", schema)
	for name, s := range schema["$defs"].(map[string]any) {
		add(name, s.(map[string]any))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// The list at the end of the handbook is made from the schema: run with -update
// after a change.
func TestTheHandbookListsEveryKeywordWithItsMeaning(t *testing.T) {
	const begin, end = "<!-- Schlüsselwörter: Anfang -->\n", "<!-- Schlüsselwörter: Ende -->"
	text, _ := handbook(t)
	head, rest, ok := strings.Cut(text, begin)
	list, tail, complete := strings.Cut(rest, end)
	if !ok || !complete {
		t.Fatal("the list has no place")
	}
	want := keywordList(instrument.Schema())
	if *update {
		if err := os.WriteFile(handbookFile, []byte(head+begin+want+end+tail), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if list != want {
		t.Error("the list of keywords is not that of the schema; run this test with -update")
	}
}

func keywordList(schema map[string]any) string {
	var list strings.Builder
	last := ""
	for _, path := range keywords(schema) {
		name, key, _ := strings.Cut(path, ".")
		if name != last {
			fmt.Fprintf(&list, "\n**%s**\n\n| Schlüssel | Bedeutung |\n| --- | --- |\n", shape(schema, name)["title"])
			last = name
		}
		property := properties(schema, name)[key].(map[string]any)
		fmt.Fprintf(&list, "| `%s` | %s |\n", key, strings.ReplaceAll(property["description"].(string), "|", `\|`))
	}
	return list.String()
}

// properties are the keys of one sort of mapping.
func properties(schema map[string]any, name string) map[string]any {
	return shape(schema, name)["properties"].(map[string]any)
}

func shape(schema map[string]any, name string) map[string]any {
	if name == "definition" {
		return schema
	}
	definitions := schema["$defs"].(map[string]any)
	for _, key := range []string{name, name + "_in_block"} {
		if found, ok := definitions[key].(map[string]any); ok {
			return found
		}
	}
	return nil
}
