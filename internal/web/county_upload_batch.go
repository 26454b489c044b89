package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// batch are the changes of a file on their way through the dry run.
type batch struct {
	changes   []survey.Change
	conflicts []survey.Conflict
	mistakes  []reviewedMistake
	left      []typedText
	numbers   map[survey.Ref]bool // of records that are spoken for
}

// add leaves out what is stored already.
func (b *batch) add(d *desk, change survey.Change) {
	stored := d.stored[change.Ref]
	if n, ok := d.freeNumber(change, b.numbers); ok {
		change.Record = n
		stored = d.stored[change.Ref]
		change.Version = stored.Version
	}
	switch {
	case stored.Value.Equal(change.Value):
	case stored.Version != change.Version:
		b.changes = append(b.changes, change)
		b.conflicts = append(b.conflicts, survey.Conflict{Ref: change.Ref, Mine: change.Value, Theirs: survey.Answer{Ref: change.Ref,
			Value: stored.Value, Version: stored.Version, Author: stored.Author, Time: stored.Time}})
	default:
		b.changes = append(b.changes, change)
	}
}

// freeNumber is that of a new record whose number in the file somebody else took
// meanwhile. What the file holds under a number keeps it.
func (d *desk) freeNumber(change survey.Change, held map[survey.Ref]bool) (int, bool) {
	stored := d.stored[change.Ref]
	if change.Record == 0 || change.Version != 0 || stored.Value.IsEmpty() || change.Value.IsEmpty() || stored.Author == d.scope.Person() {
		return 0, false
	}
	for n := range d.questionnaire().Item(change.Item).MaxRecords {
		ref := survey.Ref{Item: change.Item, Record: n + 1}
		if d.stored[ref].Value.IsEmpty() && !held[ref] {
			held[ref] = true
			return ref.Record, true
		}
	}
	return 0, false
}

// packedChange is one change as the confirming form carries it.
type packedChange struct {
	Item    string       `json:"item"`
	Record  int          `json:"record,omitempty"`
	Version int          `json:"version"`
	Theirs  int          `json:"theirs,omitempty"` // stored version of a conflict that was shown
	Value   survey.Value `json:"value"`
}

const batchField = "angaben"

func (b batch) pack() string {
	packed := make([]packedChange, len(b.changes))
	for i, change := range b.changes {
		packed[i] = packedChange{Item: change.Item, Record: change.Record, Version: change.Version, Value: change.Value}
		for _, conflict := range b.conflicts {
			if conflict.Ref == change.Ref {
				packed[i].Theirs = conflict.Theirs.Version
			}
		}
	}
	text, err := json.Marshal(packed)
	if err != nil { // strings and numbers: cannot fail
		panic(err)
	}
	return string(text)
}

// unpack reads what the form carried, and what was decided in it. A conflict
// without decision keeps its stale version and is met again.
func (d *desk) unpack(c echo.Context) ([]survey.Change, error) {
	values := c.Request().PostForm
	var packed []packedChange
	in := json.NewDecoder(strings.NewReader(values.Get(batchField)))
	in.DisallowUnknownFields()
	err := in.Decode(&packed)
	if _, end := in.Token(); err != nil || !errors.Is(end, io.EOF) {
		return nil, fmt.Errorf("read carried changes: %w", survey.ErrInvalid)
	}
	var changes []survey.Change
	for _, p := range packed {
		change := survey.Change{Ref: survey.Ref{Item: p.Item, Record: p.Record}, Value: p.Value, Version: p.Version}
		it := d.questionnaire().Item(p.Item)
		if it == nil || (it.Kind == survey.KindRecords) != (p.Record > 0) || len(it.Check(change.Ref, change.Value)) > 0 {
			return nil, fmt.Errorf("carried change of %q: %w", p.Item, survey.ErrInvalid)
		}
		switch values.Get(form.DecisionName(change.Ref, p.Theirs)) {
		case "mine":
			change.Version = p.Theirs
		case "theirs":
			continue
		}
		changes = append(changes, change)
	}
	return changes, nil
}

// undecided is what is left of the changes after saving.
func undecided(changes []survey.Change, conflicts []survey.Conflict) batch {
	b := batch{conflicts: conflicts}
	for _, change := range changes {
		if slices.ContainsFunc(conflicts, func(c survey.Conflict) bool { return c.Ref == change.Ref }) {
			b.changes = append(b.changes, change)
		}
	}
	return b
}
