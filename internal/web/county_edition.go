package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// madeField says in every form of a county under which edition it was made.
const madeField = "_ausgabe"

// madeOf is how a form names its edition.
func madeOf(edition string) string { return edition[:min(len(edition), 12)] }

// madeUnder returns the edition under which the posted form was made. A form
// that does not say is taken for one of the present edition.
func (s *Server) madeUnder(c echo.Context, w survey.Wave) (string, error) {
	return s.editionNamed(c.Request().Context(), w, c.Request().PostForm.Get(madeField))
}

// editionNamed is the edition of the wave that the form names.
func (s *Server) editionNamed(ctx context.Context, w survey.Wave, made string) (string, error) {
	if made == "" || made == madeOf(w.Edition) {
		return w.Edition, nil
	}
	inForce, err := s.Store.WaveEditions(ctx, w.Key)
	if err != nil {
		return "", err
	}
	for _, e := range inForce {
		if madeOf(e.Edition) == made {
			return e.Edition, nil
		}
	}
	return "", fmt.Errorf("form of edition %q: %w", made, survey.ErrInvalid)
}

// outdated reports whether the posted form was made under an earlier edition.
func (s *Server) outdated(c echo.Context, d *desk) (bool, error) {
	made, err := s.madeUnder(c, d.wave)
	return err == nil && made != d.wave.Edition, err
}

// lookAgain leads back from a form of an earlier edition on which nothing was
// typed.
func (*Server) lookAgain(c echo.Context, path string, err error) error {
	if err != nil {
		return err
	}
	return seeOther(c, path+"?hinweis=geaendert")
}

// overhauled lists the pages on the county's path with answers that do not count
// any more as they are: their questions changed after they were given.
func (s *Server) overhauled(ctx context.Context, d *desk) ([]navItem, error) {
	lineage, err := s.editions.lineage(ctx, d.wave)
	if err != nil {
		return nil, err
	}
	pages := map[*survey.Page]bool{}
	for ref, a := range d.stored {
		it := d.questionnaire().Item(ref.Item)
		if it != nil && a.Edition != d.wave.Edition && !a.Value.IsEmpty() && lineage.Parted(a.Edition, it.ID) {
			pages[it.Page] = true
		}
	}
	var links []navItem
	for _, p := range d.questionnaire().Pages() {
		if pages[p] && d.edits(p) && d.questionnaire().PageShown(p, d.answers()) {
			links = append(links, navItem{Title: p.Title, Href: d.pagePath(p)})
		}
	}
	return links, nil
}

// carried is a form of an earlier edition, read as one of the present.
type carried struct {
	answers  survey.Answers
	versions map[survey.Ref]int
	left     []typedText // what has no place on the page any more, in words
}

const changedTitle = "Der Fragebogen wurde inzwischen geändert"

// showChanged answers a form that was made under an earlier edition: nothing of
// it is stored, and all of it comes back, on the page as it is now or, where the
// page is gone, to be copied.
func (s *Server) showChanged(c echo.Context, d *desk, made string) error {
	switch {
	case d.response.Disposition == survey.Submitted:
		return fmt.Errorf("form of edition %.12s: %w", made, survey.ErrSubmitted)
	case !d.writable():
		return fmt.Errorf("form of edition %.12s: %w", made, survey.ErrClosed)
	}
	ctx, values := c.Request().Context(), c.Request().PostForm
	old, err := s.editions.edition(ctx, made)
	if err != nil {
		return err
	}
	before := old.questionnaire.Page(c.Param("page"))
	if before == nil || !d.edits(before) {
		return survey.ErrNotFound
	}
	posted, err := form.Decode(before, values)
	if err != nil {
		return err
	}
	now := d.questionnaire().Page(before.Key)
	if now != nil && (!d.questionnaire().PageShown(now, d.answers()) || !d.edits(now)) {
		now = nil
	}
	carried, err := s.carry(ctx, d, made, before, now, posted)
	if err != nil {
		return err
	}
	if d.drafts, err = d.draftsOf(before, values); err != nil {
		return err
	}
	carried.left = append(carried.left, d.strayNotes(before, now)...)
	if now == nil {
		page := errorPage{base: s.countyBase(c, d, changedTitle, nil), Status: http.StatusConflict, Typed: carried.left,
			Text: "Die Seite, die Sie ausgefüllt haben, gibt es im geänderten Fragebogen nicht mehr. Was Sie früher gespeichert haben, bleibt erhalten.",
			Next: d.root, Link: "Zum Antwortbogen"}
		return s.render(c, http.StatusConflict, "error", page)
	}
	st := d.state()
	st.Posted, st.Versions = carried.answers, carried.versions
	view := s.questionPage(c, d, now, st)
	view.Declared, view.Told, view.Changed, view.Left = values.Get(doneField), values.Get(toldField), true, carried.left
	return s.render(c, http.StatusConflict, "page", view)
}

