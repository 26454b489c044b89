// Package figure knows how responses become a table: base, mentions, counts,
// rounding, precision, comparison with the published value.
//
// It knows neither where responses come from nor how tables are drawn.
package figure

import "kreisumfrage/internal/survey"

// BaseKind says what 100 % means.
type BaseKind string

// The bases.
const (
	Respondents BaseKind = "respondents" // all counted responses to which the item applies (shown)
	AnsweredBy  BaseKind = "answered"    // of these, those who answered the item
	Filtered    BaseKind = "filtered"    // counted responses that meet Filter and to which the item applies
	Mentions    BaseKind = "mentions"    // ticked options, not responses
)

// Base is what the percentages of one reading refer to. It is printed with its
// n wherever the percentages are.
type Base struct {
	Kind   BaseKind
	Filter *survey.Condition // Filtered only
	Label  string            // German; Filtered: from the definition, else the kind's own
}

// ChartKind is the recommended drawing of a figure.
type ChartKind string

// The charts.
const (
	Stacked ChartKind = "stacked" // 100 % stacked bars, one a year: ordered answers
	Bars    ChartKind = "bars"    // bars on the fixed axis 0 to 100 %, with the published value as a mark (dumbbell)
)

// Spec says how one figure or additional table is made from the item's answers.
type Spec struct {
	Key      string // "1" to "53" as in the study, "A1" ... for results printed without a figure
	Item     string // empty: the edition has no item for it, so it can only show what was published
	Title    string // empty: the published one, or the question
	Chart    ChartKind
	Order    []string         // option keys as drawn; empty: as in the definition
	Classes  []survey.Decimal // numbers: where each class but the first begins, ascending
	Base     Base             // the reading that is compared
	Readings []Base           // further readings shown beside it

	Comparison Comparison
	Note       string // German, why the comparison is what it is; may be empty
}

// Comparison says whether a figure may be compared with the one of 2018.
type Comparison string

// The grades of comparability.
const (
	Identical      Comparison = "identical"       // the same question with the same answers
	WordingChanged Comparison = "wording_changed" // the question reads differently, or its wording of 2017 is not known
	OptionsChanged Comparison = "options_changed" // other answers could be given
	Novel          Comparison = "new"             // not published in 2018
	Dropped        Comparison = "dropped"         // published in 2018, no longer asked
)

// German words the grade.
func (c Comparison) German() string {
	return map[Comparison]string{
		Identical:      "unverändert",
		WordingChanged: "Wortlaut geändert oder nicht überliefert",
		OptionsChanged: "Antworten geändert oder nicht überliefert",
		Novel:          "2018 nicht veröffentlicht",
		Dropped:        "in dieser Ausgabe nicht gefragt",
	}[c]
}

// KeysByItem tells which figures are made from each item, by their keys.
func KeysByItem(specs []Spec) map[string][]string {
	keys := map[string][]string{}
	for _, s := range specs {
		if s.Item != "" {
			keys[s.Item] = append(keys[s.Item], s.Key)
		}
	}
	return keys
}
