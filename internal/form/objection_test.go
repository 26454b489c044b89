package form

import (
	"errors"
	"slices"
	"testing"

	"kreisumfrage/internal/survey"
)

// staffed makes the warning "many" fire.
func staffed() survey.Answers {
	return survey.Answers{at("x.teams"): fields("infra", "400", "apps", "200")}
}

func TestAFiringCheckStandsBesideItsQuestion(t *testing.T) {
	q, page := sample()
	a := staffed()
	a[at("x.split")] = fields("own", "95")
	built := Build(q, page, State{Stored: stored(a, 1)})
	warning, fault := find(t, built, "x.teams").Objections, find(t, built, "x.split").Objections
	if len(warning) != 1 || warning[0].Text != "Das sind sehr viele Stellen." || warning[0].Confirm == nil || warning[0].Confirm.Checked || warning[0].Settled {
		t.Fatalf("%+v", warning)
	}
	if len(fault) != 1 || fault[0].Confirm != nil || fault[0].VersionName != "" {
		t.Fatalf("%+v", fault)
	}
	got := ObjectionSummary(q, Objections(q, State{Stored: stored(a, 1)}))
	if want := []Problem{{"#f-check-many--b", "II.2.4: Das sind sehr viele Stellen."}, {"#f-check-own--b", "II.2.5: So viel Eigenes gibt es nicht."}}; !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
	for _, f := range Blank(q, page) {
		if len(f.Objections) > 0 {
			t.Errorf("the blank form objects to %s", f.Name)
		}
	}
}

func TestAnObjectionToAHiddenQuestionStandsAtTheOneBefore(t *testing.T) {
	q, page := sample()
	built := Build(q, page, State{Stored: stored(survey.Answers{at("x.status"): survey.Choose("no")}, 1)})
	if got := find(t, built, "x.areas_note").Objections; len(got) != 1 || got[0].Name != "check/rated" {
		t.Errorf("%+v", got)
	}
}

// tick posts the page as it is shown, with the confirmation ticked or not.
func tick(t *testing.T, a survey.Answers, ticked bool) Posted {
	t.Helper()
	q, page := sample()
	fields := Build(q, page, State{Stored: stored(a, 4)})
	o := find(t, fields, "x.teams").Objections[0]
	values := post(fields)
	values.Del(o.Name)
	if ticked {
		values.Set(o.Name, o.Confirm.Value)
	}
	p, err := Decode(page, values)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestATickConfirmsAWarningUntilItIsTakenBackOrAValueChanges(t *testing.T) {
	q, page := sample()
	a := staffed()
	ref := q.Check("many").Ref()
	p := tick(t, a, true)
	a[ref] = p.Answers[ref]
	if p.Versions[ref] != 0 || !q.Objections(a)[0].Settled() {
		t.Fatalf("not confirmed: %+v", p)
	}
	shown := find(t, Build(q, page, State{Stored: stored(a, 4)}), "x.teams").Objections[0]
	if !shown.Confirm.Checked || !shown.Settled || shown.Version != 4 {
		t.Errorf("the confirmation is shown as %+v", shown)
	}
	if p := tick(t, a, false); !p.Answers[ref].IsEmpty() || p.Versions[ref] != 4 {
		t.Errorf("not taken back: %+v", p)
	}
	a[at("x.teams")] = fields("infra", "400", "apps", "201")
	again := find(t, Build(q, page, State{Stored: stored(a, 4)}), "x.teams").Objections[0]
	if again.Confirm.Checked || again.Settled || again.Confirm.Value == shown.Confirm.Value {
		t.Errorf("asked again as %+v", again)
	}
}

func TestARefusedFormKeepsItsTicks(t *testing.T) {
	q, page := sample()
	p := tick(t, staffed(), true)
	st := State{Stored: stored(staffed(), 4), Posted: p.Answers, Versions: p.Versions}
	if o := find(t, Build(q, page, st), "x.teams").Objections[0]; !o.Confirm.Checked || o.Settled {
		t.Errorf("%+v", o)
	}
}

func TestOnlyWarningsOfThePageCanBeConfirmed(t *testing.T) {
	_, page := sample()
	for _, c := range [][]string{
		{"v:check/own=0", "check/own=0123456789abcdef"}, {"v:check/gone=0"}, {"v:check/many#1=0"}, {"v:check/many=0", "check/many=ja"},
		{"check/many=0123456789abcdef"}, {"v:check/many=0", "check/many=0123456789abcdef", "check/many="},
	} {
		if _, err := Decode(page, form(c...)); !errors.Is(err, survey.ErrInvalid) {
			t.Errorf("%v: %v", c, err)
		}
	}
}

func TestAConflictOverAConfirmationIsDecidedLikeAnyOther(t *testing.T) {
	q, page := sample()
	a := staffed()
	o := q.Objections(a)[0]
	theirs := survey.Answer{Ref: o.Ref(), Value: o.Confirmation, Version: 3, Author: "p1"}
	a[o.Ref()] = o.Confirmation
	conflicts := []survey.Conflict{{Ref: o.Ref(), Theirs: theirs}}
	st := State{Stored: stored(a, 3), Posted: survey.Answers{o.Ref(): {}}, Versions: map[survey.Ref]int{o.Ref(): 1}, Conflicts: conflicts}
	shown := find(t, Build(q, page, st), "x.teams").Objections[0]
	c := shown.Conflict
	if c == nil || c.Name != "k:check/many@3" || !slices.Equal(c.Mine, []string{"nicht bestätigt"}) || !slices.Equal(c.Theirs, []string{"Ja, das ist so"}) {
		t.Fatalf("%+v", c)
	}
	if got := ConflictSummary(TextsOf(q, Asked{}, a), conflicts); !slices.Equal(got, []Problem{{"#" + c.ID + "--mine", "Das sind sehr viele Stellen."}}) {
		t.Errorf("%+v", got)
	}
	values := post(Build(q, page, st))
	values.Set(c.Name, "theirs")
	if p, err := Decode(page, values); err != nil || !slices.Contains(p.Theirs, o.Ref()) || len(p.Answers) != len(page.Items())-2+1 {
		t.Errorf("%+v, %v", p, err)
	}
}
