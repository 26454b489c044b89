package web_test

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
	"kreisumfrage/internal/web"
)

const inside = "pq: relation secret_internals does not exist"

var errInside = errors.New(inside)

// Each of these stores is broken in one place.
type (
	noAnswers  struct{ web.Store }
	noSaving   struct{ web.Store }
	noSessions struct{ web.Store }
	noAudit    struct{ web.Store }
	noClock    struct{ web.Store }
	noFigures  struct{ web.Store }
	panics     struct{ web.Store }
)

func (noAnswers) Answers(context.Context, access.Scope) ([]survey.Answer, error) {
	return nil, errInside
}

func (noSaving) SaveAnswers(context.Context, access.Scope, survey.Save) (survey.SaveResult, error) {
	return survey.SaveResult{}, errInside
}

func (noSessions) LoadSession(context.Context, string) (access.SessionRow, error) {
	return access.SessionRow{}, errInside
}

func (noAudit) Audit(context.Context, access.Event) error { return errInside }

func (noClock) Now(context.Context) (time.Time, error) { return time.Time{}, errInside }

func (noFigures) CountedSubmissions(context.Context, access.Scope) ([]survey.Submission, int64, error) {
	return nil, 0, errInside
}

func (panics) Responses(context.Context, access.Scope) ([]survey.Response, error) { panic(inside) }

func TestAFailureIsTheGenericPageAndALineInTheLog(t *testing.T) {
	s := onSQLite(t)
	for name, c := range map[string]struct {
		broken web.Store
		admin  bool
		paths  []string
	}{
		"answers":  {noAnswers{s.store}, false, []string{"/antwortbogen", "/antwortbogen/seite/allgemeines", "/antwortbogen/pruefen"}},
		"sessions": {noSessions{s.store}, false, []string{"/antwortbogen", "/dlt", "/"}},
		"clock":    {noClock{s.store}, true, []string{"/dlt/2026"}},
		"figures":  {noFigures{s.store}, true, []string{"/dlt/2026/abbildungen", "/dlt/2026/daten", "/dlt/2026/antworten.csv"}},
		"panic":    {panics{s.store}, true, []string{"/dlt", "/dlt/2026", "/dlt/2026/landkreise.csv"}},
		// What leaves no trace does not happen: no export without its audit line.
		"audit": {noAudit{s.store}, true, []string{"/dlt/2026/antworten.csv", "/dlt/2026/antworten.json", "/dlt/2026/codebuch.csv",
			"/dlt/2026/abbildungen.csv", "/dlt/2026/landkreise.csv"}},
	} {
		s.restart(func(cfg *web.Config) { cfg.Store = c.broken })
		b := s.county(storetest.Pinneberg, "p")
		if c.admin {
			b = s.admin()
		}
		for _, path := range c.paths {
			logged := strings.Count(s.log.String(), inside)
			p := b.get(path).expect(http.StatusInternalServerError).hides(inside).hides("secret_internals").hides("goroutine").
				says("Es ist ein technischer Fehler aufgetreten")
			if strings.Count(s.log.String(), inside) == logged {
				t.Errorf("%s: the log does not say why %s failed", name, p.request)
			}
		}
	}
}

func TestAFailedSaveGivesTheTypedTextsBack(t *testing.T) {
	s := onSQLite(t)
	b := s.county(storetest.Pinneberg, "p")
	f := b.open("allgemeines").write("general.hindrances_other", "viel getippt")
	s.restart(func(cfg *web.Config) { cfg.Store = noSaving{s.store} })
	f.press("weiter").expect(http.StatusInternalServerError).says("noch nicht gespeichert").says("viel getippt").hides(inside)
	s.restart(func(cfg *web.Config) { cfg.Store = noSessions{s.store} })
	f.press("weiter").expect(http.StatusInternalServerError).says("viel getippt").hides(inside)
	s.restart(func(cfg *web.Config) { cfg.Store = s.store })
	f.press("weiter").expect(http.StatusSeeOther)
}

func TestAReadOfRawAnswersWithoutAuditShowsNone(t *testing.T) {
	s := onSQLite(t)
	newWalls(s)
	s.restart(func(cfg *web.Config) { cfg.Store = noAudit{s.store} })
	s.admin().get("/dlt/2026/landkreise/07131").expect(http.StatusInternalServerError).hides(submittedCanary)
}

