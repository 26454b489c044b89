package main

import (
	"bytes"
	"io"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"kreisumfrage/internal/codebook"
	"kreisumfrage/internal/export"
	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/instrument"
	"kreisumfrage/internal/survey"
)

var pathDefinitions = []string{shippedQuestionnaire, "../../internal/instrument/testdata/it-personal.yaml", "../../internal/web/testdata/pruefungen.yaml"}

func compiledFile(t *testing.T, definition string) *instrument.Definition {
	t.Helper()
	name, data, err := definitionFile(definition)
	if err != nil {
		t.Fatal(err)
	}
	d, findings := instrument.Compile(name, data)
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	return d
}

// anyAnswers answers these items, on the path or not.
func anyAnswers(r *rand.Rand, q *survey.Questionnaire, items []*survey.Item, a survey.Answers) {
	for _, it := range items {
		ref := survey.Ref{Item: it.ID}
		switch {
		case r.IntN(6) == 0:
			delete(a, ref)
		case it.Kind.HasOptions():
			a[ref] = anyChoice(r, it)
		case it.Kind == survey.KindGroup:
			all := fitting(it, literals(q, it.ID))
			a[ref] = all[r.IntN(len(all))]
		case it.Kind == survey.KindRecords:
			a[survey.Ref{Item: it.ID, Record: 1 + r.IntN(it.MaxRecords)}] = survey.Value{Fields: map[string]string{it.Columns[0].Key: "x"}}
		case it.Kind.IsText():
			a[ref] = survey.Write("Wald")
		default:
			all := measures(it)
			for _, literal := range literals(q, it.ID) {
				all = append(all, around(it.Kind, literal)...)
			}
			a[ref] = survey.Write(all[r.IntN(len(all))])
		}
	}
}

func anyChoice(r *rand.Rand, it *survey.Item) survey.Value {
	if r.IntN(8) == 0 && (it.NoAnswer || it.NoneOfThese) {
		return survey.Value{NoAnswer: it.NoAnswer, None: it.NoneOfThese}
	}
	v := survey.Choose(it.Options[r.IntN(len(it.Options))].Key)
	for _, o := range it.Options {
		if it.Kind == survey.KindMultiple && r.IntN(2) == 0 {
			v = survey.Choose(append(v.Options, o.Key)...)
		}
	}
	v.Texts = map[string]string{}
	for _, o := range it.Options {
		if o.Text && v.Has(o.Key) {
			v.Texts[o.Key] = "Wald"
		}
	}
	return v
}

// withForeign answers anew what does not count, and counts how often.
func withForeign(r *rand.Rand, q *survey.Questionnaire, a survey.Answers) (b survey.Answers, touched int) {
	b = maps.Clone(a)
	for _, it := range q.Items() {
		if !q.Shown(it, a) {
			anyAnswers(r, q, []*survey.Item{it}, b)
			touched++
			continue
		}
		ref := survey.Ref{Item: it.ID}
		for _, o := range it.Options {
			if v := b[ref]; it.Kind == survey.KindMultiple && len(v.Options) > 0 && !q.OptionShown(o, a) {
				v.Options = slices.Concat(v.Options, []string{o.Key})
				b[ref] = v
				touched++
			}
		}
	}
	return b, touched
}

// outputs are all figures and exports of the responses, as one text.
func outputs(t *testing.T, d *instrument.Definition, responses []survey.Answers) string {
	t.Helper()
	q, wave := d.Questionnaire, survey.Wave{Key: "2026", Year: 2026, Edition: d.SHA256}
	var subs []survey.Submission
	for _, a := range responses {
		subs = append(subs, survey.Submission{Wave: "2026", County: survey.County{Key: "01056"}, Number: 1, Kind: survey.FromForm, Edition: d.SHA256, Rows: q.Snapshot(a)})
	}
	cb := codebook.Of(q, codebook.Source{Edition: d.SHA256})
	tables := figure.ComputeAll(q, d.Figures, nil, subs)
	var b bytes.Buffer
	for _, write := range []func(io.Writer) error{
		func(w io.Writer) error { return export.AnswersCSV(w, cb, wave, subs) },
		func(w io.Writer) error { return export.AnswersJSON(w, q, wave, subs) },
		func(w io.Writer) error { return export.FiguresCSV(w, wave, tables) },
		func(w io.Writer) error { return export.FiguresJSON(w, wave, tables) },
	} {
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

func TestNoFigureAndNoExportKnowsWhatDoesNotCount(t *testing.T) {
	for _, definition := range pathDefinitions {
		d := compiledFile(t, definition)
		r := rand.New(rand.NewPCG(20, 26))
		var plain, meddled []survey.Answers
		touched := 0
		for range 60 {
			a := survey.Answers{}
			anyAnswers(r, d.Questionnaire, d.Questionnaire.Items(), a)
			for _, o := range d.Questionnaire.Objections(a) {
				a[o.Ref()] = o.Confirmation
			}
			b, n := withForeign(r, d.Questionnaire, a)
			plain, meddled, touched = append(plain, a), append(meddled, b), touched+n
		}
		if touched < 30 {
			t.Errorf("%s: only %d answers that do not count", definition, touched)
		}
		if outputs(t, d, plain) != outputs(t, d, meddled) {
			t.Errorf("%q: answers off the path change what is counted or exported", definition)
		}
	}
}

func TestThePageShowsWhatTheRoutingSays(t *testing.T) {
	for _, definition := range pathDefinitions {
		q := compiledFile(t, definition).Questionnaire
		r := rand.New(rand.NewPCG(8, 53))
		for range 40 {
			a, stored := survey.Answers{}, map[survey.Ref]survey.Answer{}
			anyAnswers(r, q, q.Items(), a)
			for ref, v := range a {
				stored[ref] = survey.Answer{Ref: ref, Value: v, Version: 1}
			}
			for _, p := range q.Pages() {
				if q.PageShown(p, a) {
					agrees(t, q, a, p, form.Build(q, p, form.State{Stored: stored}))
				}
			}
		}
	}
}

func agrees(t *testing.T, q *survey.Questionnaire, a survey.Answers, p *survey.Page, fields []form.Field) {
	t.Helper()
	shown := map[string]form.Field{}
	for _, f := range fields {
		shown[f.Name] = f
	}
	for _, it := range p.Items() {
		f, there := shown[it.ID]
		if onPath := q.StateOf(it, a) != survey.NotShown; there != onPath {
			t.Errorf("%s: on the path %v, on the page %v", it.ID, onPath, there)
		}
		offers := map[string]form.Option{}
		for _, o := range f.Options {
			offers[o.Value] = o
		}
		for _, o := range it.Options {
			fo, listed := offers[o.Key]
			ticked := a[survey.Ref{Item: it.ID}].Has(o.Key)
			if offered := q.OptionShown(o, a); there && (listed != (offered || ticked) || listed && fo.Ended == offered || fo.Checked != ticked) {
				t.Errorf("%s, %s: offered %v, ticked %v, shown as %+v", it.ID, o.Key, offered, ticked, fo)
			}
		}
	}
}
