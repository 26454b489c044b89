package store_test

import (
	"errors"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

func TestEachLinkOpensItsCountyAsAPersonOfItsOwn(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		storetest.OpenWave(t, s)
		persons := map[string]bool{}
		for _, token := range []string{"t1", "t2"} {
			if err := s.CreateCountyAccess(ctx, storetest.Of(storetest.Pinneberg, "op"), token, "code-"+token); err != nil {
				t.Fatal(err)
			}
			g, err := s.CountyAccess(ctx, token)
			if err != nil {
				t.Fatal(err)
			}
			want := access.CountyGrant{Wave: storetest.Wave, County: storetest.Pinneberg, Person: g.Person,
				TokenHash: token, CodeHash: "code-" + token}
			if g != want {
				t.Errorf("got  %+v\nwant %+v", g, want)
			}
			persons[g.Person] = true
		}
		if len(persons) != 2 || persons[""] {
			t.Errorf("persons %v", persons)
		}
		if _, err := s.CountyAccess(ctx, "t3"); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("unknown link: %v", err)
		}
		if err := s.CreateCountyAccess(ctx, storetest.Of(storetest.Hannover, "op"), "t1", "c"); !errors.Is(err, survey.ErrConflict) {
			t.Errorf("the same link for another county: %v", err)
		}
		if err := s.RevokeCountyAccess(ctx, storetest.Of(storetest.Pinneberg, "op")); err != nil {
			t.Fatal(err)
		}
		if g, err := s.CountyAccess(ctx, "t1"); err != nil || !g.Revoked {
			t.Errorf("after revoking: %+v, %v", g, err)
		}
	})
}

func TestANewLinkReplacesTheCountysEarlierOnesOrNone(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		session, _ := countySession(t, s)
		pinneberg, hannover := storetest.Of(storetest.Pinneberg, "op"), storetest.Of(storetest.Hannover, "op")
		for _, err := range []error{
			s.CreateCountyAccess(ctx, pinneberg, "old", "c"),
			s.CreateCountyAccess(ctx, hannover, "foreign", "c"),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
		revoked := func(want map[string]bool) {
			t.Helper()
			for token, want := range want {
				if g, err := s.CountyAccess(ctx, token); err != nil || g.Revoked != want {
					t.Errorf("%s: %+v, %v", token, g, err)
				}
			}
		}
		if err := s.ReplaceCountyAccess(ctx, pinneberg, "", "foreign", "c"); !errors.Is(err, survey.ErrConflict) {
			t.Errorf("with the link of another county: %v", err)
		}
		revoked(map[string]bool{"old": false, "foreign": false})
		if err := s.ReplaceCountyAccess(ctx, pinneberg, "", "new", "c"); err != nil {
			t.Fatal(err)
		}
		revoked(map[string]bool{"old": true, "new": false, "foreign": false})
		if _, err := s.LoadSession(ctx, session); err != nil {
			t.Errorf("a member's session ended: %v", err)
		}
	})
}

func TestAReplacedLetterLeavesTheTeamAsItIs(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		storetest.OpenWave(t, s)
		dlt := storetest.Of(storetest.Ahrweiler, "op")
		guestOf := func(token string) access.Scope {
			t.Helper()
			grant, err := s.CountyAccess(ctx, token)
			if err != nil {
				t.Fatal(err)
			}
			return storetest.Of(storetest.Ahrweiler, grant.Person)
		}
		session := func(sc access.Scope) string {
			t.Helper()
			row, _ := access.NewSession(access.Principal{Role: access.CountyRep, Person: sc.Person(), Wave: sc.Wave(), County: sc.Unit(), Link: storetest.Link(t, s, sc)})
			if err := s.CreateSession(ctx, row); err != nil {
				t.Fatal(err)
			}
			return row.IDHash
		}
		for _, token := range []string{"letter", "post room"} {
			if err := s.CreateCountyAccess(ctx, dlt, token, "c"); err != nil {
				t.Fatal(err)
			}
		}
		lead, guest := guestOf("letter"), guestOf("post room")
		if err := s.Introduce(ctx, lead, access.Coordinator, access.Contact{Name: "Anna"}); err != nil {
			t.Fatal(err)
		}
		colleague, err := s.InviteMember(ctx, lead, access.Member{Contact: access.Contact{Name: "Bert"}}, access.Slip{TokenHash: "slip", CodeHash: "c"})
		if err != nil {
			t.Fatal(err)
		}
		leads, works, reads := session(lead), session(storetest.Of(storetest.Ahrweiler, colleague)), session(guest)
		if err := s.ReplaceCountyAccess(ctx, dlt, "", "replaced", "c"); err != nil {
			t.Fatal(err)
		}
		for token, want := range map[string]bool{"letter": true, "post room": true, "slip": false, "replaced": false} {
			if g, err := s.CountyAccess(ctx, token); err != nil || g.Revoked != want {
				t.Errorf("%s: %+v, %v", token, g, err)
			}
		}
		if guestOf("replaced") != lead || memberOf(t, s, lead).Part != access.Coordinator || memberOf(t, s, lead).Revoked {
			t.Error("the new letter is not the coordinator's")
		}
		for id, want := range map[string]error{leads: nil, works: nil, reads: survey.ErrNotFound} {
			if _, err := s.LoadSession(ctx, id); !errors.Is(err, want) {
				t.Errorf("got %v, want %v", err, want)
			}
		}
		if err := s.RevokeCountyAccess(ctx, dlt); err != nil {
			t.Fatal(err)
		}
		if _, err := s.LoadSession(ctx, works); !errors.Is(err, survey.ErrDissolved) {
			t.Errorf("after everything was revoked: %v", err)
		}
	})
}

