package store_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

// standing is the release of anna's county, and what its answers hash to now.
func standing(t *testing.T, s *store.Store) (last survey.Release, digest string) {
	t.Helper()
	steps, err := s.Releases(t.Context(), anna)
	if err != nil {
		t.Fatal(err)
	}
	answers, err := s.Answers(t.Context(), anna)
	if err != nil {
		t.Fatal(err)
	}
	rows := storetest.Questionnaire().Snapshot(survey.ByRef(answers))
	return steps.Standing(), survey.Digest(anna.Unit(), storetest.Edition, rows)
}

// outside is a release on paper, of the answers as they are.
func outside(t *testing.T, s *store.Store) survey.Release {
	t.Helper()
	_, digest := standing(t, s)
	return survey.Release{Day: "2026-11-15", Office: "Landrätin", File: "10.2-33/26", Edition: storetest.Edition, Digest: digest}
}

func arrange(t *testing.T, s *store.Store, submit access.SubmitRule, mode access.ReleaseMode) {
	t.Helper()
	if err := s.Settle(t.Context(), anna, access.Setting{Submit: submit, Release: mode}); err != nil {
		t.Fatal(err)
	}
}

func reviewer(t *testing.T, s *store.Store) access.Scope {
	t.Helper()
	person, err := s.InviteReviewer(t.Context(), bert, access.Contact{Name: "Frau Muster", Office: "Landrätin", Email: "lr@kreis.example"}, "")
	if err != nil {
		t.Fatal(err)
	}
	return storetest.Of(storetest.Pinneberg, person)
}

func TestOnlyReleasedAnswersAreSubmittedWhereTheCountyWantsIt(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx, w, q := t.Context(), storetest.OpenWave(t, s), storetest.Questionnaire()
		mustSave(t, s, anna, act(w, "f1", change("status", 0, survey.Choose("yes"))))
		arrange(t, s, access.ReleasedOnly, access.ReleaseOutside)
		submit := func(id string, want error) {
			t.Helper()
			if _, err := s.Submit(ctx, bert, q, survey.Lineage{}, storetest.Edition, id, ""); !errors.Is(err, want) {
				t.Errorf("%s: %v, want %v", id, err, want)
			}
		}
		submit("s1", survey.ErrUnreleased)
		shown := outside(t, s)
		mustSave(t, s, bert, act(w, "f2", change("remark", 0, survey.Write("später"))))
		if err := s.RecordRelease(ctx, anna, q, shown); !errors.Is(err, survey.ErrConflict) {
			t.Errorf("a release of what has changed: %v", err)
		}
		if err := s.RecordRelease(ctx, anna, q, outside(t, s)); err != nil {
			t.Fatal(err)
		}
		last, digest := standing(t, s)
		if last.Step != survey.ReleaseRecorded || last.Person != "anna" || last.Day != "2026-11-15" || last.Office != "Landrätin" ||
			last.File != "10.2-33/26" || last.Digest != digest || len(last.Rows) == 0 {
			t.Errorf("standing %+v", last)
		}
		mustSave(t, s, bert, act(w, "f3", change("remark", 1, survey.Write("anders"))))
		submit("s2", survey.ErrUnreleased)
		mustSave(t, s, bert, act(w, "f4", change("remark", 2, survey.Write("später"))))
		if err := s.WithdrawRelease(ctx, bert, q, storetest.Edition); err != nil {
			t.Fatal(err)
		}
		submit("s3", survey.ErrUnreleased)
		if err := s.WithdrawRelease(ctx, bert, q, storetest.Edition); !errors.Is(err, survey.ErrConflict) {
			t.Errorf("withdrawn twice: %v", err)
		}
		if err := s.RecordRelease(ctx, bert, q, outside(t, s)); err != nil {
			t.Fatal(err)
		}
		submit("s4", nil)
		if err := s.RecordRelease(ctx, anna, q, outside(t, s)); !errors.Is(err, survey.ErrSubmitted) {
			t.Errorf("released after it was submitted: %v", err)
		}
		for _, statement := range []string{"UPDATE county_release SET office = 'x'", "DELETE FROM county_release", "UPDATE release_answer SET value = ''", "DELETE FROM release_answer"} {
			if _, err := s.SQL().ExecContext(ctx, statement); err == nil {
				t.Errorf("%s passed", statement)
			}
		}
	})
}

