package figure

// Published holds the results of the study of 2018 as facts.
type Published struct {
	Respondents int // 146
	Population  int // 294
	Figures     []PublishedFigure
}

// PublishedFigure is one of the 53 figures, or a result printed without a figure
// (key "A1" ...).
type PublishedFigure struct {
	Key          string
	Section      string // "II"
	SectionTitle string
	Topic        string // "II.1"
	TopicTitle   string
	Title        string // corrected caption
	Printed      string // the caption as printed, where it is a misprint
	Item         string
	BaseNote     string // German; what the text says or hides about the base
	Complete     bool   // every value stands in the text
	Options      []PublishedOption
	Combined     []PublishedSum
	Errata       []Erratum
	Mentions     int // total of mentions of the second reading (figures 2 and 14), else 0
}

// PublishedOption is one published value.
type PublishedOption struct {
	Key           string
	Label         string   // as printed, misprints corrected
	Printed       string   // misprinted label, else empty
	Percent       *float64 // nil: no exact value in the text
	Approximately string   // the printed wording of a rounded value, e.g. "knapp 40 %"
	Count         int      // reconstructed count behind Percent, see Reconstruction; -1 where unknown
	Mentions      int      // reconstructed mentions of the second reading, -1 where unknown
	Note          string   // German
}

// PublishedSum is a value printed for several options together.
type PublishedSum struct {
	Keys    []string
	Percent float64
	Printed string
}

// Erratum is a printed mistake or doubt that a reader of the comparison must know.
type Erratum struct {
	Kind string // "caption", "label", "base" ...
	Text string // German
}

// ByKey returns the published figure with the key, or nil.
func (p *Published) ByKey(key string) *PublishedFigure {
	for i := range p.Figures {
		if p.Figures[i].Key == key {
			return &p.Figures[i]
		}
	}
	return nil
}

// Option returns the published value with the option key, or nil.
func (f *PublishedFigure) Option(key string) *PublishedOption {
	for i := range f.Options {
		if f.Options[i].Key == key {
			return &f.Options[i]
		}
	}
	return nil
}
