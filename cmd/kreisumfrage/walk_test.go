package main

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

const walkOrigin = "https://umfrage.beispiel.de"

// walk lets counties fill in the shipped questionnaire through the real server
// until every answer that it offers has been given. It knows no question: what
// there is to answer comes from the pages, what has to be covered from the
// definition.
type walk struct {
	t      *testing.T
	p      *program
	st     *store.Store
	server http.Handler
	q      *survey.Questionnaire
	tried  map[string]bool // ways of answering, see ways
	given  map[string]bool // answers in submissions, see answersOf
}

// realWave makes an open wave of the shipped questionnaire and frame.
func (db place) realWave(t *testing.T) {
	t.Helper()
	db.must(t, "wave", "create", "2026", "--jahr", "2026", "--von", "2020-01-01", "--bis", "2099-12-31")
	db.must(t, "wave", "open", "2026")
}

// guarded opens the database so that no statement may touch a county's data
// without naming it.
func (db place) guarded(t *testing.T) *store.Store {
	t.Helper()
	if db.DatabaseURL != "" {
		return storetest.Open(t, storetest.PostgresConfig(db.DatabaseURL))
	}
	return storetest.Open(t, storetest.SQLiteConfig(filepath.Join(db.Data, sqliteFile)))
}

// handler is the server of "serve", without a network.
func handler(t *testing.T, p *program, st *store.Store) http.Handler {
	t.Helper()
	public, err := parsePublicURL(walkOrigin)
	if err != nil {
		t.Fatal(err)
	}
	server, err := site{}.server(p, st, t.TempDir(), public)
	if err != nil {
		t.Fatal(err)
	}
	return server
}

func newWalk(t *testing.T, db place) *walk {
	t.Helper()
	_, d, err := embedded(mainDefinition)
	if err != nil {
		t.Fatal(err)
	}
	st := db.guarded(t)
	p := &program{ctx: t.Context(), stdout: io.Discard, stderr: io.Discard}
	return &walk{t: t, p: p, st: st, server: handler(t, p, st), q: d.Questionnaire, tried: map[string]bool{}, given: map[string]bool{}}
}

// walkThrough returns the submissions of as many counties as it takes, and of
// one that leaves everything empty.
func walkThrough(t *testing.T, db place) []survey.Submission {
	w := newWalk(t, db)
	frame, err := embeddedFrame()
	if err != nil {
		t.Fatal(err)
	}
	const most = 20
	walked := 0
	for len(w.missing()) > 0 {
		if walked == most {
			t.Fatalf("after %d counties nobody has given the answers %q", most, w.missing())
		}
		w.county(frame[walked].Key, walked)
		walked++
	}
	w.leaveEmpty(frame[walked].Key)
	subs, _, err := w.st.CountedSubmissions(t.Context(), wholeWave("2026"))
	if err != nil || len(subs) != walked+1 {
		t.Fatalf("%d submissions of %d counties: %v", len(subs), walked+1, err)
	}
	return subs
}

// enter opens the county's response with its link and code.
func (w *walk) enter(county string) *visitor {
	w.t.Helper()
	public, err := parsePublicURL(walkOrigin)
	if err != nil {
		w.t.Fatal(err)
	}
	letter, err := newAccess(w.p, w.st.CreateCountyAccess, wholeWave("2026"), survey.County{Key: county}, public)
	if err != nil {
		w.t.Fatal(err)
	}
	v := visit(w.t, w.server, walkOrigin)
	form := v.open(letter.Link).form(w.t, strings.TrimPrefix(letter.Link, walkOrigin))
	form.values.Set("code", letter.Code)
	if s := v.post(form, http.StatusOK); s.path != "/antwortbogen" {
		w.t.Fatalf("the code leads to %s", s.path)
	}
	return v
}

// county answers every page and submits.
func (w *walk) county(key string, number int) {
	v := w.enter(key)
	w.answer(v, number)
	w.submit(v, key)
}

// answer goes through every page. The first county saves each page once more
// before it goes on, so that it can add a second record.
func (w *walk) answer(v *visitor, number int) {
	w.t.Helper()
	picked := map[string][]string{}
	seen := map[string]bool{}
	s := v.open("/antwortbogen/seite/" + w.q.Pages()[0].Key)
	for strings.HasPrefix(s.path, "/antwortbogen/seite/") {
		form := s.form(w.t, s.path)
		w.fill(&form, picked, number)
		form.values.Set("_fertig", "ja")
		form.values.Set("_aktion", "weiter")
		if number == 0 && !seen[s.path] {
			form.values.Set("_aktion", "bleiben")
		}
		seen[s.path] = true
		s = v.post(form, http.StatusOK)
	}
	if s.path != "/antwortbogen/pruefen" || len(seen) != len(w.q.Pages()) {
		w.t.Fatalf("county %d saw %d of %d pages and came to %s", number, len(seen), len(w.q.Pages()), s.path)
	}
}

func (w *walk) leaveEmpty(key string) {
	v := w.enter(key)
	w.submit(v, key)
}

