package web_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

const drafts = "/dlt/fragebogen"

func sha(definition []byte) string {
	sum := sha256.Sum256(definition)
	return hex.EncodeToString(sum[:])
}

// load posts a definition as a browser does: as a file with the name, or typed
// where there is none.
func (b *browser) load(name string, definition []byte) *page {
	b.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	must(b.t, w.WriteField("_token", attr(b.get(drafts).all("form input[name=_token]")[0], "value")))
	if name != "" {
		file, err := w.CreateFormFile("datei", name)
		must(b.t, err)
		_, err = file.Write(definition)
		must(b.t, err)
	} else {
		must(b.t, w.WriteField("text", strings.ReplaceAll(string(definition), "\n", "\r\n")))
	}
	must(b.t, w.Close())
	return b.do(http.MethodPost, drafts, w.FormDataContentType(), body.String())
}

// typed is what the text area of the form holds.
func (p *page) typed(id string) string {
	p.t.Helper()
	return strings.TrimPrefix(textOf(p.one("#"+id)), "\n")
}

func TestADefinitionIsStoredByteForByte(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		definition := append([]byte("\ufeff# Kopie mit CRLF  \r\n"), bytes.ReplaceAll(kinds(t), []byte("\n"), []byte("\r\n"))...)
		b := s.admin()
		p := b.load(`C:\Daten\neue Fassung.yaml`, definition).follow().expect(http.StatusOK)
		p.says("Die Ausgabe ist gespeichert").says(sha(definition)).says("Datei „neue Fassung.yaml“").says("keiner Erhebung")
		file := b.get(drafts + "/" + sha(definition) + "/fragebogen.yaml").expect(http.StatusOK)
		if file.body != string(definition) || !strings.Contains(file.header.Get("Content-Disposition"), sha(definition)) {
			t.Errorf("another file came back: %v", file.header)
		}
		b.load("noch einmal.yaml", definition).follow().says("Genau diese Ausgabe ist schon gespeichert").says("neue Fassung.yaml")
		b.get(drafts).says("neue Fassung.yaml").hides("noch einmal.yaml").says("Der digitale Landkreis 2026")
		if n := s.audited(access.ActionEditionStored); n != 1 {
			t.Errorf("%d lines in the audit trail", n)
		}
		if w, err := s.store.Wave(t.Context(), wave); err != nil || w.Edition != sha(kinds(t)) {
			t.Errorf("the wave uses %s, %v", w.Edition, err)
		}
	})
}

func TestADefinitionWithMistakesComesBackToBeMended(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		b := s.admin()
		before := storetest.Dump(t, s.store, "session", "audit")
		wrong := strings.Replace(string(kinds(t)), "kind: scale", "kind: skala", 1)
		p := b.load("falsch.yaml", []byte(wrong)).expect(http.StatusUnprocessableEntity)
		p.says("Die Datei „falsch.yaml“: ein Befund").says("Zeile 42, Spalte 19:").says("Der Wert „skala“ ist hier nicht bekannt").says("(Befund „unknown_value“)")
		if got := p.text(".source__line--here"); got != "42 kind: skala" {
			t.Errorf("the marked line is %q", got)
		}
		if got := p.text(".source mark"); got != "skala" {
			t.Errorf("%q is marked", got)
		}
		if lines := p.all(".source__line"); len(lines) != 5 || !strings.Contains(words(lines[0]), "40") {
			t.Errorf("%d lines around", len(lines))
		}
		sameTables(t, before, storetest.Dump(t, s.store, "session", "audit"))
		typed := p.typed("text")
		if typed != wrong {
			t.Fatalf("the text came back as %q", typed)
		}
		mended := strings.Replace(typed, "kind: skala", "kind: scale", 1) + "# geändert\n"
		b.load("", []byte(mended)).follow().expect(http.StatusOK).says("eingegeben").says(sha([]byte(mended)))
	})
}

