package store_test

import (
	"errors"
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