func (w *walk) submit(v *visitor, county string) {
	w.t.Helper()
	receipt := v.post(v.open("/antwortbogen/einreichen").form(w.t, "/einreichen"), http.StatusOK)
	sub, err := w.st.LatestSubmission(w.t.Context(), access.CountyScope("2026", county, operator))
	if err != nil {
		w.t.Fatal(err)
	}
	if receipt.path != "/antwortbogen/quittung" || !strings.Contains(receipt.text, sub.Reference) || !strings.Contains(receipt.text, sub.Hash) {
		w.t.Fatalf("%s: no receipt with %s at %s: %s", county, sub.Reference, receipt.path, receipt.text)
	}
	for _, answer := range answersOf(sub) {
		w.given[answer] = true
	}
}

var recordNumber = regexp.MustCompile(`#\d+`)

// fill answers every question of the form: what has not been chosen yet comes
// first. A county keeps to what it has chosen when a page comes again.
func (w *walk) fill(f *formular, picked map[string][]string, number int) {
	for _, c := range f.choices {
		if strings.HasPrefix(c.name, "_") {
			continue
		}
		if _, again := picked[c.name]; !again {
			picked[c.name] = w.pick(c)
		}
		f.values[c.name] = picked[c.name]
	}
	for _, b := range f.texts {
		name, option, isPart := strings.Cut(b.name, ":")
		if isPart && !strings.Contains(name, "#") && !slices.Contains(picked[name], option) {
			continue // the text beside an option that is not chosen
		}
		f.values.Set(b.name, sentence(b, number))
	}
}

// pick takes the first way of answering that nobody has tried, else the one on
// which further questions depend.
func (w *walk) pick(c choice) []string {
	item := recordNumber.ReplaceAllString(c.name, "#")
	all := w.ways(c)
	for _, way := range all {
		if key := item + "=" + strings.Join(way, "+"); !w.tried[key] {
			w.tried[key] = true
			return way
		}
	}
	for _, it := range w.q.Items() {
		if it.ShowIf != nil && it.ShowIf.Item == c.name {
			return it.ShowIf.In[:1]
		}
	}
	return all[0]
}

// ways are all single answers of radio buttons; of checkboxes all options that
// go together at once, and each of the others alone.
func (w *walk) ways(c choice) [][]string {
	var alone [][]string
	var together []string
	for _, offer := range c.offers {
		if c.several && !strings.HasPrefix(offer, "!") && !w.q.Item(c.name).Option(offer).Exclusive {
			together = append(together, offer)
			continue
		}
		alone = append(alone, []string{offer})
	}
	if len(together) > 0 {
		return append([][]string{together}, alone...)
	}
	return alone
}

// sentence is a text that is hard to carry: what spreadsheets take for a
// formula, quotes, separators, umlauts, line breaks.
func sentence(b blank, number int) string {
	if b.url {
		return fmt.Sprintf("https://www.beispiel.de/praxis/%d?a=1&b=%s", number, url.QueryEscape("ä;ö"))
	}
	start := []string{"=1+1", "'kurz'", "-2", "@wir", "+49", "Ärger"}[number%6]
	text := fmt.Sprintf(`%s; „Größe“ "%d" <b>%s</b>`, start, number, b.name)
	if b.lines {
		text += "\nzweite Zeile;\n\nvierte"
	}
	return text
}

// missing are the answers that the definition offers and nobody has given.
func (w *walk) missing() []string {
	var missing []string
	for _, answer := range offered(w.q) {
		if !w.given[answer] {
			missing = append(missing, answer)
		}
	}
	return missing
}

// offered names every answer that can be given.
func offered(q *survey.Questionnaire) []string {
	var all []string
	for _, it := range q.Items() {
		for _, o := range it.Options {
			all = append(all, it.ID+"="+o.Key)
			if o.Text {
				all = append(all, it.ID+":"+o.Key)
			}
		}
		if it.NoAnswer {
			all = append(all, it.ID+"!no_answer")
		}
		if it.NoneOfThese {
			all = append(all, it.ID+"!none")
		}
		if it.Kind.IsText() {
			all = append(all, it.ID+":")
		}
		for _, c := range it.Columns {
			if len(c.Options) == 0 {
				all = append(all, it.ID+"#1:"+c.Key, it.ID+"#2:"+c.Key)
			}
			for _, o := range c.Options {
				all = append(all, it.ID+"#:"+c.Key+"="+o.Key)
			}
		}
	}
	return all
}

// answersOf names what a submission holds, as offered does.
func answersOf(sub survey.Submission) []string {
	var all []string
	for _, r := range sub.Rows {
		if r.State == survey.NoAnswer {
			all = append(all, r.Item+"!no_answer")
		}
		if r.State != survey.Answered {
			continue
		}
		if r.Value.None {
			all = append(all, r.Item+"!none")
		}
		if r.Value.Text != "" {
			all = append(all, r.Item+":")
		}
		for _, key := range r.Value.Options {
			all = append(all, r.Item+"="+key)
		}
		for key := range r.Value.Texts {
			all = append(all, r.Item+":"+key)
		}
		for column, text := range r.Value.Fields {
			all = append(all, fmt.Sprintf("%s#%d:%s", r.Item, r.Record, column), r.Item+"#:"+column+"="+text)
		}
	}
	return all
}
