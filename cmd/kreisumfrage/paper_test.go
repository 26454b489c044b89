package main

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// wordText returns the text part of a Word file.
func wordText(t *testing.T, file []byte) string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := archive.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestADefinitionIsWrittenAsAWordFile(t *testing.T) {
	out := filepath.Join(t.TempDir(), "Fragebogen.docx")
	if err := os.WriteFile(out, []byte(strings.Repeat("frühere Fassung ", 10_000)), 0o600); err != nil {
		t.Fatal(err)
	}
	if o := command(t, "paper", "testdata/kurz.yaml", "--out", out); o != (outcome{}) {
		t.Fatalf("%+v", o)
	}
	file, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	contains(t, wordText(t, file), "Welche Ziele gibt es?", "Anmerkungen")
	if o := command(t, "paper", "testdata/kurz.yaml"); o.code != 0 || o.out != string(file) {
		t.Errorf("standard output differs from the file: %+v", o.err)
	}
	contains(t, wordText(t, []byte(command(t, "paper").out)), "Der digitale Landkreis")
}

func TestNoWordFileIsWrittenOfWhatIsWrong(t *testing.T) {
	out := filepath.Join(t.TempDir(), "Fragebogen.docx")
	o := command(t, "paper", "testdata/fehler.yaml", "--out", out)
	o.refused(t, 1, append(mistakes, "der Fragebogen hat Fehler")...)
	command(t, "paper", "testdata/gibtesnicht.yaml", "--out", out).refused(t, 1, "gibtesnicht.yaml", "lässt sich nicht lesen")
	if _, err := os.Stat(out); err == nil || o.out != "" {
		t.Errorf("a file was written: %q", o.out)
	}
	command(t, "paper", "--out", filepath.Join(out, "gibtesnicht.docx")).refused(t, 1, "lässt sich nicht schreiben")
}

func TestATerminalIsNotFilledWithAFile(t *testing.T) {
	device, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0) // a device like a terminal
	if err != nil {
		t.Fatal(err)
	}
	defer device.Close()
	var said strings.Builder
	if code := run(t.Context(), []string{"paper"}, strings.NewReader(""), device, &said); code != 1 {
		t.Errorf("code %d", code)
	}
	contains(t, said.String(), "--out")
}
