// Package docx knows how a text becomes a file for word processors (Office Open
// XML): headings, paragraphs, lists, tables, page numbers.
//
// It knows nothing of the survey.
package docx

// Document is a text in German on A4. The same document always gives the same
// bytes.
type Document struct {
	Title     string // the file's property; on the page stands a Heading of level 0
	Creator   string
	Landscape bool
	Header    string // at the top of each page; empty: none
	Footer    string // beside "Seite 1 von 9"
	Blocks    []Block
}

// Block is a part of the text: Heading, Paragraph, List, Table or PageBreak.
type Block interface {
	write(*body) []element
}

// Heading has a style by which word processors navigate.
type Heading struct {
	Level int // 0 is the document's title, 1 to 3 follow below
	Text  string
}

// Paragraph is one paragraph. A line break in a run stays one.
type Paragraph struct {
	Mark     string // hangs before the text; empty: none
	Indent   int    // in steps of a mark's width
	Small    bool
	KeepNext bool // stays on the page of what follows
	Runs     []Run
}

// Marks of answers to choose from.
const (
	Circle = "○" // one of several
	Box    = "☐" // any of several
)

// Run is a piece of a paragraph that looks alike.
type Run struct {
	Text         string
	Bold, Italic bool
	Link         string // an address that is not https stays plain text
}

// List has bullets or numbers.
type List struct {
	Numbered bool
	Items    []ListItem
}

// ListItem is an entry of a list, with a list of its own or without.
type ListItem struct {
	Runs []Run
	Sub  *List
}

// Table is as wide as the text. Its header row comes again on each page.
type Table struct {
	Title   string // for those who do not see it
	Columns []Column
	Rows    [][]Cell // as many cells as columns
}

// Column is one column of a table.
type Column struct {
	Head  string
	Share int // of the width, in proportion to the others
}

// Cell is one cell of a table.
type Cell struct {
	Shaded bool
	Blocks []Block
}

// PageBreak begins a new page.
type PageBreak struct{}