func TestOnlyTheCoordinatorSubmitsWhereTheCountyWantsIt(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		storetest.OpenWave(t, s)
		arrange(t, s, access.CoordinatorOnly, access.ReleaseOutside)
		if _, err := s.Submit(t.Context(), bert, storetest.Questionnaire(), survey.Lineage{}, storetest.Edition, "s1", ""); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("the deputy: %v", err)
		}
		for what, err := range map[string]error{
			"lift the rule": s.Settle(t.Context(), bert, access.Setting{Submit: access.LeadersSubmit, Release: access.ReleaseOutside}),
			"coordinate":    s.AppointMember(t.Context(), bert, bert.Person(), access.Coordinator),
		} {
			if !errors.Is(err, survey.ErrCoordinator) {
				t.Errorf("the deputy may %s: %v", what, err)
			}
		}
		mustSubmit(t, s, anna, "s2")
		if setting, err := s.Setting(t.Context(), storetest.Of(storetest.Hannover, "carla")); err != nil || setting.Submit != access.LeadersSubmit || setting.Release != access.ReleaseOutside {
			t.Errorf("another county has %+v, %v", setting, err)
		}
	})
}

func TestAReviewerReleasesWhatTheySawOrReturnsIt(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx, w, q := t.Context(), storetest.OpenWave(t, s), storetest.Questionnaire()
		mustSave(t, s, anna, act(w, "f1", change("status", 0, survey.Choose("yes"))))
		ask := survey.Release{File: "10.2", Edition: storetest.Edition}
		arrange(t, s, access.LeadersSubmit, access.ReleaseInside)
		if err := s.AskRelease(ctx, anna, q, ask); !errors.Is(err, survey.ErrConflict) {
			t.Errorf("asked nobody: %v", err)
		}
		head := reviewer(t, s)
		if err := s.AskRelease(ctx, anna, q, ask); err != nil {
			t.Fatal(err)
		}
		if d := response(t, s, anna).Disposition; d != survey.ForRelease {
			t.Errorf("disposition %s", d)
		}
		decide := func(step survey.ReleaseStep, digest string, comments ...survey.ReleaseComment) error {
			return s.Review(ctx, head, q, survey.Release{Step: step, Day: "2026-11-16", Office: "Landrätin", Edition: storetest.Edition, Digest: digest}, comments)
		}
		if err := decide(survey.ReleaseReturned, "", survey.ReleaseComment{Text: "So nicht."}, survey.ReleaseComment{Item: "status", Text: "Bitte prüfen."}); err != nil {
			t.Fatal(err)
		}
		comments, err := s.ReleaseComments(ctx, anna)
		if r := response(t, s, anna); err != nil || len(comments) != 2 || comments[1].Item != "status" || comments[1].Person != head.Person() || r.Disposition != survey.InProgress {
			t.Errorf("%v, %+v, %s", err, comments, r.Disposition)
		}
		_, digest := standing(t, s)
		if err := decide(survey.Released, digest); !errors.Is(err, survey.ErrConflict) {
			t.Errorf("released without being asked: %v", err)
		}
		if err := s.AskRelease(ctx, bert, q, ask); err != nil {
			t.Fatal(err)
		}
		mustSave(t, s, anna, act(w, "f2", change("status", 1, survey.Choose("no"))))
		if err := decide(survey.Released, digest); !errors.Is(err, survey.ErrConflict) {
			t.Errorf("released what has changed since it was shown: %v", err)
		}
		_, digest = standing(t, s)
		if err := decide(survey.Released, digest); err != nil {
			t.Fatal(err)
		}
		if last, _ := standing(t, s); last.Step != survey.Released || last.Person != head.Person() || last.File != "10.2" || last.Digest != digest {
			t.Errorf("standing %+v", last)
		}
		if comments, err := s.ReleaseComments(ctx, anna); err != nil || len(comments) != 2 { // no form carried them
			t.Errorf("comments %+v, %v", comments, err)
		}
		letters, err := s.Letters(ctx)
		if n := len(slices.DeleteFunc(letters, func(l mail.Posted) bool { return l.Kind != "freigabe" || l.Person != head.Person() })); err != nil || n != 2 {
			t.Errorf("%d letters, %v", n, err)
		}
		if err := s.WithdrawRelease(ctx, anna, q, storetest.Edition); err != nil {
			t.Fatal(err)
		}
		if d := response(t, s, anna).Disposition; d != survey.InProgress {
			t.Errorf("withdrawn, and the disposition is %s", d)
		}
	})
}

