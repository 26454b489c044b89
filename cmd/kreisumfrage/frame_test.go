package main

import (
	"maps"
	"os"
	"strings"
	"testing"

	"kreisumfrage/internal/survey"
)

func TestTheFrameChangesOnlyWhenItIsToldTo(t *testing.T) {
	eachDatabase(t, func(t *testing.T, db place) {
		db.mailWave(t)
		export := []string{"frame", "export", "--wave", "2026"}
		list := db.must(t, export...)
		contains(t, list, "kp.example kreis-pinneberg.example", "Landrat@Kreis-Pinneberg.example")
		imported := func(text string, flags ...string) outcome {
			return db.on(t, append([]string{"frame", "import", "--wave", "2026", listFile(t, text)}, flags...)...)
		}
		contains(t, imported(list, "--uebernehmen").out, "Unverändert: 3", "Es gibt nichts zu ändern.")

		edited := "ags;name;land;email;ansprechperson;email_2;einwohner\n01056;Kreis Pinneberg;SH;Landrat@Kreis-Pinneberg.example;Muster;vertretung@kp.example;316.103\n" +
			"01051;Kreis Dithmarschen;SH;;;;133460\n03241;Region Hannover;NI;post@region.example;;;\n"
		dry := imported(edited)
		contains(t, dry.out, "Neu: 1\n  01051 Kreis Dithmarschen", "Einwohnerzahl: (leer) → 316.103", "Neue Ansprechperson: (leer) → vertretung@kp.example",
			"Nicht in der Datei: 1\n  07131 Landkreis Ahrweiler: bleibt", "Noch ist nichts geändert")
		if db.must(t, export...) != list {
			t.Error("a dry run changed something")
		}
		contains(t, imported(edited, "--uebernehmen", "--fehlende-entfernen").out, "07131 Landkreis Ahrweiler: fällt heraus", "Übernommen.")
		contains(t, db.must(t, "contact", "list", "--wave", "2026"), "vertretung@kp.example", "01051")
		contains(t, imported(db.must(t, export...)).out, "Unverändert: 3")
		imported("ags;name\n99999;=x\n").refused(t, 1, "Zeile 2: Die Zelle „=x“", "es wurde nichts geändert")

		steps := listFile(t, "vorgaenger;name;nachfolger;tag\n03152;Göttingen (alt);03159;01.11.2016\n")
		contains(t, db.must(t, "frame", "succession", steps), "Neu: 03152 Göttingen (alt), seit 2016-11-01 in 03159", "Noch ist nichts geändert")
		contains(t, db.must(t, "frame", "succession", steps, "--uebernehmen"), "Übernommen.")
		contains(t, db.must(t, "frame", "succession"), `"03152";"Göttingen (alt)";"03159";"2016-11-01"`)
		db.on(t, "frame", "succession", listFile(t, "vorgaenger;nachfolger;tag\n3152;03159;01.11.2016\n")).refused(t, 1, "1. Eintrag: „3152“ ist kein Schlüssel")
	})
}

func TestTheWholeFrameComesBackUnchanged(t *testing.T) {
	db := sqlitePlace(t)
	db.must(t, "wave", "create", "2026", "--jahr", "2026", "--von", "2020-01-01", "--bis", "2099-12-31", "--fragebogen", "testdata/kurz.yaml")
	file := listFile(t, db.must(t, "frame", "export", "--wave", "2026"))
	contains(t, db.must(t, "frame", "import", "--wave", "2026", file), "Unverändert: 294", "Es gibt nichts zu ändern.")
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	spreadsheet := strings.NewReplacer("\ufeff", "", `"`, "", `;"0`, ";", `"0`, "").Replace(string(content)) // loses quotes and leading zeros
	contains(t, db.must(t, "frame", "import", "--wave", "2026", listFile(t, spreadsheet)), "Unverändert: 294")
}

func TestTheShippedFrameHasThe294Landkreise(t *testing.T) {
	counties, err := embeddedFrame()
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
	if len(counties) != 294 || !maps.Equal(byLand, want) {
		t.Errorf("%d counties: %v", len(counties), byLand)
	}
	if c := byKey["01056"]; c.Name != "Kreis Pinneberg" || c.Columns["short"] != "Pinneberg" || c.Columns["kind"] != "Kreis" {
		t.Errorf("%+v", c)
	}
	if c := byKey["03241"]; c.Name != "Region Hannover" {
		t.Errorf("%+v", c)
	}
}
