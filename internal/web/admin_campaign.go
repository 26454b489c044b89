package web

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"kreisumfrage/internal/access"
	"kreisumfrage/internal/fieldwork"
	"kreisumfrage/internal/form"
	"kreisumfrage/internal/mail"
	"kreisumfrage/internal/survey"
)

const (
	campaignsRoute = "/dlt/:wave/anschreiben"
	campaignRoute  = campaignsRoute + "/:campaign"

	subjectField  = "betreff"
	wordingField  = "text"
	channelField  = "weg"
	sectionField  = "abschnitt"
	fromDayField  = "ab-tag"
	fromTimeField = "ab-uhrzeit"
	versionField  = "version"

	maxSubject = 200
	maxWording = 10_000
)

var occasionTitles = map[survey.Occasion]string{
	{Kind: survey.CampaignInvitation, Rule: survey.RuleMissing}:    "Einladung an alle, die noch nicht eingereicht haben",
	{Kind: survey.CampaignReminder, Rule: survey.RuleNeverCame}:    "Erinnerung: noch nie angemeldet",
	{Kind: survey.CampaignReminder, Rule: survey.RuleNothingSaved}: "Erinnerung: angemeldet, aber nichts gespeichert",
	{Kind: survey.CampaignReminder, Rule: survey.RuleSectionEmpty}: "Erinnerung: begonnen, aber ein Abschnitt ist leer",
	{Kind: survey.CampaignReminder, Rule: survey.RuleFinished}:     "Erinnerung: fertig, aber nicht eingereicht",
	{Kind: survey.CampaignReminder, Rule: survey.RuleForRelease}:   "Erinnerung: Freigabe im Landkreis steht aus",
	{Kind: survey.CampaignReminder, Rule: survey.RuleMissing}:      "Erinnerung: noch nicht eingereicht",
	{Kind: survey.CampaignThanks, Rule: survey.RuleSubmitted}:      "Dank mit Vorgangsnummer",
	{Kind: survey.CampaignReturned, Rule: survey.RuleReturned}:     "Zur Überarbeitung zurückgegeben",
	{Kind: survey.CampaignExtension, Rule: survey.RuleMissing}:     "Frist verlängert: an alle, die noch nicht eingereicht haben",
	{Kind: survey.CampaignExtension, Rule: survey.RuleExtended}:    "Frist verlängert: an Landkreise mit eigener Frist",
	{Kind: survey.CampaignFree, Rule: survey.RuleMissing}:          "Freier Text an alle, die noch nicht eingereicht haben",
	{Kind: survey.CampaignFree, Rule: survey.RuleEverybody}:        "Freier Text an alle, die teilnehmen",
}

var campaignStates = map[survey.CampaignState]string{
	survey.CampaignDraft: "Entwurf", survey.CampaignScheduled: "geplant", survey.CampaignRunning: "läuft",
	survey.CampaignDone: "abgeschlossen", survey.CampaignStopped: "angehalten",
}

var channelTexts = map[survey.Channel]string{survey.ByMail: "per E-Mail", survey.ByLetter: "als Brief"}

// campaignsPage lists what was and will be written to the counties.
type campaignsPage struct {
	base
	Waves     []navItem
	Campaigns []campaignRow
	New       string // address; empty where nobody can be written to
}

type campaignRow struct {
	Subject, Href, Occasion, Channel, State string
	NotBefore, Changed                      time.Time
	By                                      string
}

func campaignsPath(wave string) string { return adminPath(wave) + "/anschreiben" }

func campaignPath(wave, id string) string { return campaignsPath(wave) + "/" + url.PathEscape(id) }

