package access

import "testing"

func TestPrincipalReachesOnlyWhatItsRoleAllows(t *testing.T) {
	county := Principal{Role: CountyRep, Person: "p1", Wave: "2026", County: "01056"}
	for _, c := range []struct {
		name string
		p    Principal
		wave string
		want Scope
		ok   bool
	}{
		{"county, own wave", county, "2026", Scope{wave: "2026", unit: "01056", person: "p1", role: CountyRep}, true},
		{"county, other wave", county, "2017", Scope{}, false},
		{"county without a key", Principal{Role: CountyRep, Wave: "2026"}, "2026", Scope{}, false},
		{"admin", Principal{Role: Admin, Person: "p2"}, "2026", Scope{wave: "2026", all: true, person: "p2", role: Admin}, true},
		{"admin without a wave", Principal{Role: Admin, Person: "p2"}, "", Scope{}, false},
		{"command line", Principal{Role: System}, "2017", Scope{wave: "2017", all: true, role: System}, true},
		{"anonymous", Principal{Role: Anonymous, Wave: "2026", County: "01056"}, "2026", Scope{}, false},
		{"no role", Principal{}, "2026", Scope{}, false},
	} {
		if got, ok := c.p.Scope(c.wave); got != c.want || ok != c.ok {
			t.Errorf("%s: %+v, %v", c.name, got, ok)
		}
	}
}

func TestScopeNarrowsButNeverWidens(t *testing.T) {
	all, one := WaveScope("2026", "p"), CountyScope("2026", "01056", "p")
	dlt, _ := Principal{Role: Admin, Person: "p"}.Scope("2026")
	for _, c := range []struct {
		name string
		from Scope
		unit string
		ok   bool
	}{
		{"all to one", all, "01056", true},
		{"the DLT's to one", dlt, "01056", true},
		{"one to itself", one, "01056", true},
		{"one to another", one, "01057", false},
		{"all to none", all, "", false},
		{"empty scope", Scope{}, "01056", false},
	} {
		got, ok := c.from.ForCounty(c.unit)
		want := one
		want.role = c.from.role // who acts stays who it is
		if ok != c.ok || (ok && got != want) {
			t.Errorf("%s: %+v, %v", c.name, got, ok)
		}
	}
}
