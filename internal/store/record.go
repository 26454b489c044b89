package store

import (
	"fmt"

	"kreisumfrage/internal/survey"
)

// place gives the records of the form the numbers under which they are stored. A
// new one whose number somebody else took meanwhile gets the next free one; where
// none is left, the two meet. The form may go on calling it by its first number:
// whatever it saves under that one belongs to the same record.
func (a *saving) place(result *survey.SaveResult) []survey.Change {
	posted := map[survey.Ref]survey.Change{}
	for _, c := range a.save.Changes {
		posted[c.Ref] = c
	}
	homes := map[survey.Ref]survey.Ref{}
	taken := map[survey.Ref]bool{}
	for _, c := range a.save.Changes {
		if home, ok := a.home(c, posted); ok {
			homes[c.Ref], taken[home] = home, true
		}
	}
	var placed []survey.Change
	for _, c := range a.save.Changes {
		to, moved := homes[c.Ref]
		if !moved && taken[c.Ref] { // the empty record that the form shows under that number
			continue
		}
		if !moved && a.foundTaken(c) {
			to, moved = a.free(c, posted, taken)
		}
		if moved {
			version := a.known(to)
			result.Moved = append(result.Moved, survey.Move{From: c.Ref, To: to, Version: version})
			a.moved[to], taken[to] = a.alias(c.Ref), true
			c.Ref, c.Version = to, version
		}
		placed = append(placed, c)
	}
	return placed
}

// alias marks what the form knows by another number than the stored one.
func (a *saving) alias(ref survey.Ref) string { return fmt.Sprintf("%s#%d", a.save.FormID, ref.Record) }

// home is where the form's record was stored before, unless the form knows that
// by now or means another record by it.
func (a *saving) home(c survey.Change, posted map[survey.Ref]survey.Change) (home survey.Ref, ok bool) {
	if c.Record == 0 || c.Version != 0 {
		return home, false
	}
	for _, h := range a.history {
		ref := survey.Ref{Item: h.Item, Record: h.Record}
		if other := posted[ref]; ref.Item == c.Item && h.FormID == a.alias(c.Ref) && other.Version == 0 && other.Value.IsEmpty() {
			home, ok = ref, true
		}
	}
	return home, ok
}

// foundTaken reports whether the change is a new record under a number that
// somebody else has filled since the form was made.
func (a *saving) foundTaken(c survey.Change) bool {
	current := a.stored[c.Ref]
	if c.Record == 0 || c.Value.IsEmpty() || current.Value == "" || c.Version == current.Version || current.Author == a.sc.Person() {
		return false
	}
	for _, h := range a.history {
		if h.FormID == a.save.FormID && h.Item == c.Item && h.Record == c.Record {
			return false
		}
	}
	base, known := a.seen[seenKey{c.Ref, c.Version}]
	return base == "" && (known || c.Version == 0)
}

// free is the next number under which nothing is stored, first of those that the
// form does not show.
func (a *saving) free(c survey.Change, posted map[survey.Ref]survey.Change, taken map[survey.Ref]bool) (survey.Ref, bool) {
	var it *survey.Item
	if a.save.Questionnaire != nil {
		it = a.save.Questionnaire.Item(c.Item)
	}
	if it == nil {
		return survey.Ref{}, false
	}
	var spare survey.Ref
	for n := 1; n <= it.MaxRecords; n++ {
		ref := survey.Ref{Item: c.Item, Record: n}
		other, shown := posted[ref]
		switch {
		case a.stored[ref].Value != "" || taken[ref] || !other.Value.IsEmpty():
		case !shown:
			return ref, true
		case spare.Record == 0:
			spare = ref
		}
	}
	return spare, spare.Record > 0
}

// known is the version that the form itself stored last, else the present one of
// an empty record.
func (a *saving) known(ref survey.Ref) int {
	version := 0
	for _, h := range a.history {
		if h.Item == ref.Item && h.Record == ref.Record && a.ours(h.FormID) {
			version = max(version, h.Version)
		}
	}
	if version == 0 {
		return a.stored[ref].Version
	}
	return version
}
