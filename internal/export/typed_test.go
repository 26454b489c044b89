package export

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"kreisumfrage/internal/codebook"
	"kreisumfrage/internal/survey"
)

// measures asks for everything that is typed in a fixed form, alone and in a
// record.
func measures() *survey.Questionnaire {
	euro := survey.Range{Minimum: "-500", Maximum: "999999999999", Decimals: 3, Unit: "Euro"}
	share := survey.Range{Minimum: "0", Maximum: "100", Unit: "%"}
	page := &survey.Page{Key: "m", Topics: []*survey.Topic{{Items: []*survey.Item{
		{ID: "m.cost", Number: "I.1.1", Kind: survey.KindNumber, Label: "Kosten", Range: euro},
		{ID: "m.share", Number: "I.1.2", Kind: survey.KindPercent, Label: "Anteil", Range: share},
		{ID: "m.day", Number: "I.1.3", Kind: survey.KindDate, Label: "Tag", Range: survey.Range{Minimum: "2017-01-01"}},
		{ID: "m.mail", Number: "I.1.3", Kind: survey.KindEmail, Label: "Adresse", MaxLength: 60, Personal: true},
		{ID: "m.list", Number: "I.1.4", Kind: survey.KindRecords, Label: "Liste", MaxRecords: 1, Columns: []*survey.Column{
			{Key: "cost", Label: "Kosten", Kind: survey.KindNumber, Range: euro},
			{Key: "share", Label: "Anteil", Kind: survey.KindPercent, Range: share},
			{Key: "day", Label: "Tag", Kind: survey.KindDate},
			{Key: "mail", Label: "Adresse", Kind: survey.KindEmail, MaxLength: 60},
		}},
	}}}}
	return survey.New("measures", "Maße", []*survey.Section{{Key: "m", Number: "I", Pages: []*survey.Page{page}}})
}

func measuresCodebook() codebook.Codebook {
	return codebook.Of(measures(), codebook.Source{Edition: "e1"})
}

// measured are the answers of a submission, and the cells that they make.
var measured = []struct{ cost, share, day, mail, cells string }{
	{"0", "100", "2017-01-01", "a@b.de",
		`"BEANTWORTET";0;"BEANTWORTET";100;"BEANTWORTET";"2017-01-01";"BEANTWORTET";"a@b.de";"BEANTWORTET";0;100;"2017-01-01";"a@b.de"`},
	{"-1.5", "7", "", "", `"BEANTWORTET";-1,5;"BEANTWORTET";7;"LEER";;"LEER";;"BEANTWORTET";-1,5;7;;`},
	{"999999999998.125", "", "", "", `"BEANTWORTET";999999999998,125;"LEER";;"LEER";;"LEER";;"BEANTWORTET";999999999998,125;;;`},
	{"", "", "2024-02-29", "=1@b.de", `"LEER";;"LEER";;"BEANTWORTET";"2024-02-29";"BEANTWORTET";"'=1@b.de";"BEANTWORTET";;;"2024-02-29";"'=1@b.de"`},
}

func TestTypedAnswersComeBackExactlyFromBothFormats(t *testing.T) {
	q, cb := measures(), measuresCodebook()
	for _, c := range measured {
		sub := submission("01056", nil)
		sub.Rows = q.Snapshot(survey.Answers{
			{Item: "m.cost"}: survey.Write(c.cost), {Item: "m.share"}: survey.Write(c.share), {Item: "m.day"}: survey.Write(c.day), {Item: "m.mail"}: survey.Write(c.mail),
			{Item: "m.list", Record: 1}: normal(survey.Value{Fields: map[string]string{"cost": c.cost, "share": c.share, "day": c.day, "mail": c.mail}}),
		})
		var table, machine bytes.Buffer
		if err := AnswersCSV(&table, cb, quizTarget().Wave, []survey.Submission{sub}); err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(table.String(), ";"+c.cells+"\r\n") {
			t.Errorf("got %s, want %s", table.String(), c.cells)
		}
		if err := AnswersJSON(&machine, q, quizTarget().Wave, []survey.Submission{sub}); err != nil {
			t.Fatal(err)
		}
		fromTable, problems := ReadAnswersCSV(&table, q, cb, quizTarget())
		fromMachine, more := ReadAnswersJSON(&machine, q, quizTarget())
		if len(problems)+len(more) > 0 || !reflect.DeepEqual(fromTable[0].Rows, sub.Rows) || !reflect.DeepEqual(fromMachine[0].Rows, sub.Rows) {
			t.Errorf("%+v: %v, %v", c, problems, more)
		}
	}
}

