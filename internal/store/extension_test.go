package store_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

// wanted fails the test unless the error is the wanted one.
func wanted(t *testing.T, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("%v, want %v", err, want)
	}
}

// posted are the letters of the kind, with one of their values.
func posted(t *testing.T, s *store.Store, kind *mail.Kind, value mail.Placeholder) string {
	t.Helper()
	letters, err := s.Letters(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range letters {
		if l.Kind == kind.Name {
			got = append(got, l.Person+" "+l.Values[value])
		}
	}
	return strings.Join(got, "|")
}

func TestACountyWithAnExtensionAnswersUntilItsOwnDayAndNoOtherDoes(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx, w := t.Context(), storetest.OpenWave(t, s)
		dlt, _ := asAdmin("meier").ForCounty(storetest.Pinneberg)
		wanted(t, s.SetEmail(ctx, "anna", "anna@kreis.example"), nil)
		mustSave(t, s, anna, act(w, "f1", change("remark", 0, survey.Write("vorher"))))
		mustSubmit(t, s, anna, "s1")
		for _, until := range []survey.Day{"2026-11-30", "2026-11-15", "", "2027-13-01", "2028-01-01"} {
			wanted(t, s.ExtendResponse(ctx, dlt, 0, until, "Urlaub"), survey.ErrInvalid)
		}
		wanted(t, s.ExtendResponse(ctx, dlt, 0, "2026-12-10", ""), survey.ErrInvalid)
		for _, sc := range []access.Scope{anna, asAdmin("meier")} {
			wanted(t, s.ExtendResponse(ctx, sc, 0, "2026-12-10", "Urlaub"), survey.ErrNotFound)
		}
		wanted(t, s.ExtendResponse(ctx, dlt, 0, "2026-12-20", "Urlaub"), nil)
		wanted(t, s.ExtendResponse(ctx, dlt, 1, "2026-12-10", "Irrtum"), nil)
		wanted(t, s.ExtendResponse(ctx, dlt, 1, "2026-12-10", "Irrtum"), nil)               // sent twice
		wanted(t, s.ExtendResponse(ctx, dlt, 1, "2026-12-21", "Umzug"), survey.ErrConflict) // somebody else was faster
		if all, err := s.Extensions(ctx, anna); err != nil || len(all) != 2 || all[1].Until != "2026-12-10" || all[1].Author != "meier" {
			t.Errorf("%+v, %v", all, err)
		}
		if got := posted(t, s, mail.Extended, mail.Deadline); got != "anna 2026-12-20|anna 2026-12-10" {
			t.Errorf("letters %q", got)
		}

		storetest.SetClock(t, s, w.End().Add(time.Hour))
		wanted(t, second(s.SaveAnswers(ctx, storetest.Of(storetest.Hannover, "carla"), act(w, "f1", change("remark", 0, survey.Write("zu spät"))))), survey.ErrClosed)
		wanted(t, s.ReturnResponse(ctx, dlt, ""), survey.ErrInvalid)
		wanted(t, s.ReturnResponse(ctx, dlt, "Frage 3\nfehlt"), nil)
		if r := response(t, s, anna); r.Extended != "2026-12-10" || r.Disposition != survey.Returned {
			t.Errorf("%+v", r)
		}
		if latest, err := s.LatestExtension(ctx, asAdmin("meier")); err != nil || latest != "2026-12-10" {
			t.Errorf("latest %q, %v", latest, err)
		}
		if all, err := s.Returns(ctx, anna); err != nil || len(all) != 1 || all[0].Reason != "Frage 3\nfehlt" {
			t.Errorf("%+v, %v", all, err)
		}
		if got := posted(t, s, mail.Returned, mail.Answer); got != "anna Frage 3\nfehlt" {
			t.Errorf("letters %q", got)
		}
		mustSave(t, s, anna, act(w, "f2", change("remark", 1, survey.Write("nachher"))))
		if subs, _ := counted(t, s); len(subs) != 1 || subs[0].Answers()[survey.Ref{Item: "remark"}].Text != "vorher" {
			t.Errorf("while it is returned, the last submission does not count: %+v", subs)
		}
		mustSubmit(t, s, anna, "s2")
		if latest, err := s.LatestExtension(ctx, asAdmin("meier")); err != nil || latest != "" {
			t.Errorf("after the submission, the wave waits until %q, %v", latest, err)
		}
		wanted(t, s.ReturnResponse(ctx, dlt, "Noch einmal"), nil)
		storetest.SetClock(t, s, survey.Day("2026-12-11").Start().Add(-time.Second))
		mustSave(t, s, anna, act(w, "f3", change("remark", 2, survey.Write("zuletzt"))))
		storetest.SetClock(t, s, survey.Day("2026-12-11").Start())
		wanted(t, second(s.SaveAnswers(ctx, anna, act(w, "f4", change("remark", 3, survey.Write("zu spät"))))), survey.ErrClosed)
		wanted(t, second(s.Submit(ctx, anna, storetest.Questionnaire(), survey.Lineage{}, w.Edition, "s3", "")), survey.ErrClosed)
		if subs, _ := counted(t, s); len(subs) != 1 || subs[0].Answers()[survey.Ref{Item: "remark"}].Text != "nachher" {
			t.Errorf("after the end, the last submission does not count: %+v", subs)
		}
		for _, row := range storetest.Rows(t, s, "audit") {
			if strings.Contains(row["detail"], "Urlaub") || strings.Contains(row["detail"], "fehlt") {
				t.Errorf("the audit trail holds a text: %v", row)
			}
		}
	})
}

