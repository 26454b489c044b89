package web

import (
	"fmt"
	"strings"

	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/form"
)

// precisionView tells how far chance and the missing counties may have shifted a
// figure's percentages.
type precisionView struct {
	Widest   string // how much chance explains at most
	Caveat   string
	Extremes bool // the missing counties could have moved the percentages so far
	Halves   bool // early and late responses are shown apart
	Early    string
	Late     string
	Rows     []precisionRow
	Change   string // how the differences from 2017 are judged; empty where none is
}

type precisionRow struct {
	Label    string
	Percent  string
	Interval string
	Extremes string
	Early    string
	Late     string
}

func precisionOf(d *figure.Data, t figure.Table) *precisionView {
	if t.Main.Population == 0 {
		return nil
	}
	view := &precisionView{Widest: widestText(t.Main), Caveat: figure.PrecisionCaveat}
	early, late, halves := d.Halves(t)
	if view.Halves = halves; halves {
		view.Early, view.Late = "n = "+form.Number(early.N), "n = "+form.Number(late.N)
	}
	for i, row := range t.Rows {
		cell := t.Main.Cells[i]
		if cell.Interval == nil {
			continue
		}
		line := precisionRow{Label: row.Label, Percent: percentOf(cell), Interval: rangeText(*cell.Interval)}
		if cell.Extremes != nil {
			view.Extremes, line.Extremes = true, rangeText(*cell.Extremes)
		}
		if halves {
			line.Early, line.Late = percentOf(early.Cells[i]), percentOf(late.Cells[i])
		}
		view.Rows = append(view.Rows, line)
		if cell.Change != nil {
			view.Change = figure.ChangeCaveat
		}
	}
	return view
}

// widestText counts the counties that the base stands for in whole ones.
func widestText(r figure.Reading) string {
	all := form.Number(int(r.Population + 0.5))
	if float64(r.N) >= r.Population {
		return fmt.Sprintf("Die Basis steht für %s Landkreise. Alle haben geantwortet; der Zufall spielt keine Rolle.", all)
	}
	return fmt.Sprintf("Die Basis steht für %s Landkreise. Bei n = %s beträgt die Schwankungsbreite höchstens ±%s Prozentpunkte.",
		all, form.Number(r.N), oneDecimal(figure.Widest(r.N, r.Population)))
}

func rangeText(i figure.Interval) string {
	return oneDecimal(i.Low) + " bis " + oneDecimal(i.High) + "\u00a0%"
}

func oneDecimal(v float64) string { return strings.Replace(fmt.Sprintf("%.1f", v), ".", ",", 1) }

// verdictOf is empty where nothing was tested.
func verdictOf(c figure.Cell) string {
	if c.Change == nil || c.Deviation == nil {
		return ""
	}
	return fmt.Sprintf("%s (±%s)", c.Change.German(*c.Deviation), oneDecimal(c.Change.Margin))
}

// changeText says in one sentence what has changed beyond chance since 2017.
func changeText(t figure.Table) string {
	if t.Published == nil || t.NoItem || t.Main.N == 0 || !anyPublished(t) {
		return ""
	}
	tested := false
	var beyond []string
	for i, row := range t.Rows {
		switch c := t.Main.Cells[i]; {
		case c.Change == nil:
		case c.Change.Beyond:
			beyond = append(beyond, fmt.Sprintf("„%s“ (%s)", row.Label, germanPoints(*c.Deviation)))
			fallthrough
		default:
			tested = true
		}
	}
	switch {
	case !tested:
		return "Ob sich seit 2017 etwas verändert hat, ist nicht prüfbar."
	case len(beyond) == 0:
		return "Gegenüber 2017 im Rahmen der Schwankungsbreite unverändert."
	}
	return "Gegenüber 2017 über die Schwankungsbreite hinaus verändert (Prozentpunkte): " + strings.Join(beyond, ", ") + "."
}
