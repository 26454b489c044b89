package form

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kreisumfrage/internal/survey"
)

// sample has one page with every kind of item, and checks. x.rating and the first
// option of x.areas are shown only where x.status is "yes".
func sample() (*survey.Questionnaire, *survey.Page) {
	yes := &survey.Condition{Item: "x.status", In: []string{"yes"}}
	posts := survey.Range{Minimum: "0", Maximum: "1000", Decimals: 1, Unit: "Stellen"}
	share := survey.Range{Minimum: "0", Maximum: "100", Unit: "%"}
	page := &survey.Page{Key: "page", Topics: []*survey.Topic{{Number: "II.1", Items: []*survey.Item{
		{ID: "x.status", Number: "II.1.1", Kind: survey.KindSingle, Label: "Stand", NoAnswer: true, Options: []*survey.Option{
			{Key: "yes", Label: "Ja"}, {Key: "no", Label: "Nein"}, {Key: "other", Label: "Anderes", Text: true, TextLabel: "Was?", TextMax: 20},
		}},
		{ID: "x.areas", Number: "II.1.2", Kind: survey.KindMultiple, Label: "Gebiete", NoneOfThese: true, Options: []*survey.Option{
			{Key: "late", Label: "Nachträglich", ShowIf: yes, Text: true, TextMax: 20},
			{Key: "roads", Label: "Straßen"}, {Key: "health", Label: "Gesundheit"},
			{Key: "other", Label: "Sonstiges", Text: true, TextLabel: "Welches?", TextMax: 20},
			{Key: "all", Label: "Alle Gebiete", Exclusive: true},
		}},
		{ID: "x.areas_note", Number: "II.1.2a", Kind: survey.KindText, Label: "Dazu", CompanionOf: "x.areas", MaxLength: 10},
		{ID: "x.rating", Number: "II.1.3", Kind: survey.KindScale, Label: "Note", NoAnswer: true, ShowIf: yes, Options: []*survey.Option{
			{Key: "low", Label: "niedrig"}, {Key: "high", Label: "hoch"},
		}},
	}}, {Number: "II.2", Items: []*survey.Item{
		{ID: "x.long", Number: "II.2.1", Kind: survey.KindLongText, Label: "Warum?", MaxLength: 30},
		{ID: "x.link", Number: "II.2.2", Kind: survey.KindURL, Label: "Wo?", MaxLength: 40},
		{ID: "x.list", Number: "II.2.3", Kind: survey.KindRecords, Label: "Beispiele", MaxRecords: 3, Columns: []*survey.Column{
			{Key: "publish", Label: "Namentlich?", Kind: survey.KindSingle, Options: []*survey.Option{{Key: "yes", Label: "Ja"}, {Key: "no", Label: "Nein"}}},
			{Key: "title", Label: "Titel", Kind: survey.KindText, MaxLength: 10},
			{Key: "about", Label: "Was", Kind: survey.KindLongText, MaxLength: 30},
			{Key: "link", Label: "Adresse", Kind: survey.KindURL, MaxLength: 40},
		}},
		{ID: "x.teams", Number: "II.2.4", Kind: survey.KindGroup, Label: "Stellen", Required: true, Total: &survey.Total{Label: "Insgesamt"}, Columns: []*survey.Column{
			{Key: "infra", Label: "Infrastruktur", Kind: survey.KindNumber, Range: posts},
			{Key: "apps", Label: "Fachverfahren", Kind: survey.KindNumber, Range: posts},
			{Key: survey.TotalKey, Label: "Insgesamt", Kind: survey.KindNumber, Range: survey.Range{Minimum: "0", Decimals: 1, Unit: "Stellen"}},
		}},
		{ID: "x.split", Number: "II.2.5", Kind: survey.KindGroup, Label: "Verteilung", Total: &survey.Total{Label: "Zusammen", Equal: "100"}, Columns: []*survey.Column{
			{Key: "own", Label: "Eigene", Kind: survey.KindNumber, Range: share}, {Key: "foreign", Label: "Fremde", Kind: survey.KindNumber, Range: share},
		}},
	}}}, Checks: []*survey.Check{
		{Key: "many", Level: survey.LevelWarning, Text: "Das sind sehr viele Stellen.", At: "x.teams", When: over("x.teams", "", "500")},
		{Key: "own", Level: survey.LevelError, Text: "So viel Eigenes gibt es nicht.", At: "x.split", When: over("x.split", "own", "90")},
		{Key: "rated", Level: survey.LevelWarning, Text: "Eine Note ohne Warum.", At: "x.rating",
			When: &survey.Condition{All: []*survey.Condition{{Item: "x.status", In: []string{"yes", "no"}}, {Not: &survey.Condition{Item: "x.long", Answered: true}}}}},
	}}
	q := survey.New("test", "Test", []*survey.Section{{Key: "s", Number: "II", Pages: []*survey.Page{page}}})
	return q, page
}

