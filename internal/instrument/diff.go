package instrument

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"kreisumfrage/internal/survey"
)

// Diff lists what is different in the new edition, the gravest first. What the
// new edition's mappings decide about is marked as mapped.
func Diff(old, now *Definition) []Change {
	d := &differ{old: old, now: now, items: map[string]string{"": ""}, before: map[string]*survey.Item{}}
	d.follow()
	d.questionnaire()
	d.sections()
	d.pages()
	d.everyItem()
	d.checks()
	d.figures()
	sortChanges(d.changes)
	return d.changes
}

type differ struct {
	old, now *Definition
	items    map[string]string       // ids of the old edition → their ids now
	before   map[string]*survey.Item // ids now → the items of the old edition
	changes  []Change
}

// follow finds every old item in the new edition. Two items never become one:
// their answers would be stored over each other.
func (d *differ) follow() {
	for _, it := range d.old.Questionnaire.Items() {
		id := it.ID
		to, renamed := d.now.Mappings.Renamed[Subject{Item: id}]
		if renamed && d.old.Questionnaire.Item(to) == nil && d.before[to] == nil {
			id = to
		}
		d.items[it.ID] = id
		if d.now.Questionnaire.Item(id) != nil {
			d.before[id] = it
		}
	}
}

// add reports a change of something that is there now; key names the part of it
// that changed.
func (d *differ) add(code string, s Subject, key string, args ...any) {
	c := Changed{s, code}
	d.record(d.now, s, key, c, d.decided(c), args)
}

// removed reports something that only the old edition has. The subject carries
// the item's id of now, as mappings do.
func (d *differ) removed(code string, s Subject) {
	_, retired := d.now.Mappings.Retired[s]
	c, there := Changed{s, code}, s
	if it := d.before[s.Item]; it != nil {
		there.Item = it.ID
	}
	d.record(d.old, there, "", c, retired || d.decided(c), nil)
}

// decided reports whether the new edition's author has decided about the change.
// Mappings stay in all later editions: one that the old edition carries decided
// about an earlier change.
func (d *differ) decided(c Changed) bool {
	_, mapped := d.now.Mappings.Changed[c]
	return mapped && !d.carried(c)
}

// carried reports whether the mapping stands the same in the old edition.
func (d *differ) carried(c Changed) bool {
	decision, mapped := d.now.Mappings.Changed[c]
	for was, earlier := range d.old.Mappings.Changed {
		if mapped && earlier == decision && was.Code == c.Code && d.subjectNow(was.Subject) == c.Subject {
			return true
		}
	}
	return false
}

// subjectNow names a subject of the old edition as mappings of the new one do.
func (d *differ) subjectNow(s Subject) Subject {
	if s.Item == "" {
		return s
	}
	s.Item = d.items[s.Item]
	if s.Column != "" {
		s.Column = d.columnNow(Subject{Item: s.Item, Column: s.Column})
	}
	if s.Option != "" {
		s.Option = d.optionNow(s)
	}
	return s
}

// renamed reports what the mappings have renamed; they need say no more.
func (d *differ) renamed(code string, s Subject, before string) {
	d.record(d.now, s, s.field(), Changed{s, code}, true, []any{before})
}

func (d *differ) record(file *Definition, there Subject, key string, what Changed, mapped bool, args []any) {
	known, listed := changes[what.Code]
	if !listed {
		panic("instrument: no wording for " + what.Code)
	}
	n, use := file.node(there, key)
	c := Change{Class: known.class, Code: what.Code, Subject: what.Subject,
		Text: file.name(there) + ": " + fmt.Sprintf(known.text, args...),
		Old:  file == d.old, Line: n.Line, Column: n.Column, Mapped: mapped && known.class.Breaks()}
	if use != nil {
		c.Text += " (" + use.String() + ")"
	}
	if !c.Settled() {
		c.Mapping = mappingFor(what)
		if d.carried(what) {
			c.Text += " Die Zuordnung steht so schon in der bisherigen Ausgabe; begründen Sie die neue Änderung (der neue Eintrag ersetzt den alten)."
		}
	}
	d.changes = append(d.changes, c)
}

