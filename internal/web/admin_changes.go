package web

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

const changesPath = "/dlt/bestaetigungen"

// changesPage lists what waits for a second person.
type changesPage struct {
	base
	On      bool // the operator asks for a second person
	Waiting []changeView
	Path    string
}

type changeView struct {
	ID, Anchor       string
	Title            string
	Facts            []choiceView
	Own              bool
	By               string
	Created, Expires time.Time
}

// twice keeps the change for a second person where the operator asks for one, and
// makes it otherwise.
func (s *Server) twice(c echo.Context, v *visitor, change access.Change, notice string, once func() error) error {
	if s.TwoPersons {
		once, notice = func() error { return s.Store.RequestChange(c.Request().Context(), v.Principal, change) }, changesPath+"?hinweis=vorgemerkt"
	}
	if err := once(); err != nil {
		return err
	}
	return seeOther(c, notice)
}

func (s *Server) showChanges(c echo.Context, v *visitor) error {
	ctx := c.Request().Context()
	view := changesPage{base: s.dltBase(c, "Bestätigungen", changesPath), On: s.TwoPersons, Path: changesPath}
	all, err := s.Store.PendingChanges(ctx)
	if err != nil {
		return err
	}
	var persons []string
	for _, one := range all {
		persons = append(persons, one.Requester)
	}
	names, err := s.Store.Names(ctx, persons)
	if err != nil {
		return err
	}
	for i, one := range all {
		row := changeView{ID: one.ID, Anchor: fmt.Sprintf("aenderung-%d", i+1), Own: one.Requester == v.Person,
			By: cmp.Or(names[one.Requester], "eine gelöschte Person"), Created: one.Created, Expires: one.Expires}
		if row.Title, row.Facts, err = s.changeInWords(c, one); err != nil {
			return err
		}
		view.Waiting = append(view.Waiting, row)
	}
	return s.render(c, http.StatusOK, "admin_changes", view)
}

func (s *Server) changeInWords(c echo.Context, one access.Change) (title string, facts []choiceView, err error) {
	ctx := c.Request().Context()
	switch one.Kind {
	case access.ChangeInvitation:
		return "Zu einem Konto einladen: " + one.Name, []choiceView{{"E-Mail-Adresse", one.Email}, {"Rolle", roleText(one.Role, one.Land)}}, nil
	case access.ChangeRole:
		account, err := s.Store.Account(ctx, one.Person)
		return "Rolle ändern: " + account.Name, []choiceView{{"bisher", roleText(account.Role, account.Land)}, {"künftig", roleText(one.Role, one.Land)}}, err
	}
	w, err := s.Store.Wave(ctx, one.Wave)
	if err != nil {
		return "", nil, err
	}
	if one.Kind == access.ChangeStage {
		return "Stand ändern: " + w.Title, []choiceView{{"bisher", waveStateText(w)}, {"künftig", stateTexts[one.Move.To]}}, nil
	}
	for _, r := range one.Retention {
		facts = append(facts, choiceView{RetentionText(r.Kind) + " gelöscht ab", germanDay(r.Until)})
	}
	return "Löschtage ändern: " + w.Title, facts, nil
}

// decideChange confirms or declines; nobody confirms what they asked for.
func (s *Server) decideChange(c echo.Context, v *visitor) error {
	decide, notice := s.Store.ConfirmChange, "bestaetigt"
	switch c.Request().PostForm.Get("entscheidung") {
	case "bestaetigen":
	case "ablehnen":
		decide, notice = s.Store.DeclineChange, "nicht-bestaetigt"
	default:
		return survey.ErrInvalid
	}
	err := decide(c.Request().Context(), v.Principal, c.Param("change"))
	switch {
	case errors.Is(err, survey.ErrNotFound):
		notice = "bestaetigung-erledigt"
	case errors.Is(err, survey.ErrConflict):
		notice = "bestaetigung-ueberholt"
	case err != nil:
		return err
	}
	return seeOther(c, changesPath+"?hinweis="+notice)
}
