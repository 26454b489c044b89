package figure

import "math"

// z is the 97.5 % quantile of the normal distribution: all intervals and margins
// are for 95 %.
const z = 1.959963984540054

// PrecisionCaveat explains an interval to its readers.
const PrecisionCaveat = "Rechnerische Schwankungsbreite bei zufälligem Ausfall (95 %): Hätte allein der Zufall entschieden, welche Landkreise antworten, läge der Anteil unter allen Landkreisen in 19 von 20 Fällen in diesem Bereich. " +
	"Ob ein Landkreis teilnimmt, entscheidet er aber selbst; ob die antwortenden den übrigen gleichen, sagt die Schwankungsbreite nicht."

// Interval is a range of percentages.
type Interval struct{ Low, High float64 }

// effective is the size of a sample with replacement that is as precise as n out
// of population without: n·(N-1)/(N-n). Infinite when nobody is missing. See
// Cochran, Sampling Techniques (3rd ed. 1977), section 3.2.
func effective(n, population float64) float64 {
	if n >= population {
		return math.Inf(1)
	}
	return n * (population - 1) / (population - n)
}

// interval is that of Wilson (1927) with the effective sample size, so that it is
// sound at 0 and 100 % as well, cut to what is possible at all: the missing
// counties cannot take away what was counted. population is the number of
// counties that the base stands for, at least n.
func interval(count, n int, population float64) Interval {
	x, size := float64(count), float64(n)
	p, e := x/size, effective(size, population)
	bounds := extremes(count, n, population)
	if math.IsInf(e, 1) {
		return bounds
	}
	centre := (p + z*z/(2*e)) / (1 + z*z/e)
	half := z * math.Sqrt(p*(1-p)/e+z*z/(4*e*e)) / (1 + z*z/e)
	return Interval{max(100*(centre-half), bounds.Low), min(100*(centre+half), bounds.High)}
}

// extremes are the percentages of all counties if none, or each, of the missing
// ones were counted too.
func extremes(count, n int, population float64) Interval {
	missing := max(population-float64(n), 0)
	whole := float64(n) + missing
	return Interval{100 * float64(count) / whole, 100 * (float64(count) + missing) / whole}
}

// Widest returns half the width of the interval at 50 % in points, by the normal
// approximation; no percentage of n out of population is less precise. 5.8 at 146
// of 294.
func Widest(n int, population float64) float64 {
	return 100 * z * math.Sqrt(0.25/effective(float64(n), population))
}

// population is the number of counties that the reading's base stands for: all of
// the frame, or the same part of them as of the responses where routing or a
// filter makes the base narrower. Zero for mentions, which are no sample of
// counties, and where nothing was counted.
func (t Table) population(r Reading, counties int) float64 {
	compared := t.Responses - r.Apart
	if r.Base.Kind == Mentions || r.N == 0 || compared <= 0 {
		return 0
	}
	applies := r.N
	if r.Base.Kind != Filtered {
		applies = compared - t.Missing.NotShown
	}
	return max(float64(counties)*float64(applies)/float64(compared), float64(r.N))
}
