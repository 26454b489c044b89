package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// Fields of the forms about editions. A page that offers a stored edition for a
// wave posts editionField (its SHA-256) and, if it likes, reasonField to
//
//	POST /dlt/:wave/fragebogen/vorschlagen
//
// and is led to GET /dlt/:wave/fragebogen.
const (
	editionField = "ausgabe"
	baseField    = "basis" // the edition with which a proposal was compared
	reasonField  = "begruendung"
)

const maxReason = 1000 // characters

// waveEditionsPage shows which edition is in force in a wave, which were, and
// the open proposal.
type waveEditionsPage struct {
	base
	Waves         []navItem
	Reconstructed bool
	InForce       []editionRow // the present one first
	Proposal      *proposalView
	Problems      []form.Problem
}

type editionRow struct {
	Number   int
	Edition  string
	Time     time.Time
	Actor    string
	Proposer string // empty: the same, or nobody
	Reason   string
}

// proposalView is an open proposal with all that one has to know to decide.
type proposalView struct {
	Edition  string
	Base     string
	Proposer string
	Time     time.Time
	Reason   string
	Outdated bool // compared with an edition that is not in force any more
	Own      bool // of the reader
	Sole     bool // the reader has nobody to approve
	Classes  []changeClass
	Touches  []touchRow
	Typed    string // reason that was refused
}

// changeClass is one class of changes with its changes.
type changeClass struct {
	Class   string // permanent
	German  string
	Changes []survey.EditionChange
}

// classed groups changes, which are in the order of their classes.
func classed(changes []survey.EditionChange) []changeClass {
	var classes []changeClass
	for _, change := range changes {
		if n := len(classes); n == 0 || classes[n-1].Class != change.Class {
			classes = append(classes, changeClass{Class: change.Class, German: change.German})
		}
		last := &classes[len(classes)-1]
		last.Changes = append(last.Changes, change)
	}
	return classes
}

type touchRow struct {
	Question    string
	Fate        string
	Counties    int
	Submissions int
}

func editionsPath(wave string) string { return adminPath(wave) + "/fragebogen" }

func (s *Server) showWaveEditions(c echo.Context, v *visitor) error {
	return s.waveEditions(c, v, http.StatusOK)
}

// waveEditions shows the page, after a refusal with what is wrong.
func (s *Server) waveEditions(c echo.Context, v *visitor, status int, problems ...form.Problem) error {
	b, err := s.bench(c, v)
	if err != nil {
		return err
	}
	ctx, root := c.Request().Context(), editionsPath(b.wave.Key)
	view := waveEditionsPage{base: s.adminBase(c, b, "Fragebogen der Erhebung", root), Waves: b.waveLinks("/fragebogen"),
		Reconstructed: b.wave.Reconstructed, Problems: problems}
	view.Errors = len(problems)
	inForce, err := s.Store.WaveEditions(ctx, b.wave.Key)
	if err != nil {
		return err
	}
	proposal, err := s.Store.Proposal(ctx, b.wave.Key)
	if err != nil && !errors.Is(err, survey.ErrNotFound) {
		return err
	}
	open := err == nil
	name, err := s.names(ctx, inForce, proposal)
	if err != nil {
		return err
	}
	for _, e := range slices.Backward(inForce) {
		row := editionRow{e.Number, e.Edition, e.Time, name(e.Actor), "", e.Reason}
		if e.Proposer != "" && e.Proposer != e.Actor {
			row.Proposer = name(e.Proposer)
		}
		view.InForce = append(view.InForce, row)
	}
	if open {
		if view.Proposal, err = s.proposal(ctx, b, v, proposal); err != nil {
			return err
		}
		view.Proposal.Proposer = name(proposal.Proposer)
		view.Proposal.Typed = strings.ToValidUTF8(c.Request().PostForm.Get(reasonField), "\ufffd")
	}
	return s.render(c, status, "admin_editions", view)
}

// names returns what the persons behind the editions are called.
func (s *Server) names(ctx context.Context, inForce []survey.EditionInForce, p survey.Proposal) (func(string) string, error) {
	persons := []string{p.Proposer}
	for _, e := range inForce {
		persons = append(persons, e.Actor, e.Proposer)
	}
	names, err := s.Store.Names(ctx, persons)
	return func(person string) string {
		if person == access.Operator {
			return "Betrieb (Kommandozeile)"
		}
		return cmp.Or(names[person], "unbekannt")
	}, err
}