func TestWhatIsNoDefinitionIsNamed(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), kinds(t))
	b := s.admin()
	for _, c := range []struct{ name, text, want string }{
		{"leer.yaml", "", "Die Datei „leer.yaml“ ist leer."},
		{"leer.yaml", "\ufeff \n", "ist leer."},
		{"", " \n", "Bitte geben Sie den Fragebogen ein"},
		{"alt.yaml", "title: Gr\xfc\xdfe\n", "ist nicht in UTF-8 gespeichert"},
		{"breit.yaml", "\xff\xfet\x00i\x00", "ist als UTF-16 gespeichert"},
		{"brief.docx", "PK\x03\x04\x00\x00", "ist keine Textdatei"},
		{"gross.yaml", "# " + strings.Repeat("x", 1<<20), "erlaubt sind höchstens 1048576"},
		{"zeichen.yaml", "format: 1\n\ttitle: \u202ex\n", "▯"},
		{"syntax.yaml", "a: [\n", "kein gültiges YAML"},
	} {
		p := b.load(c.name, []byte(c.text)).expect(http.StatusUnprocessableEntity).says(c.want)
		if len(p.all("[role=alert]")) != 1 || len(p.all("textarea#text")) != 1 {
			t.Errorf("%s: no summary, or no form any more", c.name)
		}
	}
	b.load("riesig.yaml", bytes.Repeat([]byte("x"), 5<<20)).expect(http.StatusRequestEntityTooLarge).says("Die Datei ist zu groß").says("höchstens 1 MB")
	p := b.load("viele.yaml", []byte(strings.Repeat("\tx: 1\n", 3000)))
	if n := len(p.expect(http.StatusUnprocessableEntity).says("Das sind die ersten 50 von 3000 Befunden").all(".findings > li, .findings li")); n != 50 {
		t.Errorf("%d findings are shown", n)
	}
	token := attr(b.get(drafts).all("form input[name=_token]")[0], "value")
	b.post(drafts, url.Values{"_token": {token}}).expect(http.StatusUnprocessableEntity).says("Bitte wählen Sie eine Datei aus.")
	b.do(http.MethodPost, drafts, "multipart/form-data; boundary=x", "broken").expect(http.StatusBadRequest)
}

func TestThePreviewShowsThePageAsTheCountyWillSeeIt(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), kinds(t))
	path := drafts + "/" + sha(kinds(t)) + "/seite/auswahl"
	b := s.admin()
	p := b.get(path).expect(http.StatusOK).says("Vorschau").says("Nur wenn bei Frage I.1.1 „Ja“ gewählt ist.").says("Und danach?")
	if len(p.all("main form")) > 0 || len(p.all("main button[type=button]")) != 3 {
		t.Error("the preview can be sent")
	}
	county := s.county(storetest.Pinneberg, "p").open("auswahl")
	for _, c := range find(county.node, "input, textarea") {
		if id := attr(c, "id"); id != "" && len(p.all("#"+id)) != 1 {
			t.Errorf("the preview lacks %s", id)
		}
	}
	p = b.get(path + "?ansicht=beginn").expect(http.StatusOK).says("Wie ist der Stand?")
	p.hides("Und danach?").hides("Nur wenn")
	b.get(path).one("main a[href=" + drafts + "/" + sha(kinds(t)) + "/seite/texte]")
	b.get(drafts + "/" + sha(kinds(t)) + "/druck").expect(http.StatusOK).says("Und danach?").says("Nur wenn bei Frage I.1.1")
	if docx := b.get(drafts + "/" + sha(kinds(t)) + "/fragebogen.docx").expect(http.StatusOK); !strings.HasPrefix(docx.body, "PK") {
		t.Error("the paper is no Word file")
	}
}

func TestTheForecastTellsWhatCanBeCompared(t *testing.T) {
	s := onSQLite(t)
	p := s.admin().get(drafts + "/" + sha(dlt()) + "/prognose").expect(http.StatusOK)
	p.says("Befragt werden3 Landkreise").says("Das gilt, wenn der Zufall entscheidet") // three counties cannot send a hundred responses
	if rows := p.all("tbody tr"); len(rows) != 53+8 {
		t.Errorf("%d rows", len(rows))
	}
}

// texts opens the form for the texts of a page.
func (b *browser) texts(edition, page string) *form {
	b.t.Helper()
	path := drafts + "/" + edition + "/seite/" + page + "/texte"
	return b.get(path).expect(http.StatusOK).form(path)
}

// field is the posted name of the text.
func (f *form) field(text string) string {
	f.page.t.Helper()
	for name, values := range f.values {
		if strings.HasPrefix(name, "t:") && values[0] == text {
			return name
		}
	}
	f.page.t.Fatalf("no text %q", text)
	return ""
}

func TestATextIsChangedInTheBrowser(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		b, old := s.admin(), sha(kinds(t))
		f := b.texts(old, "auswahl")
		f.page.says("Sie ändern Texte der Ausgabe " + old[:12])
		f.write(f.field("Wie ist der Stand?"), "Wie ist der Stand: # heute?")
		f.write(f.field("Eine Seite mit **Auszeichnung**."), "Erster Absatz.\r\n\r\n- Punkt\r\n")
		before := storetest.Dump(t, s.store, "session", "audit")
		shown := f.press("bleiben").expect(http.StatusOK).says("So sieht die Seite mit Ihren Texten aus")
		sameTables(t, before, storetest.Dump(t, s.store, "session", "audit"))
		shown.says("Wie ist der Stand: # heute?")

		p := f.press("weiter").follow().expect(http.StatusOK).says("Die Ausgabe ist gespeichert").says("nur Beschriftung 2 Änderungen")
		p.says("lautet jetzt „Wie ist der Stand: # heute?“, bisher „Wie ist der Stand?“").one("a[href=" + drafts + "/" + old + "]")
		want := strings.Replace(string(kinds(t)), "label: Wie ist der Stand?", "label: 'Wie ist der Stand: # heute?'", 1)
		want = strings.Replace(want, "intro: Eine Seite mit **Auszeichnung**.", "intro: |-\n          Erster Absatz.\n\n          - Punkt", 1)
		file := b.get(drafts + "/" + sha([]byte(want)) + "/fragebogen.yaml")
		if file.status != http.StatusOK {
			t.Fatalf("the new edition is not what was typed")
		}
		if b.get(drafts+"/"+old+"/fragebogen.yaml").body != string(kinds(t)) {
			t.Error("the old edition has changed")
		}
		b.get(drafts).says("Texte geändert, aus " + old[:12])
	})
}

