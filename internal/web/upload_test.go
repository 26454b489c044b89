package web_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"mime/multipart"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

const (
	uploads  = "/antwortbogen/hochladen"
	takeOver = uploads + "/uebernehmen"
)

// bring uploads a file as a browser does.
func (b *browser) bring(name string, content []byte) *page {
	b.t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	must(b.t, w.WriteField("_token", attr(b.get(uploads).all("form input[name=_token]")[0], "value")))
	file, err := w.CreateFormFile("datei", name)
	must(b.t, err)
	_, err = file.Write(content)
	must(b.t, err)
	must(b.t, w.Close())
	return b.do(http.MethodPost, uploads, w.FormDataContentType(), body.String())
}

// workbook is a downloaded one in the hands of somebody who fills it in.
type workbook struct {
	t *testing.T
	*excelize.File
}

const sheet = "Antworten"

func (b *browser) workbook() *workbook {
	b.t.Helper()
	f, err := excelize.OpenReader(strings.NewReader(b.get("/antwortbogen/antworten.xlsx").expect(http.StatusOK).body))
	must(b.t, err)
	return &workbook{b.t, f}
}

// cells leads from the keys of the lines to the cells to fill in, with what they hold.
func (w *workbook) cells() (at, filled map[string]string) {
	w.t.Helper()
	at, filled = map[string]string{}, map[string]string{}
	rows, err := w.GetRows(sheet)
	must(w.t, err)
	header := slices.IndexFunc(rows, func(row []string) bool { return len(row) > 0 && row[0] == "Schlüssel" })
	input := slices.Index(rows[header], "Ihre Angabe")
	for i, row := range rows[header+1:] {
		name, err := excelize.CoordinatesToCellName(input+1, header+2+i)
		must(w.t, err)
		at[row[0]] = name
		if len(row) > input {
			filled[row[0]] = row[input]
		}
	}
	return at, filled
}

func (w *workbook) write(key, text string) *workbook {
	w.t.Helper()
	at, _ := w.cells()
	if at[key] == "" {
		w.t.Fatalf("no line %q", key)
	}
	must(w.t, w.SetCellStr(sheet, at[key], text))
	return w
}

func (w *workbook) bytes() []byte {
	w.t.Helper()
	b, err := w.WriteToBuffer()
	must(w.t, err)
	return b.Bytes()
}

func (b *browser) bringBook(w *workbook) *page {
	b.t.Helper()
	return b.bring("antworten.xlsx", w.bytes())
}

// anything is an answer of every kind; empty where none of ours fits.
func anything(it *survey.Item) survey.Value {
	v := survey.Value{}
	switch {
	case it.Kind.HasOptions():
		o := it.Options[len(it.Options)-1]
		v = survey.Choose(o.Key)
		for i := 0; len(v.Options) < it.MinChoices; i++ {
			v = survey.Choose(append(v.Options, it.Options[i].Key)...)
		}
		if o.Text {
			v.Texts = map[string]string{o.Key: "=1+1"}
		}
	case it.Kind == survey.KindGroup:
		v.Fields = map[string]string{}
		for i, c := range it.Parts() {
			v.Fields[c.Key] = strconv.Itoa(i + 1)
		}
		if sum, _ := it.Sum(v); it.Column(survey.TotalKey) != nil {
			v.Fields[survey.TotalKey] = string(sum)
		}
	case it.Kind == survey.KindRecords:
		v.Fields = map[string]string{}
		for _, c := range it.Columns {
			v.Fields[c.Key] = anyText(c.Kind)
			if len(c.Options) > 0 {
				v.Fields[c.Key] = c.Options[0].Key
			}
		}
	default:
		v.Text = anyText(it.Kind)
		if it.Range.Decimals > 0 {
			v.Text = "12.5"
		}
	}
	if len(it.Check(refOf(it), v)) > 0 {
		return survey.Value{}
	}
	return v
}

