package survey

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
)

// Check is a rule across questions that the definition declares. It never keeps
// from saving: several people fill in, and nothing typed may be lost.
type Check struct {
	Key   string // permanent, unique in the questionnaire
	Level Level
	When  *Condition // the check fires where this holds
	Text  string     // what is odd and how to mend it
	Piped Piped
	At    string // id of the page's item beside which it is shown

	Page *Page
}

// Level says what a firing check asks for.
type Level string

// The levels.
const (
	LevelError   Level = "error"   // to be mended before submitting
	LevelWarning Level = "warning" // to be mended or confirmed before submitting
)

// checkPrefix sets confirmations apart from answers: no item has a slash.
const checkPrefix = "check/"

// Ref names the confirmation of the check. It is stored as an answer, so it has
// an author, a time, a version and a history of its own.
func (c *Check) Ref() Ref { return Ref{Item: checkPrefix + c.Key} }

// ConfirmedCheck returns the key of the check that the ref confirms.
func (r Ref) ConfirmedCheck() (key string, ok bool) { return strings.CutPrefix(r.Item, checkPrefix) }

// Objection is a check that fires.
type Objection struct {
	*Check
	Confirmation Value         // confirms the check for the very values that it is about
	Confirmed    bool          // warnings only
	Recollection *Recollection // nil: the check says what is odd
}

// Settled reports whether nothing is left to do about the objection.
func (o Objection) Settled() bool { return o.Level == LevelWarning && o.Confirmed }

// Objections returns the checks that fire under the answers, in the order of the
// definition. What is off the path raises none.
func (q *Questionnaire) Objections(a Answers) []Objection {
	var all []Objection
	r := newRoute(q, a)
	for _, p := range q.paged {
		if !r.page(p) {
			continue
		}
		for _, c := range p.Checks {
			if r.holds(c.When) {
				confirmation := Write(r.fingerprint(c.When))
				all = append(all, Objection{Check: c, Confirmation: confirmation,
					Confirmed: c.Level == LevelWarning && a[c.Ref()].Equal(confirmation)})
			}
		}
		all = append(all, r.recollections(p)...)
	}
	return all
}

// fingerprint stands for the condition and the values that it is about, as far
// as they count: a confirmation lapses when one of them changes.
func (r route) fingerprint(c *Condition) string {
	h := sha256.New()
	rule, err := json.Marshal(c)
	if err != nil { // texts and lists only: cannot fail
		panic(err)
	}
	fmt.Fprintf(h, "%s\n", rule)
	for _, id := range c.Items() {
		state, value := NotShown, Value{}
		if it := r.q.items[id]; it != nil {
			state = r.state(it)
			if state == Answered {
				value = r.counted(it)
			}
		}
		fmt.Fprintf(h, "%q %q %q\n", id, state, value.Canonical())
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// Obstacles is what keeps a response from being submitted.
type Obstacles struct {
	Missing    []*Item     // required, on the path and empty
	Objections []Objection // errors, and warnings that nobody has confirmed
}

// None reports whether the response may be submitted.
func (o Obstacles) None() bool { return len(o.Missing) == 0 && len(o.Objections) == 0 }

// Obstacles tells what keeps the answers from being submitted.
func (q *Questionnaire) Obstacles(a Answers) Obstacles {
	var o Obstacles
	r := newRoute(q, a)
	for _, it := range q.order {
		if it.Required && r.state(it) == Empty {
			o.Missing = append(o.Missing, it)
		}
	}
	for _, objection := range q.Objections(a) {
		if !objection.Settled() {
			o.Objections = append(o.Objections, objection)
		}
	}
	return o
}
