package store_test

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

var (
	hasty   = &mail.Kind{Name: "eilig", Urgent: true}
	patient = &mail.Kind{Name: "geduldig", Values: []mail.Placeholder{mail.County}}
)

// person makes somebody with the address and returns the random id.
func person(t *testing.T, s *store.Store, email string) string {
	t.Helper()
	hash := access.HashToken(email)
	if err := s.CreateCountyAccess(t.Context(), storetest.Of(storetest.Pinneberg, "op"), hash, "code"); err != nil {
		t.Fatal(err)
	}
	grant, err := s.CountyAccess(t.Context(), hash)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.SetEmail(t.Context(), grant.Person, email); err != nil {
		t.Fatal(err)
	}
	return grant.Person
}

func post(t *testing.T, s *store.Store, key string, kind *mail.Kind, person string) {
	t.Helper()
	l := mail.Letter{Key: key, Kind: kind, Wave: storetest.Wave, Unit: storetest.Pinneberg, Person: person, Values: mail.Values{}}
	if kind == patient {
		l.Values[mail.County] = key
	}
	if err := s.PostLetter(t.Context(), l); err != nil {
		t.Fatal(err)
	}
}

func claim(t *testing.T, s *store.Store) mail.Posted {
	t.Helper()
	p, err := s.ClaimLetter(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func settle(t *testing.T, s *store.Store, p mail.Posted, o mail.Outcome) {
	t.Helper()
	if err := s.SettleLetter(t.Context(), p, o); err != nil {
		t.Fatal(err)
	}
}

func wantNothingDue(t *testing.T, s *store.Store) {
	t.Helper()
	if p, err := s.ClaimLetter(t.Context()); !errors.Is(err, survey.ErrNotFound) {
		t.Errorf("claimed %+v, %v", p, err)
	}
}

// letter is the outbox's only one.
func letter(t *testing.T, s *store.Store) mail.Posted {
	t.Helper()
	all, err := s.Letters(t.Context())
	if err != nil || len(all) != 1 {
		t.Fatalf("%+v, %v", all, err)
	}
	return all[0]
}

func pass(t *testing.T, s *store.Store, d time.Duration) {
	t.Helper()
	now, err := s.Now(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	storetest.SetClock(t, s, now.Add(d))
}

func TestALetterIsPostedOnceAndClaimedOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		storetest.OpenWave(t, s)
		wantNothingDue(t, s)
		to := person(t, s, "anna@kreis.example")
		post(t, s, "a", patient, to)
		post(t, s, "a", patient, "somebody else")
		if all := storetest.Rows(t, s, "outbox"); len(all) != 1 || strings.Contains(fmt.Sprint(all), "@") {
			t.Errorf("outbox %v", all)
		}
		p := claim(t, s)
		if p.To == nil || p.To.Address != "anna@kreis.example" || p.Person != to || p.Kind != "geduldig" || p.Wave != storetest.Wave ||
			p.Unit != storetest.Pinneberg || p.State != mail.Claimed || p.Attempts != 1 || p.MessageID == "" ||
			!maps.Equal(p.Values, mail.Values{mail.County: "a"}) || p.Claimed.IsZero() {
			t.Errorf("%+v", p)
		}
		wantNothingDue(t, s)
		settle(t, s, p, mail.Outcome{State: mail.Sent})
		if l := letter(t, s); l.State != mail.Sent || l.Sent.IsZero() || l.To != nil || l.MessageID != p.MessageID {
			t.Errorf("%+v", l)
		}
		if err := s.SettleLetter(t.Context(), p, mail.Outcome{State: mail.Failed}); !errors.Is(err, survey.ErrConflict) {
			t.Errorf("a letter that was sent has failed: %v", err)
		}
		wantNothingDue(t, s)
		var lines []string
		for _, row := range storetest.Rows(t, s, "audit") {
			if row["action"] == string(access.ActionMailSettled) {
				lines = append(lines, fmt.Sprint(row["role"], " ", row["unit"], " ", row["detail"]))
			}
		}
		// The DLT does not read what the county's people write to each other.
		if want := []string{fmt.Sprintf("county %s letter %d, geduldig, sent, person %s", storetest.Pinneberg, p.ID, to)}; !slices.Equal(lines, want) {
			t.Errorf("the audit trail says %q, want %q", lines, want)
		}
	})
}

