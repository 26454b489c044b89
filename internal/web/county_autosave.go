package web

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// autosaveReply tells the script of a page what became of the form.
type autosaveReply struct {
	Time     time.Time
	Waiting  []string // names of the answers that are not saved
	Versions []versionView
	Moved    []movedView
	Others   []colleague
	Topics   []topicView
}

// versionView is a form field that holds the version of an answer.
type versionView struct {
	Name    string
	Version int
}

// movedView is a new record that has another number than in its form.
type movedView struct {
	From, To string // beginnings of the names of its controls
}

// autosave saves for the script of a page what fits of its form, and answers
// with the page's questions as they follow from it. What does not fit and what
// somebody else has changed stays as it is in the form; conflicts are decided
// by the form's buttons alone, where nobody decides by walking along with keys.
// So are notes: nobody wants to read half of one.
func (s *Server) autosave(c echo.Context, v *visitor) error {
	d, p, err := s.deskWithPage(c, v)
	if err == nil && !d.edits(p) {
		err = survey.ErrNotFound
	}
	if err != nil {
		return err
	}
	if !d.writable() {
		return survey.ErrClosed
	}
	made, err := s.formEdition(c, d)
	if err != nil {
		return err
	}
	if made != d.wave.Edition { // the save by button will tell
		return survey.ErrEdition
	}
	ctx, values := c.Request().Context(), c.Request().PostForm
	posted, err := form.Decode(p, values)
	if err != nil {
		return err
	}
	if d.drafts, err = d.draftsOf(p, values); err != nil {
		return err
	}
	result, err := s.Store.SaveAnswers(ctx, d.scope, survey.Save{
		FormID: values.Get(formField), SaveID: values.Get(saveField), Edition: d.wave.Edition, Path: survey.PathAutosave,
		Changes: slices.DeleteFunc(posted.Changes(), func(change survey.Change) bool { return posted.Waits(change.Ref) }),
		Mark:    mark(p, values), Remarks: d.remarkChanges(), Questionnaire: d.questionnaire(),
	})
	if err != nil {
		return fmt.Errorf("autosave page %s: %w", p.Key, err)
	}
	d.drafts = drafts{}
	if err := s.load(ctx, d); err != nil {
		return err
	}
	reply := d.autosaved(p, posted, result)
	if reply.Others, err = s.attend(c, d, p); err != nil {
		return err
	}
	return s.renderBlock(c, http.StatusOK, "page", "autosaved", reply)
}

// autosaved moves the form's versions on to what it has saved itself.
func (d *desk) autosaved(p *survey.Page, posted form.Posted, result survey.SaveResult) autosaveReply {
	reply := autosaveReply{Time: result.Time}
	for _, m := range result.Moved {
		posted.Renumber(m.From, m.To)
		posted.Versions[m.To] = m.Version
		reply.Moved = append(reply.Moved, movedView{form.NameOf(m.From), form.NameOf(m.To)})
	}
	waits := func(ref survey.Ref) bool {
		return posted.Waits(ref) || slices.ContainsFunc(result.Conflicts, func(c survey.Conflict) bool { return c.Ref == ref })
	}
	for _, ref := range slices.SortedFunc(maps.Keys(posted.Versions), byName) {
		stored := d.stored[ref]
		if waits(ref) {
			reply.Waiting = append(reply.Waiting, form.NameOf(ref))
		} else if stored.Version != posted.Versions[ref] && stored.Value.Equal(posted.Answers[ref]) {
			posted.Versions[ref] = stored.Version
			reply.Versions = append(reply.Versions, versionView{form.VersionPrefix + form.NameOf(ref), stored.Version})
		}
	}
	st := d.typedState(posted)
	st.Conflicts = d.undecided(result.Conflicts)
	reply.Topics = topics(p, d.mine(form.Ahead(d.questionnaire(), p, st)), d.noteBox)
	return reply
}

func byName(a, b survey.Ref) int { return strings.Compare(form.NameOf(a), form.NameOf(b)) }
