package form

import (
	"fmt"
	"math"
	"regexp"

	"kreisumfrage/internal/survey"
)

// confirmLabel stands at the tick that confirms a warning.
const confirmLabel = "Ja, das ist so"

// recallLabel stands at the tick that confirms an answer that cannot well follow
// an earlier one.
const recallLabel = "Ja, das stimmt"

// recollectionText asks about such an answer, with both in their words.
func recollectionText(r *survey.Recollection) string {
	if r.Of != "" {
		return fmt.Sprintf("%d hat Ihr Vorgänger (%s) „%s“ angegeben, Sie jetzt „%s“.", r.Year, r.Of, r.Then.Label, r.Now.Label)
	}
	return fmt.Sprintf("%d haben Sie „%s“ angegeben, jetzt „%s“.", r.Year, r.Then.Label, r.Now.Label)
}

// Objections are all checks that fire under the stored answers, in the order of
// the definition.
func Objections(q *survey.Questionnaire, st State) []Objection {
	var all []Objection
	for _, o := range newBuilder(q, st, answers(st.Stored)).objections(q) {
		all = append(all, o.Objection)
	}
	return all
}

// ObjectionSummary lists what is left to do about objections, each with a link
// to the place where it is shown.
func ObjectionSummary(q *survey.Questionnaire, objections []Objection) []Problem {
	var list []Problem
	for _, o := range objections {
		if o.Settled {
			continue
		}
		text := o.Text
		if it := q.Item(o.Item); it != nil {
			text = it.Number + ": " + text
		}
		list = append(list, Problem{Href: "#" + o.ID, Text: text})
	}
	return list
}

// placed is an objection with its check.
type placed struct {
	Objection
	check *survey.Check
}

func (b builder) objections(q *survey.Questionnaire) []placed {
	var all []placed
	for _, o := range q.Objections(b.answers) {
		if b.Sees != nil && !b.Sees(o.Check) {
			continue
		}
		ref := o.Ref()
		shown := Objection{ID: objectionID(ref), Item: o.At, Text: b.texts.Check(o.Check), Settled: o.Settled()}
		label := confirmLabel
		if o.Recollection != nil {
			shown.Recalled, shown.Text, label = true, recollectionText(o.Recollection), recallLabel
		}
		if o.Level == survey.LevelWarning {
			shown.Name, shown.VersionName, shown.Version = refName(ref), VersionPrefix+refName(ref), b.version(ref)
			shown.Confirm = &Option{ID: confirmID(ref), Value: o.Confirmation.Text, Label: label,
				Checked: b.value(ref).Equal(o.Confirmation)}
			shown.Conflict = b.conflict(ref, ConfirmationLines)
		}
		all = append(all, placed{shown, o.Check})
	}
	return all
}

// ConfirmationLines is the confirmation of a warning in words.
func ConfirmationLines(v survey.Value) []string {
	if v.IsEmpty() {
		return []string{"nicht bestätigt"}
	}
	return []string{confirmLabel}
}

// beside adds the objection to the field of its question or, where that one is
// not shown, to the last one before it.
func (o placed) beside(q *survey.Questionnaire, fields []Field) {
	if len(fields) == 0 {
		return
	}
	place, at := math.MaxInt, 0
	if it := q.Item(o.Item); it != nil {
		place = it.Index
	}
	for i, f := range fields {
		if q.Item(f.Name).Index <= place {
			at = i
		}
	}
	fields[at].Objections = append(fields[at].Objections, o.Objection)
}

// confirms reports whether the ref confirms one of the page's warnings.
func confirms(page *survey.Page, ref survey.Ref) bool {
	for _, c := range page.Checks {
		if c.Ref() == ref {
			return c.Level == survey.LevelWarning
		}
	}
	return false
}

var fingerprint = regexp.MustCompile(`^[0-9a-f]{16}$`)

// confirmation reads a tick. One that was set for other values than those now
// stored confirms nothing; the question is asked again.
func (d *decoder) confirmation(ref survey.Ref) error {
	text, err := d.one(refName(ref))
	if err != nil {
		return err
	}
	if text != "" && !fingerprint.MatchString(text) {
		return fmt.Errorf("decode form: confirmation %q: %w", ref.Item, survey.ErrInvalid)
	}
	if !d.dropped(ref) {
		d.Answers[ref] = survey.Write(text)
	}
	return nil
}
