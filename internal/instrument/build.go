package instrument

import (
	"go.yaml.in/yaml/v4"

	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/survey"
)

const maxQuestions = 8 // on one page, companions not counted

// builder makes the questionnaire and the figure specs out of the raw
// definition. It goes on after every mistake, so it must not rely on anything
// that has been reported.
type builder struct {
	*report
	raw *rawDefinition

	sets       map[string]*optionSet
	bases      map[string]*namedBase
	items      []*survey.Item
	byID       map[string]*survey.Item
	sums       map[*survey.Item]survey.Range // what the parts of a group can add up to
	nodes      map[string]*yaml.Node         // "item id", "page key" ... → where it was first used
	conditions []pendingCondition
	pending    []pendingCheck
	pipes      []pendingPipe
	requests   []figureRequest
	specs      []figure.Spec
}

// pendingCondition waits until all items are known.
type pendingCondition struct {
	raw    *rawCondition
	target **survey.Condition
	scope  scope
}

func (b *builder) questionnaire() *survey.Questionnaire {
	b.byID, b.nodes, b.sums = map[string]*survey.Item{}, map[string]*yaml.Node{}, map[*survey.Item]survey.Range{}
	b.optionSets()
	var sections []*survey.Section
	for i := range b.raw.Sections {
		sections = append(sections, b.section(&b.raw.Sections[i]))
	}
	b.unusedSets()
	for _, c := range b.conditions {
		*c.target = b.condition(c.raw, c.scope)
	}
	b.beside()
	b.answersPiped()
	number(sections)
	q := survey.New(b.raw.Key, b.raw.Title, sections)
	q.NoAnswer, q.NoneOfThese = stateChoice(b.raw.NoAnswer), stateChoice(b.raw.NoneOfThese)
	q.FiguresOf = b.raw.FiguresOf
	return q
}

func stateChoice(raw *rawState) survey.StateChoice {
	if raw == nil {
		return survey.StateChoice{}
	}
	return survey.StateChoice{Label: raw.Label, New: raw.New}
}

func (b *builder) section(raw *rawSection) *survey.Section {
	b.unique("section", raw.Key, raw.at("key"))
	s := &survey.Section{Key: raw.Key, Title: raw.Title, Intro: raw.Intro}
	s.Piped.Intro = b.wording(&raw.place, "intro", scope{before: len(b.items)})
	b.later(raw.ShowIf, &s.ShowIf)
	for i := range raw.Pages {
		s.Pages = append(s.Pages, b.page(&raw.Pages[i]))
	}
	return s
}

func (b *builder) page(raw *rawPage) *survey.Page {
	b.unique("page", raw.Key, raw.at("key"))
	p := &survey.Page{Key: raw.Key, Title: raw.Title, Intro: raw.Intro}
	p.Piped.Intro = b.wording(&raw.place, "intro", scope{before: len(b.items)})
	b.later(raw.ShowIf, &p.ShowIf)
	if raw.has("items") == raw.has("topics") {
		b.add(raw.node, "page_content")
	}
	if raw.has("items") {
		p.Topics = append(p.Topics, b.topic("", raw.Items))
	}
	for i := range raw.Topics {
		p.Topics = append(p.Topics, b.topic(raw.Topics[i].Title, raw.Topics[i].Items))
	}
	questions := 0
	for _, it := range p.Items() {
		if it.CompanionOf == "" {
			questions++
		}
	}
	if questions > maxQuestions {
		b.add(raw.node, "page_too_long", questions, maxQuestions)
	}
	b.absence(raw.Absence, p)
	b.checks(raw.Checks, p)
	return p
}

func (b *builder) topic(title string, raws []rawItem) *survey.Topic {
	t := &survey.Topic{Title: title}
	for i := range raws {
		it := b.item(&raws[i])
		b.companion(&raws[i], t)
		t.Items = append(t.Items, it)
	}
	return t
}

// companion makes sure that the item stands under its parent, with nothing but
// other companions of the same parent between them.
func (b *builder) companion(raw *rawItem, t *survey.Topic) {
	if raw.CompanionOf == "" {
		return
	}
	n := raw.at("companion_of")
	parent := b.byID[raw.CompanionOf]
	if parent == nil || parent.ID == raw.ID {
		b.add(n, "unknown_item", raw.CompanionOf)
		return
	}
	if len(t.Items) > 0 {
		if above := t.Items[len(t.Items)-1]; parent.CompanionOf == "" &&
			(above == parent || above.CompanionOf == parent.ID) {
			return
		}
	}
	b.add(n, "companion_misplaced", raw.ID, raw.CompanionOf)
}

func (b *builder) absence(raw *rawAbsence, p *survey.Page) {
	if raw == nil {
		return
	}
	p.Absence = &survey.Absence{Label: raw.Label, Confirm: raw.Confirm}
	for i := range raw.Answers {
		a := &raw.Answers[i]
		value := survey.Choose(a.Choose...)
		value.None = a.None
		p.Absence.Answers = append(p.Absence.Answers, survey.AbsenceAnswer{Item: a.Item, Value: value})
		it := itemOf(p, a.Item)
		switch {
		case a.Item == "":
		case it == nil:
			b.add(a.at("item"), "absence_foreign_item", a.Item)
		case value.IsEmpty() || len(it.Check(survey.Ref{Item: it.ID}, value)) > 0:
			b.add(a.node, "absence_invalid_value", a.Item)
		}
	}
}

func itemOf(p *survey.Page, id string) *survey.Item {
	for _, it := range p.Items() {
		if it.ID == id {
			return it
		}
	}
	return nil
}

// unique reports the second use of a permanent key.
func (b *builder) unique(what, key string, n *yaml.Node) {
	if key == "" {
		return
	}
	if first := b.nodes[what+" "+key]; first != nil {
		b.add(n, "duplicate_"+what, key, first.Line)
		return
	}
	b.nodes[what+" "+key] = n
}

// later keeps a condition for when all items are known. It may refer to the
// items read so far.
func (b *builder) later(raw *rawCondition, target **survey.Condition) {
	if raw != nil {
		b.conditions = append(b.conditions, pendingCondition{raw, target, scope{before: len(b.items)}})
	}
}
