package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/survey"
)

// settingsPage is how the county arranges its work, a form for each part of it.
type settingsPage struct {
	base
	Writable bool
	Release  []settingView
	File     string // Aktenzeichen, as typed
	Problems []form.Problem
	Faults   map[string]string
}

// settingView is one choice among a few.
type settingView struct {
	Name    string
	Legend  string
	Choices []settingChoice
}

type settingChoice struct {
	Value   string
	Label   string
	Hint    string
	Checked bool
}

const (
	settingsPath   = "/antwortbogen/einstellungen"
	fileNumberPath = settingsPath + "/aktenzeichen"
)

// Fields of the form about submitting and releasing.
const (
	submitRuleField  = "einreichen"
	releaseModeField = "freigabe"
)

func (s *Server) showSettings(c echo.Context, v *visitor) error {
	d, err := s.led(c, v)
	if err != nil {
		return err
	}
	var view settingsPage
	kept, err := s.refill(c, d.scope, fileNumberPath)
	if err != nil {
		return err
	}
	if view.File = typedFile(c, map[string]string{}); !kept {
		if view.File, err = s.Store.FileNumber(c.Request().Context(), d.scope); err != nil {
			return err
		}
	}
	return s.renderSettings(c, http.StatusOK, d, view)
}

func (s *Server) renderSettings(c echo.Context, status int, d *desk, view settingsPage) error {
	setting, err := s.Store.Setting(c.Request().Context(), d.scope)
	if err != nil {
		return err
	}
	view.base, view.Writable, view.Release = s.countyBase(c, d, "Einstellungen", nil), d.writable(), releaseSettings(setting)
	view.Problems = problemsOf(view.Faults)
	view.Errors = len(view.Problems)
	return s.render(c, status, "settings", view)
}

// saveFileNumber notes the Aktenzeichen, at any time.
func (s *Server) saveFileNumber(c echo.Context, v *visitor) error {
	d, err := s.led(c, v)
	if err != nil {
		return err
	}
	view := settingsPage{Faults: map[string]string{}}
	if view.File = typedFile(c, view.Faults); len(view.Faults) > 0 {
		return s.renderSettings(c, http.StatusUnprocessableEntity, d, view)
	}
	if err := s.Store.SetFileNumber(c.Request().Context(), d.scope, view.File); err != nil {
		return err
	}
	return seeOther(c, settingsPath+"?hinweis=aktenzeichen")
}

func releaseSettings(now access.Setting) []settingView {
	submit, release := string(now.Submit), string(now.Release)
	choice := func(value, chosen, label, hint string) settingChoice {
		return settingChoice{value, label, hint, value == chosen}
	}
	return []settingView{
		{submitRuleField, "Wer darf einreichen?", []settingChoice{
			choice(string(access.LeadersSubmit), submit, "Koordination und Stellvertretung", ""),
			choice(string(access.CoordinatorOnly), submit, "Nur die Koordination", ""),
			choice(string(access.ReleasedOnly), submit, "Koordination und Stellvertretung, aber erst nach der Freigabe",
				"Ändert sich nach der Freigabe noch eine Angabe, ist eine neue Freigabe nötig."),
		}},
		{releaseModeField, "Wie gibt Ihre Hausleitung frei?", []settingChoice{
			choice(string(access.ReleaseOutside), release, "Außerhalb dieser Seiten", "Zum Beispiel auf dem Blatt zur Freigabe oder in der E-Akte. Sie halten hier Datum, Funktion und Aktenzeichen fest."),
			choice(string(access.ReleaseInside), release, "Auf diesen Seiten", "Die Hausleitung bekommt einen Link und einen Zugangscode per E-Mail, liest alle Antworten und gibt sie frei oder zurück."),
		}},
	}
}

func (s *Server) saveReleaseSettings(c echo.Context, v *visitor) error {
	d, err := s.led(c, v)
	if err != nil {
		return err
	}
	values := c.Request().PostForm
	setting := access.Setting{Submit: access.SubmitRule(values.Get(submitRuleField)), Release: access.ReleaseMode(values.Get(releaseModeField))}
	if setting.Check() != nil {
		return survey.ErrInvalid
	}
	if err := s.Store.Settle(c.Request().Context(), d.scope, setting); err != nil {
		return err
	}
	return seeOther(c, settingsPath+"?hinweis=einstellungen")
}