func TestEverySaveOfTheSameTextsMakesItsOwnEdition(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), kinds(t))
	one, two := s.admin().texts(sha(kinds(t)), "auswahl"), s.admin().texts(sha(kinds(t)), "auswahl")
	one.write(one.field("Welche Note?"), "Welche Note heute?").press("weiter").follow().expect(http.StatusOK)
	two.write(two.field("Welche Note?"), "Welche Note morgen?").press("weiter").follow().expect(http.StatusOK)
	if n := len(storetest.Rows(t, s.store, "edition")); n != 3 {
		t.Errorf("%d editions", n)
	}
}

func TestAMistakeStandsBesideItsText(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		b := s.admin()
		f := b.texts(sha(kinds(t)), "auswahl")
		before := storetest.Dump(t, s.store, "session", "audit")
		first, second := f.field("Wie ist der Stand?"), f.field("Welche Note?")
		f.write(first, `Wie "ist" der  Stand?`).write(second, "Welche\tNote?")
		p := f.press("weiter").expect(http.StatusUnprocessableEntity)
		id := "#" + strings.ReplaceAll(strings.Replace(first, "t:", "t-", 1), ":", "-")
		sameTables(t, before, storetest.Dump(t, s.store, "session", "audit"))
		if got := p.typed(id[1:]); got != `Wie "ist" der  Stand?` {
			t.Errorf("typed text came back as %q", got)
		}
		// A sign that may stand nowhere is told first, the others after it is gone.
		p.says("Tabulatorzeichen")
		f = p.form(f.action)
		f.write(second, "Welche Note?")
		p = f.press("weiter").expect(http.StatusUnprocessableEntity).says("gerade Anführungszeichen").says("zwei Leerzeichen")
		if !strings.Contains(p.text(id+"-fehler"), "gerade Anführungszeichen") || !strings.Contains(words(p.one("[role=alert]")), "I.1.1 Wortlaut der Frage") {
			t.Error("the mistake does not stand beside its text")
		}
		f = p.form(f.action)
		f.write(first, "").press("weiter").expect(http.StatusUnprocessableEntity).says("Der Text ist leer.")
		b.texts(sha(kinds(t)), "auswahl").press("weiter").expect(http.StatusUnprocessableEntity).says("Sie haben keinen Text geändert.")
		token := f.values.Get("_token")
		b.post(f.action, url.Values{"_token": {token}, "t:1:1": {"x"}}).expect(http.StatusBadRequest)
	})
}

func TestATextOfABlockSaysWhereElseItIsRead(t *testing.T) {
	s := onSQLite(t)
	f := s.admin().texts(sha(dlt()), "gesundheit")
	f.page.says("Dieser Text steht im Block „area“ und gilt für 8 Seiten.").says("in der Antwortliste „project_status“")
	f.write(f.field("Gesundheit und Soziales"), "Gesundheit & Soziales")
	name := f.field("Befasst bzw. befasste sich Ihr Landkreis im Aufgabenbereich „{area_label}“ mit Digitalisierungsprojekten?")
	f.write(name, "Befasst sich Ihr Landkreis im Aufgabenbereich „{area_label}“ mit Digitalisierung?")
	p := f.press("weiter").follow().expect(http.StatusOK)
	p.says("bisher „Gesundheit und Soziales“").says("im Aufgabenbereich ‚Bildung und Kultur‘ mit Digitalisierung?")
}

func TestTextsOfAnEndedSessionAreGivenBack(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), kinds(t))
	f := s.admin().texts(sha(kinds(t)), "auswahl")
	f.write(f.field("Welche Note?"), "Welche Note wohl?")
	s.pass(24 * time.Hour)
	f.press("weiter").expect(http.StatusUnauthorized).says("Wortlaut der Frage (Zeile 43) Welche Note wohl?").hides("Wie ist der Stand?")
}

