package export

import (
	"fmt"
	"strings"
	"unicode"

	"kreisumfrage/internal/survey"
)

// The limits of a file that is read.
const (
	MaxBytes     = 16 << 20
	MaxLines     = 20_000
	maxProblems  = 2_000
	maxCellShown = 60 // characters of a wrong cell that a message repeats
)

// LineProblem is one thing that is wrong with a file, in the words of whoever
// made it.
type LineProblem struct {
	Line   int    // from 1; 0 where the whole file is meant
	County string // key, where the line names one
	Column string // name of the column or field; may be empty
	Code   ProblemCode
	Text   string // German
}

// String is the line that the command line prints.
func (p LineProblem) String() string {
	var b strings.Builder
	if p.Line > 0 {
		fmt.Fprintf(&b, "Zeile %d", p.Line)
		if p.County != "" {
			fmt.Fprintf(&b, " (%s)", p.County)
		}
		if p.Column != "" {
			fmt.Fprintf(&b, ", Spalte %s", p.Column)
		}
		b.WriteString(": ")
	}
	b.WriteString(p.Text)
	return b.String()
}

// ProblemCode names a kind of mistake in a file. The mistakes of an answer
// itself have the codes of package survey.
type ProblemCode string

// The mistakes of a file.
const (
	Unreadable      ProblemCode = "unreadable"
	TooLarge        ProblemCode = "too_large"
	TooManyLines    ProblemCode = "too_many_lines"
	WrongEncoding   ProblemCode = "wrong_encoding"
	WrongDelimiter  ProblemCode = "wrong_delimiter"
	BrokenCSV       ProblemCode = "broken_csv"
	BrokenJSON      ProblemCode = "broken_json"
	WrongFormat     ProblemCode = "wrong_format"
	OtherSurvey     ProblemCode = "other_survey"
	NoLines         ProblemCode = "no_lines"
	UnknownColumn   ProblemCode = "unknown_column"
	MissingColumn   ProblemCode = "missing_column"
	DuplicateColumn ProblemCode = "duplicate_column"
	WrongWidth      ProblemCode = "wrong_width"
	NoCounty        ProblemCode = "no_county"
	UnknownCounty   ProblemCode = "unknown_county"
	LostZero        ProblemCode = "lost_zero"
	WrongName       ProblemCode = "wrong_name"
	DuplicateCounty ProblemCode = "duplicate_county"
	WrongTime       ProblemCode = "wrong_time"
	SampleRefused   ProblemCode = "sample_refused"
	UnknownCode     ProblemCode = "unknown_code"
	UnknownItem     ProblemCode = "unknown_item"
	DuplicateItem   ProblemCode = "duplicate_item"
	MissingItem     ProblemCode = "missing_item"
	WrongTick       ProblemCode = "wrong_tick"
	TickWithout     ProblemCode = "tick_without_answer"
	ValueWithout    ProblemCode = "value_without_answer"
	OtherState      ProblemCode = "other_state"

	RequiredMissing  ProblemCode = "required_missing"
	Objected         ProblemCode = "objected"
	NotConfirmed     ProblemCode = "not_confirmed"
	NothingToConfirm ProblemCode = "nothing_to_confirm"

	MoreProblems ProblemCode = "more_problems"
)

