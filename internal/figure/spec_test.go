package figure

import (
	"maps"
	"slices"
	"testing"
)

func TestKeysByItemLeavesOutWhatHasNoItem(t *testing.T) {
	got := KeysByItem([]Spec{{Key: "1", Item: "a"}, {Key: "8"}, {Key: "A1", Item: "a"}, {Key: "2", Item: "b"}})
	want := map[string][]string{"a": {"1", "A1"}, "b": {"2"}}
	if !maps.EqualFunc(got, want, slices.Equal) {
		t.Errorf("got %v, want %v", got, want)
	}
}
