package web_test

import (
	"bytes"
	"fmt"
	"image/png"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/browsertest"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/web"
)

// scene is a page as somebody sees it. The matrix has all routes, so whatever
// page is added there is looked at here too.
type scene struct {
	name string
	page *page
}

// fromMatrix is what the matrix shows of each route with each status, to the
// role that gets furthest; a row that leads elsewhere is no page.
func fromMatrix(w *walls) (all []scene) {
	seen := map[string]bool{}
	for _, r := range matrix {
		role, status := r.audience()
		name := fmt.Sprintf("%s as %s, %d", r.route, role, status)
		if status >= 300 && status < 400 || seen[name] {
			continue
		}
		p := w.try(r, role)
		// A script asks for parts of pages.
		if strings.HasPrefix(p.header.Get("Content-Type"), "text/html") && strings.Contains(p.body, "<html") {
			seen[name] = true
			all = append(all, scene{name, p})
		}
	}
	return all
}

func (r row) audience() (access.Role, int) {
	for _, c := range []struct {
		role   access.Role
		status int
	}{{access.CountyRep, r.county}, {access.Admin, r.admin}} {
		if c.status != http.StatusForbidden && c.status != http.StatusUnauthorized && r.anonymous != c.status {
			return c.role, c.status
		}
	}
	return access.Anonymous, r.anonymous
}

// staged are the pages that need something to have happened.
func staged(t *testing.T) []scene {
	s, all := onSQLite(t).dressed(), newSite(t, storetest.SQLite(t), kinds(t)).dressed()
	_, conflict := meet(all)
	lead := all.county(storetest.Pinneberg, "p")
	mistakes := lead.open("auswahl").tick("arten.stand", "no").write("arten.stand:other", "vergessen").
		tick("arten.themen", "roads").tick("arten.themen", "all").press("weiter").expect(http.StatusUnprocessableEntity)
	head, _ := all.reviewer(storetest.Hannover)
	all.county(storetest.Hannover, "koordination").get(releaseAddress).form("/antwortbogen/freigabe/bitten").send().follow()
	unsaid := head.approval().write("bemerkung:arten.stand", "Stimmt das?").decide("zurueckgeben").expect(http.StatusUnprocessableEntity)
	inviting := lead.get("/antwortbogen/team/einladen").form("/antwortbogen/team/einladen").write("name", "Frau Muster").tick("teile", "page:auswahl")
	inviting.send().expect(http.StatusOK)
	passing := all.guest(storetest.Pinneberg, "poststelle").get("/antwortbogen/weiterleiten").form("/antwortbogen/weiterleiten")
	passing.write("name", "Frau Amt").write("email", "amt@kreis.example").send().expect(http.StatusOK)
	done := s.county(storetest.Ahrweiler, "other")
	done.open("allgemeines").tick("_fertig", "ja").press("weiter")
	done.submit()
	late := s.county(storetest.Hannover, "late").open("allgemeines").write("general.hindrances_other", "zu spät")
	wish := done.get(reopening).form(reopening).write("grund", "zu spät")
	s.pass(5 * time.Hour)
	wish.send().expect(http.StatusUnauthorized)
	ended := late.press("weiter").expect(http.StatusUnauthorized)
	done = s.county(storetest.Ahrweiler, "other")
	newcomer := s.guest(storetest.Pinneberg, "neu")
	dlt := s.admin()
	return []scene{
		{"back from the sign-on service", s.visitor().get("/dlt/anmelden/dienst").follow()},
		{"a campaign under way", dlt.get(s.unclearCampaign(storetest.Pinneberg))},
		{"a slip that was shown before", inviting.send()}, {"an invitation that was passed on", lead.get("/antwortbogen/team")},
		{"a conflict", conflict}, {"mistakes", mistakes}, {"every kind of choice", lead.get("/antwortbogen/seite/auswahl")},
		{"every kind of text", lead.get("/antwortbogen/seite/texte")}, {"a session that ended", ended},
		{"the hub after submitting", done.get("/antwortbogen")}, {"a receipt", done.get("/antwortbogen/quittung")},
		{"the copy for the file", done.get("/antwortbogen/akte")}, {"what is to be released", unsaid},
		{"the wish to reopen, sent too late", done.get(reopening)},
		{"who are you?", newcomer.get("/antwortbogen/ankommen")}, {"a file that is none", lead.bring("x.txt", []byte("x"))},
		{"a county that has submitted", dlt.get("/dlt/2026/landkreise/" + storetest.Ahrweiler)},
		{"what a file changes in the frame", dlt.loadList("ags;name;land;einwohner\n01056;Kreis Pinneberg (neu);;316103\n03241;;;\n")},
		{"a wrong list of counties", dlt.loadList("ags;name\n99999;=x\n")},
		{"not found", s.visitor().get("/gibt-es-nicht")}, {"not for visitors", s.visitor().get("/antwortbogen")},
		{"not for counties", s.county(storetest.Pinneberg, "p").get("/dlt")},
	}
}

