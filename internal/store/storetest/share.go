package storetest

import (
	"slices"
	"testing"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store"
)

// ShareWith gives the member what they have to do, as somebody does who sees what
// they have now.
func ShareWith(t testing.TB, s *store.Store, sc access.Scope, person string, m access.Member) error {
	t.Helper()
	team, err := s.Team(t.Context(), sc)
	if err != nil {
		return err
	}
	seen := ""
	if i := slices.IndexFunc(team, func(other access.Member) bool { return other.Person == person }); i >= 0 {
		seen = team[i].Allotment()
	}
	return s.ShareWith(t.Context(), sc, person, seen, m)
}
