package main

import (
	"cmp"
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
	"kreisumfrage/internal/instrument"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

const walkOrigin = "https://umfrage.beispiel.de"

// walk lets counties fill in a questionnaire through the real server until every
// answer that it offers has been given. It knows no question: what there is to
// answer comes from the pages, what has to be covered from the definition.
type walk struct {
	t      *testing.T
	p      *program
	st     *store.Store
	server http.Handler
	q      *survey.Questionnaire
	tried  map[string]bool   // ways of answering, see ways
	given  map[string]bool   // answers in submissions, see answersOf
	wrote  map[string]string // by the county that is answering, see measure
}

// shippedQuestionnaire stands for the one that the program brings along.
const shippedQuestionnaire = ""

// realWave makes an open wave of the shipped questionnaire and frame.
func (db place) realWave(t *testing.T) {
	t.Helper()
	db.waveOf(t, shippedQuestionnaire)
}

// waveOf makes an open wave of a questionnaire and the shipped frame.
func (db place) waveOf(t *testing.T, definition string) {
	t.Helper()
	args := []string{"wave", "create", "2026", "--jahr", "2026", "--von", "2020-01-01", "--bis", "2099-12-31"}
	if definition != shippedQuestionnaire {
		args = append(args, "--fragebogen", definition)
	}
	db.must(t, args...)
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

func newWalk(t *testing.T, db place, definition string) *walk {
	t.Helper()
	name, data, err := definitionFile(definition)
	if err != nil {
		t.Fatal(err)
	}
	d, findings := instrument.Compile(name, data)
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	st := db.guarded(t)
	p := &program{ctx: t.Context(), stdout: io.Discard, stderr: io.Discard}
	return &walk{t: t, p: p, st: st, server: handler(t, p, st), q: d.Questionnaire, tried: map[string]bool{}, given: map[string]bool{}}
}

// walkThrough returns the submissions of as many counties as it takes, and of
// one that leaves everything empty.
func walkThrough(t *testing.T, db place, definition string) []survey.Submission {
	w := newWalk(t, db, definition)
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
	w.answer(v, key, number)
	w.submit(v, key)
}

// answer goes through every page on the county's path. A page on which a second
// record is still to be added is saved once more before the county goes on.
func (w *walk) answer(v *visitor, key string, number int) {
	w.t.Helper()
	picked := map[string][]string{}
	seen := map[string]bool{}
	w.wrote = map[string]string{}
	s := v.open("/antwortbogen/seite/" + w.q.Pages()[0].Key)
	for strings.HasPrefix(s.path, "/antwortbogen/seite/") {
		form := s.form(w.t, s.path)
		w.fill(&form, picked, number)
		form.values.Set("_fertig", "ja")
		form.values.Set("_aktion", "weiter")
		if !seen[s.path] && w.wantsSecondRecord(s.path) {
			form.values.Set("_aktion", "bleiben")
		}
		seen[s.path] = true
		s = v.post(form, http.StatusOK)
	}
	stored, err := w.st.Answers(w.t.Context(), access.CountyScope("2026", key, operator))
	if err != nil {
		w.t.Fatal(err)
	}
	for _, p := range w.q.Pages() {
		path := "/antwortbogen/seite/" + p.Key
		if onPath := w.q.PageShown(p, survey.ByRef(stored)); seen[path] != onPath {
			w.t.Errorf("county %d: %s is on the path: %v, was seen: %v", number, p.Key, onPath, seen[path])
		}
	}
	if s.path != "/antwortbogen/pruefen" {
		w.t.Fatalf("county %d came to %s", number, s.path)
	}
}

func (w *walk) wantsSecondRecord(path string) bool {
	p := w.q.Page(strings.TrimPrefix(path, "/antwortbogen/seite/"))
	return slices.ContainsFunc(w.missing(), func(answer string) bool {
		id, _, second := strings.Cut(answer, "#2:")
		return second && w.q.Item(id).Page == p
	})
}

// leaveEmpty saves every page as it comes and submits, with no more than has to
// be answered.
func (w *walk) leaveEmpty(key string) {
	v := w.enter(key)
	s := v.open("/antwortbogen/seite/" + w.q.Pages()[0].Key)
	for strings.HasPrefix(s.path, "/antwortbogen/seite/") {
		form := s.form(w.t, s.path)
		form.values.Set("_aktion", "weiter")
		s = v.post(form, http.StatusOK)
	}
	w.wrote = map[string]string{}
	w.submit(v, key)
}

func (w *walk) submit(v *visitor, county string) {
	w.t.Helper()
	w.settle(v, county)
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
	w.compare(sub)
}

// settle removes what keeps from submitting: it answers what is required,
// confirms what is asked back and leaves out what contradicts.
func (w *walk) settle(v *visitor, county string) {
	w.t.Helper()
	for range len(w.q.Items()) {
		stored, err := w.st.Answers(w.t.Context(), access.CountyScope("2026", county, operator))
		if err != nil {
			w.t.Fatal(err)
		}
		obstacles := w.q.Obstacles(survey.ByRef(stored))
		for _, o := range obstacles.Objections {
			w.given[o.Ref().Item] = true
		}
		switch {
		case obstacles.None():
			return
		case len(obstacles.Missing) > 0:
			it := obstacles.Missing[0]
			w.mend(v, it.Page, func(form *formular) { w.fill(form.only(it.ID), map[string][]string{}, 0) })
		case obstacles.Objections[0].Level == survey.LevelWarning:
			w.mend(v, obstacles.Objections[0].Page, w.confirm)
		default:
			at := obstacles.Objections[0].At
			w.mend(v, obstacles.Objections[0].Page, func(form *formular) {
				for _, name := range form.only(at).names() {
					form.values.Del(name)
					delete(w.wrote, name)
				}
			})
		}
	}
	w.t.Fatalf("%s cannot be submitted", county)
}

func (w *walk) mend(v *visitor, p *survey.Page, change func(*formular)) {
	w.t.Helper()
	path := "/antwortbogen/seite/" + p.Key
	form := v.open(path).form(w.t, path)
	change(&form)
	form.values.Set("_aktion", "bleiben")
	v.post(form, http.StatusOK)
}

// confirm says to every warning that this is so.
func (w *walk) confirm(f *formular) {
	for _, c := range f.choices {
		if _, warning := (survey.Ref{Item: c.name}).ConfirmedCheck(); warning {
			f.values[c.name] = c.offers
		}
	}
}

// compare checks that every number and date was stored in its one form.
func (w *walk) compare(sub survey.Submission) {
	w.t.Helper()
	check := func(name, stored string) {
		if want, ok := w.wrote[name]; ok && stored != want {
			w.t.Errorf("%s, %s: stored %q, meant %q", sub.County.Name, name, stored, want)
		}
	}
	for _, r := range sub.Rows {
		if r.State != survey.Answered {
			continue
		}
		check(r.Item, r.Value.Text)
		for column, text := range r.Value.Fields {
			check(fieldName(r.Ref, column), text)
		}
	}
}

// fieldName is what the form calls one part of an answer.
func fieldName(r survey.Ref, column string) string {
	if r.Record == 0 {
		return r.Item + ":" + column
	}
	return fmt.Sprintf("%s#%d:%s", r.Item, r.Record, column)
}

var recordNumber = regexp.MustCompile(`#\d+`)

// fill answers every question of the form: what has not been chosen yet comes
// first. A county keeps to what it has chosen when a page comes again.
func (w *walk) fill(f *formular, picked map[string][]string, number int) {
	for _, c := range f.choices {
		if w.q.Item(c.name) == nil && !strings.Contains(c.name, "#") {
			continue // no question
		}
		if _, again := picked[c.name]; !again {
			picked[c.name] = w.pick(c)
		}
		f.values[c.name] = picked[c.name]
	}
	for _, b := range f.texts {
		name, option, isPart := strings.Cut(b.name, ":")
		if it := w.q.Item(name); isPart && it != nil && it.Kind.HasOptions() && !slices.Contains(picked[name], option) {
			continue // the text beside an option that is not chosen
		}
		if typed, stored, ok := w.measure(b.name, number); ok {
			w.wrote[b.name] = stored
			f.values.Set(b.name, typed)
			continue
		}
		f.values.Set(b.name, sentence(b, number))
	}
}

// measure is an answer to what is asked in a fixed form: as it is typed and as
// it has to be stored.
func (w *walk) measure(name string, number int) (typed, stored string, ok bool) {
	whole, part, inRecord := strings.Cut(name, ":")
	id, _, _ := strings.Cut(whole, "#")
	it := *w.q.Item(id)
	if it.Kind == survey.KindGroup {
		stored = together(&it, number)[part]
		return writtenOut(survey.KindNumber, stored), stored, true
	}
	if c := it.Column(part); inRecord && c != nil {
		it = survey.Item{Kind: c.Kind, Range: c.Range}
	}
	switch {
	case it.Kind == survey.KindEmail:
		stored = fmt.Sprintf("it+%d@kreis-süd.de", number)
		return stored, stored, true
	case it.Kind.IsTyped() && !it.Kind.IsText():
		all := measures(&it)
		stored = all[number%len(all)]
		return writtenOut(it.Kind, stored), stored, true
	}
	return "", "", false
}

// together are numbers for a group that add up as they have to: everything in one
// part in turn where the sum is fixed.
func together(it *survey.Item, number int) map[string]string {
	fields := map[string]string{}
	for i, c := range it.Parts() {
		all := measures(&survey.Item{Kind: c.Kind, Range: c.Range})
		fields[c.Key] = all[number%len(all)]
		if it.Total != nil && it.Total.Equal != "" {
			fields[c.Key] = "0"
			if i == number%len(it.Parts()) {
				fields[c.Key] = string(it.Total.Equal)
			}
		}
	}
	sum, _ := it.Sum(survey.Value{Fields: fields})
	fields[survey.TotalKey] = string(sum)
	return fields
}

// measures are the ends of what fits and some that lie between them.
func measures(it *survey.Item) []string {
	low, high := cmp.Or(it.Range.Minimum, "-"+string(survey.Greatest)), cmp.Or(it.Range.Maximum, string(survey.Greatest))
	if it.Kind == survey.KindDate {
		low, high = cmp.Or(it.Range.Minimum, string(survey.FirstDate)), cmp.Or(it.Range.Maximum, string(survey.LastDate))
	}
	all := []string{low, high}
	for _, between := range []string{"1234567.25", "1234.5", "37.5", "12", "2024-02-29", "2025-12-01"} {
		if len(it.Check(survey.Ref{}, survey.Write(between))) == 0 {
			all = append(all, between)
		}
	}
	return all
}

// writtenOut is a stored number or date as people write it.
func writtenOut(kind survey.Kind, stored string) string {
	if kind == survey.KindDate {
		return stored[8:] + "." + stored[5:7] + "." + stored[:4]
	}
	whole, decimals, broken := strings.Cut(stored, ".")
	for i := len(whole) - 3; i > 0 && whole[i-1] != '-'; i -= 3 {
		whole = whole[:i] + "." + whole[i:]
	}
	if broken {
		whole += "," + decimals
	}
	return whole
}

// pick takes the first way of answering that nobody has tried, else the one on
// which most further questions depend.
func (w *walk) pick(c choice) []string {
	item := recordNumber.ReplaceAllString(c.name, "#")
	all := w.ways(c)
	for _, way := range all {
		if key := item + "=" + strings.Join(way, "+"); !w.tried[key] {
			w.tried[key] = true
			return way
		}
	}
	best := all[0]
	for _, way := range all {
		if w.opens(c.name, way) > w.opens(c.name, best) {
			best = way
		}
	}
	return best
}

// opens counts the conditions that the answer meets, less those that it breaks.
func (w *walk) opens(item string, keys []string) int {
	n := 0
	var count func(c *survey.Condition, sign int)
	count = func(c *survey.Condition, sign int) {
		switch {
		case c == nil:
		case c.Item == item && slices.ContainsFunc(keys, func(key string) bool { return slices.Contains(c.In, key) }):
			n += sign
		default:
			count(c.Not, -sign)
			for _, sub := range slices.Concat(c.All, c.Any) {
				count(sub, sign)
			}
		}
	}
	for _, s := range w.q.Sections {
		count(s.ShowIf, 1)
	}
	for _, p := range w.q.Pages() {
		count(p.ShowIf, 1)
	}
	for _, it := range w.q.Items() {
		count(it.ShowIf, 1)
	}
	return n
}

// ways are all single answers of radio buttons; of checkboxes as many options
// at once as go together, and each of the others alone.
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
	var ways [][]string
	for len(together) > 0 {
		n := len(together)
		if most := w.q.Item(c.name).MaxChoices; c.several && most > 0 {
			n = min(n, most)
		}
		ways, together = append(ways, together[:n]), together[n:]
	}
	return append(ways, alone...)
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

// offered names every answer that can be given, and every check that can fire.
func offered(q *survey.Questionnaire) []string {
	var all []string
	for _, p := range q.Pages() {
		for _, c := range p.Checks {
			all = append(all, c.Ref().Item)
		}
	}
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
		if it.Kind.IsTyped() {
			all = append(all, it.ID+":")
		}
		for _, end := range ends(it.Range) {
			all = append(all, it.ID+"="+end)
		}
		for _, c := range it.Columns {
			switch {
			case it.Kind == survey.KindGroup:
				all = append(all, it.ID+":"+c.Key)
			case len(c.Options) == 0:
				all = append(all, it.ID+"#1:"+c.Key, it.ID+"#2:"+c.Key)
			}
			for _, end := range ends(c.Range) {
				all = append(all, it.ID+"#:"+c.Key+"="+end)
			}
			for _, o := range c.Options {
				all = append(all, it.ID+"#:"+c.Key+"="+o.Key)
			}
		}
	}
	return all
}

// ends are the declared ends of numbers and dates.
func ends(r survey.Range) []string {
	return slices.DeleteFunc([]string{r.Minimum, r.Maximum}, func(end string) bool { return end == "" })
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
			all = append(all, r.Item+":", r.Item+"="+r.Value.Text)
		}
		for _, key := range r.Value.Options {
			all = append(all, r.Item+"="+key)
		}
		for key := range r.Value.Texts {
			all = append(all, r.Item+":"+key)
		}
		for column, text := range r.Value.Fields {
			all = append(all, fieldName(r.Ref, column), r.Item+"#:"+column+"="+text)
		}
	}
	return all
}
