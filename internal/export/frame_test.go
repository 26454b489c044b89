package export_test

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"kreisumfrage/internal/export"
	"kreisumfrage/internal/survey"
)

func TestAListIsReadHoweverASpreadsheetSavedIt(t *testing.T) {
	want := []survey.FrameLine{{Number: 2, Cells: map[string]string{"ags": "01056", "name": "Größe; \"klein\"", "population": "316103", "email_2": "a@b.example"}}}
	for _, c := range []struct{ name, content, encoding, delimiter string }{
		{"UTF-8", "ags;name;Einwohnerzahl;E-Mail 2\n01056;\"Größe; \"\"klein\"\"\";316103;a@b.example\n", "UTF-8", "Strichpunkt"},
		{"with mark and CRLF", "\ufeffAGS,Landkreis,Einwohner,email_2\r\n01056,\"Größe; \"\"klein\"\"\", 316103 ,a@b.example\r\n,,,\r\n", "UTF-8 mit Kennung", "Komma"},
		{"Windows-1252", "Schl\xfcssel\tName\tBev\xf6lkerung\tMail_2\n01056\t\"Gr\xf6\xdfe; \"\"klein\"\"\"\t316103\ta@b.example", "Windows-1252 (Latin-1)", "Tabulator"},
	} {
		got, faults := export.ReadFrame([]byte(c.content))
		if len(faults) > 0 || got.Encoding != c.encoding || got.Delimiter != c.delimiter || !reflect.DeepEqual(got.Lines, want) {
			t.Errorf("%s: %+v %+v\nwant %+v", c.name, got, faults, want)
		}
		again, _ := export.ReadFrame([]byte(strings.ReplaceAll(strings.ReplaceAll(got.Text, "\r\n", "\n"), "\n", "\r\n"))) // as a form sends it on
		if !reflect.DeepEqual(again.Lines, want) {
			t.Errorf("%s: carried on it is %+v", c.name, again.Lines)
		}
	}
}

func TestWhatIsNoListIsRefusedWithAWayToMendIt(t *testing.T) {
	for _, c := range []struct {
		name, content, want string
		line                int
	}{
		{"nothing", "", "Die Spaltennamen fehlen", 1},
		{"no delimiter", "ags|name\n01056|x\n", "weder Strichpunkt noch Komma noch Tabulator", 1},
		{"no key", "name;land\nx;y\n", "Die Spalte „ags“ fehlt. Gelesen wurden mit dem Trennzeichen Strichpunkt: name, land.", 1},
		{"a column twice", "ags;email;E-Mail\n01056;a;b\n", "Die Spalte „email“ steht zweimal da", 1},
		{"a column without a name", "ags;;name\n01056;a;b\n", "Die 2. Spalte hat keinen Namen", 1},
		{"no lines", "ags;name\n", "Unter den Spaltennamen steht keine Zeile", 1},
		{"a cell too many", "ags;name\n01056;a;b\n", "Die Zeile hat 3 statt 2 Spalten", 2},
		{"a formula", "ags;name\n01056;=HYPERLINK(1)\n", "„=HYPERLINK(1)“ in der Spalte „name“ beginnt wie eine Formel", 2},
		{"plus", "ags;name\n01056;+1\n", "beginnt wie eine Formel", 2}, {"minus", "ags;x\n01056;-1\n", "beginnt wie eine Formel", 2}, {"at", "ags;x\n01056; @a\n", "beginnt wie eine Formel", 2},
		{"a quote", "ags;name\n01056;a\"b\n", "Ein Anführungszeichen steht falsch", 2},
		{"a break in a cell", "ags;name\n01056;\"a\nb\"\n", "enthält einen Umbruch", 2},
		{"UTF-16", "\xff\xfea\x00g\x00s\x00", "in UTF-16 gespeichert", 0},
		{"a workbook", "PK\x03\x04....", "Das ist eine Excel- oder ZIP-Datei", 0},
		{"no text", "ags;name\n\x00", "keine Textdatei", 0},
		{"another encoding", "ags;name\n01056;\x81\x8d\n", "weder UTF-8 noch Windows-1252", 0},
		{"too large", "ags;name\n" + strings.Repeat("x", export.MaxFrameBytes), "größer als 2 MB", 0},
		{"a million lines", "a\tags\n" + strings.Repeat("\t1\n", 600_000), "mehr als 20000 Zeilen", 0},
		{"too many faults", "ags;name\n" + strings.Repeat("1;=\n", 1000), "Es gibt noch mehr Fehler", 0},
	} {
		_, faults := export.ReadFrame([]byte(c.content))
		if len(faults) == 0 || faults[len(faults)-1].Line != c.line || !strings.Contains(faults[len(faults)-1].Text, c.want) || len(faults) > 51 {
			t.Errorf("%s: %+v\nwant %s in line %d", c.name, faults, c.want, c.line)
		}
	}
	if _, faults := export.ReadFrame([]byte("ags;telefon\n01056;+49 (30) 12-3\n")); len(faults) > 0 {
		t.Errorf("a number from abroad: %+v", faults)
	}
}

func TestAListIsReadBackAsItWasWritten(t *testing.T) {
	frame := []survey.Listing{{County: survey.County{Key: "01056", Name: "=Kreis", Land: "'SH", Columns: map[string]string{"area_km2": "664.20", "x": "+1"}}, Domains: []string{"b.example", "a.example"}}}
	list := export.FrameList{Frame: frame, Own: []export.FrameColumn{{Key: "area_km2", Number: true}, {Key: "x"}}, Contact: []string{"email"},
		Cell: func(survey.Listing, string) string { return "'+49" }}
	var b bytes.Buffer
	if err := list.CSV(&b); err != nil {
		t.Fatal(err)
	}
	got, faults := export.ReadFrame(b.Bytes())
	want := map[string]string{"ags": "01056", "name": "=Kreis", "land": "'SH", "area_km2": "664,2", "x": "+1", "email": "'+49", "domain": "a.example b.example"}
	if len(faults) > 0 || len(got.Lines) != 1 || !reflect.DeepEqual(got.Lines[0].Cells, want) {
		t.Errorf("%+v %+v of\n%s", got.Lines, faults, &b)
	}
}

