package main

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/instrument"
	"kreisumfrage/internal/survey"
)

// Three editions of a short questionnaire; what they change stands in the tests
// of the pages.
const (
	firstEdition  = "../../internal/web/testdata/ausgaben/1.yaml"
	secondEdition = "../../internal/web/testdata/ausgaben/2.yaml"
	thirdEdition  = "../../internal/web/testdata/ausgaben/3.yaml"
)

func TestAWaveTakesANewEditionFromTheCommandLine(t *testing.T) {
	eitherDatabase(t, func(t *testing.T, db place) {
		db.wave(t, firstEdition)
		file := "\ufeff" + `"kreis_schluessel";"a.status";"a.why";"a.why:text";"a.fax";"a.fax:text";"a.areas";"a.areas:roads";"a.areas:health";"c.note";"c.note:text";"b.role"` + "\n" +
			`"01056";"yes";"LEER";;"BEANTWORTET";"030 1";"BEANTWORTET";1;1;"LEER";;"high"` + "\n"
		db.must(t, "import", "--wave", "2026", written(t, "a.csv", file))

		bare, _, _ := strings.Cut(readFile(t, secondEdition), "mappings:")
		db.on(t, "wave", "edition", "2026", written(t, "ohne.yaml", bare), "--dry-run").refused(t, 1, "mappings")
		db.on(t, "wave", "edition", "2026", secondEdition).refused(t, 1, "--reason")
		db.on(t, "wave", "edition", "2026", secondEdition, "--reason", " ").refused(t, 1, "--reason")
		db.on(t, "wave", "edition", "2026", firstEdition, "--reason", "x").refused(t, 1, "gilt schon")
		db.on(t, "wave", "edition", "2026", "testdata/fehler.yaml", "--reason", "x").refused(t, 1, "Fehler")
		db.on(t, "wave", "edition", "1999", secondEdition, "--reason", "x").refused(t, 1, "gibt es nicht")

		out := db.must(t, "wave", "edition", "2026", secondEdition, "--dry-run")
		contains(t, out, "item_removed", "Berührte Angaben:", "a.fax: die Frage entfällt; 0 Landkreise mit Angaben, 1 eingereichter Antwortbogen",
			"b.role: nicht mehr vergleichbar", "Es wurde nichts geändert")
		_, st := db.store(t)
		if all, err := st.WaveEditions(t.Context(), "2026"); err != nil || len(all) != 1 {
			t.Errorf("a dry run made %+v, %v", all, err)
		}
		contains(t, db.must(t, "wave", "edition", "2026", secondEdition, "--reason", "Die Mitte fehlte."), "gilt jetzt die Ausgabe")
		all, err := st.WaveEditions(t.Context(), "2026")
		if err != nil || len(all) != 2 || all[1].Actor != access.Operator || all[1].Reason != "Die Mitte fehlte." {
			t.Errorf("%+v, %v", all, err)
		}
		contains(t, db.must(t, "figures", "--wave", "2026"), "Nicht enthalten ist ein Antwortbogen zu einer früheren Ausgabe", "zu einer früheren Ausgabe 1")

		db.must(t, "wave", "close", "2026")
		db.on(t, "wave", "edition", "2026", thirdEdition, "--reason", "x").refused(t, 1, "geschlossen")
		label := strings.Replace(readFile(t, secondEdition), "Anfang", "Beginn", 1)
		contains(t, db.must(t, "wave", "edition", "2026", written(t, "neu.yaml", label), "--reason", "Wortlaut"), "Keine gespeicherte Angabe ist berührt")
	})
}

func TestTheReconstructionTakesNoNewEdition(t *testing.T) {
	db := sqlitePlace(t)
	db.must(t, "wave", "reconstruct")
	db.on(t, "wave", "edition", reconstructionWave, firstEdition, "--reason", "x").refused(t, 1, "Rekonstruktion")
}

