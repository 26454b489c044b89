package instrument

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"
)

// The markup of definitions is paragraphs, lists, **bold** and links. Everything
// else that Markdown knows is refused, also where it only happens by itself: two
// words like "Bürger*innen" would print what stands between them in italics.

// stray is what is not part of the markup.
type stray struct {
	pattern *regexp.Regexp
	what    string
}

// strayLines are told by how the line, or the text of a list entry, begins.
var strayLines = []stray{
	{regexp.MustCompile(`^#{1,6}( |$)`), "eine Überschrift (#)"},
	{regexp.MustCompile(`^>`), "ein Zitat (>)"},
	{regexp.MustCompile(`^([-*_=] ?)+$`), "eine Linie"},
	{regexp.MustCompile(`^(\*|\+|\d{1,9}\))( |$)`), "eine Liste mit anderen Zeichen als „- “ und „1. “"},
}

// strayText is told once links and bold words are taken out.
var strayText = []stray{
	{regexp.MustCompile("`"), "ein Akzentzeichen (`)"},
	{regexp.MustCompile(`\*\*`), "Fettdruck, der nicht aufgeht"},
	{regexp.MustCompile(`\*`), "ein einzelnes Sternchen (*)"},
	{regexp.MustCompile(`(^|[^\pL\pN])_|_($|[^\pL\pN])`), "einen Unterstrich am Rand eines Wortes (_)"},
	{regexp.MustCompile(`~~`), "durchgestrichenen Text (~~)"},
	{regexp.MustCompile(`\\`), "einen umgekehrten Schrägstrich (\\)"},
	{regexp.MustCompile(`&#?[0-9A-Za-z]+;`), "ein umschriebenes Zeichen (&…;)"},
	{regexp.MustCompile(`[\[\]]`), "eckige Klammern, die kein Verweis der Form [Ziel](https://…) sind"},
	{regexp.MustCompile(`\|`), "eine Tabelle (|)"},
	{regexp.MustCompile(`<[^ 0-9]`), "eine spitze Klammer (<)"},
}

// markup reports what a text asks for beyond its few possibilities.
func (r *report) markup(n *yaml.Node, text string) {
	m := markupScan{report: r, node: n}
	text = htmlTag.ReplaceAllString(text, "")
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		m.line(strings.TrimSpace(line))
	}
	m.end()
}

const maxStrays = 20 // that are reported of one text

// markupScan goes through the lines of one text.
type markupScan struct {
	*report
	node  *yaml.Node
	part  []string // lines of the paragraph or list entry
	found int
	list  string // the kind of list in which the last line was: "-", "1." or none
	entry int    // the last number of a numbered list
	first string // its first line
	blank bool   // the last line was empty
	begun bool
}

var listEntry = regexp.MustCompile(`^(-|\d{1,9}\.)( |$)`)

func (m *markupScan) stray(where, what string) {
	if m.found++; m.found > maxStrays {
		return
	}
	if letters := []rune(where); len(letters) > 40 {
		where = string(letters[:40]) + "…"
	}
	m.add(m.node, "markup", where, what)
}

func (m *markupScan) line(line string) {
	if line == "" {
		m.paragraph()
		m.blank = true
		return
	}
	marker, text := "", line
	if found := listEntry.FindString(line); found != "" {
		marker, text = strings.TrimSpace(found), line[len(found):]
	}
	if what := strayLine(marker, line, text); what != "" {
		m.stray(line, what)
		text = ""
	}
	m.listed(marker, line)
	m.part = append(m.part, text)
	m.blank, m.begun = false, true
}

// strayLine says what a line begins that is not part of the markup, or nothing.
func strayLine(marker, line, text string) string {
	switch {
	case marker != "" && text == "":
		return "einen leeren Listeneintrag"
	case marker != "" && listEntry.MatchString(text):
		return "eine Liste in der Liste"
	}
	for _, s := range strayLines {
		if s.pattern.MatchString(line) || s.pattern.MatchString(text) {
			return s.what
		}
	}
	return ""
}

// listed follows the lists. A line beside one would become part of it, a number
// that begins a line would become one.
func (m *markupScan) listed(marker, line string) {
	kind := ""
	number := 0
	if marker != "" {
		kind = "-"
		if marker != "-" {
			kind = "1."
			number, _ = strconv.Atoi(strings.TrimSuffix(marker, "."))
		}
	}
	apart := m.blank || !m.begun
	switch {
	case kind == "" && m.list == "" || kind != "" && kind == m.list:
	case !apart && kind == "":
		m.stray(line, "Text unmittelbar unter einer Liste")
	case !apart:
		m.stray(line, "eine Liste ohne Leerzeile davor")
	}
	if kind != m.list {
		m.single()
		m.entry = 0
	}
	if kind == "1." && number != m.entry+1 {
		m.stray(line, "eine Nummer, die eine Liste nicht bei 1 beginnt oder nicht weiterzählt")
	}
	if kind != "" {
		m.paragraph()
	}
	if number == 1 {
		m.first = line
	}
	m.list, m.entry = kind, number
}

// single reports a numbered list of one entry: mostly a date was meant.
func (m *markupScan) single() {
	if m.list == "1." && m.entry == 1 {
		m.stray(m.first, "eine nummerierte Liste mit nur einem Eintrag")
	}
}

func (m *markupScan) end() {
	m.paragraph()
	m.single()
}

// Links and bold words that are taken out leave marks, so that nothing is taken
// for a part of something larger.
var (
	plainLink = regexp.MustCompile(`\[([^\[\]]+)\]\(https://[^\s()<>\\;]+\)`)
	boldWords = regexp.MustCompile(`(^|[\s(„‚/–])\*\*([^*\s\pZ\x{E000}]|[^*\s\pZ\x{E000}][^*\x{E000}]*[^*\s\pZ\x{E000}])\*\*($|[\s.,;:!?)…“‘/–-])`)
)

// paragraph judges the text that has come together so far.
func (m *markupScan) paragraph() {
	text := strings.Join(m.part, "\n")
	m.part = nil
	rest := plainLink.ReplaceAllString(text, "\ue001$1\ue001")
	rest = link.ReplaceAllStringFunc(rest, func(found string) string {
		if strings.HasPrefix(found, "!") || strings.HasPrefix(found, "[](") || !strings.Contains(found, "](https://") {
			return "\ue001" // has a finding of its own
		}
		return found
	})
	for range 2 { // neighbours share the blank between them
		rest = boldWords.ReplaceAllString(rest, "$1\ue000$2\ue000$3")
	}
	for _, s := range strayText {
		if found := s.pattern.FindStringIndex(rest); found != nil {
			m.stray(lineAround(rest, found[0]), s.what)
			return
		}
	}
}

// lineAround returns the line of a text in which the byte is, without marks.
func lineAround(text string, at int) string {
	start := strings.LastIndexByte(text[:at], '\n') + 1
	line, _, _ := strings.Cut(text[start:], "\n")
	return strings.TrimFunc(strings.NewReplacer("\ue000", "", "\ue001", "").Replace(line), unicode.IsSpace)
}
