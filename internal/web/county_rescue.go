package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// turnAway answers a form of ours that its sender may not send. What was typed
// in a session that has ended is kept until the same person is back; of a
// session that nobody knows, nothing is.
func (s *Server) turnAway(c echo.Context, v *visitor, admission error) error {
	if !errors.Is(admission, errLoginNeeded) || !outlives(c) {
		return admission
	}
	session, err := s.Store.EndedSession(c.Request().Context(), access.HashToken(v.session.ID))
	kept := false
	if err == nil {
		kept, err = s.rescue(c, session)
	}
	switch {
	case errors.Is(err, survey.ErrNotFound), errors.Is(err, survey.ErrInvalid): // not a form that can be kept
		return admission
	case err != nil:
		return err
	case kept:
		return errRescued
	}
	return admission
}

// unheard refuses a form that ended the session itself: what it asked for is done.
func (s *Server) unheard(c echo.Context, session access.SessionRow) error {
	sc, ok := session.Principal().Scope(session.Wave)
	if c.Path() != passOnPath || !ok {
		return nil
	}
	heard, err := s.Store.Received(c.Request().Context(), sc, c.Request().PostForm.Get(saveField))
	if err == nil && heard {
		err = errPassedOn
	}
	return err
}

// outlives reports whether the route's forms are kept beyond their session.
func outlives(c echo.Context) bool {
	_, kept := keptForms[c.Path()]
	return kept || c.Path() == pageRoute || c.Path() == autosaveRoute
}

// turnBack answers a form that the visitor's session did not make. One that an
// ended session of the same person made, who is in again meanwhile, is kept for
// that session's county; every other is refused.
func (s *Server) turnBack(c echo.Context, v *visitor, admission error) error {
	if c.Request().PostForm.Get(tokenField) == "" { // no page of ours has such a form
		return errForeignForm
	}
	if path := loginPath(c); path != "" && v.Role == access.Anonymous {
		return seeOther(c, path+"?hinweis=noch-einmal")
	}
	refused := refusal(c, admission)
	if !outlives(c) || v.session.Values[revokedKey{}] != nil {
		return refused
	}
	made, err := s.formerSession(c, v)
	kept := false
	if err == nil {
		kept, err = s.rescue(c, made)
	}
	switch {
	case errors.Is(err, survey.ErrNotFound), errors.Is(err, survey.ErrInvalid): // not a form that can be kept
		return refused
	case err != nil:
		return err
	case !kept:
		return refused
	case v.Role == access.Anonymous:
		return errRescued
	case c.Path() != autosaveRoute && v.Person == made.Person && v.Wave == made.Wave && v.County == made.County:
		return s.leadToRescued(c, v)
	}
	return errKeptMeanwhile
}

// loginPath is where the form of a login is shown anew; empty for all others.
func loginPath(c echo.Context) string {
	switch c.Path() {
	case "/zugang/:token", "/zugang/:token/code":
		return "/zugang/" + c.Param("token")
	case "/dlt/anmelden":
		return c.Path()
	}
	return ""
}

// refusal says why a form is not taken. Who is not logged in has left the session
// that made it.
func refusal(c echo.Context, admission error) error {
	switch {
	case errors.Is(admission, errAdminLoginNeeded):
		return errFormerAdminLogin
	case !errors.Is(admission, errLoginNeeded):
		return errForeignForm
	case c.Path() == passOnPath:
		return errLeft
	}
	return errFormerLogin
}

// formerSession is the ended session that made the posted form, if it was the
// same person's as the cookie's.
func (s *Server) formerSession(c echo.Context, v *visitor) (access.SessionRow, error) {
	ctx := c.Request().Context()
	row, living := v.session.Values[rowKey{}].(access.SessionRow)
	if !living {
		var err error
		if row, err = s.Store.EndedSession(ctx, access.HashToken(v.session.ID)); err != nil {
			return row, err
		}
	}
	all, err := s.Store.FormerSessions(ctx, row)
	if err != nil {
		return row, err
	}
	for _, former := range all {
		if fits(formSecret(former.IDHash), c.Request().PostForm.Get(tokenField)) {
			return former, nil
		}
	}
	return row, survey.ErrNotFound
}