// theatre shows scenes to a real browser, with the style sheets of the product
// or what older browsers read of them.
type theatre struct {
	scenes []scene
	site   *site
	old    bool
	mute   bool // the script cannot be loaded
}

func (h *theatre) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var number int
	if _, err := fmt.Sscanf(r.URL.Path, "/szene/%d", &number); err == nil {
		p := h.scenes[number].page
		w.Header().Set("Content-Type", p.header.Get("Content-Type"))
		w.WriteHeader(p.status)
		fmt.Fprint(w, p.body)
		return
	}
	if h.mute && strings.Contains(r.URL.Path, "/js/") {
		panic(http.ErrAbortHandler)
	}
	r.Host = host
	r.Header.Del("Accept-Encoding")
	answer := httptest.NewRecorder()
	h.site.server.ServeHTTP(answer, r)
	body := answer.Body.String()
	if h.old && strings.HasSuffix(r.URL.Path, ".css") {
		body = oldStyle(body)
	}
	w.Header().Set("Content-Type", answer.Header().Get("Content-Type"))
	w.WriteHeader(answer.Code)
	fmt.Fprint(w, body)
}

var (
	comment      = regexp.MustCompile(`(?s)/\*.*?\*/`)
	newRule      = regexp.MustCompile(`[^{};]*:has\([^{}]*\{[^{}]*\}`)
	newStatement = regexp.MustCompile(`[^{};]*:[^{};]*(?:oklch|color-mix)\([^{};]*;?`)
)

// oldStyle is what a browser makes of a style sheet that knows neither oklch()
// nor color-mix() nor :has(): it drops the declaration, or the rule.
func oldStyle(css string) string {
	css = comment.ReplaceAllString(css, "")
	return newStatement.ReplaceAllString(newRule.ReplaceAllString(css, ""), "")
}

func TestOldBrowsersDropWhatTheyDoNotKnow(t *testing.T) {
	const css = `a{color:red;color:oklch(1 0 0)}b:has(> c) > d { margin: 0 }@media print{e{border:1px solid color-mix(in srgb, red, blue);top:0}}`
	if got, want := oldStyle(css), `a{color:red;}@media print{e{top:0}}`; got != want {
		t.Errorf("left is %s, want %s", got, want)
	}
}

// dressed is the site with the style sheets of the product.
func (s *site) dressed() *site {
	s.t.Helper()
	s.restart(func(c *web.Config) { c.Look = wholeLook() })
	return s
}

// opened is the address of the theatre.
func (h *theatre) opened(t *testing.T) string {
	t.Helper()
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	return server.URL
}

func TestEveryPageInABrowser(t *testing.T) {
	s := onSQLite(t).dressed()
	scenes := append(fromMatrix(newWalls(s)), staged(t)...)
	browser := browsertest.Open(t)
	for name, test := range map[string]func(*testing.T, *theatre, *browsertest.Browser){
		"is accessible, wide and narrow, light and dark":                   pagesAreAccessible,
		"shows its boxes in forced colours":                                statesShowInForcedColours,
		"can be reached everywhere by keyboard":                            keyboardReachesEverything,
		"stays usable in an older browser, and when the script is missing": formsStayUsable,
	} {
		t.Run(name, func(t *testing.T) { test(t, &theatre{site: s, scenes: scenes}, browser) })
	}
}

