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
	"time"
	"unicode/utf8"

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
	tried  map[string]bool // ways of answering, see ways and measures
	given  map[string]bool // answers in submissions, see answersOf
	*sheet
}

// sheet is what the county that is answering keeps to when a page comes again.
type sheet struct {
	number  int                 // of the county
	picked  map[string][]string // name → options
	offered map[string][]string // name → what it was picked from
	wrote   map[string]string   // name → number or date as it has to be stored
	spared  map[string]bool     // items that stay empty, or a check would object
	minimal bool                // gives only what is required
}

func newSheet(number int) *sheet {
	return &sheet{number: number, picked: map[string][]string{}, offered: map[string][]string{}, wrote: map[string]string{}, spared: map[string]bool{}}
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
	db.open(t)
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
	server, err := site{}.server(p, st, t.TempDir(), public, outgoing{}, nil, nil)
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
// one that gives nothing but what is required.
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
	w.minimum(frame[walked].Key, walked)
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
	arrival := v.post(form, http.StatusOK)
	if s := v.post(introduced(w.t, arrival), http.StatusOK); s.path != "/antwortbogen" {
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

// answer goes through every page on the county's path. A page on which records
// are still to be added is saved several times before the county goes on.
func (w *walk) answer(v *visitor, key string, number int) {
	w.t.Helper()
	w.sheet = newSheet(number)
	w.fillPages(v, key)
}

// minimum leaves every page empty, which no questionnaire with required
// questions lets pass, and then gives what is required.
func (w *walk) minimum(key string, number int) {
	v := w.enter(key)
	s := v.open("/antwortbogen/seite/" + w.q.Pages()[0].Key)
	for strings.HasPrefix(s.path, "/antwortbogen/seite/") {
		form := s.form(w.t, s.path)
		form.values.Set("_aktion", "weiter")
		s = v.post(form, http.StatusOK)
	}
	if missing := w.q.Obstacles(survey.Answers{}).Missing; len(missing) > 0 {
		w.mayNotSubmit(v, missing)
	}
	w.sheet = newSheet(number)
	w.minimal = true
	w.fillPages(v, key)
	w.submit(v, key)
}

func (w *walk) mayNotSubmit(v *visitor, missing []*survey.Item) {
	w.t.Helper()
	s := v.open("/antwortbogen/einreichen")
	if s.offers("/einreichen") {
		w.t.Error("the empty response may be submitted")
	}
	for _, it := range missing {
		if !strings.Contains(s.text, it.Number+" ") {
			w.t.Errorf("the submit page does not name %s", it.ID)
		}
	}
}

// fillPages fills in page after page. Where checks object for good, the county
// answers otherwise.
func (w *walk) fillPages(v *visitor, key string) {
	w.t.Helper()
	saves := map[string]int{}
	s := v.open("/antwortbogen/seite/" + w.q.Pages()[0].Key)
	for strings.HasPrefix(s.path, "/antwortbogen/seite/") {
		path := s.path
		form := s.form(w.t, path)
		w.fill(&form)
		form.values.Set("_fertig", "ja")
		form.values.Set("_aktion", "weiter")
		saves[path]++
		if saves[path] > 50 {
			w.t.Fatalf("county %d does not get on from %s: %s", w.number, path, s.text)
		}
		if !w.minimal && w.wantsRecords(path, saves[path]) {
			form.values.Set("_aktion", "bleiben")
		}
		s = v.post(form, http.StatusOK)
		if w.yields(path, key) {
			s = v.open(path)
		}
	}
	stored := w.stored(key)
	for _, p := range w.q.Pages() {
		path := "/antwortbogen/seite/" + p.Key
		if onPath := w.q.PageShown(p, stored); saves[path] > 0 != onPath {
			w.t.Errorf("county %d: %s is on the path: %v, was seen: %v", w.number, p.Key, onPath, saves[path] > 0)
		}
	}
	if s.path != "/antwortbogen/pruefen" {
		w.t.Fatalf("county %d came to %s", w.number, s.path)
	}
}

func (w *walk) stored(key string) survey.Answers {
	w.t.Helper()
	stored, err := w.st.Answers(w.t.Context(), access.CountyScope("2026", key, operator))
	if err != nil {
		w.t.Fatal(err)
	}
	return survey.ByRef(stored)
}

// yields reports whether checks of the page call the answers wrong, and sees to
// it that the county gives others. What was refused so has been tried.
func (w *walk) yields(path, key string) bool {
	a, again := w.stored(key), false
	for _, o := range w.q.Objections(a) {
		if o.Level != survey.LevelError || "/antwortbogen/seite/"+o.Page.Key != path {
			continue
		}
		again = true
		w.given[o.Ref().Item] = true
		for _, id := range o.When.Items() {
			for _, answer := range answersOf(w.q, survey.Submission{Rows: []survey.SubmissionRow{{Ref: survey.Ref{Item: id}, State: survey.Answered, Value: a[survey.Ref{Item: id}]}}}) {
				w.given[answer] = true
			}
			if it := w.q.Item(id); it.Page == o.Page {
				w.spared[id] = !it.Required
				w.forget(id)
			}
		}
	}
	return again
}

// forget lets the county choose anew what it answers to the item.
func (w *walk) forget(id string) {
	delete(w.offered, id)
	for name := range w.wrote {
		if name == id || strings.HasPrefix(name, id+":") {
			delete(w.wrote, name)
		}
	}
}

// wantsRecords reports whether the page has to come again with room for a
// further record.
func (w *walk) wantsRecords(path string, saved int) bool {
	p := w.q.Page(strings.TrimPrefix(path, "/antwortbogen/seite/"))
	return slices.ContainsFunc(p.Items(), func(it *survey.Item) bool {
		return saved < it.MaxRecords && slices.ContainsFunc(w.missing(), func(answer string) bool {
			return strings.HasPrefix(answer, fmt.Sprintf("%s#%d:", it.ID, it.MaxRecords))
		})
	})
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
	for _, answer := range answersOf(w.q, sub) {
		w.given[answer] = true
	}
	w.compare(sub)
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
			if r.Record == 0 {
				check(r.Item+":"+column, text)
			} else {
				check(fmt.Sprintf("%s#%d:%s", r.Item, r.Record, column), text)
			}
		}
	}
}

