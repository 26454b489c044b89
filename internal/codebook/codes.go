package codebook

import (
	"fmt"

	"kreisumfrage/internal/survey"
)

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

// The codes of confirmations.
const (
	Confirmed   = "BESTAETIGT"
	Unconfirmed = "NICHT_BESTAETIGT"
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
	answered = Code{CodeAnswered, "beantwortet", false, ""}
	empty    = Code{CodeEmpty, "Frage gestellt und leer gelassen", true, ""}
	notShown = Code{CodeNotShown, "Frage nach den übrigen Antworten nicht gestellt", true, ""}
)

func choiceCodes(q *survey.Questionnaire, it *survey.Item) []Code {
	return append(optionCodes(it.Options), withoutAnswer(q, it)...)
}

// statusCodes counts "Nichts davon" as an answer: it says no to every option.
func statusCodes(q *survey.Questionnaire, it *survey.Item) []Code {
	codes := []Code{answered}
	if it.NoneOfThese {
		codes = append(codes, stateCode(CodeNoneOfThese, q.NoneOfThese, false))
	}
	return append(codes, withoutAnswer(q, it)...)
}

func withoutAnswer(q *survey.Questionnaire, it *survey.Item) []Code {
	var codes []Code
	if it.NoAnswer {
		codes = append(codes, stateCode(CodeNoAnswer, q.NoAnswer, true))
	}
	return append(codes, empty, notShown)
}

func stateCode(value string, c survey.StateChoice, missing bool) Code {
	return Code{value, fmt.Sprintf("ausdrücklich „%s“", c.Label), missing, wording(false, c.New)}
}

func optionCodes(options []*survey.Option) []Code {
	var codes []Code
	for _, o := range options {
		codes = append(codes, Code{Value: o.Key, Label: o.Label, Wording: wording(o.Proposed, o.New)})
	}
	return codes
}

func wording(proposed, isNew bool) Wording {
	switch {
	case isNew:
		return New
	case proposed:
		return Proposed
	}
	return Printed
}
