package figure_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/survey"
)

// measured is a questionnaire with one question of the kind.
func measured(it *survey.Item) *survey.Questionnaire {
	it.ID, it.Label = "posts", "Wie viele Stellen?"
	return survey.New("small", "Klein", []*survey.Section{{Key: "s", Pages: []*survey.Page{{Key: "p", Topics: []*survey.Topic{{Items: []*survey.Item{it}}}}}}})
}

func posts() *survey.Item {
	return &survey.Item{Kind: survey.KindNumber, Range: survey.Range{Minimum: "0", Decimals: 1, Unit: "Stellen"}}
}

func inClasses(bounds ...survey.Decimal) figure.Spec {
	return figure.Spec{Key: "7", Item: "posts", Chart: figure.Bars, Base: figure.Base{Kind: figure.AnsweredBy}, Classes: bounds}
}

func written(q *survey.Questionnaire, numbers ...string) []survey.Submission {
	var all []survey.Answers
	for _, n := range numbers {
		a := survey.Answers{}
		if n != "" {
			with(a, "posts", survey.Write(n))
		}
		all = append(all, a)
	}
	return submit(q, all...)
}

func rowsOf(t figure.Table) string {
	var s []string
	for i, row := range t.Rows {
		s = append(s, fmt.Sprintf("%s|%s|%d|%d", row.Key, row.Label, row.Count, t.Main.Cells[i].Rounded))
	}
	return strings.ReplaceAll(strings.Join(s, "\n"), "\u00a0", " ")
}

func TestNumbersAreCountedInTheirClasses(t *testing.T) {
	q := measured(posts())
	// 0 and 0.9 below 1; 1 and 4.9 from 1; none from 5 below 20; 20 and 1200 from 20; one empty
	table := figure.Compute(q, inClasses("1", "5", "20"), nil, written(q, "0", "0.9", "1", "4.9", "20", "1200", ""))
	const want = `unter-1|unter 1 Stellen|2|33
1-5|1 bis unter 5 Stellen|2|33
5-20|5 bis unter 20 Stellen|0|0
ab-20|20 Stellen und mehr|2|33`
	if got := rowsOf(table); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if table.Main.N != 6 || table.Missing.Empty != 1 || table.Title != "Wie viele Stellen?" {
		t.Errorf("n = %d, %+v, %q", table.Main.N, table.Missing, table.Title)
	}
	checkTable(t, table)
	respondents := inClasses("1", "5", "20")
	respondents.Base.Kind = figure.Respondents
	if table := figure.Compute(q, respondents, nil, written(q, "0", "")); table.Main.N != 2 || table.Main.Cells[0].Rounded != 50 || table.Summary.N != 1 {
		t.Errorf("respondents: n = %d, %+v, %+v", table.Main.N, table.Main.Cells, table.Summary)
	}
}

