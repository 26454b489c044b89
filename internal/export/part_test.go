package export

import (
	"bytes"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"kreisumfrage/internal/survey"
)

// schools names an office for one whole page and for one question of another.
func schools() survey.Plan {
	return survey.Plan{"b.why": {Item: "b.why", Office: "Schulamt"}, "b.practice": {Item: "b.practice", Office: "schulamt"},
		"a.multi": {Item: "a.multi", Office: "Schulamt"}, "a.single": {Item: "a.single", Office: "=IT"}, "a.name": {Item: "a.name"}}
}

func TestAPartHasTheQuestionsOfItsOfficeAlone(t *testing.T) {
	q := quiz()
	part := Part{County: "Kreis Pinneberg", Office: "Schulamt", Plan: schools(), Deadline: "2026-11-24", ReturnTo: "Büro der Landrätin"}
	var b bytes.Buffer
	must(t, PartDOCX(&b, q, part, strings.Repeat("0123456789abcdef", 4)))
	text := paperTextOf(t, b.Bytes())
	var numbers, lines []string
	for _, row := range text.Rows {
		if len(row.Heading) > 0 {
			continue
		}
		numbers = append(numbers, strings.Join(row.Cells[0].lines(), ""))
		lines = append(lines, row.Cells[1].lines()...)
	}
	if want := []string{"I.1.2", "I.1.2a", "II.1.2", "II.1.4"}; !slices.Equal(numbers, want) {
		t.Errorf("questions %q, want %q", numbers, want)
	}
	for _, l := range text.Outside {
		lines = append(lines, l.String())
	}
	for _, want := range []string{"Schulamt, Kreis Pinneberg", "Bitte bis zum 24.11.2026", "Zurück an: Büro der Landrätin",
		"Nur wenn bei Frage I.1.1 „Ja“ gewählt ist.", "Nur wenn bei Frage II.1.1 „wenig“ gewählt ist.",
		ForeignTitle, "–\tI.1.1 Gibt es ein Portal? (=IT)", "–\tII.1.1 Wie gut?"} {
		if !slices.Contains(lines, want) {
			t.Errorf("nothing says %q: %q", want, lines)
		}
	}
	for _, other := range []string{"Name", "Adresse"} {
		if slices.ContainsFunc(lines, func(l string) bool { return strings.Contains(l, other) }) {
			t.Errorf("%q is not theirs", other)
		}
	}
}

func TestAPartThatNobodyChangedChangesNothingAndHoldsNothingElse(t *testing.T) {
	o := ownOf(quiz(), randomAnswers(rand.New(rand.NewPCG(3, 4))))
	o.Part = &Part{Office: "Schulamt", Plan: schools(), Deadline: "2026-11-24"}
	for _, write := range []func(io.Writer, Own) error{OwnXLSX, OwnJSON} {
		content := ownFileOf(t, write, o)
		file, err := ReadOwn(content)
		must(t, err)
		if answers, mistakes := file.Answers(o.Questionnaire); len(answers)+len(mistakes) > 0 {
			t.Errorf("%v, %v", answers, mistakes)
		}
	}
	var book string
	for _, content := range parts(t, ownFileOf(t, OwnXLSX, o)) {
		book += content
	}
	for key, theirs := range map[string]bool{"a.multi": true, "a.multi_text": true, "b.why": true, "b.practice": true, "a.single": false, "a.name": false, "b.link": false} {
		if strings.Contains(book, key) != theirs {
			t.Errorf("%s is theirs: %v", key, theirs)
		}
	}
}

func TestThePlanIsAListOfAllQuestionsThatRunsNoFormula(t *testing.T) {
	var b bytes.Buffer
	must(t, PlanCSV(&b, quiz(), schools()))
	want := "\ufeff\"Nummer\";\"Frage\";\"Amt\"\r\n" +
		"\"I.1.1\";\"Gibt es ein Portal?\";\"'=IT\"\r\n" +
		"\"I.1.2\";\"Welche Chancen?\";\"Schulamt\"\r\n" +
		"\"I.1.3\";\"Name\";\r\n" +
		"\"II.1.1\";\"Wie gut?\";\r\n" +
		"\"II.1.2\";\"Warum?\";\"Schulamt\"\r\n" +
		"\"II.1.3\";\"Adresse\";\r\n" +
		"\"II.1.4\";\"Beispiele\";\"schulamt\"\r\n"
	if b.String() != want {
		t.Errorf("%s", b.String())
	}
}
