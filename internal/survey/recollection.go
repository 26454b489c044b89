package survey

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Earlier is what the same county submitted in an earlier wave, in the words of
// the questionnaire that recalls it.
type Earlier struct {
	Year    int
	Of      string // names of the counties in whose place it stands; empty: itself
	Answers Answers
}

// Recollection is an answer that cannot well follow the earlier one.
type Recollection struct {
	Year int
	Of   string // see Earlier
	Then *Option
	Now  *Option
}

// recallPrefix sets the keys of recollections apart from those of checks: no
// check's key has a slash.
const recallPrefix = "earlier/"

// Agreed are the answers that are the same in all of the submissions.
func Agreed(subs []Submission) Answers {
	agreed := Answers{}
	for i, sub := range subs {
		answers := sub.Answers()
		if i == 0 {
			agreed = answers
			continue
		}
		maps.DeleteFunc(agreed, func(ref Ref, v Value) bool { return !answers[ref].Equal(v) })
	}
	return agreed
}

// Recalled reports whether the ref confirms that an answer is right although it
// cannot well follow the one of an earlier wave.
func (r Ref) Recalled() bool {
	key, _ := r.ConfirmedCheck()
	return strings.HasPrefix(key, recallPrefix)
}

// Recalling returns the questionnaire that asks back where an answer cannot well
// follow the county's earlier one. Everything else is as before.
func (q *Questionnaire) Recalling(e Earlier) *Questionnaire {
	recalling := *q
	recalling.earlier = e
	return &recalling
}

// Recalls are the checks of all answers that may not be able to follow an
// earlier one, whatever was answered.
func (q *Questionnaire) Recalls() []*Check {
	var all []*Check
	for _, it := range q.order {
		if it.recalls() {
			all = append(all, it.recall())
		}
	}
	return all
}

func (it *Item) recalls() bool {
	return slices.ContainsFunc(it.Options, func(o *Option) bool { return len(o.CannotFollow) > 0 })
}

func (it *Item) recall(now ...string) *Check {
	return &Check{Key: recallPrefix + it.ID, Level: LevelWarning, When: &Condition{Item: it.ID, In: now}, At: it.ID, Page: it.Page}
}

// recollection asks back about the item's answer, if it cannot well follow.
func (r route) recollection(it *Item) (o Objection, asks bool) {
	then := r.q.earlier.Answers[Ref{Item: it.ID}]
	if len(then.Options) != 1 || r.state(it) != Answered {
		return o, false
	}
	before := it.Option(then.Options[0])
	for _, now := range it.Options {
		if before == nil || !r.counted(it).Has(now.Key) || !slices.Contains(now.CannotFollow, before.Key) {
			continue
		}
		seen := sha256.Sum256(fmt.Appendf(nil, "%q %d %q %q", it.ID, r.q.earlier.Year, before.Key, now.Key))
		o = Objection{Check: it.recall(now.Key), Confirmation: Write(hex.EncodeToString(seen[:8])),
			Recollection: &Recollection{r.q.earlier.Year, r.q.earlier.Of, before, now}}
		o.Confirmed = r.a[o.Ref()].Equal(o.Confirmation)
		return o, true
	}
	return o, false
}

// recollections ask back about the answers of the page.
func (r route) recollections(p *Page) []Objection {
	var all []Objection
	if len(r.q.earlier.Answers) == 0 {
		return nil
	}
	for _, it := range p.Items() {
		if o, asks := r.recollection(it); asks {
			all = append(all, o)
		}
	}
	return all
}