// carry reads what was posted on the page before as answers of the page now.
func (s *Server) carry(ctx context.Context, d *desk, made string, before, now *survey.Page, posted form.Posted) (carried, error) {
	result := carried{answers: survey.Answers{}, versions: map[survey.Ref]int{}}
	lineage, err := s.editions.lineage(ctx, d.wave)
	if err != nil {
		return result, err
	}
	for _, ref := range slices.SortedFunc(maps.Keys(posted.Answers), inOrder(before)) {
		it, value := itemOf(before, ref.Item), posted.Answers[ref]
		if it == nil { // confirms a warning, which is asked again
			continue
		}
		read := lineage.Answer(made, ref, value)
		place := d.questionnaire().Item(read.Item)
		here := !read.Gone && now != nil && place != nil && place.Page == now
		kept := !read.Gone && !read.Cut && read.Value.Equal(d.stored[read.Ref].Value)
		if !value.IsEmpty() && !kept && (!here || read.Cut) {
			result.left = append(result.left, typedText{Label: it.Number + " " + it.Label, Text: strings.Join(form.Lines(it, value), "\n")})
		}
		if here && !kept {
			result.answers[read.Ref] = read.Value
			if result.versions[read.Ref], err = s.seenVersion(ctx, d, ref, read.Ref, posted.Versions[ref]); err != nil {
				return result, err
			}
		}
	}
	return result, nil
}

// strayNotes are notes that were typed about questions that are not on the page
// any more.
func (d *desk) strayNotes(before, now *survey.Page) (left []typedText) {
	for _, it := range before.Items() {
		if text := d.drafts.texts[it.ID]; text != "" && (now == nil || itemOf(now, it.ID) == nil) {
			left = append(left, typedText{Label: "Notiz zu " + it.Number + " " + it.Label, Text: text})
		}
		if text := d.drafts.remarks[it.ID].Text; text != "" && (now == nil || itemOf(now, it.ID) == nil) {
			left = append(left, typedText{Label: "Anmerkung zu " + it.Number + " " + it.Label, Text: text})
		}
	}
	return left
}

func itemOf(p *survey.Page, id string) *survey.Item {
	for _, it := range p.Items() {
		if it.ID == id {
			return it
		}
	}
	return nil
}

// inOrder sorts answers as their questions stand on the page.
func inOrder(p *survey.Page) func(a, b survey.Ref) int {
	place := map[string]int{}
	for i, it := range p.Items() {
		place[it.ID] = i
	}
	return func(a, b survey.Ref) int {
		return cmp.Or(cmp.Compare(place[a.Item], place[b.Item]), strings.Compare(a.Item, b.Item), cmp.Compare(a.Record, b.Record))
	}
}

// seenVersion is the version now of the answer that the form's editor saw, if
// nothing but new editions have changed it since; otherwise one that meets the
// conflict.
func (s *Server) seenVersion(ctx context.Context, d *desk, old, now survey.Ref, seen int) (int, error) {
	history, err := s.Store.History(ctx, d.scope, old.Item)
	if err != nil {
		return 0, err
	}
	for _, h := range history {
		if h.Ref == old && h.Version > seen && h.Path != survey.PathEdition {
			if now == old {
				return seen, nil
			}
			return 0, nil
		}
	}
	return d.stored[now].Version, nil
}

// oldPages are the pages with the key of all editions of the wave: a form may
// have been made under any of them.
func (s *Server) oldPages(ctx context.Context, w survey.Wave, key string) ([]*survey.Page, error) {
	inForce, err := s.Store.WaveEditions(ctx, w.Key)
	if err != nil {
		return nil, err
	}
	var pages []*survey.Page
	for _, e := range inForce {
		ed, err := s.editions.edition(ctx, e.Edition)
		if err != nil && e.Edition != w.Edition {
			continue // what stands in no form any more must not keep the others from being saved
		}
		if err != nil {
			return nil, err
		}
		if p := ed.questionnaire.Page(key); p != nil {
			pages = append(pages, p)
		}
	}
	return pages, nil
}

// overtaken shows the page again where the edition changed while its form was
// being saved.
func (s *Server) overtaken(c echo.Context, v *visitor, d *desk, err error) error {
	if !errors.Is(err, survey.ErrEdition) {
		return err
	}
	again, deskErr := s.desk(c, v)
	if deskErr != nil {
		return deskErr
	}
	return s.showChanged(c, again, d.wave.Edition)
}
