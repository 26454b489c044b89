package store_test

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/register"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

// Computed with sha256sum from the bytes of storetest.OpenWave's definition.
const editionSHA = "1f7b96350b268e336c5e28904d72911aee7f7e1db0f53f263667af74f3ebc23f"

func TestAWaveKeepsItsDefinitionUnderItsHash(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		got := storetest.OpenWave(t, s)
		want := survey.Wave{Key: "2026", Title: "Der digitale Landkreis 2026", Year: 2026, State: survey.WaveOpen, Login: survey.LoginLetter,
			FirstDay: "2026-11-01", LastDay: "2026-11-30", Edition: editionSHA}
		if got != want {
			t.Errorf("got  %+v\nwant %+v", got, want)
		}
		definition, err := s.Edition(t.Context(), editionSHA)
		if err != nil || string(definition) != "format: 1\n" {
			t.Errorf("%q, %v", definition, err)
		}
		if _, err := s.Edition(t.Context(), "no such"); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("unknown edition: %v", err)
		}
	})
}

func TestTwoWavesMayShareADefinition(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		storetest.OpenWave(t, s)
		older := survey.Wave{Key: "2017", Title: "2017", Year: 2017, FirstDay: "2017-09-01", LastDay: "2017-12-31", Reconstructed: true}
		if err := s.CreateWave(t.Context(), older, []byte("format: 1\n"), storetest.Frame(), "operator"); err != nil {
			t.Fatal(err)
		}
		waves, err := s.Waves(t.Context())
		if err != nil || len(waves) != 2 || waves[0].Key != "2026" || waves[1].Key != "2017" || !waves[1].Reconstructed {
			t.Errorf("%+v, %v", waves, err)
		}
	})
}

func TestBadWavesAreRefusedWhole(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		good := survey.Wave{Key: "x", Title: "X", Year: 2026, FirstDay: "2026-11-01", LastDay: "2026-11-30"}
		for name, spoil := range map[string]func(*survey.Wave, *[]survey.County){
			"no key":        func(w *survey.Wave, _ *[]survey.County) { w.Key = "" },
			"no frame":      func(_ *survey.Wave, f *[]survey.County) { *f = nil },
			"county twice":  func(_ *survey.Wave, f *[]survey.County) { *f = append(*f, (*f)[0]) },
			"no county key": func(_ *survey.Wave, f *[]survey.County) { (*f)[1].Key = "" },
			"30 February":   func(w *survey.Wave, _ *[]survey.County) { w.LastDay = "2027-02-30" },
			"ends first":    func(w *survey.Wave, _ *[]survey.County) { w.LastDay = "2026-10-31" },
			"bad column": func(_ *survey.Wave, f *[]survey.County) {
				(*f)[0].Columns = map[string]string{"a": "\x00"}
			},
		} {
			w, frame := good, storetest.Frame()
			spoil(&w, &frame)
			if err := s.CreateWave(t.Context(), w, []byte("d"), frame, "op"); !errors.Is(err, survey.ErrInvalid) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if waves, err := s.Waves(t.Context()); err != nil || len(waves) != 0 {
			t.Errorf("%v, %v", waves, err)
		}
	})
}

func TestAWaveGoesFromDraftToOpenToClosedAndNoOtherWay(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		w := storetest.OpenWave(t, s)
		if err := s.CreateWave(ctx, w, []byte("other"), storetest.Frame(), "op"); !errors.Is(err, survey.ErrConflict) {
			t.Errorf("create again: %v", err)
		}
		if err := s.OpenWave(ctx, w.Key, "op"); !errors.Is(err, survey.ErrConflict) {
			t.Errorf("open again: %v", err)
		}
		if err := s.CloseWave(ctx, w.Key, "op"); err != nil {
			t.Fatal(err)
		}
		if err := s.CloseWave(ctx, w.Key, "op"); !errors.Is(err, survey.ErrConflict) {
			t.Errorf("close again: %v", err)
		}
		if err := s.OpenWave(ctx, "none", "op"); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("open none: %v", err)
		}
	})
}

