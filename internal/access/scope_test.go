package access

import (
	"strings"
	"testing"
	"time"
)

// typed is when a second factor was typed.
var typed = time.Unix(1, 0)

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
		{"admin", Principal{Role: Admin, Factor: typed, Person: "p2"}, "2026", Scope{wave: "2026", all: true, person: "p2", role: Admin}, true},
		{"admin without a wave", Principal{Role: Admin, Factor: typed, Person: "p2"}, "", Scope{}, false},
		{"admin without the second factor", Principal{Role: Admin, Person: "p2"}, "2026", Scope{}, false},
		{"reader", Principal{Role: Reader, Factor: typed, Person: "p3"}, "2026", Scope{wave: "2026", all: true, person: "p3", role: Reader}, true},
		{"association", Principal{Role: Association, Factor: typed, Person: "p4", Land: "Hessen"}, "2026", Scope{wave: "2026", land: "Hessen", person: "p4", role: Association}, true},
		{"association without a Land", Principal{Role: Association, Factor: typed, Person: "p4"}, "2026", Scope{}, false},
		{"command line", Principal{Role: System}, "2017", Scope{wave: "2017", all: true, role: System}, true},
		{"anonymous", Principal{Role: Anonymous, Wave: "2026", County: "01056"}, "2026", Scope{}, false},
		{"no role", Principal{}, "2026", Scope{}, false},
	} {
		if got, ok := c.p.Scope(c.wave); got != c.want || ok != c.ok {
			t.Errorf("%s: %+v, %v", c.name, got, ok)
		}
	}
}

func TestALandStaysBoundToANarrowedScope(t *testing.T) {
	land, _ := Principal{Role: Association, Factor: typed, Person: "p", Land: "Hessen"}.Scope("2026")
	one, ok := land.ForCounty("06431")
	if !ok || one != (Scope{wave: "2026", unit: "06431", land: "Hessen", person: "p", role: Association}) {
		t.Errorf("%+v, %v", one, ok)
	}
	if _, ok := one.ForCounty("06432"); ok || land.All() {
		t.Error("it widens again")
	}
}

func TestARoleMayWhatItsPeopleAreToldTheyMay(t *testing.T) {
	changing := []Permission{LogCalls, CorrectContacts, SendReminders, WriteDefinitions, ManageWaves, ManageFrame,
		ManageCampaigns, ManageResponses, ManageAccounts, ManageRetention}
	for _, p := range changing {
		calls := p == LogCalls || p == CorrectContacts || p == SendReminders
		for role, want := range map[Role]bool{Admin: true, System: true, Association: calls, Reader: false, Analyst: false, CountyRep: false, Anonymous: false, "": false} {
			if role.May(p) != want {
				t.Errorf("%s may %s: %v", role, p, !want)
			}
		}
	}
	for role, want := range map[Role]string{
		Reader:      "own_account see_progress see_contacts see_answers see_figures see_definitions",
		Association: "own_account see_progress see_contacts",
		Analyst:     "own_account see_figures export_nameless",
		CountyRep:   "fill_in", Anonymous: "", "": "",
	} {
		var may []string
		for _, p := range []Permission{FillIn, OwnAccount, SeeProgress, SeeContacts, SeeAnswers, SeeFigures, SeeDefinitions, SeeAudit, ExportAnswers, ExportNameless} {
			if role.May(p) {
				may = append(may, string(p))
			}
		}
		if got := strings.Join(may, " "); got != want {
			t.Errorf("%s: %q, want %q", role, got, want)
		}
	}
	for _, role := range StaffRoles {
		if idle, absolute := SessionLimits(role); role.Text() == "" || idle != 30*time.Minute || absolute != 8*time.Hour {
			t.Errorf("%s: %q, %v, %v", role, role.Text(), idle, absolute)
		}
	}
}

func TestScopeNarrowsButNeverWidens(t *testing.T) {
	all, one := WaveScope("2026", "p"), CountyScope("2026", "01056", "p")
	dlt, _ := Principal{Role: Admin, Factor: typed, Person: "p"}.Scope("2026")
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
