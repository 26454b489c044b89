package web

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"kreisumfrage/internal/access"
)

// constants are the values of a type's constants in the package access.
func constants(t *testing.T, typed string) (values []string) {
	t.Helper()
	files, err := filepath.Glob("../access/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			if name, ok := spec.Type.(*ast.Ident); ok && name.Name == typed && len(spec.Values) == 1 {
				value, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
				if err != nil {
					t.Fatal(err)
				}
				values = append(values, value)
			}
			return true
		})
	}
	return values
}

func TestTheTrailHasGermanWordsForEveryActionRoleAndFault(t *testing.T) {
	actions := constants(t, "Action")
	for _, action := range actions {
		if words := actionWords[access.Action(action)]; words == "" || strings.ContainsRune(words, '_') {
			t.Errorf("no words for the action %s", action)
		}
	}
	if len(actions) != len(actionWords) || len(actions) < 40 {
		t.Errorf("%d actions, words for %d", len(actions), len(actionWords))
	}
	for _, role := range constants(t, "Role") {
		if roleWords[access.Role(role)] == "" {
			t.Errorf("no words for the role %s", role)
		}
	}
	for _, kind := range constants(t, "FaultKind") {
		if faultTexts[access.FaultKind(kind)] == "" {
			t.Errorf("no words for the fault %s", kind)
		}
	}
	if got := detailText("csv rows=7 personal=true, person ABC, edition 00ff"); got != "csv Zeilen=7 Ansprechpersonen=ja, Person ABC, Ausgabe 00ff" {
		t.Error(got)
	}
}
