package web

import (
	"context"
	"fmt"
	"sync"

	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/survey"
)

// edition is a compiled definition.
type edition struct {
	questionnaire *survey.Questionnaire
	figures       []figure.Spec
}

// editionCache compiles each edition once. An edition never changes under its
// hash, so nothing is ever thrown away.
type editionCache struct {
	waves    WaveStore
	compiler Compiler
	mu       sync.Mutex
	byHash   map[string]*edition
	steps    map[[2]string]step // by the hashes of both editions
}

func newEditionCache(waves WaveStore, compiler Compiler) *editionCache {
	return &editionCache{waves: waves, compiler: compiler, byHash: map[string]*edition{}, steps: map[[2]string]step{}}
}

func (e *editionCache) edition(ctx context.Context, hash string) (*edition, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if found, ok := e.byHash[hash]; ok {
		return found, nil
	}
	definition, err := e.waves.Edition(ctx, hash)
	if err != nil {
		return nil, fmt.Errorf("load edition %.12s: %w", hash, err)
	}
	q, figures, err := e.compiler.Compile(definition)
	if err != nil {
		return nil, fmt.Errorf("compile edition %.12s: %w", hash, err)
	}
	made := &edition{questionnaire: q, figures: figures}
	e.byHash[hash] = made
	return made, nil
}
