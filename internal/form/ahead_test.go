package form

import (
	"slices"
	"strings"
	"testing"

	"kreisumfrage/internal/survey"
)

// typedOver is the state in which the form was posted over the stored answers.
func typedOver(stored map[survey.Ref]survey.Answer, p Posted) State {
	return State{Stored: stored, Posted: p.Answers, Typed: p.Typed, Versions: p.Versions, Problems: p.Problems}
}

// shownAhead are the fields and options that the posted values would lead to.
func shownAhead(t *testing.T, stored map[survey.Ref]survey.Answer, pairs ...string) (fields, options []string) {
	t.Helper()
	q, page := sample()
	for _, f := range Ahead(q, page, typedOver(stored, decode(t, form(pairs...)))) {
		if f.Hidden {
			if f.VersionName != "" || f.Label != "" || len(f.Options) > 0 {
				t.Errorf("a hidden field shows %+v", f)
			}
			continue
		}
		fields = append(fields, f.Name)
		for _, o := range f.Options {
			if f.Name == "x.areas" && !o.Hidden {
				options = append(options, o.Value)
			}
		}
	}
	return fields, options
}

func TestWhatIsPostedDecidesAheadOfTheSave(t *testing.T) {
	yes := stored(survey.Answers{at("x.status"): survey.Choose("yes")}, 3)
	for _, c := range []struct {
		name   string
		stored map[survey.Ref]survey.Answer
		posted string
		shown  bool // x.rating and the first option of x.areas
	}{
		{"nothing at all", nil, "", false},
		{"a choice", nil, "v:x.status=0 x.status=yes", true},
		{"another choice", nil, "v:x.status=0 x.status=no", false},
		{"a choice that replaces a stored one", yes, "v:x.status=3 x.status=no", false},
		{"an answer that is taken back", yes, "v:x.status=3 x.status=!leer", false},
		{"a stored answer that was not posted", yes, "v:x.long=0 x.long=x", true},
		{"a choice beside a mistake in the same question", nil, "v:x.status=0 x.status=yes x.status:other=ohneHaken", true},
		{"a choice beside a mistake elsewhere", nil, "v:x.status=0 x.status=yes v:x.link=0 x.link=keine", true},
		{"a conflict decided for the stored answer", yes, "v:x.status=1 x.status=no k:x.status@3=theirs", true},
		{"a conflict decided for the posted answer", yes, "v:x.status=1 x.status=no k:x.status@3=mine", false},
	} {
		fields, options := shownAhead(t, c.stored, strings.Fields(c.posted)...)
		if slices.Contains(fields, "x.rating") != c.shown || slices.Contains(options, "late") != c.shown {
			t.Errorf("%s: shows %v with %v", c.name, fields, options)
		}
	}
}

func TestAheadWhatIsTypedBadlyLeavesTheStoredAnswerInForce(t *testing.T) {
	q, page := sample()
	p := decode(t, form("v:x.link=2", "x.link=keine Adresse", "v:x.long=0", "x.long=gut"))
	deciding := typedOver(stored(survey.Answers{at("x.link"): survey.Write("https://a.example")}, 2), p).ahead(q)
	if deciding[at("x.link")].Text != "https://a.example" || deciding[at("x.long")].Text != "gut" {
		t.Errorf("what decides is %v", deciding)
	}
	if f := find(t, Ahead(q, page, typedOver(nil, p)), "x.link"); f.Text.Value != "keine Adresse" || len(f.Errors) != 1 || f.Version != 2 {
		t.Errorf("the field is %+v with %+v", f, f.Text)
	}
}

func TestAheadAQuestionComesBackWithItsStoredAnswer(t *testing.T) {
	q, page := sample()
	kept := stored(survey.Answers{at("x.rating"): survey.Choose("high")}, 4)
	f := find(t, Ahead(q, page, typedOver(kept, decode(t, form("v:x.status=0", "x.status=yes")))), "x.rating")
	if f.Hidden || f.Version != 4 || !slices.Equal(checked(f.Options), []string{"high"}) {
		t.Errorf("the question comes as %+v", f)
	}
}

func TestAheadATickedOptionStaysWhenItsConditionGoes(t *testing.T) {
	q, page := sample()
	for name, posted := range map[string][]string{
		"ticked": {"x.areas=late"}, "written": {"x.areas:late=Text"},
	} {
		pairs := append([]string{"v:x.status=0", "x.status=no", "v:x.areas=0"}, posted...)
		f := find(t, Ahead(q, page, typedOver(nil, decode(t, form(pairs...)))), "x.areas")
		if o := option(t, f, "late"); o.Hidden || !o.Conditional {
			t.Errorf("%s: %+v", name, o)
		}
	}
	f := find(t, Ahead(q, page, typedOver(nil, decode(t, form("v:x.status=0", "x.status=no")))), "x.areas")
	if o := option(t, f, "late"); !o.Hidden {
		t.Errorf("neither ticked nor written: %+v", o)
	}
	if o := option(t, f, "roads"); o.Hidden || o.Conditional {
		t.Errorf("without a condition: %+v", o)
	}
}