func (s *Server) showCampaigns(c echo.Context, v *visitor) error {
	b, err := s.bench(c, v)
	if err != nil {
		return err
	}
	all, err := s.Store.Campaigns(c.Request().Context(), b.scope)
	if err != nil {
		return err
	}
	names, err := s.campaignNames(c, all...)
	if err != nil {
		return err
	}
	path := campaignsPath(b.wave.Key)
	view := campaignsPage{base: s.adminBase(c, b, "Anschreiben", path), Waves: b.waveLinks("/anschreiben")}
	if !b.wave.Reconstructed && b.wave.State != survey.WaveArchived {
		view.New = path + "/neu"
	}
	for _, one := range all {
		view.Campaigns = append(view.Campaigns, campaignRow{one.Subject, campaignPath(b.wave.Key, one.ID), occasionTitles[one.Occasion],
			channelTexts[one.Channel], campaignStates[one.State], one.NotBefore, one.Changed, names[one.ChangedBy]})
	}
	return s.render(c, http.StatusOK, "admin_campaigns", view)
}

// campaignNames are those of the people who last changed the campaigns.
func (s *Server) campaignNames(c echo.Context, all ...survey.Campaign) (map[string]string, error) {
	var persons []string
	for _, one := range all {
		persons = append(persons, one.ChangedBy)
	}
	names, err := s.Store.Names(c.Request().Context(), persons)
	if err == nil {
		names[access.Operator] = "dem Programm"
	}
	return names, err
}

// newCampaignPage asks for the occasion; its template is the first draft.
type newCampaignPage struct {
	base
	Occasions []occasionChoice
	Sections  []choiceView
	Section   string
	Channel   string
	NoServer  bool
	Problems  []form.Problem
	Action    string
	Back      string
}

type occasionChoice struct {
	ID, Key, Label string
	Checked        bool
}

func occasionKey(o survey.Occasion) string { return string(o.Kind) + "-" + string(o.Rule) }

func (s *Server) showNewCampaign(c echo.Context, v *visitor) error {
	b, err := s.bench(c, v)
	if err != nil {
		return err
	}
	return s.renderNewCampaign(c, http.StatusOK, b, nil)
}

func (s *Server) renderNewCampaign(c echo.Context, status int, b *bench, problems []form.Problem) error {
	path := campaignsPath(b.wave.Key)
	typed := c.Request().PostForm
	view := newCampaignPage{base: s.adminBase(c, b, "Neues Anschreiben", path), Sections: sectionsOf(b), Section: typed.Get(sectionField),
		Channel: typed.Get(channelField), NoServer: s.withoutMail(), Problems: problems, Action: path + "/neu", Back: path}
	if view.Channel == "" {
		view.Channel = string(survey.ByMail)
		if view.NoServer {
			view.Channel = string(survey.ByLetter)
		}
	}
	view.Errors = len(problems)
	for i, o := range survey.Occasions {
		view.Occasions = append(view.Occasions, occasionChoice{"anlass-" + strconv.Itoa(i+1), occasionKey(o), occasionTitles[o], typed.Get("anlass") == occasionKey(o)})
	}
	return s.render(c, status, "admin_campaign_new", view)
}

// withoutMail reports whether no mail server is set up.
func (s *Server) withoutMail() bool { return !s.Mails }

func sectionsOf(b *bench) (all []choiceView) {
	for _, section := range b.edition.questionnaire.Sections {
		all = append(all, choiceView{section.Key, section.Number + " " + section.Title})
	}
	return all
}

func (s *Server) addCampaign(c echo.Context, v *visitor) error {
	b, err := s.bench(c, v)
	if err != nil {
		return err
	}
	typed := c.Request().PostForm
	n := survey.Campaign{Channel: survey.Channel(typed.Get(channelField))}
	i := slices.IndexFunc(survey.Occasions, func(o survey.Occasion) bool { return occasionKey(o) == typed.Get("anlass") })
	var problems []form.Problem
	if i < 0 {
		problems = append(problems, form.Problem{Href: "#anlass-1", Text: "Anlass: Wählen Sie bitte, wozu Sie schreiben."})
	} else if n.Occasion = survey.Occasions[i]; n.Rule == survey.RuleSectionEmpty {
		n.Section = typed.Get(sectionField)
		if !knownSection(b, n.Section) {
			problems = append(problems, form.Problem{Href: "#" + sectionField, Text: "Abschnitt: Wählen Sie bitte, welcher Abschnitt noch leer sein soll."})
		}
	}
	if channelTexts[n.Channel] == "" {
		problems = append(problems, form.Problem{Href: "#weg-mail", Text: "Weg: Wählen Sie bitte, ob Sie per E-Mail oder per Brief schreiben."})
	}
	if len(problems) > 0 {
		return s.renderNewCampaign(c, http.StatusUnprocessableEntity, b, problems)
	}
	if n.Subject, n.Text, err = mail.CampaignTemplate(s.Look.templates, n, b.wave.Login); err != nil {
		return err
	}
	id, err := s.Store.AddCampaign(c.Request().Context(), b.scope, n)
	if err != nil {
		return err
	}
	return seeOther(c, campaignPath(b.wave.Key, id)+"?hinweis=anschreiben-angelegt")
}

