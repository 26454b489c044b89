package instrument

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// The limits keep a hostile file from costing more than a second or 50 MB. The
// definition of the DLT stays below a fifth of each.
const (
	maxBytes     = 1 << 20
	maxStructure = 40_000  // characters that can begin a node, counted before parsing
	maxNodes     = 100_000 // after blocks have been expanded
	maxDepth     = 24
	maxKeys      = 100    // in one mapping
	maxUses      = 5      // of blocks inside one another
	maxTextBytes = 20_000 // of one text after parameters have been put in
)

// guard looks at the bytes before any parser does and reports whether it is safe
// to parse them.
func (r *report) guard(text []byte) bool {
	if len(text) > maxBytes {
		r.addAt(1, 1, "too_large", len(text), maxBytes)
		return false
	}
	if bytes.HasPrefix(text, []byte("\xff\xfe")) || bytes.HasPrefix(text, []byte("\xfe\xff")) {
		r.addAt(1, 1, "encoding")
		return false
	}
	structure, line, column := 0, 1, 0
	reported := map[string]int{} // code → last line: once a line is enough
	for i := 0; i < len(text); {
		c, size := utf8.DecodeRune(text[i:])
		i += size
		column++
		switch {
		case c == '\n':
			line, column = line+1, 0
			structure++
			continue
		case strings.ContainsRune(",[]{}:-?", c):
			structure++
		}
		if code := forbidden(c, size); code != "" && reported[code] != line {
			r.addAt(line, column, code)
			reported[code] = line
		}
	}
	if structure > maxStructure {
		r.addAt(1, 1, "too_many_nodes", maxStructure)
	}
	return len(r.findings) == 0
}

// forbidden names what is wrong with a character anywhere in a definition.
func forbidden(c rune, size int) string {
	switch {
	case c == utf8.RuneError && size == 1, c == 0:
		return "encoding"
	case c == '\t':
		return "tab"
	case unicode.Is(unicode.Bidi_Control, c):
		return "bidi"
	case c == '\r':
		return ""
	case unicode.IsControl(c), c == '\u2028', c == '\u2029', c == '\ufeff':
		return "control_character"
	}
	return ""
}

// inspect refuses what YAML can do and a definition never needs, and reports
// whether the tree is safe to work on.
func (r *report) inspect(root *yaml.Node) bool {
	i := inspector{report: r}
	i.visit(root, 0)
	return len(r.findings) == 0
}

type inspector struct {
	*report
	nodes int
}

func (i *inspector) visit(n *yaml.Node, depth int) {
	i.nodes++
	switch {
	case i.nodes == maxNodes:
		i.add(n, "too_many_nodes", maxNodes)
	case i.nodes > maxNodes:
		return
	case depth > maxDepth:
		i.add(n, "too_deep", maxDepth)
		return
	case n.Kind == yaml.AliasNode, n.Anchor != "", n.Tag == "!!merge":
		i.add(n, "alias")
		return
	case n.Style&yaml.TaggedStyle != 0:
		i.add(n, "tag")
	}
	if n.Kind == yaml.MappingNode {
		i.keys(n)
	}
	if n.Style&yaml.DoubleQuotedStyle != 0 {
		i.escaped(n)
	}
	for _, c := range n.Content {
		i.visit(c, depth+1)
	}
}

// escaped reports characters that no file may hold and that "\x00" brings in.
func (i *inspector) escaped(n *yaml.Node) {
	for _, c := range n.Value {
		if code := forbidden(c, utf8.RuneLen(c)); code != "" && c != '\n' {
			i.add(n, code)
			return
		}
	}
}

func (i *inspector) keys(n *yaml.Node) {
	if len(n.Content)/2 > maxKeys {
		i.add(n, "too_many_keys", maxKeys)
		return
	}
	lines := map[string]int{}
	for key := range pairs(n) {
		if key.Kind != yaml.ScalarNode {
			i.add(key, "wrong_type", wantText)
			continue
		}
		if first, twice := lines[key.Value]; twice {
			i.add(key, "duplicate_key", key.Value, first)
			continue
		}
		lines[key.Value] = key.Line
	}
}
