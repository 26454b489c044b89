package store_test

import (
	"errors"
	"fmt"
	"slices"
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

func TestWhatStandsAtAQuestionFollowsItToANewEdition(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx, w, a := t.Context(), storetest.OpenWave(t, s), toLater()
		a.Translation.To.Sections[0].Pages[0].Key = "renamed"
		a.Translation.To = survey.New("test", "Test", a.Translation.To.Sections)
		mustPlan(t, s, anna, survey.Duty{Item: "status", Office: "Schulamt"}, survey.Duty{Item: "projects", Office: "IT"}, survey.Duty{Item: "remark", Office: "IT"})
		mustPlan(t, s, storetest.Of(storetest.Hannover, "carla"), survey.Duty{Item: "status", Office: "Kämmerei"})
		mustSave(t, s, anna, act(w, "f1", change("status", 0, survey.Choose("yes")), change("projects", 0, survey.Choose("b"))))
		arrange(t, s, access.ReleasedOnly, access.ReleaseInside)
		head, q := reviewer(t, s), storetest.Questionnaire()
		_, digest := standing(t, s)
		said := []survey.ReleaseComment{{Item: "status", Text: "gut"}}
		if err := errors.Join(
			changeNote(t, s, anna, "n", survey.NoteChange{Item: "status", Text: noteText}),
			s.AskRelease(ctx, anna, q, survey.Release{Edition: storetest.Edition}),
			s.Review(ctx, head, q, survey.Release{Step: survey.Released, Day: "2026-11-15", Office: "Landrätin", Edition: storetest.Edition, Digest: digest}, said),
		); err != nil {
			t.Fatal(err)
		}
		question := invite(t, s, "carl", access.Share{Kind: access.ShareItem, Key: "status"})
		page := invite(t, s, "dora", access.Share{Kind: access.SharePage, Key: "page"})
		section := invite(t, s, "emil", access.Share{Kind: access.ShareSection, Key: "one"})
		mustActivate(t, s, storetest.All(), a)

		p := plan(t, s, anna)
		if p["state"].Office != "Schulamt" || p["state"].Author != "anna" || p["projects"].Office != "IT" || p["remark"].Office != "IT" || len(p) != 3 {
			t.Errorf("%+v", p)
		}
		if p := plan(t, s, storetest.Of(storetest.Hannover, "carla")); p["state"].Office != "Kämmerei" || len(p) != 1 {
			t.Errorf("%+v", p)
		}
		mustPlan(t, s, bert, survey.Duty{Item: "state", Office: "Jugendamt", Version: 1})

		for who, want := range map[access.Scope][]access.Share{
			question: {{Kind: access.ShareItem, Key: "state"}},
			page:     {{Kind: access.ShareItem, Key: "practice"}, {Kind: access.ShareItem, Key: "projects"}, {Kind: access.ShareItem, Key: "state"}},
			section:  {{Kind: access.ShareSection, Key: "one"}},
		} {
			if m := memberOf(t, s, who); !slices.Equal(m.Shares, want) || !m.May(access.Edit, a.Translation.To.Item("state")) {
				t.Errorf("%s has %v, want %v", m.Contact.Name, m.Shares, want)
			}
		}
		notes, err := s.Notes(ctx, question, a.Translation.To)
		if err != nil || len(notes) != 1 || notes[0].Item != "state" || notes[0].Text != noteText {
			t.Errorf("notes %+v, %v", notes, err)
		}
		comments, err := s.ReleaseComments(ctx, anna)
		if err != nil || len(comments) != 1 || comments[0].Item != "state" || comments[0].Text != "gut" {
			t.Errorf("comments %+v, %v", comments, err)
		}
		l := survey.Lineage{Editions: []string{storetest.Edition, later}, Steps: []*survey.Translation{&a.Translation}, Last: a.Translation.To}
		if _, err := s.Submit(ctx, anna, a.Translation.To, survey.Lineage{}, later, "s0", ""); !errors.Is(err, survey.ErrUnreleased) {
			t.Errorf("with no way from the released edition: %v", err)
		}
		if _, err := s.Submit(ctx, anna, a.Translation.To, l, later, "s1", ""); err != nil {
			t.Errorf("another name is another answer: %v", err)
		}
	})
}