func knownSection(b *bench, key string) bool {
	return slices.ContainsFunc(b.edition.questionnaire.Sections, func(s *survey.Section) bool { return s.Key == key })
}

// campaignPage is one campaign: its words before it starts, and what became of
// each county afterwards.
type campaignPage struct {
	base
	Campaign campaignView
	Stored   *campaignView // what somebody else stored meanwhile; nil: nobody
	Allowed  []string      // placeholders
	Needed   []string
	Sections []choiceView // of the rule that asks for one
	Faults   map[string]string
	Problems []form.Problem
	To, Left int // how many it goes to now, and how many it does not
	Counties []choiceView
	NoServer bool
	PerHour  int
	Units    []campaignUnitRow
	Tally    []choiceView // state in words, and how many
	Today    string
	Paths    campaignPaths
}

// campaignView is a campaign as it stands in the fields.
type campaignView struct {
	Subject, Text, Channel, Section string
	Day, Time                       string
	Version                         int

	Occasion, State       string
	Open, Running, ByPost bool
	Planned               bool
	NotBefore, Changed    time.Time
	By                    string
}

type campaignPaths struct{ Self, List, Preview, Recipients string }

type campaignUnitRow struct {
	ID, Key, Name, Href, State, Tone, Why string
	Attempted                             time.Time
	Unclear, Again, Sent, Bounced         bool
}

// campaigning is one campaign on the bench.
type campaigning struct {
	*bench
	campaign survey.Campaign
	settings survey.WaveSettings
}

func (s *Server) campaigning(c echo.Context, v *visitor) (*campaigning, error) {
	b, err := s.bench(c, v)
	if err != nil {
		return nil, err
	}
	k := &campaigning{bench: b}
	if k.campaign, err = s.Store.Campaign(c.Request().Context(), b.scope, c.Param("campaign")); err != nil {
		return nil, err
	}
	k.settings, err = s.Store.WaveSettings(c.Request().Context(), b.wave.Key)
	return k, err
}

func (k *campaigning) path() string { return campaignPath(k.wave.Key, k.campaign.ID) }

func (k *campaigning) occasion() fieldwork.Occasion {
	return fieldwork.Occasion{Campaign: k.campaign, Wave: k.wave, Questionnaire: k.edition.questionnaire, Pause: k.settings.ReminderPause, Now: k.now}
}

// recipients are those to whom the campaign goes now, and those it leaves out.
func (s *Server) recipients(c echo.Context, k *campaigning) (to, leftOut []fieldwork.Recipient, err error) {
	o := k.occasion()
	all, err := s.Store.Addressees(c.Request().Context(), k.scope, fieldwork.SectionItems(o.Questionnaire, k.campaign.Section))
	to, leftOut = o.Recipients(all)
	return to, leftOut, err
}

func viewOfCampaign(c survey.Campaign, by string) campaignView {
	view := campaignView{Subject: c.Subject, Text: c.Text, Channel: string(c.Channel), Section: c.Section, Version: c.Version,
		Occasion: occasionTitles[c.Occasion], State: campaignStates[c.State], Open: c.Open(), ByPost: c.Channel == survey.ByLetter,
		Running: c.State == survey.CampaignRunning, Planned: c.State == survey.CampaignScheduled,
		NotBefore: c.NotBefore, Changed: c.Changed, By: by}
	if !c.NotBefore.IsZero() {
		at := c.NotBefore.In(survey.Berlin)
		view.Day, view.Time = at.Format("02.01.2006"), at.Format("15:04")
	}
	return view
}

