package instrument

import (
	"iter"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"
)

// place remembers where a mapping and its values stand in the file.
type place struct {
	node   *yaml.Node
	fields map[string]*yaml.Node
}

func (p *place) set(n *yaml.Node, fields map[string]*yaml.Node) { p.node, p.fields = n, fields }

// has reports whether the mapping gives the key.
func (p *place) has(key string) bool { return p.fields[key] != nil }

// count tells how many of the keys the mapping gives.
func (p *place) count(keys []string) int {
	given := 0
	for _, key := range keys {
		if p.has(key) {
			given++
		}
	}
	return given
}

// at returns the key's value, or the mapping itself where the key is missing.
func (p *place) at(key string) *yaml.Node {
	if n := p.fields[key]; n != nil {
		return n
	}
	return p.node
}

// element returns the place of the i-th element of the list under the key.
func (p *place) element(key string, i int) *yaml.Node { return p.at(key).Content[i] }

// pairs yields the keys and values of a mapping.
func pairs(n *yaml.Node) iter.Seq2[*yaml.Node, *yaml.Node] {
	return func(yield func(key, value *yaml.Node) bool) {
		for i := 0; i+1 < len(n.Content); i += 2 {
			if !yield(n.Content[i], n.Content[i+1]) {
				return
			}
		}
	}
}

// child returns the value under the key, or nil.
func child(n *yaml.Node, key string) *yaml.Node {
	if n == nil || n.Kind != yaml.MappingNode {
		return nil
	}
	for k, v := range pairs(n) {
		if k.Value == key {
			return v
		}
	}
	return nil
}

// empty reports whether nothing stands behind the key.
func empty(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && (n.ShortTag() == "!!null" || invisible(n.Value))
}

// decode fills the struct that into points to from the mapping and reports
// every key and value that does not fit. The library's own decoder tells no
// position for values that fit their type but not their meaning.
func (r *report) decode(n *yaml.Node, into any) bool {
	given := map[string]*yaml.Node{}
	into.(interface {
		set(*yaml.Node, map[string]*yaml.Node)
	}).set(n, given)
	if n.Kind != yaml.MappingNode {
		r.settle(n, "wrong_type", wantMapping)
		return false
	}
	for key, value := range pairs(n) {
		given[key.Value] = value
	}
	target := reflect.ValueOf(into).Elem()
	known := r.fields(n, target, given)
	for key := range pairs(n) {
		if !slices.Contains(known, key.Value) {
			r.add(key, "unknown_key", key.Value, strings.Join(known, ", "))
		}
	}
	return true
}

func (r *report) fields(n *yaml.Node, target reflect.Value, given map[string]*yaml.Node) []string {
	var known []string
	for i := range target.NumField() {
		field := target.Type().Field(i)
		name := field.Tag.Get("yaml")
		if name == "" {
			continue
		}
		known = append(known, name)
		rules, required := strings.CutPrefix(field.Tag.Get("validate"), "required")
		value := given[name]
		switch {
		case value == nil && required:
			r.add(n, "missing_field", name)
		case value != nil && r.value(value, target.Field(i), textStyle{field.Tag.Get("text"), field.Tag.Get("pipes") != ""}):
			r.check(value, target.Field(i), strings.TrimPrefix(rules, ","))
		}
	}
	return known
}

var (
	nodeType  = reflect.TypeFor[*yaml.Node]()
	wantKinds = map[reflect.Kind]string{reflect.String: wantText, reflect.Int: wantNumber,
		reflect.Bool: wantBool, reflect.Slice: wantList}
)

// value sets one field and reports whether the node was of its type.
func (r *report) value(n *yaml.Node, v reflect.Value, style textStyle) bool {
	if v.Type() == nodeType {
		v.Set(reflect.ValueOf(n))
		return true
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		return r.value(n, v.Elem(), style)
	case reflect.Struct:
		return r.decode(n, v.Addr().Interface())
	case reflect.Slice:
		if n.Kind != yaml.SequenceNode {
			break
		}
		v.Set(reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content)))
		for i, c := range n.Content {
			r.value(c, v.Index(i), style)
		}
		return true
	case reflect.String:
		return r.text(n, v, style)
	case reflect.Int:
		if number, err := strconv.Atoi(n.Value); err == nil && n.ShortTag() == "!!int" {
			v.SetInt(int64(number))
			return true
		}
	case reflect.Bool:
		if n.ShortTag() == "!!bool" {
			v.SetBool(strings.EqualFold(n.Value, "true")) // YAML knows True and TRUE, too
			return true
		}
	}
	r.settle(n, "wrong_type", wantKinds[v.Kind()])
	return false
}

// text sets a string. The style is "line" or "markup" for what respondents
// read, "number" for keys that may be written as a bare number.
func (r *report) text(n *yaml.Node, v reflect.Value, style textStyle) bool {
	tag := n.ShortTag()
	switch {
	case n.Kind != yaml.ScalarNode:
		r.settle(n, "wrong_type", wantText)
		return false
	case empty(n):
		r.settle(n, "empty_text")
		return false
	case tag != "!!str" && (style.name != "number" || tag != "!!int"):
		r.settle(n, "wrong_type", wantText)
		return false
	}
	v.SetString(n.Value)
	if style.prose() {
		v.SetString(r.piped(n, style))
		r.typography(n, v.String(), style.name == "line")
	}
	return true
}

// invisible reports whether nothing of the text can be seen: no soft hyphen or
// zero-width blank makes a label.
func invisible(text string) bool {
	return strings.TrimFunc(text, func(c rune) bool { return unicode.IsSpace(c) || unicode.Is(unicode.Cf, c) }) == ""
}
