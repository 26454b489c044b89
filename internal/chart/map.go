package chart

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
)

// Map is the outlines of places, as a file of ready paths holds them. It is the
// one drawing that scales with its room, and the one with links.
type Map struct {
	box     string
	shapes  []shape
	borders string
}

type shape struct{ key, path string }

// Fill is how a place on a map is filled. All fills differ without colour, too:
// full, striped, empty, dotted.
type Fill int

// The fills.
const (
	FillNone Fill = iota // not one of the places in question: plain grey, no link
	FillFull
	FillStriped
	FillEmpty
	FillDotted
)

// Place is what a map shows of one of its shapes.
type Place struct {
	Fill  Fill
	Label string // read out, and shown to the mouse
	Href  string
}

// ReadMap reads an SVG file whose paths have ids of one letter and the place's
// key. The path of class landgrenzen is drawn above all others.
func ReadMap(r io.Reader) (*Map, error) {
	m := &Map{}
	for d := xml.NewDecoder(r); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("read map: %w", err)
		}
		element, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		attr := map[string]string{}
		for _, a := range element.Attr {
			attr[a.Name.Local] = a.Value
		}
		switch {
		case element.Name.Local == "svg":
			m.box = attr["viewBox"]
		case element.Name.Local != "path":
		case attr["class"] == "landgrenzen":
			m.borders = attr["d"]
		case len(attr["id"]) > 1:
			m.shapes = append(m.shapes, shape{attr["id"][1:], attr["d"]})
		}
	}
	if m.box == "" || len(m.shapes) == 0 {
		return nil, errors.New("read map: no shapes")
	}
	return m, nil
}

// Holds reports whether the map has a shape of that key.
func (m *Map) Holds(key string) bool {
	return slices.ContainsFunc(m.shapes, func(s shape) bool { return s.key == key })
}

// SVG draws the map with the places by key. id is unique on the page; the
// swatches of MapSwatch use the patterns that are drawn with it.
func (m *Map) SVG(id, title, desc string, places map[string]Place) []byte {
	w := &writer{}
	w.start("svg", "xmlns", "http://www.w3.org/2000/svg", "class", "kf-svg kf-map", "viewBox", m.box, "role", "group",
		"aria-labelledby", id+"-title "+id+"-desc")
	w.text("title", title, "id", id+"-title")
	w.text("desc", desc, "id", id+"-desc")
	w.patterns(id)
	w.start("g", "fill-rule", "evenodd", "stroke", edge, "stroke-width", "1.5", "class", "kf-map-shapes")
	for _, s := range m.shapes {
		p, known := places[s.key]
		if !known {
			w.empty("path", "class", "kf-map-none", "fill", looks[Neutral].fill, "d", s.path)
			continue
		}
		w.start("a", "href", p.Href, "aria-label", p.Label)
		w.start("path", append(fillOf(id, p.Fill), "d", s.path)...)
		w.text("title", p.Label)
		w.end()
		w.end()
	}
	w.end()
	if m.borders != "" {
		w.empty("path", "class", "kf-map-borders", "d", m.borders, "fill", "none", "stroke", ink, "stroke-width", "3", "pointer-events", "none")
	}
	w.end()
	return w.b.Bytes()
}

func fillOf(id string, f Fill) []string {
	switch f {
	case FillFull:
		return []string{"class", "kf-map-full", "fill", looks[Tone1].fill}
	case FillStriped:
		return []string{"fill", "url(#" + id + "-striped)"}
	case FillDotted:
		return []string{"fill", "url(#" + id + "-dotted)"}
	case FillEmpty:
		return []string{"class", "kf-map-empty", "fill", ground}
	}
	return []string{"class", "kf-map-none", "fill", looks[Neutral].fill}
}

// patterns are as large as they look at about half the size of the map's box.
func (w *writer) patterns(id string) {
	w.start("defs")
	for _, p := range []struct {
		name string
		draw func()
	}{
		{"striped", func() {
			w.empty("path", "class", "kf-map-stripe", "d", "M-3 3L3 -3M0 14L14 0M11 17L17 11", "stroke", looks[Tone2].fill, "stroke-width", "5")
		}},
		{"dotted", func() {
			w.empty("circle", "class", "kf-map-dot", "cx", "7", "cy", "7", "r", "4", "fill", ink)
		}},
	} {
		w.start("pattern", "id", id+"-"+p.name, "width", "14", "height", "14", "patternUnits", "userSpaceOnUse")
		w.empty("rect", "class", "kf-map-empty", "width", "14", "height", "14", "fill", ground)
		p.draw()
		w.end()
	}
	w.end()
}

// MapSwatch is a fill's field in a legend.
func MapSwatch(id string, f Fill) []byte {
	w := &writer{}
	w.start("svg", append([]string{"class", "kf-svg kf-mark", "width", "24", "height", "24"}, hidden...)...)
	w.empty("rect", append(fillOf(id, f), "x", "2", "y", "2", "width", "20", "height", "20", "stroke", edge)...)
	w.end()
	return w.b.Bytes()
}
