//go:build formats

package internal_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"kreisumfrage/internal/chart"
	"kreisumfrage/internal/codebook"
	"kreisumfrage/internal/docx"
	"kreisumfrage/internal/export"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/instrument"
	"kreisumfrage/internal/survey"
	"kreisumfrage/questionnaire"
)

// LibreOffice reads our files as: semicolon, quotation mark, UTF-8, from line 1,
// standard columns, German. asTexts keeps quoted cells as texts; asTyped takes
// them as if typed in and runs formulas, as Excel does.
const (
	asTexts = "CSV:59,34,76,1,,1031,true"
	asTyped = "CSV:59,34,76,1,,1031,false,true,false,false,false,0,true"
)

var hostileTexts = []string{
	`=HYPERLINK("http://evil.example";"klick")`, "+49 30 123", "-5", "@SUM(A1:A9)", "\t=1+1", "  =1+1", "'s-Gravenhage",
	`a"b;c"d`, "eins\nzwei", "=1\n=2", "Ärger über Öl, Maß", "007", "1e9", "12.11.2026",
}

// office reads one of our CSV files into LibreOffice and gives it back in
// another format.
func office(t *testing.T, reading, to string, file []byte) []byte {
	t.Helper()
	return converted(t, "export.csv", to, file, "--infilter="+reading)
}

func converted(t *testing.T, name, to string, file []byte, flags ...string) []byte {
	t.Helper()
	dir := t.TempDir()
	source := filepath.Join(dir, name)
	if err := os.WriteFile(source, file, 0o600); err != nil {
		t.Fatal(err)
	}
	extension, _, _ := strings.Cut(to, ":")
	cmd := exec.Command("soffice", append([]string{"--headless", "--norestore", "-env:UserInstallation=file://" + filepath.Join(dir, "profile"),
		"--convert-to", to, "--outdir", filepath.Join(dir, "out"), source}, flags...)...)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v: %s", err, out)
	}
	data, err := os.ReadFile(filepath.Join(dir, "out", strings.TrimSuffix(name, filepath.Ext(name))+"."+extension))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func cells(t *testing.T, file []byte) [][]string {
	t.Helper()
	in := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(file, []byte("\ufeff"))))
	in.Comma = ';'
	all, err := in.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// answers is one submission a hostile text.
func answers(t *testing.T) (survey.Wave, *survey.Questionnaire, codebook.Codebook, []survey.Submission, []byte) {
	t.Helper()
	item := &survey.Item{ID: "a.text", Number: "I.1.1", Kind: survey.KindLongText, Label: "Was?", MaxLength: 200}
	q := survey.New("probe", "Probe", []*survey.Section{{Key: "a", Number: "I",
		Pages: []*survey.Page{{Key: "p", Topics: []*survey.Topic{{Items: []*survey.Item{item}}}}}}})
	wave := survey.Wave{Key: "2026", Edition: "e1"}
	var subs []survey.Submission
	for i, text := range hostileTexts {
		given := survey.Answers{survey.Ref{Item: "a.text"}: survey.Write(text)}
		subs = append(subs, survey.Submission{Wave: wave.Key, Number: 1, Kind: survey.FromForm, Edition: "e1",
			County: survey.County{Key: fmt.Sprintf("%05d", 1051+i), Name: "Kreis Ä"},
			Time:   time.Date(2026, 11, 30, 13, 5, i, 0, time.UTC), Rows: q.Snapshot(given)})
	}
	cb := codebook.Of(q, codebook.Source{Edition: "e1"})
	var file bytes.Buffer
	if err := export.AnswersCSV(&file, cb, wave, subs); err != nil {
		t.Fatal(err)
	}
	return wave, q, cb, subs, file.Bytes()
}

func TestFormatCSVOfAnswersIsTheSameInLibreOffice(t *testing.T) {
	_, _, _, _, file := answers(t)
	got := cells(t, office(t, asTexts, "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true", file))
	want := cells(t, file)
	if len(got) != len(want) || len(want) != len(hostileTexts)+1 {
		t.Fatalf("%d lines, want %d", len(got), len(want))
	}
	for i := range want {
		if !slices.Equal(got[i], want[i]) {
			t.Errorf("line %d: %q, want %q", i+1, got[i], want[i])
		}
	}
}

