package storetest

import (
	"database/sql"
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

// Link returns the token hash of a link by which the scope's person comes in. One
// who has none gets it, behind the store's back: without a code it opens nothing.
func Link(t testing.TB, s *store.Store, sc access.Scope) (tokenHash string) {
	t.Helper()
	db := beside(t, s)
	defer db.Close()
	err := db.QueryRow("SELECT token_hash FROM county_access WHERE wave = $1 AND unit = $2 AND person = $3 AND revoked IS NULL ORDER BY created LIMIT 1",
		sc.Wave(), sc.Unit(), sc.Person()).Scan(&tokenHash)
	if err == nil {
		return tokenHash
	}
	if !errors.Is(err, sql.ErrNoRows) {
		t.Fatal(err)
	}
	_, tokenHash = access.NewToken()
	_, err = db.Exec("INSERT INTO county_access (token_hash, wave, unit, person, code_hash, created) VALUES ($1, $2, $3, $4, '-', '2026-11-01T00:00:00.000000Z')",
		tokenHash, sc.Wave(), sc.Unit(), sc.Person())
	if err != nil {
		t.Fatal(err)
	}
	return tokenHash
}
