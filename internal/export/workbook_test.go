package export

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

var hostileCells = []string{
	`=HYPERLINK("http://evil.example";"klick")`, "+49 30 123", "-5", "@SUM(A1)", "\t=1+1", "  =1+1", "'x", "＝1+1", "007", "1e9", "_x000D_", "_x005F_x000D_",
	"_x000d__x0041_", "eins\nzwei", " am Rand ", `<b>&amp;"`, "😀 Ä",
}

func book() Workbook {
	t := Table{Name: "Liste", Title: "=Titel", Notes: []string{"+Hinweis"},
		Columns: []TableColumn{{Head: "=Kopf", Width: 10}, {Head: "Zahl", Width: 8}, {Head: "Tag", Width: 12}}}
	for i, text := range hostileCells {
		t.Rows = append(t.Rows, []Typed{Text(text), Number(float64(i) + 0.5), Date("2026-11-30")})
	}
	t.Lists = []CellList{{0, 0, []string{"a, b", "c"}}, {1, 0, []string{"a, b", "c"}}}
	return Workbook{Title: "Probe", Time: time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC), Tables: []Table{t, {Name: "Zweite", Columns: []TableColumn{{Head: "x", Width: 5}}}}}
}

func written(t *testing.T, b Workbook) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := b.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func parts(t *testing.T, file []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range archive.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(b)
	}
	return all
}

func TestNoCellOfAWorkbookIsAFormula(t *testing.T) {
	for name, part := range parts(t, written(t, book())) {
		if strings.HasPrefix(name, "xl/worksheets/") && strings.Contains(part, "<f") && !strings.Contains(part, "<formula1>") || strings.Contains(part, "<f>") {
			t.Errorf("%s has a formula", name)
		}
	}
}

func TestTheSameWorkbookHasTheSameBytes(t *testing.T) {
	first := written(t, book())
	for range 5 {
		if !bytes.Equal(first, written(t, book())) {
			t.Fatal("another file")
		}
	}
}

func TestCellsKeepTheirTypesAndTexts(t *testing.T) {
	file := written(t, book())
	f, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows("Liste", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	if rows[0][0] != "=Titel" || rows[1][0] != "+Hinweis" || rows[2][0] != "=Kopf" || rows[3][1] != "0.5" || rows[3][2] != "46356" {
		t.Errorf("%q", rows[:4])
	}
	panes, err := f.GetPanes("Liste")
	if err != nil || !panes.Freeze || panes.YSplit != 3 {
		t.Errorf("the header is not frozen: %+v, %v", panes, err)
	}
	grids, err := readGrids(file, "Liste")
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range hostileCells {
		if got := grids["Liste"].rows[3+i][0]; got.text != want || got.number {
			t.Errorf("%q came back as %q", want, got.text)
		}
	}
}
