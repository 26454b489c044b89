package store_test

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

var hannover = storetest.Of(storetest.Hannover, "carla")

func mustSubmit(t *testing.T, s *store.Store, sc access.Scope, id string) survey.Submission {
	t.Helper()
	sub, err := s.Submit(t.Context(), sc, storetest.Questionnaire(), survey.Lineage{}, storetest.Edition, id, "")
	if err != nil {
		t.Fatal(err)
	}
	return sub
}

func counted(t *testing.T, s *store.Store) ([]survey.Submission, int64) {
	t.Helper()
	subs, revision, err := s.CountedSubmissions(t.Context(), storetest.All())
	if err != nil {
		t.Fatal(err)
	}
	return subs, revision
}

func TestASubmissionHoldsStatesAndOnlyTheAnswersOnThePath(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		one := survey.Value{Fields: map[string]string{"title": "Bürgerkoffer"}}
		mustSave(t, s, anna, act(w, "f1",
			change("status", 0, survey.Choose("no")), change("projects", 0, survey.Choose("a", "b")),
			survey.Change{Ref: survey.Ref{Item: "practice", Record: 2}, Value: one}))
		sub := mustSubmit(t, s, anna, "s1")
		want := []survey.SubmissionRow{
			{Ref: survey.Ref{Item: "status"}, State: survey.Answered, Value: survey.Choose("no")},
			{Ref: survey.Ref{Item: "projects"}, State: survey.NotShown},
			{Ref: survey.Ref{Item: "remark"}, State: survey.Empty},
			{Ref: survey.Ref{Item: "practice", Record: 2}, State: survey.Answered, Value: one},
		}
		if !reflect.DeepEqual(sub.Rows, want) {
			t.Errorf("got  %+v\nwant %+v", sub.Rows, want)
		}
		if sub.Number != 1 || sub.Kind != survey.FromForm || sub.Author != "anna" || sub.Edition != w.Edition ||
			sub.Wave != w.Key || sub.County.Name != "Kreis Pinneberg" || !strings.HasPrefix(sub.Reference, "2026-01056-1-") {
			t.Errorf("%+v", sub)
		}
		if sub.Hash != survey.Digest(storetest.Pinneberg, w.Edition, want) {
			t.Errorf("hash %s is not that of the rows", sub.Hash)
		}
		latest, err := s.LatestSubmission(t.Context(), anna)
		if err != nil || !reflect.DeepEqual(latest, sub) {
			t.Errorf("latest %+v, %v\nwant   %+v", latest, err, sub)
		}
		if subs, revision := counted(t, s); !reflect.DeepEqual(subs, []survey.Submission{sub}) || revision != 1 {
			t.Errorf("counted %+v at %d\nwant    %+v at 1", subs, revision, sub)
		}
		r := response(t, s, anna)
		if r.Disposition != survey.Submitted || r.Submissions != 1 || r.Reference != sub.Reference || !r.Submitted.Equal(sub.Time) {
			t.Errorf("%+v", r)
		}
	})
}

// demanding requires an answer and asks back about another one.
func demanding() *survey.Questionnaire {
	q := storetest.Questionnaire()
	page := q.Pages()[0]
	q.Item("status").Required = true
	page.Checks = []*survey.Check{{Key: "both", Level: survey.LevelWarning, At: "projects", When: &survey.Condition{Item: "projects", In: []string{"b"}}}}
	return survey.New(q.Key, q.Title, q.Sections)
}

func TestNothingIsSubmittedWhileAnAnswerIsMissingOrAWarningUnconfirmed(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w, q := storetest.OpenWave(t, s), demanding()
		refused := func(id string) {
			t.Helper()
			before := storetest.Dump(t, s)
			if _, err := s.Submit(t.Context(), anna, q, survey.Lineage{}, storetest.Edition, id, ""); !errors.Is(err, survey.ErrIncomplete) {
				t.Errorf("%s: %v", id, err)
			}
			if after := storetest.Dump(t, s); !reflect.DeepEqual(before, after) {
				t.Errorf("%s: a refused submission left something", id)
			}
		}
		refused("empty")
		mustSave(t, s, anna, act(w, "f1", change("status", 0, survey.Choose("yes")), change("projects", 0, survey.Choose("b"))))
		refused("unconfirmed")
		asked := q.Objections(survey.Answers{{Item: "status"}: survey.Choose("yes"), {Item: "projects"}: survey.Choose("b")})[0]
		mustSave(t, s, anna, act(w, "f2", survey.Change{Ref: asked.Ref(), Value: asked.Confirmation}))
		sub, err := s.Submit(t.Context(), anna, q, survey.Lineage{}, storetest.Edition, "s1", "")
		if err != nil {
			t.Fatal(err)
		}
		if last := sub.Rows[len(sub.Rows)-1]; last.Ref != asked.Ref() || !last.Value.Equal(asked.Confirmation) {
			t.Errorf("%+v", last)
		}
	})
}

