package instrument

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"kreisumfrage/internal/survey"
)

// Rewrite returns the definition with other texts at the given places, as
// Passages lists them. Every other byte stays: comments, layout, line ends. It
// says where the new texts stand. Whether the result is any good is for Compile
// to judge.
func Rewrite(definition []byte, texts map[survey.Place]string) ([]byte, map[survey.Place]survey.Stretch, error) {
	bom := []byte("\xef\xbb\xbf")
	source, marked := bytes.CutPrefix(definition, bom)
	root := newReport("").parse(source)
	if root == nil {
		return nil, nil, fmt.Errorf("rewrite: %w", survey.ErrInvalid)
	}
	patches, err := patchesOf(source, root, texts)
	if err != nil {
		return nil, nil, err
	}
	for _, quote := range []bool{false, true} {
		written := apply(source, patches, quote)
		if !sameBut(root, written, patches) {
			continue
		}
		stretches := stretchesOf(written, patches)
		if marked {
			written = append(bom, written...)
		}
		return written, stretches, nil
	}
	return nil, nil, fmt.Errorf("rewrite: %w", survey.ErrLayout)
}

// patch puts another text in the place of one scalar.
type patch struct {
	node   *yaml.Node
	start  int // byte of the old text
	end    int
	indent int  // of the mapping that holds it; -1 inside brackets, where no block may begin
	alone  bool // nothing follows on its last line
	text   string
	placed [2]int // bytes of the new text
}

// patchesOf finds the scalars in the bytes, in their order. Texts that stay are
// left out.
func patchesOf(source []byte, root *yaml.Node, texts map[survey.Place]string) ([]*patch, error) {
	starts := lineStarts(source)
	found := map[survey.Place]*patch{}
	locate(root, -1, func(n *yaml.Node, indent int) { found[placeAt(n)] = &patch{node: n, indent: indent} })
	var patches []*patch
	for place, text := range texts {
		p, text := found[place], strings.TrimRight(text, "\n")
		if p == nil {
			return nil, fmt.Errorf("no text in line %d, column %d: %w", place.Line, place.Column, survey.ErrInvalid)
		}
		if text == strings.TrimRight(p.node.Value, "\n") {
			continue
		}
		p.text, p.start = text, offset(source, starts, place)
		if p.end = extent(source, p.start, p.node); p.end < 0 {
			return nil, fmt.Errorf("line %d, column %d: %w", place.Line, place.Column, survey.ErrLayout)
		}
		rest, _, _ := bytes.Cut(source[p.end:], []byte("\n"))
		p.alone = len(bytes.TrimSpace(rest)) == 0
		patches = append(patches, p)
	}
	slices.SortFunc(patches, func(a, b *patch) int { return a.start - b.start })
	return patches, nil
}

// locate calls found for every value that is a scalar, with the indentation of
// its mapping.
func locate(n *yaml.Node, indent int, found func(n *yaml.Node, indent int)) {
	flow := n.Style&yaml.FlowStyle != 0
	switch n.Kind {
	case yaml.MappingNode:
		inner := n.Column - 1
		if flow || indent == inBrackets {
			inner = inBrackets
		}
		for _, value := range pairs(n) {
			locate(value, inner, found)
		}
	case yaml.SequenceNode:
		if flow {
			indent = inBrackets
		}
		for _, c := range n.Content {
			locate(c, indent, found)
		}
	case yaml.ScalarNode:
		found(n, indent)
	}
}

const inBrackets = -2

