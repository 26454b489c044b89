package form

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"kreisumfrage/internal/survey"
)

// entry is what the definition says of a field that is typed into.
type entry struct {
	kind      survey.Kind
	maxLength int
	fits      survey.Range
}

func entryOf(it *survey.Item) entry { return entry{it.Kind, it.MaxLength, it.Range} }

func columnEntry(c *survey.Column) entry { return entry{c.Kind, c.MaxLength, c.Range} }

// partEntry is the entry of the item or, of a record, of its column.
func partEntry(it *survey.Item, part string) entry {
	if c := it.Column(part); c != nil {
		return columnEntry(c)
	}
	return entryOf(it)
}

// room is how many characters a form has to carry for the field. Numbers and
// dates are short, even with blanks and unit.
func (e entry) room() int {
	if e.kind.IsTyped() && !e.kind.IsText() {
		return 100
	}
	return e.maxLength
}

// read turns what was typed into the form in which it is stored. The code is
// empty where that is possible.
func (e entry) read(typed string) (stored string, code survey.Code) {
	switch {
	case typed == "":
		return "", ""
	case e.kind.IsNumber():
		return e.number(typed)
	case e.kind == survey.KindDate:
		return day(typed)
	}
	return typed, ""
}

var (
	// germanNumber has its thousands parted by points or by one kind of blank.
	germanNumber = regexp.MustCompile(`^(-?)([0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]{0,2}(?:[ \x{a0}\x{2009}\x{202f}][0-9]{3})+)(?:,([0-9]+))?$`)
	onePoint     = regexp.MustCompile(`^-?[0-9]+\.[0-9]{3}$`)
	onlyDigits   = regexp.MustCompile(`^-?[0-9.,]*[0-9][0-9.,]*$`)
	noDigit      = regexp.MustCompile(`[^0-9]`)
)

// number reads "1.234,5" and nothing that could also mean something else:
// "1.5" is a fraction to some and a slip of the finger to others.
func (e entry) number(typed string) (string, survey.Code) {
	text := strings.NewReplacer("−", "-", "–", "-").Replace(typed) // what word processors make of a minus
	if unit := e.fits.Unit; unit != "" {
		text = strings.TrimSpace(strings.TrimSuffix(text, unit))
	}
	parts := germanNumber.FindStringSubmatch(text)
	switch {
	case parts == nil && onlyDigits.MatchString(text):
		return "", survey.AmbiguousNumber
	case parts == nil:
		return "", survey.NotNumber
	case onePoint.MatchString(text) && e.fits.Decimals >= 3: // 1.234 or 1,234
		return "", survey.AmbiguousNumber
	}
	plain := parts[1] + noDigit.ReplaceAllString(parts[2], "")
	if parts[3] != "" {
		plain += "." + parts[3]
	}
	d, _ := survey.ParseDecimal(plain) // the pattern allows nothing else
	return string(d), ""
}

var germanDay = regexp.MustCompile(`^([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})$`)

// day reads "1.2.2026" and what was copied from a table, "2026-02-01". A year
// of two digits is not guessed.
func day(typed string) (string, survey.Code) {
	text := typed
	if parts := germanDay.FindStringSubmatch(typed); parts != nil {
		text = fmt.Sprintf("%s-%02s-%02s", parts[3], parts[2], parts[1])
	}
	day, err := survey.ParseDay(text)
	if err != nil {
		return "", survey.NotDate
	}
	return string(day), ""
}

// Day reads a day as people type it, outside of answers.
func Day(typed string) (survey.Day, bool) {
	text, code := day(strings.TrimSpace(typed))
	return survey.Day(text), code == ""
}

// germanDate writes a stored day as 30.11.2026.
func germanDate(stored string) string {
	day, err := survey.ParseDay(stored)
	if err != nil {
		return stored
	}
	return day.Start().Format("02.01.2006")
}

// typing is the stored text as one would type it.
func (e entry) typing(stored string) string {
	switch {
	case e.kind.IsNumber():
		return strings.Replace(stored, ".", ",", 1)
	case e.kind == survey.KindDate:
		return germanDate(stored)
	}
	return stored
}

// reading is the stored text as one reads it.
func (e entry) reading(stored string) string {
	d, ok := survey.ParseDecimal(stored)
	if !e.kind.IsNumber() || !ok {
		return e.typing(stored)
	}
	text := grouped(string(d))
	if unit := e.fits.Unit; unit != "" {
		text += "\u00a0" + unit
	}
	return text
}

// grouped writes a decimal as Germans do.
func grouped(number string) string { return survey.Decimal(number).German() }

// format tells how to fill in the field; empty where there is nothing to tell.
func (e entry) format() string {
	switch {
	case e.kind == survey.KindDate:
		return "Datum in der Form TT.MM.JJJJ" + e.between(e.fits)
	case !e.kind.IsNumber():
		return ""
	case e.fits.Decimals == 0:
		return "Ganze Zahl" + e.between(e.fits)
	case e.fits.Decimals == 1:
		return "Zahl" + e.between(e.fits) + ", höchstens eine Nachkommastelle"
	}
	return fmt.Sprintf("Zahl%s, höchstens %d Nachkommastellen", e.between(e.fits), e.fits.Decimals)
}

// Format tells how numbers and dates are filled in; empty for other kinds.
func Format(kind survey.Kind, fits survey.Range) string {
	return entry{kind: kind, fits: fits}.format()
}

// between names the ends. That a number is not negative goes without saying.
func (e entry) between(r survey.Range) string {
	from, to, write := " von ", " bis ", grouped
	if e.kind == survey.KindDate {
		from, to, write = " vom ", " bis zum ", germanDate
	}
	switch {
	case r.Minimum != "" && r.Maximum != "":
		return from + write(r.Minimum) + to + write(r.Maximum)
	case r.Maximum != "":
		return to + write(r.Maximum)
	case r.Minimum != "" && r.Minimum != "0":
		return " ab " + write(r.Minimum)
	}
	return ""
}

// missed is the sentence for what lies outside its ends, where all are named.
func (e entry) missed() string {
	r, what, low, high := e.fits, "eine Zahl", "-"+string(survey.Greatest), string(survey.Greatest)
	if e.kind == survey.KindDate {
		what, low, high = "ein Datum", string(survey.FirstDate), string(survey.LastDate)
	}
	r.Minimum, r.Maximum = cmp.Or(r.Minimum, low), cmp.Or(r.Maximum, high)
	return "Geben Sie " + what + e.between(r) + " ein."
}

// sample is a well-written number, where possible with thousands.
func (e entry) sample() string {
	sample := "1234"
	if e.fits.Maximum != "" && survey.Decimal(e.fits.Maximum).Compare("1234") < 0 {
		sample = "12"
	}
	if e.fits.Decimals > 0 {
		sample += ",5"
	}
	return sample
}

// inputMode asks for the keyboard that has all that is needed: those for
// numbers have no minus.
func (e entry) inputMode() string {
	switch {
	case e.kind == survey.KindURL, e.kind == survey.KindEmail:
		return string(e.kind)
	case !e.kind.IsNumber() || e.fits.Minimum == "" || strings.HasPrefix(e.fits.Minimum, "-"):
		return ""
	case e.fits.Decimals > 0:
		return "decimal"
	}
	return "numeric"
}
