package store_test

import (
	"errors"
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

// system is the program's own scope of the county.
func system(county string) access.Scope {
	one, _ := storetest.All().ForCounty(county)
	return one
}

// mailedGrant gives Hannover's official contact a link that asks for a mailed code.
func mailedGrant(t *testing.T, s *store.Store, token string) access.CountyGrant {
	t.Helper()
	reach, err := s.Reach(t.Context(), system(storetest.Hannover))
	if err != nil || len(reach.Contacts) == 0 {
		t.Fatal(reach, err)
	}
	if err := s.IssueLink(t.Context(), system(storetest.Hannover), reach.Contacts[0].Person, token, ""); err != nil {
		t.Fatal(err)
	}
	grant, err := s.CountyAccess(t.Context(), token)
	if err != nil || !grant.Mailed() || grant.Address == "" || strings.Contains(grant.Address, "landrat") {
		t.Fatalf("%+v, %v", grant, err)
	}
	return grant
}

func requestCode(t *testing.T, s *store.Store, grant access.CountyGrant, browser string) (posted bool) {
	t.Helper()
	posted, err := s.RequestLoginCode(t.Context(), grant, access.BrowserHash(browser))
	if err != nil {
		t.Fatal(err)
	}
	return posted
}

// official opens a wave in which Hannover has an official address.
func official(t *testing.T, s *store.Store) access.CountyGrant {
	t.Helper()
	storetest.OpenWave(t, s)
	reach := access.Reach{Contacts: []access.CountyContact{{Email: "landrat@kreis.example", Official: true}}}
	if err := s.SetReach(t.Context(), system(storetest.Hannover), reach); err != nil {
		t.Fatal(err)
	}
	return mailedGrant(t, s, "mailed")
}

func TestAMailedCodeIsUsedOnceByItsBrowserHoweverManyTryTogether(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx, grant := t.Context(), official(t, s)
		if !requestCode(t, s, grant, "a") || requestCode(t, s, grant, "a") || !requestCode(t, s, grant, "b") {
			t.Error("a browser is sent one a minute, each its own")
		}
		letter := claim(t, s)
		if letter.Kind != mail.LoginCode.Name || letter.To == nil || letter.To.Address != "landrat@kreis.example" {
			t.Fatalf("%+v", letter)
		}
		if err := s.FillLoginCode(ctx, storetest.Of(storetest.Pinneberg, ""), letter.Key, "hash"); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("filled under another county: %v", err)
		}
		if err := s.FillLoginCode(ctx, grant.Scope(), letter.Key, "hash"); err != nil {
			t.Fatal(err)
		}
		now, err := s.Now(ctx)
		if err != nil {
			t.Fatal(err)
		}
		var wait sync.WaitGroup
		tried, used := make(chan bool, 20), make(chan bool, 20)
		for range 2 * access.MailCodeTries {
			wait.Go(func() {
				codes, err := s.TryLoginCodes(ctx, grant, access.BrowserHash("a"))
				if err != nil || len(codes) != 1 {
					t.Errorf("%+v, %v", codes, err)
					return
				}
				tried <- codes[0].State(now.Add(time.Minute)) == access.CodeValid
				used <- s.UseLoginCode(ctx, grant, letter.Key) == nil
			})
		}
		wait.Wait()
		if n := count(tried); n > access.MailCodeTries || n == 0 {
			t.Errorf("%d tries", n)
		}
		if n := count(used); n != 1 {
			t.Errorf("used %d times", n)
		}
		if other, err := s.LoginCodes(ctx, grant, access.BrowserHash("b")); err != nil || len(other) != 1 || other[0].State(now) != access.CodeWaiting {
			t.Errorf("%+v, %v", other, err)
		}
		pass(t, s, 25*time.Hour)
		if err := s.Purge(ctx); err != nil || len(storetest.Rows(t, s, "login_code")) != 0 {
			t.Errorf("kept for ever: %v", err)
		}
	})
}

func count(yes chan bool) (n int) {
	close(yes)
	for y := range yes {
		if y {
			n++
		}
	}
	return n
}