func TestOnlyWhatWasShownIsSubmittedAndItsFormNeverTwice(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		mustSave(t, s, anna, act(w, "f1", change("status", 0, survey.Choose("yes")), change("remark", 0, survey.Write("fertig"))))
		submit := func(id, seen string, want error) {
			t.Helper()
			if _, err := s.Submit(t.Context(), anna, storetest.Questionnaire(), survey.Lineage{}, storetest.Edition, id, seen); !errors.Is(err, want) {
				t.Errorf("%s: %v, want %v", id, err, want)
			}
		}
		_, shown := standing(t, s)
		mustSave(t, s, bert, act(w, "f2", change("remark", 1, survey.Value{})))
		submit("s1", shown, survey.ErrConflict)
		if r := response(t, s, anna); r.Submissions != 0 || r.Disposition == survey.Submitted {
			t.Errorf("refused, and the response is %+v", r)
		}
		_, shown = standing(t, s)
		submit("s1", shown, nil)
		submit("s1", shown, nil)
		if err := s.Reopen(t.Context(), system(storetest.Pinneberg)); err != nil {
			t.Fatal(err)
		}
		submit("s1", shown, survey.ErrReopened)
		submit("s2", shown, nil)
		submit("s1", shown, nil) // it is in, and nothing is open
		if r := response(t, s, anna); r.Submissions != 2 {
			t.Errorf("%d submissions", r.Submissions)
		}
	})
}

func TestASubmittedResponseTakesNoAnswers(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		mustSubmit(t, s, anna, "s1")
		_, err := s.SaveAnswers(t.Context(), anna, act(w, "f1", change("remark", 0, survey.Write("zu spät"))))
		if !errors.Is(err, survey.ErrSubmitted) {
			t.Errorf("%v", err)
		}
		wantStored(t, s, "remark", survey.Value{}, 0)
	})
}

func TestTwoHundredSubmitsAtOnceAreOneSubmission(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		mustSave(t, s, anna, act(w, "f1", change("status", 0, survey.Choose("yes"))))
		_, digest := standing(t, s)
		var wg sync.WaitGroup
		references := make([]string, 200)
		for i := range references {
			wg.Go(func() {
				// Half of them repeat one request, the others come from other forms.
				id := "same"
				if i%2 == 1 {
					id = fmt.Sprint("other-", i)
				}
				sub, err := s.Submit(t.Context(), anna, storetest.Questionnaire(), survey.Lineage{}, storetest.Edition, id, digest)
				if err != nil {
					t.Error(err)
				}
				references[i] = sub.Reference
			})
		}
		wg.Wait()
		for _, r := range references {
			if r == "" || r != references[0] {
				t.Fatalf("references differ: %q, %q", r, references[0])
			}
		}
		if subs, revision := counted(t, s); len(subs) != 1 || subs[0].Number != 1 || revision != 1 {
			t.Errorf("%d submissions at revision %d", len(subs), revision)
		}
	})
}

func TestAReopenedResponseKeepsCountingUntilItIsSubmittedAgain(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		w := storetest.OpenWave(t, s)
		if err := s.Reopen(ctx, system(storetest.Pinneberg)); !errors.Is(err, survey.ErrConflict) {
			t.Errorf("reopen before submission: %v", err)
		}
		mustSave(t, s, anna, act(w, "f1", change("remark", 0, survey.Write("alt"))))
		first := mustSubmit(t, s, anna, "s1")
		if err := s.Reopen(ctx, system(storetest.Pinneberg)); err != nil {
			t.Fatal(err)
		}
		mustSave(t, s, anna, act(w, "f2", change("remark", 1, survey.Write("neu"))))
		if subs, _ := counted(t, s); !reflect.DeepEqual(subs, []survey.Submission{first}) {
			t.Errorf("counted %+v\nwant    %+v", subs, first)
		}
		if r := response(t, s, anna); r.Disposition != survey.Returned || !r.Counted() {
			t.Errorf("%+v", r)
		}
		second := mustSubmit(t, s, anna, "s2")
		if second.Number != 2 || second.Hash == first.Hash || second.Reference == first.Reference {
			t.Errorf("%+v", second)
		}
		if subs, revision := counted(t, s); !reflect.DeepEqual(subs, []survey.Submission{second}) || revision != 2 {
			t.Errorf("counted %+v at %d\nwant    %+v at 2", subs, revision, second)
		}
	})
}