func TestACommentIsReplacedOnlyByWhoeverHasSeenIt(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		storetest.OpenWave(t, s)
		head, other := reviewer(t, s), reviewer(t, s)
		say := func(sc access.Scope, comments ...survey.ReleaseComment) error {
			return s.Review(t.Context(), sc, storetest.Questionnaire(), survey.Release{Edition: storetest.Edition}, comments)
		}
		on := func(item, text, seen string) survey.ReleaseComment {
			return survey.ReleaseComment{Item: item, Text: text, Seen: survey.ReleaseComment{Text: seen}.Mark()}
		}
		said := func(want ...string) {
			t.Helper()
			comments, err := s.ReleaseComments(t.Context(), anna)
			var got []string
			for _, c := range comments {
				got = append(got, c.Item+": "+c.Text)
			}
			slices.Sort(got)
			if err != nil || !slices.Equal(got, want) {
				t.Errorf("said is %q, want %q, %v", got, want, err)
			}
		}
		if err := errors.Join(say(head, on("status", "eins", ""), on("remark", "zwei", "")), say(other, on("status", "fremd", ""))); err != nil {
			t.Fatal(err)
		}
		if err := say(head, on("projects", "drei", "")); err != nil { // the form shows no other question
			t.Fatal(err)
		}
		said("projects: drei", "remark: zwei", "status: eins", "status: fremd")
		if err := say(head, on("status", "eins neu", "eins"), on("remark", "zwei", "zwei"), on("projects", "", "drei")); err != nil {
			t.Fatal(err)
		}
		said("remark: zwei", "status: eins neu", "status: fremd")
		// Another window, made before that: what it never touched is no conflict.
		if err := say(head, on("status", "eins", "eins"), on("remark", "zwei neu", "zwei")); err != nil {
			t.Fatal(err)
		}
		said("remark: zwei neu", "status: eins neu", "status: fremd")
		for what, c := range map[string]survey.ReleaseComment{"replaced": on("status", "alt", "eins"), "deleted": on("status", "", "eins"), "written anew": on("status", "alt", "")} {
			if err := say(head, on("projects", "mit", ""), c); !errors.Is(err, survey.ErrConflict) {
				t.Errorf("%s unseen: %v", what, err)
			}
		}
		said("remark: zwei neu", "status: eins neu", "status: fremd")
	})
}

func TestTheFileNumberIsTheOneThatWasNotedLast(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		storetest.OpenWave(t, s)
		carl := invite(t, s, "carl", access.Share{Kind: access.ShareItem, Key: "remark"})
		is := func(want string) {
			t.Helper()
			if got, err := s.FileNumber(ctx, anna); err != nil || got != want {
				t.Errorf("it is %q, want %q, %v", got, want, err)
			}
		}
		note := func(sc access.Scope, number string, want error) {
			t.Helper()
			if err := s.SetFileNumber(ctx, sc, number); !errors.Is(err, want) {
				t.Errorf("%s: %v, want %v", number, err, want)
			}
		}
		is("")
		note(bert, "10.1", nil)
		arrange(t, s, access.LeadersSubmit, access.ReleaseOutside)
		is("10.1")
		if err := s.RecordRelease(ctx, anna, storetest.Questionnaire(), outside(t, s)); err != nil {
			t.Fatal(err)
		}
		is("10.2-33/26")
		mustSubmit(t, s, anna, "s1")
		note(anna, "10.3", nil)
		note(carl, "10.4", survey.ErrNotFound)
		note(anna, strings.Repeat("1", 101), survey.ErrInvalid)
		is("10.3")
		note(anna, "", nil)
		is("")
	})
}

