package web

import (
	"cmp"
	"errors"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// reviewField is the head of the house's comment on one answer.
type reviewField struct {
	ID     string
	Name   string
	Text   string
	Fault  string
	Seen   string // names the field that holds the mark
	Mark   string // of what is stored
	Stored string // what is stored meanwhile; only where Stale
	Stale  bool   // what is stored is not what the form was made upon
}

// approvalPage shows everything to the head of the house, who releases it or gives
// it back.
type approvalPage struct {
	base
	answersView
	State     releaseView
	Asked     bool
	Over      bool // nothing is decided or commented any more
	Digest    string
	Made      string
	WaveKey   string
	Reason    reviewField
	Problems  []form.Problem
	Left      []typedText // comments on what is not asked any more
	Overtaken bool        // what was to be decided has changed since the page was shown
}

const (
	reviewPath    = "/antwortbogen/durchsicht"
	commentPrefix = "bemerkung:"
	commentMark   = "bemerkungsstand:"
	decisionField = "entscheidung"
	maxComment    = 1000
)

// reviewDesk is the desk of whoever releases and came in by a mailed code; for
// all others there is none.
func (s *Server) reviewDesk(c echo.Context, v *visitor) (*desk, error) {
	d, err := s.anyDesk(c, v)
	if err == nil && (!d.me.May(access.Review) || v.Proven == "") {
		err = survey.ErrNotFound
	}
	return d, err
}

func (s *Server) showReview(c echo.Context, v *visitor) error {
	d, err := s.reviewDesk(c, v)
	if err != nil {
		return err
	}
	var typed reviewing
	kept, err := s.refill(c, d.scope, reviewPath)
	if err != nil {
		return err
	}
	if kept {
		// A comment on what is not asked any more stands above the page alone.
		if again, err := d.typedComments(c); err == nil {
			typed.comments = again.comments
		}
	}
	return s.renderReview(c, http.StatusOK, d, typed, false)
}

// reviewing is what the head of the house typed.
type reviewing struct {
	comments []survey.ReleaseComment
	faults   map[string]string
}

func (s *Server) renderReview(c echo.Context, status int, d *desk, typed reviewing, overtaken bool) error {
	view := approvalPage{base: s.base(c, "Antworten zur Freigabe"), Made: madeOf(d.wave.Edition), WaveKey: d.wave.Key, Overtaken: overtaken}
	view.Wave = viewOf(d.wave, d.now)
	var err error
	if view.answersView, err = s.answersView(c, d); err != nil {
		return err
	}
	if view.State, err = s.releaseView(c, d); err != nil {
		return err
	}
	view.Digest = view.State.digest
	view.Asked = d.writable() && view.State.Step == survey.ReleaseAsked
	view.Over = d.over()
	stored, err := s.Store.ReleaseComments(c.Request().Context(), d.scope)
	if err != nil {
		return err
	}
	if view.Submission == nil && !view.Over {
		view.comment(typed.fields(d.me.Person, stored))
		if status != http.StatusOK { // else it stands above the page
			view.Left = typed.beside(d.questionnaire(), view.Sections)
		}
	}
	view.Errors = len(view.Problems)
	return s.render(c, status, "approval", view)
}

// fields are how each comment stands in the form: as it is stored, or as it was
// typed.
func (r reviewing) fields(person string, stored []survey.ReleaseComment) func(item string) *reviewField {
	now, typed := map[string]survey.ReleaseComment{}, map[string]survey.ReleaseComment{}
	for _, c := range stored {
		if c.Person == person {
			now[c.Item] = c
		}
	}
	for _, c := range r.comments {
		typed[c.Item] = c
	}
	return func(item string) *reviewField {
		f := &reviewField{ID: commentID(item), Name: commentPrefix + item, Text: now[item].Text, Fault: r.faults[item],
			Seen: commentMark + item, Mark: now[item].Mark()}
		if c := typed[item]; c.Touched() {
			f.Text = c.Text
			if f.Stale = c.Overtakes(now[item]); f.Stale {
				f.Stored = now[item].Text
			}
		}
		return f
	}
}

// beside are the typed comments that have no field on the page any more.
func (r reviewing) beside(q *survey.Questionnaire, sections []checkedSection) []typedText {
	shown := map[string]bool{"": true}
	for _, section := range sections {
		for _, page := range section.Pages {
			for _, a := range page.Answers {
				shown[a.key] = true
			}
		}
	}
	var left []typedText
	for _, c := range r.comments {
		if shown[c.Item] || !c.Touched() || c.Text == "" {
			continue
		}
		label := "Bemerkung zu einer Frage, die es nicht mehr gibt"
		if it := q.Item(c.Item); it != nil {
			label = "Bemerkung zu Frage " + it.Number
		}
		left = append(left, typedText{Label: label, Text: c.Text})
	}
	return left
}

// comment puts a field under every answer.
func (p *approvalPage) comment(field func(item string) *reviewField) {
	p.Reason = *field("")
	p.complain("Begründung", p.Reason)
	for i := range p.Sections {
		for j := range p.Sections[i].Pages {
			answers := p.Sections[i].Pages[j].Answers
			for k, a := range answers {
				answers[k].Review = field(a.key)
				p.complain("Bemerkung zu Frage "+a.Number, *answers[k].Review)
			}
		}
	}
}

// complain leads to a field that is to be looked at.
func (p *approvalPage) complain(label string, f reviewField) {
	switch {
	case f.Fault != "":
		p.Problems = append(p.Problems, form.Problem{Href: "#" + f.ID, Text: label + ": " + f.Fault})
	case f.Stale:
		p.Problems = append(p.Problems, form.Problem{Href: "#" + f.ID, Text: label + ": Inzwischen steht dort ein anderer Text."})
	}
}

func commentID(item string) string { return "bemerkung-" + strings.ReplaceAll(item, ".", "-") }

func (s *Server) review(c echo.Context, v *visitor) error {
	d, err := s.reviewDesk(c, v)
	if err != nil {
		return err
	}
	step, ok := map[string]survey.ReleaseStep{"speichern": "", "freigeben": survey.Released, "zurueckgeben": survey.ReleaseReturned}[c.Request().PostForm.Get(decisionField)]
	if !ok {
		return survey.ErrInvalid
	}
	typed, err := d.typedComments(c)
	if err != nil {
		return err
	}
	if step == survey.ReleaseReturned && plainWord(c.Request().PostForm.Get(commentPrefix)) == "" {
		typed.faults[""] = "Sagen Sie bitte kurz, was noch zu ändern ist."
	}
	if len(typed.faults) > 0 {
		return s.renderReview(c, http.StatusUnprocessableEntity, d, typed, false)
	}
	made, err := s.madeUnder(c, d.wave)
	if err != nil {
		return err
	}
	r := survey.Release{Step: step, Day: survey.DayOf(d.now), Office: d.me.Contact.Office, Edition: made, Digest: c.Request().PostForm.Get(digestField)}
	q, err := s.recalling(c.Request().Context(), d)
	if err != nil {
		return err
	}
	err = s.Store.Review(c.Request().Context(), d.scope, q, r, typed.comments)
	if errors.Is(err, survey.ErrConflict) || errors.Is(err, survey.ErrEdition) {
		if d, err = s.reviewDesk(c, v); err != nil {
			return err
		}
		typed.faults = nil
		return s.renderReview(c, http.StatusConflict, d, typed, true)
	}
	if err != nil {
		return err
	}
	notice := map[survey.ReleaseStep]string{"": "bemerkungen", survey.Released: "freigegeben-haus", survey.ReleaseReturned: "zurueckgegeben-haus"}[step]
	return seeOther(c, reviewPath+"?hinweis="+notice)
}

// typedComments reads what the head of the house says, also that a comment is gone;
// a question that there is not is no form of ours.
func (d *desk) typedComments(c echo.Context) (typed reviewing, err error) {
	typed.faults = map[string]string{}
	values := c.Request().PostForm
	for name := range values {
		item, ours := strings.CutPrefix(name, commentPrefix)
		if !ours {
			continue
		}
		if len(values[name]) != 1 || len(values[commentMark+item]) > 1 {
			return typed, survey.ErrInvalid
		}
		comment := survey.ReleaseComment{Item: item, Text: plainWord(values.Get(name)), Seen: values.Get(commentMark + item)}
		if item != "" && d.questionnaire().Item(item) == nil {
			if comment.Text == "" {
				continue
			}
			return typed, survey.ErrInvalid
		}
		if utf8.RuneCountInString(comment.Text) > maxComment {
			typed.faults[item] = "Bitte höchstens 1000 Zeichen."
		}
		typed.comments = append(typed.comments, comment)
	}
	slices.SortFunc(typed.comments, func(a, b survey.ReleaseComment) int { return cmp.Compare(a.Item, b.Item) })
	return typed, nil
}

// reviewed are the comments of a refused form.
func (s *Server) reviewed(c echo.Context) []typedText {
	q := s.postedTo(c)
	if q == nil {
		return nil
	}
	var texts []typedText
	for _, it := range q.Items() {
		if text := plainWord(c.Request().PostForm.Get(commentPrefix + it.ID)); text != "" {
			texts = append(texts, typedText{Label: "Bemerkung zu Frage " + it.Number, Text: text})
		}
	}
	if text := plainWord(c.Request().PostForm.Get(commentPrefix)); text != "" {
		texts = append(texts, typedText{Label: "Bemerkung zum Ganzen", Text: text})
	}
	return texts
}
