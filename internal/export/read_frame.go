package export

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"kreisumfrage/internal/survey"
)

// Limits of a list of counties.
const (
	MaxFrameBytes = 2 << 20
	maxFrameLines = 20_000
	maxFrameCell  = 500
	mostFaults    = 50
)

// FrameFile is a list of counties as it was read, and how it was written.
type FrameFile struct {
	survey.FrameTable
	Encoding  string // German
	Delimiter string // German
	Text      string // the same in UTF-8
}

// ReadFrame reads a list of counties: CSV in UTF-8 or Windows-1252, with
// semicolons, commas or tabulators. Columns are known by the program's names or
// the German ones. Everything that is wrong comes back with its line.
func ReadFrame(content []byte) (FrameFile, []survey.FrameFault) {
	r := &frameReading{columnOf: columnKey, needed: []string{survey.ColumnKey}}
	r.read(content)
	return r.file, r.faults
}

type frameReading struct {
	columnOf func(name string) string
	needed   []string // columns
	file     FrameFile
	comma    rune
	lines    *csv.Reader
	faults   []survey.FrameFault
}

func (r *frameReading) read(content []byte) {
	if !r.decode(content) || !r.delimit() {
		return
	}
	r.lines = csv.NewReader(strings.NewReader(r.file.Text))
	r.lines.Comma, r.lines.FieldsPerRecord, r.lines.ReuseRecord = r.comma, -1, true
	if r.header() {
		r.rows()
	}
	if len(r.faults) == 0 && len(r.file.Lines) == 0 {
		r.fault(1, "Unter den Spaltennamen steht keine Zeile.")
	}
}

func (r *frameReading) fault(line int, format string, args ...any) {
	r.faults = append(r.faults, survey.FrameFault{Line: line, Text: fmt.Sprintf(format, args...)})
}

// decode recognises how the file is written.
func (r *frameReading) decode(content []byte) bool {
	text, encoding, problem := decoded(content, MaxFrameBytes)
	if problem != "" {
		r.fault(0, "%s", problem)
		return false
	}
	r.file.Text, r.file.Encoding = text, encoding
	return true
}

const (
	utf8Name    = "UTF-8"
	windowsName = "Windows-1252 (Latin-1)"
)

// decoded returns the text of a file and how it was written, or what is wrong.
func decoded(content []byte, most int) (text, encoding, problem string) {
	plain, marked := bytes.CutPrefix(content, []byte(byteOrderMark))
	switch {
	case len(content) > most:
		return "", "", fmt.Sprintf("Die Datei ist größer als %d MB. Das ist keine Liste der Landkreise; prüfen Sie bitte, ob Sie die richtige gewählt haben.", most>>20)
	case bytes.HasPrefix(content, []byte("PK\x03\x04")):
		return "", "", "Das ist eine Excel- oder ZIP-Datei. Speichern Sie die Tabelle als „CSV UTF-8“, oder entpacken Sie die Datei, und wählen Sie das Ergebnis aus."
	case bytes.HasPrefix(content, []byte("\xff\xfe")) || bytes.HasPrefix(content, []byte("\xfe\xff")):
		return "", "", "Die Datei ist in UTF-16 gespeichert. Speichern Sie sie als „CSV UTF-8“ und wählen Sie sie noch einmal aus."
	case bytes.IndexByte(content, 0) >= 0:
		return "", "", "Die Datei ist keine Textdatei. Speichern Sie die Liste als CSV."
	case utf8.Valid(plain) && marked:
		return string(plain), utf8Name + " mit Kennung", ""
	case utf8.Valid(plain):
		return string(plain), utf8Name, ""
	}
	latin, err := charmap.Windows1252.NewDecoder().Bytes(content)
	if err != nil || bytes.ContainsRune(latin, utf8.RuneError) || bytes.ContainsFunc(latin, func(c rune) bool { return c >= 0x80 && c < 0xa0 }) {
		return "", "", "Der Zeichensatz der Datei ist weder UTF-8 noch Windows-1252 (Latin-1). Speichern Sie sie als „CSV UTF-8“ und wählen Sie sie noch einmal aus."
	}
	return string(latin), windowsName, ""
}

// delimiters by their names.
var delimiters = []struct {
	comma rune
	name  string
}{{';', "Strichpunkt"}, {',', "Komma"}, {'\t', "Tabulator"}}

// delimit takes the delimiter that is most frequent among the names of the columns.
func (r *frameReading) delimit() bool {
	header, _, _ := strings.Cut(r.file.Text, "\n")
	outside := quotedCells.ReplaceAllString(header, "")
	most := 0
	for _, d := range delimiters {
		if n := strings.Count(outside, string(d.comma)); n > most {
			most, r.comma, r.file.Delimiter = n, d.comma, d.name
		}
	}
	if strings.TrimSpace(header) == "" {
		r.fault(1, "Die Spaltennamen fehlen. In die erste Zeile gehören die Namen der Spalten: %s und weitere.", strings.Join(r.needed, ", "))
		return false
	}
	if most == 0 {
		r.fault(1, "In der ersten Zeile steht weder Strichpunkt noch Komma noch Tabulator: Das Trennzeichen ist nicht zu erkennen. Speichern Sie die Liste als CSV mit Strichpunkten.")
	}
	return most > 0
}

var quotedCells = regexp.MustCompile(`"[^"]*"`)

