package store_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

var (
	onPaper = survey.Proxy{Channel: survey.OnPaper, Day: "2026-11-12"}
	agreed  = survey.Consent{Name: "Frau Beispiel", Day: "2026-11-13", How: "am Telefon"}
)

func proxies(t *testing.T, s *store.Store, sc access.Scope) []survey.Proxy {
	t.Helper()
	all, err := s.Proxies(t.Context(), sc)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// entered is an act of the DLT, which says what it concerns.
func entered(w survey.Wave, form string, changes ...survey.Change) survey.Save {
	sv := act(w, form, changes...)
	sv.Questionnaire = storetest.Questionnaire()
	return sv
}

func TestTheDLTTypesInACountysPlaceAndTheCountyConfirms(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx, w := t.Context(), storetest.OpenWave(t, s)
		dlt, _ := asAdmin("meier").ForCounty(storetest.Pinneberg)
		typed := entered(w, "p1", change("remark", 0, survey.Write("vom Papier")))
		wanted(t, second(s.SaveAnswers(ctx, dlt, typed)), survey.ErrNotFound)
		wanted(t, second(s.Answers(ctx, dlt)), survey.ErrNotFound)
		for _, bad := range []survey.Proxy{{}, {Channel: "fax", Day: "2026-11-12"}, {Channel: survey.OnPaper, Day: "2026-11-17"}, {Channel: survey.OnPaper, Day: "12.11."},
			{Channel: survey.OnPaper, Day: "2026-11-12", Consent: survey.Consent{Day: "2026-11-13"}}, {Channel: survey.OnPaper, Day: "2026-11-12", Consent: survey.Consent{Name: "x", How: "y"}}} {
			wanted(t, s.StartProxy(ctx, dlt, bad), survey.ErrInvalid)
		}
		reader, _ := access.Principal{Role: access.Reader, Factor: time.Unix(1, 0), Person: "leser"}.Scope(storetest.Wave)
		reader, _ = reader.ForCounty(storetest.Pinneberg)
		for _, sc := range []access.Scope{anna, asAdmin("meier"), reader} {
			wanted(t, s.StartProxy(ctx, sc, onPaper), survey.ErrNotFound)
		}
		wanted(t, s.StartProxy(ctx, dlt, onPaper), nil)
		wanted(t, s.StartProxy(ctx, dlt, onPaper), survey.ErrConflict)
		wanted(t, second(s.SaveAnswers(ctx, reader, typed)), survey.ErrNotFound)
		mustSave(t, s, dlt, typed)
		if r := response(t, s, anna); !r.FirstSaved.IsZero() || r.Disposition != survey.InProgress {
			t.Errorf("the county itself has not begun: %+v", r)
		}
		if a := stored(t, s, dlt, "remark"); !a.Proxy || a.Author != "meier" {
			t.Errorf("%+v", a)
		}
		if h, err := s.History(ctx, anna, "remark"); err != nil || len(h) != 1 || !h[0].Proxy {
			t.Errorf("%+v, %v", h, err)
		}
		wanted(t, s.SetEmail(ctx, "anna", "anna@kreis.example"), nil)
		sub := mustSubmit(t, s, dlt, "s1")
		if sub.Kind != survey.FromProxy || sub.Author != "meier" {
			t.Errorf("%+v", sub)
		}
		if got := posted(t, s, mail.ProxyReceipt, mail.Reference); got != "anna "+sub.Reference {
			t.Errorf("letters %q", got)
		}
		wanted(t, second(s.Answers(ctx, dlt)), survey.ErrEntryEnded)
		wanted(t, s.StopProxy(ctx, dlt), survey.ErrEntryEnded)
		wanted(t, s.StartProxy(ctx, dlt, onPaper), survey.ErrSubmitted)

		wanted(t, s.ConfirmProxy(ctx, anna, 2), survey.ErrConflict)
		wanted(t, s.ConfirmProxy(ctx, storetest.Of(storetest.Pinneberg, "fremd"), 1), survey.ErrNotFound)
		wanted(t, s.ConfirmProxy(ctx, anna, 1), nil)
		wanted(t, s.ConfirmProxy(ctx, anna, 1), nil)
		if all := proxies(t, s, anna); len(all) != 1 || all[0].Verdict != survey.ProxyConfirmed || all[0].Submission != 1 || all[0].Outcome != survey.ProxySubmitted {
			t.Errorf("%+v", all)
		}
		wanted(t, s.Reopen(ctx, dlt), nil)
		wanted(t, s.StartProxy(ctx, dlt, onPaper), nil) // still, the county has not begun
		mustSubmit(t, s, dlt, "s2")
		wanted(t, s.RequestReopening(ctx, anna, "Frage 3 stimmt nicht"), nil)
		wanted(t, s.ConfirmProxy(ctx, anna, 2), survey.ErrConflict)
		if all := proxies(t, s, anna); all[1].Verdict != survey.ProxyObjected || all[1].Decided.IsZero() {
			t.Errorf("%+v", all[1])
		}
	})
}

