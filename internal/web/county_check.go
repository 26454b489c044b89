package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// hubPage is the county's table of contents with what is done and what is left.
type hubPage struct {
	base
	County      string
	Disposition string // label
	Status      survey.Disposition
	Sections    []sectionView
	PagesDone   int
	Pages       int
	Writable    bool
	Submitted   bool // there is a submission
	WaveKey     string
}

// checkPage shows all answers, to check, to print and to keep.
type checkPage struct {
	base
	County   string
	Pages    []checkedPage
	Gaps     []checkedItem
	Writable bool
	Counted  bool
	Made     string // when this page was made
}

type checkedPage struct {
	Section string
	Number  string
	Title   string
	Href    string
	Items   []checkedItem
}

// checkedItem is one question with its answer in words.
type checkedItem struct {
	Number    string
	Label     string
	Lines     []string
	StateText string // where there are no lines
	Empty     bool
	Companion bool
	Records   [][]string
	Href      string
}

func (s *Server) showHub(c echo.Context, v *visitor) error {
	d, err := s.desk(c, v)
	if err != nil {
		return err
	}
	view := hubPage{
		base: s.countyBase(c, d, "Ihr Antwortbogen", nil), County: d.response.County.Name,
		Disposition: dispositionLabel(d.response.Disposition), Status: d.response.Disposition,
		Sections: d.sections(), Writable: d.writable(), Submitted: d.response.Counted(), WaveKey: d.wave.Key,
	}
	for _, section := range view.Sections {
		view.PagesDone += section.Done
		view.Pages += len(section.Pages)
	}
	return s.render(c, http.StatusOK, "hub", view)
}

func (s *Server) showCheck(c echo.Context, v *visitor) error {
	d, err := s.desk(c, v)
	if err != nil {
		return err
	}
	view := checkPage{
		base: s.countyBase(c, d, "Angaben prüfen", nil), County: d.response.County.Name,
		Pages: checked(d.questionnaire(), d.answers()), Writable: d.writable(), Counted: d.response.Counted(),
		Made: germanDateTime(d.now),
	}
	view.Gaps = gaps(view.Pages)
	return s.render(c, http.StatusOK, "check", view)
}

// checked lists every question on the path exactly once.
func checked(q *survey.Questionnaire, a survey.Answers) []checkedPage {
	var pages []checkedPage
	for _, p := range q.Pages() {
		if !q.PageShown(p, a) {
			continue
		}
		view := checkedPage{Section: p.Section.Title, Number: topicNumbers(p), Title: p.Title, Href: pagePath(p)}
		for _, it := range p.Items() {
			if state := q.StateOf(it, a); state != survey.NotShown {
				view.Items = append(view.Items, checkedAnswer(it, a, state))
			}
		}
		pages = append(pages, view)
	}
	return pages
}

func checkedAnswer(it *survey.Item, a survey.Answers, state survey.State) checkedItem {
	view := checkedItem{
		Number: it.Number, Label: it.Label, Companion: it.CompanionOf != "",
		Empty: state == survey.Empty, Href: pagePath(it.Page) + "#" + form.DOMID(it),
	}
	if it.Kind == survey.KindRecords {
		for _, n := range a.Records(it.ID) {
			view.Records = append(view.Records, form.Lines(it, a[survey.Ref{Item: it.ID, Record: n}]))
		}
	} else {
		view.Lines = form.Lines(it, a[survey.Ref{Item: it.ID}])
	}
	if len(view.Lines) == 0 && len(view.Records) == 0 {
		view.StateText = form.StateText(state)
	}
	return view
}

// gaps are the open questions; companion texts are no gap.
func gaps(pages []checkedPage) []checkedItem {
	var open []checkedItem
	for _, p := range pages {
		for _, it := range p.Items {
			if it.Empty && !it.Companion {
				open = append(open, it)
			}
		}
	}
	return open
}

// submitPage is the one warning before submitting.
type submitPage struct {
	base
	County   string
	Gaps     []checkedItem
	Unmarked []pageView // pages that nobody declared finished
	SubmitID string
}

const submitField = "_einreichung"

func (s *Server) showSubmit(c echo.Context, v *visitor) error {
	d, err := s.desk(c, v)
	if err != nil {
		return err
	}
	if !d.writable() {
		return seeOther(c, "/antwortbogen/pruefen")
	}
	id, _ := access.NewToken()
	view := submitPage{
		base: s.countyBase(c, d, "Antwortbogen einreichen", nil), County: d.response.County.Name,
		Gaps: gaps(checked(d.questionnaire(), d.answers())), SubmitID: id,
	}
	for _, section := range d.sections() {
		for _, p := range section.Pages {
			if p.Status != pageDone {
				view.Unmarked = append(view.Unmarked, p)
			}
		}
	}
	return s.render(c, http.StatusOK, "submit", view)
}

func (s *Server) submit(c echo.Context, v *visitor) error {
	d, err := s.desk(c, v)
	if err != nil {
		return err
	}
	id := c.Request().PostForm.Get(submitField)
	if id == "" {
		return survey.ErrInvalid
	}
	if _, err := s.Store.Submit(c.Request().Context(), d.scope, d.questionnaire(), id); err != nil {
		return err
	}
	return seeOther(c, "/antwortbogen/quittung")
}

// receiptPage proves to the county what it submitted and when.
type receiptPage struct {
	base
	County    string
	Reference string
	At        string
	Hash      string
	Edition   string
	Number    int
	Answered  int
	Open      int
	Pages     []checkedPage
}

func (s *Server) showReceipt(c echo.Context, v *visitor) error {
	d, err := s.desk(c, v)
	if err != nil {
		return err
	}
	sub, err := s.Store.LatestSubmission(c.Request().Context(), d.scope)
	if err != nil {
		return err
	}
	ed, err := s.editions.edition(c.Request().Context(), sub.Edition)
	if err != nil {
		return err
	}
	view := receiptPage{
		base: s.countyBase(c, d, "Quittung", nil), County: d.response.County.Name, Reference: sub.Reference,
		At: germanDateTime(sub.Time), Hash: sub.Hash, Edition: sub.Edition, Number: sub.Number,
		Pages: checked(ed.questionnaire, sub.Answers()),
	}
	for _, p := range view.Pages {
		for _, it := range p.Items {
			if it.Companion {
				continue
			}
			if it.Empty {
				view.Open++
			} else {
				view.Answered++
			}
		}
	}
	return s.render(c, http.StatusOK, "receipt", view)
}