func TestTwoEditionsAreCompared(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), kinds(t))
	b := s.admin()
	b.get(drafts + "/" + sha(kinds(t)) + "/vergleich").expect(http.StatusOK).says("Es ist keine andere Ausgabe gespeichert")
	shorter := []byte(strings.Replace(string(kinds(t)), "              - {key: schools, label: Schulen}\n", "", 1))
	commented := append(kinds(t), []byte("# Nur ein Kommentar\n")...)
	foreign := []byte(strings.Replace(string(kinds(t)), "key: alle-arten", "key: etwas-anderes", 1))
	for _, d := range [][]byte{shorter, commented, foreign} {
		b.load("x.yaml", d).follow().expect(http.StatusOK)
	}
	compare := func(now, old []byte) *page {
		return b.get(drafts + "/" + sha(now) + "/vergleich?mit=" + sha(old)).expect(http.StatusOK)
	}
	p := compare(shorter, kinds(t)).says("bricht gespeicherte Angaben eine Änderung").says("Die Antwort entfällt.").says("offen")
	p.says("retired: [{item: arten.themen, option: 'schools', reason: GRUND}]").says("muss die neue Ausgabe unter „mappings“ etwas sagen")
	compare(kinds(t), shorter).says("Ergänzung eine Änderung").says("Keine Änderung bleibt offen")
	compare(commented, kinds(t)).says("unterscheiden sich höchstens in Kommentaren")
	compare(foreign, kinds(t)).says("verschiedene Fragebögen")
	b.get(drafts + "/" + sha(shorter) + "/vergleich").says("gegenüber der Ausgabe " + sha(kinds(t))[:12])
	b.get(drafts + "/" + sha(shorter) + "/vergleich?mit=unbekannt").expect(http.StatusNotFound)
}

func TestAnEditionIsProposedForAWave(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		b := s.admin()
		commented := append(kinds(t), []byte("# Nur ein Kommentar\n")...)
		p := b.load("x.yaml", commented).follow().expect(http.StatusOK)
		p.form("/dlt/2026/fragebogen/vorschlagen").send().follow().expect(http.StatusOK).says(sha(commented))
		inForce := b.get(drafts + "/" + sha(kinds(t))).expect(http.StatusOK).says("Der digitale Landkreis 2026")
		if forms := inForce.all("main form"); len(forms) > 0 {
			t.Error("the edition is proposed to its own wave")
		}
	})
}

func TestAnEditionIsProposedOnlyForItsOwnQuestionnaire(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), kinds(t))
	b := s.admin()
	foreign := []byte(strings.Replace(string(kinds(t)), "key: alle-arten", "key: etwas-anderes", 1))
	p := b.load("x.yaml", foreign).follow().expect(http.StatusOK).hides("Für eine Erhebung vorschlagen")
	if forms := p.all("main form"); len(forms) > 0 {
		t.Error("the edition is offered to a wave of another questionnaire")
	}
	refused := s.propose(b, sha(foreign)).expect(http.StatusUnprocessableEntity)
	if told := refused.all("[role=alert] li"); len(told) != 1 || !strings.HasPrefix(textOf(told[0]), "Das ist ein anderer Fragebogen") {
		t.Errorf("the refusal says %d things", len(told))
	}
	b.get(attr(refused.one("[role=alert] a"), "href")).expect(http.StatusOK).says("verschiedene Fragebögen")
}

func TestAnEditionThatCannotBeReadAnyMoreSaysWhy(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), kinds(t))
	s.addWave(survey.Wave{Key: "alt", Title: "Alt", Year: 2025, FirstDay: "2025-01-01", LastDay: "2025-01-31"}, []byte("format: 0\n"))
	p := s.admin().get(drafts + "/" + sha([]byte("format: 0\n"))).expect(http.StatusOK).says("lässt sich mit dieser Version des Programms nicht verwenden")
	p.says("Zeile 1")
	s.admin().get(drafts).expect(http.StatusOK).says("Ohne lesbaren Titel")
	s.admin().get(drafts + "/" + sha(kinds(t)) + "/vergleich?mit=" + sha([]byte("format: 0\n"))).expect(http.StatusOK).
		says("lässt sich mit dieser Version des Programms nicht lesen")
}

func TestThePreviewTellsTheChecksOfThePage(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), kinds(t))
	checked := strings.Replace(string(kinds(t)), "        items:\n          - id: arten.stand\n", `        checks:
          - key: streng
            level: warning
            when: {item: arten.note, in: [low]}
            text: Ist die Note wirklich so niedrig?
            at: arten.note
        items:
          - id: arten.stand
`, 1)
	b := s.admin()
	b.load("x.yaml", []byte(checked)).follow().expect(http.StatusOK)
	p := b.get(drafts + "/" + sha([]byte(checked)) + "/seite/auswahl").expect(http.StatusOK)
	p.says("Hinweise dieser Seite I.1.3 Ist die Note wirklich so niedrig?").says("Der Landkreis kann die Angaben bestätigen.")
}
