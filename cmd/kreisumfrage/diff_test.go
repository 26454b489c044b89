package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kreisumfrage/internal/instrument"
)

// changed writes testdata/kurz.yaml with some texts replaced and returns the
// path.
func changed(t *testing.T, replacements ...string) string {
	t.Helper()
	data, err := os.ReadFile("testdata/kurz.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(replacements); i += 2 {
		if !strings.Contains(string(data), replacements[i]) {
			t.Fatalf("kurz.yaml does not contain %q", replacements[i])
		}
	}
	path := filepath.Join(t.TempDir(), "neu.yaml")
	if err := os.WriteFile(path, []byte(strings.NewReplacer(replacements...).Replace(string(data))), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAChangeThatBreaksNothingIsCodeZero(t *testing.T) {
	o := command(t, "diff", "testdata/kurz.yaml", changed(t, "Gibt es eine Strategie?", "Gibt es bei Ihnen eine Strategie?",
		"- {key: wlan, label: WLAN}", "- {key: wlan, label: WLAN}\n              - {key: mobil, label: Mobilfunk}"))
	if o.code != 0 || o.err != "" {
		t.Fatalf("%+v", o)
	}
	contains(t, o.out, "neu.yaml:26:23: option_added (Ergänzung): Antwort „mobil“, Frage „probe.projekte“ (I.1.2): Die Antwort ist neu.\n",
		"neu.yaml:16:20: text_changed (nur Beschriftung)", "label: Gibt es bei Ihnen eine Strategie?",
		"Änderungen: 2 (bricht gespeicherte Angaben 0, bricht den Vergleich 0, Ergänzung 1, nur Beschriftung 1). Ohne Zuordnung: 0.\n")
	if o := command(t, "diff", "testdata/kurz.yaml", "testdata/kurz.yaml"); o.code != 0 || o.out != "Keine Änderungen.\n" {
		t.Errorf("%+v", o)
	}
}

func TestAChangeThatBreaksSomethingIsCodeOneUntilItIsMapped(t *testing.T) {
	const option = "              - {key: 'nein', label: Nein}\n"
	o := command(t, "diff", "testdata/kurz.yaml", changed(t, option, "              - {key: 'keine', label: Nein}\n"))
	o.refused(t, 1, "kurz.yaml:19:17: option_removed (bricht gespeicherte Angaben): Antwort „nein“, Frage „probe.strategie“ (I.1.1): Die Antwort entfällt.",
		"retired: [{item: probe.strategie, option: 'nein', reason: GRUND}] oder renamed:", "choice_added (bricht den Vergleich)",
		"Ohne Zuordnung: 2.", "mappings")
	o = command(t, "diff", "testdata/kurz.yaml", changed(t, option, "              - {key: 'keine', label: Nein}\n",
		"format: 1\n", "format: 1\nmappings: {renamed: [{item: probe.strategie, option: 'nein', to: keine}]}\n"))
	if o.code != 0 || !strings.Contains(o.out, "option_renamed (bricht gespeicherte Angaben, zugeordnet)") {
		t.Errorf("%+v", o)
	}
}

func TestChangesAsJSONAreAList(t *testing.T) {
	var changes []instrument.Change
	o := command(t, "diff", "--json", "testdata/kurz.yaml", changed(t, "kind: longtext", "kind: text"))
	if err := json.Unmarshal([]byte(o.out), &changes); err != nil || o.code != 1 || len(changes) != 1 {
		t.Fatalf("%v: %+v", err, o)
	}
	want := instrument.Change{Class: instrument.BreaksAnswers, Code: "kind_narrowed", Subject: instrument.Subject{Item: "probe.ziele"},
		Text: "Frage „probe.ziele“ (I.1.3): Die Art ist jetzt „text“, bisher „longtext“; gespeicherte Angaben passen nicht mehr.",
		Line: 29, Column: 19, Mapping: "changed: [{item: probe.ziele, what: kind_narrowed, comparable: false, reason: GRUND}]"}
	if changes[0] != want {
		t.Errorf("%+v", changes[0])
	}
	if o := command(t, "diff", "--json", "testdata/kurz.yaml", "testdata/kurz.yaml"); o.code != 0 || o.out != "[]\n" {
		t.Errorf("%+v", o)
	}
}

func TestWhatIsUnsoundIsNotCompared(t *testing.T) {
	for _, files := range [][]string{{"testdata/fehler.yaml", "testdata/kurz.yaml"}, {"testdata/kurz.yaml", "testdata/fehler.yaml"}} {
		o := command(t, "diff", files[0], files[1])
		o.refused(t, 1, append(mistakes, "der Fragebogen hat Fehler")...)
		if o.out != "" {
			t.Errorf("%q", o.out)
		}
	}
	command(t, "diff", "testdata/kurz.yaml", "testdata/gibtesnicht.yaml").refused(t, 1, "lässt sich nicht lesen")
}