func TestNoWaveIsClosedBehindAnExtension(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx, w := t.Context(), storetest.OpenWave(t, s)
		all := asAdmin("meier")
		dlt, _ := all.ForCounty(storetest.Pinneberg)
		wanted(t, s.CloseEnded(ctx, all, "vorüber"), survey.ErrConflict)
		wanted(t, s.CloseEnded(ctx, anna, "vorüber"), survey.ErrNotFound)
		day, before := w.LastDay.Next(), 0
		for n := range storetest.Rounds(200) {
			storetest.SetClock(t, s, day.Start())
			var both sync.WaitGroup
			var extended, closed error
			both.Go(func() { extended = s.ExtendResponse(ctx, dlt, before, day, "Urlaub") })
			both.Go(func() { closed = s.CloseEnded(ctx, all, "vorüber") })
			both.Wait()
			if (extended == nil) == (closed == nil) || !errors.Is(errors.Join(extended, closed), survey.ErrClosed) && !errors.Is(closed, survey.ErrConflict) {
				t.Fatalf("round %d: extended %v, closed %v", n, extended, closed)
			}
			if extended == nil {
				before++
				day = day.Next()
				storetest.SetClock(t, s, day.Start())
				wanted(t, s.CloseEnded(ctx, all, "vorüber"), nil)
			}
			wanted(t, s.MoveWave(ctx, all, survey.WaveMove{To: survey.WaveOpen, Reason: "zurück", LastDay: day}), nil)
			day = day.Next()
		}
	})
}

func TestARefusalIsRecordedAndTakenBack(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx, w := t.Context(), storetest.OpenWave(t, s)
		dlt, _ := asAdmin("meier").ForCounty(storetest.Pinneberg)
		wanted(t, s.WithdrawRefusal(ctx, dlt), survey.ErrConflict)
		mustSave(t, s, anna, act(w, "f1", change("remark", 0, survey.Write("vorher"))))
		for _, r := range []survey.Refusal{{Day: "2026-11-17", Reason: "morgen"}, {Day: "2026-11-16"}, {Reason: "wann?"}} {
			wanted(t, s.RecordRefusal(ctx, dlt, r), survey.ErrInvalid)
		}
		wanted(t, s.RecordRefusal(ctx, anna, survey.Refusal{Day: "2026-11-10", Reason: "x"}), survey.ErrNotFound)
		wanted(t, s.RecordRefusal(ctx, dlt, survey.Refusal{Day: "2026-11-10", Reason: "Keine Zeit"}), nil)
		wanted(t, s.RecordRefusal(ctx, dlt, survey.Refusal{Day: "2026-11-10", Reason: "Keine Zeit"}), survey.ErrConflict)
		wanted(t, s.ExtendResponse(ctx, dlt, 0, "2026-12-10", "Doch?"), survey.ErrClosed)
		wanted(t, second(s.SaveAnswers(ctx, anna, act(w, "f2", change("remark", 1, survey.Write("x"))))), survey.ErrClosed)
		wanted(t, s.WithdrawRefusal(ctx, dlt), nil)
		if r := response(t, s, anna); r.Disposition != survey.InProgress {
			t.Errorf("%+v", r)
		}
		mustSave(t, s, anna, act(w, "f3", change("remark", 1, survey.Write("doch"))))
		mustSubmit(t, s, anna, "s1")
		wanted(t, s.RecordRefusal(ctx, dlt, survey.Refusal{Day: "2026-11-16", Reason: "zu spät"}), survey.ErrConflict)
		log, err := s.ContactLog(ctx, dlt)
		var got []string
		for _, e := range log {
			got = append(got, fmt.Sprint(e.Kind, " ", e.Result, " ", e.Text, " ", survey.DayOf(e.Time)))
		}
		if want := "refusal recorded Keine Zeit 2026-11-10|refusal withdrawn  2026-11-16"; err != nil || strings.Join(got, "|") != want {
			t.Errorf("%q, %v", got, err)
		}
	})
}
