package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/export"
	"kreisumfrage/internal/fieldwork"
	"kreisumfrage/internal/survey"
	"kreisumfrage/internal/web"
)

type frameCommands struct {
	Export     frameExport     `cmd:"" help:"Gibt die Liste der Landkreise einer Erhebung als CSV aus, mit Merkmalen und Ansprechpersonen."`
	Import     frameImport     `cmd:"" help:"Vergleicht eine Datei mit der Liste der Landkreise einer Erhebung; ändert nur mit --uebernehmen etwas."`
	Succession frameSuccession `cmd:"" help:"Gibt aus, welche Landkreise in welchen aufgegangen sind, oder vergleicht eine solche Datei damit."`
}

type frameExport struct {
	database
	Wave string `name:"wave" required:"" placeholder:"KENNUNG" help:"Kennung der Erhebung."`
	Out  string `name:"out" type:"path" placeholder:"DATEI" help:"Datei, die geschrieben wird; ohne Angabe die Standardausgabe."`
}

// Run writes the list and notes that addresses were handed out.
func (c frameExport) Run(p *program) error {
	st, err := c.existing(p)
	if err != nil {
		return err
	}
	defer st.Close()
	frame, err := st.Frame(p.ctx, access.WaveScope(c.Wave, operator))
	if err != nil {
		return fmt.Errorf("Liste der Landkreise der Erhebung %s: %w", c.Wave, err)
	}
	event := access.Event{Person: operator, Role: access.System, Action: access.ActionListExported, Wave: c.Wave, Detail: fmt.Sprintf("%d counties, contacts", len(frame))}
	if err := st.Audit(p.ctx, event); err != nil {
		return err
	}
	var file strings.Builder
	if err := web.FrameFile(frame).CSV(&file); err != nil {
		return err
	}
	if c.Out == "" {
		_, err = io.WriteString(p.stdout, file.String())
		return err
	}
	if err := os.WriteFile(c.Out, []byte(file.String()), 0o600); err != nil {
		return fmt.Errorf("die Datei lässt sich nicht schreiben: %w", err)
	}
	return nil
}

type frameImport struct {
	database
	Wave  string `name:"wave" required:"" placeholder:"KENNUNG" help:"Kennung der Erhebung."`
	File  string `arg:"" name:"datei" type:"path" help:"Liste der Landkreise als CSV, oder die Textdatei GV100AD des Statistischen Bundesamtes."`
	Apply bool   `name:"uebernehmen" help:"Übernimmt die Änderungen. Ohne diese Angabe werden sie nur gezeigt."`
	Leave bool   `name:"fehlende-entfernen" help:"Nimmt Landkreise aus der Liste, die nicht in der Datei stehen, wenn noch nichts an ihnen hängt."`
}

var errFrameFaults = errors.New("die Datei hat Fehler; es wurde nichts geändert")

// Run shows what the file would change and, where that is asked for, changes it.
func (c frameImport) Run(p *program) error {
	content, err := readList(c.File)
	if err != nil {
		return err
	}
	shipped, err := embeddedFrame()
	if err != nil {
		return err
	}
	st, err := c.existing(p)
	if err != nil {
		return err
	}
	defer st.Close()
	whole, files := access.WaveScope(c.Wave, operator), web.FrameImport{Store: st, Shipped: shipped}
	preview, err := files.Preview(p.ctx, whole, content, false)
	if err != nil {
		return fmt.Errorf("Liste der Landkreise der Erhebung %s: %w", c.Wave, err)
	}
	if len(preview.Faults) > 0 {
		printFaults(p.stderr, preview.Faults)
		return errFrameFaults
	}
	c.print(p.stdout, preview)
	update := preview.Update(c.Leave, preview.Bound)
	switch {
	case len(update.New)+len(update.Changed)+len(update.Gone) == 0:
		_, err = fmt.Fprintln(p.stdout, "Es gibt nichts zu ändern.")
	case !c.Apply:
		_, err = fmt.Fprintln(p.stdout, "Noch ist nichts geändert. Zum Übernehmen geben Sie den Befehl noch einmal mit --uebernehmen ein.")
	default:
		if err = files.Apply(p.ctx, whole, preview, c.Leave); err == nil {
			_, err = fmt.Fprintln(p.stdout, "Übernommen.")
		}
	}
	return err
}

// readList reads no more than the largest file may have.
func readList(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("die Datei lässt sich nicht lesen: %w", err)
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, export.MaxGazetteerBytes+1))
	if err != nil {
		return nil, fmt.Errorf("die Datei lässt sich nicht lesen: %w", err)
	}
	return content, nil
}

