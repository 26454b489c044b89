//go:build ignore

// Command test runs "go test -json" with its arguments, the last of which names
// the packages, shows what failed and ends with one line that counts. A skipped
// test counts as a failure: what needs a database or a browser must have had one.
//
// With -race it spares the detector, which makes code five to ten times as slow,
// what it cannot find anything in: packages without any concurrency, and the
// inside of SQLite.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// unwatched are compiled without the detector: the database of modernc.org keeps
// its data in memory that the detector does not see anyway, and what Go shares
// around it is guarded by package sync, which is watched as ever; a password's
// hash is all arithmetic. Libraries that use sync.Map or generic atomics must not
// stand here: the linker keeps one copy of a generic function, and one without
// the detector makes it see races that are none.
var unwatched = []string{"modernc.org/...", "golang.org/x/crypto/argon2", "golang.org/x/crypto/blake2b"}

// The detector brings checks of unsafe pointers along, which nothing of ours has.
const noPointerChecks = "-gcflags=all=-d=checkptr=0"

type event struct {
	Action, Package, Test, Output, ImportPath string
	Elapsed                                   float64
}

type tally struct {
	passed, failed, skipped int
	packagesFailed          bool
	output                  map[string][]string // what a test or package has said so far
}

func main() {
	sum := tally{output: map[string][]string{}}
	for _, args := range runs(os.Args[1:]) {
		sum.run(args)
	}
	if sum.packagesFailed && sum.failed == 0 {
		sum.failed = 1
	}
	if sum.skipped > 0 {
		fmt.Printf("skipped, which counts as failed: %d\n", sum.skipped)
		sum.failed += sum.skipped
	}
	fmt.Printf("%d passed, %d failed\n", sum.passed, sum.failed)
	if sum.failed > 0 || sum.passed == 0 {
		os.Exit(1)
	}
}

func (s *tally) run(args []string) {
	cmd := exec.Command("go", append([]string{"test", "-json"}, args...)...)
	cmd.Stderr = os.Stderr
	// Tests end before they fill the memory, and have nothing to wait for then.
	cmd.Env = append(os.Environ(), "GOGC=400", "GORACE=atexit_sleep_ms=50")
	out, err := cmd.StdoutPipe()
	if err != nil {
		fatal(err)
	}
	if err := cmd.Start(); err != nil {
		fatal(err)
	}
	s.read(out)
	if err := cmd.Wait(); err != nil && s.failed == 0 {
		s.failed = 1
		fmt.Println("go test:", err)
	}
}

// runs divides the packages into those for the race detector and the others.
func runs(args []string) [][]string {
	race := slices.Index(args, "-race")
	if race < 0 {
		return [][]string{args}
	}
	last := len(args) - 1
	plain := slices.Delete(slices.Clone(args[:last]), race, race+1)
	watched := append(slices.Clone(args[:last]), noPointerChecks)
	for _, library := range unwatched {
		watched = append(watched, "-gcflags="+library+"=-race=false")
	}
	concurrent, others := divide(args[last])
	var all [][]string
	if len(concurrent) > 0 {
		all = append(all, append(watched, concurrent...))
	}
	if len(others) > 0 {
		all = append(all, append(plain, others...))
	}
	return all
}

type goPackage struct {
	ImportPath, Dir                    string
	GoFiles, TestGoFiles, XTestGoFiles []string
	Imports, TestImports, XTestImports []string
}

func divide(pattern string) (concurrent, others []string) {
	out, err := exec.Command("go", "list", "-json=ImportPath,Dir,GoFiles,TestGoFiles,XTestGoFiles,Imports,TestImports,XTestImports", pattern).Output()
	if err != nil {
		fatal(fmt.Errorf("go list %s: %w", pattern, err))
	}
	var all []goPackage
	for d := json.NewDecoder(strings.NewReader(string(out))); d.More(); {
		var p goPackage
		if err := d.Decode(&p); err != nil {
			fatal(err)
		}
		all = append(all, p)
	}
	// What imports a package of ours with concurrency has it as well.
	found := map[string]bool{"sync": true, "sync/atomic": true, "net/http": true, "os/exec": true, "database/sql": true}
	for known := 0; known < len(found); {
		known = len(found)
		for _, p := range all {
			if p.imports(found) || p.starts() {
				found[p.ImportPath] = true
			}
		}
	}
	for _, p := range all {
		if found[p.ImportPath] {
			concurrent = append(concurrent, p.ImportPath)
		} else {
			others = append(others, p.ImportPath)
		}
	}
	return concurrent, others
}

func (p goPackage) imports(any map[string]bool) bool {
	return slices.ContainsFunc(slices.Concat(p.Imports, p.TestImports, p.XTestImports), func(name string) bool { return any[name] })
}

// starts reports whether the package or its tests do several things at once.
func (p goPackage) starts() (yes bool) {
	for _, name := range slices.Concat(p.GoFiles, p.TestGoFiles, p.XTestGoFiles) {
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(p.Dir, name), nil, 0)
		if err != nil {
			fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt:
				yes = true
			case *ast.SelectorExpr:
				yes = yes || n.Sel.Name == "Parallel"
			}
			return !yes
		})
	}
	return yes
}

func fatal(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

func (s *tally) read(r io.Reader) {
	lines := bufio.NewReader(r)
	for {
		line, err := lines.ReadBytes('\n')
		var e event
		if json.Unmarshal(line, &e) == nil {
			s.count(e)
		} else {
			os.Stdout.Write(line)
		}
		if err != nil {
			return
		}
	}
}

func (s *tally) count(e event) {
	id := e.Package + e.ImportPath + " " + e.Test
	switch e.Action {
	case "output", "build-output":
		s.output[id] = append(s.output[id], e.Output)
	case "pass", "fail", "skip":
		s.end(e, id)
	case "build-fail":
		s.packagesFailed = true
		s.show(id)
	}
}

func (s *tally) end(e event, id string) {
	defer delete(s.output, id)
	if e.Test == "" {
		if e.Action != "skip" { // a folder without tests
			fmt.Printf("%-4s %6.1f s  %s\n", e.Action, e.Elapsed, e.Package)
		}
		if e.Action == "fail" {
			s.packagesFailed = true
			s.show(id)
		}
		return
	}
	switch e.Action {
	case "pass":
		s.passed++
	case "skip":
		s.skipped++
		s.show(id)
	case "fail":
		s.failed++
		s.show(id)
	}
}

// show prints what was said, without the lines that only announce a run.
func (s *tally) show(id string) {
	for _, line := range s.output[id] {
		if !slices.Contains([]string{"=== RUN", "=== PAU", "=== CON", "=== NAM"}, line[:min(7, len(line))]) {
			fmt.Print(line)
		}
	}
}
