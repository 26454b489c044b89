package store_test

import (
	"errors"
	"regexp"
	"testing"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

// invite adds a colleague of anna's with the shares.
func invite(t *testing.T, s *store.Store, name string, shares ...access.Share) access.Scope {
	t.Helper()
	m := access.Member{Shares: shares, Deadline: "2026-11-24", Word: "Bitte prüfen",
		Contact: access.Contact{Name: name, Office: "Schulamt", Email: name + "@kreis.example"}}
	person, err := s.InviteMember(t.Context(), anna, m, access.Slip{TokenHash: "token-" + name, CodeHash: "code-" + name})
	if err != nil {
		t.Fatal(err)
	}
	return storetest.Of(storetest.Pinneberg, person)
}

func memberOf(t *testing.T, s *store.Store, sc access.Scope) access.Member {
	t.Helper()
	team, err := s.Team(t.Context(), sc)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range team {
		if m.Person == sc.Person() {
			return m
		}
	}
	return access.Member{}
}

// touching is a save of the questions, as the pages make it.
func touching(w survey.Wave, form string, items ...string) survey.Save {
	var changes []survey.Change
	for _, id := range items {
		changes = append(changes, change(id, 0, survey.Write("von "+form)))
	}
	sv := act(w, form, changes...)
	sv.Questionnaire = storetest.Questionnaire()
	return sv
}

func TestASaveOutsideTheShareStoresNothingAtAll(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx, w := t.Context(), storetest.OpenWave(t, s)
		carl := invite(t, s, "carl", access.Share{Kind: access.ShareItem, Key: "remark"})
		before := storetest.Dump(t, s)
		marked := touching(w, "f0", "remark")
		marked.Mark = &survey.PageMark{Page: "page", Done: true}
		blind := touching(w, "f1", "remark")
		blind.Questionnaire = nil
		for name, c := range map[string]struct {
			sc   access.Scope
			save survey.Save
		}{
			"another question":                  {carl, touching(w, "f2", "status")},
			"another question beside the own":   {carl, touching(w, "f3", "remark", "status")},
			"a question that there is not":      {carl, touching(w, "f4", "unbekannt")},
			"a confirmation that there is not":  {carl, touching(w, "f5", "check/unbekannt")},
			"the mark of a page partly shared":  {carl, marked},
			"without a questionnaire":           {carl, blind},
			"a guest":                           {storetest.Of(storetest.Pinneberg, "guest"), touching(w, "f7", "remark")},
			"the coordinator of another county": {storetest.Of(storetest.Pinneberg, "carla"), touching(w, "f8", "remark")},
			"in another county":                 {storetest.Of(storetest.Hannover, carl.Person()), touching(w, "f9", "remark")},
		} {
			if _, err := s.SaveAnswers(ctx, c.sc, c.save); !errors.Is(err, survey.ErrNotFound) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if _, err := s.Submit(ctx, carl, storetest.Questionnaire(), survey.Lineage{}, storetest.Edition, "s1", ""); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("a colleague submits: %v", err)
		}
		if after := storetest.Dump(t, s); len(after["answer"]) != 0 || len(after["audit"]) != len(before["audit"]) || len(after["submission"]) != 0 {
			t.Errorf("something was stored: %v", after)
		}
		mustSave(t, s, carl, touching(w, "f10", "remark"))
		if a := stored(t, s, anna, "remark"); a.Author != carl.Person() {
			t.Errorf("%+v", a)
		}
	})
}

