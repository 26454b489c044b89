package internal_test

import (
	"go/ast"
	"go/token"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// studyWords are the words by which the definition of the DLT names its
// questions. Were one of them in the code, the definition would not be the
// only source.
type studyWords struct {
	sections []string // an id begins with one of them
	keys     []string
}

var (
	sectionLine = regexp.MustCompile(`(?m)^  - key: ([a-z][a-z0-9_]*)$`)
	idLine      = regexp.MustCompile(`\bid: '?([a-z][a-z0-9_]*)\.`)
	idInText    = regexp.MustCompile(`\b([a-z][a-z0-9_]*)\.[a-z]`)
	keyWord     = regexp.MustCompile(`\b(?:key|area): '?([a-z][a-z0-9_]*)\b`)
)

// plainWords are keys of the definition that mean something of their own in
// the code.
var plainWords = []string{"in_progress"}

func wordsOf(definition string) studyWords {
	var w studyWords
	for _, m := range slices.Concat(sectionLine.FindAllStringSubmatch(definition, -1), idLine.FindAllStringSubmatch(definition, -1)) {
		w.sections = append(w.sections, m[1])
	}
	for _, m := range keyWord.FindAllStringSubmatch(definition, -1) {
		if strings.Contains(m[1], "_") && !slices.Contains(plainWords, m[1]) {
			w.keys = append(w.keys, m[1])
		}
	}
	slices.Sort(w.sections)
	w.sections = slices.Compact(w.sections)
	return w
}

func (w studyWords) rule(f goFile) []breach {
	if f.servesTests() {
		return nil
	}
	var found []breach
	ast.Inspect(f.tree, func(n ast.Node) bool {
		literal, ok := n.(*ast.BasicLit)
		if !ok || literal.Kind != token.STRING {
			return true
		}
		text, _ := strconv.Unquote(literal.Value)
		if w.names(text) {
			found = append(found, f.breach(literal, strconv.Quote(text)+" belongs into the definition alone"))
		}
		return true
	})
	return found
}

func (w studyWords) names(text string) bool {
	if slices.Contains(w.keys, text) {
		return true
	}
	for _, id := range idInText.FindAllStringSubmatch(text, -1) {
		if slices.Contains(w.sections, id[1]) {
			return true
		}
	}
	return slices.Contains(w.sections, text) && len(text) > len("general")
}

func TestTheCodeKnowsNoQuestionOfTheSurvey(t *testing.T) {
	words := wordsOf(tree(t, "dlt-2026.yaml")["questionnaire/dlt-2026.yaml"])
	for _, section := range []string{"daseinsvorsorge", "egovernment", "general", "wirtschaftsfoerderung"} {
		if !slices.Contains(words.sections, section) {
			t.Errorf("section %s not found in the definition: the test would not see its ids", section)
		}
	}
	if len(words.keys) < 30 || !slices.Contains(words.keys, "no_topic") {
		t.Errorf("only the keys %q found in the definition", words.keys)
	}
	holds(t, words.rule)
}

func TestTheRuleAboutQuestionsBites(t *testing.T) {
	words := wordsOf("sections:\n  - key: egovernment\n    pages:\n      - id: general.strategy.status\n" +
		"options: [{key: no_topic}, {key: in_progress}, {key: small}]\nwith: {area: kultur_sport}\n")
	bites(t, words.rule, []planted{
		{"internal/web/x.go", `package web; var id = "egovernment.portal.status"`, "definition alone"},
		{"internal/web/x.go", `package web; var id = "egovernment"`, "definition alone"},
		{"internal/web/x.go", "package web; var id = `general.strategy`", "definition alone"},
		{"internal/instrument/x.go", `package instrument; const hint = "Beispiel: {item: egovernment.portal.status, in: [yes]}"`, "definition alone"},
		{"internal/figure/x.go", `package figure; func f() { if key == "no_topic" {} }`, "definition alone"},
		{"internal/figure/x.go", `package figure; var area = "kultur_sport"`, "definition alone"},
		{"internal/survey/x.go", `package survey; const d = "in_progress"`, ""},
		{"internal/survey/x.go", `package survey; const d = "small general"`, ""},
		{"internal/web/x_test.go", `package web; var id = "egovernment.portal.status"`, ""},
	})
}
