package instrument

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Class says what a change does to answers and results.
type Class string

// The classes, from harmless to grave.
const (
	LabelOnly       Class = "label"
	Additive        Class = "additive"
	BreaksComparing Class = "comparison" // results before and after are not the same measure
	BreaksAnswers   Class = "stored"     // stored answers lose their meaning or are refused
)

var classes = []Class{LabelOnly, Additive, BreaksComparing, BreaksAnswers}

// Breaks reports whether a change of the class needs a mapping.
func (c Class) Breaks() bool { return c == BreaksComparing || c == BreaksAnswers }

// German words the class.
func (c Class) German() string {
	return map[Class]string{LabelOnly: "nur Beschriftung", Additive: "Ergänzung",
		BreaksComparing: "bricht den Vergleich", BreaksAnswers: "bricht gespeicherte Angaben"}[c]
}

// Change is one difference between two editions.
type Change struct {
	Class   Class   `json:"class"`
	Code    string  `json:"code"` // permanent
	Subject Subject `json:"subject"`
	Text    string  `json:"text"` // German
	Old     bool    `json:"old"`  // the place is in the old file
	Line    int     `json:"line"`
	Column  int     `json:"column"`
	Mapped  bool    `json:"mapped"`            // the new edition says what it means
	Mapping string  `json:"mapping,omitempty"` // what the new edition has to say, where it does not
}

// Settled reports whether the new edition may follow the old one as far as this
// change goes.
func (c Change) Settled() bool { return c.Mapped || !c.Class.Breaks() }

// changes holds class and wording of every change by its permanent code.
var changes = map[string]struct {
	class Class
	text  string
}{
	"text_changed":      {LabelOnly, "%s lautet jetzt %s, bisher %s."},
	"mark_changed":      {LabelOnly, "Das Kennzeichen „%s“ ist jetzt %s."},
	"moved":             {LabelOnly, "Steht jetzt unter „%s“ (%s), bisher unter „%s“ (%s)."},
	"order_changed":     {LabelOnly, "%s stehen in anderer Reihenfolge."},
	"section_removed":   {LabelOnly, "Der Abschnitt entfällt; was mit seinen Fragen geschieht, ist einzeln genannt."},
	"page_removed":      {LabelOnly, "Die Seite entfällt; was mit ihren Fragen geschieht, ist einzeln genannt."},
	"grade_changed":     {LabelOnly, "Die Vergleichbarkeit mit 2017 ist jetzt „%s“, bisher „%s“."},
	"drawing_changed":   {LabelOnly, "Die Abbildung wird anders gezeichnet (Diagramm oder Reihenfolge)."},
	"check_moved":       {LabelOnly, "Steht jetzt neben der Frage „%s“, bisher neben „%s“."},
	"check_removed":     {LabelOnly, "Die Prüfung entfällt."},
	"check_added":       {Additive, "Die Prüfung ist neu."},
	"check_changed":     {Additive, "Meldet sich jetzt als „%s“, wenn %s, bisher als „%s“, wenn %s."},
	"follow_changed":    {Additive, "Die Prüfseite fragt jetzt nach diesen Antworten einer früheren Erhebung nach: %s; bisher: %s."},
	"required_added":    {Additive, "Die Abgabe wartet jetzt auf diese Angabe."},
	"required_dropped":  {Additive, "Die Abgabe wartet nicht mehr auf diese Angabe."},
	"section_added":     {Additive, "Der Abschnitt ist neu."},
	"page_added":        {Additive, "Die Seite ist neu."},
	"item_added":        {Additive, "Die Frage ist neu."},
	"option_added":      {Additive, "Die Antwort ist neu."},
	"column_added":      {Additive, "Der Teil ist neu."},
	"no_answer_offered": {Additive, "„Keine Angabe“ wird neu angeboten."},
	"text_offered":      {Additive, "Die Antwort hat jetzt ein Textfeld."},
	"limit_raised":      {Additive, "%s ist jetzt %d, bisher %d."},
	"range_widened":     {Additive, "%s ist jetzt %s, bisher %s."},
	"absence_offered":   {Additive, "Die Fehlanzeige wird neu angeboten."},
	"figure_added":      {Additive, "Die Abbildung ist neu."},
	"reading_added":     {Additive, "Eine weitere Lesart ist hinzugekommen: %s."},
	"kind_widened":      {Additive, "Die Art ist jetzt „%s“, bisher „%s“; jede gespeicherte Angabe passt weiterhin."},
	"personal_marked":   {Additive, "Die Angabe gilt jetzt als personenbezogen."},

	"choice_added":        {BreaksComparing, "Die Antwort ist neu; die Anteile aller anderen Antworten verschieben sich dadurch."},
	"part_added":          {BreaksComparing, "Der Teil ist neu; die Summe zählt ihn mit, und früheren Angaben fehlt er."},
	"none_offered":        {BreaksComparing, "„Nichts davon“ wird neu angeboten; die Zahl derer, die geantwortet haben, zählt dadurch anders."},
	"condition_changed":   {BreaksComparing, "Gezeigt wird jetzt %s, bisher %s."},
	"companion_changed":   {BreaksComparing, "Zusatzfrage zu %s, bisher zu %s."},
	"kind_changed":        {BreaksComparing, "Die Art ist jetzt „%s“, bisher „%s“; gespeicherte Angaben passen weiterhin."},
	"unit_changed":        {BreaksComparing, "Die Einheit ist jetzt %s, bisher %s."},
	"scale_reordered":     {BreaksComparing, "Die Stufen der Skala stehen in anderer Reihenfolge."},
	"exclusive_dropped":   {BreaksComparing, "Die Antwort schließt andere nicht mehr aus."},
	"options_merged":      {BreaksComparing, "Die frühere Antwort „%s“ zählt jetzt zu dieser."},
	"absence_changed":     {BreaksComparing, "Die Fehlanzeige gibt andere Antworten."},
	"absence_withdrawn":   {BreaksComparing, "Die Fehlanzeige wird nicht mehr angeboten."},
	"figure_removed":      {BreaksComparing, "Die Abbildung entfällt."},
	"figure_item_changed": {BreaksComparing, "Die Abbildung gehört jetzt zur Frage „%s“, bisher zu „%s“."},
	"classes_changed":     {BreaksComparing, "Die Klassen sind jetzt %s, bisher %s."},
	"base_changed":        {BreaksComparing, "100 Prozent sind jetzt %s, bisher %s."},
	"reading_removed":     {BreaksComparing, "Eine Lesart entfällt: %s."},

	"survey_changed":      {BreaksAnswers, "Der Schlüssel ist jetzt „%s“, bisher „%s“: Das ist ein anderer Fragebogen."},
	"item_removed":        {BreaksAnswers, "Die Frage entfällt."},
	"item_renamed":        {BreaksAnswers, "Die Frage hieß bisher „%s“."},
	"option_removed":      {BreaksAnswers, "Die Antwort entfällt."},
	"option_renamed":      {BreaksAnswers, "Die Antwort hieß bisher „%s“."},
	"column_removed":      {BreaksAnswers, "Der Teil entfällt."},
	"column_renamed":      {BreaksAnswers, "Der Teil hieß bisher „%s“."},
	"kind_narrowed":       {BreaksAnswers, "Die Art ist jetzt „%s“, bisher „%s“; gespeicherte Angaben passen nicht mehr."},
	"exclusive_added":     {BreaksAnswers, "Die Antwort schließt jetzt andere aus, die bisher zugleich gegeben werden durften."},
	"text_withdrawn":      {BreaksAnswers, "Die Antwort hat kein Textfeld mehr."},
	"limit_lowered":       {BreaksAnswers, "%s ist jetzt %d, bisher %d."},
	"range_narrowed":      {BreaksAnswers, "%s ist jetzt %s, bisher %s; gespeicherte Angaben können außerhalb liegen."},
	"no_answer_withdrawn": {BreaksAnswers, "„Keine Angabe“ wird nicht mehr angeboten."},
	"none_withdrawn":      {BreaksAnswers, "„Nichts davon“ wird nicht mehr angeboten."},
	"personal_unmarked":   {BreaksAnswers, "Die Angabe gilt nicht mehr als personenbezogen; gespeicherte Angaben wurden unter anderer Zusage gemacht."},
}

