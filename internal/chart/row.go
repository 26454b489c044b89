package chart

// Row is one answer of a bar chart on the fixed axis from 0 to 100 %: a bar with
// a dot for today's value, a ring for the published one, a line where the bar
// falls short of it. Its label and numbers
// are HTML beside it, so the drawing is hidden from assistive technology.
type Row struct {
	Now    *float64 // percent; nil: no value
	Before *float64 // percent; nil: not published
}

const (
	rowHeight = 24
	rowMiddle = rowHeight / 2
	rowBar    = 10
	dotRadius = 6
	ringGap   = 3 // between dot and ring where both values are the same
)

// ticks are the lines of the axis, in percent.
var ticks = []float64{0, 25, 50, 75, 100}

// SVG draws the row.
func (r Row) SVG() []byte {
	return svg(rowHeight, func(w *writer) {
		for _, x := range ticks {
			w.empty("line", "class", "kf-grid", "x1", part(x), "x2", part(x), "y1", "0", "y2", px(rowHeight), "stroke", grid)
		}
		if r.Now != nil {
			value := within(*r.Now)
			w.empty("rect", "class", "kf-now", "x", "0", "y", px(rowMiddle-rowBar/2), "width", part(value), "height", px(rowBar), "fill", now)
		}
		if r.Now != nil && r.Before != nil && *r.Before > *r.Now {
			w.empty("line", "class", "kf-link", "x1", part(within(*r.Now)), "x2", part(within(*r.Before)),
				"y1", px(rowMiddle), "y2", px(rowMiddle), "stroke", before, "stroke-width", "2")
		}
		if r.Before != nil {
			ring(w, part(within(*r.Before)))
		}
		if r.Now != nil { // above the ring, so that both are seen where they meet
			dot(w, part(within(*r.Now)))
		}
	}, hidden...)
}

func dot(w *writer, x string) {
	w.empty("circle", "class", "kf-now", "cx", x, "cy", px(rowMiddle), "r", px(dotRadius), "fill", now)
}

func ring(w *writer, x string) {
	w.empty("circle", "class", "kf-before", "cx", x, "cy", px(rowMiddle), "r", px(dotRadius+ringGap), "fill", ground, "stroke", before, "stroke-width", "3")
}

// Axis draws the numbers of the axis, to stand below the last row.
func Axis() []byte {
	return svg(18, func(w *writer) {
		for _, x := range ticks {
			anchor := "middle"
			switch x {
			case 0:
				anchor = "start"
			case 100:
				anchor = "end"
			}
			w.text("text", part(x)[:len(part(x))-1]+"\u00a0%", "class", "kf-tick", "x", part(x), "y", "13", "text-anchor", anchor, "font-size", "12", "fill", ink)
		}
	}, hidden...)
}

// Swatch draws the colour of a tone for a legend; it prints, unlike a
// background colour.
func Swatch(t Tone) []byte {
	look := t.look()
	return mark(func(w *writer) {
		area := []string{"class", "kf-" + look.class, "x", "4", "y", "4", "width", "16", "height", "16", "fill", look.fill}
		if look.border != "" {
			area = append(area, "stroke", look.border)
		}
		w.empty("rect", area...)
	})
}

// NowMark and BeforeMark draw the dot and the ring for the legend of a bar chart.
func NowMark() []byte    { return mark(func(w *writer) { dot(w, px(rowMiddle)) }) }
func BeforeMark() []byte { return mark(func(w *writer) { ring(w, px(rowMiddle)) }) }

func mark(draw func(*writer)) []byte {
	w := &writer{}
	w.start("svg", append([]string{"xmlns", "http://www.w3.org/2000/svg", "class", "kf-svg kf-mark",
		"width", px(rowHeight), "height", px(rowHeight)}, hidden...)...)
	draw(w)
	w.end()
	return w.b.Bytes()
}