func TestAnAdminIsFoundByLoginAndExistsOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		if err := s.CreateAdmin(ctx, "meier", "Änne Meier", "hash"); err != nil {
			t.Fatal(err)
		}
		a, err := s.AdminByLogin(ctx, "meier")
		want := access.AdminAccount{Person: a.Person, Login: "meier", Name: "Änne Meier", PasswordHash: "hash", Role: access.Admin}
		if err != nil || a.Person == "" || a != want {
			t.Errorf("%+v, %v", a, err)
		}
		if err := s.CreateAdmin(ctx, "meier", "x", "y"); !errors.Is(err, survey.ErrConflict) {
			t.Errorf("again: %v", err)
		}
		if _, err := s.AdminByLogin(ctx, "mueller"); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("unknown: %v", err)
		}
	})
}

func TestLoginAndNameStandOnlyInTheTableOfPersons(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		if err := s.CreateAdmin(t.Context(), "erika@dlt.example", "Erika Muster", "hash"); err != nil {
			t.Fatal(err)
		}
		for table, rows := range storetest.Dump(t, s) {
			text := strings.ToLower(strings.Join(rows, "\n"))
			if holds := strings.Contains(text, "erika"); holds != (table == "person") {
				t.Errorf("%s holds login or name: %v", table, holds)
			}
		}
	})
}

// countySession opens a session with the limits of a county, at noon.
func countySession(t *testing.T, s *store.Store) (id string, start time.Time) {
	t.Helper()
	storetest.OpenWave(t, s)
	row, _ := access.NewSession(access.Principal{Role: access.CountyRep, Person: "anna",
		Wave: storetest.Wave, County: storetest.Pinneberg, Link: storetest.Link(t, s, anna)})
	if err := s.CreateSession(t.Context(), row); err != nil {
		t.Fatal(err)
	}
	loaded, err := s.LoadSession(t.Context(), row.IDHash)
	if err != nil {
		t.Fatal(err)
	}
	want := row
	want.Link = "" // no session keeps it
	want.Name, want.Created, want.LastSeen = "Kreis Pinneberg", loaded.Created, loaded.Created
	if !reflect.DeepEqual(loaded, want) {
		t.Errorf("got  %+v\nwant %+v", loaded, want)
	}
	return row.IDHash, loaded.Created
}

func TestASessionEndsFourHoursAfterItWasLastSeen(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		id, start := countySession(t, s)
		storetest.SetClock(t, s, start.Add(3*time.Hour+58*time.Minute))
		if _, err := s.LoadSession(t.Context(), id); err != nil {
			t.Errorf("before the limit: %v", err)
		}
		storetest.SetClock(t, s, start.Add(7*time.Hour+57*time.Minute))
		if _, err := s.LoadSession(t.Context(), id); err != nil {
			t.Errorf("seen in between: %v", err)
		}
		storetest.SetClock(t, s, start.Add(11*time.Hour+57*time.Minute+time.Second))
		if _, err := s.LoadSession(t.Context(), id); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("four hours idle: %v", err)
		}
	})
}

func TestASessionEndsTwelveHoursAfterItsLogin(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		id, start := countySession(t, s)
		for hours := 3; hours < 12; hours += 3 {
			storetest.SetClock(t, s, start.Add(time.Duration(hours)*time.Hour))
			if _, err := s.LoadSession(t.Context(), id); err != nil {
				t.Errorf("after %d hours: %v", hours, err)
			}
		}
		storetest.SetClock(t, s, start.Add(12*time.Hour))
		if _, err := s.LoadSession(t.Context(), id); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("after 12 hours: %v", err)
		}
	})
}

