package instrument

import (
	"slices"
	"strings"

	"kreisumfrage/internal/survey"
)

// anywhere lets a condition refer to every item: filters of figures do, routing
// does not.
const anywhere = int(^uint(0) >> 1)

// condition checks the references and returns the condition. Items from the
// index before on are later ones: on the way to them their answers cannot be
// known.
func (b *builder) condition(raw *rawCondition, before int) *survey.Condition {
	shapes := 0
	for _, key := range []string{"item", "all", "any", "not"} {
		if raw.has(key) {
			shapes++
		}
	}
	if shapes != 1 || raw.has("in") != raw.has("item") {
		b.settle(raw.node, "condition_shape")
		return nil
	}
	c := &survey.Condition{Item: raw.Item, In: raw.In}
	for i := range raw.All {
		c.All = append(c.All, b.condition(&raw.All[i], before))
	}
	for i := range raw.Any {
		c.Any = append(c.Any, b.condition(&raw.Any[i], before))
	}
	if raw.Not != nil {
		c.Not = b.condition(raw.Not, before)
	}
	if raw.Item != "" {
		b.reference(raw, before)
	}
	return c
}

func (b *builder) reference(raw *rawCondition, before int) {
	n := raw.at("item")
	it := b.byID[raw.Item]
	switch {
	case it == nil:
		b.add(n, "unknown_item", raw.Item)
		return
	case it.Index >= before:
		b.add(n, "later_item", raw.Item)
	case !it.Kind.HasOptions():
		b.add(n, "item_without_options", raw.Item)
		return
	}
	for i, key := range raw.In {
		if key != "" && it.Option(key) == nil {
			b.add(raw.element("in", i), "unknown_option", key, keysOfOptions(it.Options))
		}
		if slices.Contains(raw.In[:i], key) {
			b.add(raw.element("in", i), "repeated_option", key)
		}
	}
}

func keysOfOptions(options []*survey.Option) string {
	var keys []string
	for _, o := range options {
		keys = append(keys, o.Key)
	}
	return strings.Join(keys, ", ")
}
