package web

import (
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

// pageStatus is where a page stands, derived from its answers and its mark.
type pageStatus string

const (
	pageEmpty   pageStatus = "leer"
	pageStarted pageStatus = "begonnen"
	pageDone    pageStatus = "fertig gemeldet"
	allDone     pageStatus = "fertig"   // everything that was asked of somebody
	pageChanged pageStatus = "geändert" // by somebody else, after it was declared finished
)

// declared is what was said of a page as a whole.
type declared struct {
	Status pageStatus
	Done   edit // who declared it finished
	After  edit // who else changed an answer after that, and when; the latest
}

func (d *desk) declared(p *survey.Page) declared {
	mark, done := d.response.PagesDone[p.Key]
	if !done {
		return declared{Status: d.begun(p)}
	}
	said := declared{Status: pageDone, Done: d.editBy(mark.Author, mark.Time)}
	latest := mark.Time
	for ref, a := range d.stored {
		it := d.questionnaire().Item(ref.Item)
		if it != nil && it.Page == p && d.reads(it) && a.Author != mark.Author && a.Time.After(latest) {
			said.Status, said.After, latest = pageChanged, d.editBy(a.Author, a.Time), a.Time
		}
	}
	return said
}

func (d *desk) begun(p *survey.Page) pageStatus {
	for _, it := range d.only(access.Read, p.Items()) {
		if d.questionnaire().StateOf(it, d.answers()) != survey.Empty && d.questionnaire().Shown(it, d.answers()) {
			return pageStarted
		}
	}
	return pageEmpty
}

func (d *desk) editBy(person string, at time.Time) edit {
	if d.proxy != nil && !d.typists[person] { // the county's own work is not the DLT's to watch
		return edit{}
	}
	return edit{d.nameOf(person), at}
}

// nameOf is what the reader calls whoever typed an answer; empty for whom nobody
// can name.
func (d *desk) nameOf(person string) string {
	switch {
	case person == "" || person == d.scope.Person() && d.proxy != nil:
		return ""
	case d.typists[person] && d.proxy != nil:
		return "einer anderen Person im DLT"
	case d.typists[person]:
		return dltTyped
	}
	return memberOf(d.team, person).Contact.Text()
}

// dltTyped is what stands for the people of the DLT who typed in the county's place.
const dltTyped = "dem Deutschen Landkreistag (für Ihren Landkreis eingegeben)"

// finish sums up the section's pages in the same words: changed where one is,
// declared finished where all are.
func (v *sectionView) finish() {
	if v.Href == "" {
		v.Href = v.Pages[0].Href
	}
	status := pageEmpty
	for _, p := range v.Pages {
		if p.Status != pageEmpty {
			status = pageStarted
		}
	}
	if v.Done == len(v.Pages) {
		status = pageDone
	}
	notes := 0
	for _, p := range v.Pages {
		notes += p.Notes
		if p.Status == pageChanged {
			status = pageChanged
		}
	}
	v.StatusText = string(status)
	if notes > 0 {
		v.StatusText += ", Rückfrage"
	}
}