var recordNumber = regexp.MustCompile(`#\d+`)

// fill answers every question of the form: what has not been chosen yet comes
// first. A county keeps to what it has chosen when a page comes again, and
// confirms what it is asked to confirm.
func (w *walk) fill(f *formular) {
	for _, c := range f.choices {
		c.offers = slices.DeleteFunc(c.offers, func(offer string) bool { return offer == "!leer" }) // takes an answer back
		item, _, _ := strings.Cut(c.name, "#")
		switch {
		case strings.HasPrefix(c.name, "_"):
			continue
		case strings.HasPrefix(c.name, "check/"):
			f.values[c.name] = c.offers
			continue
		case w.leaves(item):
			f.values.Del(c.name)
			continue
		}
		if !slices.Equal(w.offered[c.name], c.offers) { // more than before the page was saved
			w.picked[c.name] = w.pick(c)
			w.offered[c.name] = c.offers
		}
		f.values[c.name] = w.picked[c.name]
	}
	for _, b := range f.texts {
		if !strings.HasPrefix(b.name, "_") { // no answer: a note for colleagues
			f.values.Set(b.name, w.write(b))
		}
	}
}

// leaves reports whether the county leaves the item empty.
func (w *walk) leaves(item string) bool {
	return w.spared[item] || w.minimal && !w.q.Item(item).Required
}

// write is what the county types into a field.
func (w *walk) write(b blank) string {
	name, part, isPart := strings.Cut(b.name, ":")
	id, _, inRecord := strings.Cut(name, "#")
	it := w.q.Item(id)
	switch {
	case w.leaves(id):
		return ""
	case it.Kind == survey.KindGroup:
		return w.summand(it, part)
	case isPart && !inRecord && !slices.Contains(w.picked[name], part):
		return "" // the text beside an option that is not chosen
	}
	asked, limit := survey.Item{Kind: it.Kind, Range: it.Range}, it.MaxLength
	if c := it.Column(part); inRecord && c != nil {
		asked, limit = survey.Item{Kind: c.Kind, Range: c.Range}, c.MaxLength
	}
	if o := it.Option(part); isPart && !inRecord && o != nil {
		asked, limit = survey.Item{Kind: survey.KindText}, o.TextMax
	}
	switch {
	case asked.Kind == survey.KindEmail:
		w.wrote[b.name] = fmt.Sprintf("it+%d@kreis-süd.de", w.number)
		return w.wrote[b.name]
	case asked.Kind.IsTyped() && !asked.Kind.IsText():
		return w.measure(b.name, &asked)
	case w.number%3 == 1 && !b.url:
		return longest(b, limit)
	}
	return sentence(b, w.number)
}