func refOf(it *survey.Item) survey.Ref {
	if it.Kind == survey.KindRecords {
		return survey.Ref{Item: it.ID, Record: 2}
	}
	return survey.Ref{Item: it.ID}
}

func anyText(k survey.Kind) string {
	switch k {
	case survey.KindURL:
		return "https://kreis.example/ä?a=1&b=2"
	case survey.KindEmail:
		return "it@kreis.example"
	case survey.KindDate:
		return "2024-02-29"
	case survey.KindNumber, survey.KindPercent:
		return "12"
	case survey.KindLongText:
		return "-5 °C <Maß>\nzweite Zeile"
	}
	return "007"
}

func eachSurvey(t *testing.T, test func(t *testing.T, s *site)) {
	t.Helper()
	for name, yaml := range map[string][]byte{"dlt": dlt(), "it-personal": definition(t, "../instrument/testdata/it-personal.yaml")} {
		t.Run(name, func(t *testing.T) {
			storetest.Either(t, func(t *testing.T, st *store.Store) {
				t.Parallel()
				test(t, newSite(t, st, yaml))
			})
		})
	}
}

func values(stored map[survey.Ref]survey.Answer) map[survey.Ref]string {
	plain := map[survey.Ref]string{}
	for ref, a := range stored {
		if !a.Value.IsEmpty() {
			plain[ref] = a.Value.Canonical()
		}
	}
	return plain
}

// answerEverything stores an answer to every question, as its form would.
func (s *site) answerEverything(county string) {
	s.t.Helper()
	w, err := s.store.Wave(s.t.Context(), wave)
	must(s.t, err)
	bytes, err := s.store.Edition(s.t.Context(), w.Edition)
	must(s.t, err)
	q, _, err := compiler{}.Compile(bytes)
	must(s.t, err)
	save := survey.Save{FormID: "f", SaveID: "s", Edition: w.Edition, Path: survey.PathForm}
	for _, it := range q.Items() {
		if v := anything(it); !v.IsEmpty() {
			save.Changes = append(save.Changes, survey.Change{Ref: refOf(it), Value: v})
		}
	}
	if got, all := len(save.Changes), len(q.Items()); got < all*9/10 {
		s.t.Fatalf("%d of %d questions are answered: this proves little", got, all)
	}
	sc := storetest.Of(county, "p")
	storetest.Lead(s.t, s.store, sc)
	result, err := s.store.SaveAnswers(s.t.Context(), sc, save)
	must(s.t, err)
	if len(result.Conflicts) > 0 {
		s.t.Fatal(result.Conflicts)
	}
}

func TestAWorkbookFilledInElsewhereGivesTheSameAnswers(t *testing.T) {
	eachSurvey(t, func(t *testing.T, s *site) {
		s.answerEverything(storetest.Hannover)
		_, filled := s.county(storetest.Hannover, "other").workbook().cells()
		b := s.county(storetest.Pinneberg, "p")
		mine := b.workbook()
		for key, at := range first(mine.cells()) {
			must(t, mine.SetCellStr(sheet, at, filled[key]))
		}
		before := storetest.Dump(t, s.store, "session")
		review := b.bringBook(mine).expect(http.StatusOK).says("Noch ist nichts gespeichert")
		sameTables(t, before, storetest.Dump(t, s.store, "session"))
		review.form(takeOver).send().follow().expect(http.StatusOK).says("Die Angaben aus der Datei wurden gespeichert")
		if got, want := values(s.answers(storetest.Pinneberg)), values(s.answers(storetest.Hannover)); !maps.Equal(got, want) {
			for ref := range want {
				if got[ref] != want[ref] {
					t.Errorf("%v: %s, want %s", ref, got[ref], want[ref])
				}
			}
			t.Errorf("%d answers, want %d", len(got), len(want))
		}
		history, err := s.store.History(t.Context(), storetest.Of(storetest.Pinneberg, "p"), "")
		must(t, err)
		for _, h := range history {
			if h.Path != survey.PathUpload {
				t.Errorf("%v came by %q", h.Ref, h.Path)
			}
		}
		b.bringBook(b.workbook()).expect(http.StatusOK).says("Die Datei enthält keine Änderungen")
		b.bring("a.json", []byte(b.get("/antwortbogen/antworten.json").body)).says("Die Datei enthält keine Änderungen")
	})
}

