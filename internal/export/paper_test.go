package export

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"kreisumfrage/internal/docx"
	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/instrument"
	"kreisumfrage/internal/survey"
	"kreisumfrage/questionnaire"
)

// paperText is a paper as it is read: cells hold paragraphs, a mark stands
// before its text with a tab between.
type paperText struct {
	Outside []paperLine `xml:"body>p"`
	Rows    []paperRow  `xml:"body>tbl>tr"`
}

type paperRow struct {
	Heading []struct{}  `xml:"trPr>tblHeader"`
	Cells   []paperCell `xml:"tc"`
}

type paperCell struct {
	Lines []paperLine `xml:"p"`
}

type paperLine struct {
	Style struct {
		Name string `xml:"val,attr"`
	} `xml:"pPr>pStyle"`
	Runs []struct {
		Text []string   `xml:"t"`
		Tab  []struct{} `xml:"tab"`
	} `xml:"r"`
}

func (l paperLine) String() string {
	text := ""
	for _, r := range l.Runs {
		text += strings.Join(r.Text, "") + strings.Repeat("\t", len(r.Tab))
	}
	return text
}

func (c paperCell) lines() []string {
	var lines []string
	for _, l := range c.Lines {
		lines = append(lines, l.String())
	}
	return lines
}

// paperFile is the paper of a questionnaire, with the file itself.
func paperFile(t *testing.T, q *survey.Questionnaire, figures []figure.Spec) (paperText, []byte) {
	t.Helper()
	var b bytes.Buffer
	must(t, PaperDOCX(&b, q, figures, strings.Repeat("0123456789abcdef", 4)))
	return paperTextOf(t, b.Bytes()), b.Bytes()
}

func paperTextOf(t *testing.T, file []byte) paperText {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := archive.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	var text paperText
	if err := xml.NewDecoder(f).Decode(&text); err != nil {
		t.Fatal(err)
	}
	return text
}

// questions are the rows of the paper by their number. Every table begins with
// the header row, and every question has an empty cell for comments.
func (p paperText) questions(t *testing.T) (byNumber map[string][]string, order []string) {
	t.Helper()
	byNumber = map[string][]string{}
	for _, row := range p.Rows {
		if len(row.Cells) != 3 {
			t.Fatalf("a row has %d cells", len(row.Cells))
		}
		first := strings.Join(row.Cells[0].lines(), "|")
		if len(row.Heading) > 0 {
			if comments := row.Cells[2].lines(); !slices.Equal(comments, []string{"Anmerkungen"}) {
				t.Errorf("the last column is called %q", comments)
			}
			continue
		}
		if comments := row.Cells[2].lines(); !slices.Equal(comments, []string{""}) {
			t.Errorf("question %s has %q in the cell for comments", first, comments)
		}
		byNumber[first] = row.Cells[1].lines()
		order = append(order, first)
	}
	return byNumber, order
}

func definitionAt(t *testing.T, name string) *instrument.Definition {
	t.Helper()
	data, err := questionnaire.Files.ReadFile(name)
	if err != nil {
		data, err = os.ReadFile(name)
	}
	if err != nil {
		t.Fatal(err)
	}
	d, findings := instrument.Compile(name, data)
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	return d
}

const secondDefinition = "../instrument/testdata/it-personal.yaml"

// answersOf is what a question offers, from the definition alone.
func answersOf(it *survey.Item) []string {
	circle := it.Kind == survey.KindSingle || it.Kind == survey.KindScale
	var all []string
	add := func(circle bool, label string) {
		all = append(all, map[bool]string{true: "○", false: "☐"}[circle]+"\t"+label)
	}
	for _, o := range it.Options {
		label := o.Label
		if o.Text {
			label += ", mit Textfeld „" + o.TextLabel + "“"
		}
		add(circle, label)
	}
	q := it.Page.Section.Questionnaire
	if it.NoneOfThese {
		add(circle, q.NoneOfThese.Label)
	}
	if it.NoAnswer {
		add(circle, q.NoAnswer.Label)
	}
	for _, c := range it.Columns {
		if c.Key == survey.TotalKey {
			all = append(all, "=\t"+c.Label)
			continue
		}
		all = append(all, "–\t"+c.Label)
		for _, o := range c.Options {
			add(true, o.Label)
		}
	}
	if it.Total != nil && it.Total.Equal != "" {
		all = append(all, "=\t"+it.Total.Label+": "+string(it.Total.Equal)+"\u00a0"+it.Columns[0].Range.Unit)
	}
	return all
}

