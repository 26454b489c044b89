package docx

import (
	"bytes"
	"encoding/xml"
)

// element is one XML element, with either text or further elements inside.
type element struct {
	name   string
	attrs  []xml.Attr
	inside []element
	text   string
}

// el makes an element of the word-processing vocabulary.
func el(name string, inside ...element) element {
	return element{name: "w:" + name, inside: inside}
}

// val makes an element that only carries a value, as most properties do.
func val(name, value string) element { return el(name).with("w:val", value) }

// with returns the element with further attributes, given as name and value in
// turn.
func (e element) with(attrs ...string) element {
	for i := 0; i+1 < len(attrs); i += 2 {
		e.attrs = append(e.attrs, xml.Attr{Name: xml.Name{Local: attrs[i]}, Value: attrs[i+1]})
	}
	return e
}

// add returns the element with more inside.
func (e element) add(inside ...element) element {
	e.inside = append(e.inside, inside...)
	return e
}

const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// bytes is the XML file of a root element. The encoder puts U+FFFD in place of
// what no XML can hold: control characters and bad UTF-8.
func (e element) bytes() []byte {
	var b bytes.Buffer
	b.WriteString(declaration)
	enc := xml.NewEncoder(&b)
	if err := e.encode(enc); err != nil { // our own names and a buffer only: cannot fail
		panic(err)
	}
	if err := enc.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func (e element) encode(enc *xml.Encoder) error {
	start := xml.StartElement{Name: xml.Name{Local: e.name}, Attr: e.attrs}
	if err := enc.EncodeToken(start); err != nil {
		return err
	}
	if err := enc.EncodeToken(xml.CharData(e.text)); err != nil {
		return err
	}
	for _, in := range e.inside {
		if err := in.encode(enc); err != nil {
			return err
		}
	}
	return enc.EncodeToken(start.End())
}