func TestADraftHasAFrameButNoResponses(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := survey.Wave{Key: storetest.Wave, Title: "X", Year: 2026, FirstDay: "2026-11-01", LastDay: "2026-11-30"}
		if err := s.CreateWave(t.Context(), w, []byte("d"), storetest.Frame(), "op"); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Response(t.Context(), anna); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("response of a draft: %v", err)
		}
		all, err := s.Responses(t.Context(), storetest.All())
		if err != nil || len(all) != 3 {
			t.Fatalf("%v, %v", all, err)
		}
		want := survey.Response{County: storetest.Frame()[0], Disposition: survey.NotStarted, PagesDone: map[string]survey.PageDone{}}
		if !reflect.DeepEqual(all[0], want) {
			t.Errorf("got  %+v\nwant %+v", all[0], want)
		}
	})
}

// The instants are worked out by hand: Berlin is at UTC+1 in winter and UTC+2
// in summer; clocks change on 28 March 2027 and 31 October 2027.
func TestTheFieldPeriodEndsAtMidnightInBerlinOnItsLastDay(t *testing.T) {
	for _, c := range []struct {
		first, last survey.Day
		start, end  string // first instant in, first instant out
	}{
		{"2026-11-01", "2026-11-30", "2026-10-31T23:00:00Z", "2026-11-30T23:00:00Z"},
		{"2027-03-01", "2027-03-28", "2027-02-28T23:00:00Z", "2027-03-28T22:00:00Z"},
		{"2027-10-31", "2027-10-31", "2027-10-30T22:00:00Z", "2027-10-31T23:00:00Z"},
	} {
		storetest.Each(t, func(t *testing.T, s *store.Store) {
			ctx := t.Context()
			w := survey.Wave{Key: storetest.Wave, Title: "X", Year: 2026, FirstDay: c.first, LastDay: c.last}
			if err := s.CreateWave(ctx, w, []byte("d"), storetest.Frame(), "op"); err != nil {
				t.Fatal(err)
			}
			if err := s.OpenWave(ctx, w.Key, "op"); err != nil {
				t.Fatal(err)
			}
			storetest.Lead(t, s, anna)
			w, err := s.Wave(ctx, w.Key)
			if err != nil {
				t.Fatal(err)
			}
			// The clock runs on during the test, so "just before" leaves it a minute.
			for _, at := range []struct {
				now  time.Time
				open bool
			}{
				{instant(t, c.start).Add(-time.Minute), false},
				{instant(t, c.start), true},
				{instant(t, c.end).Add(-time.Minute), true},
				{instant(t, c.end), false},
			} {
				storetest.SetClock(t, s, at.now)
				before := stored(t, s, anna, "remark")
				_, err := s.SaveAnswers(ctx, anna, act(w, "f1", change("remark", before.Version, survey.Write(at.now.String()))))
				if at.open && err != nil || !at.open && !errors.Is(err, survey.ErrClosed) {
					t.Errorf("save at %v: %v", at.now, err)
				}
				if after := stored(t, s, anna, "remark"); (after.Version > before.Version) != at.open {
					t.Errorf("at %v the version went from %d to %d", at.now, before.Version, after.Version)
				}
			}
		})
	}
}

func instant(t *testing.T, text string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func TestAClosedWaveStoresNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		if err := s.CloseWave(t.Context(), w.Key, "op"); err != nil {
			t.Fatal(err)
		}
		sv := act(w, "f1", change("remark", 0, survey.Write("a")))
		sv.Mark = &survey.PageMark{Page: "page", Done: true}
		if _, err := s.SaveAnswers(t.Context(), anna, sv); !errors.Is(err, survey.ErrClosed) {
			t.Errorf("save: %v", err)
		}
		if _, err := s.Submit(t.Context(), anna, storetest.Questionnaire(), survey.Lineage{}, storetest.Edition, "s1", ""); !errors.Is(err, survey.ErrClosed) {
			t.Errorf("submit: %v", err)
		}
		want := survey.Response{County: storetest.Frame()[0], Disposition: survey.NotStarted, PagesDone: map[string]survey.PageDone{}}
		if r := response(t, s, anna); !reflect.DeepEqual(r, want) {
			t.Errorf("got  %+v\nwant %+v", r, want)
		}
		wantStored(t, s, "remark", survey.Value{}, 0)
	})
}

func TestAScopeThatDoesNotFitFindsNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		w := storetest.OpenWave(t, s)
		mustSave(t, s, anna, act(w, "f1", change("remark", 0, survey.Write("geheim"))))
		q := storetest.Questionnaire()
		county := map[string]func(access.Scope) error{
			"Response": func(sc access.Scope) error { return second(s.Response(ctx, sc)) },
			"SaveAnswers": func(sc access.Scope) error {
				return second(s.SaveAnswers(ctx, sc, act(w, "f2", change("remark", 0, survey.Write("x")))))
			},
			"Submit": func(sc access.Scope) error {
				return second(s.Submit(ctx, sc, q, survey.Lineage{}, storetest.Edition, "s", ""))
			},
			"Reopen":              func(sc access.Scope) error { return s.Reopen(ctx, sc) },
			"LatestSubmission":    func(sc access.Scope) error { return second(s.LatestSubmission(ctx, sc)) },
			"CreateCountyAccess":  func(sc access.Scope) error { return s.CreateCountyAccess(ctx, sc, "t", "c") },
			"ReplaceCountyAccess": func(sc access.Scope) error { return s.ReplaceCountyAccess(ctx, sc, "", "t", "c") },
		}
		for name, call := range county {
			for kind, sc := range map[string]access.Scope{
				"whole wave":    storetest.All(),
				"nothing":       {},
				"no county":     access.CountyScope(storetest.Wave, "", "anna"),
				"no wave":       access.CountyScope("", storetest.Pinneberg, "anna"),
				"unknown":       storetest.Of("99999", "anna"),
				"another wave":  access.CountyScope("2017", storetest.Pinneberg, "anna"),
				"as a wildcard": storetest.Of("%", "anna"),
			} {
				if err := call(sc); !errors.Is(err, survey.ErrNotFound) {
					t.Errorf("%s, %s: %v", name, kind, err)
				}
			}
		}
		for name, call := range map[string]func(access.Scope) error{
			"Responses":          func(sc access.Scope) error { return second(s.Responses(ctx, sc)) },
			"CountedSubmissions": func(sc access.Scope) error { _, _, err := s.CountedSubmissions(ctx, sc); return err },
			"AddSubmissions":     func(sc access.Scope) error { return s.AddSubmissions(ctx, sc, nil) },
		} {
			for kind, sc := range map[string]access.Scope{
				"one county": anna, "nothing": {}, "no wave": access.WaveScope("", "dlt"), "another wave": access.WaveScope("2017", "dlt"),
			} {
				if err := call(sc); !errors.Is(err, survey.ErrNotFound) {
					t.Errorf("%s, %s: %v", name, kind, err)
				}
			}
		}
		north, _ := access.Principal{Role: access.Association, Factor: time.Unix(1, 0), Person: "nord", Land: "Schleswig-Holstein"}.Scope(storetest.Wave)
		own, _ := north.ForCounty(storetest.Pinneberg)
		other, _ := north.ForCounty(storetest.Hannover)
		for name, call := range county {
			want := survey.ErrNotFound
			if name == "Response" {
				want = nil
			}
			if err := call(own); !errors.Is(err, want) {
				t.Errorf("%s by the association of the county's Land: %v", name, err)
			}
			if err := call(other); !errors.Is(err, survey.ErrNotFound) {
				t.Errorf("%s by the association of another Land: %v", name, err)
			}
		}
		if all, err := s.Responses(ctx, north); err != nil || len(all) != 1 || all[0].County.Key != storetest.Pinneberg || all[0].LastActivity.IsZero() {
			t.Errorf("an association sees the counties %+v, %v", all, err)
		}
		for role, refused := range map[access.Role][]func(access.Scope) error{
			access.Reader: {func(sc access.Scope) error { return s.AddSubmissions(ctx, sc, nil) },
				func(sc access.Scope) error { return s.WithdrawProposal(ctx, sc, w.Edition) }},
			access.Association: {func(sc access.Scope) error { _, _, err := s.CountedSubmissions(ctx, sc); return err }},
			access.Analyst: {func(sc access.Scope) error { return s.ProposeEdition(ctx, sc, survey.Proposal{Edition: w.Edition}) },
				func(sc access.Scope) error { return second(s.LiveAnswers(ctx, sc, []string{"remark"})) }},
		} {
			sc, _ := access.Principal{Role: role, Factor: time.Unix(1, 0), Person: "p", Land: "Schleswig-Holstein"}.Scope(storetest.Wave)
			for i, call := range refused {
				if err := call(sc); !errors.Is(err, survey.ErrNotFound) {
					t.Errorf("%s, %d: %v", role, i, err)
				}
			}
		}
		foreign, err := s.Answers(ctx, storetest.Of(storetest.Hannover, "anna"))
		if err != nil || len(foreign) != 0 {
			t.Errorf("answers of another county: %v, %v", foreign, err)
		}
		past, err := s.History(ctx, storetest.Of(storetest.Hannover, "anna"), "remark")
		if err != nil || len(past) != 0 {
			t.Errorf("history of another county: %v, %v", past, err)
		}
		wantStored(t, s, "remark", survey.Write("geheim"), 1)
	})
}

