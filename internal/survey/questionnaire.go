// Package survey holds the words of the survey: questionnaire, section, page,
// item, option, answer, response, wave, county, frame, disposition; which items
// apply (routing) and whether answers fit.
//
// It knows nothing of YAML, HTTP, SQL, HTML, files, the clock or percentages.
package survey

// Kind is how an item is answered.
type Kind string

// The kinds of items.
const (
	KindSingle   Kind = "single"
	KindMultiple Kind = "multiple"
	KindScale    Kind = "scale"
	KindText     Kind = "text"
	KindLongText Kind = "longtext"
	KindURL      Kind = "url"
	KindEmail    Kind = "email"
	KindNumber   Kind = "number"
	KindPercent  Kind = "percent"
	KindDate     Kind = "date"
	KindRecords  Kind = "records"
	KindGroup    Kind = "group" // several numbers, often with their total
)

// HasOptions reports whether items of the kind are answered by choosing options.
func (k Kind) HasOptions() bool {
	return k == KindSingle || k == KindMultiple || k == KindScale
}

// OneOption reports whether at most one option may be chosen.
func (k Kind) OneOption() bool { return k == KindSingle || k == KindScale }

// IsText reports whether the answer is one text as it was typed.
func (k Kind) IsText() bool {
	return k == KindText || k == KindLongText || k == KindURL || k == KindEmail
}

// IsNumber reports whether the answer is one Decimal.
func (k Kind) IsNumber() bool { return k == KindNumber || k == KindPercent }

// HasColumns reports whether the answer has several parts, each with a column.
// Their values are in its Fields.
func (k Kind) HasColumns() bool { return k == KindRecords || k == KindGroup }

// IsTyped reports whether the answer is typed into one field. The value of such
// an item is in its Text.
func (k Kind) IsTyped() bool { return k.IsText() || k.IsNumber() || k == KindDate }

// Questionnaire is one compiled edition of a definition. It is never changed
// after New and may be used by several goroutines.
type Questionnaire struct {
	Key      string // permanent key of the survey, e.g. "digitaler-landkreis"
	Title    string
	Sections []*Section

	FiguresOf int // year of the publication that this survey repeats; 0: none

	NoAnswer    StateChoice // "Keine Angabe", for items with NoAnswer
	NoneOfThese StateChoice // "Nichts davon", for items with NoneOfThese

	items  map[string]*Item
	checks map[string]*Check
	pages  map[string]*Page
	order  []*Item
	paged  []*Page

	earlier Earlier // see Recalling
}

// StateChoice is a way to answer beside the options. It is a state of the item,
// never an option key.
type StateChoice struct {
	Label string
	New   bool // was not offered in 2017
}

// Section is a chapter of the study (Allgemeines, Daseinsvorsorge ...).
type Section struct {
	Key    string
	Number string // Roman, in the order of the definition: "II"
	Title  string
	Intro  string // markup
	Piped  Piped
	ShowIf *Condition
	Pages  []*Page

	Questionnaire *Questionnaire
}

// Page is what a respondent sees and saves at once: one topic area.
type Page struct {
	Key     string // unique in the questionnaire; part of its address
	Title   string
	Intro   string // markup
	Piped   Piped
	ShowIf  *Condition
	Topics  []*Topic
	Checks  []*Check
	Absence *Absence // nil where the page offers no "Fehlanzeige"

	Section *Section
	Index   int // position among all pages, from 0
}

// Topic is a numbered subsection of the study; a page holds one or several.
type Topic struct {
	Number string // "IV.5"
	Title  string // empty where the page's title says it already
	Items  []*Item

	Page *Page
}

// Absence lets a county report with one confirmation that a whole area does not
// concern it ("Fehlanzeige"): the given items get the given values.
type Absence struct {
	Label   string
	Confirm string
	Answers []AbsenceAnswer
}

// AbsenceAnswer is one value that a Fehlanzeige gives.
type AbsenceAnswer struct {
	Item  string
	Value Value
}

// Item is one question.
type Item struct {
	ID          string // permanent: section.area.suffix
	Number      string // visible: "II.1.3", companions "II.1.2a"; follows the definition
	Kind        Kind
	Label       string // the wording of the question
	Proposed    bool   // the wording is not printed in the study of 2018
	Hint        string
	Help        string // markup
	Piped       Piped
	Options     []*Option
	Columns     []*Column // records and groups
	Total       *Total    // groups; nil: their numbers have no total
	CompanionOf string    // id of the item under which this one always stands
	ShowIf      *Condition
	Required    bool // submitting waits for it
	NoAnswer    bool // single, scale: offers "Keine Angabe"
	NoneOfThese bool // multiple: offers "Nichts davon"
	MinChoices  int  // multiple: whoever chooses at all, chooses as many; 0: one
	MaxChoices  int  // multiple; 0: all
	MaxLength   int  // texts: characters
	Range       Range
	MaxRecords  int             // records only
	Personal    bool            // holds personal data: never in an export without names
	Errors      map[Code]string // the author's own words for mistakes

	Page  *Page
	Topic *Topic
	Index int // position among all items, from 0
}

