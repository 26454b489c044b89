package fieldwork

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"kreisumfrage/internal/survey"
)

// Subject says what something that lacks belongs to.
type Subject string

// The subjects of what can lack before a wave is opened.
const (
	OfState      Subject = "state"
	OfDates      Subject = "dates"
	OfFrame      Subject = "frame"
	OfAddresses  Subject = "addresses"
	OfMails      Subject = "mails"
	OfDefinition Subject = "definition"
	OfTexts      Subject = "texts"
	OfContact    Subject = "contact"
)

// Lack is something that is missing, or doubtful, before a wave is opened.
type Lack struct {
	Subject Subject
	Text    string // German: what it is, and how to mend it
	Page    string // address of the text; of OfTexts only
	Bars    bool   // the wave cannot be opened
}

// TextLack is a place in a text that somebody has to fill in.
type TextLack struct{ Place, Text, Page string }

// Opening is what the opening of a wave depends on.
type Opening struct {
	Wave       survey.Wave
	Now        time.Time
	Frame      int      // counties
	Unreached  []string // names of those without an official address
	Shared     []string // names of those whose official address is at a host for everybody, and whose domains are not recorded
	Mails      bool     // there is a mail server
	Unreadable bool     // this program cannot read the definition
	Findings   []survey.Finding
	Texts      []TextLack
	Contact    []string // what is not said about whom to ask: "Telefon"
}

// Lacks lists everything that lacks, in the order in which it is mended. Waves
// of invented answers may do without what only real counties need.
func (o Opening) Lacks() (all []Lack) {
	invented := o.Wave.SampleData || o.Wave.Reconstructed
	add := func(subject Subject, bars bool, format string, args ...any) {
		all = append(all, Lack{Subject: subject, Text: fmt.Sprintf(format, args...), Bars: bars})
	}
	if o.Wave.State != survey.WaveDraft {
		add(OfState, true, "Die Erhebung ist kein Entwurf mehr. Geöffnet wird sie nur einmal.")
	}
	if !invented {
		o.dates(add)
	}
	if o.Frame == 0 {
		add(OfFrame, true, "Die Liste der Landkreise ist leer. Legen Sie die Erhebung mit einer Liste an.")
	}
	if o.Wave.Login == survey.LoginMail {
		o.reach(add, !invented)
	}
	o.definition(add)
	for _, t := range o.Texts {
		all = append(all, Lack{Subject: OfTexts, Text: t.Place + ": " + t.Text, Page: t.Page, Bars: !invented})
	}
	if len(o.Contact) > 0 {
		add(OfContact, false, "Zur Kontaktstelle fehlt: %s. Der Betrieb trägt es in den Einstellungen des Servers ein.", strings.Join(o.Contact, ", "))
	}
	return all
}

func (o Opening) dates(add func(Subject, bool, string, ...any)) {
	switch {
	case o.Wave.LastDay.Start().IsZero() || o.Wave.LastDay < o.Wave.FirstDay:
		add(OfDates, true, "Der Zeitraum der Erhebung stimmt nicht. Tragen Sie den ersten und den letzten Tag neu ein.")
	case o.Wave.Late(o.Now):
		add(OfDates, true, "Der letzte Tag der Erhebung liegt in der Vergangenheit. Es käme niemand mehr hinein. Tragen Sie einen späteren Tag ein.")
	case o.Wave.FirstDay < survey.DayOf(o.Now):
		add(OfDates, false, "Der erste Tag liegt in der Vergangenheit. Die Landkreise können sofort beginnen.")
	}
}

func (o Opening) reach(add func(Subject, bool, string, ...any), bars bool) {
	if len(o.Unreached) > 0 {
		add(OfAddresses, bars, "Ohne offizielle E-Mail-Adresse: %s. Hinterlegen Sie die Adressen; ohne sie kommt niemand herein.", firstOf(o.Unreached))
	}
	if len(o.Shared) > 0 {
		add(OfAddresses, false, "Die offizielle E-Mail-Adresse liegt bei einem Anbieter für alle, und Domänen sind nicht hinterlegt: %s. "+
			"Jede weitere Adresse dieser Landkreise wartet auf Ihre Zustimmung. Hinterlegen Sie besser ihre Domänen.", firstOf(o.Shared))
	}
	if !o.Mails {
		add(OfMails, bars, "Es ist kein Mailserver eingerichtet. Einladungen und Codes gingen nicht hinaus. Der Betrieb richtet ihn ein, oder Sie wählen die Anmeldung mit Anschreiben.")
	}
}

// firstOf names the first ten.
func firstOf(counties []string) string {
	n := len(counties)
	names := strings.Join(counties[:min(n, 10)], ", ")
	if n > 10 {
		names += fmt.Sprintf(" und %d weitere", n-10)
	}
	return names
}

func (o Opening) definition(add func(Subject, bool, string, ...any)) {
	if o.Unreadable && len(o.Findings) == 0 {
		add(OfDefinition, true, "Diese Version des Programms kann den Fragebogen nicht lesen. Setzen Sie eine andere Ausgabe in Kraft.")
	}
	for _, f := range o.Findings {
		add(OfDefinition, true, "Fragebogen, Zeile %d: %s %s", f.Line, f.Text, f.Hint)
	}
}

// Barred reports whether something of it keeps the wave from being opened.
func Barred(lacks []Lack) bool {
	return slices.ContainsFunc(lacks, func(l Lack) bool { return l.Bars })
}
