package web

import (
	"context"
	"sync"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/survey"
)

// tableCache holds the figures of each wave until its next submission. The
// revision stands in the database, so another process's submission is noticed.
type tableCache struct {
	mu     sync.Mutex
	byWave map[string]waveTables
}

type waveTables struct {
	revision int64
	edition  string
	counties int // in the frame
	tables   []figure.Table
}

// figures returns all tables of the wave, computed at most once a revision.
func (s *Server) figures(ctx context.Context, w survey.Wave, sc access.Scope) ([]figure.Table, error) {
	revision, err := s.Store.SubmissionRevision(ctx, w.Key)
	if err != nil {
		return nil, err
	}
	counties, err := s.Store.FrameSize(ctx, sc)
	if err != nil {
		return nil, err
	}
	s.tables.mu.Lock() // also the single flight: the second asker waits for the first
	defer s.tables.mu.Unlock()
	if held, ok := s.tables.byWave[w.Key]; ok && held.revision == revision && held.edition == w.Edition && held.counties == counties {
		return held.tables, nil
	}
	ed, err := s.editions.edition(ctx, w.Edition)
	if err != nil {
		return nil, err
	}
	submissions, revision, err := s.counted(ctx, w, sc)
	if err != nil {
		return nil, err
	}
	published := s.Published.For(ed.questionnaire)
	tables := figure.ComputeAll(ed.questionnaire, ed.figures, published, submissions)
	figure.Assess(tables, published, counties)
	if s.tables.byWave == nil {
		s.tables.byWave = map[string]waveTables{}
	}
	s.tables.byWave[w.Key] = waveTables{revision: revision, edition: w.Edition, counties: counties, tables: tables}
	return tables, nil
}

// benchWithFigures is the bench of pages that show or hand out figures.
func (s *Server) benchWithFigures(c echo.Context, v *visitor) (*bench, []figure.Table, error) {
	b, err := s.bench(c, v)
	if err != nil {
		return nil, nil, err
	}
	tables, err := s.figures(c.Request().Context(), b.wave, b.scope)
	return b, tables, err
}
