package export

import (
	"io"
	"strings"

	"kreisumfrage/internal/codebook"
	"kreisumfrage/internal/survey"
)

var codebookHeader = []string{"variable", "frage_nr", "bezeichnung", "inhalt", "fragetyp", "wert", "bedeutung",
	"fehlwert", "wortlaut_frage", "wortlaut_antwort", "abbildungen", "bedingung", "pflichtangabe", "personenbezogen", "zeichen_hoechstens",
	"kleinster_wert", "groesster_wert", "nachkommastellen_hoechstens", "einheit", "fragebogen_fassung"}

var contentTexts = map[codebook.Content]string{
	codebook.Identity: "Kennung",
	codebook.Choice:   "gewählte Antwort oder Grund des Fehlens",
	codebook.Status:   "Stand der Frage",
	codebook.Tick:     "genannt oder nicht",
	codebook.Text:     "Text",
	codebook.Amount:   "Zahl",
	codebook.Date:     "Datum",
	codebook.Pick:     "gewählte Antwort im Eintrag",
	codebook.Confirm:  "bestätigt oder nicht",
}

var kindTexts = map[survey.Kind]string{
	survey.KindSingle:   "Einfachauswahl",
	survey.KindMultiple: "Mehrfachauswahl",
	survey.KindScale:    "Skala",
	survey.KindText:     "kurzer Text",
	survey.KindLongText: "langer Text",
	survey.KindURL:      "Internetadresse",
	survey.KindEmail:    "E-Mail-Adresse",
	survey.KindNumber:   "Zahl",
	survey.KindPercent:  "Prozentangabe",
	survey.KindDate:     "Datum",
	survey.KindRecords:  "mehrere Einträge",
	survey.KindGroup:    "mehrere Zahlen",
}

var wordingTexts = map[codebook.Wording]string{
	codebook.Printed:  "wie 2018 veröffentlicht",
	codebook.Proposed: "Vorschlag, 2018 nicht veröffentlicht",
	codebook.New:      "neu in dieser Erhebung",
}

// CodebookCSV writes one line a value of each variable, and one line a variable
// without a list of values.
func CodebookCSV(w io.Writer, cb codebook.Codebook) error {
	return writeCSV(w, codebookHeader, func(yield func([]cell) bool) {
		for _, v := range cb.Variables {
			codes := v.Codes
			if len(codes) == 0 {
				codes = []codebook.Code{{}}
			}
			for _, c := range codes {
				yield(codebookLine(cb, v, c))
			}
		}
	})
}

func codebookLine(cb codebook.Codebook, v codebook.Variable, c codebook.Code) []cell {
	missing, limit := text(""), cell("")
	if c.Value != "" {
		missing = yesNo(c.Missing)
	}
	if v.MaxLength > 0 {
		limit = whole(v.MaxLength)
	}
	line := texts(v.Name, v.Number, v.Label, contentTexts[v.Content], kindTexts[v.Kind], c.Value, c.Label)
	line = append(line, missing)
	line = append(line, texts(wordingTexts[v.Wording], wordingTexts[c.Wording], strings.Join(v.Figures, ", "), v.Condition)...)
	line = append(append(line, yesNo(v.Required), yesNo(v.Personal), limit), ends(v)...)
	return append(line, text(cb.Edition))
}

// ends are the cells of what a number or date can be.
func ends(v codebook.Variable) []cell {
	switch v.Content {
	case codebook.Amount:
	case codebook.Date:
		return texts(v.Range.Minimum, v.Range.Maximum, "", "")
	default:
		return make([]cell, 4)
	}
	return []cell{amount(v.Range.Minimum), amount(v.Range.Maximum), whole(v.Range.Decimals), text(v.Range.Unit)}
}
