package instrument

import (
	"maps"
	"strings"
	"testing"

	"kreisumfrage/internal/survey"
)

// oneItem compiles a definition with one question of the given lines.
func oneItem(t *testing.T, lines ...string) *survey.Item {
	t.Helper()
	definition := "format: 1\nkey: probe\ntitle: Probe\nno_answer: {label: Keine Angabe}\nnone_of_these: {label: Nichts davon}\n" +
		"sections:\n  - {key: a, title: A, pages: [{key: a, title: A, items: [{id: a.x, label: Wie?, figure: none, " +
		strings.Join(lines, ", ") + "}]}]}\n"
	d, findings := Compile("probe.yaml", []byte(definition))
	if len(findings) > 0 {
		t.Fatalf("%q: %v", lines, findings)
	}
	return d.Questionnaire.Item("a.x")
}

func TestAnEmailAddressIsPersonalUnlessTheAuthorDeniesIt(t *testing.T) {
	for lines, want := range map[string]bool{"kind: email": true, "kind: email, personal: true": true, "kind: email, personal: false": false, "kind: text": false} {
		it := oneItem(t, lines)
		column := oneItem(t, "kind: records", "columns: [{key: c, label: C, "+lines+"}]").Columns[0]
		if it.Personal != want || column.Personal != want {
			t.Errorf("%s: personal %v, as a column %v", lines, it.Personal, column.Personal)
		}
	}
	if it := oneItem(t, "kind: email"); it.MaxLength != 254 {
		t.Errorf("up to %d characters", it.MaxLength)
	}
}

func TestNumbersAndDatesHaveEndsEvenWhereTheDefinitionSaysNothing(t *testing.T) {
	for lines, want := range map[string]survey.Range{
		"kind: number":  {Minimum: "0"},
		"kind: percent": {Minimum: "0", Maximum: "100", Unit: "%"},
		"kind: number, minimum: -20, maximum: 7.50, decimals: 2, unit: Stellen": {Minimum: "-20", Maximum: "7.5", Decimals: 2, Unit: "Stellen"},
		"kind: percent, maximum: 250, decimals: 1":                              {Minimum: "0", Maximum: "250", Decimals: 1, Unit: "%"},
		"kind: percent, minimum: -100":                                          {Minimum: "-100", Maximum: "100", Unit: "%"},
		"kind: date":                                                            {},
		"kind: date, minimum: 2017-01-01, maximum: '2026-12-31'":                {Minimum: "2017-01-01", Maximum: "2026-12-31"},
	} {
		if got := oneItem(t, lines).Range; got != want {
			t.Errorf("%s: %+v, want %+v", lines, got, want)
		}
		column := oneItem(t, "kind: records", "columns: [{key: c, label: C, "+lines+"}]").Columns[0]
		if column.Range != want || column.MaxLength != 0 {
			t.Errorf("%s as a column: %+v", lines, column)
		}
	}
}

func TestTheAuthorHasHisOwnWordsForMistakes(t *testing.T) {
	got := oneItem(t, "kind: percent", "errors: {above_maximum: Mehr als alles geht nicht., not_number: Bitte eine Zahl.}").Errors
	want := map[survey.Code]string{survey.AboveMaximum: "Mehr als alles geht nicht.", survey.NotNumber: "Bitte eine Zahl."}
	if !maps.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestTrueIsTrueHoweverYAMLAllowsItToBeWritten(t *testing.T) {
	for _, word := range []string{"true", "True", "TRUE"} {
		if it := oneItem(t, "kind: text, personal: "+word+", required: "+word); !it.Personal || !it.Required {
			t.Errorf("%s: personal %v, required %v", word, it.Personal, it.Required)
		}
	}
	for _, word := range []string{"false", "False", "FALSE"} {
		if it := oneItem(t, "kind: email, personal: "+word); it.Personal {
			t.Errorf("%s is read as true", word)
		}
	}
}
