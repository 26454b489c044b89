package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"kreisumfrage/internal/codebook"
	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/survey"
)

func number(x float64) *float64 { return &x }

// portalTable: of 146 responses, 102 said done; 58.22 % was not published so,
// 70 % was. One option is withheld by the study, one is not offered any more.
func portalTable() figure.Table {
	return figure.Table{
		Spec: figure.Spec{Key: "37", Item: "portal.status", Comparison: figure.OptionsChanged, Note: "Eine Antwort ist neu."}, Title: "Kreisportal", Responses: 146,
		Published: &figure.PublishedFigure{Key: "37", N: 146, Printed: "Kreisprotal", BaseNote: "Basis nicht genannt.",
			Errata: []figure.Erratum{{Kind: "caption", Text: "Bildunterschrift verdruckt."}}},
		Rows: []figure.Row{
			{Key: "done", Label: "Ja", Published: &figure.PublishedOption{Percent: number(70)}, Attainable: true},
			{Key: "planned", Label: "Geplant", Published: &figure.PublishedOption{Approximately: "knapp 40 %"}},
			{Key: "none", Label: "-", Published: &figure.PublishedOption{}},
			{Key: "gone", Label: "Früher", Absent: true, Published: &figure.PublishedOption{Percent: number(3.5)}},
		},
		Main: figure.Reading{Base: figure.Base{Kind: figure.AnsweredBy, Label: "mit Angabe"}, N: 146, Cells: []figure.Cell{
			{Count: 102, Valid: true, Exact: 69.86301369863014, Rounded: 70, Deviation: number(-0.13698630136986)},
			{Count: 44, Valid: true, Exact: 30.136986301369863, Rounded: 30},
			{Count: 0, Valid: true},
			{},
		}},
		Others: []figure.Reading{{Base: figure.Base{Kind: figure.Respondents, Label: "alle"}, N: 204, Cells: []figure.Cell{
			{Count: 102, Valid: true, Exact: 50, Rounded: 50, Deviation: number(-20)}, {Count: 44, Valid: true, Exact: 21.568627, Rounded: 22}, {Valid: true}, {}}}},
		Missing: figure.Missing{Empty: 5, NoAnswer: 4, NotShown: 3, None: 2},
	}
}

func readCSV(t *testing.T, file string) []map[string]string {
	t.Helper()
	in := csv.NewReader(strings.NewReader(strings.TrimPrefix(file, "\ufeff")))
	in.Comma = ';'
	all, err := in.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var lines []map[string]string
	for _, fields := range all[1:] {
		line := map[string]string{}
		for i, name := range all[0] {
			line[name] = fields[i]
		}
		lines = append(lines, line)
	}
	return lines
}

func TestFiguresCSVHasBaseAndNInEveryLine(t *testing.T) {
	var b bytes.Buffer
	wave := survey.Wave{Key: "2017", Year: 2017, Reconstructed: true}
	if err := FiguresCSV(&b, wave, []figure.Table{portalTable()}); err != nil {
		t.Fatal(err)
	}
	lines := readCSV(t, b.String())
	if len(lines) != 8 {
		t.Fatalf("%d lines, want 4 options under 2 bases", len(lines))
	}
	for _, l := range lines {
		if l["basis"] == "" || l["n"] == "" || l["leer"] != "5" || l["keine_angabe"] != "4" || l["nicht_gestellt"] != "3" || l["nichts_davon"] != "2" ||
			!strings.HasPrefix(l["hinweis"], "Beispieldaten") ||
			l["vergleichbarkeit"] != "Antworten geändert oder nicht überliefert" || l["vergleichbarkeit_grund"] != "Eine Antwort ist neu." || l["antwortboegen"] != "146" {
			t.Errorf("%v", l)
		}
	}
	for i, want := range []string{
		"done|Vergleich|mit Angabe|146|102|69,86|70|70,00||-0,14|146|ja",
		"planned|Vergleich|mit Angabe|146|44|30,14|30||knapp 40 %|||",
		"none|Vergleich|mit Angabe|146|0|0,00|0||im Studientext nicht angegeben|||",
		"gone|Vergleich|mit Angabe|146||||3,50|||146|nein",
		"done|weitere|alle|204|102|50,00|50|70,00||-20,00|146|ja",
		"planned|weitere|alle|204|44|21,57|22||knapp 40 %|||",
	} {
		l := lines[i]
		got := strings.Join([]string{l["antwort_schluessel"], l["lesart"], l["basis"], l["n"], l["anzahl"], l["prozent"], l["prozent_gerundet"],
			l["veroeffentlicht_2018"], l["veroeffentlicht_wortlaut"], l["abweichung_prozentpunkte"], l["n_2017"], l["bei_n_2017_moeglich"]}, "|")
		if got != want {
			t.Errorf("line %d: %s, want %s", i, got, want)
		}
	}
	if lines[2]["antwort"] != "'-" || lines[0]["titel_2018_gedruckt"] != "Kreisprotal" ||
		lines[0]["anmerkungen"] != "Basis nicht genannt. Bildunterschrift verdruckt." {
		t.Errorf("%v", lines[2])
	}
}

