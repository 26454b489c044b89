package instrument

import (
	"slices"

	"kreisumfrage/internal/figure"
)

// figures compares the figures by their number.
func (d *differ) figures() {
	before := byName(d.old.Figures, figureNumber)
	now := byName(d.now.Figures, figureNumber)
	for _, f := range d.old.Figures {
		_, there := now[f.Key]
		if !there && d.now.Questionnaire.Item(d.items[f.Item]) != nil { // else the item's removal says it
			d.removed("figure_removed", Subject{Figure: f.Key})
		}
	}
	for _, f := range d.now.Figures {
		if was, there := before[f.Key]; there {
			d.figure(Subject{Figure: f.Key}, was, f)
		} else {
			d.add("figure_added", Subject{Figure: f.Key}, "key")
		}
	}
}

func figureNumber(f figure.Spec) string { return f.Key }

func (d *differ) figure(s Subject, before, now figure.Spec) {
	item := d.items[before.Item]
	switch {
	case item == now.Item:
	case before.Item == "":
		d.add("figure_added", s, "key")
		return
	case now.Item == "" && d.now.Questionnaire.Item(item) == nil:
		return // the item's removal says it
	case now.Item == "":
		d.removed("figure_removed", s)
		return
	default:
		d.add("figure_item_changed", s, "key", now.Item, before.Item)
	}
	d.words(s, before, now)
	if now.Item == "" {
		return
	}
	q, earlier := d.now.Questionnaire, d.old.Questionnaire
	if d.base(before.Base, true) != d.base(now.Base, false) {
		d.add("base_changed", s, "base", baseWords(q, now.Base), baseWords(earlier, before.Base))
	}
	if !slices.Equal(before.Classes, now.Classes) {
		d.add("classes_changed", s, "classes", classWords(now), classWords(before))
	}
	d.text(s, "base", "Die Beschriftung der Basis", before.Base.Label, now.Base.Label)
	then, readings := d.bases(before.Readings, true), d.bases(now.Readings, false)
	for i, r := range before.Readings {
		if !slices.Contains(readings, then[i]) {
			d.add("reading_removed", s, "readings", baseWords(earlier, r))
		}
	}
	for i, r := range now.Readings {
		if !slices.Contains(then, readings[i]) {
			d.add("reading_added", s, "readings", baseWords(q, r))
		}
	}
	if before.Chart != now.Chart || !slices.Equal(d.drawn(before, item), now.Order) {
		d.add("drawing_changed", s, "chart")
	}
}

// words compares what only readers of the figure notice.
func (d *differ) words(s Subject, before, now figure.Spec) {
	d.text(s, "title", "Die Überschrift", before.Title, now.Title)
	d.text(s, "note", "Der Satz zur Vergleichbarkeit", before.Note, now.Note)
	if before.Comparison != now.Comparison {
		d.add("grade_changed", s, "comparison", now.Comparison.German(), before.Comparison.German())
	}
}

// drawn returns the order of the old edition with the keys of now.
func (d *differ) drawn(f figure.Spec, item string) []string {
	var keys []string
	for _, key := range f.Order {
		keys = append(keys, d.optionNow(Subject{Item: item, Option: key}))
	}
	return keys
}

// base writes a base so that equal ones are written equally.
func (d *differ) base(b figure.Base, old bool) string {
	return string(b.Kind) + d.normal(b.Filter, old)
}

func (d *differ) bases(all []figure.Base, old bool) []string {
	var list []string
	for _, b := range all {
		list = append(list, d.base(b, old))
	}
	return list
}
