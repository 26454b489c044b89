package survey

// Piped holds those texts of a section, page, item or check in which something
// known is filled in. A text that is not here has nothing to fill in.
type Piped struct {
	Label Wording
	Hint  Wording
	Help  Wording // markup
	Intro Wording // markup
	Text  Wording
}

// Wording is a text in pieces. Read with their own words, they are the neutral
// text that stands where nobody in particular is asked.
type Wording []Piece

// Piece is plain words, or a place with the words that stand there while nothing
// is known.
type Piece struct {
	Words string
	Pipe  Pipe
	Item  string // PipeAnswer: the item whose answer is filled in
}

// Pipe says what is filled in.
type Pipe string

// The pipes.
const (
	PipeNone   Pipe = ""
	PipeCounty Pipe = "county" // the name of the county that answers
	PipeYear   Pipe = "year"   // the year that dates the answers
	PipeAnswer Pipe = "answer" // the county's own answer to an earlier item
)

// Fill joins the pieces. known returns what is to be filled in for a piece, or
// nothing; it is not asked about plain words.
func (w Wording) Fill(known func(Piece) string) string {
	text := ""
	for _, p := range w {
		words := p.Words
		if p.Pipe != PipeNone {
			if filled := known(p); filled != "" {
				words = filled
			}
		}
		text += words
	}
	return text
}

// Neutral joins the pieces with their own words.
func (w Wording) Neutral() string { return w.Fill(func(Piece) string { return "" }) }
