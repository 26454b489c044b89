package instrument

import "kreisumfrage/internal/survey"

// Translate says how answers to the old edition read under the new one. There is
// no Translation while the new edition says nothing about a change that breaks
// something: those changes are returned instead.
func Translate(old, now *Definition) (*survey.Translation, []Change) {
	d := &differ{old: old, now: now, items: map[string]string{}, before: map[string]*survey.Item{}}
	d.follow()
	t := &survey.Translation{From: old.Questionnaire, To: now.Questionnaire,
		Items: map[string]string{}, Keys: map[survey.Part]string{}, Apart: map[string]bool{}, Narrowed: map[string]bool{}}
	for id, was := range d.before {
		t.Items[was.ID] = id
		d.keys(t.Keys, was, id)
	}
	var open []Change
	for _, c := range Diff(old, now) {
		if !c.Settled() {
			open = append(open, c)
		}
		if c.Code == "range_narrowed" || c.Code == "limit_lowered" {
			t.Narrowed[c.Subject.Item] = true
		}
		decision, decided := now.Mappings.Changed[Changed{c.Subject, c.Code}]
		if !decided || decision.Comparable {
			continue
		}
		for _, id := range d.concerned(c.Subject, c.Code) {
			t.Apart[id] = true
		}
	}
	if len(open) > 0 {
		return nil, open
	}
	return t, nil
}

// Report lists what Diff finds, as pages show it.
func Report(old, now *Definition) []survey.EditionChange {
	var all []survey.EditionChange
	for _, c := range Diff(old, now) {
		all = append(all, survey.EditionChange{Class: string(c.Class), German: c.Class.German(), Text: c.Text,
			Old: c.Old, Line: c.Line, Mapped: c.Mapped, Open: !c.Settled(), Mapping: c.Mapping})
	}
	return all
}

// keys notes the options and columns of an old item that are called otherwise
// now. Mappings name the item and the column by their ids and keys of now.
func (d *differ) keys(keys map[survey.Part]string, was *survey.Item, id string) {
	for _, o := range was.Options {
		if to := d.optionNow(Subject{Item: id, Option: o.Key}); to != o.Key {
			keys[survey.Part{Item: was.ID, Option: o.Key}] = to
		}
	}
	for _, c := range was.Columns {
		column := c.Key
		if to, renamed := d.now.Mappings.Renamed[Subject{Item: id, Column: c.Key}]; renamed {
			column = to
			keys[survey.Part{Item: was.ID, Column: c.Key}] = to
		}
		for _, o := range c.Options {
			if to := d.optionNow(Subject{Item: id, Column: column, Option: o.Key}); to != o.Key {
				keys[survey.Part{Item: was.ID, Column: c.Key, Option: o.Key}] = to
			}
		}
	}
}

// concerned lists the items whose answers a change makes incomparable. A change
// of a figure concerns none: its new form is computed for all responses alike.
func (d *differ) concerned(s Subject, code string) []string {
	switch {
	case s.Item != "":
		return []string{s.Item}
	case s.Page != "" && code != "condition_changed":
		return d.reported(s.Page)
	}
	var ids []string
	for _, it := range d.now.Questionnaire.Items() {
		if s.Page != "" && it.Page.Key == s.Page || s.Section != "" && it.Page.Section.Key == s.Section {
			ids = append(ids, it.ID)
		}
	}
	return ids
}

// reported lists the items that a page's Fehlanzeige answers, then or now.
func (d *differ) reported(page string) []string {
	var ids []string
	if p := d.old.Questionnaire.Page(page); p != nil && p.Absence != nil {
		for _, a := range p.Absence.Answers {
			ids = append(ids, d.items[a.Item])
		}
	}
	if p := d.now.Questionnaire.Page(page); p != nil && p.Absence != nil {
		for _, a := range p.Absence.Answers {
			ids = append(ids, a.Item)
		}
	}
	return ids
}