func (s *Server) showCampaign(c echo.Context, v *visitor) error {
	k, err := s.campaigning(c, v)
	if err != nil {
		return err
	}
	return s.renderCampaign(c, http.StatusOK, k, nil, nil)
}

// renderCampaign shows the page, also where what was typed does not fit or
// somebody was faster: typed then stands in the fields.
func (s *Server) renderCampaign(c echo.Context, status int, k *campaigning, typed *campaignView, faults map[string]string) error {
	names, err := s.campaignNames(c, k.campaign)
	if err != nil {
		return err
	}
	stored := viewOfCampaign(k.campaign, names[k.campaign.ChangedBy])
	view := campaignPage{base: s.adminBase(c, k.bench, k.campaign.Subject, campaignsPath(k.wave.Key)), Campaign: stored, Faults: faults,
		NoServer: s.withoutMail(), PerHour: k.settings.MailsPerHour, Today: germanDay(survey.DayOf(k.now)),
		Paths: campaignPaths{k.path(), campaignsPath(k.wave.Key), k.path() + "/vorschau", k.path() + "/empfaenger"}}
	if typed != nil {
		view.Campaign.Subject, view.Campaign.Text, view.Campaign.Channel = typed.Subject, typed.Text, typed.Channel
		view.Campaign.Section, view.Campaign.Day, view.Campaign.Time = typed.Section, typed.Day, typed.Time
		if typed.Version != stored.Version {
			view.Stored = &stored
		}
	}
	for _, field := range []string{subjectField, wordingField, channelField, sectionField, fromDayField, "empfaenger", "probe", "verschickt"} {
		if fault := faults[field]; fault != "" {
			view.Problems = append(view.Problems, form.Problem{Href: "#" + field, Text: fault})
		}
	}
	view.Errors = len(view.Problems)
	if k.campaign.Open() || k.campaign.Channel == survey.ByLetter {
		to, left, err := s.recipients(c, k)
		if err != nil {
			return err
		}
		view.To, view.Left = len(to), len(left)
		for _, r := range fieldwork.List(responsesOf(to, left), fieldwork.Filter{}, fieldwork.ByName) {
			view.Counties = append(view.Counties, choiceView{r.County.Key, r.County.Name})
		}
	}
	if k.campaign.Open() {
		view.Allowed, view.Needed = placeholders(k.campaign, k.wave.Login)
		if k.campaign.Rule == survey.RuleSectionEmpty {
			view.Sections = sectionsOf(k.bench)
		}
	} else if view.Units, view.Tally, err = s.campaignUnits(c, k); err != nil {
		return err
	}
	return s.render(c, status, "admin_campaign", view)
}

func responsesOf(all ...[]fieldwork.Recipient) (responses []survey.Response) {
	for _, some := range all {
		for _, r := range some {
			responses = append(responses, r.Response)
		}
	}
	return responses
}

func placeholders(c survey.Campaign, login survey.Login) (allowed, needed []string) {
	all, must := mail.CampaignFields(c, login)
	return braced(all), braced(must)
}

func braced(all []mail.Placeholder) (words []string) {
	for _, p := range all {
		words = append(words, "{"+string(p)+"}")
	}
	return words
}

// typedCampaign reads the form; faults are by field.
func (k *campaigning) typedCampaign(values url.Values) (c survey.Campaign, view campaignView, faults map[string]string) {
	view = campaignView{Subject: plainWord(values.Get(subjectField)), Text: plainWord(values.Get(wordingField)), Channel: values.Get(channelField),
		Section: values.Get(sectionField), Day: values.Get(fromDayField), Time: values.Get(fromTimeField)}
	view.Version, _ = strconv.Atoi(values.Get(versionField))
	c, faults = k.campaign, map[string]string{}
	c.Subject, c.Text, c.Channel, c.Version = view.Subject, view.Text, survey.Channel(view.Channel), view.Version
	if c.Rule == survey.RuleSectionEmpty {
		if c.Section = view.Section; !knownSection(k.bench, c.Section) {
			faults[sectionField] = "Abschnitt: Wählen Sie bitte, welcher Abschnitt noch leer sein soll."
		}
	}
	if channelTexts[c.Channel] == "" {
		faults[channelField] = "Weg: Wählen Sie bitte, ob Sie per E-Mail oder per Brief schreiben."
	}
	var fault string
	if c.NotBefore, fault = typedMoment(view.Day, view.Time, k.now); fault == "" && !c.NotBefore.IsZero() && c.Channel == survey.ByLetter {
		fault = "Termin: Briefe verschicken Sie selbst. Lassen Sie den Termin bitte leer."
	}
	if fault != "" {
		faults[fromDayField] = fault
	}
	k.checkWords(c, faults)
	return c, view, faults
}

