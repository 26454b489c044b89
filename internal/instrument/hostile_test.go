package instrument

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// hostileFiles are definitions that nobody writes in good faith.
func hostileFiles() map[string]string {
	bomb := "a: &a [x,x,x,x,x,x,x,x,x]\n"
	for c := 'b'; c < 'k'; c++ {
		bomb += fmt.Sprintf("%c: &%c [%s]\n", c, c, strings.TrimSuffix(strings.Repeat("*"+string(c-1)+",", 9), ","))
	}
	keys := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "k%d: 1\n", i)
		}
		return b.String()
	}
	uses := "format: 1\nblocks:\n  b:\n    parameters: [x]\n    page:\n      items:\n" +
		strings.Repeat("        - {id: '{x}', label: '{x}'}\n", 1500) + "sections:\n  - pages:\n" +
		strings.Repeat("      - {use: b, with: {x: ["+strings.Repeat("a, ", 1000)+"a]}}\n", 15)
	chain := "format: 1\nkey: x\ntitle: X\nsections:\n  - key: s\n    title: S\n    pages:\n"
	for i := range 400 {
		chain += fmt.Sprintf("      - {key: p%d, title: P, items: [{id: i.a%d, kind: multiple, label: 'L%d', figure: none, options: "+
			"[{key: a, label: A}, {key: b, label: B}]", i, i, i)
		if i > 0 {
			chain += fmt.Sprintf(", show_if: {any: [{item: i.a%d, in: [a]}, {item: i.a%d, in: [b]}, {not: {item: i.a%d, in: [a, b]}}]}", i-1, i-1, i/2)
		}
		chain += "}]}\n"
	}
	nested := func(entry, with string, times int) string {
		text := "format: 1\nblocks:\n"
		for i := range maxUses {
			use := fmt.Sprintf("        - {use: b%d, with: {x: %s}}\n", i+1, with)
			if i == maxUses-1 {
				use = "        - " + entry + "\n"
			}
			text += fmt.Sprintf("  b%d:\n    parameters: [x]\n    items:\n%s", i, strings.Repeat(use, times))
		}
		return text + "sections:\n  - pages:\n      - items: [{use: b0, with: {x: aaaaaaaaaa}}]\n"
	}
	manyTimes := strings.Repeat("'{x}', ", 500)
	numbers := "format: 1\nkey: x\ntitle: X\nsections:\n  - key: s\n    title: S\n    pages:\n      - {key: p, title: P, items: [" +
		"{id: i.g, kind: group, label: G, figure: none, decimals: 3, total: {label: Alle}, parts: [{key: p0, label: L0}"
	for i := range 60 {
		numbers += fmt.Sprintf(", {key: p%d, label: L%d}", i+1, i+1)
	}
	numbers += "]}, {id: i.n, kind: number, label: N, figure: none, decimals: 3}, " +
		"{id: i.never, kind: text, label: T, figure: none, show_if: {all: [{item: i.n, above: 5}, {item: i.n, below: 3}]}}]}\n"
	for i := range 300 {
		numbers += fmt.Sprintf("      - {key: q%d, title: P, show_if: {any: [{item: i.g, above: %d}, {item: i.g, part: p%d, below: %d.5}, "+
			"{item: i.g, part: total, equal: %d}, {item: i.n, unequal: %d.125}]}, items: [{id: i.a%d, kind: text, label: T, figure: none, "+
			"show_if: {all: [{item: i.n, above: %d}, {item: i.n, below: %d}]}}]}\n", i, i, i%60, i+1, i, i, i, i+2, i+1)
	}
	return map[string]string{
		"conditions of conditions": chain,
		"conditions of numbers":    numbers,
		"alias bomb":               bomb,
		"reference to itself":      "a: &a [*a]\n",
		"50,000 levels deep":       strings.Repeat("[", 50_000),
		"9,000 levels deep":        strings.Repeat("[", 9_000) + strings.Repeat("]", 9_000),
		"levels by indentation":    strings.Repeat("- ", 20_000) + "a",
		"60,000 keys":              keys(60_000),
		"15,000 keys":              keys(15_000),
		"1 MB of commas":           "a: [" + strings.Repeat(",", 1<<20-10) + "]",
		"1 MB of label":            "title: " + strings.Repeat("ä", 500_000) + "\n",
		"1 MB of line feeds":       strings.Repeat("\n", 1<<20),
		"39,000 comments":          strings.Repeat("#\n", 39_000) + "a: 1\n",
		"large block uses":         uses,
		"blocks of blocks":         nested("{id: '{x}'}", "'{x}'", 500),
		"blocks of nothing":        nested("{use: b9}", "'{x}'", 500),
		"arguments of arguments":   nested("{id: '{x}', options: '{x}'}", "["+manyTimes+"]", 1),
		"texts that double":        nested("{id: '{x}'}", "'"+strings.Repeat("{x}", 50)+"'", 3),
		"one text of parameters":   nested("{id: '"+strings.Repeat("{x}", 1000)+"'}", "'"+strings.Repeat("{x}", 10)+"'", 2),
		"a block in itself":        "format: 1\nblocks:\n  b:\n    parameters: [x: [{use: b}]]\n    page:\n      items: '{x}'\nsections:\n  - pages:\n      - {use: b}\n",
		"a list in its block":      "format: 1\nblocks:\n  b:\n    parameters: [x: {use: b}]\n    items: ['{x}', '{x}', '{x}', '{x}']\nsections:\n  - pages:\n      - items: [{use: b}]\n",
		"headings without end":     "format: 1\nsections:\n  - intro: |\n" + strings.Repeat("      # ä\n      ä*\n", 15_000),
		"a megabyte too much":      strings.Repeat("a", 2<<20),
		"nothing but tabs":         strings.Repeat("\t", 1<<19),
		"bad UTF-8 only":           strings.Repeat("\xff", 1<<19),
		"UTF-16":                   "\xff\xfef\x00o\x00r\x00m\x00a\x00t\x00",
		"NUL":                      "format: 1\x00\n",
		"merge key":                "a: {x: 1}\nb:\n  <<: {x: 1}\n",
		"a binary":                 "\x7fELF\x02\x01\x01",
	}
}

