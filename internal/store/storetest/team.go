package storetest

import (
	"errors"
	"testing"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/survey"
)

// Lead lets the scopes' persons, who are called like their ids, fill in and submit for their counties: the first
// one of a county coordinates, the others are deputies.
func Lead(t testing.TB, s *store.Store, scopes ...access.Scope) {
	t.Helper()
	for _, sc := range scopes {
		LeadAs(t, s, sc, sc.Person())
	}
}

// LeadAs does so for one person and gives the name.
func LeadAs(t testing.TB, s *store.Store, sc access.Scope, name string) {
	t.Helper()
	err := s.Introduce(t.Context(), sc, access.Coordinator, access.Contact{Name: name})
	if errors.Is(err, survey.ErrConflict) {
		err = deputize(t, s, sc, name)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func deputize(t testing.TB, s *store.Store, sc access.Scope, name string) error {
	t.Helper()
	team, err := s.Team(t.Context(), sc)
	if err != nil {
		return err
	}
	for _, m := range team {
		if m.Person == sc.Person() {
			return nil
		}
	}
	if err := s.Introduce(t.Context(), sc, access.Colleague, access.Contact{Name: name}); err != nil {
		return err
	}
	wave, _ := access.WaveScope(sc.Wave(), access.Operator).ForCounty(sc.Unit())
	return s.AppointMember(t.Context(), wave, sc.Person(), access.Deputy)
}