// byKey lists the codes that "renamed" and "retired" answer; all other breaking
// changes are answered by "changed". Another survey is no edition of this one.
var byKey = []string{"item_removed", "item_renamed", "option_removed", "option_renamed", "column_removed", "column_renamed"}

// mappable returns the codes that a mapping under "changed" may name.
func mappable() []string {
	var codes []string
	for code, c := range changes {
		if c.class.Breaks() && code != "survey_changed" && !slices.Contains(byKey, code) {
			codes = append(codes, code)
		}
	}
	slices.Sort(codes)
	return codes
}

// mappingFor words what the new edition has to say about a change.
func mappingFor(c Changed) string {
	if c.Code == "survey_changed" {
		return ""
	}
	var keys []string
	for _, k := range []struct{ name, value string }{{"section", c.Section}, {"page", c.Page}, {"item", c.Item},
		{"column", c.Column}, {"option", c.Option}, {"figure", c.Figure}} {
		if k.name == "option" && k.value != "" {
			k.value = "'" + k.value + "'" // yes and no are no texts without quotes
		}
		if k.value != "" {
			keys = append(keys, k.name+": "+k.value)
		}
	}
	named := strings.Join(keys, ", ")
	if slices.Contains(byKey, c.Code) {
		return fmt.Sprintf("retired: [{%s, reason: GRUND}] oder renamed: [{%s, to: NEUER_SCHLÜSSEL}]", named, named)
	}
	return fmt.Sprintf("changed: [{%s, what: %s, comparable: false, reason: GRUND}]", named, c.Code)
}

// sortChanges puts the gravest first, and the old file's places before the new.
func sortChanges(all []Change) {
	grade := func(c Class) int { return slices.Index(classes, c) }
	slices.SortStableFunc(all, func(a, b Change) int {
		old := 0
		if a.Old != b.Old {
			old = 1
			if a.Old {
				old = -1
			}
		}
		return cmp.Or(cmp.Compare(grade(b.Class), grade(a.Class)), old,
			cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Text, b.Text))
	})
}
