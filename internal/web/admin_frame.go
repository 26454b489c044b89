package web

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/export"
	"kreisumfrage/internal/fieldwork"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

const (
	framePath     = "/liste" // below the address of a wave
	contentField  = "inhalt"
	partialField  = "teil"
	seenFrame     = "stand"
	leaveField    = "fehlende"
	shownChanges  = 300
	maxFrameForms = 3*export.MaxFrameBytes + 64<<10 // a posted umlaut takes three times its size
)

// framePage shows the frame of a wave as a whole, and takes files that change it.
type framePage struct {
	base
	Waves      []navItem
	Counties   int
	Reached    int // with an official contact
	Populated  int // with a population
	Sources    []string
	Columns    []fieldwork.FrameColumn
	Sizes      []string // size classes
	Path       string
	Settings   string
	Fixed      bool // the wave is over
	Archived   bool
	FileError  string
	Faults     []survey.FrameFault
	Problems   []form.Problem
	Successors string
}

func (s *Server) showFrame(c echo.Context, v *visitor) error {
	b, err := s.bench(c, v)
	if err != nil {
		return err
	}
	return s.renderFrame(c, http.StatusOK, b, "", nil)
}

func (s *Server) renderFrame(c echo.Context, status int, b *bench, problem string, faults []survey.FrameFault) error {
	ctx := c.Request().Context()
	if b.wave.Reconstructed {
		return survey.ErrReconstructed
	}
	frame, err := s.Store.Frame(ctx, b.scope)
	if err != nil {
		return err
	}
	settings, err := s.Store.WaveSettings(ctx, b.wave.Key)
	if err != nil {
		return err
	}
	root := adminPath(b.wave.Key)
	view := framePage{base: s.adminBase(c, b, "Liste der Landkreise", root+framePath), Counties: len(frame), Columns: fieldwork.FrameColumns(frame),
		Sizes: fieldwork.SizeClasses(settings.SizeLimits), Path: root + framePath, Settings: root + planPagePath + "#" + waveSizesField,
		Fixed: b.wave.State.Over(), Archived: b.wave.State == survey.WaveArchived, FileError: problem, Faults: faults, Successors: successionPath}
	for i, link := range b.waveLinks(framePath) {
		if !b.waves[i].Reconstructed {
			view.Waves = append(view.Waves, link)
		}
	}
	var counties []survey.County
	for _, l := range frame {
		counties = append(counties, l.County)
		if len(l.Contacts) > 0 {
			view.Reached++
		}
		if _, ok := fieldwork.Population(l.County); ok {
			view.Populated++
		}
	}
	view.Sources = fieldwork.Sources(counties)
	if problem != "" {
		view.Problems = []form.Problem{{Href: "#" + fileField, Text: problem}}
	}
	view.Errors = len(view.Problems)
	return s.render(c, status, "admin_frame", view)
}

// downloadFrame hands out the list, with the addresses of the counties' people.
func (s *Server) downloadFrame(c echo.Context, v *visitor) error {
	b, err := s.bench(c, v)
	if err != nil {
		return err
	}
	frame, err := s.Store.Frame(c.Request().Context(), b.scope)
	if err != nil {
		return err
	}
	var body bytes.Buffer
	if err := FrameFile(frame).CSV(&body); err != nil {
		return err
	}
	event := access.Event{Person: v.Person, Role: v.Role, Action: access.ActionListExported, Wave: b.wave.Key, Detail: fmt.Sprintf("%d counties, contacts", len(frame))}
	if err := s.Store.Audit(c.Request().Context(), event); err != nil {
		return err
	}
	return download(c, "landkreise-"+b.wave.Key+".csv", body.Bytes())
}

// frameReviewPage shows what a file would change in the frame. Nothing of it is
// stored yet: the form carries the file to the next step.
type frameReviewPage struct {
	base
	New       []survey.Listing
	Rows      []frameChangeRow
	Changed   int // counties
	Hidden    int // of them, not shown
	Missing   []missingRow
	Free      int // missing counties that may leave
	Same      int
	Padded    int
	Columns   []fieldwork.FrameColumn
	Encoding  string
	Delimiter string
	Source    string // notice of the gazetteer; empty: the file is a list
	Unnamed   []survey.County
	Unlisted  []survey.County
	Nothing   bool
	Overtaken bool // somebody has changed the frame since the last preview
	Leave     bool // ticked before
	Content   string
	Partial   bool
	Seen      string
	Path      string
}

// frameChangeRow is one change of one county; only the first of a county names it.
type frameChangeRow struct {
	Key, Name string
	Rows      int // of the county
	fieldwork.Difference
}

type missingRow struct{ Key, Name, Why string }

