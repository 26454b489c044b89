package instrument

import (
	"go.yaml.in/yaml/v4"

	"kreisumfrage/internal/survey"
)

// Subject names one thing of a definition by its permanent ids and keys. The
// zero Subject is the questionnaire itself; Option and Column belong to Item.
type Subject struct {
	Section string `json:"section,omitempty"`
	Page    string `json:"page,omitempty"`
	Check   string `json:"check,omitempty"`
	Item    string `json:"item,omitempty"`
	Column  string `json:"column,omitempty"`
	Option  string `json:"option,omitempty"`
	Figure  string `json:"figure,omitempty"`
}

// spot is the place of a subject and, where a block brought it in, its use.
type spot struct {
	place
	use *use
}

// places says where every subject stands in the file.
func (b *builder) places() map[Subject]spot {
	l := locator{b, map[Subject]spot{{}: {place: b.raw.place}}}
	for i := range b.raw.Sections {
		s := &b.raw.Sections[i]
		l.add(Subject{Section: s.Key}, s.place)
		for j := range s.Pages {
			l.page(&s.Pages[j])
		}
	}
	return l.found
}

type locator struct {
	*builder
	found map[Subject]spot
}

func (l locator) add(s Subject, p place) { l.found[s] = spot{p, l.uses[p.node]} }

func (l locator) page(raw *rawPage) {
	l.add(Subject{Page: raw.Key}, raw.place)
	for i := range raw.Checks {
		l.add(Subject{Check: raw.Checks[i].Key}, raw.Checks[i].place)
	}
	l.items(raw.Items)
	for i := range raw.Topics {
		l.items(raw.Topics[i].Items)
	}
}

func (l locator) items(raws []rawItem) {
	for i := range raws {
		raw := &raws[i]
		s := Subject{Item: raw.ID}
		l.add(s, raw.place)
		l.options(s, raw.Options)
		for j := range raw.Columns {
			c := &raw.Columns[j]
			column := Subject{Item: raw.ID, Column: c.Key}
			l.add(column, c.place)
			l.options(column, c.Options)
		}
		for j := range raw.Parts {
			l.add(Subject{Item: raw.ID, Column: raw.Parts[j].Key}, raw.Parts[j].place)
		}
		if raw.Total != nil && !raw.Total.has("equal") {
			l.add(Subject{Item: raw.ID, Column: survey.TotalKey}, raw.Total.place)
		}
		l.figure(raw.Figure)
	}
}

// options finds the options where they are written: in their item or in a set.
func (l locator) options(owner Subject, n *yaml.Node) {
	if n != nil && n.Kind == yaml.ScalarNode {
		n = child(l.raw.OptionSets, n.Value)
	}
	if n == nil || n.Kind != yaml.SequenceNode {
		return
	}
	for _, o := range n.Content {
		if key := child(o, "key"); key != nil {
			owner.Option = key.Value
			l.add(owner, placeOf(o))
		}
	}
}

func (l locator) figure(n *yaml.Node) {
	if n == nil || n.Value == "none" {
		return
	}
	key, where := n.Value, place{node: n}
	if n.Kind == yaml.MappingNode {
		if where = placeOf(n); where.has("key") {
			key = where.at("key").Value
		}
	}
	l.add(Subject{Figure: key}, where)
}

func placeOf(mapping *yaml.Node) place {
	p := place{node: mapping, fields: map[string]*yaml.Node{}}
	for key, value := range pairs(mapping) {
		p.fields[key.Value] = value
	}
	return p
}
