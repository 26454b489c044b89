package instrument

import (
	"os"
	"strings"
	"testing"
)

// indented returns the example of the handbook page that begins with the line.
func indented(t *testing.T, path, first string) string {
	t.Helper()
	page, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(page), "\n    "+first+"\n")
	if !found {
		t.Fatalf("%s has no example %q", path, first)
	}
	example := first + "\n"
	for line := range strings.Lines(rest) {
		if !strings.HasPrefix(line, "    ") {
			break
		}
		example += strings.TrimPrefix(line, "    ")
	}
	return example
}

func TestTheExampleOfMappingsCompiles(t *testing.T) {
	example := indented(t, "../../questionnaire/README.md", "mappings:")
	d, findings := Compile(rerun, append(shipped(t, rerun), example...))
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	m := d.Mappings
	if len(m.Renamed) != 2 || len(m.Retired) != 2 || len(m.Changed) != 1 {
		t.Errorf("%+v", m)
	}
	if to := m.Renamed[Subject{Item: "egovernment.portal.status", Option: "fertig"}]; to != "completed" {
		t.Errorf("renamed to %q", to)
	}
	decision := m.Changed[Changed{Subject{Item: "general.strategy"}, "condition_changed"}]
	if decision.Comparable || decision.Reason != "Nur noch Landkreise mit Portal." {
		t.Errorf("%+v", decision)
	}
}

func TestTheHandbookNamesEveryClassOfChange(t *testing.T) {
	page, err := os.ReadFile("../../questionnaire/README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, class := range classes {
		if !strings.Contains(string(page), "| "+class.German()+" |") {
			t.Errorf("the page does not explain %q", class.German())
		}
	}
}
