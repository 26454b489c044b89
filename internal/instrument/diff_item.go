package instrument

import (
	"fmt"
	"slices"
	"strings"

	"kreisumfrage/internal/survey"
)

func (d *differ) everyItem() {
	for _, it := range d.old.Questionnaire.Items() {
		if d.before[d.items[it.ID]] != it {
			d.removed("item_removed", Subject{Item: it.ID})
		}
	}
	for _, it := range d.now.Questionnaire.Items() {
		if before := d.before[it.ID]; before == nil {
			d.add("item_added", Subject{Item: it.ID}, "id")
		} else {
			d.item(before, it)
		}
	}
}

func (d *differ) item(before, now *survey.Item) {
	s := Subject{Item: now.ID}
	if before.ID != now.ID {
		d.renamed("item_renamed", s, before.ID)
	}
	d.piped(s, "label", "Der Wortlaut", before.Piped.Label, before.Label, now.Piped.Label, now.Label)
	d.piped(s, "hint", "Der Hinweis", before.Piped.Hint, before.Hint, now.Piped.Hint, now.Hint)
	d.piped(s, "help", "Die Erläuterung", before.Piped.Help, before.Help, now.Piped.Help, now.Help)
	d.mark(s, "proposed", before.Proposed, now.Proposed)
	d.path(s, before, now)
	d.kind(s, before.Kind, now.Kind)
	d.states(s, before, now)
	d.offer(s, "required", before.Required, now.Required, "required_added", "required_dropped")
	d.personal(s, before.Personal, now.Personal)
	if before.Kind == now.Kind {
		d.limits(s, before, now)
	}
	d.sentences(s, before.Errors, now.Errors)
	if before.Kind.HasOptions() && now.Kind.HasOptions() {
		d.options(s, before.Options, now.Options, now.Kind)
	}
	if before.Kind == now.Kind && now.Kind.HasColumns() {
		d.columns(s, before, now)
	}
}

// path reports another place in the questionnaire and another way to it. What
// the page or section changed is said there.
func (d *differ) path(s Subject, before, now *survey.Item) {
	d.condition(s, before.ShowIf, now.ShowIf)
	if parent := d.items[before.CompanionOf]; parent != now.CompanionOf {
		d.add("companion_changed", s, "companion_of", orNone(now.CompanionOf), orNone(before.CompanionOf))
	}
	if before.Page.Key == now.Page.Key && before.Page.Section.Key == now.Page.Section.Key {
		return
	}
	if before.Page.Key != now.Page.Key {
		d.add("moved", s, "", now.Page.Title, now.Page.Key, before.Page.Title, before.Page.Key)
	}
	way := func(p *survey.Page) *survey.Condition {
		all := slices.DeleteFunc([]*survey.Condition{p.Section.ShowIf, p.ShowIf}, func(c *survey.Condition) bool { return c == nil })
		if len(all) == 0 {
			return nil
		}
		return &survey.Condition{All: all}
	}
	d.condition(s, way(before.Page), way(now.Page))
}

func orNone(id string) string {
	if id == "" {
		return "keiner Frage"
	}
	return "„" + id + "“"
}

func (d *differ) condition(s Subject, before, now *survey.Condition) {
	if d.normal(before, true) != d.normal(now, false) {
		d.add("condition_changed", s, "show_if", conditionWords(d.now.Questionnaire, now), conditionWords(d.old.Questionnaire, before))
	}
}

// normal writes a condition so that equal ones are written equally, those of the
// old edition with the ids and keys of now.
func (d *differ) normal(c *survey.Condition, old bool) string {
	if c == nil {
		return ""
	}
	list := func(word string, parts []*survey.Condition) string {
		var all []string
		for _, part := range parts {
			all = append(all, d.normal(part, old))
		}
		slices.Sort(all)
		return word + "(" + strings.Join(all, ",") + ")"
	}
	switch {
	case c.Not != nil:
		return list("not", []*survey.Condition{c.Not})
	case c.All != nil:
		return list("all", c.All)
	case c.Any != nil:
		return list("any", c.Any)
	}
	if c.Compare != nil {
		return d.operand(c.Compare.Left, old) + string(c.Compare.Test) + d.operand(c.Compare.Right, old)
	}
	item, keys := c.Item, slices.Clone(c.In)
	if old {
		item = d.items[item]
		for i, key := range keys {
			keys[i] = d.optionNow(Subject{Item: item, Option: key})
		}
	}
	slices.Sort(keys)
	return fmt.Sprintf("%s%v%t", item, slices.Compact(keys), c.Answered)
}

