package instrument

import (
	"reflect"
	"strings"
	"testing"

	"kreisumfrage/internal/survey"
)

func TestTheNumbersOfAGroupShareOneRange(t *testing.T) {
	it := oneItem(t, "kind: group", "required: true", "maximum: 40", "decimals: 1", "unit: Stellen",
		"parts: [{key: infra, label: Infrastruktur, hint: Auch Netze.}, {key: apps, label: Verfahren}]", "total: {label: Insgesamt}")
	fits := survey.Range{Minimum: "0", Maximum: "40", Decimals: 1, Unit: "Stellen"}
	want := []*survey.Column{
		{Key: "infra", Label: "Infrastruktur", Hint: "Auch Netze.", Kind: survey.KindNumber, Range: fits},
		{Key: "apps", Label: "Verfahren", Kind: survey.KindNumber, Range: fits},
		{Key: survey.TotalKey, Label: "Insgesamt", Kind: survey.KindNumber, Range: survey.Range{Minimum: "0", Maximum: "80", Decimals: 1, Unit: "Stellen"}},
	}
	if !reflect.DeepEqual(it.Columns, want) || !it.Required || *it.Total != (survey.Total{Label: "Insgesamt"}) {
		t.Errorf("%+v, total %+v", it.Columns, it.Total)
	}
	parts := "parts: [{key: a, label: A}, {key: b, label: B}]"
	if it := oneItem(t, "kind: group", parts, "total: {label: Alles, equal: 100}"); *it.Total != (survey.Total{Label: "Alles", Equal: "100"}) || len(it.Columns) != 2 {
		t.Errorf("%+v, total %+v", it.Columns, it.Total)
	}
	if it := oneItem(t, "kind: group", parts); it.Total != nil || it.Columns[0].Range != (survey.Range{Minimum: "0"}) {
		t.Errorf("%+v, total %+v", it.Columns, it.Total)
	}
	if it := oneItem(t, "kind: group", parts, "total: {label: Alles}"); it.Column(survey.TotalKey).Range != (survey.Range{Minimum: "0"}) {
		t.Errorf("without an end, the total has %+v", it.Column(survey.TotalKey).Range)
	}
}

func TestWrongTotalsHaveTheAuthorsWords(t *testing.T) {
	it := oneItem(t, "kind: group", "parts: [{key: a, label: A}, {key: b, label: B}]", "total: {label: Alles, equal: 10}", "errors: {wrong_total: Es müssen zehn sein.}")
	if it.Errors[survey.WrongTotal] != "Es müssen zehn sein." {
		t.Errorf("%v", it.Errors)
	}
}

const probeOfChecks = `format: 1
key: probe
title: Probe
sections:
  - key: it
    title: IT
    intro: '{year|Dieses Jahr} zählt.'
    pages:
      - key: start
        title: Anfang
        items:
          - {id: it.staff, kind: number, label: 'Wie viele Stellen hat {county|Ihr Landkreis}?', decimals: 1, unit: Stellen, figure: none}
          - {id: it.since, kind: date, label: Seit wann?, figure: none}
          - {id: it.free, kind: number, label: 'Wie viele sind frei?', hint: 'Von {answer:it.staff|allen}.', figure: none}
          - id: it.teams
            kind: group
            label: Welche Teams?
            parts: [{key: infra, label: Infrastruktur}, {key: apps, label: Verfahren}]
            total: {label: Insgesamt}
            figure: none
        checks:
          - {key: free, level: warning, when: {item: it.free, above: {item: it.staff}}, text: 'Frei sind mehr als {answer:it.staff|alle}.'}
          - {key: long_ago, level: error, when: {item: it.since, below: '1950-01-01'}, at: it.staff, text: Das ist lange her.}
      - key: end
        title: Ende
        items:
          - {id: it.cost, kind: number, label: Was kostet das?, figure: none}
        checks:
          - {key: costs, level: error, when: {any: [{item: it.cost, below: {sum: [it.staff, it.free]}}, {item: it.cost, answered: false}]}, text: Das ist zu wenig.}
`

func TestACheckStandsBesideTheLastItemOfItsPageThatItIsAbout(t *testing.T) {
	d, findings := Compile("probe.yaml", []byte(probeOfChecks))
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	q := d.Questionnaire
	for key, want := range map[string]string{"free": "it.free", "long_ago": "it.staff", "costs": "it.cost"} {
		if got := q.Check(key).At; got != want {
			t.Errorf("%s stands beside %s, not %s", key, got, want)
		}
	}
	answers := survey.Answers{{Item: "it.staff"}: survey.Write("2.5"), {Item: "it.free"}: survey.Write("3"), {Item: "it.cost"}: survey.Write("5")}
	var firing []string
	for _, o := range q.Objections(answers) {
		firing = append(firing, o.Key)
	}
	if strings.Join(firing, " ") != "free costs" {
		t.Errorf("firing: %v", firing)
	}
}

