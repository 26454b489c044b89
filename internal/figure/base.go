package figure

// baseLabels are the German names of the bases, printed with n wherever a
// percentage stands. Filtered bases are named by the definition.
var baseLabels = map[BaseKind]string{
	Respondents: "antwortende Landkreise, denen die Frage gestellt wurde",
	AnsweredBy:  "Landkreise mit Angabe zu dieser Frage",
	Filtered:    "antwortende Landkreise, auf die der Filter zutrifft",
	Mentions:    "Nennungen",
}

// labelled returns the base with its German name, the definition's own first.
func (b Base) labelled() Base {
	if b.Label == "" {
		b.Label = baseLabels[b.Kind]
	}
	return b
}
