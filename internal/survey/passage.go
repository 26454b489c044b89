package survey

// Place is where something stands in a definition, both counted from 1.
type Place struct{ Line, Column int }

// Stretch is what stands from one place up to another, in front of which it
// ends.
type Stretch struct{ From, To Place }

// Holds reports whether the place lies in the stretch. Its first place always
// does, even where nothing stands.
func (s Stretch) Holds(p Place) bool {
	return p == s.From || !p.before(s.From) && p.before(s.To)
}

func (p Place) before(o Place) bool {
	return p.Line < o.Line || p.Line == o.Line && p.Column < o.Column
}

// Passage is one text of a definition that respondents read, as its author
// wrote it.
type Passage struct {
	Place  Place
	Item   string // id of the question it belongs to; empty: to the page or section
	Name   string // German: what the text is
	Text   string // {name} stands for a parameter
	Markup bool   // paragraphs, lists, bold, links
	Home   string // German: the block or list where it is written; empty: on its page
	Pages  int    // that show it
}