func TestAddedSubmissionsCountLikeOthers(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		mustSubmit(t, s, anna, "s1")
		rows := storetest.Questionnaire().Snapshot(survey.Answers{{Item: "status"}: survey.Choose("yes")})
		err := s.AddSubmissions(t.Context(), storetest.All(), []survey.Submission{
			{County: survey.County{Key: storetest.Hannover}, Kind: survey.FromImport, Rows: rows},
			{County: survey.County{Key: storetest.Pinneberg}, Kind: survey.FromImport, Rows: rows},
			{County: survey.County{Key: storetest.Hannover}, Kind: survey.FromImport, Rows: rows},
		})
		if err != nil {
			t.Fatal(err)
		}
		subs, revision := counted(t, s)
		if len(subs) != 2 || revision != 2 {
			t.Fatalf("%d counted at revision %d, want 2 at 2", len(subs), revision)
		}
		for i, county := range []survey.County{storetest.Frame()[0], storetest.Frame()[1]} {
			sub := subs[i]
			if sub.County.Name != county.Name || sub.Number != 2 || sub.Edition != w.Edition || sub.Author != "dlt" ||
				sub.Hash != survey.Digest(county.Key, w.Edition, rows) || !reflect.DeepEqual(sub.Rows, rows) {
				t.Errorf("%+v", sub)
			}
		}
		if r := response(t, s, hannover); r.Disposition != survey.Submitted || r.Submissions != 2 {
			t.Errorf("%+v", r)
		}
	})
}

func TestAReconstructedWaveTakesNothingElse(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		w := storetest.OpenWave(t, s)
		w.Key, w.Reconstructed = "2017", true
		all := access.WaveScope("2017", "op")
		one, _ := all.ForCounty(storetest.Pinneberg)
		other, _ := all.ForCounty(storetest.Hannover)
		operator, _ := access.Principal{Role: access.System, Person: "op"}.Scope("2017")
		operated, _ := operator.ForCounty(storetest.Pinneberg)
		sub := survey.Submission{County: storetest.Frame()[0], Kind: survey.FromPublished}
		for _, err := range []error{
			s.CreateWave(ctx, w, []byte("d"), storetest.Frame(), "op"),
			s.OpenWave(ctx, "2017", "op"),
			s.AddSubmissions(ctx, all, []survey.Submission{sub}),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
		q := storetest.Questionnaire()
		add := func(kind survey.SubmissionKind) error {
			changed := sub
			changed.Kind = kind
			return s.AddSubmissions(ctx, all, []survey.Submission{sub, changed})
		}
		for name, err := range map[string]error{
			"access":      s.CreateCountyAccess(ctx, one, "t", "c"),
			"new access":  s.ReplaceCountyAccess(ctx, one, "", "t", "c"),
			"reopen":      s.Reopen(ctx, operated),
			"save":        second(s.SaveAnswers(ctx, one, act(w, "f1", change("remark", 0, survey.Write("x"))))),
			"submit":      second(s.Submit(ctx, one, q, survey.Lineage{}, storetest.Edition, "s1", "")),
			"import":      add(survey.FromImport),
			"sample":      add(survey.FromSampleData),
			"form":        add(survey.FromForm),
			"submit more": second(s.Submit(ctx, other, q, survey.Lineage{}, storetest.Edition, "s1", "")),
		} {
			if !errors.Is(err, survey.ErrReconstructed) {
				t.Errorf("%s: %v", name, err)
			}
		}
		subs, revision, err := s.CountedSubmissions(ctx, all)
		if err != nil || len(subs) != 1 || subs[0].Number != 1 || revision != 1 {
			t.Errorf("%+v at revision %d, %v", subs, revision, err)
		}
	})
}

func TestAWaveThatWasNeverOpenedTakesAReconstruction(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		w := survey.Wave{Key: "2017", Title: "2017", Year: 2017, FirstDay: "2017-09-01", LastDay: "2017-12-31", Reconstructed: true}
		if err := s.CreateWave(ctx, w, []byte("d"), []survey.County{{Key: "R001", Name: "Rekonstruktion 001"}}, "op"); err != nil {
			t.Fatal(err)
		}
		at := instant(t, "2017-11-15T11:00:00Z")
		err := s.AddSubmissions(ctx, access.WaveScope("2017", "op"), []survey.Submission{
			{County: survey.County{Key: "R001"}, Kind: survey.FromPublished, Time: at}})
		if err != nil {
			t.Fatal(err)
		}
		subs, _, err := s.CountedSubmissions(ctx, access.WaveScope("2017", "op"))
		if err != nil || len(subs) != 1 || subs[0].Kind != survey.FromPublished || !subs[0].Time.Equal(at) {
			t.Errorf("%+v, %v", subs, err)
		}
	})
}