var bondTexts = map[survey.Bond]string{
	survey.BondAnswers: "bleibt: Es gibt schon Angaben von ihm.",
	survey.BondAccess:  "bleibt: Es gibt schon Zugänge für ihn.",
	survey.BondContact: "bleibt: Er wurde schon angeschrieben, oder es ist etwas zu ihm vermerkt.",
}

// BondText says why a county stays in a frame; empty: nothing keeps it there.
func BondText(b survey.Bond) string { return bondTexts[b] }

func (s *Server) frameImport() FrameImport {
	return FrameImport{Store: s.Store, Shipped: s.Shipped.Frame}
}

// previewFrame is the dry run.
func (s *Server) previewFrame(c echo.Context, v *visitor) error {
	b, err := s.bench(c, v)
	if err != nil {
		return err
	}
	content, problem, err := readReturned(c.Request())
	if err != nil {
		return err
	}
	if problem != "" {
		return s.renderFrame(c, http.StatusUnprocessableEntity, b, problem, nil)
	}
	p, err := s.frameImport().Preview(c.Request().Context(), b.scope, content, false)
	if err != nil {
		return err
	}
	if len(p.Faults) > 0 {
		return s.renderFrame(c, http.StatusUnprocessableEntity, b, faultCount(len(p.Faults)), p.Faults)
	}
	return s.renderFrameReview(c, http.StatusOK, b, p, false, false)
}

func faultCount(n int) string {
	if n == 1 {
		return "Die Datei hat einen Fehler. Er steht unter „Was in der Datei nicht stimmt“."
	}
	return fmt.Sprintf("Die Datei hat %d Fehler. Sie stehen unter „Was in der Datei nicht stimmt“.", n)
}

func (s *Server) renderFrameReview(c echo.Context, status int, b *bench, p FramePreview, overtaken, leave bool) error {
	root := adminPath(b.wave.Key)
	view := frameReviewPage{base: s.adminBase(c, b, "Was sich in der Liste ändert", root+framePath), New: p.New, Changed: len(p.Changed), Same: p.Same, Padded: p.Padded,
		Columns: p.Columns, Encoding: p.File.Encoding, Delimiter: p.File.Delimiter, Unnamed: p.Unnamed, Unlisted: p.Unlisted,
		Overtaken: overtaken, Leave: leave, Content: p.File.Text, Partial: p.File.Partial, Seen: p.Seen, Path: root + framePath}
	if p.Gazetteer != nil {
		view.Source = p.Gazetteer.Source()
	}
	for i, change := range p.Changed {
		if i == shownChanges {
			view.Hidden = len(p.Changed) - i
			break
		}
		for j, d := range change.Differences {
			row := frameChangeRow{Difference: d}
			if j == 0 {
				row.Key, row.Name, row.Rows = change.Before.County.Key, change.Before.County.Name, len(change.Differences)
			}
			view.Rows = append(view.Rows, row)
		}
	}
	for _, l := range p.Missing {
		why := BondText(p.Bound[l.County.Key])
		if why == "" && b.wave.State.Over() {
			why = "bleibt: Die Erhebung ist geschlossen."
		}
		if why == "" {
			view.Free++
		}
		view.Missing = append(view.Missing, missingRow{l.County.Key, l.County.Name, why})
	}
	view.Nothing = p.Empty() && view.Free == 0
	return s.render(c, status, "admin_frame_review", view)
}

func frameFormLimit(echo.Context, *visitor) (int64, error) { return maxFrameForms, nil }

// applyFrame stores what the preview has shown. Where the frame is no longer as it
// was then, it shows a new one.
func (s *Server) applyFrame(c echo.Context, v *visitor) error {
	b, err := s.bench(c, v)
	if err != nil {
		return err
	}
	ctx, values := c.Request().Context(), c.Request().PostForm
	preview := func() (FramePreview, error) {
		return s.frameImport().Preview(ctx, b.scope, []byte(values.Get(contentField)), values.Get(partialField) == "ja")
	}
	leave := values.Get(leaveField) == "entfernen" && !b.wave.State.Over()
	p, err := preview()
	if err != nil {
		return err
	}
	if len(p.Faults) > 0 {
		return s.renderFrame(c, http.StatusUnprocessableEntity, b, faultCount(len(p.Faults)), p.Faults)
	}
	err = survey.ErrConflict
	if p.Seen == values.Get(seenFrame) {
		err = s.frameImport().Apply(ctx, b.scope, p, leave)
	}
	if errors.Is(err, survey.ErrConflict) {
		if p, err = preview(); err == nil {
			err = s.renderFrameReview(c, http.StatusConflict, b, p, true, leave)
		}
		return err
	}
	if err != nil {
		return err
	}
	return seeOther(c, adminPath(b.wave.Key)+framePath+"?hinweis=liste")
}
