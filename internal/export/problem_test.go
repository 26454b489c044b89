package export

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"kreisumfrage/internal/survey"
)

const quizHeader = "kreis_schluessel;kreis_name;a.single;a.single:other:text;a.multi;a.multi:speed;a.multi:alone;a.multi:other;a.multi:other:text;" +
	"a.multi_text;a.multi_text:text;a.name;a.name:text;b.scale;b.why;b.why:text;b.link;b.link:text;b.practice;" +
	"b.practice#1:title;b.practice#1:done;b.practice#1:contact;b.practice#1:publish;" +
	"b.practice#2:title;b.practice#2:done;b.practice#2:contact;b.practice#2:publish;" +
	"b.practice#3:title;b.practice#3:done;b.practice#3:contact;b.practice#3:publish"

// A county that said yes and ticked one chance, and one that answered nothing.
const (
	pinneberg = "01056;Kreis Pinneberg;yes;;BEANTWORTET;1;0;0;;LEER;;LEER;;low;LEER;;LEER;;BEANTWORTET;Bauantrag;;;yes;;;;;;;;"
	hannover  = "03241;Region Hannover;LEER;;LEER;;;;;LEER;;LEER;;NICHT_GESTELLT;NICHT_GESTELLT;;NICHT_GESTELLT;;NICHT_GESTELLT;;;;;;;;;;;;"
)

func lines(all ...string) string { return strings.Join(all, "\r\n") + "\r\n" }

func TestHandmadeFileIsRead(t *testing.T) {
	subs, problems := ReadAnswersCSV(strings.NewReader(lines(quizHeader, pinneberg, hannover)), quiz(), quizCodebook(), quizTarget())
	if len(problems) > 0 || len(subs) != 2 {
		t.Fatalf("%v", problems)
	}
	want := survey.Answers{{Item: "a.single"}: survey.Choose("yes"), {Item: "a.multi"}: survey.Choose("speed"), {Item: "b.scale"}: survey.Choose("low"),
		{Item: "b.practice", Record: 1}: {Fields: map[string]string{"title": "Bauantrag", "publish": "yes"}}}
	if got := describe(subs[0].Rows); got != describe(quiz().Snapshot(want)) {
		t.Errorf("got\n%s", got)
	}
	if s := subs[0]; s.Wave != "2026" || s.Edition != "e1" || s.County.Land != "Schleswig-Holstein" {
		t.Errorf("%+v", s)
	}
}

