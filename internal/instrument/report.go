package instrument

import (
	"cmp"
	"fmt"
	"slices"

	"go.yaml.in/yaml/v4"

	"kreisumfrage/internal/survey"
)

// report collects the findings of one compilation.
type report struct {
	file     string
	uses     map[*yaml.Node]*use           // nodes that a block brought in
	settled  map[*yaml.Node]bool           // nodes about which nothing more need be said
	wordings map[*yaml.Node]survey.Wording // texts with pipes
	said     map[survey.Finding]bool
	findings []survey.Finding
}

func newReport(file string) *report {
	return &report{file: file, uses: map[*yaml.Node]*use{}, settled: map[*yaml.Node]bool{}, wordings: map[*yaml.Node]survey.Wording{}, said: map[survey.Finding]bool{}}
}

// use is one place where a block is used.
type use struct {
	block string
	at    survey.Place
	outer *use // of the block that holds this use; nil where a page stands in its section
}

// within reports whether the use is inside the block.
func (u *use) within(block string) bool {
	for ; u != nil; u = u.outer {
		if u.block == block {
			return true
		}
	}
	return false
}

// String words the way from the block outwards.
func (u *use) String() string {
	words := fmt.Sprintf(usedBlock, u.block, u.at.Line)
	for u = u.outer; u != nil; u = u.outer {
		words += " im " + fmt.Sprintf(usedBlock, u.block, u.at.Line)
	}
	return words
}

func (r *report) add(n *yaml.Node, code string, args ...any) {
	if r.settled[n] {
		return
	}
	before := len(r.findings)
	r.addAt(n.Line, n.Column, code, args...)
	if u := r.uses[n]; u != nil && len(r.findings) > before {
		r.findings[before].Text += " (" + u.String() + ")"
	}
}

// settle reports the finding and keeps every later one about the same node
// silent: it would only be a consequence of this one.
func (r *report) settle(n *yaml.Node, code string, args ...any) {
	r.add(n, code, args...)
	r.settled[n] = true
}

func (r *report) addAt(line, column int, code string, args ...any) {
	m, known := messages[code]
	if !known {
		panic("instrument: no message for " + code)
	}
	f := survey.Finding{File: r.file, Line: line, Column: column,
		Code: code, Text: fmt.Sprintf(m.text, args...), Hint: m.hint}
	if !r.said[f] { // a mistake in a block shows up at every use of it
		r.said[f] = true
		r.findings = append(r.findings, f)
	}
}

// sorted returns the findings in the order of the file.
func (r *report) sorted() []survey.Finding {
	slices.SortStableFunc(r.findings, func(a, b survey.Finding) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Code, b.Code), cmp.Compare(a.Text, b.Text))
	})
	return r.findings
}