func TestTheGuardTellsStatementsOnAUnitsDataApart(t *testing.T) {
	for statement, ok := range map[string]bool{
		`SELECT 1`:                                             true,
		`SELECT * FROM wave`:                                   true,
		`SELECT * FROM "answer"`:                               false,
		"SELECT * FROM `answer` WHERE wave = ?":                false,
		"SELECT * FROM `answer` WHERE wave = ? AND unit = ?":   true,
		`SELECT * FROM "answer" WHERE unit = $1`:               false,
		`SELECT * FROM "answer" WHERE wave = $1 AND unit = $2`: true,
		`SELECT * FROM unit u JOIN response r ON r.unit = u.unit WHERE u.wave = $1`: false,
		`SELECT 1 FROM unit u WHERE u.wave = $1 AND u.unit = $2`:                    true,
		`UPDATE "response" SET "wave"=$1,"unit"=$2`:                                 false,
		`UPDATE "response" SET "a"=$1 WHERE wave = $2 AND unit = $3`:                true,
		"DELETE FROM `page_mark` WHERE page = ?":                                    false,
		"INSERT INTO `page_mark` (`wave`,`unit`,`page`) VALUES (?,?,?)":             true,
		`INSERT INTO "page_mark" ("wave","unit","page") VALUES ($1,$2,$3)`:          true,
		"INSERT INTO response (wave, unit) SELECT wave, unit FROM unit":             false,
		"INSERT INTO `session` (`id_hash`,`wave`,`unit`) VALUES (?,?,?)":            true,
		"INSERT INTO `session` (`id_hash`,`wave`) VALUES (?,?)":                     false,
		"SELECT * FROM `session` WHERE ended < ?":                                   false,
		"UPDATE `session` SET `ended`=? WHERE id_hash = ?":                          true,
		`SELECT * FROM "county_access" WHERE token_hash = $1 AND revoked IS NULL`:   true,
		`SELECT * FROM "county_access" WHERE person = $1`:                           false,
		`SELECT * FROM "outbox" WHERE "id" IN ($1,$2)`:                              true,
		`SELECT * FROM "outbox" WHERE state = $1`:                                   false,
		`SELECT * FROM "outbox" JOIN "answer" ON true WHERE "key" = $1`:             false,
	} {
		if got := store.Scoped(statement, false); got != ok {
			t.Errorf("%s: %t", statement, got)
		}
	}
	if !store.Scoped(`SELECT * FROM "answer" WHERE wave = $1`, true) || store.Scoped(`SELECT * FROM "answer"`, true) {
		t.Error("a statement on the whole wave needs the wave and nothing else")
	}
}

func TestTheGuardKnowsEveryTableThatHoldsDataOfAUnit(t *testing.T) {
	for _, table := range register.Tables {
		if table.Name == "audit" || !table.Has("wave") || !table.Has("unit") { // the trail is read as a whole
			continue
		}
		if store.Scoped("SELECT * FROM "+table.Name, false) {
			t.Errorf("%s can be read without wave and unit", table.Name)
		}
	}
}

func TestTheGuardFailsAStatementThatReachesAllCounties(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		if err := s.Unscoped(t.Context()); err == nil {
			t.Error("read all answers of a wave without a scope")
		}
	})
}
