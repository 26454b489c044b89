package mail

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"kreisumfrage/internal/survey"
)

// CampaignKinds are mails whose words belong to a campaign: those to its counties,
// and the trial that goes to whoever writes it.
var CampaignKinds = []*Kind{CampaignMail, CampaignTrial}

// The kinds of mails of a campaign. Their words are put in when they are sent.
var (
	CampaignMail  = &Kind{Name: "anschreiben", Values: []Placeholder{County, Wave, CampaignID}, Secret: []Placeholder{Subject, Body}}
	CampaignTrial = &Kind{Name: "anschreiben-probe", Urgent: true, Values: CampaignMail.Values, Secret: CampaignMail.Secret}
)

// Attempts are the kinds of mails by which the DLT tries to reach a county.
var Attempts = []*Kind{CampaignMail, CountyInvitation}

// FromDLT are all kinds in which the DLT writes to a county. After each of them it
// leaves the county alone for some days.
var FromDLT = append(slices.Clone(Attempts), Reopened, NotReopened, Returned, ProxyReceipt, ProxyConsent, Extended)

// Of reports whether a letter in the outbox is of one of the kinds.
func Of(kind string, some []*Kind) bool {
	return slices.ContainsFunc(some, func(k *Kind) bool { return k.Name == kind })
}

// Names are those of the kinds.
func Names(kinds []*Kind) (names []string) {
	for _, k := range kinds {
		names = append(names, k.Name)
	}
	return names
}

// CampaignFields are the placeholders that a campaign's words may hold, and those
// among them that they must. A mail holds a code only where the wave mails none
// when somebody asks for it.
func CampaignFields(c survey.Campaign, login survey.Login) (allowed, needed []Placeholder) {
	allowed = []Placeholder{Greeting, County, Wave, Deadline, Remaining, Standing}
	if c.Rule == survey.RuleSectionEmpty {
		allowed = append(allowed, Section)
	}
	if c.Kind == survey.CampaignReturned {
		allowed = append(allowed, Reason)
	}
	if c.Kind == survey.CampaignThanks {
		allowed = append(allowed, Submitted, Reference, Checksum)
	}
	opens := []Placeholder{Link}
	if c.Channel == survey.ByLetter || login != survey.LoginMail {
		opens = append(opens, Code)
	}
	if c.Kind == survey.CampaignInvitation {
		needed = opens
	}
	return append(append(allowed, opens...), Contact, Address), needed
}

// WordingFaults are what is wrong with the words of a campaign.
type WordingFaults struct {
	Unknown []string      // as they were typed, braces and all
	Missing []Placeholder // that must be there
}

// CheckCampaign finds what is wrong with the words.
func CheckCampaign(c survey.Campaign, login survey.Login) (faults WordingFaults) {
	allowed, needed := CampaignFields(c, login)
	for _, found := range braces.FindAllString(c.Subject+"\n"+c.Text, -1) {
		known := slices.Contains(allowed, Placeholder(strings.Trim(found, "{}"))) && strings.HasSuffix(found, "}")
		if !known && !slices.Contains(faults.Unknown, found) {
			faults.Unknown = append(faults.Unknown, found)
		}
	}
	for _, p := range needed {
		if !c.Holds(string(p)) {
			faults.Missing = append(faults.Missing, p)
		}
	}
	// A code without its link opens nothing, and a link alone does not either.
	if c.Holds(string(Code)) != c.Holds(string(Link)) && slices.Contains(allowed, Code) && len(faults.Missing) == 0 {
		faults.Missing = append(faults.Missing, map[bool]Placeholder{true: Link, false: Code}[c.Holds(string(Code))])
	}
	return faults
}

// CampaignFacts are what a campaign's words may say about one county.
type CampaignFacts struct {
	Wave        survey.Wave
	Response    survey.Response
	Salutation  string // of the contact
	Name        string
	Section     string // title
	Done, Pages int
	Checksum    string // of the newest submission
	Reason      string // for which it was given back; empty: the county asked for it
	Now         time.Time
}

