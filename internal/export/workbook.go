package export

import (
	"fmt"
	"io"
	"math"
	"regexp"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"kreisumfrage/internal/survey"
)

// Workbook is an XLSX file of plain tables, a sheet each. Nothing in it is ever a
// formula: what looks like one stays the text that it is.
type Workbook struct {
	Title  string
	Time   time.Time // when its contents were read
	Tables []Table
}

// Table is one sheet: title and notes, then rows under a bold header that stays
// in sight.
type Table struct {
	Name    string // of the sheet
	Title   string
	Notes   []string
	Columns []TableColumn
	Rows    [][]Typed
	Lists   []CellList
	Hidden  bool
}

// TableColumn is one column of a table.
type TableColumn struct {
	Head   string
	Width  float64 // in characters
	Input  bool    // to be filled in: everything typed there stays the text that it is
	Hidden bool
}

// CellList offers the entries for the cells of a column, in a row of the table
// (both from 0).
type CellList struct {
	Row, Column int
	Entries     []string
}

// Typed is what a cell holds: Text, Number or Date. Nil is an empty cell.
type Typed interface{ typed() }

// Text is a text, whatever it looks like.
type Text string

// Number is a number that spreadsheets reckon with.
type Number float64

// Date is a day.
type Date survey.Day

func (Text) typed()   {}
func (Number) typed() {}
func (Date) typed()   {}

// maxCellText is how much text a cell holds, in UTF-16 units.
const maxCellText = excelize.TotalCellChars

func fitsCell(text string) bool { return len(utf16.Encode([]rune(text))) <= maxCellText }

