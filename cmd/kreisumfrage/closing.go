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

// closing closes the waves whose field period and days of grace are over.
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
		latest, failed := c.store.LatestExtension(ctx, access.WaveScope(w.Key, operator))
		if err = errors.Join(err, failed); failed != nil || !w.Extended(latest).Ended(now) {
			continue
		}
		move := survey.WaveMove{To: survey.WaveClosed, Reason: "Zeitraum und Nachfrist sind vorüber."}
		switch failed := c.store.MoveWave(ctx, access.WaveScope(w.Key, operator), move); {
		case errors.Is(failed, survey.ErrConflict): // somebody else has closed it
		case failed != nil:
			err = errors.Join(err, failed)
		default:
			done = append(done, fmt.Sprintf("Die Erhebung %s ist geschlossen: Zeitraum und Nachfrist sind vorüber.", w.Key))
		}
	}
	return strings.Join(done, "\n"), err
}
