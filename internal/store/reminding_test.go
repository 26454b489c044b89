package store_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

// remind asks on behalf of the scope and checks how many letters that made.
func remind(t *testing.T, s *store.Store, sc access.Scope, want int, reminders ...survey.Reminder) {
	t.Helper()
	if n, err := s.Remind(t.Context(), sc, reminders); err != nil || n != want {
		t.Errorf("%d reminders, want %d; %v", n, want, err)
	}
}

// reminderLetters are the keys of the reminders in the outbox.
func reminderLetters(t *testing.T, s *store.Store) (keys []string) {
	t.Helper()
	for _, row := range storetest.Rows(t, s, "outbox") {
		if row["kind"] == mail.Reminder.Name {
			keys = append(keys, row["key"])
		}
	}
	return keys
}

func TestNobodyIsRemindedTwiceInADay(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		storetest.OpenWave(t, s)
		carl, dora, emil := invite(t, s, "carl"), invite(t, s, "dora"), invite(t, s, "emil")
		if err := errors.Join(s.SetEmail(ctx, dora.Person(), ""), s.RevokeMember(ctx, anna, emil.Person())); err != nil {
			t.Fatal(err)
		}
		var asked []survey.Reminder
		for _, person := range []string{carl.Person(), dora.Person(), emil.Person(), "nobody"} {
			asked = append(asked, survey.Reminder{Person: person})
		}
		posted := make(chan int)
		for range 4 { // four clicks at once
			go func() {
				n, err := s.Remind(ctx, anna, asked)
				if err != nil {
					t.Error(err)
				}
				posted <- n
			}()
		}
		if n := <-posted + <-posted + <-posted + <-posted; n != 1 {
			t.Errorf("%d letters", n)
		}
		letters, err := s.CountyLetters(ctx, anna, mail.Reminders...)
		if now, _ := s.Now(ctx); err != nil || len(letters) != 1 || now.Sub(mail.Last(letters)[carl.Person()]) > time.Minute {
			t.Errorf("letters %+v, %v", letters, err)
		}
		automatic := survey.Reminder{Person: carl.Person(), Deadline: "2026-11-24"}
		pass(t, s, 23*time.Hour)
		remind(t, s, anna, 0, asked[0])
		pass(t, s, 2*time.Hour)
		job, _ := storetest.All().ForCounty(storetest.Pinneberg)
		remind(t, s, job, 1, automatic)
		remind(t, s, bert, 0, automatic, asked[0])
		pass(t, s, 25*time.Hour)
		remind(t, s, anna, 0, automatic) // once for each deadline
		remind(t, s, anna, 1, asked[0])
		pass(t, s, 25*time.Hour)
		remind(t, s, anna, 1, survey.Reminder{Person: carl.Person(), Deadline: "2026-11-30"})
		if keys := reminderLetters(t, s); len(keys) != 4 {
			t.Errorf("letters %q", keys)
		}
		for _, sc := range []access.Scope{carl, storetest.Of(storetest.Pinneberg, "guest"), storetest.Of(storetest.Hannover, "anna")} {
			_, err := s.Remind(ctx, sc, asked)
			if set := s.SetReminding(ctx, sc, survey.Reminding{}); !errors.Is(err, survey.ErrNotFound) || !errors.Is(set, survey.ErrNotFound) {
				t.Errorf("somebody else: %v, %v", err, set)
			}
		}
	})
}

func TestAReminderThatFailedMayBeSentAgainAtOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		storetest.OpenWave(t, s)
		carl := invite(t, s, "carl")
		settle(t, s, claim(t, s), mail.Outcome{State: mail.Sent}) // the invitation
		remind(t, s, anna, 1, survey.Reminder{Person: carl.Person()})
		settle(t, s, claim(t, s), mail.Outcome{State: mail.Failed, Code: "550"})
		letters, err := s.CountyLetters(t.Context(), anna, mail.Reminders...)
		if last := mail.Last(letters, mail.Hopeful...); err != nil || len(letters) != 1 || len(last) != 0 {
			t.Errorf("letters %+v, %v", letters, err)
		}
		remind(t, s, anna, 1, survey.Reminder{Person: carl.Person()})
	})
}

