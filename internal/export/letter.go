package export

import (
	"io"
	"slices"
	"strings"

	"kreisumfrage/internal/docx"
	"kreisumfrage/internal/survey"
)

// Letter is one county's letter of a campaign by post. Link and code are known
// only while it is being made.
type Letter struct {
	County     survey.County
	Salutation string
	Name       string
	Function   string
	Subject    string
	Text       string // with the link and the code in it
	Link       string
	Code       string
}

// addressColumns are those columns of the list of counties that belong on an
// envelope.
var addressColumns = []string{"anschrift", "strasse", "postfach", "plz", "ort"}

func (l Letter) address() (lines []string) {
	lines = []string{l.County.Name}
	if who := strings.TrimSpace(l.Salutation + " " + l.Name); who != "" {
		lines = append(lines, who)
	}
	if l.Function != "" {
		lines = append(lines, l.Function)
	}
	for _, column := range []string{"anschrift", "strasse", "postfach"} {
		if cell := l.County.Columns[column]; cell != "" {
			lines = append(lines, cell)
		}
	}
	if town := strings.TrimSpace(l.County.Columns["plz"] + " " + l.County.Columns["ort"]); town != "" {
		lines = append(lines, town)
	}
	return lines
}

// LettersCSV writes one line a letter for a mail merge, with those columns of the
// address that any county has.
func LettersCSV(w io.Writer, wave survey.Wave, letters []Letter) error {
	columns := slices.DeleteFunc(slices.Clone(addressColumns), func(column string) bool {
		return !slices.ContainsFunc(letters, func(l Letter) bool { return l.County.Columns[column] != "" })
	})
	header := slices.Concat([]string{"anrede", "name", "funktion", "kreis_schluessel", "kreis_name", "land"}, columns,
		[]string{"link", "zugangscode", "betreff", "text", "hinweis"})
	return writeCSV(w, header, func(yield func([]cell) bool) {
		for _, l := range letters {
			fields := []string{l.Salutation, l.Name, l.Function, l.County.Key, l.County.Name, l.County.Land}
			for _, column := range columns {
				fields = append(fields, l.County.Columns[column])
			}
			if !yield(texts(append(fields, l.Link, l.Code, l.Subject, l.Text, noteOf(wave))...)) {
				return
			}
		}
	})
}

// LettersDOCX writes the letters, each on a page of its own.
func LettersDOCX(w io.Writer, wave survey.Wave, letters []Letter) error {
	doc := docx.Document{Title: "Serienbrief: " + wave.Title, Creator: "Kreisumfrage", Footer: wave.Title}
	for i, l := range letters {
		if i > 0 {
			doc.Blocks = append(doc.Blocks, docx.PageBreak{})
		}
		doc.Blocks = append(doc.Blocks, plain(strings.Join(l.address(), "\n")), docx.Heading{Level: 1, Text: l.Subject})
		for _, paragraph := range strings.Split(l.Text, "\n\n") {
			doc.Blocks = append(doc.Blocks, plain(paragraph))
		}
		if note := noteOf(wave); note != "" {
			doc.Blocks = append(doc.Blocks, plain(note))
		}
	}
	return doc.Write(w)
}
