package internal_test

import (
	"slices"
	"strings"
	"testing"
)

// arrows says which packages of ours a package's product code may import. A
// package that is not listed fails, so a new one is placed with intent.
var arrows = map[string][]string{
	"cmd/kreisumfrage": {
		"internal/access", "internal/chart", "internal/codebook", "internal/export", "internal/fieldwork",
		"internal/figure", "internal/form", "internal/instrument", "internal/mail", "internal/print", "internal/register", "internal/signon", "internal/smtp", "internal/store", "internal/survey",
		"internal/web", "migrations", "questionnaire", "static", "templates",
	},
	"internal/web": {
		"internal/access", "internal/chart", "internal/codebook", "internal/export", "internal/fieldwork",
		"internal/figure", "internal/form", "internal/mail", "internal/print", "internal/register", "internal/survey",
	},
	"internal/store":      {"internal/access", "internal/mail", "internal/register", "internal/survey"},
	"internal/register":   {"internal/survey"},
	"internal/instrument": {"internal/figure", "internal/survey"},
	"internal/export":     {"internal/codebook", "internal/docx", "internal/figure", "internal/form", "internal/register", "internal/survey"},
	"internal/access":     {"internal/survey"},
	"internal/codebook":   {"internal/survey"},
	"internal/fieldwork":  {"internal/survey"},
	"internal/figure":     {"internal/survey"},
	"internal/form":       {"internal/survey"},
	"internal/mail":       {"internal/survey"},
	"internal/smtp":       {"internal/mail"},
	"internal/signon":     {"internal/access"},
	"internal/chart":      {},
	"internal/docx":       {},
	"internal/print":      {},
	"internal/survey":     {},

	"migrations":    {},
	"questionnaire": {},
	"static":        {},
	"templates":     {},

	"internal/browsertest":     {},
	"internal/pgtest":          {},
	"internal/store/storetest": {"internal/access", "internal/pgtest", "internal/store", "internal/survey", "migrations"},
}

// testPackages serve tests only; product code must not import them.
var testPackages = map[string]bool{
	"internal/browsertest":     true,
	"internal/pgtest":          true,
	"internal/store/storetest": true,
}

// library says who may import a library, or a part of the standard library
// that opens a door.
type library struct {
	prefix string
	in     []string // product code of these packages, or just these files
	tests  []string // tests of these packages beside; "*" is all
}