func TestOnlyThoseWhoLeadChangeTheTeam(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		storetest.OpenWave(t, s)
		carl := invite(t, s, "carl", access.Share{Kind: access.ShareSection, Key: "one"})
		dora := invite(t, s, "dora")
		before := storetest.Dump(t, s)
		for name, sc := range map[string]access.Scope{
			"a colleague": carl, "a guest": storetest.Of(storetest.Pinneberg, "guest"),
			"another county": storetest.Of(storetest.Hannover, "anna"), "the coordinator of another": storetest.Of(storetest.Hannover, "carla"),
		} {
			_, invited := s.InviteMember(ctx, sc, access.Member{Contact: access.Contact{Name: "x"}}, access.Slip{TokenHash: "t", CodeHash: "c"})
			for what, err := range map[string]error{
				"invite": invited, "share": storetest.ShareWith(t, s, sc, dora.Person(), access.Member{}),
				"access": s.AddMemberAccess(ctx, sc, dora.Person(), access.Slip{TokenHash: "t", CodeHash: "c"}), "revoke": s.RevokeMember(ctx, sc, dora.Person()),
				"appoint": s.AppointMember(ctx, sc, carl.Person(), access.Deputy),
			} {
				if name == "the coordinator of another" && what == "invite" {
					continue // theirs
				}
				if !errors.Is(err, survey.ErrNotFound) {
					t.Errorf("%s, %s: %v", name, what, err)
				}
			}
		}
		after := storetest.Dump(t, s)
		if len(after["member"]) != len(before["member"])+1 || len(after["county_access"]) != len(before["county_access"])+1 {
			t.Errorf("the team changed: %v", after["member"])
		}
		bertShares := storetest.ShareWith(t, s, bert, carl.Person(), access.Member{ReadsRest: true, Shares: []access.Share{{Kind: access.SharePage, Key: "page"}}})
		if m := memberOf(t, s, carl); bertShares != nil || !m.ReadsRest || len(m.Shares) != 1 || m.Shares[0].Kind != access.SharePage || m.Deadline != "" {
			t.Errorf("the deputy shares: %v, %+v", bertShares, m)
		}
	})
}

func TestRevokingAMemberEndsLinksSessionsAndRightsTogether(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx, w := t.Context(), storetest.OpenWave(t, s)
		carl, dora := invite(t, s, "carl", access.Share{Kind: access.ShareItem, Key: "remark"}), invite(t, s, "dora")
		sessions := map[string]string{}
		for name, sc := range map[string]access.Scope{"carl": carl, "dora": dora} {
			row, id := access.NewSession(access.Principal{Role: access.CountyRep, Person: sc.Person(), Wave: sc.Wave(), County: sc.Unit(), Link: storetest.Link(t, s, sc)})
			if err := s.CreateSession(ctx, row); err != nil {
				t.Fatal(err)
			}
			sessions[name] = access.HashToken(id)
		}
		mustSave(t, s, carl, touching(w, "f1", "remark"))
		if err := s.AddMemberAccess(ctx, anna, carl.Person(), access.Slip{TokenHash: "second", CodeHash: "c"}); err != nil {
			t.Fatal(err)
		}
		if err := s.RevokeMember(ctx, anna, carl.Person()); err != nil {
			t.Fatal(err)
		}
		for _, token := range []string{"token-carl", "second"} {
			if g, err := s.CountyAccess(ctx, token); err != nil || !g.Revoked {
				t.Errorf("%s: %+v, %v", token, g, err)
			}
		}
		if _, err := s.LoadSession(ctx, sessions["carl"]); !errors.Is(err, survey.ErrRevoked) {
			t.Errorf("the session goes on: %v", err)
		}
		if _, err := s.LoadSession(ctx, sessions["dora"]); err != nil {
			t.Errorf("the other one's ended: %v", err)
		}
		if _, err := s.SaveAnswers(ctx, carl, touching(w, "f1", "remark")); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("a save under way: %v", err)
		}
		if a := stored(t, s, anna, "remark"); a.Value.Text != "von f1" {
			t.Errorf("what was answered is gone: %+v", a)
		}
		for name, err := range map[string]error{
			"revoke again": s.RevokeMember(ctx, anna, carl.Person()), "new link": s.AddMemberAccess(ctx, anna, carl.Person(), access.Slip{TokenHash: "third", CodeHash: "c"}),
			"appoint": s.AppointMember(ctx, anna, carl.Person(), access.Deputy),
		} {
			if !errors.Is(err, survey.ErrNotFound) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

func TestACountyHasOneCoordinatorWhoCanHandOver(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		storetest.OpenWave(t, s)
		guest := storetest.Of(storetest.Ahrweiler, "guest")
		if err := s.Introduce(ctx, guest, access.Colleague, access.Contact{Name: "x"}); !errors.Is(err, survey.ErrConflict) {
			t.Errorf("a colleague of nobody: %v", err)
		}
		if err := s.Introduce(ctx, storetest.Of(storetest.Pinneberg, "guest"), access.Deputy, access.Contact{Name: "x"}); !errors.Is(err, survey.ErrConflict) {
			t.Errorf("a guest as deputy: %v", err)
		}
		won := make(chan error)
		for _, person := range []string{"a", "b", "c", "d"} {
			go func() {
				won <- s.Introduce(ctx, storetest.Of(storetest.Ahrweiler, person), access.Coordinator, access.Contact{Name: person})
			}()
		}
		winners := 0
		for range 4 {
			if err := <-won; err == nil {
				winners++
			} else if !errors.Is(err, survey.ErrConflict) {
				t.Error(err)
			}
		}
		if winners != 1 {
			t.Errorf("%d coordinate", winners)
		}
		for _, refused := range []error{s.RevokeMember(ctx, bert, "anna"), s.AppointMember(ctx, bert, "anna", access.Colleague)} {
			if !errors.Is(refused, survey.ErrConflict) {
				t.Errorf("the coordinator was put away: %v", refused)
			}
		}
		if err := s.AppointMember(ctx, anna, "bert", access.Coordinator); err != nil {
			t.Fatal(err)
		}
		if a, b := memberOf(t, s, anna), memberOf(t, s, bert); a.Part != access.Deputy || b.Part != access.Coordinator {
			t.Errorf("anna is %s, bert is %s", a.Part, b.Part)
		}
	})
}