// measure is an answer to what is asked in a fixed form, as it is typed.
func (w *walk) measure(name string, asked *survey.Item) string {
	if _, again := w.wrote[name]; !again {
		w.wrote[name] = w.untried(recordNumber.ReplaceAllString(name, "#"), slices.Concat(measures(asked), w.thresholds(name, asked)))
	}
	return writtenOut(asked.Kind, w.wrote[name])
}

// untried takes the first value that nobody has given, else one that differs
// from county to county.
func (w *walk) untried(name string, all []string) string {
	for _, value := range all {
		if key := name + "=" + value; !w.tried[key] {
			w.tried[key] = true
			return value
		}
	}
	return all[w.number%len(all)]
}

// thresholds are the values on which conditions and checks turn.
func (w *walk) thresholds(name string, asked *survey.Item) []string {
	var all []string
	for _, literal := range literals(w.q, name) {
		for _, value := range around(asked.Kind, literal) {
			if len(asked.Check(survey.Ref{}, survey.Write(value))) == 0 {
				all = append(all, value)
			}
		}
	}
	return all
}

// around are the literal and its neighbours.
func around(kind survey.Kind, literal string) []string {
	if kind == survey.KindDate {
		day, err := time.Parse(time.DateOnly, literal)
		if err != nil {
			return nil
		}
		return []string{literal, day.AddDate(0, 0, 1).Format(time.DateOnly), day.AddDate(0, 0, -1).Format(time.DateOnly)}
	}
	number := survey.Decimal(literal)
	return []string{literal, string(survey.Sum(number, "1")), string(survey.Sum(number, "-1"))}
}

// number_ is one number of a group. All of them are chosen together, so that
// they fit.
func (w *walk) summand(it *survey.Item, part string) string {
	if _, again := w.wrote[it.ID+":"+part]; !again {
		all := fitting(it, literals(w.q, it.ID))
		var keys []string
		for _, v := range all {
			keys = append(keys, v.Canonical())
		}
		chosen := all[slices.Index(keys, w.untried(it.ID, keys))]
		for _, c := range it.Columns {
			w.wrote[it.ID+":"+c.Key] = chosen.Fields[c.Key]
		}
	}
	return writtenOut(survey.KindNumber, w.wrote[it.ID+":"+part])
}

// fitting are ways to answer a group: all numbers as small and as great as they
// may be, or as near as their total allows, and such whose sums conditions turn
// on.
func fitting(it *survey.Item, literals []string) []survey.Value {
	least, most := sums(it)
	totals := []string{string(least), string(most)}
	for _, literal := range literals {
		totals = append(totals, around(survey.KindNumber, literal)...)
	}
	if it.Total != nil && it.Total.Equal != "" {
		totals = []string{string(it.Total.Equal)}
	}
	var all []survey.Value
	for _, total := range totals {
		for _, backwards := range []bool{false, true} {
			v := spread(it, survey.Decimal(total), backwards)
			if len(it.Check(survey.Ref{Item: it.ID}, v)) == 0 && !v.IsEmpty() {
				all = append(all, v)
			}
		}
	}
	if len(all) == 0 {
		panic("no numbers fit " + it.ID)
	}
	return all
}

func sums(it *survey.Item) (least, most survey.Decimal) {
	least, most = "0", "0"
	for _, c := range it.Parts() {
		low, high := bounds(c)
		least, most = survey.Sum(least, low), survey.Sum(most, high)
	}
	return least, most
}

func bounds(c *survey.Column) (low, high survey.Decimal) {
	return survey.Decimal(cmp.Or(c.Range.Minimum, "-1000")), survey.Decimal(cmp.Or(c.Range.Maximum, "1000"))
}

// spread gives every part its least, and the first ones what the total still
// lacks.
func spread(it *survey.Item, total survey.Decimal, backwards bool) survey.Value {
	least, _ := sums(it)
	rest := survey.Sum(total, negative(least))
	v := survey.Value{Fields: map[string]string{}}
	parts := slices.Clone(it.Parts())
	if backwards {
		slices.Reverse(parts)
	}
	for _, c := range parts {
		low, high := bounds(c)
		room := survey.Sum(high, negative(low))
		if room.Compare(rest) > 0 {
			room = rest
		}
		v.Fields[c.Key] = string(survey.Sum(low, room))
		rest = survey.Sum(rest, negative(room))
	}
	if it.Column(survey.TotalKey) != nil {
		v.Fields[survey.TotalKey] = string(total)
	}
	return v
}

