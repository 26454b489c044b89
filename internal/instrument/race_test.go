//go:build race

package instrument

// The race detector throws away what pools hold, at random: what is allocated
// says nothing then. "make test" runs this package without it.
const poolsHold = false
