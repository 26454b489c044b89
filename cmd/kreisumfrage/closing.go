package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/survey"
)

// closing closes the waves whose field period, days of grace and extensions are over.
type closing struct{ store *store.Store }

func (c closing) do(ctx context.Context) (string, error) {
	now, err := c.store.Now(ctx)
	if err != nil {
		return "", err
	}
	waves, err := c.store.Waves(ctx)
	var done []string
	for _, w := range waves {
		if !w.Ended(now) {
			continue
		}
		switch failed := c.store.CloseEnded(ctx, access.WaveScope(w.Key, operator), "Zeitraum und Nachfrist sind vorüber."); {
		case errors.Is(failed, survey.ErrConflict): // an extension still runs, or somebody else has closed it
		case failed != nil:
			err = errors.Join(err, failed)
		default:
			done = append(done, fmt.Sprintf("Die Erhebung %s ist geschlossen: Zeitraum und Nachfrist sind vorüber.", w.Key))
		}
	}
	return strings.Join(done, "\n"), err
}