func over(item, part, limit string) *survey.Condition {
	left := survey.Operand{Sum: []survey.Term{{Item: item, Part: part}}}
	return &survey.Condition{Compare: &survey.Comparison{Left: left, Test: survey.Above, Right: survey.Operand{Literal: limit}}}
}

func at(item string) survey.Ref { return survey.Ref{Item: item} }

func record(n int) survey.Ref { return survey.Ref{Item: "x.list", Record: n} }

func fields(pairs ...string) survey.Value {
	v := survey.Value{Fields: map[string]string{}}
	for i := 0; i < len(pairs); i += 2 {
		v.Fields[pairs[i]] = pairs[i+1]
	}
	return v
}

// stored gives every answer the same version.
func stored(a survey.Answers, version int) map[survey.Ref]survey.Answer {
	all := map[survey.Ref]survey.Answer{}
	for ref, v := range a {
		all[ref] = survey.Answer{Ref: ref, Value: v, Version: version}
	}
	return all
}

// post turns the fields into what a browser posts when nothing is changed.
func post(fields []Field) url.Values {
	values := url.Values{}
	text := func(t Text) { values.Add(t.Name, strings.ReplaceAll(t.Value, "\n", "\r\n")) }
	choices := func(name string, options []Option) {
		for _, o := range options {
			if o.Checked {
				values.Add(name, o.Value)
			}
			if o.Text != nil {
				text(*o.Text)
			}
		}
	}
	for _, f := range fields {
		if f.VersionName != "" {
			values.Add(f.VersionName, strconv.Itoa(f.Version))
		}
		if f.Text != nil {
			text(*f.Text)
		}
		choices(f.Name, f.Options)
		for _, r := range f.Records {
			values.Add(r.VersionName, strconv.Itoa(r.Version))
			for _, c := range r.Columns {
				if len(c.Options) > 0 {
					choices(c.Name, c.Options)
				} else {
					text(c.Text)
				}
			}
		}
		for _, t := range numbers(f) {
			text(*t)
		}
		for _, o := range f.Objections {
			if o.Confirm != nil {
				values.Add(o.VersionName, strconv.Itoa(o.Version))
				choices(o.Name, []Option{*o.Confirm})
			}
		}
	}
	return values
}

// numbers are the controls of a group.
func numbers(f Field) []*Text {
	var all []*Text
	for i := range f.Parts {
		all = append(all, &f.Parts[i])
	}
	if f.Total != nil {
		all = append(all, f.Total)
	}
	return all
}

// controls lists the ids of everything on the page that can be focused.
func controls(fields []Field) []string {
	var all []string
	choices := func(options []Option) {
		for _, o := range options {
			all = append(all, o.ID)
			if o.Text != nil {
				all = append(all, o.Text.ID)
			}
		}
	}
	for _, f := range fields {
		if f.Text != nil {
			all = append(all, f.Text.ID)
		}
		choices(f.Options)
		for _, r := range f.Records {
			for _, c := range r.Columns {
				if len(c.Options) > 0 {
					choices(c.Options)
				} else {
					all = append(all, c.Text.ID)
				}
			}
		}
		for _, t := range numbers(f) {
			all = append(all, t.ID)
		}
		for _, o := range f.Objections {
			if o.Confirm != nil {
				choices([]Option{*o.Confirm})
			}
		}
	}
	return all
}

func find(t *testing.T, fields []Field, item string) Field {
	t.Helper()
	i := slices.IndexFunc(fields, func(f Field) bool { return f.Name == item })
	if i < 0 {
		t.Fatalf("%s is not on the page", item)
	}
	return fields[i]
}

func option(t *testing.T, f Field, value string) Option {
	t.Helper()
	i := slices.IndexFunc(f.Options, func(o Option) bool { return o.Value == value })
	if i < 0 {
		t.Fatalf("%s does not offer %s", f.Name, value)
	}
	return f.Options[i]
}

func checked(options []Option) []string {
	var keys []string
	for _, o := range options {
		if o.Checked {
			keys = append(keys, o.Value)
		}
	}
	return keys
}

// form reads "name=value" pairs as posted values.
func form(pairs ...string) url.Values {
	values := url.Values{}
	for _, pair := range pairs {
		name, value, _ := strings.Cut(pair, "=")
		values.Add(name, value)
	}
	return values
}

func decode(t *testing.T, values url.Values) Posted {
	t.Helper()
	_, page := sample()
	p, err := Decode(page, values)
	if err != nil {
		t.Fatal(err)
	}
	return p
}
