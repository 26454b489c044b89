package export

import (
	"encoding/json"
	"io"
	"time"

	"kreisumfrage/internal/register"
)

type disclosed struct {
	Stand string          `json:"stand"`
	Parts []disclosedPart `json:"bereiche"`
}

type disclosedPart struct {
	Title   string              `json:"bereich"`
	Purpose string              `json:"zweck"`
	Basis   string              `json:"rechtsgrundlage"`
	Keep    string              `json:"speicherdauer"`
	Rows    []map[string]string `json:"zeilen"`
}

// DisclosureJSON writes what is stored about a person, with the purpose of each
// part.
func DisclosureJSON(w io.Writer, now time.Time, parts []register.Holding) error {
	all := disclosed{Stand: berlin(now)}
	for _, h := range parts {
		part := disclosedPart{Title: h.Table.Title, Purpose: h.Table.Purpose, Basis: string(h.Table.Basis), Keep: h.Table.KeepText()}
		for _, row := range h.Rows {
			values := map[string]string{}
			for i, c := range h.Table.Shown() {
				values[c.Label] = row[i]
			}
			part.Rows = append(part.Rows, values)
		}
		all.Parts = append(all.Parts, part)
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(all)
}
