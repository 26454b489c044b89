package mail_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/survey"
	"kreisumfrage/templates"
)

func TestEveryOccasionHasATemplateThatFits(t *testing.T) {
	public, err := url.Parse("https://umfrage.example")
	if err != nil {
		t.Fatal(err)
	}
	office := mail.Office{Contact: "DLT\nTelefon 030 1", PublicURL: public}
	facts := mail.CampaignFacts{Wave: survey.Wave{Title: "Der digitale Landkreis", LastDay: "2026-11-30"}, Salutation: "Frau", Name: "Müller", Section: "Schulen",
		Response: survey.Response{County: survey.County{Name: "Kreis {Code}"}, Disposition: survey.Returned, Submissions: 1, Submitted: noon, Reference: "R-1"}, Done: 7, Pages: 21, Checksum: "00ff", Reason: "Die Summe fehlt.", Now: noon}
	for _, o := range survey.Occasions {
		for _, login := range []survey.Login{survey.LoginMail, survey.LoginLetter} {
			for _, channel := range []survey.Channel{survey.ByMail, survey.ByLetter} {
				c := survey.Campaign{Occasion: o, Channel: channel}
				if c.Subject, c.Text, err = mail.CampaignTemplate(templates.Files, c, login); err != nil {
					t.Fatal(err)
				}
				if faults := mail.CheckCampaign(c, login); len(faults.Unknown)+len(faults.Missing) > 0 {
					t.Errorf("%v %s %s: %+v", o, login, channel, faults)
				}
				subject, text, err := office.CampaignWords(c, facts.Values(), mail.ExampleSecrets("https://umfrage.example"))
				if err != nil || strings.Contains(strings.ReplaceAll(subject+text, "Kreis {Code}", ""), "{") || !strings.Contains(text, "Sehr geehrte Frau Müller") {
					t.Errorf("%v: %v\n%s\n%s", o, err, subject, text)
				}
				if returned := o.Kind == survey.CampaignReturned; strings.Contains(text, facts.Reason) != returned {
					t.Errorf("%v tells the reason of a return: %v", o, !returned)
				}
			}
		}
	}
}

func TestWrongPlaceholdersOfACampaignAreNamed(t *testing.T) {
	for _, c := range []struct {
		kind             survey.CampaignKind
		login            survey.Login
		text             string
		unknown, missing string
	}{
		{survey.CampaignInvitation, survey.LoginMail, "{Link} bis {Frist}", "", ""},
		{survey.CampaignInvitation, survey.LoginMail, "Guten Tag", "", "Link"},
		{survey.CampaignInvitation, survey.LoginMail, "{Link} {Code}", "{Code}", ""},
		{survey.CampaignInvitation, survey.LoginLetter, "{Link}", "", "Code"},
		{survey.CampaignReminder, survey.LoginLetter, "Guten Tag", "", ""},
		{survey.CampaignReminder, survey.LoginLetter, "{Code}", "", "Link"},
		{survey.CampaignReminder, survey.LoginLetter, "{Link}", "", "Code"},
		{survey.CampaignFree, survey.LoginMail, "{Landkreiß} {} {Anrede {Vorgangsnummer} }", "{Landkreiß} {} {Anrede  {Vorgangsnummer} }", ""},
		{survey.CampaignReturned, survey.LoginMail, "{Grund}", "", ""},
		{survey.CampaignReminder, survey.LoginMail, "{Grund}", "{Grund}", ""},
		{survey.CampaignThanks, survey.LoginMail, "{Vorgangsnummer} {Abschnitt}", "{Abschnitt}", ""},
	} {
		found := mail.CheckCampaign(survey.Campaign{Occasion: survey.Occasion{Kind: c.kind}, Channel: survey.ByMail, Text: c.text}, c.login)
		missing := ""
		for _, p := range found.Missing {
			missing += string(p)
		}
		if got := strings.Join(found.Unknown, " "); got != c.unknown || missing != c.missing {
			t.Errorf("%q: unknown %q, missing %q", c.text, got, missing)
		}
	}
}

func TestACampaignNamesTheDayOfTheCountyItself(t *testing.T) {
	f := mail.CampaignFacts{Wave: survey.Wave{State: survey.WaveOpen, FirstDay: "2026-11-01", LastDay: "2026-11-30"}, Now: noon}
	if v := f.Values(); v[mail.Deadline] != "2026-11-30" || v[mail.Remaining] != "noch 15 Tage" {
		t.Errorf("%v", v)
	}
	f.Response.Extended = "2026-12-10"
	if v := f.Values(); v[mail.Deadline] != "2026-12-10" || v[mail.Remaining] != "noch 25 Tage" {
		t.Errorf("%v", v)
	}
}

func TestACampaignGreetsAsTheContactIsAddressed(t *testing.T) {
	for _, c := range [][3]string{
		{"Frau", "Petra Müller", "Sehr geehrte Frau Petra Müller"},
		{"Frau", "Frau Müller", "Sehr geehrte Frau Müller"},
		{"Herr", "Dr. Yılmaz", "Sehr geehrter Herr Dr. Yılmaz"},
		{"Frau", "", "Sehr geehrte Damen und Herren"},
		{"", "Poststelle", "Sehr geehrte Damen und Herren"},
		{"Sehr geehrte Frau Landrätin,", "Müller", "Sehr geehrte Frau Landrätin"},
	} {
		f := mail.CampaignFacts{Salutation: c[0], Name: c[1], Now: time.Now()}
		if got := f.Values()[mail.Greeting]; got != c[2] {
			t.Errorf("%v: %q", c, got)
		}
	}
}

func TestAReturnWithoutAReasonWasAskedFor(t *testing.T) {
	f := mail.CampaignFacts{Response: survey.Response{Disposition: survey.Returned}, Now: noon}
	if got := f.Values()[mail.Reason]; got != "Sie hatten darum gebeten, Ihre Antworten noch einmal ändern zu können." {
		t.Errorf("%q", got)
	}
}
