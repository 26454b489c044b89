package store_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

func TestAFormOfTheTeamHasOneEffectHoweverOftenItIsSent(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		storetest.OpenWave(t, s)
		poststelle := storetest.Of(storetest.Pinneberg, "poststelle")
		carl := access.Contact{Name: "Carl", Office: "Schulamt", Email: "carl@kreis.example"}
		head := access.Contact{Name: "Frau Muster", Office: "Landrätin", Email: "lr@kreis.example"}
		made := map[string]string{} // act → what it answered first
		acts := map[string]func() (string, error){
			"invite": func() (string, error) {
				return s.InviteMember(ctx, anna, access.Member{Contact: carl}, access.Slip{SaveID: "f"})
			},
			"deputy": func() (string, error) {
				return s.InviteMember(ctx, anna, access.Member{Contact: carl, Part: access.Deputy}, access.Slip{SaveID: "f"})
			},
			"by bert": func() (string, error) {
				return s.InviteMember(ctx, bert, access.Member{Contact: carl}, access.Slip{SaveID: "f"})
			},
			"reviewer": func() (string, error) { return s.InviteReviewer(ctx, anna, head, "f") },
			"pass on": func() (string, error) {
				approval, err := s.PassOn(ctx, poststelle, access.Contact{Name: "Dora"}, access.Slip{SaveID: "f", TokenHash: "dora", CodeHash: "c"})
				return string(approval), err
			},
			"slip": func() (string, error) {
				return "", s.AddMemberAccess(ctx, anna, "bert", access.Slip{SaveID: "f", TokenHash: "bert", CodeHash: "c"})
			},
		}
		for name, act := range acts {
			answer, err := act()
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			made[name] = answer
		}
		if err := s.InviteAgain(ctx, anna, made["invite"], "f"); err != nil {
			t.Fatal(err)
		}
		before := storetest.Dump(t, s)
		for name, act := range acts {
			if answer, err := act(); !errors.Is(err, survey.ErrRepeated) || answer != made[name] {
				t.Errorf("%s again: %q, %v; want %q", name, answer, err, made[name])
			}
		}
		if err := s.InviteAgain(ctx, anna, made["invite"], "f"); !errors.Is(err, survey.ErrRepeated) {
			t.Errorf("invite again twice: %v", err)
		}
		if after := storetest.Dump(t, s); fmt.Sprint(after) != fmt.Sprint(before) {
			t.Errorf("something was stored twice:\n%v\n%v", before, after)
		}
		for _, receipt := range before["save_receipt"] {
			if strings.Contains(receipt, "save_id:f ") || strings.Contains(receipt, "Carl") {
				t.Errorf("the receipt tells who tries it out about whom it is: %s", receipt)
			}
		}
		if m := memberOf(t, s, storetest.Of(storetest.Pinneberg, made["deputy"])); m.Part != access.Deputy || !m.May(access.Submit) || !m.May(access.Manage) {
			t.Errorf("the deputy is %+v", m)
		}
	})
}

func TestAfterTheEndNobodyNewComesButAccessIsTakenBackAndHandedOver(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		w := storetest.OpenWave(t, s)
		carl, dora := invite(t, s, "carl"), invite(t, s, "dora")
		person, err := s.InviteReviewer(ctx, anna, access.Contact{Name: "Frau Muster", Office: "Landrätin", Email: "lr@kreis.example"}, "")
		if err != nil {
			t.Fatal(err)
		}
		head := storetest.Of(storetest.Pinneberg, person)
		refused := func(when string) {
			t.Helper()
			_, invited := s.InviteMember(ctx, anna, access.Member{Contact: access.Contact{Name: "x"}}, access.Slip{})
			_, reviewer := s.InviteReviewer(ctx, anna, access.Contact{Name: "x", Office: "x", Email: "x@kreis.example"}, "")
			_, passed := s.PassOn(ctx, storetest.Of(storetest.Pinneberg, "poststelle"), access.Contact{Name: "x"}, access.Slip{})
			_, reminded := s.Remind(ctx, anna, []survey.Reminder{{Person: carl.Person()}})
			for act, err := range map[string]error{"invite": invited, "invite reviewer": reviewer, "pass on": passed, "remind": reminded,
				"share":   storetest.ShareWith(t, s, anna, dora.Person(), access.Member{ReadsRest: true}),
				"comment": s.Review(ctx, head, storetest.Questionnaire(), survey.Release{Edition: w.Edition}, []survey.ReleaseComment{{Text: "x"}}),
			} {
				if !errors.Is(err, survey.ErrOver) || !errors.Is(err, survey.ErrClosed) {
					t.Errorf("%s, %s: %v", when, act, err)
				}
			}
		}
		storetest.SetClock(t, s, survey.Day("2026-12-01").Start())
		before := storetest.Dump(t, s)
		refused("after the last day")
		if after := storetest.Dump(t, s); fmt.Sprint(after) != fmt.Sprint(before) {
			t.Error("something was stored after the last day")
		}
		if err := s.AddMemberAccess(ctx, anna, "bert", access.Slip{TokenHash: "further", CodeHash: "c"}); err != nil {
			t.Errorf("a new link for who is in: %v", err)
		}
		if err := s.RevokeMember(ctx, anna, carl.Person()); err != nil {
			t.Errorf("revoke after the last day: %v", err)
		}
		storetest.SetClock(t, s, survey.Day("2026-11-16").Start().Add(12*time.Hour))
		if err := s.CloseWave(ctx, storetest.Wave, "operator"); err != nil {
			t.Fatal(err)
		}
		refused("in a closed wave")
		if err := errors.Join(s.AppointMember(ctx, anna, "bert", access.Coordinator), s.RevokeMember(ctx, bert, dora.Person()), s.RevokeMember(ctx, bert, "anna")); err != nil {
			t.Errorf("hand over and revoke in a closed wave: %v", err)
		}
	})
}