func (d *differ) operand(o survey.Operand, old bool) string {
	var terms []string
	for _, t := range o.Sum {
		if old {
			t.Item = d.items[t.Item]
			t.Part = d.columnNow(Subject{Item: t.Item, Column: t.Part})
		}
		terms = append(terms, t.Item+"/"+t.Part)
	}
	slices.Sort(terms)
	return fmt.Sprintf("%q%v", o.Literal, terms)
}

// optionNow returns what an option's key is called now; the item's id is that
// of now.
func (d *differ) optionNow(s Subject) string {
	if to, renamed := d.now.Mappings.Renamed[s]; renamed {
		return to
	}
	return s.Option
}

// columnNow returns what a column's key is called now.
func (d *differ) columnNow(s Subject) string {
	if to, renamed := d.now.Mappings.Renamed[s]; renamed {
		return to
	}
	return s.Column
}

// fits says for the kinds that differ whether stored answers still fit, and
// whether results still mean the same.
var fits = map[[2]survey.Kind]string{
	{survey.KindText, survey.KindLongText}:   "kind_widened",
	{survey.KindURL, survey.KindText}:        "kind_widened",
	{survey.KindURL, survey.KindLongText}:    "kind_widened",
	{survey.KindEmail, survey.KindText}:      "kind_widened",
	{survey.KindEmail, survey.KindLongText}:  "kind_widened",
	{survey.KindSingle, survey.KindScale}:    "kind_changed",
	{survey.KindScale, survey.KindSingle}:    "kind_changed",
	{survey.KindSingle, survey.KindMultiple}: "kind_changed",
	{survey.KindScale, survey.KindMultiple}:  "kind_changed",
}

func (d *differ) kind(s Subject, before, now survey.Kind) {
	if before == now {
		return
	}
	code := fits[[2]survey.Kind{before, now}]
	if code == "" {
		code = "kind_narrowed"
	}
	d.add(code, s, "kind", string(now), string(before))
}

// states compares what may be answered beside the options.
func (d *differ) states(s Subject, before, now *survey.Item) {
	if !before.Kind.HasOptions() || !now.Kind.HasOptions() {
		return
	}
	d.offer(s, "no_answer", before.NoAnswer, now.NoAnswer, "no_answer_offered", "no_answer_withdrawn")
	d.offer(s, "none_of_these", before.NoneOfThese, now.NoneOfThese, "none_offered", "none_withdrawn")
}

func (d *differ) offer(s Subject, key string, before, now bool, offered, withdrawn string) {
	switch {
	case !before && now:
		d.add(offered, s, key)
	case before && !now:
		d.add(withdrawn, s, key)
	}
}

func (d *differ) personal(s Subject, before, now bool) {
	d.offer(s, "personal", before, now, "personal_marked", "personal_unmarked")
}

func (d *differ) limit(s Subject, key, what string, before, now int) {
	switch {
	case now > before:
		d.add("limit_raised", s, key, what, now, before)
	case now < before:
		d.add("limit_lowered", s, key, what, now, before)
	}
}

// options compares the options of an item or of a column of records; owner is
// the subject of now.
func (d *differ) options(owner Subject, before, now []*survey.Option, kind survey.Kind) {
	earlier, kept := d.keptOptions(owner, before, now)
	for _, o := range now {
		s := owner
		s.Option = o.Key
		switch was := earlier[o.Key]; {
		case was != nil:
			d.option(s, was, o)
		case kind.OneOption() || o.Exclusive:
			d.add("choice_added", s, "key")
		default:
			d.add("option_added", s, "key")
		}
	}
	switch {
	case !reordered(kept, names(now, optionKey)):
	case kind == survey.KindScale:
		d.add("scale_reordered", owner, "options")
	default:
		d.add("order_changed", owner, "options", "Die Antworten")
	}
}

