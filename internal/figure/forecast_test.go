package figure_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/survey"
)

// asked is a questionnaire that repeats the study with the published options of
// the items, and their specs.
func asked(published *figure.Published) (*survey.Questionnaire, []figure.Spec) {
	var items []*survey.Item
	var specs []figure.Spec
	for _, f := range published.Figures {
		it := &survey.Item{ID: f.Item, Kind: survey.KindMultiple, Label: "Frage " + f.Item}
		spec := figure.Spec{Key: f.Key, Item: f.Item, Comparison: figure.Identical, Base: figure.Base{Kind: figure.Respondents}}
		if f.Kind.OneOption() {
			it.Kind, spec.Base.Kind = survey.KindSingle, figure.AnsweredBy
		}
		for _, o := range f.Options {
			it.Options = append(it.Options, &survey.Option{Key: o.Key, Label: o.Label})
		}
		items, specs = append(items, it), append(specs, spec)
	}
	q := survey.New("probe", "Probe", []*survey.Section{{Key: "s", Pages: []*survey.Page{{Key: "p", Topics: []*survey.Topic{{Items: items}}}}}})
	q.FiguresOf = 2018
	return q, specs
}

func publishedOf(kind figure.PublishedKind, n int, percents ...float64) figure.PublishedFigure {
	f := figure.PublishedFigure{Key: "1", Title: "Von 2018", Item: "a.one", Kind: kind, N: n}
	for i, p := range percents {
		f.Options = append(f.Options, figure.PublishedOption{Key: fmt.Sprint("o", i), Percent: percent(p)})
	}
	f.Options = append(f.Options, figure.PublishedOption{Key: "lost"})
	return f
}

// The points were worked out apart from the program, with
//
//	awk 'function V(n,N){return (N-n)/(n*(N-1))}
//	  BEGIN{printf "%.4f", 100*(1.959964+0.841621)*sqrt(p*(1-p)*(V(n1,N1)+V(n2,N2)))}'
//
// and for p = 0.5, n1 = n2 = 146, N1 = N2 = 294 by hand: 148/(146·293) =
// 0.0034597; twice that by 0.25 is 0.0017299, its root 0.041592, by 2.801585 is
// 0.116523.
func TestDetectableChangesAreThoseOfTwoFiniteSamples(t *testing.T) {
	for _, c := range []struct {
		name     string
		n        int
		percents []float64
		counties int
		share    float64
		want     string
	}{
		{"half, all responses", 146, []float64{50}, 294, 50, "[100 146 200 250] 14.0645 11.6522 9.9681 8.9260"},
		{"the share nearest to half is the hard case", 146, []float64{6, 37, 42, 15}, 294, 42, "[100 146 200 250] 13.8833 11.5021 9.8397 8.8110"},
		// p = 0.49, n1 = 102, N1 = N2 = 294·102/146 = 205.3973, n2 = 102/146 of the responses
		{"a part of the responses", 102, []float64{49, 42}, 294, 49, "[100 146 200 250] 16.8358 13.9482 11.9322 10.6848"},
		// N2 = 150: V(146, 150) = 4/(146·149) = 0.0001839
		{"hardly anybody missing now", 146, []float64{50}, 150, 50, "[100 146] 11.5643 8.4555"},
	} {
		published := &figure.Published{Population: 294, Respondents: 146, Figures: []figure.PublishedFigure{publishedOf(figure.PublishedMultiple, c.n, c.percents...)}}
		q, specs := asked(published)
		o := figure.Forecast(q, specs, published, c.counties)
		p := o.Figures[0]
		got := fmt.Sprint(o.Responses)
		for _, points := range p.Points {
			got += fmt.Sprintf(" %.4f", points)
		}
		if got != c.want || p.Share != c.share || p.N != c.n || p.Comparable != figure.FullyComparable || p.Reason != "" {
			t.Errorf("%s: %s at %v %%, want %s; %+v", c.name, got, p.Share, c.want, p)
		}
	}
}

func TestWhoAsksEverybodyMissesOnlyWhatWasMissedBefore(t *testing.T) {
	published := &figure.Published{Population: 294, Respondents: 146, Figures: []figure.PublishedFigure{publishedOf(figure.PublishedMultiple, 146, 50)}}
	q, specs := asked(published)
	p := figure.Forecast(q, specs, published, 250).Figures[0]
	// V(250, 250) = 0: 2.801585 · √(0.25 · 0.0034597) = 0.082394
	if got := p.Points[3]; math.Abs(got-8.2394) > 0.0001 {
		t.Errorf("%v", got)
	}
}

