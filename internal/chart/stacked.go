package chart

import (
	"strings"
)

// Stacked is a drawing of ordered answers: one 100 % bar a year, one below the
// other in the given order.
type Stacked struct {
	ID    string // unique on the page; prefix of the ids inside
	Title string
	Desc  string // short text alternative; empty: made of labels and values
	Bars  []Bar
}

// Bar is one year.
type Bar struct {
	Label    string // short: "2017"
	Note     string // shown instead of areas that are missing, at most 40 characters
	Segments []Segment
}

// Segment is one answer's area.
type Segment struct {
	Tone    Tone
	Percent float64
	Text    string // the value as printed, without "%"; drawn where there is room
}

// Heights in pixels. The narrowest area that still holds its number has two
// digits' room on a page of 320 pixels.
const (
	labelHeight  = 22
	barHeight    = 36
	barGap       = 16
	roomForText  = 6.0 // percent
	textBaseline = ".35em"
)

// SVG draws the bars.
func (s Stacked) SVG() []byte {
	title, desc := s.ID+"-title", s.ID+"-desc"
	height := len(s.Bars)*(labelHeight+barHeight+barGap) - barGap
	return svg(max(height, 0), func(w *writer) {
		w.text("title", s.Title, "id", title)
		w.text("desc", s.description(), "id", desc)
		for i, bar := range s.Bars {
			bar.draw(w, i*(labelHeight+barHeight+barGap))
		}
	}, "role", "img", "aria-labelledby", title+" "+desc)
}

func (s Stacked) description() string {
	if s.Desc != "" {
		return s.Desc
	}
	var sentences []string
	for _, bar := range s.Bars {
		sentences = append(sentences, bar.Label+": "+bar.spoken()+".")
	}
	return strings.Join(sentences, " ")
}

func (b Bar) spoken() string {
	if len(b.Segments) == 0 {
		return b.Note
	}
	var values []string
	for _, s := range b.Segments {
		values = append(values, s.Text+" %")
	}
	return strings.Join(values, ", ")
}

func (b Bar) draw(w *writer, top int) {
	w.text("text", b.Label, "class", "kf-label", "x", "0", "y", px(top+14), "font-size", "14", "font-weight", "600", "fill", ink)
	y := top + labelHeight
	w.empty("rect", "class", "kf-open", "x", "0", "y", px(y), "width", "100%", "height", px(barHeight), "fill", "none", "stroke", grid)
	if len(b.Segments) == 0 {
		w.text("text", b.Note, "class", "kf-label", "x", "8", "y", px(y+barHeight/2), "dy", textBaseline, "font-size", "14", "fill", ink)
		return
	}
	x, scale := 0.0, b.scale()
	var gaps []float64
	for _, s := range b.Segments {
		width := within(s.Percent) * scale
		if width == 0 {
			continue
		}
		s.draw(w, x, width, y)
		if x > 0 {
			gaps = append(gaps, x)
		}
		x += width
	}
	for _, x := range gaps { // on top of the areas, so that borders do not cover them
		w.empty("line", "class", "kf-gap", "x1", part(x), "x2", part(x), "y1", px(y-1), "y2", px(y+barHeight+1), "stroke", ground, "stroke-width", "2")
	}
}

// scale shrinks a bar whose rounded percentages add up to more than 100.
func (b Bar) scale() float64 {
	total := 0.0
	for _, s := range b.Segments {
		total += within(s.Percent)
	}
	return 100 / max(total, 100)
}

func (s Segment) draw(w *writer, x, width float64, y int) {
	look := s.Tone.look()
	area := []string{"class", "kf-" + look.class, "x", part(x), "y", px(y), "width", part(width), "height", px(barHeight), "fill", look.fill}
	if look.border != "" {
		area = append(area, "stroke", look.border)
	}
	w.empty("rect", area...)
	if width >= roomForText {
		w.text("text", s.Text, "class", "kf-on-"+look.class, "x", part(x+width/2), "y", px(y+barHeight/2), "dy", textBaseline,
			"text-anchor", "middle", "font-size", "14", "fill", look.text)
	}
}
