package web

import (
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
	d, err := s.desk(c, v)
	if err != nil {
		return err
	}
	if !d.me.May(access.Submit) {
		return survey.ErrNotFound
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
	return s.render(c, http.StatusOK, "signoff", answersPage{s.countyBase(c, d, "Blatt zur Freigabe", nil), answers})
}

// receiptPage proves to the county what it submitted and when.
type receiptPage struct {
	base
	submissionView
	County     string
	Answered   int
	Gaps       int
	Superseded bool // returned since then
	Open       bool // the wave takes answers
	Submits    bool
}

func (s *Server) showReceipt(c echo.Context, v *visitor) error {
	view, _, err := s.receipt(c, v)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, "receipt", view)
}

func (s *Server) downloadReceipt(c echo.Context, v *visitor) error {
	view, d, err := s.receipt(c, v)
	if err != nil {
		return err
	}
	return s.handOut(c, paper{file: "quittung-" + d.wave.Key + "-" + d.response.County.Key + ".pdf", template: "receipt", data: view,
		head: view.County + " · " + d.wave.Title, foot: "Quittung, Vorgangsnummer " + view.Reference,
		way: navItem{Title: view.Title, Href: "/antwortbogen/quittung"}})
}

func (s *Server) receipt(c echo.Context, v *visitor) (receiptPage, *desk, error) {
	d, err := s.desk(c, v)
	if err != nil {
		return receiptPage{}, nil, err
	}
	if !d.receipt() {
		return receiptPage{}, nil, survey.ErrNotFound
	}
	sub, sections, err := s.submitted(c, d.scope, d.wave, d.me.May)
	if err != nil {
		return receiptPage{}, nil, err
	}
	view := receiptPage{
		base: s.countyBase(c, d, "Quittung", nil), County: d.response.County.Name, submissionView: *viewOfSubmission(sub),
		Superseded: d.response.Disposition != survey.Submitted, Open: d.wave.Open(d.now), Submits: d.me.May(access.Submit),
	}
	for _, section := range sections {
		for _, p := range section.Pages {
			view.Gaps += p.gaps()
			view.Answered += p.answered()
		}
	}
	return view, d, nil
}
