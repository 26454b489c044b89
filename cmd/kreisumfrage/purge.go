package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"strings"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/export"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/survey"
	"kreisumfrage/internal/web"
)

// purging deletes once a day what is due.
type purging struct {
	store  *store.Store
	logger *slog.Logger
	last   survey.Day
}

func (p *purging) do(ctx context.Context) (string, error) {
	now, err := p.store.Now(ctx)
	if err != nil || survey.DayOf(now) == p.last {
		return "", err
	}
	all, err := p.store.PurgeDue(ctx, withoutPersonal(ctx, p.store), false)
	if err != nil {
		return "", err
	}
	p.last = survey.DayOf(now)
	for _, done := range all {
		p.logger.Info("purged", "wave", done.Wave, "kind", string(done.Kind), "rows", done.Total())
	}
	return purgeText(all), nil
}

// withoutPersonal reads each submission under the edition that it was given to.
func withoutPersonal(ctx context.Context, st *store.Store) store.Bare {
	known := map[string]*survey.Questionnaire{}
	return func(sub survey.Submission) (survey.Submission, error) {
		q := known[sub.Edition]
		if q == nil {
			definition, err := st.Edition(ctx, sub.Edition)
			if err != nil {
				return sub, err
			}
			if q, _, err = (compiler{}).Compile(definition); err != nil {
				return sub, err
			}
			known[sub.Edition] = q
		}
		return export.WithoutPersonal(q, []survey.Submission{sub})[0], nil
	}
}

func purgeText(all []survey.Purged) string {
	var lines []string
	for _, p := range all {
		wave := "alle Erhebungen"
		if p.Wave != "" {
			wave = "Erhebung " + p.Wave
		}
		lines = append(lines, fmt.Sprintf("%s, %s: %d Zeilen", wave, web.RetentionText(p.Kind), p.Total()))
		for _, table := range slices.Sorted(maps.Keys(p.Counts)) {
			lines = append(lines, fmt.Sprintf("  %-22s %d", table, p.Counts[table]))
		}
	}
	return strings.Join(lines, "\n")
}

type purgeCommand struct {
	database
	DryRun bool `name:"dry-run" help:"Löscht nichts und sagt, was gelöscht würde."`
}

// Run deletes what is due, or tells it.
func (c purgeCommand) Run(p *program) error {
	st, err := c.existing(p)
	if err != nil {
		return err
	}
	defer st.Close()
	all, err := st.PurgeDue(p.ctx, withoutPersonal(p.ctx, st), c.DryRun)
	text := purgeText(all)
	if text == "" && err == nil {
		text = "Es ist nichts zu löschen: Kein Löschtag ist vorbei."
	}
	if c.DryRun && len(all) > 0 {
		text = "Gelöscht würde:\n" + text
	}
	if text != "" {
		fmt.Fprintln(p.stdout, text)
	}
	return err
}

type registerCommand struct {
	CSV bool `name:"csv" help:"Als CSV-Datei für eine Tabellenkalkulation statt als Markdown."`
}

// Run prints the register of processing activities.
func (c registerCommand) Run(p *program) error {
	if c.CSV {
		return export.RegisterCSV(p.stdout)
	}
	return export.RegisterMarkdown(p.stdout)
}

// verifySubmissions says whether every submission still fits its hash.
func verifySubmissions(p *program, st *store.Store) error {
	waves, err := st.Waves(p.ctx)
	if err != nil {
		return err
	}
	for _, w := range waves {
		broken, n, err := st.VerifySubmissions(p.ctx, access.WaveScope(w.Key, operator))
		if err != nil {
			return err
		}
		if len(broken) > 0 {
			return errors.New("Diese Einreichungen passen nicht zu ihrer Prüfsumme: " + strings.Join(broken, ", "))
		}
		fmt.Fprintf(p.stdout, "Erhebung %s: %d Einreichungen sind unverändert.\n", w.Key, n)
	}
	return nil
}
