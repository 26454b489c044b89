package instrument

import (
	"slices"

	"kreisumfrage/internal/figure"
	"kreisumfrage/internal/survey"
)

// comparison is the declared grade, or the one that follows from the marks of
// the question and its answers.
func (b *builder) comparison(raw *rawFigure, it *survey.Item) figure.Comparison {
	derived, why := b.derived(raw.Key, it)
	declared := figure.Comparison(raw.Comparison)
	switch {
	case declared == "":
		return derived
	case !bearable(declared, derived, it):
		b.add(raw.at("comparison"), "comparison_contradicted", raw.Comparison, why)
	case declared != derived && raw.Note == "":
		b.add(raw.at("comparison"), "comparison_without_note", raw.Comparison, string(derived))
	}
	return declared
}

// derived returns the grade that the marks tell, with the reason in German.
func (b *builder) derived(key string, it *survey.Item) (grade figure.Comparison, why string) {
	is := func(mark func(*survey.Option) bool) bool { return slices.ContainsFunc(it.Options, mark) }
	switch {
	case b.raw.FiguresOf == 0 || !slices.Contains(studyKeys(), key):
		return figure.Novel, "Diese Abbildung gab es 2018 nicht."
	case measured(it):
		return figure.OptionsChanged, "Die Studie hat keine Abbildung aus Zahlen."
	case is(isNew):
		return figure.OptionsChanged, "Eine Antwort ist mit „new“ gekennzeichnet."
	case is(func(o *survey.Option) bool { return o.Proposed }):
		return figure.OptionsChanged, "Eine Antwort ist mit „proposed“ gekennzeichnet."
	case it.Proposed:
		return figure.WordingChanged, "Die Frage ist mit „proposed“ gekennzeichnet."
	}
	return figure.Identical, "Die Studie hat diese Abbildung."
}

func isNew(o *survey.Option) bool { return o.New }

// bearable reports whether the author may declare the grade. Notes can make a
// figure worse than its marks, and proposed words of known answers better; new
// answers stay new.
func bearable(declared, derived figure.Comparison, it *survey.Item) bool {
	switch declared {
	case derived:
		return true
	case figure.Novel, figure.Identical:
		return false
	case figure.WordingChanged:
		return derived != figure.Novel && !slices.ContainsFunc(it.Options, isNew)
	}
	return derived != figure.Novel
}
