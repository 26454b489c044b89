package store_test

import (
	"errors"
	"reflect"
	"testing"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

func TestAReminderOfAnAssociationStaysInItsLand(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		storetest.OpenWave(t, s)
		north := access.Principal{Role: access.Association, Person: "nord", Land: "Schleswig-Holstein", Factor: instant(t, "2026-11-16T08:00:00Z")}
		land, _ := north.Scope(storetest.Wave)
		whole := access.WaveScope(storetest.Wave, "dlt")
		for _, county := range []string{storetest.Pinneberg, storetest.Ahrweiler} {
			one, _ := whole.ForCounty(county)
			if err := s.SetReach(t.Context(), one, access.Reach{Contacts: []access.CountyContact{{Name: "Post", Email: "post@kreis.example", Official: true}}}); err != nil {
				t.Fatal(err)
			}
		}
		all, err := s.Addressees(t.Context(), whole, nil)
		if err != nil || len(all) < 2 {
			t.Fatal(len(all), err)
		}
		mine, err := s.Addressees(t.Context(), land, []string{"any"})
		if err != nil || len(mine) != 1 || mine[0].Response.County.Key != storetest.Pinneberg || mine[0].Person == "" {
			t.Fatalf("%+v, %v", mine, err)
		}
		words := survey.Campaign{Occasion: survey.Occasion{Kind: survey.CampaignReminder, Rule: survey.RuleNeverCame}, Subject: "x", Text: "y", Channel: survey.ByMail}
		var foreign []survey.Addressee
		for _, a := range all {
			if a.Response.County.Key == storetest.Ahrweiler {
				foreign = append(mine, a)
			}
		}
		before := storetest.Dump(t, s)
		if _, err := s.RemindMissing(t.Context(), land, words, foreign); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("a county of another Land: %v", err)
		}
		if _, err := s.RemindMissing(t.Context(), land, survey.Campaign{Occasion: survey.Occasion{Kind: survey.CampaignFree, Rule: survey.RuleMissing}, Subject: "x", Text: "y", Channel: survey.ByMail}, mine); !errors.Is(err, survey.ErrInvalid) {
			t.Errorf("words of its own: %v", err)
		}
		analyst, _ := access.Principal{Role: access.Analyst, Person: "a", Factor: north.Factor}.Scope(storetest.Wave)
		if _, err := s.RemindMissing(t.Context(), analyst, words, mine); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("an analyst: %v", err)
		}
		if !reflect.DeepEqual(storetest.Dump(t, s), before) {
			t.Error("something was stored")
		}
		if n, err := s.RemindMissing(t.Context(), land, words, mine); err != nil || n != 1 {
			t.Fatal(n, err)
		}
		if _, err := s.RemindMissing(t.Context(), land, words, mine); !errors.Is(err, survey.ErrConflict) {
			t.Errorf("twice: %v", err)
		}
		again, err := s.Addressees(t.Context(), land, nil)
		if err != nil || again[0].Written.IsZero() {
			t.Fatal(again, err)
		}
		for _, step := range []struct {
			day             string
			pressed, anyway error
		}{
			{"2026-11-16", survey.ErrConflict, survey.ErrConflict},
			{"2026-11-22", survey.ErrConflict, nil},
			{"2026-11-28", survey.ErrConflict, nil}, // since it was insisted on
		} {
			storetest.SetClock(t, s, instant(t, step.day+"T12:00:00Z"))
			if _, err := s.RemindMissing(t.Context(), land, words, again); !errors.Is(err, step.pressed) {
				t.Errorf("on %s: %v", step.day, err)
			}
			if err := s.RemindAnyway(t.Context(), land, words, again[0]); !errors.Is(err, survey.ErrNotFound) {
				t.Errorf("an association insists: %v", err)
			}
			if err := s.RemindAnyway(t.Context(), whole, words, again[0]); !errors.Is(err, step.anyway) {
				t.Errorf("insisted on %s: %v", step.day, err)
			}
			if again, err = s.Addressees(t.Context(), land, nil); err != nil {
				t.Fatal(err)
			}
		}
		if posted, err := s.ClaimLetter(t.Context()); err != nil || posted.Unit != storetest.Pinneberg || posted.Kind != mail.CampaignMail.Name {
			t.Errorf("%+v, %v", posted, err)
		}
		if released, err := s.ReleasedReminders(t.Context(), land); err != nil || len(released) != 3 {
			t.Errorf("%+v, %v", released, err)
		}
	})
}
