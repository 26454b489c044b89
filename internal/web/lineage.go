package web

import (
	"context"
	"errors"
	"fmt"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/survey"
)

// step is what one edition changes of the one before.
type step struct {
	changes     []survey.EditionChange
	translation *survey.Translation // nil while a change is open
	invalid     error               // one of them cannot be read by this program
}

// Counted returns the counted submissions of the wave, read as those of its
// present edition, and their revision. Figures and exports, of the pages and of
// the command line, count nothing else.
func Counted(ctx context.Context, st interface {
	WaveStore
	FieldworkStore
}, c Compiler, w survey.Wave, sc access.Scope) ([]survey.Submission, int64, error) {
	return newEditionCache(st, c).counted(ctx, st, w, sc)
}

func (s *Server) counted(ctx context.Context, w survey.Wave, sc access.Scope) ([]survey.Submission, int64, error) {
	return s.editions.counted(ctx, s.Store, w, sc)
}

func (e *editionCache) counted(ctx context.Context, st FieldworkStore, w survey.Wave, sc access.Scope) ([]survey.Submission, int64, error) {
	submissions, revision, err := st.CountedSubmissions(ctx, sc)
	if err != nil {
		return nil, 0, err
	}
	lineage, err := e.lineage(ctx, w)
	if err != nil {
		return nil, 0, err
	}
	return lineage.Submissions(submissions), revision, nil
}

// lineage leads from every edition that was in force in the wave to the one
// with which the wave was loaded. ErrConflict when there is a newer one by now.
func (e *editionCache) lineage(ctx context.Context, w survey.Wave) (survey.Lineage, error) {
	var l survey.Lineage
	inForce, err := e.waves.WaveEditions(ctx, w.Key)
	if err != nil {
		return l, err
	}
	for i, was := range inForce {
		l.Editions = append(l.Editions, was.Edition)
		if i == 0 {
			continue
		}
		step, err := e.step(ctx, inForce[i-1].Edition, was.Edition)
		if err != nil && !errors.Is(err, survey.ErrInvalid) {
			return l, err
		}
		// An edition that a stricter program refuses leads nowhere: what was
		// submitted under it is set apart, and the tables say so.
		l.Steps = append(l.Steps, step.translation)
	}
	if n := len(l.Editions); n == 0 || l.Editions[n-1] != w.Edition {
		return l, fmt.Errorf("edition %.12s is not the last of wave %s: %w", w.Edition, w.Key, survey.ErrConflict)
	}
	last, err := e.edition(ctx, w.Edition)
	if err == nil {
		l.Last = last.questionnaire
	}
	return l, err
}

// step compares two editions, once.
func (e *editionCache) step(ctx context.Context, old, now string) (step, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if found, ok := e.steps[[2]string{old, now}]; ok {
		return found, found.invalid
	}
	var both [2][]byte
	for i, hash := range []string{old, now} {
		definition, err := e.waves.Edition(ctx, hash)
		if err != nil {
			return step{}, fmt.Errorf("load edition %.12s: %w", hash, err)
		}
		both[i] = definition
	}
	changes, translation, err := e.compiler.Compare(both[0], both[1])
	if err != nil {
		err = fmt.Errorf("compare editions %.12s and %.12s: %w", old, now, err)
	}
	made := step{changes, translation, err}
	e.steps[[2]string{old, now}] = made
	return made, err
}
