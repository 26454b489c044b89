package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/export"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

const uploadRoot = "/antwortbogen/hochladen"

// uploadPage takes a file that was filled in elsewhere.
type uploadPage struct {
	base
	Problems  []form.Problem
	FileError string
}

// fills reports whether the person has something to answer.
func (d *desk) fills() bool { return len(d.only(access.Edit, d.questionnaire().Items())) > 0 }

// filling is the desk of somebody who has; for all others there is no such page.
func (s *Server) filling(c echo.Context, v *visitor) (*desk, error) {
	d, err := s.desk(c, v)
	if err == nil && !d.fills() {
		err = survey.ErrNotFound
	}
	return d, err
}

func (s *Server) showUpload(c echo.Context, v *visitor) error {
	d, err := s.filling(c, v)
	if err != nil {
		return err
	}
	if !d.writable() {
		return seeOther(c, "/antwortbogen/pruefen")
	}
	return s.render(c, http.StatusOK, "upload", uploadPage{base: s.countyBase(c, d, "Ausgefüllte Datei hochladen", nil)})
}

func (s *Server) refuseUpload(c echo.Context, d *desk, problem string) error {
	view := uploadPage{base: s.countyBase(c, d, "Ausgefüllte Datei hochladen", nil), FileError: problem,
		Problems: []form.Problem{{Href: "#" + fileField, Text: problem}}}
	view.Errors = 1
	return s.render(c, http.StatusUnprocessableEntity, "upload", view)
}

// reviewPage shows what a file would change. Nothing of it is stored yet: the form
// carries it to the next step.
type reviewPage struct {
	base
	Changes   []reviewedChange
	Conflicts []reviewedConflict
	Mistakes  []reviewedMistake
	Left      []typedText // what the present edition has no place for
	Saved     bool        // everything but the conflicts
	Batch     string
	FormID    string
	SaveID    string
	WaveKey   string
	Made      string
}

type reviewedChange struct {
	Label string
	Old   []string
	New   []string
	Off   bool // does not count as the answers are
}

type reviewedConflict struct {
	Label    string
	Conflict *form.Conflict
}

type reviewedMistake struct {
	Label string // of the question; may be empty
	Place string
	Text  string
}

// reviewUpload is the dry run.
func (s *Server) reviewUpload(c echo.Context, v *visitor) error {
	d, err := s.filling(c, v)
	if err != nil {
		return err
	}
	if err := d.accepts(); err != nil {
		return err
	}
	content, problem, err := readReturned(c.Request())
	if err != nil {
		return err
	}
	if problem != "" {
		return s.refuseUpload(c, d, problem)
	}
	file, err := export.ReadOwn(content)
	if err != nil {
		return s.refuseUpload(c, d, err.Error())
	}
	old, problem, err := s.editionOf(c.Request().Context(), d, file)
	switch {
	case err != nil:
		return err
	case problem != "":
		return s.refuseUpload(c, d, problem)
	}
	b, err := s.sortOut(c.Request().Context(), d, old, file)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, "upload_review", s.reviewPage(c, d, b))
}

// accepts says why the county cannot change its answers; nil: it can.
func (d *desk) accepts() error {
	switch {
	case d.response.Disposition == survey.Submitted:
		return fmt.Errorf("upload: %w", survey.ErrSubmitted)
	case !d.writable():
		return fmt.Errorf("upload: %w", survey.ErrClosed)
	}
	return nil
}

func readReturned(r *http.Request) (content []byte, problem string, err error) {
	const missing = "Bitte wählen Sie eine Datei aus."
	if r.MultipartForm == nil {
		return nil, missing, nil
	}
	file, _, err := r.FormFile(fileField)
	if errors.Is(err, http.ErrMissingFile) {
		return nil, missing, nil
	}
	if err != nil {
		return nil, "", err
	}
	defer file.Close()
	content, err = io.ReadAll(file)
	return content, "", err
}

// editionOf is the edition under which the file was made, if the file was made for
// this county in this wave.
func (s *Server) editionOf(ctx context.Context, d *desk, file *export.Returned) (old *edition, problem string, err error) {
	switch {
	case file.Wave != d.wave.Key || file.Questionnaire != d.questionnaire().Key:
		return nil, "Die Datei gehört zu einer anderen Erhebung. Laden Sie Ihre Antworten hier neu herunter und tragen Sie Ihre Angaben dort ein.", nil
	case file.County != d.response.County.Key:
		return nil, "Die Datei gehört zu einem anderen Landkreis. Laden Sie Ihre Antworten hier neu herunter und tragen Sie Ihre Angaben dort ein.", nil
	}
	inForce, err := s.Store.WaveEditions(ctx, d.wave.Key)
	if err != nil {
		return nil, "", err
	}
	if !slices.ContainsFunc(inForce, func(e survey.EditionInForce) bool { return e.Edition == file.Edition }) {
		return nil, "Die Datei gehört zu einem Fragebogen, der in dieser Erhebung nie galt. Laden Sie Ihre Antworten hier neu herunter und tragen Sie Ihre Angaben dort ein.", nil
	}
	old, err = s.editions.edition(ctx, file.Edition)
	return old, "", err
}

