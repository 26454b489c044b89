package export

import (
	"io"

	"kreisumfrage/internal/docx"
	"kreisumfrage/internal/survey"
)

// OpenDOCX writes the counties whose answer is missing, below the text for a
// circular. label says a county's standing in German.
func OpenDOCX(w io.Writer, wave survey.Wave, circular string, open []survey.Response, label func(survey.Response) string) error {
	doc := docx.Document{Title: "Offene Landkreise: " + wave.Title, Creator: "Kreisumfrage", Footer: wave.Title,
		Blocks: []docx.Block{docx.Heading{Text: wave.Title}, plain(circular)}}
	if note := noteOf(wave); note != "" {
		doc.Blocks = append(doc.Blocks, plain(note))
	}
	table := docx.Table{Title: "Offene Landkreise", Columns: []docx.Column{{Head: "Landkreis", Share: 3}, {Head: "Land", Share: 2}, {Head: "Stand", Share: 2}}}
	for _, r := range open {
		var row []docx.Cell
		for _, text := range []string{r.County.Name, r.County.Land, label(r)} {
			row = append(row, docx.Cell{Blocks: []docx.Block{plain(text)}})
		}
		table.Rows = append(table.Rows, row)
	}
	if len(open) > 0 {
		doc.Blocks = append(doc.Blocks, docx.Heading{Level: 1, Text: "Offene Landkreise"}, table)
	}
	return doc.Write(w)
}
