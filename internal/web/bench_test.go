package web_test

import (
	"fmt"
	"html"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/pgtest"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
	"kreisumfrage/internal/web"
	"kreisumfrage/templates"
)

// load is a server in the middle of its fieldwork: 294 counties, half of which
// have submitted. Both databases are as durable as the product demands.
type load struct {
	store  *store.Store
	server *web.Server
	q      *survey.Questionnaire
	frame  []survey.County
}

func eachLoad(b *testing.B, bench func(b *testing.B, l *load)) {
	b.Run("SQLite", func(b *testing.B) {
		bench(b, newLoad(b, storetest.SQLiteConfig(filepath.Join(b.TempDir(), "kreisumfrage.db"))))
	})
	b.Run("PostgreSQL", func(b *testing.B) { bench(b, newLoad(b, storetest.PostgresConfig(pgtest.Durable(b)))) })
}

func newLoad(b *testing.B, cfg store.Config) *load {
	b.Helper()
	cfg.GuardUnits, cfg.AllowUnsafeDurability = false, false
	l := &load{store: storetest.Open(b, cfg)}
	must(b, l.store.Migrate(b.Context()))
	storetest.SetClock(b, l.store, survey.Day("2026-11-16").Start().Add(12*time.Hour))
	var err error
	listings, faults := web.ReadListings(embedded("landkreise.csv"))
	if len(faults) > 0 {
		b.Fatal(faults)
	}
	l.frame, _ = web.FrameParts(listings)
	l.q, _, err = compiler{}.Compile(dlt())
	must(b, err)
	must(b, l.store.CreateWave(b.Context(), survey.Wave{Key: wave, Title: "Der digitale Landkreis 2026", Year: 2026,
		FirstDay: "2026-11-01", LastDay: "2026-11-30"}, dlt(), l.frame, "operator"))
	must(b, l.store.OpenWave(b.Context(), wave, "operator"))
	l.submit(b, l.frame[:147])
	texts, err := fs.Sub(templates.Files, "texts")
	must(b, err)
	public, err := url.Parse(origin)
	must(b, err)
	l.server = web.New(web.Config{Store: l.store, Compiler: compiler{}, Published: published(),
		Look: smallLook(), Texts: texts, PublicURL: public,
		Logger: slog.New(slog.DiscardHandler), Stopwatch: store.Stopwatch, Version: "test"})
	return l
}

// submit gives every question of every county an answer.
func (l *load) submit(b *testing.B, counties []survey.County) {
	b.Helper()
	var subs []survey.Submission
	for n, c := range counties {
		answers := survey.Answers{}
		for _, it := range l.q.Items() {
			ref := survey.Ref{Item: it.ID}
			switch {
			case it.Kind.HasOptions():
				answers[ref] = survey.Choose(it.Options[n%len(it.Options)].Key)
			case it.Kind == survey.KindRecords:
				ref.Record = 1
				answers[ref] = survey.Value{Fields: map[string]string{it.Columns[0].Key: "Ein gutes Beispiel"}}
			default:
				answers[ref] = survey.Write("Ein Text, wie er in diesem Feld stehen könnte.")
			}
		}
		subs = append(subs, survey.Submission{County: c, Kind: survey.FromImport, Rows: l.q.Snapshot(answers)})
	}
	must(b, l.store.AddSubmissions(b.Context(), access.WaveScope(wave, "operator"), subs))
}

func (l *load) session(b *testing.B, p access.Principal) *http.Cookie {
	b.Helper()
	if p.Role == access.CountyRep {
		sc := access.CountyScope(p.Wave, p.County, p.Person)
		storetest.Lead(b, l.store, sc)
		p.Link = storetest.Link(b, l.store, sc)
	}
	row, id := access.NewSession(p)
	if p.Role.Staff() {
		now, err := l.store.Now(b.Context())
		must(b, err)
		row.Factor = now
	}
	must(b, l.store.CreateSession(b.Context(), row))
	return &http.Cookie{Name: cookie, Value: id}
}

func (l *load) county(b *testing.B) *http.Cookie {
	b.Helper()
	return l.session(b, access.Principal{Role: access.CountyRep, Person: "person", Wave: wave, County: l.frame[200].Key})
}

func (l *load) admin(b *testing.B) *http.Cookie {
	b.Helper()
	return l.session(b, access.Principal{Role: access.Admin, Person: "dlt-person"})
}

