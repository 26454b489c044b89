package web_test

import (
	"fmt"
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
	{"angaben.stellen", "1.234,50", "1234.5", "1234,5", "1.234,5 Stellen"},
	{"angaben.anteil", "87 %", "87", "87", "87 %"},
	{"angaben.beginn", "1.2.2024", "2024-02-01", "01.02.2024", "01.02.2024"},
	{"angaben.liste#1:since", "2019-12-31", "2019-12-31", "31.12.2019", "Eingeführt am: 31.12.2019"},
	{"angaben.liste#1:cost", "-12.000", "-12000", "-12000", "Kosten im Jahr: −12.000 Euro"},
	{"angaben.liste#1:share", "99,9", "99.9", "99,9", "Nutzungsgrad: 99,9 %"},
	{"angaben.liste#1:mail", "Amt@kreis-süd.de", "Amt@kreis-süd.de", "Amt@kreis-süd.de", "E-Mail: Amt@kreis-süd.de"},
}

// typedBadly are answers that are refused, with a part of the sentence.
var typedBadly = []struct{ name, text, says string }{
	{"angaben.mail", "it@kreis", "vollständige E-Mail-Adresse"},
	{"angaben.stellen", "zwölf", "nur eine Zahl"},
	{"angaben.stellen", "1.5", "auf verschiedene Arten"},
	{"angaben.stellen", "2.000,01", "von 0 bis 2.000"},
	{"angaben.stellen", "0,125", "höchstens 2 Nachkommastellen"},
	{"angaben.anteil", "12,5", "eine ganze Zahl"},
	{"angaben.anteil", "101", "Mehr als alle Stellen können nicht besetzt sein."},
	{"angaben.beginn", "Februar 2024", "30.06.2026"},
	{"angaben.beginn", "1.7.2026", "vom 01.01.2000 bis zum 30.06.2026"},
	{"angaben.liste#1:since", "31.4.2019", "vierstelligem Jahr"},
	{"angaben.liste#1:cost", "viel", "nur eine Zahl"},
	{"angaben.liste#1:share", "100,5", "von 0 bis 100"},
	{"angaben.liste#1:mail", "Frau K.", "vollständige E-Mail-Adresse"},
}

func eachTyped(t *testing.T, test func(t *testing.T, s *site)) {
	t.Helper()
	definition, err := os.ReadFile("testdata/angaben.yaml")
	must(t, err)
	storetest.Either(t, func(t *testing.T, st *store.Store) { test(t, newSite(t, st, definition)) })
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

func TestTooFewOrTooManyChoicesComeBackTicked(t *testing.T) {
	eachTyped(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		b.get("/antwortbogen/seite/auswahl").says("Mehrfachauswahl: 2 bis 3 Antworten")
		for _, c := range []struct {
			ticked []string
			says   string // empty: saved
			target string
		}{
			{[]string{"training"}, "Wählen Sie mindestens 2 Antworten oder lassen Sie die Frage offen.", "training"},
			{[]string{"pay", "place", "age", "training"}, "Wählen Sie höchstens 3 Antworten. Gewählt sind jetzt 4.", "pay"},
			{[]string{"pay", "place"}, "", ""},
			{[]string{"none"}, "", ""},
			{nil, "", ""}, // everything is voluntary
		} {
			f := b.open("auswahl")
			f.values["angaben.gruende"] = c.ticked
			if c.says == "" {
				f.press("bleiben").expect(http.StatusSeeOther)
				if got := s.answer(storetest.Pinneberg, "angaben.gruende"); !got.Equal(survey.Choose(c.ticked...)) {
					t.Errorf("%v is stored as %s", c.ticked, got.Canonical())
				}
				continue
			}
			p := f.press("bleiben").expect(http.StatusUnprocessableEntity).says(c.says)
			if got := p.errorLinks(); !slices.Equal(got, []string{"f-angaben-gruende--o--" + c.target}) {
				t.Errorf("%v: the summary leads to %v", c.ticked, got)
			}
			if got := p.form("/antwortbogen/seite/auswahl").values["angaben.gruende"]; !slices.Equal(got, c.ticked) {
				t.Errorf("%v comes back as %v", c.ticked, got)
			}
		}
	})
}

