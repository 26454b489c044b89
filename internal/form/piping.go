package form

import (
	"strconv"
	"strings"
	"unicode"

	"kreisumfrage/internal/survey"
)

// Asked is the county that is asked, as far as it is known. The zero Asked is
// nobody in particular: then texts keep their own words.
type Asked struct {
	County string                  // name
	Year   int                     // that dates the answers
	Reads  func(*survey.Item) bool // to which the reader may be told the answer; nil: to all
}

// Texts are the texts of a questionnaire as one county reads them.
type Texts struct {
	q       *survey.Questionnaire
	asked   Asked
	answers survey.Answers
	counted survey.Answers // of these, what lies on the path; nil until it is needed
}

// TextsOf returns the texts with everything filled in that is known.
func TextsOf(q *survey.Questionnaire, asked Asked, a survey.Answers) *Texts {
	return &Texts{q: q, asked: asked, answers: a}
}

// Label is the wording of the question.
func (t *Texts) Label(it *survey.Item) string { return t.plain(it.Label, it.Piped.Label) }

// Hint is the hint of the question.
func (t *Texts) Hint(it *survey.Item) string { return t.plain(it.Hint, it.Piped.Hint) }

// Help is the help of the question: markup.
func (t *Texts) Help(it *survey.Item) string { return t.markup(it.Help, it.Piped.Help) }

// Check is what the check says where it fires.
func (t *Texts) Check(c *survey.Check) string { return t.plain(c.Text, c.Piped.Text) }

// PageIntro is the introduction of the page: markup.
func (t *Texts) PageIntro(p *survey.Page) string { return t.markup(p.Intro, p.Piped.Intro) }

// SectionIntro is the introduction of the section: markup.
func (t *Texts) SectionIntro(s *survey.Section) string { return t.markup(s.Intro, s.Piped.Intro) }

func (t *Texts) plain(neutral string, w survey.Wording) string {
	if len(w) == 0 {
		return neutral
	}
	return w.Fill(t.known)
}

func (t *Texts) markup(neutral string, w survey.Wording) string {
	if len(w) == 0 {
		return neutral
	}
	return w.Fill(func(p survey.Piece) string { return escapeMarkup(t.known(p)) })
}

func (t *Texts) known(p survey.Piece) string {
	switch {
	case p.Pipe == survey.PipeCounty:
		return t.asked.County
	case p.Pipe == survey.PipeYear && t.asked.Year > 0:
		return strconv.Itoa(t.asked.Year)
	case p.Pipe == survey.PipeAnswer:
		return t.answer(p.Item)
	}
	return ""
}

// answer is the county's own answer in words. "Keine Angabe" is none.
func (t *Texts) answer(id string) string {
	it := t.q.Item(id)
	if it == nil || len(t.answers) == 0 || t.asked.Reads != nil && !t.asked.Reads(it) {
		return ""
	}
	if t.counted == nil {
		t.counted = t.q.OnPath(t.answers)
	}
	v := t.counted[survey.Ref{Item: id}]
	if v.NoAnswer {
		return ""
	}
	return strings.Join(Lines(it, v), " ")
}

// escapeMarkup keeps what is filled in from being read as markup: every sign
// that could mean something gets a backslash, and a line stays a line.
func escapeMarkup(text string) string {
	var b strings.Builder
	for _, r := range strings.Join(strings.Fields(text), " ") {
		if r < unicode.MaxASCII && (unicode.IsPunct(r) || unicode.IsSymbol(r)) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
