package web

import (
	"context"
	"sync"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/survey"
)

// tableCache holds the counted answers of each wave, and their figures, until the
// next submission. The revision stands in the database, so another process's
// submission is noticed.
type tableCache struct {
	mu     sync.Mutex
	byWave map[string]waveTables
}

type waveTables struct {
	revision int64
	edition  string
	counties int // in the frame
	data     *figure.Data
	tables   []figure.Table
}

// results returns all tables of the wave and what they are made of, computed at
// most once a revision.
func (s *Server) results(ctx context.Context, w survey.Wave, sc access.Scope) (waveTables, error) {
	revision, err := s.Store.SubmissionRevision(ctx, w.Key)
	if err != nil {
		return waveTables{}, err
	}
	counties, err := s.Store.FrameSize(ctx, sc)
	if err != nil {
		return waveTables{}, err
	}
	s.tables.mu.Lock() // also the single flight: the second asker waits for the first
	defer s.tables.mu.Unlock()
	if held, ok := s.tables.byWave[w.Key]; ok && held.revision == revision && held.edition == w.Edition && held.counties == counties {
		return held, nil
	}
	ed, err := s.editions.edition(ctx, w.Edition)
	if err != nil {
		return waveTables{}, err
	}
	submissions, revision, err := s.counted(ctx, w, sc)
	if err != nil {
		return waveTables{}, err
	}
	made := waveTables{revision: revision, edition: w.Edition, counties: counties, data: figure.Load(ed.questionnaire, ed.figures, submissions)}
	published := s.Published.For(ed.questionnaire)
	made.tables = made.data.Tables(published)
	figure.Assess(made.tables, published, counties)
	if s.tables.byWave == nil {
		s.tables.byWave = map[string]waveTables{}
	}
	s.tables.byWave[w.Key] = made
	return made, nil
}

// benchWithFigures is the bench of pages that show or hand out figures.
func (s *Server) benchWithFigures(c echo.Context, v *visitor) (*bench, waveTables, error) {
	b, err := s.bench(c, v)
	if err != nil {
		return nil, waveTables{}, err
	}
	held, err := s.results(c.Request().Context(), b.wave, b.scope)
	return b, held, err
}
