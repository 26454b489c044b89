package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"kreisumfrage/internal/instrument"
	"kreisumfrage/internal/survey"
)

type diffCommand struct {
	Old  string `arg:"" name:"alt" type:"path" help:"Bisherige Ausgabe des Fragebogens."`
	New  string `arg:"" name:"neu" type:"path" help:"Neue Ausgabe."`
	JSON bool   `name:"json" help:"Gibt die Änderungen als JSON aus."`
}

var errUnmapped = errors.New("die neue Ausgabe lässt Änderungen offen, die etwas brechen: Sie gehören dort unter „mappings“")

// edition is one side of the comparison.
type edition struct {
	name       string
	data       []byte
	definition *instrument.Definition
}

// Run lists what the new edition changes, the gravest first.
func (c diffCommand) Run(p *program) error {
	old, err := soundEdition(p, c.Old)
	if err != nil {
		return err
	}
	now, err := soundEdition(p, c.New)
	if err != nil {
		return err
	}
	changes := instrument.Diff(old.definition, now.definition)
	if c.JSON {
		err = writeJSON(p.stdout, append([]instrument.Change{}, changes...))
	} else {
		c.print(p, old, now, changes)
	}
	if err == nil && slices.ContainsFunc(changes, func(c instrument.Change) bool { return !c.Settled() }) {
		err = errUnmapped
	}
	return err
}

// soundEdition reads a definition; what is wrong with it goes to the errors,
// for no comparison can be trusted then.
func soundEdition(p *program, path string) (edition, error) {
	name, data, err := definitionFile(path)
	if err != nil {
		return edition{}, err
	}
	d, findings := instrument.Compile(name, data)
	for _, f := range findings {
		fmt.Fprintf(p.stderr, "%s\n%s\n", f, instrument.Excerpt(data, f))
	}
	if d == nil {
		return edition{}, fmt.Errorf("%s: %w", name, errFindings)
	}
	return edition{name, data, d}, nil
}

func (diffCommand) print(p *program, old, now edition, changes []instrument.Change) {
	for _, c := range changes {
		file := now
		if c.Old {
			file = old
		}
		mapped := ""
		if c.Mapped {
			mapped = ", zugeordnet"
		}
		fmt.Fprintf(p.stdout, "%s:%d:%d: %s (%s%s): %s\n%s", file.name, c.Line, c.Column, c.Code, c.Class.German(), mapped, c.Text,
			instrument.Excerpt(file.data, survey.Finding{Line: c.Line, Column: c.Column}))
		if c.Mapping != "" {
			fmt.Fprintf(p.stdout, "  Die neue Ausgabe muss dazu unter „mappings“ sagen: %s\n", c.Mapping)
		}
		fmt.Fprintln(p.stdout)
	}
	fmt.Fprintln(p.stdout, summary(changes))
}

// summary counts the changes of each class.
func summary(changes []instrument.Change) string {
	if len(changes) == 0 {
		return "Keine Änderungen."
	}
	counts, open := map[instrument.Class]int{}, 0
	for _, c := range changes {
		counts[c.Class]++
		if !c.Settled() {
			open++
		}
	}
	var parts []string
	for _, class := range []instrument.Class{instrument.BreaksAnswers, instrument.BreaksComparing, instrument.Additive, instrument.LabelOnly} {
		parts = append(parts, fmt.Sprintf("%s %d", class.German(), counts[class]))
	}
	return fmt.Sprintf("Änderungen: %d (%s). Ohne Zuordnung: %d.", len(changes), strings.Join(parts, ", "), open)
}
