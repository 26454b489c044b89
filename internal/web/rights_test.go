package web_test

import (
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store/storetest"
)

// rights reads testdata/rechte.txt: which role of the DLT's side gets through
// which route. What an administrator, a county and a stranger get from each
// address stands in the matrix.
func rights(t *testing.T) map[string]map[access.Role]string {
	t.Helper()
	content, err := os.ReadFile("testdata/rechte.txt")
	must(t, err)
	table := map[string]map[access.Role]string{}
	for _, line := range strings.Split(string(content), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Fields(line)
		if len(f) != 5 || table[f[0]+" "+f[1]] != nil {
			t.Fatalf("rechte.txt: %q is not a route with three columns, or stands there twice", line)
		}
		table[f[0]+" "+f[1]] = map[access.Role]string{access.Reader: f[2], access.Association: f[3], access.Analyst: f[4]}
		for role, word := range table[f[0]+" "+f[1]] {
			if !slices.Contains([]string{"ja", "nein", "land"}, word) || word == "land" && role != access.Association {
				t.Errorf("rechte.txt: %q for %s in %q", word, role, line)
			}
		}
	}
	return table
}

func TestTheRightsHoldEveryRouteOfTheDLT(t *testing.T) {
	s := onSQLite(t)
	table := rights(t)
	for _, r := range matrix {
		if ours := r.anonymous == http.StatusUnauthorized && r.county == http.StatusForbidden; ours != (table[r.route] != nil) {
			t.Errorf("%s is in rechte.txt: %v, want %v", r.route, !ours, ours)
		}
	}
	for route := range table {
		if !slices.Contains(s.server.Routes(), route) {
			t.Errorf("rechte.txt: there is no route %s", route)
		}
	}
}

// want is what a role gets where an administrator gets the row's status: the
// same, nothing, or nothing of a county in another Land.
func (r row) want(word string) int {
	foreign := strings.Contains(r.path, "/landkreise/") && !strings.Contains(r.path, storetest.Pinneberg)
	switch {
	case word == "nein":
		return http.StatusForbidden
	case word == "land" && foreign:
		return http.StatusNotFound
	}
	return r.admin
}

// A county that does not exist is nobody's: only one of another Land shows that an
// association stays in its own.
func TestEveryRouteOfACountyIsTriedInAnotherLand(t *testing.T) {
	abroad := map[string]bool{}
	for _, r := range matrix {
		there := strings.Contains(r.path, "/2026/landkreise/"+storetest.Hannover) || strings.Contains(r.path, "/2026/landkreise/"+storetest.Ahrweiler)
		abroad[r.route] = abroad[r.route] || there && r.admin != http.StatusNotFound
	}
	for _, route := range onSQLite(t).server.Routes() {
		if get := strings.Replace(route, "HEAD ", "GET ", 1); strings.Contains(route, ":county") && !abroad[get] {
			t.Errorf("%s: no row of the matrix names a county of another Land", route)
		}
	}
}

func TestEveryAccountOfTheDLTGetsWhatTheRightsSay(t *testing.T) {
	table := rights(t)
	s := onSQLite(t)
	w := newWalls(s)
	for _, role := range []access.Role{access.Reader, access.Association, access.Analyst} {
		b, token := w.as(role)
		for _, r := range matrix {
			if table[r.route] == nil {
				continue
			}
			var p *page
			if r.method() == http.MethodGet {
				p = b.get(w.path(r)).hides(draftCanary)
				if role == access.Association {
					p.hides(submittedCanary).hides("Ahrweiler")
				}
				if role == access.Analyst {
					p.hides("Ahrweiler")
				}
			} else {
				fields, err := url.ParseQuery(w.filled(r.fields))
				must(t, err)
				fields.Set("_token", token)
				p = b.post(w.path(r), fields)
			}
			if want := r.want(table[r.route][role]); p.status != want {
				t.Errorf("%s as %s: status %d, want %d", p.request, role, p.status, want)
			}
		}
	}
	north := s.staff(access.Association)
	for _, path := range []string{"/dlt/2026", "/dlt/2026/offen", "/dlt/2026/landkreise.csv"} {
		north.get(path).expect(http.StatusOK).says("Pinneberg").hides("Ahrweiler").hides("Hannover")
	}
	north.get("/dlt/2026/offen").says("in Schleswig-Holstein bisher 0 von 1 Landkreisen")
	north.get("/dlt").expect(http.StatusOK).says("0 von 1")
}
