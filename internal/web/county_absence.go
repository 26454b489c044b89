package web

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// absencePage asks once whether a whole area does not concern the county.
type absencePage struct {
	base
	Section string
	Page    string
	Confirm string // markup
	Action  string
	Back    string
	FormID  string
	SaveID  string
	WaveKey string
	Made    string
	Answers []absenceRow
}

// absenceRow is one answer that the Fehlanzeige gives, beside what it replaces.
type absenceRow struct {
	Number      string
	Label       string
	New         string
	Old         []string // empty: nothing is replaced
	VersionName string
	Version     int
}

// absence is the page's offer, or nil: also where the same answers were given by
// hand, and there is nothing left to report.
func (d *desk) absence(p *survey.Page) *absenceBox {
	reported := d.reported[p.Key]
	if p.Absence == nil || (d.absent(p) && !reported) || !d.me.May(access.Edit, d.absenceItems(p)...) {
		return nil
	}
	href := d.pagePath(p) + "/fehlanzeige"
	return &absenceBox{Label: p.Absence.Label, Href: href, UndoHref: href + "/zuruecknehmen", Given: reported}
}

func (d *desk) absenceItems(p *survey.Page) []*survey.Item {
	var items []*survey.Item
	for _, a := range p.Absence.Answers {
		items = append(items, d.questionnaire().Item(a.Item))
	}
	return items
}

// absent reports whether the page's answers are those of its Fehlanzeige.
func (d *desk) absent(p *survey.Page) bool {
	for _, a := range p.Absence.Answers {
		if !d.stored[survey.Ref{Item: a.Item}].Value.Equal(a.Value) {
			return false
		}
	}
	return true
}

// loadReports finds out which pages' answers stem from a Fehlanzeige.
func (s *Server) loadReports(ctx context.Context, d *desk) error {
	d.reported = map[string]bool{}
	for _, p := range d.questionnaire().Pages() {
		if p.Absence == nil || !d.absent(p) {
			continue
		}
		replaced, err := s.beforeAbsence(ctx, d, p)
		if err != nil {
			return err
		}
		d.reported[p.Key] = len(replaced) > 0
	}
	return nil
}

func (s *Server) absenceOf(c echo.Context, v *visitor) (*desk, *survey.Page, error) {
	d, p, err := s.deskWithPage(c, v)
	if err == nil && (p.Absence == nil || !d.me.May(access.Edit, d.absenceItems(p)...)) {
		err = survey.ErrNotFound
	}
	return d, p, err
}

func (s *Server) showAbsence(c echo.Context, v *visitor) error {
	d, p, err := s.absenceOf(c, v)
	if err != nil {
		return err
	}
	if !d.writable() {
		return seeOther(c, d.root+"/pruefen")
	}
	formID, _ := access.NewToken()
	saveID, _ := access.NewToken()
	view := absencePage{
		base: s.countyBase(c, d, p.Absence.Label, p), Section: p.Section.Title, Page: p.Title, Confirm: p.Absence.Confirm,
		Action: d.pagePath(p) + "/fehlanzeige", Back: d.pagePath(p), FormID: formID, SaveID: saveID, WaveKey: d.wave.Key,
		Made: madeOf(d.wave.Edition),
	}
	texts := d.texts()
	for _, a := range p.Absence.Answers {
		it, ref := d.questionnaire().Item(a.Item), survey.Ref{Item: a.Item}
		view.Answers = append(view.Answers, absenceRow{
			Number: it.Number, Label: texts.Label(it), New: strings.Join(form.Lines(it, a.Value), ", "), Old: form.Lines(it, d.stored[ref].Value),
			VersionName: form.VersionPrefix + it.ID, Version: d.stored[ref].Version,
		})
	}
	return s.render(c, http.StatusOK, "absence", view)
}

