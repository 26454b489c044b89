package web

import (
	"cmp"
	"errors"
	"net/http"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// releaseView is where the release in the house stands.
type releaseView struct {
	survey.Release
	Who     string // whoever took the step, in the county's own words
	Inside  bool   // it is given on these pages
	Needed  bool   // nothing is submitted without it
	Missing bool   // and it is missing, or something has changed since
	Changed []changedAnswer

	digest string // of what would be released now
}

// changedAnswer is a question that was answered otherwise, or a warning that was
// confirmed, after the release.
type changedAnswer struct {
	Text string
	Href string // empty: it is not asked any more, or not to be changed by the reader
}

// releaseView looks at the steps so far. Only those who lead know of them, and whoever
// releases.
func (s *Server) releaseView(c echo.Context, d *desk) (view releaseView, err error) {
	ctx := c.Request().Context()
	setting, err := s.Store.Setting(ctx, d.scope)
	if err != nil {
		return view, err
	}
	steps, err := s.Store.Releases(ctx, d.scope)
	if err != nil {
		return view, err
	}
	view = releaseView{Release: steps.Standing(), Inside: setting.Release == access.ReleaseInside, Needed: setting.Submit == access.ReleasedOnly}
	view.Who = d.name(view.Person)
	q, err := s.recalling(ctx, d)
	if err != nil {
		return view, err
	}
	present := q.Snapshot(d.answers())
	view.digest = d.digest(q)
	if view.Given() {
		lineage, err := s.editions.lineage(ctx, d.wave)
		if err != nil {
			return view, err
		}
		view.Changed = d.changedSince(q, lineage.Rows(view.Edition, view.Rows), present)
	}
	view.Missing = view.Needed && (!view.Given() || len(view.Changed) > 0)
	return view, nil
}

// digest stands for the answers as they are.
func (d *desk) digest(q *survey.Questionnaire) string {
	return survey.Digest(d.response.County.Key, d.wave.Edition, q.Snapshot(d.answers()))
}

// name is what the county calls the person; what was deleted has no name.
func (d *desk) name(person string) string {
	return cmp.Or(memberOf(d.team, person).Contact.Text(), "Name nicht mehr gespeichert")
}

// changedSince compares what was released with what there is now, to be asked in
// the questionnaire.
func (d *desk) changedSince(q *survey.Questionnaire, released, present []survey.SubmissionRow) []changedAnswer {
	return d.changed(q, survey.ChangedAnswers(released, present))
}

// savedAfter are the questions whose answers were saved after the instant, the
// cleared ones among them, and the warnings that were confirmed.
func (d *desk) savedAfter(q *survey.Questionnaire, t time.Time) []changedAnswer {
	saved := map[string]bool{}
	for ref, a := range d.stored {
		saved[ref.Item] = saved[ref.Item] || a.Time.After(t)
	}
	var ids []string
	for _, it := range q.Items() {
		if saved[it.ID] {
			ids = append(ids, it.ID)
		}
	}
	for _, o := range q.Objections(d.answers()) {
		if id := o.Ref().Item; saved[id] && o.Confirmed {
			ids = append(ids, id)
		}
	}
	return d.changed(q, ids)
}

// changed names what changed, with the way to it.
func (d *desk) changed(q *survey.Questionnaire, ids []string) []changedAnswer {
	var changed []changedAnswer
	texts, a := d.texts(), d.answers()
	confirmed := map[string]*survey.Item{}
	for _, o := range q.Objections(a) {
		confirmed[o.Ref().Item] = q.Item(o.At)
	}
	for _, id := range ids {
		it := q.Item(id)
		switch {
		case confirmed[id] != nil:
			it = confirmed[id]
			changed = append(changed, changedAnswer{"Bestätigter Hinweis zu " + it.Number + " " + texts.Label(it), d.pagePath(it.Page) + "#" + form.DOMID(it)})
		case it == nil:
			changed = append(changed, changedAnswer{Text: "Eine Frage, die es im Fragebogen nicht mehr gibt"})
		case !q.Shown(it, a):
			changed = append(changed, changedAnswer{Text: it.Number + " " + texts.Label(it)})
		default:
			changed = append(changed, changedAnswer{it.Number + " " + texts.Label(it), d.pagePath(it.Page) + "#" + form.DOMID(it)})
		}
		if last := &changed[len(changed)-1]; it != nil && !d.me.May(access.Edit, it) {
			last.Href = ""
		}
	}
	return changed
}

// commentView is what the head of the house says, with the way to the question.
type commentView struct {
	Label string
	Href  string // empty: about the whole, or a question that is not asked
	Text  string
}

func (s *Server) comments(c echo.Context, d *desk) ([]commentView, error) {
	stored, err := s.Store.ReleaseComments(c.Request().Context(), d.scope)
	if err != nil {
		return nil, err
	}
	var views []commentView
	q, texts := d.questionnaire(), d.texts()
	said := func(item string) {
		for _, comment := range stored {
			if comment.Item != item {
				continue
			}
			view := commentView{Label: "Zum Ganzen", Text: comment.Text}
			if it := q.Item(item); it != nil {
				view.Label = "Frage " + it.Number + " " + texts.Label(it)
				if q.Shown(it, d.answers()) {
					view.Href = pagePath(it.Page) + "#" + form.DOMID(it)
				}
			}
			views = append(views, view)
		}
	}
	said("")
	for _, it := range q.Items() {
		said(it.ID)
	}
	return views, nil
}

// releasePage is where whoever leads notes the release, or asks for it.
type releasePage struct {
	base
	State     releaseView
	Comments  []commentView
	Reviewers []string
	Writable  bool
	Inside    bool   // shown is the form for a release on these pages
	Recording bool   // what was typed belongs to the other one, whatever the county has chosen meanwhile
	SaveID    string // of the invitation
	Digest    string
	Made      string
	Typed     access.Contact
	Day       string // as typed
	File      string
	Problems  []form.Problem
	Faults    map[string]string
	Overtaken bool // the answers have changed since the form was made
}

const (
	releasePath     = "/antwortbogen/freigabe/stand"
	digestField     = "_stand"
	dayField        = "tag"
	fileNumberField = "aktenzeichen"
)

func (s *Server) showRelease(c echo.Context, v *visitor) error {
	d, err := s.led(c, v)
	if err != nil {
		return err
	}
	view := releasePage{Day: germanDay(survey.DayOf(d.now))}
	if err := s.refillRelease(c, d, &view); err != nil {
		return err
	}
	return s.renderRelease(c, http.StatusOK, d, view)
}

// refillRelease looks which of the page's forms was sent too late.
func (s *Server) refillRelease(c echo.Context, d *desk, view *releasePage) error {
	for _, address := range []string{inviteReviewerPath, askReleasePath, recordReleasePath} {
		kept, err := s.refill(c, d.scope, address)
		if err != nil {
			return err
		}
		if !kept {
			continue
		}
		view.Typed, _ = typedContact(c)
		view.File, view.Inside, view.Recording = typedFile(c, map[string]string{}), address != recordReleasePath, address == recordReleasePath
		if view.Recording {
			view.Day = strings.TrimSpace(c.Request().PostForm.Get(dayField))
		}
		return nil
	}
	return nil
}

func (s *Server) renderRelease(c echo.Context, status int, d *desk, view releasePage) error {
	var err error
	if view.State, err = s.releaseView(c, d); err != nil {
		return err
	}
	view.Inside = view.Inside || view.State.Inside && !view.Recording
	if view.Comments, err = s.comments(c, d); err != nil {
		return err
	}
	view.base = s.countyBase(c, d, "Freigabe durch die Hausleitung", nil)
	view.Problems = problemsOf(view.Faults)
	view.SaveID, _ = access.NewToken()
	view.Errors, view.Writable, view.Digest, view.Made = len(view.Problems), d.writable(), view.State.digest, madeOf(d.wave.Edition)
	if status == http.StatusOK && view.File == "" {
		if view.File, err = s.Store.FileNumber(c.Request().Context(), d.scope); err != nil {
			return err
		}
	}
	for _, m := range d.team {
		if m.May(access.Review) {
			text := m.Contact.Text()
			if !m.Approval.Mails() {
				text += " (bekommt Nachrichten, sobald der Deutsche Landkreistag der Adresse zugestimmt hat)"
			}
			view.Reviewers = append(view.Reviewers, text)
		}
	}
	return s.render(c, status, "release", view)
}

// recordRelease notes what was released outside these pages.
func (s *Server) recordRelease(c echo.Context, v *visitor) error {
	d, err := s.led(c, v)
	if err != nil {
		return err
	}
	outdated, err := s.outdated(c, d)
	if err != nil {
		return err
	}
	values := c.Request().PostForm
	view := releasePage{Recording: true, Day: strings.TrimSpace(values.Get(dayField)), Faults: map[string]string{}}
	view.Typed.Office = oneLine(values.Get(officeField))
	view.File = typedFile(c, view.Faults)
	r := survey.Release{Office: view.Typed.Office, File: view.File, Edition: d.wave.Edition, Digest: values.Get(digestField)}
	r.Day = d.typedRelease(view.Day, view.Faults)
	switch {
	case r.Office == "":
		view.Faults[officeField] = "Geben Sie bitte die Funktion an, zum Beispiel: Landrätin."
	case utf8.RuneCountInString(r.Office) > maxName:
		view.Faults[officeField] = "Bitte höchstens 200 Zeichen."
	}
	if len(view.Faults) > 0 {
		return s.renderRelease(c, http.StatusUnprocessableEntity, d, view)
	}
	if outdated {
		return s.releaseAgain(c, v, view)
	}
	q, err := s.recalling(c.Request().Context(), d)
	if err != nil {
		return err
	}
	err = s.Store.RecordRelease(c.Request().Context(), d.scope, q, r)
	if errors.Is(err, survey.ErrConflict) || errors.Is(err, survey.ErrEdition) {
		return s.releaseAgain(c, v, view)
	}
	return released(c, err, "freigabe-festgehalten")
}

// releaseAgain shows the page as it is now, with what was typed: something has
// changed since its form was made.
func (s *Server) releaseAgain(c echo.Context, v *visitor, view releasePage) error {
	d, err := s.led(c, v)
	if err != nil {
		return err
	}
	view.Overtaken = true
	return s.renderRelease(c, http.StatusConflict, d, view)
}

// typedRelease reads the day of a release, which cannot lie ahead.
func (d *desk) typedRelease(typed string, faults map[string]string) survey.Day {
	day, err := time.Parse("2.1.2006", typed)
	switch {
	case err != nil:
		faults[dayField] = "Geben Sie den Tag bitte so ein: 24.11.2026."
		return ""
	case survey.Day(day.Format(time.DateOnly)) > survey.DayOf(d.now):
		faults[dayField] = "Dieser Tag liegt noch vor uns. Bitte geben Sie den Tag an, an dem freigegeben wurde."
	case survey.Day(day.Format(time.DateOnly)) < survey.FirstDate:
		faults[dayField] = "Bitte prüfen Sie das Jahr."
	}
	return survey.Day(day.Format(time.DateOnly))
}

func typedFile(c echo.Context, faults map[string]string) string {
	file := oneLine(c.Request().PostForm.Get(fileNumberField))
	if utf8.RuneCountInString(file) > survey.MaxFileNumber {
		faults[fileNumberField] = "Bitte höchstens 100 Zeichen."
	}
	return file
}

// inviteReviewer adds somebody who may release on these pages.
func (s *Server) inviteReviewer(c echo.Context, v *visitor) error {
	d, err := s.led(c, v)
	if err != nil {
		return err
	}
	contact, faults := typedContact(c)
	if contact.Office == "" {
		faults[officeField] = "Geben Sie bitte die Funktion an, zum Beispiel: Landrätin."
	}
	if contact.Email == "" && faults[emailField] == "" {
		faults[emailField] = "Geben Sie bitte die E-Mail-Adresse an. Ohne sie kommt der Zugangscode nicht an."
	}
	if len(faults) > 0 {
		return s.renderRelease(c, http.StatusUnprocessableEntity, d, releasePage{Inside: true, Typed: contact, Faults: faults})
	}
	id, err := postedID(c)
	if err != nil {
		return err
	}
	_, err = s.Store.InviteReviewer(c.Request().Context(), d.scope, contact, id)
	if errors.Is(err, survey.ErrRepeated) {
		err = nil
	}
	if errors.Is(err, survey.ErrConflict) {
		return s.releaseAgain(c, v, releasePage{Inside: true, Typed: contact})
	}
	return released(c, err, "hausleitung")
}

func (s *Server) askRelease(c echo.Context, v *visitor) error {
	d, err := s.led(c, v)
	if err != nil {
		return err
	}
	view := releasePage{Inside: true, Faults: map[string]string{}}
	if view.File = typedFile(c, view.Faults); len(view.Faults) > 0 {
		return s.renderRelease(c, http.StatusUnprocessableEntity, d, view)
	}
	err = s.Store.AskRelease(c.Request().Context(), d.scope, d.questionnaire(), survey.Release{File: view.File, Edition: d.wave.Edition})
	if errors.Is(err, survey.ErrConflict) || errors.Is(err, survey.ErrEdition) {
		view.Inside = false // the county may have chosen the other way meanwhile
		view.Day = germanDay(survey.DayOf(d.now))
		return s.releaseAgain(c, v, view)
	}
	return released(c, err, "freigabe-erbeten")
}

func (s *Server) withdrawRelease(c echo.Context, v *visitor) error {
	d, err := s.led(c, v)
	if err != nil {
		return err
	}
	err = s.Store.WithdrawRelease(c.Request().Context(), d.scope, d.questionnaire(), d.wave.Edition)
	return released(c, err, "freigabe-zurueckgenommen")
}

// released leads back; somebody may have been faster.
func released(c echo.Context, err error, notice string) error {
	if errors.Is(err, survey.ErrConflict) {
		notice, err = "freigabe-geaendert", nil
	}
	if err != nil {
		return err
	}
	return seeOther(c, releasePath+"?hinweis="+notice)
}