func negative(d survey.Decimal) survey.Decimal {
	if plain, below := strings.CutPrefix(string(d), "-"); below {
		return survey.Decimal(plain)
	}
	n, _ := survey.ParseDecimal("-" + string(d))
	return n
}

// literals are the values with which the item is compared anywhere.
func literals(q *survey.Questionnaire, id string) []string {
	var all []string
	eachCondition(q, func(c *survey.Condition) {
		if c.Compare == nil || !slices.Contains(c.Items(), id) {
			return
		}
		for _, side := range []survey.Operand{c.Compare.Left, c.Compare.Right} {
			if len(side.Sum) == 0 && !slices.Contains(all, side.Literal) {
				all = append(all, side.Literal)
			}
		}
	})
	return all
}

// eachCondition shows every condition of the questionnaire and all its parts.
func eachCondition(q *survey.Questionnaire, see func(*survey.Condition)) {
	var visit func(c *survey.Condition)
	visit = func(c *survey.Condition) {
		if c == nil {
			return
		}
		see(c)
		visit(c.Not)
		for _, sub := range slices.Concat(c.All, c.Any) {
			visit(sub)
		}
	}
	for _, s := range q.Sections {
		visit(s.ShowIf)
	}
	for _, p := range q.Pages() {
		visit(p.ShowIf)
		for _, c := range p.Checks {
			visit(c.When)
		}
	}
	for _, it := range q.Items() {
		visit(it.ShowIf)
		for _, o := range it.Options {
			visit(o.ShowIf)
		}
	}
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

// longest is a text of as many characters as there may be.
func longest(b blank, limit int) string {
	text := sentence(b, 5)
	if missing := limit - utf8.RuneCountInString(text); missing > 0 {
		return text + strings.Repeat("ß", missing)
	}
	return string([]rune(text)[:limit])
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
		if it.Kind == survey.KindText || it.Kind == survey.KindLongText {
			all = append(all, it.ID+longestText)
		}
		for _, end := range ends(it.Range) {
			all = append(all, it.ID+"="+end)
		}
		for _, c := range it.Columns {
			all = append(all, partsOffered(it, c)...)
		}
	}
	for _, p := range q.Pages() {
		for _, c := range p.Checks {
			all = append(all, c.Ref().Item)
		}
	}
	return all
}

// longestText marks a text that is as long as it may be.
const longestText = " to its end"

// partsOffered names what can be given in a column. Parts whose total is fixed
// do not all reach their ends.
func partsOffered(it *survey.Item, c *survey.Column) []string {
	name := it.ID + "#:" + c.Key
	var all []string
	switch {
	case it.Kind == survey.KindGroup:
		all = append(all, it.ID+"#0:"+c.Key)
	case len(c.Options) == 0:
		all = append(all, it.ID+"#1:"+c.Key, fmt.Sprintf("%s#%d:%s", it.ID, it.MaxRecords, c.Key))
	}
	if it.Total == nil || it.Total.Equal == "" {
		for _, end := range ends(c.Range) {
			all = append(all, name+"="+end)
		}
	}
	for _, o := range c.Options {
		all = append(all, name+"="+o.Key)
	}
	return all
}

// ends are the declared ends of numbers and dates.
func ends(r survey.Range) []string {
	return slices.DeleteFunc([]string{r.Minimum, r.Maximum}, func(end string) bool { return end == "" })
}

// answersOf names what a submission holds, as offered does.
func answersOf(q *survey.Questionnaire, sub survey.Submission) []string {
	var all []string
	for _, r := range sub.Rows {
		if r.State == survey.NoAnswer {
			all = append(all, r.Item+"!no_answer")
		}
		if r.State != survey.Answered {
			continue
		}
		if _, confirmation := r.ConfirmedCheck(); confirmation {
			all = append(all, r.Item)
			continue
		}
		if it := q.Item(r.Item); it.MaxLength > 0 && utf8.RuneCountInString(r.Value.Text) == it.MaxLength {
			all = append(all, r.Item+longestText)
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
			all = append(all, fmt.Sprintf("%s#%d:%s", r.Item, r.Record, column), r.Item+"#:"+column+"="+text)
		}
	}
	return all
}
