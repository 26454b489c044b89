package form

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"kreisumfrage/internal/survey"
)

// Slot is one place in which a part of an answer stands outside of a form, such
// as a cell of a spreadsheet.
type Slot struct {
	survey.Ref
	Name    string   // unique in the questionnaire
	Part    string   // which part of the answer, in words; empty: all of it
	Hint    string   // how to fill it in
	Choices []string // one of them is filled in; nil: typed
	Tick    bool     // filled in with Ticked or not at all

	field string            // name under which a form posts it
	keys  map[string]string // what is filled in → what a form posts for it; nil: the same
}

// Ticked stands in the slot of a chosen option.
const Ticked = "x"

// Slots are those of one answer to the item.
func Slots(it *survey.Item, ref survey.Ref) []Slot {
	var slots []Slot
	switch {
	case it.Kind.OneOption():
		slots = append(slots, choiceSlot(it, ref))
	case it.Kind.HasOptions():
		slots = ticks(it, ref)
	case it.Kind.HasColumns():
		for _, c := range it.Columns {
			slots = append(slots, columnSlot(it, c, ref))
		}
	default:
		slots = append(slots, Slot{Name: refName(ref), Hint: slotHint(entryOf(it)), field: refName(ref)})
	}
	for _, o := range it.Options {
		if o.Text {
			name := partName(ref, o.Key)
			slots = append(slots, Slot{Name: name, Part: strings.TrimSpace(o.Label + ": " + o.TextLabel), Hint: slotHint(entry{kind: survey.KindText, maxLength: o.TextMax}), field: name})
		}
	}
	for i := range slots {
		slots[i].Ref = ref
	}
	return slots
}

func choiceSlot(it *survey.Item, ref survey.Ref) Slot {
	s := Slot{Name: refName(ref), Hint: "Eine Antwort aus der Liste", field: refName(ref), keys: map[string]string{}}
	for _, o := range it.Options {
		s.choice(o.Label, o.Key)
	}
	if it.NoAnswer {
		s.choice(noAnswerLabel(it), noAnswerChoice)
	}
	return s
}

func (s *Slot) choice(label, key string) {
	s.Choices = append(s.Choices, label)
	s.keys[plainChoice(label)] = key
}

func ticks(it *survey.Item, ref survey.Ref) []Slot {
	var slots []Slot
	add := func(key, label, hint string) {
		slots = append(slots, Slot{Name: refName(ref) + "=" + key, Part: label, Hint: hint, Tick: true, field: refName(ref),
			keys: map[string]string{Ticked: key}})
	}
	for _, o := range it.Options {
		hint := Ticked + " für jede zutreffende Antwort"
		if o.Exclusive {
			hint = Ticked + ", dann keine andere Antwort"
		}
		add(o.Key, o.Label, hint)
	}
	if it.NoneOfThese {
		add(noneChoice, noneLabel(it), Ticked+", dann keine andere Antwort")
	}
	return slots
}

func columnSlot(it *survey.Item, c *survey.Column, ref survey.Ref) Slot {
	name := partName(ref, c.Key)
	s := Slot{Name: name, Part: c.Label, Hint: slotHint(columnEntry(c)), field: name}
	if c.Hint != "" {
		s.Hint = strings.TrimPrefix(s.Hint+". "+c.Hint, ". ")
	}
	if it.Kind == survey.KindRecords {
		s.Part = fmt.Sprintf("Eintrag %d: %s", ref.Record, c.Label)
	}
	if len(c.Options) > 0 {
		s.Hint, s.keys = strings.TrimSuffix("Eine Antwort aus der Liste. "+c.Hint, ". "), map[string]string{}
		for _, o := range c.Options {
			s.choice(o.Label, o.Key)
		}
	}
	return s
}

func slotHint(e entry) string {
	hint := e.format()
	switch {
	case e.kind.IsText() && e.maxLength > 0:
		hint = fmt.Sprintf("Text, höchstens %s Zeichen", Number(e.maxLength))
	case hint != "" && e.fits.Unit != "":
		hint += ", in " + e.fits.Unit
	}
	return hint
}

// plainChoice makes equal what office programs make of a text in a list.
func plainChoice(text string) string { return strings.Join(strings.Fields(Clean(text)), " ") }

// Clean makes texts equal that look equal, as it is done with everything posted.
func Clean(text string) string { return cleanText(text) }

// Fill is what stands in the slot under the value; empty where nothing does.
func (s Slot) Fill(it *survey.Item, v survey.Value) string {
	_, part, _ := strings.Cut(s.field, ":")
	switch {
	case s.Tick:
		key := s.keys[Ticked]
		if v.Has(key) || key == noneChoice && v.None {
			return Ticked
		}
	case s.Choices != nil:
		return s.label(chosenKey(v, part))
	case it.Kind.HasOptions():
		return v.Texts[part]
	case part != "":
		return columnEntry(it.Column(part)).typing(v.Fields[part])
	default:
		return entryOf(it).typing(v.Text)
	}
	return ""
}

