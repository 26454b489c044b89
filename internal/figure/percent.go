package figure

import "math"

// share rounds count out of n half up to percent in units of 1/scale: scale 1
// gives whole percents, 10 gives tenths. It is the only place that rounds, and
// it never leaves the integers, so no tie can fall to the wrong side.
func share(count, n, scale int) int {
	return (2*100*scale*count + n) / (2 * n)
}

// printed splits a published percent into units at its printed precision: 42 is
// (42, 1), 3.5 is (35, 10). The study prints at most one decimal.
func printed(percent float64) (units, scale int) {
	if percent == math.Trunc(percent) {
		return int(percent), 1
	}
	return int(math.Round(percent * 10)), 10
}

// agrees reports whether count out of n rounds to the published percent.
func agrees(count, n int, percent float64) bool {
	units, scale := printed(percent)
	return n > 0 && share(count, n, scale) == units
}

// attainable reports whether any count out of n rounds to the published percent.
// Shares grow with the count, so only the two counts around the exact one can.
func attainable(percent float64, n int) bool {
	below := countBelow(percent, n)
	return agrees(below, n, percent) || agrees(below+1, n, percent)
}

// countBelow returns the largest count out of n whose share does not exceed percent.
func countBelow(percent float64, n int) int {
	units, scale := printed(percent)
	return units * n / (100 * scale)
}

// cell is count out of n beside what was published for it.
func cell(count, n int, published *float64) Cell {
	c := Cell{Count: count}
	if n == 0 {
		return c
	}
	c.Valid = true
	c.Exact = 100 * float64(count) / float64(n)
	c.Rounded = share(count, n, 1)
	if published != nil {
		points := c.Exact - *published
		c.Deviation = &points
	}
	return c
}
