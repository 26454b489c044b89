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
	ID    string
	Name  string
	Text  string
	Fault string
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
	Overtaken bool // what was to be decided has changed since the page was shown
}

const (
	reviewPath    = "/antwortbogen/durchsicht"
	commentPrefix = "bemerkung:"
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
	stored, err := s.Store.ReleaseComments(c.Request().Context(), d.scope)
	if err != nil {
		return err
	}
	typed := map[string]string{}
	for _, comment := range stored {
		if comment.Person == d.me.Person {
			typed[comment.Item] = comment.Text
		}
	}
	kept, err := s.refill(c, d.scope, reviewPath)
	if err != nil {
		return err
	}
	if kept {
		// A comment on what is not asked any more stands above the page alone.
		if _, again, _, err := d.typedComments(c); err == nil {
			typed = again
		}
	}
	return s.renderReview(c, http.StatusOK, d, typed, nil, false)
}

func (s *Server) renderReview(c echo.Context, status int, d *desk, typed, faults map[string]string, overtaken bool) error {
	view := approvalPage{base: s.base(c, "Antworten zur Freigabe"), Made: madeOf(d.wave.Edition), WaveKey: d.wave.Key, Overtaken: overtaken}
	view.Wave = viewOf(d.wave, d.now)
	var err error
	if view.answersView, err = s.answersView(c, d); err != nil {
		return err
	}
	if view.State, _, err = s.releaseView(c, d); err != nil {
		return err
	}
	view.Digest = view.State.digest
	view.Asked = d.writable() && view.State.Step == survey.ReleaseAsked
	view.Reason = reviewField{ID: commentID(""), Name: commentPrefix, Text: typed[""], Fault: faults[""]}
	view.Over = d.over()
	if view.Submission == nil && !view.Over {
		view.comment(typed, faults)
	}
	view.Errors = len(view.Problems)
	return s.render(c, status, "approval", view)
}

// comment puts a field under every answer.
func (p *approvalPage) comment(typed, faults map[string]string) {
	if p.Reason.Fault != "" {
		p.Problems = append(p.Problems, form.Problem{Href: "#" + p.Reason.ID, Text: "Begründung: " + p.Reason.Fault})
	}
	for i := range p.Sections {
		for j := range p.Sections[i].Pages {
			answers := p.Sections[i].Pages[j].Answers
			for k, a := range answers {
				answers[k].Review = &reviewField{commentID(a.key), commentPrefix + a.key, typed[a.key], faults[a.key]}
				if faults[a.key] != "" {
					p.Problems = append(p.Problems, form.Problem{Href: "#" + commentID(a.key), Text: "Bemerkung zu Frage " + a.Number + ": " + faults[a.key]})
				}
			}
		}
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
	comments, typed, faults, err := d.typedComments(c)
	if err != nil {
		return err
	}
	if step == survey.ReleaseReturned && typed[""] == "" {
		faults[""] = "Sagen Sie bitte kurz, was noch zu ändern ist."
	}
	if len(faults) > 0 {
		return s.renderReview(c, http.StatusUnprocessableEntity, d, typed, faults, false)
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
	err = s.Store.Review(c.Request().Context(), d.scope, q, r, comments)
	if errors.Is(err, survey.ErrConflict) || errors.Is(err, survey.ErrEdition) {
		if d, err = s.reviewDesk(c, v); err != nil {
			return err
		}
		return s.renderReview(c, http.StatusConflict, d, typed, nil, true)
	}
	if err != nil {
		return err
	}
	notice := map[survey.ReleaseStep]string{"": "bemerkungen", survey.Released: "freigegeben-haus", survey.ReleaseReturned: "zurueckgegeben-haus"}[step]
	return seeOther(c, reviewPath+"?hinweis="+notice)
}

// typedComments reads what the head of the house says; a question that there is
// not is no form of ours.
func (d *desk) typedComments(c echo.Context) (comments []survey.ReleaseComment, typed, faults map[string]string, err error) {
	typed, faults = map[string]string{}, map[string]string{}
	for name, values := range c.Request().PostForm {
		item, ours := strings.CutPrefix(name, commentPrefix)
		if !ours {
			continue
		}
		if len(values) != 1 {
			return nil, nil, nil, survey.ErrInvalid
		}
		text := plainWord(values[0])
		if text == "" {
			continue
		}
		if item != "" && d.questionnaire().Item(item) == nil {
			return nil, nil, nil, survey.ErrInvalid
		}
		typed[item] = text
		if utf8.RuneCountInString(text) > maxComment {
			faults[item] = "Bitte höchstens 1000 Zeichen."
		}
		comments = append(comments, survey.ReleaseComment{Item: item, Text: text})
	}
	slices.SortFunc(comments, func(a, b survey.ReleaseComment) int { return cmp.Compare(a.Item, b.Item) })
	return comments, typed, faults, nil
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