// leadToRescued opens the page that offers what was kept just now.
func (s *Server) leadToRescued(c echo.Context, v *visitor) error {
	if f, ok := keptForms[c.Path()]; ok {
		return seeOther(c, f.pageOf(c.Request().URL.Path))
	}
	d, err := s.desk(c, v)
	if err != nil {
		return err
	}
	target := "/antwortbogen"
	if p, err := d.editable(c.Param("page")); err == nil && d.writable() {
		target = pagePath(p)
	}
	return seeOther(c, target+"?hinweis=aufgehoben")
}

// rescue keeps the posted form for the person of the ended session that made it.
func (s *Server) rescue(c echo.Context, session access.SessionRow) (kept bool, err error) {
	if err := s.unheard(c, session); err != nil {
		return false, err
	}
	if f, ok := keptForms[c.Path()]; ok {
		return s.keep(c, f, session)
	}
	ctx, values := c.Request().Context(), maps.Clone(c.Request().PostForm)
	sc, ok := session.Principal().Scope(values.Get(waveField))
	if !ok || session.Role != access.CountyRep {
		return false, nil
	}
	w, err := s.Store.Wave(ctx, sc.Wave())
	if err != nil {
		return false, err
	}
	made, err := s.madeUnder(c, w)
	if err != nil {
		return false, err
	}
	for name := range values {
		if strings.HasPrefix(name, "_") && !strings.HasPrefix(name, noteField) && !strings.HasPrefix(name, remarkField) && !strings.HasPrefix(name, kindField) && !slices.Contains([]string{formField, saveField, waveField, madeField}, name) {
			delete(values, name)
		}
	}
	typed, err := s.typedLate(ctx, sc, made, c.Param("page"), values)
	if err != nil || len(typed) == 0 {
		return false, err
	}
	err = s.Store.Rescue(ctx, sc, survey.Rescue{Page: c.Param("page"), FormID: values.Get(formField), Fields: values.Encode()})
	return err == nil, err
}

// typedLate are the answers of the form, made under the edition, that its editor
// has changed and that are stored otherwise, and the notes in it.
func (s *Server) typedLate(ctx context.Context, sc access.Scope, made, page string, values url.Values) ([]typedText, error) {
	ed, err := s.editions.edition(ctx, made)
	if err != nil {
		return nil, err
	}
	p := ed.questionnaire.Page(page)
	if p == nil || int64(len(values.Encode())) > form.BodyLimit(p)+2*noteRoom(p) {
		return nil, survey.ErrNotFound
	}
	posted, err := form.Decode(p, values)
	if err != nil {
		return nil, err
	}
	stored, err := s.Store.Answers(ctx, sc)
	if err != nil {
		return nil, err
	}
	byRef := make(map[survey.Ref]survey.Answer, len(stored))
	for _, a := range stored {
		byRef[a.Ref] = a
	}
	var typed []typedText
	for _, ref := range slices.SortedFunc(maps.Keys(posted.Answers), inOrder(p)) {
		it, value := itemOf(p, ref.Item), posted.Answers[ref]
		if it == nil || value.Equal(byRef[ref].Value) { // confirmations are asked for again
			continue
		}
		touched, err := s.retyped(ctx, sc, ref, value, posted.Versions[ref], byRef[ref].Version)
		if err != nil {
			return nil, err
		}
		if touched {
			text := cmp.Or(strings.Join(form.Lines(it, value), "\n"), "(geleert)")
			typed = append(typed, typedText{Label: it.Number + " " + it.Label, Text: text})
		}
	}
	for _, it := range p.Items() {
		for _, field := range []string{noteField, remarkField} {
			if note, ok := typedNote(ed.questionnaire, field+it.ID, values.Get(field+it.ID)); ok {
				typed = append(typed, note)
			}
		}
	}
	return typed, nil
}

// retyped reports whether the editor changed the answer, and not only somebody
// else since.
func (s *Server) retyped(ctx context.Context, sc access.Scope, ref survey.Ref, value survey.Value, seen, now int) (bool, error) {
	if seen == now {
		return true, nil
	}
	if seen == 0 {
		return !value.IsEmpty(), nil
	}
	history, err := s.Store.History(ctx, sc, ref.Item)
	for _, h := range history {
		if h.Ref == ref && h.Version == seen {
			return !h.New.Equal(value), err
		}
	}
	return true, err
}

