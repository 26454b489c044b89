package export

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"kreisumfrage/internal/codebook"
	"kreisumfrage/internal/survey"
)

// staffing has a group with a typed total, one that is always 100, a required
// question and checks.
func staffing() *survey.Questionnaire {
	number := func(key string, fits survey.Range) *survey.Column {
		return &survey.Column{Key: key, Label: strings.ToUpper(key), Kind: survey.KindNumber, Range: fits}
	}
	posts, share := survey.Range{Minimum: "0", Decimals: 2, Unit: "Stellen"}, survey.Range{Minimum: "0", Maximum: "100", Unit: "%"}
	over := func(item, part, limit string) *survey.Condition {
		return &survey.Condition{Compare: &survey.Comparison{Left: survey.Operand{Sum: []survey.Term{{Item: item, Part: part}}}, Test: survey.Above, Right: survey.Operand{Literal: limit}}}
	}
	page := &survey.Page{Key: "p", Topics: []*survey.Topic{{Items: []*survey.Item{
		{ID: "s.head", Number: "I.1.1", Kind: survey.KindText, Label: "Leitung", MaxLength: 60, Required: true},
		{ID: "s.posts", Number: "I.1.2", Kind: survey.KindGroup, Label: "Stellen", Total: &survey.Total{Label: "Insgesamt"},
			Columns: []*survey.Column{number("a", posts), number("b", posts), number(survey.TotalKey, posts)}},
		{ID: "s.split", Number: "I.1.3", Kind: survey.KindGroup, Label: "Verteilung", Total: &survey.Total{Label: "Zusammen", Equal: "100"},
			Columns: []*survey.Column{number("own", share), number("foreign", share)}},
	}}}, Checks: []*survey.Check{
		{Key: "many", Level: survey.LevelWarning, Text: "Mehr als tausend Stellen sind für die IT eines Landkreises außergewöhnlich viele.", At: "s.posts", When: over("s.posts", "", "1000")},
		{Key: "own", Level: survey.LevelError, Text: "Alles selbst zu machen ist nicht möglich.", At: "s.split", When: over("s.split", "own", "99")},
	}}
	return survey.New("staffing", "Personal", []*survey.Section{{Key: "s", Number: "I", Pages: []*survey.Page{page}}})
}

func staffingCodebook() codebook.Codebook {
	return codebook.Of(staffing(), codebook.Source{Edition: "e1"})
}

// staffed are answers with a confirmed warning.
func staffed() survey.Answers {
	q := staffing()
	a := survey.Answers{
		{Item: "s.head"}:  survey.Write("Frau K."),
		{Item: "s.posts"}: {Fields: map[string]string{"a": "999.5", "b": "0.75", "total": "1000.25"}},
		{Item: "s.split"}: {Fields: map[string]string{"own": "0", "foreign": "100"}},
	}
	for _, o := range q.Objections(a) {
		a[o.Ref()] = o.Confirmation
	}
	return a
}