func TestFiguresJSONNeverTurnsUnknownIntoZero(t *testing.T) {
	var b bytes.Buffer
	if err := FiguresJSON(&b, survey.Wave{Key: "2026"}, []figure.Table{portalTable(), {Spec: figure.Spec{Key: "A1"}, NoItem: true,
		Rows: []figure.Row{{Key: "x", Absent: true}}, Main: figure.Reading{Cells: make([]figure.Cell, 1)}}}); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Note    *string
		Figures []struct {
			Key        string
			N          int
			Base       struct{ Kind, Label string }
			PublishedN int `json:"published_n"`
			Comparison string
			Why        string `json:"comparison_note"`
			Options    []map[string]any
			Missing    map[string]int
		}
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	f := got.Figures[0]
	if got.Note != nil || f.Key != "37" || f.N != 146 || f.PublishedN != 146 || f.Comparison != "options_changed" || f.Why != "Eine Antwort ist neu." || f.Base.Kind != "answered" || f.Missing["none_of_these"] != 2 {
		t.Errorf("%+v", got)
	}
	for i, want := range []map[string]any{
		{"count": 102.0, "percent": 69.86301369863014, "rounded": 70.0, "published": 70.0, "deviation": -0.13698630136986, "attainable": true, "offered": true},
		{"count": 44.0, "published": nil, "published_text": "knapp 40 %", "deviation": nil},
		{"count": 0.0, "percent": 0.0, "published": nil, "published_text": "im Studientext nicht angegeben"},
		{"count": nil, "percent": nil, "rounded": nil, "published": 3.5, "deviation": nil, "attainable": false, "offered": false},
	} {
		for key, value := range want {
			if f.Options[i][key] != value {
				t.Errorf("option %d: %s = %v, want %v", i, key, f.Options[i][key], value)
			}
		}
	}
	if o := got.Figures[1].Options[0]; o["count"] != nil || o["percent"] != nil {
		t.Errorf("no item: %v", o)
	}
}

