package store_test

import (
	"errors"
	"slices"
	"testing"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

func TestNothingIsMailedToAnAddressBeforeItIsApprovedOf(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		storetest.OpenWave(t, s)
		if err := s.SetReach(ctx, system(storetest.Pinneberg), access.Reach{Domains: []string{"kreis.example"}}); err != nil {
			t.Fatal(err)
		}
		invited := func(email string) string {
			person, err := s.InviteMember(ctx, anna, access.Member{Contact: access.Contact{Name: "X", Email: email}}, access.Slip{})
			if err != nil {
				t.Fatal(err)
			}
			return person
		}
		near, far, gone := invited("a@Amt.Kreis.example"), invited("a@anderer-kreis.example"), invited("b@post.example")
		if letters, err := s.Letters(ctx); err != nil || len(letters) != 1 || letters[0].Person != near {
			t.Fatalf("%+v, %v", letters, err)
		}
		for name, err := range map[string]error{
			"a link":     s.IssueLink(ctx, system(storetest.Pinneberg), far, "early", ""),
			"by whoever": s.DecideApproval(ctx, anna, far, true),
			"elsewhere":  s.DecideApproval(ctx, system(storetest.Hannover), far, true),
			"once more":  s.InviteAgain(ctx, anna, far, ""),
		} {
			if !errors.Is(err, survey.ErrNotFound) && !errors.Is(err, survey.ErrConflict) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if err := s.RevokeMember(ctx, anna, gone); err != nil {
			t.Fatal(err)
		}
		waiting, err := s.ApprovalRequests(ctx, storetest.All())
		if err != nil || len(waiting) != 1 || waiting[0].Person != far || waiting[0].Asker != access.Coordinator || waiting[0].Part != access.Colleague {
			t.Fatalf("%+v, %v", waiting, err)
		}
		if _, err := s.ApprovalRequests(ctx, anna); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("a county lists them: %v", err)
		}
		due := survey.Reminder{Person: far, Deadline: "2026-11-24"}
		remind(t, s, anna, 0, due, survey.Reminder{Person: far})
		won := make(chan error)
		for _, grant := range []bool{true, false} {
			go func() { won <- s.DecideApproval(ctx, system(storetest.Pinneberg), far, grant) }()
		}
		first, second := <-won, <-won
		if (first == nil) == (second == nil) || !errors.Is(errors.Join(first, second), survey.ErrConflict) {
			t.Errorf("decided twice: %v, %v", first, second)
		}
		letters, err := s.Letters(ctx)
		if granted := memberOf(t, s, storetest.Of(storetest.Pinneberg, far)).Approval == access.ApprovalGranted; err != nil || granted != (len(letters) == 2) {
			t.Errorf("granted: %v, letters %+v, %v", granted, letters, err)
		}
		if len(letters) == 2 && letters[1].Kind != mail.Invitation.Name {
			t.Errorf("%+v", letters[1])
		}
		remind(t, s, anna, len(letters)-1, due) // the one that was refused has not used it up
	})
}

func TestWhatWaitedGoesOutOnceTheDLTRecordsTheAddressOrItsDomain(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		storetest.OpenWave(t, s)
		record := func(reach access.Reach) {
			t.Helper()
			if err := s.SetReach(ctx, system(storetest.Pinneberg), reach); err != nil {
				t.Fatal(err)
			}
		}
		record(access.Reach{Domains: []string{"kreis.example"}})
		invited := map[string]string{}
		for _, email := range []string{"a@official.example", "b@neighbour.example", "c@neighbour.example", "d@post.example"} {
			person, err := s.InviteMember(ctx, anna, access.Member{Contact: access.Contact{Name: "X", Email: email}}, access.Slip{})
			if err != nil {
				t.Fatal(err)
			}
			invited[email] = person
		}
		if err := s.DecideApproval(ctx, system(storetest.Pinneberg), invited["b@neighbour.example"], false); err != nil {
			t.Fatal(err)
		}
		if err := s.RevokeMember(ctx, anna, invited["c@neighbour.example"]); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			record(access.Reach{Domains: []string{"kreis.example", "neighbour.example"},
				Contacts: []access.CountyContact{{Email: "A@official.example", Official: true}}})
		}
		letters, err := s.Letters(ctx)
		got := map[string]int{}
		for _, l := range letters {
			got[l.Person]++
		}
		if err != nil || len(letters) != 2 || got[invited["a@official.example"]] != 1 || got[invited["b@neighbour.example"]] != 1 {
			t.Errorf("%+v, %v", letters, err)
		}
		if waiting, err := s.ApprovalRequests(ctx, storetest.All()); err != nil || len(waiting) != 1 || waiting[0].Person != invited["d@post.example"] {
			t.Errorf("%+v, %v", waiting, err)
		}
	})
}

