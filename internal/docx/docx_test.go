package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// node is an element as a reader finds it.
type node struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Inside  []node     `xml:",any"`
	Text    string     `xml:",chardata"`
}

func (n node) attr(name string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// all returns the elements of the name inside, however deep, in order.
func (n node) all(name string) []node {
	var found []node
	for _, in := range n.Inside {
		if in.XMLName.Local == name {
			found = append(found, in)
		}
		found = append(found, in.all(name)...)
	}
	return found
}

// words are the texts inside, with line breaks and tabs.
func (n node) words() string {
	if n.XMLName.Local == "t" {
		return n.Text
	}
	text := map[string]string{"br": "\n", "tab": "\t"}[n.XMLName.Local]
	if n.XMLName.Local == "pPr" {
		return ""
	}
	for _, in := range n.Inside {
		text += in.words()
	}
	return text
}

func written(t *testing.T, d Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := d.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// opened unzips a document and reads every part as XML.
func opened(t *testing.T, d Document) map[string]node {
	t.Helper()
	file := written(t, d)
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	if archive.File[0].Name != "[Content_Types].xml" {
		t.Errorf("the file begins with %s", archive.File[0].Name)
	}
	parts := map[string]node{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		var n node
		if err := xml.Unmarshal(content, &n); err != nil || !utf8.Valid(content) {
			t.Fatalf("%s: %v: %q", f.Name, err, content)
		}
		parts[f.Name] = n
	}
	return parts
}

func textOf(t *testing.T, blocks ...Block) node {
	t.Helper()
	return opened(t, Document{Blocks: blocks})["word/document.xml"]
}

func text(s string) Paragraph { return Paragraph{Runs: []Run{{Text: s}}} }

// everything has each kind of block in each kind of place.
func everything() Document {
	return Document{Title: "Bericht & Brief", Creator: "DLT", Header: "Entwurf", Footer: "Fassung 1", Blocks: []Block{
		Heading{0, "Bericht"}, Heading{1, "Erstes"}, Heading{2, "Zweites"}, Heading{3, "Drittes"},
		Paragraph{Runs: []Run{{Text: "schlicht, "}, {Text: "fett", Bold: true}, {Text: "kursiv", Italic: true}, {Text: "Verweis", Link: "https://www.landkreistag.de/a?b=1&c=2"}}},
		Paragraph{Mark: Box, Runs: []Run{{Text: "Antwort"}}}, Paragraph{Mark: Circle, Indent: 1, Runs: []Run{{Text: "Antwort"}}}, Paragraph{Small: true, KeepNext: true, Runs: []Run{{Text: "klein"}}},
		List{Items: []ListItem{{Runs: []Run{{Text: "Punkt"}}, Sub: &List{Numbered: true, Items: []ListItem{{Runs: []Run{{Text: "darunter"}}}}}}}},
		List{Numbered: true, Items: []ListItem{{Runs: []Run{{Text: "eins"}}}, {Runs: []Run{{Text: "zwei"}}}}},
		Table{Title: "Werte", Columns: []Column{{"Links", 1}, {"Rechts", 2}}, Rows: [][]Cell{
			{{Shaded: true, Blocks: []Block{text("a")}}, {}},
			{{Blocks: []Block{List{Items: []ListItem{{Runs: []Run{{Text: "in der Zelle"}}}}}}}, {Blocks: []Block{Table{Columns: []Column{{"Innen", 1}}}}}},
		}},
		PageBreak{},
		Table{Columns: []Column{{"Allein", 1}}},
	}}
}

func TestEveryPartIsListedAndEveryReferenceLeadsSomewhere(t *testing.T) {
	for _, d := range []Document{{}, everything()} {
		parts := opened(t, d)
		listed := map[string]bool{}
		for _, o := range parts["[Content_Types].xml"].all("Override") {
			listed[strings.TrimPrefix(o.attr("PartName"), "/")] = true
		}
		for name := range parts {
			if isList := strings.HasSuffix(name, ".rels") || name == "[Content_Types].xml"; listed[name] == isList {
				t.Errorf("%s: listed %v", name, listed[name])
			}
		}
		for name := range listed {
			if _, there := parts[name]; !there {
				t.Errorf("%s is listed, but not there", name)
			}
		}
		relations := map[string]bool{}
		for folder, list := range map[string]node{"": parts["_rels/.rels"], "word/": parts["word/_rels/document.xml.rels"]} {
			for _, r := range list.all("Relationship") {
				relations[r.attr("Id")] = true
				if _, there := parts[folder+r.attr("Target")]; !there && r.attr("TargetMode") != "External" {
					t.Errorf("%s is not there", r.attr("Target"))
				}
			}
		}
		document := parts["word/document.xml"]
		for _, name := range []string{"hyperlink", "headerReference", "footerReference"} {
			for _, n := range document.all(name) {
				if !relations[n.attr("id")] {
					t.Errorf("%s refers to %q", name, n.attr("id"))
				}
			}
		}
	}
}

func TestEveryStyleAndNumberingIsDefined(t *testing.T) {
	parts := opened(t, everything())
	styles, numberings := map[string]string{}, map[string]bool{}
	for _, s := range parts["word/styles.xml"].all("style") {
		styles[s.attr("styleId")] = s.all("name")[0].attr("val")
	}
	for _, n := range parts["word/numbering.xml"].all("num") {
		numberings[n.attr("numId")] = true
	}
	for _, part := range []string{"word/document.xml", "word/header.xml", "word/footer.xml"} {
		for _, kind := range []string{"pStyle", "rStyle", "tblStyle"} {
			for _, s := range parts[part].all(kind) {
				if styles[s.attr("val")] == "" {
					t.Errorf("%s: no style %q", part, s.attr("val"))
				}
			}
		}
		for _, n := range parts[part].all("numId") {
			if !numberings[n.attr("val")] {
				t.Errorf("no numbering %q", n.attr("val"))
			}
		}
	}
	for id, name := range map[string]string{"Title": "Title", "Heading1": "heading 1", "Heading2": "heading 2", "Heading3": "heading 3"} {
		if styles[id] != name {
			t.Errorf("%s is called %q: no word processor navigates by that", id, styles[id])
		}
	}
}

func TestTheSameDocumentIsAlwaysTheSameBytes(t *testing.T) {
	if !bytes.Equal(written(t, everything()), written(t, everything())) {
		t.Error("two files of the same document differ")
	}
}

func TestTitleLanguageAndCreatorAreProperties(t *testing.T) {
	parts := opened(t, everything())
	got := map[string]string{}
	for _, p := range parts["docProps/core.xml"].Inside {
		got[p.XMLName.Local] = p.Text
	}
	if want := map[string]string{"title": "Bericht & Brief", "creator": "DLT", "language": "de-DE"}; !maps.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if lang := parts["word/styles.xml"].all("lang")[0].attr("val"); lang != "de-DE" {
		t.Errorf("the text's language is %q", lang)
	}
}

func TestEachPageHasItsNumber(t *testing.T) {
	parts := opened(t, everything())
	footer := parts["word/footer.xml"]
	if got := footer.words(); got != "Fassung 1\tSeite 1 von 1" {
		t.Errorf("%q", got)
	}
	var fields []string
	for _, f := range footer.all("fldSimple") {
		fields = append(fields, f.attr("instr"))
	}
	if !slices.Equal(fields, []string{"PAGE", "NUMPAGES"}) || parts["word/header.xml"].words() != "Entwurf" {
		t.Errorf("%q, %q", fields, parts["word/header.xml"].words())
	}
	bare := opened(t, Document{})
	if _, there := bare["word/header.xml"]; there || len(bare["word/document.xml"].all("headerReference")) > 0 {
		t.Error("an empty header is there")
	}
}

func TestThePageIsA4EitherWay(t *testing.T) {
	for landscape, want := range map[bool][3]string{false: {"11906", "16838", ""}, true: {"16838", "11906", "landscape"}} {
		d := everything()
		d.Landscape = landscape
		document := opened(t, d)["word/document.xml"]
		page := document.all("pgSz")[0]
		if got := [3]string{page.attr("w"), page.attr("h"), page.attr("orient")}; got != want {
			t.Errorf("%q, want %q", got, want)
		}
		width, _ := strconv.Atoi(page.attr("w"))
		if got := document.all("tblW")[0].attr("w"); got != strconv.Itoa(width-2*1134) {
			t.Errorf("a table is %s wide on a page of %d", got, width)
		}
	}
}

func TestTablesHaveAHeaderRowAndWholeCells(t *testing.T) {
	document := textOf(t, everything().Blocks...)
	table := document.all("tbl")[0]
	rows, grid := 0, []string{}
	for _, c := range table.all("tblGrid")[0].Inside {
		grid = append(grid, c.attr("w"))
	}
	if !slices.Equal(grid, []string{"3212", "6426"}) || table.all("tblCaption")[0].attr("val") != "Werte" {
		t.Errorf("columns %q, title %q", grid, table.all("tblCaption")[0].attr("val"))
	}
	for _, row := range table.Inside {
		if row.XMLName.Local != "tr" {
			continue
		}
		cells := slices.DeleteFunc(slices.Clone(row.Inside), func(n node) bool { return n.XMLName.Local != "tc" })
		if heads := len(row.Inside[0].all("tblHeader")); len(cells) != 2 || heads != map[bool]int{true: 1}[rows == 0] {
			t.Errorf("row %d: %d cells, %d header marks", rows, len(cells), heads)
		}
		for i, c := range cells {
			if last := c.Inside[len(c.Inside)-1].XMLName.Local; last != "p" || c.all("tcW")[0].attr("w") != grid[i] {
				t.Errorf("cell %d of row %d ends with %s", i, rows, last)
			}
		}
		rows++
	}
	if shaded := table.all("shd"); rows != 3 || len(shaded) != 4 || shaded[2].attr("fill") != shade { // 2 heads, 1 cell, 1 head inside
		t.Errorf("%d rows, %d shaded cells", rows, len(shaded))
	}
	blocks := document.Inside[0].Inside
	for i, n := range blocks {
		if n.XMLName.Local == "tbl" && blocks[i+1].XMLName.Local != "p" {
			t.Error("a table is not followed by a paragraph")
		}
	}
}

func TestListsCountFromOneEach(t *testing.T) {
	parts := opened(t, everything())
	var items []string
	for _, n := range parts["word/document.xml"].all("numPr") {
		items = append(items, n.all("numId")[0].attr("val")+"/"+n.all("ilvl")[0].attr("val"))
	}
	if want := []string{"1/0", "2/1", "3/0", "3/0", "4/0"}; !slices.Equal(items, want) {
		t.Errorf("%q, want %q", items, want)
	}
	for i, num := range parts["word/numbering.xml"].all("num") {
		counts := i == 1 || i == 2
		if got := len(num.all("startOverride")) > 0; got != counts || num.all("abstractNumId")[0].attr("val") != map[bool]string{true: numbered, false: bulleted}[counts] {
			t.Errorf("numbering %d: counts %v, want %v", i+1, got, counts)
		}
	}
}

func TestRunsAndMarksLookAsTheyShould(t *testing.T) {
	document := textOf(t, everything().Blocks...)
	looks := map[string]string{}
	for _, r := range document.all("r") {
		for _, n := range r.Inside[0].Inside {
			looks[r.words()] += n.XMLName.Local + " "
		}
	}
	for words, want := range map[string]string{"schlicht, ": "", "fett": "b ", "kursiv": "i ", "Verweis": "rStyle ", Box + "\t": "rFonts "} {
		if looks[words] != want {
			t.Errorf("%q has %q, want %q", words, looks[words], want)
		}
	}
	kept := 0
	for _, p := range document.all("p") {
		if len(p.all("keepNext")) > 0 && p.words() == "klein" {
			kept++
		}
	}
	if kept != 1 || len(document.all("keepNext")) != 1 {
		t.Errorf("%d paragraphs stay with the next", len(document.all("keepNext")))
	}
	var indents []string
	for _, n := range document.all("ind") {
		indents = append(indents, n.attr("left")+" "+n.attr("hanging"))
	}
	if want := []string{"340 340", "680 340"}; !slices.Equal(indents, want) {
		t.Errorf("indents %q", indents)
	}
}

func TestOnlyAddressesThatEveryReaderUnderstandsBecomeLinks(t *testing.T) {
	for link, want := range map[string]string{
		"https://www.landkreistag.de":        "https://www.landkreistag.de",
		"https://a.de/x?y=1&z=ä#b":           "",
		"https://a.de/Straße und Öl":         "https://a.de/Stra%C3%9Fe%20und%20%C3%96l",
		"https://a.de/x?y=1&z=%C3%A4#teil-2": "https://a.de/x?y=1&z=%C3%A4#teil-2",
		"http://a.de":                        "",
		"javascript:alert(1)":                "",
		"https://":                           "",
		"https://[::1]/":                     "",
		"https://a b.de":                     "",
		"https://a.de/%zz":                   "",
		"https://a.de/?a=%zz":                "",
		"https://user:pass@a.de":             "",
		"https://a.de/\x00":                  "",
		"":                                   "",
	} {
		parts := opened(t, Document{Blocks: []Block{Paragraph{Runs: []Run{{Text: "Text", Link: link}}}}})
		got := ""
		for _, r := range parts["word/_rels/document.xml.rels"].all("Relationship") {
			if r.attr("TargetMode") == "External" {
				got = r.attr("Target")
			}
		}
		if linked := len(parts["word/document.xml"].all("hyperlink")) == 1; got != want || linked != (want != "") {
			t.Errorf("%q leads to %q, want %q", link, got, want)
		}
		if words := parts["word/document.xml"].words(); words != "Text" {
			t.Errorf("%q: the text reads %q", link, words)
		}
	}
}

// hostile texts, and what a reader finds of them.
var hostile = map[string]string{
	"eins\nzwei":               "eins\nzwei",
	"eins\r\nzwei\rdrei":       "eins\nzwei\ndrei",
	"a\tb":                     "a\tb",
	"  zwei  Leerzeichen  ":    "  zwei  Leerzeichen  ",
	"</w:t><w:p>]]>&amp;<!--":  "</w:t><w:p>]]>&amp;<!--",
	"a\x00b\x07c\x1b\x7fd":     "a\ufffdb\ufffdc\ufffd\x7fd",
	"kein \xff\xfe UTF-8 \xc3": "kein \ufffd\ufffd UTF-8 \ufffd",
	"\ufffe\uffff \ufeff":      "\ufffd\ufffd \ufeff",
	"🏛️ e\u0301 „Größe“ ☐":     "🏛️ e\u0301 „Größe“ ☐",
	"\u202eumgekehrt":          "\u202eumgekehrt",
	"_x0041_ {MERGEFIELD x}":   "_x0041_ {MERGEFIELD x}",
}

func TestNoTextBreaksTheFile(t *testing.T) {
	for in, want := range hostile {
		d := Document{Title: in, Creator: in, Header: in, Footer: in, Blocks: []Block{
			Heading{1, in}, Paragraph{Mark: in, Runs: []Run{{Text: in, Link: in}}}, List{Items: []ListItem{{Runs: []Run{{Text: in}}}}},
			Table{Title: in, Columns: []Column{{in, 1}}, Rows: [][]Cell{{{Blocks: []Block{text(in)}}}}}}}
		parts := opened(t, d)
		if got := strings.Count(parts["word/document.xml"].words(), want); got < 5 {
			t.Errorf("%q is read %d times in %q", in, got, parts["word/document.xml"].words())
		}
		if got := parts["word/header.xml"].words(); got != want {
			t.Errorf("%q is read as %q in the header", in, got)
		}
	}
}

var illegal = regexp.MustCompile(`[^\x09\x0A\x0D\x20-\x{D7FF}\x{E000}-\x{FFFD}\x{10000}-\x{10FFFF}]`)

func FuzzText(f *testing.F) {
	for in := range hostile {
		f.Add(in, in)
	}
	f.Fuzz(func(t *testing.T, words, link string) {
		document := textOf(t, Paragraph{Mark: words, Runs: []Run{{Text: words, Link: link}}})
		if bad := illegal.FindString(document.words()); bad != "" {
			t.Errorf("%q stands in the file", bad)
		}
	})
}