func first[A, B any](a A, _ B) A { return a }

// fillCells types what fillChoices and the test of all kinds choose in the form.
func fillCells(w *workbook) *workbook {
	for key, text := range map[string]string{
		"arten.stand": "Sonstiges", "arten.stand:other": "ganz anders", "arten.themen=roads": "X", "arten.themen=other": " x ",
		"arten.themen:other": "Ha\u0308fen", "arten.themen_dazu": "erste Zeile\r\nzweite Zeile ", "arten.note": "hoch",
		"arten.beispiele#1:title": "Erstes", "arten.beispiele#1:publish": "Ja",
	} {
		w.write(key, text)
	}
	return w
}

func TestWhatIsTypedIntoCellsIsWhatTheFormStores(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		b.bringBook(fillCells(b.workbook())).form(takeOver).send().expect(http.StatusSeeOther)
		want := map[survey.Ref]string{
			{Item: "arten.stand"}:                `{"options":["other"],"texts":{"other":"ganz anders"}}`,
			{Item: "arten.themen"}:               `{"options":["other","roads"],"texts":{"other":"Häfen"}}`,
			{Item: "arten.themen_dazu"}:          `{"text":"erste Zeile\nzweite Zeile"}`,
			{Item: "arten.note"}:                 `{"options":["high"]}`,
			{Item: "arten.beispiele", Record: 1}: `{"fields":{"publish":"yes","title":"Erstes"}}`,
		}
		if got := values(s.answers(storetest.Pinneberg)); !maps.Equal(got, want) {
			t.Errorf("stored are %v, want %v", got, want)
		}
	})
}

func TestNumbersAndDaysOfCellsAreRead(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), definition(t, "../instrument/testdata/it-personal.yaml"))
	b := s.county(storetest.Pinneberg, "p")
	w := b.workbook().write("stellen.vollzeit", "1.234,5")
	at, _ := w.cells()
	must(t, w.SetCellFloat(sheet, at["stellen.frauen"], 37.5, -1, 64))
	must(t, w.SetCellInt(sheet, at["stellen.laengste"], 45292))
	b.bringBook(w).form(takeOver).send().expect(http.StatusSeeOther)
	for item, want := range map[string]string{"stellen.vollzeit": "1234.5", "stellen.frauen": "37.5", "stellen.laengste": "2024-01-01"} {
		if got := s.answer(storetest.Pinneberg, item).Text; got != want {
			t.Errorf("%s is %q, want %q", item, got, want)
		}
	}
	w = b.workbook()
	must(t, w.SetCellFloat(sheet, at["stellen.frauen"], 0.375, -1, 64))
	b.bringBook(w).expect(http.StatusOK).says("auf zwei Arten lesen").says("Zelle " + at["stellen.frauen"])
}

func TestAMistakenCellIsNamedAndKeepsNothingElseOut(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		w := b.workbook().write("arten.stand", "Vielleicht").write("arten.themen=roads", "x").write("arten.themen=all", "x").
			write("arten.adresse", "kein Link").write("arten.note", "niedrig").write("arten.zeile", strings.Repeat("ä", 21))
		at, _ := w.cells()
		p := b.bringBook(w).expect(http.StatusOK).says("4 Stellen werden nicht übernommen")
		for key, sentence := range map[string]string{"arten.stand": "Diese Antwort gibt es nicht", "arten.themen=all": "Wählen Sie entweder „alle“",
			"arten.adresse": "vollständige Internetadresse", "arten.zeile": "höchstens 20 Zeichen"} {
			p.says("Blatt „Antworten“, Zelle " + at[key]).says(sentence)
		}
		p.form(takeOver).send().expect(http.StatusSeeOther)
		if got := values(s.answers(storetest.Pinneberg)); len(got) != 1 || got[survey.Ref{Item: "arten.note"}] == "" {
			t.Errorf("stored are %v", got)
		}
	})
}

