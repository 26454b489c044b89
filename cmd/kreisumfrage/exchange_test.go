package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kreisumfrage/internal/survey"
)

// goodFile answers the small questionnaire for two of the three counties.
const goodFile = "\ufeff" + `"kreis_schluessel";"kreis_name";"probe.strategie";"probe.projekte";"probe.projekte:wlan";"probe.projekte:other";"probe.projekte:other:text";"probe.ziele";"probe.ziele:text"
"01056";"Kreis Pinneberg";"ja";"BEANTWORTET";1;1;"'=1+1; „Größe“";"BEANTWORTET";"eins
zwei"
"03241";"Region Hannover";"KEINE_ANGABE";"NICHTS_DAVON";0;0;;"LEER";
`

func written(t *testing.T, name, content string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func (db place) counted(t *testing.T) []survey.Submission {
	t.Helper()
	_, st := db.store(t)
	subs, _, err := st.CountedSubmissions(t.Context(), wholeWave("2026"))
	if err != nil {
		t.Fatal(err)
	}
	return subs
}

func TestAFileIsReadAndCounts(t *testing.T) {
	eitherDatabase(t, func(t *testing.T, db place) {
		db.wave(t, "testdata/kurz.yaml")
		contains(t, db.must(t, "import", "--wave", "2026", written(t, "a.csv", goodFile)), "2 Antwortbögen eingelesen")
		one := strings.Join(strings.SplitAfter(goodFile, "\n")[:3], "")
		if got := db.must(t, "import", "--wave", "2026", written(t, "b.csv", one)); got != "1 Antwortbogen eingelesen.\n" {
			t.Errorf("one: %q", got)
		}
		subs := db.counted(t)
		if len(subs) != 2 || subs[0].Kind != survey.FromImport || subs[0].County.Key != "01056" {
			t.Fatalf("%+v", subs)
		}
		answers := subs[0].Answers()
		if v := answers[survey.Ref{Item: "probe.projekte"}]; !v.Has("wlan") || v.Texts["other"] != "=1+1; „Größe“" {
			t.Errorf("projects %+v", v)
		}
		if v := answers[survey.Ref{Item: "probe.ziele"}]; v.Text != "eins\nzwei" {
			t.Errorf("goals %+v", v)
		}
		contains(t, db.must(t, "export", "--wave", "2026"), "\ufeff", `"'=1+1; „Größe“"`, "\r\n")
	})
}

func TestOneBadLineAndNothingIsRead(t *testing.T) {
	lines := strings.SplitAfter(goodFile, "\n") // line 2 goes on in line 3
	bad := lines[0] + lines[1] + lines[2] +
		strings.Replace(lines[3], "KEINE_ANGABE", "vielleicht", 1) +
		strings.Replace(lines[3], "03241", "99999", 1) +
		strings.Replace(strings.Replace(lines[3], "03241", "7131", 1), "0;0;;", "2;0;;", 1)
	eitherDatabase(t, func(t *testing.T, db place) {
		db.wave(t, "testdata/kurz.yaml")
		o := db.on(t, "import", "--wave", "2026", written(t, "a.csv", bad))
		o.refused(t, 1, "es wurde nichts eingelesen", "Zeile 4 (03241), Spalte probe.strategie: „vielleicht“",
			"Zeile 5 (99999)", "Zeile 6 (7131)", "führende Null")
		if strings.Contains(o.err, "Zeile 2") || o.out != "" {
			t.Errorf("%+v", o)
		}
		if n := len(db.counted(t)); n != 0 {
			t.Errorf("%d submissions stored", n)
		}
	})
}

func TestFilesThatAreNoExportAreRefused(t *testing.T) {
	db := sqlitePlace(t)
	db.wave(t, "testdata/kurz.yaml")
	for content, says := range map[string]string{
		"":                    "keinen Antwortbogen",
		"a,b\n1,2\n":          "Semikolon",
		"a;b\n1;2\n":          "„kreis_schluessel“ fehlt",
		"\xff\xfe;x":          "UTF-8",
		goodFile + "\"offen;": "Anführungszeichen",
	} {
		db.on(t, "import", "--wave", "2026", written(t, "a.csv", content)).refused(t, 1, says)
	}
	db.on(t, "import", "--wave", "2026", written(t, "a.json", `{"format":1,"format":1}`)).refused(t, 1, "JSON")
	db.on(t, "import", "--wave", "2026", "testdata/gibtesnicht.csv").refused(t, 1, "lässt sich nicht lesen")
	db.on(t, "import", "--wave", "2027", written(t, "b.csv", goodFile)).refused(t, 1, "gibt es nicht")
	if n := len(db.counted(t)); n != 0 {
		t.Errorf("%d submissions stored", n)
	}
}

func TestAnExportWithoutContactsNamesNoContact(t *testing.T) {
	const contact = "Erika Muster, Durchwahl 4711"
	db := sqlitePlace(t)
	db.realWave(t)
	_, d, err := embedded(mainDefinition)
	if err != nil {
		t.Fatal(err)
	}
	answers := survey.Answers{}
	for _, it := range d.Questionnaire.Items() {
		for _, c := range it.Columns {
			if c.Personal {
				answers[survey.Ref{Item: it.ID, Record: 1}] = survey.Value{Fields: map[string]string{"title": "Beispiel", c.Key: contact}}
			}
		}
	}
	if len(answers) == 0 {
		t.Fatal("no question asks for a contact")
	}
	_, st := db.store(t)
	sub := survey.Submission{County: survey.County{Key: "01056"}, Kind: survey.FromImport, Rows: d.Questionnaire.Snapshot(answers)}
	if err := st.AddSubmissions(t.Context(), wholeWave("2026"), []survey.Submission{sub}); err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"csv", "json"} {
		bare := db.must(t, "export", "--wave", "2026", "--format", format)
		full := db.must(t, "export", "--wave", "2026", "--format", format, "--ansprechpersonen")
		if strings.Contains(bare, "Muster") || !strings.Contains(bare, "Beispiel") || strings.Count(full, contact) != len(answers) {
			t.Errorf("%s: without contacts %d times, with contacts %d times, want 0 and %d", format,
				strings.Count(bare, contact), strings.Count(full, contact), len(answers))
		}
	}
}

