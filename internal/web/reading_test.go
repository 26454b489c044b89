package web_test

import (
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
	"kreisumfrage/internal/web"
)

// parameters lead every route that is read to something that is there. A route
// with a parameter that does not stand here fails the test.
func (w *walls) parameters(colleague string) map[string]string {
	w.t.Helper()
	style := attr(w.visitor().get("/").all("link[rel=stylesheet]")[0], "href")
	return map[string]string{
		":wave": wave, ":county": storetest.Ahrweiler, ":page": area, ":person": colleague, ":edition": sha(dlt()), ":figure": "1", ":item": areaStatus,
		":token": strings.TrimPrefix(w.link, "/zugang/"), "*": strings.TrimPrefix(style, "/static/"), ":campaign": w.campaign,
	}
}

// special are the addresses of routes whose parameters are of another kind than
// those of the same name elsewhere, and somebody who has opened an account and
// no second factor yet.
func (w *walls) special() (paths map[string]string, halfway *browser) {
	w.t.Helper()
	w.hire("chefin")
	person := w.personOf("chefin")
	admin := w.enter(access.Principal{Role: access.Admin, Person: person})
	halfway = w.visitor()
	link := w.invitedTo(admin, "halb@dlt.example", "reader", "")
	halfway.get(link).form(link).write("passwort", password).write("passwort2", password).send().
		expect(http.StatusSeeOther)
	halfway.get(factorPath).expect(http.StatusOK)
	pretest := survey.Wave{Key: "probe", Title: "Pretest", Year: 2027, FirstDay: "2026-11-16", LastDay: "2026-11-30", Pretest: true}
	must(w.t, w.store.CreateWave(w.t.Context(), pretest, dlt(), storetest.Frame(), "operator"))
	pinneberg, _ := access.WaveScope(wave, person).ForCounty(storetest.Pinneberg)
	must(w.t, w.store.StartProxy(w.t.Context(), pinneberg, survey.Proxy{Channel: survey.OnPaper, Day: "2026-11-12"}))
	entry := "/dlt/2026/landkreise/" + storetest.Pinneberg + "/eingabe"
	return map[string]string{"/dlt/konten/:person": "/dlt/konten/" + person,
		proxyRoutes[1][4:]: entry, proxyRoutes[1][4:] + "/seite/:page": entry + "/seite/" + area, proxyRoutes[1][4:] + "/seite/:page/fehlanzeige": entry + "/seite/" + area + "/fehlanzeige",
		proxyRoutes[1][4:] + "/pruefen": entry + "/pruefen", proxyRoutes[1][4:] + "/einreichen": entry + "/einreichen",
		"/dlt/einladung/:token": w.invitedTo(admin, "neu@dlt.example", "reader", ""),
		"/dlt/:wave/pretest":    "/dlt/probe/pretest", "/dlt/:wave/pretest.csv": "/dlt/probe/pretest.csv"}, halfway
}

var parameter = regexp.MustCompile(`:[a-z]+|\*`)

// address fills a route's parameters in.
func address(t *testing.T, route string, values map[string]string) string {
	t.Helper()
	return parameter.ReplaceAllStringFunc(route, func(name string) string {
		value, ok := values[name]
		if !ok {
			t.Errorf("nobody knows what to put in for %s in %s", name, route)
		}
		return value
	})
}

