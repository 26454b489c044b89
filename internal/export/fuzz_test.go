package export

import (
	"bytes"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"kreisumfrage/internal/codebook"
	"kreisumfrage/internal/survey"
)

// What is accepted must be stable: written out and read again, it is the same.

func FuzzReadAnswersCSV(f *testing.F) {
	f.Add(lines(quizHeader, pinneberg, hannover))
	f.Add("\ufeff" + quizHeader + "\n" + `"01056";"";` + strings.Repeat(`"'=1";`, 29))
	f.Add(quizHeader + "\n\"a\"\"b;\n;;")
	r := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		var b bytes.Buffer
		if err := AnswersCSV(&b, quizCodebook(), survey.Wave{}, []survey.Submission{submission("01056", randomAnswers(r))}); err != nil {
			f.Fatal(err)
		}
		f.Add(b.String())
	}
	f.Add(fileOf(f, "CSV", staffed()))
	f.Fuzz(func(t *testing.T, file string) {
		csvIsStable(t, file, quiz(), quizCodebook())
		csvIsStable(t, file, staffing(), staffingCodebook())
	})
}

func csvIsStable(t *testing.T, file string, q *survey.Questionnaire, cb codebook.Codebook) {
	subs, problems := ReadAnswersCSV(strings.NewReader(file), q, cb, quizTarget())
	if (len(subs) > 0) == (len(problems) > 0) {
		t.Fatalf("%d submissions and %d problems", len(subs), len(problems))
	}
	if len(subs) == 0 {
		return
	}
	var b bytes.Buffer
	if err := AnswersCSV(&b, cb, quizTarget().Wave, subs); err != nil {
		t.Fatal(err)
	}
	again, problems := ReadAnswersCSV(&b, q, cb, quizTarget())
	if len(problems) > 0 {
		t.Fatalf("%v", problems)
	}
	for i := range subs {
		if !reflect.DeepEqual(again[i].Rows, subs[i].Rows) {
			t.Fatalf("got\n%s\nwant\n%s", describe(again[i].Rows), describe(subs[i].Rows))
		}
	}
}

func FuzzReadAnswersJSON(f *testing.F) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 20 {
		var b bytes.Buffer
		if err := AnswersJSON(&b, quiz(), survey.Wave{}, []survey.Submission{submission("01056", randomAnswers(r))}); err != nil {
			f.Fatal(err)
		}
		f.Add(b.String())
	}
	f.Add(`{"responses":[{}, {"rows":[{"item":"b.practice","record":-1}]}]}`)
	f.Add(fileOf(f, "JSON", staffed()))
	f.Fuzz(func(t *testing.T, file string) {
		jsonIsStable(t, file, quiz())
		jsonIsStable(t, file, staffing())
	})
}

func jsonIsStable(t *testing.T, file string, q *survey.Questionnaire) {
	subs, problems := ReadAnswersJSON(strings.NewReader(file), q, quizTarget())
	if (len(subs) > 0) == (len(problems) > 0) {
		t.Fatalf("%d submissions and %d problems", len(subs), len(problems))
	}
	if len(subs) == 0 {
		return
	}
	var b bytes.Buffer
	if err := AnswersJSON(&b, q, quizTarget().Wave, subs); err != nil {
		t.Fatal(err)
	}
	again, problems := ReadAnswersJSON(&b, q, quizTarget())
	if len(problems) > 0 || describe(again[0].Rows) != describe(subs[0].Rows) {
		t.Fatalf("%v", problems)
	}
}

func FuzzGuard(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		cell := Guard(text)
		if Unguard(cell) != text || (cell != text && cell != "'"+text) || startsFormula(cell) {
			t.Errorf("%q becomes %q", text, cell)
		}
	})
}