// meetInFile lets Anna change an answer in the form that Bernd changes in a file,
// with another one beside it.
func meetInFile(s *site) (review *page) {
	s.t.Helper()
	bernd := s.county(storetest.Pinneberg, "bernd")
	w := bernd.workbook().write("arten.zeile", "von Bernd").write("arten.note", "hoch")
	s.county(storetest.Pinneberg, "anna").open("texte").write("arten.zeile", "von Anna").press("weiter").expect(http.StatusSeeOther)
	return bernd.bringBook(w).expect(http.StatusOK).says("inzwischen geändert").says("von Bernd").says("von Anna").
		says("am 16.11.2026, 12:00 Uhr von anna")
}

func TestANewRecordOfAFileIsStoredBesideOneOfSomebodyElse(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		const title = "arten.beispiele#1:title"
		bernd := s.county(storetest.Pinneberg, "bernd")
		w := bernd.workbook().write(title, "Bernds")
		s.county(storetest.Pinneberg, "anna").open("texte").write(title, "Annas").press("weiter").expect(http.StatusSeeOther)
		late := s.county(storetest.Pinneberg, "carla").open("texte").write("arten.beispiele#2:title", "Carlas")
		review := bernd.bringBook(w).expect(http.StatusOK).says("Eintrag 2").form(takeOver)
		late.press("weiter").expect(http.StatusSeeOther)
		review.send().expect(http.StatusSeeOther)
		review.send().expect(http.StatusSeeOther)
		if got := s.titles(); got != "Annas|Carlas|Bernds" {
			t.Errorf("stored are %q", got)
		}
	})
}

func TestAConflictWithTheFileIsDecidedEitherWay(t *testing.T) {
	for decision, want := range map[string]string{"mine": "von Bernd", "theirs": "von Anna"} {
		eachKinds(t, func(t *testing.T, s *site) {
			meetInFile(s).form(takeOver).tick("k:arten.zeile@1", decision).send().expect(http.StatusSeeOther)
			if got := s.answer(storetest.Pinneberg, "arten.zeile").Text; got != want {
				t.Errorf("decided for %s: %q", decision, got)
			}
			if !s.answer(storetest.Pinneberg, "arten.note").Has("high") {
				t.Error("the other change is lost")
			}
		})
	}
}

func TestAnUndecidedOrOvertakenConflictIsAskedAgain(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		p := meetInFile(s).form(takeOver).send().expect(http.StatusConflict).says("Alle übrigen Angaben sind gespeichert")
		if !s.answer(storetest.Pinneberg, "arten.note").Has("high") || s.answer(storetest.Pinneberg, "arten.zeile").Text != "von Anna" {
			t.Error("the wrong one is stored")
		}
		s.county(storetest.Pinneberg, "anna").open("texte").write("arten.zeile", "noch einmal Anna").press("weiter")
		p = p.form(takeOver).tick("k:arten.zeile@1", "mine").send().expect(http.StatusConflict).says("noch einmal Anna")
		p.form(takeOver).tick("k:arten.zeile@2", "mine").send().expect(http.StatusSeeOther)
		if got := s.answer(storetest.Pinneberg, "arten.zeile").Text; got != "von Bernd" {
			t.Errorf("stored is %q", got)
		}
	})
}

