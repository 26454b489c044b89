//go:build !race

package instrument

const poolsHold = true
