package web

import (
	"fmt"
	"html/template"
	"strconv"

	"kreisumfrage/internal/chart"
	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/survey"
)

// chartView is a figure's drawing: stacked bars with their legend, or one row an
// answer. Long texts are HTML beside the drawings.
type chartView struct {
	Legend  []legendView
	Drawing template.HTML // stacked bars; empty for rows
	Rows    []chartRow
	Axis    template.HTML
}

type legendView struct {
	Mark  template.HTML
	Label string
}

type chartRow struct {
	Label  string
	Plot   template.HTML
	Values string
}

// drawing vouches that package chart escapes what it is handed.
func drawing(svg []byte) template.HTML { return template.HTML(svg) }

func chartOf(w survey.Wave, t figure.Table) *chartView {
	if len(t.Rows) == 0 || (t.NoItem && !anyPublished(t)) {
		return nil
	}
	if t.Spec.Chart == figure.Stacked {
		return stackedChart(w, t)
	}
	return rowChart(w, t)
}

func stackedChart(w survey.Wave, t figure.Table) *chartView {
	tones := chart.Tones(len(t.Rows), t.Rows[len(t.Rows)-1].Neutral)
	view := &chartView{}
	before := chart.Bar{Label: strconv.Itoa(publishedYear), Note: notStated}
	now := chart.Bar{Label: yearLabel(w), Note: "noch keine Angaben"}
	for i, row := range t.Rows {
		view.Legend = append(view.Legend, legendView{drawing(chart.Swatch(tones[i])), row.Label})
		if p := row.Published; p != nil && p.Percent != nil {
			before.Segments = append(before.Segments, chart.Segment{Tone: tones[i], Percent: *p.Percent, Text: germanNumber(*p.Percent)})
		}
		if cell := t.Main.Cells[i]; cell.Valid {
			now.Segments = append(now.Segments, chart.Segment{Tone: tones[i], Percent: cell.Exact, Text: strconv.Itoa(cell.Rounded)})
		}
	}
	bars := []chart.Bar{before, now}
	if t.Published == nil {
		bars = bars[1:]
	}
	if t.NoItem {
		bars = bars[:1]
	}
	view.Drawing = drawing(chart.Stacked{ID: "abb-" + t.Spec.Key + "-bild", Title: t.Title, Bars: bars}.SVG())
	return view
}

func yearLabel(w survey.Wave) string {
	switch {
	case w.Reconstructed:
		return "Rekonstruktion"
	case w.Pretest:
		return fmt.Sprintf("%d (Pretest)", w.Year)
	case w.SampleData:
		return fmt.Sprintf("%d (Beispieldaten)", w.Year)
	}
	return strconv.Itoa(w.Year)
}

func rowChart(w survey.Wave, t figure.Table) *chartView {
	view := &chartView{Axis: drawing(chart.Axis())}
	if t.Published != nil {
		view.Legend = append(view.Legend, legendView{drawing(chart.BeforeMark()), strconv.Itoa(publishedYear)})
	}
	view.Legend = append(view.Legend, legendView{drawing(chart.NowMark()), yearLabel(w)})
	for i, row := range t.Rows {
		cell := t.Main.Cells[i]
		plot := chart.Row{}
		if cell.Valid {
			plot.Now = &cell.Exact
		}
		if row.Published != nil {
			plot.Before = row.Published.Percent
		}
		view.Rows = append(view.Rows, chartRow{Label: row.Label, Plot: drawing(plot.SVG()), Values: valuesText(t, shortYear(w), row, cell)})
	}
	return view
}

func valuesText(t figure.Table, year string, row figure.Row, cell figure.Cell) string {
	text := year + ": " + percentOf(cell)
	if t.Published == nil {
		return text
	}
	text = strconv.Itoa(publishedYear) + ": " + publishedText(t, row) + " · " + text
	if cell.Deviation != nil && cell.Valid {
		text += " (" + germanPoints(*cell.Deviation) + " Prozentpunkte)"
	}
	return text
}

// shortYear stands in every row, below a legend that says what the year is.
func shortYear(w survey.Wave) string {
	if w.Reconstructed {
		return "Rekonstruktion"
	}
	return strconv.Itoa(w.Year)
}
