package export

import (
	"io"

	"kreisumfrage/internal/survey"
)

var listHeader = []string{"kreis_schluessel", "kreis_name", "land", "bearbeitungsstand", "gezaehlt", "einreichungen",
	"zuletzt_eingereicht_am", "vorgangsnummer", "seiten_fertig", "seiten_gesamt", "letzte_aktivitaet", "hinweis"}

// ResponseListCSV writes one line a county of the frame. pages is how many the
// questionnaire has; label says a disposition in German.
func ResponseListCSV(w io.Writer, wave survey.Wave, responses []survey.Response, pages int, label func(survey.Disposition) string) error {
	return writeCSV(w, listHeader, func(yield func([]cell) bool) {
		for _, r := range responses {
			line := texts(r.County.Key, r.County.Name, r.County.Land, label(r.Disposition))
			line = append(line, yesNo(r.Counted()), whole(r.Submissions), text(berlin(r.Submitted)), text(r.Reference),
				whole(len(r.PagesDone)), whole(pages), text(berlin(r.LastActivity)), text(noteOf(wave)))
			yield(line)
		}
	})
}
