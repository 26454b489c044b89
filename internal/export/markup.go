package export

import (
	"bufio"
	"html"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	markuphtml "github.com/yuin/goldmark/renderer/html"
	markuptext "github.com/yuin/goldmark/text"

	"kreisumfrage/internal/docx"
)

// markupBlocks turns the small markup of definitions into paragraphs and lists.
// As on the pages, raw HTML is dropped and a picture leaves its description.
func markupBlocks(source string) []docx.Block {
	m := markupReader{[]byte(source)}
	return m.blocks(goldmark.DefaultParser().Parse(markuptext.NewReader(m.source)))
}

type markupReader struct{ source []byte }

func (m markupReader) blocks(parent ast.Node) []docx.Block {
	var all []docx.Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.List:
			all = append(all, m.list(n))
		case *ast.Paragraph, *ast.TextBlock:
			all = append(all, docx.Paragraph{Runs: m.runs(n, docx.Run{})})
		case *ast.Heading:
			all = append(all, docx.Paragraph{Runs: m.runs(n, docx.Run{Bold: true})})
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			all = append(all, docx.Paragraph{Runs: []docx.Run{{Text: strings.TrimSuffix(string(n.Lines().Value(m.source)), "\n")}}})
		case *ast.Blockquote:
			all = append(all, m.blocks(n)...)
		}
	}
	return all
}

func (m markupReader) list(n *ast.List) docx.List {
	list := docx.List{Numbered: n.IsOrdered()}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		var entry docx.ListItem
		for _, b := range m.blocks(item) {
			switch b := b.(type) {
			case docx.Paragraph:
				if len(entry.Runs) > 0 {
					entry.Runs = append(entry.Runs, docx.Run{Text: "\n"})
				}
				entry.Runs = append(entry.Runs, b.Runs...)
			case docx.List:
				entry.Sub = &b
			}
		}
		list.Items = append(list.Items, entry)
	}
	return list
}

// runs are the pieces of text inside, each with the looks of all that is around
// it.
func (m markupReader) runs(parent ast.Node, looks docx.Run) []docx.Run {
	var all []docx.Run
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		inner := looks
		switch n := n.(type) {
		case *ast.Text:
			inner.Text = m.words(n)
			all = append(all, inner)
			continue
		case *ast.String:
			inner.Text = string(n.Value)
			all = append(all, inner)
			continue
		case *ast.AutoLink:
			inner.Text, inner.Link = string(n.Label(m.source)), string(n.URL(m.source))
			all = append(all, inner)
			continue
		case *ast.RawHTML:
			continue
		case *ast.Emphasis:
			inner.Bold, inner.Italic = inner.Bold || n.Level == 2, inner.Italic || n.Level == 1
		case *ast.Link:
			inner.Link = string(n.Destination)
		}
		all = append(all, m.runs(n, inner)...)
	}
	return all
}

// words are the letters of a text as the pages show them: without backslashes,
// "&auml;" read as "ä".
func (m markupReader) words(n *ast.Text) string {
	var b strings.Builder
	w := bufio.NewWriter(&b)
	if n.IsRaw() {
		markuphtml.DefaultWriter.RawWrite(w, n.Value(m.source))
	} else {
		markuphtml.DefaultWriter.Write(w, n.Value(m.source))
	}
	w.Flush() // a strings.Builder never fails
	switch {
	case n.HardLineBreak():
		b.WriteByte('\n')
	case n.SoftLineBreak():
		b.WriteByte(' ')
	}
	return html.UnescapeString(b.String())
}
