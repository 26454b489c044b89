package export

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/survey"
)

// FigureSet is what machines read of a wave's figures.
type FigureSet struct {
	Wave      string         `json:"wave"`
	Title     string         `json:"title"`
	Year      int            `json:"year"`
	Edition   string         `json:"edition"`
	Note      string         `json:"note,omitempty"` // German watermark of invented answers
	Responses int            `json:"responses"`      // counted
	Figures   []FigureResult `json:"figures"`
}

// FigureResult is one figure with its main reading and all further ones.
type FigureResult struct {
	Key     string `json:"key"`
	Title   string `json:"title"`
	Printed string `json:"printed_title,omitempty"` // where the study's caption is a misprint
	Item    string `json:"item,omitempty"`
	NoItem  bool   `json:"no_item,omitempty"` // this edition has no question for the figure
	// Comparison is the grade of comparability with 2017, and why it is so.
	Comparison     figure.Comparison `json:"comparison"`
	ComparisonNote string            `json:"comparison_note,omitempty"` // German
	Base           BaseResult        `json:"base"`
	N              int               `json:"n"`
	// Population is the number of counties that the base stands for, estimated
	// where the base is narrower than the frame; 0 where there are no intervals.
	Population float64          `json:"population,omitempty"`
	Options    []OptionResult   `json:"options"`
	Combined   []CombinedResult `json:"combined,omitempty"`
	Readings   []ReadingResult  `json:"readings,omitempty"`
	Summary    *SummaryResult   `json:"summary,omitempty"` // of figures of numbers
	Missing    MissingResult    `json:"missing"`
	BaseNote   string           `json:"base_note,omitempty"`
	// PublishedN is the n of 2017 behind the published percents.
	PublishedN int      `json:"published_n,omitempty"`
	Errata     []string `json:"errata,omitempty"`
	// LeftOut says how many responses belong to an earlier edition and are not in
	// the base.
	LeftOut string `json:"left_out,omitempty"` // German
}

// BaseResult says what 100 % means.
type BaseResult struct {
	Kind  figure.BaseKind `json:"kind"`
	Label string          `json:"label"` // German
}

// ShareResult is one count with its percentage, null where n is 0 too.
type ShareResult struct {
	Count     *int     `json:"count"`   // null where this edition does not offer the option
	Percent   *float64 `json:"percent"` // unrounded
	Rounded   *int     `json:"rounded"`
	Deviation *float64 `json:"deviation"` // percentage points from the published value

	Interval *IntervalResult `json:"interval,omitempty"` // 95 %, if chance alone decided who answers
	Extremes *IntervalResult `json:"extremes,omitempty"` // if none or all of the missing counties were counted too
	Change   *ChangeResult   `json:"change,omitempty"`
}

// IntervalResult is a range of percentages.
type IntervalResult struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// ChangeResult says what chance explains of a deviation.
type ChangeResult struct {
	Margin  float64 `json:"margin"` // percentage points
	P       float64 `json:"p"`
	Beyond  bool    `json:"beyond_chance"`
	Overall bool    `json:"beyond_chance_in_all_comparisons"` // Holm, 5 %
}

// OptionResult is one option under the main base.
type OptionResult struct {
	Key   string `json:"key"`
	Label string `json:"label"`
	ShareResult
	Published     *float64 `json:"published"`
	PublishedText string   `json:"published_text,omitempty"` // German, where the study gives no exact value
	Attainable    bool     `json:"attainable"`               // the published value can arise at the n of 2017
	Offered       bool     `json:"offered"`                  // by this edition
	Note          string   `json:"note,omitempty"`

	value, unit string // of a line that describes numbers
}

// CombinedResult is a value that the study prints for several options together.
type CombinedResult struct {
	Keys       []string `json:"keys"`
	Complement bool     `json:"complement,omitempty"` // of all responses but these
	Printed    string   `json:"printed"`
	ShareResult
	Published  float64 `json:"published"`
	Attainable bool    `json:"attainable"` // as in OptionResult
}

