package web

import (
	"context"
	"errors"
	"io/fs"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/fieldwork"
	"kreisumfrage/internal/survey"
)

// Opening looks at everything that a wave needs and opens it, for the pages as
// for the command line.
type Opening struct {
	Store interface {
		Wave(ctx context.Context, key string) (survey.Wave, error)
		Edition(ctx context.Context, sha string) ([]byte, error)
		Responses(ctx context.Context, sc access.Scope) ([]survey.Response, error)
		Unaddressed(ctx context.Context, sc access.Scope) ([]string, error)
		SharedHosts(ctx context.Context, sc access.Scope) ([]string, error)
		OpenWaveAs(ctx context.Context, sc access.Scope) error
		Now(ctx context.Context) (time.Time, error)
	}
	Author  Author
	Texts   fs.FS
	Contact Contact
	Mails   bool // there is a mail server
}

// Lacks lists what lacks before the scope's wave can be opened.
func (o Opening) Lacks(ctx context.Context, sc access.Scope) ([]fieldwork.Lack, error) {
	w, err := o.Store.Wave(ctx, sc.Wave())
	if err != nil {
		return nil, err
	}
	now, err := o.Store.Now(ctx)
	if err != nil {
		return nil, err
	}
	frame, err := o.Store.Responses(ctx, sc)
	if err != nil {
		return nil, err
	}
	all := fieldwork.Opening{Wave: w, Now: now, Frame: len(frame), Mails: o.Mails, Contact: o.Contact.missing()}
	if all.Unreached, err = o.Store.Unaddressed(ctx, sc); err != nil {
		return nil, err
	}
	if all.Shared, err = o.Store.SharedHosts(ctx, sc); err != nil {
		return nil, err
	}
	definition, err := o.Store.Edition(ctx, w.Edition)
	if err != nil {
		return nil, err
	}
	all.Findings = o.Author.Lint(definition)
	gaps, err := Gaps(o.Texts)
	for _, g := range gaps {
		all.Texts = append(all.Texts, fieldwork.TextLack{Place: g.Place(), Text: g.Text, Page: g.Page})
	}
	return all.Lacks(), err
}

// Open opens the scope's wave if nothing bars it. Otherwise opened is false, and
// nothing has changed.
func (o Opening) Open(ctx context.Context, sc access.Scope) (lacks []fieldwork.Lack, opened bool, err error) {
	lacks, err = o.Lacks(ctx, sc)
	if err != nil || fieldwork.Barred(lacks) {
		return lacks, false, err
	}
	err = o.Store.OpenWaveAs(ctx, sc)
	return lacks, err == nil, err
}

func (c Contact) missing() (names []string) {
	for _, part := range []struct{ name, given string }{{"Telefon", c.Phone}, {"E-Mail", c.Mail}, {"Anschrift", c.Address}} {
		if part.given == "" {
			names = append(names, part.name)
		}
	}
	return names
}

func (s *Server) opening() Opening {
	return Opening{Store: s.Store, Author: s.Author, Texts: s.Texts, Contact: s.Contact, Mails: s.Mails}
}

// openingPage lists what lacks, and opens the wave.
type openingPage struct {
	base
	State    survey.WaveState
	Bars     []lackRow
	Doubts   []lackRow
	Frame    int
	Login    string
	First    string
	Last     string
	Pretest  bool
	Action   string
	Settings string
	Refused  bool // by what lacks
}

type lackRow struct {
	Text string
	Href string // where it is mended; may be empty
	Link string
}

func (s *Server) showOpening(c echo.Context, v *visitor) error {
	b, err := s.bench(c, v)
	if err != nil {
		return err
	}
	lacks, err := s.opening().Lacks(c.Request().Context(), b.scope)
	if err != nil {
		return err
	}
	return s.renderOpening(c, http.StatusOK, b, lacks, false)
}

func (s *Server) renderOpening(c echo.Context, status int, b *bench, lacks []fieldwork.Lack, refused bool) error {
	responses, err := s.Store.Responses(c.Request().Context(), b.scope)
	if err != nil {
		return err
	}
	root := adminPath(b.wave.Key)
	view := openingPage{base: s.adminBase(c, b, "Erhebung öffnen", root+"/oeffnen"), State: b.wave.State, Frame: len(responses),
		Login: loginTexts[b.wave.Login], First: germanDay(b.wave.FirstDay), Last: germanDay(b.wave.LastDay), Pretest: b.wave.Pretest,
		Action: root + "/oeffnen", Settings: root + "/einstellungen", Refused: refused}
	for _, l := range lacks {
		row := lackRow{Text: l.Text}
		if mend, ok := mending[l.Subject]; ok {
			row.Href, row.Link = root+mend.rest, mend.link
		}
		if l.Page != "" {
			row.Href, row.Link = l.Page, "Zum Text"
		}
		if l.Bars {
			view.Bars = append(view.Bars, row)
		} else {
			view.Doubts = append(view.Doubts, row)
		}
	}
	if refused {
		view.Errors = len(view.Bars)
	}
	return s.render(c, status, "admin_opening", view)
}

// mending says where on the pages of the wave something is mended.
var mending = map[fieldwork.Subject]struct{ rest, link string }{
	fieldwork.OfState:      {stagePath, "Zum Stand der Erhebung"},
	fieldwork.OfDates:      {planPagePath + "#von", "Zu den Einstellungen"},
	fieldwork.OfFrame:      {framePath, "Zur Liste der Landkreise"},
	fieldwork.OfAddresses:  {framePath, "Zur Liste der Landkreise"},
	fieldwork.OfMails:      {planPagePath + "#anmeldung-letter", "Zu den Einstellungen"},
	fieldwork.OfDefinition: {"/fragebogen", "Zum Fragebogen der Erhebung"},
}

// openWave opens a draft; whoever comes second reads that it is open.
func (s *Server) openWave(c echo.Context, v *visitor) error {
	b, err := s.bench(c, v)
	if err != nil {
		return err
	}
	lacks, opened, err := s.opening().Open(c.Request().Context(), b.scope)
	switch {
	case errors.Is(err, survey.ErrConflict):
		return s.overtakenMove(c, v)
	case err != nil:
		return err
	case b.wave.State != survey.WaveDraft:
		return s.overtakenMove(c, v)
	case !opened:
		return s.renderOpening(c, http.StatusUnprocessableEntity, b, lacks, true)
	}
	return seeOther(c, adminPath(b.wave.Key)+"?hinweis=erhebung-geoeffnet")
}
