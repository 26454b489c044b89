//go:build ignore

// Command test runs "go test -json" with its arguments, shows what failed and
// ends with one line that counts. A skipped test counts as a failure: what
// needs a database or a browser must have had one.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
)

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
	cmd := exec.Command("go", append([]string{"test", "-json"}, os.Args[1:]...)...)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		fatal(err)
	}
	if err := cmd.Start(); err != nil {
		fatal(err)
	}
	sum := tally{output: map[string][]string{}}
	sum.read(out)
	err = cmd.Wait()
	if err != nil && sum.failed == 0 {
		sum.failed = 1
		fmt.Println("go test:", err)
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
