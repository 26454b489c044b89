package store_test

import (
	"errors"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

const (
	draftText = "title: Entwurf „ü“\r\n"
	laterText = "title: Neu\n"

	// Computed with sha256sum.
	draftSHA = "c043b6f3e7575cf87fd7c92674f7d6b79e61994576ed15f85fe51cbe4762dae6"
	laterSHA = "61cf618c2dd8829c8c3e05179edec00398a9a07a7b0a6cdc545e849707a38ce4"
)

func TestADraftKeepsItsBytesAndWhereTheyCameFrom(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		w := storetest.OpenWave(t, s)
		storetest.SetClock(t, s, instant(t, "2026-12-01T12:00:00Z"))
		if err := s.CreateAdmin(ctx, "meier", "Änne Meier", "hash"); err != nil {
			t.Fatal(err)
		}
		meier, err := s.AdminByLogin(ctx, "meier")
		if err != nil {
			t.Fatal(err)
		}
		sha, added, err := s.AddDraft(ctx, survey.Draft{Title: "Entwurf", Author: meier.Person, Source: "neu.yaml"}, []byte(draftText))
		if sha != draftSHA || !added || err != nil {
			t.Fatal(sha, added, err)
		}
		storetest.SetClock(t, s, instant(t, "2026-12-02T12:00:00Z"))
		if sha, added, err := s.AddDraft(ctx, survey.Draft{Title: "Neu", Author: "fort", Parent: draftSHA}, []byte(laterText)); sha != laterSHA || !added || err != nil {
			t.Fatal(sha, added, err)
		}
		// Bytes that are stored stay whose they were.
		for _, text := range []string{draftText, "format: 1\n"} {
			if _, added, err := s.AddDraft(ctx, survey.Draft{Title: "Noch einmal", Author: "fort"}, []byte(text)); added || err != nil {
				t.Error(added, err)
			}
		}
		if text, err := s.Edition(ctx, draftSHA); string(text) != draftText || err != nil {
			t.Errorf("%q, %v", text, err)
		}
		all, err := s.Drafts(ctx)
		if err != nil || len(all) != 3 {
			t.Fatalf("%+v, %v", all, err)
		}
		want := []survey.Draft{
			{Edition: laterSHA, Title: "Neu", Author: "fort", Parent: draftSHA},
			{Edition: draftSHA, Title: "Entwurf", Author: meier.Person, Name: "Änne Meier", Source: "neu.yaml"},
			{Edition: w.Edition},
		}
		for i, got := range all {
			if got.Time.IsZero() {
				t.Errorf("%s was never stored", got.Edition)
			}
			one, err := s.Draft(ctx, got.Edition)
			if err != nil || one != got {
				t.Errorf("%+v, %v", one, err)
			}
			if got.Time = (time.Time{}); got != want[i] {
				t.Errorf("got  %+v\nwant %+v", got, want[i])
			}
		}
		if _, err := s.Draft(ctx, "none"); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("unknown draft: %v", err)
		}
		if _, _, err := s.AddDraft(ctx, survey.Draft{Parent: "none"}, []byte("x")); !errors.Is(err, survey.ErrInvalid) {
			t.Errorf("unknown parent: %v", err)
		}
		stored := 0
		for _, row := range storetest.Rows(t, s, "audit") {
			if row["action"] == string(access.ActionEditionStored) {
				stored++
			}
		}
		if stored != 2 {
			t.Errorf("%d lines in the audit trail, want 2", stored)
		}
	})
}
