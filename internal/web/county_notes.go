package web

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

const notesPath = "/antwortbogen/notizen"

// Names of the fields of notes, with the key of the question or the note behind
// them. They are part of a page's form: its buttons save them together with the
// answers, and what happens to typed answers happens to a typed note, too.
const (
	noteField   = "_notiz:"
	settleField = "_erledigt:"
	reopenField = "_wieder:"
	remarkField = "_anmerkung:" // of a pre-test
	kindField   = "_art:"
)

// notesView is what was written to colleagues about a question, with the place
// for more.
type notesView struct {
	ID        string
	Number    string // of the question
	Name      string // of the field
	Notes     []noteView
	Open      int
	Typed     string // and not stored yet
	Error     string
	MaxLength int
	Closed    bool // no further notes
	Alone     bool // in a form without answers
	Remark    *remarkView
}

// Shown reports whether there is something that somebody has to see.
func (n notesView) Shown() bool { return n.Open > 0 || n.Typed != "" }

type noteView struct {
	ID        string
	Text      string
	Author    string
	Time      time.Time
	Open      bool
	Settled   time.Time
	SettledBy string
	Change    string // name of the field that settles the note or opens it again
	Ticked    bool
}

// drafts are notes that were typed into a form and are not stored yet.
type drafts struct {
	texts  map[string]string // by item
	ticked map[string]bool   // fields that settle notes or open them again

	remarks map[string]survey.Remark // by item; of a pre-test
}

// draftsOf reads the notes of a page's form. Its field for a question that the
// page does not have, or that its sender may not read, is no field of ours.
func (d *desk) draftsOf(p *survey.Page, values url.Values) (drafts, error) {
	typed := drafts{texts: map[string]string{}, ticked: map[string]bool{}, remarks: map[string]survey.Remark{}}
	if err := d.readRemarks(p, values, typed.remarks); err != nil {
		return typed, err
	}
	for name := range values {
		if id, ok := strings.CutPrefix(name, noteField); ok {
			it := itemOf(p, id)
			if it == nil || !d.me.May(access.Note, it) {
				return typed, fmt.Errorf("note on %q: %w", id, survey.ErrInvalid)
			}
			if text := plainWord(values.Get(name)); text != "" {
				typed.texts[id] = text
			}
		}
		if strings.HasPrefix(name, settleField) || strings.HasPrefix(name, reopenField) {
			typed.ticked[name] = true
		}
	}
	return typed, nil
}

// noteChanges are the acts that the drafts ask for. Notes that are not there any more
// need nothing.
func (d *desk) noteChanges(p *survey.Page) []survey.NoteChange {
	var changes []survey.NoteChange
	for _, it := range p.Items() {
		if text := d.drafts.texts[it.ID]; text != "" {
			changes = append(changes, survey.NoteChange{Item: it.ID, Text: text})
		}
		for _, n := range d.notesOn(it.ID) {
			if d.drafts.ticked[settleField+n.ID] || d.drafts.ticked[reopenField+n.ID] {
				changes = append(changes, survey.NoteChange{ID: n.ID, Settled: d.drafts.ticked[settleField+n.ID]})
			}
		}
	}
	return changes
}

// noteProblems are drafts that are too long.
func (d *desk) noteProblems(p *survey.Page) []form.Problem {
	var problems []form.Problem
	for _, it := range p.Items() {
		if fault := noteFault(d.drafts.texts[it.ID]); fault != "" {
			problems = append(problems, form.Problem{Href: "#" + noteID(it), Text: "Notiz zu Frage " + it.Number + ": " + fault})
		}
		if fault := remarkFault(d.drafts.remarks[it.ID]); fault != "" {
			problems = append(problems, form.Problem{Href: "#" + remarkID(it), Text: "Anmerkung zu Frage " + it.Number + ": " + fault})
		}
	}
	return problems
}

func noteFault(text string) string {
	if n := utf8.RuneCountInString(text); n > survey.MaxNote {
		return fmt.Sprintf("Bitte höchstens %s Zeichen, jetzt sind es %s.", form.Number(survey.MaxNote), form.Number(n))
	}
	return ""
}

func noteID(it *survey.Item) string { return "notiz-" + form.DOMID(it) }

// noteRoom is how many bytes the notes of a page's form can need.
func noteRoom(p *survey.Page) int64 {
	const perCharacter = 12 // as form.BodyLimit counts
	room := 0
	for _, it := range p.Items() {
		if it.CompanionOf == "" {
			room += survey.MaxNote
		}
	}
	return int64(room) * perCharacter
}

