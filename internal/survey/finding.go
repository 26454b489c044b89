package survey

import "fmt"

// Finding is one thing that is wrong with a definition, in the author's words:
// where it stands, what it is and how to mend it.
type Finding struct {
	File   string `json:"file"`
	Line   int    `json:"line"`   // from 1
	Column int    `json:"column"` // from 1
	Code   string `json:"code"`
	Text   string `json:"text"` // German
	Hint   string `json:"hint"` // German
}

// String is the line that the command line prints.
func (f Finding) String() string {
	return fmt.Sprintf("%s:%d:%d: %s: %s Hinweis: %s", f.File, f.Line, f.Column, f.Code, f.Text, f.Hint)
}
