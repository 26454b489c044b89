package instrument

import (
	"os"
	"strings"
	"testing"
)

const mappingExample = `mappings:
  renamed:
    - {item: egovernment.portal.stand, to: egovernment.portal.status}
    - {item: egovernment.portal.status, option: fertig, to: completed}
  retired:
    - {item: general.fax, reason: Wird nicht mehr erhoben.}
    - {item: egovernment.portal.status, option: unknown, reason: War 2017 nicht verständlich.}
  changed:
    - {item: general.strategy, what: condition_changed, comparable: false, reason: Nur noch Landkreise mit Portal.}
`

func TestMappingsAreReadAsTheyAreWritten(t *testing.T) {
	d, findings := Compile(rerun, append(shipped(t, rerun), mappingExample...))
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
	page, err := os.ReadFile("../../docs/fragebogen.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, class := range classes {
		if !strings.Contains(string(page), "| "+class.German()+" |") {
			t.Errorf("the page does not explain %q", class.German())
		}
	}
}
