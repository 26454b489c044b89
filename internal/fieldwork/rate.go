package fieldwork

// Rate is a share of counties: Count of Of.
type Rate struct {
	Count int
	Of    int
}

// Valid reports whether there is anything to divide by.
func (r Rate) Valid() bool { return r.Of > 0 }

// Tenths is the percentage in tenths of a percent, half up: 497 for 146 of 294.
// It is 0 where the rate is not valid.
func (r Rate) Tenths() int { return r.halfUp(1000) }

// Percent is the percentage in whole percent, half up; 0 where the rate is not
// valid.
func (r Rate) Percent() int { return r.halfUp(100) }

// halfUp stays in whole numbers, so that 0.5 is never missed by a hair.
func (r Rate) halfUp(scale int) int {
	if !r.Valid() {
		return 0
	}
	return (2*scale*r.Count + r.Of) / (2 * r.Of)
}