func chosenKey(v survey.Value, column string) string {
	switch {
	case column != "":
		return v.Fields[column]
	case v.NoAnswer:
		return noAnswerChoice
	case len(v.Options) > 0:
		return v.Options[0]
	}
	return ""
}

func (s Slot) label(key string) string {
	for _, label := range s.Choices {
		if s.keys[plainChoice(label)] == key {
			return label
		}
	}
	return ""
}

// SlotProblem is a respondent's mistake in a slot.
type SlotProblem struct {
	Slot string // name
	Text string // German sentence
}

// ReadSlots makes one answer to the item of what was filled in, by the names of
// the slots: the answer that a form gives with the same letters.
func ReadSlots(it *survey.Item, ref survey.Ref, filled map[string]string) (survey.Value, []SlotProblem) {
	var problems []SlotProblem
	values, slots := url.Values{}, Slots(it, ref)
	for _, s := range slots {
		typed, known := s.posted(filled[s.Name])
		if !known {
			problems = append(problems, SlotProblem{s.Name, s.unknown()})
		} else if typed != "" {
			values.Add(s.field, typed)
		}
	}
	if len(problems) > 0 {
		return survey.Value{}, problems
	}
	d := decoder{values: values, used: map[string]bool{}, Posted: Posted{
		Answers: survey.Answers{}, Versions: map[survey.Ref]int{}, Typed: map[string]string{}}}
	if err := d.answer(it, ref); err != nil {
		return survey.Value{}, []SlotProblem{{slots[0].Name, Message(it, survey.Problem{Ref: ref, Code: survey.UnknownField})}}
	}
	for _, p := range d.Problems {
		problems = append(problems, SlotProblem{slotOf(slots, p).Name, Message(it, p)})
	}
	return d.Answers[ref], problems
}

// posted is what a form posts for what was filled in.
func (s Slot) posted(filled string) (typed string, known bool) {
	text := Clean(filled)
	if s.keys == nil || text == "" {
		return text, true
	}
	text = plainChoice(text)
	if s.Tick {
		text = strings.ToLower(text)
	}
	key, known := s.keys[text]
	return key, known
}

func (s Slot) unknown() string {
	if s.Tick {
		return "Tragen Sie „" + Ticked + "“ ein, wenn die Antwort zutrifft, oder lassen Sie die Zelle leer."
	}
	return "Diese Antwort gibt es nicht. Wählen Sie eine aus der Liste: „" + strings.Join(s.Choices, "“, „") + "“."
}

// slotOf is where the problem is mended.
func slotOf(slots []Slot, p survey.Problem) Slot {
	isText := isTextOfOption(p.Code)
	i := slices.IndexFunc(slots, func(s Slot) bool {
		ticked := s.Tick && s.keys[Ticked] == p.Part && !isText
		return p.Part != "" && (ticked || s.field == partName(p.Ref, p.Part))
	})
	return slots[max(i, 0)]
}

func isTextOfOption(c survey.Code) bool {
	return c == survey.TextWithoutOption || c == survey.TooLong || c == survey.ControlCharacter
}

// CleanValue makes a value that came without a form equal to the one that a form
// gives.
func CleanValue(v survey.Value) survey.Value {
	v.Text = Clean(v.Text)
	v.Texts, v.Fields = cleaned(v.Texts), cleaned(v.Fields)
	return v
}

func cleaned(texts map[string]string) map[string]string {
	clean := make(map[string]string, len(texts))
	for key, text := range texts {
		clean[key] = Clean(text)
	}
	return clean
}

// CheckValue tells in German sentences what is wrong with the value as an answer
// to the item.
func CheckValue(it *survey.Item, ref survey.Ref, v survey.Value) []string {
	var sentences []string
	for _, p := range it.Check(ref, v) {
		sentences = append(sentences, Message(it, p))
	}
	return sentences
}

// ConflictOf shows the conflict apart from a form's fields.
func ConflictOf(it *survey.Item, st State, c survey.Conflict) *Conflict {
	st.Conflicts = []survey.Conflict{c}
	return builder{State: st}.conflict(c.Ref, inLines(it))
}

// DecisionName is the posted name of what was decided about a conflict with the
// stored version.
func DecisionName(ref survey.Ref, version int) string { return decisionName(ref, version) }

// RefName names the answer as forms do.
func RefName(ref survey.Ref) string { return refName(ref) }

// ParseRefName reads RefName back.
func ParseRefName(name string) (survey.Ref, bool) { return parseRef(name) }