// TestReadingChangesNothing takes the routes from the router, so new ones are
// tried without being named here, and opens beside them what the matrix knows.
func TestReadingChangesNothing(t *testing.T) {
	s := onSQLite(t)
	w := newWalls(s)
	colleague, person := s.colleague(storetest.Pinneberg, sharedPage(area))
	visitors := map[string]*browser{"nobody": s.visitor(), "guest": s.guest(storetest.Pinneberg, "gast"), "colleague": colleague,
		"coordinator": s.county(storetest.Pinneberg, "p"), "coordinator of what is submitted": s.county(storetest.Ahrweiler, "other"), "DLT": s.admin()}
	special, halfway := w.special()
	special[web.SignOnReturn] = visitors["nobody"].get("/dlt/anmelden/dienst").header.Get("Location")
	staff := "/dlt/auskunft/" + storetest.Rows(t, s.store, "admin_account")[0]["person"] // who is in a county's team alone, the DLT does not know
	special["/dlt/auskunft/:person"], special["/dlt/auskunft/:person/auskunft.json"] = staff, staff+"/auskunft.json"
	visitors["somebody without a second factor"] = halfway
	routes, values := s.server.Routes(), w.parameters(person)
	paths, missing := map[string]string{}, map[string]bool{} // path → its route
	for _, r := range matrix {
		if method, route, _ := strings.Cut(r.route, " "); method == http.MethodGet {
			paths[w.path(r)] = route
		}
	}
	for _, r := range routes {
		if method, route, _ := strings.Cut(r, " "); method == http.MethodGet {
			path := cmp.Or(special[route], address(t, route, values))
			paths[path], missing[path] = route, true
		}
	}
	s.pass(2 * time.Minute) // being seen again is written now
	watch := storetest.Watch(t, s.store)
	for name, b := range visitors {
		before := watch()
		for _, path := range slices.Sorted(maps.Keys(paths)) {
			p := b.get(path)
			if p.status < http.StatusBadRequest {
				delete(missing, path)
			}
			if slices.Contains(routes, "HEAD "+paths[path]) && b.do(http.MethodHead, path, "", "").status != p.status {
				t.Errorf("HEAD %s as %s is not answered with %d", path, name, p.status)
			}
		}
		within := name != "nobody"
		if was, is := traces(before, within), traces(watch(), within); !maps.EqualFunc(was, is, slices.Equal) {
			t.Errorf("reading as %s has changed\n%s", name, strings.Join(differing(was, is), "\n"))
		}
	}
	for path := range missing {
		t.Errorf("%s leads nobody anywhere", path)
	}
}

// traces are the rows of all tables without what reading may leave: within a
// session when somebody was last seen, on which page, and what was audited.
func traces(dump map[string][]map[string]string, withinSession bool) map[string][]string {
	left := map[string][]string{}
	for table, rows := range dump {
		if withinSession && (table == "presence" || table == "audit") {
			continue
		}
		for _, row := range rows {
			if withinSession && table == "session" {
				row = maps.Clone(row)
				delete(row, "last_seen")
			}
			left[table] = append(left[table], fmt.Sprint(row))
		}
		slices.Sort(left[table])
	}
	return left
}

// differing lists the rows that only one of both dumps has.
func differing(before, after map[string][]string) (rows []string) {
	for _, pair := range []struct {
		sign      string
		has, hasn map[string][]string
	}{{"-", before, after}, {"+", after, before}} {
		for table, all := range pair.has {
			for _, row := range all {
				if !slices.Contains(pair.hasn[table], row) {
					rows = append(rows, pair.sign+" "+table+" "+row)
				}
			}
		}
	}
	return rows
}

// TestTheWatchOverReadingSeesEveryTable proves that the test above can fail.
func TestTheWatchOverReadingSeesEveryTable(t *testing.T) {
	each(t, func(t *testing.T, s *site) {
		watch := storetest.Watch(t, s.store)
		before := watch()
		must(t, s.store.AddFailure(t.Context(), "k"))
		b := s.county(storetest.Pinneberg, "p")
		b.open("allgemeines")
		for within, tables := range map[bool][]string{false: {"failure", "member", "person", "presence", "session"}, true: {"failure", "member", "person", "session"}} {
			seen := map[string]bool{}
			for _, row := range differing(traces(before, within), traces(watch(), within)) {
				seen[strings.Fields(row)[1]] = true
			}
			for _, table := range tables {
				if !seen[table] {
					t.Errorf("a change of %s is not seen", table)
				}
			}
			if within && (seen["presence"] || seen["audit"]) {
				t.Errorf("seen is what reading may leave: %v", seen)
			}
		}
	})
}
