package export

import (
	"bytes"
	"encoding/csv"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"kreisumfrage/internal/codebook"
	"kreisumfrage/internal/survey"
)

func TestAnswersComeBackFromBothFormatsUnchanged(t *testing.T) {
	q, cb, r := quiz(), quizCodebook(), rand.New(rand.NewPCG(20, 17))
	wave := quizTarget().Wave
	for i := range 400 {
		subs := []survey.Submission{submission("01056", randomAnswers(r)), submission("R001", randomAnswers(r))}
		for _, format := range []struct {
			name string
			trip func() ([]survey.Submission, []LineProblem, error)
		}{
			{"CSV", func() ([]survey.Submission, []LineProblem, error) {
				var b bytes.Buffer
				err := AnswersCSV(&b, cb, wave, subs)
				back, problems := ReadAnswersCSV(&b, q, cb, quizTarget())
				return back, problems, err
			}},
			{"JSON", func() ([]survey.Submission, []LineProblem, error) {
				var b bytes.Buffer
				err := AnswersJSON(&b, q, wave, subs)
				back, problems := ReadAnswersJSON(&b, q, quizTarget())
				return back, problems, err
			}},
		} {
			back, problems, err := format.trip()
			if err != nil || len(problems) > 0 || len(back) != 2 {
				t.Fatalf("%s, case %d: %v, %d submissions, %v\n%s", format.name, i, err, len(back), problems, describe(subs[0].Rows))
			}
			for j := range subs {
				if !reflect.DeepEqual(back[j].Rows, subs[j].Rows) {
					t.Fatalf("%s, case %d: got\n%s\nwant\n%s", format.name, i, describe(back[j].Rows), describe(subs[j].Rows))
				}
				if back[j].County.Key != subs[j].County.Key || !back[j].Time.Equal(subs[j].Time) || back[j].Kind != survey.FromImport {
					t.Fatalf("%s, case %d: %+v", format.name, i, back[j])
				}
			}
		}
	}
}

func TestEveryHostileTextComesBackFromEveryTextField(t *testing.T) {
	q, cb := quiz(), quizCodebook()
	for _, text := range hostile {
		a := survey.Answers{
			{Item: "a.single"}:              {Options: []string{"yes"}},
			{Item: "a.multi"}:               {Options: []string{"other"}, Texts: map[string]string{"other": text}},
			{Item: "a.multi_text"}:          survey.Write(text),
			{Item: "a.name"}:                survey.Write(text),
			{Item: "b.scale"}:               survey.Choose("low"),
			{Item: "b.why"}:                 survey.Write(text),
			{Item: "b.practice", Record: 2}: {Fields: map[string]string{"title": text, "done": text, "contact": text}},
		}
		want := submission("03241", a)
		var b bytes.Buffer
		if err := AnswersCSV(&b, cb, quizTarget().Wave, []survey.Submission{want}); err != nil {
			t.Fatal(err)
		}
		noCellRuns(t, b.String())
		back, problems := ReadAnswersCSV(&b, q, cb, quizTarget())
		if len(problems) > 0 || !reflect.DeepEqual(back[0].Rows, want.Rows) {
			t.Errorf("%q: %v", text, problems)
		}
	}
}

// noCellRuns fails when a spreadsheet would take a cell for a formula.
func noCellRuns(t *testing.T, file string) {
	t.Helper()
	in := csv.NewReader(strings.NewReader(strings.TrimPrefix(file, "\ufeff")))
	in.Comma = ';'
	lines, err := in.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range lines {
		for _, c := range line {
			if bare := strings.TrimLeft(c, " \u00a0\n"); bare != "" && strings.ContainsRune("=+-@＝＋－＠\t\r", []rune(bare)[0]) {
				t.Errorf("cell %q", c)
			}
		}
	}
}

func TestGuardIsTakenBackExactly(t *testing.T) {
	for _, c := range []struct{ text, cell string }{
		{"", ""}, {"abc", "abc"}, {"=1", "'=1"}, {"+1", "'+1"}, {"-1", "'-1"}, {"@x", "'@x"}, {"\tx", "'\tx"}, {"\rx", "'\rx"},
		{" \u00a0=1", "' \u00a0=1"}, {"\n@x", "'\n@x"}, {"a=1", "a=1"}, {" a=1", " a=1"},
		{"'", "''"}, {"'=1", "''=1"}, {"''", "'''"}, {" '=1", " '=1"}, {"＝1", "'＝1"},
	} {
		if got := Guard(c.text); got != c.cell {
			t.Errorf("Guard(%q) = %q, want %q", c.text, got, c.cell)
		}
		if got := Unguard(c.cell); got != c.text {
			t.Errorf("Unguard(%q) = %q, want %q", c.cell, got, c.text)
		}
	}
}

