package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

func historySize(t *testing.T, s *store.Store) (n int) {
	t.Helper()
	if err := s.SQL().QueryRow("SELECT count(*) FROM answer_history").Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestNothingIsSavedAnyMoreOnceClosingHasReturned(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		var wg sync.WaitGroup
		started := make(chan bool, 1000)
		for _, county := range storetest.Frame() {
			sc := storetest.Of(county.Key, "p")
			storetest.Lead(t, s, sc)
			wg.Go(func() {
				for n := 0; ; n++ {
					_, err := s.SaveAnswers(t.Context(), sc, survey.Save{FormID: "f", SaveID: fmt.Sprint(n), Edition: w.Edition,
						Path: survey.PathForm, Changes: []survey.Change{change("remark", n, survey.Write(fmt.Sprint(n)))}})
					if errors.Is(err, survey.ErrClosed) {
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
		if err := s.CloseWave(t.Context(), w.Key, "op"); err != nil {
			t.Error(err)
		}
		closed := historySize(t, s)
		wg.Wait()
		if after := historySize(t, s); after != closed || closed < 20 {
			t.Errorf("%d changes when closing returned, %d in the end", closed, after)
		}
	})
}

func TestCountedSubmissionsBelongToTheirRevision(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		storetest.OpenWave(t, s)
		var wg sync.WaitGroup
		for _, county := range storetest.Frame() {
			sc := storetest.Of(county.Key, "p")
			storetest.Lead(t, s, sc)
			wg.Go(func() {
				for n := range 15 {
					_, err := s.Submit(t.Context(), sc, storetest.Questionnaire(), survey.Lineage{}, storetest.Edition, fmt.Sprint(n), "")
					if err = errors.Join(err, s.Reopen(t.Context(), system(county.Key))); err != nil {
						t.Error(err)
					}
				}
			})
		}
		for revision := int64(0); revision < 45 && !t.Failed(); {
			var subs []survey.Submission
			subs, revision = counted(t, s)
			// Every submission raises both its county's number and the revision by one.
			sum := int64(0)
			for _, sub := range subs {
				sum += int64(sub.Number)
				if len(sub.Rows) != 4 {
					t.Errorf("%d rows of %s", len(sub.Rows), sub.Reference)
				}
			}
			if sum != revision {
				t.Errorf("revision %d with submissions of revision %d", revision, sum)
			}
		}
		wg.Wait()
	})
}

// failTimes makes the first inserts into the audit trail fail as if they had
// lost a race with another transaction.
func failTimes(t *testing.T, s *store.Store, n int) {
	t.Helper()
	_, err := s.SQL().ExecContext(t.Context(), fmt.Sprintf(`CREATE SEQUENCE attempts;
		CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
			IF nextval('attempts') <= %d THEN RAISE EXCEPTION 'lost' USING ERRCODE = '40001'; END IF; RETURN NEW; END $$;
		CREATE TRIGGER fail BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION fail()`, n))
	if err != nil {
		t.Fatal(err)
	}
}

func TestATransactionThatLostARaceInPostgresIsTriedThreeTimes(t *testing.T) {
	for failures, ok := range map[int]bool{2: true, 3: false} {
		s := storetest.Postgres(t)
		w := storetest.OpenWave(t, s)
		failTimes(t, s, failures)
		r, err := s.SaveAnswers(t.Context(), anna, act(w, "f1", change("remark", 0, survey.Write("a"))))
		if (err == nil) != ok || ok && len(r.Saved) != 1 {
			t.Errorf("after %d failures: %+v, %v", failures, r, err)
		}
		if want := map[bool]int{true: 1, false: 0}[ok]; historySize(t, s) != want {
			t.Errorf("after %d failures: %d changes, want %d", failures, historySize(t, s), want)
		}
	}
}

func TestTheLogHoldsStatementsWithoutTheirValues(t *testing.T) {
	eachEmpty(t, func(t *testing.T, cfg store.Config) {
		var log bytes.Buffer
		cfg.Logger = slog.New(slog.NewTextHandler(&log, nil))
		s := storetest.Open(t, cfg)
		if err := s.Migrate(t.Context()); err != nil {
			t.Fatal(err)
		}
		w := storetest.OpenWave(t, s)
		person := storetest.Of(storetest.Pinneberg, "geheim-person")
		storetest.Lead(t, s, person)
		failAt(t, s, "answer", 1)
		_, err := s.SaveAnswers(t.Context(), person,
			act(w, "geheim-form", change("remark", 0, survey.Write("geheime Angabe"))))
		if err == nil {
			t.Fatal("the insert did not fail")
		}
		if err := s.CreateCountyAccess(t.Context(), access.CountyScope(w.Key, storetest.Pinneberg, "op"), "", "geheim-code"); err == nil {
			t.Fatal("an access without a link")
		}
		if text := log.String(); !strings.Contains(text, "INSERT INTO") || strings.Contains(text, "geheim") {
			t.Errorf("log: %s", text)
		}
	})
}

func TestPairsOfAutosaveAndButtonHaveOneWinnerEach(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		pairs := storetest.Rounds(1000)
		w := storetest.OpenWave(t, s)
		wins := map[survey.Path]int{}
		for n := range pairs {
			var results [2]survey.SaveResult
			var wg sync.WaitGroup
			sides := []survey.Save{
				act(w, fmt.Sprint("a", n), change("remark", n, survey.Write(fmt.Sprint("von Anna ", n)))),
				act(w, fmt.Sprint("b", n), change("remark", n, survey.Write(fmt.Sprint("von Bert ", n)))),
			}
			sides[0].Path = survey.PathAutosave
			for i, sc := range []access.Scope{anna, bert} {
				wg.Go(func() {
					var err error
					if results[i], err = s.SaveAnswers(t.Context(), sc, sides[i]); err != nil {
						t.Error(err)
					}
				})
			}
			wg.Wait()
			winner := 0
			if len(results[1].Saved) == 1 {
				winner = 1
			}
			won, lost := results[winner], results[1-winner]
			if len(won.Saved) != 1 || len(won.Conflicts) != 0 || len(lost.Saved) != 0 || len(lost.Conflicts) != 1 ||
				!lost.Conflicts[0].Theirs.Value.Equal(sides[winner].Changes[0].Value) || !lost.Conflicts[0].Mine.Equal(sides[1-winner].Changes[0].Value) {
				t.Fatalf("pair %d: %+v", n, results)
			}
			wins[sides[winner].Path]++
		}
		if historySize(t, s) != pairs {
			t.Errorf("%d changes in the history, want %d; won: %v", historySize(t, s), pairs, wins)
		}
	})
}