func TestThePaperHasEveryQuestionAndAnswerOnceInItsPlace(t *testing.T) {
	for _, name := range []string{"dlt-2026.yaml", secondDefinition} {
		d := definitionAt(t, name)
		text, _ := paperFile(t, d.Questionnaire, d.Figures)
		byNumber, order := text.questions(t)
		var numbers []string
		for _, it := range d.Questionnaire.Items() {
			numbers = append(numbers, it.Number)
			lines, label := byNumber[it.Number], it.Label
			if it.Required {
				label += " (Pflichtangabe)"
			}
			if len(lines) == 0 || lines[0] != label {
				t.Errorf("%s %s: the row begins %q, want %q", name, it.Number, lines, label)
			}
			marked := slices.DeleteFunc(slices.Clone(lines), func(line string) bool { return !strings.Contains(line, "\t") })
			if want := answersOf(it); !slices.Equal(marked, want) {
				t.Errorf("%s %s: offers %q, want %q", name, it.Number, marked, want)
			}
		}
		if !slices.Equal(order, numbers) {
			t.Errorf("%s: questions %q, want %q", name, order, numbers)
		}
	}
}

func TestThePaperHasTheHeadingsOfSectionsPagesAndTopics(t *testing.T) {
	d := definitionAt(t, "dlt-2026.yaml")
	text, _ := paperFile(t, d.Questionnaire, d.Figures)
	var got, want []string
	for _, l := range text.Outside {
		if style := l.Style.Name; style == "Title" || strings.HasPrefix(style, "Heading") {
			got = append(got, style+" "+l.String())
		}
	}
	want = append(want, "Title Der digitale Landkreis")
	for _, s := range d.Questionnaire.Sections {
		want = append(want, "Heading1 "+s.Number+" "+s.Title)
		for _, p := range s.Pages {
			want = append(want, "Heading2 "+p.Title)
			for _, topic := range p.Topics {
				if topic.Title != "" {
					want = append(want, "Heading3 "+topic.Number+" "+topic.Title)
				}
			}
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestTheRowOfAQuestionSaysHowItIsAnsweredAndWhen(t *testing.T) {
	d := definitionAt(t, secondDefinition)
	text, _ := paperFile(t, d.Questionnaire, d.Figures)
	byNumber, _ := text.questions(t)
	const open = "Nur wenn bei Frage I.1.5 „Ja, wenige“ oder „Ja, mehr als jede zehnte“ gewählt ist."
	for number, want := range map[string][]string{
		"I.1.1": {"Wie viele Vollzeitstellen hat die IT in Ihrem Landkreis?", "Zahl von 0 bis 2.000, höchstens 2 Nachkommastellen, Einheit: Vollzeitstellen", "Abb. 7"},
		"I.1.2": {"Wie hoch ist der Frauenanteil?", "Zahl von 0 bis 100, höchstens eine Nachkommastelle, Einheit: %", "Abb. 8"},
		"I.1.3": {"Wie verteilen sich die Vollzeitstellen?", "Je Zeile: Zahl von 0 bis 500, höchstens 2 Nachkommastellen, Einheit: Vollzeitstellen",
			"–\tPlanung und Leitung", "–\tBetrieb", "–\tBetreuung", "Auch der Empfang.", "=\tInsgesamt"},
		"I.1.4": {"Welche Teams gibt es?", "Mehrfachauswahl: mindestens 2 Antworten", "☐\tInfrastruktur", "☐\tService", "☐\tFachverfahren",
			"☐\tEs gibt nur ein Team.", "Schließt alle anderen Antworten aus.", "☐\tNichts davon", "Abb. 1"},
		"I.1.6": {"Seit wann ist die Stelle unbesetzt, die am längsten frei ist?", open, "Datum in der Form TT.MM.JJJJ bis zum 30.06.2026"},
		"I.1.7": {"Was sind die wichtigsten Gründe?", open, "Mehrfachauswahl möglich, höchstens 2 Antworten", "☐\tBezahlung", "☐\tLage des Kreishauses",
			"☐\tArbeitsmarkt", "☐\tSonstiges, mit Textfeld „Welche?“", "☐\tNichts davon", "Abb. 3"},
		"I.2.1": {"Wie viele Vollzeitstellen hat das Team Infrastruktur?", "Zahl von 0 bis 500, höchstens 2 Nachkommastellen, Einheit: Vollzeitstellen", "Teilzeit bitte umrechnen. Insgesamt haben Sie noch keine Vollzeitstellen angegeben."},
		"I.2.3": {"Erwarten Sie in fünf Jahren mehr oder weniger Stellen in diesem Team?", "Skala", "○\tmehr", "○\tgleich viele", "○\tweniger", "○\tKeine Angabe", "Abb. 4"},
		"II.2.1a": {"Um wie viel erhöht sie im Durchschnitt das Gehalt?", "Nur wenn bei Frage II.2.1 „Ja“ oder „Ja, in Teilen“ gewählt ist.",
			"Zahl von 0 bis 50, höchstens eine Nachkommastelle, Einheit: %"},
		"III.1.2": {"Welche Abschlüsse bieten Sie an?", "Mehrere Einträge, höchstens 3",
			"–\tAbschluss", "Kurzer Text, höchstens 200 Zeichen", "–\tPlätze", "Ganze Zahl von 1 bis 50",
			"–\tAnteil der Übernommenen", "Zahl von 0 bis 100, höchstens eine Nachkommastelle, Einheit: %",
			"–\tAngeboten seit", "Datum in der Form TT.MM.JJJJ vom 01.01.1970 bis zum 31.12.2026",
			"–\tE-Mail der Ausbildungsleitung", "E-Mail-Adresse, höchstens 254 Zeichen", "–\tDual?", "○\tJa", "○\tNein"},
	} {
		if got := byNumber[number]; !slices.Equal(got, want) {
			t.Errorf("%s:\ngot  %q\nwant %q", number, got, want)
		}
	}
}

func TestConditionsOfSectionsAndPagesStandUnderTheirHeadings(t *testing.T) {
	d := definitionAt(t, secondDefinition)
	text, _ := paperFile(t, d.Questionnaire, d.Figures)
	var lines []string
	for _, l := range text.Outside {
		lines = append(lines, l.String())
	}
	for heading, condition := range map[string]string{
		"Team Service": "Nur wenn bei Frage I.1.4 „Service“ gewählt ist.",
		"II Geld":      "Nur wenn nicht bei Frage I.1.5 „Nein“ gewählt ist.",
		"Überblick":    "",
	} {
		if i := slices.Index(lines, heading); i < 0 || lines[i+1] != condition {
			t.Errorf("%s: %q", heading, lines)
		}
	}
}

func TestThePaperTellsItsEditionAndNoDate(t *testing.T) {
	d := definitionAt(t, secondDefinition)
	text, file := paperFile(t, d.Questionnaire, d.Figures)
	if _, again := paperFile(t, d.Questionnaire, d.Figures); !bytes.Equal(file, again) {
		t.Error("the same edition gives other bytes")
	}
	want := fmt.Sprintf("%d Fragen auf %d Seiten. Ausgabe (SHA-256): %s", len(d.Questionnaire.Items()), len(d.Questionnaire.Pages()), strings.Repeat("0123456789abcdef", 4))
	if got := text.Outside[4].String(); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// marvels is what no definition of today has at once.
func marvels() *survey.Questionnaire {
	first := &survey.Item{ID: "a.one", Number: "I.1.1", Kind: survey.KindSingle, Label: "Eins?", Required: true, Proposed: true, NoAnswer: true,
		Help:    "Ein **wichtiger** Satz mit [Verweis](https://www.landkreistag.de).\n\n- Punkt\n- noch einer\n\n<script>x</script>\n\nEnde &auml;\\*.",
		Options: []*survey.Option{{Key: "yes", Label: "Ja\x00\x1b"}, {Key: "no", Label: "Nein"}}}
	second := &survey.Item{ID: "a.two", Number: "I.1.2", Kind: survey.KindMultiple, Label: "Zwei?",
		Options: []*survey.Option{{Key: "x", Label: "Etwas", ShowIf: &survey.Condition{Item: "a.one", In: []string{"no"}}}}}
	group := &survey.Item{ID: "a.three", Number: "I.1.3", Kind: survey.KindGroup, Label: "Drei?", Range: survey.Range{Decimals: 1, Unit: "%"},
		Total:   &survey.Total{Label: "Zusammen", Equal: "99.5"},
		Columns: []*survey.Column{{Key: "p", Label: "Teil", Hint: "Mit Bruchteilen.", Kind: survey.KindNumber, Range: survey.Range{Minimum: "0", Decimals: 1, Unit: "%"}}}}
	counted := &survey.Item{ID: "a.four", Number: "I.1.4", Kind: survey.KindGroup, Label: "Vier?", Total: &survey.Total{Label: "Insgesamt"},
		Columns: []*survey.Column{{Key: "p", Label: "Teil", Kind: survey.KindNumber}, {Key: survey.TotalKey, Label: "Insgesamt", Kind: survey.KindNumber}}}
	page := &survey.Page{Key: "p", Title: "Seite", Topics: []*survey.Topic{{Items: []*survey.Item{first, second, group, counted}}},
		Absence: &survey.Absence{Label: "Fehlanzeige", Confirm: "Dann entfällt alles."},
		Checks: []*survey.Check{{Key: "c", Level: survey.LevelWarning, At: "a.two", Text: "Ist das so?",
			When: &survey.Condition{Item: "a.one", In: []string{"yes"}}}}}
	q := survey.New("m", "Wunder", []*survey.Section{{Key: "s", Number: "I", Title: "Teil", Pages: []*survey.Page{page}}})
	q.FiguresOf = 2018
	return q
}

func TestThePaperHasRequiredQuestionsGroupsChecksAndMarkup(t *testing.T) {
	text, _ := paperFile(t, marvels(), []figure.Spec{{Key: "7", Item: "a.one", Comparison: figure.OptionsChanged}, {Key: "A1", Item: "a.one"}})
	byNumber, _ := text.questions(t)
	for number, want := range map[string][]string{
		"I.1.1": {"Eins? (Pflichtangabe)", "Einfachauswahl", "Ein wichtiger Satz mit .", "Punkt", "noch einer", "Ende ä*.",
			"○\tJa\ufffd\ufffd", "○\tNein", "○\tKeine Angabe",
			"Abb. 7 (Antworten geändert oder nicht überliefert); Abb. A1; Wortlaut: Vorschlag, 2018 nicht veröffentlicht"},
		"I.1.2": {"Zwei?", "Mehrfachauswahl möglich", "☐\tEtwas", "Nur wenn bei Frage I.1.1 „Nein“ gewählt ist."},
		"I.1.3": {"Drei?", "Je Zeile: Zahl, höchstens eine Nachkommastelle, Einheit: %", "–\tTeil", "Mit Bruchteilen.", "=\tZusammen: 99,5\u00a0%"},
		"I.1.4": {"Vier?", "Je Zeile: Ganze Zahl", "–\tTeil", "=\tInsgesamt"},
	} {
		if got := byNumber[number]; !slices.Equal(got, want) {
			t.Errorf("%s:\ngot  %q\nwant %q", number, got, want)
		}
	}
	var outside []string
	for _, l := range text.Outside {
		outside = append(outside, l.String())
	}
	if got, want := outside[len(outside)-5:], []string{"☐\tFehlanzeige", "Dann entfällt alles.", "", "!\tHinweis bei I.1.2: Ist das so?",
		"Nur wenn bei Frage I.1.1 „Ja\ufffd\ufffd“ gewählt ist. Muss vor dem Einreichen behoben oder bestätigt sein."}; !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestTheBlankPaperHasEveryQuestionAndNothingForItsAuthors(t *testing.T) {
	for name, q := range map[string]*survey.Questionnaire{"dlt-2026.yaml": definitionAt(t, "dlt-2026.yaml").Questionnaire, "marvels": marvels()} {
		var committee, blank bytes.Buffer
		must(t, PaperDOCX(&committee, q, []figure.Spec{{Key: "7", Item: q.Items()[0].ID}}, strings.Repeat("a", 64)))
		must(t, BlankDOCX(&blank, q, strings.Repeat("a", 64)))
		with, _ := paperTextOf(t, committee.Bytes()).questions(t)
		text := paperTextOf(t, blank.Bytes())
		var numbers []string
		for _, row := range text.Rows {
			if len(row.Cells) != 2 {
				t.Fatalf("%s: a row has %d cells", name, len(row.Cells))
			}
			if len(row.Heading) > 0 {
				continue
			}
			number := row.Cells[0].lines()[0]
			numbers = append(numbers, number)
			want := slices.DeleteFunc(slices.Clone(with[number]), func(line string) bool {
				return strings.HasPrefix(line, "Abb. ") || strings.HasPrefix(line, "Wortlaut: ")
			})
			if got := row.Cells[1].lines(); !slices.Equal(got, want) {
				t.Errorf("%s %s:\ngot  %q\nwant %q", name, number, got, want)
			}
		}
		if len(numbers) != len(q.Items()) {
			t.Errorf("%s: %d questions, want %d", name, len(numbers), len(q.Items()))
		}
		for _, line := range text.Outside {
			if strings.Contains(line.String(), "Anmerkungen") || strings.Contains(line.String(), "Hinweis bei") {
				t.Errorf("%s: %q", name, line)
			}
		}
	}
}

func TestMarkupBecomesParagraphsAndLists(t *testing.T) {
	run := func(text string) docx.Run { return docx.Run{Text: text} }
	for source, want := range map[string][]docx.Block{
		"":                           nil,
		"eins\nzwei\n\ndrei":         {docx.Paragraph{Runs: []docx.Run{run("eins "), run("zwei")}}, docx.Paragraph{Runs: []docx.Run{run("drei")}}},
		"a  \nb":                     {docx.Paragraph{Runs: []docx.Run{run("a\n"), run("b")}}},
		"**f** *k* `c&amp;`":         {docx.Paragraph{Runs: []docx.Run{{Text: "f", Bold: true}, run(" "), {Text: "k", Italic: true}, run(" "), run("c&amp;")}}},
		"[D **L**](https://a.de)":    {docx.Paragraph{Runs: []docx.Run{{Text: "D ", Link: "https://a.de"}, {Text: "L", Bold: true, Link: "https://a.de"}}}},
		"<https://a.de>":             {docx.Paragraph{Runs: []docx.Run{{Text: "https://a.de", Link: "https://a.de"}}}},
		"![Bild](https://a.de/b)":    {docx.Paragraph{Runs: []docx.Run{run("Bild")}}},
		"# Kopf\n\n<b>x</b>":         {docx.Paragraph{Runs: []docx.Run{{Text: "Kopf", Bold: true}}}, docx.Paragraph{Runs: []docx.Run{run("x")}}},
		"> Zitat\n\n    Code\n":      {docx.Paragraph{Runs: []docx.Run{run("Zitat")}}, docx.Paragraph{Runs: []docx.Run{run("Code")}}},
		"1. a\n\n   b\n   - c\n":     {docx.List{Numbered: true, Items: []docx.ListItem{{Runs: []docx.Run{run("a"), run("\n"), run("b")}, Sub: &docx.List{Items: []docx.ListItem{{Runs: []docx.Run{run("c")}}}}}}}},
		"<div>\nweg\n</div>\n\n&lt;": {docx.Paragraph{Runs: []docx.Run{run("<")}}},
	} {
		if got := markupBlocks(source); fmt.Sprintf("%+v", flat(got)) != fmt.Sprintf("%+v", flat(want)) {
			t.Errorf("%q:\ngot  %+v\nwant %+v", source, flat(got), flat(want))
		}
	}
}

// flat shows lists inside lists instead of their addresses.
func flat(blocks []docx.Block) []any {
	var all []any
	for _, b := range blocks {
		list, is := b.(docx.List)
		if !is {
			all = append(all, b)
			continue
		}
		for _, item := range list.Items {
			all = append(all, list.Numbered, item.Runs)
			if item.Sub != nil {
				all = append(all, flat([]docx.Block{*item.Sub}))
			}
		}
	}
	return all
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
