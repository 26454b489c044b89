package web

import (
	"fmt"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

// answersView are all answers of a county, as they stand or, while they are
// submitted, as they were submitted.
type answersView struct {
	County     string
	Printed    time.Time
	Submission *submissionView // nil: a draft
	Sections   []checkedSection
	Answered   int
	Gaps       int
	File       string // Aktenzeichen; may be empty
}

// submissionView is what proves a submission.
type submissionView struct {
	Reference string
	Hash      string
	Time      time.Time
	Number    int
}

func (s *Server) answersView(c echo.Context, d *desk) (answersView, error) {
	view := answersView{County: d.response.County.Name, Printed: d.now}
	if d.response.Disposition != survey.Submitted {
		view.list(d, d.checked())
		return view, nil
	}
	sub, sections, err := s.submitted(c, d.scope, d.wave, d.me.May)
	if err != nil {
		return view, err
	}
	view.Submission = viewOfSubmission(sub)
	view.list(d, sections)
	return view, nil
}

func viewOfSubmission(sub survey.Submission) *submissionView {
	return &submissionView{Reference: sub.Reference, Hash: sub.Hash, Time: sub.Time, Number: sub.Number}
}

func (a *answersView) list(d *desk, sections []checkedSection) {
	a.Sections = sections
	for _, section := range sections {
		for i := range section.Pages {
			page := &section.Pages[i]
			d.declare(page)
			a.Gaps += page.gaps()
			a.Answered += page.answered()
		}
	}
}

// answersPage is the county's own copy of its answers on paper.
type answersPage struct {
	base
	answersView
}

func (s *Server) downloadOwnAnswers(c echo.Context, v *visitor) error {
	d, err := s.desk(c, v)
	if err != nil {
		return err
	}
	answers, err := s.answersView(c, d)
	if err != nil {
		return err
	}
	if len(answers.Sections) == 0 { // nothing is shared with this colleague
		return survey.ErrNotFound
	}
	if d.me.May(access.Manage) {
		if answers.File, err = s.Store.FileNumber(c.Request().Context(), d.scope); err != nil {
			return err
		}
	}
	p := copyOf(d, answers)
	title := "Antwortbogen (Entwurf)"
	if answers.Submission != nil {
		title = "Eingereichter Antwortbogen"
	}
	p.data = answersPage{s.countyBase(c, d, title, nil), answers}
	return s.handOut(c, p)
}

// copyOf says on every sheet whether it is a draft.
func copyOf(d *desk, answers answersView) paper {
	p := paper{template: "answers", way: navItem{Title: "Antworten prüfen", Href: "/antwortbogen/pruefen"}}
	name := "antworten-" + d.wave.Key + "-" + d.response.County.Key
	if sub := answers.Submission; sub != nil {
		p.file = name + "-eingereicht.pdf"
		p.head = "Vorgangsnummer " + sub.Reference + ", eingereicht am " + germanDateTime(sub.Time) + " · " + answers.County
		p.foot = "SHA-256: " + sub.Hash
		return p
	}
	p.file = name + "-entwurf.pdf"
	p.head = "Entwurf, Stand " + germanDateTime(answers.Printed) + " · " + answers.County
	p.foot = "Nicht eingereicht"
	if d.response.Counted() {
		p.foot = "Nicht neu eingereicht; bis dahin zählt die Einreichung " + d.response.Reference
	}
	return p
}

// showSignoff is the sheet on which the county's head releases the answers. Of
// what is submitted there is nothing left to release.
func (s *Server) showSignoff(c echo.Context, v *visitor) error {
	d, err := s.led(c, v)
	if err != nil {
		return err
	}
	if d.response.Disposition == survey.Submitted {
		return seeOther(c, "/antwortbogen/quittung")
	}
	if !d.writable() {
		return seeOther(c, "/antwortbogen/pruefen")
	}
	answers, err := s.answersView(c, d)
	if err != nil {
		return err
	}
	if answers.File, err = s.Store.FileNumber(c.Request().Context(), d.scope); err != nil {
		return err
	}
	return s.render(c, http.StatusOK, "signoff", answersPage{s.countyBase(c, d, "Blatt zur Freigabe", nil), answers})
}

// proofView is what proves to the county what it submitted, when, and who did
// so. The names are looked up for its own pages; what is stored for good holds
// random ids alone.
type proofView struct {
	submissionView
	County     string
	By         string        // who submitted it; empty: nobody of the county
	Release    *releaseProof // nil: none was noted
	Answered   int
	Gaps       int
	Superseded bool // returned since then
	Open       bool // the wave takes answers
	Manages    bool
	Entered    *proxyBox // nil: the county submitted it itself
}

// releaseProof is the release that was in force when the answers were submitted.
type releaseProof struct {
	survey.Release
	Who     string // whoever noted it, or gave it
	Changed int    // answers that were changed between release and submission
}

// head says it on every sheet.
func (r releaseProof) head() string {
	switch {
	case r.Changed == 1:
		return "Freigabe vom " + germanDay(r.Day) + " (danach eine Angabe geändert)"
	case r.Changed > 1:
		return fmt.Sprintf("Freigabe vom %s (danach %d Angaben geändert)", germanDay(r.Day), r.Changed)
	}
	return "freigegeben am " + germanDay(r.Day)
}

// receiptPage is the proof by itself.
type receiptPage struct {
	base
	proofView
}

func (s *Server) showReceipt(c echo.Context, v *visitor) error {
	proof, d, _, err := s.proof(c, v)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, "receipt", receiptPage{s.countyBase(c, d, "Quittung", nil), proof})
}

