package web

import (
	"slices"
	"time"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/fieldwork"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/survey"
)

// eventRow is one line of what passed between the DLT and a county.
type eventRow struct {
	Time time.Time
	What string
	Text string // may be empty
	By   string // name of who noted it; may be empty
}

var contactTexts = map[survey.ContactKind]string{
	survey.ContactMail: "E-Mail", survey.ContactLetter: "Brief", survey.ContactCall: "Anruf", survey.ContactNote: "Vermerk",
	survey.ContactBounce: "Unzustellbar", survey.ContactRefusal: "Absage", survey.ContactExtension: "Frist verlängert",
}

// officeMails are the kinds that the DLT sends by itself; what a county's people
// write to each other is their own.
var officeMails = []*mail.Kind{mail.CountyInvitation, mail.Reopened, mail.NotReopened, mail.Returned, mail.Extended, mail.ProxyReceipt, mail.ProxyConsent}

var mailTexts = map[string]string{
	mail.CountyInvitation.Name: "Einladung", mail.Reopened.Name: "Antwortbogen wieder geöffnet", mail.NotReopened.Name: "Öffnung abgelehnt",
	mail.Returned.Name: "Antwortbogen zurückgegeben", mail.Extended.Name: "Frist verlängert", mail.ProxyReceipt.Name: "Quittung mit Bitte um Bestätigung",
	mail.ProxyConsent.Name: "Eingabe mit Einverständnis begonnen",
}

var verdictEvents = map[survey.Verdict]string{
	survey.ProxyConfirmed: "Der Landkreis hat die für ihn eingereichten Antworten bestätigt",
	survey.ProxyObjected:  "Der Landkreis bittet, die für ihn eingereichten Antworten zu ändern",
}

var mailStates = map[mail.State]string{
	mail.Queued: "noch nicht verschickt", mail.Claimed: "wird gerade verschickt", mail.Sent: "verschickt",
	mail.Unclear: "unklar, ob verschickt", mail.Failed: "abgewiesen",
}

// timeline is everything that passed between the DLT and the county, the latest
// first. Of the county's own work it holds submissions alone.
func (s *Server) timeline(c echo.Context, v *visitor, sc access.Scope) ([]eventRow, error) {
	ctx := c.Request().Context()
	events, err := s.Store.ContactLog(ctx, sc)
	if err != nil {
		return nil, err
	}
	letters, err := s.Store.CountyLetters(ctx, sc, officeMails...)
	if err != nil {
		return nil, err
	}
	submissions, err := s.Store.SubmissionHeads(ctx, sc)
	if err != nil {
		return nil, err
	}
	var rows []eventRow
	var authors []string
	for _, e := range events {
		rows, authors = append(rows, eventOf(e)), append(authors, e.Author)
	}
	if v.May(access.SeeAnswers) {
		returns, err := s.Store.Returns(ctx, sc)
		if err != nil {
			return nil, err
		}
		entries, err := s.Store.Proxies(ctx, sc)
		if err != nil {
			return nil, err
		}
		for _, p := range entries {
			rows, authors = append(rows, proxyEvents(p)...), append(authors, p.Author)
		}
		for _, r := range returns {
			rows, authors = append(rows, eventRow{r.Time, "Zur Überarbeitung zurückgegeben", r.Reason, r.Author}), append(authors, r.Author)
		}
	}
	for _, l := range letters {
		if l.Kind == mail.CountyInvitation.Name && tried(l) {
			continue // stands in the log of contacts
		}
		rows = append(rows, eventRow{l.Created, "E-Mail: " + mailTexts[l.Kind] + " (" + mailStates[l.State] + ")", "", ""})
	}
	for _, sub := range submissions {
		rows = append(rows, eventRow{sub.Time, "Eingereicht, Vorgangsnummer " + sub.Reference, "", ""})
	}
	names, err := s.Store.Names(ctx, authors)
	for i, r := range rows {
		rows[i].By = names[r.By]
	}
	slices.SortStableFunc(rows, func(a, b eventRow) int { return b.Time.Compare(a.Time) })
	return rows, err
}

// tried reports whether the mail server was asked to take the letter.
func tried(l mail.Posted) bool {
	return l.State == mail.Sent || l.State == mail.Unclear || l.State == mail.Failed && l.Code != mail.NoReason && l.Code != mail.Halted
}

// proxyEvents leave the author's id in the place of the name.
func proxyEvents(p survey.Proxy) []eventRow {
	what := "Eingabe für den Landkreis begonnen, Antworten " + proxyChannelTexts[p.Channel] + " vom " + germanDay(p.Day)
	rows := []eventRow{{p.Started, what, consentText(p.Consent), p.Author}}
	if p.Verdict != "" {
		rows = append(rows, eventRow{p.Decided, verdictEvents[p.Verdict], "", ""})
	}
	return rows
}

// eventOf leaves the author's id in the place of the name.
func eventOf(e survey.ContactEvent) eventRow {
	what := contactTexts[e.Kind]
	switch {
	case e.Kind == survey.ContactExtension:
		what += " bis " + germanDay(survey.Day(e.Result))
	case e.Kind == survey.ContactRefusal && e.Result == survey.RefusalWithdrawn:
		what += " zurückgenommen"
	case e.Kind == survey.ContactCall && e.Result != "":
		what += ": " + outcomeText(fieldwork.ParseCallOutcome(e.Result))
	case e.Kind == survey.ContactMail && e.Campaign == "":
		what += ": " + mailTexts[mail.CountyInvitation.Name] + " (" + mailStates[mail.State(e.Result)] + ")"
	case mailStates[mail.State(e.Result)] != "":
		what += ": " + mailStates[mail.State(e.Result)]
	}
	return eventRow{e.Time, what, e.Text, e.Author}
}
