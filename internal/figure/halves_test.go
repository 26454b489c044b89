package figure_test

import (
	"testing"
	"time"

	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/survey"
)

func TestTheEarlierHalfIsCountedApartFromTheLater(t *testing.T) {
	published := &figure.Published{Population: 294, Respondents: 146, Figures: []figure.PublishedFigure{publishedOf(figure.PublishedMultiple, 146, 50)}}
	q, specs := asked(published)
	start := survey.Day("2026-11-02").Start()
	var subs []survey.Submission
	// handed in on days 5, 1, 4, 2, 3; the middle one belongs to the earlier half
	for _, s := range []struct {
		day    int
		chosen bool
	}{{5, true}, {1, false}, {4, true}, {2, true}, {3, false}} {
		value := survey.Value{None: true}
		if s.chosen {
			value = survey.Value{Options: []string{"o0"}}
		}
		subs = append(subs, survey.Submission{Time: start.Add(time.Duration(s.day) * 24 * time.Hour),
			Rows: []survey.SubmissionRow{{Ref: survey.Ref{Item: "a.one"}, State: survey.Answered, Value: value}}})
	}
	halves := func(subs []survey.Submission) (early, late figure.Reading, ok bool) {
		d := figure.Load(q, specs, subs)
		return d.Halves(d.Tables(published)[0])
	}
	early, late, ok := halves(subs)
	if !ok || early.N != 3 || early.Cells[0].Count != 1 || late.N != 2 || late.Cells[0].Count != 2 {
		t.Errorf("%v: early %d of %d, late %d of %d", ok, early.Cells[0].Count, early.N, late.Cells[0].Count, late.N)
	}
	for i := range subs {
		subs[i].Time = start
	}
	if _, _, ok := halves(subs); ok {
		t.Error("told halves apart that came at one time")
	}
	if _, _, ok := halves(subs[:1]); ok {
		t.Error("halved one response")
	}
}
