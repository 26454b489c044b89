package web

import (
	"bytes"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/export"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/register"
	"kreisumfrage/internal/survey"
)

const (
	disclosurePath    = "/dlt/auskunft"
	ownDisclosurePath = "/antwortbogen/auskunft.json"
)

// searchPage finds the person who asks what is stored about them.
type searchPage struct {
	base
	Text     string // as typed
	Found    []access.Person
	Asked    bool
	Problems []form.Problem
}

func (s *Server) showSearch(c echo.Context, _ *visitor) error {
	return s.render(c, http.StatusOK, "admin_search", searchPage{base: s.dltBase(c, "Auskunft", disclosurePath)})
}

// fewest keeps a search from listing everybody.
const fewest = 3

// searchPerson is posted: names do not belong into addresses.
func (s *Server) searchPerson(c echo.Context, v *visitor) error {
	ctx := c.Request().Context()
	view := searchPage{base: s.dltBase(c, "Auskunft", disclosurePath), Text: strings.TrimSpace(c.Request().PostForm.Get("suche"))}
	if len([]rune(view.Text)) < fewest {
		view.Errors, view.Problems = 1, []form.Problem{{Href: "#suche", Text: "Geben Sie mindestens drei Zeichen des Namens oder der E-Mail-Adresse ein."}}
		return s.render(c, http.StatusUnprocessableEntity, "admin_search", view)
	}
	ids, err := s.Store.PersonsNamed(ctx, view.Text)
	if err != nil {
		return err
	}
	if view.Found, err = s.Store.PersonsKnown(ctx, ids); err != nil {
		return err
	}
	view.Asked = true
	if err := s.Store.Audit(ctx, access.Event{Person: v.Person, Role: v.Role, Action: access.ActionPersonSearch}); err != nil {
		return err
	}
	return s.render(c, http.StatusOK, "admin_search", view)
}

// disclosurePage is what is stored about one person.
type disclosurePage struct {
	base
	Person access.Person
	Stand  time.Time
	Parts  []register.Holding
	File   string
}

func (s *Server) disclosure(c echo.Context, v *visitor) (view disclosurePage, err error) {
	ctx, id := c.Request().Context(), c.Param("person")
	known, err := s.Store.PersonsKnown(ctx, []string{id})
	if err != nil {
		return view, err
	}
	if len(known) == 0 {
		return view, survey.ErrNotFound
	}
	view = disclosurePage{base: s.dltBase(c, "Auskunft über "+known[0].Name, disclosurePath), Person: known[0], File: disclosurePath + "/" + id + "/auskunft.json"}
	if view.Stand, err = s.Store.Now(ctx); err != nil {
		return view, err
	}
	view.Parts, err = s.Store.Disclose(ctx, v.Principal, id)
	return view, err
}

func (s *Server) showDisclosure(c echo.Context, v *visitor) error {
	view, err := s.disclosure(c, v)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, "admin_person", view)
}

func (s *Server) downloadDisclosure(c echo.Context, v *visitor) error {
	view, err := s.disclosure(c, v)
	if err != nil {
		return err
	}
	return sendDisclosure(c, view.Stand, view.Parts)
}

// downloadOwnDisclosure hands somebody of a county everything that is stored about
// them.
func (s *Server) downloadOwnDisclosure(c echo.Context, v *visitor) error {
	ctx := c.Request().Context()
	now, err := s.Store.Now(ctx)
	if err != nil {
		return err
	}
	parts, err := s.Store.Disclose(ctx, v.Principal, v.Person)
	if err != nil {
		return err
	}
	return sendDisclosure(c, now, parts)
}

func sendDisclosure(c echo.Context, now time.Time, parts []register.Holding) error {
	var body bytes.Buffer
	if err := export.DisclosureJSON(&body, now, parts); err != nil {
		return err
	}
	return download(c, "auskunft.json", body.Bytes())
}
