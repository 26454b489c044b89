// Package chart knows how a table becomes an accessible SVG.
//
// It knows nothing of responses, items, the study or HTTP: it is handed labels
// and percentages. Every drawing is as wide as its place and keeps its text
// size (x and width in percent, heights in pixels, no viewBox), holds neither a
// style attribute nor a style element, and carries its light colours itself;
// where static/css/chart.css is loaded, the classes take over, for dark mode
// too. The classes are
//
//	kf-svg                     every drawing
//	kf-s1 … kf-s5, kf-neutral  areas of ordered answers, dark to light, and of "kein Thema"
//	kf-on-s1 …, kf-on-neutral  text on these areas
//	kf-gap, kf-open            line between areas; bar without values
//	kf-now, kf-before, kf-link bar and dot of today, ring of the published value, line between
//	kf-grid, kf-label, kf-tick lines of the axis; text beside bars; text of the axis
//	kf-curve, kf-mailed        steps of a curve; a day that stands out
//	kf-target, kf-earlier      lines across a curve
//	kf-map, kf-map-…           the map, which alone has a viewBox; its fills and lines
//
// Texts that may be long (answers, legends, captions) are HTML and not drawn:
// SVG text does not wrap. chart.css lays that HTML out under the classes
// kf-legend, kf-rows, kf-row, kf-row-label, kf-row-plot, kf-row-values.
package chart

// Tone is the colour role of an area.
type Tone int

// The tones: ordered answers from the strongest to the weakest, and the answer
// that stands outside the order.
const (
	Neutral Tone = iota
	Tone1
	Tone2
	Tone3
	Tone4
	Tone5
)

// Tones gives n answers their tones in order; with a neutral last answer that
// one is Neutral. Beyond five ordered answers the weakest tone repeats.
func Tones(n int, lastNeutral bool) []Tone {
	tones := make([]Tone, n)
	for i := range tones {
		tones[i] = min(Tone1+Tone(i), Tone5)
	}
	if lastNeutral && n > 0 {
		tones[n-1] = Neutral
	}
	return tones
}

// look is how a tone is drawn: colours of the light page, which chart.css
// repeats under the class.
type look struct {
	class  string
	fill   string
	text   string
	border string // empty: dark enough against the page
}

const (
	ink    = "#131525"
	ground = "#ffffff"
	now    = "#12436d"
	before = "#f46a25"
	grid   = "#c3c6d4"
	edge   = "#6e7597"
)

var looks = [...]look{
	Neutral: {"neutral", "#e3e4ea", ink, edge},
	Tone1:   {"s1", "#12436d", ground, ""},
	Tone2:   {"s2", "#2073bc", ground, ""},
	Tone3:   {"s3", "#6bace6", ink, edge},
	Tone4:   {"s4", "#b4d5f3", ink, edge},
	Tone5:   {"s5", "#e1eefa", ink, edge},
}

func (t Tone) look() look {
	if t < 0 || int(t) >= len(looks) {
		t = Neutral
	}
	return looks[t]
}
