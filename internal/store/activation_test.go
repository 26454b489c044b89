package store_test

import (
	"crypto/sha256"
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

// laterDefinition stands for an edition in which the status is called state, its
// "yes" is called "done", the remark is not asked any more, and the project "a"
// neither.
const laterDefinition = "format: 1\nkey: later\n"

var later = fmt.Sprintf("%x", sha256.Sum256([]byte(laterDefinition)))

func laterQuestionnaire() *survey.Questionnaire {
	page := storetest.Questionnaire().Page("page")
	topic := page.Topics[0]
	items := topic.Items
	items[0].ID, items[0].Options[0].Key = "state", "done"
	items[1].ShowIf = &survey.Condition{Item: "state", In: []string{"done"}}
	items[1].Options = items[1].Options[1:]
	topic.Items = []*survey.Item{items[0], items[1], items[3]}
	return survey.New("test", "Test", []*survey.Section{page.Section})
}

func toLater() survey.Activation {
	return survey.Activation{Edition: later, Base: storetest.Edition, Definition: []byte(laterDefinition), Reason: "Tippfehler",
		Translation: survey.Translation{From: storetest.Questionnaire(), To: laterQuestionnaire(),
			Items: map[string]string{"status": "state", "projects": "projects", "practice": "practice"},
			Keys:  map[survey.Part]string{{Item: "status", Option: "yes"}: "done"}}}
}

func asAdmin(person string) access.Scope {
	sc, _ := access.Principal{Role: access.Admin, Factor: time.Unix(1, 0), Person: person}.Scope(storetest.Wave)
	return sc
}

func mustActivate(t *testing.T, s *store.Store, sc access.Scope, a survey.Activation) {
	t.Helper()
	if err := s.ActivateEdition(t.Context(), sc, a); err != nil {
		t.Fatal(err)
	}
}

// mustPropose stores the later edition and proposes it.
func mustPropose(t *testing.T, s *store.Store, person string) {
	t.Helper()
	sha, _, err := s.AddDraft(t.Context(), survey.Draft{Author: person}, []byte(laterDefinition))
	if err != nil || sha != later {
		t.Fatal(sha, err)
	}
	err = s.ProposeEdition(t.Context(), asAdmin(person), survey.Proposal{Edition: later, Base: storetest.Edition, Reason: "Tippfehler"})
	if err != nil {
		t.Fatal(err)
	}
}

func TestAnActivationPutsLiveAnswersIntoTheWordsOfTheNewEditionAndLosesNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		practice := survey.Value{Fields: map[string]string{"title": "Bürgerkoffer"}}
		mustSave(t, s, anna, act(w, "f1", change("status", 0, survey.Choose("yes")), change("projects", 0, survey.Choose("a", "b")),
			change("remark", 0, survey.Write("Größe")),
			survey.Change{Ref: survey.Ref{Item: "practice", Record: 2}, Value: practice}))
		mustSave(t, s, anna, act(w, "f2", change("status", 1, survey.Choose("no"))))
		mustActivate(t, s, storetest.All(), toLater())

		wantStored(t, s, "status", survey.Value{}, 3)
		wantStored(t, s, "state", survey.Choose("no"), 1)
		wantStored(t, s, "projects", survey.Choose("b"), 2)
		wantStored(t, s, "remark", survey.Write("Größe"), 1)
		wantStored(t, s, "practice", practice, 1)
		if a := stored(t, s, anna, "state"); a.Author != "dlt" || a.Edition != storetest.Edition {
			t.Errorf("%+v: the answer was given by the county under the first edition", a)
		}
		for item, old := range map[string]survey.Value{"status": survey.Choose("no"), "state": {}, "projects": survey.Choose("a", "b")} {
			h, err := s.History(t.Context(), anna, item)
			if err != nil {
				t.Fatal(err)
			}
			if last := h[len(h)-1]; last.Path != survey.PathEdition || last.Author != "dlt" || last.Edition != later || !last.Old.Equal(old) {
				t.Errorf("history of %s ends with %+v", item, last)
			}
		}
		after, err := s.Wave(t.Context(), w.Key)
		if err != nil || after.Edition != later || after.Revision != w.Revision+1 {
			t.Errorf("wave %+v, %v", after, err)
		}
		definition, err := s.Edition(t.Context(), later)
		if err != nil || string(definition) != laterDefinition {
			t.Errorf("edition %q, %v", definition, err)
		}
		all, err := s.WaveEditions(t.Context(), w.Key)
		if err != nil || len(all) != 2 || all[0].Edition != storetest.Edition || all[1].Edition != later || all[1].Number != 2 ||
			all[1].Actor != "dlt" || all[1].Reason != "Tippfehler" || all[1].Time.IsZero() {
			t.Errorf("%+v, %v", all, err)
		}
	})
}

