package survey

import (
	"slices"
	"testing"
)

func TestAPageKnowsWhichOfItsQuestionsDecide(t *testing.T) {
	leaf := func(id string) *Condition { return &Condition{Item: id, In: []string{"x"}} }
	option := func(c *Condition) []*Option { return []*Option{{Key: "x", ShowIf: c}} }
	page := func(items ...*Item) *Page { return &Page{Topics: []*Topic{{Items: items}}} }
	for name, c := range map[string]struct {
		page *Page
		want []string
	}{
		"no condition":            {page(&Item{ID: "a"}, &Item{ID: "b"}), nil},
		"a question":              {page(&Item{ID: "a"}, &Item{ID: "b", ShowIf: leaf("a")}), []string{"a"}},
		"an option":               {page(&Item{ID: "a"}, &Item{ID: "b", Options: option(leaf("a"))}), []string{"a"}},
		"a question of elsewhere": {page(&Item{ID: "a"}, &Item{ID: "b", ShowIf: leaf("z")}), nil},
		"several, each once, in the order of the page": {page(&Item{ID: "a"}, &Item{ID: "b"}, &Item{ID: "c", ShowIf: leaf("b")},
			&Item{ID: "d", ShowIf: &Condition{Any: []*Condition{leaf("b"), {Not: leaf("a")}, {All: []*Condition{leaf("c"), leaf("z")}}}}}),
			[]string{"a", "b", "c"}},
	} {
		if got := c.page.Deciding(); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
