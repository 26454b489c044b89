package web

import (
	"context"
	"errors"
	"strings"

	"kreisumfrage/internal/survey"
)

// recalling is the desk's questionnaire that also asks back where an answer
// cannot well follow what the county, or those before it with one voice, submitted
// in the earlier wave. It serves
// the check page and submitting alone: earlier answers beside a question would
// lead the new one.
func (s *Server) recalling(ctx context.Context, d *desk) (*survey.Questionnaire, error) {
	if d.wave.Earlier == "" {
		return d.questionnaire(), nil
	}
	subs, before, err := s.Store.EarlierSubmissions(ctx, d.scope)
	if errors.Is(err, survey.ErrNotFound) {
		return d.questionnaire(), nil
	}
	if err != nil {
		return nil, err
	}
	lineage, err := s.editions.across(ctx, before, d.wave)
	if err != nil {
		return nil, err
	}
	earlier := survey.Earlier{Year: before.Year, Answers: survey.Agreed(lineage.Submissions(subs))}
	var names []string
	for _, sub := range subs {
		if sub.County.Key != d.response.County.Key {
			names = append(names, sub.County.Name)
		}
	}
	earlier.Of = strings.Join(names, ", ")
	return d.questionnaire().Recalling(earlier), nil
}

// across leads from the editions of an earlier wave to that of a later one. What
// no mapping leads there is not compared.
func (e *editionCache) across(ctx context.Context, before, now survey.Wave) (survey.Lineage, error) {
	first, err := e.lineage(ctx, before)
	if err != nil {
		return first, err
	}
	second, err := e.lineage(ctx, now)
	if err != nil {
		return second, err
	}
	step, err := e.step(ctx, before.Edition, second.Editions[0])
	if err != nil && !errors.Is(err, survey.ErrInvalid) {
		return second, err
	}
	return first.Then(step.translation, second), nil
}
