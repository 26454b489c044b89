package export

import (
	"io"

	"kreisumfrage/internal/survey"
)

var remarkHeader = []string{"frage", "wortlaut", "art", "anmerkung", "kreis_name", "zeit", "hinweis"}

// RemarksCSV writes the remarks of a pre-test, one line each, in the order given.
// Those about questions that the questionnaire does not have are left out.
func RemarksCSV(w io.Writer, wave survey.Wave, q *survey.Questionnaire, remarks []survey.Remark) error {
	return writeCSV(w, remarkHeader, func(yield func([]cell) bool) {
		for _, r := range remarks {
			if it := q.Item(r.Item); it != nil {
				yield(texts(it.Number, it.Label, r.Category.German(), r.Text, r.County, berlin(r.Time), noteOf(wave)))
			}
		}
	})
}