func (s *Server) proposal(ctx context.Context, b *bench, v *visitor, p survey.Proposal) (*proposalView, error) {
	view := &proposalView{Edition: p.Edition, Base: p.Base, Time: p.Time, Reason: p.Reason,
		Outdated: p.Base != b.wave.Edition, Own: p.Proposer == v.Person}
	step, err := s.editions.step(ctx, p.Base, p.Edition)
	if err != nil {
		return nil, err
	}
	view.Classes = classed(step.changes)
	if view.Own {
		if view.Sole, err = s.Store.SoleAdmin(ctx, v.Person); err != nil {
			return nil, err
		}
	}
	if step.translation != nil && !view.Outdated {
		view.Touches, err = s.touched(ctx, b, *step.translation)
	}
	return view, err
}

// touched is the dry run: which stored answers the next edition would touch.
func (s *Server) touched(ctx context.Context, b *bench, t survey.Translation) ([]touchRow, error) {
	var items []string
	for id := range t.Fates() {
		items = append(items, id)
	}
	if len(items) == 0 {
		return nil, nil
	}
	live, err := s.Store.LiveAnswers(ctx, b.scope, items)
	if err != nil {
		return nil, err
	}
	counted, _, err := s.counted(ctx, b.wave, b.scope)
	if err != nil {
		return nil, err
	}
	var rows []touchRow
	for _, touch := range t.Touches(live, counted) {
		rows = append(rows, touchRow{touch.Item.Number + " " + touch.Item.Label, touch.Fate.German(), touch.Counties, touch.Submissions})
	}
	return rows, nil
}

func (s *Server) proposeEdition(c echo.Context, v *visitor) error {
	b, err := s.bench(c, v)
	if err != nil {
		return err
	}
	values := c.Request().PostForm
	reason, problem := readReason(values.Get(reasonField))
	if problem != nil {
		return s.waveEditions(c, v, http.StatusUnprocessableEntity, *problem)
	}
	edition := values.Get(editionField)
	if _, err := s.Store.Edition(c.Request().Context(), edition); err != nil {
		return err
	}
	if edition == b.wave.Edition {
		return s.waveEditions(c, v, http.StatusConflict, form.Problem{Href: "#geltend", Text: "Diese Ausgabe gilt schon für die Erhebung."})
	}
	step, err := s.editions.step(c.Request().Context(), b.wave.Edition, edition)
	if err != nil {
		return err
	}
	if step.translation == nil {
		return s.waveEditions(c, v, http.StatusUnprocessableEntity, unmapped(b.wave.Edition, edition, step.changes))
	}
	err = s.Store.ProposeEdition(c.Request().Context(), b.scope, survey.Proposal{Edition: edition, Base: b.wave.Edition, Reason: reason})
	if errors.Is(err, survey.ErrConflict) {
		return s.waveEditions(c, v, http.StatusConflict, form.Problem{Href: "#vorschlag",
			Text: "Es ist schon ein Vorschlag offen, oder die geltende Ausgabe hat gewechselt. Entscheiden Sie bitte zuerst über den offenen Vorschlag."})
	}
	if err != nil {
		return err
	}
	return seeOther(c, editionsPath(b.wave.Key)+"?hinweis=vorgeschlagen")
}

// readReason takes a reason as it is typed: of one paragraph, and not too long.
func readReason(text string) (string, *form.Problem) {
	text = strings.Join(strings.Fields(strings.ToValidUTF8(text, "\ufffd")), " ")
	if len([]rune(text)) > maxReason {
		return "", &form.Problem{Href: "#begruendung", Text: fmt.Sprintf("Die Begründung ist zu lang. Bitte kürzen Sie sie auf %d Zeichen.", maxReason)}
	}
	return text, nil
}

// unmapped says what a new edition leaves open, and leads to where it is told
// one by one.
func unmapped(base, edition string, changes []survey.EditionChange) form.Problem {
	open, text := 0, ""
	for _, change := range changes {
		switch {
		case change.Open && change.Mapping == "":
			text = "Das ist ein anderer Fragebogen als der, der in dieser Erhebung gilt; er kann ihn nicht ersetzen. Schlagen Sie eine Ausgabe desselben Fragebogens vor."
		case change.Open:
			open++
		}
	}
	if text == "" {
		text = fmt.Sprintf("Die neue Ausgabe sagt noch nicht unter „mappings“, was bei Änderungen (offen: %d) aus den bisherigen Angaben und Vergleichen wird. "+
			"Der Vergleich nennt jede Änderung und was einzutragen ist.", open)
	}
	return form.Problem{Href: draftPath(edition) + "/vergleich?" + url.Values{"mit": {base}}.Encode(), Text: text}
}

func (s *Server) withdrawProposal(c echo.Context, v *visitor) error {
	b, err := s.bench(c, v)
	if err != nil {
		return err
	}
	err = s.Store.WithdrawProposal(c.Request().Context(), b.scope, c.Request().PostForm.Get(editionField))
	if errors.Is(err, survey.ErrNotFound) {
		return s.decidedBefore(c, v, b.wave.Key)
	}
	if err != nil {
		return err
	}
	return seeOther(c, editionsPath(b.wave.Key)+"?hinweis=zurueckgezogen")
}