// looks are the ways in which a scene is looked at: all of them in "make soak",
// else each scene in one, so that the scenes together cover all.
func looks(number int) (chosen []browsertest.Options) {
	var all []browsertest.Options
	for _, width := range []int{1280, 390, 320} {
		all = append(all, browsertest.Options{Width: width, Height: 900}, browsertest.Options{Width: width, Height: 900, Dark: true})
	}
	if storetest.Soaking() {
		return all
	}
	return all[number%len(all):][:1]
}

func pagesAreAccessible(t *testing.T, h *theatre, browser *browsertest.Browser) {
	address := h.opened(t)
	tab := browser.Tab(t, browsertest.Options{})
	for i, sc := range h.scenes {
		tab.Goto(fmt.Sprintf("%s/szene/%d?%s", address, i, url.QueryEscape(sc.name)))
		for _, look := range looks(i) {
			tab.Look(look)
			tab.BestPractice()
		}
		tab.Look(browsertest.Options{Width: 320, Height: 900})
		if wide := browsertest.Eval[[]string](tab, tooWide); len(wide) > 0 {
			t.Errorf("%s scrolls sideways at 320 pixels: %v", sc.name, wide)
		}
	}
}

func statesShowInForcedColours(t *testing.T, h *theatre, browser *browsertest.Browser) {
	address := h.opened(t)
	tab := browser.Tab(t, browsertest.Options{ForcedColors: true})
	tab.Goto(address + h.named(t, "every kind of choice"))
	ids := browsertest.Eval[[]string](tab, `Array.from(document.querySelectorAll('main input[type=radio], main input[type=checkbox]')).map(i => i.id)`)
	if len(ids) < 8 {
		t.Fatalf("only %d boxes", len(ids))
	}
	for _, id := range ids {
		off, on := tab.Picture("#"+id, set(id, false)), tab.Picture("#"+id, set(id, true))
		if n := pixelsApart(t, off, on); n < 12 {
			t.Errorf("%s looks the same ticked and not ticked: %d pixels differ", id, n)
		}
	}
}

func set(id string, on bool) string {
	return fmt.Sprintf(`(() => { document.getElementById(%q).checked = %t; return true })()`, id, on)
}

func pixelsApart(t *testing.T, a, b []byte) (n int) {
	t.Helper()
	one, err := png.Decode(bytes.NewReader(a))
	must(t, err)
	other, err := png.Decode(bytes.NewReader(b))
	must(t, err)
	if one.Bounds() != other.Bounds() {
		t.Fatalf("%v and %v", one.Bounds(), other.Bounds())
	}
	for y := range one.Bounds().Dy() {
		for x := range one.Bounds().Dx() {
			r1, g1, b1, _ := one.At(x, y).RGBA()
			r2, g2, b2, _ := other.At(x, y).RGBA()
			if max(r1, r2)-min(r1, r2)+max(g1, g2)-min(g1, g2)+max(b1, b2)-min(b1, b2) > 0x8000 {
				n++
			}
		}
	}
	return n
}

// keyboardReachesEverything: each stop of the Tab key is where the eye expects it, can be seen, and the
// first one leads to the content.
func keyboardReachesEverything(t *testing.T, h *theatre, browser *browsertest.Browser) {
	address := h.opened(t)
	tab := browser.Tab(t, browsertest.Options{})
	for i, sc := range h.scenes {
		if i%h.every(8) != 0 {
			continue
		}
		tab.Goto(fmt.Sprintf("%s/szene/%d", address, i))
		want := browsertest.Eval[int](tab, countStops)
		seen := map[string]bool{}
		for stop := range want {
			if stop == 0 { // the focus may begin on the list of mistakes
				browsertest.Eval[bool](tab, `(document.querySelector('a[href], button, input').focus(), true)`)
			} else {
				tab.Press("\t")
			}
			f := browsertest.Eval[focus](tab, readFocus)
			for part := 1; f.Inside && part < partsOfADate; part++ {
				tab.Press("\t")
				f = browsertest.Eval[focus](tab, readFocus)
			}
			switch {
			case stop == 0 && f.Class != "skip":
				t.Errorf("%s: the first stop is %s", sc.name, f.Path)
			case seen[f.Path]:
				t.Errorf("%s: %s comes again", sc.name, f.Path)
			case !f.Visible:
				t.Errorf("%s: nobody sees the focus on %s", sc.name, f.Path)
			case f.Back:
				t.Errorf("%s: %s stands before what had the focus", sc.name, f.Path)
			}
			seen[f.Path] = true
		}
		browsertest.Eval[bool](tab, leaveFreely)
		if len(seen) != want {
			t.Errorf("%s: Tab reaches %d of %d controls", sc.name, len(seen), want)
		}
	}
}