func TestSubmissionsKeepTheirEditionAndTheirWords(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		mustSave(t, s, anna, act(w, "f1", change("status", 0, survey.Choose("yes"))))
		before := mustSubmit(t, s, anna, "s1")
		mustActivate(t, s, storetest.All(), toLater())
		subs, revision := counted(t, s)
		if len(subs) != 1 || subs[0].Edition != storetest.Edition || subs[0].Hash != before.Hash ||
			subs[0].Hash != survey.Digest(storetest.Pinneberg, subs[0].Edition, subs[0].Rows) || revision != 2 {
			t.Errorf("revision %d: %+v", revision, subs)
		}
	})
}

func TestAFormOfAnEarlierEditionStoresNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		mustActivate(t, s, storetest.All(), toLater())
		_, err := s.SaveAnswers(t.Context(), anna, act(w, "f1", change("remark", 0, survey.Write("zu spät"))))
		if !errors.Is(err, survey.ErrEdition) {
			t.Errorf("save: %v", err)
		}
		if _, err := s.Submit(t.Context(), anna, storetest.Questionnaire(), survey.Lineage{}, storetest.Edition, "s1", ""); !errors.Is(err, survey.ErrEdition) {
			t.Errorf("submit: %v", err)
		}
		wantStored(t, s, "remark", survey.Value{}, 0)
		if r := response(t, s, anna); r.Disposition != survey.NotStarted {
			t.Errorf("%+v", r)
		}
	})
}

func TestTheFirstReplyIsGivenAgainEvenUnderANewEdition(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		once := act(w, "f1", change("remark", 0, survey.Write("a")))
		mustSave(t, s, anna, once)
		mustActivate(t, s, storetest.All(), toLater())
		if again := mustSave(t, s, anna, once); len(again.Saved) != 1 {
			t.Errorf("%+v", again)
		}
	})
}

func TestASubmissionSaysWhichAnswersWereGivenUnderAnEarlierEdition(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		mustSave(t, s, anna, act(w, "f1", change("status", 0, survey.Choose("yes")), change("projects", 0, survey.Choose("b"))))
		mustActivate(t, s, storetest.All(), toLater())
		w.Edition = later
		// Saving the page again gives its answers anew, even unchanged ones.
		mustSave(t, s, anna, act(w, "f2", change("state", 1, survey.Choose("done"))))
		wantStored(t, s, "state", survey.Choose("done"), 2)
		if _, err := s.Submit(t.Context(), anna, laterQuestionnaire(), survey.Lineage{}, later, "s1", ""); err != nil {
			t.Fatal(err)
		}
		subs, _ := counted(t, s)
		given := map[string]string{}
		for _, r := range subs[0].Rows {
			given[r.Item] = r.Edition
		}
		if given["state"] != "" || given["projects"] != storetest.Edition || given["practice"] != "" {
			t.Errorf("given under %v", given)
		}
	})
}

func TestAnEditionIsActivatedOnceAndOnlyOverTheOneItWasComparedWith(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		storetest.OpenWave(t, s)
		var wg sync.WaitGroup
		errs := make([]error, 4)
		for i := range errs {
			wg.Go(func() { errs[i] = s.ActivateEdition(t.Context(), storetest.All(), toLater()) })
		}
		wg.Wait()
		done := 0
		for _, err := range errs {
			if err == nil {
				done++
			} else if !errors.Is(err, survey.ErrConflict) {
				t.Error(err)
			}
		}
		if done != 1 {
			t.Errorf("%d activations succeeded", done)
		}
		if all, err := s.WaveEditions(t.Context(), storetest.Wave); err != nil || len(all) != 2 {
			t.Errorf("%+v, %v", all, err)
		}
	})
}

