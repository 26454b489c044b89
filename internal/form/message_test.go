package form

import (
	"reflect"
	"slices"
	"testing"

	"kreisumfrage/internal/survey"
)

func TestEveryMistakeHasItsSentence(t *testing.T) {
	q, _ := sample()
	for _, c := range []struct {
		problem survey.Problem
		want    string
	}{
		{survey.Problem{Ref: at("x.areas"), Part: "all", Code: survey.ExclusiveOption}, "Wählen Sie entweder „Alle Gebiete“ oder andere Antworten, nicht beides."},
		{survey.Problem{Ref: at("x.areas"), Code: survey.NoneWithOption}, "Wählen Sie entweder „Nichts davon“ oder andere Antworten, nicht beides."},
		{survey.Problem{Ref: at("x.areas"), Part: "roads", Code: survey.TooFewOptions, Limit: 2}, "Wählen Sie mindestens 2 Antworten oder lassen Sie die Frage offen."},
		{survey.Problem{Ref: at("x.areas"), Part: "roads", Code: survey.TooManyOptions, Limit: 2, Size: 4}, "Wählen Sie höchstens 2 Antworten. Gewählt sind jetzt 4."},
		{survey.Problem{Ref: at("x.status"), Code: survey.NoAnswerWithOption}, "Wählen Sie entweder „Keine Angabe“ oder eine Antwort, nicht beides."},
		{survey.Problem{Ref: at("x.areas"), Part: "other", Code: survey.TextWithoutOption},
			"Sie haben bei „Sonstiges“ einen Text eingetragen. Wählen Sie dazu auch die Antwort „Sonstiges“ aus oder löschen Sie den Text."},
		{survey.Problem{Ref: at("x.long"), Code: survey.TooLong, Limit: 4000, Size: 1234567}, "Kürzen Sie den Text bitte auf höchstens 4.000 Zeichen. Er hat jetzt 1.234.567 Zeichen."},
		{survey.Problem{Ref: at("x.long"), Code: survey.TooLong, Limit: 30, Size: 999}, "Kürzen Sie den Text bitte auf höchstens 30 Zeichen. Er hat jetzt 999 Zeichen."},
		{survey.Problem{Ref: at("x.long"), Code: survey.ControlCharacter}, "Der Text enthält unsichtbare Steuerzeichen. Geben Sie die Stelle bitte neu ein, statt sie zu kopieren."},
		{survey.Problem{Ref: at("x.link"), Code: survey.NotURL}, "Geben Sie eine vollständige Internetadresse ein, zum Beispiel https://www.beispiel.de/projekt."},
		{survey.Problem{Ref: at("x.link"), Code: survey.NotEmail}, "Geben Sie eine vollständige E-Mail-Adresse ein, zum Beispiel it@beispiel.de."},
		{survey.Problem{Ref: record(11), Code: survey.TooManyRecords, Limit: 10}, "Höchstens 10 Einträge sind möglich. Leeren Sie bitte diesen Eintrag."},
		{survey.Problem{Ref: at("x.areas"), Part: "gone", Code: survey.UnknownOption}, "Diese Angabe passt nicht zur Frage. Bitte wählen oder schreiben Sie sie noch einmal."},
		{survey.Problem{Ref: at("x.teams"), Part: survey.TotalKey, Code: survey.WrongTotal, Sum: "1234.5"},
			"Die einzelnen Zahlen ergeben zusammen 1.234,5\u00a0Stellen. Bitte berichtigen Sie „Insgesamt“ oder die einzelnen Zahlen."},
		{survey.Problem{Ref: at("x.split"), Code: survey.WrongTotal, Sum: "110"},
			"Zusammen müssen es 100\u00a0% sein, jetzt sind es 110\u00a0%. Bitte prüfen Sie die einzelnen Zahlen."},
		{survey.Problem{Ref: at("x.teams"), Part: "infra", Code: survey.AboveMaximum}, "Geben Sie eine Zahl von 0 bis 1.000 ein."},
	} {
		if got := Message(q.Item(c.problem.Item), c.problem); got != c.want {
			t.Errorf("%s: %q", c.problem.Code, got)
		}
	}
}