func TestALoggedOutSessionNeverComesBack(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		id, _ := countySession(t, s)
		if err := s.EndSession(ctx, id); err != nil {
			t.Fatal(err)
		}
		if err := s.EndSession(ctx, id); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("end twice: %v", err)
		}
		if _, err := s.LoadSession(ctx, id); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("load: %v", err)
		}
	})
}

func TestAnEndedSessionsRowStaysForADay(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		id, start := countySession(t, s)
		if err := s.EndSession(ctx, id); err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			after time.Duration
			rows  int
		}{{23 * time.Hour, 1}, {25 * time.Hour, 0}} {
			storetest.SetClock(t, s, start.Add(c.after))
			other, _ := access.NewSession(access.Principal{Role: access.Admin, Factor: time.Unix(1, 0), Person: "berta"})
			if err := s.CreateSession(ctx, other); err != nil {
				t.Fatal(err)
			}
			var n int
			if err := s.SQL().QueryRow("SELECT count(*) FROM session WHERE person = 'anna'").Scan(&n); err != nil {
				t.Fatal(err)
			}
			if n != c.rows {
				t.Errorf("%v later %d rows, want %d", c.after, n, c.rows)
			}
		}
	})
}

func TestFailuresAreCountedByKeyWithinTheWindow(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		start := instant(t, "2026-11-16T12:00:00Z")
		for _, minute := range []int{0, 10, 20} {
			storetest.SetClock(t, s, start.Add(time.Duration(minute)*time.Minute))
			if err := s.AddFailure(ctx, "password:meier"); err != nil {
				t.Fatal(err)
			}
		}
		want := func(key string, window time.Duration, want int) {
			t.Helper()
			if n, err := s.Failures(ctx, key, window); err != nil || n != want {
				t.Errorf("%s in %v: %d, %v, want %d", key, window, n, err, want)
			}
		}
		want("password:meier", 15*time.Minute, 2)
		want("password:meier", time.Hour, 3)
		want("password:mueller", time.Hour, 0)
		if err := s.ClearFailures(ctx, "password:meier"); err != nil {
			t.Fatal(err)
		}
		want("password:meier", time.Hour, 0)
	})
}

func TestParallelFailuresAreAllCounted(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		var wg sync.WaitGroup
		for range 50 {
			wg.Go(func() {
				if err := s.AddFailure(t.Context(), "k"); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if n, err := s.Failures(t.Context(), "k", time.Hour); err != nil || n != 50 {
			t.Errorf("%d, %v", n, err)
		}
	})
}

func TestEveryChangeOfStateLeavesALineInTheAuditTrail(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		w := storetest.OpenWave(t, s)
		mustSave(t, s, anna, act(w, "f1", change("remark", 0, survey.Write("geheim"))))
		mustSubmit(t, s, anna, "s1")
		hannoverByOperator, _ := storetest.All().ForCounty(storetest.Hannover)
		dlt, _ := access.Principal{Role: access.Admin, Factor: time.Unix(1, 0), Person: "dora"}.Scope(w.Key)
		hannoverByDLT, _ := dlt.ForCounty(storetest.Hannover)
		for _, err := range []error{
			s.Reopen(ctx, system(storetest.Pinneberg)),
			s.AddSubmissions(ctx, storetest.All(), nil),
			s.CreateAdmin(ctx, "meier", "Änne Meier", "hash"),
			s.CreateCountyAccess(ctx, hannoverByOperator, "t", "c"),
			s.RevokeCountyAccess(ctx, hannoverByDLT),
			s.Audit(ctx, access.Event{Person: "dora", Role: access.Admin, Action: access.ActionAnswersExported, Wave: w.Key, Detail: "csv"}),
			s.CloseWave(ctx, w.Key, "op"),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
		rows, err := s.SQL().QueryContext(ctx, "SELECT person || ' ' || role || ' ' || action || ' ' || unit FROM audit ORDER BY id")
		if err != nil {
			t.Fatal(err)
		}
		defer rows.Close()
		var got []string
		for rows.Next() {
			var line string
			if err := rows.Scan(&line); err != nil {
				t.Fatal(err)
			}
			got = append(got, line)
		}
		want := []string{"operator system wave_created ", "operator system wave_opened ", "anna county member_joined 01056",
			"bert county member_joined 01056", "system system member_appointed 01056", "carla county member_joined 03241", "anna county answers_saved 01056",
			"anna county submitted 01056", "dlt system reopened 01056", "dlt system imported ", "system system admin_created ",
			"dlt system access_created 03241", "dora admin access_revoked 03241", "dora admin answers_exported ", "op system wave_closed "}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	})
}