func TestANewLetterAfterAllWereRevokedLetsSomebodyCoordinate(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		storetest.OpenWave(t, s)
		dlt := storetest.Of(storetest.Pinneberg, "op")
		if err := errors.Join(s.RevokeCountyAccess(ctx, dlt), s.CreateCountyAccess(ctx, dlt, "new", "c")); err != nil {
			t.Fatal(err)
		}
		grant, err := s.CountyAccess(ctx, "new")
		if err != nil {
			t.Fatal(err)
		}
		guest := storetest.Of(storetest.Pinneberg, grant.Person)
		if err := s.Introduce(ctx, guest, access.Coordinator, access.Contact{Name: "Neu"}); err != nil {
			t.Error(err)
		}
		if memberOf(t, s, guest).Part != access.Coordinator || !memberOf(t, s, anna).Revoked {
			t.Error("the former coordinator is still there")
		}
	})
}

func TestNamesAndAddressesStandWithThePersonAlone(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		storetest.OpenWave(t, s)
		emil := invite(t, s, "emil", access.Share{Kind: access.ShareItem, Key: "remark"})
		if err := s.SetEmail(t.Context(), emil.Person(), "amt@kreis.example"); err != nil {
			t.Fatal(err)
		}
		names := regexp.MustCompile("emil|Schulamt|@kreis")
		dump := storetest.Dump(t, s, "person")
		for table, rows := range dump {
			for _, row := range rows {
				if table != "county_access" && names.MatchString(row) { // there it is the test's own token
					t.Errorf("%s names somebody: %s", table, row)
				}
			}
		}
		m := memberOf(t, s, emil)
		if m.Contact != (access.Contact{Name: "emil", Office: "Schulamt", Email: "amt@kreis.example"}) || m.Deadline != "2026-11-24" ||
			m.Word != "Bitte prüfen" || m.Since.IsZero() {
			t.Errorf("%+v", m)
		}
	})
}