// record is a line of GV100AD by the description of the record: 220 characters.
func record(kind, key, name, countyKind string, hectares, population string) string {
	line := []rune(strings.Repeat(" ", 220))
	put := func(first int, text string) { copy(line[first-1:], []rune(text)) }
	put(1, kind+"20250831"+key)
	put(23, name)
	put(73, "Sitz")
	put(123, countyKind)
	put(129, hectares)
	put(140, population)
	return string(line) + "\r\n"
}

func TestTheGazetteerIsSummedUpToCounties(t *testing.T) {
	content := record("10", "01", "Schleswig-Holstein", "", "", "") +
		record("40", "01001", "Flensburg, Stadt", "41", "", "") +
		record("60", "01001000", "Flensburg, Stadt", "61", "00000005674", "00000096326") +
		record("40", "01056", "Pinneberg", "43", "", "") +
		record("50", "010565616", "Elmshorn-Land", "50", "", "") +
		record("60", "010560020020", "Barmstedt, St\u00fcdt", "63", "00000001717", "00000010637") +
		record("60", "010560150015", "Elmshorn", "63", "00000002136", "00000050772") +
		record("40", "03241", "Region Hannover", "45", "00000229709", "00001173134") +
		record("60", "032410001001", "Hannover", "63", "00000020414", "00000548186")
	latin := strings.ReplaceAll(content, "\u00fc", "\xfc")
	for _, file := range []string{content, latin, "\ufeff" + content} {
		if !export.IsGazetteer([]byte(file)) {
			t.Fatal("not recognised")
		}
		g, faults := export.ReadGazetteer([]byte(file))
		want := map[string]export.GazetteerCounty{"01001": {"Flensburg, Stadt", true, 96326, 5674}, "01056": {"Pinneberg", false, 61409, 3853}, "03241": {"Region Hannover", false, 1173134, 229709}}
		if len(faults) > 0 || g.Territory != "2025-08-31" || !reflect.DeepEqual(g.Counties, want) {
			t.Fatalf("%+v %+v", g, faults)
		}
		frame := []survey.Listing{{County: survey.County{Key: "01056"}}, {County: survey.County{Key: "07131"}}}
		f, unnamed := g.File(frame)
		cells := map[string]string{"ags": "01056", "population": "61409", "area_km2": "38,53", "territory": "2025-08-31",
			"population_source": "Statistisches Bundesamt (Destatis), Gemeindeverzeichnis GV100AD, Gebietsstand 31.08.2025"}
		if !f.Partial || len(f.Lines) != 1 || !reflect.DeepEqual(f.Lines[0].Cells, cells) || len(unnamed) != 1 || unnamed[0].Key != "07131" {
			t.Errorf("%+v, %+v", f, unnamed)
		}
		if other := g.Unlisted(frame); !slices.EqualFunc(other, []string{"03241"}, func(c survey.County, key string) bool { return c.Key == key }) {
			t.Errorf("%+v", other)
		}
	}
}

func TestABrokenGazetteerIsNamedByItsLine(t *testing.T) {
	county := record("40", "01056", "Pinneberg", "43", "", "")
	for _, c := range []struct{ content, want string }{
		{record("10", "01", "SH", "", "", ""), "enthält keinen Kreis (Satzart 40)"},
		{county + record("60", "xx056001", "?", "", "", ""), "2: Gebietsstand oder Schlüssel"},
		{county + record("60", "010560020020", "?", "", "1", "12 3"), "2: Fläche oder Bevölkerung sind keine Zahl"},
		{county + strings.Replace(county, "20250831", "20250930", 1), "2: Die Zeile hat einen anderen Gebietsstand (2025-09-30)"},
		{county + strings.Repeat("x", export.MaxGazetteerBytes), "größer als 8 MB"},
	} {
		_, faults := export.ReadGazetteer([]byte(c.content))
		if len(faults) != 1 || !strings.Contains(fmt.Sprintf("%d: %s", faults[0].Line, faults[0].Text), c.want) {
			t.Errorf("%+v, want %s", faults, c.want)
		}
	}
	if export.IsGazetteer([]byte("ags;name\n")) || export.IsGazetteer([]byte("1020250831;x")) {
		t.Error("a list is taken for one")
	}
}

func TestSuccessionsAreReadBackAsTheyWereWritten(t *testing.T) {
	all := survey.Successions{{Predecessor: "03152", Name: "Landkreis Göttingen (alt)", Successor: "03159", Day: "2016-11-01"}}
	var b bytes.Buffer
	if err := export.SuccessionsCSV(&b, all); err != nil {
		t.Fatal(err)
	}
	for _, content := range []string{b.String(), "Vorgänger,Nachfolger,Name,Datum\n03152,03159,Landkreis Göttingen (alt),1.11.2016\n"} {
		if got, faults := export.ReadSuccessions([]byte(content)); len(faults) > 0 || !reflect.DeepEqual(got, all) {
			t.Errorf("%+v %+v", got, faults)
		}
	}
	if _, faults := export.ReadSuccessions([]byte("a;b\n1;2\n")); len(faults) != 3 {
		t.Errorf("%+v", faults)
	}
}
