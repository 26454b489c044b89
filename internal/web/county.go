package web

import (
	"cmp"
	"context"
	"time"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// desk is what every page of a county works on: its wave, questionnaire,
// response and answers. All of it comes from the session's scope.
type desk struct {
	scope    access.Scope
	wave     survey.Wave
	edition  *edition
	root     string          // address of all of its pages
	proxy    *survey.Proxy   // the DLT types in the county's place; nil: the county itself does
	typists  map[string]bool // of the DLT, who typed any of the answers
	response survey.Response
	stored   map[survey.Ref]survey.Answer
	reported map[string]bool // page key → its Fehlanzeige is in force
	now      time.Time
	team     []access.Member
	me       access.Member            // of the team
	notes    []survey.Note            // those that the desk's person may read
	drafts   drafts                   // notes that came with the form
	typed    time.Time                // when the form was, where it waited since
	remarks  map[string]survey.Remark // of a pre-test: the person's own, by item
}

// desk is for everybody who works on the answers.
func (s *Server) desk(c echo.Context, v *visitor) (*desk, error) {
	if v.Role.Staff() {
		return s.proxyDesk(c, v)
	}
	d, err := s.anyDesk(c, v)
	if err == nil && d.me.Part == access.Reviewer {
		err = errReviewer
	}
	return d, err
}

func (s *Server) anyDesk(c echo.Context, v *visitor) (*desk, error) {
	ctx := c.Request().Context()
	sc, ok := v.Scope(v.Wave)
	if !ok {
		return nil, survey.ErrNotFound
	}
	d := &desk{scope: sc, root: countyRoot}
	var err error
	if d.team, err = s.Store.Team(ctx, sc); err != nil {
		return nil, err
	}
	if d.me = memberOf(d.team, v.Person); d.me.Part == access.Guest {
		return nil, errGuest
	}
	return d, s.furnish(ctx, d)
}

// furnish puts on the desk whatever its scope works on.
func (s *Server) furnish(ctx context.Context, d *desk) (err error) {
	if d.wave, err = s.Store.Wave(ctx, d.scope.Wave()); err != nil {
		return err
	}
	if d.edition, err = s.editions.edition(ctx, d.wave.Edition); err != nil {
		return err
	}
	if d.now, err = s.Store.Now(ctx); err != nil {
		return err
	}
	return s.load(ctx, d)
}

// load reads what the county has answered and declared, again after a save.
func (s *Server) load(ctx context.Context, d *desk) error {
	var err error
	if d.response, err = s.Store.Response(ctx, d.scope); err != nil {
		return err
	}
	d.wave = d.wave.Extended(d.response.Extended)
	if d.proxy == nil {
		if err := s.loadWords(ctx, d); err != nil {
			return err
		}
	}
	stored, err := s.Store.Answers(ctx, d.scope)
	if err != nil {
		return err
	}
	d.stored, d.typists = make(map[survey.Ref]survey.Answer, len(stored)), map[string]bool{}
	for _, a := range stored {
		d.stored[a.Ref] = a
		if a.Proxy {
			d.typists[a.Author] = true
		}
	}
	return s.loadReports(ctx, d)
}

// loadWords reads what the county's people write beside their answers.
func (s *Server) loadWords(ctx context.Context, d *desk) (err error) {
	if d.notes, err = s.Store.Notes(ctx, d.scope, d.questionnaire()); err != nil {
		return err
	}
	return s.loadRemarks(ctx, d)
}

func (d *desk) questionnaire() *survey.Questionnaire { return d.edition.questionnaire }

func (d *desk) answers() survey.Answers {
	a := make(survey.Answers, len(d.stored))
	for ref, s := range d.stored {
		a[ref] = s.Value
	}
	return a
}

// asked is the county as the texts of the questionnaire name it.
func (d *desk) asked() form.Asked {
	return form.Asked{County: d.response.County.Name, Year: d.wave.Year, Reads: d.reads}
}

func (d *desk) texts() *form.Texts { return form.TextsOf(d.questionnaire(), d.asked(), d.answers()) }

// writable reports whether the county can change its answers now.
func (d *desk) writable() bool { return d.response.Writable(d.wave, d.now) }

// author says in the county's own pages who gave an answer.
func (d *desk) author(person string) string {
	if person == d.scope.Person() {
		return "Ihnen (an anderer Stelle)"
	}
	if name := d.nameOf(person); name != "" {
		return name
	}
	if d.proxy != nil {
		return "dem Landkreis"
	}
	return "einer anderen Person Ihres Landkreises"
}

// ownInput says who typed what is posted now, and when.
func (d *desk) ownInput() string {
	at := d.now
	if !d.typed.IsZero() {
		at = d.typed
	}
	when := germanDateTime(at)
	if survey.DayOf(at) == survey.DayOf(d.now) {
		when = "heute " + germanClock(at)
	}
	if name := d.me.Contact.Name; name != "" {
		return name + ", " + when
	}
	return when
}

// colleague is somebody who is on a page too.
type colleague struct {
	Name  string
	Since time.Time
}

// attend notes that the visitor is on the page and finds out who else is.
func (s *Server) attend(c echo.Context, d *desk, p *survey.Page) ([]colleague, error) {
	if d.proxy != nil { // who works in the county stays there
		return nil, nil
	}
	present, err := s.Store.Attend(c.Request().Context(), d.scope, p.Key)
	var others []colleague
	for _, o := range present {
		others = append(others, d.colleague(o))
	}
	return others, err
}

// colleague says it on a page where that person is now.
func (d *desk) colleague(p survey.Presence) colleague {
	return colleague{Name: cmp.Or(memberOf(d.team, p.Person).Contact.Text(), "eine andere Person Ihres Landkreises"), Since: p.Since}
}

// countyBase is the layout's data with the section navigation.
func (s *Server) countyBase(c echo.Context, d *desk, title string, current *survey.Page) base {
	b := s.base(c, title)
	b.Wave, b.Root, b.Proxy = viewOf(d.wave, d.now), d.root, d.proxyView()
	for _, section := range d.sections() {
		item := navItem{Title: section.Title, Href: section.Href, Status: section.StatusText}
		item.Current = current != nil && current.Section == section.section
		b.Nav = append(b.Nav, item)
	}
	return b
}

// sectionView is one section on the hub and in the navigation.
type sectionView struct {
	Number     string
	Title      string
	Href       string // first page that is not finished
	StatusText string
	Pages      []pageView
	Done       int // finished pages

	section *survey.Section
}

type pageView struct {
	Number   string // topics: "IV.5" or "IV.1–IV.4"
	Title    string
	Href     string
	Status   pageStatus
	Answered int
	Shown    int
	Open     string // what keeps from submitting, counted in words; empty: nothing
	Edited   edit
	Declared declared
	Notes    int // open ones

	page *survey.Page
}

// sections are those on the county's path, with the pages on its path.
func (d *desk) sections() []sectionView {
	var views []sectionView
	for _, p := range d.questionnaire().Progress(d.answers()) {
		p, ok := d.visible(p)
		if !ok {
			continue
		}
		if len(views) == 0 || views[len(views)-1].section != p.Page.Section {
			section := p.Page.Section
			views = append(views, sectionView{Number: section.Number, Title: section.Title, section: section})
		}
		view := &views[len(views)-1]
		page := pageView{
			Number: topicNumbers(p.Page), Title: p.Page.Title, Href: d.pagePath(p.Page),
			Answered: p.Answered, Shown: p.Shown, Edited: d.lastEdit(p.Page),
			Declared: d.declared(p.Page), Notes: d.openNotes(p.Page), page: p.Page,
		}
		page.Status = page.Declared.Status
		if page.Status == pageDone {
			view.Done++
		} else if view.Href == "" {
			view.Href = page.Href
		}
		view.Pages = append(view.Pages, page)
	}
	for i := range views {
		views[i].finish()
	}
	return views
}

// countyRoot is the address of the county's own pages.
const countyRoot = "/antwortbogen"

func (d *desk) pagePath(p *survey.Page) string { return d.root + pageStem + p.Key }

// pagePath is the page's address for the county.
func pagePath(p *survey.Page) string { return countyRoot + pageStem + p.Key }

// pageStem stands between a desk's address and the key of a page.
const pageStem = "/seite/"

func topicNumbers(p *survey.Page) string {
	first, last := p.Topics[0].Number, p.Topics[len(p.Topics)-1].Number
	if first == last {
		return first
	}
	return first + "–" + last
}