func TestEveryMistakeIsNamedAtItsPlace(t *testing.T) {
	swap := func(line, old, new string) string {
		if !strings.Contains(line, old) {
			t.Fatalf("%q is not in %q", old, line)
		}
		return strings.Replace(line, old, new, 1)
	}
	for _, c := range []struct {
		name, file string
		want       []string // line, column and code
	}{
		{"empty file", "", []string{"0  no_lines"}},
		{"header only", lines(quizHeader), []string{"0  no_lines"}},
		{"commas", lines(strings.ReplaceAll(quizHeader, ";", ",")), []string{"1  wrong_delimiter"}},
		{"Windows encoding", lines(quizHeader, pinneberg, swap(hannover, "Region", "Regi\xf3n")), []string{"3  wrong_encoding"}},
		{"UTF-16", "\xff\xfek\x00;\x00", []string{"1  wrong_encoding"}},
		{"unknown, missing and double column", lines(swap(swap(quizHeader, "b.link:text", "b.lnk:text"), "a.name;", "a.single;")), []string{
			"1 a.single duplicate_column", "1 b.lnk:text unknown_column", "1 a.name missing_column", "1 b.link:text missing_column"}},
		{"short line", lines(quizHeader, "01056;Kreis Pinneberg", hannover), []string{"2  wrong_width"}},
		{"open quote", lines(quizHeader, pinneberg, swap(hannover, "Region", `"Region`)), []string{"3  broken_csv"}},
		{"no county", lines(quizHeader, swap(pinneberg, "01056", "")), []string{"2 kreis_schluessel no_county"}},
		{"unknown county", lines(quizHeader, swap(pinneberg, "01056", "99999")), []string{"2 kreis_schluessel unknown_county"}},
		{"zero lost by Excel", lines(quizHeader, swap(pinneberg, "01056", "1056")), []string{"2 kreis_schluessel lost_zero"}},
		{"name of another county", lines(quizHeader, swap(pinneberg, "Kreis Pinneberg", "Region Hannover")), []string{"2 kreis_name wrong_name"}},
		{"county twice", lines(quizHeader, pinneberg, hannover, pinneberg), []string{"4 kreis_schluessel duplicate_county"}},
		{"unknown option", lines(quizHeader, swap(pinneberg, ";yes;", ";vielleicht;")), []string{"2 a.single unknown_code"}},
		{"Keine Angabe where it is not offered", lines(quizHeader, swap(hannover, "LEER;;LEER;;;;;", "LEER;;KEINE_ANGABE;;;;;")), []string{"2 a.multi unknown_code"}},
		{"tick that is none", lines(quizHeader, swap(pinneberg, "BEANTWORTET;1;0;0", "BEANTWORTET;x;;0")), []string{
			"2 a.multi:speed wrong_tick", "2 a.multi:alone wrong_tick"}},
		{"tick without answer", lines(quizHeader, swap(hannover, "LEER;;LEER;;;;;", "LEER;;LEER;1;;;;")), []string{"2 a.multi:speed tick_without_answer"}},
		{"exclusive option with another", lines(quizHeader, swap(pinneberg, "BEANTWORTET;1;0;0", "BEANTWORTET;1;1;0")), []string{"2 a.multi:alone exclusive_option"}},
		{"none of these with a tick", lines(quizHeader, swap(pinneberg, "BEANTWORTET;1;0;0", "NICHTS_DAVON;1;0;0")), []string{"2 a.multi none_with_option"}},
		{"answered without a tick", lines(quizHeader, swap(pinneberg, "BEANTWORTET;1;0;0", "BEANTWORTET;0;0;0")), []string{"2 a.multi other_state"}},
		{"text of an option not chosen", lines(quizHeader, swap(pinneberg, "1;0;0;;LEER", "1;0;0;x;LEER")), []string{"2 a.multi:other:text text_without_option"}},
		{"text though empty", lines(quizHeader, swap(pinneberg, "LEER;;low", "LEER;Erika;low")), []string{"2 a.name:text value_without_answer"}},
		{"text missing", lines(quizHeader, swap(pinneberg, "LEER;;low", "BEANTWORTET;;low")), []string{"2 a.name other_state"}},
		{"line break in a short text", lines(quizHeader, swap(pinneberg, "LEER;;low", "BEANTWORTET;\"a\nb\";low")), []string{"2 a.name:text control_character"}},
		{"text too long", lines(quizHeader, swap(pinneberg, "LEER;;low", "BEANTWORTET;"+strings.Repeat("ä", 61)+";low")), []string{"2 a.name:text too_long"}},
		{"text of another edition, of any length but on one line", lines("fragebogen_fassung;"+quizHeader,
			"e0;"+swap(pinneberg, "LEER;;low", "BEANTWORTET;"+strings.Repeat("ä", 61)+";low"),
			"e0;"+swap(hannover, "LEER;;NICHT", "BEANTWORTET;\"a\nb\";NICHT")), []string{"3 a.name:text control_character"}},
		{"answer of another edition that is none of this", lines("fragebogen_fassung;"+quizHeader,
			"e0;"+swap(pinneberg, "BEANTWORTET;1;0;0", "NICHTS_DAVON;1;0;0")), []string{"2 a.multi none_with_option"}},
		{"no address", lines(quizHeader, swap(pinneberg, "LEER;;LEER;;BEANTWORTET", "LEER;;BEANTWORTET;javascript:alert(1);BEANTWORTET")), []string{"2 b.link:text not_url"}},
		{"unknown option in a record", lines(quizHeader, swap(pinneberg, "Bauantrag;;;yes", "Bauantrag;;;ja")), []string{"2 b.practice#1:publish unknown_option"}},
		{"answer off the path", lines(quizHeader, swap(hannover, "LEER;;NICHT_GESTELLT;", "LEER;;low;")), []string{"2 b.scale other_state"}},
		{"gap said to be not shown", lines(quizHeader, swap(pinneberg, "low;LEER", "low;NICHT_GESTELLT")), []string{"2 b.why other_state"}},
		{"two bad lines, both named", lines(quizHeader, swap(pinneberg, ";yes;", ";x;"), swap(hannover, "03241", "1")), []string{
			"2 a.single unknown_code", "3 kreis_schluessel unknown_county"}},
		{"time", lines(quizHeader+";eingereicht_am", pinneberg+";30.11.2026"), []string{"2 eingereicht_am wrong_time"}},
		{"invented answers", lines(quizHeader+";hinweis", pinneberg+";Beispieldaten"), []string{"2 hinweis sample_refused"}},
	} {
		subs, problems := ReadAnswersCSV(strings.NewReader(c.file), quiz(), quizCodebook(), quizTarget())
		var got []string
		for _, p := range problems {
			got = append(got, fmt.Sprintf("%d %s %s", p.Line, p.Column, p.Code))
			if p.Text == "" || strings.Contains(p.Text, "%!") {
				t.Errorf("%s: sentence %q", c.name, p.Text)
			}
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") || subs != nil {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestProblemIsOneGermanLine(t *testing.T) {
	_, problems := ReadAnswersCSV(strings.NewReader(lines(quizHeader, strings.Replace(pinneberg, ";yes;", ";\"viel\nleicht\x1b[2J\u202e"+strings.Repeat("x", 99)+"\";", 1))),
		quiz(), quizCodebook(), quizTarget())
	want := "Zeile 2 (01056), Spalte a.single: „viel leicht [2J " + strings.Repeat("x", 44) + " …“ ist keine Antwortmöglichkeit und kein Code dieser Frage."
	if len(problems) != 1 || problems[0].String() != want {
		t.Errorf("got %v\nwant %s", problems, want)
	}
}

func TestSampleWaveTakesSampleData(t *testing.T) {
	target := quizTarget()
	target.Wave.SampleData = true
	if _, problems := ReadAnswersCSV(strings.NewReader(lines(quizHeader+";hinweis", pinneberg+";Beispieldaten")), quiz(), quizCodebook(), target); len(problems) > 0 {
		t.Errorf("%v", problems)
	}
}

func TestSizeIsLimited(t *testing.T) {
	for name, c := range map[string]struct {
		file string
		want ProblemCode
	}{
		"bytes": {quizHeader + strings.Repeat(" ", MaxBytes), TooLarge},
		"lines": {quizHeader + strings.Repeat("\n;", MaxLines+1), TooManyLines},
	} {
		_, problems := ReadAnswersCSV(strings.NewReader(c.file), quiz(), quizCodebook(), quizTarget())
		if last := problems[len(problems)-1]; last.Code != c.want {
			t.Errorf("%s: %v", name, last)
		}
	}
}

func TestFileWrongThroughoutNamesEveryLineButStaysShort(t *testing.T) {
	bad := strings.Replace(strings.Replace(pinneberg, "01056", "99999", 1), ";yes;", ";x;", 1)
	_, problems := ReadAnswersCSV(strings.NewReader(quizHeader+strings.Repeat("\n"+bad, 5000)), quiz(), quizCodebook(), quizTarget())
	named := map[int]bool{}
	for _, p := range problems {
		named[p.Line] = true
	}
	if len(named) != 5001 || len(problems) > 7001 { // 5,000 lines and the note
		t.Errorf("%d lines named in %d problems", len(named), len(problems))
	}
}

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, errors.New("disk") }

func TestUnreadableFileIsSaid(t *testing.T) {
	if _, problems := ReadAnswersCSV(brokenReader{}, quiz(), quizCodebook(), quizTarget()); len(problems) != 1 || problems[0].Code != Unreadable {
		t.Errorf("%v", problems)
	}
}

func TestJSONMistakesAreNamedAtTheirLine(t *testing.T) {
	var b bytes.Buffer
	subs := []survey.Submission{submission("01056", survey.Answers{{Item: "a.single"}: survey.Choose("yes"), {Item: "a.multi"}: survey.Choose("speed")}), submission("03241", nil)}
	if err := AnswersJSON(&b, quiz(), quizTarget().Wave, subs); err != nil {
		t.Fatal(err)
	}
	good := b.String()
	swap := func(old, new string) string {
		if !strings.Contains(good, old) {
			t.Fatalf("%q is not in %s", old, good)
		}
		return strings.Replace(good, old, new, 1)
	}
	for _, c := range []struct{ name, file, want string }{
		{"nothing", "", "1  broken_json"},
		{"a list", "[]", "1  broken_json"},
		{"cut off", good[:len(good)-20], "3  broken_json"},
		{"behind the end", good + "{}", "5  broken_json"},
		{"unknown field of the file", swap(`"format"`, `"formet"`), "1  broken_json"},
		{"unknown field of a response", swap(`"county":"03241"`, `"kreis":"03241"`), "3  broken_json"},
		{"other format", swap(`"format":1`, `"format":2`), "0  wrong_format"},
		{"other survey", swap(`"quiz"`, `"kreis"`), "0  other_survey"},
		{"responses twice", swap("\n]}", "\n],\"responses\":[]}"), "4  broken_json"},
		{"unknown county", swap(`"county":"03241"`, `"county":"3241"`), "3 county lost_zero"},
		{"unknown item", swap(`"item":"b.scale"`, `"item":"b.skala"`), "2 b.skala unknown_item|2 b.scale missing_item"},
		{"item twice", swap(`"item":"a.name"`, `"item":"a.single"`), "2 a.single duplicate_item|2 a.name missing_item"},
		{"unknown option", swap(`"speed"`, `"tempo"`), "2 a.multi unknown_option"},
		{"record of a plain item", swap(`"item":"a.multi"`, `"item":"a.multi","record":1`), "2 a.multi unknown_field|2 a.multi missing_item"},
		{"record below one", swap(`"item":"b.practice"`, `"item":"b.practice","record":-1`), "2 b.practice unknown_field|2 b.practice missing_item"},
		{"value without answer", swap(`"item":"a.name","state":"empty"`, `"item":"a.name","state":"empty","value":{"text":"x"}`), "2 a.name value_without_answer"},
		{"no state", swap(`"item":"b.link","state":"empty"`, `"item":"b.link","state":"seltsam"`), "2 b.link other_state"},
		{"time", swap(`"submitted":"2026-11-30`, `"submitted":"2026-13-30`), "2 submitted wrong_time"},
		{"not UTF-8", swap("Region", "Regi\xf3n"), "3  wrong_encoding"},
		{"deep nesting", `{"format":` + strings.Repeat("[", 1e6), "1  broken_json"},
	} {
		subs, problems := ReadAnswersJSON(strings.NewReader(c.file), quiz(), quizTarget())
		var got []string
		for _, p := range problems {
			got = append(got, fmt.Sprintf("%d %s %s", p.Line, p.Column, p.Code))
		}
		if strings.Join(got, "|") != c.want || subs != nil {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestEveryCodeHasASentence(t *testing.T) {
	for _, code := range []survey.Code{survey.UnknownField, survey.UnknownOption, survey.SeveralOptions, survey.ExclusiveOption, survey.NoneWithOption,
		survey.NoAnswerWithOption, survey.TextWithoutOption, survey.TooLong, survey.ControlCharacter, survey.NotURL, survey.NotEmail, survey.TooManyRecords,
		survey.NotNumber, survey.AmbiguousNumber, survey.TooManyDecimals, survey.NotDate, survey.TooFewOptions, survey.TooManyOptions, survey.BelowMinimum, survey.AboveMaximum, survey.WrongTotal} {
		if messages[ProblemCode(code)] == "" {
			t.Errorf("no sentence for %q", code)
		}
	}
	for code, sentence := range messages {
		if !regexp.MustCompile(`^[A-ZÄÖÜ„].*[.]$|^„`).MatchString(sentence) {
			t.Errorf("%s: %q is no sentence", code, sentence)
		}
	}
}
