package web_test

import (
	"io/fs"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
	"kreisumfrage/internal/web"
	"kreisumfrage/templates"
)

// mustSay is what the law asks of a text, each in words of its own.
var mustSay = map[string][]string{
	"/hilfe":     {"Zugangscode", "Fehlanzeige"},
	"/kontakt":   {"Kontaktstelle", "030 123", "umfrage@dlt.example", "Musterstraße 1"},
	"/impressum": {"DDG", "Vertreten durch", "Registereintrag"},
	"/datenschutz": {"Verantwortlicher", "Datenschutzbeauftragte", "Zwecke", "Rechtsgrundlage", "Empfänger", "Speicherdauer", "Ihre Rechte",
		"Beschwerde", "Pflicht zur Bereitstellung", "Automatisierte Entscheidungen", "Cookies"},
	"/barrierefreiheit": {"Stand der Vereinbarkeit", "Nicht barrierefreie Inhalte", "Erstellung dieser Erklärung", "Barriere melden", "Schlichtungsverfahren"},
	"/leichte-sprache":  {"Was ist das hier?", "Haben Sie Fragen?"},
	"/lizenzen":         {"European Union Public Licence", "Fira Sans"},
}

func TestEveryPageLeadsToTheTextsThatMustExist(t *testing.T) {
	s := onSQLite(t)
	s.restart(func(c *web.Config) { c.Contact.Address = "Musterstraße 1, 00000 Musterstadt" })
	b := s.visitor()
	var linked []string
	for _, a := range b.get("/dlt/anmelden").all("footer li a") {
		linked = append(linked, attr(a, "href"))
	}
	for path, words := range mustSay {
		if !slices.Contains(linked, path) {
			t.Errorf("the footer leads to %q, not to %s", linked, path)
		}
		p := b.get(path).expect(http.StatusOK)
		for _, w := range words {
			p.says(w)
		}
		for _, a := range p.all("main a") {
			if to := attr(a, "href"); strings.HasPrefix(to, "/") {
				b.get(to).expect(http.StatusOK)
			}
		}
	}
	files, err := fs.Glob(templates.Files, "texts/*")
	must(t, err)
	if len(files) != len(mustSay) || len(linked) != len(mustSay) {
		t.Errorf("%d texts, %d links for %d pages", len(files), len(linked), len(mustSay))
	}
}

// TestLeichteSpracheIsEasy holds the text to what a program can measure.
func TestLeichteSpracheIsEasy(t *testing.T) {
	text, err := fs.ReadFile(templates.Files, "texts/leichte-sprache.md")
	must(t, err)
	plain := strings.NewReplacer("**", "", "[", "", "](/datenschutz)", "", "](/kontakt)", "").Replace(string(text))
	for line := range strings.Lines(plain) {
		for _, sentence := range strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune(".?!:\n", r) }) {
			words := strings.Fields(strings.Trim(sentence, "-# 0123456789"))
			if len(words) > 12 {
				t.Errorf("%d words: %q", len(words), sentence)
			}
			for _, w := range words {
				if len([]rune(w)) > 16 && !strings.Contains(w, "-") && w != "Barrierefreiheit" {
					t.Errorf("a long word: %s", w)
				}
			}
		}
	}
}

func TestThePrivacyStatementTellsTheDaysOfTheWave(t *testing.T) {
	s := onSQLite(t)
	const known = "Erhebung „Der digitale Landkreis 2026“, vom 01.11.2026 bis zum 30.11.2026. Die Anwendung löscht von selbst: "
	b := s.visitor()
	b.get("/datenschutz").says(known + "Namen, E-Mail-Adressen, Zugänge, Notizen und Nachrichten: nach dem 30.05.2027 Angaben in Arbeit mit ihrem Verlauf: nach dem 30.11.2027").
		hides("Ohne andere Festlegung").hides("{Löschtage}")
	admin, _ := access.Principal{Role: access.Admin, Person: "dlt", Factor: time.Unix(1, 0)}.Scope(wave)
	must(t, s.store.SetRetention(t.Context(), admin, []survey.Retention{{Kind: survey.KeepContacts, Until: "2027-02-01"}}))
	s.addWave(survey.Wave{Key: "2027", Title: "Die nächste", Year: 2027, FirstDay: "2027-01-01", LastDay: "2027-01-31"}, dlt())
	b.get("/datenschutz").says("Nachrichten: nach dem 01.02.2027").hides("Die nächste")
	own := fstest.MapFS{"datenschutz.md": &fstest.MapFile{Data: []byte("Eigene Worte.\n")}}
	texts := s.config.Texts
	s.restart(func(c *web.Config) { c.Texts = own })
	s.visitor().get("/datenschutz").says("Eigene Worte. Löschtage " + known)
	s.restart(func(c *web.Config) { c.Texts = texts })
	must(t, s.store.CloseWave(t.Context(), wave, "operator"))
	s.county(storetest.Pinneberg, "p").get("/datenschutz").says(known)
	s.visitor().get("/datenschutz").says("Ohne andere Festlegung").hides("2026")
}

func TestTheDLTSeesWhichTextsAreIncomplete(t *testing.T) {
	s := onSQLite(t)
	complete := fstest.MapFS{}
	names, err := fs.Glob(s.config.Texts, "*.md")
	must(t, err)
	for _, name := range names {
		complete[name] = &fstest.MapFile{Data: []byte("Vollständig.\n")}
	}
	complete["impressum.md"].Data = []byte("Deutscher Landkreistag\n[[Telefon]], [[E-Mail]]\n")
	s.restart(func(c *web.Config) { c.Texts, c.Contact.Address = complete, "" })
	open := func() []string {
		var all []string
		for _, li := range s.admin().get("/dlt/2026").expect(http.StatusOK).all("main details li") {
			all = append(all, words(li))
		}
		return all
	}
	want := []string{"impressum.md, Zeile 2: [[Telefon]]", "impressum.md, Zeile 2: [[E-Mail]]", "Einstellung KREIS_CONTACT_ADDRESS: Die Angabe fehlt."}
	if got := open(); !slices.Equal(got, want) {
		t.Errorf("open are %q, want %q", got, want)
	}
	s.visitor().get("/impressum").says("noch ein Entwurf")
	s.visitor().get("/datenschutz").hides("noch ein Entwurf")
	complete["impressum.md"].Data = []byte("Deutscher Landkreistag\n")
	s.restart(func(c *web.Config) { c.Contact.Address = "Musterstraße 1" })
	if got := open(); len(got) > 0 {
		t.Errorf("open are %q", got)
	}
}
