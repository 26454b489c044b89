package docx

import "strconv"

func (t Table) write(b *body) []element {
	widths := t.widths(b.width)
	properties := el("tblPr", val("tblStyle", tableStyle),
		el("tblW").with("w:w", strconv.Itoa(b.width), "w:type", "dxa"),
		el("tblLayout").with("w:type", "fixed"),
		el("tblLook").with("w:val", "0020", "w:firstRow", "1", "w:lastRow", "0", "w:firstColumn", "0", "w:lastColumn", "0", "w:noHBand", "1", "w:noVBand", "1"),
		val("tblCaption", t.Title))
	grid := el("tblGrid")
	head := el("tr", el("trPr", el("cantSplit"), el("tblHeader")))
	for i, c := range t.Columns {
		grid = grid.add(el("gridCol").with("w:w", strconv.Itoa(widths[i])))
		head = head.add(cell(widths[i], true, styled(headStyle, b.run(Run{Text: c.Head})...)))
	}
	table := el("tbl", properties, grid, head)
	for _, row := range t.Rows {
		table = table.add(t.row(b, widths, row))
	}
	// Two tables that meet would become one, and a file must not end with one.
	return []element{table, styled(gapStyle)}
}

// row stays on one page where it fits on one.
func (t Table) row(b *body, widths []int, row []Cell) element {
	line := el("tr", el("trPr", el("cantSplit")))
	for i, c := range row {
		inside := b.blocks(c.Blocks)
		if len(inside) == 0 {
			inside = []element{el("p")} // a cell without a paragraph breaks the file
		}
		line = line.add(cell(widths[i], c.Shaded, inside...))
	}
	return line
}

func cell(width int, shaded bool, inside ...element) element {
	properties := el("tcPr", el("tcW").with("w:w", strconv.Itoa(width), "w:type", "dxa"))
	if shaded {
		properties = properties.add(val("shd", "clear").with("w:color", "auto", "w:fill", shade))
	}
	return el("tc", properties).add(inside...)
}

// widths shares the width among the columns, to the last twentieth.
func (t Table) widths(width int) []int {
	total := 0
	for _, c := range t.Columns {
		total += c.Share
	}
	widths, used, shares := make([]int, len(t.Columns)), 0, 0
	for i, c := range t.Columns {
		shares += c.Share
		widths[i] = width*shares/total - used
		used += widths[i]
	}
	return widths
}