func TestClassesAreWordedInGerman(t *testing.T) {
	for _, c := range []struct {
		bounds []survey.Decimal
		unit   string
		want   string
	}{
		{[]survey.Decimal{"1000"}, "Euro", "[unter 1.000 Euro 1.000 Euro und mehr]"},
		{[]survey.Decimal{"-5", "0", "2.5"}, "", "[unter −5 −5 bis unter 0 0 bis unter 2,5 2,5 und mehr]"},
		{[]survey.Decimal{"10"}, "%", "[unter 10 % 10 % und mehr]"},
	} {
		if got := strings.ReplaceAll(fmt.Sprint(figure.ClassLabels(c.bounds, c.unit)), "\u00a0", " "); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}

func TestTheSummaryIsExact(t *testing.T) {
	percent := posts()
	percent.Kind, percent.Range = survey.KindPercent, survey.Range{Minimum: "0", Maximum: "100", Decimals: 0, Unit: "%"}
	for _, c := range []struct {
		name    string
		item    *survey.Item
		numbers []string
		want    figure.Summary
	}{
		// 0.1 + 0.2 + 0.6 = 0.9; a third is 0.3; the middle one is 0.2
		{"tenths add up", posts(), []string{"0.6", "0.1", "0.2"}, figure.Summary{N: 3, Unit: "Stellen", Mean: "0.3", Median: "0.2", Sum: "0.9", Minimum: "0.1", Maximum: "0.6"}},
		// 1 + 2 = 3, by 2 is 1.5; two middle ones: 1.5
		{"an even number has two in the middle", posts(), []string{"2", "1"}, figure.Summary{N: 2, Unit: "Stellen", Mean: "1.5", Median: "1.5", Sum: "3", Minimum: "1", Maximum: "2"}},
		// 9 is less than 10 though not as a word; 29.5 by 3 is 9.8333
		{"numbers are sorted as numbers", posts(), []string{"10.5", "9", "10"}, figure.Summary{N: 3, Unit: "Stellen", Mean: "9.83", Median: "10", Sum: "29.5", Minimum: "9", Maximum: "10.5"}},
		// 10.1 and 10.2: 10.15 has one decimal more
		{"half of two tenths", posts(), []string{"10.1", "10.2"}, figure.Summary{N: 2, Unit: "Stellen", Mean: "10.15", Median: "10.15", Sum: "20.3", Minimum: "10.1", Maximum: "10.2"}},
		// fifteen digits, where a float would lose the tenth: twice 999999999999.9 is 1999999999999.8
		{"large numbers keep their decimals", posts(), []string{"999999999999.9", "999999999999.9"},
			figure.Summary{N: 2, Unit: "Stellen", Mean: "999999999999.9", Median: "999999999999.9", Sum: "1999999999999.8", Minimum: "999999999999.9", Maximum: "999999999999.9"}},
		// 10 + 25 + 30 = 65, by 3 is 21.67
		{"percentages do not add up", percent, []string{"10", "25", "30"}, figure.Summary{N: 3, Unit: "%", Mean: "21.7", Median: "25", Minimum: "10", Maximum: "30"}},
		{"nobody", posts(), []string{"", ""}, figure.Summary{Unit: "Stellen"}},
	} {
		q := measured(c.item)
		got := figure.Compute(q, inClasses("1", "5"), nil, written(q, c.numbers...)).Summary
		if got == nil || *got != c.want {
			a, _ := json.Marshal(got)
			t.Errorf("%s: %s, want %+v", c.name, a, c.want)
		}
	}
}

func TestTheSummaryIsSaidInOneLine(t *testing.T) {
	for want, s := range map[string]figure.Summary{
		"Noch keine Zahlen.": {Unit: "Stellen"},
		"1.200 Zahlen: Mittelwert 1.234,5 · Median 3 · Summe 12 · kleinster Wert −1 · größter Wert 7 (in Stellen)": {N: 1200, Unit: "Stellen", Mean: "1234.5", Median: "3", Sum: "12", Minimum: "-1", Maximum: "7"},
		"2 Zahlen: Mittelwert 1 · Median 1 · kleinster Wert 0 · größter Wert 2":                                    {N: 2, Mean: "1", Median: "1", Minimum: "0", Maximum: "2"},
	} {
		if got := s.Text(); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestASumIsANumberOnlyWhenAllItsPartsAreThere(t *testing.T) {
	posts := survey.Range{Minimum: "0", Decimals: 1, Unit: "Stellen"}
	group := &survey.Item{Kind: survey.KindGroup, Columns: []*survey.Column{{Key: "women", Kind: survey.KindNumber, Range: posts}, {Key: "men", Kind: survey.KindNumber, Range: posts}}}
	q := measured(group)
	parts := func(fields map[string]string) survey.Answers { return of("posts", survey.Value{Fields: fields}) }
	table := figure.Compute(q, inClasses("5"), nil, submit(q,
		parts(map[string]string{"women": "2", "men": "3.5"}), parts(map[string]string{"women": "1", "men": "1"}),
		parts(map[string]string{"women": "9"}), parts(map[string]string{"total": "6"})))
	// 5.5, 2 and 6 make 13.5, a third is 4.5
	want := figure.Summary{N: 3, Unit: "Stellen", Mean: "4.5", Median: "5.5", Sum: "13.5", Minimum: "2", Maximum: "6"}
	if got := rowsOf(table); got != "unter-5|unter 5 Stellen|1|25\nab-5|5 Stellen und mehr|2|50" || *table.Summary != want {
		t.Errorf("%s, %+v", got, table.Summary)
	}
}

func TestFiguresOfAnswersHaveNoSummary(t *testing.T) {
	q := small()
	if s := figure.Compute(q, spec("status", figure.AnsweredBy), nil, eight(q)).Summary; s != nil {
		t.Errorf("%+v", s)
	}
}
