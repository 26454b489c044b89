package export

import (
	"io"
	"time"

	"kreisumfrage/internal/survey"
)

// ResponseList is a list of counties with how far they are, and no answers.
type ResponseList struct {
	Wave            survey.Wave
	Time            time.Time // when it was read
	Pages, Sections int       // how many the questionnaire has
	Rows            []ListedResponse
}

// ListedResponse is one county of the list.
type ListedResponse struct {
	Response        survey.Response
	Disposition     string // in German
	Size            string // size class; empty: unknown
	Pages, Sections int    // finished ones
	Last            survey.Day
}

var listHeader = []string{"kreis_schluessel", "kreis_name", "land", "groessenklasse", "bearbeitungsstand", "gezaehlt", "einreichungen",
	"zuletzt_eingereicht_am", "vorgangsnummer", "abschnitte_fertig", "abschnitte_gesamt", "seiten_fertig", "seiten_gesamt", "letzte_aktivitaet", "hinweis"}

// CSV writes one line a county.
func (l ResponseList) CSV(w io.Writer) error {
	return writeCSV(w, listHeader, func(yield func([]cell) bool) {
		for _, row := range l.Rows {
			r := row.Response
			line := texts(r.County.Key, r.County.Name, r.County.Land, row.Size, row.Disposition)
			line = append(line, yesNo(r.Counted()), whole(r.Submissions), text(berlin(r.Submitted)), text(r.Reference),
				whole(row.Sections), whole(l.Sections), whole(row.Pages), whole(l.Pages), text(string(row.Last)), text(noteOf(l.Wave)))
			yield(line)
		}
	})
}

// XLSX writes the same as a workbook.
func (l ResponseList) XLSX(w io.Writer) error {
	t := Table{Name: "Landkreise", Title: "Rücklauf: " + l.Wave.Title, Notes: []string{"Stand " + l.Time.In(survey.Berlin).Format("02.01.2006, 15:04") + " Uhr"}}
	if note := noteOf(l.Wave); note != "" {
		t.Notes = append(t.Notes, note)
	}
	t.Columns = []TableColumn{{Head: "Schlüssel", Width: 12}, {Head: "Landkreis", Width: 34}, {Head: "Land", Width: 24}, {Head: "Größenklasse", Width: 26},
		{Head: "Stand", Width: 20}, {Head: "Einreichungen", Width: 14}, {Head: "zuletzt eingereicht", Width: 18}, {Head: "Vorgangsnummer", Width: 28},
		{Head: "Abschnitte fertig", Width: 12}, {Head: "Abschnitte", Width: 12}, {Head: "Seiten fertig", Width: 12}, {Head: "Seiten", Width: 12}, {Head: "Letzte Aktivität", Width: 16}}
	for _, row := range l.Rows {
		r := row.Response
		line := []Typed{Text(r.County.Key), Text(r.County.Name), Text(r.County.Land), Text(row.Size), Text(row.Disposition), Number(r.Submissions),
			nil, Text(r.Reference), Number(row.Sections), Number(l.Sections), Number(row.Pages), Number(l.Pages), nil}
		if !r.Submitted.IsZero() {
			line[6] = Date(survey.DayOf(r.Submitted))
		}
		if row.Last != "" {
			line[len(line)-1] = Date(row.Last)
		}
		t.Rows = append(t.Rows, line)
	}
	return Workbook{Title: t.Title, Time: l.Time, Tables: []Table{t}}.Write(w)
}
