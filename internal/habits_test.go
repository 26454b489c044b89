package internal_test

import (
	"go/ast"
	"path"
	"slices"
	"strings"
	"testing"
)

// clockFile is the one place that asks the machine for the time: deadlines,
// codes and sessions are decided by the store's clock alone.
const clockFile = "internal/store/clock.go"

func clockRule(f goFile) []breach {
	if f.servesTests() || f.name == clockFile {
		return nil
	}
	var found []breach
	for _, use := range f.uses("time", "Now", "Since", "Until") {
		found = append(found, f.breach(use, "only "+clockFile+" may ask for the time"))
	}
	return found
}

// escapeRule forbids the types by which html/template stops escaping script
// and style; the markup that web makes itself may be template.HTML.
func escapeRule(f goFile) []breach {
	var found []breach
	for _, use := range f.uses("html/template", "JS", "JSStr", "CSS", "HTMLAttr", "Srcset") {
		found = append(found, f.breach(use, "this type switches off the escaping"))
	}
	return found
}

func migrationRule(f goFile) []breach {
	var found []breach
	ast.Inspect(f.tree, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok && (s.Sel.Name == "AutoMigrate" || s.Sel.Name == "Migrator") {
			found = append(found, f.breach(s, "tables are made by the numbered migrations alone"))
		}
		return true
	})
	return found
}

// openingFile is the one place that opens waves, after a look at everything that
// they need.
const openingFile = "internal/web/wave_opening.go"

func openingRule(f goFile) []breach {
	var found []breach
	ast.Inspect(f.tree, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok && strings.HasPrefix(s.Sel.Name, "OpenWave") && !f.servesTests() && f.name != openingFile {
			found = append(found, f.breach(s, "only "+openingFile+" may open a wave"))
		}
		return true
	})
	return found
}

func skipRule(f goFile) []breach {
	var found []breach
	ast.Inspect(f.tree, func(n ast.Node) bool {
		s, ok := n.(*ast.SelectorExpr)
		if ok && f.servesTests() && slices.Contains([]string{"Skip", "Skipf", "SkipNow"}, s.Sel.Name) {
			found = append(found, f.breach(s, "a skipped test proves nothing"))
		}
		return true
	})
	return found
}

var emptyNames = []string{
	"common", "helper", "helpers", "manager", "model", "models", "repository", "service", "services",
	"type", "types", "util", "utils",
}

func nameRule(f goFile) []breach {
	for _, name := range []string{path.Base(f.dir()), f.tree.Name.Name} {
		if slices.Contains(emptyNames, strings.TrimSuffix(name, "_test")) {
			return []breach{f.breach(f.tree.Name, "the package name "+name+" says nothing")}
		}
	}
	return nil
}

func TestOnlyTheStoresClockAsksForTheTime(t *testing.T) {
	holds(t, clockRule)
	bites(t, clockRule, []planted{
		{"internal/web/x.go", `package web; import "time"; var now = time.Now()`, "may ask for the time"},
		{"internal/web/x.go", `package web; import "time"; var now = time.Now`, "may ask for the time"},
		{"internal/web/x.go", `package web; import clock "time"; var age = clock.Since(x)`, "may ask for the time"},
		{"internal/store/session.go", `package store; import "time"; var left = time.Until(x)`, "may ask for the time"},
		{clockFile, `package store; import "time"; var now = time.Now`, ""},
		{"internal/web/x_test.go", `package web; import "time"; var now = time.Now`, ""},
		{"internal/web/x.go", `package web; var now = time.Now`, ""},
	})
}

func TestNothingSwitchesOffTheEscapingOfScriptAndStyle(t *testing.T) {
	holds(t, escapeRule)
	bites(t, escapeRule, []planted{
		{"internal/web/x.go", `package web; import "html/template"; var x = template.JS("1")`, "switches off"},
		{"internal/web/x.go", `package web; import h "html/template"; var x h.HTMLAttr`, "switches off"},
		{"internal/web/x.go", `package web; import "html/template"; var x template.HTML`, ""},
	})
}

func TestTablesAreMadeByMigrationsAlone(t *testing.T) {
	holds(t, migrationRule)
	bites(t, migrationRule, []planted{
		{"internal/store/x.go", `package store; func f() { db.AutoMigrate(&row{}) }`, "numbered migrations"},
		{"internal/store/x_test.go", `package store; func f() { db.Migrator() }`, "numbered migrations"},
	})
}

func TestWavesAreOpenedInOnePlace(t *testing.T) {
	holds(t, openingRule)
	bites(t, openingRule, []planted{
		{"internal/web/x.go", `package web; func f() { s.Store.OpenWave(ctx, "2026", "dlt") }`, "may open a wave"},
		{"cmd/kreisumfrage/demo.go", `package main; func f() { st.OpenWave(ctx, "2026", "dlt") }`, "may open a wave"},
		{"internal/web/x.go", `package web; func f() { s.Store.OpenWaveAs(ctx, sc) }`, "may open a wave"},
		{openingFile, `package web; func f() { st.OpenWaveAs(ctx, sc) }`, ""},
		{"internal/store/x_test.go", `package store; func f() { st.OpenWave(ctx, "2026", "dlt") }`, ""},
	})
}

func TestNoTestIsSkipped(t *testing.T) {
	holds(t, skipRule)
	bites(t, skipRule, []planted{
		{"internal/store/x_test.go", `package store; func f() { t.Skip("no database") }`, "skipped"},
		{"internal/pgtest/x.go", `package pgtest; func f() { t.Skipf("no %s", "x") }`, "skipped"},
		{"internal/export/x.go", `package export; func f() { reader.Skip() }`, ""},
	})
}

func TestPackagesHaveNamesThatSaySomething(t *testing.T) {
	holds(t, nameRule)
	bites(t, nameRule, []planted{
		{"internal/util/x.go", `package util`, "says nothing"},
		{"internal/web/types/x.go", `package kinds`, "says nothing"},
		{"internal/store/x.go", `package models`, "says nothing"},
		{"internal/form/x_test.go", `package form_test`, ""},
	})
}
