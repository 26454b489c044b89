package instrument

import (
	"slices"

	"kreisumfrage/internal/survey"
)

// pendingCheck waits until its condition is known.
type pendingCheck struct {
	raw   *rawCheck
	check *survey.Check
	page  *survey.Page
}

func (b *builder) checks(raws []rawCheck, p *survey.Page) {
	for i := range raws {
		raw := &raws[i]
		b.unique("check", raw.Key, raw.at("key"))
		known := scope{before: len(b.items), answers: true}
		c := &survey.Check{Key: raw.Key, Level: survey.Level(raw.Level), Text: raw.Text, At: raw.At}
		c.Piped.Text = b.wording(&raw.place, "text", known)
		p.Checks = append(p.Checks, c)
		if raw.When != nil {
			b.conditions = append(b.conditions, pendingCondition{raw.When, &c.When, known})
		}
		b.pending = append(b.pending, pendingCheck{raw, c, p})
	}
}

// beside finds the items beside which the checks are shown: the named one, or
// the last of the page that the condition is about.
func (b *builder) beside() {
	for _, p := range b.pending {
		if p.raw.has("at") {
			if p.check.At != "" && itemOf(p.page, p.check.At) == nil {
				b.add(p.raw.at("at"), "check_foreign_item", p.check.At)
			}
			continue
		}
		named := p.check.When.Items()
		for _, it := range p.page.Items() {
			if slices.Contains(named, it.ID) {
				p.check.At = it.ID
			}
		}
		if p.check.At == "" && p.check.When != nil {
			b.add(p.raw.node, "check_without_item")
		}
	}
}

// checks reports checks that can never fire, and those that always do.
func (r *reach) checks() {
	for _, p := range r.q.Pages() {
		for _, c := range p.Checks {
			r.judge(Subject{Check: c.Key}, "when", c.When, []*survey.Condition{p.Section.ShowIf, p.ShowIf}, "check_never", "check_always")
		}
	}
}
