package web

import (
	"strings"
	"unicode"

	"kreisumfrage/internal/survey"
)

// sourceLine is one line of a definition. Marked is where the finding points to.
type sourceLine struct {
	Number                int
	Before, Marked, After string
	Here                  bool
}

const (
	linesAround = 2
	sourceWidth = 200 // characters of a line that are shown
)

// sourceAround returns the lines around a place, with what cannot be seen made
// visible.
func sourceAround(lines []string, at survey.Place) []sourceLine {
	var shown []sourceLine
	for n := max(1, at.Line-linesAround); n <= min(len(lines), at.Line+linesAround); n++ {
		line := sourceLine{Number: n, Here: n == at.Line}
		text := []rune(visible(lines[n-1]))
		if line.Here {
			line.mark(text, at.Column)
		} else {
			line.Before = cut(text)
		}
		shown = append(shown, line)
	}
	return shown
}

// mark sets the word at the column apart.
func (l *sourceLine) mark(text []rune, column int) {
	start := min(max(column-1, 0), len(text))
	from := max(0, start-sourceWidth/2)
	end := start
	for end < len(text) && (end == start || text[end] != ' ') && end-start < sourceWidth/2 {
		end++
	}
	l.Before = string(text[from:start])
	if from > 0 {
		l.Before = "…" + l.Before
	}
	l.Marked, l.After = string(text[start:end]), cut(text[end:])
	if l.Marked == "" {
		l.Marked = "⏎"
	}
}

func cut(text []rune) string {
	if len(text) > sourceWidth {
		return string(text[:sourceWidth]) + "…"
	}
	return string(text)
}

// visible shows a tabulator as an arrow, and every other sign that cannot be
// seen or turns the line around as a box.
func visible(line string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == '\r':
			return -1
		case c == '\t':
			return '→'
		case unicode.IsControl(c), unicode.Is(unicode.Cf, c), c == '\u2028', c == '\u2029':
			return '▯'
		}
		return c
	}, line)
}

// sourceLines splits a definition as findings count its lines.
func sourceLines(definition []byte) []string {
	return strings.Split(strings.TrimPrefix(string(definition), "\ufeff"), "\n")
}

// maxFindings is as many as anybody mends in one go.
const maxFindings = 50

// lintReport lists what is wrong with a definition.
type lintReport struct {
	Findings []findingView
	All      int
}

type findingView struct {
	survey.Finding
	Lines []sourceLine
}

func reportOn(definition []byte, findings []survey.Finding) lintReport {
	lines := sourceLines(definition)
	r := lintReport{All: len(findings)}
	for _, f := range findings[:min(len(findings), maxFindings)] {
		r.Findings = append(r.Findings, findingView{f, sourceAround(lines, survey.Place{Line: f.Line, Column: f.Column})})
	}
	return r
}
