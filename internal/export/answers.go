package export

import (
	"io"
	"slices"
	"time"

	"kreisumfrage/internal/codebook"
	"kreisumfrage/internal/survey"
)

// SampleNote marks every line that stems from invented answers.
const SampleNote = "Beispieldaten"

// noteOf is the watermark of the wave's exports.
func noteOf(w survey.Wave) string {
	switch {
	case w.Reconstructed:
		return SampleNote + " (Rekonstruktion aus den 2018 veröffentlichten Werten)"
	case w.Pretest:
		return "Pretest"
	case w.SampleData:
		return SampleNote
	}
	return ""
}

// AnswersCSV writes one line a submission, one column a variable. With a
// codebook without personal variables the file holds none of their values.
func AnswersCSV(w io.Writer, cb codebook.Codebook, wave survey.Wave, subs []survey.Submission) error {
	header := make([]string, len(cb.Variables))
	for i, v := range cb.Variables {
		header[i] = v.Name
	}
	return writeCSV(w, header, func(yield func([]cell) bool) {
		for _, s := range subs {
			line := newAnswerLine(wave, s)
			cells := make([]cell, len(cb.Variables))
			for i, v := range cb.Variables {
				cells[i] = line.cell(v)
			}
			yield(cells)
		}
	})
}

// answerLine is one submission, indexed.
type answerLine struct {
	wave   survey.Wave
	sub    survey.Submission
	states map[string]survey.State
	values map[survey.Ref]survey.Value
}

func newAnswerLine(wave survey.Wave, s survey.Submission) answerLine {
	l := answerLine{wave: wave, sub: s, states: map[string]survey.State{}, values: map[survey.Ref]survey.Value{}}
	for _, r := range s.Rows {
		l.states[r.Item] = r.State
		l.values[r.Ref] = r.Value
	}
	return l
}

func (l answerLine) cell(v codebook.Variable) cell {
	value := l.values[survey.Ref{Item: v.Item, Record: v.Record}]
	state := l.states[v.Item]
	switch v.Content {
	case codebook.Identity:
		return l.identity(v.Name)
	case codebook.Choice:
		if state == survey.Answered && len(value.Options) == 1 {
			return text(value.Options[0])
		}
		return text(codebook.CodeOf(state, false))
	case codebook.Status:
		return text(codebook.CodeOf(state, value.None))
	case codebook.Tick:
		return tick(state, value.Has(v.Option))
	case codebook.Pick:
		return text(value.Fields[v.Column])
	case codebook.Confirm:
		if state == survey.Answered {
			return text(codebook.Confirmed)
		}
		return text(codebook.Unconfirmed)
	}
	typed := value.Text
	switch {
	case v.Column != "":
		typed = value.Fields[v.Column]
	case v.Option != "":
		typed = value.Texts[v.Option]
	}
	if v.Content == codebook.Amount {
		return amount(typed)
	}
	return text(typed)
}

// tick is empty where nothing was answered: a zero there would count as a no.
func tick(s survey.State, chosen bool) cell {
	switch {
	case s != survey.Answered:
		return ""
	case chosen:
		return codebook.Ticked
	}
	return codebook.Unticked
}

func (l answerLine) identity(name string) cell {
	switch name {
	case codebook.CountyKey:
		return text(l.sub.County.Key)
	case codebook.CountyName:
		return text(l.sub.County.Name)
	case codebook.Land:
		return text(l.sub.County.Land)
	case codebook.Number:
		return whole(l.sub.Number)
	case codebook.Time:
		return text(berlin(l.sub.Time))
	case codebook.Origin:
		return text(string(l.sub.Kind))
	case codebook.Reference:
		return text(l.sub.Reference)
	case codebook.Edition:
		return text(l.sub.Edition)
	case codebook.Note:
		return text(noteOf(l.wave))
	}
	return ""
}

// berlin says an instant in local time, with its distance from UTC; empty for
// never.
func berlin(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(survey.Berlin).Format(time.RFC3339)
}

// WithoutPersonal returns copies of the submissions without the values that the
// questionnaire marks as personal. The states stay.
func WithoutPersonal(q *survey.Questionnaire, subs []survey.Submission) []survey.Submission {
	bare := make([]survey.Submission, len(subs))
	for i, s := range subs {
		rows := make([]survey.SubmissionRow, len(s.Rows))
		for j, r := range s.Rows {
			if !tellsNothing(q, r.Ref) {
				r.Value = impersonal(q.Item(r.Item), r.Value)
			}
			rows[j] = r
		}
		s.Rows = rows
		bare[i] = s
	}
	return bare
}

// tellsNothing reports whether the ref confirms a warning about values that are
// not personal. Its fingerprint could be guessed from few possible values.
func tellsNothing(q *survey.Questionnaire, ref survey.Ref) bool {
	key, _ := ref.ConfirmedCheck()
	c := q.Check(key)
	return c != nil && !slices.ContainsFunc(c.When.Items(), func(id string) bool { return q.Item(id).Personal })
}

func impersonal(it *survey.Item, v survey.Value) survey.Value {
	if it == nil || (it.Personal && !it.Kind.HasOptions()) {
		return survey.Value{}
	}
	if it.Personal {
		v.Texts = nil
	}
	fields := map[string]string{}
	for key, text := range v.Fields {
		if c := it.Column(key); c != nil && !c.Personal {
			fields[key] = text
		}
	}
	v.Fields = nil
	if len(fields) > 0 {
		v.Fields = fields
	}
	return v
}
