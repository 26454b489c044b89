package fieldwork

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"

	"kreisumfrage/internal/survey"
)

// Measure says how the cells of a column are written.
type Measure string

// The measures of columns.
const (
	MeasureText   Measure = "Text"
	MeasureWhole  Measure = "ganze Zahl"
	MeasureNumber Measure = "Zahl"
	MeasureDay    Measure = "Tag"
	MeasureCode   Measure = "Kennziffer" // digits, of which spreadsheets lose the leading zeros
)

// FrameColumn is an own column of a frame.
type FrameColumn struct {
	Key     string
	Label   string
	Measure Measure
	Filled  int // counties with a value
}

var knownColumns = []FrameColumn{
	{Key: survey.ColumnPopulation, Label: "Einwohnerzahl", Measure: MeasureWhole},
	{Key: survey.ColumnArea, Label: "Fläche in km²", Measure: MeasureNumber},
	{Key: survey.ColumnSource, Label: "Quelle von Einwohnerzahl und Fläche", Measure: MeasureText},
	{Key: survey.ColumnTerritory, Label: "Gebietsstand", Measure: MeasureDay},
	{Key: "landesverband", Label: "Landesverband", Measure: MeasureText},
	{Key: "short", Label: "Kurzname", Measure: MeasureText},
	{Key: "kind", Label: "Bezeichnung", Measure: MeasureText},
	{Key: "seat", Label: "Kreissitz", Measure: MeasureText},
	{Key: "anschrift", Label: "Anschrift", Measure: MeasureText},
	{Key: "strasse", Label: "Straße", Measure: MeasureText},
	{Key: "postfach", Label: "Postfach", Measure: MeasureText},
	{Key: "plz", Label: "Postleitzahl", Measure: MeasureCode},
	{Key: "ort", Label: "Ort", Measure: MeasureText},
	{Key: "land_ags", Label: "Schlüssel des Landes", Measure: MeasureCode},
	{Key: "land_iso", Label: "Kürzel des Landes", Measure: MeasureText},
	{Key: "lon", Label: "Geografische Länge", Measure: MeasureNumber},
	{Key: "lat", Label: "Geografische Breite", Measure: MeasureNumber},
}

// ColumnOf is how the program understands a column before it has seen the cells;
// known is false for one that is the operator's own.
func ColumnOf(key string) (c FrameColumn, known bool) {
	if i := slices.IndexFunc(knownColumns, func(c FrameColumn) bool { return c.Key == key }); i >= 0 {
		return knownColumns[i], true
	}
	return FrameColumn{Key: key, Label: key, Measure: MeasureText}, false
}

// FrameColumns are the own columns of the counties: those that the program knows
// first. A column of the operator's own is numbers where all of its cells are.
func FrameColumns(frame []survey.Listing) (columns []FrameColumn) {
	cells := map[string][]string{}
	for _, l := range frame {
		for key, cell := range l.County.Columns {
			if cell != "" {
				cells[key] = append(cells[key], cell)
			}
		}
	}
	for key, filled := range cells {
		c, known := ColumnOf(key)
		if !known && !slices.ContainsFunc(filled, func(cell string) bool { return !isNumber(cell) }) {
			c.Measure = MeasureNumber
		}
		c.Filled = len(filled)
		columns = append(columns, c)
	}
	place := func(key string) int {
		i := slices.IndexFunc(knownColumns, func(c FrameColumn) bool { return c.Key == key })
		return (i + len(knownColumns) + 1) % (len(knownColumns) + 1)
	}
	slices.SortFunc(columns, func(a, b FrameColumn) int { return cmp.Or(place(a.Key)-place(b.Key), cmp.Compare(a.Key, b.Key)) })
	return columns
}

// wholeNumber has its thousands apart or not; "133.5" is none.
var wholeNumber = regexp.MustCompile(`^([0-9]+|[0-9]{1,3}([. \x{00a0}][0-9]{3})+)$`)

// isNumber leaves keys with leading zeros out.
func isNumber(cell string) bool {
	d, ok := survey.ParseDecimal(strings.Replace(cell, ",", ".", 1))
	return ok && (!strings.HasPrefix(cell, "0") || d == "0" || strings.HasPrefix(string(d), "0."))
}

// read turns a typed cell into the one form in which it is stored; ok is false for
// what does not fit.
func (c FrameColumn) read(cell string) (stored string, ok bool) {
	if cell == "" {
		return "", true
	}
	switch c.Measure {
	case MeasureWhole:
		d, ok := survey.ParseDecimal(ungrouped.Replace(cell))
		return string(d), ok && wholeNumber.MatchString(cell) && d != "0" && len(d) <= 9
	case MeasureNumber:
		if whole, part, broken := strings.Cut(cell, ","); broken {
			cell = ungrouped.Replace(whole) + "." + part
		}
		d, ok := survey.ParseDecimal(cell)
		return string(d), ok && len(d) <= 20
	case MeasureDay:
		for _, layout := range []string{time.DateOnly, "2.1.2006"} {
			if t, err := time.Parse(layout, cell); err == nil {
				return t.Format(time.DateOnly), true
			}
		}
		return "", false
	}
	return cell, true
}

// same reports whether the stored cell and the typed one mean the same, however a
// spreadsheet writes them.
func (c FrameColumn) same(stored, typed string) bool {
	if stored == typed {
		return true
	}
	if c.Measure == MeasureCode {
		return stored != "" && typed != "" && strings.TrimLeft(stored, "0") == strings.TrimLeft(typed, "0")
	}
	a, ok := c.read(stored)
	b, fits := c.read(typed)
	return ok && fits && a == b
}

// Text writes a stored cell for people.
func (c FrameColumn) Text(cell string) string {
	switch c.Measure {
	case MeasureWhole:
		if d, ok := survey.ParseDecimal(cell); ok {
			return d.German()
		}
	case MeasureNumber:
		if d, ok := survey.ParseDecimal(cell); ok {
			return d.German()
		}
	case MeasureDay:
		if t, err := time.Parse(time.DateOnly, cell); err == nil {
			return t.Format("02.01.2006")
		}
	}
	return cell
}
