package web

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/export"
	"kreisumfrage/internal/fieldwork"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

const (
	successionPath   = "/dlt/nachfolge"
	mostSuccessions  = 200
	spareSuccessions = 3 // empty places for new ones
)

// successionPage shows and changes which counties took the place of others.
type successionPage struct {
	base
	Rows      []successionFields
	Seen      string
	Path      string
	Loaded    bool               // the rows come from a file and are not stored
	Theirs    []successionFields // what somebody else has stored meanwhile
	Overtaken bool
	FileError string
	Faults    []survey.FrameFault
	Problems  []form.Problem
}

// successionFields are one step in the form, by its place.
type successionFields struct {
	No                                int
	Predecessor, Name, Successor, Day string
	fieldwork.SuccessionFault
}

func (f successionFields) empty() bool { return f.Predecessor+f.Name+f.Successor+f.Day == "" }

func (s *Server) showSuccessions(c echo.Context, v *visitor) error {
	all, err := s.Store.Successions(c.Request().Context())
	if err != nil {
		return err
	}
	return s.renderSuccessions(c, http.StatusOK, successionPage{Rows: successionRows(all), Seen: all.Digest()})
}

func successionRows(all survey.Successions) (rows []successionFields) {
	for _, step := range all {
		row := successionFields{Predecessor: step.Predecessor, Name: step.Name, Successor: step.Successor, Day: string(step.Day)}
		if _, err := survey.ParseDay(row.Day); err == nil {
			row.Day = germanDay(step.Day)
		}
		rows = append(rows, row)
	}
	return rows
}

func (s *Server) renderSuccessions(c echo.Context, status int, view successionPage) error {
	view.base, view.Path = s.dltBase(c, "Vorgänger und Nachfolger", successionPath), successionPath
	view.Rows = append(view.Rows, make([]successionFields, spareSuccessions)...)
	for i := range view.Rows {
		row := &view.Rows[i]
		if row.No = i + 1; row.Text != "" {
			view.Problems = append(view.Problems, form.Problem{Href: "#" + contactField(row.Part, row.No), Text: row.Text})
		}
	}
	if view.FileError != "" {
		view.Problems = append(view.Problems, form.Problem{Href: "#" + fileField, Text: view.FileError})
	}
	view.Errors = len(view.Problems)
	return s.render(c, status, "admin_succession", view)
}

// loadSuccessions fills the form in from a file. Nothing is stored.
func (s *Server) loadSuccessions(c echo.Context, v *visitor) error {
	present, err := s.Store.Successions(c.Request().Context())
	if err != nil {
		return err
	}
	content, problem, err := readReturned(c.Request())
	if err != nil {
		return err
	}
	view := successionPage{Rows: successionRows(present), Seen: present.Digest(), FileError: problem}
	if problem == "" {
		all, faults := export.ReadSuccessions(content)
		switch {
		case len(faults) > 0:
			view.FileError, view.Faults = faultCount(len(faults)), faults
		case len(all) > mostSuccessions:
			view.FileError = fmt.Sprintf("Die Datei hat mehr als %d Zeilen.", mostSuccessions)
		default:
			view.Rows, view.Loaded = successionRows(all), true
		}
	}
	if view.FileError != "" {
		return s.renderSuccessions(c, http.StatusUnprocessableEntity, view)
	}
	return s.renderSuccessions(c, http.StatusOK, view)
}

// saveSuccessions puts the typed list in the place of the stored one.
func (s *Server) saveSuccessions(c echo.Context, v *visitor) error {
	ctx := c.Request().Context()
	view := successionPage{Rows: typedSuccessions(c), Seen: c.Request().PostForm.Get(seenFrame)}
	var all survey.Successions
	for _, row := range view.Rows {
		step := survey.Succession{Predecessor: row.Predecessor, Name: row.Name, Successor: row.Successor}
		if day, err := time.Parse("2.1.2006", row.Day); err == nil {
			step.Day = survey.Day(day.Format(time.DateOnly))
		}
		all = append(all, step)
	}
	faults := fieldwork.SuccessionFaults(all)
	for i := range view.Rows {
		view.Rows[i].SuccessionFault = faults[i]
	}
	if len(faults) > 0 {
		return s.renderSuccessions(c, http.StatusUnprocessableEntity, view)
	}
	err := s.Store.SetSuccessions(ctx, v.Principal, view.Seen, all)
	if errors.Is(err, survey.ErrConflict) {
		present, err := s.Store.Successions(ctx)
		if err != nil {
			return err
		}
		view.Seen, view.Theirs, view.Overtaken = present.Digest(), successionRows(present), true
		return s.renderSuccessions(c, http.StatusConflict, view)
	}
	if err != nil {
		return err
	}
	return seeOther(c, successionPath+"?hinweis=nachfolge")
}

func typedSuccessions(c echo.Context) (rows []successionFields) {
	for no := 1; no <= mostSuccessions+spareSuccessions; no++ {
		read := func(name string) string { return oneLine(c.Request().PostForm.Get(contactField(name, no))) }
		row := successionFields{Predecessor: read("vorgaenger"), Name: read("name"), Successor: read("nachfolger"), Day: read("tag")}
		if !row.empty() {
			rows = append(rows, row)
		}
	}
	return rows
}

func (s *Server) downloadSuccessions(c echo.Context, v *visitor) error {
	all, err := s.Store.Successions(c.Request().Context())
	if err != nil {
		return err
	}
	var body bytes.Buffer
	if err := export.SuccessionsCSV(&body, all); err != nil {
		return err
	}
	return download(c, "vorgaenger-und-nachfolger.csv", body.Bytes())
}
