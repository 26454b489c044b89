package form

import (
	"testing"

	"kreisumfrage/internal/survey"
)

func pipe(kind survey.Pipe, item, words string) survey.Wording {
	return survey.Wording{{Words: "vor "}, {Words: words, Pipe: kind, Item: item}, {Words: " nach"}}
}

// piped fills the label of x.link with the pipe.
func piped(kind survey.Pipe, item string) (*survey.Questionnaire, *survey.Item) {
	q, _ := sample()
	it := q.Item("x.link")
	it.Piped.Label = pipe(kind, item, "etwas")
	it.Label = it.Piped.Label.Neutral()
	return q, it
}

func only(id string) func(*survey.Item) bool {
	return func(it *survey.Item) bool { return it.ID == id }
}

func TestTextsNameTheCountyTheYearAndItsOwnAnswers(t *testing.T) {
	asked := Asked{County: "Landkreis Celle", Year: 2026}
	a := survey.Answers{at("x.status"): survey.Choose("yes"), at("x.rating"): survey.Choose("high"), at("x.areas_note"): survey.Write("Wald & Flur")}
	for _, c := range []struct {
		pipe  survey.Pipe
		item  string
		asked Asked
		a     survey.Answers
		want  string
	}{
		{survey.PipeCounty, "", asked, nil, "vor Landkreis Celle nach"},
		{survey.PipeCounty, "", Asked{}, a, "vor etwas nach"},
		{survey.PipeYear, "", asked, nil, "vor 2026 nach"},
		{survey.PipeYear, "", Asked{}, nil, "vor etwas nach"},
		{survey.PipeAnswer, "x.rating", asked, a, "vor hoch nach"},
		{survey.PipeAnswer, "x.areas_note", asked, a, "vor Wald & Flur nach"},
		{survey.PipeAnswer, "x.rating", asked, nil, "vor etwas nach"},
		{survey.PipeAnswer, "x.rating", asked, survey.Answers{at("x.rating"): survey.Choose("high")}, "vor etwas nach"}, // off the path
		{survey.PipeAnswer, "x.status", asked, survey.Answers{at("x.status"): {NoAnswer: true}}, "vor etwas nach"},
		{survey.PipeAnswer, "x.vanished", asked, a, "vor etwas nach"},
		{survey.PipeAnswer, "x.rating", Asked{Reads: only("x.rating")}, a, "vor hoch nach"},
		{survey.PipeAnswer, "x.rating", Asked{Reads: only("x.status")}, a, "vor etwas nach"}, // somebody else's business
	} {
		q, it := piped(c.pipe, c.item)
		if got := TextsOf(q, c.asked, c.a).Label(it); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.pipe, c.item, got, c.want)
		}
		built := find(t, Build(q, it.Page, State{Asked: c.asked, Stored: stored(c.a, 1)}), "x.link")
		if built.Label != c.want || built.Text.Label != c.want {
			t.Errorf("the page says %q", built.Label)
		}
		if got := find(t, Blank(q, it.Page), "x.link").Label; got != "vor etwas nach" {
			t.Errorf("the blank form says %q", got)
		}
	}
}

func TestWhatIsFilledIntoMarkupIsNotReadAsMarkup(t *testing.T) {
	q, page := sample()
	county := "Kreis\n\n# <b>*Nord*</b> [x](https://böse.example) 1. & `"
	page.Intro, page.Piped.Intro = "vor etwas nach", pipe(survey.PipeCounty, "", "etwas")
	page.Section.Piped.Intro = page.Piped.Intro
	q.Item("x.link").Piped.Help = page.Piped.Intro
	texts := TextsOf(q, Asked{County: county}, nil)
	want := "vor Kreis \\# \\<b\\>\\*Nord\\*\\<\\/b\\> \\[x\\]\\(https\\:\\/\\/böse\\.example\\) 1\\. \\& \\` nach"
	for _, got := range []string{texts.PageIntro(page), texts.SectionIntro(page.Section), texts.Help(q.Item("x.link"))} {
		if got != want {
			t.Errorf("%q", got)
		}
	}
	q.Item("x.link").Piped.Hint = page.Piped.Intro
	if got := texts.Hint(q.Item("x.link")); got != "vor "+county+" nach" {
		t.Errorf("a plain text is escaped: %q", got)
	}
}

func TestTheTextOfACheckIsFilledInToo(t *testing.T) {
	q, _ := sample()
	c := q.Check("many")
	c.Piped.Text = pipe(survey.PipeAnswer, "x.status", "etwas")
	a := staffed()
	a[at("x.status")] = survey.Choose("no")
	if got := Objections(q, State{Stored: stored(a, 1)})[0].Text; got != "vor Nein nach" {
		t.Errorf("%q", got)
	}
}