func TestACountyThatBeginsEndsTheEntryUnlessItConsented(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx, w := t.Context(), storetest.OpenWave(t, s)
		dlt, _ := asAdmin("meier").ForCounty(storetest.Pinneberg)
		wanted(t, s.StartProxy(ctx, dlt, onPaper), nil)
		mustSave(t, s, dlt, entered(w, "p1", change("remark", 0, survey.Write("vom Papier"))))

		// Both at once: whatever the order, the county's save stands, and the DLT is
		// told or was first.
		var saves sync.WaitGroup
		var typing error
		saves.Go(func() {
			_, typing = s.SaveAnswers(ctx, dlt, entered(w, "p2", change("status", 0, survey.Choose("yes"))))
		})
		var own survey.SaveResult
		saves.Go(func() { own, _ = s.SaveAnswers(ctx, anna, act(w, "f1", change("projects", 0, survey.Choose("a")))) })
		saves.Wait()
		if typing != nil && !errors.Is(typing, survey.ErrBegun) || len(own.Saved) != 1 {
			t.Errorf("%v, %+v", typing, own)
		}
		for _, err := range []error{second(s.SaveAnswers(ctx, dlt, entered(w, "p3", change("remark", 1, survey.Write("x"))))), second(s.Answers(ctx, dlt)),
			second(s.History(ctx, dlt, "remark")), second(s.Submit(ctx, dlt, storetest.Questionnaire(), survey.Lineage{}, w.Edition, "s1", "")),
			s.StartProxy(ctx, dlt, onPaper)} {
			wanted(t, err, survey.ErrBegun)
		}

		with := onPaper
		with.Consent = agreed
		wanted(t, s.SetEmail(ctx, "anna", "anna@kreis.example"), nil)
		wanted(t, s.StartProxy(ctx, dlt, with), nil)
		if got := posted(t, s, mail.ProxyConsent, mail.Agreed); got != "anna 2026-11-13" {
			t.Errorf("letters %q", got)
		}
		wanted(t, s.RefuseProxy(ctx, dlt), survey.ErrNotFound)
		wanted(t, s.RefuseProxy(ctx, storetest.Of(storetest.Pinneberg, "fremd")), survey.ErrNotFound)
		wanted(t, s.RefuseProxy(ctx, anna), nil)
		wanted(t, s.RefuseProxy(ctx, anna), nil) // pressed twice
		wanted(t, second(s.Answers(ctx, dlt)), survey.ErrBegun)
		wanted(t, s.StartProxy(ctx, dlt, with), nil)
		before := stored(t, s, dlt, "remark")
		mustSave(t, s, anna, act(w, "f2", change("remark", before.Version, survey.Write("vom Kreis"))))
		r, err := s.SaveAnswers(ctx, dlt, entered(w, "p4", change("remark", before.Version, survey.Write("vom Papier, neu"))))
		if err != nil || len(r.Conflicts) != 1 || r.Conflicts[0].Theirs.Proxy || r.Conflicts[0].Theirs.Value.Text != "vom Kreis" {
			t.Errorf("%+v, %v", r, err)
		}
		all := proxies(t, s, dlt)
		if all[0].Outcome != survey.ProxyBegun || all[1].Outcome != survey.ProxyBegun || all[2].Consent.Name != "Frau Beispiel" || all[2].Consent.How != "am Telefon" || !all[2].Runs() {
			t.Errorf("%+v", all)
		}
		for _, row := range storetest.Rows(t, s, "proxy") {
			for column, value := range row {
				if value == "Frau Beispiel" {
					t.Errorf("column %s holds the name of who consented", column)
				}
			}
		}
		mustSubmit(t, s, anna, "s2")
		wanted(t, second(s.Answers(ctx, dlt)), survey.ErrBegun)
		var events string
		for _, row := range storetest.Rows(t, s, "audit") {
			if row["action"] == "proxy_started" || row["action"] == "proxy_ended" {
				events += fmt.Sprint(row["person"], " ", row["detail"], "|")
			}
		}
		if want := "anna begun|anna begun|anna begun|meier number 1, paper|meier number 2, paper, with consent|meier number 3, paper, with consent|"; events != want {
			t.Errorf("%q, want %q", events, want)
		}
		wanted(t, s.ForgetPeople(ctx, access.CountyScope(storetest.Wave, storetest.Pinneberg, "x")), survey.ErrNotFound)
		whole, _ := storetest.All().ForCounty(storetest.Pinneberg)
		wanted(t, s.ForgetPeople(ctx, whole), nil)
		if all := proxies(t, s, dlt); all[1].Consent.Name != "" || all[1].Consent.How != "–" {
			t.Errorf("%+v", all[1].Consent)
		}
	})
}
