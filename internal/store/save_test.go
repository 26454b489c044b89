package store_test

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

var (
	anna = storetest.Of(storetest.Pinneberg, "anna")
	bert = storetest.Of(storetest.Pinneberg, "bert")
)

// change asks for an option or a text, having seen the version.
func change(item string, version int, v survey.Value) survey.Change {
	return survey.Change{Ref: survey.Ref{Item: item}, Value: v, Version: version}
}

var saves atomic.Int64

// act is one save with an id of its own.
func act(w survey.Wave, form string, changes ...survey.Change) survey.Save {
	return survey.Save{FormID: form, SaveID: fmt.Sprint("save-", saves.Add(1)), Edition: w.Edition,
		Path: survey.PathForm, Changes: changes}
}

func mustSave(t *testing.T, s *store.Store, sc access.Scope, sv survey.Save) survey.SaveResult {
	t.Helper()
	r, err := s.SaveAnswers(t.Context(), sc, sv)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// stored returns value and version of one answer of the county.
func stored(t *testing.T, s *store.Store, sc access.Scope, item string) survey.Answer {
	t.Helper()
	answers, err := s.Answers(t.Context(), sc)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range answers {
		if a.Item == item {
			return a
		}
	}
	return survey.Answer{}
}

func wantStored(t *testing.T, s *store.Store, item string, value survey.Value, version int) {
	t.Helper()
	a := stored(t, s, anna, item)
	if !a.Value.Equal(value) || a.Version != version {
		t.Errorf("%s is %q in version %d, want %q in version %d",
			item, a.Value.Canonical(), a.Version, value.Canonical(), version)
	}
}

func TestDisjointChangesMerge(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		first := mustSave(t, s, anna, act(w, "f1", change("status", 0, survey.Choose("yes")), change("remark", 0, survey.Value{})))
		second := mustSave(t, s, bert, act(w, "f2", change("status", 0, survey.Value{}), change("remark", 0, survey.Write("Größe"))))
		if len(first.Conflicts)+len(second.Conflicts) > 0 {
			t.Errorf("conflicts: %v, %v", first.Conflicts, second.Conflicts)
		}
		if want := []survey.Ref{{Item: "remark"}}; !slices.Equal(second.Saved, want) {
			t.Errorf("saved %v, want %v", second.Saved, want)
		}
		wantStored(t, s, "status", survey.Choose("yes"), 1)
		wantStored(t, s, "remark", survey.Write("Größe"), 1)
	})
}

func TestTheSameAnswerChangedTwiceIsAConflictWithBothValues(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		first := mustSave(t, s, anna, act(w, "f1", change("status", 0, survey.Choose("yes"))))
		second := mustSave(t, s, bert, act(w, "f2", change("status", 0, survey.Choose("no")), change("remark", 0, survey.Write("neu"))))
		if len(second.Conflicts) != 1 {
			t.Fatalf("conflicts %v, want one", second.Conflicts)
		}
		c := second.Conflicts[0]
		want := survey.Conflict{Ref: survey.Ref{Item: "status"}, Mine: survey.Choose("no"),
			Theirs: survey.Answer{Ref: survey.Ref{Item: "status"}, Value: survey.Choose("yes"), Version: 1,
				Author: "anna", Time: first.Time, Edition: w.Edition}}
		if !reflect.DeepEqual(c, want) {
			t.Errorf("got  %+v\nwant %+v", c, want)
		}
		wantStored(t, s, "status", survey.Choose("yes"), 1)
		wantStored(t, s, "remark", survey.Write("neu"), 1)
	})
}

func TestAFormNeverConflictsWithItself(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		for n, text := range []string{"a", "ab", "abc"} {
			r := mustSave(t, s, anna, act(w, "f1", change("remark", 0, survey.Write(text))))
			if len(r.Saved) != 1 || len(r.Conflicts) != 0 {
				t.Errorf("save %d: %+v", n, r)
			}
		}
		wantStored(t, s, "remark", survey.Write("abc"), 3)
	})
}

func TestAFormThatSavedATextMayEmptyItWithoutKnowingTheNewVersion(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		mustSave(t, s, anna, act(w, "f1", change("remark", 0, survey.Write("doch nicht"))))
		mustSave(t, s, anna, act(w, "f1", change("remark", 0, survey.Value{})))
		wantStored(t, s, "remark", survey.Value{}, 2)
	})
}

func TestAFormConflictsOnceSomebodyElseHasWrittenAfterIt(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		mustSave(t, s, anna, act(w, "f1", change("remark", 0, survey.Write("a"))))
		mustSave(t, s, bert, act(w, "f2", change("remark", 1, survey.Write("b"))))
		r := mustSave(t, s, anna, act(w, "f1", change("remark", 0, survey.Write("c"))))
		if len(r.Conflicts) != 1 || r.Conflicts[0].Theirs.Author != "bert" {
			t.Errorf("%+v, want a conflict with bert", r)
		}
		wantStored(t, s, "remark", survey.Write("b"), 2)
	})
}

