package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"kreisumfrage/internal/instrument"
	"kreisumfrage/internal/survey"
)

type waveEdition struct {
	database
	Key    string `arg:"" name:"kennung" help:"Kennung der Erhebung."`
	File   string `arg:"" name:"datei" type:"path" help:"Neue Ausgabe des Fragebogens."`
	DryRun bool   `name:"dry-run" help:"Sagt nur, was sich ändert und welche Angaben berührt sind."`
	Reason string `name:"reason" placeholder:"GRUND" help:"Begründung, die protokolliert wird; ohne --dry-run nötig."`
}

var (
	errUnexplained = errors.New("--reason fehlt: Ohne zweite Person braucht eine neue Ausgabe eine Begründung; sie wird protokolliert")
	errInForce     = errors.New("diese Ausgabe gilt schon für die Erhebung")
	errClosedWave  = errors.New("die Erhebung ist geschlossen: Es gilt nur noch eine Ausgabe, die keine gespeicherten Angaben berührt")
)

// Run puts a new edition in force in a running wave, or says what would happen.
func (w waveEdition) Run(p *program) error {
	if !w.DryRun && strings.TrimSpace(w.Reason) == "" {
		return errUnexplained
	}
	now, err := soundEdition(p, w.File)
	if err != nil {
		return err
	}
	o, err := w.openWave(p, w.Key)
	if err != nil {
		return err
	}
	defer o.Close()
	if now.definition.SHA256 == o.wave.Edition {
		return errInForce
	}
	if o.wave.Reconstructed {
		return survey.ErrReconstructed
	}
	data, err := o.Edition(p.ctx, o.wave.Edition)
	if err != nil {
		return err
	}
	diffCommand{}.print(p, edition{"bisher", data, o.definition}, now, instrument.Diff(o.definition, now.definition))
	translation, _ := instrument.Translate(o.definition, now.definition)
	if translation == nil {
		return errUnmapped
	}
	if o.wave.State.Over() && len(translation.Fates()) > 0 {
		return errClosedWave
	}
	if err := o.printTouches(p, *translation); err != nil {
		return err
	}
	if w.DryRun {
		_, err = fmt.Fprintln(p.stdout, "Probelauf: Es wurde nichts geändert.")
		return err
	}
	err = o.ActivateEdition(p.ctx, o.scope, survey.Activation{Edition: now.definition.SHA256, Base: o.wave.Edition,
		Definition: now.data, Reason: w.Reason, Translation: *translation})
	if err != nil {
		return fmt.Errorf("Erhebung %s: %w", w.Key, err)
	}
	_, err = fmt.Fprintf(p.stdout, "Für die Erhebung %s gilt jetzt die Ausgabe %s.\n", w.Key, now.definition.SHA256)
	return err
}

// printTouches lists the stored answers that the next edition touches.
func (o *opened) printTouches(p *program, t survey.Translation) error {
	live, err := o.LiveAnswers(p.ctx, o.scope, slices.Collect(maps.Keys(t.Fates())))
	if err != nil {
		return err
	}
	counted, _, err := o.counted(p)
	if err != nil {
		return err
	}
	touches := t.Touches(live, counted)
	if len(touches) == 0 {
		_, err = fmt.Fprintln(p.stdout, "Keine gespeicherte Angabe ist berührt.")
		return err
	}
	fmt.Fprintln(p.stdout, "Berührte Angaben:")
	for _, touch := range touches {
		fmt.Fprintf(p.stdout, "  %s %s: %s; %s, %s\n", touch.Item.Number, touch.Item.ID, touch.Fate.German(),
			plural(touch.Counties, "Landkreis mit Angaben", "Landkreise mit Angaben"),
			plural(touch.Submissions, "eingereichter Antwortbogen", "eingereichte Antwortbögen"))
	}
	return nil
}