// activateEdition puts in force what is proposed: the second administrator by
// one press, the only one with a reason.
func (s *Server) activateEdition(c echo.Context, v *visitor) error {
	b, err := s.bench(c, v)
	if err != nil {
		return err
	}
	values := c.Request().PostForm
	reason, problem := readReason(values.Get(reasonField))
	if problem != nil {
		return s.waveEditions(c, v, http.StatusUnprocessableEntity, *problem)
	}
	ctx := c.Request().Context()
	proposal, err := s.Store.Proposal(ctx, b.wave.Key)
	if err != nil && !errors.Is(err, survey.ErrNotFound) {
		return err
	}
	if err != nil || proposal.Edition != values.Get(editionField) || proposal.Base != values.Get(baseField) {
		return s.decidedBefore(c, v, b.wave.Key)
	}
	if reason == "" && proposal.Proposer != v.Person {
		reason = proposal.Reason
	}
	step, err := s.editions.step(ctx, proposal.Base, proposal.Edition)
	if err != nil {
		return err
	}
	if step.translation == nil {
		return s.waveEditions(c, v, http.StatusUnprocessableEntity, unmapped(proposal.Base, proposal.Edition, step.changes))
	}
	err = s.Store.ActivateEdition(ctx, b.scope, survey.Activation{Edition: proposal.Edition, Base: proposal.Base,
		Reason: reason, Translation: *step.translation})
	if errors.Is(err, survey.ErrConflict) {
		return s.decidedBefore(c, v, b.wave.Key)
	}
	for _, refused := range activationRefusals {
		if errors.Is(err, refused.err) {
			return s.waveEditions(c, v, refused.status, form.Problem{Href: refused.href, Text: refused.text})
		}
	}
	if err != nil {
		return err
	}
	return seeOther(c, editionsPath(b.wave.Key)+"?hinweis=freigegeben")
}

// activationRefusals say why an activation was refused and what to do.
var activationRefusals = []struct {
	err    error
	status int
	href   string
	text   string
}{
	{survey.ErrSecondPerson, http.StatusForbidden, "#vorschlag",
		"Sie haben diese Ausgabe selbst vorgeschlagen. Bitten Sie eine zweite Person des DLT um die Freigabe."},
	{survey.ErrInvalid, http.StatusUnprocessableEntity, "#begruendung",
		"Bitte begründen Sie, warum Sie die Ausgabe ohne zweite Person in Kraft setzen. Die Begründung wird protokolliert."},
	{survey.ErrClosed, http.StatusConflict, "#vorschlag",
		"Die Erhebung ist geschlossen. Es gilt nur noch eine Ausgabe, die keine gespeicherten Angaben berührt."},
	{survey.ErrReconstructed, http.StatusConflict, "#geltend",
		"Die Rekonstruktion behält ihre Ausgabe."},
}

// decidedBefore tells whoever decides about a proposal that is not what it was
// any more what has happened to it. An edition that nobody could have proposed
// is not found.
func (s *Server) decidedBefore(c echo.Context, v *visitor, wave string) error {
	ctx, values := c.Request().Context(), c.Request().PostForm
	edition := values.Get(editionField)
	if _, err := s.Store.Edition(ctx, edition); err != nil {
		return err
	}
	inForce, err := s.Store.WaveEditions(ctx, wave)
	if err != nil {
		return err
	}
	open, err := s.Store.Proposal(ctx, wave)
	if err != nil && !errors.Is(err, survey.ErrNotFound) {
		return err
	}
	problem := form.Problem{Href: "#geltend"}
	switch n := len(inForce); {
	case n > 0 && inForce[n-1].Edition == edition:
		problem.Text = "Diese Ausgabe wurde inzwischen freigegeben und gilt schon."
	case open.Edition == edition && open.Base == values.Get(baseField):
		problem.Text = "Inzwischen gilt eine andere Ausgabe als die, mit der verglichen wurde. Ziehen Sie den Vorschlag zurück und schlagen Sie ihn neu vor."
	case open.Edition != "":
		problem = form.Problem{Href: "#vorschlag", Text: "Inzwischen ist etwas anderes vorgeschlagen. Sehen Sie sich bitte den offenen Vorschlag an."}
	case slices.ContainsFunc(inForce, func(e survey.EditionInForce) bool { return e.Edition == edition }):
		problem.Text = "Diese Ausgabe galt schon; inzwischen gilt eine andere, und vorgeschlagen ist sie nicht mehr."
	default:
		problem.Text = "Der Vorschlag wurde inzwischen zurückgezogen. Soll die Ausgabe gelten, so schlagen Sie sie neu vor."
	}
	return s.waveEditions(c, v, http.StatusConflict, problem)
}
