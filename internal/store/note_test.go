package store_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/store/storetest"
	"kreisumfrage/internal/survey"
)

const noteText = "Bitte Schulamt prüfen <b>"

func mustNotes(t *testing.T, s *store.Store, sc access.Scope) []survey.Note {
	t.Helper()
	notes, err := s.Notes(t.Context(), sc, storetest.Questionnaire())
	if err != nil {
		t.Fatal(err)
	}
	return notes
}

// changeNote writes or settles one note from the form.
func changeNote(t *testing.T, s *store.Store, sc access.Scope, form string, c survey.NoteChange) error {
	t.Helper()
	return s.ChangeNotes(t.Context(), sc, storetest.Questionnaire(), form, []survey.NoteChange{c})
}

func TestANoteIsSavedWithTheAnswersAndSettledAndOpenedAgain(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		sv := touching(w, "f1", "remark")
		sv.Notes = []survey.NoteChange{{Item: "status", Text: noteText}}
		mustSave(t, s, anna, sv)
		again := touching(w, "f1", "remark", "practice") // the same form with more in it, after going back
		again.SaveID, again.Changes[1].Record, again.Notes = "other", 1, sv.Notes
		again.Changes[1].Value = survey.Value{Fields: map[string]string{"title": "x"}}
		mustSave(t, s, anna, again)
		meet := touching(w, "f2", "remark")
		meet.Notes = []survey.NoteChange{{Item: "remark", Text: "neben einem Konflikt"}}
		if r := mustSave(t, s, bert, meet); len(r.Conflicts) != 1 {
			t.Errorf("conflicts %v", r.Conflicts)
		}
		notes := mustNotes(t, s, bert)
		if len(notes) != 2 || notes[0].Text != noteText || notes[0].Author != "anna" || notes[0].Item != "status" || !notes[0].Open() ||
			notes[0].Time.IsZero() || notes[1].Author != "bert" {
			t.Fatalf("%+v", notes)
		}
		done := survey.NoteChange{ID: notes[0].ID, Settled: true}
		for _, err := range []error{changeNote(t, s, bert, "f3", done), changeNote(t, s, anna, "f4", done)} {
			if err != nil {
				t.Fatal(err)
			}
		}
		if n := mustNotes(t, s, anna)[0]; n.Open() || n.SettledBy != "bert" {
			t.Errorf("settled: %+v", n)
		}
		done.Settled = false
		if err := changeNote(t, s, anna, "f5", done); err != nil || !mustNotes(t, s, anna)[0].Open() {
			t.Errorf("opened again: %v", err)
		}
	})
}

