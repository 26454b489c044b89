package figure

import (
	"fmt"
	"strconv"
	"strings"
)

// Unreproduced is a published value that the reconstruction cannot give back,
// or gives back against other print of the same study.
type Unreproduced struct {
	Figure  string
	Option  string // key; several joined by "+" for a combined value
	Percent float64
	Reason  string // German
}

// ListUnreproduced compares the figures of the reconstructed wave with all that
// was published and names every value that does not come out, with the reason.
func ListUnreproduced(tables []Table) []Unreproduced {
	var list []Unreproduced
	for _, t := range tables {
		if t.Published == nil {
			continue
		}
		for i, row := range t.Rows {
			list = append(list, t.doubts(row, t.Main.Cells[i])...)
		}
		for _, c := range t.Combined {
			if !c.Cell.Valid || !agrees(c.Cell.Count, t.Main.N, c.Published.Percent) {
				list = append(list, Unreproduced{t.Published.Key, strings.Join(c.Published.Keys, "+"), c.Published.Percent,
					t.whyNot(c.Cell, c.Published.Percent, c.Attainable)})
			}
		}
	}
	return list
}

// doubts lists what one published option does not agree with.
func (t Table) doubts(row Row, c Cell) []Unreproduced {
	p := row.Published
	if p == nil || p.Percent == nil {
		return nil
	}
	var list []Unreproduced
	add := func(percent float64, reason string) {
		list = append(list, Unreproduced{t.Published.Key, row.Key, percent, reason})
	}
	if !c.Valid || !agrees(c.Count, t.Main.N, *p.Percent) {
		add(*p.Percent, t.whyNot(c, *p.Percent, row.Attainable))
	}
	if p.ProsePercent != nil {
		add(*p.ProsePercent, fmt.Sprintf("Der Text nennt %s, die Abbildung %s; aus einer Anzahl kann nur einer der beiden Werte entstehen. Verglichen wird mit der Abbildung.",
			percentText(*p.ProsePercent), percentText(*p.Percent)))
	}
	if axis := t.Published.AxisMax; axis > 0 && *p.Percent > float64(axis) {
		add(*p.Percent, fmt.Sprintf("Der Text nennt %s, die Achse des gedruckten Diagramms endet bei %d %%: Der Wert kann nicht zugleich der Balken sein. Nachgebildet sind die Werte des Textes (Summe der Abbildung: %d %%), nicht das Diagramm.",
			percentText(*p.Percent), axis, t.Main.Sum))
	}
	return list
}

func (t Table) whyNot(c Cell, percent float64, attainable bool) string {
	switch {
	case t.NoItem:
		return "Kein einzelner Wert der Abbildung steht im Studientext, deshalb fehlt die Frage in der rekonstruierten Ausgabe."
	case !c.Valid:
		return "Die rekonstruierte Ausgabe enthält nicht alle Antwortmöglichkeiten dieses Wertes."
	case !attainable:
		n := t.Published.N
		below := countBelow(percent, n)
		_, scale := printed(percent)
		return fmt.Sprintf("%s kann bei n = %d aus keiner ganzen Anzahl entstehen: %d sind %s, %d sind %s.", percentText(percent), n,
			below, unitsText(share(below, n, scale), scale), below+1, unitsText(share(below+1, n, scale), scale))
	}
	return fmt.Sprintf("Die Rekonstruktion ergibt %d von %d, das sind %d %%.", c.Count, t.Main.N, c.Rounded)
}

func percentText(percent float64) string {
	return strings.Replace(strconv.FormatFloat(percent, 'f', -1, 64), ".", ",", 1) + " %"
}

func unitsText(units, scale int) string { return percentText(float64(units) / float64(scale)) }
