package docx

import (
	"archive/zip"
	"fmt"
	"io"
	"strconv"
	"time"
)

const (
	wordSpace    = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	officeSpace  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packageSpace = "http://schemas.openxmlformats.org/package/2006/"
	mediaType    = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// part is one file in the archive.
type part struct {
	name    string
	kind    string // media type; empty: that of all relationships
	content []byte
}

// Write writes the document as a file of the type that Word calls .docx.
func (d Document) Write(w io.Writer) error {
	archive := zip.NewWriter(w)
	for _, p := range d.parts() {
		// A fixed time, or the same document would give other bytes tomorrow.
		header := &zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)}
		f, err := archive.CreateHeader(header)
		if err != nil {
			return fmt.Errorf("write document: %w", err)
		}
		if _, err := f.Write(p.content); err != nil {
			return fmt.Errorf("write document: %w", err)
		}
	}
	if err := archive.Close(); err != nil {
		return fmt.Errorf("write document: %w", err)
	}
	return nil
}

// parts begins with the list of contents, which some readers want first.
func (d Document) parts() []part {
	b := &body{width: d.width()}
	text := root("document", el("body", b.blocks(d.Blocks)...).add(d.section()))
	word := []part{
		{"word/styles.xml", mediaType + "styles+xml", []byte(styles)},
		{"word/settings.xml", mediaType + "settings+xml", []byte(settings)},
		{"word/numbering.xml", mediaType + "numbering+xml", b.numbering().bytes()},
		{"word/footer.xml", mediaType + "footer+xml", d.footer().bytes()},
	}
	if d.Header != "" {
		word = append(word, part{"word/header.xml", mediaType + "header+xml", d.header().bytes()})
	}
	all := []part{
		{"_rels/.rels", "", packageRelations().bytes()},
		{"docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", d.properties().bytes()},
		{"word/document.xml", mediaType + "document.main+xml", text.bytes()},
		{"word/_rels/document.xml.rels", "", b.relations(word).bytes()},
	}
	all = append(all, word...)
	return append([]part{{"[Content_Types].xml", "", contentTypes(all).bytes()}}, all...)
}

func root(name string, inside ...element) element {
	return el(name, inside...).with("xmlns:w", wordSpace, "xmlns:r", officeSpace)
}

func (d Document) size() (width, height int) {
	if d.Landscape {
		return longEdge, shortEdge
	}
	return shortEdge, longEdge
}

func (d Document) width() int {
	width, _ := d.size()
	return width - 2*margin
}

func (d Document) section() element {
	section := el("sectPr")
	if d.Header != "" {
		section = section.add(el("headerReference").with("w:type", "default", "r:id", "header"))
	}
	width, height := d.size()
	page := el("pgSz").with("w:w", strconv.Itoa(width), "w:h", strconv.Itoa(height))
	if d.Landscape {
		page = page.with("w:orient", "landscape")
	}
	edge := strconv.Itoa(margin)
	return section.add(el("footerReference").with("w:type", "default", "r:id", "footer"), page,
		el("pgMar").with("w:top", edge, "w:right", edge, "w:bottom", edge, "w:left", edge, "w:header", "567", "w:footer", "567", "w:gutter", "0"))
}

func (d Document) header() element { return root("hdr", styled(headerStyle, lineRun(d.Header)...)) }

func (d Document) footer() element {
	line := el("p", el("pPr", val("pStyle", footerStyle),
		el("tabs", val("tab", "right").with("w:pos", strconv.Itoa(d.width())))))
	line = line.add(lineRun(d.Footer)...).add(el("r", el("tab"), plain("Seite ")), field("PAGE"), el("r", plain(" von ")), field("NUMPAGES"))
	return root("ftr", line)
}

func lineRun(text string) []element { return new(body).run(Run{Text: text}) }

// field is a number that the word processor fills in.
func field(name string) element {
	return el("fldSimple", el("r", plain("1"))).with("w:instr", name)
}

func (d Document) properties() element {
	text := func(name, content string) element { return element{name: name, text: content} }
	return element{name: "cp:coreProperties", inside: []element{
		text("dc:title", d.Title), text("dc:creator", d.Creator), text("dc:language", "de-DE"),
	}}.with("xmlns:cp", packageSpace+"metadata/core-properties", "xmlns:dc", "http://purl.org/dc/elements/1.1/")
}