func TestNotesAreForThoseWhoMayReadTheQuestion(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		carl := invite(t, s, "carl", access.Share{Kind: access.ShareItem, Key: "remark"})
		dora := invite(t, s, "dora")
		for _, item := range []string{"remark", "status"} {
			if err := changeNote(t, s, anna, "f", survey.NoteChange{Item: item, Text: noteText}); err != nil {
				t.Fatal(err)
			}
		}
		all := mustNotes(t, s, anna)
		closed := slices.IndexFunc(all, func(n survey.Note) bool { return n.Item == "status" })
		if notes := mustNotes(t, s, carl); len(notes) != 1 || notes[0].Item != "remark" {
			t.Errorf("carl reads %+v", notes)
		}
		if notes := mustNotes(t, s, dora); len(notes) != 0 {
			t.Errorf("dora reads %+v", notes)
		}
		before := storetest.Dump(t, s)
		forged := touching(w, "f1", "remark")
		forged.Notes = []survey.NoteChange{{Item: "status", Text: "fremd"}}
		_, saved := s.SaveAnswers(t.Context(), carl, forged)
		foreign := storetest.Of(storetest.Hannover, "anna")
		admin, _ := asAdmin("meier").ForCounty(storetest.Pinneberg)
		operator, _ := storetest.All().ForCounty(storetest.Pinneberg)
		for name, err := range map[string]error{
			"carl beside an answer":     saved,
			"carl on another question":  changeNote(t, s, carl, "f", survey.NoteChange{Item: "status", Text: "fremd"}),
			"carl settles another":      changeNote(t, s, carl, "f", survey.NoteChange{ID: all[closed].ID, Settled: true}),
			"dora":                      changeNote(t, s, dora, "f", survey.NoteChange{Item: "remark", Text: "fremd"}),
			"a question there is not":   changeNote(t, s, anna, "f", survey.NoteChange{Item: "unbekannt", Text: "x"}),
			"a note there is not":       changeNote(t, s, anna, "f", survey.NoteChange{ID: "unbekannt", Settled: true}),
			"another county settles":    changeNote(t, s, foreign, "f", survey.NoteChange{ID: all[0].ID, Settled: true}),
			"the DLT":                   changeNote(t, s, admin, "f", survey.NoteChange{Item: "remark", Text: "x"}),
			"the command line":          changeNote(t, s, operator, "f", survey.NoteChange{ID: all[0].ID, Settled: true}),
			"the DLT reads":             second(s.Notes(t.Context(), admin, storetest.Questionnaire())),
			"the command line reads":    second(s.Notes(t.Context(), operator, storetest.Questionnaire())),
			"the DLT forgets":           s.ForgetPeople(t.Context(), admin),
			"the coordinator forgets":   s.ForgetPeople(t.Context(), anna),
			"somebody who is no member": changeNote(t, s, storetest.Of(storetest.Pinneberg, "gast"), "f", survey.NoteChange{Item: "remark", Text: "x"}),
		} {
			if !errors.Is(err, survey.ErrNotFound) {
				t.Errorf("%s: %v", name, err)
			}
		}
		for name, c := range map[string]survey.NoteChange{"empty": {Item: "remark"}, "too long": {Item: "remark", Text: strings.Repeat("ä", survey.MaxNote+1)},
			"both": {Item: "remark", Text: "x", ID: all[0].ID}, "broken": {Item: "remark", Text: "\xff"}} {
			if err := changeNote(t, s, anna, "f", c); !errors.Is(err, survey.ErrInvalid) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if notes := mustNotes(t, s, foreign); len(notes) != 0 {
			t.Errorf("another county reads %+v", notes)
		}
		if after := storetest.Dump(t, s); fmt.Sprint(after) != fmt.Sprint(before) {
			t.Error("something was stored")
		}
		if err := s.RevokeMember(t.Context(), anna, carl.Person()); err != nil {
			t.Fatal(err)
		}
		if notes := mustNotes(t, s, carl); len(notes) != 0 {
			t.Errorf("revoked, carl reads %+v", notes)
		}
	})
}

func TestNotesMayBeWrittenUntilTheWaveEnds(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		mustSave(t, s, anna, touching(w, "f1", "remark"))
		releaseInside(t, s)
		sub := mustSubmit(t, s, anna, "s1")
		if err := changeNote(t, s, bert, "f2", survey.NoteChange{Item: "remark", Text: noteText}); err != nil {
			t.Errorf("after the submission: %v", err)
		}
		sv := touching(w, "f3")
		sv.Notes = []survey.NoteChange{{Item: "remark", Text: "zu spät"}}
		if _, err := s.SaveAnswers(t.Context(), anna, sv); !errors.Is(err, survey.ErrSubmitted) {
			t.Errorf("in a form of answers: %v", err)
		}
		storetest.SetClock(t, s, w.LastDay.Next().Start().Add(time.Minute))
		if err := changeNote(t, s, anna, "f4", survey.NoteChange{Item: "remark", Text: "zu spät"}); !errors.Is(err, survey.ErrClosed) {
			t.Errorf("after the end: %v", err)
		}
		if notes := mustNotes(t, s, anna); len(notes) != 1 {
			t.Errorf("%+v", notes)
		}
		subs, _ := counted(t, s)
		if len(subs) != 1 || subs[0].Hash != sub.Hash {
			t.Errorf("%+v", subs)
		}
	})
}