const measuresHeader = "kreis_schluessel;m.cost;m.cost:wert;m.share;m.share:wert;m.day;m.day:wert;m.mail;m.mail:text;m.list;m.list#1:cost;m.list#1:share;m.list#1:day;m.list#1:mail"

func TestATypedCellIsReadAsASpreadsheetSavesItOrRefused(t *testing.T) {
	for _, c := range []struct{ line, want string }{ // what becomes of it: the stored text, or column and code
		{"01056;BEANTWORTET;2,50;LEER;;LEER;;LEER;;LEER;;;;", "2.5"},
		{"01056;BEANTWORTET;-0,500;LEER;;LEER;;LEER;;LEER;;;;", "-0.5"},
		{"01056;BEANTWORTET;'007;LEER;;LEER;;LEER;;LEER;;;;", "7"},
		{"01056;BEANTWORTET;1.234;LEER;;LEER;;LEER;;LEER;;;;", "m.cost:wert not_number"},
		{"01056;BEANTWORTET;1,23457E+11;LEER;;LEER;;LEER;;LEER;;;;", "m.cost:wert not_number"},
		{"01056;BEANTWORTET;zwölf;LEER;;LEER;;LEER;;LEER;;;;", "m.cost:wert not_number"},
		{"01056;BEANTWORTET;1,2345;LEER;;LEER;;LEER;;LEER;;;;", "m.cost:wert too_many_decimals"},
		{"01056;BEANTWORTET;-501;LEER;;LEER;;LEER;;LEER;;;;", "m.cost:wert below_minimum"},
		{"01056;LEER;;BEANTWORTET;101;LEER;;LEER;;LEER;;;;", "m.share:wert above_maximum"},
		{"01056;LEER;;LEER;;BEANTWORTET;2024-02-29;LEER;;LEER;;;;", "2024-02-29"},
		{"01056;LEER;;LEER;;BEANTWORTET;29.02.2024;LEER;;LEER;;;;", "2024-02-29"},
		{"01056;LEER;;LEER;;BEANTWORTET;29.02.2023;LEER;;LEER;;;;", "m.day:wert not_date"},
		{"01056;LEER;;LEER;;BEANTWORTET;1.2.2024;LEER;;LEER;;;;", "m.day:wert not_date"},
		{"01056;LEER;;LEER;;BEANTWORTET;31.12.2016;LEER;;LEER;;;;", "m.day:wert below_minimum"},
		{"01056;LEER;;LEER;;LEER;;BEANTWORTET;Frau K.;LEER;;;;", "m.mail:text not_email"},
		{"01056;LEER;;BEANTWORTET;;LEER;;LEER;;LEER;;;;", "m.share other_state"},
		{"01056;LEER;;LEER;5;LEER;;LEER;;LEER;;;;", "m.share:wert value_without_answer"},
		{"01056;LEER;;LEER;;LEER;;LEER;;BEANTWORTET;1.5;;;", "m.list#1:cost not_number"},
		{"01056;LEER;;LEER;;LEER;;LEER;;BEANTWORTET;;1,5;;", "m.list#1:share too_many_decimals"},
		{"01056;LEER;;LEER;;LEER;;LEER;;BEANTWORTET;;;heute;", "m.list#1:day not_date"},
		{"01056;LEER;;LEER;;LEER;;LEER;;BEANTWORTET;;;;K.", "m.list#1:mail not_email"},
	} {
		subs, problems := ReadAnswersCSV(strings.NewReader(lines(measuresHeader, c.line)), measures(), measuresCodebook(), quizTarget())
		got := ""
		for _, p := range problems {
			got += p.Column + " " + string(p.Code)
			if p.Text == "" || strings.Contains(p.Text, "%!") {
				t.Errorf("%s: sentence %q", c.line, p.Text)
			}
		}
		if len(problems) == 0 {
			for _, row := range subs[0].Rows {
				got += row.Value.Text
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.line, got, c.want)
		}
	}
}

