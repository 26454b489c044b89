package instrument

import (
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"
)

// block is a page with parameters, written once and used several times.
type block struct {
	page       *yaml.Node
	parameters []parameter
	used       bool
}

type parameter struct {
	name     string
	node     *yaml.Node
	fallback *yaml.Node // nil: has to be given at every use
	mentions int
}

// expand puts the pages of blocks where they are used, and decodes the result.
func (r *report) expand(root *yaml.Node) *rawDefinition {
	e := &expander{report: r, blocks: map[string]*block{}}
	e.declare(child(root, "blocks"))
	if sections := child(root, "sections"); sections != nil && sections.Kind == yaml.SequenceNode {
		for _, section := range sections.Content {
			e.pages(child(section, "pages"))
		}
		e.leftovers(sections)
	}
	e.unused()
	raw := &rawDefinition{}
	r.decode(root, raw)
	return raw
}

type expander struct {
	*report
	blocks map[string]*block
	names  []*yaml.Node
	nodes  int
}

func (e *expander) declare(n *yaml.Node) {
	if n == nil {
		return
	}
	if n.Kind != yaml.MappingNode {
		e.settle(n, "wrong_type", wantMapping)
		return
	}
	for name, body := range pairs(n) {
		raw := rawBlock{}
		if !e.decode(body, &raw) {
			continue
		}
		e.names = append(e.names, name)
		e.blocks[name.Value] = &block{page: raw.Page, parameters: e.parameters(raw.Parameters)}
	}
}

// parameters reads names and "name: default" pairs.
func (e *expander) parameters(nodes []*yaml.Node) []parameter {
	var list []parameter
	for _, n := range nodes {
		p := parameter{name: n.Value, node: n}
		if n.Kind == yaml.MappingNode && len(n.Content) == 2 {
			p = parameter{name: n.Content[0].Value, node: n.Content[0], fallback: n.Content[1]}
		}
		switch {
		case !keyPattern.MatchString(p.name):
			e.add(n, "invalid_key", p.name)
		case find(list, p.name) != nil:
			e.add(p.node, "duplicate_parameter", p.name)
		default:
			list = append(list, p)
		}
	}
	return list
}

func find(parameters []parameter, name string) *parameter {
	for i := range parameters {
		if parameters[i].name == name {
			return &parameters[i]
		}
	}
	return nil
}

func (e *expander) pages(n *yaml.Node) {
	if n == nil || n.Kind != yaml.SequenceNode {
		return
	}
	var pages []*yaml.Node
	for _, page := range n.Content {
		if child(page, "use") == nil {
			pages = append(pages, page)
		} else if expanded := e.page(page); expanded != nil {
			pages = append(pages, expanded)
		}
	}
	n.Content = pages
}

// page returns the block's page with the parameters put in, or nil when the use
// is wrong.
func (e *expander) page(n *yaml.Node) *yaml.Node {
	raw := rawUse{}
	if !e.decode(n, &raw) || raw.Use == "" {
		return nil
	}
	b := e.blocks[raw.Use]
	if b == nil {
		e.add(raw.at("use"), "unknown_block", raw.Use)
		return nil
	}
	b.used = true
	if b.page == nil {
		return nil
	}
	c := &copier{expander: e, block: b, use: &use{raw.Use, n.Line}, given: e.arguments(n, raw, b)}
	return c.copy(b.page)
}

func (e *expander) arguments(n *yaml.Node, raw rawUse, b *block) map[string]*yaml.Node {
	given := map[string]*yaml.Node{}
	if raw.With != nil && raw.With.Kind != yaml.MappingNode {
		e.add(raw.With, "wrong_type", wantMapping)
		return given
	}
	if raw.With != nil {
		for name, value := range pairs(raw.With) {
			if find(b.parameters, name.Value) == nil {
				e.add(name, "unknown_parameter", name.Value)
			}
			given[name.Value] = value
		}
	}
	for _, p := range b.parameters {
		switch {
		case given[p.name] != nil:
		case p.fallback != nil:
			given[p.name] = p.fallback
		default:
			e.add(n, "missing_parameter", raw.Use, p.name)
		}
	}
	return given
}

// copier makes one page out of a block.
type copier struct {
	*expander
	block *block
	use   *use
	given map[string]*yaml.Node
}

var mention = regexp.MustCompile(`\{[a-z][a-z0-9_]*\}`)

// firstMention is the first parameter in the text, or nothing. Hardly any text
// has one, and the pattern costs more than the look for its bracket.
func firstMention(text string) string {
	if !strings.Contains(text, "{") {
		return ""
	}
	return mention.FindString(text)
}

func (c *copier) copy(n *yaml.Node) *yaml.Node {
	if whole := c.whole(n); whole != nil {
		c.count(whole)
		return whole
	}
	c.nodes++
	if c.nodes == maxNodes {
		c.add(c.block.page, "expansion_too_large")
	}
	fresh := *n
	fresh.Content = nil
	c.uses[&fresh] = c.use
	if c.nodes > maxNodes {
		return &fresh
	}
	if n.Kind == yaml.ScalarNode {
		fresh.Value = mention.ReplaceAllStringFunc(n.Value, func(m string) string { return c.text(&fresh, m) })
		if len(fresh.Value) > maxTextBytes {
			c.settle(&fresh, "expansion_too_large")
			fresh.Value = ""
		}
	}
	for _, sub := range n.Content {
		fresh.Content = append(fresh.Content, c.copy(sub))
	}
	return &fresh
}

// whole returns the argument when the node is nothing but a parameter: then it
// may also be a list or a mapping.
func (c *copier) whole(n *yaml.Node) *yaml.Node {
	if n.Kind != yaml.ScalarNode || firstMention(n.Value) != n.Value || n.Value == "" {
		return nil
	}
	name := strings.Trim(n.Value, "{}")
	if p := find(c.block.parameters, name); p != nil {
		p.mentions++
		return c.given[name]
	}
	return nil
}

// text returns what stands for "{name}" inside a longer text.
func (c *copier) text(n *yaml.Node, m string) string {
	name := strings.Trim(m, "{}")
	p := find(c.block.parameters, name)
	if p == nil {
		return m
	}
	p.mentions++
	value := c.given[name]
	switch {
	case value == nil:
		c.settled[n] = true
	case value.Kind != yaml.ScalarNode:
		c.settle(value, "wrong_type", wantText)
	case len(value.Value) > maxTextBytes:
		c.settle(value, "expansion_too_large")
	default:
		return value.Value
	}
	return ""
}

func (c *copier) count(n *yaml.Node) {
	c.nodes++
	for _, sub := range n.Content {
		c.count(sub)
	}
}

// leftovers reports "{name}" that no block has replaced.
func (e *expander) leftovers(n *yaml.Node) {
	if m := firstMention(n.Value); m != "" && n.Kind == yaml.ScalarNode {
		e.settle(n, "unknown_parameter", strings.Trim(m, "{}"))
	}
	for _, sub := range n.Content {
		e.leftovers(sub)
	}
}

func (e *expander) unused() {
	for _, name := range e.names {
		b := e.blocks[name.Value]
		if !b.used {
			e.add(name, "unused_block", name.Value)
			continue
		}
		for _, p := range b.parameters {
			if p.mentions == 0 {
				e.add(p.node, "unused_parameter", p.name)
			}
		}
	}
}
