package figure

import (
	"math"
	"slices"

	"kreisumfrage/internal/survey"
)

// Outlook tells before fieldwork what an edition will be able to say about the
// change since 2017.
type Outlook struct {
	Counties  int        `json:"counties"`  // in the frame of the new wave
	Responses []int      `json:"responses"` // numbers of responses that the forecast assumes
	Figures   []Prospect `json:"figures"`   // of the edition and of the study, in the study's order
}

// Prospect is the outlook of one figure.
type Prospect struct {
	Key        string     `json:"key"`
	Title      string     `json:"title"`
	Item       string     `json:"item,omitempty"`
	Comparison Comparison `json:"comparison"`
	Note       string     `json:"note,omitempty"`
	Comparable Comparable `json:"comparable"`
	Reason     string     `json:"reason,omitempty"` // German; empty where it is comparable without reservation
	Base       string     `json:"base"`             // German, what 100 % means today
	N          int        `json:"n_2017"`           // 0: not published
	// Share is the published percent nearest to 50, the hardest to tell from
	// another; 50 where none is known.
	Share float64 `json:"share"`
	// Points is the smallest change in percentage points that is detected with
	// each of Outlook.Responses. Empty where nothing can be compared.
	Points []float64 `json:"points,omitempty"`
}

// Comparable says whether a figure's shares can be set against those of 2017.
type Comparable string

// The answers.
const (
	FullyComparable  Comparable = "yes"
	PartlyComparable Comparable = "with_reservation"
	NotComparable    Comparable = "no"
)

// German words the answer.
func (c Comparable) German() string {
	return map[Comparable]string{FullyComparable: "ja", PartlyComparable: "mit Vorbehalt", NotComparable: "nein"}[c]
}

// ForecastCaveat explains the points of an outlook to its readers.
const ForecastCaveat = "Rechnerisch erkennbare Veränderung: Um so viele Prozentpunkte muss sich ein Anteil seit 2017 verändert haben, damit ein statistischer Test es in vier von fünf Fällen bemerkt (Irrtumswahrscheinlichkeit 5 %, Auswahl ohne Zurücklegen aus allen Landkreisen, gerechnet mit dem Anteil, bei dem es am schwersten ist). " +
	"Das gilt, wenn der Zufall entscheidet, wer antwortet; ob die antwortenden Landkreise den übrigen gleichen, sagt es nicht."

// assumed are the numbers of responses of a forecast; 146 came in 2017.
var assumed = []int{100, 146, 200, 250}

// Forecast tells of every figure of the edition, and of every published one that
// it lacks, whether it can be compared with 2017 and which change would be
// detected. counties is the size of the new wave's frame; more responses than
// counties are not assumed. published may be nil: then nothing is comparable.
//
// With n1 of N1 counties in 2017, n2 of N2 now and the same share p both times,
// the difference of the shares of two independent random samples without
// replacement has the variance
//
//	V = p(1-p) · [ (N1-n1)/(n1·(N1-1)) + (N2-n2)/(n2·(N2-1)) ]
//
// and a change of (1.959964 + 0.841621) · √V is detected with 80 % power by a
// two-sided test at 5 %. A figure that stood on part of the responses in 2017
// (n of its base out of all) is assumed to do so again: the same part of both
// frames and of the responses takes the place of N1, N2 and n2. Every response
// is taken to answer every question that is put to it.
func Forecast(q *survey.Questionnaire, specs []Spec, published *Published, counties int) Outlook {
	published = published.For(q)
	o := Outlook{Counties: counties, Figures: []Prospect{}}
	for _, n := range assumed {
		if n <= counties {
			o.Responses = append(o.Responses, n)
		}
	}
	for _, spec := range withPublished(specs, published) {
		f := published.ByKey(spec.Key)
		p := prospect(q, spec.asPublished(f), f)
		if p.Comparable != NotComparable && spec.Base.Kind != Mentions { // mentions are no sample of counties
			p.Points = detectable(p, published, o)
		}
		o.Figures = append(o.Figures, p)
	}
	slices.SortStableFunc(o.Figures, func(a, b Prospect) int { return compareKeys(a.Key, b.Key) })
	return o
}

func prospect(q *survey.Questionnaire, spec Spec, f *PublishedFigure) Prospect {
	it := q.Item(spec.Item)
	p := Prospect{Key: spec.Key, Title: spec.title(it, f), Item: spec.Item, Comparison: spec.Comparison, Note: spec.Note,
		Base: spec.Base.labelled().Label, Share: 50}
	known := false
	if f != nil {
		p.N = f.N
		p.Share, known = hardest(it, f)
	}
	p.Comparable, p.Reason = comparable(spec, f, known)
	return p
}

// comparable says whether the figure can be compared, and why not.
func comparable(spec Spec, f *PublishedFigure, known bool) (Comparable, string) {
	switch {
	case f == nil:
		return NotComparable, "2018 ist dazu nichts veröffentlicht."
	case spec.Item == "":
		return NotComparable, "In dieser Ausgabe gibt es keine Frage dazu."
	case !known:
		return NotComparable, "Zu keiner der Antworten steht ein genauer Wert im Studientext."
	case spec.Comparison == OptionsChanged && f.Kind.OneOption():
		return NotComparable, "Die Antworten sind andere als 2017 oder nicht überliefert; bei Einfachauswahl verschieben sich dadurch alle Anteile."
	case spec.Comparison == OptionsChanged:
		return PartlyComparable, "Die Antworten sind andere als 2017 oder nicht vollständig überliefert; vergleichbar ist nur, was beide Male angeboten wurde."
	case spec.Comparison == WordingChanged:
		return PartlyComparable, "Der Wortlaut ist ein anderer als 2017 oder nicht überliefert."
	}
	return FullyComparable, ""
}

// hardest is the published percent nearest to 50 among the options that are
// still offered, and whether any is known.
func hardest(it *survey.Item, f *PublishedFigure) (share float64, known bool) {
	share = 50
	for _, o := range f.Options {
		if o.Percent == nil || it == nil || it.Option(o.Key) == nil {
			continue
		}
		if !known || math.Abs(*o.Percent-50) < math.Abs(share-50) {
			share, known = *o.Percent, true
		}
	}
	return share, known
}

// quantiles is the sum of the normal quantiles of 97.5 % and 80 %.
const quantiles = 1.959964 + 0.841621

func detectable(p Prospect, published *Published, o Outlook) []float64 {
	part := float64(p.N) / float64(published.Respondents)
	before := variance(float64(p.N), part*float64(published.Population))
	var points []float64
	for _, responses := range o.Responses {
		now := variance(part*float64(responses), part*float64(o.Counties))
		points = append(points, quantiles*math.Sqrt(p.Share*(100-p.Share)*(before+now)))
	}
	return points
}

// variance is that of a mean of n out of all, for a variable of variance 1.
func variance(n, all float64) float64 {
	if n >= all {
		return 0
	}
	return (all - n) / (n * (all - 1))
}
