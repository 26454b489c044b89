package static

import (
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"
)

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := fs.ReadFile(Files, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// The licence of KERN asks for the notice, the day of the change and its text.
func TestKernNamesItsLicenceAndItsChange(t *testing.T) {
	header, _, found := strings.Cut(read(t, "kern/kern.css"), "*/")
	if !found {
		t.Fatal("kern.css has no header")
	}
	for _, want := range []string{"@kern-ux/native 2.7.2", "https://kern-ux.de", "KERN-Team", "EUPL-1.2"} {
		if !strings.Contains(header, want) {
			t.Errorf("header does not name %q", want)
		}
	}
	if !regexp.MustCompile(`Bearbeitet am \d{4}-\d{2}-\d{2}`).MatchString(header) {
		t.Error("header does not tell when it was changed")
	}
	if !strings.Contains(read(t, "kern/LICENSE"), "EUROPÄISCHE UNION PUBLIC LICENCE v. 1.2") {
		t.Error("kern/LICENSE is not the EUPL")
	}
	if !strings.Contains(read(t, "fonts/OFL.txt"), "SIL OPEN FONT LICENSE Version 1.1") {
		t.Error("fonts/OFL.txt is not the Open Font License")
	}
}

// Browsers before 2023 drop a colour or a rule that they do not know: fields
// without borders, chosen options without a dot.
func TestStylesWorkInBrowsersWithoutNewColours(t *testing.T) {
	for _, name := range sheets(t) {
		_, rules, _ := strings.Cut(read(t, name), "*/")
		for _, unknown := range []string{"oklch(", "oklab(", "color-mix(", ":has(", "light-dark("} {
			if strings.Contains(rules, unknown) {
				t.Errorf("%s uses %s", name, unknown)
			}
		}
	}
}

func TestStylesLoadNothingFromElsewhere(t *testing.T) {
	address := regexp.MustCompile(`url\(([^)]*)\)|@import`)
	for _, name := range sheets(t) {
		for _, m := range address.FindAllStringSubmatch(read(t, name), -1) {
			target := path.Join(path.Dir(name), m[1])
			if _, err := fs.Stat(Files, target); err != nil {
				t.Errorf("%s loads %s: %v", name, m[0], err)
			}
		}
	}
}

func TestEveryTokenInUseIsDefined(t *testing.T) {
	all := ""
	for _, name := range sheets(t) {
		all += read(t, name)
	}
	for _, m := range regexp.MustCompile(`var\((--[\w-]+)`).FindAllStringSubmatch(all, -1) {
		if !strings.Contains(all, m[1]+":") {
			t.Errorf("%s is used and not defined", m[1])
		}
	}
}

// With a page of 40 kB this stays below the 150 kB of a first visit, even where
// a proxy unpacks everything.
func TestStylesAndFontsStaySmall(t *testing.T) {
	total := 0
	for _, name := range []string{"kern/kern.css", "css/app.css", "fonts/FiraSans-Regular.woff2", "fonts/FiraSans-SemiBold.woff2", "img/favicon.svg"} {
		total += len(read(t, name))
	}
	if limit := 110_000; total > limit {
		t.Errorf("first visit loads %d bytes beside the page, more than %d", total, limit)
	}
}

// Pages with questions load it, which no first visit begins with.
func TestTheScriptStaysSmall(t *testing.T) {
	if size, limit := len(read(t, "js/seite.js")), 17_500; size > limit {
		t.Errorf("the script has %d bytes, more than %d", size, limit)
	}
}

// One unknown sign, and an old browser drops the whole file with what it could
// have run.
func TestTheScriptIsReadByOldBrowsers(t *testing.T) {
	script := read(t, "js/seite.js")
	for _, unknown := range []string{"=>", "`", "let ", "const ", "class ", "async ", "await ", "import ", "export ", "...", "?.", "??", "**"} {
		if code := comment.ReplaceAllString(script, ""); strings.Contains(code, unknown) {
			t.Errorf("seite.js uses %s", unknown)
		}
	}
}

func TestTheScriptKeepsNothingAndAsksNobodyElse(t *testing.T) {
	script := read(t, "js/seite.js")
	for _, forbidden := range []string{"localStorage", "sessionStorage", "indexedDB", "cookie", "http:", "https:", "eval", "innerHTML", "sendBeacon"} {
		if strings.Contains(script, forbidden) {
			t.Errorf("seite.js uses %s", forbidden)
		}
	}
	if german := regexp.MustCompile(`[äöüßÄÖÜ„“]`).FindString(script); german != "" {
		t.Errorf("seite.js holds words for the reader: %s", german)
	}
}

var comment = regexp.MustCompile(`(?s)/\*.*?\*/|//[^\n]*`)

func sheets(t *testing.T) []string {
	t.Helper()
	var names []string
	err := fs.WalkDir(Files, ".", func(name string, d fs.DirEntry, err error) error {
		if path.Ext(name) == ".css" {
			names = append(names, name)
		}
		return err
	})
	if err != nil || len(names) < 2 {
		t.Fatalf("style sheets: %v, %v", names, err)
	}
	return names
}