// rescueView offers what was typed into a page after the session had ended.
type rescueView struct {
	Time   time.Time
	Action string
	FormID string
	Typed  []typedText
}

func rescuePath(page string) string { return "/antwortbogen/seite/" + page + "/eingaben" }

// rescued is what waits for the visitor, by page.
func (s *Server) rescued(ctx context.Context, d *desk) (map[string][]rescueView, error) {
	all, err := s.Store.Rescued(ctx, d.scope)
	if err != nil {
		return nil, err
	}
	return s.rescueViews(ctx, d, all)
}

func (s *Server) rescueViews(ctx context.Context, d *desk, all []survey.Rescue) (map[string][]rescueView, error) {
	views := map[string][]rescueView{}
	for _, r := range all {
		if _, other := keptFormAt(r.Page); other {
			continue
		}
		view, err := s.rescueView(ctx, d, r)
		if err != nil {
			return nil, err
		}
		if len(view.Typed) > 0 {
			views[r.Page] = append(views[r.Page], view)
		}
	}
	return views, nil
}

func (s *Server) rescueView(ctx context.Context, d *desk, r survey.Rescue) (rescueView, error) {
	view := rescueView{Time: r.Time, Action: rescuePath(r.Page), FormID: r.FormID}
	values, err := url.ParseQuery(r.Fields)
	if err != nil {
		return view, fmt.Errorf("read rescued form: %w", err)
	}
	made, err := s.editionNamed(ctx, d.wave, values.Get(madeField))
	if err != nil {
		return view, err
	}
	view.Typed, err = s.typedLate(ctx, d.scope, made, r.Page, values)
	return view, err
}

// tellRescued links the hub to the pages where something waits for the visitor.
// What can be saved nowhere any more is given back to be copied.
func (s *Server) tellRescued(ctx context.Context, d *desk, view *hubPage) error {
	all, err := s.Store.Rescued(ctx, d.scope)
	if err != nil {
		return err
	}
	views, err := s.rescueViews(ctx, d, all)
	if err != nil {
		return err
	}
	for _, key := range slices.Sorted(maps.Keys(views)) {
		if p, err := d.editable(key); err == nil && d.writable() {
			view.Rescued = append(view.Rescued, navItem{Title: p.Title, Href: pagePath(p)})
			continue
		}
		for _, r := range views[key] {
			view.Left = append(view.Left, r.Typed...)
		}
	}
	return d.tellKept(all, view)
}

// settleRescue takes over what was typed too late, as if it had come in time, or
// drops it.
func (s *Server) settleRescue(c echo.Context, v *visitor) error {
	d, p, err := s.deskWithPage(c, v)
	if err == nil && !d.edits(p) {
		err = survey.ErrNotFound
	}
	if err != nil {
		return err
	}
	ctx, formID, action := c.Request().Context(), c.Request().PostForm.Get(formField), c.Request().PostForm.Get(actionField)
	switch action {
	case "verwerfen":
		if err := s.Store.DropRescue(ctx, d.scope, p.Key, formID); err != nil {
			return err
		}
		return seeOther(c, pagePath(p)+"?hinweis=verworfen")
	case "uebernehmen":
	default:
		return fmt.Errorf("rescue: action %q: %w", action, survey.ErrInvalid)
	}
	all, err := s.Store.Rescued(ctx, d.scope)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(all, func(r survey.Rescue) bool { return r.Page == p.Key && r.FormID == formID })
	if at < 0 { // settled in another window, or its time is over
		return seeOther(c, pagePath(p))
	}
	return s.takeOver(c, v, all[at])
}

const rescuedKey = "rescued"

// takeOver saves the kept form. While it meets mistakes or conflicts it stays
// kept: the page that shows them may be left. Its form says what it settles.
func (s *Server) takeOver(c echo.Context, v *visitor, r survey.Rescue) error {
	values, err := url.ParseQuery(r.Fields)
	if err != nil {
		return fmt.Errorf("read rescued form: %w", err)
	}
	values.Set(rescueField, r.FormID)
	c.Request().PostForm = values
	c.Set(rescuedKey, r)
	return s.savePage(c, v)
}
