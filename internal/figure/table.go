package figure

// Table is one figure computed from one wave, beside what was published.
type Table struct {
	Spec      Spec
	Published *PublishedFigure // nil: the figure is new in this edition
	Title     string
	Responses int  // counted responses of the wave
	NoItem    bool // the edition has no item for the figure
	Rows      []Row
	Main      Reading   // under Spec.Base
	Others    []Reading // under Spec.Readings, in their order
	Missing   Missing
}

// Row is one option. Its percentages stand in the readings at the same index.
type Row struct {
	Key       string
	Label     string
	Count     int              // responses that chose it, under the main base
	Published *PublishedOption // nil: not among the published options
}

// Reading is the table's percentages under one base.
type Reading struct {
	Base  Base
	N     int    // 0: nothing to divide by; then Cells are without percent
	Cells []Cell // parallel to Table.Rows
	Sum   int    // of the rounded percentages
}

// Cell is one percentage.
type Cell struct {
	Count      int
	Valid      bool     // false when N is 0
	Exact      float64  // percent, unrounded
	Rounded    int      // percent, half up
	Deviation  *float64 // exact percent minus published percent, in points; nil without a published value
	Attainable bool     // false: the published value cannot arise from any count at this n
}

// Missing counts the responses that are in no cell.
type Missing struct {
	Empty    int
	NoAnswer int
	NotShown int
	None     int // multiple: explicit "Nichts davon" (answered, but no mention)
}