// escape keeps a text from being read as the sign that spreadsheets write so. The
// library does it for some texts only, and takes its own writing, with a capital
// F, for the text itself.
func escape(text string) string {
	var b strings.Builder
	for i := range len(text) {
		if text[i] == '_' && escapeCode.MatchString(text[i+1:]) {
			b.WriteString("_x005f")
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

var escapeCode = regexp.MustCompile(`^x[0-9A-Fa-f]{4}_`)

// listSheet holds the entries of all lists: written into the cells themselves, a
// comma would part them.
const listSheet = "Listen"

// Write writes the workbook. The same workbook always gives the same bytes.
func (b Workbook) Write(w io.Writer) error {
	f := excelize.NewFile()
	defer f.Close()
	out := &bookWriter{File: f, lists: map[string]string{}}
	out.styles()
	out.properties(b)
	for i, t := range b.Tables {
		out.table(i, t)
	}
	if len(out.lists) > 0 {
		out.keep(f.SetSheetVisible(listSheet, false))
	}
	if out.err != nil {
		return fmt.Errorf("write workbook: %w", out.err)
	}
	_, err := f.WriteTo(w)
	return err
}

// bookWriter keeps the first error: the library returns one for every cell.
type bookWriter struct {
	*excelize.File
	err   error
	lists map[string]string // entries → range that holds them

	title, head, wrapped, guarded, number, date, input int // styles
}

func (w *bookWriter) keep(err error) {
	if w.err == nil {
		w.err = err
	}
}

func (w *bookWriter) style(s excelize.Style) int {
	id, err := w.NewStyle(&s)
	w.keep(err)
	return id
}

const (
	textFormat = 49 // "@" of every spreadsheet program
	family     = "Calibri"
)

func (w *bookWriter) styles() {
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	line := []excelize.Border{{Type: "bottom", Color: "666666", Style: 1}}
	date := "dd.mm.yyyy"
	w.title = w.style(excelize.Style{Font: &excelize.Font{Family: family, Bold: true, Size: 14}})
	w.head = w.style(excelize.Style{Font: &excelize.Font{Family: family, Bold: true, Size: 11}, Alignment: top, Border: line,
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E6E6E6"}}})
	w.wrapped = w.style(excelize.Style{Alignment: top})
	w.guarded = w.style(excelize.Style{Alignment: top, NumFmt: textFormat})
	w.number = w.style(excelize.Style{Alignment: &excelize.Alignment{Vertical: "top"}})
	w.date = w.style(excelize.Style{Alignment: &excelize.Alignment{Vertical: "top"}, CustomNumFmt: &date})
	w.input = w.style(excelize.Style{Alignment: top, NumFmt: textFormat, Border: []excelize.Border{
		{Type: "left", Color: "666666", Style: 1}, {Type: "right", Color: "666666", Style: 1},
		{Type: "top", Color: "666666", Style: 1}, {Type: "bottom", Color: "666666", Style: 1}},
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFFBE6"}}})
}

func (w *bookWriter) properties(b Workbook) {
	made := b.Time.UTC().Format(time.RFC3339)
	w.keep(w.SetDocProps(&excelize.DocProperties{Title: b.Title, Creator: "Kreisumfrage", Language: "de-DE", Created: made, Modified: made}))
	w.keep(w.SetAppProps(&excelize.AppProperties{Application: "Kreisumfrage"}))
}

func (w *bookWriter) table(i int, t Table) {
	if i == 0 {
		w.keep(w.SetSheetName("Sheet1", t.Name))
	} else {
		_, err := w.NewSheet(t.Name)
		w.keep(err)
	}
	row := w.top(t)
	for c, column := range t.Columns {
		name, err := excelize.ColumnNumberToName(c + 1)
		w.keep(err)
		w.keep(w.SetColWidth(t.Name, name, name, column.Width))
		w.keep(w.SetColVisible(t.Name, name, !column.Hidden))
		w.text(t.Name, c, row, column.Head, w.head)
	}
	w.keep(w.SetPanes(t.Name, &excelize.Panes{Freeze: true, YSplit: row, TopLeftCell: cellName(0, row+1), ActivePane: "bottomLeft"}))
	for r, cells := range t.Rows {
		for c, content := range cells {
			w.cell(t, c, row+1+r, content)
		}
		w.keep(w.SetRowHeight(t.Name, row+1+r, heightOf(t.Columns, cells)))
	}
	for _, l := range t.Lists {
		w.list(t.Name, cellName(l.Column, row+1+l.Row), l.Entries)
	}
	w.page(t, row)
	w.keep(w.SetSheetVisible(t.Name, !t.Hidden))
}

// top writes what stands above the table and returns the row of its header.
func (w *bookWriter) top(t Table) (header int) {
	first := 0
	for first < len(t.Columns)-1 && t.Columns[first].Hidden {
		first++
	}
	row := 1
	if t.Title != "" {
		w.text(t.Name, first, row, t.Title, w.title)
		row++
	}
	for _, note := range t.Notes {
		w.text(t.Name, first, row, note, 0)
		row++
	}
	return row
}

// page prints all columns beside each other, with the header on every sheet of
// paper.
func (w *bookWriter) page(t Table, header int) {
	landscape, a4, wide, long, fit := "landscape", 9, 1, 0, true
	w.keep(w.SetSheetProps(t.Name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	w.keep(w.SetPageLayout(t.Name, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4, FitToWidth: &wide, FitToHeight: &long}))
	w.keep(w.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$%d:$%d", t.Name, header, header), Scope: t.Name}))
}

const (
	lineHeight = 15 // points
	maxHeight  = excelize.MaxRowHeight
)

// heightOf is the room that the row's texts need: not every program finds it out
// by itself.
func heightOf(columns []TableColumn, cells []Typed) float64 {
	lines := 1
	for i, c := range cells {
		text, ok := c.(Text)
		if !ok || columns[i].Hidden {
			continue
		}
		need := 0
		for line := range strings.SplitSeq(string(text), "\n") {
			need += 1 + utf8.RuneCountInString(line)/max(int(columns[i].Width), 1)
		}
		lines = max(lines, need)
	}
	return min(float64(lines*lineHeight), maxHeight)
}

func cellName(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column+1, row)
	if err != nil { // no table of ours is that wide
		panic(err)
	}
	return name
}

func (w *bookWriter) text(sheet string, column, row int, text string, style int) {
	at := cellName(column, row)
	w.keep(w.SetCellStr(sheet, at, escape(text)))
	w.keep(w.SetCellStyle(sheet, at, at, style))
}

func (w *bookWriter) cell(t Table, column, row int, content Typed) {
	at, style := cellName(column, row), w.wrapped
	switch value := content.(type) {
	case nil:
	case Text:
		if startsFormula(string(value)) { // stays a text even when somebody opens the cell and leaves it
			style = w.guarded
		}
		w.keep(w.SetCellStr(t.Name, at, escape(string(value))))
	case Number:
		style = w.number
		if f := float64(value); !math.IsNaN(f) && !math.IsInf(f, 0) {
			w.keep(w.SetCellFloat(t.Name, at, f, -1, 64))
		}
	case Date:
		style = w.date
		day, err := time.Parse(time.DateOnly, string(value))
		w.keep(err)
		w.keep(w.SetCellValue(t.Name, at, day))
	}
	if t.Columns[column].Input && content != nil {
		style = w.input
	}
	w.keep(w.SetCellStyle(t.Name, at, at, style))
}

// list lets the cell offer the entries.
func (w *bookWriter) list(sheet, at string, entries []string) {
	key := strings.Join(entries, "\x00")
	if w.lists[key] == "" {
		w.lists[key] = w.addList(entries)
	}
	v := excelize.NewDataValidation(true)
	v.SetSqref(at)
	v.SetSqrefDropList(w.lists[key])
	v.SetError(excelize.DataValidationErrorStyleStop, "Nicht in der Liste", "Wählen Sie bitte einen Eintrag der Liste oder leeren Sie die Zelle.")
	w.keep(w.AddDataValidation(sheet, v))
}

func (w *bookWriter) addList(entries []string) (where string) {
	if len(w.lists) == 0 {
		_, err := w.NewSheet(listSheet)
		w.keep(err)
	}
	column := len(w.lists)
	for i, entry := range entries {
		w.text(listSheet, column, i+1, entry, 0)
	}
	name, err := excelize.ColumnNumberToName(column + 1)
	w.keep(err)
	return fmt.Sprintf("%s!$%s$1:$%s$%d", listSheet, name, name, len(entries))
}