func lineStarts(source []byte) []int {
	starts := []int{0}
	for i, c := range source {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// offset returns the byte at a place. Columns count characters.
func offset(source []byte, starts []int, p survey.Place) int {
	if p.Line > len(starts) {
		return len(source)
	}
	at := starts[p.Line-1]
	for range p.Column - 1 {
		_, size := utf8.DecodeRune(source[at:])
		at += size
	}
	return at
}

// placeAtByte is the contrary of offset.
func placeAtByte(source []byte, at int) survey.Place {
	line := bytes.Count(source[:at], []byte("\n")) + 1
	begin := bytes.LastIndexByte(source[:at], '\n') + 1
	return survey.Place{Line: line, Column: utf8.RuneCount(source[begin:at]) + 1}
}

// extent returns the byte behind the scalar that begins at start, or -1 where
// the bytes are not what its value says.
func extent(source []byte, start int, n *yaml.Node) int {
	switch n.Style {
	case yaml.SingleQuotedStyle:
		return quotedExtent(source, start, '\'')
	case yaml.DoubleQuotedStyle:
		return quotedExtent(source, start, '"')
	case yaml.LiteralStyle, yaml.FoldedStyle:
		return blockExtent(source, start, n.Value)
	}
	return plainExtent(source, start, n.Value)
}

func quotedExtent(source []byte, start int, quote byte) int {
	for i := start + 1; i < len(source); i++ {
		switch {
		case quote == '"' && source[i] == '\\':
			i++
		case source[i] != quote:
		case quote == '\'' && i+1 < len(source) && source[i+1] == quote:
			i++
		default:
			return i + 1
		}
	}
	return -1
}

// plainExtent follows the value through the bytes: a line break and what it
// indents stand for one blank, every further one for a line break.
func plainExtent(source []byte, at int, value string) int {
	for i := 0; i < len(value); i++ {
		breaks := 0
		for i+breaks < len(value) && value[i+breaks] == '\n' {
			breaks++
		}
		next, broken := afterBreaks(source, at)
		switch {
		case breaks > 0 && broken == breaks+1:
			at, i = next, i+breaks-1
		case value[i] == ' ' && broken == 1:
			at = next
		case at < len(source) && source[at] == value[i]:
			at++
		default:
			return -1
		}
	}
	return at
}

// afterBreaks returns what follows the line breaks at a place and the blanks
// around them, and how many they are.
func afterBreaks(source []byte, at int) (next, breaks int) {
	for next = at; next < len(source); next++ {
		switch source[next] {
		case '\n':
			breaks++
		case ' ', '\r':
		default:
			return next, breaks
		}
	}
	return next, breaks
}

// blockExtent ends with the last line that holds something: the blank lines
// behind it belong to nobody.
func blockExtent(source []byte, start int, value string) int {
	end := lineEnd(source, start)
	indent, leading := -1, len(strings.TrimLeft(value, "\n"))-len(strings.TrimLeft(value, "\n "))
	for next := end; next < len(source); {
		line := next + 1 // behind the line break
		if source[next] == '\r' {
			line++
		}
		next = lineEnd(source, line)
		content := bytes.TrimLeft(source[min(line, next):next], " ")
		if len(content) == 0 {
			if next >= len(source) {
				break
			}
			continue
		}
		inner := next - line - len(content)
		if indent < 0 {
			indent = inner - leading
		}
		if inner < indent {
			break
		}
		end = next
	}
	return end
}

// lineEnd returns the byte where the line break of a line begins.
func lineEnd(source []byte, at int) int {
	if at >= len(source) {
		return len(source)
	}
	end := bytes.IndexByte(source[at:], '\n')
	if end < 0 {
		return len(source)
	}
	if end += at; end > at && source[end-1] == '\r' {
		end--
	}
	return end
}

// apply puts the new texts in. With quote, all of them stand in quotation marks:
// not pretty, but right whatever they hold.
func apply(source []byte, patches []*patch, quote bool) []byte {
	var b bytes.Buffer
	at := 0
	for _, p := range patches {
		b.Write(source[at:p.start])
		p.placed[0] = b.Len()
		if quote {
			b.WriteString(doubleQuoted(p.text))
		} else {
			b.WriteString(p.written(source))
		}
		p.placed[1] = b.Len()
		at = p.end
	}
	b.Write(source[at:])
	return b.Bytes()
}

// written is the text in the style that the old one had, where it can have it.
func (p *patch) written(source []byte) string {
	inBlock := p.node.Style == yaml.LiteralStyle || p.node.Style == yaml.FoldedStyle
	lines := strings.Contains(p.text, "\n")
	switch {
	case p.text == "" || strings.ContainsFunc(p.text, unprintable) || strings.HasPrefix(p.text, " "):
		return doubleQuoted(p.text)
	case inBlock:
		return p.block(source)
	case lines && p.alone && p.indent != inBrackets:
		indent := strings.Repeat(" ", p.indent+2)
		newline := "\n"
		if bytes.Contains(source, []byte("\r\n")) {
			newline = "\r\n"
		}
		return "|-" + lined(p.text, indent, newline)
	case lines, p.node.Style == yaml.DoubleQuotedStyle:
		return doubleQuoted(p.text)
	case p.node.Style != yaml.SingleQuotedStyle && plain(p.text, p.indent == inBrackets):
		return p.text
	}
	return "'" + strings.ReplaceAll(p.text, "'", "''") + "'"
}

// block keeps the first line and the indentation of the old text. Folded lines
// could not hold every text.
func (p *patch) block(source []byte) string {
	old := source[p.start:p.end]
	head, rest, _ := bytes.Cut(old, []byte("\n"))
	newline := "\n"
	if trimmed, cut := bytes.CutSuffix(head, []byte("\r")); cut {
		head, newline = trimmed, "\r\n"
	}
	content := bytes.TrimLeft(rest, "\r\n ")
	begin := bytes.LastIndexByte(rest[:len(rest)-len(content)], '\n') + 1
	indent := string(rest[begin : len(rest)-len(content)])
	return "|" + string(head[1:]) + lined(p.text, indent, newline)
}

func lined(text, indent, newline string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(text, "\n") {
		b.WriteString(newline)
		if line != "" {
			b.WriteString(indent + line)
		}
	}
	return b.String()
}

func unprintable(c rune) bool { return c != '\n' && forbidden(c, utf8.RuneLen(c)) != "" }

func doubleQuoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(text) + `"`
}

// plain reports whether the text may stand without quotation marks.
func plain(text string, brackets bool) bool {
	around := "k: %s\n"
	if brackets {
		around = "k: {k: %s, l: m}\n"
	}
	var document yaml.Node
	if yaml.Unmarshal(fmt.Appendf(nil, around, text), &document) != nil || len(document.Content) == 0 {
		return false
	}
	n := child(document.Content[0], "k")
	if brackets {
		n = child(n, "k")
	}
	return n != nil && n.Kind == yaml.ScalarNode && n.Style == 0 && n.ShortTag() == "!!str" && n.Value == text && n.LineComment == ""
}

// sameBut reports whether nothing but the texts has changed. What may stand in
// no definition is left to Compile, which says where it is.
func sameBut(root *yaml.Node, written []byte, patches []*patch) bool {
	r := newReport("")
	if !r.guard(written) {
		return true
	}
	now := r.parse(written)
	if now == nil {
		return false
	}
	changed := map[*yaml.Node]string{}
	for _, p := range patches {
		changed[p.node] = p.text
	}
	return same(root, now, changed)
}

func same(old, now *yaml.Node, changed map[*yaml.Node]string) bool {
	if text, patched := changed[old]; patched {
		return now.Kind == yaml.ScalarNode && now.ShortTag() == "!!str" && strings.TrimRight(now.Value, "\n") == text
	}
	if old.Kind != now.Kind || old.Value != now.Value || old.ShortTag() != now.ShortTag() || len(old.Content) != len(now.Content) {
		return false
	}
	for i := range old.Content {
		if !same(old.Content[i], now.Content[i], changed) {
			return false
		}
	}
	return true
}

func stretchesOf(written []byte, patches []*patch) map[survey.Place]survey.Stretch {
	all := map[survey.Place]survey.Stretch{}
	for _, p := range patches {
		all[placeAt(p.node)] = survey.Stretch{From: placeAtByte(written, p.placed[0]), To: placeAtByte(written, p.placed[1])}
	}
	return all
}
