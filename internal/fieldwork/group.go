package fieldwork

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kreisumfrage/internal/survey"
)

// Group is a part of the frame, such as a Land or a size class, beside its part
// of those who have submitted.
type Group struct {
	Name string
	Totals
	All Totals // of the whole frame
}

// FrameShare is the group's share in the frame.
func (g Group) FrameShare() Rate { return Rate{g.Frame, g.All.Frame} }

// SentShare is the group's share in those who have submitted.
func (g Group) SentShare() Rate { return Rate{g.Sent, g.All.Sent} }

// Points is the difference of both shares in tenths of a percentage point, half
// away from zero; below zero the group is rarer among those who have submitted.
// ok is false while nobody has.
func (g Group) Points() (tenths int, ok bool) {
	of := g.All.Sent * g.All.Frame
	if of == 0 {
		return 0, false
	}
	return halfAway(1000*(g.Sent*g.All.Frame-g.Frame*g.All.Sent), of), true
}

// halfAway divides by what is above zero.
func halfAway(n, of int) int {
	if n < 0 {
		return -halfAway(-n, of)
	}
	return (2*n + of) / (2 * of)
}

// Short reports whether the group is under-represented: with the rate of the
// whole frame, at least one county more of the group would have submitted. That
// counts counties and claims nothing about chance.
func (g Group) Short() bool {
	return g.All.Frame > 0 && g.Frame*g.All.Sent-g.Sent*g.All.Frame >= g.All.Frame
}

// ByLands are the Länder as groups, by name.
func (o Overview) ByLands() []Group {
	var groups []Group
	for _, l := range o.Lands {
		groups = append(groups, Group{l.Land, l.Totals, o.Totals})
	}
	return groups
}

// BySize groups the responses by size class, the smallest first; those whose
// population the frame does not tell come last. There is none where it tells
// nobody's.
func (o Overview) BySize(responses []survey.Response, limits []int) []Group {
	totals := map[string]*Totals{}
	for _, r := range responses {
		name := SizeClass(r.County, limits)
		if totals[name] == nil {
			totals[name] = &Totals{}
		}
		totals[name].count(r)
	}
	var groups []Group
	for _, name := range append(SizeClasses(limits), "") {
		t := totals[name]
		switch {
		case t == nil || name == "" && len(groups) == 0:
		case name == "":
			groups = append(groups, Group{unknownSize, *t, o.Totals})
		default:
			groups = append(groups, Group{name, *t, o.Totals})
		}
	}
	return groups
}

const unknownSize = "Einwohnerzahl unbekannt"

// populationColumn is the column with the number of inhabitants. The
// shipped frame has none: its source may not be passed on.
const populationColumn = survey.ColumnPopulation

// Population is how many people live in the county; ok is false where the frame
// does not tell.
func Population(c survey.County) (n int, ok bool) {
	n, err := strconv.Atoi(ungrouped.Replace(c.Columns[populationColumn]))
	return n, err == nil && n > 0
}

// Sources are the notices that belong to the counties' populations wherever these
// are shown.
func Sources(counties []survey.County) (notices []string) {
	for _, c := range counties {
		if notice := c.Columns[survey.ColumnSource]; notice != "" && !slices.Contains(notices, notice) {
			notices = append(notices, notice)
		}
	}
	return notices
}

// ungrouped takes the thousands of a number together.
var ungrouped = strings.NewReplacer(".", "", " ", "", "\u00a0", "")

// SizeClasses names the size classes, the smallest first. A class begins at each
// limit.
func SizeClasses(limits []int) []string {
	if len(limits) == 0 {
		return nil
	}
	var names []string
	for class := range len(limits) + 1 {
		names = append(names, sizeName(limits, class))
	}
	return names
}

func sizeName(limits []int, class int) string {
	switch class {
	case 0:
		return "unter " + thousands(limits[0])
	case len(limits):
		return thousands(limits[class-1]) + " und mehr"
	}
	return fmt.Sprintf("%s bis unter %s", thousands(limits[class-1]), thousands(limits[class]))
}

// SizeClass is the name of the county's size class; empty where the frame does
// not tell its population, or there are no limits.
func SizeClass(c survey.County, limits []int) string {
	n, ok := Population(c)
	if !ok || len(limits) == 0 {
		return ""
	}
	class, found := slices.BinarySearch(limits, n)
	if found {
		class++
	}
	return sizeName(limits, class)
}

// thousands writes 150000 as "150.000".
func thousands(n int) string {
	text := strconv.Itoa(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "." + text[i:]
	}
	return text
}
