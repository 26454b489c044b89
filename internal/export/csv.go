// Package export knows file formats: CSV for German Excel, JSON, quoting,
// decimal comma and the guard against formulas. It reads back what it writes.
//
// It knows neither HTTP headers nor SQL.
package export

import (
	"bufio"
	"io"
	"strconv"
	"strings"
	"time"

	"kreisumfrage/internal/survey"
)

const byteOrderMark = "\ufeff"

// Guard makes a text harmless for a spreadsheet, which would take it for a
// formula. Unguard takes exactly that back.
func Guard(text string) string {
	if strings.HasPrefix(text, "'") || startsFormula(text) {
		return "'" + text
	}
	return text
}

// Unguard returns the text from which Guard made the cell.
func Unguard(cell string) string { return strings.TrimPrefix(cell, "'") }

// startsFormula looks behind leading blanks, because spreadsheets do. The wide
// forms count in East Asian settings.
func startsFormula(text string) bool {
	for _, r := range text {
		switch {
		case strings.ContainsRune("=+-@＝＋－＠\t\r\x00", r):
			return true
		case !strings.ContainsRune(" \n\v\f\u00a0\u200b\u2007\u202f\ufeff", r):
			return false
		}
	}
	return false
}

// cell is one field of a CSV file as it stands between the semicolons.
type cell string

// text is always quoted, so that no content can end the field; an empty one
// needs nothing.
func text(s string) cell {
	if s == "" {
		return ""
	}
	return cell(`"` + strings.ReplaceAll(Guard(s), `"`, `""`) + `"`)
}

func texts(all ...string) []cell {
	var cells []cell
	for _, s := range all {
		cells = append(cells, text(s))
	}
	return cells
}

func whole(n int) cell { return cell(strconv.Itoa(n)) }

// hundredths writes a number with two places and a decimal comma.
func hundredths(x float64) cell {
	return cell(strings.Replace(strconv.FormatFloat(x, 'f', 2, 64), ".", ",", 1))
}

// probability has four decimals: what matters of it is small.
func probability(x float64) cell {
	return cell(strings.Replace(strconv.FormatFloat(x, 'f', 4, 64), ".", ",", 1))
}

// amount writes a survey.Decimal for a German spreadsheet; anything else stays
// a text, for a number in a cell is never quoted.
func amount(decimal string) cell {
	if d, ok := survey.ParseDecimal(decimal); !ok || string(d) != decimal {
		return text(decimal)
	}
	return cell(strings.Replace(decimal, ".", ",", 1))
}

// readAmount takes that back, and what a spreadsheet makes of it: "2,50" is
// "2.5". A point is refused: it could part thousands.
func readAmount(cell string) (decimal string, ok bool) {
	if strings.Contains(cell, ".") {
		return "", false
	}
	d, ok := survey.ParseDecimal(strings.Replace(cell, ",", ".", 1))
	return string(d), ok
}

// readDate is the date as it is written, or as a German spreadsheet saves it:
// 30.11.2026. Anything else is left to the check.
func readDate(cell string) string {
	if t, err := time.Parse("02.01.2006", cell); err == nil {
		return t.Format(time.DateOnly)
	}
	return cell
}

func yesNo(b bool) cell {
	if b {
		return text("ja")
	}
	return text("nein")
}

// writeCSV writes a header and rows as German Excel opens them: UTF-8 with byte
// order mark, semicolons, CRLF.
func writeCSV(w io.Writer, header []string, rows func(yield func([]cell) bool)) error {
	b := bufio.NewWriter(w)
	b.WriteString(byteOrderMark) // bufio keeps the first error for Flush
	writeLine(b, texts(header...))
	rows(func(cells []cell) bool {
		writeLine(b, cells)
		return true
	})
	return b.Flush()
}

func writeLine(b *bufio.Writer, cells []cell) {
	for i, c := range cells {
		if i > 0 {
			b.WriteByte(';')
		}
		b.WriteString(string(c))
	}
	b.WriteString("\r\n")
}