func TestTheControlTellsWhatIsExpected(t *testing.T) {
	definition, err := os.ReadFile("testdata/angaben.yaml")
	must(t, err)
	b := newSite(t, storetest.SQLite(t), definition).county(storetest.Pinneberg, "p")
	p := b.get("/antwortbogen/seite/angaben")
	blank := b.get("/fragebogen/" + wave).mainText()
	for name, want := range map[string]struct{ mode, format, unit string }{
		"angaben.mail":          {"email", "", ""},
		"angaben.stellen":       {"decimal", "Zahl von 0 bis 2.000, höchstens 2 Nachkommastellen", "Stellen"},
		"angaben.anteil":        {"numeric", "Ganze Zahl von 0 bis 100", "%"},
		"angaben.beginn":        {"", "Datum in der Form TT.MM.JJJJ vom 01.01.2000 bis zum 30.06.2026", ""},
		"angaben.liste#1:since": {"", "Datum in der Form TT.MM.JJJJ", ""},
		"angaben.liste#1:cost":  {"", "Zahl ab −999.999, höchstens 2 Nachkommastellen", "Euro"},
		"angaben.liste#1:share": {"decimal", "Zahl von 0 bis 100, höchstens eine Nachkommastelle", "%"},
	} {
		control := p.one("input[name=" + name + "]")
		var described []string
		for _, id := range strings.Fields(attr(control, "aria-describedby")) {
			described = append(described, p.text("#"+id))
		}
		if attr(control, "inputmode") != want.mode || !strings.Contains(strings.Join(described, "|")+"|", strings.Trim(want.format+"|"+want.unit, "|")) {
			t.Errorf("%s: keyboard %q, described as %q", name, attr(control, "inputmode"), described)
		}
		if !strings.Contains(blank, want.format) || !strings.Contains(blank, want.unit) {
			t.Errorf("%s: the blank sheet does not say %q and %q", name, want.format, want.unit)
		}
	}
}

func TestAnotherSurveyHasItsOwnFiguresAndNoComparison(t *testing.T) {
	definition, err := os.ReadFile("../instrument/testdata/it-personal.yaml")
	must(t, err)
	b := newSite(t, storetest.SQLite(t), definition).admin()
	overview := b.get("/dlt/" + wave)
	figures := b.get("/dlt/" + wave + "/abbildungen").says("I Stellen").says("II Geld").says("Welche Teams gibt es?")
	one := b.get("/dlt/" + wave + "/abbildungen/4").says("Landkreise")
	for _, p := range []*page{overview, figures, one} {
		for _, foreign := range []string{"2017", "2018", "Neu in dieser Erhebung", "49,7"} {
			if strings.Contains(p.mainText(), foreign) {
				t.Errorf("%s speaks of %q: %s", p.request, foreign, p.mainText())
			}
		}
	}
}

// The classes begin at 5, 20 and 50, the shares of women at 12.5, 25 and 50.
func TestNumbersStandInTheirClassesWithTheirMeanAndSum(t *testing.T) {
	definition, err := os.ReadFile("../instrument/testdata/it-personal.yaml")
	must(t, err)
	storetest.Either(t, func(t *testing.T, st *store.Store) {
		s := newSite(t, st, definition)
		for county, numbers := range map[string][2]string{
			storetest.Pinneberg: {"4,99", "12,5"}, storetest.Hannover: {"1.020,5", ""}, storetest.Ahrweiler: {"", "100"},
		} {
			b := s.county(county, "p")
			b.open("ueberblick").write("stellen.vollzeit", numbers[0]).write("stellen.frauen", numbers[1]).tick("stellen.unbesetzt", "!no_answer").press("weiter")
			b.submit()
		}
		dlt := s.admin()
		// 4.99 + 1020.50 = 1025.49, half of it is 512.745
		p := dlt.get("/dlt/" + wave + "/abbildungen/7").says("Abbildung 7: Vollzeitstellen der Kreis-IT").says("Basis: Landkreise mit Angabe zu dieser Frage, n = 2").
			says("2 Zahlen: Mittelwert 512,745 · Median 512,745 · Summe 1.025,49 · kleinster Wert 4,99 · größter Wert 1.020,5 (in Vollzeitstellen)").
			hides("Vergleichbarkeit")
		p.check()
		want := "[[unter 5 Vollzeitstellen 1 50 %] [5 bis unter 20 Vollzeitstellen 0 0 %] [20 bis unter 50 Vollzeitstellen 0 0 %] [50 Vollzeitstellen und mehr 1 50 %]]"
		if got := fmt.Sprint(p.cells("details table")); got != want {
			t.Errorf("%s, want %s", got, want)
		}
		dlt.get("/dlt/" + wave + "/abbildungen/8").says("2 Zahlen: Mittelwert 56,25 · Median 56,25 · kleinster Wert 12,5 · größter Wert 100 (in %)").hides("Summe").
			says("unter 12,5 %00 % 12,5 bis unter 25 %150 %").says("n = 3").says("12,5 bis unter 25 %133 %")
	})
}

func splitName(name string) (survey.Ref, string) {
	whole, part, _ := strings.Cut(name, ":")
	item, record, _ := strings.Cut(whole, "#")
	n, _ := strconv.Atoi(record)
	return survey.Ref{Item: item, Record: n}, part
}