// checkWords names what is wrong with the words, and what may stand there.
func (k *campaigning) checkWords(c survey.Campaign, faults map[string]string) {
	if strings.Contains(c.Subject, "\n") || c.Subject == "" || utf8.RuneCountInString(c.Subject) > maxSubject {
		faults[subjectField] = fmt.Sprintf("Betreff: Schreiben Sie bitte eine Zeile mit höchstens %d Zeichen.", maxSubject)
	}
	if n := utf8.RuneCountInString(c.Text); n == 0 || n > maxWording {
		faults[wordingField] = fmt.Sprintf("Text: Schreiben Sie bitte einen Text mit höchstens %s Zeichen. Er hat jetzt %s.", form.Number(maxWording), form.Number(n))
		return
	}
	found := mail.CheckCampaign(c, k.wave.Login)
	allowed, _ := placeholders(c, k.wave.Login)
	switch {
	case len(found.Unknown) > 0:
		faults[wordingField] = fmt.Sprintf("Text: Diese Platzhalter gibt es hier nicht: %s. Möglich sind: %s.", strings.Join(found.Unknown, ", "), strings.Join(allowed, ", "))
	case len(found.Missing) > 0:
		faults[wordingField] = fmt.Sprintf("Text: Es fehlt %s. Ohne das kann sich der Landkreis nicht anmelden. Möglich sind: %s.", strings.Join(braced(found.Missing), ", "), strings.Join(allowed, ", "))
	}
}

// typedMoment is zero where nothing was typed; a day without a time begins at
// eight.
func typedMoment(day, clock string, now time.Time) (at time.Time, fault string) {
	if day == "" && clock == "" {
		return at, ""
	}
	d, fault := typedDay("Termin", day)
	if fault != "" {
		return at, fault
	}
	if clock == "" {
		clock = "08:00"
	}
	at, err := time.ParseInLocation(time.DateOnly+" 15:04", string(d)+" "+clock, survey.Berlin)
	switch {
	case err != nil:
		return time.Time{}, "Termin: Schreiben Sie bitte Tag und Uhrzeit, zum Beispiel 30.11.2026 und 08:00."
	case !at.After(now):
		return time.Time{}, "Termin: Er liegt schon zurück. Wählen Sie bitte einen späteren oder lassen Sie ihn leer."
	}
	return at, ""
}

func (s *Server) saveCampaign(c echo.Context, v *visitor) error {
	k, err := s.campaigning(c, v)
	if err != nil {
		return err
	}
	typed, view, faults := k.typedCampaign(c.Request().PostForm)
	if len(faults) > 0 {
		return s.renderCampaign(c, http.StatusUnprocessableEntity, k, &view, faults)
	}
	err = s.Store.ChangeCampaign(c.Request().Context(), k.scope, typed)
	if errors.Is(err, survey.ErrConflict) {
		return s.renderCampaign(c, http.StatusConflict, k, &view, nil)
	}
	if err != nil {
		return err
	}
	notice := "anschreiben-gespeichert"
	if !typed.NotBefore.IsZero() {
		notice = "anschreiben-geplant"
	}
	return seeOther(c, k.path()+"?hinweis="+notice)
}

// previewPage shows the words as one county would read them.
type previewCampaignPage struct {
	base
	Subject, Text string
	County        string
	Counties      []choiceView
	Self, Back    string
}