// ReadingResult is the figure under a further base; the shares are parallel to
// the options.
type ReadingResult struct {
	Base       BaseResult    `json:"base"`
	N          int           `json:"n"`
	Population float64       `json:"population,omitempty"` // as in FigureResult
	Shares     []ShareResult `json:"shares"`
	// LeftOut is the same as in FigureResult.
	LeftOut string `json:"left_out,omitempty"`
}

// SummaryResult describes the numbers behind a figure; all but n are left out
// where nobody gave one.
type SummaryResult struct {
	N       int         `json:"n"`
	Unit    string      `json:"unit,omitempty"`
	Mean    json.Number `json:"mean,omitempty"` // rounded; the others are exact
	Median  json.Number `json:"median,omitempty"`
	Sum     json.Number `json:"sum,omitempty"` // not of percentages
	Minimum json.Number `json:"minimum,omitempty"`
	Maximum json.Number `json:"maximum,omitempty"`
}

// MissingResult counts the responses that chose no option.
type MissingResult struct {
	Empty    int `json:"empty"`
	NoAnswer int `json:"no_answer"`
	NotShown int `json:"not_shown"`
	Apart    int `json:"earlier_edition,omitempty"` // not to be compared with the others
	None     int `json:"none_of_these"`
}

// Figures gathers a wave's tables.
func Figures(w survey.Wave, tables []figure.Table) FigureSet {
	set := FigureSet{Wave: w.Key, Title: w.Title, Year: w.Year, Edition: w.Edition, Note: noteOf(w), Figures: []FigureResult{}}
	for _, t := range tables {
		set.Responses = t.Responses
		set.Figures = append(set.Figures, figureResult(t))
	}
	return set
}

// FiguresJSON writes a wave's tables, indented for reading.
func FiguresJSON(w io.Writer, wave survey.Wave, tables []figure.Table) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	if err := enc.Encode(Figures(wave, tables)); err != nil {
		return fmt.Errorf("write figures: %w", err)
	}
	return nil
}

func figureResult(t figure.Table) FigureResult {
	f := FigureResult{Key: t.Spec.Key, Title: t.Title, Item: t.Spec.Item, NoItem: t.NoItem,
		Comparison: t.Spec.Comparison, ComparisonNote: t.Spec.Note,
		LeftOut: t.Main.LeftOut(), Base: baseResult(t.Main.Base), N: t.Main.N, Population: t.Main.Population, Options: []OptionResult{},
		Missing: MissingResult{t.Missing.Empty, t.Missing.NoAnswer, t.Missing.NotShown, t.Missing.Apart, t.Missing.None}}
	if t.Published != nil {
		f.Printed, f.BaseNote, f.PublishedN = t.Published.Printed, t.Published.BaseNote, t.Published.N
		for _, e := range t.Published.Errata {
			f.Errata = append(f.Errata, e.Text)
		}
	}
	if s := t.Summary; s != nil {
		f.Summary = &SummaryResult{s.N, s.Unit, json.Number(s.Mean), json.Number(s.Median), json.Number(s.Sum), json.Number(s.Minimum), json.Number(s.Maximum)}
	}
	for i, r := range t.Rows {
		f.Options = append(f.Options, optionResult(t, r, t.Main.Cells[i]))
	}
	for _, c := range t.Combined {
		f.Combined = append(f.Combined, CombinedResult{c.Published.Keys, c.Published.Complement, c.Published.Printed,
			shareResult(c.Cell, !t.NoItem && (c.Cell.Valid || t.Main.N == 0)), c.Published.Percent, c.Attainable})
	}
	for _, r := range t.Others {
		reading := ReadingResult{LeftOut: r.LeftOut(), Base: baseResult(r.Base), N: r.N, Population: r.Population, Shares: []ShareResult{}}
		for i, c := range r.Cells {
			reading.Shares = append(reading.Shares, shareResult(c, !t.Rows[i].Absent))
		}
		f.Readings = append(f.Readings, reading)
	}
	return f
}

