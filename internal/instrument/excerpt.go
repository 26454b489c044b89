package instrument

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"kreisumfrage/internal/survey"
)

const excerptWidth = 100 // characters of a line that are shown

// Excerpt returns the line of the finding with a caret under its column, or
// nothing when the definition has no such line.
func Excerpt(data []byte, f survey.Finding) string {
	lines := bytes.Split(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), []byte("\n"))
	if f.Line < 1 || f.Line > len(lines) {
		return ""
	}
	text := []rune(strings.ToValidUTF8(strings.TrimSuffix(string(lines[f.Line-1]), "\r"), "\ufffd"))
	column := min(max(f.Column, 1), len(text)+1)
	start := max(0, column-excerptWidth/2)
	end := min(len(text), start+excerptWidth)
	for i, c := range text {
		if forbidden(c, utf8.RuneLen(c)) != "" {
			text[i] = '\ufffd' // a terminal would obey it
		}
	}
	margin := fmt.Sprintf("%5d | ", f.Line)
	return margin + string(text[start:end]) + "\n" +
		strings.Repeat(" ", len(margin)-2) + "| " + strings.Repeat(" ", column-1-start) + "^\n"
}
