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
	Text        string // part of name, key or Vorgangsnummer
}

// Order says by what a list is sorted; ties follow the county's short name, or
// the name where the frame has no short ones, and the key.
type Order string

// The orders.
const (
	ByName        Order = "name" // also every unknown order
	ByKey         Order = "key"
	ByLand        Order = "land"
	ByDisposition Order = "disposition"
	ByActivity    Order = "activity" // latest first, counties without any last
)

// List returns the responses that pass the filter, sorted. The given slice
// stays as it is.
func List(responses []survey.Response, f Filter, by Order) []survey.Response {
	var list []survey.Response
	for _, r := range responses {
		if f.passes(r) {
			list = append(list, r)
		}
	}
	slices.SortStableFunc(list, func(a, b survey.Response) int {
		return cmp.Or(by.compare(a, b), compareGerman(sortName(a.County), sortName(b.County)),
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
		f.Land != "" && r.County.Land != f.Land:
		return false
	}
	text := folded(strings.TrimSpace(f.Text))
	for _, field := range []string{r.County.Name, r.County.Key, r.Reference} {
		if strings.Contains(folded(field), text) {
			return true
		}
	}
	return false
}

func (by Order) compare(a, b survey.Response) int {
	switch by {
	case ByKey:
		return strings.Compare(a.County.Key, b.County.Key)
	case ByLand:
		return compareGerman(a.County.Land, b.County.Land)
	case ByDisposition:
		return cmp.Compare(slices.Index(Dispositions, a.Disposition), slices.Index(Dispositions, b.Disposition))
	case ByActivity: // the zero time is the earliest, so it comes last
		return b.LastActivity.Compare(a.LastActivity)
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
