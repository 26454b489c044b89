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

const registerPath = "/dlt/verzeichnis"

// RetentionText is what the pages call the kind.
func RetentionText(k survey.RetentionKind) string { return retentionWords[k].title }

// retentionWords say what belongs to a kind.
var retentionWords = map[survey.RetentionKind]struct{ title, text string }{
	survey.KeepContacts: {"Kontakte", "Namen, Adressen, Zugänge, Teams, Notizen und Nachrichten der Landkreise"},
	survey.KeepAnswers:  {"Angaben", "Angaben in Arbeit mit ihrem Verlauf und Bitten um Öffnung; Einreichungen bleiben"},
	survey.KeepPersonal: {"Ansprechpersonen", "persönliche Angaben in Einreichungen, zum Beispiel bei guten Praxisbeispielen; alles andere bleibt als Statistik"},
	survey.KeepLogs:     {"Protokoll", "Zeilen des Protokolls; ihre Prüfsummen bleiben"},
}

// retentionPage shows and sets when the data of a wave are deleted.
type retentionPage struct {
	base
	Waves    []navItem
	Kinds    []retentionRow
	Purges   []purgeRow
	Problems []form.Problem
}

type retentionRow struct {
	Kind        survey.RetentionKind
	Title, Text string
	Until       string // as typed
	Default     bool
	Due         bool
	Rows        int64
	Fault       string
}

type purgeRow struct {
	Time  time.Time
	Title string
	Rows  int64
}

func (s *Server) showRetention(c echo.Context, v *visitor) error {
	b, err := s.bench(c, v)
	if err != nil {
		return err
	}
	return s.renderRetention(c, http.StatusOK, b, nil, nil)
}

// saveRetention sets all days, or none where one does not fit.
func (s *Server) saveRetention(c echo.Context, v *visitor) error {
	b, err := s.bench(c, v)
	if err != nil {
		return err
	}
	longest, err := s.longestWave(c, b)
	if err != nil {
		return err
	}
	typed, faults := map[survey.RetentionKind]string{}, map[survey.RetentionKind]string{}
	var all []survey.Retention
	for _, kind := range survey.RetentionKinds {
		typed[kind] = strings.TrimSpace(c.Request().PostForm.Get(string(kind)))
		day, fault := typedDay("Der Löschtag", typed[kind])
		r := survey.Retention{Kind: kind, Until: day}
		switch {
		case typed[kind] == "":
			fault = "Der Löschtag fehlt."
		case fault == "" && longest.CheckRetention(r) != nil:
			fault = "An diesem Tag können Landkreise noch antworten, bis " + germanDay(longest.LastDay) + " und in der Nachfrist, oder es ist kein Datum dieser Zeit. Wählen Sie einen späteren Tag."
		}
		if fault != "" {
			faults[kind] = fault
		}
		all = append(all, r)
	}
	if len(faults) > 0 {
		return s.renderRetention(c, http.StatusUnprocessableEntity, b, typed, faults)
	}
	change := access.Change{Kind: access.ChangeRetention, Wave: b.wave.Key, ChangeDetails: access.ChangeDetails{Retention: all}}
	return s.twice(c, v, change, retentionPath(b.wave.Key)+"?hinweis=loeschtage", func() error {
		return s.Store.SetRetention(c.Request().Context(), b.scope, all)
	})
}

// longestWave is the wave as it runs for the county with the latest extension.
func (s *Server) longestWave(c echo.Context, b *bench) (survey.Wave, error) {
	latest, err := s.Store.LatestExtension(c.Request().Context(), b.scope)
	return b.wave.Extended(latest), err
}

func retentionPath(wave string) string { return adminPath(wave) + "/loeschfristen" }

func (s *Server) renderRetention(c echo.Context, status int, b *bench, typed, faults map[survey.RetentionKind]string) error {
	ctx := c.Request().Context()
	view := retentionPage{base: s.adminBase(c, b, "Löschfristen", retentionPath(b.wave.Key)), Waves: b.waveLinks("/loeschfristen")}
	kept, err := s.Store.Retention(ctx, b.scope)
	if err != nil {
		return err
	}
	held, err := s.Store.Held(ctx, b.scope)
	if err != nil {
		return err
	}
	longest, err := s.longestWave(c, b)
	if err != nil {
		return err
	}
	for _, r := range kept {
		words := retentionWords[r.Kind]
		row := retentionRow{Kind: r.Kind, Title: words.title, Text: words.text, Until: string(r.Until), Default: r.Default,
			Due: r.Due(longest, b.now), Rows: held[r.Kind], Fault: faults[r.Kind]}
		if typed != nil {
			row.Until = typed[r.Kind]
		}
		if row.Fault != "" {
			view.Problems = append(view.Problems, form.Problem{Href: "#" + string(r.Kind), Text: words.title + ": " + row.Fault})
		}
		view.Kinds = append(view.Kinds, row)
	}
	purges, err := s.Store.Purges(ctx, b.scope)
	if err != nil {
		return err
	}
	for _, p := range purges {
		title := RetentionText(p.Kind)
		if p.Wave == "" {
			title += " aller Erhebungen"
		}
		view.Purges = append(view.Purges, purgeRow{p.Time, title, p.Total()})
	}
	view.Errors = len(view.Problems)
	return s.render(c, status, "admin_retention", view)
}

// registerPage is the register of processing activities.
type registerPage struct {
	base
	Tables []register.Table
}

func (s *Server) showRegister(c echo.Context, _ *visitor) error {
	return s.render(c, http.StatusOK, "admin_register", registerPage{s.dltBase(c, "Verzeichnis der Verarbeitungstätigkeiten", registerPath), register.Tables})
}

func (s *Server) downloadRegister(c echo.Context, _ *visitor) error {
	var body bytes.Buffer
	if err := export.RegisterCSV(&body); err != nil {
		return err
	}
	return download(c, "verzeichnis.csv", body.Bytes())
}
