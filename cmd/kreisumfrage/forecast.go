package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"kreisumfrage/internal/figure"
)

type forecastCommand struct {
	File     string `arg:"" optional:"" name:"datei" type:"path" help:"Fragebogen-Datei; ohne Angabe die eingebaute."`
	JSON     bool   `name:"json" help:"Gibt JSON aus statt einer Übersicht."`
	Counties int    `name:"landkreise" default:"294" placeholder:"ZAHL" help:"Zahl der Landkreise, die befragt werden."`
}

// Run says what the edition will be able to tell about the change since 2017.
func (f forecastCommand) Run(p *program) error {
	if f.Counties < 1 {
		return fmt.Errorf("--landkreise: %d Landkreise lassen sich nicht befragen", f.Counties)
	}
	e, err := soundEdition(p, f.File)
	if err != nil {
		return err
	}
	facts, err := published()
	if err != nil {
		return err
	}
	outlook := figure.Forecast(e.definition.Questionnaire, e.definition.Figures, facts, f.Counties)
	if f.JSON {
		return writeJSON(p.stdout, outlook)
	}
	printOutlook(p.stdout, e.name, outlook)
	return nil
}

func printOutlook(w io.Writer, name string, o figure.Outlook) {
	counts := map[figure.Comparable]int{}
	for _, p := range o.Figures {
		counts[p.Comparable]++
	}
	fmt.Fprintf(w, "%s: %d Abbildungen und Tabellen, mit 2017 vergleichbar: %d, mit Vorbehalt: %d, nicht: %d\n", name, len(o.Figures),
		counts[figure.FullyComparable], counts[figure.PartlyComparable], counts[figure.NotComparable])
	fmt.Fprintf(w, "\nRechnerisch erkennbare Veränderung in Prozentpunkten je Zahl der Antwortbögen, von %d Landkreisen\n", o.Counties)
	fmt.Fprintf(w, "\n%-9s  %-13s  %6s  %6s", "Abbildung", "vergleichbar", "n 2017", "Anteil")
	for _, n := range o.Responses {
		fmt.Fprintf(w, "  %4d", n)
	}
	fmt.Fprintln(w)
	for _, p := range o.Figures {
		printProspect(w, p)
	}
	fmt.Fprintf(w, "\n%s\n", figure.ForecastCaveat)
}

func printProspect(w io.Writer, p figure.Prospect) {
	fmt.Fprintf(w, "%-9s  %-13s", p.Key, p.Comparable.German())
	if len(p.Points) > 0 {
		fmt.Fprintf(w, "  %6d  %6s", p.N, decimalComma(p.Share, -1)+" %")
	}
	for _, x := range p.Points {
		fmt.Fprintf(w, "  %4s", decimalComma(x, 1))
	}
	fmt.Fprintf(w, "\n    %s\n", p.Title)
	if why := strings.TrimSpace(p.Reason + " " + p.Note); why != "" {
		fmt.Fprintf(w, "    %s\n", why)
	}
}

func decimalComma(x float64, decimals int) string {
	return strings.Replace(strconv.FormatFloat(x, 'f', decimals, 64), ".", ",", 1)
}