func TestTheCodebookNamesEveryColumnOfTheExport(t *testing.T) {
	db := sqlitePlace(t)
	db.wave(t, "testdata/kurz.yaml")
	codebook := db.must(t, "export", "--wave", "2026", "--format", "codebuch")
	header, _, _ := strings.Cut(db.must(t, "export", "--wave", "2026"), "\r\n")
	for _, column := range strings.Split(strings.TrimPrefix(header, "\ufeff"), ";") {
		contains(t, codebook, column)
	}
	contains(t, codebook, "Welche Ziele gibt es?", "KEINE_ANGABE", "NICHTS_DAVON")
}

func TestSampleDataAreMarkedAndStayApart(t *testing.T) {
	db, realOne := sqlitePlace(t), sqlitePlace(t)
	db.must(t, "wave", "create", "2026", "--jahr", "2026", "--von", "2020-01-01", "--bis", "2099-12-31",
		"--landkreise", "testdata/landkreise.csv", "--fragebogen", "testdata/kurz.yaml", "--beispieldaten")
	realOne.wave(t, "testdata/kurz.yaml")
	db.must(t, "import", "--wave", "2026", written(t, "a.csv", goodFile))
	for _, format := range []string{"csv", "json"} {
		out := db.must(t, "export", "--wave", "2026", "--format", format)
		if strings.Count(out, "Beispieldaten") == 0 {
			t.Errorf("the export does not say so: %s", out)
		}
		file := written(t, "a."+format, out)
		db.must(t, "import", "--wave", "2026", file)
		realOne.on(t, "import", "--wave", "2026", file).refused(t, 1, "Beispieldaten")
	}
	if n := len(realOne.counted(t)); n != 0 {
		t.Errorf("%d invented submissions in a real wave", n)
	}
	if subs := db.counted(t); len(subs) != 2 || subs[0].Number != 3 {
		t.Errorf("the newest import does not count: %+v", subs)
	}
	contains(t, db.must(t, "figures", "--wave", "2026", "--json"), `"note": "Beispieldaten"`)
}

func TestAWaveWithoutResponsesHasFiguresWithoutPercent(t *testing.T) {
	eitherDatabase(t, func(t *testing.T, db place) {
		db.realWave(t)
		set := db.figures(t, "2026")
		if len(set.Figures) != 61 || set.Responses != 0 {
			t.Errorf("%d figures of %d responses", len(set.Figures), set.Responses)
		}
		for _, f := range set.Figures {
			for _, o := range f.Options {
				if f.N != 0 || o.Percent != nil || o.Rounded != nil || o.Deviation != nil {
					t.Errorf("figure %s: n = %d, %+v", f.Key, f.N, o)
				}
			}
		}
		var any map[string]any
		if err := json.Unmarshal([]byte(db.must(t, "figures", "--wave", "2026", "--json")), &any); err != nil {
			t.Error(err)
		}
	})
}
