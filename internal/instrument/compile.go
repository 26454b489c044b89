// Package instrument knows how a definition is written in YAML, how its blocks
// expand and every way in which it can be wrong (code, line, column, hint).
//
// It knows nothing of answers, responses, HTTP or SQL.
package instrument

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"

	"go.yaml.in/yaml/v4"

	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/survey"
)

// Definition is one compiled edition: the questionnaire and the figures that are
// made from its answers.
type Definition struct {
	Questionnaire *survey.Questionnaire
	Figures       []figure.Spec // in the order of the study, additional tables last
	SHA256        string        // hex, of the bytes as given
	Mappings      Mappings      // what became of earlier editions' ids and keys

	places map[Subject]spot
}

// Compile reads a definition. With findings there is no Definition: either
// everything is right or everything that is wrong is listed, in the order of the
// file. The name appears in the findings only.
func Compile(name string, data []byte) (*Definition, []survey.Finding) {
	r := newReport(name)
	root := r.parse(data)
	if root == nil {
		return nil, r.sorted()
	}
	raw := r.expand(root)
	if raw == nil {
		return nil, r.sorted()
	}
	b := &builder{report: r, raw: raw}
	questionnaire := b.questionnaire()
	figures := b.figures()
	places := b.places()
	mappings := b.mappings(questionnaire, places)
	if len(r.findings) == 0 { // nothing else is a consequence of what follows
		judge := &reach{report: r, q: questionnaire, places: places}
		judge.choosable()
		judge.conditions()
		judge.checks()
		judge.figures(figures)
	}
	if len(r.findings) > 0 {
		return nil, r.sorted()
	}
	sum := sha256.Sum256(data)
	return &Definition{questionnaire, figures, hex.EncodeToString(sum[:]), mappings, places}, nil
}

// parse returns the top mapping of the only document, or nil when the bytes are
// no YAML that is safe to work on.
func (r *report) parse(data []byte) *yaml.Node {
	text := bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if !r.guard(text) {
		return nil
	}
	loader, err := yaml.NewLoader(bytes.NewReader(text))
	if err != nil {
		r.syntax(text, err)
		return nil
	}
	var document, second yaml.Node
	if err := loader.Load(&document); errors.Is(err, io.EOF) {
		r.addAt(1, 1, "empty_file")
		return nil
	} else if err != nil {
		r.syntax(text, err)
		return nil
	}
	if err := loader.Load(&second); err == nil {
		r.add(&second, "several_documents")
		return nil
	} else if !errors.Is(err, io.EOF) {
		r.syntax(text, err)
		return nil
	}
	root := document.Content[0]
	if !r.inspect(root) {
		return nil
	}
	if root.Kind != yaml.MappingNode {
		r.add(root, "wrong_type", wantMapping)
		return nil
	}
	return root
}

// syntax reports where the parser gave up. What is never closed is found missing
// at the end of the file only; there the place where it opened says more.
func (r *report) syntax(text []byte, err error) {
	line, column := 1, 1
	var broken *yaml.LoadError
	if errors.As(err, &broken) && broken.Mark.Line > 0 {
		mark := broken.Mark
		if mark.Line > bytes.Count(text, []byte("\n")) && broken.ContextMark.Line > 0 {
			mark = broken.ContextMark
		}
		line, column = mark.Line, max(mark.Column, 1)
	}
	r.addAt(line, column, "syntax")
}
