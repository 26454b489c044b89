package store_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

func TestWhatPassedBetweenTheDLTAndACountyIsKept(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		storetest.OpenWave(t, s)
		now, err := s.Now(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		meier, _ := asAdmin("meier").ForCounty(storetest.Pinneberg)
		for i, e := range []survey.ContactEvent{
			{Kind: survey.ContactCall, Result: "erreicht", Text: "Herr Ö. ruft zurück"},
			{Kind: survey.ContactLetter, ID: "brief", Campaign: "c1", Time: now.Add(-48 * time.Hour)},
			{Kind: survey.ContactNote, ID: "brief", Text: "derselbe Schlüssel"},
		} {
			if err := s.LogContact(t.Context(), meier, e); err != nil {
				t.Fatal(i, err)
			}
		}
		if err := s.LogContact(t.Context(), system(storetest.Hannover), survey.ContactEvent{Kind: survey.ContactBounce}); err != nil {
			t.Fatal(err)
		}
		for name, err := range map[string]error{
			"unknown kind": s.LogContact(t.Context(), meier, survey.ContactEvent{Kind: "x"}),
			"to come":      s.LogContact(t.Context(), meier, survey.ContactEvent{Kind: survey.ContactCall, Time: now.Add(time.Hour)}),
			"no text":      s.LogContact(t.Context(), meier, survey.ContactEvent{Kind: survey.ContactCall, Text: "\x00"}),
		} {
			if !errors.Is(err, survey.ErrInvalid) {
				t.Errorf("%s: %v", name, err)
			}
		}
		unknown, _ := asAdmin("meier").ForCounty("99999")
		for name, sc := range map[string]access.Scope{"county": anna, "unknown": unknown, "wave": asAdmin("meier")} {
			if err := s.LogContact(t.Context(), sc, survey.ContactEvent{Kind: survey.ContactCall}); !errors.Is(err, survey.ErrNotFound) {
				t.Errorf("%s: %v", name, err)
			}
		}
		log, err := s.ContactLog(t.Context(), meier)
		if err != nil || len(log) != 2 {
			t.Fatalf("%+v, %v", log, err)
		}
		var got []string
		for _, e := range log {
			got = append(got, fmt.Sprint(e.County, e.Kind, e.Result, e.Campaign, e.Text, e.Author, now.Sub(e.Time).Round(time.Hour)))
		}
		if want := "01056letterc1meier48h0m0s 01056callerreichtHerr Ö. ruft zurückmeier0s"; strings.Join(got, " ") != want {
			t.Errorf("%v", got)
		}
		if all, err := s.ContactLogs(t.Context(), storetest.All()); err != nil || len(all) != 3 || all[2].County != storetest.Hannover || all[2].Author != storetest.All().Person() {
			t.Errorf("%+v, %v", all, err)
		}
		bavaria, _ := access.Principal{Role: access.Association, Factor: time.Unix(1, 0), Person: "verband", Land: "Bayern"}.Scope(storetest.Wave)
		if all, err := s.ContactLogs(t.Context(), bavaria); err != nil || len(all) != 0 {
			t.Errorf("Bayern reads %+v, %v", all, err)
		}
		if one, _ := bavaria.ForCounty(storetest.Pinneberg); !errors.Is(s.LogContact(t.Context(), one, survey.ContactEvent{Kind: survey.ContactCall}), survey.ErrNotFound) {
			t.Error("Bayern notes a call to a county of another Land")
		}
		if _, err := s.ContactLog(t.Context(), anna); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("a county reads it: %v", err)
		}
	})
}
