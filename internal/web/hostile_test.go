package web_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

// payloads try to leave a text, an attribute, a comment, a textarea or a title.
var payloads = []string{
	`<script>alert(1)</script>`, `"><script>alert(1)</script>`, `'><img src=x onerror=alert(1)>`, `</textarea><svg onload=alert(1)>`,
	`" onfocus="alert(1)" autofocus="`, `' onmouseover='alert(1)`, `javascript:alert(1)`, `<a href="javascript:alert(1)">x</a>`,
	`--><script>alert(1)</script><!--`, `</title><script>alert(1)</script>`, `</dd></dl><iframe src=//evil.example></iframe>`,
	`<style>@import '//evil.example'</style>`, `<base href="//evil.example/">`, `<meta http-equiv=refresh content="0;url=//evil.example">`,
	`&lt;script&gt;alert(1)&lt;/script&gt;`, `{{.Token}} {{printf "%s" "x"}}`, `${7*7} #{7*7} <%= 7*7 %>`,
	"\u202etxt.exe", `<form action=//evil.example><button>x`, `<svg><use href="data:image/svg+xml,x#y"/></svg>`,
	`<b>fett</b> [x](javascript:alert(1)) ![y](//evil.example/z.png)`, `<!DOCTYPE html><html><body>`,
}

// TestHostileTextsStayTexts relies on the checks of every page: they find any
// element, attribute, address or id that does not belong there.
func TestHostileTextsStayTexts(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		county, dlt := s.county(storetest.Pinneberg, "p"), s.admin()
		fields := []struct {
			name  string
			limit int
		}{{"arten.lang", 60}, {"arten.zeile", 20}, {"arten.beispiele#1:title", 20}, {"arten.beispiele#1:done", 40}}
		for i := range payloads {
			if i%4 > 0 {
				continue
			}
			f, refused, at := county.open("texte"), county.open("texte"), i
			want := map[string]string{}
			for _, field := range fields {
				payload := payloads[at%len(payloads)]
				refused.write(field.name, payload+payload+payload)
				f.write(field.name, short(payload, field.limit))
				want[field.name] = strings.TrimSpace(strings.TrimPrefix(short(payload, field.limit), "\u202e"))
				at++
			}
			refused.press("bleiben").expect(http.StatusUnprocessableEntity)
			again := f.press("bleiben").follow().form(f.action)
			for name, text := range want {
				if again.values.Get(name) != text {
					t.Errorf("%s came back as %q, want %q", name, again.values.Get(name), text)
				}
			}
			county.get("/antwortbogen/pruefen").hides("<script").hides("<img").hides("<iframe")
			county.submit()
			p := dlt.get("/dlt/2026/landkreise/01056")
			if !holdsText(p, want["arten.lang"]) {
				t.Errorf("the DLT's page does not show %q as it was written", want["arten.lang"])
			}
			p.form("/dlt/2026/landkreise/01056/zurueckgeben").write("rueckgabe", "Bitte noch einmal").send()
		}
	})
}

func short(text string, n int) string {
	if r := []rune(text); len(r) > n {
		return string(r[:n])
	}
	return text
}

// holdsText reports whether one text of the page is exactly this.
func holdsText(p *page, want string) bool {
	for n := range p.root.Descendants() {
		if n.Type == html.TextNode && strings.TrimSpace(n.Data) == want {
			return true
		}
	}
	return false
}

func TestHostileTextsStayTextsInConflictsAndRefusals(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), kinds(t))
	for i, payload := range payloads {
		payload = short(payload, 30)
		person := fmt.Sprint("p", i)
		mine := s.county(storetest.Pinneberg, person).open("auswahl").write("arten.themen_dazu", payload+".")
		s.county(storetest.Pinneberg, "q").open("auswahl").write("arten.themen_dazu", payload).press("bleiben")
		if p := mine.press("weiter"); p.status != http.StatusConflict && p.status != http.StatusUnprocessableEntity {
			t.Errorf("payload %d: status %d", i, p.status)
		}
		mine.values.Set("_token", "x")
		mine.press("weiter").expect(http.StatusForbidden)
		b := s.visitor()
		link := s.invite(storetest.Hannover)
		b.typeCode(link, payload)
		if i < access.PasswordsPerLogin.Limit {
			b.typePassword(payload, payload)
		}
	}
}

func TestHostileAddressesStayTexts(t *testing.T) {
	s := onSQLite(t)
	dlt, county := s.admin(), s.county(storetest.Pinneberg, "p")
	for _, payload := range append(payloads, "%ff%fe", "%00", "..%2f..%2fetc", "%0d%0aSet-Cookie:%20x=y", strings.Repeat("a", 5000)) {
		if !strings.HasPrefix(payload, "%") {
			payload = strings.NewReplacer("%", "%25", " ", "%20", "\"", "%22", "<", "%3C", ">", "%3E", "#", "%23", "&", "%26", "?", "%3F",
				"\u202e", "%E2%80%AE", "+", "%2B", "'", "%27").Replace(payload)
		}
		dlt.get("/dlt/2026?suche=" + payload + "&land=" + payload + "&status=" + payload + "&hinweis=" + payload).expect(http.StatusOK)
		dlt.get("/dlt/2026/landkreise.csv?suche=" + payload).expect(http.StatusOK)
		for _, path := range []string{"/dlt/2026/abbildungen/", "/dlt/2026/landkreise/", "/dlt/", "/fragebogen/", "/zugang/"} {
			if p := dlt.get(path + payload); p.status != http.StatusNotFound && p.status != http.StatusBadRequest {
				t.Errorf("%s%s: status %d", path, payload, p.status)
			}
		}
		county.get("/antwortbogen/seite/" + payload).expect(http.StatusNotFound)
		county.get("/antwortbogen?hinweis=" + payload).expect(http.StatusOK).hides("kern-alert--success")
	}
}

func TestHostileNamesOfCountiesStayTexts(t *testing.T) {
	s := onSQLite(t)
	w := survey.Wave{Key: "boese", Title: payloads[1], Year: 2026, FirstDay: "2026-11-01", LastDay: "2026-11-30"}
	frame := []survey.County{{Key: `a/b?c#d"e`, Name: payloads[2], Land: payloads[4]}, {Key: "100%25ä", Name: payloads[0]}}
	must(t, s.store.CreateWave(t.Context(), w, kinds(t), frame, "operator"))
	must(t, s.store.OpenWave(t.Context(), "boese", "operator"))
	dlt := s.admin()
	for _, link := range dlt.get("/dlt/boese").expect(http.StatusOK).all("table a") {
		dlt.get(attr(link, "href")).expect(http.StatusOK)
	}
	for _, path := range []string{"/dlt", "/dlt/boese/abbildungen", "/dlt/boese/daten", "/", "/fragebogen/boese"} {
		dlt.get(path)
	}
	b := s.enter(access.Principal{Role: access.CountyRep, Person: "p", Wave: "boese", County: frame[0].Key})
	b.get("/antwortbogen").expect(http.StatusOK).says(payloads[2])
	b.get("/antwortbogen/einreichen").form("/antwortbogen/einreichen").send().follow().expect(http.StatusOK)
}