func (s *Server) saveAbsence(c echo.Context, v *visitor) error {
	d, p, err := s.absenceOf(c, v)
	if err != nil {
		return err
	}
	if outdated, err := s.outdated(c, d); outdated || err != nil {
		return s.lookAgain(c, d.pagePath(p), err)
	}
	var changes []survey.Change
	for _, a := range p.Absence.Answers {
		version, err := strconv.Atoi(c.Request().PostForm.Get(form.VersionPrefix + a.Item))
		if err != nil {
			return fmt.Errorf("absence of %s: version: %w", p.Key, survey.ErrInvalid)
		}
		changes = append(changes, survey.Change{Ref: survey.Ref{Item: a.Item}, Value: a.Value, Version: version})
	}
	return s.saveArea(c, d, p, changes, survey.PathAbsence, "fehlanzeige")
}

// undoAbsence gives the area the answers back that it had before the Fehlanzeige.
func (s *Server) undoAbsence(c echo.Context, v *visitor) error {
	d, p, err := s.absenceOf(c, v)
	if err != nil {
		return err
	}
	if outdated, err := s.outdated(c, d); outdated || err != nil {
		return s.lookAgain(c, d.pagePath(p), err)
	}
	if !d.reported[p.Key] {
		return seeOther(c, d.pagePath(p))
	}
	changes, err := s.beforeAbsence(c.Request().Context(), d, p)
	if err != nil {
		return err
	}
	return s.saveArea(c, d, p, changes, survey.PathAbsenceUndo, "zurueckgenommen")
}

// beforeAbsence are the values that the Fehlanzeige replaced. What had been
// answered the same way by hand is not among them and stays.
func (s *Server) beforeAbsence(ctx context.Context, d *desk, p *survey.Page) ([]survey.Change, error) {
	lineage, err := s.editions.lineage(ctx, d.wave)
	if err != nil {
		return nil, err
	}
	var replaced []survey.Change
	for _, a := range p.Absence.Answers {
		ref := survey.Ref{Item: a.Item}
		last, err := s.lastGiven(ctx, d, lineage.Names(a.Item))
		if err != nil {
			return nil, err
		}
		if last.Path != survey.PathAbsence {
			continue
		}
		change := survey.Change{Ref: ref, Version: d.stored[ref].Version}
		if read := lineage.Answer(last.Edition, last.Ref, last.Old); !read.Gone && read.Ref == ref {
			change.Value = read.Value
		}
		replaced = append(replaced, change)
	}
	return replaced, nil
}

// lastGiven is the newest entry in the history of the item with these ids that
// changed its answer: neither put it into the words of a new edition nor saved
// it once more under one.
func (s *Server) lastGiven(ctx context.Context, d *desk, names []string) (last survey.HistoryEntry, err error) {
	for _, name := range slices.Backward(names) {
		history, err := s.Store.History(ctx, d.scope, name)
		if err != nil {
			return last, err
		}
		for _, h := range history {
			if h.Path != survey.PathEdition && !h.Old.Equal(h.New) && !h.Time.Before(last.Time) {
				last = h
			}
		}
	}
	return last, nil
}

func (s *Server) saveArea(c echo.Context, d *desk, p *survey.Page, changes []survey.Change, path survey.Path, notice string) error {
	ctx, values := c.Request().Context(), c.Request().PostForm
	result, err := s.Store.SaveAnswers(ctx, d.scope, survey.Save{
		FormID: values.Get(formField), SaveID: values.Get(saveField), Edition: d.wave.Edition, Path: path, Changes: changes,
		Questionnaire: d.questionnaire(),
	})
	if err != nil {
		return fmt.Errorf("absence of %s: %w", p.Key, err)
	}
	if err := s.load(ctx, d); err != nil {
		return err
	}
	if len(result.Conflicts) > 0 {
		versions := map[survey.Ref]int{}
		for _, change := range changes {
			versions[change.Ref] = change.Version
		}
		return s.showConflicts(c, d, p, versions, result)
	}
	return seeOther(c, d.pagePath(p)+"?hinweis="+notice)
}