func TestForgettingPeopleDeletesTheirNotesAndNoAnswer(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx, w := t.Context(), storetest.OpenWave(t, s)
		carl := invite(t, s, "carl", access.Share{Kind: access.ShareItem, Key: "remark"})
		invite(t, s, "dora")
		hannover := storetest.Of(storetest.Hannover, "carla")
		there, err := s.InviteMember(ctx, hannover, access.Member{Contact: access.Contact{Name: "Hanna"}}, access.Slip{TokenHash: "th", CodeHash: "ch"})
		if err != nil {
			t.Fatal(err)
		}
		sv := touching(w, "f1", "remark")
		sv.Notes = []survey.NoteChange{{Item: "remark", Text: noteText}}
		mustSave(t, s, carl, sv)
		for _, err := range []error{
			s.Rescue(ctx, carl, survey.Rescue{Page: "page", FormID: "f2", Fields: "remark=" + "spät"}),
			changeNote(t, s, hannover, "f3", survey.NoteChange{Item: "remark", Text: "in Hannover"}),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
		releaseInside(t, s)
		sub := mustSubmit(t, s, anna, "s1")
		kept := []string{"county_release", "release_answer", "answer", "answer_history", "submission", "submission_answer", "page_mark", "response"}
		before := storetest.Dump(t, s)
		operator, _ := storetest.All().ForCounty(storetest.Pinneberg)
		if err := s.ForgetPeople(ctx, operator); err != nil {
			t.Fatal(err)
		}
		after := storetest.Dump(t, s)
		for _, table := range kept {
			if !slices.Equal(before[table], after[table]) {
				t.Errorf("%s changed", table)
			}
		}
		if text := fmt.Sprint(after); strings.Contains(text, noteText) || strings.Contains(text, "dora@") || strings.Contains(text, "Bitte prüfen") || strings.Contains(text, "Gut so") || strings.Contains(text, "lr@") ||
			!strings.Contains(text, "in Hannover") || !strings.Contains(text, "Hanna") {
			t.Errorf("left is %s", text)
		}
		if _, err := s.CountyAccess(ctx, "token-carl"); !errors.Is(err, survey.ErrNotFound) {
			t.Errorf("carl's link: %v", err)
		}
		if m := memberOf(t, s, storetest.Of(storetest.Hannover, there)); m.Contact.Name != "Hanna" {
			t.Errorf("%+v", m)
		}
		subs, _ := counted(t, s)
		if len(subs) != 1 || subs[0].Hash != sub.Hash || subs[0].Hash != survey.Digest(subs[0].County.Key, subs[0].Edition, subs[0].Rows) {
			t.Errorf("the submission does not fit its hash any more: %+v", subs)
		}
	})
}

func TestAPageIsDeclaredAnewAfterSomebodyElseChangedIt(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		w := storetest.OpenWave(t, s)
		declare := func(sc access.Scope, sv survey.Save) survey.PageDone {
			sv.Mark = &survey.PageMark{Page: "page", Done: true}
			mustSave(t, s, sc, sv)
			return response(t, s, anna).PagesDone["page"]
		}
		first := declare(anna, touching(w, "f1", "remark"))
		if got := declare(bert, touching(w, "f2")); got != first {
			t.Errorf("repeated: %+v", got)
		}
		mustSave(t, s, anna, touching(w, "f3", "status"))
		if got := declare(bert, touching(w, "f4")); got != first {
			t.Errorf("after an own change of hers: %+v", got)
		}
		own := touching(w, "f5", "remark")
		own.Changes[0].Version = 1
		if got := declare(bert, own); got != first {
			t.Errorf("his change came with the declaration: %+v", got)
		}
		if got := declare(anna, touching(w, "f6")); got.Author != "anna" || !got.Time.After(first.Time) {
			t.Errorf("declared anew: %+v", got)
		}
	})
}