// Everything between « and » is an id or a key that the second edition calls
// otherwise.
const renamable = `format: 1
key: umbenannt
title: Umbenannt
no_answer: {label: Keine Angabe}
none_of_these: {label: Nichts davon}
bases:
  portale: {label: Kreise mit Portal, filter: {item: «a.stand», in: [«fertig»]}}
sections:
  - key: eins
    title: Eins
    pages:
      - key: anfang
        title: Anfang
        items:
          - id: «a.stand»
            kind: single
            label: Gibt es ein Portal?
            no_answer: true
            options: [{key: «fertig», label: Ja}, {key: «plan», label: Geplant}, {key: «nein», label: Nein}]
            figure: {key: 1, order: [«nein», «plan», «fertig»]}
          - id: «a.inhalt»
            kind: multiple
            label: Was bietet es?
            none_of_these: true
            show_if: {item: «a.stand», in: [«fertig», «plan»]}
            options:
              - {key: «antrag», label: Anträge}
              - {key: «termin», label: Termine, show_if: {item: «a.stand», in: [«fertig»]}}
              - {key: «sonst», label: Sonstiges, text: true}
            figure: {key: 2, base: portale, readings: [answered, mentions]}
          - {id: «a.wort», kind: longtext, label: Was noch?, companion_of: «a.inhalt», figure: none}
  - key: zwei
    title: Zwei
    show_if: {not: {item: «a.stand», in: [«nein»]}}
    pages:
      - key: ende
        title: Ende
        items:
          - id: «b.rolle»
            kind: scale
            label: Welche Rolle?
            options: [{key: «hoch», label: Große}, {key: «tief», label: Geringe}]
            figure: 3
          - id: «b.liste»
            kind: records
            label: Welche Beispiele?
            columns:
              - {key: «titel», kind: text, label: Titel}
              - {key: «lage», kind: single, label: Lage, options: [{key: «neu», label: Neu}, {key: «alt», label: Alt}]}
            figure: none
`

var marked = regexp.MustCompile(`«([^»]*)»`)

// renamedEditions are the definition as it stands, and with other names for all
// that can be renamed.
func renamedEditions(t *testing.T) (before, after string) {
	t.Helper()
	before = marked.ReplaceAllString(renamable, "$1")
	d, findings := instrument.Compile("vorher", []byte(before))
	if d == nil {
		t.Fatal(findings)
	}
	after = marked.ReplaceAllString(renamable, "${1}_neu") + "mappings:\n  renamed:\n"
	entry := func(format string, args ...any) { after += fmt.Sprintf("    - {"+format+"}\n", args...) }
	for _, it := range d.Questionnaire.Items() {
		entry("item: %s, to: %[1]s_neu", it.ID)
		for _, o := range it.Options {
			entry("item: %s_neu, option: %s, to: %[2]s_neu", it.ID, o.Key)
		}
		for _, c := range it.Columns {
			entry("item: %s_neu, column: %s, to: %[2]s_neu", it.ID, c.Key)
			for _, o := range c.Options {
				entry("item: %s_neu, column: %s_neu, option: %s, to: %[3]s_neu", it.ID, c.Key, o.Key)
			}
		}
	}
	return before, after
}