func TestAnOfficialAddressThatAnAssociationRecordsWaitsForTheDLT(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx, dlt := t.Context(), system(storetest.Pinneberg)
		storetest.OpenWave(t, s)
		land, _ := access.Principal{Role: access.Association, Person: "nord", Land: "Schleswig-Holstein", Factor: instant(t, "2026-11-16T08:00:00Z")}.Scope(storetest.Wave)
		north, _ := land.ForCounty(storetest.Pinneberg)
		record := func(sc access.Scope, emails ...string) (waiting []string) {
			t.Helper()
			reach := access.Reach{}
			if sc == north {
				reach.Domains = []string{"verband.example"} // is none of its business
			}
			for _, email := range emails {
				reach.Contacts = append(reach.Contacts, access.CountyContact{Name: "X", Email: email, Official: true})
			}
			if err := s.SetReach(ctx, sc, reach); err != nil {
				t.Fatal(err)
			}
			requests, err := s.ApprovalRequests(ctx, storetest.All())
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range requests {
				if !r.Office {
					t.Errorf("%+v", r)
				}
				waiting = append(waiting, r.Address)
			}
			slices.Sort(waiting)
			return waiting
		}
		for _, step := range []struct {
			by     access.Scope
			emails []string
			wait   []string
		}{
			{north, []string{"erste@kreis.example"}, []string{"erste@kreis.example"}}, // nothing is known of the county
			{north, nil, nil},
			{dlt, []string{"post@kreis.example"}, nil},
			{north, []string{"amt@kreis.example", "n@verband.example"}, []string{"n@verband.example"}},
			{north, []string{"amt@kreis.example", "n@verband.example", "z@verband.example"}, []string{"n@verband.example", "z@verband.example"}},
			{dlt, []string{"amt@kreis.example", "n@verband.example"}, []string{"n@verband.example"}}, // saved as it was shown
		} {
			if wait := record(step.by, step.emails...); !slices.Equal(wait, step.wait) {
				t.Fatalf("%v: %v wait, want %v", step.emails, wait, step.wait)
			}
		}
		reach, err := s.Reach(ctx, dlt)
		stranger := reach.Known("n@verband.example").Person
		if err != nil || len(reach.Domains) > 0 || !errors.Is(s.IssueLink(ctx, dlt, stranger, "early", ""), survey.ErrNotFound) {
			t.Errorf("%+v, %v", reach, err)
		}
		if frame, err := s.Frame(ctx, storetest.All()); err != nil || slices.ContainsFunc(frame, func(l survey.Listing) bool { return len(l.Contacts) > 1 }) {
			t.Errorf("it goes on to the next wave: %+v, %v", frame, err)
		}
		if err := s.DecideApproval(ctx, dlt, stranger, true); err != nil {
			t.Fatal(err)
		}
		if wait := record(north, "n@verband.example", "z@verband.example"); len(wait) != 1 {
			t.Errorf("one address opens its whole domain: %v wait", wait)
		}
		if n, err := s.InviteCounty(ctx, dlt, false, ""); err != nil || n != 1 {
			t.Errorf("%d invited, %v", n, err)
		}
		if letters, err := s.Letters(ctx); err != nil || len(letters) != 1 || letters[0].Person != stranger {
			t.Errorf("%+v, %v", letters, err)
		}
		if err := s.RevokeCountyAccess(ctx, dlt); err != nil { // makes new persons of the contacts
			t.Fatal(err)
		}
		if to, err := s.Addressees(ctx, dlt, nil); err != nil || len(to) != 1 {
			t.Errorf("%+v, %v", to, err)
		} else if reach, err = s.Reach(ctx, dlt); err != nil || to[0].Person != reach.Known("n@verband.example").Person || reach.Known("z@verband.example").Approval != access.ApprovalRefused {
			t.Errorf("%+v of %+v, %v", to, reach, err)
		}
	})
}
