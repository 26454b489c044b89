package export

import (
	"bufio"
	"fmt"
	"io"

	"kreisumfrage/internal/register"
)

var registerHeader = []string{"tabelle", "bezeichnung", "zweck", "betroffene", "rechtsgrundlage", "speicherdauer", "spalte", "inhalt", "art_der_daten"}

// RegisterCSV writes one line a column of the database.
func RegisterCSV(w io.Writer) error {
	return writeCSV(w, registerHeader, func(yield func([]cell) bool) {
		for _, t := range register.Tables {
			for _, c := range t.Columns {
				yield(texts(t.Name, t.Title, t.Purpose, string(t.About), string(t.Basis), t.KeepText(), c.Name, c.Label, string(c.Category)))
			}
		}
	})
}

// RegisterMarkdown writes the same with a section a table.
func RegisterMarkdown(w io.Writer) error {
	b := bufio.NewWriter(w)
	fmt.Fprintln(b, "# Verzeichnis der Verarbeitungstätigkeiten")
	for _, t := range register.Tables {
		fmt.Fprintf(b, "\n## %s (%s)\n\n- Zweck: %s\n- Betroffene: %s\n- Rechtsgrundlage: %s\n- Speicherdauer: %s\n\n", t.Title, t.Name, t.Purpose, t.About, t.Basis, t.KeepText())
		fmt.Fprintln(b, "| Spalte | Inhalt | Art der Daten |\n| --- | --- | --- |")
		for _, c := range t.Columns {
			fmt.Fprintf(b, "| %s | %s | %s |\n", c.Name, c.Label, c.Category)
		}
	}
	return b.Flush()
}
