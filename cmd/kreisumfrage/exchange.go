package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/codebook"
	"kreisumfrage/internal/export"
	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/instrument"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/survey"
	"kreisumfrage/internal/web"
)

// opened is a wave on the command line, with its compiled edition.
type opened struct {
	*store.Store
	wave       survey.Wave
	definition *instrument.Definition
	scope      access.Scope
}

func (d database) openWave(p *program, key string) (*opened, error) {
	st, err := d.existing(p)
	if err != nil {
		return nil, err
	}
	o, err := openedWave(p, st, key)
	if err != nil {
		return nil, errors.Join(err, st.Close())
	}
	return o, nil
}

func openedWave(p *program, st *store.Store, key string) (*opened, error) {
	w, err := st.Wave(p.ctx, key)
	if err != nil {
		return nil, fmt.Errorf("Erhebung %s: %w", key, err)
	}
	data, err := st.Edition(p.ctx, w.Edition)
	if err != nil {
		return nil, err
	}
	definition, findings := instrument.Compile("Fragebogen", data)
	if len(findings) > 0 {
		return nil, fmt.Errorf("Fragebogen der Erhebung %s: %w: %v", key, survey.ErrInvalid, findings[0])
	}
	return &opened{st, w, definition, access.WaveScope(key, operator)}, nil
}

func (o *opened) codebook() codebook.Codebook {
	return codebook.Of(o.definition.Questionnaire, codebook.Source{Edition: o.wave.Edition, Figures: figure.KeysByItem(o.definition.Figures),
		Words: func(c *survey.Condition) string { return form.ConditionText(o.definition.Questionnaire, c) }})
}

// counted returns what the pages count, too.
func (o *opened) counted(p *program) ([]survey.Submission, int64, error) {
	return web.Counted(p.ctx, o.Store, compiler{}, o.wave, o.scope)
}

func (o *opened) audit(p *program, action access.Action, detail string) error {
	return o.Audit(p.ctx, access.Event{Person: operator, Role: access.System, Action: action, Wave: o.wave.Key, Detail: detail})
}

type exportCommand struct {
	database
	Wave     string `name:"wave" required:"" placeholder:"KENNUNG" help:"Kennung der Erhebung."`
	Format   string `name:"format" enum:"csv,json,codebuch" default:"csv" help:"csv, json oder codebuch."`
	Personal bool   `name:"ansprechpersonen" help:"Mit den personenbezogenen Angaben, zum Beispiel Ansprechpersonen; sonst ohne."`
}

// Run writes the counted submissions to standard output.
func (e exportCommand) Run(p *program) error {
	o, err := e.openWave(p, e.Wave)
	if err != nil {
		return err
	}
	defer o.Close()
	cb := o.codebook()
	if e.Format == "codebuch" {
		if err := o.audit(p, access.ActionCodebookExported, ""); err != nil {
			return err
		}
		return export.CodebookCSV(p.stdout, cb)
	}
	subs, _, err := o.counted(p)
	if err != nil {
		return err
	}
	if err := o.audit(p, access.ActionAnswersExported, fmt.Sprintf("%s rows=%d personal=%t", e.Format, len(subs), e.Personal)); err != nil {
		return err
	}
	if !e.Personal {
		cb, subs = cb.WithoutPersonal(), export.WithoutPersonal(o.definition.Questionnaire, subs)
	}
	if e.Format == "json" {
		return export.AnswersJSON(p.stdout, o.definition.Questionnaire, o.wave, subs)
	}
	return export.AnswersCSV(p.stdout, cb, o.wave, subs)
}

type importCommand struct {
	database
	Wave string `name:"wave" required:"" placeholder:"KENNUNG" help:"Kennung der Erhebung."`
	File string `arg:"" name:"datei" type:"path" help:"CSV- oder JSON-Datei, wie sie der Export schreibt."`
}

var errImport = errors.New("es wurde nichts eingelesen")

// Run reads all or nothing; every bad line is named.
func (i importCommand) Run(p *program) error {
	content, err := os.ReadFile(i.File)
	if err != nil {
		return fmt.Errorf("die Datei lässt sich nicht lesen: %w", err)
	}
	o, err := i.openWave(p, i.Wave)
	if err != nil {
		return err
	}
	defer o.Close()
	subs, problems, err := i.read(p, o, content)
	if err != nil {
		return err
	}
	if len(problems) > 0 {
		for _, problem := range problems {
			fmt.Fprintln(p.stderr, problem)
		}
		return errImport
	}
	if err := o.AddSubmissions(p.ctx, o.scope, subs); err != nil {
		return fmt.Errorf("einlesen: %w", err)
	}
	_, err = fmt.Fprintln(p.stdout, plural(len(subs), "Antwortbogen", "Antwortbögen")+" eingelesen.")
	return err
}

func (i importCommand) read(p *program, o *opened, content []byte) ([]survey.Submission, []export.LineProblem, error) {
	responses, err := o.Responses(p.ctx, o.scope)
	if err != nil {
		return nil, nil, err
	}
	target := export.Target{Wave: o.wave, Counties: map[string]survey.County{}}
	for _, r := range responses {
		target.Counties[r.County.Key] = r.County
	}
	q := o.definition.Questionnaire
	if strings.EqualFold(filepath.Ext(i.File), ".json") {
		subs, problems := export.ReadAnswersJSON(bytes.NewReader(content), q, target)
		return subs, problems, nil
	}
	subs, problems := export.ReadAnswersCSV(bytes.NewReader(content), q, o.codebook(), target)
	return subs, problems, nil
}