func TestAChangeBetweenDryRunAndSavingMeetsTheConflict(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "bernd")
		review := b.bringBook(b.workbook().write("arten.zeile", "von Bernd"))
		s.county(storetest.Pinneberg, "anna").open("texte").write("arten.zeile", "von Anna").press("weiter")
		review.form(takeOver).send().expect(http.StatusConflict).says("von Anna").says("von Bernd")
	})
}

func TestAFileOfAnotherCountyWaveOrSurveyIsRefused(t *testing.T) {
	s := onSQLite(t)
	b := s.county(storetest.Pinneberg, "p")
	file := b.get("/antwortbogen/antworten.json").body
	for part, want := range map[string][2]string{
		`"county": "01056"`:                      {`"county": "03241"`, "gehört zu einem anderen Landkreis"},
		`"wave": "2026"`:                         {`"wave": "2018"`, "gehört zu einer anderen Erhebung"},
		`"edition": "` + sha(dlt()):              {`"edition": "0` + sha(dlt())[1:], "der in dieser Erhebung nie galt"},
		`"kind": "kreisumfrage-antworten"`:       {`"kind": "x"`, "ist nicht aus dem Antwortbogen"},
		`"questionnaire": "digitaler-landkreis"`: {`"questionnaire": "x"`, "gehört zu einer anderen Erhebung"},
	} {
		if !strings.Contains(file, part) {
			t.Errorf("the file has no %s", part)
		}
		b.bring("a.json", []byte(strings.Replace(file, part, want[0], 1))).expect(http.StatusUnprocessableEntity).says(want[1])
	}
	b.bring("a.xlsx", s.county(storetest.Hannover, "other").workbook().bytes()).expect(http.StatusUnprocessableEntity).says("anderen Landkreis")
	b.bring("a.txt", []byte("hallo")).expect(http.StatusUnprocessableEntity).says("weder XLSX noch JSON")
	b.bring("a.xlsx", bytes.Repeat([]byte("a"), 2<<20+1)).expect(http.StatusUnprocessableEntity).says("größer als 2 MB")
	b.bring("a.xlsx", bytes.Repeat([]byte("a"), 4<<20)).expect(http.StatusRequestEntityTooLarge).says("höchstens 2 MB")
	b.bring("", nil).expect(http.StatusUnprocessableEntity)
}

func TestAFormulaIsRefusedWithItsCell(t *testing.T) {
	s := onSQLite(t)
	b := s.county(storetest.Pinneberg, "p")
	w := b.workbook()
	must(t, w.SetCellFormula(sheet, "G12", `HYPERLINK("https://evil.example")`))
	b.bringBook(w).expect(http.StatusUnprocessableEntity).says("Im Blatt „Antworten“ steht in der Zelle G12 eine Formel")
}

func TestNothingForgedPassesTheConfirmation(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), kinds(t))
	b := s.county(storetest.Pinneberg, "p")
	f := b.bringBook(b.workbook().write("arten.zeile", "x")).form(takeOver)
	before := storetest.Dump(t, s.store, "session")
	for _, forged := range []string{"", "x", "[", `[{"item":"unbekannt","version":0,"value":{"text":"x"}}]`, `[{"item":"arten.zeile","version":-1,"value":{"text":"x"}}]`,
		`[{"item":"arten.zeile","record":1,"version":0,"value":{"text":"x"}}]`, `[{"item":"arten.stand","version":0,"value":{"options":["forged"]}}]`,
		`[{"item":"arten.zeile","version":0,"value":{"text":"x"}},{"item":"arten.zeile","version":0,"value":{"text":"y"}}]`,
		`[{"item":"arten.zeile","version":0,"value":{"text":"` + strings.Repeat("x", 21) + `"}}]`, `[]]`, `[{"fremd":1}]`} {
		f.values.Set("angaben", forged)
		f.send().expect(http.StatusBadRequest)
	}
	sameTables(t, before, storetest.Dump(t, s.store, "session"))
}