func TestACountyChoosesItsMails(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		storetest.OpenWave(t, s)
		for _, want := range []survey.Reminding{survey.DefaultReminding, {Before: 7}, {Summary: true}, {Before: 1, Summary: true}} {
			if want != survey.DefaultReminding {
				if err := s.SetReminding(ctx, anna, want); err != nil {
					t.Fatal(err)
				}
			}
			if got, err := s.Reminding(ctx, bert); err != nil || got != want {
				t.Errorf("%+v, want %+v; %v", got, want, err)
			}
		}
		if err := s.SetReminding(ctx, anna, survey.Reminding{Before: 2}); !errors.Is(err, survey.ErrInvalid) {
			t.Errorf("two days: %v", err)
		}
		if other, err := s.Reminding(ctx, storetest.Of(storetest.Hannover, "carla")); err != nil || other != survey.DefaultReminding {
			t.Errorf("another county's: %+v, %v", other, err)
		}
	})
}

func TestDeedsAreWhoDidWhatSince(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx, w := t.Context(), storetest.OpenWave(t, s)
		mustSave(t, s, anna, touching(w, "f1", "remark"))
		pass(t, s, time.Hour)
		from, err := s.Now(ctx)
		if err != nil {
			t.Fatal(err)
		}
		sv := act(w, "f2", change("status", 0, survey.Choose("yes")))
		sv.Mark, sv.Questionnaire = &survey.PageMark{Page: "page", Done: true}, storetest.Questionnaire()
		mustSave(t, s, bert, sv)
		mustSave(t, s, storetest.Of(storetest.Hannover, "carla"), touching(w, "f3", "remark"))
		pass(t, s, time.Hour)
		mustSave(t, s, anna, act(w, "f4", change("remark", 1, survey.Write("neu"))))
		deeds, err := s.Deeds(ctx, anna, from)
		var got []string
		for _, d := range deeds {
			got = append(got, fmt.Sprint(d.Person, "/", d.Item, "/", d.Page))
		}
		if want := []string{"bert/status/", "bert//page", "anna/remark/"}; err != nil || !slices.Equal(got, want) {
			t.Errorf("%q, want %q; %v", got, want, err)
		}
		if units, err := s.AtWork(ctx, storetest.All()); err != nil || !slices.Equal(units, []string{storetest.Pinneberg, storetest.Hannover}) {
			t.Errorf("at work: %v, %v", units, err)
		}
	})
}

func TestAReminderHoldsACodeOnlyWhereCodesAreNotMailed(t *testing.T) {
	s, ctx := storetest.SQLite(t), t.Context()
	storetest.OpenWave(t, s)
	w := survey.Wave{Key: "2027", Title: "Später", Year: 2027, FirstDay: "2026-11-01", LastDay: "2026-11-30", Login: survey.LoginMail}
	if err := errors.Join(s.CreateWave(ctx, w, []byte(laterDefinition), storetest.Frame(), "operator"), s.OpenWave(ctx, w.Key, "operator")); err != nil {
		t.Fatal(err)
	}
	for wave, holds := range map[string]bool{storetest.Wave: true, w.Key: false} {
		lead := access.CountyScope(wave, storetest.Pinneberg, "anna")
		storetest.Lead(t, s, lead)
		operated, _ := access.WaveScope(wave, "op").ForCounty(storetest.Pinneberg)
		if err := s.SetReach(ctx, operated, access.Reach{Domains: []string{"kreis.example"}}); err != nil {
			t.Fatal(err)
		}
		person, err := s.InviteMember(ctx, lead, access.Member{Contact: access.Contact{Name: "carl", Email: "carl@kreis.example"}}, access.Slip{TokenHash: "token-" + wave, CodeHash: "code"})
		if err != nil {
			t.Fatal(err)
		}
		remind(t, s, lead, 1, survey.Reminder{Person: person})
		letters, err := s.CountyLetters(ctx, lead, mail.Reminders...)
		if err != nil || len(letters) != 1 || !mail.Holds(letters[0].Kind, mail.Link) || mail.Holds(letters[0].Kind, mail.Code) != holds {
			t.Errorf("%s: %+v, %v", wave, letters, err)
		}
	}
}
