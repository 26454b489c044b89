package store_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

const dithmarschen = "01051"

func frameOf(t *testing.T, s *store.Store) (frame []survey.Listing, digest string) {
	t.Helper()
	frame, err := s.Frame(t.Context(), asAdmin("meier"))
	if err != nil {
		t.Fatal(err)
	}
	return frame, survey.FrameDigest(frame)
}

func TestAFrameChangesAsAWholeOrNotAtAll(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := t.Context()
		w := storetest.OpenWave(t, s)
		fresh := survey.Listing{County: survey.County{Key: dithmarschen, Name: "Kreis Dithmarschen", Land: "Schleswig-Holstein", Columns: map[string]string{"population": "133460"}},
			Contacts: []survey.ListedContact{{Salutation: "Herr", Name: "Moor", Function: "Landrat", Email: "lr@dith.example", Phone: "0481 97"}, {Email: "post@dith.example"}}, Domains: []string{"dith.example"}}
		frame, seen := frameOf(t, s)
		region := frame[1]
		region.County.Name, region.County.Columns = "Region Hannover (neu)", map[string]string{"population": "1173134"}
		refused := func(what string, err, want error) {
			t.Helper()
			if !errors.Is(err, want) {
				t.Errorf("%s: %v, want %v", what, err, want)
			}
		}
		before := storetest.Dump(t, s)
		broken := fresh
		broken.Contacts = []survey.ListedContact{{Email: "keine"}}
		refused("half of it wrong", s.ChangeFrame(ctx, asAdmin("meier"), seen, survey.FrameUpdate{Changed: []survey.Listing{region}, New: []survey.Listing{broken}}), survey.ErrInvalid)
		refused("bound", s.ChangeFrame(ctx, asAdmin("meier"), seen, survey.FrameUpdate{Gone: []string{storetest.Pinneberg}}), survey.ErrConflict)
		refused("nobody left", s.ChangeFrame(ctx, asAdmin("meier"), seen, survey.FrameUpdate{Gone: []string{storetest.Pinneberg, storetest.Hannover, storetest.Ahrweiler}}), survey.ErrInvalid)
		reader, _ := access.Principal{Role: access.Reader, Factor: time.Unix(1, 0), Person: "leser"}.Scope(w.Key)
		refused("a reader", s.ChangeFrame(ctx, reader, seen, survey.FrameUpdate{}), survey.ErrNotFound)
		if _, err := s.Frame(ctx, reader); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("a reader reads addresses: %v", err)
		}
		if after := storetest.Dump(t, s); fmt.Sprint(after) != fmt.Sprint(before) {
			t.Error("something was stored")
		}

		update := survey.FrameUpdate{New: []survey.Listing{fresh}, Changed: []survey.Listing{region}, Gone: []string{storetest.Ahrweiler}}
		refused("the first", s.ChangeFrame(ctx, asAdmin("meier"), seen, update), nil)
		refused("the second of two", s.ChangeFrame(ctx, asAdmin("huber"), seen, update), survey.ErrConflict)
		frame, seen = frameOf(t, s)
		if len(frame) != 3 || !frame[0].Equal(fresh) || !frame[2].Equal(region) || frame[1].County.Key != storetest.Pinneberg {
			t.Errorf("%+v", frame)
		}
		if r, err := s.Response(ctx, system(dithmarschen)); err != nil || r.Disposition != survey.NotStarted {
			t.Errorf("the new county has no response: %+v, %v", r, err)
		}
		bonds, err := s.FrameBonds(ctx, asAdmin("meier"))
		if err != nil || len(bonds) != 2 || bonds[storetest.Pinneberg] != survey.BondAccess || bonds[storetest.Hannover] != survey.BondAccess {
			t.Errorf("%v, %v", bonds, err)
		}
		mustSave(t, s, anna, act(w, "f1", change("status", 0, survey.Choose("yes"))))
		refused("a note", s.LogContact(ctx, system(dithmarschen), survey.ContactEvent{Kind: survey.ContactCall, Result: "reached", Text: "x"}), nil)
		if bonds, err = s.FrameBonds(ctx, asAdmin("meier")); err != nil || bonds[storetest.Pinneberg] != survey.BondAnswers || bonds[dithmarschen] != survey.BondContact {
			t.Errorf("%v, %v", bonds, err)
		}

		lines := storetest.Rows(t, s, "audit")
		last := ""
		for _, l := range lines {
			if l["action"] == string(access.ActionFrameChanged) {
				last += l["person"] + " " + l["detail"] + "; "
			}
		}
		if last != "meier 1 new, 1 changed, 1 removed; " || strings.Contains(fmt.Sprint(lines), "dith.example") {
			t.Errorf("the trail says %q", last)
		}
		if err := s.MoveWave(ctx, storetest.All(), survey.WaveMove{To: survey.WaveClosed}); err != nil {
			t.Fatal(err)
		}
		region.County.Name = "Region Hannover"
		refused("a closed wave stays whole", s.ChangeFrame(ctx, asAdmin("meier"), seen, survey.FrameUpdate{New: []survey.Listing{{County: survey.County{Key: "01053", Name: "x"}}}}), survey.ErrClosed)
		refused("but is corrected", s.ChangeFrame(ctx, asAdmin("meier"), seen, survey.FrameUpdate{Changed: []survey.Listing{region}}), nil)
	})
}

func TestAMergedCountyRecallsWhatItsForebearsSubmitted(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx, w := t.Context(), storetest.OpenWave(t, s)
		mustSave(t, s, anna, act(w, "f1", change("status", 0, survey.Choose("yes"))))
		first := mustSubmit(t, s, anna, "s1")
		later := survey.Wave{Key: "2028", Title: "Später", Year: 2028, FirstDay: "2028-01-01", LastDay: "2028-12-31", Earlier: w.Key}
		merged := []survey.County{{Key: "01099", Name: "Kreis Unterelbe", Land: "Schleswig-Holstein"}}
		if err := s.CreateWave(ctx, later, []byte("later"), merged, "op"); err != nil {
			t.Fatal(err)
		}
		one := access.CountyScope("2028", "01099", "p")
		if _, _, err := s.EarlierSubmissions(ctx, one); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("before anything is known of it: %v", err)
		}
		admin := access.Principal{Role: access.Admin, Factor: time.Unix(1, 0), Person: "meier"}
		all := survey.Successions{{Predecessor: storetest.Pinneberg, Name: "Kreis Pinneberg", Successor: "01099", Day: "2027-03-01"},
			{Predecessor: storetest.Hannover, Successor: "01099", Day: "2027-03-01"}}
		none := survey.Successions(nil).Digest()
		for _, c := range []struct{ err, want error }{
			{s.SetSuccessions(ctx, access.Principal{Role: access.Reader, Factor: time.Unix(1, 0)}, none, all), survey.ErrNotFound},
			{s.SetSuccessions(ctx, admin, none, all), nil},
			{s.SetSuccessions(ctx, admin, none, nil), survey.ErrConflict},
		} {
			if !errors.Is(c.err, c.want) {
				t.Errorf("%v, want %v", c.err, c.want)
			}
		}
		subs, from, err := s.EarlierSubmissions(ctx, one)
		if err != nil || from.Key != w.Key || len(subs) != 1 || subs[0].Reference != first.Reference || subs[0].County.Name != "Kreis Pinneberg" {
			t.Errorf("%+v of %+v, %v", subs, from, err)
		}
	})
}
