package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"kreisumfrage/internal/web"
	"kreisumfrage/templates"
)

// textFiles are the texts of the pages: those of the operator where there are
// any, else the embedded drafts.
func textFiles(dataDir string) (fs.FS, error) {
	drafts, err := fs.Sub(templates.Files, "texts")
	if err != nil {
		return nil, err
	}
	return firstOf{os.DirFS(textFolder(dataDir)), drafts}, nil
}

func textFolder(dataDir string) string { return filepath.Join(dataDir, "texte") }

// firstOf opens a file in the first file system that has it.
type firstOf []fs.FS

// Open implements fs.FS.
func (f firstOf) Open(name string) (fs.File, error) {
	var file fs.File
	err := fs.ErrNotExist
	for _, files := range f {
		if file, err = files.Open(name); err == nil {
			return file, nil
		}
	}
	return nil, err
}

type textsCommand struct {
	Data   string `name:"data" env:"KREIS_DATA" default:"daten" placeholder:"ORDNER" help:"Datenordner; die eigenen Texte liegen darin im Ordner „texte“."`
	Create bool   `name:"anlegen" help:"Legt die mitgelieferten Texte zum Ausfüllen dorthin; was schon da ist, bleibt."`
}

// Run lists what is still to be filled in.
func (t textsCommand) Run(p *program) error {
	if t.Create {
		if err := t.create(p); err != nil {
			return err
		}
	}
	if err := completeTexts(t.Data); err != nil {
		return err
	}
	_, err := fmt.Fprintln(p.stdout, "Die Texte sind vollständig.")
	return err
}

func (t textsCommand) create(p *program) error {
	folder := textFolder(t.Data)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fmt.Errorf("der Ordner der Texte lässt sich nicht anlegen: %w", err)
	}
	names, err := fs.Glob(templates.Files, "texts/*.md")
	if err != nil {
		return err
	}
	for _, name := range names {
		draft, err := fs.ReadFile(templates.Files, name)
		if err != nil {
			return err
		}
		if err := createFile(filepath.Join(folder, filepath.Base(name)), draft); err != nil {
			return fmt.Errorf("der Text lässt sich nicht anlegen: %w", err)
		}
	}
	_, err = fmt.Fprintf(p.stdout, "Die Texte liegen in %s.\n", folder)
	return err
}

// createFile leaves a file alone that is there already.
func createFile(name string, content []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	return errors.Join(err, f.Close())
}

// completeTexts refuses texts in which something is still to be filled in.
func completeTexts(dataDir string) error {
	texts, err := textFiles(dataDir)
	if err != nil {
		return err
	}
	gaps, err := web.Gaps(texts)
	if err != nil || len(gaps) == 0 {
		return err
	}
	var list strings.Builder
	for _, g := range gaps {
		fmt.Fprintf(&list, "\n  %s: %s", g.Place(), g.Text)
	}
	return fmt.Errorf("in den Texten der Seiten fehlen noch Angaben:%s\n%w", &list, textsIn(dataDir))
}

func textsIn(dataDir string) error {
	return fmt.Errorf("Ergänzen Sie sie bitte in %s; mit „kreisumfrage texts --anlegen“ legen Sie die Texte dort an", textFolder(dataDir))
}