func TestWhoLeadsSeesToWhomTheInvitationWasPassedOnAndTakesItBack(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		storetest.OpenWave(t, s)
		poststelle := storetest.Of(storetest.Pinneberg, "poststelle")
		for name, email := range map[string]string{"Dora": "", "Emil": "emil@kreis.example"} {
			if _, err := s.PassOn(ctx, poststelle, access.Contact{Name: name, Email: email}, access.Slip{TokenHash: name, CodeHash: "c"}); err != nil {
				t.Fatal(err)
			}
		}
		listed := func() map[string]access.PassedOn {
			t.Helper()
			all, err := s.PassedOn(ctx, anna)
			if err != nil {
				t.Fatal(err)
			}
			byName := map[string]access.PassedOn{}
			for _, p := range all {
				byName[p.Contact.Name] = p
			}
			return byName
		}
		first := listed()
		dora, emil := first["Dora"], first["Emil"]
		if len(first) != 2 || emil.Contact.Email != "emil@kreis.example" || dora.Time.IsZero() || dora.By.Name != "" {
			t.Errorf("%+v", first)
		}
		if err := s.Introduce(ctx, storetest.Of(storetest.Pinneberg, emil.Person), access.Colleague, access.Contact{Name: "Emil"}); err != nil {
			t.Fatal(err)
		}
		if second := listed(); len(second) != 1 {
			t.Errorf("who is in the team is still listed: %+v", second)
		}
		row, id := access.NewSession(access.Principal{Role: access.CountyRep, Person: dora.Person, Wave: storetest.Wave, County: storetest.Pinneberg, Link: "Dora"})
		if err := s.CreateSession(ctx, row); err != nil {
			t.Fatal(err)
		}
		for name, sc := range map[string]access.Scope{"the guest who did it": poststelle, "another county": storetest.Of(storetest.Hannover, "carla"),
			"a colleague": storetest.Of(storetest.Pinneberg, emil.Person)} {
			if err := s.RevokeMember(ctx, sc, dora.Person); !errors.Is(err, survey.ErrNotFound) {
				t.Errorf("%s takes it back: %v", name, err)
			}
			if seen, err := s.PassedOn(ctx, sc); len(seen) > 0 || err == nil && name != "another county" {
				t.Errorf("%s sees %v (%v)", name, seen, err)
			}
		}
		if err := s.RevokeMember(ctx, bert, dora.Person); err != nil {
			t.Fatal(err)
		}
		grant, err := s.CountyAccess(ctx, "Dora")
		_, loaded := s.LoadSession(ctx, access.HashToken(id))
		if err != nil || !grant.Revoked || !errors.Is(loaded, survey.ErrNotFound) || len(listed()) != 0 {
			t.Errorf("%+v (%v), session %v, listed %v", grant, err, loaded, listed())
		}
		if err := s.RevokeMember(ctx, bert, dora.Person); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("taken back twice: %v", err)
		}
	})
}

func TestARevokedLinkGetsNoSessionHoweverCloseTheLogin(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		storetest.OpenWave(t, s)
		enter := func(sc access.Scope, link string) (string, error) {
			row, id := access.NewSession(access.Principal{Role: access.CountyRep, Person: sc.Person(), Wave: sc.Wave(), County: sc.Unit(), Link: link})
			return access.HashToken(id), s.CreateSession(ctx, row)
		}
		for i := range storetest.Rounds(100) {
			name := fmt.Sprint("c", i)
			carl := invite(t, s, name)
			var sessions sync.Map
			var racing sync.WaitGroup
			racing.Go(func() {
				if err := s.RevokeMember(ctx, anna, carl.Person()); err != nil {
					t.Error(err)
				}
			})
			for range 3 {
				racing.Go(func() {
					id, err := enter(carl, "token-"+name)
					if err != nil && !errors.Is(err, survey.ErrNotFound) {
						t.Error(err)
					}
					sessions.Store(id, err == nil)
				})
			}
			racing.Wait()
			sessions.Range(func(id, made any) bool {
				if _, err := s.LoadSession(ctx, id.(string)); err == nil {
					t.Errorf("round %d: a session (made: %v) outlived its link", i, made)
				}
				return true
			})
			if _, err := enter(carl, "token-"+name); !errors.Is(err, survey.ErrNotFound) {
				t.Errorf("round %d: a revoked link gets a session: %v", i, err)
			}
		}
		for name, link := range map[string]string{"no link": "", "the link of somebody else": storetest.Link(t, s, bert)} {
			if _, err := enter(anna, link); !errors.Is(err, survey.ErrNotFound) {
				t.Errorf("%s gets a session: %v", name, err)
			}
		}
	})
}
