package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"kreisumfrage/internal/chart"
	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/instrument"
	"kreisumfrage/internal/survey"
	"kreisumfrage/internal/web"
	"kreisumfrage/questionnaire"
)

// compiler lets package web compile editions without knowing YAML.
type compiler struct{}

// Compile turns an edition's bytes into what pages and figures need.
func (compiler) Compile(definition []byte) (*survey.Questionnaire, []figure.Spec, error) {
	d, findings := instrument.Compile("Fragebogen", definition)
	if len(findings) > 0 {
		return nil, nil, fmt.Errorf("compile definition: %w: %v", survey.ErrInvalid, findings[0])
	}
	return d.Questionnaire, d.Figures, nil
}

// Compare tells what the edition now changes and, where it leaves nothing open,
// how answers to the old one read under it.
func (compiler) Compare(old, now []byte) ([]survey.EditionChange, *survey.Translation, error) {
	var both [2]*instrument.Definition
	for i, data := range [][]byte{old, now} {
		d, findings := instrument.Compile("Fragebogen", data)
		if len(findings) > 0 {
			return nil, nil, fmt.Errorf("compile definition: %w: %v", survey.ErrInvalid, findings[0])
		}
		both[i] = d
	}
	translation, _ := instrument.Translate(both[0], both[1])
	return instrument.Report(both[0], both[1]), translation, nil
}

// author lets package web serve those who write definitions.
type author struct{}

// Lint lists everything that is wrong with a definition.
func (author) Lint(definition []byte) []survey.Finding {
	_, findings := instrument.Compile("Fragebogen", definition)
	return findings
}

// Passages lists the texts of a page as they are written.
func (author) Passages(definition []byte, page string) ([]survey.Passage, error) {
	return instrument.Passages(definition, page)
}

// Rewrite puts other texts in.
func (author) Rewrite(definition []byte, texts map[survey.Place]string) ([]byte, map[survey.Place]survey.Stretch, error) {
	return instrument.Rewrite(definition, texts)
}

// Names of the embedded files.
const (
	mainDefinition           = "dlt-2026.yaml"
	reconstructionDefinition = "rekonstruktion-2017.yaml"
	publishedFile            = "published-2018.yaml"
	frameFile                = "landkreise.csv"
	mapFile                  = "kreise.svg"
)

func published() (*figure.Published, error) {
	data, err := questionnaire.Files.ReadFile(publishedFile)
	if err != nil {
		return nil, err
	}
	return instrument.LoadPublished(data)
}

func embeddedFrame() ([]survey.County, error) {
	data, err := questionnaire.Files.ReadFile(frameFile)
	if err != nil {
		return nil, err
	}
	listings, faults := web.ReadListings(data)
	if len(faults) > 0 {
		return nil, fmt.Errorf("%s, line %d: %s", frameFile, faults[0].Line, faults[0].Text)
	}
	frame, _ := web.FrameParts(listings)
	return frame, nil
}

func embeddedMap() (*chart.Map, error) {
	data, err := questionnaire.Files.ReadFile(mapFile)
	if err != nil {
		return nil, err
	}
	return chart.ReadMap(bytes.NewReader(data))
}

// embedded reads and compiles one of the definitions that the program brings
// along.
func embedded(name string) (data []byte, d *instrument.Definition, err error) {
	if data, err = questionnaire.Files.ReadFile(name); err != nil {
		return nil, nil, err
	}
	d, findings := instrument.Compile(name, data)
	if len(findings) > 0 {
		return nil, nil, fmt.Errorf("%w: %v", survey.ErrInvalid, findings[0])
	}
	return data, d, nil
}

// definitionFile reads a definition, or the embedded one where no path is given.
func definitionFile(path string) (name string, data []byte, err error) {
	if path == "" {
		data, err = questionnaire.Files.ReadFile(mainDefinition)
		return mainDefinition, data, err
	}
	data, err = os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return path, nil, fmt.Errorf("die Datei lässt sich nicht lesen: „%s“ gibt es nicht", path)
	}
	if err != nil {
		return path, nil, fmt.Errorf("die Datei lässt sich nicht lesen: %w", err)
	}
	return path, data, nil
}

type lintCommand struct {
	Files  []string `arg:"" optional:"" name:"datei" type:"path" help:"Fragebogen-Dateien; ohne Angabe die eingebaute."`
	JSON   bool     `name:"json" xor:"form" help:"Gibt die Befunde als JSON aus."`
	Expand bool     `name:"expand" xor:"form" help:"Gibt den ganzen Fragebogen zum Lesen aus: Blöcke aufgelöst, mit Nummern, Antworten, Bedingungen in Worten und Abbildungen."`
}

var errFindings = errors.New("der Fragebogen hat Fehler")

// Run prints every finding of every file with its source line.
func (l lintCommand) Run(p *program) error {
	files := l.Files
	if len(files) == 0 {
		files = []string{""}
	}
	all := []survey.Finding{}
	for _, path := range files {
		name, data, err := definitionFile(path)
		if err != nil {
			return err
		}
		d, findings := instrument.Compile(name, data)
		all = append(all, findings...)
		if !l.JSON {
			l.print(p, name, data, d, findings)
		}
	}
	if l.JSON {
		if err := writeJSON(p.stdout, all); err != nil {
			return err
		}
	}
	if len(all) > 0 {
		return errFindings
	}
	return nil
}

func (l lintCommand) print(p *program, name string, data []byte, d *instrument.Definition, findings []survey.Finding) {
	for _, f := range findings {
		fmt.Fprintf(p.stdout, "%s\n%s\n", f, instrument.Excerpt(data, f))
	}
	switch {
	case d == nil:
	case l.Expand:
		fmt.Fprint(p.stdout, instrument.Reading(d))
	default:
		fmt.Fprintf(p.stdout, "%s: in Ordnung (Fragen: %d, Seiten: %d, Abbildungen und Tabellen: %d), SHA-256 %s\n",
			name, len(d.Questionnaire.Items()), len(d.Questionnaire.Pages()), len(d.Figures), d.SHA256)
	}
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
