package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"

	"kreisumfrage/internal/export"
)

type paperCommand struct {
	File string `arg:"" optional:"" name:"datei" type:"path" help:"Fragebogen-Datei; ohne Angabe die eingebaute."`
	Out  string `name:"out" type:"path" placeholder:"DATEI" help:"Datei, die geschrieben wird (.docx); ohne Angabe die Standardausgabe."`
}

var errTerminal = errors.New("eine Word-Datei lässt sich nicht am Bildschirm zeigen: Nennen Sie mit --out, wohin sie geschrieben wird")

// Run writes the questionnaire for committees. A file that is there already is
// replaced once the new one is whole.
func (c paperCommand) Run(p *program) error {
	if c.Out == "" && isTerminal(p.stdout) {
		return errTerminal
	}
	e, err := soundEdition(p, c.File)
	if err != nil {
		return err
	}
	var file bytes.Buffer
	if err := export.PaperDOCX(&file, e.definition.Questionnaire, e.definition.Figures, e.definition.SHA256); err != nil {
		return err
	}
	if c.Out == "" {
		_, err := p.stdout.Write(file.Bytes())
		return err
	}
	if err := os.WriteFile(c.Out, file.Bytes(), 0o644); err != nil {
		return fmt.Errorf("die Datei lässt sich nicht schreiben: %w", err)
	}
	return nil
}

func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
