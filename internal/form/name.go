package form

import (
	"math"
	"strconv"
	"strings"

	"kreisumfrage/internal/survey"
)

// refName is the posted name of one answer: the item's id, for a record with
// its number behind a hash sign.
func refName(r survey.Ref) string {
	if r.Record == 0 {
		return r.Item
	}
	return r.Item + "#" + strconv.Itoa(r.Record)
}

// NameOf is the posted name of the answer; those of its parts begin with it.
func NameOf(r survey.Ref) string { return refName(r) }

// decisionName is the posted name of what the editor decided about a conflict
// with the stored version.
func decisionName(r survey.Ref, version int) string {
	return DecisionPrefix + refName(r) + "@" + strconv.Itoa(version)
}

// partName is the posted name of an option's text, or of a column of a record or
// group.
func partName(r survey.Ref, part string) string { return refName(r) + ":" + part }

// parseRef reads refName back.
func parseRef(name string) (survey.Ref, bool) {
	item, number, isRecord := strings.Cut(name, "#")
	if !isRecord {
		return survey.Ref{Item: item}, true
	}
	n, ok := parseNumber(number)
	return survey.Ref{Item: item, Record: n}, ok && n > 0
}

// parseNumber reads a version or a record's number in the one way we write it.
func parseNumber(text string) (int, bool) {
	n, err := strconv.Atoi(text)
	return n, err == nil && n >= 0 && n <= math.MaxInt32 && strconv.Itoa(n) == text
}

// domID turns a posted name and the parts of its controls into an id that CSS
// and links can carry. Two dashes part them: no single item can hold those.
func domID(name string, parts ...string) string {
	id := "f-" + strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '_':
			return r
		}
		return '-'
	}, name)
	return strings.Join(append([]string{id}, parts...), "--")
}

func optionID(r survey.Ref, key string) string { return domID(refName(r), "o", key) }

func objectionID(r survey.Ref) string { return domID(refName(r), "b") }

func confirmID(r survey.Ref) string { return domID(refName(r), "b", "ja") }

func conflictID(r survey.Ref) string { return domID(refName(r), "k") }

func stateID(r survey.Ref, choice string) string { return domID(refName(r), "s", choice[1:]) }

func choiceID(r survey.Ref, column, key string) string {
	return domID(refName(r), "c", column, key)
}

func textID(r survey.Ref, part string) string {
	if part == "" {
		return domID(refName(r), "t")
	}
	return domID(refName(r), "t", part)
}

// DOMID is the id of the item's group of controls, for links to it.
func DOMID(it *survey.Item) string { return domID(it.ID) }

// LabelOf is the number and wording of the question that a posted name belongs
// to; the name itself where it belongs to none.
func LabelOf(q *survey.Questionnaire, name string) string {
	whole, _, _ := strings.Cut(name, ":")
	ref, ok := parseRef(whole)
	if it := q.Item(ref.Item); ok && it != nil {
		return it.Number + " " + it.Label
	}
	return name
}

// IsTyped reports whether the posted name is that of a field typed into: of a question,
// of an option's "Sonstiges", or of a part of a record or group.
func IsTyped(q *survey.Questionnaire, name string) bool {
	whole, part, inPart := strings.Cut(name, ":")
	ref, ok := parseRef(whole)
	it := q.Item(ref.Item)
	switch {
	case !ok || it == nil:
		return false
	case !inPart:
		return it.Kind.IsTyped()
	case it.Kind.HasColumns():
		c := it.Column(part)
		return c != nil && c.Kind.IsTyped()
	}
	o := it.Option(part)
	return o != nil && o.Text
}