// Option is one closed answer.
type Option struct {
	Key       string // permanent, unique in the item
	Label     string
	Proposed  bool // the wording is not printed in the study of 2018
	New       bool // was not offered in 2017
	Exclusive bool // refuses all other options of the item
	Neutral   bool // stands outside the order of the others, as "kein Thema" does
	Text      bool // carries a free text ("Sonstiges")
	TextLabel string
	TextMax   int
	ShowIf    *Condition

	// CannotFollow are keys of the item's options: whoever chose one of them in
	// an earlier wave is asked whether this one is right.
	CannotFollow []string
}

// Column is one part of a record, such as the title of a good-practice example,
// or one number of a group.
type Column struct {
	Key       string
	Label     string
	Hint      string
	Kind      Kind // single, or one that is typed
	Options   []*Option
	MaxLength int
	Range     Range
	Personal  bool
}

// Total says what the numbers of a group add up to.
type Total struct {
	Label string
	Equal Decimal // what they always add up to; empty: the respondent types it, in the column TotalKey
}

// TotalKey is the column of a group that holds the typed total.
const TotalKey = "total"

// Range says which numbers or dates fit. Both ends belong to it; where one is
// empty, only what can be stored ends it.
type Range struct {
	Minimum  string // Decimal or Day
	Maximum  string
	Decimals int    // at most so many digits behind the comma
	Unit     string // "Stunden", "%"; empty: none
}

// New links sections, pages, topics and items to each other and builds the
// indexes. The caller vouches (by lint) that ids and keys are unique.
func New(key, title string, sections []*Section) *Questionnaire {
	q := &Questionnaire{Key: key, Title: title, Sections: sections,
		items: map[string]*Item{}, checks: map[string]*Check{}, pages: map[string]*Page{}}
	for _, s := range sections {
		s.Questionnaire = q
		for _, p := range s.Pages {
			p.Section, p.Index = s, len(q.paged)
			q.paged = append(q.paged, p)
			q.pages[p.Key] = p
			for _, c := range p.Checks {
				c.Page = p
				q.checks[c.Key] = c
			}
			for _, t := range p.Topics {
				t.Page = p
				for _, it := range t.Items {
					it.Page, it.Topic, it.Index = p, t, len(q.order)
					q.order = append(q.order, it)
					q.items[it.ID] = it
				}
			}
		}
	}
	return q
}

// Items returns all items in the order of the definition. The slice is shared.
func (q *Questionnaire) Items() []*Item { return q.order }

// Pages returns all pages in the order of the definition. The slice is shared.
func (q *Questionnaire) Pages() []*Page { return q.paged }

// Item returns the item with the id, or nil.
func (q *Questionnaire) Item(id string) *Item { return q.items[id] }

// Check returns the check with the key, or nil.
func (q *Questionnaire) Check(key string) *Check { return q.checks[key] }

// Page returns the page with the key, or nil.
func (q *Questionnaire) Page(key string) *Page { return q.pages[key] }

// Items returns the page's items in order.
func (p *Page) Items() []*Item {
	var items []*Item
	for _, t := range p.Topics {
		items = append(items, t.Items...)
	}
	return items
}

// Option returns the option with the key, or nil.
func (it *Item) Option(key string) *Option { return optionOf(it.Options, key) }

// Parts returns the numbers of a group without their total.
func (it *Item) Parts() []*Column {
	var parts []*Column
	for _, c := range it.Columns {
		if it.Kind == KindGroup && c.Key != TotalKey {
			parts = append(parts, c)
		}
	}
	return parts
}

// Column returns the column with the key, or nil.
func (it *Item) Column(key string) *Column {
	for _, c := range it.Columns {
		if c.Key == key {
			return c
		}
	}
	return nil
}

// Option returns the column's option with the key, or nil.
func (c *Column) Option(key string) *Option { return optionOf(c.Options, key) }

func optionOf(options []*Option, key string) *Option {
	for _, o := range options {
		if o.Key == key {
			return o
		}
	}
	return nil
}