func TestTheForecastSaysWhyAFigureCannotBeCompared(t *testing.T) {
	const single, multiple = figure.PublishedSingle, figure.PublishedMultiple
	for _, c := range []struct {
		name       string
		published  figure.PublishedFigure
		change     func(*figure.Spec, *survey.Questionnaire)
		comparable figure.Comparable
		reason     string
		points     int
	}{
		{"unchanged", publishedOf(single, 146, 30, 70), func(*figure.Spec, *survey.Questionnaire) {}, figure.FullyComparable, "", 4},
		{"other words", publishedOf(single, 146, 30, 70), func(s *figure.Spec, _ *survey.Questionnaire) { s.Comparison = figure.WordingChanged },
			figure.PartlyComparable, "Der Wortlaut ist ein anderer", 4},
		{"other answers to one choice", publishedOf(single, 146, 30, 70), func(s *figure.Spec, _ *survey.Questionnaire) { s.Comparison = figure.OptionsChanged },
			figure.NotComparable, "verschieben sich dadurch alle Anteile", 0},
		{"other answers beside the same", publishedOf(multiple, 146, 30, 70), func(s *figure.Spec, _ *survey.Questionnaire) { s.Comparison = figure.OptionsChanged },
			figure.PartlyComparable, "nur, was beide Male angeboten wurde", 4},
		{"no question", publishedOf(single, 146, 30, 70), func(s *figure.Spec, _ *survey.Questionnaire) { s.Item, s.Comparison = "", figure.Dropped },
			figure.NotComparable, "keine Frage", 0},
		{"no exact value", publishedOf(multiple, 146), func(*figure.Spec, *survey.Questionnaire) {}, figure.NotComparable, "Zu keiner der Antworten", 0},
		{"exact values of withdrawn answers only", publishedOf(multiple, 146, 30), func(_ *figure.Spec, q *survey.Questionnaire) { q.Item("a.one").Options = q.Item("a.one").Options[1:] },
			figure.NotComparable, "Zu keiner der Antworten", 0},
		{"not in the study", publishedOf(single, 146, 30), func(s *figure.Spec, _ *survey.Questionnaire) { s.Key, s.Comparison = "54", figure.Novel },
			figure.NotComparable, "2018 ist dazu nichts veröffentlicht", 0},
		{"shares of mentions", publishedOf(multiple, 146, 30), func(s *figure.Spec, _ *survey.Questionnaire) { s.Base.Kind = figure.Mentions },
			figure.FullyComparable, "", 0},
	} {
		published := &figure.Published{Population: 294, Respondents: 146, Figures: []figure.PublishedFigure{c.published}}
		q, specs := asked(published)
		c.change(&specs[0], q)
		for _, p := range figure.Forecast(q, specs, published, 294).Figures {
			if p.Key != specs[0].Key {
				continue
			}
			if p.Comparable != c.comparable || !strings.Contains(p.Reason, c.reason) || (c.reason == "") != (p.Reason == "") || len(p.Points) != c.points {
				t.Errorf("%s: %+v", c.name, p)
			}
		}
	}
}

func TestTheForecastListsWhatTheEditionForgets(t *testing.T) {
	published := &figure.Published{Population: 294, Respondents: 146, Figures: []figure.PublishedFigure{
		publishedOf(figure.PublishedSingle, 146, 50), {Key: "2", Title: "Nur 2018", Kind: figure.PublishedMultiple, N: 146}}}
	q, specs := asked(published)
	o := figure.Forecast(q, specs[:1], published, 294)
	if len(o.Figures) != 2 || o.Figures[1].Comparison != figure.Dropped || o.Figures[1].Title != "Nur 2018" || o.Figures[1].Base == "" {
		t.Errorf("%+v", o.Figures)
	}
}

func TestAnotherSurveyIsComparedWithNothing(t *testing.T) {
	published := &figure.Published{Population: 294, Respondents: 146, Figures: []figure.PublishedFigure{publishedOf(figure.PublishedSingle, 146, 50)}}
	q, specs := asked(published)
	q.FiguresOf, specs[0].Comparison = 0, figure.Novel
	o := figure.Forecast(q, specs, published, 294)
	if len(o.Figures) != 1 || o.Figures[0].Comparable != figure.NotComparable || o.Figures[0].Title != "Frage a.one" || o.Figures[0].N != 0 {
		t.Errorf("%+v", o.Figures)
	}
}
