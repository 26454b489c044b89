package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kreisumfrage/internal/survey"
)

func TestAWaveIsOpenedOnlyWithCompleteTexts(t *testing.T) {
	eachDatabase(t, func(t *testing.T, db place) {
		db.draft(t, "testdata/kurz.yaml")
		state := func(key string, want survey.WaveState) {
			t.Helper()
			_, st := db.store(t)
			if w, err := st.Wave(t.Context(), key); err != nil || w.State != want {
				t.Errorf("wave %s is %q, want %q: %v", key, w.State, want, err)
			}
		}
		db.on(t, "wave", "open", "2026").refused(t, 1, "impressum.md, Zeile 5: [[Name und Anschrift des Betreibers]]", "datenschutz.md, Zeile",
			"barrierefreiheit.md, Zeile", filepath.Join(db.Data, "texte"))
		state("2026", survey.WaveDraft)

		completed(t, db.Data)
		own := filepath.Join(db.Data, "texte", "impressum.md")
		for text, says := range map[string]string{
			"Deutscher Landkreistag\n\nTelefon [[Nummer": "impressum.md, Zeile 3: [[Nummer",
			" \n\n": "impressum.md: Der Text ist leer.",
		} {
			if err := os.WriteFile(own, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			o := db.on(t, "wave", "open", "2026")
			o.refused(t, 1, "Erhebung 2026", says)
			if strings.Contains(o.err, "datenschutz.md") {
				t.Errorf("what is complete is complained about: %s", o.err)
			}
		}
		state("2026", survey.WaveDraft)
		if err := os.Remove(own); err != nil {
			t.Fatal(err)
		}
		contains(t, db.open(t), "geöffnet")
		state("2026", survey.WaveOpen)

		// Without texts of its own, only a wave of invented answers is opened.
		if err := os.RemoveAll(filepath.Dir(own)); err != nil {
			t.Fatal(err)
		}
		db.must(t, "wave", "create", "probe", "--jahr", "2026", "--von", "2026-10-01", "--bis", "2026-11-30",
			"--landkreise", "testdata/landkreise.csv", "--fragebogen", "testdata/kurz.yaml", "--beispieldaten")
		db.must(t, "wave", "open", "probe")
		state("probe", survey.WaveOpen)
	})
}

func TestTheTextsToBeFilledInAreListedAndLaidOut(t *testing.T) {
	data := t.TempDir()
	command(t, "texts", "--data", data).refused(t, 1, "impressum.md, Zeile 5: [[Name und Anschrift des Betreibers]]")
	if left, err := os.ReadDir(data); err != nil || len(left) > 0 {
		t.Errorf("a look at the texts has made %v, %v", left, err)
	}
	own := filepath.Join(data, "texte", "impressum.md")
	if err := os.MkdirAll(filepath.Dir(own), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(own, []byte("Landkreis Beispiel"), 0o600); err != nil {
		t.Fatal(err)
	}
	o := command(t, "texts", "--anlegen", "--data", data)
	o.refused(t, 1, "datenschutz.md, Zeile", filepath.Dir(own))
	if strings.Contains(o.err, "impressum.md") {
		t.Errorf("the text that was there already is gone: %s", o.err)
	}
	drafts, err := filepath.Glob("../../templates/texts/*.md")
	if err != nil {
		t.Fatal(err)
	}
	if laid, err := os.ReadDir(filepath.Dir(own)); err != nil || len(laid) != len(drafts) {
		t.Errorf("%d texts of %d, %v", len(laid), len(drafts), err)
	}
	completed(t, data)
	if o := command(t, "texts", "--data", data); o.code != 0 || o.out != "Die Texte sind vollständig.\n" {
		t.Errorf("%+v", o)
	}
}