func TestCodesAreMailedSparinglyAndOnlyForLinksThatAskForThem(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx, grant := t.Context(), official(t, s)
		letter, revoked := grant, grant
		letter.TokenHash, revoked.TokenHash = "letter", "revoked"
		if err := s.IssueLink(ctx, system(grant.County), grant.Person, "letter", "code"); err != nil {
			t.Fatal(err)
		}
		for name, g := range map[string]access.CountyGrant{"with a code of its own": letter, "unknown": revoked} {
			if _, err := s.RequestLoginCode(ctx, g, access.BrowserHash("a")); !errors.Is(err, survey.ErrNotFound) {
				t.Errorf("%s: %v", name, err)
			}
		}
		for i := range access.MailsPerPerson.Limit {
			requestCode(t, s, grant, string(rune('a'+i)))
		}
		if _, err := s.RequestLoginCode(ctx, grant, access.BrowserHash("z")); !errors.Is(err, survey.ErrTooMany) {
			t.Errorf("one more: %v", err)
		}
		pass(t, s, access.MailAfterLimit)
		if !requestCode(t, s, grant, "z") {
			t.Error("others can lock the right person out")
		}
		if _, err := s.RequestLoginCode(ctx, grant, access.BrowserHash("y")); !errors.Is(err, survey.ErrTooMany) {
			t.Errorf("one more after that: %v", err)
		}
		pass(t, s, access.MailsPerPerson.Window)
		for range access.MailsPerBrowser.Limit {
			requestCode(t, s, grant, "z")
			pass(t, s, access.MailCodePause)
		}
		if _, err := s.RequestLoginCode(ctx, grant, access.BrowserHash("z")); !errors.Is(err, survey.ErrTooMany) {
			t.Errorf("one browser: %v", err)
		}
		if err := s.RevokeCountyAccess(ctx, system(grant.County)); err != nil {
			t.Fatal(err)
		}
		if _, err := s.RequestLoginCode(ctx, grant, access.BrowserHash("y")); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("revoked: %v", err)
		}
		if err := s.IssueLink(ctx, system(grant.County), grant.Person, "late", ""); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("a link for somebody who has no part in it any more: %v", err)
		}
		if again := mailedGrant(t, s, "again"); again.Person == grant.Person {
			t.Error("after everything was revoked, the official contact is not somebody new")
		}
	})
}

func TestContactsKeepTheirPersonWithTheirAddress(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx, grant := t.Context(), official(t, s)
		set := func(reach access.Reach) error { return s.SetReach(ctx, system(storetest.Hannover), reach) }
		contacts := []access.CountyContact{{Email: "zweite@kreis.example", Name: "Herr Zwei", Official: true},
			{Email: "Landrat@Kreis.example", Name: "Frau Eins", Salutation: "Frau", Function: "Landrätin", Official: true}}
		if err := set(access.Reach{Contacts: contacts, Domains: []string{"@Kreis.Example", "kreis.example"}}); err != nil {
			t.Fatal(err)
		}
		reach, err := s.Reach(ctx, system(storetest.Hannover))
		if err != nil || len(reach.Contacts) != 2 || len(reach.Domains) != 1 || reach.Domains[0] != "kreis.example" {
			t.Fatalf("%+v, %v", reach, err)
		}
		for _, c := range reach.Contacts {
			if (c.Person == grant.Person) != (c.Name == "Frau Eins") {
				t.Errorf("%+v", c)
			}
		}
		for range 2 { // whom nobody ever wrote to is not kept
			contacts[0].Email = "dritte@kreis.example"
			if err := set(access.Reach{Contacts: contacts}); err != nil {
				t.Fatal(err)
			}
		}
		for _, row := range storetest.Rows(t, s, "person") {
			if row["email"] == "zweite@kreis.example" {
				t.Error("the former contact is still known")
			}
		}
		before := storetest.Dump(t, s)
		for name, bad := range map[string]access.Reach{
			"no address": {Contacts: []access.CountyContact{{Email: "landrat"}}}, "no domain": {Domains: []string{"de"}},
		} {
			if err := set(bad); !errors.Is(err, survey.ErrInvalid) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if err := s.SetReach(ctx, storetest.Of(storetest.Hannover, "dieb"), access.Reach{}); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("a guest sets them: %v", err)
		}
		if _, err := s.InviteCounty(ctx, storetest.Of("99999", "op"), false, ""); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("a county outside the frame: %v", err)
		}
		if after := storetest.Dump(t, s); strings.Join(before["unit_contact"], "") != strings.Join(after["unit_contact"], "") || len(before["person"]) != len(after["person"]) {
			t.Error("something was stored")
		}
		if n, err := s.InviteCounty(ctx, system(storetest.Hannover), false, ""); err != nil || n != 2 {
			t.Errorf("%d invited, %v", n, err)
		}
	})
}
