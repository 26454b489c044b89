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
	want := []string{"serve", "demo", "migrate", "lint", "diff", "schema", "admin create", "wave create", "wave open", "wave close", "wave reconstruct",
		"access", "figures", "export", "import", "health", "version", "help"}
	for _, args := range [][]string{{"help"}, {}, {"--help"}, {"-h"}} {
		o := command(t, args...)
		if o.code != 0 || o.err != "" {
			t.Fatalf("%q: %+v", args, o)
		}
		var listed []string
		for _, m := range regexp.MustCompile(`(?m)^  ([a-z]+(?: [a-z]+)?)  +\S`).FindAllStringSubmatch(o.out, -1) {
			listed = append(listed, m[1])
		}
		if !reflect.DeepEqual(listed, want) {
			t.Errorf("%q lists %q, want %q", args, listed, want)
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

func TestWhatIsNotUnderstoodIsCodeTwo(t *testing.T) {
	for _, args := range [][]string{
		{"gibtesnicht"}, {"serve", "--gibtesnicht"}, {"wave", "create"}, {"figures"}, {"export", "--wave", "x", "--format", "doc"},
		{"wave", "create", "x", "--jahr", "bald", "--von", "2026-01-01", "--bis", "2026-01-02"},
	} {
		command(t, args...).refused(t, 2, "nicht verstanden", "kreisumfrage help")
	}
}

func TestVersionIsNamed(t *testing.T) {
	if o := command(t, "version"); o.code != 0 || o.out != "kreisumfrage "+version+"\n" {
		t.Errorf("%+v", o)
	}
}