// typedNote is a posted note, to be given back.
func typedNote(q *survey.Questionnaire, name, value string) (typedText, bool) {
	id, ok := strings.CutPrefix(name, noteField)
	what := "Notiz zu "
	if remarked, is := strings.CutPrefix(name, remarkField); is {
		id, ok, what = remarked, true, "Anmerkung zu "
	}
	it := q.Item(id)
	if !ok || it == nil || strings.TrimSpace(value) == "" {
		return typedText{}, false
	}
	return typedText{Label: what + it.Number + " " + it.Label, Text: strings.ToValidUTF8(value, "\ufffd")}, true
}

func (d *desk) notesOn(item string) []survey.Note {
	var notes []survey.Note
	for _, n := range d.notes {
		if n.Item == item {
			notes = append(notes, n)
		}
	}
	return notes
}

// noteBox is a question's place for notes; one with its companions shares it.
func (d *desk) noteBox(it *survey.Item) *notesView {
	if it.CompanionOf != "" || d.proxy != nil {
		return nil
	}
	view := emptyNotes(it)
	view.Typed, view.Closed = d.drafts.texts[it.ID], !d.wave.Open(d.now)
	view.Error = noteFault(view.Typed)
	view.Remark = d.remarkBox(it)
	for _, n := range d.notesOn(it.ID) {
		view.Notes = append(view.Notes, d.noteView(n))
		if n.Open() {
			view.Open++
		}
	}
	return view
}

// emptyNotes is what stands there before anybody has written.
func emptyNotes(it *survey.Item) *notesView {
	if it.CompanionOf != "" {
		return nil
	}
	return &notesView{ID: noteID(it), Number: it.Number, Name: noteField + it.ID, MaxLength: survey.MaxNote}
}

// withoutNotes is for pages that belong to no county.
func withoutNotes(*survey.Item) *notesView { return nil }

func (d *desk) noteView(n survey.Note) noteView {
	view := noteView{ID: n.ID, Text: n.Text, Author: d.person(n.Author), Time: n.Time, Open: n.Open(),
		Settled: n.Settled, Change: settleField + n.ID}
	if !n.Open() {
		view.SettledBy, view.Change = d.person(n.SettledBy), reopenField+n.ID
	}
	view.Ticked = d.drafts.ticked[view.Change]
	return view
}

// person names somebody of the county.
func (d *desk) person(id string) string {
	return cmp.Or(memberOf(d.team, id).Contact.Text(), "einer anderen Person Ihres Landkreises")
}

// openNotes counts the open notes about the page's questions.
func (d *desk) openNotes(p *survey.Page) (n int) {
	for _, note := range d.notes {
		if it := d.questionnaire().Item(note.Item); note.Open() && it != nil && it.Page == p {
			n++
		}
	}
	return n
}

func (d *desk) allOpenNotes() (n int) {
	for _, note := range d.notes {
		if note.Open() {
			n++
		}
	}
	return n
}

// notesPage lists what the county's people wrote to each other.
type notesPage struct {
	base
	Open    []questionNotes
	Settled []questionNotes
	Closed  bool
}

// questionNotes are the notes about one question.
type questionNotes struct {
	Number string
	Label  string
	Href   string // where the question can be answered, or else more be written; may be empty
	Action string // of the forms
	Notes  []noteView
}

func (s *Server) showNotes(c echo.Context, v *visitor) error {
	d, err := s.desk(c, v)
	if err != nil {
		return err
	}
	view := notesPage{base: s.countyBase(c, d, "Notizen", nil), Closed: !d.wave.Open(d.now)}
	view.Open = d.listed(survey.Note.Open)
	view.Settled = d.listed(func(n survey.Note) bool { return !n.Open() })
	return s.render(c, http.StatusOK, "notes", view)
}

// listed are the notes that are wanted in the order of their questions; at last
// those about questions that there are no more.
func (d *desk) listed(wanted func(survey.Note) bool) []questionNotes {
	var all []questionNotes
	seen := map[string]bool{}
	add := func(item string, view questionNotes) {
		view.Action = notesPath + "/" + item
		for _, n := range d.notesOn(item) {
			if wanted(n) {
				view.Notes = append(view.Notes, d.noteView(n))
			}
		}
		if seen[item] = true; len(view.Notes) > 0 {
			all = append(all, view)
		}
	}
	texts := d.texts()
	for _, it := range d.questionnaire().Items() {
		add(it.ID, questionNotes{Number: it.Number, Label: texts.Label(it), Href: d.whereToAnswer(it)})
	}
	for _, n := range d.notes {
		if !seen[n.Item] {
			add(n.Item, questionNotes{Label: "Eine Frage, die es nicht mehr gibt"})
		}
	}
	return all
}