func TestOneBadSubmissionAddsNone(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		storetest.OpenWave(t, s)
		good := survey.Submission{County: survey.County{Key: storetest.Hannover}, Kind: survey.FromImport}
		for name, c := range map[string]struct {
			spoil func(*survey.Submission)
			want  error
		}{
			"county outside the frame": {func(s *survey.Submission) { s.County.Key = "99999" }, survey.ErrNotFound},
			"kind of the form":         {func(s *survey.Submission) { s.Kind = survey.FromForm }, survey.ErrInvalid},
			"unknown edition":          {func(s *survey.Submission) { s.Edition = strings.Repeat("0", 64) }, survey.ErrInvalid},
			"zero byte": {func(s *survey.Submission) {
				s.Rows = []survey.SubmissionRow{{Ref: survey.Ref{Item: "a"}, State: survey.Answered, Value: survey.Write("\x00")}}
			}, survey.ErrInvalid},
		} {
			bad := good
			c.spoil(&bad)
			err := s.AddSubmissions(t.Context(), storetest.All(), []survey.Submission{good, bad})
			if !errors.Is(err, c.want) {
				t.Errorf("%s: %v", name, err)
			}
			if c.want == survey.ErrNotFound && !strings.Contains(err.Error(), "99999") {
				t.Errorf("%s: %v does not name it", name, err)
			}
		}
		if subs, revision := counted(t, s); len(subs) != 0 || revision != 0 {
			t.Errorf("%d counted at revision %d", len(subs), revision)
		}
	})
}

func TestSubmissionsHistoryEditionsAndAuditCannotBeChanged(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		mustSave(t, s, anna, act(w, "f1", change("remark", 0, survey.Write("a"))))
		before := mustSubmit(t, s, anna, "s1")
		for table, column := range map[string]string{"submission": "hash", "submission_answer": "value",
			"answer_history": "new_value", "audit": "detail", "edition": "definition"} {
			for _, statement := range []string{
				fmt.Sprintf("UPDATE %s SET %s = %s", table, column, column), "DELETE FROM " + table} {
				if _, err := s.SQL().ExecContext(t.Context(), statement); err == nil || !strings.Contains(err.Error(), "append-only") {
					t.Errorf("%s: %v", statement, err)
				}
			}
		}
		after, err := s.LatestSubmission(t.Context(), anna)
		if err != nil || !reflect.DeepEqual(after, before) {
			t.Errorf("%+v, %v", after, err)
		}
	})
}

// failAt makes the n-th insert into the table fail.
func failAt(t *testing.T, s *store.Store, table string, n int) {
	t.Helper()
	statement := fmt.Sprintf(`CREATE TRIGGER fail BEFORE INSERT ON %s
		WHEN (SELECT count(*) FROM %s) >= %d BEGIN SELECT RAISE(ABORT, 'made to fail'); END`, table, table, n-1)
	if !s.SQLite() {
		statement = fmt.Sprintf(`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
			IF (SELECT count(*) FROM %s) >= %d THEN RAISE EXCEPTION 'made to fail'; END IF; RETURN NEW; END $$;
			CREATE TRIGGER fail BEFORE INSERT ON %s FOR EACH ROW EXECUTE FUNCTION fail()`, table, n-1, table)
	}
	if _, err := s.SQL().ExecContext(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
}

func TestASaveOrSubmitThatFailsHalfwayLeavesNothing(t *testing.T) {
	tables := map[string]int{"answer": 2, "answer_history": 2, "save_receipt": 1, "page_mark": 1,
		"submission": 1, "submission_answer": 3, "audit": 4}
	for table, n := range tables {
		t.Run(table, func(t *testing.T) {
			storetest.Each(t, func(t *testing.T, s *store.Store) {
				w := storetest.OpenWave(t, s) // writes two lines of audit trail
				failAt(t, s, table, n)
				sv := act(w, "f1", change("status", 0, survey.Choose("yes")), change("remark", 0, survey.Write("a")))
				sv.Mark = &survey.PageMark{Page: "page", Done: true}
				_, saveErr := s.SaveAnswers(t.Context(), anna, sv)
				_, submitErr := s.Submit(t.Context(), anna, storetest.Questionnaire(), survey.Lineage{}, storetest.Edition, "s1", "")
				if saveErr == nil && submitErr == nil {
					t.Fatal("nothing failed")
				}
				answers, err := s.Answers(t.Context(), anna)
				if err != nil {
					t.Fatal(err)
				}
				r := response(t, s, anna)
				if saveErr != nil && (len(answers) != 0 || len(r.PagesDone) != 0 || !r.FirstSaved.IsZero()) {
					t.Errorf("half a save: %v, %+v", answers, r)
				}
				subs, revision := counted(t, s)
				if submitErr != nil && (len(subs) != 0 || revision != 0 || r.Disposition == survey.Submitted) {
					t.Errorf("half a submission: %v, revision %d, %+v", subs, revision, r)
				}
			})
		})
	}
}
