package export

import (
	"io"
	"slices"
	"strings"

	"kreisumfrage/internal/survey"
)

// FrameList is a frame as it is written for somebody to edit. ReadFrame reads it
// back without a change.
type FrameList struct {
	Frame   []survey.Listing
	Own     []FrameColumn
	Contact []string // columns of contacts
	Cell    func(l survey.Listing, column string) string
}

// FrameColumn is an own column; a number is written as German spreadsheets do.
type FrameColumn struct {
	Key    string
	Number bool
}

// CSV writes one line a county, with all its contacts.
func (f FrameList) CSV(w io.Writer) error {
	header := []string{survey.ColumnKey, survey.ColumnName, survey.ColumnLand}
	for _, c := range f.Own {
		header = append(header, c.Key)
	}
	header = append(append(header, f.Contact...), survey.ColumnDomain)
	return writeCSV(w, header, func(yield func([]cell) bool) {
		for _, l := range f.Frame {
			line := texts(l.County.Key, l.County.Name, l.County.Land)
			for _, c := range f.Own {
				stored := l.County.Columns[c.Key]
				if d, ok := survey.ParseDecimal(stored); ok && c.Number {
					line = append(line, amount(string(d)))
				} else {
					line = append(line, text(stored))
				}
			}
			for _, column := range f.Contact {
				line = append(line, text(f.Cell(l, column)))
			}
			if !yield(append(line, text(strings.Join(slices.Sorted(slices.Values(l.Domains)), " ")))) {
				return
			}
		}
	})
}