// answer sends one request through the whole handler.
func (l *load) answer(b *testing.B, who *http.Cookie, path string, posted url.Values, want int) string {
	b.Helper()
	r := httptest.NewRequest(http.MethodGet, origin+path, nil)
	if posted != nil {
		r = httptest.NewRequest(http.MethodPost, origin+path, strings.NewReader(posted.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Origin", origin)
	}
	r.AddCookie(who)
	w := httptest.NewRecorder()
	l.server.ServeHTTP(w, r)
	if w.Code != want {
		b.Fatalf("%s %s: status %d, want %d", r.Method, path, w.Code, want)
	}
	return w.Body.String()
}

// benchPage is a page with all kinds of questions.
const benchPage = "/antwortbogen/seite/gesundheit"

func BenchmarkPageView(b *testing.B) {
	eachLoad(b, func(b *testing.B, l *load) {
		who := l.county(b)
		for b.Loop() {
			l.answer(b, who, benchPage, nil, http.StatusOK)
		}
	})
}

var hiddenInput = regexp.MustCompile(`<input type="hidden" name="([^"]+)" value="([^"]*)"`)

// BenchmarkPageSave changes three answers of a page each time.
func BenchmarkPageSave(b *testing.B) {
	eachLoad(b, func(b *testing.B, l *load) {
		who := l.county(b)
		_, form, _ := strings.Cut(l.answer(b, who, benchPage, nil, http.StatusOK), `action="`+benchPage+`"`)
		values := url.Values{"_aktion": {"weiter"}}
		for _, m := range hiddenInput.FindAllStringSubmatch(form, -1) {
			values.Set(html.UnescapeString(m[1]), html.UnescapeString(m[2]))
		}
		status, projects := []string{"completed", "running"}, []string{"telemedicine", "rescue_service"}
		for n := 0; b.Loop(); n++ {
			values.Set("_save", fmt.Sprint("save", n))
			values.Set("daseinsvorsorge.gesundheit.projects_status", status[n%2])
			values.Set("daseinsvorsorge.gesundheit.projects", projects[n%2])
			values.Set("daseinsvorsorge.gesundheit.project_goals", fmt.Sprintf("Ziel %d: schnellere Behandlungen", n))
			l.answer(b, who, benchPage, values, http.StatusSeeOther)
		}
		history, err := l.store.History(b.Context(), access.CountyScope(wave, l.frame[200].Key, "person"), "daseinsvorsorge.gesundheit.project_goals")
		if err != nil || len(history) < b.N {
			b.Fatalf("%d changes stored of %d: %v", len(history), b.N, err)
		}
	})
}

func BenchmarkOverview294(b *testing.B) {
	eachLoad(b, func(b *testing.B, l *load) {
		who := l.admin(b)
		for b.Loop() {
			l.answer(b, who, "/dlt/"+wave, nil, http.StatusOK)
		}
	})
}

// BenchmarkMorningPage is the overview in the middle of the fieldwork: of the
// DLT's counties with 40,000 answers, and of all municipalities of Germany, with
// the pages that half of them have finished.
func BenchmarkMorningPage(b *testing.B) {
	many := make([]survey.County, 11_000)
	for i := range many {
		many[i] = survey.County{Key: fmt.Sprint("gemeinde-", i), Name: fmt.Sprint("Gemeinde ", i), Land: fmt.Sprint("Land ", i%16),
			Columns: map[string]string{"population": fmt.Sprint(500 + 97*i)}}
	}
	eachLoad(b, func(b *testing.B, l *load) {
		who := l.admin(b)
		must(b, l.store.CreateWave(b.Context(), survey.Wave{Key: "viele", Title: "Viele", Year: 2026, FirstDay: "2026-11-01", LastDay: "2026-11-30"}, dlt(), many, "operator"))
		must(b, l.store.OpenWave(b.Context(), "viele", "operator"))
		var items, pages []string
		for _, it := range l.q.Items() {
			items = append(items, it.ID)
		}
		for _, p := range l.q.Pages() {
			pages = append(pages, p.Key)
		}
		storetest.Work(b, l.store, wave, 294, items, pages[:8])
		storetest.Work(b, l.store, "viele", 5500, items[:8], pages[:4])
		for _, key := range []string{wave, "viele"} {
			b.Run(key, func(b *testing.B) {
				for b.Loop() {
					l.answer(b, who, "/dlt/"+key, nil, http.StatusOK)
				}
			})
		}
	})
}

// BenchmarkFiguresPage shows all figures while nothing is submitted, and right
// after a submission, when all of them have to be computed anew.
func BenchmarkFiguresPage(b *testing.B) {
	const path = "/dlt/" + wave + "/abbildungen"
	eachLoad(b, func(b *testing.B, l *load) {
		who := l.admin(b)
		b.Run("unchanged", func(b *testing.B) {
			for b.Loop() {
				l.answer(b, who, path, nil, http.StatusOK)
			}
		})
		b.Run("after a submission", func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				l.submit(b, l.frame[:1])
				b.StartTimer()
				l.answer(b, who, path, nil, http.StatusOK)
			}
		})
	})
}
