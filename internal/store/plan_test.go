package store_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

func plan(t *testing.T, s *store.Store, sc access.Scope) survey.Plan {
	t.Helper()
	p, err := s.Plan(t.Context(), sc)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func mustPlan(t *testing.T, s *store.Store, sc access.Scope, duties ...survey.Duty) {
	t.Helper()
	if conflicts, err := s.SavePlan(t.Context(), sc, duties); err != nil || len(conflicts) > 0 {
		t.Fatal(conflicts, err)
	}
}

func TestOfTwoWhoNameAnOfficeTheSlowerOneLearnsOfTheOther(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		storetest.OpenWave(t, s)
		mustPlan(t, s, anna, survey.Duty{Item: "status", Office: "Schulamt"}, survey.Duty{Item: "remark", Office: "IT"})
		conflicts, err := s.SavePlan(t.Context(), bert, []survey.Duty{{Item: "status", Office: "Kämmerei"}, {Item: "practice", Office: "Kämmerei"},
			{Item: "remark", Office: "IT"}})
		if err != nil || len(conflicts) != 1 || conflicts[0].Item != "status" || conflicts[0].Office != "Schulamt" || conflicts[0].Version != 1 || conflicts[0].Author != "anna" {
			t.Fatal(conflicts, err)
		}
		mustPlan(t, s, bert, survey.Duty{Item: "status", Office: "Kämmerei", Version: 1}, survey.Duty{Item: "remark", Version: 1})
		p := plan(t, s, anna)
		for item, want := range map[string]survey.Duty{
			"status": {Office: "Kämmerei", Version: 2, Author: "bert"}, "practice": {Office: "Kämmerei", Version: 1, Author: "bert"},
			"remark": {Version: 2, Author: "bert"},
		} {
			if d := p[item]; d.Office != want.Office || d.Version != want.Version || d.Author != want.Author || d.Time.IsZero() {
				t.Errorf("%s: %+v", item, d)
			}
		}
		var all sync.WaitGroup
		won, lost := make(chan string, 8), make(chan error, 8)
		for i := range 8 {
			all.Go(func() {
				office := fmt.Sprintf("Amt %d", i)
				conflicts, err := s.SavePlan(t.Context(), anna, []survey.Duty{{Item: "status", Office: office, Version: 2}})
				if err != nil {
					lost <- err
				} else if len(conflicts) == 0 {
					won <- office
				}
			})
		}
		all.Wait()
		if d := plan(t, s, anna)["status"]; len(won) != 1 || len(lost) > 0 || d.Version != 3 || d.Office != <-won {
			t.Errorf("%d won, %d failed, stored is %+v", len(won), len(lost), d)
		}
	})
}

func TestACountysPlanIsItsOwnAndOnlyThoseWhoLeadChangeIt(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		storetest.OpenWave(t, s)
		carl := invite(t, s, "carl", access.Share{Kind: access.ShareSection, Key: "one"})
		carla := storetest.Of(storetest.Hannover, "carla")
		mustPlan(t, s, anna, survey.Duty{Item: "status", Office: "Schulamt"})
		mustPlan(t, s, carla, survey.Duty{Item: "status", Office: "Gesundheitsamt"})
		for name, sc := range map[string]access.Scope{
			"a colleague": carl, "a guest": storetest.Of(storetest.Pinneberg, "guest"), "the coordinator of another county": storetest.Of(storetest.Pinneberg, "carla"),
			"the whole wave": storetest.All(), "nobody": {},
		} {
			_, saved := s.SavePlan(ctx, sc, []survey.Duty{{Item: "status", Office: "x", Version: 1}})
			_, read := s.FormerPlans(ctx, sc)
			if !errors.Is(saved, survey.ErrNotFound) || !errors.Is(read, survey.ErrNotFound) {
				t.Errorf("%s: %v, %v", name, saved, read)
			}
		}
		if _, err := s.Plan(ctx, storetest.All()); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("all plans at once: %v", err)
		}
		if a, b := plan(t, s, anna), plan(t, s, carla); a["status"].Office != "Schulamt" || b["status"].Office != "Gesundheitsamt" {
			t.Errorf("%v, %v", a, b)
		}

		next := survey.Wave{Key: "2028", Title: "2028", Year: 2028, FirstDay: "2028-11-01", LastDay: "2028-11-30"}
		if err := errors.Join(s.CreateWave(ctx, next, []byte(definitionOf2028), storetest.Frame(), "operator"), s.OpenWave(ctx, next.Key, "operator")); err != nil {
			t.Fatal(err)
		}
		later := access.CountyScope(next.Key, storetest.Pinneberg, "nora")
		storetest.Lead(t, s, later)
		former, err := s.FormerPlans(ctx, later)
		if err != nil || len(former) != 1 || former[0].Wave.Key != storetest.Wave || len(former[0].Plan) != 1 || former[0].Plan["status"].Office != "Schulamt" {
			t.Errorf("%+v, %v", former, err)
		}
		if former, err := s.FormerPlans(ctx, anna); err != nil || len(former) != 0 {
			t.Errorf("a later wave is no earlier one: %+v, %v", former, err)
		}
		storetest.Lead(t, s, access.CountyScope(next.Key, storetest.Ahrweiler, "nora"))
		if former, err := s.FormerPlans(ctx, access.CountyScope(next.Key, storetest.Ahrweiler, "nora")); err != nil || len(former) != 0 {
			t.Errorf("of another county: %+v, %v", former, err)
		}
	})
}

const definitionOf2028 = "format: 1\nkey: 2028\n"

func TestOfficesFollowTheirQuestionsToANewEdition(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		storetest.OpenWave(t, s)
		mustPlan(t, s, anna, survey.Duty{Item: "status", Office: "Schulamt"}, survey.Duty{Item: "projects", Office: "IT"}, survey.Duty{Item: "remark", Office: "IT"})
		mustPlan(t, s, storetest.Of(storetest.Hannover, "carla"), survey.Duty{Item: "status", Office: "Kämmerei"})
		mustActivate(t, s, storetest.All(), toLater())
		p := plan(t, s, anna)
		if p["state"].Office != "Schulamt" || p["state"].Author != "anna" || p["projects"].Office != "IT" || p["remark"].Office != "IT" || len(p) != 3 {
			t.Errorf("%+v", p)
		}
		if p := plan(t, s, storetest.Of(storetest.Hannover, "carla")); p["state"].Office != "Kämmerei" || len(p) != 1 {
			t.Errorf("%+v", p)
		}
		mustPlan(t, s, bert, survey.Duty{Item: "state", Office: "Jugendamt", Version: 1})
	})
}
