package instrument

import (
	"slices"
	"strings"

	"kreisumfrage/internal/survey"
)

// Mappings says what became of the ids and keys of earlier editions, and which
// changes their author has decided about.
type Mappings struct {
	Renamed map[Subject]string   // item, column or option of an earlier edition → its id or key now
	Retired map[Subject]string   // item, column or option of an earlier edition → why it is gone
	Changed map[Changed]Decision // what stayed, but broke something
}

// Changed is one change by its code, as Diff reports it.
type Changed struct {
	Subject
	Code string
}

// Decision says whether results before and after a change may be compared.
type Decision struct {
	Comparable bool
	Reason     string
}

type rawMappings struct {
	place
	Renamed []rawRenamed `yaml:"renamed" validate:"min=1"`
	Retired []rawRetired `yaml:"retired" validate:"min=1"`
	Changed []rawChanged `yaml:"changed" validate:"min=1"`
}

type rawRenamed struct {
	place
	Item   string `yaml:"item" validate:"required,itemid"`
	Column string `yaml:"column" validate:"key"`
	Option string `yaml:"option" validate:"key"`
	To     string `yaml:"to" validate:"required"`
	Reason string `yaml:"reason" validate:"max=1000" text:"line"`
}

type rawRetired struct {
	place
	Item   string `yaml:"item" validate:"required,itemid"`
	Column string `yaml:"column" validate:"key"`
	Option string `yaml:"option" validate:"key"`
	Reason string `yaml:"reason" validate:"required,max=1000" text:"line"`
}

type rawChanged struct {
	place
	Section    string `yaml:"section" validate:"slug"`
	Page       string `yaml:"page" validate:"slug"`
	Item       string `yaml:"item" validate:"itemid"`
	Column     string `yaml:"column" validate:"key"`
	Option     string `yaml:"option" validate:"key"`
	Figure     string `yaml:"figure" text:"number"`
	What       string `yaml:"what" validate:"required"`
	Comparable bool   `yaml:"comparable" validate:"required"`
	Reason     string `yaml:"reason" validate:"required,max=1000" text:"line"`
}

// mapper reads the mappings and holds them to the definition they stand in.
type mapper struct {
	*report
	q      *survey.Questionnaire
	places map[Subject]spot
	lines  map[Changed]int // where a mapping stands already
}

func (b *builder) mappings(q *survey.Questionnaire, places map[Subject]spot) Mappings {
	all := Mappings{Renamed: map[Subject]string{}, Retired: map[Subject]string{}, Changed: map[Changed]Decision{}}
	raw := b.raw.Mappings
	if raw == nil {
		return all
	}
	m := mapper{b.report, q, places, map[Changed]int{}}
	for i := range raw.Renamed {
		r := &raw.Renamed[i]
		s := Subject{Item: r.Item, Column: r.Column, Option: r.Option}
		m.gone(s, &r.place)
		m.target(s, r)
		all.Renamed[s] = r.To
	}
	for i := range raw.Retired {
		r := &raw.Retired[i]
		s := Subject{Item: r.Item, Column: r.Column, Option: r.Option}
		m.gone(s, &r.place)
		all.Retired[s] = r.Reason
	}
	for i := range raw.Changed {
		r := &raw.Changed[i]
		c := m.changed(r)
		m.once(c, &r.place)
		all.Changed[c] = Decision{r.Comparable, r.Reason}
	}
	return all
}

// gone makes sure that what a mapping calls gone is not used again.
func (m mapper) gone(s Subject, p *place) {
	m.once(Changed{Subject: s}, p)
	if s.Item == "" {
		return
	}
	if again, used := m.places[s]; used {
		m.add(again.at(s.field()), "reused_key", s.key(), p.node.Line)
	} else if s.Option+s.Column != "" && m.q.Item(s.Item) == nil {
		m.add(p.at("item"), "unknown_item", s.Item)
	}
}

// target makes sure that a renamed subject leads to one that is there.
func (m mapper) target(s Subject, r *rawRenamed) {
	if r.To == "" {
		return
	}
	if _, there := m.places[s.renamed(r.To)]; !there {
		m.add(r.at("to"), "unknown_subject", r.To)
	}
}

func (m mapper) changed(r *rawChanged) Changed {
	c := Changed{Subject{Section: r.Section, Page: r.Page, Item: r.Item, Column: r.Column, Option: r.Option, Figure: r.Figure}, r.What}
	named := 0
	for _, key := range []string{"section", "page", "item", "figure"} {
		if r.has(key) {
			named++
		}
	}
	if r.What != "" && !slices.Contains(mappable(), r.What) {
		m.add(r.at("what"), "unknown_change", r.What, strings.Join(mappable(), ", "))
	}
	_, there := m.places[c.Subject]
	switch {
	case named != 1 || (r.Item == "" && r.Column+r.Option != ""):
		m.add(r.node, "mapping_subject")
	case r.Figure != "" && !figurePattern.MatchString(r.Figure):
		m.add(r.at("figure"), "unknown_figure", r.Figure)
	case r.Figure == "" && c.Subject != (Subject{}) && !there:
		m.add(r.at(c.mappingField()), "unknown_subject", c.key())
	}
	return c
}

// once reports a mapping that stands twice.
func (m mapper) once(c Changed, p *place) {
	if first, twice := m.lines[c]; twice {
		m.add(p.node, "duplicate_mapping", first)
		return
	}
	m.lines[c] = p.node.Line
}

// key returns the id or key of the innermost part.
func (s Subject) key() string {
	for _, key := range []string{s.Option, s.Column, s.Item, s.Page, s.Section, s.Figure} {
		if key != "" {
			return key
		}
	}
	return ""
}

// field returns the YAML key under which the subject itself is named.
func (s Subject) field() string {
	if s.Item != "" && s.Option+s.Column == "" {
		return "id"
	}
	return "key"
}

// mappingField returns the YAML key under which a mapping names the subject.
func (s Subject) mappingField() string {
	switch {
	case s.Option != "":
		return "option"
	case s.Column != "":
		return "column"
	case s.Item != "":
		return "item"
	case s.Page != "":
		return "page"
	case s.Section != "":
		return "section"
	}
	return "figure"
}

// renamed returns the subject with another innermost id or key.
func (s Subject) renamed(to string) Subject {
	switch {
	case s.Option != "":
		s.Option = to
	case s.Column != "":
		s.Column = to
	default:
		s.Item = to
	}
	return s
}
