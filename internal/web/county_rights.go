package web

import (
	"slices"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// memberOf is the person's entry in the team; a guest has none.
func memberOf(team []access.Member, person string) access.Member {
	for _, m := range team {
		if m.Person == person {
			return m
		}
	}
	return access.Member{}
}

// coordinatorOf is the team's coordinator; ok is false while there is none.
func coordinatorOf(team []access.Member) (m access.Member, ok bool) {
	for _, m := range team {
		if m.Part == access.Coordinator && !m.Revoked {
			return m, true
		}
	}
	return access.Member{}, false
}

// only keeps the items with which the desk's person may do so.
func (d *desk) only(act access.Act, items []*survey.Item) []*survey.Item {
	var allowed []*survey.Item
	for _, it := range items {
		if d.me.May(act, it) {
			allowed = append(allowed, it)
		}
	}
	return allowed
}

func (d *desk) reads(it *survey.Item) bool { return d.me.May(access.Read, it) }

// edits reports whether there is something on the page for the person to fill in.
func (d *desk) edits(p *survey.Page) bool { return len(d.only(access.Edit, p.Items())) > 0 }

// whole reports whether the person may declare the page finished.
func (d *desk) whole(p *survey.Page) bool { return d.me.May(access.Edit, p.Items()...) }

// sees reports whether the person may know what the check says: it tells about
// the answers that it reads.
func (d *desk) sees(c *survey.Check) bool {
	return d.me.May(access.Edit, d.questionnaire().ConcernedBy(c)...)
}

func (d *desk) objections() []survey.Objection {
	return slices.DeleteFunc(d.questionnaire().Objections(d.answers()), func(o survey.Objection) bool { return !d.sees(o.Check) })
}

// missing are the required answers that the person could still give.
func (d *desk) missing() []*survey.Item {
	return d.only(access.Edit, d.questionnaire().Obstacles(d.answers()).Missing)
}

// mine keeps the fields that the person may fill in.
func (d *desk) mine(fields []form.Field) []form.Field {
	return slices.DeleteFunc(fields, func(f form.Field) bool { return !d.me.May(access.Edit, d.questionnaire().Item(f.Name)) })
}

// visible counts what the person may read of the page; ok is false where that is
// nothing.
func (d *desk) visible(p survey.PageProgress) (counted survey.PageProgress, ok bool) {
	if d.me.May(access.Read, p.Page.Items()...) {
		return p, true
	}
	counted = survey.PageProgress{Page: p.Page}
	for _, it := range d.only(access.Read, p.Page.Items()) {
		ok = true
		state := d.questionnaire().StateOf(it, d.answers())
		if it.CompanionOf != "" || state == survey.NotShown {
			continue
		}
		counted.Shown++
		if state != survey.Empty {
			counted.Answered++
		}
	}
	return counted, ok
}

// edit is who changed a page last, and when.
type edit struct {
	Name string
	Time time.Time
}

func (d *desk) lastEdit(p *survey.Page) edit {
	var last survey.Answer
	for ref, a := range d.stored {
		it := d.questionnaire().Item(ref.Item)
		if it != nil && it.Page == p && d.reads(it) && a.Time.After(last.Time) {
			last = a
		}
	}
	return d.editBy(last.Author, last.Time)
}