func TestWhatIsSavedDuringAnActivationIsEitherTranslatedOrRefused(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		var wg sync.WaitGroup
		saved := make([]int, len(storetest.Frame()))
		started := make(chan bool, 1000)
		for i, county := range storetest.Frame() {
			sc := storetest.Of(county.Key, "p")
			storetest.Lead(t, s, sc)
			wg.Go(func() {
				for n := 0; ; n++ {
					value := survey.Choose([]string{"yes", "no"}[n%2])
					_, err := s.SaveAnswers(t.Context(), sc, survey.Save{FormID: "f", SaveID: fmt.Sprint(n), Edition: w.Edition,
						Path: survey.PathForm, Changes: []survey.Change{change("status", n, value)}})
					if errors.Is(err, survey.ErrEdition) {
						saved[i] = n
						return
					} else if err != nil {
						t.Error(err)
						return
					}
					select {
					case started <- true:
					default:
					}
				}
			})
		}
		for range 20 {
			<-started
		}
		mustActivate(t, s, storetest.All(), toLater())
		wg.Wait()
		for i, county := range storetest.Frame() {
			sc := storetest.Of(county.Key, "p")
			storetest.Lead(t, s, sc)
			want := survey.Value{}
			if saved[i] > 0 {
				want = survey.Choose([]string{"done", "no"}[(saved[i]-1)%2])
			}
			if a := stored(t, s, sc, "state"); !a.Value.Equal(want) {
				t.Errorf("%s: after %d saves the answer is %s", county.Name, saved[i], a.Value.Canonical())
			}
			if a := stored(t, s, sc, "status"); !a.Value.IsEmpty() {
				t.Errorf("%s: still stored under its old id: %s", county.Name, a.Value.Canonical())
			}
		}
	})
}

func TestASecondAdministratorActivatesWhatTheFirstProposed(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		storetest.OpenWave(t, s)
		for _, login := range []string{"meier", "schulze"} {
			if err := s.CreateAdmin(t.Context(), login, login, "hash"); err != nil {
				t.Fatal(err)
			}
		}
		meier, err := s.AdminByLogin(t.Context(), "meier")
		if err != nil {
			t.Fatal(err)
		}
		a := toLater()
		if err := s.ActivateEdition(t.Context(), asAdmin("schulze"), a); !errors.Is(err, survey.ErrConflict) {
			t.Errorf("without a proposal: %v", err)
		}
		mustPropose(t, s, meier.Person)
		if err := s.ActivateEdition(t.Context(), asAdmin(meier.Person), a); !errors.Is(err, survey.ErrSecondPerson) {
			t.Errorf("by the proposer: %v", err)
		}
		other := a
		other.Edition = storetest.Edition
		if err := s.ActivateEdition(t.Context(), asAdmin("schulze"), other); !errors.Is(err, survey.ErrConflict) {
			t.Errorf("something else: %v", err)
		}
		a.Reason = ""
		mustActivate(t, s, asAdmin("schulze"), a)
		all, err := s.WaveEditions(t.Context(), storetest.Wave)
		if err != nil || all[1].Actor != "schulze" || all[1].Proposer != meier.Person {
			t.Errorf("%+v, %v", all, err)
		}
		if _, err := s.Proposal(t.Context(), storetest.Wave); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("the proposal is still open: %v", err)
		}
	})
}

func TestASoleAdministratorActivatesWithAReasonThatIsAudited(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		storetest.OpenWave(t, s)
		if err := s.CreateAdmin(t.Context(), "meier", "Änne Meier", "hash"); err != nil {
			t.Fatal(err)
		}
		meier, err := s.AdminByLogin(t.Context(), "meier")
		if err != nil {
			t.Fatal(err)
		}
		mustPropose(t, s, meier.Person)
		a := toLater()
		a.Reason = " \n"
		for name, sc := range map[string]access.Scope{"admin": asAdmin(meier.Person), "command line": storetest.All()} {
			if err := s.ActivateEdition(t.Context(), sc, a); !errors.Is(err, survey.ErrInvalid) {
				t.Errorf("%s, without a reason: %v", name, err)
			}
		}
		a.Reason = "Nur eine Person ist bestellt."
		mustActivate(t, s, asAdmin(meier.Person), a)
		found := false
		for _, row := range storetest.Rows(t, s, "audit") {
			found = found || row["action"] == string(access.ActionEditionActivated) && strings.Contains(row["detail"], a.Reason)
		}
		if !found {
			t.Error("the reason is not in the audit trail")
		}
	})
}