// fileOf is the export in the format, of a county with these answers.
func fileOf(t testing.TB, format string, a survey.Answers) string {
	t.Helper()
	sub := submission("01056", nil)
	sub.Rows = staffing().Snapshot(a)
	var b bytes.Buffer
	err := AnswersJSON(&b, staffing(), quizTarget().Wave, []survey.Submission{sub})
	if format == "CSV" {
		b.Reset()
		err = AnswersCSV(&b, staffingCodebook(), quizTarget().Wave, []survey.Submission{sub})
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func readStaffing(format, file string, target Target) ([]survey.Submission, []LineProblem) {
	if format == "CSV" {
		return ReadAnswersCSV(strings.NewReader(file), staffing(), staffingCodebook(), target)
	}
	return ReadAnswersJSON(strings.NewReader(file), staffing(), target)
}

var formats = []string{"CSV", "JSON"}

func TestGroupsAndConfirmationsComeBackByteForByte(t *testing.T) {
	r := rand.New(rand.NewPCG(18, 20))
	for _, a := range []survey.Answers{staffed(), {{Item: "s.head"}: survey.Write("K.")}, randomStaff(r), randomStaff(r), randomStaff(r), randomStaff(r)} {
		want := staffing().Snapshot(a)
		for _, format := range formats {
			file := fileOf(t, format, a)
			subs, problems := readStaffing(format, file, quizTarget())
			if len(problems) > 0 || !reflect.DeepEqual(subs[0].Rows, want) {
				t.Fatalf("%s: %v\n%s", format, problems, describe(want))
			}
			if again := fileOf(t, format, subs[0].Answers()); again != file {
				t.Errorf("%s: written again\n%s\nwas\n%s", format, again, file)
			}
		}
	}
	if file := fileOf(t, "CSV", staffed()); !strings.HasSuffix(file,
		`"BEANTWORTET";"Frau K.";"BEANTWORTET";999,5;0,75;1000,25;"BEANTWORTET";0;100;"BESTAETIGT"`+"\r\n") {
		t.Error(file)
	}
}

func randomStaff(r *rand.Rand) survey.Answers {
	a := staffed()
	posts := a[survey.Ref{Item: "s.posts"}].Fields
	switch r.IntN(3) {
	case 0:
		delete(posts, "a")
	case 1:
		posts["a"], posts["total"] = "1.25", "2"
	}
	return a
}

func TestAFileThatBreaksWhatTheFormAsksForIsRefusedWithItsPlace(t *testing.T) {
	change := func(item string, v survey.Value) survey.Answers {
		a := staffed()
		a[survey.Ref{Item: item}] = v
		return a
	}
	number := func(pairs ...string) survey.Value {
		v := survey.Value{Fields: map[string]string{}}
		for i := 0; i < len(pairs); i += 2 {
			v.Fields[pairs[i]] = pairs[i+1]
		}
		return v
	}
	for _, c := range []struct {
		answers   survey.Answers
		csv, json string // column and code
	}{
		{change("s.head", survey.Value{}), "s.head required_missing", "s.head required_missing"},
		{change("s.split", number("own", "100", "foreign", "0")), "s.split objected", "s.split objected"},
		{change("check/many", survey.Value{}), "check/many not_confirmed", "check/many not_confirmed"},
		{change("s.posts", number("a", "1", "b", "2", "total", "4")), "s.posts:total:wert wrong_total", "s.posts wrong_total"},
		{change("s.split", number("own", "1", "foreign", "2")), "s.split wrong_total", "s.split wrong_total"},
		{change("s.posts", number("a", "0.125")), "s.posts:a:wert too_many_decimals", "s.posts too_many_decimals"},
	} {
		for i, format := range formats {
			_, problems := readStaffing(format, fileOf(t, format, c.answers), quizTarget())
			got := ""
			for _, p := range problems {
				got += p.Column + " " + string(p.Code)
				if p.Line != 2 || p.County != "01056" || strings.Contains(p.Text, "%!") || strings.Contains(p.Text, " …") {
					t.Errorf("%s: %s", format, p)
				}
			}
			if want := []string{c.csv, c.json}[i]; got != want {
				t.Errorf("%s: %q, want %q", format, got, want)
			}
		}
	}
	_, problems := readStaffing("CSV", fileOf(t, "CSV", change("check/many", survey.Value{})), quizTarget())
	if want := "Zeile 2 (01056), Spalte check/many: Dieser Hinweis ist nicht bestätigt („Mehr als tausend Stellen sind für die IT eines Landkreises außergewöhnlich viele.“)."; len(problems) != 1 || problems[0].String() != want {
		t.Errorf("%v", problems)
	}
}

func TestInventedAnswersMayMissWhatIsRequired(t *testing.T) {
	sample, rebuilt := quizTarget(), quizTarget()
	sample.Wave.SampleData, rebuilt.Wave.Reconstructed = true, true
	for _, target := range []Target{sample, rebuilt} {
		for _, format := range formats {
			if subs, problems := readStaffing(format, fileOf(t, format, nil), target); len(subs) != 1 || len(problems) > 0 {
				t.Errorf("%s: %v", format, problems)
			}
		}
	}
}

func TestAConfirmationOfNothingIsRefused(t *testing.T) {
	for _, format := range formats {
		file := strings.NewReplacer("999,5;0,75;1000,25", "9,5;0,5;10", `{"a":"999.5","b":"0.75","total":"1000.25"}`, `{"a":"9.5","b":"0.5","total":"10"}`).Replace(fileOf(t, format, staffed()))
		_, problems := readStaffing(format, file, quizTarget())
		if len(problems) != 1 || problems[0].Code != NothingToConfirm || problems[0].Column != "check/many" {
			t.Errorf("%s: %v", format, problems)
		}
	}
	for _, c := range []struct{ from, to, want string }{
		{`"BESTAETIGT"`, `"JA"`, "check/many unknown_code"},
		{`check/many"`, `check/gone"`, "check/gone unknown_column"},
	} {
		_, problems := readStaffing("CSV", strings.Replace(fileOf(t, "CSV", staffed()), c.from, c.to, 1), quizTarget())
		if got := problems[0].Column + " " + string(problems[0].Code); got != c.want {
			t.Errorf("%s: %v", c.to, problems)
		}
	}
	for to, want := range map[string]ProblemCode{
		`"item":"check/own"`: UnknownItem, `"item":"check/gone"`: UnknownItem, `"item":"check/many","record":1`: UnknownItem,
	} {
		_, problems := readStaffing("JSON", strings.Replace(fileOf(t, "JSON", staffed()), `"item":"check/many"`, to, 1), quizTarget())
		if len(problems) == 0 || problems[0].Code != want {
			t.Errorf("%s: %v", to, problems)
		}
	}
}

func TestAFingerprintOfPersonalAnswersStaysOutOfTheExport(t *testing.T) {
	q := staffing()
	sub := submission("01056", nil)
	sub.Rows = q.Snapshot(staffed())
	last := func() survey.SubmissionRow {
		bare := WithoutPersonal(q, []survey.Submission{sub})
		return bare[0].Rows[len(bare[0].Rows)-1]
	}
	if row := last(); row.Value.IsEmpty() || row.Item != "check/many" {
		t.Errorf("%+v", row)
	}
	q.Item("s.posts").Personal = true
	if row := last(); !row.Value.IsEmpty() || row.State != survey.Answered {
		t.Errorf("%+v", row)
	}
}

func TestTheCodebookKnowsGroupsRequiredQuestionsAndConfirmations(t *testing.T) {
	cb := codebook.Of(staffing(), codebook.Source{Edition: "e1", Words: func(c *survey.Condition) string { return "Nur wenn " + strings.Join(c.Items(), " ") + "." }})
	var b bytes.Buffer
	if err := CodebookCSV(&b, cb); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range readCSV(t, b.String()) {
		if strings.HasPrefix(l["variable"], "s.") || strings.HasPrefix(l["variable"], "check/") {
			got = append(got, fmt.Sprintf("%s|%s|%s|%s|%s|%s", l["variable"], l["inhalt"], l["wert"], l["pflichtangabe"], l["einheit"], l["bedingung"]))
		}
	}
	for _, want := range []string{
		"s.head|Stand der Frage|BEANTWORTET|ja||", "s.posts|Stand der Frage|LEER|nein||", "s.posts:a:wert|Zahl||nein|Stellen|",
		"s.posts:total:wert|Zahl||nein|Stellen|", "s.split:own:wert|Zahl||nein|%|",
		"check/many|bestätigt oder nicht|BESTAETIGT|nein||Nur wenn s.posts.", "check/many|bestätigt oder nicht|NICHT_BESTAETIGT|nein||Nur wenn s.posts.",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, strings.Join(got, "\n"))
		}
	}
}