// whereToAnswer is the question's place on its page, or that of its notes for
// those who cannot answer it now.
func (d *desk) whereToAnswer(it *survey.Item) string {
	if d.writable() && d.me.May(access.Edit, it) && d.questionnaire().Shown(it, d.answers()) {
		return pagePath(it.Page) + "#" + form.DOMID(it)
	}
	return notesPath + "/" + it.ID
}

// notePage is for notes about one question, for whoever may read it.
type notePage struct {
	base
	Question checkedAnswer
	Box      *notesView
	Action   string
	FormID   string
	WaveKey  string
	Problems []form.Problem
}

// noted is the desk with the question that the address names.
func (s *Server) noted(c echo.Context, v *visitor) (*desk, *survey.Item, error) {
	d, err := s.desk(c, v)
	if err != nil {
		return nil, nil, err
	}
	it := d.questionnaire().Item(c.Param("item"))
	if it == nil || it.CompanionOf != "" || !d.reads(it) {
		return nil, nil, survey.ErrNotFound
	}
	return d, it, nil
}

func (s *Server) showNote(c echo.Context, v *visitor) error {
	d, it, err := s.noted(c, v)
	if err != nil {
		return err
	}
	kept, err := s.refill(c, d.scope, notesPath+"/"+it.ID)
	if err != nil {
		return err
	}
	if kept {
		if d.drafts, err = d.draftsOf(it.Page, c.Request().PostForm); err != nil {
			return err
		}
	}
	return s.render(c, http.StatusOK, "note", s.notePage(c, d, it))
}

func (s *Server) notePage(c echo.Context, d *desk, it *survey.Item) notePage {
	formID, _ := access.NewToken()
	view := notePage{base: s.countyBase(c, d, "Notizen zu Frage "+it.Number, it.Page), Box: d.noteBox(it),
		Action: notesPath + "/" + it.ID, FormID: formID, WaveKey: d.wave.Key, Problems: d.noteProblems(it.Page)}
	view.Errors, view.Box.Alone = len(view.Problems), true
	view.Question = checkedAnswer{Number: it.Number, Label: d.texts().Label(it), Lines: answerLines(it, d.answers())}
	if href := d.whereToAnswer(it); !strings.HasPrefix(href, notesPath) {
		view.Question.Href = href
	}
	return view
}

func (s *Server) saveNote(c echo.Context, v *visitor) error {
	d, it, err := s.noted(c, v)
	if err != nil {
		return err
	}
	values := c.Request().PostForm
	if d.drafts, err = d.draftsOf(it.Page, values); err != nil {
		return err
	}
	view := s.notePage(c, d, it)
	if d.drafts.texts[it.ID] == "" {
		view.Box.Error = "Schreiben Sie bitte die Notiz."
		view.Problems = []form.Problem{{Href: "#" + view.Box.ID, Text: view.Box.Error}}
	}
	if view.Errors = len(view.Problems); view.Errors > 0 {
		return s.render(c, http.StatusUnprocessableEntity, "note", view)
	}
	err = s.Store.ChangeNotes(c.Request().Context(), d.scope, d.questionnaire(), values.Get(formField), d.noteChanges(it.Page))
	if err != nil {
		return fmt.Errorf("note on %s: %w", it.ID, err)
	}
	return seeOther(c, notesPath+"/"+it.ID+"?hinweis=notiz")
}

// settleNote settles a note or opens it again. The question may be one that there
// is no more.
func (s *Server) settleNote(c echo.Context, v *visitor) error {
	d, err := s.desk(c, v)
	if err != nil {
		return err
	}
	state := c.Request().PostForm.Get("stand")
	if state != "erledigt" && state != "offen" {
		return fmt.Errorf("settle note: state %q: %w", state, survey.ErrInvalid)
	}
	change := survey.NoteChange{ID: c.Param("note"), Settled: state == "erledigt"}
	err = s.Store.ChangeNotes(c.Request().Context(), d.scope, d.questionnaire(), "", []survey.NoteChange{change})
	if err != nil {
		return fmt.Errorf("settle note: %w", err)
	}
	return seeOther(c, notesPath+"?hinweis=notiz-"+state)
}
