package access_test

import (
	"slices"
	"testing"
	"time"

	"kreisumfrage/internal/access"
)

var noon = time.Date(2026, 11, 16, 11, 0, 0, 0, time.UTC)

func trail(n int) []access.Line {
	var lines []access.Line
	for i := range n {
		lines = append(lines, access.Line{ID: int64(2*i + 1), Time: noon.Add(time.Duration(i) * time.Second),
			Event: access.Event{Person: "p", Role: access.Admin, Action: access.ActionLogin, Wave: "2026", Detail: "x"}})
	}
	return lines
}

func TestTheFirstLineThatDoesNotFitItsSealIsNamed(t *testing.T) {
	lines := trail(4)
	first := access.Seal(access.Block{}, lines[:2], noon)
	second := access.Seal(first, lines[2:], noon)
	purged := first
	purged.Purged = noon
	forged := access.Seal(access.Block{}, trail(1), noon)
	changed := func(i int, change func(*access.Line)) []access.Line {
		all := trail(4)
		change(&all[i])
		return all
	}
	for name, c := range map[string]struct {
		blocks []access.Block
		lines  []access.Line
		want   *access.Fault
	}{
		"untouched":            {[]access.Block{first, second}, lines, nil},
		"lines since the seal": {[]access.Block{first}, lines, nil},
		"purged":               {[]access.Block{purged, second}, lines[2:], nil},
		"a person changed":     {[]access.Block{first, second}, changed(2, func(l *access.Line) { l.Person = "q" }), &access.Fault{Kind: access.LineChanged, Block: 2, Line: 5}},
		"a time changed":       {[]access.Block{first, second}, changed(0, func(l *access.Line) { l.Time = noon.Add(1) }), &access.Fault{Kind: access.LineChanged, Block: 1, Line: 1}},
		"a line taken out":     {[]access.Block{first, second}, slices.Delete(trail(4), 1, 2), &access.Fault{Kind: access.LineMissing, Block: 1, Line: 3}},
		"the first changed, last out": {[]access.Block{first, second}, changed(3, func(l *access.Line) { l.Detail = "" })[1:],
			&access.Fault{Kind: access.LineMissing, Block: 1, Line: 1}},
		"a line put in":           {[]access.Block{first, second}, changed(1, func(l *access.Line) { l.ID = 2 }), &access.Fault{Kind: access.LineInserted, Block: 1, Line: 2}},
		"between two blocks":      {[]access.Block{first, second}, slices.Insert(trail(4), 2, access.Line{ID: 4}), &access.Fault{Kind: access.LineInserted, Block: 2, Line: 4}},
		"back in a purged block":  {[]access.Block{purged, second}, lines, &access.Fault{Kind: access.LineInserted, Block: 1, Line: 1}},
		"a block taken out":       {[]access.Block{second}, lines, &access.Fault{Kind: access.BlockBroken, Block: 2}},
		"another block before it": {[]access.Block{forged, second}, lines, &access.Fault{Kind: access.BlockBroken, Block: 2}},
		"a block that was sealed anew": {[]access.Block{access.Seal(access.Block{}, changed(0, func(l *access.Line) { l.Person = "q" })[:2], noon), second},
			changed(0, func(l *access.Line) { l.Person = "q" }), &access.Fault{Kind: access.BlockBroken, Block: 2}},
	} {
		got := verify(c.blocks, c.lines)
		if (got == nil) != (c.want == nil) || got != nil && *got != *c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

// verify hands each block the lines up to its last one, as the store does.
func verify(blocks []access.Block, lines []access.Line) *access.Fault {
	var v access.Verifier
	behind := int64(0)
	for _, b := range blocks {
		var own []access.Line
		for _, l := range lines {
			if l.ID > behind && l.ID <= b.Last {
				own = append(own, l)
			}
		}
		if f := v.Check(b, own); f != nil {
			return f
		}
		behind = b.Last
	}
	return nil
}

func TestFullBlocksAndFinishedDaysAreSealed(t *testing.T) {
	early := trail(3)
	early[2].Time = noon.AddDate(0, 0, 1)
	for _, c := range []struct {
		name  string
		lines []access.Line
		now   time.Time
		want  int
	}{
		{"today", trail(3), noon.Add(time.Hour), 0},
		{"tomorrow", trail(3), noon.AddDate(0, 0, 1), 3},
		{"the days before today", early, noon.AddDate(0, 0, 1), 2},
		{"a full block", trail(access.MostLines), noon, access.MostLines},
		{"nothing", nil, noon, 0},
	} {
		if got := access.Sealable(c.lines, c.now); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}
