package fieldwork

import (
	"cmp"
	"slices"
	"strings"

	"kreisumfrage/internal/survey"
)

// Filter picks counties from the list; empty parts let all pass.
type Filter struct {
	Standing    Standing
	Disposition survey.Disposition
	Land        string
	Text        string     // part of name, key or Vorgangsnummer
	Size        string     // name of a size class
	Limits      []int      // of the size classes
	Quiet       survey.Day // still missing, and nothing saved on that day or later
	Empty       string     // still missing, and nothing answered in the section
	Begun       Begun      // what Empty is looked up in
}

// Order says by what a list is sorted, backwards with a minus before it; ties
// follow the county's short name, or the name where the frame has no short ones,
// and the key.
type Order string

// The orders.
const (
	ByName        Order = "name" // also every unknown order
	ByKey         Order = "key"
	ByLand        Order = "land"
	ByDisposition Order = "disposition"
	ByActivity    Order = "activity" // latest first, counties without any last
	BySize        Order = "size"     // by population, unknown ones first
	ByDone        Order = "done"     // most finished pages first
)

// Orders lists all orders.
var Orders = []Order{ByName, ByKey, ByLand, ByDisposition, ByActivity, BySize, ByDone}

const backwards = "-"

// Parts are the order without its direction, and whether it runs backwards.
func (by Order) Parts() (plain Order, reversed bool) {
	rest, reversed := strings.CutPrefix(string(by), backwards)
	return Order(rest), reversed
}

// Reversed is the same order the other way round.
func (by Order) Reversed() Order {
	if plain, reversed := by.Parts(); reversed {
		return plain
	}
	return backwards + by
}

// List returns the responses that pass the filter, sorted. The given slice
// stays as it is.
func List(responses []survey.Response, f Filter, by Order) []survey.Response {
	var list []survey.Response
	plain, reversed := by.Parts()
	direction := 1
	if reversed {
		direction = -1
	}
	f.Text = folded(strings.TrimSpace(f.Text))
	for _, r := range responses {
		if f.passes(r) {
			list = append(list, r)
		}
	}
	slices.SortStableFunc(list, func(a, b survey.Response) int {
		return cmp.Or(direction*plain.compare(a, b), compareGerman(sortName(a.County), sortName(b.County)),
			compareGerman(a.County.Name, b.County.Name),
			strings.Compare(a.County.Key, b.County.Key))
	})
	return list
}

// shortColumn is the frame's own column by which lists are sorted: official
// names would put all that begin with "Kreis" together.
const shortColumn = "short"

func sortName(c survey.County) string { return cmp.Or(c.Columns[shortColumn], c.Name) }

func (f Filter) passes(r survey.Response) bool {
	switch {
	case f.Standing != "" && StandingOf(r) != f.Standing,
		f.Disposition != "" && r.Disposition != f.Disposition,
		f.Land != "" && r.County.Land != f.Land,
		f.Size != "" && SizeClass(r.County, f.Limits) != f.Size,
		f.Quiet != "" && (!missing(r) || survey.DayOf(r.LastActivity) >= f.Quiet),
		f.Empty != "" && (!missing(r) || f.Begun[r.County.Key][f.Empty] > 0):
		return false
	}
	for _, field := range []string{r.County.Name, r.County.Key, r.Reference} {
		if strings.Contains(folded(field), f.Text) {
			return true
		}
	}
	return false
}

// missing reports whether the county has not submitted yet and may still do so.
func missing(r survey.Response) bool {
	standing := StandingOf(r)
	return standing == Underway || standing == Untouched
}

func (by Order) compare(a, b survey.Response) int {
	switch by {
	case ByName:
		return compareGerman(sortName(a.County), sortName(b.County))
	case ByKey:
		return strings.Compare(a.County.Key, b.County.Key)
	case ByLand:
		return compareGerman(a.County.Land, b.County.Land)
	case ByDisposition:
		return cmp.Compare(slices.Index(Dispositions, a.Disposition), slices.Index(Dispositions, b.Disposition))
	case ByActivity: // the zero time is the earliest, so it comes last
		return b.LastActivity.Compare(a.LastActivity)
	case BySize:
		left, _ := Population(a.County)
		right, _ := Population(b.County)
		return cmp.Compare(left, right)
	case ByDone:
		return cmp.Compare(len(b.PagesDone), len(a.PagesDone))
	}
	return 0
}

// Lands lists the Länder of the frame by name.
func Lands(responses []survey.Response) []string {
	var lands []string
	for _, r := range responses {
		if r.County.Land != "" {
			lands = append(lands, r.County.Land)
		}
	}
	slices.SortFunc(lands, compareGerman)
	return slices.Compact(lands)
}