func (s *Server) showCampaignPreview(c echo.Context, v *visitor) error {
	k, err := s.campaigning(c, v)
	if err != nil {
		return err
	}
	all, err := s.Store.Addressees(c.Request().Context(), k.scope, nil)
	if err != nil || len(all) == 0 {
		return errors.Join(err, survey.ErrNotFound)
	}
	view := previewCampaignPage{base: s.adminBase(c, k.bench, "Vorschau", campaignsPath(k.wave.Key)), County: c.QueryParam(countyField),
		Self: k.path() + "/vorschau", Back: k.path()}
	chosen := all[0]
	for _, a := range all {
		view.Counties = append(view.Counties, choiceView{a.Response.County.Key, a.Response.County.Name})
		if a.Response.County.Key == view.County {
			chosen = a
		}
	}
	if view.County != "" && chosen.Response.County.Key != view.County {
		return survey.ErrNotFound
	}
	view.County = chosen.Response.County.Key
	facts, _, err := s.campaignFacts(c, k, chosen)
	if err != nil {
		return err
	}
	if view.Subject, view.Text, err = s.exampleWords(k, facts); err != nil {
		return err
	}
	return s.render(c, http.StatusOK, "admin_campaign_preview", view)
}

// exampleWords have examples where the county has nothing yet.
func (s *Server) exampleWords(k *campaigning, facts mail.CampaignFacts) (subject, text string, err error) {
	examples := mail.Values{mail.Submitted: mail.Moment(k.now), mail.Reference: "BEISPIEL", mail.Checksum: "beispiel",
		mail.Reason: "Beispiel: Bitte prüfen Sie die Zahlen noch einmal; die Summe passt nicht zu den Teilen."}
	return s.Office.CampaignWords(k.campaign, examples, facts.Values(), mail.ExampleSecrets(strings.TrimSuffix(s.PublicURL.String(), "/")))
}

func (s *Server) campaignFacts(c echo.Context, k *campaigning, a survey.Addressee) (f mail.CampaignFacts, to access.CountyContact, err error) {
	one, _ := k.scope.ForCounty(a.Response.County.Key)
	reach, err := s.Store.Reach(c.Request().Context(), one)
	if err != nil {
		return f, to, err
	}
	to, o := reach.Contact(a.Person), k.occasion()
	f = mail.CampaignFacts{Wave: k.wave, Response: a.Response, Salutation: to.Salutation, Name: to.Name, Now: k.now, Section: o.SectionTitle()}
	f.Done, f.Pages = fieldwork.PagesDone(o.Questionnaire, a.Response)
	if a.Response.Counted() && k.campaign.Holds(string(mail.Checksum)) {
		newest, err := s.Store.LatestSubmission(c.Request().Context(), one)
		if err != nil {
			return f, to, err
		}
		f.Checksum = newest.Hash
	}
	if a.Response.Disposition == survey.Returned && k.campaign.Holds(string(mail.Reason)) {
		if f.Reason, err = s.reasonOfReturn(c, one, a.Response); err != nil {
			return f, to, err
		}
	}
	return f, to, nil
}

// recipientsPage lists to whom the campaign would go now, and whom it leaves out,
// each with the reason.
type recipientsPage struct {
	base
	To, LeftOut []recipientRow
	Subject     string
	Back        string
}

type recipientRow struct {
	Name, Href, Reason string
	Disposition        survey.Disposition
	Written            time.Time
}

func (s *Server) showRecipients(c echo.Context, v *visitor) error {
	k, err := s.campaigning(c, v)
	if err != nil {
		return err
	}
	to, left, err := s.recipients(c, k)
	if err != nil {
		return err
	}
	view := recipientsPage{base: s.adminBase(c, k.bench, "Empfänger", campaignsPath(k.wave.Key)), Subject: k.campaign.Subject, Back: k.path(),
		To: k.recipientRows(to), LeftOut: k.recipientRows(left)}
	return s.render(c, http.StatusOK, "admin_recipients", view)
}

func (k *campaigning) recipientRows(all []fieldwork.Recipient) (rows []recipientRow) {
	for _, r := range all {
		rows = append(rows, recipientRow{r.Response.County.Name, countyPath(k.wave.Key, r.Response.County.Key), r.Reason.Text(), r.Response.Disposition, r.Written})
	}
	return rows
}
