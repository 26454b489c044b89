package codebook

import "kreisumfrage/internal/survey"

// The names of the variables that say whose response a line is. They have no
// dot, so they are never an item's id.
const (
	CountyKey  = "kreis_schluessel"
	CountyName = "kreis_name"
	Land       = "land"
	Number     = "einreichung_nr"
	Time       = "eingereicht_am"
	Origin     = "herkunft"
	Reference  = "vorgangsnummer"
	Edition    = "fragebogen_fassung"
	Note       = "hinweis"
)

func identities() []Variable {
	all := []Variable{
		{Name: CountyKey, Label: "Amtlicher Gemeindeschlüssel (fünfstellig) oder anderer Schlüssel der Liste der Landkreise"},
		{Name: CountyName, Label: "Amtlicher Name des Landkreises"},
		{Name: Land, Label: "Land"},
		{Name: Number, Label: "Laufende Nummer der Einreichung dieses Landkreises; ausgegeben wird die jüngste"},
		{Name: Time, Label: "Zeitpunkt der Einreichung, Ortszeit Berlin mit Abstand zur Weltzeit"},
		{Name: Origin, Label: "Wie die Einreichung zustande kam", Codes: []Code{
			{Value: string(survey.FromForm), Label: "im Formular eingereicht"},
			{Value: string(survey.FromProxy), Label: "vom DLT nach Papier oder Telefonat eingegeben"},
			{Value: string(survey.FromImport), Label: "aus einer Datei eingelesen"},
			{Value: string(survey.FromPublished), Label: "Rekonstruktion aus den veröffentlichten Werten"},
			{Value: string(survey.FromSampleData), Label: "Beispieldaten"},
		}},
		{Name: Reference, Label: "Vorgangsnummer der Einreichung"},
		{Name: Edition, Label: "SHA-256 der Ausgabe des Fragebogens, unter der eingereicht wurde"},
		{Name: Note, Label: "„Beispieldaten“, wenn die Antworten erfunden sind"},
	}
	for i := range all {
		all[i].Content = Identity
		for j := range all[i].Codes {
			all[i].Codes[j].Wording = New
		}
	}
	return all
}