func printFaults(w io.Writer, faults []survey.FrameFault) {
	for _, f := range faults {
		if f.Line > 0 {
			fmt.Fprintf(w, "Zeile %d: ", f.Line)
		}
		fmt.Fprintln(w, f.Text)
	}
}

func (c frameImport) print(w io.Writer, p web.FramePreview) {
	if p.Gazetteer != nil {
		fmt.Fprintf(w, "Quelle: %s\n", p.Gazetteer.Source())
	} else {
		fmt.Fprintf(w, "Gelesen als %s, Trennzeichen %s\n", p.File.Encoding, p.File.Delimiter)
	}
	printCounties(w, "Im Gemeindeverzeichnis ohne Zahl", p.Unnamed)
	printCounties(w, "Im Gemeindeverzeichnis, aber nicht in der Liste", p.Unlisted)
	fmt.Fprintf(w, "Neu: %d\n", len(p.New))
	for _, l := range p.New {
		fmt.Fprintf(w, "  %s %s\n", l.County.Key, l.County.Name)
	}
	fmt.Fprintf(w, "Geändert: %d\n", len(p.Changed))
	for _, change := range p.Changed {
		fmt.Fprintf(w, "  %s %s\n", change.Before.County.Key, change.Before.County.Name)
		for _, d := range change.Differences {
			fmt.Fprintf(w, "    %s: %s → %s\n", d.What, cmp.Or(d.Old, "(leer)"), cmp.Or(d.New, "(leer)"))
		}
	}
	if !p.File.Partial {
		fmt.Fprintf(w, "Nicht in der Datei: %d\n", len(p.Missing))
	}
	for _, l := range p.Missing {
		what := "bleibt"
		if c.Leave {
			what = "fällt heraus"
		}
		fmt.Fprintf(w, "  %s %s: %s\n", l.County.Key, l.County.Name, cmp.Or(web.BondText(p.Bound[l.County.Key]), what))
	}
	fmt.Fprintf(w, "Unverändert: %d\n", p.Same)
}

func printCounties(w io.Writer, title string, counties []survey.County) {
	if len(counties) == 0 {
		return
	}
	fmt.Fprintf(w, "%s: %d\n", title, len(counties))
	for _, c := range counties {
		fmt.Fprintf(w, "  %s %s\n", c.Key, c.Name)
	}
}

type frameSuccession struct {
	database
	File  string `arg:"" optional:"" name:"datei" type:"path" help:"CSV mit den Spalten vorgaenger, name, nachfolger und tag; ohne Angabe wird ausgegeben, was gespeichert ist."`
	Apply bool   `name:"uebernehmen" help:"Ersetzt die gespeicherte Liste durch die Datei. Ohne diese Angabe wird nur verglichen."`
}

// Run writes the stored list, or compares it with a file.
func (c frameSuccession) Run(p *program) error {
	st, err := c.existing(p)
	if err != nil {
		return err
	}
	defer st.Close()
	present, err := st.Successions(p.ctx)
	if err != nil {
		return err
	}
	if c.File == "" {
		return export.SuccessionsCSV(p.stdout, present)
	}
	content, err := readList(c.File)
	if err != nil {
		return err
	}
	all, faults := export.ReadSuccessions(content)
	wrong := fieldwork.SuccessionFaults(all)
	for _, i := range slices.Sorted(maps.Keys(wrong)) {
		faults = append(faults, survey.FrameFault{Text: fmt.Sprintf("%d. Eintrag: %s", i+1, wrong[i].Text)})
	}
	if len(faults) > 0 {
		printFaults(p.stderr, faults)
		return errFrameFaults
	}
	printSteps(p.stdout, "Neu", all, present)
	printSteps(p.stdout, "Entfällt", present, all)
	if !c.Apply {
		_, err = fmt.Fprintln(p.stdout, "Noch ist nichts geändert. Zum Übernehmen geben Sie den Befehl noch einmal mit --uebernehmen ein.")
		return err
	}
	if err := st.SetSuccessions(p.ctx, access.Principal{Role: access.System, Person: operator}, present.Digest(), all); err != nil {
		return err
	}
	_, err = fmt.Fprintln(p.stdout, "Übernommen.")
	return err
}

// printSteps lists those steps that the others do not have.
func printSteps(w io.Writer, title string, steps, others survey.Successions) {
	known := map[survey.Succession]bool{}
	for _, step := range others {
		known[step] = true
	}
	for _, step := range steps {
		if !known[step] {
			fmt.Fprintf(w, "%s: %s %s, seit %s in %s\n", title, step.Predecessor, step.Name, step.Day, step.Successor)
		}
	}
}
