package instrument

import (
	"errors"
	"iter"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-playground/validator/v10"
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
		case value != nil && r.value(value, target.Field(i), field.Tag.Get("text")):
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
func (r *report) value(n *yaml.Node, v reflect.Value, text string) bool {
	if v.Type() == nodeType {
		v.Set(reflect.ValueOf(n))
		return true
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		return r.value(n, v.Elem(), text)
	case reflect.Struct:
		return r.decode(n, v.Addr().Interface())
	case reflect.Slice:
		if n.Kind != yaml.SequenceNode {
			break
		}
		v.Set(reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content)))
		for i, c := range n.Content {
			r.value(c, v.Index(i), text)
		}
		return true
	case reflect.String:
		return r.text(n, v, text)
	case reflect.Int:
		if number, err := strconv.Atoi(n.Value); err == nil && n.ShortTag() == "!!int" {
			v.SetInt(int64(number))
			return true
		}
	case reflect.Bool:
		if n.ShortTag() == "!!bool" {
			v.SetBool(n.Value == "true")
			return true
		}
	}
	r.settle(n, "wrong_type", wantKinds[v.Kind()])
	return false
}

// text sets a string. The style is "line" or "markup" for what respondents
// read, "number" for keys that may be written as a bare number.
func (r *report) text(n *yaml.Node, v reflect.Value, style string) bool {
	tag := n.ShortTag()
	switch {
	case n.Kind != yaml.ScalarNode:
		r.settle(n, "wrong_type", wantText)
		return false
	case tag == "!!null" || strings.TrimSpace(n.Value) == "":
		r.settle(n, "empty_text")
		return false
	case tag != "!!str" && (style != "number" || tag != "!!int"):
		r.settle(n, "wrong_type", wantText)
		return false
	}
	v.SetString(n.Value)
	if style == "line" || style == "markup" {
		r.typography(n, style == "line")
	}
	return true
}

// typography holds the printed texts to German habits.
func (r *report) typography(n *yaml.Node, oneLine bool) {
	lines := strings.Split(strings.TrimSuffix(n.Value, "\n"), "\n")
	if oneLine && (len(lines) > 1 || strings.HasSuffix(n.Value, "\n")) {
		r.add(n, "line_break")
	}
	if strings.Contains(n.Value, `"`) {
		r.add(n, "straight_quotes")
	}
	for _, line := range lines {
		if strings.Contains(line, "  ") {
			r.add(n, "double_blank")
		}
		if strings.TrimSpace(line) != line {
			r.add(n, "outer_blank")
		}
	}
}

var (
	keyPattern  = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
	pagePattern = regexp.MustCompile(`^[a-z][a-z0-9_-]*$`)
	idPattern   = regexp.MustCompile(`^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$`)
	rules       = newRules()
)

func newRules() *validator.Validate {
	v := validator.New()
	for name, pattern := range map[string]*regexp.Regexp{"key": keyPattern, "slug": pagePattern, "itemid": idPattern} {
		if err := v.RegisterValidation(name, func(f validator.FieldLevel) bool {
			return pattern.MatchString(f.Field().String())
		}); err != nil {
			panic(err)
		}
	}
	return v
}

// ruleCodes names the finding for each broken validation rule.
var ruleCodes = map[string]string{"oneof": "unknown_value", "eq": "unknown_value", "key": "invalid_key",
	"slug": "invalid_key", "itemid": "invalid_id", "min": "out_of_range", "max": "out_of_range"}

func (r *report) check(n *yaml.Node, v reflect.Value, tag string) {
	if tag == "" {
		return
	}
	var broken validator.ValidationErrors
	if err := rules.Var(v.Interface(), tag); !errors.As(err, &broken) {
		return
	}
	rule := broken[0]
	if rule.Tag() == "oneof" {
		v.SetZero() // nothing follows from an unknown kind
	}
	switch {
	case rule.Tag() == "max" && v.Kind() == reflect.String:
		r.settle(n, "text_too_long", utf8.RuneCountInString(n.Value), rule.Param())
	case rule.Tag() == "min" && v.Kind() == reflect.Slice:
		r.settle(n, "empty_list")
	case ruleCodes[rule.Tag()] == "out_of_range":
		r.settle(n, "out_of_range", n.Value, limits(tag))
	case rule.Param() != "":
		r.settle(n, ruleCodes[rule.Tag()], n.Value, strings.ReplaceAll(rule.Param(), " ", ", "))
	default:
		r.settle(n, ruleCodes[rule.Tag()], n.Value)
	}
}

// limits words "min=1,max=50" as "1 bis 50".
func limits(tag string) string {
	low, high, _ := strings.Cut(tag, ",")
	return strings.TrimPrefix(low, "min=") + " bis " + strings.TrimPrefix(high, "max=")
}