// libraries are matched by their longest prefix; a module that is not listed
// fails.
var libraries = []library{
	{prefix: "gorm.io", in: []string{"internal/store"}, tests: []string{"internal/store"}},
	{prefix: "github.com/glebarez", in: []string{"internal/store"}, tests: []string{"internal/store"}},
	{prefix: "github.com/jackc/pgx", in: []string{"internal/store", "internal/pgtest"}, tests: []string{"internal/store"}},
	{prefix: "github.com/pressly/goose", in: []string{"internal/store"}, tests: []string{"internal/store"}},
	{prefix: "database/sql", in: []string{"internal/store", "internal/store/storetest", "internal/pgtest"}, tests: []string{"internal/store", "internal/pgtest"}},
	{prefix: "github.com/labstack/echo", in: []string{"internal/web"}},
	{prefix: "github.com/gorilla/sessions", in: []string{"internal/web"}},
	{prefix: "github.com/yuin/goldmark", in: []string{"internal/export", "internal/web"}},
	{prefix: "html/template", in: []string{"internal/web"}},
	{prefix: "github.com/jba/templatecheck", tests: []string{"internal/web"}},
	{prefix: "go.yaml.in/yaml", in: []string{"internal/instrument"}, tests: []string{"internal", "cmd/kreisumfrage"}},
	{prefix: "github.com/go-playground/validator", in: []string{"internal/instrument", "internal/survey", "internal/web"}},
	{prefix: "github.com/santhosh-tekuri/jsonschema", tests: []string{"internal/instrument"}},
	{prefix: "github.com/alexedwards/argon2id", in: []string{"internal/access"}},
	{prefix: "github.com/pquerna/otp", in: []string{"internal/access"}},
	{prefix: "github.com/coreos/go-oidc", in: []string{"internal/signon"}},
	{prefix: "golang.org/x/oauth2", in: []string{"internal/signon"}},
	{prefix: "github.com/alecthomas/kong", in: []string{"cmd/kreisumfrage"}},
	{prefix: "github.com/wneessen/go-mail", in: []string{"internal/smtp"}},
	{prefix: "github.com/emersion/go-smtp", tests: []string{"internal/smtp", "cmd/kreisumfrage"}},
	{prefix: "github.com/emersion/go-sasl", tests: []string{"internal/smtp"}},
	{prefix: "github.com/chromedp", in: []string{"internal/print", "internal/browsertest"}},
	{prefix: "github.com/xuri/excelize", in: []string{"internal/export"}, tests: []string{"internal", "internal/web"}},
	{prefix: "golang.org/x/net/html", tests: []string{"*"}},
	{prefix: "golang.org/x/net/idna", in: []string{"internal/smtp"}},
	{prefix: "golang.org/x/text", in: []string{"internal/access", "internal/export", "internal/fieldwork", "internal/form", "internal/instrument", "internal/survey", "internal/web"}},

	{prefix: "embed", in: []string{"migrations", "questionnaire", "static", "templates", "internal/browsertest"}, tests: []string{"*"}},
	{prefix: "math/rand", in: nil},
	{prefix: "math/rand/v2", in: []string{"internal/figure/reconstruct.go", "cmd/kreisumfrage/sample.go"}, tests: []string{"*"}},
	{prefix: "net/http", in: []string{"cmd/kreisumfrage", "internal/signon", "internal/web"}, tests: []string{"*"}},
	{prefix: "net/http/pprof", in: nil},
	{prefix: "net/smtp", in: nil},
	{prefix: "expvar", in: nil},
	{prefix: "os", in: []string{"cmd/kreisumfrage", "internal/print", "internal/store", "internal/store/storetest", "internal/pgtest", "internal/browsertest"}, tests: []string{"*"}},
	{prefix: "os/exec", in: []string{"internal/print", "internal/pgtest", "internal/browsertest"}, tests: []string{"*"}},
	{prefix: "testing", in: []string{"internal/store/storetest", "internal/pgtest", "internal/browsertest"}, tests: []string{"*"}},
	{prefix: "unsafe", in: nil},
}

func arrowRule(f goFile) []breach {
	allowed, listed := arrows[f.dir()]
	if !listed && !f.isTest() {
		return []breach{f.breach(f.tree.Name, "the package "+f.dir()+" has no place among the arrows")}
	}
	var found []breach
	for _, spec := range f.tree.Imports {
		imported, ours := strings.CutPrefix(strings.Trim(spec.Path.Value, `"`), module+"/")
		switch {
		case !ours || f.isTest():
		case testPackages[imported] && !testPackages[f.dir()]:
			found = append(found, f.breach(spec, imported+" serves tests only"))
		case !slices.Contains(allowed, imported):
			found = append(found, f.breach(spec, f.dir()+" must not know "+imported))
		}
	}
	return found
}

func libraryRule(f goFile) []breach {
	var found []breach
	for _, spec := range f.tree.Imports {
		imported := strings.Trim(spec.Path.Value, `"`)
		if imported == module || strings.HasPrefix(imported, module+"/") {
			continue
		}
		owner, listed := ownerOf(imported)
		switch {
		case !listed && strings.Contains(strings.Split(imported, "/")[0], "."):
			found = append(found, f.breach(spec, "the library "+imported+" has no owner"))
		case listed && !owner.admits(f):
			found = append(found, f.breach(spec, f.dir()+" must not import "+imported))
		}
		if spec.Name != nil && spec.Name.Name == "." {
			found = append(found, f.breach(spec, "a dot import hides whose names these are"))
		}
	}
	return found
}

func ownerOf(imported string) (library, bool) {
	var best library
	for _, l := range libraries {
		if (imported == l.prefix || strings.HasPrefix(imported, l.prefix+"/")) && len(l.prefix) > len(best.prefix) {
			best = l
		}
	}
	return best, best.prefix != ""
}

func (l library) admits(f goFile) bool {
	if slices.Contains(l.in, f.dir()) || slices.Contains(l.in, f.name) {
		return true
	}
	return f.isTest() && (slices.Contains(l.tests, "*") || slices.Contains(l.tests, f.dir()))
}