// node returns where the key of the subject stands, and the use of its block.
func (d *Definition) node(s Subject, key string) (*yaml.Node, *use) {
	where, there := d.places[s]
	if !there { // a figure that no item makes
		where, key = d.places[Subject{}], "published_only"
	}
	return where.at(key), where.use
}

// name words a subject.
func (d *Definition) name(s Subject) string {
	item := ""
	if s.Item != "" {
		item = fmt.Sprintf("Frage „%s“", s.Item)
		if it := d.Questionnaire.Item(s.Item); it != nil {
			item += " (" + it.Number + ")"
		}
	}
	column := ""
	if s.Column != "" {
		column = fmt.Sprintf("Teil „%s“, ", s.Column)
	}
	switch {
	case s.Option != "":
		return fmt.Sprintf("Antwort „%s“, %s%s", s.Option, column, item)
	case s.Item != "":
		return column + item
	case s.Page != "":
		return fmt.Sprintf("Seite „%s“", s.Page)
	case s.Check != "":
		return fmt.Sprintf("Prüfung „%s“", s.Check)
	case s.Section != "":
		return fmt.Sprintf("Abschnitt „%s“", s.Section)
	case s.Figure != "":
		return "Abbildung " + s.Figure
	}
	return "Fragebogen"
}

func (d *differ) text(s Subject, key, what, before, now string) {
	if before != now {
		d.add("text_changed", s, key, what, quoted(now), quoted(before))
	}
}

// piped compares texts in which something may be filled in.
func (d *differ) piped(s Subject, key, what string, wasPiped survey.Wording, before string, isPiped survey.Wording, now string) {
	d.text(s, key, what, pipedWords(wasPiped, before, func(id string) string { return d.items[id] }),
		pipedWords(isPiped, now, func(id string) string { return id }))
}

func (d *differ) mark(s Subject, key string, before, now bool) {
	if before != now {
		d.add("mark_changed", s, key, key, map[bool]string{true: "gesetzt", false: "nicht mehr gesetzt"}[now])
	}
}

func (d *differ) questionnaire() {
	before, now := d.old.Questionnaire, d.now.Questionnaire
	top := Subject{}
	if before.Key != now.Key {
		d.add("survey_changed", top, "key", now.Key, before.Key)
	}
	d.text(top, "title", "Der Titel", before.Title, now.Title)
	for _, state := range []struct {
		key         string
		before, now survey.StateChoice
	}{{"no_answer", before.NoAnswer, now.NoAnswer}, {"none_of_these", before.NoneOfThese, now.NoneOfThese}} {
		if state.before.Label == "" || state.now.Label == "" {
			continue // every item that it concerns says so itself
		}
		d.text(top, state.key, "Die Beschriftung", state.before.Label, state.now.Label)
		if state.before.New != state.now.New {
			d.add("mark_changed", top, state.key, "new", map[bool]string{true: "gesetzt", false: "nicht mehr gesetzt"}[state.now.New])
		}
	}
}

func (d *differ) sections() {
	before, now := byName(d.old.Questionnaire.Sections, sectionKey), byName(d.now.Questionnaire.Sections, sectionKey)
	for _, s := range d.old.Questionnaire.Sections {
		if now[s.Key] == nil {
			d.removed("section_removed", Subject{Section: s.Key})
		}
	}
	for _, s := range d.now.Questionnaire.Sections {
		subject, earlier := Subject{Section: s.Key}, before[s.Key]
		if earlier == nil {
			d.add("section_added", subject, "")
			continue
		}
		d.text(subject, "title", "Der Titel", earlier.Title, s.Title)
		d.piped(subject, "intro", "Die Einleitung", earlier.Piped.Intro, earlier.Intro, s.Piped.Intro, s.Intro)
		d.condition(subject, earlier.ShowIf, s.ShowIf)
	}
	d.order(Subject{}, "sections", "Die Abschnitte", names(d.old.Questionnaire.Sections, sectionKey), names(d.now.Questionnaire.Sections, sectionKey))
}

