package web_test

import (
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

// typed is a way of typing an answer, and how it is stored and shown.
type typed struct {
	name, text     string
	stored         string // in the answer's text or, in a record, in its column
	again, checked string // on the page and on the check page
}

var typedWell = []typed{
	{"angaben.mail", " it@kreis.de\u200b", "it@kreis.de", "it@kreis.de", "it@kreis.de"},
	{"angaben.liste#1:mail", "Amt@kreis-süd.de", "Amt@kreis-süd.de", "Amt@kreis-süd.de", "E-Mail: Amt@kreis-süd.de"},
}

// typedBadly are answers that are refused, with a part of the sentence.
var typedBadly = []struct{ name, text, says string }{
	{"angaben.mail", "it@kreis", "vollständige E-Mail-Adresse"},
	{"angaben.liste#1:mail", "Frau K.", "vollständige E-Mail-Adresse"},
}

func eachTyped(t *testing.T, test func(t *testing.T, s *site)) {
	t.Helper()
	definition, err := os.ReadFile("testdata/angaben.yaml")
	must(t, err)
	storetest.Each(t, func(t *testing.T, st *store.Store) { test(t, newSite(t, st, definition)) })
}

func TestWhatIsTypedIsStoredInItsFixedFormAndShownInGerman(t *testing.T) {
	eachTyped(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		f := b.open("angaben")
		for _, c := range typedWell {
			f.write(c.name, c.text)
		}
		f.press("bleiben").expect(http.StatusSeeOther)
		again, checked := b.open("angaben"), b.get("/antwortbogen/pruefen")
		for _, c := range typedWell {
			ref, part := splitName(c.name)
			v := s.answers(storetest.Pinneberg)[ref].Value
			if got := v.Text + v.Fields[part]; got != c.stored {
				t.Errorf("%s: %q is stored as %q, want %q", c.name, c.text, got, c.stored)
			}
			if got := again.values.Get(c.name); got != c.again {
				t.Errorf("%s: %q is shown again as %q, want %q", c.name, c.text, got, c.again)
			}
			checked.says(c.checked)
		}
		again.press("bleiben").expect(http.StatusSeeOther)
		for ref, a := range s.answers(storetest.Pinneberg) {
			if a.Version != 1 {
				t.Errorf("%v: saving what was shown wrote version %d", ref, a.Version)
			}
		}
	})
}

func TestWhatCannotBeReadComesBackAsTypedAndNothingIsStored(t *testing.T) {
	eachTyped(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		before := storetest.Dump(t, s.store)
		for _, c := range typedBadly {
			p := b.open("angaben").write("angaben.liste#1:title", "gut").write(c.name, c.text).press("weiter").
				expect(http.StatusUnprocessableEntity).says(c.says)
			f := p.form("/antwortbogen/seite/angaben")
			if got := f.values.Get(c.name); got != c.text || f.values.Get("angaben.liste#1:title") != "gut" {
				t.Errorf("%s: typed %q, shown %q", c.name, c.text, got)
			}
			if got := p.errorLinks(); len(got) != 1 || !slices.ContainsFunc(p.all("input[aria-invalid=true]"), func(n *html.Node) bool {
				return attr(n, "id") == got[0] && attr(n, "name") == c.name
			}) {
				t.Errorf("%s: the summary leads to %v", c.name, got)
			}
		}
		sameTables(t, before, storetest.Dump(t, s.store))
	})
}

func splitName(name string) (survey.Ref, string) {
	whole, part, _ := strings.Cut(name, ":")
	item, record, _ := strings.Cut(whole, "#")
	n, _ := strconv.Atoi(record)
	return survey.Ref{Item: item, Record: n}, part
}
