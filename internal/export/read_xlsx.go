package export

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
)

// The limits of a workbook that is read. Only the parts that are needed are
// unpacked, and never more than maxUnzipped of them.
const (
	maxParts    = 500
	maxUnzipped = 16 << 20
	maxRows     = 20_000
	maxColumns  = 50
	maxGridText = 32 << 20 // bytes that repeated texts may grow to
)

// refusal is why a file is not read at all: a German sentence.
type refusal string

func (r refusal) Error() string { return string(r) }

const (
	brokenXLSX = refusal("Die Datei ist beschädigt und lässt sich nicht lesen. Öffnen Sie sie in Ihrem Tabellenprogramm, speichern Sie sie noch einmal als XLSX und laden Sie sie wieder hoch.")
	hugeXLSX   = refusal("Die Datei ist entpackt zu groß. Möglich sind 16 MB; Bilder und weitere Blätter gehören nicht in die Datei.")
)

// grid is a sheet as it was read: its cells by their addresses.
type grid struct {
	name string
	rows [][]gridCell
}

type gridCell struct {
	at     string // "G12"
	column int    // from 0
	text   string
	number bool // typed as a number, with a point
}

// readGrids reads the named sheets of a workbook. Every error is a refusal.
func readGrids(content []byte, names ...string) (map[string]grid, error) {
	in, err := openXLSX(content)
	if err != nil {
		return nil, err
	}
	sheets, err := in.sheets()
	if err != nil {
		return nil, err
	}
	if err := in.shared(); err != nil {
		return nil, err
	}
	grids := map[string]grid{}
	for _, name := range names {
		if sheets[name] == "" {
			return nil, refusal("Das Blatt „" + name + "“ fehlt. Verwenden Sie bitte die Datei, die Sie im Antwortbogen heruntergeladen haben.")
		}
		if grids[name], err = in.grid(name, sheets[name]); err != nil {
			return nil, err
		}
	}
	return grids, nil
}

type xlsxReader struct {
	parts   map[string]*zip.File
	left    int64 // bytes that may still be unpacked
	room    int   // bytes that the cells may still hold
	strings []string
}

func openXLSX(content []byte) (*xlsxReader, error) {
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, brokenXLSX
	}
	in := &xlsxReader{parts: map[string]*zip.File{}, left: maxUnzipped, room: maxGridText}
	var size uint64
	for _, f := range archive.File {
		name := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))
		if in.parts[name] != nil || len(in.parts) == maxParts {
			return nil, brokenXLSX
		}
		if err := foreignPart(name); err != nil {
			return nil, err
		}
		if size += f.UncompressedSize64; f.UncompressedSize64 > maxUnzipped || size > maxUnzipped {
			return nil, hugeXLSX
		}
		in.parts[name] = f
	}
	if in.parts["mimetype"] != nil {
		return nil, refusal("Die Datei ist eine OpenDocument-Tabelle (ODS). Speichern Sie sie bitte als „Excel 2007-365 (.xlsx)“ und laden Sie sie noch einmal hoch.")
	}
	return in, nil
}

// foreignPart refuses what can run or lead elsewhere.
func foreignPart(name string) error {
	switch {
	case strings.Contains(name, "vbaproject") || strings.Contains(name, "macrosheets/") || strings.Contains(name, "activex/"):
		return refusal("Die Datei enthält Makros (" + path.Base(shorten(name)) + "). Speichern Sie sie bitte als XLSX ohne Makros und laden Sie sie noch einmal hoch.")
	case strings.Contains(name, "externallinks/"):
		return refusal("Die Datei ist mit anderen Dateien verknüpft (" + path.Base(shorten(name)) + "). Lösen Sie bitte die Verknüpfungen und laden Sie sie noch einmal hoch.")
	case strings.Contains(name, "embeddings/"):
		return refusal("In die Datei sind andere Dateien eingebettet (" + path.Base(shorten(name)) + "). Entfernen Sie sie bitte und laden Sie die Datei noch einmal hoch.")
	case strings.HasSuffix(name, "workbook.bin"):
		return refusal("Die Datei ist eine Binärarbeitsmappe (XLSB). Speichern Sie sie bitte als XLSX und laden Sie sie noch einmal hoch.")
	}
	return nil
}

