package instrument

import (
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// block is a page, or questions for any page, with parameters: written once and
// used several times.
type block struct {
	page       *yaml.Node
	items      []*yaml.Node
	parameters []parameter
	used       bool // somewhere, rightly or not
	made       bool // something, so that its parameters can be judged
}

type parameter struct {
	name     string
	node     *yaml.Node
	fallback *yaml.Node // nil: has to be given at every use
	mentions int
}

// expand puts the pages and questions of blocks where they are used, and decodes
// the result; nil when that would be too large to work on.
func (r *report) expand(root *yaml.Node) *rawDefinition {
	e := &expander{report: r, blocks: map[string]*block{}}
	e.declare(child(root, "blocks"))
	if sections := child(root, "sections"); sections != nil && sections.Kind == yaml.SequenceNode {
		for _, section := range sections.Content {
			e.list(child(section, "pages"), e.page)
		}
		if e.full() {
			return nil
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
	depth  int // blocks that are being expanded inside one another
	nodes  int // made so far
	bytes  int // of texts made so far
}

// full reports whether the blocks grow beyond what is safe to work on.
func (e *expander) full() bool { return e.nodes > maxNodes || e.bytes > maxBytes }

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
		if raw.has("page") == raw.has("items") {
			e.add(body, "block_content")
			raw.Page, raw.Items = nil, nil
		}
		e.names = append(e.names, name)
		e.blocks[name.Value] = &block{page: raw.Page, items: raw.Items, parameters: e.parameters(raw.Parameters)}
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

// list expands every entry of a list in place. Where an entry is lost, its use
// has been reported.
func (e *expander) list(n *yaml.Node, expand func(entry *yaml.Node) []*yaml.Node) {
	if n == nil || n.Kind != yaml.SequenceNode || len(n.Content) == 0 {
		return
	}
	n.Content = each(n.Content, expand)
	e.settled[n] = e.settled[n] || len(n.Content) == 0
}

func each(entries []*yaml.Node, expand func(entry *yaml.Node) []*yaml.Node) []*yaml.Node {
	var all []*yaml.Node
	for _, entry := range entries {
		all = append(all, expand(entry)...)
	}
	return all
}

// page returns the page with the questions of blocks in it, or the page that a
// block makes.
func (e *expander) page(n *yaml.Node) []*yaml.Node {
	if child(n, "use") == nil {
		e.questions(n)
		return []*yaml.Node{n}
	}
	raw := rawPageUse{}
	if !e.decode(n, &raw) || raw.Use == "" {
		return nil
	}
	var pages []*yaml.Node
	e.within(rawUse{raw.place, raw.Use, raw.With}, func(c *copier) {
		if c.block.page == nil {
			c.misplaced(raw.at("use"), "Fragen")
			return
		}
		pages = []*yaml.Node{c.copy(c.block.page)}
		e.questions(pages[0])
	})
	if len(pages) > 0 {
		e.extend(pages[0], raw.Add)
	}
	return pages
}

// questions expands the lists of questions of a page.
func (e *expander) questions(page *yaml.Node) {
	for _, list := range questionLists(page) {
		e.list(list, e.item)
	}
}

// questionLists returns the lists of questions of a page and its topics.
func questionLists(page *yaml.Node) []*yaml.Node {
	lists := []*yaml.Node{child(page, "items")}
	if topics := child(page, "topics"); topics != nil {
		for _, topic := range topics.Content {
			lists = append(lists, child(topic, "items"))
		}
	}
	return slices.DeleteFunc(lists, func(n *yaml.Node) bool { return n == nil || n.Kind != yaml.SequenceNode })
}

// item returns the question itself, or the questions that a block makes.
func (e *expander) item(n *yaml.Node) []*yaml.Node {
	if child(n, "use") == nil {
		return []*yaml.Node{n}
	}
	raw := rawUse{}
	if !e.decode(n, &raw) || raw.Use == "" {
		return nil
	}
	var items []*yaml.Node
	e.within(raw, func(c *copier) {
		if c.block.page != nil {
			c.misplaced(raw.at("use"), "eine Seite")
			return
		}
		for _, it := range c.block.items {
			items = append(items, e.item(c.copy(it))...)
		}
	})
	return items
}

// within expands a block at its use, unless the use is wrong.
func (e *expander) within(raw rawUse, expand func(*copier)) {
	if e.full() {
		return
	}
	name, outer := raw.at("use"), e.uses[raw.node]
	b := e.blocks[raw.Use]
	if b == nil {
		e.add(name, "unknown_block", raw.Use)
		return
	}
	b.used = true
	switch {
	case outer.within(raw.Use):
		e.add(name, "block_cycle", raw.Use)
		return
	case e.depth == maxUses:
		e.add(name, "block_too_deep", maxUses)
		return
	}
	e.depth++
	expand(&copier{expander: e, block: b, use: &use{raw.Use, placeAt(raw.node), outer}, given: e.arguments(raw, b)})
	if e.depth--; e.depth == 0 && e.full() {
		e.add(name, "expansion_too_large")
	}
}

func (e *expander) arguments(raw rawUse, b *block) map[string]*yaml.Node {
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
			e.leftover(value)
			given[name.Value] = value
		}
	}
	for _, p := range b.parameters {
		switch {
		case given[p.name] != nil:
		case p.fallback != nil:
			given[p.name] = p.fallback
		default:
			e.add(raw.node, "missing_parameter", raw.Use, p.name)
		}
	}
	return given
}

// copier makes one page, or a list of questions, out of a block.
type copier struct {
	*expander
	block *block
	use   *use
	given map[string]*yaml.Node
}

// misplaced reports a use where the block does not fit. A block that has
// neither page nor questions is reported itself.
func (c *copier) misplaced(n *yaml.Node, contents string) {
	if c.block.page != nil || c.block.items != nil {
		c.add(n, "block_misplaced", c.use.block, contents)
	}
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
	c.block.made = true
	c.nodes++
	fresh := *n
	fresh.Content = nil
	c.uses[&fresh] = c.use
	if n.Kind == yaml.ScalarNode && firstMention(n.Value) != "" {
		fresh.Value = c.filled(&fresh)
	}
	for _, sub := range n.Content {
		if c.full() {
			break
		}
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

// filled returns the text with the parameters put in.
func (c *copier) filled(n *yaml.Node) string {
	size := len(n.Value)
	filled := mention.ReplaceAllStringFunc(n.Value, func(m string) string {
		if size > maxTextBytes {
			return ""
		}
		value := c.text(n, m)
		size += len(value)
		return value
	})
	c.bytes += size
	if size > maxTextBytes {
		c.settle(n, "expansion_too_large")
		return ""
	}
	return filled
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
	case value == nil || c.settled[value]:
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

// count adds what an argument brings with it. Arguments may hold arguments, so
// that a few lines stand for more than could ever be counted.
func (c *copier) count(n *yaml.Node) {
	c.nodes++
	for _, sub := range n.Content {
		if c.full() {
			return
		}
		c.count(sub)
	}
}

// leftovers reports "{name}" that no block has replaced.
func (e *expander) leftovers(n *yaml.Node) {
	e.leftover(n)
	for _, sub := range n.Content {
		e.leftovers(sub)
	}
}

func (e *expander) leftover(n *yaml.Node) {
	if m := firstMention(n.Value); m != "" && n.Kind == yaml.ScalarNode {
		name := strings.Trim(m, "{}")
		if slices.Contains(knownPipes, name) {
			e.settle(n, "pipe_without_words", name)
			return
		}
		e.settle(n, "unknown_parameter", name)
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
			if p.mentions == 0 && b.made {
				e.add(p.node, "unused_parameter", p.name)
			}
		}
	}
}