func TestNothingIsTakenOverOnceTheAnswersAreSubmitted(t *testing.T) {
	s := onSQLite(t)
	b := s.county(storetest.Pinneberg, "p")
	w := b.workbook()
	review := b.bringBook(w.write("general.hindrances_other", "zu spät"))
	b.submit().expect(http.StatusSeeOther)
	review.form(takeOver).send().expect(http.StatusConflict).says("bereits eingereicht")
	if got := b.get(uploads).expect(http.StatusSeeOther).header.Get("Location"); got != "/antwortbogen/pruefen" {
		t.Errorf("leads to %s", got)
	}
	b.get("/antwortbogen/antworten.xlsx").expect(http.StatusOK)
}

func TestTheJSONSaysWhatIsStoredAndWhatCounts(t *testing.T) {
	s := newSite(t, storetest.SQLite(t), kinds(t))
	b := s.county(storetest.Pinneberg, "p")
	b.open("auswahl").tick("arten.stand", "yes").press("bleiben")
	b.open("auswahl").write("arten.danach", "zählt nicht").press("bleiben")
	b.open("auswahl").tick("arten.stand", "no").press("bleiben")
	var file struct {
		County, Wave, Edition string
		Answers               []struct {
			Item, Number, Question, State string
			Words                         []string
			Version                       int
		}
	}
	must(t, json.Unmarshal([]byte(b.get("/antwortbogen/antworten.json").body), &file))
	if file.County != storetest.Pinneberg || file.Wave != wave || file.Edition != sha(kinds(t)) {
		t.Errorf("the file belongs to %s, %s, %s", file.County, file.Wave, file.Edition)
	}
	found := 0
	for _, a := range file.Answers {
		switch a.Item {
		case "arten.stand":
			found++
			if a.Number != "I.1.1" || a.Question != "Wie ist der Stand?" || a.State != "answered" || !slices.Equal(a.Words, []string{"Nein"}) || a.Version != 2 {
				t.Errorf("%+v", a)
			}
		case "arten.danach":
			found++
			if a.State != "not_shown" || !slices.Equal(a.Words, []string{"zählt nicht"}) {
				t.Errorf("%+v", a)
			}
		}
	}
	if found != 2 {
		t.Errorf("%d of 2 questions found", found)
	}
}

func TestAFileOfAnEarlierEditionIsReadAsOneOfThePresent(t *testing.T) {
	eachEdition(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		b.open("start").tick("a.status", "no").write("a.why", "alt").press("bleiben")
		w := b.workbook().write("a.status", "Ja").write("a.why", umlauts).write("a.fax", "030 1").write("a.areas=health", "x")
		s.activate(2)
		p := b.bringBook(w).expect(http.StatusOK).says("Im geänderten Fragebogen ohne Platz").says("Welche Faxnummer?").says("030 1").says("Gesundheit")
		p.form(takeOver).send().expect(http.StatusSeeOther)
		want := map[survey.Ref]string{{Item: "a.portal"}: survey.Choose("done").Canonical(), {Item: "a.why"}: survey.Write(umlauts).Canonical()}
		if got := values(s.answers(storetest.Pinneberg)); !maps.Equal(got, want) {
			t.Errorf("stored are %v, want %v", got, want)
		}
	})
}

func TestAColleaguesAnswerIsNotOverwrittenByAFileOfAnEarlierEdition(t *testing.T) {
	eachEdition(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "bernd")
		w := b.workbook().write("a.status", "Ja")
		s.county(storetest.Pinneberg, "anna").open("start").tick("a.status", "no").press("bleiben")
		s.activate(2)
		b.bringBook(w).says("inzwischen geändert").form(takeOver).send().expect(http.StatusConflict)
		if got := s.answer(storetest.Pinneberg, "a.portal"); !got.Equal(survey.Choose("no")) {
			t.Errorf("stored is %s", got.Canonical())
		}
	})
}