func TestCSVIsAsGermanExcelOpensIt(t *testing.T) {
	a := survey.Answers{
		{Item: "a.single"}: {Options: []string{"no"}},
		{Item: "a.multi"}:  {Options: []string{"other", "speed"}, Texts: map[string]string{"other": `=a;"b"`}},
	}
	cb := quizCodebook()
	cb.Variables = cb.Variables[:17] // up to the companion
	var b bytes.Buffer
	wave := survey.Wave{Key: "2026", Edition: "e1", SampleData: true}
	if err := AnswersCSV(&b, cb, wave, []survey.Submission{submission("01056", a)}); err != nil {
		t.Fatal(err)
	}
	want := "\ufeff" +
		`"kreis_schluessel";"kreis_name";"land";"einreichung_nr";"eingereicht_am";"herkunft";"vorgangsnummer";"fragebogen_fassung";"hinweis";` +
		`"a.single";"a.single:other:text";"a.multi";"a.multi:speed";"a.multi:alone";"a.multi:other";"a.multi:other:text";"a.multi_text"` + "\r\n" +
		`"01056";"Kreis Pinneberg";"Schleswig-Holstein";2;"2026-11-30T14:05:00+01:00";"form";"2026-01056";"e1";"Beispieldaten";` +
		`"no";;"BEANTWORTET";1;0;1;"'=a;""b""";"LEER"` + "\r\n"
	if got := b.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestReasonsOfMissingStayApart(t *testing.T) {
	for _, c := range []struct {
		name    string
		answers survey.Answers
		want    map[string]string
	}{
		{"nothing answered", survey.Answers{}, map[string]string{
			"a.single": "LEER", "a.multi": "LEER", "a.multi:speed": "", "b.scale": "NICHT_GESTELLT", "b.practice": "NICHT_GESTELLT", "b.why": "NICHT_GESTELLT"}},
		{"explicit", survey.Answers{{Item: "a.single"}: {NoAnswer: true}, {Item: "a.multi"}: {None: true}}, map[string]string{
			"a.single": "KEINE_ANGABE", "a.multi": "NICHTS_DAVON", "a.multi:speed": "0", "a.multi:other": "0"}},
		{"on the path", survey.Answers{{Item: "a.single"}: survey.Choose("yes"), {Item: "b.scale"}: {NoAnswer: true}}, map[string]string{
			"a.single": "yes", "b.scale": "KEINE_ANGABE", "b.why": "NICHT_GESTELLT", "b.link": "LEER", "b.practice": "LEER"}},
	} {
		line := newAnswerLine(survey.Wave{}, submission("01056", c.answers))
		for name, want := range c.want {
			got := strings.Trim(string(line.cell(*quizCodebook().Variable(name))), `"`)
			if got != want {
				t.Errorf("%s: %s = %q, want %q", c.name, name, got, want)
			}
		}
	}
}

func TestPersonalPartsStayOutOfBothFormats(t *testing.T) {
	q := quiz()
	subs := []survey.Submission{submission("01056", survey.Answers{
		{Item: "a.single"}:              survey.Choose("yes"),
		{Item: "a.name"}:                survey.Write("GEHEIM-1"),
		{Item: "b.practice", Record: 1}: {Fields: map[string]string{"title": "Bauantrag", "contact": "GEHEIM-2"}},
	})}
	var table, machine bytes.Buffer
	if err := AnswersCSV(&table, quizCodebook().WithoutPersonal(), survey.Wave{}, subs); err != nil {
		t.Fatal(err)
	}
	if err := AnswersJSON(&machine, q, survey.Wave{}, WithoutPersonal(q, subs)); err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string]string{"CSV": table.String(), "JSON": machine.String()} {
		if strings.Contains(file, "GEHEIM") || !strings.Contains(file, "Bauantrag") {
			t.Errorf("%s: %s", name, file)
		}
	}
	if subs[0].Rows[3].Value.Text != "GEHEIM-1" {
		t.Error("the given submissions were changed")
	}
}

func TestReadingMayMissPersonalAndDescribingColumnsOnly(t *testing.T) {
	q, cb := quiz(), quizCodebook()
	var few codebook.Codebook
	for _, v := range cb.WithoutPersonal().Variables {
		if v.Content != codebook.Identity || v.Name == codebook.CountyKey {
			few.Variables = append([]codebook.Variable{v}, few.Variables...) // order does not matter either
		}
	}
	want := submission("01056", survey.Answers{{Item: "a.multi"}: survey.Choose("speed", "other")})
	var b bytes.Buffer
	if err := AnswersCSV(&b, few, survey.Wave{}, []survey.Submission{want}); err != nil {
		t.Fatal(err)
	}
	back, problems := ReadAnswersCSV(&b, q, cb, quizTarget())
	if len(problems) > 0 || !reflect.DeepEqual(back[0].Rows, want.Rows) || !back[0].Time.IsZero() {
		t.Errorf("%v", problems)
	}
}
