package main

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"kreisumfrage/internal/figure"
)

func TestTheForecastOfTheShippedDefinition(t *testing.T) {
	o := command(t, "forecast")
	if o.code != 0 || o.err != "" {
		t.Fatalf("%+v", o)
	}
	// 42 % of 146 and 49 % of 102 portals: the points as worked out in the tests
	// of package figure
	contains(t, o.out, "dlt-2026.yaml: 61 Abbildungen und Tabellen, mit 2017 vergleichbar: 37, mit Vorbehalt: 11, nicht: 13\n",
		"von 294 Landkreisen\n", "Abbildung  vergleichbar   n 2017  Anteil   100   146   200   250\n",
		"\n1          ja                146    42 %  13,9  11,5   9,8   8,8\n    Verfügt Ihr Landkreis über eine eigene Digitalisierungsstrategie",
		"\n38         ja                102    49 %  16,8  13,9  11,9  10,7\n",
		"\n53         nein         \n    Welche Rechtssätze/sonstige Hemmfaktoren behindern aus Ihrer Sicht die Umsetzung der Digitalisierung im Aufgabenbereich „Digitalisierung der Verwaltung“?\n    Zu keiner der Antworten steht ein genauer Wert im Studientext. Die Antworten sind ein Vorschlag;",
		figure.ForecastCaveat)
	for _, forbidden := range []string{"Fehlergrenze", "%!"} {
		if strings.Contains(o.out, forbidden) {
			t.Errorf("says %q", forbidden)
		}
	}
	if rows := regexp.MustCompile(`(?m)^A?[0-9]+ +(ja|mit Vorbehalt|nein) `).FindAllString(o.out, -1); len(rows) != 61 {
		t.Errorf("%d rows", len(rows))
	}
}

func TestTheForecastKnowsOtherFramesAndOtherSurveys(t *testing.T) {
	o := command(t, "forecast", "--json", "--landkreise", "150", "../../questionnaire/dlt-2026.yaml")
	var outlook figure.Outlook
	if err := json.Unmarshal([]byte(o.out), &outlook); err != nil || o.code != 0 {
		t.Fatalf("%v: %+v", err, o)
	}
	first := outlook.Figures[0]
	if outlook.Counties != 150 || fmt.Sprint(outlook.Responses) != "[100 146]" || first.Key != "1" || first.Share != 42 || len(first.Points) != 2 {
		t.Errorf("%+v, %+v", outlook.Responses, first)
	}
	o = command(t, "forecast", "../../internal/instrument/testdata/it-personal.yaml")
	contains(t, o.out, "mit 2017 vergleichbar: 0, mit Vorbehalt: 0", "2018 ist dazu nichts veröffentlicht.")
}

func TestWhatCannotBeForecastIsSaid(t *testing.T) {
	command(t, "forecast", "testdata/fehler.yaml").refused(t, 1, append(mistakes, "der Fragebogen hat Fehler")...)
	command(t, "forecast", "testdata/gibtesnicht.yaml").refused(t, 1, "lässt sich nicht lesen")
	command(t, "forecast", "--landkreise", "0").refused(t, 1, "0 Landkreise lassen sich nicht befragen")
	command(t, "forecast", "--landkreise", "viele").refused(t, 2, "nicht verstanden")
}