func TestAnUntouchedStaleAnswerIsNotWritten(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		mustSave(t, s, anna, act(w, "f1", change("remark", 0, survey.Write("alt"))))
		mustSave(t, s, anna, act(w, "f2", change("remark", 1, survey.Write("neu"))))
		// Both had opened the page before "neu"; one before "alt" as well.
		for version, seen := range map[int]survey.Value{0: {}, 1: survey.Write("alt")} {
			r := mustSave(t, s, bert, act(w, "f3", change("remark", version, seen)))
			if len(r.Saved)+len(r.Conflicts) != 0 {
				t.Errorf("version %d: %+v", version, r)
			}
		}
		wantStored(t, s, "remark", survey.Write("neu"), 2)
	})
}

func TestPostingWhatIsStoredIsNoConflict(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		mustSave(t, s, anna, act(w, "f1", change("status", 0, survey.Choose("yes"))))
		r := mustSave(t, s, bert, act(w, "f2", change("status", 0, survey.Choose("yes"))))
		if len(r.Saved)+len(r.Conflicts) != 0 {
			t.Errorf("%+v", r)
		}
		wantStored(t, s, "status", survey.Choose("yes"), 1)
	})
}

func TestAVersionThatNeverWasIsAConflictUnlessNothingChanges(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		mustSave(t, s, anna, act(w, "f1", change("status", 0, survey.Choose("yes"))))
		r := mustSave(t, s, bert, act(w, "f2", change("status", 9, survey.Choose("no")), change("remark", 9, survey.Write("x"))))
		if len(r.Saved) != 0 || len(r.Conflicts) != 2 {
			t.Errorf("%+v, want two conflicts", r)
		}
	})
}

func TestTheSameSaveIDReplaysTheFirstReply(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		mustSave(t, s, anna, act(w, "f1", change("status", 0, survey.Choose("yes"))))
		sv := act(w, "f2", change("status", 0, survey.Choose("no")), change("remark", 0, survey.Write("x")))
		first := mustSave(t, s, bert, sv)
		mustSave(t, s, anna, act(w, "f3", change("remark", 1, survey.Write("y"))))
		if err := s.CloseWave(t.Context(), w.Key, "operator"); err != nil {
			t.Fatal(err)
		}
		if again := mustSave(t, s, bert, sv); !reflect.DeepEqual(again, first) {
			t.Errorf("got  %+v\nwant %+v", again, first)
		}
		wantStored(t, s, "remark", survey.Write("y"), 2)
	})
}

func TestTheSameSaveIDWithOtherContentIsAnotherAct(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		sv := act(w, "f1", change("remark", 0, survey.Write("a")))
		mustSave(t, s, anna, sv)
		sv.Changes = []survey.Change{change("remark", 0, survey.Write("b"))}
		if r := mustSave(t, s, anna, sv); len(r.Saved) != 1 {
			t.Errorf("%+v", r)
		}
		wantStored(t, s, "remark", survey.Write("b"), 2)
	})
}

func TestClearingWritesAnEmptyVersion(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		mustSave(t, s, anna, act(w, "f1", change("remark", 0, survey.Write("a"))))
		r := mustSave(t, s, bert, act(w, "f2", change("remark", 1, survey.Value{})))
		if len(r.Saved) != 1 {
			t.Errorf("%+v", r)
		}
		wantStored(t, s, "remark", survey.Value{}, 2)
	})
}

func TestHistoryTellsEveryChangeWithItsPath(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		record := survey.Ref{Item: "practice", Record: 2}
		one := survey.Value{Fields: map[string]string{"title": "Bürgerkoffer"}}
		first := mustSave(t, s, anna, act(w, "f1", survey.Change{Ref: record, Value: one}))
		absence := act(w, "f2", survey.Change{Ref: record, Version: 1})
		absence.Path = survey.PathAbsence
		second := mustSave(t, s, bert, absence)
		got, err := s.History(t.Context(), anna, "practice")
		if err != nil {
			t.Fatal(err)
		}
		want := []survey.HistoryEntry{
			{Ref: record, Version: 1, New: one, Author: "anna", Time: first.Time, Path: survey.PathForm, Edition: w.Edition},
			{Ref: record, Version: 2, Old: one, Author: "bert", Time: second.Time, Path: survey.PathAbsence, Edition: w.Edition},
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("got  %+v\nwant %+v", got, want)
		}
	})
}

func TestFirstSaveStartsTheResponseAndAnEmptyOneDoesNot(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		mustSave(t, s, anna, act(w, "f1", change("remark", 0, survey.Value{})))
		if r := response(t, s, anna); r.Disposition != survey.NotStarted || !r.LastActivity.IsZero() {
			t.Errorf("a save without a change: %+v", r)
		}
		saved := mustSave(t, s, anna, act(w, "f1", change("remark", 0, survey.Write("a"))))
		r := response(t, s, anna)
		if r.Disposition != survey.InProgress || !r.FirstSaved.Equal(saved.Time) || !r.LastActivity.Equal(saved.Time) {
			t.Errorf("after the first change: %+v, want in progress at %v", r, saved.Time)
		}
		later := mustSave(t, s, anna, act(w, "f1", change("remark", 1, survey.Write("b"))))
		r = response(t, s, anna)
		if !r.FirstSaved.Equal(saved.Time) || !r.LastActivity.Equal(later.Time) {
			t.Errorf("after the second change: %+v", r)
		}
	})
}

