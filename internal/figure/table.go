package figure

import (
	"fmt"
	"strings"
)

// Table is one figure computed from one wave, beside what was published.
type Table struct {
	Spec      Spec
	Published *PublishedFigure // nil: the figure is new in this edition
	Title     string
	Responses int  // counted responses of the wave
	NoItem    bool // the edition has no item for the figure
	Rows      []Row
	Combined  []Combined
	Main      Reading   // under Spec.Base
	Others    []Reading // under Spec.Readings, in their order
	Summary   *Summary  // of numbers only
	Missing   Missing
}

// ComparisonText says in German how the figure compares with the published one,
// and why. It is empty where there is nothing to compare and nothing to say.
func (t Table) ComparisonText() string {
	if t.Published == nil {
		return t.Spec.Note
	}
	return strings.TrimSpace("Vergleichbarkeit mit 2017: " + t.Spec.Comparison.German() + ". " + t.Spec.Note)
}

// Row is one option, or one class of numbers. Its percentages stand in the readings at the same index.
type Row struct {
	Key       string
	Label     string
	Count     int              // responses that chose it, under the main base
	Absent    bool             // the edition does not offer the option; its cells are without percent
	Neutral   bool             // stands outside the order of the others
	Published *PublishedOption // nil: not among the published options
	// Attainable is false where the published percent can arise from no count at
	// the n of 2017. It says nothing about today's responses.
	Attainable bool
}

// Combined is a value that the study prints for several options together, with
// today's share under the main base.
type Combined struct {
	Published  PublishedSum
	Cell       Cell
	Attainable bool // as in Row
}

// Reading is the table's percentages under one base.
type Reading struct {
	Base  Base // its Label is never empty
	N     int  // 0: nothing to divide by; then Cells are without percent
	Cells []Cell
	Sum   int // of the rounded percentages
	// Population is the number of counties that the base stands for, see Assess;
	// zero where the cells have no interval.
	Population float64
	Apart      int // responses left out, see survey.Submission
}

// LeftOut says in German how many responses are not in the base because they
// belong to an earlier edition; empty for none.
func (r Reading) LeftOut() string {
	switch r.Apart {
	case 0:
		return ""
	case 1:
		return "Nicht enthalten ist ein Antwortbogen zu einer früheren Ausgabe des Fragebogens, dessen Angabe sich nicht vergleichen lässt."
	}
	return fmt.Sprintf("Nicht enthalten sind %d Antwortbögen zu einer früheren Ausgabe des Fragebogens, deren Angaben sich nicht vergleichen lassen.", r.Apart)
}

// Cell is one percentage.
type Cell struct {
	Count     int
	Valid     bool     // false when N is 0 or the edition does not offer the option
	Exact     float64  // percent, unrounded
	Rounded   int      // percent, half up
	Deviation *float64 // exact percent minus published percent, in points; nil without a published value
	// What follows is added by Assess.
	Interval *Interval // nil where the base is no sample of counties
	Extremes *Interval // nil where the base is not the whole frame
	Change   *Change   // nil where nothing can be tested
}

// Missing tells what became of the responses that chose no option of the item.
// With those that chose one, the counts add up to the wave's responses.
type Missing struct {
	Empty    int
	NoAnswer int
	NotShown int
	None     int // multiple: explicit "Nichts davon" (answered, but no mention)
	Apart    int // given under an earlier edition, not to be compared
}
