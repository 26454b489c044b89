package codebook

import "kreisumfrage/internal/survey"

// The codes of states. They are in capitals, so they are never an option's key,
// and words, so that nobody takes a reason for a number.
const (
	CodeAnswered    = "BEANTWORTET"
	CodeNoneOfThese = "NICHTS_DAVON"
	CodeNoAnswer    = "KEINE_ANGABE"
	CodeEmpty       = "LEER"
	CodeNotShown    = "NICHT_GESTELLT"
)

// The codes of ticks.
const (
	Ticked   = "1"
	Unticked = "0"
)

// CodeOf returns the code of a state. none tells an explicit "Nichts davon"
// from a choice of options.
func CodeOf(s survey.State, none bool) string {
	switch s {
	case survey.Answered:
		if none {
			return CodeNoneOfThese
		}
		return CodeAnswered
	case survey.NoAnswer:
		return CodeNoAnswer
	case survey.Empty:
		return CodeEmpty
	}
	return CodeNotShown
}

var (
	answered    = Code{CodeAnswered, "beantwortet", false, Printed}
	noneOfThese = Code{CodeNoneOfThese, "ausdrücklich „Nichts davon“ (ist eine Antwort)", false, New}
	noAnswer    = Code{CodeNoAnswer, "ausdrücklich „Keine Angabe“", true, New}
	empty       = Code{CodeEmpty, "Frage gestellt und leer gelassen", true, Printed}
	notShown    = Code{CodeNotShown, "Frage nach den übrigen Antworten nicht gestellt", true, Printed}
)

func choiceCodes(it *survey.Item) []Code {
	codes := optionCodes(it.Options)
	if it.NoAnswer {
		codes = append(codes, noAnswer)
	}
	return append(codes, empty, notShown)
}

func statusCodes(it *survey.Item) []Code {
	codes := []Code{answered}
	if it.NoneOfThese {
		codes = append(codes, noneOfThese)
	}
	if it.NoAnswer {
		codes = append(codes, noAnswer)
	}
	return append(codes, empty, notShown)
}

func optionCodes(options []*survey.Option) []Code {
	var codes []Code
	for _, o := range options {
		codes = append(codes, Code{Value: o.Key, Label: o.Label, Wording: wording(o.Proposed)})
	}
	return codes
}
