package instrument

import "kreisumfrage/internal/survey"

// checks compares the checks by their keys. None of their changes breaks
// anything: they never alter an answer.
func (d *differ) checks() {
	before, now := d.old.checks(), d.now.checks()
	for _, c := range before {
		if d.now.Questionnaire.Check(c.Key) == nil {
			d.removed("check_removed", Subject{Check: c.Key})
		}
	}
	for _, c := range now {
		s := Subject{Check: c.Key}
		if was := d.old.Questionnaire.Check(c.Key); was != nil {
			d.check(s, was, c)
		} else {
			d.add("check_added", s, "key")
		}
	}
}

func (d *Definition) checks() []*survey.Check {
	var all []*survey.Check
	for _, p := range d.Questionnaire.Pages() {
		all = append(all, p.Checks...)
	}
	return all
}

func (d *differ) check(s Subject, before, now *survey.Check) {
	d.piped(s, "text", "Der Text", before.Piped.Text, before.Text, now.Piped.Text, now.Text)
	if before.Level != now.Level || d.normal(before.When, true) != d.normal(now.When, false) {
		d.add("check_changed", s, "when", levelWords[now.Level], clause(d.now.Questionnaire, now.When, false),
			levelWords[before.Level], clause(d.old.Questionnaire, before.When, false))
	}
	if at := d.items[before.At]; at != now.At {
		d.add("check_moved", s, "at", now.At, before.At)
	}
}
