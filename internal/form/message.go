package form

import (
	"cmp"
	"fmt"
	"strings"

	"kreisumfrage/internal/survey"
)

// clearLabel takes a chosen radio button back without giving another answer.
const clearLabel = "Auswahl aufheben (Frage offen lassen)"

// noneLabel and noAnswerLabel are the words of the edition for the two answers
// beside the options.
func noneLabel(it *survey.Item) string {
	return cmp.Or(it.Page.Section.Questionnaire.NoneOfThese.Label, "Nichts davon")
}

func noAnswerLabel(it *survey.Item) string {
	return cmp.Or(it.Page.Section.Questionnaire.NoAnswer.Label, "Keine Angabe")
}

// Message is the German sentence for a respondent's mistake: what is wrong and
// how to mend it. The definition may have its own.
func Message(it *survey.Item, p survey.Problem) string {
	if own := it.Errors[p.Code]; own != "" {
		return own
	}
	option := optionLabel(it, p.Part)
	switch p.Code {
	case survey.ExclusiveOption:
		return fmt.Sprintf("Wählen Sie entweder „%s“ oder andere Antworten, nicht beides.", option)
	case survey.TooFewOptions:
		return fmt.Sprintf("Wählen Sie mindestens %d Antworten oder lassen Sie die Frage offen.", p.Limit)
	case survey.TooManyOptions:
		return fmt.Sprintf("Wählen Sie höchstens %d Antworten. Gewählt sind jetzt %d.", p.Limit, p.Size)
	case survey.NoneWithOption:
		return "Wählen Sie entweder „" + noneLabel(it) + "“ oder andere Antworten, nicht beides."
	case survey.NoAnswerWithOption:
		return "Wählen Sie entweder „" + noAnswerLabel(it) + "“ oder eine Antwort, nicht beides."
	case survey.TextWithoutOption:
		return fmt.Sprintf("Sie haben bei „%s“ einen Text eingetragen. Wählen Sie dazu auch die Antwort „%s“ aus oder löschen Sie den Text.", option, option)
	case survey.TooLong:
		return fmt.Sprintf("Kürzen Sie den Text bitte auf höchstens %s Zeichen. Er hat jetzt %s Zeichen.", Number(p.Limit), Number(p.Size))
	case survey.ControlCharacter:
		return "Der Text enthält unsichtbare Steuerzeichen. Geben Sie die Stelle bitte neu ein, statt sie zu kopieren."
	case survey.TooManyRecords:
		return fmt.Sprintf("Höchstens %s Einträge sind möglich. Leeren Sie bitte diesen Eintrag.", Number(p.Limit))
	case survey.NotDate:
		return "Geben Sie ein Datum mit Tag, Monat und vierstelligem Jahr ein, zum Beispiel 30.06.2026."
	case survey.NotNumber, survey.AmbiguousNumber, survey.TooManyDecimals, survey.BelowMinimum, survey.AboveMaximum:
		return typedMessage(partEntry(it, p.Part), p.Code)
	case survey.WrongTotal:
		return totalMessage(it, p)
	case survey.NotEmail:
		return "Geben Sie eine vollständige E-Mail-Adresse ein, zum Beispiel it@beispiel.de."
	case survey.NotURL:
		return "Geben Sie eine vollständige Internetadresse ein, zum Beispiel https://www.beispiel.de/projekt."
	}
	return "Diese Angabe passt nicht zur Frage. Bitte wählen oder schreiben Sie sie noch einmal."
}

func typedMessage(e entry, code survey.Code) string {
	switch {
	case code == survey.NotNumber:
		return "Geben Sie nur eine Zahl ein, zum Beispiel " + e.sample() + "."
	case code == survey.AmbiguousNumber:
		return "Diese Zahl lässt sich auf verschiedene Arten lesen. Schreiben Sie Tausender ohne Punkt und Nachkommastellen mit Komma, zum Beispiel " + e.sample() + "."
	case code != survey.TooManyDecimals:
		return e.missed()
	case e.fits.Decimals == 0:
		return "Geben Sie eine ganze Zahl ein, ohne Nachkommastellen."
	case e.fits.Decimals == 1:
		return "Geben Sie höchstens eine Nachkommastelle an."
	}
	return fmt.Sprintf("Geben Sie höchstens %d Nachkommastellen an.", e.fits.Decimals)
}

// totalMessage names what the numbers add up to, which is what one compares.
func totalMessage(it *survey.Item, p survey.Problem) string {
	sum := columnEntry(it.Parts()[0]).reading(string(p.Sum))
	if it.Total.Equal != "" {
		return fmt.Sprintf("Zusammen müssen es %s sein, jetzt sind es %s. Bitte prüfen Sie die einzelnen Zahlen.", fixedTotal(it), sum)
	}
	return fmt.Sprintf("Die einzelnen Zahlen ergeben zusammen %s. Bitte berichtigen Sie „%s“ oder die einzelnen Zahlen.", sum, it.Total.Label)
}

// fixedTotal is what the numbers of a group always add up to.
func fixedTotal(it *survey.Item) string {
	return columnEntry(it.Parts()[0]).reading(string(it.Total.Equal))
}

func optionLabel(it *survey.Item, key string) string {
	if o := it.Option(key); o != nil {
		return o.Label
	}
	return key
}

// Number writes a whole number with German thousands points.
func Number(n int) string { return grouped(fmt.Sprint(n)) }

// Lines is the answer in words, a line each. An empty answer has none.
func Lines(it *survey.Item, v survey.Value) []string {
	var lines []string
	switch {
	case v.NoAnswer:
		return []string{noAnswerLabel(it)}
	case v.None:
		return []string{noneLabel(it)}
	case it.Kind.HasOptions():
		for _, o := range it.Options { // the definition's order, not that of the keys
			if !v.Has(o.Key) {
				continue
			}
			if text := v.Texts[o.Key]; text != "" {
				lines = append(lines, o.Label+": "+text)
			} else {
				lines = append(lines, o.Label)
			}
		}
	case it.Kind.HasColumns():
		for _, c := range it.Columns {
			text := columnEntry(c).reading(v.Fields[c.Key])
			if o := c.Option(text); o != nil {
				text = o.Label
			}
			if text != "" {
				lines = append(lines, c.Label+": "+text)
			}
		}
	case v.Text != "":
		lines = strings.Split(entryOf(it).reading(v.Text), "\n")
	}
	return lines
}

// StateText says in words what the item's state is where there is no answer to
// show.
func StateText(s survey.State) string {
	switch s {
	case survey.NoAnswer:
		return "Keine Angabe"
	case survey.NotShown:
		return "nicht gestellt"
	case survey.Empty:
		return "noch nicht beantwortet"
	}
	return "beantwortet"
}