func TestFormatCSVSavedByLibreOfficeIsReadBackUnchanged(t *testing.T) {
	wave, q, cb, subs, file := answers(t)
	saved := office(t, asTexts, "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true", file)
	counties := map[string]survey.County{}
	for _, s := range subs {
		counties[s.County.Key] = s.County
	}
	back, problems := export.ReadAnswersCSV(bytes.NewReader(saved), q, cb, export.Target{Wave: wave, Counties: counties})
	if len(problems) != 0 || len(back) != len(subs) {
		t.Fatalf("%d submissions, problems %v", len(back), problems)
	}
	for i, s := range back {
		if got := s.Rows[0].Value.Text; got != hostileTexts[i] {
			t.Errorf("%q came back as %q", hostileTexts[i], got)
		}
	}
}

func TestFormatNoTextBecomesAFormulaInLibreOffice(t *testing.T) {
	_, _, _, _, file := answers(t)
	if sheet := office(t, asTyped, "fods", file); bytes.Contains(sheet, []byte("table:formula")) {
		t.Error("a text became a formula")
	}
	unguarded := []byte("\ufeff\"a\"\r\n=1+1\r\n")
	if sheet := office(t, asTyped, "fods", unguarded); !bytes.Contains(sheet, []byte("table:formula")) {
		t.Error("this LibreOffice runs no formula at all: the check above proves nothing")
	}
}

func TestFormatChartsAreWellFormedXML(t *testing.T) {
	now, before := 42.5, 30.0
	for name, svg := range map[string][]byte{
		"row": chart.Row{Now: &now, Before: &before}.SVG(), "empty row": chart.Row{}.SVG(), "axis": chart.Axis(), "mark": chart.NowMark(),
	} {
		cmd := exec.Command("xmllint", "--noout", "-")
		cmd.Stdin = bytes.NewReader(svg)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v: %s", name, err, out)
		}
	}
}

// papers are the DLT's questionnaire as committees and as counties get it.
func papers(t *testing.T) (*survey.Questionnaire, map[string][]byte) {
	t.Helper()
	data, err := questionnaire.Files.ReadFile("dlt-2026.yaml")
	if err != nil {
		t.Fatal(err)
	}
	d, findings := instrument.Compile("dlt-2026.yaml", data)
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	var paper, blank bytes.Buffer
	if err := export.PaperDOCX(&paper, d.Questionnaire, d.Figures, d.SHA256); err != nil {
		t.Fatal(err)
	}
	if err := export.BlankDOCX(&blank, d.Questionnaire, d.SHA256); err != nil {
		t.Fatal(err)
	}
	return d.Questionnaire, map[string][]byte{"paper.docx": paper.Bytes(), "blank.docx": blank.Bytes()}
}

func TestFormatThePaperIsReadWholeByLibreOffice(t *testing.T) {
	q, files := papers(t)
	for name, file := range files {
		rest, place := string(converted(t, name, "txt:Text (encoded):UTF8", file)), ""
		for _, it := range q.Items() {
			for _, words := range append([]string{"\n" + it.Number + "\n", it.Label}, labels(it)...) {
				_, after, found := strings.Cut(rest, words)
				if !found {
					t.Fatalf("%s: %q of %s does not stand behind %s", name, words, it.Number, place)
				}
				rest, place = after, it.Number
			}
		}
	}
}

func labels(it *survey.Item) []string {
	var all []string
	for _, o := range it.Options {
		all = append(all, "\t"+o.Label)
	}
	for _, c := range it.Columns {
		all = append(all, "\t"+c.Label)
	}
	return all
}

func TestFormatThePaperIsPrintedOnNumberedPagesWithoutGaps(t *testing.T) {
	_, files := papers(t)
	for name, file := range files {
		pages := printed(t, name, file)
		for i, page := range pages {
			if !strings.Contains(page, fmt.Sprintf("Seite %d von %d", i+1, len(pages))) {
				t.Errorf("%s: page %d has no number: %s", name, i+1, page)
			}
			if len(strings.Fields(page)) < 30 {
				t.Errorf("%s: page %d is almost empty: %s", name, i+1, page)
			}
			_, head, found := strings.Cut(page, "Frage und Antworten")
			if !found {
				t.Errorf("%s: page %d has no header row", name, i+1)
			}
			head, _, _ = strings.Cut(head, "\n")
			if comments := strings.Contains(head, "Anmerkungen"); comments != (name == "paper.docx") {
				t.Errorf("%s: page %d has a column for comments: %v", name, i+1, comments)
			}
		}
		if len(pages) < 20 || len(pages) > 60 {
			t.Errorf("%s: %d pages", name, len(pages))
		}
	}
}