func TestAJSONFileWithAnAnswerInAnotherFormIsRefused(t *testing.T) {
	for item, texts := range map[string][]string{"m.cost": {"1,5", "01", "1.50", "-0", "1e3", " 1"}, "m.share": {"101", "0.5", "50 %"}, "m.mail": {"x"},
		"m.day": {"01.02.2024", "2024-2-1", "2016-12-31"}} {
		for _, text := range texts {
			sub := submission("01056", nil)
			sub.Rows = measures().Snapshot(survey.Answers{{Item: item}: survey.Write(text)})
			var b bytes.Buffer
			if err := AnswersJSON(&b, measures(), quizTarget().Wave, []survey.Submission{sub}); err != nil {
				t.Fatal(err)
			}
			if _, problems := ReadAnswersJSON(&b, measures(), quizTarget()); len(problems) != 1 {
				t.Errorf("%s %q: %v", item, text, problems)
			}
		}
	}
}

func TestTheCodebookNamesTheEndsOfNumbers(t *testing.T) {
	var b bytes.Buffer
	if err := CodebookCSV(&b, measuresCodebook()); err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, l := range readCSV(t, b.String()) {
		got[l["variable"]] = fmt.Sprintf("%s|%s|%s|%s|%s|%s", l["inhalt"], l["kleinster_wert"], l["groesster_wert"],
			l["nachkommastellen_hoechstens"], l["einheit"], l["zeichen_hoechstens"])
	}
	for name, want := range map[string]string{
		"m.cost:wert": "Zahl|-500|999999999999|3|Euro|", "m.list#1:cost": "Zahl|-500|999999999999|3|Euro|",
		"m.share:wert": "Zahl|0|100|0|%|", "m.list#1:share": "Zahl|0|100|0|%|", "m.day:wert": "Datum|2017-01-01||||", "m.list#1:day": "Datum|||||",
		"m.mail:text": "Text|||||60", "m.list#1:mail": "Text|||||60",
	} {
		if got[name] != want {
			t.Errorf("%s: %s, want %s", name, got[name], want)
		}
	}
}

func TestTooFewAndTooManyChoicesAreRefused(t *testing.T) {
	for _, c := range []struct {
		low, high int
		want      string
	}{
		{2, 0, "2 a.multi too_few_options Bei dieser Frage sind mindestens 2 Antworten zu wählen oder keine."},
		{0, 0, ""},
	} {
		q := quiz()
		q.Item("a.multi").MinChoices, q.Item("a.multi").MaxChoices = c.low, c.high
		_, problems := ReadAnswersCSV(strings.NewReader(lines(quizHeader, pinneberg, hannover)), q, quizCodebook(), quizTarget())
		got := ""
		for _, p := range problems {
			got += fmt.Sprintf("%d %s %s %s", p.Line, p.Column, p.Code, p.Text)
		}
		if got != c.want {
			t.Errorf("%d to %d: %q, want %q", c.low, c.high, got, c.want)
		}
	}
	q := quiz()
	q.Item("a.multi").MaxChoices = 1
	both := strings.Replace(pinneberg, "BEANTWORTET;1;0;0", "BEANTWORTET;1;0;1", 1)
	_, problems := ReadAnswersCSV(strings.NewReader(lines(quizHeader, both)), q, quizCodebook(), quizTarget())
	if len(problems) != 1 || problems[0].Column != "a.multi" || problems[0].Text != "Bei dieser Frage sind höchstens 1 Antworten möglich." {
		t.Errorf("%v", problems)
	}
}

func TestAnAnswerMayHaveLostChoicesToACondition(t *testing.T) {
	q := quiz()
	multi := q.Item("a.multi")
	multi.MinChoices = 2
	multi.Options[1].ShowIf = &survey.Condition{Item: "a.single", In: []string{"no"}}
	_, problems := ReadAnswersCSV(strings.NewReader(lines(quizHeader, pinneberg, hannover)), q, quizCodebook(), quizTarget())
	if len(problems) != 0 {
		t.Errorf("what was exported cannot be read again: %v", problems)
	}
}
