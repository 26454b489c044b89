package survey

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
)

// Succession says that a county ended and another one took its place, or one of
// several places.
type Succession struct {
	Predecessor string // key
	Name        string // of the predecessor; may be empty
	Successor   string // key
	Day         Day    // the successor's first
}

// Successions are all that are known.
type Successions []Succession

// Digest tells whether somebody has changed them since.
func (s Successions) Digest() string {
	b, err := json.Marshal(s.Sorted())
	if err != nil { // strings alone: cannot fail
		panic(err)
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// Sorted puts the latest first.
func (s Successions) Sorted() Successions {
	return slices.SortedFunc(slices.Values(s), func(a, b Succession) int {
		return cmp.Or(cmp.Compare(b.Day, a.Day), cmp.Compare(a.Successor, b.Successor), cmp.Compare(a.Predecessor, b.Predecessor))
	})
}

// CountyKey reports whether the text can be the five-digit key of a German county.
func CountyKey(text string) bool {
	if len(text) != 5 || text[:2] < "01" || text[:2] > "16" {
		return false
	}
	for _, c := range text {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// Of returns the steps that led to the county and those that led on from it.
func (s Successions) Of(key string) (before, after Successions) {
	for _, step := range s.Sorted() {
		if step.Successor == key {
			before = append(before, step)
		}
		if step.Predecessor == key {
			after = append(after, step)
		}
	}
	return before, after
}

// Forebears are the counties that stood on the first day where the key's stands on
// the last one; none where nothing has changed.
func (s Successions) Forebears(key string, first, last Day) (keys []string) {
	seen := map[string]bool{key: true}
	var follow func(key string, last Day) bool
	follow = func(key string, last Day) (changed bool) {
		for _, step := range s.Sorted() {
			if step.Successor != key || step.Day <= first || step.Day > last || seen[step.Predecessor] {
				continue
			}
			changed, seen[step.Predecessor] = true, true
			if !follow(step.Predecessor, step.Day) {
				keys = append(keys, step.Predecessor)
			}
		}
		return changed
	}
	follow(key, last)
	slices.Sort(keys)
	return keys
}

// EndedBy returns the step by which the county had ended on the day; ok is false
// while it stands.
func (s Successions) EndedBy(key string, day Day) (step Succession, ok bool) {
	for _, step := range s.Sorted() {
		if step.Predecessor == key && step.Day <= day && step.Successor != key {
			return step, true
		}
	}
	return step, false
}