func TestALetterThatDoesNotFitIsNotPosted(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		err := s.PostLetter(t.Context(), mail.Letter{Key: "a", Kind: patient, Person: "p", Values: mail.Values{mail.County: "x\r\nBcc: y"}})
		if !errors.Is(err, survey.ErrInvalid) || len(storetest.Rows(t, s, "outbox")) != 0 {
			t.Error(err)
		}
	})
}

func TestUrgentLettersComeFirstThenTheOldest(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		for _, key := range []string{"a", "b", "c"} {
			post(t, s, key, patient, "p")
			pass(t, s, time.Second)
		}
		settle(t, s, claim(t, s), mail.Outcome{State: mail.Queued, Pause: time.Hour})
		post(t, s, "now", hasty, "p")
		var order []string
		for range 3 {
			p := claim(t, s)
			order = append(order, p.Kind+" "+p.Values[mail.County])
		}
		wantNothingDue(t, s)
		pass(t, s, time.Hour)
		order = append(order, claim(t, s).Values[mail.County])
		if got := strings.Join(order, ", "); got != "eilig , geduldig b, geduldig c, a" {
			t.Error(got)
		}
	})
}

func TestALetterWaitsForItsNextAttempt(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		post(t, s, "a", patient, "nobody")
		first := claim(t, s)
		if first.To != nil {
			t.Errorf("an address of nobody: %v", first.To)
		}
		settle(t, s, first, mail.Outcome{State: mail.Queued, Code: "451 4.7.1", Pause: time.Minute})
		pass(t, s, 59*time.Second)
		wantNothingDue(t, s)
		pass(t, s, 2*time.Second)
		second := claim(t, s)
		if second.Attempts != 2 || second.MessageID != first.MessageID || second.Code != "451 4.7.1" {
			t.Errorf("%+v", second)
		}
		if err := s.SettleLetter(t.Context(), first, mail.Outcome{State: mail.Sent}); !errors.Is(err, survey.ErrConflict) {
			t.Errorf("the first claim settles the second: %v", err)
		}
	})
}

func TestAClaimThatNobodySettlesLeavesTheLetterUnclear(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		post(t, s, "a", patient, "p")
		p := claim(t, s)
		for _, c := range []struct {
			wait time.Duration
			want int
		}{{9 * time.Minute, 0}, {2 * time.Minute, 1}, {time.Minute, 0}} {
			pass(t, s, c.wait)
			if n, err := s.AbandonLetters(ctx, 10*time.Minute); n != c.want || err != nil {
				t.Errorf("%v later: %d, %v", c.wait, n, err)
			}
		}
		if l := letter(t, s); l.State != mail.Unclear {
			t.Errorf("%+v", l)
		}
		pass(t, s, 24*time.Hour)
		wantNothingDue(t, s)
		// Whoever was at it may come back and knows.
		settle(t, s, p, mail.Outcome{State: mail.Sent})
		if l := letter(t, s); l.State != mail.Sent {
			t.Errorf("%+v", l)
		}
	})
}

func TestOnlyAPersonHasAnUnclearLetterSentAgain(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		post(t, s, "a", patient, "p")
		for _, state := range []mail.State{mail.Unclear, mail.Failed} {
			p := claim(t, s)
			if err := s.RetryLetter(ctx, p.ID, "op"); !errors.Is(err, survey.ErrNotFound) {
				t.Errorf("while it is being sent: %v", err)
			}
			settle(t, s, p, mail.Outcome{State: state, Code: "550"})
			wantNothingDue(t, s)
			if err := s.RetryLetter(ctx, p.ID, "op"); err != nil {
				t.Error(err)
			}
			if l := letter(t, s); l.State != mail.Queued || l.Attempts != 0 || l.Code != "" {
				t.Errorf("%+v", l)
			}
		}
		if err := s.RetryLetter(ctx, 4711, "op"); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("no such letter: %v", err)
		}
		retried := 0
		for _, row := range storetest.Rows(t, s, "audit") {
			if row["action"] == string(access.ActionMailRetried) {
				retried++
			}
		}
		if retried != 2 {
			t.Errorf("%d lines in the audit trail, want 2", retried)
		}
	})
}

func TestManyWorkersClaimEachLetterOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		const letters, workers = 60, 8
		for n := range letters {
			post(t, s, fmt.Sprint(n), patient, "p")
		}
		var mu sync.Mutex
		claimed := map[int64]int{}
		var wg sync.WaitGroup
		for range workers {
			wg.Go(func() {
				for {
					p, err := s.ClaimLetter(t.Context())
					if errors.Is(err, survey.ErrNotFound) {
						return
					}
					if err != nil {
						t.Error(err)
						return
					}
					mu.Lock()
					claimed[p.ID]++
					mu.Unlock()
				}
			})
		}
		wg.Wait()
		for id, times := range claimed {
			if times != 1 {
				t.Errorf("letter %d was claimed %d times", id, times)
			}
		}
		// A worker that finds all due rows locked leaves; they are claimed by others.
		if len(claimed) != letters {
			t.Errorf("%d letters claimed, want %d", len(claimed), letters)
		}
	})
}