// Values are the facts at their placeholders.
func (f CampaignFacts) Values() Values {
	w := f.Wave.Extended(f.Response.Extended)
	v := Values{Greeting: greeting(f.Salutation, f.Name), County: f.Response.County.Name, Wave: w.Title, Deadline: string(w.LastDay),
		Remaining: remainingDays(w.DaysLeft(f.Now)), Standing: fmt.Sprintf("%d von %d Seiten fertig", f.Done, f.Pages), Section: f.Section}
	if f.Response.Disposition == survey.Returned {
		v[Reason] = cmp.Or(f.Reason, asked)
	}
	if f.Response.Counted() {
		v[Submitted], v[Reference], v[Checksum] = Moment(f.Response.Submitted), f.Response.Reference, f.Checksum
	}
	return v
}

// asked is the reason of what was opened again without one.
const asked = "Sie hatten darum gebeten, Ihre Antworten noch einmal ändern zu können."

// greeting does without a name where it does not know how somebody is addressed.
func greeting(salutation, name string) string {
	salutation, name = strings.TrimSpace(salutation), strings.TrimSpace(name)
	switch {
	case strings.HasPrefix(salutation, "Sehr geehrte"):
		return strings.TrimSuffix(salutation, ",")
	case salutation == "Frau" && name != "":
		return "Sehr geehrte Frau " + strings.TrimPrefix(name, "Frau ")
	case salutation == "Herr" && name != "":
		return "Sehr geehrter Herr " + strings.TrimPrefix(name, "Herr ")
	}
	return "Sehr geehrte Damen und Herren"
}

func remainingDays(n int) string {
	switch n {
	case 0:
		return "abgelaufen"
	case 1:
		return "nur noch heute"
	}
	return fmt.Sprintf("noch %d Tage", n)
}

// ExampleSecrets stand in a preview where links and codes will be: they open
// nothing.
func ExampleSecrets(address string) Values {
	return Values{Link: address + "/zugang/BEISPIEL-der-echte-Link-entsteht-beim-Verschicken", Code: "BEISP-CODEX"}
}

// CampaignWords puts the values into the campaign's words.
func (o Office) CampaignWords(c survey.Campaign, values ...Values) (subject, text string, err error) {
	all := Values{Contact: o.Contact, Address: strings.TrimSuffix(o.PublicURL.String(), "/")}
	for _, some := range values {
		for p, v := range some {
			all[p] = v
		}
	}
	if subject, err = filled(c.Subject, all); err != nil {
		return "", "", err
	}
	if subject, err = oneLine(subject); err != nil {
		return "", "", err
	}
	text, err = filled(c.Text, all)
	return subject, text, err
}

// CampaignTemplate is the text from which a campaign for the occasion begins. The
// code is left out where none may stand.
func CampaignTemplate(files fs.FS, c survey.Campaign, login survey.Login) (subject, text string, err error) {
	name := string(c.Kind) + "-" + string(c.Rule)
	source, err := fs.ReadFile(files, "mails/anschreiben/"+name+templateSuffix)
	if err != nil {
		return "", "", fmt.Errorf("template of a campaign: %w", err)
	}
	first, text, _ := strings.Cut(string(source), "\n")
	subject = strings.TrimPrefix(first, subjectLabel)
	allowed, _ := CampaignFields(c, login)
	how := "Öffnen Sie bitte diesen Link. Den Zugangscode schicken wir Ihnen auf Knopfdruck an diese E-Mail-Adresse:\n{" + string(Link) + "}"
	if slices.Contains(allowed, Code) {
		how = "Öffnen Sie bitte diesen Link und geben Sie dort Ihren Zugangscode ein:\n{" + string(Link) + "}\n\nZugangscode: {" + string(Code) + "}"
	}
	return cmp.Or(subject, c.Subject), strings.ReplaceAll(strings.TrimLeft(text, "\n"), "[Zugang]", how), nil
}
