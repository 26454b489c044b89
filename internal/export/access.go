package export

import (
	"errors"
	"io"
	"iter"

	"kreisumfrage/internal/survey"
)

// AccessLine is what one county's letter has to say. It is known only while it
// is being made: the store keeps hashes.
type AccessLine struct {
	County survey.County
	Link   string
	Code   string
}

var accessHeader = []string{"kreis_schluessel", "kreis_name", "land", "link", "zugangscode", "hinweis"}

// AccessListCSV writes one line a letter, for a mail merge. After an error in
// the sequence, the lines before it are written all the same: their links are
// valid already.
func AccessListCSV(w io.Writer, wave survey.Wave, letters iter.Seq2[AccessLine, error]) error {
	var failed error
	err := writeCSV(w, accessHeader, func(yield func([]cell) bool) {
		for l, err := range letters {
			if err != nil {
				failed = err
				return
			}
			yield(texts(l.County.Key, l.County.Name, l.County.Land, l.Link, l.Code, noteOf(wave)))
		}
	})
	return errors.Join(failed, err)
}
