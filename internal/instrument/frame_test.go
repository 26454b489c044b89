package instrument

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"kreisumfrage/internal/survey"
)

func TestTheShippedFrameHasThe294Landkreise(t *testing.T) {
	counties, err := Frame(bytes.NewReader(shipped(t, "landkreise.csv")))
	if err != nil {
		t.Fatal(err)
	}
	byLand := map[string]int{}
	byKey := map[string]survey.County{}
	for _, c := range counties {
		byLand[c.Land]++
		byKey[c.Key] = c
	}
	want := map[string]int{"Schleswig-Holstein": 11, "Niedersachsen": 37, "Nordrhein-Westfalen": 31, "Hessen": 21,
		"Rheinland-Pfalz": 24, "Baden-Württemberg": 35, "Bayern": 71, "Saarland": 6, "Brandenburg": 14,
		"Mecklenburg-Vorpommern": 6, "Sachsen": 10, "Sachsen-Anhalt": 11, "Thüringen": 17}
	if len(counties) != 294 || !reflect.DeepEqual(byLand, want) {
		t.Errorf("%d counties: %v", len(counties), byLand)
	}
	if c := byKey["01056"]; c.Name != "Kreis Pinneberg" || c.Columns["short"] != "Pinneberg" || c.Columns["kind"] != "Kreis" {
		t.Errorf("%+v", c)
	}
	if c := byKey["03241"]; c.Name != "Region Hannover" {
		t.Errorf("%+v", c)
	}
}

func TestAFrameFromExcelIsRead(t *testing.T) {
	got, err := Frame(strings.NewReader("\xef\xbb\xbfland;ags;name;Größe\r\nHessen; 06435 ;Main-Kinzig-Kreis;groß\r\n"))
	want := []survey.County{{Key: "06435", Name: "Main-Kinzig-Kreis", Land: "Hessen", Columns: map[string]string{"Größe": "groß"}}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestEveryWrongLineOfAFrameIsNamed(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", "Zeile 1: die Spaltennamen fehlen"},
		{"header only", "ags,name,land\n", "Zeile 1: enthält keinen Landkreis"},
		{"columns missing", "ags,title\n", "Zeile 1: die Spalte „name“ fehlt\nZeile 1: die Spalte „land“ fehlt"},
		{"column twice", "ags,name,land,land\n", "Zeile 1: der Spaltenname „land“ ist leer oder doppelt"},
		{"several lines", "ags,name,land\n1,A,\n,B,\n1,C,\n2,,\n3,D\n4,E,F\n",
			"Zeile 3: der Schlüssel (ags) fehlt\nZeile 4: der Schlüssel „1“ steht schon in Zeile 2\n" +
				"Zeile 5: der Name fehlt\nZeile 6: 2 statt 3 Spalten"},
		{"quotes", "ags,name,land\n1,A\"B,C\n", "Zeile 2: Anführungszeichen falsch gesetzt; ab hier wurde nicht weitergelesen"},
		{"control character", "ags,name,land\n1,\"A\nB\",C\n", "Zeile 2: die Spalte „name“ ist zu lang oder enthält Steuerzeichen"},
		{"UTF-8", "ags,name,land\n1,\xff,C\n", "Liste der Landkreise: keine UTF-8-Datei oder größer als 4 MB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			counties, err := Frame(strings.NewReader(c.text))
			if err == nil || counties != nil || err.Error() != c.want {
				t.Errorf("got %v\nwant %s", err, c.want)
			}
		})
	}
}