func TestHealthTellsWhetherTheDatabaseAnswers(t *testing.T) {
	s := onSQLite(t)
	if got := s.visitor().get("/healthz").expect(http.StatusOK).body; got != "ok test\n" {
		t.Errorf("healthy: %q", got)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s.restart(func(cfg *web.Config) { cfg.Store = deaf{s.store, ctx} })
	p := s.visitor().get("/healthz").expect(http.StatusServiceUnavailable)
	if p.body != "Datenbank nicht erreichbar\n" {
		t.Errorf("sick: %q", p.body)
	}
}

type deaf struct {
	web.Store
	gone context.Context
}

func (d deaf) Ping(context.Context) error { return d.gone.Err() }

// TestTheLogHoldsNoSecretAndNoAnswer walks through everything with values that
// are easily found again.
func TestTheLogHoldsNoSecretAndNoAnswer(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		s.hire("kanarienlogin")
		link := s.invite(storetest.Pinneberg)
		b := s.visitor()
		b.header.Set("X-Request-ID", "kanarienkennung")
		b.header.Set("User-Agent", "kanarienbrowser")
		b.header.Set("Referer", "https://kanarienherkunft.example/")
		b.get(link + "/mehr").expect(http.StatusNotFound)
		b.typeCode(link, "FALSCH-CODE")
		b.typeCode(link, code).follow()
		f := b.open("allgemeines").write("general.hindrances_other", "kanarienantwort")
		f.press("weiter")
		f.values.Set("kanarienfeld", "kanarienwert")
		f.press("weiter").expect(http.StatusBadRequest)
		b.submit().follow()
		f.values.Del("kanarienfeld")
		f.write("general.hindrances_other", "kanarienantwort zwei").press("weiter").expect(http.StatusConflict)
		b.get("/antwortbogen?suche=kanariensuche")
		b.do(http.MethodPost, "/antwortbogen/einreichen", "application/x-www-form-urlencoded", "kanarien=%zz")
		token := f.values.Get("_token")
		admin := s.visitor()
		admin.typePassword("kanarienlogin", "falsches Passwort")
		admin.typePassword("kanarienlogin", password).follow()
		for _, path := range []string{"/dlt/2026?suche=kanariensuche", "/dlt/2026/landkreise/01056", "/dlt/2026/antworten.csv", "/dlt/%00kanarienpfad"} {
			admin.get(path)
		}
		s.restart(func(cfg *web.Config) { cfg.Store = noSaving{s.store} })
		b.post(f.action, url.Values{"_token": {token}, "_form": {"f"}, "_save": {"s"}, "_wave": {wave}}).expect(http.StatusInternalServerError)

		log := s.log.String()
		if strings.Count(log, `"msg":"request"`) < 20 {
			t.Fatalf("the log is too short to prove anything:\n%s", log)
		}
		for _, secret := range []string{"kanarien", code, "FALSCH", password, "falsches Passwort", "Zebras", strings.TrimPrefix(link, "/zugang/"),
			b.cookies[cookie], admin.cookies[cookie], token, "Pinneberg", "Frau Beispiel", "192.0.2.7", "argon2"} {
			if strings.Contains(log, secret) {
				t.Errorf("the log holds %q:\n%s", secret, log)
			}
		}
		for _, row := range storetest.Rows(t, s.store, "audit") {
			for _, secret := range []string{"kanarien", code, password, strings.TrimPrefix(link, "/zugang/"), "Beispiel", "Pinneberg"} {
				for column, value := range row {
					if strings.Contains(value, secret) {
						t.Errorf("the audit trail holds %q in %s: %v", secret, column, row)
					}
				}
			}
		}
		for _, table := range []string{"session", "county_access", "failure"} {
			for _, row := range storetest.Rows(t, s.store, table) {
				for column, value := range row {
					if value != "" && (strings.Contains(value, strings.TrimPrefix(link, "/zugang/")) || value == b.cookies[cookie]) {
						t.Errorf("%s.%s holds a secret in clear", table, column)
					}
				}
			}
		}
	})
}