func TestAWaveHasOneProposalAtATime(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		storetest.OpenWave(t, s)
		mustPropose(t, s, "meier")
		propose := func(edition, base string) error {
			return s.ProposeEdition(ctx, asAdmin("schulze"), survey.Proposal{Edition: edition, Base: base})
		}
		for name, c := range map[string]struct{ got, want error }{
			"a second one":     {propose(later, storetest.Edition), survey.ErrConflict},
			"an outdated base": {propose(later, later), survey.ErrConflict},
			"the one in force": {propose(storetest.Edition, storetest.Edition), survey.ErrConflict},
			"an unknown one":   {propose(strings.Repeat("0", 64), storetest.Edition), survey.ErrNotFound},
			"by a county": {s.ProposeEdition(ctx, anna, survey.Proposal{Edition: later, Base: storetest.Edition}),
				survey.ErrNotFound},
			"activated by a county": {s.ActivateEdition(ctx, anna, toLater()), survey.ErrNotFound},
			"withdrawn by a county": {s.WithdrawProposal(ctx, anna, later), survey.ErrNotFound},
		} {
			if !errors.Is(c.got, c.want) {
				t.Errorf("%s: %v", name, c.got)
			}
		}
		if p, err := s.Proposal(ctx, storetest.Wave); err != nil || p.Proposer != "meier" || p.Edition != later || p.Base != storetest.Edition {
			t.Errorf("%+v, %v", p, err)
		}
		if err := s.WithdrawProposal(ctx, asAdmin("schulze"), later); err != nil {
			t.Error(err)
		}
		if err := s.WithdrawProposal(ctx, asAdmin("schulze"), later); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("twice: %v", err)
		}
		if err := propose(later, storetest.Edition); err != nil {
			t.Error(err)
		}
	})
}

func TestAClosedWaveTakesOnlyWhatTouchesNoStoredAnswer(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		if err := s.CloseWave(t.Context(), w.Key, "op"); err != nil {
			t.Fatal(err)
		}
		if err := s.ActivateEdition(t.Context(), storetest.All(), toLater()); !errors.Is(err, survey.ErrClosed) {
			t.Errorf("renamed: %v", err)
		}
		same := toLater()
		same.Translation = survey.Translation{From: storetest.Questionnaire(), To: storetest.Questionnaire(),
			Items: map[string]string{"status": "status", "projects": "projects", "remark": "remark", "practice": "practice"}}
		mustActivate(t, s, storetest.All(), same)
	})
}

func TestAReconstructedWaveKeepsItsEdition(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := survey.Wave{Key: storetest.Wave, Year: 2017, FirstDay: "2017-11-01", LastDay: "2017-11-30", Reconstructed: true}
		if err := s.CreateWave(t.Context(), w, []byte("format: 1\n"), storetest.Frame(), "op"); err != nil {
			t.Fatal(err)
		}
		if err := s.ActivateEdition(t.Context(), storetest.All(), toLater()); !errors.Is(err, survey.ErrReconstructed) {
			t.Errorf("%v", err)
		}
	})
}

func TestLiveAnswersAreThoseOfTheItems(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		mustSave(t, s, anna, act(w, "f1", change("status", 0, survey.Choose("yes")), change("remark", 0, survey.Write("x"))))
		live, err := s.LiveAnswers(t.Context(), storetest.All(), []string{"status", "projects"})
		if err != nil || len(live) != 1 || len(live[storetest.Pinneberg]) != 1 ||
			!live[storetest.Pinneberg][survey.Ref{Item: "status"}].Equal(survey.Choose("yes")) {
			t.Errorf("%+v, %v", live, err)
		}
		if _, err := s.LiveAnswers(t.Context(), anna, []string{"status"}); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("for a county: %v", err)
		}
	})
}

func TestWhatIsSubmittedDuringAnActivationHasTheWordsOfItsEdition(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		var wg sync.WaitGroup
		for _, county := range storetest.Frame() {
			sc := storetest.Of(county.Key, "p")
			storetest.Lead(t, s, sc)
			mustSave(t, s, sc, act(w, "f1", change("status", 0, survey.Choose("yes"))))
			wg.Go(func() {
				_, err := s.Submit(t.Context(), sc, storetest.Questionnaire(), survey.Lineage{}, storetest.Edition, "s1", "")
				if errors.Is(err, survey.ErrEdition) {
					_, err = s.Submit(t.Context(), sc, laterQuestionnaire(), survey.Lineage{}, later, "s1", "")
				}
				if err != nil {
					t.Error(err)
				}
			})
		}
		mustActivate(t, s, storetest.All(), toLater())
		wg.Wait()
		subs, _ := counted(t, s)
		for _, sub := range subs {
			first := map[string]survey.SubmissionRow{storetest.Edition: {Ref: survey.Ref{Item: "status"}, State: survey.Answered, Value: survey.Choose("yes")},
				later: {Ref: survey.Ref{Item: "state"}, State: survey.Answered, Value: survey.Choose("done"), Edition: storetest.Edition}}[sub.Edition]
			if got := sub.Rows[0]; got.Ref != first.Ref || !got.Value.Equal(first.Value) || got.Edition != first.Edition {
				t.Errorf("%s, edition %.6s: %+v", sub.County.Name, sub.Edition, got)
			}
		}
		if len(subs) != len(storetest.Frame()) {
			t.Errorf("%d submissions", len(subs))
		}
	})
}