func TestAnEditionThatOnlyRenamesChangesNothingButNamesInFiguresAndExports(t *testing.T) {
	eitherDatabase(t, func(t *testing.T, db place) {
		before, after := renamedEditions(t)
		db.waveOf(t, written(t, "vorher.yaml", before))
		_, st := db.store(t)
		d, _ := instrument.Compile("vorher", []byte(before))
		responses, err := st.Responses(t.Context(), wholeWave("2026"))
		if err != nil {
			t.Fatal(err)
		}
		invent, random := newSample(&figure.Published{}), rand.New(rand.NewPCG(6, 7))
		var subs []survey.Submission
		for i, r := range responses[:80] {
			a := invent.answers(d.Questionnaire)
			a[survey.Ref{Item: "a.wort"}] = survey.Write(fmt.Sprint("Wort ", i))
			for n := range random.IntN(4) {
				a[survey.Ref{Item: "b.liste", Record: n + 1}] = survey.Value{Fields: map[string]string{
					"titel": fmt.Sprint("Beispiel ", n), "lage": []string{"", "neu", "alt"}[random.IntN(3)]}}
			}
			if i%4 > 0 {
				subs = append(subs, survey.Submission{County: r.County, Kind: survey.FromSampleData, Rows: d.Questionnaire.Snapshot(a)})
				continue
			}
			sc, _ := wholeWave("2026").ForCounty(r.County.Key)
			save := survey.Save{FormID: "f", SaveID: "s", Edition: d.SHA256, Path: survey.PathForm}
			for ref, v := range a {
				save.Changes = append(save.Changes, survey.Change{Ref: ref, Value: v})
			}
			if _, err := st.SaveAnswers(t.Context(), sc, save); err != nil {
				t.Fatal(err)
			}
		}
		if err := st.AddSubmissions(t.Context(), wholeWave("2026"), subs); err != nil {
			t.Fatal(err)
		}
		taken := func() (all []string) {
			for _, args := range [][]string{{"figures", "--json"}, {"figures"}, {"export", "--ansprechpersonen"}, {"export", "--format", "json"}} {
				out := strings.ReplaceAll(db.must(t, append(args, "--wave", "2026")...), "_neu", "")
				w, err := st.Wave(t.Context(), "2026")
				if err != nil {
					t.Fatal(err)
				}
				if args[0] == "figures" || slices.Contains(args, "json") { // the head names the edition in force
					out = strings.Replace(out, w.Edition, "EDITION", 1)
				}
				all = append(all, out)
			}
			return all
		}
		live := func(suffix string) map[string]survey.Answers {
			var items []string
			for _, it := range d.Questionnaire.Items() {
				items = append(items, it.ID+suffix)
			}
			all, err := st.LiveAnswers(t.Context(), wholeWave("2026"), items)
			if err != nil {
				t.Fatal(err)
			}
			return all
		}
		want, wantLive := taken(), live("")
		db.must(t, "wave", "edition", "2026", written(t, "nachher.yaml", after), "--reason", "Namen")
		for i, got := range taken() {
			if got != want[i] {
				t.Errorf("output %d is not the same: %d and %d bytes", i, len(got), len(want[i]))
			}
		}
		gotLive := live("_neu")
		for county, answers := range wantLive {
			if !maps.EqualFunc(answers, stripped(gotLive[county]), survey.Value.Equal) {
				t.Fatalf("%s: %v\nwant %v", county, stripped(gotLive[county]), answers)
			}
		}
		if len(wantLive) != 20 || len(gotLive) != 20 || len(subs) != 60 {
			t.Errorf("%d, %d live, %d submitted", len(wantLive), len(gotLive), len(subs))
		}
	})
}

func stripped(a survey.Answers) survey.Answers {
	plain := survey.Answers{}
	for ref, v := range a {
		ref.Item = strings.TrimSuffix(ref.Item, "_neu")
		w, err := survey.ParseValue(strings.ReplaceAll(v.Canonical(), "_neu", ""))
		if err != nil {
			panic(err)
		}
		plain[ref] = w
	}
	return plain
}

func TestAnExportOfSeveralEditionsIsReadBackAsItCounts(t *testing.T) {
	eitherDatabase(t, func(t *testing.T, db place) {
		db.wave(t, firstEdition)
		head := `"kreis_schluessel";"a.why";"a.why:text";"c.note";"c.note:text";"a.areas";"a.areas:roads";`
		db.must(t, "import", "--wave", "2026", written(t, "1.csv", "\ufeff"+head+`"a.areas:health";"a.fax";"a.fax:text";"a.status";"b.role"`+"\n"+
			`"01056";"LEER";;"LEER";;"BEANTWORTET";0;1;"BEANTWORTET";"030 1";"yes";"high"`+"\n"))
		db.must(t, "wave", "edition", "2026", secondEdition, "--reason", "Mitte")
		db.must(t, "import", "--wave", "2026", written(t, "2.csv", "\ufeff"+head+`"a.portal";"b.role"`+"\n"+
			`"03241";"BEANTWORTET";"darum";"LEER";;"BEANTWORTET";1;"done";"middle"`+"\n"))
		db.must(t, "wave", "edition", "2026", thirdEdition, "--reason", "Jahr")
		for format, name := range map[string]string{"csv": "a.csv", "json": "a.json"} {
			into := sqlitePlace(t)
			into.wave(t, thirdEdition)
			into.must(t, "import", "--wave", "2026", written(t, name, db.must(t, "export", "--wave", "2026", "--format", format, "--ansprechpersonen")))
			states := map[string]string{}
			for _, sub := range into.counted(t) {
				for _, row := range sub.Rows {
					states[sub.County.Key] += fmt.Sprint(row.Item, " ", row.State, " ", row.Value.Options, row.Value.Text, "; ")
				}
			}
			// The only area of Pinneberg is retired, its role cannot be compared, and
			// nobody was asked for the year before the third edition.
			want := map[string]string{
				"01056": "a.portal answered [completed]; a.why empty []; a.areas not_shown []; a.year not_shown []; b.role not_shown []; c.note empty []; ",
				"03241": "a.portal answered [completed]; a.why answered []darum; a.areas answered [roads]; a.year not_shown []; b.role answered [middle]; c.note empty []; ",
			}
			if !maps.Equal(states, want) {
				t.Errorf("%s:\n got %v\nwant %v", format, states, want)
			}
		}
	})
}

