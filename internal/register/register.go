// Package register knows what the database holds of whom, why, on which legal
// basis and how long: the annotated schema. The register of processing activities
// (Art. 30 GDPR), the purge and what a person is told about themselves follow it.
//
// It knows neither SQL nor HTTP.
package register

import "kreisumfrage/internal/survey"

// Keep says how long the rows of a table are kept.
type Keep string

// How long: three kinds have their day in each wave, see survey.RetentionKind.
const (
	Contacts       = Keep(survey.KeepContacts)
	Answers        = Keep(survey.KeepAnswers)
	Logs           = Keep(survey.KeepLogs)
	Figures   Keep = "figures"   // statistics: no end, personal values apart
	Account   Keep = "account"   // with the account or the last tie to a wave
	Technical Keep = "technical" // minutes to days, or nothing of anybody
)

// Category says what a column holds.
type Category string

// The categories of data.
const (
	Key      Category = "Schlüssel"
	Person   Category = "zufällige Kennung einer Person"
	Identity Category = "Name, Anschrift oder Funktion"
	Text     Category = "freier Text"
	Value    Category = "Angabe des Landkreises"
	Time     Category = "Zeitpunkt"
	Secret   Category = "Prüfwert eines Geheimnisses"
	State    Category = "Stand oder Einstellung"
)

// Subjects are the persons whom a table is about.
type Subjects string

// The categories of persons.
const (
	Nobody     Subjects = "keine"
	CountyTeam Subjects = "Beschäftigte der Landkreise"
	Staff      Subjects = "Beschäftigte des DLT und seiner Beauftragten"
	Everybody  Subjects = "Beschäftigte der Landkreise und des DLT"
	Named      Subjects = "Ansprechpersonen guter Praxisbeispiele"
)

// Basis is the legal basis of the processing.
type Basis string

// The legal bases; which one the operator relies on stands in the privacy notice.
const (
	NoBasis  Basis = "keine personenbezogenen Daten"
	Interest Basis = "Art. 6 Abs. 1 DSGVO, wie in der Datenschutzerklärung genannt"
	Consent  Basis = "Einwilligung, Art. 6 Abs. 1 Buchst. a DSGVO"
	Security Basis = "Art. 6 Abs. 1 in Verbindung mit Art. 32 DSGVO (Sicherheit, Nachweis)"
)

// Column is one column of a table.
type Column struct {
	Name     string
	Label    string
	Category Category
}

// Table is one table of the database.
type Table struct {
	Name    string
	Title   string
	Purpose string
	About   Subjects
	Basis   Basis
	Keep    Keep
	Columns []Column
}

// Persons are the columns that name somebody by random id.
func (t Table) Persons() (names []string) {
	for _, c := range t.Columns {
		if c.Category == Person {
			names = append(names, c.Name)
		}
	}
	return names
}

// Has reports whether the table has the column.
func (t Table) Has(column string) bool {
	for _, c := range t.Columns {
		if c.Name == column {
			return true
		}
	}
	return false
}

// KeepText says in German how long.
func (t Table) KeepText() string { return keepTexts[t.Keep] }

var keepTexts = map[Keep]string{
	Contacts:  "bis zum Löschtag „Kontakte“ der Erhebung",
	Answers:   "bis zum Löschtag „Angaben“ der Erhebung",
	Logs:      "bis zum Löschtag „Protokoll“ der Erhebung, sonst 12 Monate",
	Figures:   "dauerhaft als Statistik; persönliche Angaben bis zum Löschtag „Ansprechpersonen“",
	Account:   "bis der Zugang endet oder der letzte Bezug zu einer Erhebung gelöscht ist",
	Technical: "Minuten bis Tage, oder ohne Personenbezug",
}