func baseResult(b figure.Base) BaseResult { return BaseResult{b.Kind, b.Label} }

func optionResult(t figure.Table, r figure.Row, c figure.Cell) OptionResult {
	o := OptionResult{Key: r.Key, Label: r.Label, ShareResult: shareResult(c, !r.Absent), Attainable: r.Attainable, Offered: !r.Absent}
	if r.Published != nil {
		o.Published, o.Note = r.Published.Percent, r.Published.Note
	}
	o.PublishedText = publishedText(t.Published, r.Published)
	return o
}

func shareResult(c figure.Cell, offered bool) ShareResult {
	var s ShareResult
	if offered {
		s.Count = &c.Count
	}
	if c.Valid {
		s.Percent, s.Rounded, s.Deviation = &c.Exact, &c.Rounded, c.Deviation
	}
	s.Interval, s.Extremes = intervalResult(c.Interval), intervalResult(c.Extremes)
	if c.Change != nil {
		s.Change = &ChangeResult{c.Change.Margin, c.Change.P, c.Change.Beyond, c.Change.Overall}
	}
	return s
}

func intervalResult(i *figure.Interval) *IntervalResult {
	if i == nil {
		return nil
	}
	return &IntervalResult{i.Low, i.High}
}

// publishedText says in words what the study says without an exact number. A
// value that it withholds is never a zero.
func publishedText(f *figure.PublishedFigure, o *figure.PublishedOption) string {
	switch {
	case f == nil || (o != nil && o.Percent != nil):
		return ""
	case o != nil && o.Approximately != "":
		return o.Approximately
	case o != nil && o.Rank > 0:
		return "Rang " + strconv.Itoa(o.Rank) + ", Wert im Studientext nicht angegeben"
	}
	return "im Studientext nicht angegeben"
}

var figuresHeader = []string{"erhebung", "jahr", "abbildung", "titel", "titel_2018_gedruckt", "frage", "antwort_schluessel", "antwort",
	"lesart", "basis", "n", "grundgesamtheit", "anzahl", "prozent", "prozent_gerundet", "wert", "einheit", "veroeffentlicht_2018", "veroeffentlicht_wortlaut",
	"abweichung_prozentpunkte", "schwankung_von", "schwankung_bis", "grenze_von", "grenze_bis", "abweichung_schwankungsbreite", "abweichung_p",
	"abweichung_ueber_zufall", "abweichung_im_gesamtvergleich", "n_2017", "bei_n_2017_moeglich", "antwortboegen", "leer", "keine_angabe", "nicht_gestellt", "nichts_davon", "fruehere_ausgabe",
	"vergleichbarkeit", "vergleichbarkeit_grund", "anmerkungen", "hinweis"}

// FiguresCSV writes one line an option under each base of each table, with base
// and n in every line. Mean, median and the like of numbers have lines of their
// own.
func FiguresCSV(w io.Writer, wave survey.Wave, tables []figure.Table) error {
	set := Figures(wave, tables)
	return writeCSV(w, figuresHeader, func(yield func([]cell) bool) {
		for _, f := range set.Figures {
			for _, line := range f.lines(set) {
				yield(line)
			}
		}
	})
}

// lines lists the options, the combined values, the options again under every
// further base, and what describes numbers.
func (f FigureResult) lines(set FigureSet) [][]cell {
	var all [][]cell
	for _, o := range f.Options {
		all = append(all, f.line(set, o, "Vergleich", basis{f.Base, f.N, f.Population, f.LeftOut}))
	}
	for _, c := range f.Combined {
		o := OptionResult{Key: strings.Join(c.Keys, "+"), Label: c.Printed, ShareResult: c.ShareResult,
			Published: &c.Published, Attainable: c.Attainable}
		if c.Complement {
			o.Note = "alle außer den genannten Antworten"
		}
		all = append(all, f.line(set, o, "Vergleich", basis{f.Base, f.N, f.Population, f.LeftOut}))
	}
	for _, r := range f.Readings {
		for i, share := range r.Shares {
			o := f.Options[i]
			o.ShareResult = share
			all = append(all, f.line(set, o, "weitere", basis{r.Base, r.N, r.Population, r.LeftOut}))
		}
	}
	return append(all, f.summaryLines(set)...)
}