// The second edition narrows every limit of the first.
const (
	wideEdition = `format: 1
key: grenzen
title: Grenzen
sections:
  - key: eins
    title: Eins
    pages:
      - key: anfang
        title: Anfang
        items:
          - {id: a.stellen, kind: number, maximum: 2000, decimals: 1, label: Wie viele Stellen?, figure: {key: 1, classes: [500]}}
          - {id: a.seit, kind: date, minimum: 1990-01-01, label: Seit wann?, figure: none}
          - {id: a.name, kind: text, max_length: 12, label: Wie heißt es?, figure: none}
          - id: a.ziele
            kind: multiple
            max_choices: 3
            label: Welche Ziele?
            options: [{key: eins, label: Eins}, {key: zwei, label: Zwei}, {key: drei, label: Drei}]
            figure: 2
          - id: a.teile
            kind: group
            maximum: 900
            label: Wie viele wovon?
            parts: [{key: alt, label: Alt}, {key: neu, label: Neu}]
            figure: none
`
	decidedLimits = `mappings:
  changed:
    - {item: a.stellen, what: range_narrowed, comparable: true, reason: Grund}
    - {item: a.stellen, what: limit_lowered, comparable: true, reason: Grund}
    - {item: a.seit, what: range_narrowed, comparable: true, reason: Grund}
    - {item: a.name, what: limit_lowered, comparable: true, reason: Grund}
    - {item: a.ziele, what: range_narrowed, comparable: true, reason: Grund}
    - {item: a.teile, what: range_narrowed, comparable: true, reason: Grund}
`
)

func TestAnswersBeyondTheLimitsOfALaterEditionAreReadBackAsTheyCount(t *testing.T) {
	narrow := strings.NewReplacer("2000", "1000", "decimals: 1", "decimals: 0", "1990", "2010", "max_length: 12", "max_length: 5",
		"max_choices: 3", "max_choices: 2", "900", "100").Replace(wideEdition) + decidedLimits
	const head = "\ufeff" + `"kreis_schluessel";"a.stellen";"a.stellen:wert";"a.seit";"a.seit:wert";"a.name";"a.name:text";"a.ziele";"a.ziele:eins";"a.ziele:zwei";"a.ziele:drei";"a.teile";"a.teile:alt:wert";"a.teile:neu:wert"` + "\n"
	const beyond = `"BEANTWORTET";1500,5;"BEANTWORTET";"2001-02-03";"BEANTWORTET";"Zwölf lang";"BEANTWORTET";1;1;1;"BEANTWORTET";800;3` + "\n"
	db := sqlitePlace(t)
	db.wave(t, written(t, "weit.yaml", wideEdition))
	db.must(t, "import", "--wave", "2026", written(t, "1.csv", head+`"01056";`+beyond))
	db.must(t, "wave", "edition", "2026", written(t, "eng.yaml", narrow), "--reason", "Grenzen")
	db.on(t, "import", "--wave", "2026", written(t, "2.csv", head+`"03241";`+beyond)).refused(t, 1, "über dem größten Wert")

	figures := db.must(t, "figures", "--wave", "2026", "--json")
	for _, format := range []string{"csv", "json"} {
		into := sqlitePlace(t)
		into.wave(t, written(t, "eng.yaml", narrow))
		into.must(t, "import", "--wave", "2026", db.exportTo(t, format))
		if got := into.must(t, "figures", "--wave", "2026", "--json"); got != figures {
			t.Errorf("%s: the figures are not the same:\n%s\nwant\n%s", format, got, figures)
		}
		subs := into.counted(t)
		if len(subs) != 1 {
			t.Fatalf("%s: %d submissions", format, len(subs))
		}
		want := survey.Answers{{Item: "a.stellen"}: survey.Write("1500.5"), {Item: "a.seit"}: survey.Write("2001-02-03"),
			{Item: "a.name"}: survey.Write("Zwölf lang"), {Item: "a.ziele"}: survey.Choose("eins", "zwei", "drei"),
			{Item: "a.teile"}: {Fields: map[string]string{"alt": "800", "neu": "3"}}}
		if got := subs[0].Answers(); !maps.EqualFunc(got, want, survey.Value.Equal) {
			t.Errorf("%s: %v, want %v", format, got, want)
		}
	}
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
