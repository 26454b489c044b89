package figure

import "math/bits"

// set holds responses by their place, 64 a word. Sets of one Data have the same
// length; nil is the empty one.
type set []uint64

func newSet(n int) set { return make(set, (n+63)/64) }

func (s set) add(i int) { s[i/64] |= 1 << (i % 64) }

func (s set) has(i int) bool { return s != nil && s[i/64]&(1<<(i%64)) != 0 }

func (s set) count() (n int) {
	for _, word := range s {
		n += bits.OnesCount64(word)
	}
	return n
}

// shared counts what is in both.
func (s set) shared(other set) (n int) {
	if other == nil {
		return 0
	}
	for i, word := range s {
		n += bits.OnesCount64(word & other[i])
	}
	return n
}

// and returns what is in both.
func (s set) and(other set) set {
	if s == nil || other == nil {
		return nil
	}
	both := make(set, len(s))
	for i, word := range s {
		both[i] = word & other[i]
	}
	return both
}

// without returns what is not in the other.
func (s set) without(other set) set {
	if s == nil || other == nil {
		return s
	}
	rest := make(set, len(s))
	for i, word := range s {
		rest[i] = word &^ other[i]
	}
	return rest
}

// or returns what is in one of them.
func (s set) or(other set) set {
	switch {
	case s == nil:
		return other
	case other == nil:
		return s
	}
	all := make(set, len(s))
	for i, word := range s {
		all[i] = word | other[i]
	}
	return all
}