func (f FigureResult) summaryLines(set FigureSet) [][]cell {
	if f.Summary == nil {
		return nil
	}
	var all [][]cell
	for _, value := range []struct {
		key, label string
		number     json.Number
	}{{"mittelwert", "Mittelwert", f.Summary.Mean}, {"median", "Median", f.Summary.Median}, {"summe", "Summe", f.Summary.Sum},
		{"minimum", "kleinster Wert", f.Summary.Minimum}, {"maximum", "größter Wert", f.Summary.Maximum}} {
		if value.number != "" {
			o := OptionResult{Key: value.key, Label: value.label, value: value.number.String(), unit: f.Summary.Unit}
			all = append(all, f.line(set, o, "Kennzahl", basis{f.Base, f.Summary.N, 0, f.LeftOut}))
		}
	}
	return all
}

// basis is what the percentages of a line stand on.
type basis struct {
	BaseResult
	n          int
	population float64 // 0: unknown
	leftOut    string
}

func (f FigureResult) line(set FigureSet, o OptionResult, reading string, base basis) []cell {
	line := append(texts(set.Wave), whole(set.Year))
	line = append(line, texts(f.Key, f.Title, f.Printed, f.Item, o.Key, o.Label, reading, base.Label)...)
	line = append(line, whole(base.n), known(base.population), optionalWhole(o.Count), optional(o.Percent), optionalWhole(o.Rounded), amount(o.value), text(o.unit), optional(o.Published),
		text(o.PublishedText), optional(o.Deviation))
	line = append(line, o.precision()...)
	line = append(line, f.origin(o)...)
	line = append(line, whole(set.Responses), whole(f.Missing.Empty), whole(f.Missing.NoAnswer), whole(f.Missing.NotShown), whole(f.Missing.None), whole(f.Missing.Apart))
	return append(line, text(f.Comparison.German()), text(f.ComparisonNote), text(f.notes(o, base.leftOut)), text(set.Note))
}

func (f FigureResult) notes(o OptionResult, leftOut string) string {
	var notes []string
	if f.NoItem {
		notes = append(notes, "In dieser Ausgabe gibt es keine Frage zu dieser Abbildung.")
	}
	for _, n := range append([]string{leftOut, o.Note, f.BaseNote}, f.Errata...) {
		if n != "" {
			notes = append(notes, n)
		}
	}
	return strings.Join(notes, " ")
}

// origin tells the n of 2017 and whether the published value can arise at it.
func (f FigureResult) origin(o OptionResult) []cell {
	if o.Published == nil || f.PublishedN == 0 {
		return []cell{"", ""}
	}
	return []cell{whole(f.PublishedN), yesNo(o.Attainable)}
}

// precision tells what chance explains of a percentage and of its deviation.
func (s ShareResult) precision() []cell {
	cells := make([]cell, 8)
	for i, r := range []*IntervalResult{s.Interval, s.Extremes} {
		if r != nil {
			cells[2*i], cells[2*i+1] = hundredths(r.Low), hundredths(r.High)
		}
	}
	if c := s.Change; c != nil {
		cells[4], cells[5] = hundredths(c.Margin), probability(c.P)
		cells[6], cells[7] = yesNo(c.Beyond), yesNo(c.Overall)
	}
	return cells
}

func known(population float64) cell {
	if population == 0 {
		return ""
	}
	return hundredths(population)
}

func optional(x *float64) cell {
	if x == nil {
		return ""
	}
	return hundredths(*x)
}

func optionalWhole(n *int) cell {
	if n == nil {
		return ""
	}
	return whole(*n)
}
