package main

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"kreisumfrage/internal/survey"
)

func TestTheShippedDefinitionIsInOrder(t *testing.T) {
	o := command(t, "lint")
	if o.code != 0 || o.err != "" {
		t.Fatalf("%+v", o)
	}
	contains(t, o.out, "dlt-2026.yaml: in Ordnung (Fragen: 129, ", "SHA-256 ")
	o = command(t, "lint", "testdata/kurz.yaml", "../../questionnaire/rekonstruktion-2017.yaml")
	if o.code != 0 || strings.Count(o.out, "in Ordnung") != 2 {
		t.Errorf("%+v", o)
	}
}

// mistakes are the places of all that is wrong in testdata/fehler.yaml.
var mistakes = []string{"fehler.yaml:7:5:", "fehler.yaml:13:19:", "fehler.yaml:19:22:"}

func TestEveryMistakeOfADefinitionIsShownWithItsLine(t *testing.T) {
	o := command(t, "lint", "testdata/kurz.yaml", "testdata/fehler.yaml")
	o.refused(t, 1, append(mistakes, "kurz.yaml: in Ordnung", "Hinweis:", "farbe: blau", "der Fragebogen hat Fehler")...)
	if found := regexp.MustCompile(`fehler\.yaml:\d+:\d+:`).FindAllString(o.out, -1); len(found) != len(mistakes) {
		t.Errorf("found %q, want %q", found, mistakes)
	}
	if strings.Contains(o.out, "fehler.yaml: in Ordnung") {
		t.Error("a broken definition is called sound")
	}
}

func TestFindingsAsJSONAreAList(t *testing.T) {
	var findings []survey.Finding
	o := command(t, "lint", "--json", "testdata/fehler.yaml")
	if err := json.Unmarshal([]byte(o.out), &findings); err != nil || o.code != 1 || len(findings) != len(mistakes) {
		t.Fatalf("code %d, %v: %s", o.code, err, o.out)
	}
	for i, line := range []int{7, 13, 19} {
		if f := findings[i]; f.Line != line || f.Code == "" || f.Text == "" || f.Hint == "" || !strings.HasSuffix(f.File, "fehler.yaml") {
			t.Errorf("finding %+v, want line %d", f, line)
		}
	}
	if o := command(t, "lint", "--json"); o.code != 0 || strings.TrimSpace(o.out) != "[]" {
		t.Errorf("a sound definition gives %+v", o)
	}
}

func TestADefinitionIsPrintedForReading(t *testing.T) {
	o := command(t, "lint", "--expand", "testdata/kurz.yaml")
	if o.code != 0 || o.err != "" {
		t.Fatalf("%+v", o)
	}
	contains(t, o.out, "I.1.2    Welche Projekte gibt es?\n         [probe.projekte] Mehrfachauswahl\n         [ ] WLAN [wlan]\n",
		"mit Textfeld (höchstens 200 Zeichen)", "[ ] Nichts davon\n")
	if strings.Contains(o.out, "in Ordnung") {
		t.Error("the reading is mixed with the report")
	}
	command(t, "lint", "--expand", "testdata/fehler.yaml").refused(t, 1, mistakes...)
	command(t, "lint", "--expand", "--json").refused(t, 2, "nicht verstanden")
}

func TestTheSchemaIsPrintedAsJSON(t *testing.T) {
	var schema map[string]any
	o := command(t, "schema")
	if err := json.Unmarshal([]byte(o.out), &schema); err != nil || o.code != 0 || schema["title"] != "Fragebogen" {
		t.Errorf("%v: %+v", err, o)
	}
}

func TestAFileThatIsNotThereIsNamed(t *testing.T) {
	command(t, "lint", "testdata/gibtesnicht.yaml").refused(t, 1, "gibtesnicht.yaml", "lässt sich nicht lesen", "gibt es nicht")
}