func TestASubmissionPostsItsReceiptToWhoeverHasAnAddress(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		w := storetest.OpenWave(t, s)
		to := person(t, s, "anna@kreis.example")
		sc := storetest.Of(storetest.Pinneberg, to)
		storetest.Lead(t, s, sc)
		mustSave(t, s, sc, act(w, "f1", change("status", 0, survey.Choose("no"))))
		mustSubmit(t, s, sc, "s1")
		mustSubmit(t, s, sc, "s1")
		sub, err := s.LatestSubmission(ctx, sc)
		if err != nil {
			t.Fatal(err)
		}
		p := claim(t, s)
		want := mail.Values{mail.County: "Kreis Pinneberg", mail.Wave: w.Title, mail.Reference: sub.Reference,
			mail.Checksum: sub.Hash, mail.Submitted: "2026-11-16T11:00:00"}
		p.Values[mail.Submitted] = p.Values[mail.Submitted][:len(want[mail.Submitted])]
		if p.Kind != mail.Receipt.Name || p.Person != to || !maps.Equal(p.Values, want) {
			t.Errorf("%+v", p)
		}
		wantNothingDue(t, s)
		bert := storetest.Of(storetest.Hannover, "nobody")
		storetest.Lead(t, s, bert)
		mustSave(t, s, bert, act(w, "f1", change("status", 0, survey.Choose("no"))))
		mustSubmit(t, s, bert, "s1")
		wantNothingDue(t, s)
	})
}

func TestAnAddressIsStoredWithItsPersonAlone(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		storetest.OpenWave(t, s)
		id := person(t, s, "Anna <anna@kreis.example>")
		for table, rows := range storetest.Dump(t, s) {
			if found := strings.Contains(fmt.Sprint(rows), "anna@kreis.example"); found != (table == "person") {
				t.Errorf("in table %s: %v", table, found)
			}
		}
		for _, bad := range []string{"anna", "a@b.example, c@d.example", "a@b.example\nBcc: c@d.example"} {
			if err := s.SetEmail(t.Context(), id, bad); !errors.Is(err, survey.ErrInvalid) {
				t.Errorf("%q: %v", bad, err)
			}
		}
		if err := s.SetEmail(t.Context(), "nobody", "a@b.example"); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("nobody: %v", err)
		}
		post(t, s, "a", patient, id)
		if err := s.SetEmail(t.Context(), id, ""); err != nil {
			t.Error(err)
		}
		if p := claim(t, s); p.To != nil {
			t.Errorf("mail to %v, who wants none", p.To)
		}
	})
}

func TestAnInvitationThatWaitsIsDroppedWithItsReason(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx, w := t.Context(), storetest.OpenWave(t, s)
		storetest.Lead(t, s, anna)
		secrets := s.Secrets(func(_, token string) string { return token })
		made := func(p mail.Posted) error { return second(secrets(ctx, p)) }
		colleague := access.Member{Contact: access.Contact{Name: "Bert", Email: "bert@kreis.example"}}
		person, err := s.InviteMember(ctx, anna, colleague, access.Slip{})
		wanted(t, err, nil)
		waiting := claim(t, s)
		wanted(t, made(waiting), nil)
		if waiting.Gone {
			t.Error("somebody who is there is taken for deleted")
		}
		pass(t, s, time.Hour)
		wanted(t, s.CloseWave(ctx, w.Key, "op"), nil)
		wanted(t, made(waiting), survey.ErrNotFound)
		pass(t, s, time.Hour)
		wanted(t, s.InviteAgain(ctx, anna, person, ""), nil)
		reading := claim(t, s)
		wanted(t, made(reading), nil)
		wanted(t, s.InviteAgain(ctx, anna, person, ""), nil)
		wanted(t, s.ForgetPeople(ctx, system(storetest.Pinneberg)), nil)
		wanted(t, made(reading), survey.ErrNotFound)
		if gone := claim(t, s); !gone.Gone || gone.To != nil {
			t.Errorf("a letter to somebody who was deleted: %+v", gone)
		}
	})
}
