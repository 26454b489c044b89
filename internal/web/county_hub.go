package web

import (
	"errors"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

// hubPage is the county's table of contents with what is done and what is left.
type hubPage struct {
	base
	Disposition survey.Disposition
	Writable    bool
	Reference   string // of the last submission; may be empty
	Submitted   time.Time
	Sections    []sectionView
	Done        int // finished pages
	All         int
	Required    bool        // some questions have to be answered
	Rescued     []navItem   // pages where something waits that was sent after the session's end
	Left        []typedText // of it, what can be saved nowhere any more
	Notes       int         // open ones
	Receipt     bool
	Manages     bool
	Alone       bool          // for those who lead: there is no deputy
	Fills       bool          // has something to answer
	Plans       bool          // may read who answers what
	Seats       []access.Seat // other counties, to go on there
	Me          access.Member
	Coordinator access.Contact
	Reopening   reopeningView // for those who lead
	Entered     *proxyBox     // what the DLT submitted; nil: nothing
	Entering    *proxyRow     // what it types now
	Returned    string        // why the response was given back unasked; may be empty
	Interim     survey.Interim
	Begun       bool        // something is saved, nothing submitted
	Submits     bool        // may release an interim state, too
	Extended    bool        // the county has longer than the others
	State       releaseView // for those who lead
	Comments    []commentView
}

func (s *Server) showHub(c echo.Context, v *visitor) error {
	d, err := s.desk(c, v)
	if errors.Is(err, errReviewer) {
		return seeOther(c, reviewPath)
	}
	if err != nil {
		return err
	}
	view := hubPage{
		base: s.countyBase(c, d, d.response.County.Name, nil), Disposition: d.response.Disposition,
		Writable: d.writable(), Reference: d.response.Reference, Submitted: d.response.Submitted, Sections: d.sections(), Required: requires(d.questionnaire()),
	}
	if view.Seats, err = s.seats(c, v); err != nil {
		return err
	}
	if err := s.tellRescued(c.Request().Context(), d, &view); err != nil {
		return err
	}
	view.Plans = d.me.May(access.Read, d.questionnaire().Items()...)
	view.Receipt, view.Manages, view.Fills, view.Me = d.receipt(), d.me.May(access.Manage), d.fills(), d.me
	if leading, ok := coordinatorOf(d.team); ok {
		view.Coordinator = leading.Contact
	}
	view.Submits, view.Begun = d.me.May(access.Submit), !d.response.FirstSaved.IsZero() && !d.response.Counted()
	if view.Interim, err = s.Store.Interim(c.Request().Context(), d.scope); err != nil {
		return err
	}
	view.Extended = d.response.Extended == d.wave.LastDay
	if view.Entered, err = s.toConfirm(c, d); err != nil {
		return err
	}
	if view.Entering, err = s.entering(c, d); err != nil {
		return err
	}
	if view.Returned, err = s.returned(c, d); err != nil {
		return err
	}
	if view.Manages {
		view.Alone = d.alone()
		if view.Reopening, err = s.reopenings(c, d.scope, d.team); err != nil {
			return err
		}
		if view.State, err = s.releaseView(c, d); err != nil {
			return err
		}
		if view.Comments, err = s.comments(c, d); err != nil {
			return err
		}
	}
	d.tellObstacles(view.Sections)
	view.Notes = d.allOpenNotes()
	for _, section := range view.Sections {
		view.Done += section.Done
		view.All += len(section.Pages)
	}
	return s.render(c, http.StatusOK, "hub", view)
}

// returned is why the DLT gave the response back, if it did so unasked.
func (s *Server) returned(c echo.Context, d *desk) (string, error) {
	if d.response.Disposition != survey.Returned {
		return "", nil
	}
	return s.reasonOfReturn(c, d.scope, d.response)
}

// reasonOfReturn is empty where the response was opened again without one.
func (s *Server) reasonOfReturn(c echo.Context, sc access.Scope, r survey.Response) (string, error) {
	returns, err := s.Store.Returns(c.Request().Context(), sc)
	return r.ReasonOf(returns), err
}