func TestTheDefinitionsOwnSentenceComesFirst(t *testing.T) {
	q, _ := sample()
	it := q.Item("x.list")
	it.Errors = map[survey.Code]string{survey.NotURL: "Bitte mit https:// am Anfang."}
	problem := survey.Problem{Ref: record(2), Part: "link", Code: survey.NotURL}
	if got := Message(it, problem); got != "Bitte mit https:// am Anfang." {
		t.Errorf("%q", got)
	}
	if got := Summary(q, []survey.Problem{problem})[0].Text; got != "II.2.3, Adresse: Bitte mit https:// am Anfang." {
		t.Errorf("summary %q", got)
	}
	if got := Message(it, survey.Problem{Ref: record(2), Part: "link", Code: survey.TooLong, Limit: 40, Size: 41}); got != "Kürzen Sie den Text bitte auf höchstens 40 Zeichen. Er hat jetzt 41 Zeichen." {
		t.Errorf("another mistake: %q", got)
	}
}

func TestTheSummaryFollowsThePageAndLeadsToTheControl(t *testing.T) {
	q, _ := sample()
	got := Summary(q, []survey.Problem{
		{Ref: record(2), Part: "publish", Code: survey.UnknownOption},
		{Ref: record(2), Part: "link", Code: survey.NotURL},
		{Ref: record(4), Code: survey.TooManyRecords, Limit: 3},
		{Ref: at("x.long"), Code: survey.ControlCharacter},
		{Ref: at("x.areas"), Part: "all", Code: survey.ExclusiveOption},
		{Ref: at("x.areas"), Part: "other", Code: survey.TextWithoutOption},
		{Ref: at("x.areas"), Code: survey.NoneWithOption},
		{Ref: at("x.status"), Code: survey.NoAnswerWithOption},
		{Ref: at("x.status"), Code: survey.SeveralOptions},
	})
	type link struct{ href, prefix string }
	want := []link{
		{"#f-x-status--s--no_answer", "II.1.1: "}, {"#f-x-status--o--yes", "II.1.1: "},
		{"#f-x-areas--t--other", "II.1.2: "}, {"#f-x-areas--o--all", "II.1.2: "}, {"#f-x-areas--s--none", "II.1.2: "},
		{"#f-x-long--t", "II.2.1: "},
		{"#f-x-list-2--c--publish--yes", "II.2.3, Namentlich?: "}, {"#f-x-list-2--t--link", "II.2.3, Adresse: "}, {"#f-x-list-4--c--publish--yes", "II.2.3: "},
	}
	var links []link
	for i, p := range got {
		if i < len(want) {
			links = append(links, link{p.Href, p.Text[:min(len(p.Text), len(want[i].prefix))]})
		}
	}
	if len(got) != len(want) || !slices.Equal(links, want) {
		t.Errorf("Summary:\n got %+v\nwant %+v", links, want)
	}
	if Summary(q, nil) != nil {
		t.Error("no problems have a summary")
	}
}

func TestLinesAreTheAnswerInWords(t *testing.T) {
	q, _ := sample()
	for _, c := range []struct {
		item  string
		value survey.Value
		want  []string
	}{
		{"x.status", survey.Value{}, nil},
		{"x.status", survey.Choose("no"), []string{"Nein"}},
		{"x.status", survey.Value{NoAnswer: true}, []string{"Keine Angabe"}},
		{"x.areas", survey.Value{None: true}, []string{"Nichts davon"}},
		{"x.areas", survey.Value{Options: []string{"health", "other", "roads"}, Texts: map[string]string{"other": "Wald"}}, []string{"Straßen", "Gesundheit", "Sonstiges: Wald"}},
		{"x.areas", survey.Choose("other"), []string{"Sonstiges"}},
		{"x.areas", survey.Choose("gone", "roads"), []string{"Straßen"}},
		{"x.long", survey.Write("a\n\nb"), []string{"a", "", "b"}},
		{"x.long", survey.Value{}, nil},
		{"x.list", fields("link", "https://a.de", "publish", "no", "gone", "x"), []string{"Namentlich?: Nein", "Adresse: https://a.de"}},
		{"x.list", fields("publish", "gone"), []string{"Namentlich?: gone"}},
		{"x.list", survey.Value{}, nil},
		{"x.teams", fields("total", "3", "infra", "1.5"), []string{"Infrastruktur: 1,5\u00a0Stellen", "Insgesamt: 3\u00a0Stellen"}},
		{"x.split", fields("own", "100", "foreign", "0"), []string{"Eigene: 100\u00a0%", "Fremde: 0\u00a0%"}},
	} {
		if got := Lines(q.Item(c.item), c.value); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %q, want %q", c.value.Canonical(), got, c.want)
		}
	}
}

func TestStatesHaveNames(t *testing.T) {
	for state, want := range map[survey.State]string{
		survey.Empty: "noch nicht beantwortet", survey.NoAnswer: "Keine Angabe", survey.NotShown: "nicht gestellt", survey.Answered: "beantwortet",
	} {
		if got := StateText(state); got != want {
			t.Errorf("%s: %q", state, got)
		}
	}
}