func TestReviewersDoNothingElseAndNobodyElseReviews(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx, w, q := t.Context(), storetest.OpenWave(t, s), storetest.Questionnaire()
		arrange(t, s, access.LeadersSubmit, access.ReleaseInside)
		head, carl := reviewer(t, s), invite(t, s, "carl", access.Share{Kind: access.ShareItem, Key: "remark"})
		if err := s.AskRelease(ctx, anna, q, survey.Release{Edition: storetest.Edition}); err != nil {
			t.Fatal(err)
		}
		_, digest := standing(t, s)
		released := survey.Release{Step: survey.Released, Day: "2026-11-16", Office: "x", Edition: storetest.Edition, Digest: digest}
		before := storetest.Dump(t, s)
		_, saved := s.SaveAnswers(ctx, head, touching(w, "f1", "remark"))
		_, submitted := s.Submit(ctx, head, q, survey.Lineage{}, storetest.Edition, "s1", "")
		_, invited := s.InviteMember(ctx, head, access.Member{Contact: access.Contact{Name: "x"}}, access.Slip{TokenHash: "t", CodeHash: "c"})
		_, further := s.InviteReviewer(ctx, head, access.Contact{Name: "x", Office: "x", Email: "x@kreis.example"}, "")
		for what, err := range map[string]error{
			"save": saved, "submit": submitted, "invite": invited, "invite a reviewer": further,
			"settle": s.Settle(ctx, head, access.Setting{Submit: access.LeadersSubmit, Release: access.ReleaseInside}),
			"record": s.RecordRelease(ctx, head, q, released), "ask": s.AskRelease(ctx, head, q, released), "withdraw": s.WithdrawRelease(ctx, head, q, storetest.Edition),
			"promote themselves":    s.AppointMember(ctx, head, head.Person(), access.Deputy),
			"coordinate":            s.Introduce(ctx, storetest.Of(storetest.Pinneberg, "guest"), access.Reviewer, access.Contact{Name: "x"}),
			"a slip for them":       s.AddMemberAccess(ctx, anna, head.Person(), access.Slip{TokenHash: "t", CodeHash: "c"}),
			"shares for them":       storetest.ShareWith(t, s, anna, head.Person(), access.Member{Shares: []access.Share{{Kind: access.SharePage, Key: "page"}}}),
			"another part for them": s.AppointMember(ctx, anna, head.Person(), access.Deputy), "their part": s.AppointMember(ctx, anna, carl.Person(), access.Reviewer),
			"the coordinator reviews": s.Review(ctx, anna, q, released, nil), "a colleague": s.Review(ctx, carl, q, released, nil),
			"in another county": s.Review(ctx, storetest.Of(storetest.Hannover, head.Person()), q, released, nil),
			"of another county": s.Review(ctx, storetest.Of(storetest.Pinneberg, "carla"), q, released, nil),
			"a forged step":     s.Review(ctx, head, q, survey.Release{Step: survey.ReleaseRecorded, Edition: storetest.Edition, Digest: digest}, nil),
		} {
			if !errors.Is(err, survey.ErrNotFound) && !errors.Is(err, survey.ErrConflict) {
				t.Errorf("%s: %v", what, err)
			}
		}
		for table, rows := range storetest.Dump(t, s) {
			if !slices.Equal(before[table], rows) {
				t.Errorf("table %s changed", table)
			}
		}
		if err := s.RevokeMember(ctx, anna, head.Person()); err != nil {
			t.Fatal(err)
		}
		if err := s.Review(ctx, head, q, released, nil); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("a former reviewer: %v", err)
		}
	})
}
