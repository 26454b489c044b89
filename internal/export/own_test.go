package export

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

func ownOf(q *survey.Questionnaire, a survey.Answers) Own {
	o := Own{Wave: survey.Wave{Key: "2026", Title: "Erhebung", Edition: "e1"}, County: survey.County{Key: "01056", Name: "Pinneberg"},
		Questionnaire: q, Texts: form.TextsOf(q, form.Asked{}, a), Stored: map[survey.Ref]survey.Answer{}, Time: time.Date(2026, 11, 16, 12, 0, 0, 0, time.UTC)}
	for ref, v := range a {
		if q.Item(ref.Item) != nil {
			o.Stored[ref] = survey.Answer{Ref: ref, Value: v, Version: 3}
		}
	}
	return o
}

func ownFileOf(t testing.TB, write func(io.Writer, Own) error, o Own) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAFileThatNobodyChangedChangesNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 5 {
		for name, o := range map[string]Own{"quiz": ownOf(quiz(), randomAnswers(r)), "staffing": ownOf(staffing(), staffed())} {
			for _, write := range []func(io.Writer, Own) error{OwnXLSX, OwnJSON} {
				file, err := ReadOwn(ownFileOf(t, write, o))
				if err != nil {
					t.Fatal(err)
				}
				answers, mistakes := file.Answers(o.Questionnaire)
				if len(answers)+len(mistakes) > 0 || file.County != "01056" || file.Wave != "2026" || file.Edition != "e1" || file.Questionnaire != o.Questionnaire.Key {
					t.Errorf("%s: %v, %v, %+v", name, answers, mistakes, file)
				}
			}
		}
	}
}

