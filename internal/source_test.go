// Package internal_test holds the rules that no single package can check about
// itself: which package may know which, and which words the code must not use.
package internal_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const module = "kreisumfrage"

// goFile is a parsed Go file; name is its path from the module's root.
type goFile struct {
	name string
	tree *ast.File
	set  *token.FileSet
}

// breach is one place where a file breaks a rule.
type breach string

type rule func(goFile) []breach

func parse(t *testing.T, name, source string) goFile {
	t.Helper()
	set := token.NewFileSet()
	tree, err := parser.ParseFile(set, name, source, parser.ParseComments)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return goFile{name: name, tree: tree, set: set}
}

// dir is the folder of the file, such as internal/store.
func (f goFile) dir() string { return path.Dir(f.name) }

func (f goFile) isTest() bool { return strings.HasSuffix(f.name, "_test.go") }

// serves only tests: the folders that product code must not import.
func (f goFile) servesTests() bool { return f.isTest() || testPackages[f.dir()] }

func (f goFile) breach(at ast.Node, text string) breach {
	position := f.set.Position(at.Pos())
	return breach(f.name + ":" + strconv.Itoa(position.Line) + ": " + text)
}

// imports maps the import paths of the file to the names it uses for them.
func (f goFile) imports() map[string]string {
	names := map[string]string{}
	for _, spec := range f.tree.Imports {
		imported, _ := strconv.Unquote(spec.Path.Value)
		names[imported] = path.Base(imported)
		if spec.Name != nil {
			names[imported] = spec.Name.Name
		}
	}
	return names
}

// uses lists where the file names one of the given things of an imported
// package, called or not; time.Now as a value counts.
func (f goFile) uses(imported string, things ...string) []ast.Node {
	name, ok := f.imports()[imported]
	if !ok {
		return nil
	}
	var found []ast.Node
	ast.Inspect(f.tree, func(n ast.Node) bool {
		selector, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if x, ok := selector.X.(*ast.Ident); !ok || x.Name != name {
			return true
		}
		for _, thing := range things {
			if selector.Sel.Name == thing {
				found = append(found, selector)
			}
		}
		return true
	})
	return found
}

// tree reads every file of the module with the suffix, by its path from the
// root. It looks at the disk, so the test cache notices every change.
func tree(t *testing.T, suffix string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir("..", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := entry.Name()
		if entry.IsDir() && name != ".." && (strings.HasPrefix(base, ".") || base == "testdata" || base == "vendor" || base == "node_modules") {
			return filepath.SkipDir
		}
		if entry.IsDir() || !strings.HasSuffix(base, suffix) {
			return nil
		}
		data, err := os.ReadFile(name)
		files[filepath.ToSlash(strings.TrimPrefix(name, ".."+string(filepath.Separator)))] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// holds checks the rule on every Go file of the module.
func holds(t *testing.T, r rule) {
	t.Helper()
	files := tree(t, ".go")
	if len(files) < 20 || files["internal/survey/wave.go"] == "" {
		t.Fatalf("only %d Go files found: the walk is broken", len(files))
	}
	for name, source := range files {
		for _, b := range r(parse(t, name, source)) {
			t.Error(b)
		}
	}
}

// planted is a small source that breaks a rule, or keeps it when want is empty.
type planted struct {
	name, source string
	want         string
}

// bites proves that the rule can fail: every planted breach is found, alone.
func bites(t *testing.T, r rule, plants []planted) {
	t.Helper()
	for _, p := range plants {
		got := r(parse(t, p.name, p.source))
		switch {
		case p.want == "" && len(got) > 0:
			t.Errorf("%s: %s\nfound %q in what is allowed", p.name, p.source, got)
		case p.want != "" && (len(got) != 1 || !strings.Contains(string(got[0]), p.want)):
			t.Errorf("%s: %s\nfound %q, want one breach with %q", p.name, p.source, got, p.want)
		}
	}
}
