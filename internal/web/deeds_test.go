package web_test

import (
	"flag"
	"fmt"
	"net/http"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"

	"kreisumfrage/internal/access"
)

// readDeeds reads testdata/protokoll.txt: which line of the audit trail a route leaves.
func readDeeds() (map[string]string, error) {
	content, err := os.ReadFile("testdata/protokoll.txt")
	table := map[string]string{}
	for _, line := range strings.Split(string(content), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Fields(line)
		if len(f) < 3 || table[f[0]+" "+f[1]] != "" || f[2] == "–" && len(f) == 3 {
			return nil, fmt.Errorf("protokoll.txt: %q is not a route with its action, or without one and why; or it stands there twice", line)
		}
		table[f[0]+" "+f[1]] = f[2]
	}
	return table, err
}

func TestTheTableOfDeedsHoldsEveryRouteThatChangesOrHandsOutSomething(t *testing.T) {
	s := onSQLite(t)
	table, err := theDeeds()
	must(t, err)
	routes, words := s.server.Routes(), []string{}
	for _, route := range routes {
		method, address, _ := strings.Cut(route, " ")
		if (method == http.MethodPost || method == http.MethodGet && strings.HasPrefix(address, "/dlt") && path.Ext(address) != "") && table[route] == "" {
			t.Errorf("%s is not in protokoll.txt", route)
		}
	}
	for _, option := range s.admin().get("/dlt/protokoll").all("#vorgang option") {
		words = append(words, attr(option, "value"))
	}
	for route, action := range table {
		if !slices.Contains(routes, route) {
			t.Errorf("protokoll.txt: there is no route %s", route)
		}
		if action != "–" && !slices.Contains(words, action) {
			t.Errorf("protokoll.txt: the DLT has no words for %s", action)
		}
	}
}

// witnessed holds the routes of the table that some test has seen leave their line.
var witnessed sync.Map

// theDeeds is the table for browsers, which look into it at every request.
var theDeeds = sync.OnceValues(readDeeds)

// due is the route of the DLT that the request goes to and the line it has to leave,
// if no test has seen that yet.
func (s *site) due(method, address string) (route string, action access.Action) {
	address, _, _ = strings.Cut(address, "?")
	table, err := theDeeds()
	if err != nil || !strings.HasPrefix(address, "/dlt") {
		return "", ""
	}
	for _, one := range s.server.Routes() {
		if _, seen := witnessed.Load(one); seen || table[one] == "" || table[one] == "–" || !strings.HasPrefix(one, method+" ") {
			continue
		}
		if (row{route: one, path: address}).fits() && len(one) > len(route) {
			route, action = one, access.Action(table[one])
		}
	}
	return route, action
}

// newest is the number of the trail's newest line of the action.
func (s *site) newest(action access.Action) int64 {
	lines, _, err := s.store.AuditLines(s.t.Context(), access.TrailFilter{Action: action}, 1)
	if err != nil || len(lines) == 0 {
		return 0
	}
	return lines[0].ID
}

// witness does the request and notes whether it left its line.
func (s *site) witness(method, address string, request func()) {
	route, action := s.due(method, address)
	if route == "" {
		request()
		return
	}
	before := s.newest(action)
	if request(); s.newest(action) > before {
		witnessed.Store(route, true)
	}
}

// TestMain asks after all tests whether each of them that changes or hands out
// something for the DLT was seen leaving its line. Some tests alone prove nothing.
func TestMain(m *testing.M) {
	code := m.Run()
	if chosen := flag.Lookup("test.run").Value.String() + flag.Lookup("test.skip").Value.String() + flag.Lookup("test.list").Value.String(); code != 0 || chosen != "" {
		os.Exit(code)
	}
	table, err := theDeeds()
	if err != nil {
		code = 1
	}
	for route, action := range table {
		if _, seen := witnessed.Load(route); !seen && action != "–" && strings.Contains(route, " /dlt") {
			fmt.Fprintf(os.Stderr, "no test has seen %s leave a line of %s\n", route, action)
			code = 1
		}
	}
	os.Exit(code)
}