func TestConditionsAreUnambiguousInWords(t *testing.T) {
	q, _ := sample()
	status := &survey.Condition{Item: "x.status", In: []string{"yes", "no"}}
	areas := &survey.Condition{Item: "x.areas", In: []string{"roads"}}
	compare := func(l survey.Operand, test survey.Test, r survey.Operand) *survey.Condition {
		return &survey.Condition{Compare: &survey.Comparison{Left: l, Test: test, Right: r}}
	}
	sum := func(terms ...survey.Term) survey.Operand { return survey.Operand{Sum: terms} }
	literal := func(text string) survey.Operand { return survey.Operand{Literal: text} }
	teams, infra, split := sum(survey.Term{Item: "x.teams"}), sum(survey.Term{Item: "x.teams", Part: "infra"}), sum(survey.Term{Item: "x.split"})
	days, _ := typedPage()
	since := sum(survey.Term{Item: "n.since"})
	for _, c := range []struct {
		condition *survey.Condition
		want      string
	}{
		{compare(since, survey.Above, literal("2026-06-30")), "Nur wenn bei Frage I.1.1 ein Datum nach dem 30.06.2026 angegeben ist."},
		{compare(since, survey.AtMost, since), "Nur wenn bei Frage I.1.1 kein späteres Datum als bei Frage I.1.1 angegeben ist."},
		{compare(sum(survey.Term{Item: "n.count"}), survey.Unequal, literal("10")), "Nur wenn bei Frage I.1.1 etwas anderes als 10\u00a0Stellen angegeben ist."},
	} {
		if got := ConditionText(days, c.condition); got != c.want {
			t.Errorf("%q,\nwant %q", got, c.want)
		}
	}
	for _, c := range []struct {
		condition *survey.Condition
		want      string
	}{
		{nil, ""},
		{status, "Nur wenn bei Frage II.1.1 „Ja“ oder „Nein“ gewählt ist."},
		{&survey.Condition{Not: areas}, "Nur wenn nicht bei Frage II.1.2 „Straßen“ gewählt ist."},
		{&survey.Condition{All: []*survey.Condition{status, areas}}, "Nur wenn bei Frage II.1.1 „Ja“ oder „Nein“ gewählt ist und bei Frage II.1.2 „Straßen“ gewählt ist."},
		{&survey.Condition{Any: []*survey.Condition{areas, {All: []*survey.Condition{status, {Not: areas}}}}},
			"Nur wenn bei Frage II.1.2 „Straßen“ gewählt ist oder (bei Frage II.1.1 „Ja“ oder „Nein“ gewählt ist und (nicht bei Frage II.1.2 „Straßen“ gewählt ist))."},
		{&survey.Condition{Not: &survey.Condition{Any: []*survey.Condition{status, areas}}},
			"Nur wenn nicht (bei Frage II.1.1 „Ja“ oder „Nein“ gewählt ist oder bei Frage II.1.2 „Straßen“ gewählt ist)."},
		{&survey.Condition{Item: "x.long", Answered: true}, "Nur wenn Frage II.2.1 beantwortet ist."},
		{&survey.Condition{Not: &survey.Condition{Item: "x.long", Answered: true}}, "Nur wenn Frage II.2.1 nicht beantwortet ist."},
		{compare(teams, survey.Above, literal("12.5")), "Nur wenn bei Frage II.2.4 zusammen mehr als 12,5\u00a0Stellen angegeben ist."},
		{compare(infra, survey.AtMost, literal("10")), "Nur wenn bei Frage II.2.4 („Infrastruktur“) höchstens 10\u00a0Stellen angegeben ist."},
		{compare(teams, survey.Below, infra), "Nur wenn bei Frage II.2.4 zusammen weniger als bei Frage II.2.4 („Infrastruktur“) angegeben ist."},
		{compare(sum(teams.Sum[0], split.Sum[0]), survey.Equal, literal("100")), "Nur wenn bei Frage II.2.4 und bei Frage II.2.5 zusammen genau 100\u00a0Stellen angegeben ist."},
		{&survey.Condition{All: []*survey.Condition{compare(infra, survey.AtLeast, literal("1")), areas}},
			"Nur wenn bei Frage II.2.4 („Infrastruktur“) mindestens 1\u00a0Stellen angegeben ist und bei Frage II.1.2 „Straßen“ gewählt ist."},
	} {
		if got := ConditionText(q, c.condition); got != c.want {
			t.Errorf("%q,\nwant %q", got, c.want)
		}
	}
}
