package survey

import "slices"

// Lineage leads from every edition that was in force in a wave to the last one.
type Lineage struct {
	Editions []string       // SHA-256, in the order in which they came into force
	Steps    []*Translation // Steps[i] leads from Editions[i] to Editions[i+1]; nil where nothing says how
	Last     *Questionnaire
}

// Then leads on to the editions of a later wave, by way of the step to its first
// one.
func (l Lineage) Then(step *Translation, later Lineage) Lineage {
	return Lineage{
		Editions: slices.Concat(l.Editions, later.Editions),
		Steps:    slices.Concat(l.Steps, []*Translation{step}, later.Steps),
		Last:     later.Last,
	}
}

// from returns the steps from the edition to the last one.
func (l Lineage) from(edition string) (way []*Translation, known bool) {
	for i := len(l.Editions) - 1; i >= 0; i-- {
		if l.Editions[i] == edition {
			return way, true
		}
		if i == 0 || l.Steps[i-1] == nil {
			break
		}
		way = append([]*Translation{l.Steps[i-1]}, way...)
	}
	return nil, false
}

// Submissions reads all submissions as those of the last edition. Figures and
// exports count nothing else. What was recalled from an earlier wave belongs to
// the form alone. One from which no mapping leads there is set
// apart as a whole.
func (l Lineage) Submissions(subs []Submission) []Submission {
	read := make([]Submission, len(subs))
	for i, s := range subs {
		way, known := l.from(s.Edition)
		s = l.datedApart(s)
		s.Rows = slices.DeleteFunc(slices.Clone(s.Rows), func(r SubmissionRow) bool { return r.Recalled() })
		for _, step := range way {
			s = step.Submission(s)
		}
		if !known {
			s = l.apart(s)
		}
		read[i] = s
	}
	return read
}

// datedApart sets apart the answers of a submission that were given under an
// edition with which its own must not be compared.
func (l Lineage) datedApart(s Submission) Submission {
	apart := map[string]bool{}
	for _, r := range s.Rows {
		if r.Edition != "" && r.Edition != s.Edition && l.parted(r.Edition, s.Edition, r.Item) {
			apart[r.Item] = true
		}
	}
	if len(apart) == 0 {
		return s
	}
	var rows []SubmissionRow
	for _, r := range s.Rows {
		switch {
		case !apart[r.Item]:
			rows = append(rows, r)
		case r.Record < 2 || len(rows) == 0 || rows[len(rows)-1].Item != r.Item:
			rows = append(rows, SubmissionRow{Ref: Ref{Item: r.Item}, State: NotShown})
		}
	}
	s.Rows, s.Apart = rows, apart
	return s
}

// Parted reports whether an answer to the item of the last edition, given under
// another one, must not be compared with later ones.
func (l Lineage) Parted(edition, item string) bool {
	return l.parted(edition, l.Editions[len(l.Editions)-1], item)
}

// parted reports whether answers to the item, which has its id under the edition
// now, are set apart on the way there from the edition then.
func (l Lineage) parted(then, now, item string) bool {
	first, last := slices.Index(l.Editions, then), -1
	for i, edition := range l.Editions {
		if edition == now {
			last = i
		}
	}
	for i := last - 1; i >= max(first, 0); i-- {
		step := l.Steps[i]
		if step == nil || step.Apart[item] {
			return true
		}
		if former, asked := step.former(item); asked {
			item = former
		}
	}
	return first < 0
}

// Names returns the ids that the item of the last edition has had, its own first.
func (l Lineage) Names(item string) []string {
	names := []string{item}
	for _, step := range slices.Backward(l.Steps) {
		if step == nil {
			break
		}
		former, asked := step.former(item)
		if !asked {
			break
		}
		if former != item {
			names = append(names, former)
		}
		item = former
	}
	return names
}

func (l Lineage) apart(s Submission) Submission {
	s.Rows, s.Apart = nil, map[string]bool{}
	for _, it := range l.Last.Items() {
		s.Rows = append(s.Rows, SubmissionRow{Ref: Ref{Item: it.ID}, State: NotShown})
		s.Apart[it.ID] = true
	}
	return s
}

// Answer reads one answer of the edition as one of the last. Without a way
// there, it is gone.
func (l Lineage) Answer(edition string, ref Ref, v Value) Translated {
	way, known := l.from(edition)
	read := Translated{Ref: ref, Value: v, Gone: !known}
	for _, step := range way {
		next := step.Answer(read.Ref, read.Value)
		next.Cut = next.Cut || read.Cut
		if read = next; read.Gone {
			return Translated{Ref: ref, Value: v, Gone: true}
		}
	}
	return read
}