func TestPackagesKnowOnlyWhatTheArrowsAllow(t *testing.T) {
	holds(t, arrowRule)
}

func TestEachLibraryHasItsPackages(t *testing.T) {
	holds(t, libraryRule)
}

func TestTheTablesNameOnlyPackagesThatExist(t *testing.T) {
	exists := map[string]bool{}
	for name, source := range tree(t, ".go") {
		exists[name] = true
		exists[parse(t, name, source).dir()] = true
	}
	for from, to := range arrows {
		for _, p := range append([]string{from}, to...) {
			if !exists[p] {
				t.Errorf("%s is listed but not there", p)
			}
		}
	}
	for _, l := range libraries {
		for _, p := range append(slices.Clone(l.in), l.tests...) {
			if p != "*" && p != "internal" && !exists[p] {
				t.Errorf("%s: %s is listed but not there", l.prefix, p)
			}
		}
	}
}

func TestTheArrowsHaveNoCircle(t *testing.T) {
	var visit func(from string, path []string)
	visit = func(from string, path []string) {
		if slices.Contains(path, from) {
			t.Fatalf("circle: %v → %s", path, from)
		}
		for _, to := range arrows[from] {
			visit(to, append(path, from))
		}
	}
	for from := range arrows {
		visit(from, nil)
	}
}

func TestTheArrowRuleBites(t *testing.T) {
	bites(t, arrowRule, []planted{
		{"internal/survey/x.go", `package survey; import "kreisumfrage/internal/store"`, "must not know internal/store"},
		{"internal/web/x.go", `package web; import s "kreisumfrage/internal/store"`, "must not know internal/store"},
		{"internal/web/x.go", `package web; import _ "kreisumfrage/templates"`, "must not know templates"},
		{"internal/chart/x.go", `package chart; import "kreisumfrage/internal/survey"`, "must not know internal/survey"},
		{"internal/web/x.go", `package web; import "kreisumfrage/internal/pgtest"`, "serves tests only"},
		{"cmd/kreisumfrage/x.go", `package main; import "kreisumfrage/internal/browsertest"`, "serves tests only"},
		{"internal/billing/x.go", `package billing`, "no place among the arrows"},
		{"internal/web/x_test.go", `package web_test; import "kreisumfrage/internal/store"`, ""},
		{"internal/figure/x.go", `package figure; import "kreisumfrage/internal/survey"`, ""},
	})
}

func TestTheLibraryRuleBites(t *testing.T) {
	bites(t, libraryRule, []planted{
		{"internal/web/x.go", `package web; import "gorm.io/gorm"`, "must not import gorm.io/gorm"},
		{"internal/web/x_test.go", `package web; import "gorm.io/gorm"`, "must not import gorm.io/gorm"},
		{"internal/store/x.go", `package store; import "gorm.io/gorm"`, ""},
		{"internal/store/x.go", `package store; import "github.com/labstack/echo/v4"`, "must not import github.com/labstack/echo/v4"},
		{"internal/figure/x.go", `package figure; import y "go.yaml.in/yaml/v4"`, "must not import go.yaml.in/yaml/v4"},
		{"internal/form/x.go", `package form; import "html/template"`, "must not import html/template"},
		{"internal/figure/x.go", `package figure; import "math/rand"`, "must not import math/rand"},
		{"internal/figure/reconstruct.go", `package figure; import "math/rand/v2"`, ""},
		{"internal/figure/x.go", `package figure; import "math/rand/v2"`, "must not import math/rand/v2"},
		{"internal/access/x.go", `package access; import "math/rand/v2"`, "must not import math/rand/v2"},
		{"internal/export/x.go", `package export; import "os"`, "must not import os"},
		{"internal/export/x.go", `package export; import "osmosis.example/os"`, "has no owner"},
		{"internal/web/x.go", `package web; import _ "net/http/pprof"`, "must not import net/http/pprof"},
		{"internal/web/x.go", `package web; import . "strings"`, "dot import"},
		{"internal/web/x_test.go", `package web; import "github.com/chromedp/chromedp"`, "must not import github.com/chromedp"},
		{"internal/web/x_test.go", `package web; import "golang.org/x/net/html"`, ""},
	})
}
