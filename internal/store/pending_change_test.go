package store_test

import (
	"errors"
	"fmt"
	"testing"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

func TestAConfirmedChangeIsMadeAtOnceOrNotAtAll(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		storetest.OpenWave(t, s)
		at := instant(t, "2026-11-16T08:00:00Z")
		for _, login := range []string{"eins", "zwei"} {
			if err := s.CreateAdmin(t.Context(), login, "Frau "+login, "hash"); err != nil {
				t.Fatal(err)
			}
		}
		accounts, err := s.Accounts(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		one := access.Principal{Role: access.Admin, Person: accounts[0].Person, Factor: at}
		two := access.Principal{Role: access.Admin, Person: accounts[1].Person, Factor: at}
		ask := func(c access.Change) string {
			t.Helper()
			if err := s.RequestChange(t.Context(), one, c); err != nil {
				t.Fatal(err)
			}
			all, err := s.PendingChanges(t.Context())
			if err != nil || len(all) == 0 {
				t.Fatal(len(all), err)
			}
			return all[len(all)-1].ID
		}
		reader := access.Principal{Role: access.Reader, Person: "r", Factor: at}
		impossible := ask(access.Change{Kind: access.ChangeStage, Wave: storetest.Wave, ChangeDetails: access.ChangeDetails{Move: survey.WaveMove{To: survey.WaveArchived}}})
		before := fmt.Sprint(storetest.Dump(t, s))
		for _, c := range []struct {
			actor access.Principal
			id    string
			want  error
		}{{two, impossible, survey.ErrConflict}, {one, impossible, survey.ErrSecondPerson}, {reader, impossible, survey.ErrNotFound}, {two, "unknown", survey.ErrNotFound}} {
			if err := s.ConfirmChange(t.Context(), c.actor, c.id); !errors.Is(err, c.want) {
				t.Errorf("%s: %v, want %v", c.actor.Role, err, c.want)
			}
		}
		if err := s.DeclineChange(t.Context(), reader, impossible); !errors.Is(err, survey.ErrNotFound) {
			t.Error(err)
		}
		if err := s.RequestChange(t.Context(), reader, access.Change{Kind: access.ChangeRole, Person: "r", ChangeDetails: access.ChangeDetails{Role: access.Admin}}); !errors.Is(err, survey.ErrNotFound) {
			t.Error(err)
		}
		if err := s.RequestChange(t.Context(), one, access.Change{Kind: access.ChangeInvitation, Email: "EINS", ChangeDetails: access.ChangeDetails{Role: access.Reader}}); !errors.Is(err, survey.ErrInvalid) {
			t.Error(err)
		}
		if after := fmt.Sprint(storetest.Dump(t, s)); after != before {
			t.Error("what was refused has changed something")
		}
		if err := s.DeclineChange(t.Context(), one, impossible); err != nil {
			t.Error(err)
		}

		invitation := ask(access.Change{Kind: access.ChangeInvitation, Name: "Neu", Email: "neu@dlt.example", ChangeDetails: access.ChangeDetails{Role: access.Association, Land: "Hessen"}})
		closing := ask(access.Change{Kind: access.ChangeStage, Wave: storetest.Wave, ChangeDetails: access.ChangeDetails{Move: survey.WaveMove{To: survey.WaveClosed}}})
		for _, id := range []string{invitation, closing} {
			if err := s.ConfirmChange(t.Context(), two, id); err != nil {
				t.Error(err)
			}
			if err := s.ConfirmChange(t.Context(), two, id); !errors.Is(err, survey.ErrNotFound) {
				t.Error("twice:", err)
			}
		}
		if all, err := s.AccountInvitations(t.Context()); err != nil || len(all) != 1 || all[0].Land != "Hessen" || all[0].Email != "neu@dlt.example" {
			t.Errorf("%+v, %v", all, err)
		}
		if w, err := s.Wave(t.Context(), storetest.Wave); err != nil || w.State != survey.WaveClosed {
			t.Error(w.State, err)
		}
	})
}
