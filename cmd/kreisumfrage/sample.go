package main

import (
	"fmt"
	"math/rand/v2"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/instrument"
	"kreisumfrage/internal/store"
	"kreisumfrage/internal/survey"
)

// sample invents answers: near to what was published, with some progress since.
type sample struct {
	random    *rand.Rand
	published map[string]*figure.PublishedFigure // item id →
}

func newSample(facts *figure.Published) *sample {
	s := &sample{random: rand.New(rand.NewPCG(2026, 294)), published: map[string]*figure.PublishedFigure{}}
	for i := range facts.Figures {
		s.published[facts.Figures[i].Item] = &facts.Figures[i]
	}
	return s
}

// How the demonstration's counties are spread.
const (
	shareSubmitted = 0.52
	shareStarted   = 0.20
	shareNoAnswer  = 0.02
	shareEmpty     = 0.05
)

// fill lets some counties submit and others begin, through the same store
// functions as the pages.
func (s *sample) fill(p *program, st *store.Store, d *instrument.Definition, frame []survey.County) error {
	var submitted []survey.Submission
	for _, county := range frame {
		answers := s.answers(d.Questionnaire)
		switch draw := s.random.Float64(); {
		case county.Key == demoGuests[0]:
		case county.Key == demoGuests[1], draw >= shareSubmitted && draw < shareSubmitted+shareStarted:
			if err := s.begin(p, st, d, county, answers); err != nil {
				return err
			}
		case draw < shareSubmitted:
			submitted = append(submitted, survey.Submission{County: county, Kind: survey.FromSampleData,
				Edition: d.SHA256, Author: operator, Rows: d.Questionnaire.Snapshot(answers)})
		}
	}
	return st.AddSubmissions(p.ctx, access.WaveScope(demoWave, operator), submitted)
}

// begin saves the first pages of the questionnaire and marks all but the last of
// them as finished.
func (s *sample) begin(p *program, st *store.Store, d *instrument.Definition, county survey.County, answers survey.Answers) error {
	pages := d.Questionnaire.Pages()
	last := 1 + s.random.IntN(len(pages)-1)
	scope, _ := access.WaveScope(demoWave, operator).ForCounty(county.Key)
	for i, page := range pages[:last+1] {
		save := survey.Save{FormID: "sample", SaveID: "sample-" + page.Key, Edition: d.SHA256, Path: survey.PathForm,
			Mark: &survey.PageMark{Page: page.Key, Done: i < last}}
		for _, it := range page.Items() {
			ref := survey.Ref{Item: it.ID}
			if v, ok := answers[ref]; ok {
				save.Changes = append(save.Changes, survey.Change{Ref: ref, Value: v})
			}
		}
		if _, err := st.SaveAnswers(p.ctx, scope, save); err != nil {
			return fmt.Errorf("sample answers of %s: %w", county.Key, err)
		}
	}
	return nil
}

// answers are one county's invented answers to all questions with options.
func (s *sample) answers(q *survey.Questionnaire) survey.Answers {
	a := survey.Answers{}
	for _, it := range q.Items() {
		if !it.Kind.HasOptions() || s.random.Float64() < shareEmpty {
			continue
		}
		ref := survey.Ref{Item: it.ID}
		switch {
		case it.Kind.OneOption() && it.NoAnswer && s.random.Float64() < shareNoAnswer:
			a[ref] = survey.Value{NoAnswer: true}
		case it.Kind.OneOption():
			a[ref] = survey.Choose(s.one(it))
		default:
			a[ref] = s.several(it)
		}
	}
	return a
}

// percent is the published share of an option, or an invented one.
func (s *sample) percent(it *survey.Item, key string) float64 {
	if f := s.published[it.ID]; f != nil {
		if o := f.Option(key); o != nil && o.Percent != nil {
			return *o.Percent
		}
	}
	return 12
}

// one draws an option by the published shares; every third time the county has
// moved on by one option since, as options stand in the order of progress.
func (s *sample) one(it *survey.Item) string {
	total := 0.0
	for _, o := range it.Options {
		total += s.percent(it, o.Key)
	}
	draw, chosen := s.random.Float64()*total, len(it.Options)-1
	for i, o := range it.Options {
		if draw -= s.percent(it, o.Key); draw < 0 {
			chosen = i
			break
		}
	}
	if chosen > 0 && s.random.IntN(3) == 0 {
		chosen--
	}
	return it.Options[chosen].Key
}

func (s *sample) several(it *survey.Item) survey.Value {
	var keys []string
	texts := map[string]string{}
	for _, o := range it.Options {
		if o.Exclusive || s.random.Float64()*100 > s.percent(it, o.Key)+6 {
			continue
		}
		keys = append(keys, o.Key)
		if o.Text {
			texts[o.Key] = "Beispieltext"
		}
	}
	if len(keys) < it.MinChoices || it.MaxChoices > 0 && len(keys) > it.MaxChoices {
		return survey.Value{}
	}
	v := survey.Choose(keys...)
	v.Texts, v.None = texts, len(keys) == 0 && it.NoneOfThese
	return v
}