type focus struct {
	Path, Class   string
	Visible, Back bool
	Inside        bool // Tab went on in the same field, as from the day of a date to its month
}

// partsOfADate are day, month, year and the button of the calendar.
const partsOfADate = 4

// countStops counts the stops that there should be: of the buttons of a group
// one, the chosen one or the first.
const countStops = `(() => {
	const groups = new Set()
	return Array.from(document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')).filter(e => {
		if (e.tabIndex < 0 || e.disabled || e.type === 'hidden' || !e.checkVisibility({visibilityProperty: true})) return false
		if (e.type !== 'radio') return true
		const group = (e.form ? Array.from(document.forms).indexOf(e.form) : '') + e.name
		return !groups.has(group) && groups.add(group)
	}).length
})()`

// leaveFreely leaves as a button does: a page with unsaved answers would ask.
const leaveFreely = `(document.querySelectorAll('main form').forEach(f => f.dispatchEvent(new Event('submit'))), true)`

const readFocus = `(() => {
	const e = document.activeElement, path = []
	for (let n = e; n && n !== document.body; n = n.parentElement) path.unshift(n.tagName + Array.from(n.parentElement.children).indexOf(n))
	const box = e.getBoundingClientRect()
	const ring = [e, e.nextElementSibling, e.parentElement].filter(n => n).some(n => {
		const s = getComputedStyle(n); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none' })
	const inside = window.lastStop === e && e.type === 'date'
	const back = window.lastStop && !inside && !(window.lastStop.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING)
	window.lastStop = e
	return {path: path.join(' '), class: e.className, back: !!back, inside: inside,
		visible: ring && box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth}
})()`

func (h *theatre) named(t *testing.T, name string) string {
	t.Helper()
	for i, sc := range h.scenes {
		if sc.name == name {
			return fmt.Sprintf("/szene/%d", i)
		}
	}
	t.Fatalf("no scene %s", name)
	return ""
}

// every is one in "make soak", which leaves out no scene.
func (h *theatre) every(n int) int {
	if storetest.Soaking() {
		return 1
	}
	return n
}

// formsStayUsable: an older browser lacks colours and rules; a form must stay readable and its
// boxes must show whether they are ticked.
func formsStayUsable(t *testing.T, h *theatre, browser *browsertest.Browser) {
	h.old, h.mute = true, true
	address := h.opened(t)
	tab := browser.Tab(t, browsertest.Options{Width: 390, Height: 900})
	for _, name := range []string{"every kind of choice", "every kind of text", "mistakes", "a conflict"} {
		tab.Goto(address + h.named(t, name))
		tab.Accessible()
		if hidden := browsertest.Eval[[]string](tab, `Array.from(document.querySelectorAll('main :is(input:not([type=hidden]), textarea, button[value], label)'))
			.filter(e => !e.closest('details:not([open])') && (!e.checkVisibility() || e.getBoundingClientRect().width < 1)).map(e => e.outerHTML.slice(0, 120))`); len(hidden) > 0 {
			t.Errorf("%s: nobody sees %q", name, hidden)
		}
	}
	tab.Goto(address + h.named(t, "every kind of choice"))
	for _, id := range browsertest.Eval[[]string](tab, `['radio', 'checkbox'].map(k => document.querySelector('main input[type=' + k + ']').id)`) {
		if n := pixelsApart(t, tab.Picture("#"+id, set(id, false)), tab.Picture("#"+id, set(id, true))); n < 12 {
			t.Errorf("%s looks the same ticked and not ticked: %d pixels differ", id, n)
		}
	}
}

// tooWide names what reaches beyond the window, if the page scrolls sideways.
const tooWide = `document.documentElement.scrollWidth <= window.innerWidth ? [] :
	Array.from(document.querySelectorAll('body *')).filter(e => e.getBoundingClientRect().right > window.innerWidth + 1)
	.slice(0, 5).map(e => e.tagName + '.' + e.className + '#' + e.id)`
