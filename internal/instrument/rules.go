package instrument

import (
	"errors"
	"reflect"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/go-playground/validator/v10"
	"go.yaml.in/yaml/v4"
)

// typography holds the printed texts to German habits.
func (r *report) typography(n *yaml.Node, text string, oneLine bool) {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if oneLine && (len(lines) > 1 || strings.HasSuffix(text, "\n")) {
		r.add(n, "line_break")
	}
	if strings.Contains(text, `"`) {
		r.add(n, "straight_quotes")
	}
	for _, line := range lines {
		if strings.Contains(strings.ReplaceAll(line, "\u00a0", " "), "  ") {
			r.add(n, "double_blank")
		}
		if strings.TrimSpace(line) != line {
			r.add(n, "outer_blank")
		}
	}
	r.wellWorded(n, text, oneLine)
	if !oneLine {
		r.markup(n, text)
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
