package figure

import "kreisumfrage/internal/survey"

// Published holds the results of the study of 2018 as facts.
type Published struct {
	Title       string
	Series      string
	Date        string         // "2018-06"
	FieldPeriod string         // as printed
	Population  int            // 294
	Respondents int            // 146
	Bases       map[string]int // smaller bases by name, with the responses in them as far as the text tells
	Figures     []PublishedFigure
}

// PublishedFigure is one of the 53 figures, or a result printed without a figure
// (key "A1" ...).
type PublishedFigure struct {
	Key             string
	Section         string // "II"
	SectionTitle    string
	Topic           string // "II.1"
	TopicTitle      string
	Title           string // corrected caption
	Printed         string // the caption as printed, where it is a misprint
	Item            string
	Kind            PublishedKind
	N               int    // responses behind the percentages as far as the text tells
	BaseNote        string // German; what the text says or hides about the base
	Complete        bool   // every value stands in the text
	OptionsComplete bool   // false: the chart is lost, so there may have been further options
	AxisMax         int    // percent at the end of the printed axis, 0 where unknown
	Options         []PublishedOption
	Combined        []PublishedSum
	Errata          []Erratum
	Mentions        int // smallest total of mentions that gives the percentages (figures 2 and 14), else 0
}

// PublishedKind is the kind of question behind a published result.
type PublishedKind string

// The kinds of the study's questions.
const (
	PublishedSingle   PublishedKind = "single"
	PublishedScale    PublishedKind = "scale"
	PublishedMultiple PublishedKind = "multiple"
)

// attainable reports whether the published percent can arise from any count of
// the study's responses. There is nothing to doubt without a percent or an n.
func (f *PublishedFigure) attainable(percent *float64) bool {
	return percent == nil || f.N == 0 || attainable(*percent, f.N)
}

// OneOption reports whether a response was in at most one of the options.
func (k PublishedKind) OneOption() bool { return k == PublishedSingle || k == PublishedScale }

// PublishedOption is one published value.
type PublishedOption struct {
	Key           string
	Label         string   // as printed, misprints corrected
	Printed       string   // misprinted label, else empty
	Source        string   // where the value stands: "figure", "prose" or "both"
	LabelSource   string   // where the label stands: "figure", "prose" or "proposed" (printed nowhere)
	ProseLabel    string   // the prose's wording where it differs
	Percent       *float64 // nil: no exact value in the text
	ProsePercent  *float64 // the prose's value where it differs
	Approximately string   // the printed wording of a rounded value, e.g. "knapp 40 %"
	Rank          int      // printed rank where only that is known, else 0
	Count         int      // reconstructed count out of N, not published; -1 where unknown
	Mentions      int      // reconstructed mentions of the second reading, -1 where unknown
	Note          string   // German
}

// PublishedSum is a value printed for several options together.
type PublishedSum struct {
	Keys       []string
	Percent    float64
	Complement bool // the value stands for all responses but these
	Printed    string
}

// Erratum is a printed mistake or doubt that a reader of the comparison must know.
type Erratum struct {
	Kind string // "caption", "label", "base" ...
	Text string // German
}

// For returns what the questionnaire's figures are compared with: nothing where
// it is another survey, whose figures may have the same keys.
func (p *Published) For(q *survey.Questionnaire) *Published {
	if q.FiguresOf == 0 {
		return nil
	}
	return p
}

// ByKey returns the published figure with the key, or nil.
func (p *Published) ByKey(key string) *PublishedFigure {
	if p == nil {
		return nil
	}
	for i := range p.Figures {
		if p.Figures[i].Key == key {
			return &p.Figures[i]
		}
	}
	return nil
}

// Option returns the published value with the option key, or nil.
func (f *PublishedFigure) Option(key string) *PublishedOption {
	if f == nil {
		return nil
	}
	for i := range f.Options {
		if f.Options[i].Key == key {
			return &f.Options[i]
		}
	}
	return nil
}
