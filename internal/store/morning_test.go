package store_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

func TestTheMorningPageLearnsHowFarCountiesAreAndNoAnswer(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		w := storetest.OpenWave(t, s)
		mustSave(t, s, anna, act(w, "f1", change("status", 0, survey.Choose("yes")), change("projects", 0, survey.Choose("b")), change("retired", 0, survey.Write("x"))))
		mustSave(t, s, anna, act(w, "f2", change("projects", 1, survey.Value{})))
		items := map[string][]string{"one": {"status", "remark"}, "two": {"projects"}, "three": {}}
		land, ok := access.Principal{Role: access.Association, Factor: time.Unix(1, 0), Person: "verband", Land: "Niedersachsen"}.Scope(storetest.Wave)
		if !ok {
			t.Fatal("an association has no scope")
		}
		for name, c := range map[string]struct {
			scope access.Scope
			items map[string][]string
			want  string
		}{
			"a cleared answer is none": {storetest.All(), items, "map[01056:map[one:1]]"},
			"another Land":             {land, items, "map[]"},
			"no sections":              {storetest.All(), nil, "map[]"},
		} {
			if got, err := s.SectionsBegun(ctx, c.scope, c.items); err != nil || fmt.Sprint(got) != c.want {
				t.Errorf("%s: %v, %v, want %s", name, got, err, c.want)
			}
		}
		for county, want := range map[string]int{storetest.Pinneberg: 1, storetest.Hannover: 0} {
			if got, err := s.SectionsBegun(ctx, storetest.All(), items, county); err != nil || len(got) != want {
				t.Errorf("%s alone: %v, %v", county, got, err)
			}
		}
		reach := access.Reach{Contacts: []access.CountyContact{{Name: "Frau Müller", Email: "m@region.example", Phone: "0511 123", Official: true}}}
		if err := s.SetReach(ctx, system(storetest.Hannover), reach); err != nil {
			t.Fatal(err)
		}
		contacts, err := s.Contacts(ctx, land, []string{storetest.Hannover, storetest.Pinneberg})
		if found := contacts[storetest.Hannover]; err != nil || len(contacts) != 1 || len(found) != 1 ||
			found[0].Name != "Frau Müller" || found[0].Phone != "0511 123" || found[0].Email != "m@region.example" {
			t.Errorf("contacts %+v, %v", contacts, err)
		}
		for name, err := range map[string]error{
			"sections of one county":  second(s.SectionsBegun(ctx, anna, items)),
			"contacts of one county":  second(s.Contacts(ctx, anna, nil)),
			"a view without a name":   s.SaveView(ctx, asAdmin("meier"), survey.SavedView{}),
			"a view of one county":    s.SaveView(ctx, anna, survey.SavedView{Name: "x"}),
			"a view of no known wave": s.SaveView(ctx, access.WaveScope("1999", "meier"), survey.SavedView{Name: "x"}),
		} {
			if !errors.Is(err, survey.ErrNotFound) && !errors.Is(err, survey.ErrInvalid) {
				t.Errorf("%s: %v", name, err)
			}
		}
		mustSubmit(t, s, anna, "s1")
		first := response(t, s, anna).Submitted
		storetest.SetClock(t, s, first.Add(24*time.Hour))
		if err := s.Reopen(ctx, system(storetest.Pinneberg)); err != nil {
			t.Fatal(err)
		}
		mustSubmit(t, s, anna, "s2")
		if r := response(t, s, anna); !r.FirstSubmitted.Equal(first) || !r.Submitted.After(first) {
			t.Errorf("submitted %v first, %v last; the first was %v", r.FirstSubmitted, r.Submitted, first)
		}
	})
}

func TestViewsAreSavedForOnePerson(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		storetest.OpenWave(t, s)
		names := func(person string) (all []string) {
			views, err := s.SavedViews(ctx, asAdmin(person))
			if err != nil {
				t.Fatal(err)
			}
			for _, v := range views {
				all = append(all, v.Name+"="+v.Query)
			}
			return all
		}
		for _, v := range []survey.SavedView{{Name: "b", Query: "land=X"}, {Name: "a", Query: ""}, {Name: "b", Query: "land=Y"}} {
			if err := s.SaveView(ctx, asAdmin("meier"), v); err != nil {
				t.Fatal(err)
			}
		}
		if got := names("meier"); !slices.Equal(got, []string{"a=", "b=land=Y"}) || names("schulz") != nil {
			t.Errorf("%q, and %q of somebody else", got, names("schulz"))
		}
		for i := range 28 {
			if err := s.SaveView(ctx, asAdmin("meier"), survey.SavedView{Name: fmt.Sprint("c", i)}); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.SaveView(ctx, asAdmin("meier"), survey.SavedView{Name: "zu viel"}); !errors.Is(err, survey.ErrConflict) {
			t.Errorf("the 31st view: %v", err)
		}
		for range 2 {
			if err := s.DropView(ctx, asAdmin("meier"), "a"); err != nil {
				t.Fatal(err)
			}
		}
		if got := names("meier"); len(got) != 29 || got[0] != "b=land=Y" {
			t.Errorf("%q", got)
		}
	})
}
