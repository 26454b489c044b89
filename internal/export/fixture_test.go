package export

import (
	"fmt"
	"math/rand/v2"
	"time"

	"kreisumfrage/internal/codebook"
	"kreisumfrage/internal/survey"
)

// hostile texts: what spreadsheets run, what breaks fields apart, what is lost
// on the way through files.
var hostile = []string{
	`=HYPERLINK("http://evil.example";"klick")`, `@SUM(A1:A9)`, `+49 30 123`, `-5`, "\t=1+1", "  =1+1", "\u00a0@x", "＝1+1",
	`'`, `''`, `'=1`, `'s-Gravenhage`, `"`, `""`, `a"b;c"d`, `;`, `a;b`, `,`, ` vorn`, `hinten `, `\`, `{}`, `null`, `0`, `01`, `1e9`,
	"Ärger über Öl, Maß", "🏛️ Kreishaus 👩🏽‍💻", "e\u0301 é", "LEER", "NICHT_GESTELLT", "<script>alert(1)</script>", "\ufeff", "\ufffd",
}

var hostileLines = append([]string{"eins\nzwei", "\n", "=1\n=2", "a\n\n;\"\nb", "'\n"}, hostile...)

// quiz has every kind of item, routing over pages, items and companions, texts
// beside options, and personal parts.
func quiz() *survey.Questionnaire {
	yes, no := &survey.Option{Key: "yes", Label: "Ja"}, &survey.Option{Key: "no", Label: "Nein", Proposed: true}
	other := &survey.Option{Key: "other", Label: "Sonstiges", Text: true, TextMax: 60}
	first := &survey.Page{Key: "first", Topics: []*survey.Topic{{Items: []*survey.Item{
		{ID: "a.single", Number: "I.1.1", Kind: survey.KindSingle, Label: "Gibt es ein Portal?", NoAnswer: true,
			Options: []*survey.Option{yes, no, other}},
		{ID: "a.multi", Number: "I.1.2", Kind: survey.KindMultiple, Label: "Welche Chancen?", NoneOfThese: true, Proposed: true,
			Options: []*survey.Option{{Key: "speed", Label: "Tempo"}, {Key: "alone", Label: "Allein", Exclusive: true}, other}},
		{ID: "a.multi_text", Number: "I.1.2a", Kind: survey.KindLongText, Label: "Weitere", MaxLength: 200, CompanionOf: "a.multi"},
		{ID: "a.name", Number: "I.1.3", Kind: survey.KindText, Label: "Name", MaxLength: 60, Personal: true},
	}}}}
	second := &survey.Page{Key: "second", ShowIf: &survey.Condition{Item: "a.single", In: []string{"yes"}},
		Topics: []*survey.Topic{{Items: []*survey.Item{
			{ID: "b.scale", Number: "II.1.1", Kind: survey.KindScale, Label: "Wie gut?", NoAnswer: true,
				Options: []*survey.Option{{Key: "low", Label: "wenig"}, {Key: "high", Label: "viel"}}},
			{ID: "b.why", Number: "II.1.2", Kind: survey.KindLongText, Label: "Warum?", MaxLength: 200,
				ShowIf: &survey.Condition{Item: "b.scale", In: []string{"low"}}},
			{ID: "b.link", Number: "II.1.3", Kind: survey.KindURL, Label: "Adresse", MaxLength: 100},
			{ID: "b.practice", Number: "II.1.4", Kind: survey.KindRecords, Label: "Beispiele", MaxRecords: 3, Columns: []*survey.Column{
				{Key: "title", Label: "Titel", Kind: survey.KindText, MaxLength: 60},
				{Key: "done", Label: "Was?", Kind: survey.KindLongText, MaxLength: 200},
				{Key: "contact", Label: "Kontakt", Kind: survey.KindText, MaxLength: 60, Personal: true},
				{Key: "publish", Label: "Nennung?", Kind: survey.KindSingle, Options: []*survey.Option{yes, no}},
			}},
		}}}}
	q := survey.New("quiz", "Probe", []*survey.Section{
		{Key: "a", Number: "I", Pages: []*survey.Page{first}},
		{Key: "b", Number: "II", Pages: []*survey.Page{second}},
	})
	q.NoAnswer = survey.StateChoice{Label: "Keine Angabe", New: true}
	q.NoneOfThese = survey.StateChoice{Label: "Nichts davon", New: true}
	return q
}

func quizCodebook() codebook.Codebook { return codebook.Of(quiz(), codebook.Source{Edition: "e1"}) }

var quizCounties = map[string]survey.County{
	"01056": {Key: "01056", Name: "Kreis Pinneberg", Land: "Schleswig-Holstein"},
	"03241": {Key: "03241", Name: "Region Hannover", Land: "Niedersachsen"},
	"R001":  {Key: "R001", Name: "=Rekonstruktion 001"},
}

func quizTarget() Target {
	return Target{Wave: survey.Wave{Key: "2026", Edition: "e1"}, Counties: quizCounties}
}

// submission is what the county would have submitted with the answers.
func submission(county string, a survey.Answers) survey.Submission {
	return survey.Submission{Wave: "2026", County: quizCounties[county], Number: 2, Kind: survey.FromForm, Edition: "e1",
		Time: time.Date(2026, 11, 30, 13, 5, 0, 0, time.UTC), Reference: "2026-" + county, Rows: quiz().Snapshot(a)}
}

// randomAnswers answers every item validly, on and off the path.
func randomAnswers(r *rand.Rand) survey.Answers {
	pick := func(from []string) string { return from[r.IntN(len(from))] }
	a := survey.Answers{}
	set := func(item string, v survey.Value) { a[survey.Ref{Item: item}] = v }
	switch r.IntN(6) {
	case 0, 1, 2:
		set("a.single", survey.Choose("yes"))
	case 3:
		set("a.single", survey.Value{NoAnswer: true})
	case 4:
		set("a.single", survey.Value{Options: []string{"other"}, Texts: map[string]string{"other": pick(hostile)}})
	}
	switch r.IntN(4) {
	case 0:
		set("a.multi", survey.Value{None: true})
	case 1:
		set("a.multi", survey.Choose("alone"))
	case 2:
		set("a.multi", survey.Value{Options: []string{"other", "speed"}, Texts: map[string]string{"other": pick(hostile)}})
	}
	for _, item := range []string{"a.multi_text", "b.why"} {
		if r.IntN(3) > 0 {
			set(item, survey.Write(pick(hostileLines)))
		}
	}
	if r.IntN(2) > 0 {
		set("a.name", survey.Write(pick(hostile)))
		set("b.link", survey.Write("https://kreis.example/?a=1;b=2"))
	}
	set("b.scale", []survey.Value{{}, {NoAnswer: true}, survey.Choose("low"), survey.Choose("high")}[r.IntN(4)])
	for n := 1; n <= 3; n++ { // with gaps
		if r.IntN(2) > 0 {
			a[survey.Ref{Item: "b.practice", Record: n}] = survey.Value{Fields: map[string]string{
				"title": pick(hostile), "done": pick(hostileLines), "contact": pick(hostile), "publish": "yes"}}
		}
	}
	return a
}

func describe(rows []survey.SubmissionRow) string {
	var s string
	for _, r := range rows {
		s += fmt.Sprintf("%s#%d %s %s\n", r.Item, r.Record, r.State, r.Value.Canonical())
	}
	return s
}