// sortOut reads the file as answers to the present edition and parts what can be
// saved at once from what has to be decided or mended.
func (s *Server) sortOut(ctx context.Context, d *desk, old *edition, file *export.Returned) (batch, error) {
	var b batch
	answers, mistakes := file.Answers(old.questionnaire)
	for _, m := range mistakes {
		b.mistakes = append(b.mistakes, reviewedMistake{labelOf(old.questionnaire, survey.Ref{Item: m.Item}), m.Place, m.Text})
	}
	lineage, err := s.editions.lineage(ctx, d.wave)
	if err != nil {
		return b, err
	}
	b.numbers = map[survey.Ref]bool{}
	for _, a := range answers {
		b.numbers[a.Ref] = !a.Value.IsEmpty()
	}
	for _, a := range answers {
		read, version := survey.Translated{Ref: a.Ref, Value: a.Value}, a.Version
		if file.Edition != d.wave.Edition {
			read = lineage.Answer(file.Edition, a.Ref, a.Value)
		}
		it := d.questionnaire().Item(read.Item)
		if it != nil && !d.me.May(access.Edit, it) {
			b.mistakes = append(b.mistakes, reviewedMistake{Place: labelOf(d.questionnaire(), read.Ref),
				Text: "Diese Frage ist Ihnen nicht zugeteilt. Die Angabe in der Datei wird nicht übernommen."})
			continue
		}
		if read.Gone || read.Cut || it == nil || len(it.Check(read.Ref, read.Value)) > 0 {
			was := old.questionnaire.Item(a.Item)
			b.left = append(b.left, typedText{Label: labelOf(old.questionnaire, a.Ref), Text: strings.Join(form.Lines(was, a.Value), "\n")})
			continue
		}
		if file.Edition != d.wave.Edition {
			if version, err = s.seenVersion(ctx, d, a.Ref, read.Ref, a.Version); err != nil {
				return b, err
			}
		}
		b.add(d, survey.Change{Ref: read.Ref, Value: read.Value, Version: version})
	}
	return b, nil
}

func labelOf(q *survey.Questionnaire, ref survey.Ref) string {
	it := q.Item(ref.Item)
	switch {
	case it == nil:
		return ""
	case ref.Record > 0:
		return it.Number + " " + it.Label + " Eintrag " + strconv.Itoa(ref.Record)
	}
	return it.Number + " " + it.Label
}

func (s *Server) reviewPage(c echo.Context, d *desk, b batch) reviewPage {
	formID, _ := access.NewToken()
	saveID, _ := access.NewToken()
	view := reviewPage{base: s.countyBase(c, d, "Änderungen aus der Datei", nil), Mistakes: b.mistakes, Left: b.left,
		Batch: b.pack(), FormID: formID, SaveID: saveID, WaveKey: d.wave.Key, Made: madeOf(d.wave.Edition)}
	after := d.answers()
	for _, change := range b.changes {
		after[change.Ref] = change.Value
	}
	for _, change := range b.changes {
		it := d.questionnaire().Item(change.Ref.Item)
		label := labelOf(d.questionnaire(), change.Ref)
		if i := slices.IndexFunc(b.conflicts, func(c survey.Conflict) bool { return c.Ref == change.Ref }); i >= 0 {
			view.Conflicts = append(view.Conflicts, reviewedConflict{label, form.ConflictOf(it, d.state(), b.conflicts[i])})
			continue
		}
		view.Changes = append(view.Changes, reviewedChange{label, form.Lines(it, d.stored[change.Ref].Value), form.Lines(it, change.Value),
			!d.questionnaire().Shown(it, after)})
	}
	return view
}

// applyUpload saves what the dry run has shown, in one act.
func (s *Server) applyUpload(c echo.Context, v *visitor) error {
	d, err := s.filling(c, v)
	if err != nil {
		return err
	}
	values := c.Request().PostForm
	made, err := s.formEdition(c, d)
	if err != nil {
		return err
	}
	if made != d.wave.Edition {
		return s.lookAgain(c, uploadRoot, nil)
	}
	changes, err := d.unpack(c)
	if err != nil {
		return err
	}
	result, err := s.Store.SaveAnswers(c.Request().Context(), d.scope, survey.Save{
		FormID: values.Get(formField), SaveID: values.Get(saveField), Edition: d.wave.Edition, Path: survey.PathUpload, Changes: changes,
		Questionnaire: d.questionnaire(),
	})
	if err != nil {
		return fmt.Errorf("apply upload: %w", err)
	}
	if len(result.Conflicts) == 0 {
		return seeOther(c, "/antwortbogen/pruefen?hinweis=hochgeladen")
	}
	if err := s.load(c.Request().Context(), d); err != nil {
		return err
	}
	view := s.reviewPage(c, d, undecided(changes, result.Conflicts))
	view.Saved, view.Errors = true, len(view.Conflicts)
	return s.render(c, http.StatusConflict, "upload_review", view)
}

// batchLimit lets the confirming form be as large as all answers together.
func (s *Server) batchLimit(c echo.Context, v *visitor) (int64, error) {
	w, err := s.Store.Wave(c.Request().Context(), v.Wave)
	if err != nil {
		return 0, err
	}
	ed, err := s.editions.edition(c.Request().Context(), w.Edition)
	if err != nil {
		return 0, err
	}
	var most int64
	for _, p := range ed.questionnaire.Pages() {
		most += form.BodyLimit(p)
	}
	return most, nil
}
