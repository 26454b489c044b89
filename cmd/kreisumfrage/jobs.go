package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/survey"
)

// housekeepingPause lies between two rounds. Any number of processes may keep
// house: what one has done, the others find done.
const housekeepingPause = time.Minute

// housekeeping does what is due whether or not anybody visits the pages.
type housekeeping struct {
	store  *store.Store
	logger *slog.Logger
	jobs   []job
}

// job is one thing that is done when it is due.
type job struct {
	name string
	do   func(ctx context.Context) (done string, err error) // in German; empty: nothing was due
}

func newHousekeeping(st *store.Store, team *teamPost, logger *slog.Logger) *housekeeping {
	h := &housekeeping{store: st, logger: logger}
	h.jobs = []job{{"campaigns", team.campaignJob}, {"close waves", closing{st}.do}, {"seal", newSealing(st, logger).do}, {"purge", (&purging{store: st, logger: logger}).do}}
	return h
}

// run keeps house until ctx ends.
func (h *housekeeping) run(ctx context.Context) {
	for ctx.Err() == nil {
		if _, err := h.round(ctx); err != nil && ctx.Err() == nil {
			h.logger.Error("housekeeping", "error", err.Error())
		}
		select {
		case <-ctx.Done():
		case <-time.After(housekeepingPause):
		}
	}
}

// round does what is due now. A job that fails does not keep the others waiting.
func (h *housekeeping) round(ctx context.Context) (done []string, err error) {
	for _, j := range h.jobs {
		text, failed := j.do(ctx)
		if failed != nil {
			err = errors.Join(err, fmt.Errorf("job %s: %w", j.name, failed))
		}
		if text != "" {
			done = append(done, text)
		}
	}
	return done, err
}

// sealing seals the audit trail and notes its head every day in the log, where
// whoever could change the database cannot reach it.
type sealing struct {
	store  *store.Store
	logger *slog.Logger
	noted  survey.Day
}

func newSealing(st *store.Store, logger *slog.Logger) *sealing {
	return &sealing{store: st, logger: logger}
}

func (s *sealing) do(ctx context.Context) (string, error) {
	now, err := s.store.Now(ctx)
	if err != nil {
		return "", err
	}
	head, sealed, err := s.store.SealAudit(ctx)
	if err != nil || head.Number == 0 {
		return "", err
	}
	if today := survey.DayOf(now); sealed > 0 || today != s.noted {
		s.logger.Info("audit trail sealed", "block", head.Number, "last_line", head.Last, "hash", head.Hash)
		s.noted = today
	}
	if sealed == 0 {
		return "", nil
	}
	return fmt.Sprintf("Protokoll versiegelt bis Zeile %d, Block %d, Prüfsumme %s.", head.Last, head.Number, head.Hash), nil
}

type jobsCommands struct {
	Run jobsRun `cmd:"" help:"Erledigt einmal, was fällig ist, und sagt, was es war."`
}

type jobsRun struct{ database }

// Run prints what was done.
func (j jobsRun) Run(p *program) error {
	st, err := j.existing(p)
	if err != nil {
		return err
	}
	defer st.Close()
	done, err := newHousekeeping(st, newTeamPost(st, mail.Office{}), jsonLogger(p)).round(p.ctx)
	for _, text := range done {
		fmt.Fprintln(p.stdout, text)
	}
	if len(done) == 0 && err == nil {
		fmt.Fprintln(p.stdout, "Es war nichts fällig.")
	}
	return err
}
