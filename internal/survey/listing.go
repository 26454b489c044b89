package survey

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
)

// Listing is a county of the frame with how it is officially reached.
type Listing struct {
	County   County
	Contacts []ListedContact // the first one is written to
	Domains  []string
}

// ListedContact is an official contact as a list of counties names it.
type ListedContact struct{ Salutation, Name, Function, Email, Phone string }

// canonical leaves out what makes no difference: the order of domains, and own
// columns without a value.
func (l Listing) canonical() Listing {
	l.County.Columns = maps.Clone(l.County.Columns)
	maps.DeleteFunc(l.County.Columns, func(_, cell string) bool { return cell == "" })
	if len(l.County.Columns) == 0 {
		l.County.Columns = nil
	}
	if len(l.Contacts) == 0 {
		l.Contacts = nil
	}
	l.Domains = slices.Sorted(slices.Values(l.Domains))
	return l
}

func (l Listing) bytes() []byte {
	b, err := json.Marshal(l.canonical())
	if err != nil { // strings alone: cannot fail
		panic(err)
	}
	return b
}

// Equal reports whether both say the same.
func (l Listing) Equal(o Listing) bool { return string(l.bytes()) == string(o.bytes()) }

// FrameDigest tells whether a frame was changed since somebody saw it. The
// listings stand in the order of their keys.
func FrameDigest(frame []Listing) string {
	h := sha256.New()
	for _, l := range frame {
		h.Write(l.bytes())
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Columns of a list of counties that mean something to the program. It keeps all
// others under their names.
const (
	ColumnKey        = "ags"
	ColumnName       = "name"
	ColumnLand       = "land"
	ColumnDomain     = "domain"
	ColumnPopulation = "population"
	ColumnArea       = "area_km2"
	ColumnSource     = "population_source" // of population and area
	ColumnTerritory  = "territory"         // the day whose borders population and area follow
)

// FrameTable is what a file says about the counties of a frame. What it has no
// column for stays as it is, and so do counties without a line.
type FrameTable struct {
	Columns []string // as the program calls them
	Lines   []FrameLine
	Partial bool // it is not meant to name every county
}

// FrameLine is one line of the file.
type FrameLine struct {
	Number int
	Cells  map[string]string // by column
}

// FrameFault is what is wrong in a file, and how to mend it, in German.
type FrameFault struct {
	Line int // 0: the whole file
	Text string
}

// FrameUpdate is what is to change in a frame.
type FrameUpdate struct {
	New, Changed []Listing
	Gone         []string // keys
}

// Bond says what ties a county to a wave, beside its line in the frame.
type Bond string

// The bonds; the first one that holds is named.
const (
	BondAnswers Bond = "answers" // it has saved or submitted something
	BondAccess  Bond = "access"  // somebody can log in for it
	BondContact Bond = "contact" // something was sent to it or noted about it
)