// printed returns the text of each page.
func printed(t *testing.T, name string, file []byte) []string {
	t.Helper()
	cmd := exec.Command("pdftotext", "-layout", "-", "-")
	cmd.Stdin = bytes.NewReader(converted(t, name, "pdf", file))
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
}

func TestFormatHostileTextsAreReadByLibreOfficeAsTheyAre(t *testing.T) {
	var blocks []docx.Block
	for _, text := range append([]string{"</w:t>]]>&amp;", "kein UTF-8: \xff", "\x00\x1bEnde"}, hostileTexts...) {
		blocks = append(blocks, docx.Paragraph{Runs: []docx.Run{{Text: "<" + text + ">"}}})
	}
	blocks = append(blocks, docx.Paragraph{Runs: []docx.Run{{Text: "Verweis", Link: "https://a.de/?x=ä&y=%zz"}}})
	var file bytes.Buffer
	if err := (docx.Document{Blocks: blocks}).Write(&file); err != nil {
		t.Fatal(err)
	}
	text := string(converted(t, "hostile.docx", "txt:Text (encoded):UTF8", file.Bytes()))
	for _, want := range append([]string{"</w:t>]]>&amp;", "kein UTF-8: \ufffd", "\ufffd\ufffdEnde"}, hostileTexts...) {
		if !strings.Contains(text, "<"+want+">") {
			t.Errorf("%q is missing in %q", want, text)
		}
	}
}

func TestFormatXLSXSavedByLibreOfficeIsReadBack(t *testing.T) {
	definition, err := questionnaire.Files.ReadFile("dlt-2026.yaml")
	if err != nil {
		t.Fatal(err)
	}
	d, findings := instrument.Compile("dlt-2026.yaml", definition)
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	q, stored := d.Questionnaire, map[survey.Ref]survey.Answer{}
	texts := append(slices.Clone(hostileTexts), "_x000D_")
	for _, it := range q.Items() {
		value := survey.Value{}
		switch {
		case it.Kind == survey.KindLongText && len(texts) > 0:
			value, texts = survey.Write(form.Clean(texts[0])), texts[1:]
		case it.Kind.HasOptions():
			value = survey.Choose(it.Options[0].Key)
		}
		stored[survey.Ref{Item: it.ID}] = survey.Answer{Value: value, Version: 2}
	}
	if len(texts) > 0 {
		t.Fatalf("no room for %q", texts)
	}
	own := export.Own{Wave: survey.Wave{Key: "2026", Title: "Erhebung", Edition: "e1"}, County: survey.County{Key: "01056", Name: "Kreis Ä"},
		Questionnaire: q, Texts: form.TextsOf(q, form.Asked{}, nil), Stored: stored, Time: time.Date(2026, 11, 16, 12, 0, 0, 0, time.UTC)}
	var file bytes.Buffer
	if err := export.OwnXLSX(&file, own); err != nil {
		t.Fatal(err)
	}
	if sheet := converted(t, "antworten.xlsx", "fods", file.Bytes()); bytes.Contains(sheet, []byte("table:formula")) || !bytes.Contains(sheet, []byte("table:content-validation")) {
		t.Error("a text became a formula, or the lists are lost")
	}
	saved := converted(t, "antworten.xlsx", "xlsx:Calc MS Excel 2007 XML", file.Bytes())
	back, err := export.ReadOwn(saved)
	if err != nil {
		t.Fatal(err)
	}
	if answers, mistakes := back.Answers(q); len(answers)+len(mistakes) > 0 {
		t.Errorf("saving alone has changed %v, %v", answers, mistakes)
	}

	book, err := excelize.OpenReader(bytes.NewReader(saved))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := book.GetRows("Antworten")
	if err != nil {
		t.Fatal(err)
	}
	changed := survey.Ref{Item: "general.hindrances_other"}
	for i, row := range rows {
		if len(row) > 0 && row[0] == changed.Item {
			if err := book.SetCellStr("Antworten", fmt.Sprintf("G%d", i+1), "neu"); err != nil {
				t.Fatal(err)
			}
		}
	}
	filled, err := book.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	if back, err = export.ReadOwn(converted(t, "antworten.xlsx", "xlsx:Calc MS Excel 2007 XML", filled.Bytes())); err != nil {
		t.Fatal(err)
	}
	answers, mistakes := back.Answers(q)
	if len(mistakes) > 0 || len(answers) != 1 || answers[0].Ref != changed || answers[0].Value.Text != "neu" || answers[0].Version != 2 {
		t.Errorf("%v, %v", answers, mistakes)
	}
}