func TestNumbersHaveLinesForWhatDescribesThem(t *testing.T) {
	table := figure.Table{Spec: figure.Spec{Key: "7", Item: "a.posts"}, Title: "Stellen", Responses: 4,
		Rows:    []figure.Row{{Key: "unter-5", Label: "unter 5"}, {Key: "ab-5", Label: "5 und mehr"}},
		Main:    figure.Reading{Base: figure.Base{Kind: figure.Respondents, Label: "alle"}, N: 4, Cells: []figure.Cell{{Count: 2, Valid: true, Exact: 50, Rounded: 50}, {Count: 1, Valid: true, Exact: 25, Rounded: 25}}},
		Summary: &figure.Summary{N: 3, Unit: "Stellen", Mean: "3.33", Median: "2.5", Sum: "10", Minimum: "-0.5", Maximum: "8"}}
	var b bytes.Buffer
	if err := FiguresCSV(&b, survey.Wave{}, []figure.Table{table}); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range readCSV(t, b.String()) {
		got = append(got, strings.Join([]string{l["antwort_schluessel"], l["antwort"], l["lesart"], l["n"], l["anzahl"], l["prozent_gerundet"], l["wert"], l["einheit"]}, "|"))
	}
	want := []string{"unter-5|unter 5|Vergleich|4|2|50||", "ab-5|5 und mehr|Vergleich|4|1|25||", "mittelwert|Mittelwert|Kennzahl|3|||3,33|Stellen",
		"median|Median|Kennzahl|3|||2,5|Stellen", "summe|Summe|Kennzahl|3|||10|Stellen", "minimum|kleinster Wert|Kennzahl|3|||-0,5|Stellen", "maximum|größter Wert|Kennzahl|3|||8|Stellen"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	table.Summary.Sum = "" // percentages do not add up
	b.Reset()
	if err := FiguresJSON(&b, survey.Wave{}, []figure.Table{table}); err != nil {
		t.Fatal(err)
	}
	var set struct {
		Figures []struct{ Summary map[string]any }
	}
	if err := json.Unmarshal(b.Bytes(), &set); err != nil {
		t.Fatal(err)
	}
	if s := set.Figures[0].Summary; len(s) != 6 || s["n"] != 3.0 || s["mean"] != 3.33 || s["unit"] != "Stellen" || s["minimum"] != -0.5 {
		t.Errorf("%v", s)
	}
	table.Summary = &figure.Summary{}
	b.Reset()
	if err := FiguresCSV(&b, survey.Wave{}, []figure.Table{table}); err != nil || strings.Contains(b.String(), "Kennzahl") {
		t.Errorf("nobody gave a number: %v, %s", err, b.String())
	}
}

func TestCombinedValueHasItsOwnLine(t *testing.T) {
	table := portalTable()
	table.Others = nil
	table.Combined = []figure.Combined{{Published: figure.PublishedSum{Keys: []string{"done", "planned"}, Percent: 90, Printed: "neun von zehn", Complement: true},
		Cell: figure.Cell{Count: 131, Valid: true, Exact: 89.7260274, Rounded: 90, Deviation: number(-0.2739726)}}}
	var b bytes.Buffer
	if err := FiguresCSV(&b, survey.Wave{}, []figure.Table{table}); err != nil {
		t.Fatal(err)
	}
	lines := readCSV(t, b.String())
	l := lines[len(lines)-1]
	if l["antwort_schluessel"] != "done+planned" || l["antwort"] != "neun von zehn" || l["anzahl"] != "131" || l["veroeffentlicht_2018"] != "90,00" ||
		l["abweichung_prozentpunkte"] != "-0,27" || !strings.HasPrefix(l["anmerkungen"], "alle außer") {
		t.Errorf("%v", l)
	}
}

func TestTheListOfCountiesSaysHowFarTheyAreAndNotAtWhatTime(t *testing.T) {
	responses := []survey.Response{
		{County: quizCounties["01056"], Disposition: survey.Returned, Submissions: 2, Reference: "X-1",
			PagesDone: map[string]survey.PageDone{"first": {}}, Submitted: time.Date(2026, 7, 1, 22, 30, 0, 0, time.UTC),
			LastActivity: time.Date(2026, 12, 1, 8, 0, 0, 0, time.UTC)},
		{County: survey.County{Key: "03241", Name: "=evil()"}, Disposition: survey.NotStarted},
	}
	list := ResponseList{Wave: survey.Wave{Title: "Titel"}, Time: time.Date(2026, 12, 2, 8, 0, 0, 0, time.UTC), Pages: 16, Sections: 6, Rows: []ListedResponse{
		{Response: responses[0], Disposition: "zurückgegeben", Size: "unter 100.000", Pages: 1, Sections: 1, Last: "2026-12-01"},
		{Response: responses[1], Disposition: "nicht begonnen"},
	}}
	var b bytes.Buffer
	if err := list.CSV(&b); err != nil {
		t.Fatal(err)
	}
	want := "\ufeff" + `"kreis_schluessel";"kreis_name";"land";"groessenklasse";"bearbeitungsstand";"gezaehlt";"einreichungen";"zuletzt_eingereicht_am";` +
		`"vorgangsnummer";"abschnitte_fertig";"abschnitte_gesamt";"seiten_fertig";"seiten_gesamt";"letzte_aktivitaet";"hinweis"` + "\r\n" +
		`"01056";"Kreis Pinneberg";"Schleswig-Holstein";"unter 100.000";"zurückgegeben";"ja";2;"2026-07-02T00:30:00+02:00";"X-1";1;6;1;16;"2026-12-01";` + "\r\n" +
		`"03241";"'=evil()";;;"nicht begonnen";"nein";0;;;0;6;0;16;;` + "\r\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
	var book bytes.Buffer
	if err := list.XLSX(&book); err != nil {
		t.Fatal(err)
	}
	file, err := excelize.OpenReader(&book)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := file.GetRows("Landkreise")
	if err != nil || len(rows) != 5 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for row, want := range map[int]string{3: "01056|Kreis Pinneberg|Schleswig-Holstein|unter 100.000|zurückgegeben|2|02.07.2026|X-1|1|6|1|16|01.12.2026",
		4: "03241|=evil()|||nicht begonnen|0|||0|6|0|16"} {
		if got := strings.Join(rows[row], "|"); got != want {
			t.Errorf("row %d: %s, want %s", row, got, want)
		}
	}
	if formula, err := file.GetCellFormula("Landkreise", "B5"); err != nil || formula != "" {
		t.Errorf("the name became the formula %q, %v", formula, err)
	}
}

func TestCodebookCSVListsEveryCode(t *testing.T) {
	cb := codebook.Of(quiz(), codebook.Source{Edition: "e1", Figures: map[string][]string{"a.single": {"37", "A2"}},
		Words: func(*survey.Condition) string { return "wenn Portal" }})
	var b bytes.Buffer
	if err := CodebookCSV(&b, cb); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range readCSV(t, b.String()) {
		switch l["variable"] {
		case "a.single", "a.name:text", "b.scale":
			got = append(got, strings.Join([]string{l["variable"], l["frage_nr"], l["wert"], l["fehlwert"], l["wortlaut_antwort"], l["abbildungen"],
				l["bedingung"], l["personenbezogen"], l["zeichen_hoechstens"]}, "|"))
		}
	}
	want := []string{
		"a.single|I.1.1|yes|nein|wie 2018 veröffentlicht|37, A2||nein|",
		"a.single|I.1.1|no|nein|Vorschlag, 2018 nicht veröffentlicht|37, A2||nein|",
		"a.single|I.1.1|other|nein|wie 2018 veröffentlicht|37, A2||nein|",
		"a.single|I.1.1|KEINE_ANGABE|ja|neu in dieser Erhebung|37, A2||nein|",
		"a.single|I.1.1|LEER|ja||37, A2||nein|",
		"a.single|I.1.1|NICHT_GESTELLT|ja||37, A2||nein|",
		"a.name:text|I.1.3||||||ja|60",
		"b.scale|II.1.1|low|nein|wie 2018 veröffentlicht||wenn Portal|nein|",
		"b.scale|II.1.1|high|nein|wie 2018 veröffentlicht||wenn Portal|nein|",
		"b.scale|II.1.1|KEINE_ANGABE|ja|neu in dieser Erhebung||wenn Portal|nein|",
		"b.scale|II.1.1|LEER|ja|||wenn Portal|nein|",
		"b.scale|II.1.1|NICHT_GESTELLT|ja|||wenn Portal|nein|",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
