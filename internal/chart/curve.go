package chart

// Curve is a drawing of what grew from day to day, in percent of all there is.
type Curve struct {
	ID       string // unique on the page; prefix of the ids inside
	Title    string
	Desc     string
	From, To string      // what stands below the first and the last day
	Days     []CurveDay  // evenly spaced
	Target   *CurveLevel // drawn dashed; its label stands at the right
	Earlier  *CurveLevel // drawn dotted; its label stands at the left
}

// CurveDay is one day of a curve.
type CurveDay struct {
	Percent *float64 // at the end of the day; nil where it is still to come
	Marked  bool
}

// CurveLevel is a line across the whole drawing.
type CurveLevel struct {
	Percent float64
	Label   string // short: "Ziel 60 %"
}

// Heights in pixels.
const (
	curveTop    = 20 // room for the label of a level at 100 %
	curveHeight = 240
	curveFoot   = 28
)

// SVG draws the curve as steps, a level piece a day.
func (c Curve) SVG() []byte {
	title, desc := c.ID+"-title", c.ID+"-desc"
	return svg(curveTop+curveHeight+curveFoot, func(w *writer) {
		w.text("title", c.Title, "id", title)
		w.text("desc", c.Desc, "id", desc)
		for _, percent := range []float64{0, 25, 50, 75, 100} {
			y := px(curveY(percent))
			w.empty("line", "class", "kf-grid", "x1", "0", "x2", "100%", "y1", y, "y2", y, "stroke", grid)
		}
		c.marks(w)
		c.level(w, c.Earlier, "kf-earlier", before, "2 4", "start", "0")
		c.level(w, c.Target, "kf-target", ink, "8 4", "end", "100%")
		c.steps(w)
		foot := px(curveTop + curveHeight + 20)
		w.text("text", c.From, "class", "kf-tick", "x", "0", "y", foot, "font-size", "14", "fill", ink)
		w.text("text", c.To, "class", "kf-tick", "x", "100%", "y", foot, "text-anchor", "end", "font-size", "14", "fill", ink)
	}, "role", "img", "aria-labelledby", title+" "+desc)
}

func curveY(percent float64) int {
	return curveTop + curveHeight - int(within(percent)*curveHeight/100+0.5)
}

// x is where the day begins.
func (c Curve) x(day int) string { return part(100 * float64(day) / float64(len(c.Days))) }

func (c Curve) marks(w *writer) {
	for i, d := range c.Days {
		if d.Marked {
			w.empty("line", "class", "kf-mailed", "x1", c.x(i), "x2", c.x(i), "y1", px(curveTop), "y2", px(curveTop+curveHeight+8),
				"stroke", edge, "stroke-width", "2")
		}
	}
}

func (c Curve) level(w *writer, l *CurveLevel, class, colour, dashes, anchor, x string) {
	if l == nil {
		return
	}
	y := curveY(l.Percent)
	w.empty("line", "class", class, "x1", "0", "x2", "100%", "y1", px(y), "y2", px(y), "stroke", colour,
		"stroke-width", "2", "stroke-dasharray", dashes)
	w.text("text", l.Label, "class", "kf-tick", "x", x, "y", px(y-6), "text-anchor", anchor, "font-size", "14", "fill", ink)
}

func (c Curve) steps(w *writer) {
	line := func(x1, x2 string, y1, y2 int) {
		w.empty("line", "class", "kf-curve", "x1", x1, "x2", x2, "y1", px(y1), "y2", px(y2), "stroke", now,
			"stroke-width", "3", "stroke-linecap", "square")
	}
	last := curveY(0)
	for i, d := range c.Days {
		if d.Percent == nil {
			break
		}
		y := curveY(*d.Percent)
		if y != last {
			line(c.x(i), c.x(i), last, y)
		}
		line(c.x(i), c.x(i+1), y, y)
		last = y
	}
}

// LineMarks are the samples of a legend: of the curve, of a marked day.
func LineMarks() (curve, marked []byte) {
	sample := func(class, colour, width string, upright bool) []byte {
		x1, x2, y1, y2 := "0", "24", "12", "12"
		if upright {
			x1, x2, y1, y2 = "12", "12", "0", "24"
		}
		w := &writer{}
		w.start("svg", append([]string{"class", "kf-svg kf-mark", "width", "24", "height", "24"}, hidden...)...)
		w.empty("line", "class", class, "x1", x1, "x2", x2, "y1", y1, "y2", y2, "stroke", colour, "stroke-width", width)
		w.end()
		return w.b.Bytes()
	}
	return sample("kf-curve", now, "3", false), sample("kf-mailed", edge, "2", true)
}
