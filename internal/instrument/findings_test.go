package instrument

import (
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// A case file is a definition, a line of ten hyphens and the findings that it
// must have, as "line:column code". Two notations keep the files readable:
// ⟦3×ab⟧ stands for ababab and ⟦hex ff⟧ for bytes that no editor would keep.
const caseMark = "----------\n"

var (
	repeated = regexp.MustCompile(`⟦(\d+)×([^⟧]*)⟧`)
	rawBytes = regexp.MustCompile(`⟦hex ([0-9a-f]+)⟧`)
)

func readCase(t *testing.T, path string) (definition []byte, want string) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text, want, found := strings.Cut(string(content), caseMark)
	if !found {
		t.Fatalf("%s has no line of ten hyphens", path)
	}
	text = repeated.ReplaceAllStringFunc(text, func(m string) string {
		parts := repeated.FindStringSubmatch(m)
		n, _ := strconv.Atoi(parts[1])
		return strings.Repeat(parts[2], n)
	})
	text = rawBytes.ReplaceAllStringFunc(text, func(m string) string {
		b, err := hex.DecodeString(rawBytes.FindStringSubmatch(m)[1])
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		return string(b)
	})
	return []byte(text), want
}

func caseFiles(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/findings/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no case files: %v", err)
	}
	return files
}

func TestEveryMistakeIsFoundAtItsPlace(t *testing.T) {
	for _, path := range caseFiles(t) {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			definition, want := readCase(t, path)
			compiled, findings := Compile("case.yaml", definition)
			if compiled != nil {
				t.Error("a definition with mistakes was compiled")
			}
			var got strings.Builder
			for _, f := range findings {
				fmt.Fprintf(&got, "%d:%d %s\n", f.Line, f.Column, f.Code)
			}
			if got.String() != want {
				t.Errorf("got\n%swant\n%s", got.String(), want)
				for _, f := range findings {
					t.Logf("%.300s\n%s", f, Excerpt(definition, f))
				}
			}
		})
	}
}

func TestEveryCodeHasACase(t *testing.T) {
	covered := map[string]bool{}
	for _, path := range caseFiles(t) {
		_, want := readCase(t, path)
		for line := range strings.Lines(want) {
			_, code, _ := strings.Cut(strings.TrimSpace(line), " ")
			covered[code] = true
		}
	}
	for code, m := range messages {
		if !covered[code] {
			t.Errorf("no case file expects %s", code)
		}
		if m.text == "" || m.hint == "" {
			t.Errorf("%s has no German text or hint", code)
		}
	}
}
