package main

import (
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

// model is the command line as Kong understands it.
func model(t *testing.T) *kong.Application {
	t.Helper()
	parser, err := kong.New(&commands{}, kong.Name("kreisumfrage"), kong.NoDefaultHelp())
	if err != nil {
		t.Fatal(err)
	}
	return parser.Model
}

func TestHelpListsEveryCommand(t *testing.T) {
	want := []string{"serve", "demo", "migrate", "lint", "diff", "forecast", "schema", "paper", "texts", "admin create", "admin disable", "admin reset-factor", "wave create", "wave open", "wave close", "wave reopen", "wave evaluate", "wave archive", "wave earlier", "wave edition", "wave reconstruct", "frame export", "frame import", "frame succession",
		"access", "contact set", "contact list", "mail list", "mail handout", "mail retry", "mail test", "audit verify", "purge", "disclose", "register", "jobs run", "figures", "export", "import", "health", "version", "help"}
	for _, args := range [][]string{{"help"}, {}, {"--help"}, {"-h"}} {
		o := command(t, args...)
		if o.code != 0 || o.err != "" {
			t.Fatalf("%q: %+v", args, o)
		}
		var listed []string
		for _, m := range regexp.MustCompile(`(?m)^  ([a-z]+(?: [a-z-]+)?)  +\S`).FindAllStringSubmatch(o.out, -1) {
			listed = append(listed, m[1])
		}
		if !reflect.DeepEqual(listed, want) {
			t.Errorf("%q lists %q, want %q", args, listed, want)
		}
	}
}

func TestHelpIsThereBehindEveryCommand(t *testing.T) {
	want := command(t, "help", "wave", "create").out
	for _, args := range [][]string{{"wave", "create", "--help"}, {"wave", "create", "2026", "--jahr", "2026", "-h"}} {
		if o := command(t, args...); o.code != 0 || o.out != want {
			t.Errorf("%q: %+v", args, o)
		}
	}
}

// english words that would stand in a help text that nobody translated.
var english = regexp.MustCompile(`(?i)(^|[^-\w])(the|and|show|print|with|for|usage|flags?|file|command|of)\b`)

func TestEveryCommandAndFlagIsExplainedInGerman(t *testing.T) {
	app := model(t)
	for _, leaf := range app.Leaves(true) {
		path := strings.Fields(strings.TrimPrefix(leaf.Path(), "kreisumfrage "))
		o := command(t, append([]string{"help"}, path...)...)
		if o.code != 0 || leaf.Help == "" {
			t.Errorf("%q has no help: %+v", path, o)
		}
		contains(t, o.out, leaf.Help, "Aufruf: kreisumfrage "+strings.Join(path, " "))
		for _, f := range leaf.Flags {
			if f.Help == "" {
				t.Errorf("%q: --%s is not explained", path, f.Name)
			}
			contains(t, o.out, "--"+f.Name, f.Help)
		}
		for _, a := range leaf.Positional {
			contains(t, o.out, a.Help)
		}
		if word := english.FindString(o.out); word != "" {
			t.Errorf("help of %q says %q:\n%s", path, word, o.out)
		}
	}
	command(t, "help", "gibtesnicht").refused(t, 1, "gibt es nicht")
}

func TestWhatIsNotUnderstoodIsExplainedInGerman(t *testing.T) {
	for line, says := range map[string]string{
		"gibtesnicht":                     "gibtesnicht",
		"servee":                          `gemeint ist vielleicht "serve"`,
		"migrate zuviel":                  "überflüssig oder unbekannt ist zuviel",
		"serve --gibtesnicht":             "unbekannt ist --gibtesnicht",
		"serve --dat=x":                   `eines von "--data"`,
		"wave":                            `es fehlt eines von "create"`,
		"wave create":                     "es fehlen",
		"figures":                         "es fehlen --wave=KENNUNG",
		"figures --wave":                  "--wave: der Wert fehlt",
		"figures --wave=x --json=ja":      `möglich sind true und false, nicht "ja"`,
		"export --wave x --format doc":    `"codebuch", nicht "doc"`,
		"wave create x --jahr bald":       `eine ganze Zahl, nicht "bald"`,
		"wave create x --von 1 --bis 2":   "es fehlen --jahr=JJJJ",
		"admin create --name Erika":       "es fehlt",
		"import --wave x --gibtesnicht=1": "unbekannt ist --gibtesnicht",
	} {
		o := command(t, strings.Fields(line)...)
		o.refused(t, 2, "nicht verstanden", says, "Hilfe: kreisumfrage help")
		if word := kongEnglish.FindString(o.err); word != "" || o.out != "" {
			t.Errorf("%s: says %q in %s%s", line, word, o.err, o.out)
		}
	}
}

var kongEnglish = regexp.MustCompile(`\b(unexpected|unknown|missing|expected|must|but|got|did|you|mean|one|argument|flags?|value)\b`)
