package instrument

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A case file of diff is an old definition, a line of ten hyphens, a new one,
// another such line and the changes, as "old|new line:column class code", with
// "mapped" where the new edition has decided about it.
func diffCase(t *testing.T, path string) (old, now *Definition, want string) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(string(content), caseMark)
	if len(parts) != 3 {
		t.Fatalf("%s has %d parts", path, len(parts))
	}
	var both [2]*Definition
	for i := range both {
		d, findings := Compile("case.yaml", []byte(parts[i]))
		for _, f := range findings {
			t.Errorf("%s: part %d: %s\n%s", path, i+1, f, Excerpt([]byte(parts[i]), f))
		}
		if d == nil {
			t.FailNow()
		}
		both[i] = d
	}
	return both[0], both[1], parts[2]
}

func diffCases(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/diff/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no case files: %v", err)
	}
	return files
}

// short writes a change as the case files do.
func short(c Change) string {
	file, mapped := "new", ""
	if c.Old {
		file = "old"
	}
	if c.Mapped {
		mapped = " mapped"
	}
	return fmt.Sprintf("%s %d:%d %s %s%s", file, c.Line, c.Column, c.Class, c.Code, mapped)
}

func TestEveryChangeIsClassifiedAtItsPlace(t *testing.T) {
	for _, path := range diffCases(t) {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
			old, now, want := diffCase(t, path)
			var got strings.Builder
			for _, c := range Diff(old, now) {
				got.WriteString(short(c) + "\n")
				t.Log(short(c), c.Text, c.Mapping)
				if c.Text == "" || strings.Contains(c.Text, "%!") || (c.Mapping == "") != (c.Settled() || c.Code == "survey_changed") {
					t.Errorf("%+v", c)
				}
			}
			if got.String() != want {
				t.Errorf("got\n%swant\n%s", got.String(), want)
			}
			for _, d := range []*Definition{old, now} {
				if same := Diff(d, d); len(same) > 0 {
					t.Errorf("a definition differs from itself: %+v", same)
				}
			}
		})
	}
}

func TestEveryChangeHasACase(t *testing.T) {
	covered := map[string]bool{}
	for _, path := range diffCases(t) {
		_, _, want := diffCase(t, path)
		for line := range strings.Lines(want) {
			covered[strings.Fields(line)[3]] = true
		}
	}
	for code, c := range changes {
		if !covered[code] {
			t.Errorf("no case file expects %s", code)
		}
		if c.text == "" || c.class.German() == "" {
			t.Errorf("%s has no German wording", code)
		}
	}
}

func TestTheSuggestedMappingsSettleEveryChange(t *testing.T) {
	settled := 0
	for _, path := range diffCases(t) {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		old, now, _ := diffCase(t, path)
		lists := map[string]string{}
		for _, c := range Diff(old, now) {
			first, _, _ := strings.Cut(c.Mapping, "] oder ")
			if list, entry, found := strings.Cut(strings.TrimSuffix(first, "]"), ": ["); found {
				lists[list] += "    - " + entry + "\n"
			}
		}
		text := strings.Split(string(content), caseMark)[1]
		if len(lists) == 0 || strings.Contains(text, "\nmappings:") {
			continue
		}
		text += "mappings:\n"
		for list, entries := range lists {
			text += "  " + list + ":\n" + entries
		}
		mapped, findings := Compile("case.yaml", []byte(text))
		if len(findings) > 0 {
			t.Errorf("%s: %v", path, findings)
			continue
		}
		for _, c := range Diff(old, mapped) {
			if !c.Settled() && c.Code != "survey_changed" {
				t.Errorf("%s: still open: %s", path, short(c))
			}
		}
		settled++
	}
	if settled < 8 {
		t.Errorf("only %d cases had something to settle", settled)
	}
}

func TestTheRerunKeepsWhatTheReconstructionStores(t *testing.T) {
	figures := map[string]bool{}
	for _, c := range Diff(compiled(t, reconstruction), compiled(t, rerun)) {
		if c.Class == BreaksAnswers {
			t.Errorf("%s: %s", short(c), c.Text)
		}
		if c.Code == "figure_added" {
			figures[c.Subject.Figure] = true
		}
	}
	// The study prints no exact value for these, so only the re-run asks for them.
	for _, key := range []string{"8", "12", "16", "20", "24", "28", "32", "44", "50", "53", "A8"} {
		if !figures[key] {
			t.Errorf("figure %s is not reported as new", key)
		}
		delete(figures, key)
	}
	if len(figures) > 0 {
		t.Errorf("reported as new: %v", figures)
	}
}
