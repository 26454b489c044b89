package main

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/export"
	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/survey"
)

type figuresCommand struct {
	database
	Wave string `name:"wave" required:"" placeholder:"KENNUNG" help:"Kennung der Erhebung."`
	JSON bool   `name:"json" help:"Gibt JSON aus statt einer Übersicht."`
}

// Run computes all figures by the same engine as the pages.
func (f figuresCommand) Run(p *program) error {
	o, err := f.openWave(p, f.Wave)
	if err != nil {
		return err
	}
	defer o.Close()
	facts, err := published()
	if err != nil {
		return err
	}
	subs, _, err := o.counted(p)
	if err != nil {
		return err
	}
	counties, err := o.FrameSize(p.ctx, o.scope)
	if err != nil {
		return err
	}
	facts = facts.For(o.definition.Questionnaire)
	tables := figure.ComputeAll(o.definition.Questionnaire, o.definition.Figures, facts, subs)
	figure.Assess(tables, facts, counties)
	if err := o.audit(p, access.ActionFiguresExported, ""); err != nil {
		return err
	}
	if f.JSON {
		return export.FiguresJSON(p.stdout, o.wave, tables)
	}
	printTables(p.stdout, o.wave, len(subs), tables)
	return nil
}

func printTables(w io.Writer, wave survey.Wave, responses int, tables []figure.Table) {
	head := fmt.Sprintf("Erhebung %s, %s: %s", wave.Key, wave.Title, plural(responses, "gezählter Antwortbogen", "gezählte Antwortbögen"))
	if note := export.Figures(wave, nil).Note; note != "" {
		head += ". " + note
	}
	fmt.Fprintln(w, head)
	for _, t := range tables {
		printTable(w, t)
	}
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

func printTable(w io.Writer, t figure.Table) {
	fmt.Fprintf(w, "\n%s %s\n    Basis: %s, n = %d\n", t.Spec.Key, t.Title, t.Main.Base.Label, t.Main.N)
	if text := t.ComparisonText(); text != "" {
		fmt.Fprintf(w, "    %s\n", text)
	}
	if text := t.Main.LeftOut(); text != "" {
		fmt.Fprintf(w, "    %s\n", text)
	}
	for i, r := range t.Rows {
		cell, count, was, now, change := t.Main.Cells[i], "–", "–", "–", ""
		if !r.Absent {
			count = strconv.Itoa(cell.Count)
		}
		if r.Published != nil && r.Published.Percent != nil {
			was = strings.Replace(fmt.Sprintf("%g %%", *r.Published.Percent), ".", ",", 1)
		}
		if t.Published == nil { // another survey than the study's
			was = ""
		} else {
			was = "  (2017: " + was + ")"
		}
		if cell.Valid {
			now = fmt.Sprintf("%d %%", cell.Rounded)
		}
		if cell.Deviation != nil {
			change = points(*cell.Deviation) + " Prozentpunkte  "
		}
		if c := cell.Change; c != nil && c.Beyond {
			change += "(" + c.German(*cell.Deviation) + ")  "
		}
		fmt.Fprintf(w, "    %5s  %6s%s  %s%s\n", count, now, was, change, r.Label)
	}
	if t.Summary != nil {
		fmt.Fprintf(w, "    %s\n", t.Summary.Text())
	}
	m := t.Missing
	fmt.Fprintf(w, "    leer %d, Keine Angabe %d, nicht gestellt %d, Nichts davon %d", m.Empty, m.NoAnswer, m.NotShown, m.None)
	if m.Apart > 0 {
		fmt.Fprintf(w, ", zu einer früheren Ausgabe %d", m.Apart)
	}
	fmt.Fprintln(w)
}

// points writes a difference with its sign: "+4,2", "−0,3", "0,0".
func points(difference float64) string {
	tenths := math.Round(difference * 10)
	sign := ""
	switch {
	case tenths > 0:
		sign = "+"
	case tenths < 0:
		sign = "−"
	}
	return sign + strings.Replace(strconv.FormatFloat(math.Abs(tenths)/10, 'f', 1, 64), ".", ",", 1)
}