// keptOptions reports what became of the old options. It returns those that are
// still there by their keys of now, and these keys in the old order.
func (d *differ) keptOptions(owner Subject, before, now []*survey.Option) (earlier map[string]*survey.Option, kept []string) {
	there, then := byName(now, optionKey), byName(before, optionKey)
	earlier = map[string]*survey.Option{}
	for _, o := range before {
		s := owner
		s.Option = o.Key
		key := d.optionNow(s)
		merged := key != o.Key && (then[key] != nil || earlier[key] != nil)
		switch {
		case there[key] == nil:
			d.removed("option_removed", s)
			continue
		case merged:
			d.add("options_merged", s.renamed(key), "key", o.Key)
			continue
		case key != o.Key:
			d.renamed("option_renamed", s.renamed(key), o.Key)
		}
		earlier[key] = o
		kept = append(kept, key)
	}
	return earlier, kept
}

func (d *differ) option(s Subject, before, now *survey.Option) {
	d.text(s, "label", "Die Beschriftung", before.Label, now.Label)
	d.text(s, "text_label", "Die Beschriftung des Textfelds", before.TextLabel, now.TextLabel)
	d.mark(s, "proposed", before.Proposed, now.Proposed)
	d.mark(s, "new", before.New, now.New)
	d.mark(s, "neutral", before.Neutral, now.Neutral)
	d.offer(s, "exclusive", before.Exclusive, now.Exclusive, "exclusive_added", "exclusive_dropped")
	d.offer(s, "text", before.Text, now.Text, "text_offered", "text_withdrawn")
	if before.Text && now.Text {
		d.limit(s, "text_max", "Die höchste Zeichenzahl des Textfelds", before.TextMax, now.TextMax)
	}
	d.following(s, before.CannotFollow, now.CannotFollow)
	d.condition(s, before.ShowIf, now.ShowIf)
}

// following reports other answers after which the option is asked about.
func (d *differ) following(s Subject, before, now []string) {
	var then []string
	for _, key := range before {
		of := s
		of.Option = key
		then = append(then, d.optionNow(of))
	}
	now = slices.Clone(now)
	slices.Sort(then)
	slices.Sort(now)
	if !slices.Equal(then, now) {
		d.add("follow_changed", s, "cannot_follow", quotedKeys(now), quotedKeys(then))
	}
}

func quotedKeys(keys []string) string {
	if len(keys) == 0 {
		return "keine"
	}
	return "„" + strings.Join(keys, "“, „") + "“"
}

func (d *differ) columns(owner Subject, before, now *survey.Item) {
	there := byName(now.Columns, columnKey)
	earlier := map[string]*survey.Column{}
	var kept []string
	for _, c := range before.Columns {
		s := Subject{Item: owner.Item, Column: c.Key}
		key := d.columnNow(s)
		if there[key] == nil {
			d.removed("column_removed", s)
			continue
		}
		if key != c.Key {
			d.renamed("column_renamed", Subject{Item: owner.Item, Column: key}, c.Key)
		}
		earlier[key] = c
		kept = append(kept, key)
	}
	for _, c := range now.Columns {
		s := Subject{Item: owner.Item, Column: c.Key}
		switch was := earlier[c.Key]; {
		case was != nil:
			d.column(s, was, c, now.Kind)
		case now.Kind == survey.KindGroup && c.Key != survey.TotalKey:
			d.add("part_added", s, "key")
		default:
			d.add("column_added", s, "key")
		}
	}
	d.order(owner, columnsKey(now.Kind), "Die Teile", kept, names(now.Columns, columnKey))
}

func columnsKey(kind survey.Kind) string {
	if kind == survey.KindGroup {
		return "parts"
	}
	return "columns"
}

func (d *differ) column(s Subject, before, now *survey.Column, owner survey.Kind) {
	d.text(s, "label", "Die Beschriftung", before.Label, now.Label)
	d.text(s, "hint", "Der Hinweis", before.Hint, now.Hint)
	d.kind(s, before.Kind, now.Kind)
	d.personal(s, before.Personal, now.Personal)
	if before.Kind == now.Kind {
		d.limit(s, "max_length", "Die höchste Zeichenzahl", before.MaxLength, now.MaxLength)
		if owner == survey.KindRecords { // the parts of a group share the range of their question
			d.span(s, before.Range, now.Range, now.Kind)
		}
		d.options(s, before.Options, now.Options, now.Kind)
	}
}