func TestATextIsNeutralWhereNothingIsKnown(t *testing.T) {
	d, findings := Compile("probe.yaml", []byte(probeOfChecks))
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	q := d.Questionnaire
	known := func(p survey.Piece) string { return "<" + string(p.Pipe) + p.Item + ">" }
	for _, c := range []struct {
		neutral, want, filled string
		wording               survey.Wording
	}{
		{q.Item("it.staff").Label, "Wie viele Stellen hat Ihr Landkreis?", "Wie viele Stellen hat <county>?", q.Item("it.staff").Piped.Label},
		{q.Item("it.free").Hint, "Von allen.", "Von <answerit.staff>.", q.Item("it.free").Piped.Hint},
		{q.Sections[0].Intro, "Dieses Jahr zählt.", "<year> zählt.", q.Sections[0].Piped.Intro},
		{q.Check("free").Text, "Frei sind mehr als alle.", "Frei sind mehr als <answerit.staff>.", q.Check("free").Piped.Text},
	} {
		if got := c.wording.Fill(known); c.neutral != c.want || c.wording.Neutral() != c.want || got != c.filled {
			t.Errorf("%q, %q", c.neutral, got)
		}
	}
	if it := q.Item("it.since"); it.Piped.Label != nil {
		t.Errorf("a plain text has pipes: %v", it.Piped.Label)
	}
}

func TestAPipeInABlockTakesItsParameters(t *testing.T) {
	definition := strings.NewReplacer("Was geschieht in „{label}“ ({area})?", "Und in {answer:{area}.first|{label}}?",
		"        - id: '{area}.status'", "        - {id: '{area}.first', kind: text, label: Wo?, figure: none}\n        - id: '{area}.status'").Replace(blockDefinition)
	d, findings := Compile("probe.yaml", []byte(definition))
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	it := d.Questionnaire.Item("health.status")
	if it.Label != "Und in Gesundheit?" || it.Piped.Label[1].Item != "health.first" {
		t.Errorf("%q, %+v", it.Label, it.Piped.Label)
	}
}

func TestChecksGroupsAndPipesAreRead(t *testing.T) {
	d, findings := Compile("probe.yaml", []byte(probeOfChecks))
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	text := Reading(d)
	for _, want := range []string{
		"[Jahr der Erhebung, sonst: Dieses Jahr] zählt.\n",
		"I.1.1    Wie viele Stellen hat [Landkreis, sonst: Ihr Landkreis]?\n",
		"Hinweis: Von [Antwort auf I.1.1, sonst: allen].\n",
		"[it.teams] mehrere Zahlen\n",
		"- Verfahren [apps] Zahl, ab 0\n         - Insgesamt [total] Zahl, ab 0\n",
		"Prüfung [free] bei I.1.3: Hinweis, wenn bei I.1.3 mehr als bei I.1.1 angegeben ist.\n         Frei sind mehr als [Antwort auf I.1.1, sonst: alle].\n",
		"Prüfung [long_ago] bei I.1.1: Fehler, wenn bei I.1.2 ein Datum vor dem 01.01.1950 angegeben ist.\n",
		"wenn bei I.2.1 weniger als bei I.1.1 und bei I.1.3 zusammen angegeben ist oder I.2.1 nicht beantwortet ist.\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the reading lacks %q", want)
		}
	}
	if t.Failed() {
		t.Log(text)
	}
}

func TestChecksAndGroupsFitTheSchema(t *testing.T) {
	if err := valid(t, schemaOf(t), []byte(probeOfChecks)); err != nil {
		t.Error(err)
	}
}

func TestTheTextsOfChecksAndPartsAreListedAsTheyAreWritten(t *testing.T) {
	passages, err := Passages([]byte(probeOfChecks), "start")
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{} // name → text
	for _, p := range passages {
		texts[p.Item+" "+p.Name] = p.Text
	}
	for name, want := range map[string]string{
		"it.staff Wortlaut der Frage":           "Wie viele Stellen hat {county|Ihr Landkreis}?",
		"it.teams Beschriftung der Zahl „apps“": "Verfahren",
		"it.teams Beschriftung der Summe":       "Insgesamt",
		" Text des Hinweises „free“":            "Frei sind mehr als {answer:it.staff|alle}.",
		" Text des Hinweises „long_ago“":        "Das ist lange her.",
	} {
		if texts[name] != want {
			t.Errorf("%s: %q, want %q", name, texts[name], want)
		}
	}
}