// messages holds the German sentences; the verbs take what the code's callers
// pass.
var messages = map[ProblemCode]string{
	Unreadable:      "Die Datei konnte nicht bis zum Ende gelesen werden.",
	TooLarge:        "Die Datei ist größer als %d MB.",
	TooManyLines:    "Die Datei hat mehr als %d Antwortbögen.",
	WrongEncoding:   "Die Datei ist nicht in UTF-8 gespeichert. In Excel beim Speichern „CSV UTF-8 (durch Trennzeichen getrennt)“ wählen.",
	WrongDelimiter:  "Die Spalten sind nicht durch Semikolon getrennt.",
	BrokenCSV:       "Anführungszeichen stehen nicht paarweise; ab hier ist die Datei nicht lesbar.",
	BrokenJSON:      "Die Angaben sind kein gültiges JSON oder enthalten unbekannte Felder.",
	WrongFormat:     "Die Datei ist kein Export dieses Programms im Format %d.",
	OtherSurvey:     "Die Datei gehört zum Fragebogen „%s“, nicht zu „%s“.",
	NoLines:         "Die Datei enthält keinen Antwortbogen.",
	UnknownColumn:   "Die Spalte „%s“ gibt es im Fragebogen dieser Erhebung nicht.",
	MissingColumn:   "Die Spalte „%s“ fehlt.",
	DuplicateColumn: "Die Spalte „%s“ kommt mehrfach vor.",
	WrongWidth:      "Die Zeile hat %d Spalten, die Kopfzeile %d.",
	NoCounty:        "Der Schlüssel des Landkreises fehlt.",
	UnknownCounty:   "Der Schlüssel „%s“ steht nicht in der Liste der Landkreise dieser Erhebung.",
	LostZero:        "Der Schlüssel „%s“ steht nicht in der Liste der Landkreise. Vermutlich hat Excel die führende Null von „%s“ entfernt.",
	WrongName:       "Der Name „%s“ passt nicht zum Schlüssel; in der Liste der Landkreise steht „%s“.",
	DuplicateCounty: "Für diesen Landkreis gibt es schon einen Antwortbogen in Zeile %d.",
	WrongTime:       "„%s“ ist kein Zeitpunkt der Form 2026-11-30T14:05:00+01:00.",
	SampleRefused:   "Die Zeile enthält Beispieldaten; diese Erhebung nimmt nur echte Antworten auf.",
	UnknownCode:     "„%s“ ist keine Antwortmöglichkeit und kein Code dieser Frage.",
	UnknownItem:     "Die Frage „%s“ gibt es im Fragebogen dieser Erhebung nicht.",
	DuplicateItem:   "Die Frage „%s“ kommt mehrfach vor.",
	MissingItem:     "Die Frage „%s“ fehlt.",
	WrongTick:       "Hier muss 0 oder 1 stehen, nicht „%s“.",
	TickWithout:     "Hier darf nichts stehen, denn die Frage ist mit „%s“ gekennzeichnet.",
	ValueWithout:    "Hier steht eine Angabe, obwohl die Frage mit „%s“ gekennzeichnet ist.",
	OtherState:      "Die Frage ist mit „%s“ gekennzeichnet; nach den übrigen Angaben der Zeile müsste es „%s“ sein.",

	RequiredMissing:  "Diese Pflichtangabe fehlt.",
	Objected:         "Die Angaben passen nicht zusammen („%s“).",
	NotConfirmed:     "Dieser Hinweis ist nicht bestätigt („%s“).",
	NothingToConfirm: "Hier steht eine Bestätigung, aber nach den übrigen Angaben gibt es nichts zu bestätigen.",

	MoreProblems: "Es gibt weitere Fehler; von jeder weiteren Zeile wird nur der erste genannt.",

	ProblemCode(survey.UnknownField):       "Diese Angabe passt nicht zur Art der Frage.",
	ProblemCode(survey.UnknownOption):      "Diese Antwortmöglichkeit gibt es nicht.",
	ProblemCode(survey.SeveralOptions):     "Bei dieser Frage ist nur eine Antwort möglich.",
	ProblemCode(survey.ExclusiveOption):    "Diese Antwort schließt die anderen gewählten Antworten aus.",
	ProblemCode(survey.TooFewOptions):      "Bei dieser Frage sind mindestens %d Antworten zu wählen oder keine.",
	ProblemCode(survey.TooManyOptions):     "Bei dieser Frage sind höchstens %d Antworten möglich.",
	ProblemCode(survey.NoneWithOption):     "„Nichts davon“ ist hier nicht möglich oder steht neben einer gewählten Antwort.",
	ProblemCode(survey.NoAnswerWithOption): "„Keine Angabe“ ist hier nicht möglich oder steht neben einer gewählten Antwort.",
	ProblemCode(survey.TextWithoutOption):  "Hier steht ein Text, obwohl die Antwort, zu der er gehört, nicht gewählt ist.",
	ProblemCode(survey.TooLong):            "Der Text ist zu lang: %d Zeichen, erlaubt sind %d.",
	ProblemCode(survey.ControlCharacter):   "Der Text enthält unzulässige Steuerzeichen oder Zeilenumbrüche.",
	ProblemCode(survey.NotURL):             "Das ist keine Internetadresse, die mit http:// oder https:// beginnt.",
	ProblemCode(survey.NotEmail):           "Das ist keine E-Mail-Adresse.",
	ProblemCode(survey.NotNumber):          "Das ist keine Zahl der Form 1234,5 (ohne Tausenderpunkt, mit Dezimalkomma).",
	ProblemCode(survey.AmbiguousNumber):    "Diese Zahl lässt sich auf verschiedene Arten lesen.",
	ProblemCode(survey.TooManyDecimals):    "Die Zahl hat mehr Stellen hinter dem Komma, als die Frage vorsieht.",
	ProblemCode(survey.NotDate):            "Das ist kein Datum der Form 2026-11-30 oder 30.11.2026.",
	ProblemCode(survey.BelowMinimum):       "Die Zahl oder das Datum liegt unter dem kleinsten Wert, den die Frage erlaubt.",
	ProblemCode(survey.AboveMaximum):       "Die Zahl oder das Datum liegt über dem größten Wert, den die Frage erlaubt.",
	ProblemCode(survey.WrongTotal):         "Die einzelnen Zahlen ergeben zusammen %s; das ist nicht die Summe, die gelten soll.",
	ProblemCode(survey.TooManyRecords):     "Hier sind höchstens %d Einträge möglich.",
}

// wording is a text of the definition: it is ours, and repeated as a whole.
type wording string

func problem(line int, column string, code ProblemCode, args ...any) LineProblem {
	for i, a := range args {
		if s, ok := a.(string); ok {
			args[i] = shorten(s)
		}
	}
	return LineProblem{Line: line, Column: shorten(column), Code: code, Text: fmt.Sprintf(messages[code], args...)}
}

// shorten keeps foreign text from flooding a message or steering a terminal.
func shorten(s string) string {
	clean := strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return ' '
	}, s)
	if runes := []rune(clean); len(runes) > maxCellShown {
		return string(runes[:maxCellShown]) + " …"
	}
	return clean
}

// report collects problems; a file that is wrong throughout must not fill the
// memory.
type report struct {
	problems []LineProblem
	last     int // line of the last problem
}

func (r *report) add(all ...LineProblem) {
	for _, p := range all {
		if len(r.problems) > maxProblems && p.Line == r.last {
			continue
		}
		r.problems = append(r.problems, p)
		r.last = p.Line
		if len(r.problems) == maxProblems {
			r.problems = append(r.problems, problem(0, "", MoreProblems))
		}
	}
}