func (s *Server) downloadReceipt(c echo.Context, v *visitor) error {
	proof, d, _, err := s.proof(c, v)
	if err != nil {
		return err
	}
	view := receiptPage{s.countyBase(c, d, "Quittung", nil), proof}
	return s.handOut(c, paper{file: "quittung-" + d.wave.Key + "-" + d.response.County.Key + ".pdf", template: "receipt", data: view,
		head: view.County + " · " + d.wave.Title, foot: "Quittung, Vorgangsnummer " + view.Reference,
		way: navItem{Title: view.Title, Href: "/antwortbogen/quittung"}})
}

func (s *Server) proof(c echo.Context, v *visitor) (proofView, *desk, []checkedSection, error) {
	d, err := s.desk(c, v)
	if err == nil && !d.receipt() {
		err = survey.ErrNotFound
	}
	if err != nil {
		return proofView{}, nil, nil, err
	}
	sub, sections, err := s.submitted(c, d.scope, d.wave, d.me.May)
	if err != nil {
		return proofView{}, nil, nil, err
	}
	steps, err := s.Store.Releases(c.Request().Context(), d.scope)
	if err != nil {
		return proofView{}, nil, nil, err
	}
	proof := proofView{submissionView: *viewOfSubmission(sub), County: d.response.County.Name,
		Superseded: d.response.Disposition != survey.Submitted, Open: d.wave.Open(d.now), Manages: d.me.May(access.Manage)}
	if sub.Kind == survey.FromForm {
		proof.By = d.name(sub.Author)
	}
	if proof.Entered, err = s.toConfirm(c, d); err != nil {
		return proofView{}, nil, nil, err
	}
	if r := steps.At(sub.Time); r.Given() {
		lineage, err := s.editions.lineage(c.Request().Context(), d.wave)
		if err != nil {
			return proofView{}, nil, nil, err
		}
		changed := survey.ChangedAnswers(lineage.Rows(r.Edition, r.Rows), lineage.Rows(sub.Edition, sub.Rows))
		proof.Release = &releaseProof{r, d.name(r.Person), len(changed)}
	}
	for _, section := range sections {
		for i := range section.Pages {
			page := &section.Pages[i]
			d.declare(page)
			proof.Gaps += page.gaps()
			proof.Answered += page.answered()
		}
	}
	return proof, d, sections, nil
}

// filePage is the submitted copy for the county's own file: what proves it, and
// all answers, in one document.
type filePage struct {
	base
	proofView
	File     string // Aktenzeichen; may be empty
	Sections []checkedSection
}

const filePath = "/antwortbogen/akte"

func (s *Server) filePage(c echo.Context, v *visitor) (filePage, *desk, error) {
	proof, d, sections, err := s.proof(c, v)
	if err != nil {
		return filePage{}, nil, err
	}
	title := "Eingereichter Antwortbogen, " + proof.County + ", Vorgangsnummer " + proof.Reference
	number, err := s.Store.FileNumber(c.Request().Context(), d.scope)
	return filePage{s.countyBase(c, d, title, nil), proof, number, sections}, d, err
}

func (s *Server) showFile(c echo.Context, v *visitor) error {
	view, _, err := s.filePage(c, v)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, "file", view)
}

func (s *Server) downloadFile(c echo.Context, v *visitor) error {
	view, d, err := s.filePage(c, v)
	if err != nil {
		return err
	}
	p := paper{file: "akte-" + d.wave.Key + "-" + d.response.County.Key + "-" + view.Reference + ".pdf", template: "file", data: view,
		head: "Vorgangsnummer " + view.Reference + ", eingereicht am " + germanDateTime(view.Time) + " · " + view.County,
		foot: "SHA-256: " + view.Hash, way: navItem{Title: "Antwortbogen für die Akte", Href: filePath}}
	if r := view.Release; r != nil {
		p.head += " · " + r.head()
	}
	if view.File != "" {
		p.head += " · Az. " + view.File
	}
	return s.handOut(c, p)
}