// walk hands the part's tokens to each until one of both fails.
func (in *xlsxReader) walk(name string, each func(*xml.Decoder, xml.StartElement) error) error {
	f := in.parts[strings.ToLower(name)]
	if f == nil {
		return brokenXLSX
	}
	part, err := f.Open()
	if err != nil {
		return brokenXLSX
	}
	defer part.Close()
	limited := &io.LimitedReader{R: part, N: in.left + 1}
	err = walkXML(xml.NewDecoder(limited), each)
	if in.left = limited.N - 1; in.left < 0 {
		return hugeXLSX
	}
	return err
}

func walkXML(dec *xml.Decoder, each func(*xml.Decoder, xml.StartElement) error) error {
	for {
		token, err := dec.Token()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return brokenXLSX
		}
		switch t := token.(type) {
		case xml.Directive: // a document type; no spreadsheet program writes one
			return brokenXLSX
		case xml.StartElement:
			if err := each(dec, t); err != nil {
				return err
			}
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// sheets leads from the names of the sheets to their parts.
func (in *xlsxReader) sheets() (map[string]string, error) {
	const root = "xl"
	targets, parts := map[string]string{}, map[string]string{}
	err := in.walk(root+"/_rels/workbook.xml.rels", func(_ *xml.Decoder, e xml.StartElement) error {
		if target := attribute(e, "Target"); e.Name.Local == "Relationship" && attribute(e, "TargetMode") != "External" {
			if !strings.HasPrefix(target, "/") {
				target = path.Join(root, target)
			}
			targets[attribute(e, "Id")] = strings.TrimPrefix(target, "/")
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = in.walk(root+"/workbook.xml", func(_ *xml.Decoder, e xml.StartElement) error {
		if e.Name.Local == "workbookPr" && (attribute(e, "date1904") == "1" || attribute(e, "date1904") == "true") {
			return refusal("In der Datei zählen die Tage ab 1904. Stellen Sie in Ihrem Tabellenprogramm bitte das übliche Datumssystem ein (ab 1900) und prüfen Sie alle Tage.")
		}
		if e.Name.Local == "sheet" {
			for _, a := range e.Attr {
				if a.Name.Local == "id" && a.Name.Space != "" {
					parts[attribute(e, "name")] = targets[a.Value]
				}
			}
		}
		return nil
	})
	return parts, err
}

// shared reads the texts that cells refer to by number.
func (in *xlsxReader) shared() error {
	const name = "xl/sharedstrings.xml"
	if in.parts[name] == nil {
		return nil
	}
	return in.walk(name, func(dec *xml.Decoder, e xml.StartElement) error {
		if e.Name.Local != "si" {
			return nil
		}
		text, err := richText(dec, false)
		in.strings = append(in.strings, text)
		return err
	})
}

// richText joins the runs of a text up to the end of the element; of a bare one
// what stands in the element itself. What tells how a text is pronounced does not
// belong to it.
func richText(dec *xml.Decoder, bare bool) (string, error) {
	var b strings.Builder
	for depth, silent, inText := 1, 0, bare; depth > 0; {
		token, err := dec.Token()
		if err != nil {
			return "", brokenXLSX
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			inText = t.Name.Local == "t"
			if t.Name.Local == "rPh" && silent == 0 {
				silent = depth
			}
		case xml.EndElement:
			if silent == depth {
				silent = 0
			}
			depth--
			inText = false
		case xml.CharData:
			if inText && silent == 0 {
				b.Write(t)
			}
		}
	}
	return unescape(b.String()), nil
}

var escaped = regexp.MustCompile(`(?:_x[0-9A-Fa-f]{4}_)+`)

// unescape reads the signs that XML cannot hold, as spreadsheets write them.
func unescape(text string) string {
	return escaped.ReplaceAllStringFunc(text, func(codes string) string {
		var units []uint16
		for ; codes != ""; codes = codes[len("_x0000_"):] {
			unit, _ := strconv.ParseUint(codes[2:6], 16, 16) // the pattern allows nothing else
			units = append(units, uint16(unit))
		}
		return string(utf16.Decode(units))
	})
}

// grid reads one sheet.
func (in *xlsxReader) grid(name, part string) (grid, error) {
	g := grid{name: name}
	err := in.walk(part, func(dec *xml.Decoder, e xml.StartElement) error {
		if e.Name.Local != "row" {
			return nil
		}
		if len(g.rows) == maxRows {
			return refusal(fmt.Sprintf("Das Blatt „%s“ hat mehr als %d Zeilen. Löschen Sie bitte, was Sie hinzugefügt haben.", name, maxRows))
		}
		row, err := in.row(dec, name)
		g.rows = append(g.rows, row)
		return err
	})
	return g, err
}

func (in *xlsxReader) row(dec *xml.Decoder, sheet string) ([]gridCell, error) {
	var cells []gridCell
	for {
		token, err := dec.Token()
		if err != nil {
			return nil, brokenXLSX
		}
		switch t := token.(type) {
		case xml.EndElement:
			return cells, nil
		case xml.StartElement:
			if t.Name.Local != "c" {
				if err := dec.Skip(); err != nil {
					return nil, brokenXLSX
				}
				continue
			}
			c, err := in.cell(dec, t, sheet)
			if err != nil {
				return nil, err
			}
			if c.text != "" && c.column < maxColumns {
				cells = append(cells, c)
			}
		}
	}
}

func (in *xlsxReader) cell(dec *xml.Decoder, e xml.StartElement, sheet string) (gridCell, error) {
	c := gridCell{at: attribute(e, "r")}
	column, ok := columnOf(c.at)
	if !ok {
		return c, brokenXLSX
	}
	c.column = column
	var value string
	for {
		token, err := dec.Token()
		if err != nil {
			return c, brokenXLSX
		}
		switch t := token.(type) {
		case xml.EndElement:
			return in.typed(c, attribute(e, "t"), value)
		case xml.StartElement:
			switch t.Name.Local {
			case "f":
				return c, refusal("Im Blatt „" + sheet + "“ steht in der Zelle " + c.at + " eine Formel. Ersetzen Sie sie bitte durch ihr Ergebnis und laden Sie die Datei noch einmal hoch.")
			case "v", "is":
				if value, err = richText(dec, t.Name.Local == "v"); err != nil {
					return c, err
				}
			default:
				if err := dec.Skip(); err != nil {
					return c, brokenXLSX
				}
			}
		}
	}
}

// typed finds out what the cell holds.
func (in *xlsxReader) typed(c gridCell, kind, value string) (gridCell, error) {
	switch kind {
	case "s":
		n, err := strconv.Atoi(value)
		if err != nil || n < 0 || n >= len(in.strings) {
			return c, brokenXLSX
		}
		c.text = in.strings[n]
	case "b":
		c.text = map[string]string{"0": "FALSCH", "1": "WAHR"}[value]
	default:
		c.text, c.number = value, (kind == "" || kind == "n") && value != ""
	}
	in.room -= len(c.text)
	if len(c.text) > 4*maxCellText || in.room < 0 {
		return c, hugeXLSX
	}
	return c, nil
}

var address = regexp.MustCompile(`^([A-Z]{1,3})[1-9][0-9]{0,6}$`)

// columnOf is the column of an address, from 0.
func columnOf(at string) (int, bool) {
	parts := address.FindStringSubmatch(at)
	if parts == nil {
		return 0, false
	}
	column := 0
	for _, letter := range parts[1] {
		column = 26*column + int(letter-'A') + 1
	}
	return column - 1, true
}