func TestAPageMarkStaysWhenItsAnswersChangeAndCanBeTakenBack(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		done := act(w, "f1", change("remark", 0, survey.Write("a")))
		done.Mark = &survey.PageMark{Page: "page", Done: true}
		first := mustSave(t, s, anna, done)
		again := act(w, "f2", change("remark", 1, survey.Write("b")))
		again.Mark = done.Mark
		mustSave(t, s, bert, again)
		want := map[string]survey.PageDone{"page": {Author: "anna", Time: first.Time}}
		if r := response(t, s, anna); !reflect.DeepEqual(r.PagesDone, want) {
			t.Errorf("marks %+v, want %+v", r.PagesDone, want)
		}
		back := act(w, "f3")
		back.Mark = &survey.PageMark{Page: "page"}
		mustSave(t, s, bert, back)
		if r := response(t, s, anna); len(r.PagesDone) != 0 {
			t.Errorf("marks %+v, want none", r.PagesDone)
		}
	})
}

func TestOfTwoRacingSavesExactlyOneWins(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		for pair := range 200 {
			// Even pairs race for the first version of a record, odd ones for its second.
			ref := survey.Ref{Item: "practice", Record: pair/2 + 1}
			var wg sync.WaitGroup
			results := make([]survey.SaveResult, 2)
			for i, sc := range []access.Scope{anna, bert} {
				sv := act(w, fmt.Sprintf("form-%d-%d", pair, i), survey.Change{Ref: ref, Version: pair % 2,
					Value: survey.Value{Fields: map[string]string{"title": fmt.Sprintf("%d %s", pair, sc.Person())}}})
				wg.Go(func() {
					var err error
					if results[i], err = s.SaveAnswers(t.Context(), sc, sv); err != nil {
						t.Errorf("pair %d: %v", pair, err)
					}
				})
			}
			wg.Wait()
			saved := len(results[0].Saved) + len(results[1].Saved)
			conflicts := len(results[0].Conflicts) + len(results[1].Conflicts)
			if saved != 1 || conflicts != 1 {
				t.Fatalf("pair %d: %d saved, %d conflicts: %+v", pair, saved, conflicts, results)
			}
		}
	})
}

func TestWhatNoDatabaseCanHoldIsRefusedByBoth(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		for name, v := range map[string]survey.Value{
			"zero byte in a text":  survey.Write("a\x00b"),
			"broken UTF-8":         survey.Write("a\xffb"),
			"zero byte in an id":   survey.Choose("yes\x00"),
			"zero byte in a field": {Fields: map[string]string{"title": "\x00"}},
		} {
			if _, err := s.SaveAnswers(t.Context(), anna, act(w, "f1", change("remark", 0, v))); !errors.Is(err, survey.ErrInvalid) {
				t.Errorf("%s: %v", name, err)
			}
		}
		for name, err := range map[string]error{
			"item":     second(s.SaveAnswers(t.Context(), anna, act(w, "f1", change("a\x00", 0, survey.Write("x"))))),
			"form":     second(s.SaveAnswers(t.Context(), anna, act(w, "\xff", change("a", 0, survey.Write("x"))))),
			"wave key": second(s.Wave(t.Context(), "2026\x00")),
			"county":   second(s.Answers(t.Context(), storetest.Of("\xff", "anna"))),
			"token":    second(s.CountyAccess(t.Context(), "\x00")),
		} {
			if !errors.Is(err, survey.ErrInvalid) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if r := response(t, s, anna); r.Disposition != survey.NotStarted {
			t.Errorf("something was stored: %+v", r)
		}
	})
}

func TestIncompleteSavesAreRefused(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		good := act(w, "f1", change("remark", 0, survey.Write("a")))
		for name, spoil := range map[string]func(*survey.Save){
			"no form":         func(sv *survey.Save) { sv.FormID = "" },
			"no id":           func(sv *survey.Save) { sv.SaveID = "" },
			"no path":         func(sv *survey.Save) { sv.Path = "" },
			"item twice":      func(sv *survey.Save) { sv.Changes = append(sv.Changes, sv.Changes[0]) },
			"negative record": func(sv *survey.Save) { sv.Changes = []survey.Change{{Ref: survey.Ref{Item: "a", Record: -1}}} },
			"mark of nothing": func(sv *survey.Save) { sv.Mark = &survey.PageMark{Done: true} },
		} {
			sv := good
			sv.Changes = slices.Clone(good.Changes)
			spoil(&sv)
			if _, err := s.SaveAnswers(t.Context(), anna, sv); !errors.Is(err, survey.ErrInvalid) {
				t.Errorf("%s: %v", name, err)
			}
		}
		wantStored(t, s, "remark", survey.Value{}, 0)
	})
}

func second[T any](_ T, err error) error { return err }

func response(t *testing.T, s *store.Store, sc access.Scope) survey.Response {
	t.Helper()
	r, err := s.Response(t.Context(), sc)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
