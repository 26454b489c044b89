package survey

import "slices"

// Mistakes lists, sorted, what a respondent can do wrong in answering the item:
// the mistakes for which a definition may have its own words.
func (it *Item) Mistakes() []Code {
	codes := typingMistakes(it.Kind)
	for _, o := range it.Options {
		if o.Text {
			codes = append(codes, append(typingMistakes(KindText), TextWithoutOption)...)
		}
		if o.Exclusive {
			codes = append(codes, ExclusiveOption)
		}
	}
	for _, c := range it.Columns {
		codes = append(codes, typingMistakes(c.Kind)...)
	}
	for code, possible := range map[Code]bool{
		TooFewOptions: it.MinChoices > 0, TooManyOptions: it.MaxChoices > 0,
		NoneWithOption: it.NoneOfThese, TooManyRecords: it.Kind == KindRecords,
		WrongTotal: it.Total != nil,
	} {
		if possible {
			codes = append(codes, code)
		}
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

func typingMistakes(kind Kind) []Code {
	switch kind {
	case KindText, KindLongText:
		return []Code{TooLong, ControlCharacter}
	case KindURL:
		return []Code{TooLong, ControlCharacter, NotURL}
	case KindEmail:
		return []Code{TooLong, ControlCharacter, NotEmail}
	case KindNumber, KindPercent:
		return []Code{NotNumber, AmbiguousNumber, TooManyDecimals, BelowMinimum, AboveMaximum}
	case KindDate:
		return []Code{NotDate, BelowMinimum, AboveMaximum}
	}
	return nil
}
