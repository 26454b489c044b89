package chart

import (
	"bytes"
	"encoding/xml"
	"math"
	"strconv"
)

// writer builds well-formed SVG. Attributes come as name and value in turn.
type writer struct {
	b    bytes.Buffer
	open []string
}

func (w *writer) tag(name string, attributes []string) {
	w.b.WriteString("<" + name)
	for i := 0; i+1 < len(attributes); i += 2 {
		w.b.WriteString(" " + attributes[i] + `="`)
		escape(&w.b, attributes[i+1])
		w.b.WriteByte('"')
	}
}

func (w *writer) start(name string, attributes ...string) {
	w.tag(name, attributes)
	w.b.WriteByte('>')
	w.open = append(w.open, name)
}

func (w *writer) end() {
	last := len(w.open) - 1
	w.b.WriteString("</" + w.open[last] + ">")
	w.open = w.open[:last]
}

func (w *writer) empty(name string, attributes ...string) {
	w.tag(name, attributes)
	w.b.WriteString("/>")
}

func (w *writer) text(name, content string, attributes ...string) {
	w.start(name, attributes...)
	escape(&w.b, content)
	w.end()
}

func escape(b *bytes.Buffer, text string) {
	xml.EscapeText(b, []byte(text)) // a bytes.Buffer never fails
}

// svg draws inside a root of the height. Further attributes name it or hide it
// from assistive technology.
func svg(height int, draw func(*writer), attributes ...string) []byte {
	w := &writer{}
	w.start("svg", append([]string{"xmlns", "http://www.w3.org/2000/svg", "class", "kf-svg", "width", "100%",
		"height", strconv.Itoa(height), "overflow", "visible"}, attributes...)...)
	draw(w)
	w.end()
	return w.b.Bytes()
}

// hidden keeps a drawing from assistive technology where HTML beside it says the same.
var hidden = []string{"aria-hidden", "true", "focusable", "false"}

func px(n int) string { return strconv.Itoa(n) }

// part writes a share of the width, to a hundredth of a percent.
func part(percent float64) string {
	return strconv.FormatFloat(math.Round(percent*100)/100, 'f', -1, 64) + "%"
}

// within keeps what is no percentage from leaving the drawing.
func within(percent float64) float64 {
	if math.IsNaN(percent) {
		return 0
	}
	return min(max(percent, 0), 100)
}
