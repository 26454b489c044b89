package instrument

import (
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Schema returns the JSON Schema (2020-12) of definitions, made from the types
// that read them. An editor completes and explains with it; what needs the whole
// file, such as references, only Compile can judge.
func Schema() map[string]any {
	s := schemas{made: map[string]any{}}
	top := s.object(reflect.TypeFor[rawDefinition](), false)
	top["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	top["$defs"] = s.made
	return top
}

// schemas makes each type's schema once; those inside a block a second time,
// for there a parameter may stand instead of any value.
type schemas struct{ made map[string]any }

// reference returns the reference to the type's schema.
func (s schemas) reference(t reflect.Type, block bool) map[string]any {
	name := schemaName(t)
	if block {
		name += "_in_block"
	}
	if s.made[name] == nil {
		s.made[name] = true // conditions hold conditions
		s.made[name] = s.object(t, block)
	}
	return map[string]any{"$ref": "#/$defs/" + name}
}

// schemaName makes "absence_answer" of rawAbsenceAnswer.
func schemaName(t reflect.Type) string {
	words := capitals.ReplaceAllString(strings.TrimPrefix(t.Name(), "raw"), "_$0")
	return strings.TrimPrefix(strings.ToLower(words), "_")
}

var capitals = regexp.MustCompile(`[A-Z]`)

func (s schemas) object(t reflect.Type, block bool) map[string]any {
	properties := map[string]any{}
	required := []string{}
	for i := range t.NumField() {
		field := t.Field(i)
		key := field.Tag.Get("yaml")
		if key == "" {
			continue
		}
		rules, needed := strings.CutPrefix(field.Tag.Get("validate"), "required")
		if needed {
			required = append(required, key)
		}
		value := s.field(schemaName(t)+"."+key, field, strings.TrimPrefix(rules, ","), block)
		value["description"] = descriptions[schemaName(t)+"."+key]
		properties[key] = value
	}
	o := map[string]any{"title": titles[schemaName(t)], "type": "object", "additionalProperties": false, "properties": properties}
	if len(required) > 0 {
		o["required"] = required
	}
	maps.Copy(o, shapes(t))
	return o
}

// field returns the schema of one value. In a block it may be a parameter.
func (s schemas) field(path string, field reflect.StructField, rules string, block bool) map[string]any {
	var value map[string]any
	if field.Type == nodeType || slices.Contains(written, path) {
		value = s.special(path, block)
	} else {
		value = s.value(field.Type, field.Tag.Get("text"), rules, block)
	}
	if block {
		return anyOf(value, parameterSchema())
	}
	return value
}

// written are the values beside nodes that their Go type does not describe.
var written = []string{"definition.published_only", "figure.classes", "section.pages", "page.items", "topic.items", "block.items", "addition.items",
	"block.parameters", "changed.what"}

func anyOf(all ...map[string]any) map[string]any { return map[string]any{"anyOf": all} }

func listOf(item map[string]any) map[string]any {
	return map[string]any{"type": "array", "minItems": 1, "items": item}
}

func mapOf(value map[string]any) map[string]any {
	return map[string]any{"type": "object", "additionalProperties": value}
}

// special returns the schemas of values that can be written in several ways.
func (s schemas) special(path string, block bool) map[string]any {
	name := map[string]any{"type": "string", "minLength": 1}
	options := listOf(s.reference(reflect.TypeFor[rawOption](), block))
	switch path {
	case "definition.published_only":
		return map[string]any{"type": "array", "items": anyOf(figureNumberSchema(), s.reference(reflect.TypeFor[rawDroppedFigure](), false))}
	case "figure.classes":
		return listOf(anyOf(map[string]any{"type": "number"}, name))
	case "definition.bases":
		return mapOf(s.reference(reflect.TypeFor[rawBase](), false))
	case "definition.option_sets":
		return mapOf(options)
	case "definition.blocks":
		return mapOf(s.reference(reflect.TypeFor[rawBlock](), false))
	case "block.page":
		return s.reference(reflect.TypeFor[rawPage](), true)
	case "block.parameters":
		key := map[string]any{"type": "string", "pattern": keyPattern.String()}
		fallback := map[string]any{"type": "object", "minProperties": 1, "maxProperties": 1,
			"propertyNames": map[string]any{"pattern": keyPattern.String()}}
		return map[string]any{"type": "array", "items": anyOf(key, fallback)}
	case "block.items":
		return s.questions(true)
	case "page.items", "topic.items", "addition.items":
		return s.questions(block)
	case "use.with", "page_use.with":
		return map[string]any{"type": "object"}
	case "section.pages":
		return listOf(anyOf(s.reference(reflect.TypeFor[rawPage](), block), s.reference(reflect.TypeFor[rawPageUse](), block)))
	case "changed.what":
		return map[string]any{"enum": mappable()}
	case "item.minimum", "item.maximum", "column.minimum", "column.maximum":
		return anyOf(map[string]any{"type": "number"}, map[string]any{"type": "string", "minLength": 1})
	case "condition.above", "condition.at_least", "condition.below", "condition.at_most", "condition.equal", "condition.unequal":
		return anyOf(map[string]any{"type": "number"}, name, s.reference(reflect.TypeFor[rawOperand](), block))
	case "total.equal":
		return anyOf(map[string]any{"type": "number"}, name)
	case "item.errors":
		return mapOf(name)
	case "item.options", "column.options":
		return anyOf(name, options)
	case "item.figure":
		return anyOf(figureNumberSchema(), map[string]any{"const": "none"}, s.reference(reflect.TypeFor[rawFigure](), block))
	}
	panic("instrument: no schema for " + path)
}

// questions is a list of questions and of blocks that make some.
func (s schemas) questions(block bool) map[string]any {
	entry := anyOf(s.reference(reflect.TypeFor[rawItem](), block), s.reference(reflect.TypeFor[rawUse](), block))
	if block {
		entry = anyOf(entry, parameterSchema())
	}
	return listOf(entry)
}

// parameterSchema is what may stand in a block instead of any value.
func parameterSchema() map[string]any {
	return map[string]any{"type": "string", "pattern": mention.String()}
}

// figureNumberSchema admits 37, '37' and A5.
func figureNumberSchema() map[string]any {
	return anyOf(map[string]any{"type": "integer", "minimum": 1, "maximum": 999},
		map[string]any{"type": "string", "pattern": figurePattern.String()})
}

func (s schemas) value(t reflect.Type, text, rules string, block bool) map[string]any {
	switch t.Kind() {
	case reflect.Pointer:
		return s.value(t.Elem(), text, rules, block)
	case reflect.Struct:
		return s.reference(t, block)
	case reflect.Slice:
		list := map[string]any{"type": "array", "items": s.value(t.Elem(), text, "", block)}
		if rules == "min=1" {
			list["minItems"] = 1
		}
		return list
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Int:
		return restricted(map[string]any{"type": "integer"}, rules, "minimum", "maximum")
	}
	if text == "number" {
		return figureNumberSchema()
	}
	return restricted(map[string]any{"type": "string", "minLength": 1}, rules, "minLength", "maxLength")
}

// restricted puts the validation rules into words of the schema.
func restricted(schema map[string]any, rules, low, high string) map[string]any {
	patterns := map[string]*regexp.Regexp{"key": keyPattern, "slug": pagePattern, "itemid": idPattern}
	for rule := range strings.SplitSeq(rules, ",") {
		name, parameter, _ := strings.Cut(rule, "=")
		switch name {
		case "min":
			schema[low] = integer(parameter)
		case "max":
			schema[high] = integer(parameter)
		case "eq":
			schema["const"] = integer(parameter)
		case "oneof":
			schema["enum"] = values(schema, strings.Fields(parameter))
		case "key", "slug", "itemid":
			schema["pattern"] = patterns[name].String()
		}
	}
	return schema
}

func values(schema map[string]any, words []string) []any {
	var all []any
	for _, word := range words {
		if schema["type"] == "integer" {
			all = append(all, integer(word))
		} else {
			all = append(all, word)
		}
	}
	return all
}

func integer(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		panic("instrument: validation rule with " + digits)
	}
	return n
}

// shapes returns what holds between the keys of one mapping.
func shapes(t reflect.Type) map[string]any {
	needs := func(keys ...string) map[string]any { return map[string]any{"required": keys} }
	switch t {
	case reflect.TypeFor[rawCondition]():
		return conditionShape()
	case reflect.TypeFor[rawOperand]():
		return map[string]any{"oneOf": []any{needs("item"), needs("sum")}, "dependentRequired": map[string]any{"part": []string{"item"}}}
	case reflect.TypeFor[rawPage]():
		return map[string]any{"oneOf": []any{needs("items"), needs("topics")}}
	case reflect.TypeFor[rawBlock]():
		return map[string]any{"oneOf": []any{needs("page"), needs("items")}}
	case reflect.TypeFor[rawChanged]():
		return map[string]any{"oneOf": []any{needs("section"), needs("page"), needs("item"), needs("figure")}}
	case reflect.TypeFor[rawItem](), reflect.TypeFor[rawColumn]():
		return map[string]any{"allOf": kindRules(t)}
	}
	return nil
}

// conditionShape says that a condition has one frame and, at an item or a sum,
// one test.
func conditionShape() map[string]any {
	var shapes []any
	exactly := func(keys ...string) {
		shapes = append(shapes, map[string]any{"required": keys, "maxProperties": len(keys)})
	}
	for _, frame := range []string{"all", "any", "not"} {
		exactly(frame)
	}
	for _, test := range allTests {
		exactly("item", test)
	}
	for _, test := range comparisons {
		exactly("item", "part", test)
		exactly("sum", test)
	}
	return map[string]any{"oneOf": shapes}
}

// kindRules says which keys belong to which kinds.
func kindRules(t reflect.Type) []any {
	var all []any
	for _, k := range keysOf {
		if _, there := fieldByKey(t, k.key); !there {
			continue
		}
		all = append(all, map[string]any{
			"if":   map[string]any{"required": []string{k.key}},
			"then": map[string]any{"properties": map[string]any{"kind": anyOf(map[string]any{"enum": k.kinds}, map[string]any{"pattern": mention.String()})}},
		})
	}
	return all
}

func fieldByKey(t reflect.Type, key string) (reflect.StructField, bool) {
	for i := range t.NumField() {
		if f := t.Field(i); f.Tag.Get("yaml") == key {
			return f, true
		}
	}
	return reflect.StructField{}, false
}
