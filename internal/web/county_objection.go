package web

import (
	"fmt"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// obstaclesView is what keeps from submitting, and what was confirmed so that it
// does not.
type obstaclesView struct {
	Count    int            // of what is left to do
	Missing  []form.Problem // required answers
	Faults   []form.Problem // errors
	Warnings []warningView
	Asked    int // warnings that nobody has confirmed
}

// warningView is a warning with the address of its question.
type warningView struct {
	form.Objection
	Number string
	Href   string
}

// obstacles are those of the questionnaire, which may recall an earlier wave.
func (d *desk) obstacles(q *survey.Questionnaire) obstaclesView {
	texts := d.texts()
	var view obstaclesView
	for _, it := range d.missing() {
		view.Missing = append(view.Missing, form.Problem{Href: d.pagePath(it.Page) + "#" + form.DOMID(it), Text: it.Number + " " + texts.Label(it)})
	}
	for _, o := range form.Objections(q, d.state()) {
		it := q.Item(o.Item)
		href := d.pagePath(it.Page) + "#" + o.ID
		if o.Recalled {
			href = d.pagePath(it.Page) + "#" + form.DOMID(it)
		}
		switch {
		case o.Confirm == nil:
			view.Faults = append(view.Faults, form.Problem{Href: href, Text: it.Number + ": " + o.Text})
			continue
		case !o.Settled:
			view.Asked++
		}
		view.Warnings = append(view.Warnings, warningView{o, it.Number, href})
	}
	view.Count = len(view.Missing) + len(view.Faults) + view.Asked
	return view
}

// requires reports whether the questionnaire has questions that have to be
// answered.
func requires(q *survey.Questionnaire) bool {
	return slices.ContainsFunc(q.Items(), func(it *survey.Item) bool { return it.Required })
}

// tellObstacles counts on every page what keeps from submitting.
func (d *desk) tellObstacles(sections []sectionView) {
	missing, objections := map[*survey.Page]int{}, map[*survey.Page]int{}
	for _, it := range d.missing() {
		missing[it.Page]++
	}
	for _, o := range d.objections() {
		if !o.Settled() {
			objections[o.Page]++
		}
	}
	for _, section := range sections {
		for i := range section.Pages {
			p := &section.Pages[i]
			p.Open = openText(missing[p.page], objections[p.page])
		}
	}
}

func openText(missing, objections int) string {
	var parts []string
	add := func(n int, one, many string) {
		switch {
		case n == 1:
			parts = append(parts, one)
		case n > 1:
			parts = append(parts, fmt.Sprintf("%d %s", n, many))
		}
	}
	add(missing, "eine Pflichtangabe", "Pflichtangaben")
	add(objections, "ein Hinweis", "Hinweise")
	return strings.Join(parts, " und ")
}

// confirm saves which warnings are confirmed on the check page.
func (s *Server) confirm(c echo.Context, v *visitor) error {
	d, err := s.desk(c, v)
	if err != nil {
		return err
	}
	ctx, values := c.Request().Context(), c.Request().PostForm
	if values.Get(waveField) != d.wave.Key {
		return fmt.Errorf("form of wave %q: %w", values.Get(waveField), survey.ErrInvalid)
	}
	all := &survey.Page{}
	for _, p := range d.questionnaire().Pages() {
		all.Checks = append(all.Checks, p.Checks...)
	}
	all.Checks = append(all.Checks, d.questionnaire().Recalls()...)
	posted, err := form.Decode(all, values)
	if err != nil {
		return err
	}
	result, err := s.Store.SaveAnswers(ctx, d.scope, survey.Save{
		FormID: values.Get(formField), SaveID: values.Get(saveField), Edition: d.wave.Edition, Path: survey.PathForm, Changes: posted.Changes(),
		Questionnaire: d.questionnaire(),
	})
	switch {
	case err != nil:
		return fmt.Errorf("confirm: %w", err)
	case len(result.Conflicts) > 0:
		return seeOther(c, d.root+"/pruefen?hinweis=anders-bestaetigt")
	}
	return seeOther(c, d.root+"/pruefen?hinweis=gespeichert")
}

// In the address they tell a page why it comes again.
const (
	objectionNotice = "pruefen"
	moreNotice      = "weitere-fragen"
)

// unsettled are the objections to answers of the page that are neither mended
// nor confirmed.
func (d *desk) unsettled(p *survey.Page) []survey.Objection {
	return slices.DeleteFunc(d.objections(), func(o survey.Objection) bool {
		return o.Page != p || o.Settled()
	})
}

// seenText names the objections together with the values that they are about.
func seenText(objections []survey.Objection) string {
	var all []string
	for _, o := range objections {
		all = append(all, o.Key+"="+o.Confirmation.Text)
	}
	return strings.Join(all, " ")
}

// objectsAnew reports whether the page has objections that its form did not show.
func (d *desk) objectsAnew(p *survey.Page, seen string) bool {
	known := strings.Fields(seen)
	return slices.ContainsFunc(d.unsettled(p), func(o survey.Objection) bool {
		return !slices.Contains(known, seenText([]survey.Objection{o}))
	})
}

// undecided leaves out the conflicts about warnings that fire no more: there is
// nothing left to confirm.
func (d *desk) undecided(conflicts []survey.Conflict) []survey.Conflict {
	objections := d.questionnaire().Objections(d.answers())
	return slices.DeleteFunc(conflicts, func(c survey.Conflict) bool {
		_, confirmation := c.ConfirmedCheck()
		return confirmation && !slices.ContainsFunc(objections, func(o survey.Objection) bool { return o.Ref() == c.Ref })
	})
}