func (d *differ) pages() {
	for _, p := range d.old.Questionnaire.Pages() {
		if d.now.Questionnaire.Page(p.Key) == nil {
			d.removed("page_removed", Subject{Page: p.Key})
		}
	}
	for _, p := range d.now.Questionnaire.Pages() {
		if earlier := d.old.Questionnaire.Page(p.Key); earlier == nil {
			d.add("page_added", Subject{Page: p.Key}, "")
		} else {
			d.page(earlier, p)
		}
	}
	for _, s := range d.now.Questionnaire.Sections {
		if i := slices.IndexFunc(d.old.Questionnaire.Sections, func(o *survey.Section) bool { return o.Key == s.Key }); i >= 0 {
			d.order(Subject{Section: s.Key}, "pages", "Die Seiten", names(d.old.Questionnaire.Sections[i].Pages, pageKey), names(s.Pages, pageKey))
		}
	}
}

func (d *differ) page(before, now *survey.Page) {
	s := Subject{Page: now.Key}
	d.text(s, "title", "Der Titel", before.Title, now.Title)
	d.piped(s, "intro", "Die Einleitung", before.Piped.Intro, before.Intro, now.Piped.Intro, now.Intro)
	if before.Section.Key != now.Section.Key {
		d.add("moved", s, "", now.Section.Title, now.Section.Key, before.Section.Title, before.Section.Key)
	}
	d.condition(s, before.ShowIf, now.ShowIf)
	d.absence(s, before.Absence, now.Absence)
	var earlier []string
	for _, it := range before.Items() {
		earlier = append(earlier, d.items[it.ID])
	}
	d.order(s, "items", "Die Fragen", earlier, names(now.Items(), itemID))
	if topics(before) != topics(now) {
		d.add("text_changed", s, "topics", "Die Gliederung", quoted(topics(now)), quoted(topics(before)))
	}
}

// topics words the page's headings between its questions.
func topics(p *survey.Page) string {
	var titles []string
	for _, t := range p.Topics {
		if t.Title != "" {
			titles = append(titles, t.Title)
		}
	}
	return strings.Join(titles, " / ")
}

func (d *differ) absence(s Subject, before, now *survey.Absence) {
	switch {
	case before == nil && now == nil:
	case before == nil:
		d.add("absence_offered", s, "absence")
	case now == nil:
		d.add("absence_withdrawn", s, "")
	default:
		d.text(s, "absence", "Die Fehlanzeige", before.Label, now.Label)
		d.text(s, "absence", "Der Satz zur Bestätigung der Fehlanzeige", before.Confirm, now.Confirm)
		if !reflect.DeepEqual(d.givenNow(before), d.given(now)) {
			d.add("absence_changed", s, "absence")
		}
	}
}

func (d *differ) given(a *survey.Absence) map[string]survey.Value {
	values := map[string]survey.Value{}
	for _, answer := range a.Answers {
		values[answer.Item] = answer.Value
	}
	return values
}

// givenNow translates a Fehlanzeige of the old edition to the ids of now.
func (d *differ) givenNow(a *survey.Absence) map[string]survey.Value {
	values := map[string]survey.Value{}
	for item, value := range d.given(a) {
		id := d.items[item]
		var keys []string
		for _, key := range value.Options {
			keys = append(keys, d.optionNow(Subject{Item: id, Option: key}))
		}
		translated := survey.Choose(keys...)
		translated.None = value.None
		values[id] = translated
	}
	return values
}

// order reports when what both editions have stands in another order.
func (d *differ) order(s Subject, key, what string, before, now []string) {
	if reordered(before, now) {
		d.add("order_changed", s, key, what)
	}
}

func reordered(before, now []string) bool {
	kept := func(in, of []string) []string {
		return slices.DeleteFunc(slices.Clone(in), func(key string) bool { return !slices.Contains(of, key) })
	}
	return !slices.Equal(kept(before, now), kept(now, before))
}

func sectionKey(s *survey.Section) string { return s.Key }
func pageKey(p *survey.Page) string       { return p.Key }
func itemID(it *survey.Item) string       { return it.ID }
func optionKey(o *survey.Option) string   { return o.Key }
func columnKey(c *survey.Column) string   { return c.Key }

func names[T any](all []T, name func(T) string) []string {
	var list []string
	for _, one := range all {
		list = append(list, name(one))
	}
	return list
}

func byName[T any](all []T, name func(T) string) map[string]T {
	found := map[string]T{}
	for _, one := range all {
		found[name(one)] = one
	}
	return found
}
