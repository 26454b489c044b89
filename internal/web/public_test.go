package web_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
	"kreisumfrage/internal/web"
	"kreisumfrage/static"
)

func TestTheStartPageOffersTheOpenQuestionnaire(t *testing.T) {
	s := onSQLite(t)
	b := s.visitor()
	b.get("/").one("a[href=/fragebogen/2026]")
	storetest.SetClock(t, s.store, survey.Day("2026-12-01").Start())
	if n := len(b.get("/").all("main a[href=/fragebogen/2026]")); n != 0 {
		t.Error("the start page offers the questionnaire after the field period")
	}
	if len(b.cookies) != 0 {
		t.Error("a cookie without need")
	}
}

func TestTheBlankQuestionnaireHasAllQuestionsWithTheirConditions(t *testing.T) {
	s := onSQLite(t)
	p := s.visitor().get("/fragebogen/2026").expect(http.StatusOK)
	if n := len(p.all(".question .number")); n != 129 {
		t.Errorf("%d questions, want 129", n)
	}
	if n := len(p.all(".question .condition")); n != 3 {
		t.Errorf("%d questions have conditions, want 3", n)
	}
	if n := len(p.all("main input, main textarea, main form")); n != 0 {
		t.Errorf("%d controls on paper", n)
	}
}

func TestLegalTextsAreTheOperatorsWords(t *testing.T) {
	s := onSQLite(t)
	s.restart(func(c *web.Config) {
		c.Texts = fstest.MapFS{"impressum.md": {Data: []byte("Kreis **Beispiel**, <script>x</script> [Seite](https://beispiel.example/) [böse](javascript:x) ![Bild](https://evil.example/x.png)")}}
	})
	b := s.visitor()
	p := b.get("/impressum").expect(http.StatusOK).says("Kreis Beispiel").says("Bild")
	if n := len(p.all("main script")) + len(p.all("main a[href=javascript:x]")); n != 0 {
		t.Error("raw HTML or a script address passed")
	}
	b.get("/datenschutz").expect(http.StatusNotFound)
}

func TestStaticFilesAreServedUnderTheirHashOnly(t *testing.T) {
	s := onSQLite(t)
	s.restart(func(c *web.Config) { c.Look = wholeLook() })
	b := s.visitor()
	p := b.get("/")
	for _, link := range p.all("link[href]") {
		address := attr(link, "href")
		file := b.get(address).expect(http.StatusOK)
		kind := map[string]string{"stylesheet": "text/css; charset=utf-8", "icon": "image/svg+xml"}[attr(link, "rel")]
		if got := file.header.Get("Content-Type"); got != kind {
			t.Errorf("%s is %q", address, got)
		}
		if hit := regexp.MustCompile(`(?i)(@import|url\()\s*['"]?(https?:)?//[^)]*`).FindString(file.body); hit != "" {
			t.Errorf("%s loads %s", address, hit)
		}
		for _, used := range regexp.MustCompile(`url\(['"]?(/static/[^)'"]*)`).FindAllStringSubmatch(file.body, -1) {
			b.get(used[1]).expect(http.StatusOK)
		}
		zipped := b.again()
		zipped.header.Set("Accept-Encoding", "gzip")
		packed := zipped.do(http.MethodGet, address, "", "")
		if packed.header.Get("Content-Encoding") == "gzip" {
			r, err := gzip.NewReader(strings.NewReader(packed.body))
			must(t, err)
			plain, err := io.ReadAll(r)
			must(t, err)
			if !bytes.Equal(plain, []byte(file.body)) {
				t.Errorf("%s differs when compressed", address)
			}
		}
		hash := strings.Split(address, "/")[2]
		b.get(strings.Replace(address, hash, "000000000000", 1)).expect(http.StatusNotFound)
		b.get(strings.Replace(address, "/"+hash, "", 1)).expect(http.StatusNotFound)
	}
	must(t, fs.WalkDir(static.Files, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			b.get("/static/" + name).expect(http.StatusNotFound)
		}
		return err
	}))
}

func TestTheServerBoundsSlowAndLargeRequests(t *testing.T) {
	s := onSQLite(t)
	h := s.server.HTTPServer("127.0.0.1:0")
	if h.ReadHeaderTimeout != 5*time.Second || h.ReadTimeout != 30*time.Second || h.WriteTimeout != 60*time.Second ||
		h.IdleTimeout != 60*time.Second || h.MaxHeaderBytes != 32<<10 || h.ErrorLog == nil {
		t.Errorf("limits %v %v %v %v %d", h.ReadHeaderTimeout, h.ReadTimeout, h.WriteTimeout, h.IdleTimeout, h.MaxHeaderBytes)
	}
}
