package docx

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
)

// Lengths are in twentieths of a point, 567 to the centimetre.
const (
	shortEdge = 11906 // of A4
	longEdge  = 16838
	margin    = 1134
	step      = 340 // of indents: the width of a mark
)

// body turns blocks into elements and gathers what other parts of the file
// must know of them.
type body struct {
	width int      // of the text
	links []string // by their relationship's number
	lists []List   // by the number of their numbering
}

func (b *body) blocks(all []Block) []element {
	var elements []element
	for _, block := range all {
		elements = append(elements, block.write(b)...)
	}
	return elements
}

func styled(style string, inside ...element) element {
	return el("p", el("pPr", val("pStyle", style))).add(inside...)
}

func (h Heading) write(b *body) []element {
	style := titleStyle
	if h.Level > 0 {
		style = "Heading" + strconv.Itoa(h.Level)
	}
	return []element{styled(style, b.run(Run{Text: h.Text})...)}
}

func (PageBreak) write(*body) []element {
	return []element{el("p", el("r", el("br").with("w:type", "page")))}
}

func (p Paragraph) write(b *body) []element {
	style, left := normalStyle, p.Indent*step
	if p.Small {
		style = smallStyle
	}
	properties := el("pPr", val("pStyle", style))
	if p.KeepNext {
		properties = properties.add(el("keepNext"))
	}
	var mark []element
	if p.Mark != "" {
		left += step
		properties = properties.add(el("tabs", val("tab", "left").with("w:pos", strconv.Itoa(left))))
		mark = []element{el("r", el("rPr", symbolFont), plain(p.Mark), el("tab"))}
	}
	if left > 0 {
		indent := el("ind").with("w:left", strconv.Itoa(left))
		if p.Mark != "" {
			indent = indent.with("w:hanging", strconv.Itoa(step))
		}
		properties = properties.add(indent)
	}
	return []element{el("p", properties).add(mark...).add(b.runs(p.Runs)...)}
}

func (b *body) runs(all []Run) []element {
	var elements []element
	for _, r := range all {
		elements = append(elements, b.run(r)...)
	}
	return elements
}

func (b *body) run(r Run) []element {
	if r.Text == "" {
		return nil
	}
	target, linked := webAddress(r.Link)
	looks := el("rPr")
	if linked {
		looks = looks.add(val("rStyle", linkStyle))
	}
	if r.Bold {
		looks = looks.add(el("b"))
	}
	if r.Italic {
		looks = looks.add(el("i"))
	}
	run := el("r", looks).add(lines(r.Text)...)
	if !linked {
		return []element{run}
	}
	b.links = append(b.links, target)
	return []element{el("hyperlink", run).with("r:id", linkID(len(b.links)-1), "w:history", "1")}
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// lines are the contents of a run: word processors show line breaks and tabs
// of the text itself as blanks.
func lines(text string) []element {
	var all []element
	for i, line := range strings.Split(lineEnds.Replace(text), "\n") {
		if i > 0 {
			all = append(all, el("br"))
		}
		for j, piece := range strings.Split(line, "\t") {
			if j > 0 {
				all = append(all, el("tab"))
			}
			if piece != "" {
				all = append(all, plain(piece))
			}
		}
	}
	return all
}

func plain(text string) element {
	e := el("t").with("xml:space", "preserve")
	e.text = text
	return e
}

var wellFormed = regexp.MustCompile(`^https://[A-Za-z0-9.-]+(:[0-9]{1,5})?([/?#]([A-Za-z0-9._~:/?#@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?$`)

// webAddress is strict: a word processor refuses the whole file for one address
// that it cannot read.
func webAddress(link string) (string, bool) {
	u, err := url.Parse(link)
	if err != nil || !wellFormed.MatchString(u.String()) {
		return "", false
	}
	return u.String(), true
}

func (l List) write(b *body) []element { return l.at(b, 0) }

// at writes the list with so many lists around it. Each has a numbering of its
// own, or it would go on counting where the last one stopped.
func (l List) at(b *body, depth int) []element {
	b.lists = append(b.lists, l)
	numbering := el("numPr", val("ilvl", strconv.Itoa(min(depth, listDepth-1))), val("numId", strconv.Itoa(len(b.lists))))
	var elements []element
	for _, item := range l.Items {
		elements = append(elements, el("p", el("pPr", val("pStyle", listStyle), numbering)).add(b.runs(item.Runs)...))
		if item.Sub != nil {
			elements = append(elements, item.Sub.at(b, depth+1)...)
		}
	}
	return elements
}