// rezip writes the parts anew, some of them replaced.
func rezip(t *testing.T, file []byte, replaced map[string]string) []byte {
	t.Helper()
	all := parts(t, file)
	for name, content := range replaced {
		all[name] = content
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, content := range all {
		part, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(part, content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAHostileFileIsRefusedInASentence(t *testing.T) {
	good := ownFileOf(t, OwnXLSX, ownOf(quiz(), nil))
	sheet := parts(t, good)["xl/worksheets/sheet1.xml"]
	row := func(cells string) string {
		return strings.Replace(sheet, "</sheetData>", `<row r="900">`+cells+`</row></sheetData>`, 1)
	}
	with := func(name, content string) []byte { return rezip(t, good, map[string]string{name: content}) }
	const first = "xl/worksheets/sheet1.xml"
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"nothing":         {nil, "leer"},
		"blanks":          {[]byte("\ufeff \n"), "leer"},
		"a text":          {[]byte("Sehr geehrte Damen und Herren"), "weder XLSX noch JSON"},
		"a page":          {[]byte("<html>"), "weder XLSX noch JSON"},
		"an old file":     {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "alten Excel-Format"},
		"too large":       {bytes.Repeat([]byte("a"), MaxOwnBytes+1), "größer als 2 MB"},
		"half an archive": {good[:len(good)/2], "beschädigt"},
		"only the magic":  {[]byte("PK\x03\x04"), "beschädigt"},
		"an ODS":          {with("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), "OpenDocument"},
		"macros":          {with("xl/vbaProject.bin", "x"), "Makros (vbaproject.bin)"},
		"XLM":             {with("xl/macrosheets/sheet1.xml", "x"), "Makros"},
		"links":           {with("xl/externalLinks/externalLink1.xml", "x"), "verknüpft"},
		"an object":       {with("xl/embeddings/oleObject1.bin", "x"), "eingebettet"},
		"XLSB":            {with("xl/workbook.bin", "x"), "XLSB"},
		"a bomb":          {with("xl/media/x", strings.Repeat("\x00", maxUnzipped)), "entpackt zu groß"},
		"a bomb of texts": {with("xl/sharedStrings.xml", "<sst>"+strings.Repeat(`<si><t>a</t></si>`, 1<<20)+"</sst>"), "entpackt zu groß"},
		"a formula":       {with(first, row(`<c r="G900"><f>1+1</f><v>2</v></c>`)), "Im Blatt „Antworten“ steht in der Zelle G900 eine Formel"},
		"a shared one":    {with(first, row(`<c r="H900"><f t="shared" si="0"/><v>2</v></c>`)), "Zelle H900 eine Formel"},
		"no address":      {with(first, row(`<c><v>2</v></c>`)), "beschädigt"},
		"a far column":    {with(first, row(`<c r="ZZZZ1"><v>2</v></c>`)), "beschädigt"},
		"a wrong text":    {with(first, row(`<c r="G900" t="s"><v>999999</v></c>`)), "beschädigt"},
		"a negative text": {with(first, row(`<c r="G900" t="s"><v>-1</v></c>`)), "beschädigt"},
		"entities":        {with(first, `<!DOCTYPE x [<!ENTITY a "b">]>`+sheet), "beschädigt"},
		"an entity":       {with(first, row(`<c r="G900" t="inlineStr"><is><t>&xxe;</t></is></c>`)), "beschädigt"},
		"deep XML":        {with(first, row(`<c r="G900"><is>`+strings.Repeat("<a>", 100_000))), "beschädigt"},
		"a long text":     {with(first, row(`<c r="G900" t="inlineStr"><is><t>`+strings.Repeat("ä", 2*maxCellText+1)+`</t></is></c>`)), "entpackt zu groß"},
		"many rows":       {with(first, strings.Replace(sheet, "</sheetData>", strings.Repeat("<row/>", maxRows+1)+"</sheetData>", 1)), "mehr als 20000 Zeilen"},
		"no workbook":     {with("xl/workbook.xml", "<workbook/>"), "Das Blatt „Antworten“ fehlt"},
		"a foreign sheet": {with("xl/_rels/workbook.xml.rels", `<Relationships/>`), "fehlt"},
		"days of 1904":    {with("xl/workbook.xml", strings.Replace(parts(t, good)["xl/workbook.xml"], "<sheets>", `<workbookPr date1904="1"/><sheets>`, 1)), "ab 1904"},
		"no head":         {with(first, "<worksheet><sheetData/></worksheet>"), "fehlt die Zeile mit den Überschriften"},
		"broken JSON":     {[]byte("{\n\"kind\": \n}"), "ab Zeile 3 nicht als JSON"},
		"a strange field": {[]byte(`{"kind":"kreisumfrage-antworten","sum":"=1+1"}`), "hineingehört"},
		"two":             {[]byte(`{"kind":"kreisumfrage-antworten","format":1}{}`), "Hinter dem Ende"},
		"another JSON":    {[]byte(`{"kind":"x"}`), "nicht aus dem Antwortbogen"},
		"Latin-1":         {[]byte("{\n\"name\": \"\xe4\"}"), "nicht in UTF-8 gespeichert (Zeile 2)"},
	} {
		_, err := ReadOwn(c.file)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

func TestABombIsNotUnpackedBeyondItsLimit(t *testing.T) {
	good := ownFileOf(t, OwnXLSX, ownOf(quiz(), nil))
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, content := range parts(t, good) {
		if name == "xl/sharedStrings.xml" { // says that it is small, and is not
			part, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprint(part, "<sst>"+strings.Repeat(" ", 3*maxUnzipped))
			continue
		}
		part, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(part, content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadOwn(b.Bytes()); err != hugeXLSX {
		t.Errorf("an honest bomb: %v", err)
	}
	size := binary.LittleEndian.AppendUint32(nil, 3*maxUnzipped+5)
	lying := bytes.ReplaceAll(b.Bytes(), size, []byte{5, 0, 0, 0})
	if bytes.Equal(lying, b.Bytes()) || len(lying) > MaxOwnBytes {
		t.Fatalf("%d bytes, and nothing is said wrongly", len(lying))
	}
	if _, err := ReadOwn(lying); err != hugeXLSX && err != brokenXLSX {
		t.Errorf("one that says it is small: %v", err)
	}
}

func FuzzReadOwn(f *testing.F) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, o := range []Own{ownOf(quiz(), randomAnswers(r)), ownOf(staffing(), staffed()), ownOf(quiz(), nil)} {
		f.Add(ownFileOf(f, OwnXLSX, o))
		f.Add(ownFileOf(f, OwnJSON, o))
	}
	f.Add([]byte(`{"kind":"kreisumfrage-antworten","format":1,"answers":[{"item":"x","version":0,"stored":{},"value":{"text":"a"}}]}`))
	f.Fuzz(func(t *testing.T, content []byte) {
		file, err := ReadOwn(content)
		if err != nil {
			if _, sentence := err.(refusal); !sentence {
				t.Fatalf("%v is no refusal", err)
			}
			return
		}
		for _, q := range []*survey.Questionnaire{quiz(), staffing()} {
			answers, _ := file.Answers(q)
			seen := map[survey.Ref]bool{}
			for _, a := range answers {
				it := q.Item(a.Item)
				if it == nil || seen[a.Ref] || a.Version < 0 || len(it.Check(a.Ref, a.Value)) > 0 {
					t.Fatalf("%+v is taken over", a)
				}
				seen[a.Ref] = true
			}
		}
	})
}

// FuzzGrid reads sheets whose archive is sound: mutated archives hardly ever are.
func FuzzGrid(f *testing.F) {
	f.Add(`<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>x</t></r><rPh><t>y</t></rPh></is></c></row></sheetData></worksheet>`)
	f.Add(`<row><c r="AA1"><v>1.5</v></c><c r="B2" t="b"><v>1</v></c></row>`)
	f.Fuzz(func(t *testing.T, sheet string) {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		for name, content := range map[string]string{"xl/workbook.xml": `<workbook xmlns:r="r"><sheets><sheet name="A" r:id="1"/></sheets></workbook>`,
			"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="1" Target="worksheets/a.xml"/></Relationships>`,
			"xl/sharedStrings.xml":       `<sst><si><t>_x0041_</t></si></sst>`, "xl/worksheets/a.xml": sheet} {
			part, err := w.Create(name)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := io.WriteString(part, content); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		grids, err := readGrids(b.Bytes(), "A")
		if err != nil {
			return
		}
		for _, row := range grids["A"].rows {
			for _, c := range row {
				if _, ok := columnOf(c.at); !ok || c.text == "" || c.column >= maxColumns {
					t.Fatalf("%+v", c)
				}
			}
		}
	})
}
