package web

import (
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

// approvalsPage lists the addresses outside their county's domains to which nobody
// mails before the DLT decided.
type approvalsPage struct {
	base
	Waves    []navItem
	Requests []approvalView
	Action   string
}

type approvalView struct {
	ID      string
	County  string
	Unit    string
	Person  string
	Address string
	Domain  string
	For     string
	Asker   string
	Asked   time.Time
}

func (s *Server) showApprovals(c echo.Context, v *visitor) error {
	b, err := s.bench(c, v)
	if err != nil {
		return err
	}
	requests, err := s.Store.ApprovalRequests(c.Request().Context(), b.scope)
	if err != nil {
		return err
	}
	root := adminPath(b.wave.Key)
	view := approvalsPage{base: s.adminBase(c, b, "Freigabe von Adressen", root), Waves: b.waveLinks("/freigaben"), Action: root + "/freigaben"}
	for i, r := range requests {
		view.Requests = append(view.Requests, viewOfApproval(i, r))
	}
	return s.render(c, http.StatusOK, "admin_approvals", view)
}

func viewOfApproval(i int, r access.ApprovalRequest) approvalView {
	view := approvalView{ID: "adresse-" + strconv.Itoa(i+1), County: r.County.Name, Unit: r.County.Key, Person: r.Person, Address: r.Address,
		Domain: r.Address[strings.LastIndexByte(r.Address, '@')+1:], For: "Koordination", Asker: "wer die Einladung geöffnet hat", Asked: r.Asked}
	if name := partNames[r.Part]; name != "" {
		view.For = name
	}
	if name := partNames[r.Asker]; name != "" {
		view.Asker = name
	}
	if r.Office {
		view.For, view.Asker = "Ansprechperson", "Landesverband"
	}
	if r.Self {
		view.Asker += ", für sich selbst"
	}
	return view
}

func (s *Server) decideApproval(c echo.Context, v *visitor) error {
	b, err := s.bench(c, v)
	if err != nil {
		return err
	}
	values := c.Request().PostForm
	one, ok := b.scope.ForCounty(values.Get(countyField))
	granted, known := map[string]bool{"freigeben": true, "ablehnen": false}[values.Get("entscheidung")]
	if !ok || !known {
		return survey.ErrInvalid
	}
	notice := "adresse-abgelehnt"
	if granted {
		notice = "adresse-freigegeben"
	}
	err = s.Store.DecideApproval(c.Request().Context(), one, values.Get("person"), granted)
	if errors.Is(err, survey.ErrConflict) {
		notice, err = "adresse-entschieden", nil
	}
	if err != nil {
		return err
	}
	return seeOther(c, adminPath(b.wave.Key)+"/freigaben?hinweis="+notice)
}