// TestHostileFilesAreRefusedWithLittleMemory bounds what can be bounded on any
// machine; BenchmarkHostileFiles tells how long each takes.
func TestHostileFilesAreRefusedWithLittleMemory(t *testing.T) {
	for name, text := range hostileFiles() {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			d, findings := Compile("hostile.yaml", []byte(text))
			runtime.ReadMemStats(&after)
			if d != nil || len(findings) == 0 {
				t.Fatal("accepted")
			}
			for _, f := range findings {
				if f.Line < 1 || f.Column < 1 || f.Text == "" {
					t.Fatalf("finding without a place or text: %+v", f)
				}
			}
			if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; mb >= 50 && poolsHold {
				t.Errorf("took %d MB", mb)
			}
		})
	}
}

func BenchmarkHostileFiles(b *testing.B) {
	for name, text := range hostileFiles() {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Compile("hostile.yaml", []byte(text))
			}
		})
	}
}

func TestAByteOrderMarkFromWindowsIsAccepted(t *testing.T) {
	data := append([]byte("\xef\xbb\xbf"), shipped(t, rerun)...)
	data = []byte(strings.ReplaceAll(string(data), "\n", "\r\n"))
	if _, findings := Compile(rerun, data); len(findings) > 0 {
		t.Error(findings[0])
	}
}

func FuzzCompile(f *testing.F) {
	f.Add(shipped(f, rerun)[:4000])
	f.Add([]byte(blockDefinition))
	f.Add([]byte(probeOfChecks))
	for _, seed := range []string{"", "format: 1\n", "sections: [{pages: [{use: a, with: {}}]}]\nblocks: {a: {parameters: [b], page: '{b}'}}\n",
		"blocks: {a: {parameters: [b], items: [{use: '{b}', with: {b: a}}]}, c: {parameters: [{x: [{use: c}]}], page: {items: '{x}'}}}\n" +
			"sections: [{pages: [{items: [{use: a, with: {b: a}}]}, {use: c, add: [{after: a.b, items: [{use: a, with: {b: [1]}}]}]}]}]\n",
		"blocks: {a: {parameters: [{b: 1}], page: {items: ['{b}']}}}\nsections: [{pages: [{use: a}]}]\n",
		"mappings: {renamed: [{item: a.b, option: c, to: d}, 1], retired: [~], changed: [{figure: 1, what: figure_removed}]}\nsections: []\n",
		"figures_of: 2018\npublished_only: [1, {key: 2, note: a}, [3]]\nsections: [{pages: [{items: [{id: a.b, kind: number, figure: {key: 54, comparison: new, classes: [1, 2.5, x]}}, " +
			"{id: a.c, kind: group, parts: [{key: a}], figure: {key: 4, comparison: identical, classes: [-1]}}]}]}]\n",
		"option_sets: {x: [a]}\nbases: [1]\npublished_only: [~]\nsections: [~]\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, findings := Compile("fuzz.yaml", data)
		if (d == nil) != (len(findings) > 0) {
			t.Errorf("definition %v with %d findings", d != nil, len(findings))
		}
		if d != nil {
			if same := Diff(d, d); len(same) > 0 || Reading(d) == "" {
				t.Errorf("differs from itself: %+v", same)
			}
		}
		for _, finding := range findings {
			if finding.Line < 1 || finding.Column < 1 || finding.Code == "" {
				t.Errorf("%+v", finding)
			}
			Excerpt(data, finding)
		}
	})
}

func BenchmarkCompile(b *testing.B) {
	data := shipped(b, rerun)
	b.ReportAllocs()
	for b.Loop() {
		if _, findings := Compile(rerun, data); len(findings) > 0 {
			b.Fatal(findings[0])
		}
	}
}
