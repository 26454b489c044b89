package mail

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"kreisumfrage/internal/survey"
)

// Placeholder is a word in braces in a template, such as {Landkreis}.
type Placeholder string

// The placeholders. What a value looks like and how it is read follow from its
// placeholder.
const (
	County    Placeholder = "Landkreis"
	Wave      Placeholder = "Erhebung"
	Deadline  Placeholder = "Frist"
	Submitted Placeholder = "Eingereicht"
	Reference Placeholder = "Vorgangsnummer"
	Checksum  Placeholder = "Prüfsumme"
	Link      Placeholder = "Link"
	Code      Placeholder = "Code"
	Answer    Placeholder = "Antwort"        // of the office
	Agreed    Placeholder = "Einverständnis" // the day of it

	Since   Placeholder = "Seit"
	Morning Placeholder = "Bis" // the instant at which a summary ends

	// In words, made when the mail is sent.
	Until     Placeholder = "Termin"
	Missing   Placeholder = "Offen"
	Deeds     Placeholder = "Geschehen"
	Remaining Placeholder = "Resttage"
	OpenNotes Placeholder = "Notizen" // only how many: what they say stays on the pages

	// Of campaigns.
	CampaignID Placeholder = "Anschreiben" // stored with its mails, for whoever writes them
	Subject    Placeholder = "Betreff"
	Body       Placeholder = "Text"
	Greeting   Placeholder = "Anrede"
	Standing   Placeholder = "Stand"
	Section    Placeholder = "Abschnitt"
	Reason     Placeholder = "Grund" // for which an answer was given back

	// Every template may hold these; they are the office's.
	Contact Placeholder = "Kontakt"
	Address Placeholder = "Adresse" // public address of the survey, without a slash at its end
)

// valueTypes turns a stored value into what the recipient reads; a value that
// does not fit is an error.
var valueTypes = map[Placeholder]func(string) (string, error){
	County: oneLine, Wave: oneLine, Reference: oneLine, Checksum: oneLine, Link: oneLine, Code: oneLine,
	Deadline: germanDay, Agreed: germanDay, Submitted: germanMoment, Answer: plainText, Since: germanMoment, Morning: germanMoment,
	Until: oneLine, Missing: plainText, Deeds: plainText, Remaining: oneLine, OpenNotes: oneLine,
	CampaignID: oneLine, Subject: oneLine, Body: plainText, Greeting: oneLine, Standing: oneLine, Section: oneLine, Reason: plainText,
	Contact: plainText, Address: oneLine,
}

// Values are what stands at the placeholders of one mail.
type Values map[Placeholder]string

// Moment is an instant as a value.
func Moment(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }

// check refuses values that are missing, left over or of the wrong type.
func (v Values) check(wanted []Placeholder) error {
	for _, p := range wanted {
		value, ok := v[p]
		if !ok {
			return fmt.Errorf("no value for {%s}: %w", p, survey.ErrInvalid)
		}
		if _, err := valueTypes[p](value); err != nil {
			return fmt.Errorf("value of {%s}: %w: %w", p, survey.ErrInvalid, err)
		}
	}
	for p := range v {
		if !slices.Contains(wanted, p) {
			return fmt.Errorf("a value for {%s}: %w", p, survey.ErrInvalid)
		}
	}
	return nil
}

func oneLine(value string) (string, error) {
	if strings.ContainsFunc(value, unicode.IsControl) {
		return "", errors.New("more than one line")
	}
	return value, nil
}

func plainText(value string) (string, error) {
	if strings.ContainsFunc(value, func(r rune) bool { return r != '\n' && unicode.IsControl(r) }) {
		return "", errors.New("no plain text")
	}
	return value, nil
}

func germanDay(value string) (string, error) {
	day, err := survey.ParseDay(value)
	return day.Start().Format("02.01.2006"), err
}

func germanMoment(value string) (string, error) {
	t, err := time.Parse(time.RFC3339Nano, value)
	return t.In(survey.Berlin).Format("02.01.2006, 15:04") + " Uhr", err
}