func TestADryRunOfAnEarlierEditionStoresNothing(t *testing.T) {
	eachEdition(t, func(t *testing.T, s *site) {
		b := s.county(storetest.Pinneberg, "p")
		f := b.bringBook(b.workbook().write("a.why", "x")).form(takeOver)
		s.activate(2)
		f.send().follow().expect(http.StatusOK).says("Der Fragebogen wurde inzwischen geändert")
		if got := values(s.answers(storetest.Pinneberg)); len(got) > 0 {
			t.Errorf("stored are %v", got)
		}
	})
}

func TestAColleagueFillsInAFileOfWhatIsShared(t *testing.T) {
	eachKinds(t, func(t *testing.T, s *site) {
		lead := s.county(storetest.Pinneberg, "koordination")
		lead.open("auswahl").tick("arten.stand", "yes").write("arten.themen_dazu", "Geheimnis").press("bleiben")
		b, person := s.colleague(storetest.Pinneberg, sharedItem("arten.note"), sharedPage("texte"))
		b.get("/antwortbogen/antworten.json").expect(http.StatusOK).hides("Geheimnis").hides("arten.stand").says("arten.note")
		mine := b.workbook()
		_, filled := mine.cells()
		for key := range filled {
			if item, _, _ := strings.Cut(key, "#"); strings.HasPrefix(item, "arten.stand") || strings.HasPrefix(item, "arten.themen") {
				t.Errorf("the file asks %s", key)
			}
		}
		if text := mine.text(); strings.Contains(text, "Geheimnis") || !strings.Contains(text, "Nur Ihr Teil des Antwortbogens.") {
			t.Errorf("the file holds %s", text)
		}
		b.get("/antwortbogen").one("a[href=" + uploads + "]")
		b.bringBook(mine.write("arten.note", "hoch").write("arten.zeile", "vom Schulamt")).form(takeOver).send().follow().expect(http.StatusOK).says("Die Angaben aus der Datei wurden gespeichert")
		if a := s.answers(storetest.Pinneberg)[survey.Ref{Item: "arten.zeile"}]; a.Value.Text != "vom Schulamt" || a.Author != person {
			t.Errorf("stored is %+v", a)
		}
		before := storetest.Dump(t, s.store, "session", "audit")
		all := lead.workbook().write("arten.stand", "Nein").write("arten.zeile", "noch einmal")
		review := b.bringBook(all).expect(http.StatusOK).says("Diese Frage ist Ihnen nicht zugeteilt.").says("noch einmal").hides("Geheimnis")
		forged := review.form(takeOver)
		forged.values.Set("angaben", strings.Replace(forged.values.Get("angaben"), `"arten.zeile"`, `"arten.themen_dazu"`, 1))
		forged.send().expect(http.StatusNotFound)
		sameTables(t, before, storetest.Dump(t, s.store, "session", "audit"))

		must(t, storetest.ShareWith(t, s.store, storetest.Of(storetest.Pinneberg, "koordination"), person,
			access.Member{ReadsRest: true, Shares: []access.Share{sharedItem("arten.note")}}))
		whole := b.workbook()
		if text := whole.text(); !strings.Contains(text, "Geheimnis") || !strings.Contains(text, "Nur zum Lesen: Diese Frage ist Ihnen nicht zugeteilt.") || strings.Contains(text, "Nur Ihr Teil") {
			t.Errorf("the file holds %s", text)
		}
		b.bringBook(whole).says("Die Datei enthält keine Änderungen")
		b.bringBook(whole.write("arten.themen_dazu", "fremd")).says("Diese Frage ist Ihnen nicht zugeteilt.").says("lässt sich nichts übernehmen")
	})
}

// text is everything that one reads in the workbook.
func (w *workbook) text() string {
	w.t.Helper()
	rows, err := w.GetRows(sheet)
	must(w.t, err)
	var cells []string
	for _, row := range rows {
		cells = append(cells, row...)
	}
	return strings.Join(cells, "\n")
}