func (r *frameReading) header() bool {
	names, err := r.lines.Read()
	if err != nil {
		r.broken(err)
		return false
	}
	for i, name := range names {
		column := r.columnOf(strings.TrimSpace(Unguard(name)))
		switch {
		case column == "":
			r.fault(1, "Die %d. Spalte hat keinen Namen. Benennen Sie sie, oder löschen Sie sie.", i+1)
		case startsFormula(column) || len(column) > maxColumnName || strings.ContainsFunc(column, unicode.IsControl):
			r.fault(1, "Der Name der %d. Spalte ist eine Formel, zu lang oder enthält Steuerzeichen.", i+1)
		case slices.Contains(r.file.Columns, column):
			r.fault(1, "Die Spalte „%s“ steht zweimal da. Löschen Sie eine.", column)
		}
		r.file.Columns = append(r.file.Columns, column)
	}
	for _, column := range r.needed {
		if !slices.Contains(r.file.Columns, column) {
			r.fault(1, "Die Spalte „%s“ fehlt. Gelesen wurden mit dem Trennzeichen %s: %s.", column, r.file.Delimiter, strings.Join(r.file.Columns, ", "))
		}
	}
	return len(r.faults) == 0
}

const maxColumnName = 60

// frameColumnNames are other names of columns that mean something.
var frameColumnNames = map[string]string{
	"schlüssel": "ags", "schluessel": "ags", "kreisschlüssel": "ags", "landkreis": "name", "kreis": "name", "bundesland": "land",
	"einwohner": survey.ColumnPopulation, "einwohnerzahl": survey.ColumnPopulation, "bevölkerung": survey.ColumnPopulation, "bevoelkerung": survey.ColumnPopulation,
	"fläche": survey.ColumnArea, "flaeche": survey.ColumnArea, "fläche in km²": survey.ColumnArea, "fläche km²": survey.ColumnArea, "flaeche_km2": survey.ColumnArea,
	"quelle": survey.ColumnSource, "gebietsstand": survey.ColumnTerritory, "kurzname": "short", "bezeichnung": "kind", "postleitzahl": "plz", "straße": "strasse",
	"domäne": "domain", "domänen": "domain", "domaene": "domain", "funktion": "funktion", "anrede": "anrede", "landesverband": "landesverband",
	"e-mail": "email", "e-mail-adresse": "email", "mail": "email", "telefonnummer": "telefon", "kontakt": "ansprechperson",
}

var numberedColumn = regexp.MustCompile(`^(.+?)[ _](\d+)$`)

// columnKey is how the program calls a column; an own one keeps its name.
func columnKey(name string) string {
	plain, number := strings.ToLower(name), ""
	if parts := numberedColumn.FindStringSubmatch(plain); parts != nil {
		plain, number = parts[1], "_"+parts[2]
	}
	key, known := frameColumnNames[plain]
	switch {
	case known:
		return key + number
	case slices.Contains(programColumns, plain):
		return plain + number
	}
	return name
}

var programColumns = []string{survey.ColumnKey, survey.ColumnName, survey.ColumnLand, survey.ColumnDomain, survey.ColumnPopulation, survey.ColumnArea,
	survey.ColumnSource, survey.ColumnTerritory, "email", "ansprechperson", "telefon", "plz", "ort", "anschrift", "postfach"}

func (r *frameReading) rows() {
	for {
		cells, err := r.lines.Read()
		if err != nil {
			r.broken(err)
			return
		}
		if len(r.file.Lines) >= maxFrameLines {
			r.fault(0, "Die Datei hat mehr als %d Zeilen. Das ist keine Liste der Landkreise; es wurde nicht weitergelesen.", maxFrameLines)
			return
		}
		line, _ := r.lines.FieldPos(0)
		r.row(line, cells)
		if len(r.faults) >= mostFaults {
			r.fault(0, "Es gibt noch mehr Fehler; nach %d wurde nicht weitergelesen.", mostFaults)
			return
		}
	}
}

// broken says why no further line can be read; the end is no fault.
func (r *frameReading) broken(err error) {
	var parse *csv.ParseError
	switch {
	case errors.Is(err, io.EOF):
	case errors.As(err, &parse):
		r.fault(parse.Line, "Ein Anführungszeichen steht falsch; ab hier wurde nicht weitergelesen. Zellen mit Anführungszeichen werden ganz in solche gesetzt, und die inneren verdoppelt.")
	default:
		r.fault(0, "Die Datei ließ sich nicht lesen.")
	}
}

func (r *frameReading) row(number int, cells []string) {
	if strings.Join(cells, "") == "" { // spreadsheets leave such lines behind
		return
	}
	if len(cells) != len(r.file.Columns) {
		r.fault(number, "Die Zeile hat %d statt %d Spalten. Fehlt ein Trennzeichen, oder steht eines zu viel da?", len(cells), len(r.file.Columns))
		return
	}
	line := survey.FrameLine{Number: number, Cells: map[string]string{}}
	for i, cell := range cells {
		column := r.file.Columns[i]
		text := strings.TrimSpace(strings.Clone(Unguard(cell)))
		switch {
		case len(text) > maxFrameCell || strings.ContainsFunc(text, unicode.IsControl):
			r.fault(number, "Die Zelle in der Spalte „%s“ ist länger als %d Zeichen oder enthält einen Umbruch oder Steuerzeichen.", column, maxFrameCell)
		case !strings.HasPrefix(cell, "'") && startsFormula(cell) && !phoneNumber(column, text):
			r.fault(number, "Die Zelle „%s“ in der Spalte „%s“ beginnt wie eine Formel (=, +, - oder @). Formeln werden nicht übernommen; tragen Sie dort den Wert ein.", text, column)
		}
		line.Cells[column] = text
	}
	r.file.Lines = append(r.file.Lines, line)
}

var abroad = regexp.MustCompile(`^\+[0-9 ()/-]+$`)

// phoneNumber lets +49 30 123456 begin like a formula.
func phoneNumber(column, cell string) bool {
	return strings.HasPrefix(column, "telefon") && abroad.MatchString(cell)
}
