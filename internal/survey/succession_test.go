package survey

import (
	"slices"
	"testing"
)

func TestForebearsStoodOnTheFirstDayWhereTheCountyStandsOnTheLast(t *testing.T) {
	all := Successions{
		{"03152", "Göttingen", "03159", "2016-11-01"}, {"03156", "Osterode", "03159", "2016-11-01"},
		{"03159", "", "03999", "2028-01-01"}, {"03155", "", "03999", "2028-01-01"},
		{"01001", "", "01002", "2020-01-01"}, {"01002", "", "01001", "2021-01-01"}, // there and back
	}
	for _, c := range []struct {
		key         string
		first, last Day
		want        []string
	}{
		{"03159", "2016-01-01", "2017-12-31", []string{"03152", "03156"}},
		{"03159", "2016-11-01", "2017-12-31", nil}, // it was there already
		{"03159", "2016-01-01", "2016-10-31", nil}, // not yet
		{"03999", "2017-10-01", "2030-12-31", []string{"03155", "03159"}},
		{"03999", "2016-01-01", "2030-12-31", []string{"03152", "03155", "03156"}},
		{"01001", "2019-01-01", "2030-12-31", []string{"01002"}},
		{"07131", "2016-01-01", "2030-12-31", nil},
	} {
		if got := all.Forebears(c.key, c.first, c.last); !slices.Equal(got, c.want) {
			t.Errorf("%s from %s to %s: %q, want %q", c.key, c.first, c.last, got, c.want)
		}
	}
	if step, ended := all.EndedBy("03152", "2016-11-01"); !ended || step.Successor != "03159" {
		t.Errorf("%+v", step)
	}
	if _, ended := all.EndedBy("03152", "2016-10-31"); ended {
		t.Error("it ended a day early")
	}
}
