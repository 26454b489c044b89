package instrument

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kreisumfrage/internal/survey"
)

const (
	maxFrameBytes = 4 << 20
	maxFrameCell  = 500
)

// Frame reads the list of counties: a CSV file (comma or semicolon, UTF-8) with
// the columns ags, name and land; further columns are kept under their names.
// The error is in German and names every line that is wrong.
func Frame(r io.Reader) ([]survey.County, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxFrameBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read frame: %w", err)
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if len(data) > maxFrameBytes || !utf8.Valid(data) {
		return nil, errors.New("Liste der Landkreise: keine UTF-8-Datei oder größer als 4 MB")
	}
	f := &frame{lines: csv.NewReader(bytes.NewReader(data)), seen: map[string]int{}}
	header, _, _ := bytes.Cut(data, []byte("\n"))
	if bytes.Contains(header, []byte(";")) {
		f.lines.Comma = ';'
	}
	if err := f.header(); err != nil {
		return nil, err
	}
	f.rows()
	if len(f.counties) == 0 && len(f.problems) == 0 {
		f.problem(1, "enthält keinen Landkreis")
	}
	if err := errors.Join(f.problems...); err != nil {
		return nil, err
	}
	return f.counties, nil
}

type frame struct {
	lines    *csv.Reader
	columns  []string
	counties []survey.County
	seen     map[string]int // key → line
	problems []error
}

func (f *frame) problem(line int, text string, args ...any) {
	f.problems = append(f.problems, fmt.Errorf("Zeile %d: %s", line, fmt.Sprintf(text, args...)))
}

func (f *frame) header() error {
	columns, err := f.lines.Read()
	if err != nil {
		return errors.New("Zeile 1: die Spaltennamen fehlen")
	}
	for i, name := range columns {
		columns[i] = strings.TrimSpace(name)
	}
	f.columns = columns
	for _, name := range []string{"ags", "name", "land"} {
		if !slices.Contains(columns, name) {
			f.problem(1, "die Spalte „%s“ fehlt", name)
		}
	}
	for i, name := range columns {
		if name == "" || slices.Contains(columns[:i], name) {
			f.problem(1, "der Spaltenname „%s“ ist leer oder doppelt", name)
		}
	}
	return errors.Join(f.problems...)
}

func (f *frame) rows() {
	for {
		cells, err := f.lines.Read()
		if errors.Is(err, io.EOF) {
			return
		}
		var broken *csv.ParseError
		if errors.As(err, &broken) && errors.Is(err, csv.ErrFieldCount) {
			f.problem(broken.Line, "%d statt %d Spalten", len(cells), len(f.columns))
			continue
		}
		if errors.As(err, &broken) {
			f.problem(broken.Line, "Anführungszeichen falsch gesetzt; ab hier wurde nicht weitergelesen")
			return
		}
		line, _ := f.lines.FieldPos(0)
		f.row(line, cells)
	}
}

func (f *frame) row(line int, cells []string) {
	c := survey.County{Columns: map[string]string{}}
	for i, cell := range cells {
		cell = strings.TrimSpace(cell)
		if len(cell) > maxFrameCell || strings.ContainsFunc(cell, unicode.IsControl) {
			f.problem(line, "die Spalte „%s“ ist zu lang oder enthält Steuerzeichen", f.columns[i])
		}
		switch f.columns[i] {
		case "ags":
			c.Key = cell
		case "name":
			c.Name = cell
		case "land":
			c.Land = cell
		default:
			c.Columns[f.columns[i]] = cell
		}
	}
	if c.Key == "" {
		f.problem(line, "der Schlüssel (ags) fehlt")
	} else if first, twice := f.seen[c.Key]; twice {
		f.problem(line, "der Schlüssel „%s“ steht schon in Zeile %d", c.Key, first)
	}
	if c.Name == "" {
		f.problem(line, "der Name fehlt")
	}
	f.seen[c.Key] = line
	f.counties = append(f.counties, c)
}
