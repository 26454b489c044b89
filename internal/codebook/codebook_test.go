package codebook

import (
	"slices"
	"strings"
	"testing"

	"kreisumfrage/internal/survey"
)

func questionnaire() *survey.Questionnaire {
	finished := &survey.Condition{Item: "portal.status", In: []string{"done"}}
	page := &survey.Page{Key: "portal", Topics: []*survey.Topic{{Items: []*survey.Item{
		{ID: "portal.status", Number: "I.1.1", Kind: survey.KindSingle, Label: "Gibt es ein Portal?", NoAnswer: true, Options: []*survey.Option{
			{Key: "done", Label: "Ja"}, {Key: "planned", Label: "Geplant", Proposed: true}}},
		{ID: "portal.contents", Number: "I.1.2", Kind: survey.KindMultiple, Label: "Inhalte?", NoneOfThese: true, Proposed: true, ShowIf: finished,
			Options: []*survey.Option{{Key: "news", Label: "Neuigkeiten", ShowIf: finished}, {Key: "other", Label: "Sonstiges", Text: true, TextMax: 80, New: true}}},
		{ID: "portal.more", Number: "I.1.2a", Kind: survey.KindLongText, Label: "Weitere", MaxLength: 4000, CompanionOf: "portal.contents"},
		{ID: "portal.practice", Number: "I.1.3", Kind: survey.KindRecords, Label: "Beispiele", MaxRecords: 2, Columns: []*survey.Column{
			{Key: "title", Label: "Titel", Kind: survey.KindText, MaxLength: 100},
			{Key: "contact", Label: "Kontakt", Kind: survey.KindText, MaxLength: 100, Personal: true},
			{Key: "publish", Label: "Nennung?", Kind: survey.KindSingle, Options: []*survey.Option{{Key: "yes", Label: "Ja"}}}}},
	}}}}
	q := survey.New("t", "Probe", []*survey.Section{{Key: "a", ShowIf: finished, Pages: []*survey.Page{page}}})
	q.NoAnswer = survey.StateChoice{Label: "Keine Angabe", New: true}
	q.NoneOfThese = survey.StateChoice{Label: "Nichts davon"} // offered in 2017, in this probe
	return q
}

func words(c *survey.Condition) string {
	if c.All != nil {
		var all []string
		for _, sub := range c.All {
			all = append(all, words(sub))
		}
		return strings.Join(all, " und ")
	}
	return c.Item + "=" + strings.Join(c.In, "/")
}

func book() Codebook {
	return Of(questionnaire(), Source{Edition: "e1", Words: words, Figures: map[string][]string{"portal.status": {"37", "A3"}}})
}

func TestVariablesFollowTheDefinition(t *testing.T) {
	var got []string
	for _, v := range book().Variables {
		got = append(got, v.Name)
	}
	want := []string{"kreis_schluessel", "kreis_name", "land", "einreichung_nr", "eingereicht_am", "herkunft", "vorgangsnummer", "fragebogen_fassung", "hinweis",
		"portal.status",
		"portal.contents", "portal.contents:news", "portal.contents:other", "portal.contents:other:text",
		"portal.more", "portal.more:text",
		"portal.practice", "portal.practice#1:title", "portal.practice#1:contact", "portal.practice#1:publish",
		"portal.practice#2:title", "portal.practice#2:contact", "portal.practice#2:publish"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestCodesTellEveryReasonOfMissing(t *testing.T) {
	for name, want := range map[string]string{
		"portal.status":             "done planned* KEINE_ANGABE!* LEER! NICHT_GESTELLT!",
		"portal.contents":           "BEANTWORTET NICHTS_DAVON LEER! NICHT_GESTELLT!",
		"portal.contents:news":      "0 1",
		"portal.contents:other":     "0* 1*",
		"portal.more":               "BEANTWORTET LEER! NICHT_GESTELLT!",
		"portal.more:text":          "",
		"portal.practice#2:publish": "yes",
	} {
		var got []string
		for _, c := range book().Variable(name).Codes {
			s := c.Value
			if c.Missing {
				s += "!"
			}
			if c.Wording == New || c.Wording == Proposed {
				s += "*"
			}
			if c.Label == "" {
				t.Errorf("%s: %s has no label", name, c.Value)
			}
			got = append(got, s)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestVariableTellsItsQuestion(t *testing.T) {
	cb := book()
	for _, c := range []struct {
		name, number, label string
		wording             Wording
		figures             string
		condition           string
		length              int
	}{
		{"portal.status", "I.1.1", "Gibt es ein Portal?", Printed, "37 A3", "portal.status=done", 0},
		{"portal.contents:news", "I.1.2", "Inhalte? – Neuigkeiten", Proposed, "", "portal.status=done und portal.status=done und portal.status=done", 0},
		{"portal.contents:other:text", "I.1.2", "Inhalte? – Sonstiges (Text)", Proposed, "", "portal.status=done und portal.status=done", 80},
		{"portal.more:text", "I.1.2a", "Weitere", Printed, "", "portal.status=done und portal.status=done", 4000},
		{"portal.practice#2:title", "I.1.3", "Beispiele – 2. Eintrag: Titel", Printed, "", "portal.status=done", 100},
	} {
		v := cb.Variable(c.name)
		if v.Number != c.number || v.Label != c.label || v.Wording != c.wording || strings.Join(v.Figures, " ") != c.figures ||
			v.Condition != c.condition || v.MaxLength != c.length {
			t.Errorf("%+v", *v)
		}
	}
}

func TestPersonalVariablesCanBeLeftOut(t *testing.T) {
	cb := book().WithoutPersonal()
	if cb.Variable("portal.practice#1:contact") != nil || cb.Variable("portal.practice#1:title") == nil {
		t.Error("contact must go, title must stay")
	}
	if got, want := len(cb.Variables), len(book().Variables)-2; got != want {
		t.Errorf("%d variables, want %d", got, want)
	}
}

func TestStatesHaveTheirCodes(t *testing.T) {
	for _, c := range []struct {
		state survey.State
		none  bool
		want  string
	}{{survey.Answered, false, "BEANTWORTET"}, {survey.Answered, true, "NICHTS_DAVON"}, {survey.NoAnswer, false, "KEINE_ANGABE"},
		{survey.Empty, false, "LEER"}, {survey.NotShown, false, "NICHT_GESTELLT"}, {"", false, "NICHT_GESTELLT"}} {
		if got := CodeOf(c.state, c.none); got != c.want {
			t.Errorf("%q, %v: %s", c.state, c.none, got)
		}
	}
}
